"""Lanes places: where each decision of a race stands, and how tall its lane is."""

from __future__ import annotations

from dataclasses import dataclass

from kg.draw import axis
from kg.draw.axis import Axis, Rows
from kg.draw.lanes import GAP, HEAD, LEAST, LEFT, LOW, PAD, RIGHT, ROW, WIDTH, Lane, Piece, Race

_MARK = 7.0


@dataclass(slots=True)
class Spot:
    """Where a piece goes: its row, the x of its sign, and on which side its words stand."""

    piece: Piece
    row: int
    x: float
    side: str = "right"
    span: tuple[float, float] | None = None


@dataclass(slots=True)
class Place:
    """A lane with its top, its height, and the spots on the axis and in the gutter."""

    lane: Lane
    index: int
    top: float
    height: float
    spots: list[Spot]
    loose: list[Piece]


def of(race: Race) -> tuple[list[Place], float]:
    """Every lane with its pieces, from top to bottom, and where the last one ends."""
    places, top = [], HEAD if race.axis else 2.0
    for index, lane in enumerate(race.lanes):
        spots, loose, rows = _on_axis(race.axis, lane) if race.axis else _in_flow(lane)
        noted = race.axis is not None and lane.met is not None and not lane.low
        height = rows * ROW + 2 * PAD + (ROW if noted else 0)
        gutter = len(loose) * ROW + 2 * PAD if race.axis else 0
        height = max(height, gutter, LOW if lane.low else LEAST)
        places.append(Place(lane, index, top, height, spots, loose))
        top += height + GAP
    return places, top - GAP


def _on_axis(scale: Axis, lane: Lane) -> tuple[list[Spot], list[Piece], int]:
    rows, spots, loose = Rows(), [], []
    for piece in lane.pieces:
        if not axis.drawable(piece.days):
            loose.append(piece)
            continue
        spots.append(_spot(scale, rows, piece))
    return spots, loose, len(rows.taken)


def _spot(scale: Axis, rows: Rows, piece: Piece) -> Spot:
    first, last = piece.days
    assert first is not None
    assert last is not None
    begin, end = scale.x(first), scale.x(last)
    vague = first != last
    x = min(begin + 14, scale.right - 8) if vague else begin
    wide = piece.wide() + 12
    sides = {"right": (begin - _MARK, x + wide), "left": (begin - wide - 4, x + _MARK)}
    if vague:
        sides = {side: (a, max(b, end)) for side, (a, b) in sides.items()}
    fitting = [side for side, (a, b) in sides.items() if a >= LEFT and b <= RIGHT - 2]
    order = fitting or ["right"]
    row, index = rows.place(sides[side] for side in order)
    return Spot(piece, row, x, order[index], (begin, end) if vague else None)


def _in_flow(lane: Lane) -> tuple[list[Spot], list[Piece], int]:
    """Without days: one after the other, in order, as on a line of text."""
    spots, row, x = [], 0, LEFT + 12
    for piece in lane.pieces:
        needed = piece.wide() + 34
        if x + needed > WIDTH and x > LEFT + 12:
            row, x = row + 1, LEFT + 12
        spots.append(Spot(piece, row, x))
        x += needed
    return spots, [], row + 1 if spots else 0
