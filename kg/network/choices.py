"""Choices: what each endorser held at the end of each contest.

Of several decisions about a contest the last counts, by the rule of `end:backs`:
none that another supersedes; of the rest the highest round, then the latest
day, then the highest IRI. A part of a union is an endorser of its own, and
never counted as the union.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from kg import query
from kg.network import rows
from kg.network.nodes import Nodes
from kg.network.scope import Scope

# To choose nobody, or to leave the choice to the members, is a position too.
NEUTRAL = frozenset({"noRecommendation", "freeVote"})


@dataclass(frozen=True, slots=True)
class Choice:
    """One endorser's stand in one contest: a candidate of a rank, or nobody.

    *candidate* is `None` and *rank* 0 where it stood neutral. *fact* is the
    endorsement, or the decision to choose nobody.
    """

    fact: str
    endorser: str
    contest: str
    candidate: str | None
    rank: int
    start: date | None
    end: date | None


def last(decisions: Iterable[rows.Decision]) -> dict[tuple[str, str], rows.Decision]:
    """The decision that counts, for each endorser and contest."""
    held = list(decisions)
    replaced = {decision.supersedes for decision in held}
    found: dict[tuple[str, str], rows.Decision] = {}
    for decision in sorted((d for d in held if d.iri not in replaced), key=_order):
        found[decision.endorser, decision.contest] = decision
    return found


def _order(decision: rows.Decision) -> tuple[int, date, str]:
    made = decision.latest or decision.announced or date.min
    return (decision.round or 0, made, decision.iri)


def choices(nodes: Nodes, scope: Scope, rule: str | None = None) -> list[Choice]:
    """Every ranked choice and neutral stand in *scope*, in the order of its IRI.

    With *rule*, the IRI of an inclusion rule, only the choices that it counts; a
    neutral stand has neither kind nor rank, and stays.
    """
    counted = last(rows.decisions(nodes.engine).values())
    final = {decision.iri: decision for decision in counted.values()}
    candidate = {row.candidacy: row.candidate for row in rows.ask(nodes.engine, "candidacies")}
    found: list[Choice] = []
    counts = _counts(nodes.engine, rule)
    for row in rows.ask(nodes.engine, "endorsements"):
        if row.decision in final and row.rank and row.candidacy in candidate and counts(row):
            person = candidate[row.candidacy]
            found.append(_choice(final[row.decision], row.endorsement, person, row.rank))
    found += [
        _choice(decision, decision.iri, None, 0)
        for decision in final.values()
        if decision.outcome in NEUTRAL
    ]
    return sorted(
        (
            choice
            for choice in found
            if choice.contest in scope.contests
            and scope.may_lie_in(choice.start, choice.end, choice.contest)
            and scope.kind_fits(nodes.kind(choice.endorser))
        ),
        key=lambda choice: choice.fact,
    )


def _choice(decision: rows.Decision, fact: str, candidate: str | None, rank: int) -> Choice:
    return Choice(
        fact,
        decision.endorser,
        decision.contest,
        candidate,
        rank,
        decision.earliest or decision.announced,
        decision.latest or decision.announced,
    )


def _counts(engine: query.Engine, rule: str | None) -> Callable[[Any], bool]:
    """Whether a row of endorsements is one that an inclusion rule counts."""
    if rule is None:
        return lambda _: True
    held = [row for row in rows.ask(engine, "inclusion") if row.rule == rule]
    kinds = {row.kind for row in held if row.kind}
    ranks = {row.rank for row in held if row.rank}
    stated: set[str] | None = None
    if any(row.independent for row in held):
        stated = {row.endorsement for row in rows.ask(engine, "independent")}

    def counts(row: Any) -> bool:
        return (
            (not kinds or row.kind in kinds)
            and (not ranks or row.rank in ranks)
            and (stated is None or row.endorsement in stated)
        )

    return counts
