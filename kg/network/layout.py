"""Layout: where things stand in a two-sided picture, in CSS pixels.

Left to right: day, voices and bodies, endorser, rank, candidate. Endorsers
stand below each other in groups, one group a candidate, which is centred on
them. Positions depend on the input's order alone, so the same input gives the
same picture. Time and memory grow with the number of rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

ROW = 24
ROW_GAP = 4
GROUP_GAP = 20
HEAD = 56
FOOT = 20

_MARK = 8
_GAP = 12
_RANK = 28
_LINES_LEAST = 76
_ASIDE_LEAST = 24


@dataclass(frozen=True, slots=True)
class Need:
    """What a group needs: pixels for the text at its right, slots for each row.

    A row has as many slots as it has choices, or voices and bodies, whichever
    are more; it has at least one. A *level* group has its centre where its rows
    have their first slots, not in the middle of its height.
    """

    text: float
    rows: tuple[int, ...]
    level: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Where a group went: its centre, its edges, and the slots of each row, all y."""

    centre: float
    top: float
    bottom: float
    rows: tuple[tuple[float, ...], ...]


def stack(groups: Sequence[Need]) -> tuple[list[Place], float]:
    """Place *groups* under each other below a heading; also the height of all.

    >>> places, height = stack([Need(text=60, rows=(2, 1))])
    >>> places[0].rows, height
    (((68.0, 92.0), (120.0,)), 156.0)
    """
    places = []
    y = float(HEAD)
    for group in groups:
        rows_height = sum(slots * ROW for slots in group.rows)
        rows_height += ROW_GAP * max(0, len(group.rows) - 1)
        height = max(group.text, rows_height)
        top = y + (height - rows_height) / 2
        rows = []
        for slots in group.rows:
            rows.append(tuple(top + ROW * slot + ROW / 2 for slot in range(slots)))
            top += ROW * slots + ROW_GAP
        centre = y + height / 2
        if group.level and rows:
            centre = (rows[0][0] + rows[-1][0]) / 2
        places.append(Place(centre, y, y + height, tuple(rows)))
        y += height + GROUP_GAP
    return places, y - GROUP_GAP * bool(groups) + FOOT


@dataclass(frozen=True, slots=True)
class Columns:
    """The x of each column in a picture *width* wide; `None`: it is not drawn."""

    width: float
    day: float
    aside: float | None
    mark: float
    rank: float
    target: float


def columns(day: float, aside: float, name: float, target: float) -> list[Columns]:
    """The columns for texts of these widths, as narrow as they get.

    Two arrangements: with voices and bodies, and for narrow pages without.
    """
    with_asides = [_columns(day, aside, name, target)] if aside else []
    return [*with_asides, _columns(day, 0, name, target)]


def _columns(day: float, aside: float, name: float, target: float) -> Columns:
    x = day + _GAP
    aside_x = None
    if aside:
        aside_x = x + aside + _MARK
        x = aside_x + _MARK + _ASIDE_LEAST
    mark = x + name + _GAP + _MARK
    rank = mark + _RANK
    end = rank + _MARK + _LINES_LEAST
    return Columns(
        width=round(end + _GAP + target),
        day=0,
        aside=None if aside_x is None else round(aside_x),
        mark=round(mark),
        rank=round(rank),
        target=round(end),
    )


def stretch(narrow: Columns, page: float) -> Columns:
    """*narrow* in a picture *page* wide: the lines get two thirds of what is to spare."""
    spare = max(0.0, page - narrow.width)
    third = round(spare / 3)
    return replace(
        narrow,
        width=max(narrow.width, page),
        mark=narrow.mark + third,
        rank=narrow.rank + third,
        target=narrow.target + round(spare),
    )
