"""Lanes arrows: from a decision that was replaced to the one that stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from math import atan2, cos, sin

from kg.draw.chart import Chart, Span
from kg.draw.record import Row

Point = tuple[float, float]
# Pixels that an arrow keeps from both signs, the length of its head, and half its angle.
_AWAY, _HEAD, _SPREAD = 11.0, 6.0, 0.45


def draw(chart: Chart, signs: Iterable[tuple[Row, Point]], after: Callable[[Row], Span]) -> None:
    """Thin arrows between *signs*.

    *after* says from which day on a decision was replaced, by what was public and by
    what was decided: from then on the arrow is there.
    """
    places = {row.key: (row, place) for row, place in signs}
    for row, place in places.values():
        replaced = places.get(str(row.first.edge.get("supersedes") or ""))
        if replaced:
            public, made = after(replaced[0])
            with chart.during(public, decided=(made, None)):
                _arrow(chart, replaced[1], place)


def _arrow(chart: Chart, old: Point, new: Point) -> None:
    # From row to row it leaves and comes above or below the signs, beside which words stand.
    level = abs(new[1] - old[1]) < 2 * _AWAY
    side = 0.0 if level else _AWAY if new[1] > old[1] else -_AWAY
    way = _AWAY if level and new[0] > old[0] else -_AWAY if level else 0.0
    begin, end = (old[0] + way, old[1] + side), (new[0] - way, new[1] - side)
    angle = atan2(end[1] - begin[1], end[0] - begin[0])
    across, down = cos(angle), sin(angle)
    if (end[0] - begin[0]) * across + (end[1] - begin[1]) * down <= _HEAD:
        return
    chart.line([begin, end], "second")
    sides = [
        (end[0] - _HEAD * cos(angle + turn), end[1] - _HEAD * sin(angle + turn))
        for turn in (_SPREAD, -_SPREAD)
    ]
    chart.line([sides[0], end, sides[1]], "second")
