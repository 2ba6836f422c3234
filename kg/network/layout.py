"""Layout: where things stand in a two-sided picture, in CSS pixels.

Left to right: day, voices and bodies, endorser, rank, candidate. Endorsers
stand below each other in groups, one group a candidate, which is centred on
them. Positions depend on the input's order alone, so the same input gives the
same picture. Time and memory grow with the number of rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

ROW = 24
ROW_GAP = 4
GROUP_GAP = 20
HEAD = 56
FOOT = 20

_MARK = 8
_GAP = 12
_RANK = 28
_LINES_LEAST = 96
_ASIDE_LEAST = 30


@dataclass(frozen=True, slots=True)
class Need:
    """What a group needs: pixels for the text at its right, slots for each row.

    A row has as many slots as it has choices, or voices and bodies, whichever
    are more; it has at least one.
    """

    text: float
    rows: tuple[int, ...]


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
        places.append(Place(y + height / 2, y, y + height, tuple(rows)))
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


def columns(day: float, aside: float, name: float, target: float, page: float) -> list[Columns]:
    """The columns for texts of these widths, the widest arrangement first.

    Three arrangements: *page* wide; as narrow as everything fits; as narrow
    as it gets without voices and bodies. One that is wider than the one
    before it is left out, so the first is always there.
    """
    full = _columns(day, aside, name, target, 0)
    found = [_columns(day, aside, name, target, max(0, page - full.width))]
    found.append(full)
    found.append(_columns(day, None, name, target, 0))
    kept = found[:1]
    for narrower in found[1:]:
        if narrower.width < kept[-1].width:
            kept.append(narrower)
    return kept


def _columns(day: float, aside: float | None, name: float, target: float, spare: float) -> Columns:
    """Columns from left to right; lines get two thirds of what is to spare."""
    x = day + _GAP
    aside_x = None
    if aside:
        aside_x = x + aside + _MARK
        x = aside_x + _MARK + _ASIDE_LEAST
    x += spare / 3 + name + _GAP
    mark = x + _MARK
    rank = mark + _RANK
    end = rank + _MARK + _LINES_LEAST + spare * 2 / 3
    return Columns(
        width=round(end + _GAP + target),
        day=0,
        aside=None if aside_x is None else round(aside_x),
        mark=round(mark),
        rank=round(rank),
        target=round(end),
    )
