"""Place: which of how many a choice is in its list, counted as the picture counts."""

from __future__ import annotations

from collections.abc import Iterable

from kg.draw import say, words
from kg.draw.contests import Group
from kg.draw.record import Choice, Row
from kg.network.build import Network


def of(rows: Iterable[Row], row: Row) -> str:
    """The place of *row* among those of its list that count; of another, why it does not."""
    counted = [one.key for one in rows if one.counts]
    if row.key in counted:
        return f"{counted.index(row.key) + 1} of {len(counted)}"
    if row.part:
        return f"{row.part_of}, not counted"
    return "expected, not counted" if row.expected else "not counted"


def told(rows: Iterable[Row], row: Row, choice: Choice) -> str:
    """The place of a choice: that of its row, if it leads it."""
    if choice is row.first:
        return of(rows, row)
    rank = f"{words.ordinal(choice.rank)} choice" if choice.rank else "unranked"
    return f"{rank}, not counted"


def named(network: Network, group: Group, row: Row, choice: Choice) -> str:
    """The place of a choice with the name of its list; a later choice is in none."""
    place = told(group.rows, row, choice)
    if choice is not row.first or not row.counts:
        return place
    if group.standing is not None:
        return f"{place} for {say.label(network, group.standing.person)}"
    return f"{place}: {words.LANES.get(group.lane or '', words.LANES['outcomeUnknown']).lower()}"
