"""Timeline chart: boxes in lanes by post, what links them, and who decided."""

from __future__ import annotations

from collections.abc import Container
from datetime import date
from itertools import pairwise

from kg.draw import cells, say, timeline_foot, words
from kg.draw.chart import Chart, Mark
from kg.draw.mark import both
from kg.draw.positions import Positions, winners
from kg.draw.timeline_model import GONE, PASSED, SAME, Box, Change, Timeline, link
from kg.draw.wrap import rows_of, wrapped
from kg.network.metric import width
from kg.vocabulary import curie

WIDE = 1144
LEFT, MOST, LEAST = 128, 150, 92
BOX, LINE = 32, 16
_SMALL = 12
WON = "won: "
# The boxes' distance from the line at the left of their column, and from the next.
_IN, _OUT = 6, 6


def draw(timeline: Timeline, entries: Container[str] = ()) -> Chart:
    """The picture; years that do not fit beside each other go below.

    *entries* are what the panel can open: a report that it cannot opens the endorser.
    """
    chart = Chart(WIDE)
    fit_in = int((WIDE - LEFT) // LEAST)
    y = 2.0
    for part in rows_of(timeline.years, fit_in) or [[]]:
        years = list(part)
        pitch = min(MOST, (WIDE - LEFT) / max(1, len(years)))
        y = _Part(chart, timeline, years, pitch, entries).draw(y) + 26
    chart.height = y - 20
    return chart


def captions(timeline: Timeline, box: Box, most: float | None = None) -> list[str]:
    """What stands below a box: later preferences, the winner if another, the day.

    With *most*, the pixels of a line, also what the contest was for, in a lane of several posts.
    """
    positions, position = timeline.positions, box.position
    lines = []
    if most is not None and not timeline.national(box.contest):
        lines += wrapped(timeline.role(box.contest), most, _SMALL, lines=4)
    lines += [cells.later(positions, choice) for choice in position.later]
    won = winners(box.contest)
    if position.decided and won and position.won is not True:
        lines.append(f"{WON}{words.listed([positions.surname(person) for person in won])}")
    for row in box.before:
        target = positions.surname(row.first.target) or "none"
        lines.append(f"before: {target}")
    if position.decided:
        lines.append(cells.day(position, years=False) or words.UNKNOWN_DAY)
    for report in box.reports if not position.decided else ():
        day = words.short(report.start, report.end).removesuffix(f" {say.year(box.contest)}")
        lines += [report.speaker.rsplit(" ", 1)[-1] + " spoke", day]
    return lines


class _Part:
    """Some years beside each other."""

    def __init__(
        self,
        chart: Chart,
        timeline: Timeline,
        years: list[str],
        pitch: float,
        entries: Container[str],
    ) -> None:
        self.chart, self.timeline, self.years, self.pitch = chart, timeline, years, pitch
        self.entries = entries
        self.right = LEFT + pitch * len(years)

    def x(self, year: str) -> float:
        """The line at the left of a column."""
        return LEFT + self.pitch * self.years.index(year)

    def draw(self, y: float) -> float:
        """Everything of these years; the height below it is returned."""
        chart = self.chart
        changes = self._changes()
        top = y + 17 * len(changes)
        heads = top + 12
        tops = []
        y = top + 28
        for name, lane in self.timeline.lanes:
            shown = {year: box for year, box in lane.items() if year in self.years}
            if not shown:
                continue
            tops.append((y, name, shown))
            deepest = max(
                len(captions(self.timeline, box, self.pitch - 14)) for box in shown.values()
            )
            y += 10 + BOX + 4 + LINE * max(1, deepest) + 8
        bottom = y + timeline_foot.height(self.timeline, self.years, self.pitch)
        for year in [*self.years, None]:
            x = self.right if year is None else self.x(year)
            if year is not None:
                chart.line([(x, top), (x, bottom)], "hair")
                chart.text(x + _IN, heads, year, size=15, bold=True)
        for number, (x, change) in enumerate(changes):
            reach = (top - 17 * (len(changes) - number), bottom)
            self._change(x, change.label, reach, change.day)
        for number, (height, name, shown) in enumerate(tops):
            if number:
                chart.line([(0, height), (self.right, height)], "hair")
            self._lane(name, shown, height + 10, number)
        chart.line([(0, y), (self.right, y)], "hair")
        columns = [
            timeline_foot.Column(year, self.x(year), *begins(self.timeline, year))
            for year in self.years
        ]
        timeline_foot.draw(chart, self.timeline, columns, y + 6, self.pitch)
        return bottom

    def _changes(self) -> list[tuple[float, Change]]:
        """Where each merger or change of name stands: before the first year after it."""
        found = []
        first, last = self.years[:1], self.years[-1:]
        for change in self.timeline.changes:
            year = str(change.day.year)
            later = [y for y in self.years if y >= year]
            if later and first and (first[0] <= year <= last[0]):
                found.append((self.x(later[0]), change))
        return found

    def _change(self, x: float, label: str, span: tuple[float, float], day: date) -> None:
        chart, (top, bottom) = self.chart, span
        wide = width(label, _SMALL)
        left = x + 4 if x + 4 + wide <= WIDE else x - 4 - wide
        with chart.during(day):
            chart.line([(x, top), (x, bottom)], "rule dots thick")
        about = [curie(self.timeline.endorser)]
        known = (day, None)
        with chart.mark(
            about[0], left, top, wide, 16, say=label, about=about, row=-1, public=known,
            decided=known,
        ):  # fmt: skip
            chart.text(left, top + 8, label, size=_SMALL, cls="second")

    def _lane(self, name: str, shown: dict[str, Box], y: float, row: int) -> None:
        chart = self.chart
        if name:
            chart.text(0, y + BOX / 2 - 2, name, size=14, bold=True, most=LEFT - 8)
        years = [year for year in self.years if year in shown]
        if all(self.timeline.national(box.contest) for box in shown.values()):
            for one, other in pairwise(years):
                self._link(shown[one], shown[other], one, other, y)
        with chart.listed(f"{name or 'Other posts'}, {words.number(len(years))} contests"):
            for year in years:
                self._box(shown[year], year, y, row)

    def _link(self, one: Box, other: Box, year: str, next_year: str, y: float) -> None:
        """What joins two boxes: a bar, dots, or the arrow of one passed over."""
        kind = link(one, other)
        if kind is None:
            return
        ends = [mark_of(self.timeline, box) for box in (one, other)]
        made = both(ends[0].decided, ends[1].decided)
        with self.chart.during(both(ends[0].public, ends[1].public), decided=(made, None)):
            self._joined(kind, one, (year, next_year), y)

    def _joined(self, kind: str, one: Box, years: tuple[str, str], y: float) -> None:
        year, next_year = years
        begin = self.x(year) + self.pitch - _OUT
        end, middle = self.x(next_year) + _IN, y + BOX / 2
        if kind == SAME:
            hue = {True: "h1", False: "h2", None: "other"}[one.position.won]
            self.chart.line([(begin - 1, middle), (end + 1, middle)], f"{hue} w6")
        elif kind == GONE:
            self.chart.line([(begin + 2, middle), (end - 1, middle)], "second dots thick")
        elif kind == PASSED:
            self.chart.line([(begin + 2, middle), (end - 2, middle)], "ink thick")
            self.chart.path(f"M{end - 7} {middle - 4}L{end - 1} {middle}L{end - 7} {middle + 4}",
                            "ink thick")  # fmt: skip
            if end - begin > 70:
                self.chart.text(
                    (begin + end) / 2, middle - 9, "passed over", size=11, align="middle",
                    cls="second", halo=True,
                )  # fmt: skip

    def _box(self, box: Box, year: str, y: float, row: int) -> None:
        positions, chart = self.timeline.positions, self.chart
        x, wide = self.x(year) + _IN, self.pitch - _IN - _OUT
        mark = mark_of(self.timeline, box, row, self.entries)
        lines = captions(self.timeline, box, self.pitch - 14)
        with chart.marked(mark, x, y, wide, BOX):
            if box.position.row is None:
                chart.rect(x + 0.75, y + 0.75, wide - 1.5, BOX - 1.5, cls="page dash eother",
                           radius=3)  # fmt: skip
                chart.text(x + 7, y + BOX / 2, "none found", size=_SMALL, cls="second",
                           most=wide - 10, squeeze=True)  # fmt: skip
            else:
                cells.draw(chart, positions, box.position, x, y, wide, BOX, alone=True)
            for number, line in enumerate(lines):
                since = box.contest.over if line.startswith(WON) else None
                with chart.during(since=since):
                    chart.text(x + 7, y + BOX + 12 + LINE * number, line, size=_SMALL, cls="second",
                           most=wide, squeeze=True)  # fmt: skip


def begins(timeline: Timeline, year: str) -> tuple[date | None, date | None]:
    """The first day on which a column can have a box: public, and decided."""
    boxes = [lane[year] for _, lane in timeline.lanes if year in lane]
    marks = [mark_of(timeline, box) for box in boxes]
    public, decided = (
        [first for mark in marks if (first := getattr(mark, which)[0])]
        for which in ("public", "decided")
    )
    # One whose first day is not known may be there from the beginning.
    known = len(public) == len(marks), len(decided) == len(marks)
    return (min(public) if known[0] and public else None,
            min(decided) if known[1] and decided else None)  # fmt: skip


def mark_of(timeline: Timeline, box: Box, row: int = 0, entries: Container[str] = ()) -> Mark:
    """The mark of a box; of reports alone it opens the first of them."""
    positions, position = timeline.positions, box.position
    where = f"{say.year(box.contest)} {timeline.role(box.contest)}".strip()
    mark = cells.mark(positions, position, where, row=row)
    if position.row is None and box.reports:
        report = box.reports[0]
        spoken = f"{where}: no decision found; {report.speaker} spoke for {_own(positions, box)}"
        return Mark(
            curie(report.key) if curie(report.key) in entries else mark.key,
            spoken, mark.about, public=(report.start, report.end),
            decided=(report.start, report.end), contest=mark.contest, kind=mark.kind, row=row,
        )  # fmt: skip
    return mark


def _own(positions: Positions, box: Box) -> str:
    return say.label(positions.network, box.position.endorser)


def signs(timeline: Timeline) -> list[str]:
    """Which links occur, for the legend."""
    found = set()
    for _, lane in timeline.lanes:
        boxes = [lane[year] for year in timeline.years if year in lane]
        if all(timeline.national(box.contest) for box in boxes):
            found |= {link(one, other) for one, other in pairwise(boxes)}
    return [kind for kind in (SAME, GONE, PASSED) if kind in found]
