"""Dossier: the panel entries, the table's rows and the search terms of some contests.

Every view of contests tells the same facts in the same words; here they are
gathered once, whatever the view draws of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from kg.article import Texts
from kg.draw import axis, place, say, table, words
from kg.draw.chart import Span
from kg.draw.contests import groups
from kg.draw.panel import Panels, link
from kg.draw.record import Choice, Contest, Row, Settled
from kg.network.build import Network
from kg.network.public import Published
from kg.query import Engine
from kg.vocabulary import curie


@dataclass(slots=True)
class Dossier:
    """What the page holds besides its picture."""

    network: Network
    panels: Panels
    published: Published
    rows: list[dict[str, Any]]

    @classmethod
    def of(
        cls,
        engine: Engine,
        texts: Texts,
        network: Network,
        contests: list[Contest],
        more: Iterable[str] = (),
        every: list[Contest] | None = None,
    ) -> Dossier:
        """Everything about *contests*, and of each node drawn, with *more* IRIs of nodes.

        The entries name the choices of the same endorser in *every* contest.
        """
        nodes = list(dict.fromkeys([*(iri for one in contests for iri in _drawn(one)), *more]))
        named = contests if every is None else every
        panels = Panels(engine, texts, network, contests, named, nodes)
        dossier = cls(network, panels, Published(engine), [])
        for contest in contests:
            dossier.rows += dossier._facts(contest)
        panels.nodes(nodes)
        return dossier

    def _facts(self, contest: Contest) -> Iterator[dict[str, Any]]:
        """Give the panels every choice of a contest; also the table's rows."""
        panels = self.panels
        ordered = groups(self.network, contest)[0]
        choices = [
            (group, row, choice)
            for group in ordered
            for row in group.rows
            for choice in row.choices
        ]
        for group, row, choice in choices:
            public = self.public(contest, choice)
            where = place.named(self.network, group, row, choice)
            panels.choice(contest, row, choice, where, public)
            differ = panels.differ(choice.key)
            timed = row.expected or row.replaced
            settled = self.settled(contest, row) if timed else None
            yield {
                **table.row(self.network, contest, row, choice, differ, public, settled),
                "kind": self.network.nodes[choice.endorser]["kind"],
                "rank": rank(choice),
                "public": public,
                "decided": decided(choice),
            }

    def keep(self, roots: Iterable[str]) -> None:
        """Drop the entries that are more than two presses from *roots*, keys of entries.

        What a kept entry names and the page no longer holds stands there as words.
        """
        near = dict.fromkeys(roots)
        for _ in range(2):
            near |= dict.fromkeys(
                key for root in near if root in self.panels.entries for key in self._named(root)
            )
        self.panels.keep(near)

    def _named(self, key: str) -> Iterator[str]:
        """The keys that an entry leads to."""
        entry = self.panels.entries[key]
        yield from (item["open"] for item in entry.get("around", ()))
        for section in entry.get("sections", ()):
            yield from (item["open"] for item in section["items"])

    def public(self, contest: Contest, choice: Choice) -> Span:
        """When a choice became public: announced, or first told by a source of the time.

        A first choice is public with its decision; a later one once a source tells it.
        """
        edge = choice.edge
        first = choice.kind != "expectation" and choice.rank == 1
        fact = edge["decision"] if first else choice.key
        return self.published.of(fact, contest.iri, choice.begun, edge.get("announced"))

    def settled(self, contest: Contest, row: Row) -> Settled:
        """By which day it was public, and had been decided, what came of an expectation.

        Of a decision that was replaced: that it was.

        `None` while it is open; a day that is not known is the last of all.
        """
        lapsed: date | None = row.first.edge.get("lapsed")
        if lapsed:
            return lapsed, lapsed
        decision = next(
            (one for one in contest.whole if one.key == (row.settled or row.after)), None
        )
        if decision is None:
            return None
        spans = self.public(contest, decision.first), decided(decision.first)
        public, made = (last or date.max for _, last in spans)
        return public, made

    def folded(self, key: str, heading: str, contest: Contest, rows: Iterable[Row]) -> None:
        """Add the entry of a mark that stands for *rows* of a contest: it lists them."""
        self.panels.entries[key] = {
            "iri": contest.iri,
            "name": curie(contest.iri),
            "heading": heading,
            "sub": contest.label,
            "rows": [],
            "sections": [
                {
                    "title": "Choices",
                    "items": [
                        {
                            "text": say.stated(self.network, row.first, row),
                            "when": words.when(*row.first.days),
                            "open": curie(row.first.key),
                        }
                        for row in rows
                    ],
                }
            ],
        }

    def articles(self) -> list[dict[str, Any]]:
        """Every article behind the entries, by publisher and day."""
        lines = sorted(
            self.panels.articles.values(),
            key=lambda line: (line.publisher or "", line.published or date.max, line.article),
        )
        return [
            {
                "title": ": ".join(filter(None, (line.publisher, line.headline))) or line.article,
                "url": link(line.url),
                "published": words.day(line.published) if line.published else "no date",
            }
            for line in lines
        ]

    def search(self, only: Iterable[str] | None = None) -> list[dict[str, Any]]:
        """Every node that has an entry, with all its names; *only* these CURIEs if given."""
        kept = None if only is None else set(only)
        found = []
        for iri, node in self.network.nodes(data=True):
            key = curie(iri)
            if key in self.panels.entries and (kept is None or key in kept):
                kind = "body" if node["kind"] == "body" else say.kind(self.network, iri)
                names = [name for name in node["names"] if name != node["label"]]
                item = {"open": key, "label": node["label"], "names": names, "kind": kind}
                before = self.panels.before.get(iri)
                found.append({**item, "before": before} if before else item)
        return sorted(found, key=lambda item: (item["label"], item["open"]))


def decided(choice: Choice) -> Span:
    """When a choice was made, as far as it is known; one announced was made by then."""
    edge = choice.edge
    end: date | None = edge["end"] or edge.get("announced")
    return (choice.begun, end)


def rank(choice: Choice) -> str:
    """What the filter of ranks asks: 1, 2, 3, + (unranked), none or expected."""
    if choice.kind == "expectation":
        return "expected"
    if choice.kind == "decision":
        return "none"
    return str(choice.rank or "+")


def _drawn(contest: Contest) -> Iterator[str]:
    """Every entity that has a mark of its own."""
    yield contest.iri
    for standing in contest.standings.values():
        yield standing.person
        yield from (voice.iri for voice in standing.voices)
    for row in contest.rows:
        yield row.endorser
        yield from (voice.iri for voice in row.voices)


def _not_known(contests: list[Contest], public: Callable[[Contest, Choice], Span]) -> list[str]:
    """Of how many decisions the day is not known, as the slider counts them."""
    made = [row for one in contests for row in one.rows if not row.expected]
    made = [row for row in made if not axis.dated(decided(row.first))]
    counted = [row for row in made if row.counts]
    unheard = [
        row
        for contest in contests
        for row in contest.rows
        if row.counts and not axis.dated(public(contest, row.first))
    ]
    said = []
    if made:
        of = f"{words.number(len(counted))} decision{'' if len(counted) == 1 else 's'}"
        rest = len(made) - len(counted)
        if rest:
            of += f", and of {words.number(rest)} not counted"
        said.append(f"The day of decision is not known of {of}.")
    if unheard:
        many = words.number(len(unheard))
        one = "decision" if len(unheard) == 1 else "decisions"
        said.append(f"It is not known when {many} {one} became public.")
    return said


def leaves_out(
    network: Network,
    contests: list[Contest],
    public: Callable[[Contest, Choice], Span],
    replaced: str = "Decisions replaced since are struck and not counted.",
) -> list[str]:
    """What a reader may miss, in sentences; counted where it can be.

    *public* says when a choice became so; *replaced* is what is said of decisions
    that others replaced, if there are any.
    """
    if not contests:
        return ["No contest in the data touches it."]
    rows = [row for contest in contests for row in contest.rows]
    sections = any(network.nodes[contest.iri].get("sections") for contest in contests)
    who = "Members of parliament, local parties and individual members"
    said = [
        f"{who if sections else 'Whoever else had a vote or a voice'}, whose choices count too.",
        "Whatever no source held here says: an endorser that is absent may have decided.",
    ]
    vague = [
        row
        for row in rows
        if row.counts and row.first.days[0] != row.first.days[1] and axis.dated(row.first.days)
    ]
    if vague:
        one = len(vague) == 1
        said.append(
            "Neither the day of decision nor that of announcement is known of"
            f" {words.number(len(vague))} decision{'' if one else 's'}, only a span: shown at"
            " the first day possible."
        )
    said += _not_known(contests, public)
    said.append("Each line counts once, whatever the size of the union.")
    parts = {say.kind(network, row.endorser) for row in rows if row.part}
    if parts:
        whole = "unions" if parts == {words.KINDS["body"][0]} else "organizations"
        said.append(f"Parts of {whole} are shown but not counted.")
    if any(contest.changed for contest in contests):
        said.append(replaced)
    if any(row.earlier for row in rows):
        said.append("Of several decisions of one endorser about a contest the last counts.")
    return said
