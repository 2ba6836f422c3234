"""Legend: the marks that occur, and the words for them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

_G = {"hue": "soft"}
LEGEND: tuple[tuple[str, dict[str, Any], str], ...] = (
    ("square", {"shape": "square", "fill": "solid", **_G}, "union"),
    ("circle", {"shape": "circle", "fill": "solid", **_G}, "society"),
    ("triangle", {"shape": "triangle", "fill": "solid", **_G}, "party or other body"),
    (
        "diamond",
        {"shape": "diamond", "fill": "hollow", **_G},
        "part of a union or other body (not counted)",
    ),
    ("person", {"shape": "person", "fill": "hollow", **_G}, "person"),
    ("speaker", {"shape": "speaker", "fill": "hollow", **_G}, "unnamed speaker"),
    ("hexagon", {"shape": "hexagon", "fill": "solid", **_G}, "contest"),
    ("rank 1", {"shape": "numeral", "fill": "tint", "text": "1", **_G}, "first choice"),
    ("rank 2", {"shape": "numeral", "fill": "tint", "text": "2", **_G}, "second choice"),
    ("rank 3", {"shape": "numeral", "fill": "tint", "text": "3", **_G}, "third choice"),
    (
        "rank +",
        {"shape": "numeral", "fill": "hollow", "text": "+", **_G},
        "also suggested or nominated, not counted",
    ),
    ("solid", {"shape": "square", "fill": "solid", **_G}, "filled: formal nomination"),
    ("hollow", {"shape": "square", "fill": "hollow", **_G}, "hollow: recommendation"),
    ("tint", {"shape": "square", "fill": "tint", **_G}, "tinted: kind not stated"),
    ("won", {"shape": "square", "fill": "solid", "hue": "first"}, "blue: the winner"),
    ("lost", {"shape": "square", "fill": "solid", "hue": "second"}, "orange: another"),
    ("bar", {"shape": "bar", "fill": "solid", **_G}, "recommended nobody"),
    ("bars", {"shape": "bars", "fill": "solid", **_G}, "free vote"),
    ("rank …", {"shape": "numeral", "fill": "plain", "text": "…", **_G}, "not yet decided"),
    ("rank ?", {"shape": "numeral", "fill": "plain", "text": "?", **_G}, "outcome unknown"),
    (
        "dashed",
        {"shape": "numeral", "fill": "dashed", "text": "", **_G},
        "expected, not a decision",
    ),
)


_OUTCOMES = {"first": "won", "second": "lost"}


def keys(nodes: Iterable[dict[str, Any]], *, results: bool = False) -> list[str]:
    """The entries of the legend that *nodes* need, in the legend's order.

    With *results* their colours say who won.
    """
    found = set()
    for node in nodes:
        glyph = node.get("glyph")
        if glyph is None:
            continue
        if results and glyph.get("hue") in _OUTCOMES:
            found.add(_OUTCOMES[glyph["hue"]])
        if glyph["shape"] == "numeral":
            found.add(f"rank {glyph['text']}" if glyph["text"] else "dashed")
            found.add(glyph["fill"])
        else:
            found.add(glyph["shape"])
    return [key for key, _, _ in LEGEND if key in found]
