"""Lanes places: where each decision of a race stands, and how tall its lane is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kg.draw import axis, lanes_folds
from kg.draw.axis import Axis, Rows
from kg.draw.lanes import GAP, HEAD, LEAST, LEFT, LOW, PAD, RIGHT, ROW, WIDTH, Lane, Race
from kg.draw.lanes_folds import Folded, Part

_MARK = 7.0


@dataclass(slots=True)
class Spot:
    """Where a piece goes: its row, the x of its sign, and on which side its words stand.

    *span* is the stretch of its days; *beyond* says that these end after the axis does.
    """

    piece: Part
    row: int
    x: float
    side: str = "right"
    span: tuple[float, float] | None = None
    beyond: bool = False


@dataclass(slots=True)
class Place:
    """A lane with its top, its height, and the spots on the axis and in the gutter."""

    lane: Lane
    index: int
    top: float
    height: float
    spots: list[Spot]
    loose: list[Part]

    @property
    def folds(self) -> bool:
        """Whether some of its pieces stand folded."""
        parts = [*(spot.piece for spot in self.spots), *self.loose]
        return any(isinstance(part, Folded) for part in parts)


def of(race: Race, *, folded: bool = False) -> tuple[list[Place], float]:
    """Every lane with its pieces, from top to bottom, and where the last one ends.

    Where a lane is full, some of its pieces stand *folded*.
    """
    places, top = [], HEAD if race.axis else 2.0
    for index, lane in enumerate(race.lanes):
        spots, loose, rows = _put(race, index, folded=folded)
        noted = race.axis is not None and lane.met is not None and not lane.low
        height = rows * ROW + 2 * PAD + (ROW if noted else 0)
        gutter = len(loose) * ROW + 2 * PAD if race.axis else 0
        height = max(height, gutter, LOW if lane.low else LEAST)
        places.append(Place(lane, index, top, height, spots, loose))
        top += height + GAP
    return places, top - GAP


def _put(race: Race, index: int, *, folded: bool) -> tuple[list[Spot], list[Part], int]:
    """The spots of a lane, its pieces without a day, and how many rows there are."""
    lane = race.lanes[index]
    parts = lanes_folds.by_kind(race, index) if folded else list[Part](lane.pieces)
    if race.axis is None:
        return _in_flow(parts)
    spots, loose, rows = _on_axis(race.axis, parts)
    if folded and rows > lanes_folds.ROWS:
        spots, loose, rows = _on_axis(race.axis, lanes_folds.by_day(race, index, parts))
    if folded and len(loose) > rows:
        loose = lanes_folds.ends(race, index, loose)
    return spots, loose, rows


def _on_axis(scale: Axis, parts: Iterable[Part]) -> tuple[list[Spot], list[Part], int]:
    rows, spots, loose = Rows(), [], []
    for part in parts:
        if not _dated(part):
            loose.append(part)
            continue
        spots.append(_spot(scale, rows, part))
    return spots, loose, len(rows.taken)


def _dated(part: Part) -> bool:
    """Whether a part has a place on the axis; of a fold each piece has one, or none."""
    return axis.drawable((part.pieces[0] if isinstance(part, Folded) else part).days)


def _spot(scale: Axis, rows: Rows, piece: Part) -> Spot:
    first, last = piece.days
    assert first is not None
    assert last is not None
    beyond = last > scale.last
    # A line that runs out at the edge of the lane has no end on the axis.
    begin, end = scale.x(first), RIGHT - 4 if beyond else scale.x(last)
    vague = first != last
    ruled = isinstance(piece, Folded)
    x = min(begin + 14, scale.right - 8) if vague and not ruled else begin
    wide = piece.wide() + 12
    sides = {"right": (begin - _MARK, x + wide), "left": (begin - wide - 4, x + _MARK)}
    if vague:
        sides = {side: (a, max(b, end)) for side, (a, b) in sides.items()}
    fitting = [side for side, (a, b) in sides.items() if a >= LEFT and b <= RIGHT - 2]
    order = fitting or ["right"]
    row, index = rows.place(sides[side] for side in order)
    return Spot(piece, row, x, order[index], (begin, end) if vague else None, beyond)


def _in_flow(parts: Iterable[Part]) -> tuple[list[Spot], list[Part], int]:
    """Without days: one after the other, in order, as on a line of text."""
    spots, row, x = [], 0, LEFT + 12
    for piece in parts:
        needed = piece.wide() + 34
        if x + needed > WIDTH and x > LEFT + 12:
            row, x = row + 1, LEFT + 12
        spots.append(Spot(piece, row, x))
        x += needed
    return spots, [], row + 1 if spots else 0
