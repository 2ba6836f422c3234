"""Figures: head counts, ranks, results and votes, gathered into the rows they came from.

A row of a table may hold two figures, votes and a share. In the graph they are
two observations; they are one row again where they are of the same thing, rest
on the same articles and have the same note. A figure that clashes with the one
kept is a claim, one for each source, and has a row like any other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from kg.export.ground import Ground, Table, ids, local, things
from kg.export.spans import partial
from kg.export.words import word

# What figures of one row of results share.
_PLACE = ("contest", "round", "section", "candidate")
# The column that a measure fills, in results and in votes.
_RESULT_COLUMNS = {
    "votes": "votes",
    "blockVotes": "votes",
    "shareOfSection": "percent",
    "shareOfCollege": "percent",
}
_VOTE_COLUMNS = {
    "votes": "votes",
    "votesCast": "votes",
    "shareOfVote": "percent",
    "turnoutShare": "percent",
}
_HEADS = {
    *("members", "membersInParty", "registeredToVote", "membersInEnglandAndWales"),
    *("membersInScotland", "eligibleToVote", "affiliatedMembers", "activeMembers"),
    "membersOfAffiliates",
}
_PLACES = {1: "largest", 2: "second largest", 3: "third largest", 4: "fourth largest"}


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as kept or as claimed: its row, and what it rests on."""

    row: Any
    measure: str
    note: str
    articles: set[str] = field(default_factory=set)
    things: list[str] = field(default_factory=list)

    @property
    def number(self) -> str:
        """The value as the tables write it; block votes count in thousands there."""
        value = self.row.value
        if self.measure == "blockVotes" and isinstance(value, int | Decimal):
            value = Decimal(value) / 1000
        written = f"{value:f}" if isinstance(value, Decimal) else str(value)
        return written.rstrip("0").rstrip(".") if "." in written else written


def figures(ground: Ground) -> list[Figure]:
    """Every figure; claims that state the same one with the same note are one."""
    found: dict[tuple[Any, ...], Figure] = {}
    for row in ground.ask("figures"):
        note = ground.notes(row.figure)
        alike = row[1:-1] if row.article else (row.figure,)
        figure = found.setdefault((*alike, note), Figure(row, local(row.measure), note))
        figure.things.append(row.figure)
        figure.articles.update([row.article] if row.article else ground.sources[row.figure])
    return list(found.values())


def gathered(
    found: Iterable[Figure], columns: dict[str, str], key: Callable[[Any], tuple[str, ...]]
) -> list[dict[str, Figure]]:
    """Figures as rows: under each column the one that fills it.

    *columns* gives the column of each measure, *key* what figures of one row share.
    """
    rows: dict[tuple[Any, ...], list[dict[str, Figure]]] = {}
    for figure in found:
        alike = (key(figure.row), figure.note, frozenset(figure.articles))
        column = columns[figure.measure]
        place = rows.setdefault(alike, [])
        free = next((row for row in place if column not in row), None)
        if free is None:
            place.append({column: figure})
        else:
            free[column] = figure
    return [row for place in rows.values() for row in place]


def _rest(row: dict[str, Figure]) -> dict[str, str]:
    """The cells that every row of figures has."""
    one = next(iter(row.values()))
    return {
        "notes": one.note,
        "source": ids(one.articles),
        "things": things(thing for figure in row.values() for thing in figure.things),
    } | {column: figure.number for column, figure in row.items()}


def results(ground: Ground, found: Iterable[Figure]) -> Table:
    """A row for each candidate, round and section, and each other version of one."""
    contests = {row.candidacy: row for row in ground.ask("candidacies")}

    def key(row: Any) -> tuple[str, ...]:
        counted = "final" if row.lastRound else str(row.round or "")
        section = word("section", row.section)
        if row.sectionOf:
            section = f"{section}:{local(row.sectionOf)}"
        standing = contests[row.of]
        return local(standing.contest), counted, section, local(standing.person)

    kept = [
        figure
        for figure in found
        if figure.measure in _RESULT_COLUMNS
        and figure.row.of in contests
        and figure.row.section
        and not figure.row.vote
    ]
    rows = []
    for row in gathered(kept, _RESULT_COLUMNS, key):
        one = next(iter(row.values()))
        share = row.get("percent")
        rows.append(
            dict(zip(_PLACE, key(one.row), strict=True))
            | _rest(row)
            | {"percent_basis": share.measure.removeprefix("shareOf").lower() if share else ""}
        )
    return Table.of("results", rows)


def committee_votes(ground: Ground, found: Iterable[Figure]) -> Table:
    """A row for each option of each vote, and for how many voted."""
    votes = {row.vote: row for row in ground.ask("votes")}
    decided = {row.thing: row for row in ground.ask("decided")}
    candidates = {row.candidacy: row.person for row in ground.ask("candidacies")}

    def key(row: Any) -> tuple[str, ...]:
        option = local(candidates.get(row.of)) or word("option", row.option)
        counted = "last" if row.lastRound else str(row.round or "")
        return row.vote or row.of, option, word("figure", row.figureKind), counted

    kept = [
        figure
        for figure in found
        if (figure.row.vote or figure.row.of) in votes and figure.measure in _VOTE_COLUMNS
    ]
    rows = []
    for row in gathered(kept, _VOTE_COLUMNS, key):
        vote, option, kind, _ = key(next(iter(row.values())).row)
        told, cast = decided.get(vote), row.get("votes")
        if not option:
            option = "total-votes" if cast else "turnout"
        rows.append(
            _rest(row)
            | {
                "contest": local(votes[vote].contest),
                "organisation": local(votes[vote].organization),
                "body": _body(ground, votes[vote], told),
                "date": partial(told.earliest, told.latest) if told else "",
                "option": option,
                "kind": kind,
            }
        )
    return Table.of("committee_votes", rows)


def _body(ground: Ground, vote: Any, told: Any) -> str:
    """Who voted, in the words of the tables or by the body's name."""
    return (told.body if told else "") or (ground.short_name(vote.body) if vote.body else "")


def membership(found: Iterable[Figure]) -> Table:
    """A row for each head count."""
    return Table.of(
        "membership",
        (
            {
                "organisation": local(figure.row.of),
                "date": partial(figure.row.earliest, figure.row.latest),
                "count": figure.number,
                "kind": word("members", figure.row.measure),
                "notes": figure.note,
                "source": ids(figure.articles),
                "things": things(figure.things),
            }
            for figure in found
            if figure.measure in _HEADS
        ),
    )


def rank_claims(ground: Ground) -> Table:
    """A row for each claim that an organization is the largest, or what comes next."""
    return Table.of(
        "rank_claims",
        (
            {
                "organisation": local(row.organization),
                "claim": _place(row.value),
                "scope": row.scope or "",
                "date": partial(row.earliest, row.latest),
                "source": local(row.article),
                "things": things([row.claim]),
            }
            for row in ground.ask("ranks")
        ),
    )


def _place(value: int | str | date) -> str:
    """The words for a place that is given as a number."""
    return _PLACES.get(value, str(value)) if isinstance(value, int) else str(value)
