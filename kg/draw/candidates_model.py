"""Candidates model: one contest, its candidates in order, and who stands in a row."""

from __future__ import annotations

from dataclasses import dataclass

from kg.draw import positions as held
from kg.draw.contests import groups
from kg.draw.positions import Position, Positions
from kg.draw.record import Contest
from kg.vocabulary import curie

_HUES = {"first": "h1", "second": "h2", "third": "h3", "fourth": "h4"}
_SECTIONS = (
    ("Unions", ("union",)),
    ("Societies", ("society",)),
    ("Parties and others", ("party", "organization", "publisher", "speaker", "thing")),
    ("People", ("person",)),
    ("Parts of unions and other bodies, not counted", ("body",)),
)
# Columns of those who named no person, and their heads.
_NOBODY, _OPEN = "nobody", "open"
ASIDE = {_NOBODY: "Nobody", _OPEN: "No choice known"}
SUGGESTED = "suggested"


@dataclass(slots=True)
class Single:
    """One contest: its candidates in the order of the result, and who stands in a row."""

    positions: Positions
    contest: Contest
    people: list[str]
    hues: dict[str, str]
    sections: list[tuple[str, list[Position]]]

    @property
    def columns(self) -> list[str]:
        """The people, then a column each for who chose nobody and whose choice is not known."""
        found = {
            aside(one)
            for _, rows in self.sections
            for position in rows
            for one in (position, *self.positions.earlier(position))
        }
        return [*self.people, *(name for name in ASIDE if name in found)]

    def tally(self, position: Position) -> str:
        """The name of the count to which a decision belongs that counts."""
        name = head(position)
        return f"head {curie(name) if name in self.people else name}"


def head(position: Position) -> str:
    """Below whom a position is listed: the person it names first, else why it names none."""
    first = position.first.target if position.first else None
    return first or aside(position) or SUGGESTED


def aside(position: Position) -> str | None:
    """The column of a position that names no person first; `None` if it names one."""
    if position.first is not None or position.what == held.SUGGESTED:
        return None
    return _NOBODY if position.what in {held.NONE, held.FREE} else _OPEN


def model(positions: Positions, contest: Contest) -> Single:
    """The candidates anybody named, and everyone known to have decided or been expected to."""
    found, _ = groups(positions.network, contest)
    standing = [(group, group.standing.person) for group in found if group.standing]
    hues = {person: _HUES.get(group.hue, "other") for group, person in standing}
    people = [person for _, person in standing]
    order = {person: number for number, person in enumerate(people)}
    named = positions.within([contest])
    every = [named.of(e, contest) for e in dict.fromkeys(row.endorser for row in contest.rows)]
    every = [position for position in every if position.row is not None]
    # Those with one choice by the day of the decision that stands.
    at = {row.key: number for number, row in enumerate(contest.rows)}
    order |= {name: len(order) + number for number, name in enumerate((SUGGESTED, *ASIDE))}
    every.sort(key=lambda p: (order[head(p)], at[p.row.key] if p.row else 0))
    kinds = positions.network.nodes
    sections = [
        (head, [p for p in every if kinds[p.endorser]["kind"] in members])
        for head, members in _SECTIONS
    ]
    return Single(named, contest, people, hues, [(h, rows) for h, rows in sections if rows])
