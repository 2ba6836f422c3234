"""Lanes chart: a race put on paper, lanes with a time axis or without one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kg.draw import lanes_arrows, lanes_folds_chart, lanes_places, result, threshold
from kg.draw.axis import Axis
from kg.draw.chart import Chart, Span
from kg.draw.lanes import (
    GUTTER,
    HEAD,
    LEFT,
    NAME,
    NOTE,
    PAD,
    RIGHT,
    ROW,
    WIDTH,
    Piece,
    Race,
    day,
    tally,
    tint,
)
from kg.draw.lanes_folds import Folded
from kg.draw.lanes_places import Place, Spot
from kg.draw.record import Row
from kg.network.metric import width

# Of the room that a name may take, what it takes in most fonts; in others its halo
# stands over the line that goes on behind it.
_TAKEN = 0.88
# The room for what stands beside a lane.
_WIDE = 206.0


def draw(race: Race) -> tuple[Chart, Chart | None]:
    """The chart of one contest; where some of it is folded, also the one with every mark."""
    places, bottom = lanes_places.of(race, folded=True)
    whole = None
    if any(place.folds for place in places):
        whole = _draw(race, *lanes_places.of(race))
    return _draw(race, places, bottom), whole


def _draw(race: Race, places: list[Place], bottom: float) -> Chart:
    chart = Chart(WIDTH)
    _grounds(chart, race, places, bottom)
    if race.axis:
        _head(chart, race, race.axis, bottom)
        scale = [(race.axis.first, LEFT), (race.axis.last, race.axis.right)]
        chart.timed(scale, HEAD, bottom, RIGHT)
    lanes_arrows.draw(chart, list(_signs(places)), race.after)
    for place in places:
        lane = place.lane
        with chart.listed(lane.title, tally=tally(place.index), counts=lane.counts):
            _lane(chart, race, place)
    y = bottom + (28 if race.axis else 16)
    if race.others:
        names = [race.surname(standing.person) for standing in race.others]
        said = f"No endorsement found: {', '.join(names)}"
        chart.text(16, y, said, size=13, cls="second", most=WIDTH - 16)
        y += 22
    chart.height = y
    return chart


def _signs(places: list[Place]) -> Iterator[tuple[Row, lanes_arrows.Point]]:
    """Where the sign of each decision stands."""
    for place in places:
        for spot in place.spots:
            if isinstance(spot.piece, Piece):
                yield spot.piece.row, (spot.x, place.top + PAD + ROW * (spot.row + 0.5))
        for index, piece in enumerate(place.loose):
            if isinstance(piece, Piece):
                yield piece.row, (GUTTER + 14, place.top + PAD + ROW * (index + 0.5))


def _grounds(chart: Chart, race: Race, places: list[Place], bottom: float) -> None:
    """Lanes, tints from the day that a rule was met, lines of the days."""
    right = RIGHT if race.axis else WIDTH
    for place in places:
        lane = place.lane
        chart.rect(0, place.top, right, place.height, cls="lane")
        if race.axis:
            chart.rect(GUTTER, place.top, WIDTH - GUTTER, place.height, cls="lane")
            _tints(chart, race.axis, place)
        chart.rect(0, place.top, 5, place.height, cls=lane.hue)
    if race.axis:
        for tick in race.axis.ticks():
            x = race.axis.x(tick)
            chart.line([(x, HEAD), (x, bottom)], "hair")
            chart.text(x, bottom + 12, day(tick), size=12, align="middle", cls="second")


def _tints(chart: Chart, scale: Axis, place: Place) -> None:
    met, hue = place.lane.met, place.lane.hue
    if met is None:
        return
    public = place.lane.public or met
    y, h = place.top + 1, place.height - 2
    perhaps = scale.x(max(met.perhaps, scale.first))
    surely = scale.x(met.surely) if met.surely else scale.right
    if perhaps < surely:
        begin: Span = (max(public.perhaps, scale.first), None)
        with chart.during(begin[0], decided=(max(met.perhaps, scale.first), None)):
            chart.rect(perhaps, y, surely - perhaps, h, cls=f"hatch {hue}")
    if met.surely:
        with chart.during(public.surely or met.surely, decided=(met.surely, None)):
            chart.rect(surely, y, RIGHT - surely, h, cls=tint(hue))
            chart.line([(surely, y), (surely, y + h)], hue)


def _head(chart: Chart, race: Race, scale: Axis, bottom: float) -> None:
    """Stage days above the lanes, and the head of the gutter."""
    opens, closes = race.stages.opens, race.stages.closes
    taken = 0.0
    if opens and scale.first <= opens <= scale.last:
        x = scale.x(opens)
        chart.line([(x, 20), (x, bottom)], "second dots")
        said = f"{day(opens)}: affiliates may nominate"
        taken = x + 4 + chart.text(x + 4, 12, said, size=NOTE, cls="second")
    if closes and scale.first <= closes <= scale.last:
        x = scale.x(closes)
        chart.line([(x, 20), (x, bottom)], "second dots")
        said = f"{day(closes)}: close"
        if x - 4 - width(said, NOTE) > taken + 8:
            chart.text(x - 4, 12, said, size=NOTE, cls="second", align="right")
    chart.text(
        GUTTER + 6, 12, "Day of decision not known", size=NOTE, bold=True, cls="second",
        most=WIDTH - GUTTER - 8,
    )  # fmt: skip
    chart.text(
        GUTTER + 6, 27, "", size=NOTE, cls="second", then="hatched: may be later",
    )  # fmt: skip


def _lane(chart: Chart, race: Race, place: Place) -> None:
    lane, top = place.lane, place.top
    if lane.low:
        chart.text(16, top + place.height / 2, lane.title, size=14, bold=True, cls="second")
    else:
        _title(chart, race, place)
    met = lane.met
    if race.axis and met and race.stages.rule:
        at = race.axis.x(met.surely or max(met.perhaps, race.axis.first))
        said = threshold.note(race.stages.rule, met)
        y = top + place.height - 14
        public = lane.public or met
        # Hidden until the day it speaks of, as the ground behind it.
        since = public.surely or met.surely or public.perhaps
        with chart.during(since, decided=(met.surely or met.perhaps, None)):
            if at + 6 + width(said, NOTE) <= RIGHT:
                chart.text(at + 6, y, said, size=NOTE, cls=f"ink on-{tint(lane.hue)}")
            else:
                chart.text(at - 6, y, said, size=NOTE, align="right", cls="ink on-lane")
    for spot in place.spots:
        _draw_spot(chart, race, place, spot)
    for index, piece in enumerate(place.loose):
        y = top + PAD + ROW * (index + 0.5)
        if isinstance(piece, Folded):
            lanes_folds_chart.draw(chart, piece, GUTTER + 14, y, "right", "lane", 172)
        else:
            _draw_words(chart, piece, GUTTER + 14, y, "right", "lane", 172)


def _title(chart: Chart, race: Race, place: Place) -> None:
    lane, top = place.lane, place.top
    mark = race.head(place.index)
    assert mark is not None
    with chart.marked(mark, 8, top + 8, 212, 62):
        chart.text(16, top + 22, lane.title, size=17, bold=True, cls=lane.hue, most=_WIDE)
        named = tally(place.index)
        # The counts of three kinds or more are set smaller, not cut.
        size = 13 if width(lane.counts, 13) <= _WIDE else 11.5
        chart.text(16, top + 43, lane.counts, size=size, most=_WIDE, counts=named, squeeze=True)
        over = race.contest.over
        with chart.during(over):
            chart.text(16, top + 61, lane.outcome, size=12.5, cls="second", most=_WIDE)
        with chart.during(None, over):
            chart.text(16, top + 61, result.pending(race.contest), size=12.5, cls="second")


def _draw_spot(chart: Chart, race: Race, place: Place, spot: Spot) -> None:
    y = place.top + PAD + ROW * (spot.row + 0.5)
    lane = place.lane
    ground = "lane"
    if race.axis and lane.met and lane.met.surely and spot.x >= race.axis.x(lane.met.surely) - 2:
        ground = tint(lane.hue)
    if isinstance(spot.piece, Folded):
        lanes_folds_chart.draw(chart, spot.piece, spot.x, y, spot.side, ground, None, race.axis)
    else:
        _draw_words(
            chart, spot.piece, spot.x, y, spot.side, ground, None, spot.span, beyond=spot.beyond
        )


def _draw_words(
    chart: Chart,
    piece: Piece,
    x: float,
    y: float,
    side: str,
    ground: str,
    most: float | None,
    span: tuple[float, float] | None = None,
    *,
    beyond: bool = False,
) -> None:
    """The sign, its name and later choices; those have marks of their own."""
    own = width(piece.name, NAME, bold=piece.bold)
    if most is not None:
        own = min(own, most)
    note = width(f" {piece.note}", NOTE) if piece.note else 0
    rightwards = side == "right"
    left = x + 12 if rightwards else x - 12 - own - note
    hue = piece.glyph["hue"]
    with chart.marked(piece.mark, min(left, x - 7), y - 11, own + note + 20, 22):
        if span:
            taken = piece.wide() if piece.later else (own + note) * _TAKEN
            free = (x - 7, left + taken + 6 if rightwards else x + 8)
            _draw_span(chart, span, free, y, hue, beyond=beyond)
        chart.glyph(piece.glyph["shape"], x, y, hue=hue, fill=piece.glyph["fill"])
        cls = f"ink on-{ground}{' struck' if piece.row.replaced else ''}"
        style: dict[str, Any] = {"size": NAME, "bold": piece.bold, "cls": cls, "most": most}
        after: dict[str, Any] = {"size": NOTE, "cls": f"second on-{ground}"}
        if rightwards:
            chart.text(left, y, piece.name, **style)
            if piece.note:
                chart.text(left + own + 4, y, piece.note, **after)
        else:
            if piece.note:
                chart.text(x - 12 - own - 4, y, piece.note, align="right", **after)
            chart.text(x - 12, y, piece.name, align="right", **style)
    at = left + own + note + 8 if rightwards else x - 12 - piece.wide()
    for text, sign, whom, mark in piece.later:
        towards, fill = sign.split()
        wide = width(whom, NOTE)
        with chart.marked(mark, at, y - 10, wide + 24, 20):
            chart.glyph("numeral", at + 9, y, hue=towards, fill=fill, text=text)
            chart.text(at + 21, y, whom, size=NOTE, cls=f"ink on-{ground}")
        at += wide + 30
    if piece.stood:
        _draw_words(chart, piece.stood, x, y, side, ground, most, span, beyond=beyond)


def _draw_span(
    chart: Chart,
    span: tuple[float, float],
    free: tuple[float, float],
    y: float,
    hue: str,
    *,
    beyond: bool,
) -> None:
    """A dotted line over the days it can have been, with end ticks, not through *free*.

    One that ends *beyond* the axis ends in an arrow: its last day is not drawn.
    """
    begin, end = span
    chart.line([(begin, y), (free[0], y)], f"{hue} dots")
    chart.line([(begin, y - 4), (begin, y + 4)], hue)
    if end > free[1]:
        chart.line([(free[1], y), (end, y)], f"{hue} dots")
    if beyond:
        chart.line([(end - 5, y - 4), (end, y), (end - 5, y + 4)], hue)
    else:
        chart.line([(end, y - 4), (end, y + 4)], hue)
