"""Agreement chart: fractions in a half matrix, and beside it who is tied to whom."""

from __future__ import annotations

import math
from typing import Any

from kg.draw import say, words
from kg.draw.agreement_model import SHARE, Agreement, Pair
from kg.draw.chart import Chart
from kg.draw.wrap import paragraph
from kg.network.metric import fit, width
from kg.vocabulary import curie

WIDE = 1144
CELL, BOX = 50, 46
_NAME, _SIDE = 14, 13
# The network: its left edge if it stands beside, and its width.
BESIDE, RING = 760, 384
_TOP = 26


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


def spoken(shown: Agreement, pair: Pair) -> str:
    """A pair in words."""
    network = shown.positions.network
    names = f"{say.label(network, pair.one)} and {say.label(network, pair.other)}"
    if not pair.both:
        return f"{names}, no contest in which both named a first choice"
    few = ", too few for a colour" if pair.step is None else ""
    return f"{names}{_of(pair)}{few}"


def told(pair: Pair) -> dict[str, Any]:
    """What a mark does not say before all that it counts was over."""
    return {"outcome": _of(pair), "over": pair.last} if pair.both else {}


def _of(pair: Pair) -> str:
    return f", same choice in {pair.same} of {pair.both}"


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
    about = [curie(pair.one), curie(pair.other)]
    said = spoken(shown, pair)
    with chart.mark(key(pair), x, y, BOX, BOX, say=said, about=about, row=row, **told(pair)):
        for since, until, then in pair.over_time():
            with chart.during(since, until):
                _fraction(chart, then, x, y)


def _fraction(chart: Chart, pair: Pair, x: float, y: float) -> None:
    """What a cell says of a pair as of some day."""
    middle = (x + BOX / 2, y + BOX / 2)
    if pair.step is None:
        chart.rect(x + 0.75, y + 0.75, BOX - 1.5, BOX - 1.5, cls="page ehair", radius=2)
        chart.text(*middle, pair.said, size=12, align="middle", cls="second")
    else:
        chart.rect(x, y, BOX, BOX, cls=f"r{pair.step}", radius=2)
        ink = "page" if pair.step > 3 else "ink"
        chart.text(*middle, pair.fraction, size=14, bold=True, align="middle", cls=ink)


def _network(chart: Chart, shown: Agreement, x: float, y: float) -> float:
    """A ring for each component; the height below the last one is returned."""
    most, of = SHARE
    head = (
        f"Same choice {most} times in {of} or more,"
        f" over {words.number(shown.at_least)} contest{'' if shown.at_least == 1 else 's'} or more"
    )
    y += paragraph(chart, x, y, RING, head, size=13, bold=True)
    components = shown.components()
    if not components:
        chart.text(x, y + 16, "No two are tied so.", size=12, cls="second")
        return y + 30
    for members in components:
        tall = 30.0 + 34 * len(members) if len(members) > 2 else 70.0
        _ring(chart, shown, members, (x + RING / 2, y + 20 + tall / 2, tall))
        y += tall + 48
    note = "Thickness: number of contests. Strong colour: 4 times in 5 or more."
    alone = words.listed([shown.positions.short(endorser) for endorser in shown.alone()])
    y += paragraph(chart, x, y, RING, note, cls="second")
    if alone:
        y += paragraph(chart, x, y + 4, RING, f"No such tie: {alone}.", cls="second") + 4
    return y


def _ring(
    chart: Chart, shown: Agreement, members: list[str], place: tuple[float, float, float]
) -> None:
    """The members of a component on an ellipse, in the order of the matrix."""
    cx, cy, tall = place
    at: dict[str, tuple[float, float]] = {}
    across = RING / 2 - 52
    for number, endorser in enumerate(members):
        angle = 2 * math.pi * (number + 0.25) / len(members) - math.pi / 2
        at[endorser] = (cx + across * math.cos(angle), cy + tall / 2 * math.sin(angle))
    if len(members) == 2:
        at = {members[0]: (cx - across, cy), members[1]: (cx + across, cy)}
    for pair in sorted(shown.ties(), key=lambda tie: tie.both):
        if pair.one not in at:
            continue
        with chart.about(curie(pair.one), curie(pair.other)):
            for since, until, then in pair.over_time():
                if not then.tied(shown.at_least):
                    continue
                thick = min(9, max(1, round(1 + 0.9 * (then.both - shown.at_least))))
                with chart.during(since, until):
                    cls = f"r{5 if then.step == 5 else 4} w{thick}"
                    chart.line([at[pair.one], at[pair.other]], cls)
    for endorser, (x, y) in at.items():
        name = fit(shown.positions.short(endorser), 110, 12.5, bold=True)
        wide = width(name, 12.5, bold=True) + 14
        with chart.about(curie(endorser)):
            chart.rect(x - wide / 2, y - 11, wide, 22, cls="page eh1", radius=2)
            chart.text(x, y, name, size=12.5, bold=True, align="middle")
