"""Spans: two days as the partial date that the tables write."""

from __future__ import annotations

from datetime import date
from itertools import takewhile


def partial(earliest: date | None, latest: date | None) -> str:
    """The part that both days have in common: a day, a month, a year, or nothing.

    A span of a whole month or year comes out as that month or year; so does one
    inside it, and its two days stand in the tables of the graph alone. Half a
    span (one day absent) is no date.

    >>> partial(date(2020, 2, 1), date(2020, 2, 29))
    '2020-02'
    >>> partial(date(2015, 1, 1), date(2015, 7, 29))
    '2015'
    """
    if earliest is None or latest is None:
        return ""
    pairs = zip(earliest.isoformat().split("-"), latest.isoformat().split("-"), strict=True)
    return "-".join(first for first, _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
