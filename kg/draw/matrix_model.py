"""Matrix: what each union chose, contest by contest, those that chose alike together.

Columns are contests in time, rows endorsers. Opens with the contests for which
three endorsers or more are known, those of the main organization first; each
contest can be opened on its own, with its candidates as columns.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from kg.draw import posts, words
from kg.draw.positions import CHOICE, Position, Positions
from kg.draw.record import Contest
from kg.draw.seriation import neighbours

# Endorsers that a column needs; where no contest has as many, the latest ones are shown.
KNOWN, LATEST = 3, 12
KIND = "union"


@dataclass(frozen=True, slots=True)
class Section:
    """Rows that stand together, under a head if it is not the first."""

    head: str
    endorsers: list[str]


@dataclass(slots=True)
class Matrix:
    """What the picture shows: which contests, which endorsers, in which order.

    *blocks* are the contests of the main organization and the others. *single*
    are the endorsers with one position, which have no row of their own. *fewer*
    are contests in which too few are known for a column.
    """

    positions: Positions
    kind: str
    blocks: list[list[Contest]]
    sections: list[Section]
    single: list[Position]
    expected: list[str]
    fewer: list[Contest]
    main: str | None

    @property
    def contests(self) -> list[Contest]:
        """Every contest with a column, block by block."""
        return [contest for block in self.blocks for contest in block]

    @property
    def endorsers(self) -> list[str]:
        """Every endorser with a row, in its order."""
        return [endorser for section in self.sections for endorser in section.endorsers]

    def name(self, contest: Contest) -> str:
        """A contest in a few words."""
        return posts.name(self.positions, contest, self.main)

    def places(self) -> dict[str, tuple[int, ...]]:
        """Of each endorser its place by name, by number of decisions, and by the first one.

        Equals stand in the order of their names; a decision without a day counts
        as of the day its contest ended.
        """
        named = sorted(self.endorsers, key=lambda e: (self.positions.short(e).casefold(), e))
        held = {
            e: [p for contest in self.contests if (p := self.positions.of(e, contest)).decided]
            for e in named
        }
        first = {e: min(map(_begun, decided), default="9999") for e, decided in held.items()}
        by = [
            named,
            sorted(named, key=lambda e: -len(held[e])),
            sorted(named, key=lambda e: first[e]),
        ]
        places = [{endorser: at for at, endorser in enumerate(order)} for order in by]
        return {e: tuple(place[e] for place in places) for e in named}

    def cells(self, block: Sequence[Contest] | None = None) -> list[Position]:
        """The positions of all rows in a block, or in all of them."""
        contests = self.contests if block is None else block
        return [self.positions.of(e, contest) for e in self.endorsers for contest in contests]

    def rows_of(self, block: Sequence[Contest]) -> list[Section]:
        """The sections of a block: all of the first, elsewhere who decided something in it."""
        if self.blocks and block is self.blocks[0]:
            return self.sections
        kept = [
            Section(
                section.head,
                [
                    endorser
                    for endorser in section.endorsers
                    if any(self.positions.of(endorser, contest).decided for contest in block)
                ],
            )
            for section in self.sections
        ]
        return [section for section in kept if section.endorsers]


def orders(kind: str) -> list[tuple[str, str, str]]:
    """The orders of rows that a reader can choose: key, words, and a sentence of it."""
    noun = words.capital(words.KINDS[kind][1])
    return [
        ("alike", "by agreement", f"{noun} that chose alike stand together."),
        ("name", "by name", f"{noun} stand in the order of their names."),
        ("number", "by number of decisions", f"{noun} with most known decisions stand first."),
        ("first", "by first decision", f"{noun} stand in the order of their first decision here."),
    ]


def model(positions: Positions, kind: str = KIND) -> Matrix:
    """Which contests and endorsers of *kind* are shown, and in which order."""
    everyone = positions.endorsers([kind])
    known = {contest.iri: _known(positions, everyone, contest) for contest in positions.contests}
    in_time = sorted(
        (contest for contest in positions.contests if known[contest.iri]),
        key=lambda contest: (
            str(contest.last or ""),
            -_weight(positions, contest),
            contest.iri,
        ),
    )
    wide = [contest for contest in in_time if known[contest.iri] >= KNOWN] or in_time[-LATEST:]
    whose = posts.main(positions, wide)
    of_main = [contest for contest in wide if posts.national(positions, contest, whose)]
    others = [contest for contest in wide if contest not in of_main]
    blocks = [block for block in (of_main, others) if block]
    amount = {e: sum(positions.of(e, contest).decided for contest in wide) for e in everyone}
    least = 2 if sum(count >= 2 for count in amount.values()) >= KNOWN else 1
    rows = [endorser for endorser in everyone if amount[endorser] >= least]
    latest = blocks[0][-1] if blocks else None
    gone = [endorser for endorser in rows if positions.gone(endorser, latest)]
    here = [endorser for endorser in rows if endorser not in gone]
    sections = [
        Section("", alike(positions, here, wide)),
        Section(
            "Merged, former, or not affiliated today",
            sorted(gone, key=lambda e: (-amount[e], positions.short(e).casefold(), e)),
        ),
    ]
    return Matrix(
        positions.within(wide),
        kind,
        blocks,
        [section for section in sections if section.endorsers],
        [_only(positions, e, wide) for e in everyone if 0 < amount[e] < least],
        [e for e in everyone if not amount[e] and _expected(positions, e, wide)],
        [contest for contest in in_time if contest not in wide],
        whose,
    )


def _begun(position: Position) -> str:
    """The first day on which a decision can have been made."""
    days = position.row.first.days if position.row else (None, None)
    return str(days[0] or days[1] or position.contest.last or "9999")


def _weight(positions: Positions, contest: Contest) -> int:
    """Of contests that end on a day, the one that more of the same post followed comes first."""
    post = positions.posts.get(contest.iri)
    return sum(positions.posts.get(other.iri) == post for other in positions.contests)


def _known(positions: Positions, endorsers: list[str], contest: Contest) -> int:
    return sum(positions.of(endorser, contest).decided for endorser in endorsers)


def _only(positions: Positions, endorser: str, contests: list[Contest]) -> Position:
    """The one position of an endorser."""
    held = (positions.of(endorser, contest) for contest in contests)
    return next(position for position in held if position.decided)


def _expected(positions: Positions, endorser: str, contests: list[Contest]) -> bool:
    return any(positions.of(endorser, contest).row is not None for contest in contests)


def alike(positions: Positions, endorsers: list[str], contests: list[Contest]) -> list[str]:
    """*endorsers* in the order with the least disagreement between neighbours.

    Disagreement is the share of differing first choices among the contests in
    which both named one, drawn towards a half where these are few.
    """
    chosen = {
        e: {
            contest.iri: position.first.target
            for contest in contests
            if (position := positions.of(e, contest)).what == CHOICE and position.first is not None
        }
        for e in endorsers
    }
    size = len(endorsers)
    distance = np.zeros((size, size))
    for i, one in enumerate(endorsers):
        for j, other in enumerate(endorsers[:i]):
            both = chosen[one].keys() & chosen[other].keys()
            differ = sum(chosen[one][contest] != chosen[other][contest] for contest in both)
            distance[i, j] = distance[j, i] = (differ + 1) / (len(both) + 2)
    return [endorsers[index] for index in neighbours(distance)]


# Words


def years(contests: Sequence[Contest]) -> str:
    """The span of some contests: ``1992 to 2025``."""
    found = sorted({contest.last.year for contest in contests if contest.last})
    if not found:
        return ""
    return str(found[0]) if len(found) == 1 else f"{found[0]} to {found[-1]}"


def title(matrix: Matrix) -> str:
    """The question that the picture answers."""
    noun = words.KINDS[matrix.kind][1]
    span = years(matrix.contests)
    return f"Whom did the {noun} back, contest by contest{f', {span}' if span else ''}?"


def standfirst(matrix: Matrix) -> str:
    """What is shown and what was counted."""
    noun = words.KINDS[matrix.kind]
    held = matrix.cells() + matrix.single
    chosen = [position for position in held if position.what == CHOICE]
    if not held:
        return f"No decision of a {noun[0]} is known here."
    judged = [position for position in chosen if position.won is not None]
    won = sum(bool(position.won) for position in judged)
    many = len({position.endorser for position in held})
    contests = len(matrix.contests)
    said = (
        f"First choices of {words.number(many)} {noun[many != 1]} in {words.number(contests)}"
        f" contest{'' if contests == 1 else 's'}"
    )
    if judged:
        share = f"{words.number(won) if won else 'none'} of {words.number(len(judged))} "
        share += "was" if won == 1 else "were"
        if len(judged) == 1:
            share = "it was" if won else "it was not"
        said += f": {share} of the person who won"
    said += "."
    if sum(len(section.endorsers) for section in matrix.sections[:1]) > 2:
        said += f" {orders(matrix.kind)[0][2]}"
    return said


def leaves_out(matrix: Matrix) -> list[str]:
    """What a reader may miss, in sentences."""
    positions, noun = matrix.positions, words.KINDS[matrix.kind]
    said = []
    other = [kind for kind in ("union", "society") if kind != matrix.kind]
    named = words.listed([words.KINDS[kind][1] for kind in other])
    parts = "parts of unions or other bodies"
    said.append(f"{words.capital(named)}, {parts}, people and whoever else had a voice.")
    if matrix.fewer:
        those = words.listed([matrix.name(contest) for contest in matrix.fewer])
        said.append(f"Contests in which fewer than three {noun[1]} are known: {those}.")
    if matrix.expected:
        those = words.listed([positions.short(endorser) for endorser in matrix.expected])
        said.append(f"{words.capital(noun[1])} of which only an expectation is known: {those}.")
    said.append(f"“?” means that no source was found, not that the {noun[0]} was silent.")
    said.append("Reports short of a decision are no position.")
    return said
