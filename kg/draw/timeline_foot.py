"""Timeline foot: below the lanes, who decided and who was general secretary."""

from __future__ import annotations

from collections.abc import Callable

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


def draw(
    chart: Chart,
    timeline: Timeline,
    years: list[str],
    y: float,
    pitch: float,
    at: Callable[[str], float],
) -> None:
    """The rows of bodies and of general secretaries; *at* is the left of a year."""
    chart.text(0, y + 14, "Decided by", size=13, bold=True)
    for year in years:
        cls = "ink" if timeline.bodies(year) else "second"
        for number, line in enumerate(_bodies(timeline, year, pitch)):
            chart.text(at(year) + _IN, y + 14 + _LINE * number, line, size=_SIZE, cls=cls)
    top = y + _second(timeline, years, pitch)
    middle = top + _BAR / 2
    for number, line in enumerate(wrapped("General secretary", 100, 13, bold=True)):
        chart.text(0, middle - 8 + 16 * number, line, size=13, bold=True)
    begin = 0
    while begin < len(years):
        held = timeline.secretaries.get(years[begin])
        end = begin + 1
        while end < len(years) and held and timeline.secretaries.get(years[end]) == held:
            end += 1
        x, wide = at(years[begin]) + _IN, pitch * (end - begin) - _IN - _OUT
        if held is None:
            chart.text(x, middle, "not known", size=_SIZE, cls="second")
        else:
            _bar(chart, timeline, held, (x, top, wide))
        begin = end


def _bar(
    chart: Chart,
    timeline: Timeline,
    held: tuple[rows.Office, bool],
    place: tuple[float, float, float],
) -> None:
    """One general secretary over the years in office; dashed where it is not sure."""
    (office, sure), (x, y, wide) = held, place
    name = say.label(timeline.positions.network, office.member)
    since = words.short(office.start, office.begun).removeprefix("from ")
    whole = f"{name}, from {since}"
    fitting = (text for text in (whole, name) if width(text, _SIZE) <= wide - 10)
    shown = next(fitting, name.rsplit(" ", 1)[-1])
    spoken = f"{whole}, general secretary{'' if sure else ', perhaps still or already'}"
    about = [curie(office.member)]
    with chart.mark(curie(office.member), x, y, wide, _BAR, say=spoken, about=about, row=90):
        inset = 0 if sure else 0.75
        cls = "tother" if sure else "page dash eother"
        box = (x + inset, y + inset, wide - 2 * inset, _BAR - 2 * inset)
        chart.rect(*box, cls=cls, radius=2)
        chart.text(x + 6, y + _BAR / 2, shown, size=_SIZE, most=wide - 8)
