"""Flow chart: one line an endorser, from column to column."""

from __future__ import annotations

from datetime import date

from kg.draw import cells, say, words
from kg.draw.chart import NO_SPAN, Chart, Mark
from kg.draw.flow_model import MERGED, OPEN, Course, Flow, Stop
from kg.draw.positions import ABSENT
from kg.network.metric import fit, width
from kg.vocabulary import curie

WIDE = 1144
# Pixels: the least width of a box, its height, the way to the next, and the
# distance between two groups.
BOX, TALL, PITCH, APART = 96.0, 24, 26, 44
_FAR, _FAR_TWO, _TOP, _NAME, _MOST = 478.0, 780.0, 44, 13, 190
# The least that a line is long, and the most that the name of a person takes.
_LEAST, _LONGEST = 60, 320
_HUES = ("h1", "h2", "h3", "h4")


def draw(flow: Flow) -> Chart:
    """The picture; its height follows from the fullest column."""
    chart = Chart(WIDE)
    names = [label(flow, course) for course in flow.courses]
    box = min(_MOST, max([BOX, *(width(name, _NAME, bold=True) + 14 for name in names)]))
    heads = [
        width(f"{flow.place(place)}  00, won", 15, bold=True)
        for place in (flow.columns[-1].places if flow.columns else [])
    ]
    last = max([box, min(_LONGEST, max(heads, default=0))])
    most = _FAR if len(flow.columns) > 2 else _FAR_TWO
    far = min(most, (WIDE - last - 4) / max(1, len(flow.columns) - 1))
    far = max(far, box + _LEAST)
    chart.width = max(WIDE, 4 + far * (len(flow.columns) - 1) + last)
    drawing = _Drawing(chart, flow, box, far)
    drawing.lines()
    for number in range(len(flow.columns)):
        drawing.column(number)
    chart.height = drawing.bottom + 8
    return chart


def label(flow: Flow, course: Course) -> str:
    """What stands in the boxes of a course."""
    if len(course.endorsers) == 1:
        return flow.positions.short(course.endorsers[0])
    return words.count(len(course.endorsers), flow.kind)


def key(course: Course) -> str:
    """The entry of a course of several endorsers; of one it is the endorser's."""
    return "+".join(curie(endorser) for endorser in course.endorsers)


def hue(flow: Flow, course: Course) -> str:
    """The colour of a course: that of the person in the first column."""
    people = [place for place in flow.columns[0].places if place in flow.positions.network]
    place = course.stops[0].place
    if place not in people or people.index(place) >= len(_HUES):
        return "other"
    return _HUES[people.index(place)]


def spoken(flow: Flow, course: Course, stop: Stop, number: int) -> str:
    """A stop in words."""
    column = flow.columns[number]
    where = f"{say.year(column.contest)} {column.contest.label}".strip()
    if len(course.endorsers) > 1:
        names = words.listed([say.label(flow.positions.network, e) for e in course.endorsers])
        return f"{names}, {column.contest.label}: {flow.place(stop.place)}"
    if column.rank > 1:
        name = say.label(flow.positions.network, course.endorsers[0])
        return f"{name}, {where}, {words.ordinal(column.rank)} choice: {flow.place(stop.place)}"
    return cells.spoken(flow.positions, stop.position, column.contest.label)


def mark_of(flow: Flow, course: Course, number: int, row: int = 0) -> Mark:
    """The mark of a course in a column."""
    stop = course.stops[number]
    found = cells.mark(flow.positions, stop.position, "", group=number, row=row)
    opens = found.key if stop.choice is None else curie(stop.choice.key)
    about = [curie(endorser) for endorser in course.endorsers]
    if stop.place in flow.positions.network:
        about.append(curie(stop.place))
    return Mark(
        key(course) if len(course.endorsers) > 1 else opens,
        spoken(flow, course, stop, number),
        tuple(about),
        # Several joined to one box have no day in common.
        public=found.public if len(course.endorsers) == 1 else NO_SPAN,
        decided=found.decided if len(course.endorsers) == 1 else NO_SPAN,
        counts="all" if stop.place in flow.positions.network else None,
        contest=found.contest,
        kind=found.kind,
        rank=found.rank if len(course.endorsers) == 1 else None,
        group=number,
        row=row,
        outcome=found.outcome,
        over=found.over,
    )


class _Drawing:
    """Where each course stands in each column, while the lines are drawn."""

    def __init__(self, chart: Chart, flow: Flow, box: float, far: float) -> None:
        self.chart, self.flow, self.box, self.far = chart, flow, box, far
        self.tops: list[dict[str, float]] = []
        self.at: dict[tuple[int, tuple[str, ...]], float] = {}
        self.bottom = 0.0
        for number, column in enumerate(flow.columns):
            y, tops = float(_TOP), {}
            for place in column.places:
                tops[place] = y
                y += 28
                for course in flow.at(number, place):
                    self.at[number, course.endorsers] = y + TALL / 2
                    y += PITCH
                y += APART - 28
            self.tops.append(tops)
            self.bottom = max(self.bottom, y - APART + 28)

    def x(self, number: int) -> float:
        """The left edge of a column's boxes."""
        return 2 + self.far * number

    def lines(self) -> None:
        """The courses, each over those before it, with an edge of the page's colour."""
        for number in range(len(self.flow.columns) - 1):
            begin, end = self.x(number) + self.box, self.x(number + 1)
            bend = (end - begin) * 0.45
            for place in self.flow.columns[number].places:
                for course in self.flow.at(number, place):
                    self._line(course, number, (begin, end, bend))

    def _line(self, course: Course, number: int, way: tuple[float, float, float]) -> None:
        begin, end, bend = way
        one, other = self.at[number, course.endorsers], self.at[number + 1, course.endorsers]
        d = f"M{begin:.1f} {one:.1f}C{begin + bend:.1f} {one:.1f}"
        d += f" {end - bend:.1f} {other:.1f} {end:.1f} {other:.1f}"
        colour = hue(self.flow, course)
        silent = any(stop.place in OPEN for stop in course.stops[number : number + 2])
        # A line is there once both its ends surely are: one without a day, with the result.
        ends = [mark_of(self.flow, course, at) for at in (number, number + 1)]
        public = max(filter(None, (end.public[1] or end.over for end in ends)), default=None)
        decided = max(filter(None, (end.decided[1] or end.over for end in ends)), default=None)
        with (
            self.chart.about(*(curie(endorser) for endorser in course.endorsers)),
            self.chart.during(public, decided=(decided, None)),
        ):
            if silent:
                self.chart.path(d, f"{colour} thick dots")
                return
            thick = 7 if len(course.endorsers) == 1 else min(11, 5 + len(course.endorsers))
            self.chart.path(d, "page w11")
            self.chart.path(d, f"{colour} w{thick if thick in {7, 8, 9, 11} else 9}")

    def column(self, number: int) -> None:
        """The head of a column, and its groups of boxes."""
        chart, flow = self.chart, self.flow
        column, x = flow.columns[number], self.x(number)
        wide = chart.text(x, 12, flow.head(column), size=20, bold=True)
        if number == 0 and flow.courses:
            first = "first" if flow.second else say.year(column.contest)
            note = f"colour keeps the {first} choice"
            if wide + width(note, 12.5) < self.far - 20:
                chart.text(x + wide + 10, 14, note, size=12.5, cls="second")
        for place, top in self.tops[number].items():
            courses = flow.at(number, place)
            count = flow.count(courses)
            person = place in flow.positions.network
            won = flow.won(column, place) and not flow.second
            # How many there were nobody could say before the contest ended.
            over = column.contest.over if won else column.contest.last
            head = f"{flow.place(place)}, {count}{', won' if won else ''}"
            with chart.listed(f"{flow.head(column)}: {head}"):
                self._head(place, count, over, (x, top), person=person, won=won)
                for row, course in enumerate(courses):
                    self._box(course, number, x, row)

    def _head(
        self,
        place: str,
        count: int,
        over: date | None,
        at: tuple[float, float],
        *,
        person: bool,
        won: bool,
    ) -> None:
        """Whom a group chose, and how many did: said of a day when the contest was over."""
        chart, (x, y) = self.chart, at
        most = min(self.far, _LONGEST) - 60
        name = fit(self.flow.place(place), most, 15, bold=True)
        note = f"\u2002{count}{', won' if won else ''}"
        counted = (note, "second", False) if over is None else (note, "second", False, over)
        with chart.about(*([curie(place)] if person else [])):
            runs = [(name, "ink" if person else "second", True), counted]
            chart.runs(x, y + 12, runs, size=15)

    def _box(self, course: Course, number: int, x: float, row: int) -> None:
        chart, stop = self.chart, course.stops[number]
        y = self.at[number, course.endorsers] - TALL / 2
        mark = mark_of(self.flow, course, number, row)
        colour = hue(self.flow, course)
        gone = stop.place in {MERGED, *OPEN} or stop.position.what == ABSENT
        with chart.marked(mark, x, y, self.box, TALL):
            edge = "page dash eother" if gone else f"ground page e{colour}"
            chart.rect(x + 0.75, y + 0.75, self.box - 1.5, TALL - 1.5, cls=edge, radius=2.5)
            chart.text(
                x + self.box / 2, y + TALL / 2, label(self.flow, course), size=_NAME, bold=True,
                align="middle", most=self.box - 8, cls="second" if gone else "ink", squeeze=True,
            )  # fmt: skip
