"""Free chart: a query's network as SVG, for files that no browser has drawn.

The places, kinds and names that its page opens with; a network of communities
shows their circles.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from kg.draw import free, free_words
from kg.draw.chart import Chart
from kg.draw.free import STEP
from kg.draw.free_model import MOST, View
from kg.draw.shapes import number
from kg.draw.sheet import ChartView, Sheet, still
from kg.network.metric import fit, width

WIDE = 1144.0
# The most that the picture takes, and how much a small network is enlarged.
_HIGH, _ENLARGED = 760.0, 1.2
# Room for names at its edges.
_EDGE = 60.0
_SIZE, _LONGEST = 12.5, 190.0
# Room that a circle needs for its name, and for its number alone.
_NAMED, _COUNTED = 44.0, 28.0
# Radius of a sign, at most; sides of an arrow's head; the widest line.
_SIGN, _HEAD, _WIDEST = 6.5, 5.0, 4
_ROLES = {"first": "h1", "second": "h2", "third": "h3", "fourth": "h4", "others": "other"}
_TINTS = {"first": "t1", "second": "t2", "third": "t3", "fourth": "t4", "others": "tother"}

Place = tuple[float, float]
Box = tuple[float, float, float, float]


def of(view: View) -> ChartView:
    """What the page of *view* opens on, as a view of one chart."""
    kinds = free.kinds(view.nodes)
    empty = "" if view.lines else "The query ties nothing to anything, so nothing is drawn."
    sheet = Sheet(
        key="opening",
        label=view.asked.question,
        title=view.asked.question,
        standfirst=free_words.standfirst(view, still=True),
        chart=_communities(view, kinds) if view.folded else _network(view, kinds),
        phone=[],
        legend=[({**sign, "hue": _ROLES[sign["hue"]]}, name) for name, sign in kinds.items()],
        leaves_out=free_words.leaves_out(view),
        how="",
        empty=empty,
    )
    return still(view.asked.name, view.chose, sheet, free.sources(view))


class _Frame:
    """Where a place of the layout stands in the chart, so that all of it fits."""

    def __init__(self, box: Box, enlarged: float) -> None:
        left, top, right, bottom = box
        across, down = max(right - left, 1e-9), max(bottom - top, 1e-9)
        room = WIDE - 2 * _EDGE, _HIGH - 2 * _EDGE
        self.scale = min(enlarged, room[0] / across, room[1] / down)
        self.height = down * self.scale + 2 * _EDGE
        self._left = left - (WIDE / self.scale - across) / 2
        self._top = top - _EDGE / self.scale

    def at(self, x: float, y: float) -> Place:
        return (x - self._left) * self.scale, (y - self._top) * self.scale


def _network(view: View, kinds: dict[str, dict[str, Any]]) -> Chart:
    """Nodes with their lines and, of as many as find room, their names."""
    drawn = len(view.nodes) - view.placed.alone
    points = [(float(x) * STEP, float(y) * STEP) for x, y in view.placed.points[:drawn]]
    if not points:
        return Chart(WIDE, 1)
    xs, ys = zip(*points, strict=True)
    frame = _Frame((min(xs), min(ys), max(xs), max(ys)), _ENLARGED)
    chart = Chart(WIDE, frame.height)
    places = [frame.at(x, y) for x, y in points]
    size = min(_SIGN, max(1.0, 7 * frame.scale))
    _lines(chart, view, places, size)
    for node, (x, y) in zip(view.nodes, places, strict=False):
        sign = kinds[node.kind]
        hue = _ROLES[sign["hue"]]
        chart.glyph(sign["shape"], x, y, hue=hue, fill="solid", scale=size / _SIGN)
    _names(chart, view, places, size)
    return chart


def _lines(chart: Chart, view: View, places: Sequence[Place], size: float) -> None:
    """Every line with its head, those of one width as one path."""
    most = max((line.weight or 0 for line in view.lines), default=0)
    ways: dict[int, list[str]] = {}
    for line in view.lines:
        if line.source == line.target:
            continue
        weight = max(line.weight or 0, 0) / most if most > 0 else 0
        start, end = places[line.source], places[line.target]
        ways.setdefault(1 + round((_WIDEST - 1) * weight), []).append(_arrow(start, end, size))
    with chart.quiet(min(0.75, max(0.15, 1500 / max(1, len(view.lines))))):
        for wide, arrows in sorted(ways.items()):
            chart.path("".join(arrows), f"rule w{wide}")


def _arrow(start: Place, end: Place, size: float) -> str:
    (ax, ay), (bx, by) = start, end
    far = math.hypot(bx - ax, by - ay)
    if far < 2 * size + _HEAD:
        return _way([start, end])
    dx, dy = (bx - ax) / far, (by - ay) / far
    tip = bx - dx * (size + 1), by - dy * (size + 1)
    back = tip[0] - dx * _HEAD, tip[1] - dy * _HEAD
    aside = -dy * _HEAD / 2, dx * _HEAD / 2
    wings = [(back[0] + s * aside[0], back[1] + s * aside[1]) for s in (1, -1)]
    return _way([start, tip]) + _way([wings[0], tip, wings[1]])


def _way(points: Iterable[Place]) -> str:
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points)


def _names(chart: Chart, view: View, places: Sequence[Place], size: float) -> None:
    """The names of the most tied: right of the sign, left, above or below, if there is room."""
    marks = [(x - size, y - size, x + size, y + size) for x, y in places]
    taken: list[Box] = []
    ranked = sorted(range(len(places)), key=lambda at: (-view.degree[at], at))
    placed = 0
    for at in ranked[: 6 * view.named]:
        if placed == view.named:
            break
        name = fit(view.nodes[at].label, _LONGEST, _SIZE)
        spots = _spots(places[at], width(name, _SIZE), size + 4)
        inside = [box for box in spots if _inside(box, chart)]
        # The most tied are named over the signs of others, if it must be.
        grounds = [[*taken, *marks], taken][: 1 + (placed < MOST)]
        spot = next((box for ground in grounds for box in inside if _free(box, ground)), None)
        if spot is None:
            continue
        taken.append(spot)
        placed += 1
        chart.text(spot[0], (spot[1] + spot[3]) / 2, name, size=_SIZE, halo=True)


def _spots(place: Place, wide: float, away: float) -> list[Box]:
    x, y = place
    corners = [
        (x + away, y - 8),
        (x - away - wide, y - 8),
        (x - wide / 2, y - away - 16),
        (x - wide / 2, y + away),
    ]
    return [(left, top, left + wide, top + 16) for left, top in corners]


def _inside(box: Box, chart: Chart) -> bool:
    left, top, right, bottom = box
    return left >= 2 and top >= 2 and right <= chart.width - 2 and bottom <= chart.height - 2


def _free(box: Box, others: Iterable[Box]) -> bool:
    left, top, right, bottom = box
    return all(
        right + 3 < one[0] or one[2] + 3 < left or bottom + 1 < one[1] or one[3] + 1 < top
        for one in others
    )


def _communities(view: View, kinds: dict[str, dict[str, Any]]) -> Chart:
    """Each community as a circle with its name, and how many lines lie between two."""
    groups = free.groups(view, kinds)
    frame = _Frame(
        (
            min(group["x"] - group["r"] for group in groups),
            min(group["y"] - group["r"] for group in groups),
            max(group["x"] + group["r"] for group in groups),
            max(group["y"] + group["r"] for group in groups),
        ),
        1.0,
    )
    chart = Chart(WIDE, frame.height)
    where = view.placed.group.tolist()
    between = Counter(
        tuple(sorted((where[line.source], where[line.target])))
        for line in view.lines
        if where[line.source] != where[line.target]
    )
    most = max(between.values(), default=1)
    steps: dict[int, list[str]] = {}
    for (one, other), many in sorted(between.items()):
        ends = [frame.at(groups[at]["x"], groups[at]["y"]) for at in (one, other)]
        steps.setdefault(math.ceil(5 * math.sqrt(many / most)), []).append(_way(ends))
    for step, ways in sorted(steps.items()):
        with chart.quiet(0.15 + 0.09 * step):
            chart.path("".join(ways), f"rule w{step}")
    for group in groups:
        _circle(chart, group, frame.at(group["x"], group["y"]), group["r"] * frame.scale)
    return chart


def _circle(chart: Chart, group: dict[str, Any], place: Place, radius: float) -> None:
    x, y = place
    chart.circle(x, y, radius, f"{_TINTS[group['hue']]} e{_ROLES[group['hue']]}")
    room = 2 * radius - 8
    said = [(group["label"], True), (group["more"], False)]
    # A name of which no more than a letter or two finds room says nothing.
    lines = [(text, bold) for text, bold in said if text and (room >= _NAMED or not bold)]
    if room < _COUNTED:
        return
    for at, (text, bold) in enumerate(lines):
        middle = y + (at - (len(lines) - 1) / 2) * 15
        chart.text(x, middle, text, size=12, bold=bold, align="middle", most=room, squeeze=True)
