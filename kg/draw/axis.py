"""Axis: days across a chart, and where a mark with its words finds room in a lane."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from kg.draw.chart import Span

# A span longer than this says too little to be drawn on the axis of one contest.
LONGEST = timedelta(days=62)
MARGIN = timedelta(days=2)
GAP = 4.0


@dataclass(frozen=True, slots=True)
class Axis:
    """Days from *first* to *last*, drawn from *left* to *right* (pixels)."""

    first: date
    last: date
    left: float
    right: float

    def x(self, day: date) -> float:
        """Where a day is drawn; one beyond an end, at that end."""
        share = (day - self.first) / (self.last - self.first)
        return self.left + min(1.0, max(0.0, share)) * (self.right - self.left)

    def ticks(self) -> list[date]:
        """The days that get a line: Mondays, or the first of the months on a long axis."""
        days = (self.last - self.first).days
        every = [self.first + timedelta(days=index) for index in range(days + 1)]
        if days <= 16:
            return every[1:-1:2]
        if days <= 75:
            return [day for day in every if day.weekday() == 0]
        return [day for day in every if day.day == 1]


def over(spans: Iterable[Span], closes: date | None, left: float, right: float) -> Axis | None:
    """The axis for decisions of these *spans* up to the close; under three of them, none."""
    drawn = [(first, last) for first, last in spans if drawable((first, last))]
    starts = [first for first, _ in drawn if first]
    if len(starts) < 3:
        return None
    exact = [first for first, last in drawn if first and first == last]
    # A vague day near the end does not stretch the axis: its line runs to the edge.
    latest = max([*exact, *starts, *([closes] if closes else [])])
    return Axis(min(starts) - MARGIN, latest + MARGIN, left, right)


def drawable(span: Span) -> bool:
    """Whether both ends are known, and near enough to each other."""
    first, last = span
    return first is not None and last is not None and last - first <= LONGEST


def dated(span: Span) -> bool:
    """Whether a last day is known, and no span before it that is too long to be drawn.

    The page's slider counts by the same rule.
    """
    first, last = span
    return last is not None and (first is None or last - first <= LONGEST)


@dataclass(slots=True)
class Rows:
    """The rows of a lane, each with the stretches that are taken."""

    taken: list[list[tuple[float, float]]] = field(default_factory=list)

    def place(self, stretches: Iterable[tuple[float, float]]) -> tuple[int, int]:
        """The first row with room for one of *stretches*; also which of them it is."""
        wanted = list(stretches)
        for row, held in enumerate(self.taken):
            for index, (left, right) in enumerate(wanted):
                if all(right + GAP <= a or b + GAP <= left for a, b in held):
                    held.append((left, right))
                    return row, index
        self.taken.append([wanted[0]])
        return len(self.taken) - 1, 0
