"""Bands chart: rows of boxes, and the threads that join those of one endorser."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from kg.draw.chart import Chart, Mark
from kg.draw.mark import both
from kg.draw.wrap import wrapped
from kg.network.metric import width

WIDTH = 1144.0
LEFT = 150.0
LINE, PAD, BOX, GAP, APART, CORNER = 24.0, 6.0, 19.0, 3.0, 26.0, 6.0
_NAME, _POST = 14.0, 13.0
# The name in a box: its size, and the most that it takes.
BOXED, BOXED_MOST = 12.5, 150.0
# A post that does not fit on one line: its size, from line to line, how many at most.
_SMALLER, _BELOW, _LINES = 11.5, 14.0, 4


@dataclass(frozen=True, slots=True)
class Box:
    """One choice of a union; *firm* is a nomination, and not only a recommendation."""

    name: str
    # The name as it fits.
    shown: str
    endorser: str
    firm: bool
    mark: Mark

    @property
    def wide(self) -> float:
        """The text and 14 pixels; bold, because the thread makes it so."""
        return width(self.shown, BOXED, bold=True) + 12


@dataclass(frozen=True, slots=True)
class Cluster:
    """A candidate with those who chose them, or those who chose nobody."""

    name: str
    won: bool
    person: bool
    head: Mark | None
    boxes: list[Box]
    # Shape, words and mark of those that are folded to a count.
    folds: list[tuple[str, str, Mark]]
    # Before that day nobody is known to have taken part.
    since: date | None = None

    @property
    def headed(self) -> float:
        """The width of the name before the boxes."""
        inside = 14 if self.won else 18 if not self.person else 4
        return width(self.name, _NAME, bold=self.person) + inside + 8

    def parts(self) -> list[float]:
        """The widths of all that follows the name."""
        found = [box.wide + GAP for box in self.boxes]
        found += [
            width(mark.fold.widest if mark.fold else said, 12) + 24 for _, said, mark in self.folds
        ]
        if self.won and not found:
            found.append(width("no endorser found", 12) + 8)
        return found

    @property
    def wide(self) -> float:
        """All of it on one line."""
        return self.headed + sum(self.parts())


@dataclass(frozen=True, slots=True)
class Band:
    """One contest as a row."""

    year: str
    post: str
    label: str
    mark: Mark
    clusters: list[Cluster]
    main: bool
    result: date | None


@dataclass(slots=True)
class Bands:
    """The rows of the main organization, those of others, and contests without a row."""

    main: list[Band]
    others: list[Band]
    few: list[tuple[str, Mark]]


@dataclass(slots=True)
class _Paper:
    """The chart while it is drawn: what is placed first, and drawn after the threads."""

    chart: Chart
    # Per endorser: the x and y of a box, its row's lower edge, and its mark.
    stops: dict[str, list[tuple[float, float, float, Mark]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    boxes: list[tuple[Band, Cluster, list[tuple[float, float]]]] = field(default_factory=list)


def draw(bands: Bands) -> Chart:
    """The chart of all rows."""
    paper = _Paper(Chart(WIDTH))
    chart = paper.chart
    y = 2.0
    heads = []
    for band in bands.main:
        y = _place(paper, band, y)
    # The others begin with the newest again: a thread from one part to the other
    # would run back in time.
    _threads(paper)
    if bands.others:
        heads.append((y + 14, "Other contests" if bands.main else "Contests"))
        y += 26
        for band in bands.others:
            y = _place(paper, band, y)
        _threads(paper)
    for at, said in heads:
        chart.text(0, at, said, size=_POST, bold=True, cls="second")
    for band, cluster, places in paper.boxes:
        _cluster(chart, band, cluster, places)
    if bands.few:
        y = _few(chart, bands.few, y + 10)
    chart.height = y + 4
    return chart


def _place(paper: _Paper, band: Band, top: float) -> float:
    """Give every part of a row its place; the row's lower edge is returned.

    A candidate's group breaks across lines only if it fits on none.
    """
    x, line = LEFT, 0
    placed = []
    for cluster in band.clusters:
        if x > LEFT and x + cluster.wide > WIDTH:
            x, line = LEFT, line + 1
        places = [(x, _middle(top, line))]
        x += cluster.headed
        for part in cluster.parts():
            if x + part > WIDTH and x > LEFT + 20:
                x, line = LEFT + 20, line + 1
            places.append((x, _middle(top, line)))
            x += part
        placed.append((band, cluster, places))
        x += APART - 8
    post = wrapped(band.post, LEFT - 52, _POST)
    size = _POST if len(post) == 1 else _SMALLER
    if size == _SMALLER:
        post = wrapped(band.post, LEFT - 52, size, lines=_LINES)
    # A post of many words makes its row taller, so that none is cut.
    tall = max((line + 1) * LINE, len(post) * _BELOW)
    bottom = top + tall + 2 * PAD
    for _, cluster, places in placed:
        for box, (left, y) in zip(cluster.boxes, places[1:], strict=False):
            paper.stops[box.endorser].append((left + box.wide / 2, y, bottom, box.mark))
    paper.boxes += placed
    chart = paper.chart
    chart.line([(0, bottom), (WIDTH, bottom)], "hair")
    with chart.marked(band.mark, 0, top + PAD, LEFT - 8, max(LINE, len(post) * _BELOW)):
        y = _middle(top, 0)
        chart.text(0, y, band.year, size=15, bold=True)
        first = y if len(post) == 1 else y - 6
        for number, said in enumerate(post):
            chart.text(44, first + _BELOW * number, said, size=size, cls="second")
    return bottom


def _middle(top: float, line: int) -> float:
    return top + PAD + LINE * (line + 0.5)


def _threads(paper: _Paper) -> None:
    """For each endorser a line from box to box: down, along the row's border, down.

    It is there from the day on which both boxes are.
    """
    for endorser, stops in sorted(paper.stops.items()):
        if len(stops) < 2:
            continue
        with paper.chart.thread(endorser):
            for (x, y, bottom, one), (to_x, to_y, _, other) in pairwise(stops):
                made = both(one.decided, other.decided)
                with paper.chart.during(both(one.public, other.public), decided=(made, None)):
                    paper.chart.path(_way(x, y, bottom, to_x, to_y), "lost heavy round")
    paper.stops.clear()


def _way(x: float, y: float, along: float, to_x: float, to_y: float) -> str:
    """A path with rounded corners."""
    if abs(to_x - x) < 1:
        return f"M{x:.1f} {y:.1f}V{to_y:.1f}"
    turn = min(CORNER, abs(to_x - x) / 2) * (1 if to_x > x else -1)
    high = abs(turn)
    return (
        f"M{x:.1f} {y:.1f}V{along - high:.1f}Q{x:.1f} {along:.1f} {x + turn:.1f} {along:.1f}"
        f"H{to_x - turn:.1f}Q{to_x:.1f} {along:.1f} {to_x:.1f} {along + high:.1f}V{to_y:.1f}"
    )


def _cluster(chart: Chart, band: Band, cluster: Cluster, places: list[tuple[float, float]]) -> None:
    x, y = places[0]
    if cluster.head:
        wide = cluster.headed - 8
        with chart.marked(cluster.head, x, y - BOX / 2, wide, BOX):
            if cluster.won:
                with chart.during(band.result):
                    chart.rect(x, y - BOX / 2 - 1, wide, BOX + 2, cls="ink", radius=2)
                    middle, name = x + wide / 2, cluster.name
                    chart.text(middle, y, name, size=_NAME, bold=True, cls="page", align="middle")
                if band.result:
                    with chart.during(None, band.result):
                        chart.text(x, y, cluster.name, size=_NAME, bold=True, halo=True)
            else:
                chart.text(x, y, cluster.name, size=_NAME, bold=True, halo=True)
    else:
        sign = {"none:": "bar", "free vote:": "bars"}.get(cluster.name)
        with chart.during(cluster.since):
            if sign:
                chart.glyph(sign, x + 8, y, hue="second", fill="solid")
            chart.text(x + 18, y, cluster.name, size=12, cls="second", halo=True)
    for box, (left, at) in zip(cluster.boxes, places[1:], strict=False):
        _box(chart, box, left, at, person=cluster.person)
    rest = places[1 + len(cluster.boxes) :]
    for (sign, said, mark), (left, at) in zip(cluster.folds, rest, strict=False):
        with chart.marked(mark, left, at - BOX / 2, width(said, 12) + 18, BOX):
            chart.glyph(sign, left + 7, at, hue="second", fill="hollow")
            chart.text(left + 17, at, said, size=12, cls="second", halo=True, folds=True)
    if cluster.won and not cluster.boxes and not cluster.folds:
        left, at = places[1]
        with chart.during(cluster.since):
            chart.text(left, at, "no endorser found", size=12, cls="second", halo=True)


def _box(chart: Chart, box: Box, left: float, y: float, *, person: bool) -> None:
    look = ("t1" if box.firm else "page erule") if person else "tother"
    with chart.marked(box.mark, left, y - BOX / 2, box.wide, BOX):
        chart.rect(left + 0.5, y - BOX / 2, box.wide - 1, BOX, cls=f"ground {look}", radius=2)
        middle = left + box.wide / 2
        chart.text(middle, y, box.shown, size=BOXED, align="middle")


def _few(chart: Chart, few: list[tuple[str, Mark]], top: float) -> float:
    """Contests with one or two known endorsers, in one line or more."""
    said = "Contests with one or two known endorsers:"
    x, y = chart.text(0, top + 8, said, size=12.5, cls="second") + 8, top + 8
    for label, mark in few:
        wide = width(label, 12.5)
        if x + wide > WIDTH:
            x, y = 16.0, y + LINE
        with chart.marked(mark, x, y - 10, wide, 20):
            chart.text(x, y, label, size=12.5)
        x += wide + 16
    return y + 14
