"""Wrap: a text in lines of a chart, which has no paragraphs of its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from kg.draw.chart import Chart
from kg.network.metric import fit, width

LINE = 17
T = TypeVar("T")


def wrapped(
    text: str, most: float, size: float, *, bold: bool = False, lines: int | None = 2
) -> list[str]:
    """*text* in lines of *most* pixels, broken at blanks; the last of *lines* is cut.

    >>> wrapped("leader, Scottish Labour Party", 110, 12)
    ['leader, Scottish', 'Labour Party']
    """
    found = [""]
    for word in text.split(" "):
        longer = f"{found[-1]} {word}".strip()
        full = bool(found[-1]) and width(longer, size, bold=bold) > most
        if full and (lines is None or len(found) < lines):
            found.append(word)
        else:
            found[-1] = longer
    return [fit(line, most, size, bold=bold) for line in found]


def rows_of(items: Sequence[T], most: int) -> list[Sequence[T]]:
    """*items* in as few rows of at most *most* as can be, all about as long.

    >>> [len(row) for row in rows_of(range(12), 11)]
    [6, 6]
    """
    rows = -(-len(items) // max(1, most))
    each = -(-len(items) // max(1, rows))
    return [items[begin : begin + each] for begin in range(0, len(items), max(1, each))]


def paragraph(
    chart: Chart,
    x: float,
    y: float,
    most: float,
    text: str,
    *,
    size: float = 12,
    bold: bool = False,
    cls: str = "ink",
) -> float:
    """Draw *text* in as many lines as it needs, the first at height *y*; their height."""
    lines = wrapped(text, most, size, bold=bold, lines=None)
    for number, line in enumerate(lines):
        chart.text(x, y + LINE * number, line, size=size, bold=bold, cls=cls)
    return float(LINE * len(lines))
