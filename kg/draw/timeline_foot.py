"""Timeline foot: below the lanes, who decided and who was general secretary."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kg.draw import say, words
from kg.draw.chart import Chart
from kg.draw.timeline_model import Timeline
from kg.draw.wrap import wrapped
from kg.network import rows
from kg.network.metric import width
from kg.vocabulary import curie

_SIZE, _LINE, _IN, _OUT, _BAR = 12, 15, 6, 6, 24
# Lines of the deciding bodies at most.
_LINES = 3


def height(timeline: Timeline, years: list[str], pitch: float) -> float:
    """Pixels that the foot takes."""
    return _second(timeline, years, pitch) + _BAR + 14


def _bodies(timeline: Timeline, year: str, pitch: float) -> list[str]:
    body = timeline.bodies(year)
    if body is None:
        return []
    return wrapped(body or "not known", pitch - _IN - 3, _SIZE, lines=_LINES)


def _second(timeline: Timeline, years: list[str], pitch: float) -> float:
    """Where the bars begin, below the lines of the deciding bodies."""
    return 16.0 + _LINE * max(1, *(len(_bodies(timeline, year, pitch)) for year in years), 1)


@dataclass(frozen=True, slots=True)
class Column:
    """A year, its left edge, and the first day of a box in it: public, and decided."""

    year: str
    x: float
    public: date | None
    decided: date | None


def draw(chart: Chart, timeline: Timeline, columns: list[Column], y: float, pitch: float) -> None:
    """The rows of bodies and of general secretaries, each from its column's first day on."""
    chart.text(0, y + 14, "Decided by", size=13, bold=True)
    for column in columns:
        cls = "ink" if timeline.bodies(column.year) else "second"
        with chart.during(column.public, decided=(column.decided, None)):
            for number, line in enumerate(_bodies(timeline, column.year, pitch)):
                height = y + 14 + _LINE * number
                chart.text(column.x + _IN, height, line, size=_SIZE, cls=cls)
    top = y + _second(timeline, [column.year for column in columns], pitch)
    middle = top + _BAR / 2
    for number, line in enumerate(wrapped("General secretary", 100, 13, bold=True)):
        chart.text(0, middle - 8 + 16 * number, line, size=13, bold=True)
    begin = 0
    while begin < len(columns):
        held = timeline.secretaries.get(columns[begin].year)
        end = begin + 1
        while end < len(columns) and held and timeline.secretaries.get(columns[end].year) == held:
            end += 1
        if held is None:
            column = columns[begin]
            with chart.during(column.public, decided=(column.decided, None)):
                chart.text(column.x + _IN, middle, "not known", size=_SIZE, cls="second")
        else:
            _bar(chart, timeline, held, columns[begin:end], (top, pitch))
        begin = end


def _bar(
    chart: Chart,
    timeline: Timeline,
    held: tuple[rows.Office, bool],
    columns: list[Column],
    place: tuple[float, float],
) -> None:
    """One general secretary over the years in office; dashed where it is not sure.

    At an earlier day the bar does not reach into a column that is still empty.
    """
    (office, sure), (y, pitch) = held, place
    x, wide = columns[0].x + _IN, pitch * len(columns) - _IN - _OUT
    name = say.label(timeline.positions.network, office.member)
    since = words.short(office.start, office.begun).removeprefix("from ")
    whole = f"{name}, from {since}"
    fitting = (text for text in (whole, name) if width(text, _SIZE) <= wide - 10)
    shown = next(fitting, name.rsplit(" ", 1)[-1])
    spoken = f"{whole}, general secretary{'' if sure else ', perhaps still or already'}"
    about = [curie(office.member)]
    first = columns[0]
    with chart.mark(
        curie(office.member), x, y, wide, _BAR, say=spoken, about=about, row=90,
        public=(first.public, None), decided=(first.decided, None),
    ):  # fmt: skip
        cls = "tother" if sure else "page dash eother"
        inset = 0 if sure else 0.75
        for number, column in enumerate(columns):
            later = columns[number + 1 :][:1]
            with chart.during(
                column.public, later[0].public if later else None,
                decided=(column.decided, later[0].decided if later else None),
            ):  # fmt: skip
                reach = pitch * (number + 1) - _IN - _OUT
                chart.rect(x + inset, y + inset, reach - 2 * inset, _BAR - 2 * inset, cls=cls,
                           radius=2)  # fmt: skip
        chart.text(x + 6, y + _BAR / 2, shown, size=_SIZE, most=wide - 8)
