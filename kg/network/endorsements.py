"""Endorsements: who backed whom, and all that stands around it.

=============  =====================  =====================================
kind           from → to              key, and what else the edge carries
=============  =====================  =====================================
endorsement    endorser → candidate   end:Endorsement; form, decision, weight:
                                      1 for a first choice, as end:backs has
                                      it, 0 for a later, unranked or replaced;
                                      replaced names the decision that did so
decision       endorser → contest     end:Decision that chose nobody
expectation    endorser → candidate   end:Expectation; words, rank, and what
               or contest             came of it: came, settled
candidacy      candidate → contest    end:Candidacy; outcome is the status
decided        body → endorser        end:Decision
announced      person → endorser      end:Decision; role
statement      speaker → for whom     end:Statement; role
office         person → organization  end:Office; role
part           body → organization    the body
=============  =====================  =====================================
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import networkx as nx

from kg.network import choices, outcomes, rows
from kg.network.nodes import Edge, Network, Nodes, part
from kg.network.scope import Scope


def build(
    nodes: Nodes,
    scope: Scope,
    *,
    endorser: str | None = None,
    candidate: str | None = None,
) -> Network:
    """The network of endorsements, or the part of it that is in *scope*.

    *endorser* and *candidate* (IRIs) keep the edges at that node; both, those
    between the two. What is narrowed drops the nodes that are left alone.
    """
    network = _Builder(nodes).endorsements()
    if not scope.narrow and endorser is None and candidate is None:
        return network
    wanted = {iri for iri in (endorser, candidate) if iri is not None}

    def keep(found: Edge, edge: dict[str, Any]) -> bool:
        if edge["kind"] in {"office", "part"}:
            timely = scope.may_reach_into(edge["start"], edge["end"])
        else:
            timely = scope.may_lie_in(edge["start"], edge["end"], edge["contest"])
        return (
            timely
            and wanted <= set(found[:2])
            and (not scope.contests_narrow or edge["contest"] in scope.contests)
            and scope.kind_fits(network.nodes[found[0]]["kind"])
        )

    return part(network, keep)


class _Builder:
    """The rows of one graph, while they become a network."""

    def __init__(self, nodes: Nodes) -> None:
        self.nodes = nodes
        self.engine = engine = nodes.engine
        self.contests = self.nodes.contests
        self.decisions = rows.decisions(engine)
        self.offices = rows.offices(engine)
        self.sources = self.nodes.sources
        self.candidate: dict[str, str] = {}
        self.contest: dict[str, str] = {iri: iri for iri in self.contests}
        self.contest.update((r.thing, r.contest) for r in rows.ask(engine, "belongs"))
        self.articles: dict[tuple[str, str], set[str]] = {}
        self.replaced = {
            decision.supersedes: decision.iri
            for decision in self.decisions.values()
            if decision.supersedes
        }
        self.last = choices.last(self.decisions.values())
        # Whom a decision names, by rank.
        self.named: dict[tuple[str, int], str] = {}
        self.network: Network = nx.MultiDiGraph(name="endorsements", ties=("endorsement",))

    def endorsements(self) -> Network:
        """All edges of the table above, in that order, and every contest as a node."""
        self._candidacies()
        self._endorsements()
        self._expectations()
        self._decisions()
        self._statements()
        self._offices()
        for contest in self.contests:
            self.nodes.add(self.network, contest)
        return self.network

    def _edge(self, key: str, source: str, target: str, kind: str, **more: Any) -> None:
        self.nodes.add_edge(self.network, key, source, target, kind, **more)

    def _candidacies(self) -> None:
        for row in rows.ask(self.engine, "candidacies"):
            self.candidate[row.candidacy] = row.candidate
            self._edge(
                row.candidacy,
                row.candidate,
                row.contest,
                "candidacy",
                outcome=rows.name_of(row.status),
                contest=row.contest,
            )

    def _dated(self, decision: rows.Decision) -> dict[str, Any]:
        return {
            "outcome": decision.outcome,
            "contest": decision.contest,
            "start": decision.earliest,
            "end": decision.latest,
            "words": decision.words,
            "announced": decision.announced,
            "decision": decision.iri,
            "bodies": tuple(decision.bodies),
            "method": decision.method,
            "supersedes": decision.supersedes,
            "replaced": self.replaced.get(decision.iri),
            "round": decision.round,
        }

    def _endorsements(self) -> None:
        final = {decision.iri for decision in self.last.values()}
        for row in rows.ask(self.engine, "endorsements"):
            decision = self.decisions.get(row.decision)
            candidate = self.candidate.get(row.candidacy)
            if decision is None or candidate is None:
                continue  # The checks name it as a fault; it cannot be drawn.
            form = rows.name_of(row.kind)
            if row.rank:
                self.named[row.decision, row.rank] = candidate
            if self.network.has_edge(decision.endorser, candidate, row.endorsement):
                edge = self.network.edges[decision.endorser, candidate, row.endorsement]
                edge["form"] = edge["form"] or form
                continue
            self._edge(
                row.endorsement,
                decision.endorser,
                candidate,
                "endorsement",
                rank=row.rank,
                form=form,
                weight=float(row.rank == 1 and decision.iri in final),
                **self._dated(decision),
            )

    def _expectations(self) -> None:
        for row in rows.ask(self.engine, "expectations"):
            target = self.candidate.get(row.candidacy, row.contest)
            outcome = rows.name_of(row.outcome) or "choice"
            candidate = None if target == row.contest else target
            decision = self.last.get((row.endorser, row.contest))
            self._edge(
                row.expectation,
                row.endorser,
                target,
                "expectation",
                rank=row.rank,
                outcome=outcome,
                contest=row.contest,
                start=row.earliest,
                end=row.latest,
                words=row.dateText,
                likelihood=row.likelihood,
                lapsed=row.lapsed,
                settled=decision.iri if decision and not row.lapsed else None,
                came=outcomes.of(
                    decision,
                    self.named,
                    candidate=candidate,
                    rank=row.rank,
                    expected=outcome,
                    lapsed=row.lapsed is not None,
                ),
            )

    def _decisions(self) -> None:
        for decision in self.decisions.values():
            held = self.articles.setdefault((decision.endorser, decision.contest), set())
            held.update(self.sources.get(decision.iri, ()))
            dated = self._dated(decision)
            if decision.outcome not in (None, "choice"):
                self._edge(decision.iri, decision.endorser, decision.contest, "decision", **dated)
            for body in decision.bodies:
                self._edge(decision.iri, body, decision.endorser, "decided", **dated)
            for announcer in decision.announcers:
                office = self.offices.get(announcer)
                speaker = office.member if office else announcer
                role = office.role if office else None
                self._edge(
                    decision.iri, speaker, decision.endorser, "announced", role=role, **dated
                )

    def _statements(self) -> None:
        for statement in rows.statements(self.engine):
            office = self.offices.get(statement.office or "")
            behalf = statement.behalf or (office.organization if office else None)
            contests = sorted(set(self._contests_of(statement, behalf)))
            self._edge(
                statement.iri,
                statement.speaker,
                behalf or statement.speaker,
                "statement",
                contest=contests[0] if contests else None,
                start=statement.earliest,
                end=statement.latest,
                role=office.role if office else None,
            )

    def _contests_of(self, statement: rows.Statement, behalf: str | None) -> Iterator[str]:
        """The contests a statement is about, named or by a candidate of theirs.

        A statement that names none belongs to the contest in which the person
        spoken of, or spoken for, stands, and about which the same article
        tells what those decided for whom it is made.
        """
        named = [self.contest[iri] for iri in statement.about if iri in self.contest]
        if named:
            yield from named
            return
        articles = set(self.sources.get(statement.iri, ()))
        for candidacy, candidate in self.candidate.items():
            contest = self.contest[candidacy]
            told = self.articles.get((behalf or "", contest), set())
            if candidate in statement.about and articles & told:
                yield contest
            told = set(self.sources.get(candidacy, ()))
            if candidate in {statement.speaker, behalf} and articles & told:
                yield contest

    def _offices(self) -> None:
        for office in self.offices.values():
            self.nodes.add_office(self.network, office)
        self.nodes.add_parts(self.network)


def spans(network: Network) -> dict[str, tuple[date, date]]:
    """First and last day known of each contest: of its stages, else of its decisions.

    A contest without a day is left out.
    """
    staged: dict[str, list[date]] = {}
    decided: dict[str, list[date]] = {}
    for iri, node in network.nodes(data=True):
        if node["kind"] == "contest":
            staged[iri] = [day for day in (node.get("start"), node.get("end")) if day]
    for _, _, edge in network.edges(data=True):
        if edge["contest"] and edge["kind"] in {"endorsement", "decision", "expectation"}:
            known = (edge["start"], edge["end"], edge.get("announced"))
            days = [day for day in known if day]
            decided.setdefault(edge["contest"], []).extend(days)
    found = {iri: days or decided.get(iri, []) for iri, days in staged.items()}
    return {iri: (min(days), max(days)) for iri, days in found.items() if days}
