"""Agreement chart: fractions in a half matrix, and beside it who is tied to whom."""

from __future__ import annotations

import math
from fractions import Fraction

from kg.draw import say, words
from kg.draw.agreement_model import STEPS, Agreement, Pair, alike
from kg.draw.chart import Chart
from kg.draw.shapes import number
from kg.draw.wrap import LINE, paragraph
from kg.network.metric import fit, width
from kg.vocabulary import curie

WIDE = 1144
CELL, BOX = 50, 46
_NAME, _SIDE = 14, 13
# The network: its left edge if it stands beside, and its width.
BESIDE, RING = 760, 384
_TOP = 26
# How far the first box of a ring's side stands below the top, and the least height; the
# room between line and box, and how far a line is bent to the middle, so that it keeps
# clear of the boxes between.
_PITCH, _TALL, _GAP, _PULL = 25, 320, 4, 0.15
# Up to so many stand at equal angles; from so many at equal heights, which need less room.
_ROUND, _STRAIGHT = 16, 30
# The boxes: height, size of the name and the most that it takes; the widest line.
_HIGH, _SMALL, _LONGEST = 22, 12.5, 110
_THICKEST = 9


def draw(shown: Agreement) -> Chart:
    """The picture; its height follows from the number of endorsers."""
    chart = Chart(WIDE)
    names = [fit(shown.positions.short(e), 150, _NAME, bold=True) for e in shown.endorsers]
    left = max([90.0, *(width(name, _NAME, bold=True) + 14 for name in names[1:])])
    below = _half(chart, shown, names, left)
    right = left + CELL * max(len(names) - 1, 0)
    last = width(names[-1], _SIDE, bold=True) if names else 0
    beside = right + last + 30 <= BESIDE
    ties = _network(chart, shown, *((BESIDE, 10.0) if beside else (0.0, below + 34)))
    chart.width = max(WIDE, right + last + 20)
    chart.height = max(below, ties) + 6
    return chart


def key(pair: Pair) -> str:
    """The name of a pair's entry in the panel."""
    return f"{curie(pair.one)}+{curie(pair.other)}"


def names(shown: Agreement, pair: Pair) -> str:
    """Whom a pair compares, in words."""
    network = shown.positions.network
    return f"{say.label(network, pair.one)} and {say.label(network, pair.other)}"


def outcome(pair: Pair) -> str:
    """What is said behind the names of a pair."""
    if not pair.both:
        return ", no contest in which both named a first choice"
    few = ", too few for a colour" if pair.step is None else ""
    return f", same choice in {pair.same} of {pair.both}{few}"


def held(pair: Pair) -> tuple[str, ...]:
    """The contests behind a fraction, each with whether the choice was the same."""
    return tuple(f"{curie(a.contest.iri)}{'+' if alike(a, b) else '-'}" for a, b in pair.held)


def often(share: Fraction) -> str:
    """How often two that are tied chose the same, as the head of the network says it."""
    if share == 1:
        return "The same choice every time,"
    times = "once" if share.numerator == 1 else f"{share.numerator} times"
    return f"Same choice {times} in {share.denominator} or more,"


def over(at_least: int) -> str:
    """Over how many contests, as the head of the network says it."""
    return f"over {words.number(at_least)} contest{'' if at_least == 1 else 's'} or more"


def _half(chart: Chart, shown: Agreement, names: list[str], left: float) -> float:
    """The half matrix; the height below it is returned."""
    for row, endorser in enumerate(shown.endorsers):
        y = _TOP + CELL * (row - 1)
        label = say.label(shown.positions.network, endorser)
        with chart.listed(f"{label} and those above it"):
            if row:
                place = (2.0, y, left - 12, float(BOX))
                _name(chart, shown, endorser, names[row], place, row)
            for column, other in enumerate(shown.endorsers[:row]):
                _cell(chart, shown, shown.pair(other, endorser), left + CELL * column, y, row)
        last = row == len(names) - 1
        middle = y + CELL - 14 if not last else y + BOX - 12
        x = left + CELL * row + (4 if not last else 6)
        with chart.about(curie(endorser)):
            chart.text(x, middle, names[row], size=_SIDE, bold=True)
    return _TOP + CELL * max(len(names) - 1, 0)


def _name(
    chart: Chart,
    shown: Agreement,
    endorser: str,
    name: str,
    place: tuple[float, float, float, float],
    row: int,
) -> None:
    x, y, w, h = place
    label = say.label(shown.positions.network, endorser)
    kind = say.kind(shown.positions.network, endorser)
    with chart.mark(
        curie(endorser), x, y, w, h, say=f"{label}, {kind}", about=[curie(endorser)], row=row
    ):
        chart.text(x + w - 2, y + h / 2, name, size=_NAME, bold=True, align="right")


def _cell(chart: Chart, shown: Agreement, pair: Pair, x: float, y: float, row: int) -> None:
    """A fraction on the colour of its step; the page's script counts it again."""
    about = [curie(pair.one), curie(pair.other)]
    said, then = names(shown, pair) + outcome(pair), outcome(pair)
    with chart.mark(
        key(pair), x, y, BOX, BOX, say=said, about=about, row=row, outcome=then, held=held(pair)
    ):
        few = pair.step is None
        chart.rect(x, y, BOX, BOX, cls="page ehair" if few else f"r{pair.step}", radius=2)
        ink = "second" if pair.step is None else "page" if pair.step > 3 else "ink"
        at = (x + BOX / 2, y + BOX / 2)
        chart.text(*at, pair.said, size=14, bold=not few, align="middle", cls=ink)


def _network(chart: Chart, shown: Agreement, x: float, y: float) -> float:
    """All on one ring, with who is tied to whom; the height below it is returned."""
    for name, head in (("share", often(shown.share)), ("least", over(shown.at_least))):
        with chart.told(name):
            chart.text(x, y, head, size=13, bold=True)
        y += LINE
    at, bottom = _ring(shown, x + RING / 2, y + 6)
    heights = [height for _, height, _ in at.values()]
    middle = (x + RING / 2, (min(heights) + max(heights)) / 2)
    tied = {endorser for pair in shown.ties() for endorser in (pair.one, pair.other)}
    for pair in sorted(shown.shown(), key=lambda tie: tie.both):
        if pair.both:
            _tie(chart, shown, pair, at, middle)
    for endorser, place in at.items():
        _box(chart, shown, endorser, place, tied=endorser in tied)
    note = (
        "Thickness: number of contests. Strong colour: 4 times in 5 or more."
        " Who has no line is tied to nobody so."
    )
    return bottom + paragraph(chart, x, bottom + 12, RING, note, cls="second") + 12


def _ring(
    shown: Agreement, x: float, y: float
) -> tuple[dict[str, tuple[float, float, int]], float]:
    """Where each stands: x, y and the side, -1 left, 1 right; the height below is returned.

    In the order of the matrix, from the top down the right side and up the left.
    """
    size = len(shown.endorsers)
    levels = (size - 1) // 2 + 1
    bent = min(1.0, max(0.0, (_STRAIGHT - size) / (_STRAIGHT - _ROUND)))

    def height(level: int) -> float:
        straight = 2 * level / levels - 1
        return bent * math.sin(math.pi / 2 * straight) + (1 - bent) * straight

    tall = max(_TALL, 2 * _PITCH / (1 + height(1))) if levels > 1 else 2 * _PITCH
    at = {}
    across = RING / 2
    for place, endorser in enumerate(shown.endorsers):
        side = 0 if place in (0, size / 2) else 1 if place < levels else -1
        level = height(place if place <= size / 2 else size - place)
        out = math.sqrt(max(0.0, 1 - level * level))
        at[endorser] = (side * out, level, side)
        if side:
            across = min(across, (RING / 2 - _GAP - _wide(shown, endorser)) / out)
    top = y + _HIGH + tall / 2
    placed = {e: (x + across * h, top + tall / 2 * v, side) for e, (h, v, side) in at.items()}
    return placed, max(v for _, v, _ in placed.values()) + _HIGH + 2 * _GAP


def _box(
    chart: Chart, shown: Agreement, endorser: str, place: tuple[float, float, int], *, tied: bool
) -> None:
    """The box of an endorser: outside the ring, so that no line runs behind a third name."""
    x, y, side = place
    wide = _wide(shown, endorser)
    left = x + side * _GAP - wide * (1 - side) / 2
    if not side:
        first = endorser == shown.endorsers[0]
        y += (-1 if first else 1) * (_HIGH / 2 + _GAP)
    name = fit(shown.positions.short(endorser), _LONGEST, _SMALL, bold=True)
    with chart.about(curie(endorser), cls="tied"):
        hue = "eh1" if tied else "ehair"
        chart.rect(left, y - _HIGH / 2, wide, _HIGH, cls=f"page {hue}", radius=2)
        chart.text(left + wide / 2, y, name, size=_SMALL, bold=True, align="middle")


def _wide(shown: Agreement, endorser: str) -> float:
    name = fit(shown.positions.short(endorser), _LONGEST, _SMALL, bold=True)
    return width(name, _SMALL, bold=True) + 14


def _tie(
    chart: Chart,
    shown: Agreement,
    pair: Pair,
    at: dict[str, tuple[float, float, int]],
    middle: tuple[float, float],
) -> None:
    """The line of a pair, bent to the middle; hidden where the two are not tied."""
    (ax, ay, _), (bx, by, _) = at[pair.one], at[pair.other]
    cx = (ax + bx) / 2 * (1 - _PULL) + middle[0] * _PULL
    cy = (ay + by) / 2 * (1 - _PULL) + middle[1] * _PULL
    thick = min(_THICKEST, max(1, math.floor(1.5 + 0.9 * (pair.both - shown.at_least))))
    cls = f"r{5 if pair.step == STEPS else 4} w{thick}"
    hidden = not pair.tied(shown.share, shown.at_least)
    with chart.about(curie(pair.one), curie(pair.other), cls="tie", hidden=hidden):
        chart.path("M{} {}Q{} {} {} {}".format(*map(number, (ax, ay, cx, cy, bx, by))), cls)
