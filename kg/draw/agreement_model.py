"""Agreement model: of two unions, in how many contests they made the same first choice.

Counted over the contests in which both named one; to recommend nobody is no
choice and agrees with nobody. A part of a union is never counted as its union.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

import numpy as np

from kg.draw import posts, say, words
from kg.draw.matrix_model import years
from kg.draw.positions import CHOICE, Position, Positions
from kg.draw.record import Contest
from kg.draw.seriation import camps

KIND = "union"
# Choices that a row needs; contests that a colour needs; contests of a tie.
CHOICES, COLOURED, AT_LEAST = 5, 3, 4
# A tie needs the same choice this often; the steps of the ramp.
SHARE, STEPS = Fraction(3, 5), 5
# Where this share of at least as many unions chose one person, nearly all agreed.
NEARLY, OF = 0.75, 4


@dataclass(frozen=True, slots=True)
class Pair:
    """Two endorsers and the contests in which both named a first choice."""

    one: str
    other: str
    held: tuple[tuple[Position, Position], ...]

    @property
    def both(self) -> int:
        """Contests in which both named one."""
        return len(self.held)

    @property
    def same(self) -> int:
        """Of these, the contests in which both named the same."""
        return sum(alike(a, b) for a, b in self.held)

    @property
    def step(self) -> int | None:
        """The step of the ramp, 1 to 5; `None` where too few contests bear a colour."""
        if self.both < COLOURED:
            return None
        return min(STEPS, self.same * STEPS // self.both + 1)

    @property
    def fraction(self) -> str:
        """As the cell says it: ``7/9``."""
        return f"{self.same}/{self.both}"

    @property
    def said(self) -> str:
        """The fraction, or a dash where there is nothing to count."""
        return self.fraction if self.both else "–"

    def tied(self, share: Fraction, at_least: int) -> bool:
        """Whether the two are tied: the same choice often enough, over enough contests."""
        return self.both >= at_least and self.same >= share * self.both


def alike(one: Position, other: Position) -> bool:
    """Whether two positions in a contest name the same person."""
    return (
        one.first is not None and other.first is not None and one.first.target == other.first.target
    )


@dataclass(slots=True)
class Agreement:
    """What the picture shows: endorsers in their order, each pair, and who is tied."""

    positions: Positions
    kind: str
    endorsers: list[str]
    pairs: dict[frozenset[str], Pair]
    share: Fraction
    at_least: int
    choices: int
    fewer: list[str]
    main: str | None

    def pair(self, one: str, other: str) -> Pair:
        """What two endorsers have in common; nothing is a pair too."""
        return self.pairs.get(frozenset((one, other)), Pair(one, other, ()))

    def ties(self) -> list[Pair]:
        """The tied pairs, in the order of the endorsers."""
        return [pair for pair in self.shown() if pair.tied(self.share, self.at_least)]

    def shown(self) -> list[Pair]:
        """Every pair of the picture, row by row."""
        return [self.pair(a, b) for a, b in combinations(self.endorsers, 2)]

    def contests(self) -> list[Contest]:
        """The contests that count for a pair, in time."""
        held = {one.contest.iri: one.contest for pair in self.shown() for one, _ in pair.held}
        return sorted(held.values(), key=lambda c: (str(c.last or "9999"), c.iri))

    def name(self, contest: Contest) -> str:
        """A contest in a few words."""
        return posts.name(self.positions, contest, self.main)


def model(
    positions: Positions,
    kind: str = KIND,
    at_least: int = AT_LEAST,
    share: Fraction = SHARE,
    contests: Iterable[Contest] | None = None,
) -> Agreement:
    """Every pair of endorsers of a kind with enough choices, in the order of the picture.

    Only in *contests*, if these are given.
    """
    counted = positions.contests if contests is None else list(contests)
    everyone = positions.endorsers([kind])
    chosen: dict[str, dict[str, Position]] = {}
    for endorser in everyone:
        held = (positions.of(endorser, contest) for contest in counted)
        found = {p.contest.iri: p for p in held if p.what == CHOICE}
        if found:
            chosen[endorser] = found
    # Where hardly anybody has as many choices, fewer do.
    counts = sorted((len(found) for found in chosen.values()), reverse=True)
    needed = min(CHOICES, counts[2] if len(counts) > 2 else 1)
    rows = [endorser for endorser in chosen if len(chosen[endorser]) >= needed]
    pairs = {}
    for one, other in combinations(rows, 2):
        both = [c for c in chosen[one] if c in chosen[other]]
        both.sort(key=lambda c: (str(chosen[one][c].contest.last or "9999"), c))
        held_by = tuple((chosen[one][c], chosen[other][c]) for c in both)
        pairs[frozenset((one, other))] = Pair(one, other, held_by)
    return Agreement(
        positions,
        kind,
        ordered(rows, pairs),
        pairs,
        share,
        at_least,
        needed,
        [endorser for endorser in chosen if endorser not in rows],
        posts.main(positions, counted),
    )


def ordered(rows: list[str], pairs: dict[frozenset[str], Pair]) -> list[str]:
    """Similar endorsers near each other, the largest disagreement between the ends.

    A pair weighs by the root of the number of contests behind it.
    """
    size = len(rows)
    likeness = np.zeros((size, size))
    for i, j in combinations(range(size), 2):
        pair = pairs[frozenset((rows[i], rows[j]))]
        if pair.both:
            weight = np.sqrt(pair.both) * (pair.same / pair.both - 0.5)
            likeness[i, j] = likeness[j, i] = round(float(weight), 9)
    return [rows[index] for index in camps(likeness)]


# Words


def title(shown: Agreement) -> str:
    """The question that the picture answers."""
    span = years(shown.contests())
    return f"Which {words.KINDS[shown.kind][1]} chose alike{f', {span}' if span else ''}?"


def standfirst(shown: Agreement) -> str:
    """What a pair counts, over how many contests, and whose pairs are shown."""
    noun = words.KINDS[shown.kind][1]
    contests = len(shown.contests())
    if not contests:
        return f"No contest is known here in which two {noun} named a first choice."
    return (
        f"Pairs of {noun} by how often they made the same first choice, in the contests where"
        f" both named one: {in_all(shown)}. {words.capital(noun)} with"
        f" {words.number(shown.choices)} choice{'' if shown.choices == 1 else 's'} or more."
    )


def in_all(shown: Agreement) -> str:
    """How many contests count, as the standfirst says it."""
    return f"{words.number(len(shown.contests()))} in all"


def leaves_out(shown: Agreement) -> list[str]:
    """What a reader may miss, in sentences."""
    noun, positions = words.KINDS[shown.kind], shown.positions
    counted_out = (
        f"Contests where either {noun[0]} recommended nobody or where no source was found;"
        " second preferences; parts of unions or other bodies; whether two decided together."
    )
    said = [counted_out]
    if shown.fewer:
        names = words.listed([positions.short(endorser) for endorser in shown.fewer])
        said.append(f"{words.capital(noun[1])} with fewer choices: {names}.")
    near = nearly_all(shown)
    if near:
        said.append(
            f"A contest in which nearly all agreed ({words.listed(near)}) counts as much as"
            " any other."
        )
    said.append("Small numbers: one contest moves 3/5 to 4/6.")
    return said


def nearly_all(shown: Agreement) -> list[str]:
    """The contests in which nearly all endorsers shown chose one person, and whom."""
    found = []
    for contest in shown.contests():
        targets = Counter(
            position.first.target
            for endorser in shown.endorsers
            if (position := shown.positions.of(endorser, contest)).what == CHOICE and position.first
        )
        person, most = min(targets.items(), key=lambda item: (-item[1], str(item[0])))
        total = sum(targets.values())
        if total >= OF and most >= NEARLY * total:
            found.append(f"{shown.positions.surname(person)} in {say.year(contest)}")
    return found
