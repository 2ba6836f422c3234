"""Lanes folds chart: a number with its signs, and a rule of days below its words."""

from __future__ import annotations

from kg.draw import axis
from kg.draw.axis import Axis
from kg.draw.chart import Chart
from kg.draw.lanes import NAME, Piece
from kg.draw.lanes_folds import STEP, Folded
from kg.network.metric import width

# The rule of days: how far below the middle of the words, and how high a day stands in it.
_BELOW, _HIGH = 9.0, 4.0


def draw(
    chart: Chart,
    folded: Folded,
    x: float,
    y: float,
    side: str,
    ground: str,
    most: float | None,
    scale: Axis | None = None,
) -> None:
    """The signs, the words and, on the axis of *scale*, the days of all that it stands for."""
    name = folded.name
    own = width(name, NAME, bold=True)
    rightwards = side == "right"
    begin = x if rightwards else x - folded.shift
    left = x + 12 + folded.shift if rightwards else begin - 12 - own
    with chart.marked(folded.mark, min(left, begin - 7), y - 11, own + folded.shift + 20, 22):
        if folded.ruled and scale:
            first, last = (scale.x(day) for day in folded.days if day)
            chart.hit(first - 3, y + _BELOW - 2, last - first + 6, _HIGH + 4)
            for piece in folded.pieces:
                _day(chart, piece, scale, y + _BELOW, folded.hue)
        # The first sign stands on its day, and over the others.
        for number, (shape, fill) in reversed(list(enumerate(folded.signs))):
            at = x + STEP * number * (1 if rightwards else -1)
            chart.glyph(shape, at, y, hue=folded.hue, fill=fill)
        chart.text(
            left, y, name, size=NAME, bold=True, cls=f"ink on-{ground}", most=most, folds=True
        )


def _day(chart: Chart, piece: Piece, scale: Axis, y: float, hue: str) -> None:
    """One tick, or a line from the first day possible to the last, from its day on."""
    first, last = piece.days
    if first is None or last is None or not axis.drawable(piece.days):
        return
    public, decided = piece.mark.public, piece.mark.decided
    since, made = public[0] or public[1], decided[0] or decided[1]
    begin, end = scale.x(first), scale.x(last)
    with chart.during(since, decided=(made, None), rank=piece.mark.rank):
        if begin == end:
            chart.line([(begin, y), (begin, y + _HIGH)], f"{hue} thick")
        else:
            chart.line([(begin, y + _HIGH / 2), (end, y + _HIGH / 2)], f"{hue} dots")
