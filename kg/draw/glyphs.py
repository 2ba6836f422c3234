"""Glyphs: the outline of each mark as an SVG path around (0, 0), in pixels.

The page's canvas and its legend and lists draw the same paths.
"""

from __future__ import annotations


def _circle(radius: float) -> str:
    arc = f"a{radius} {radius} 0 1 0"
    return f"M{-radius} 0{arc} {2 * radius} 0{arc} {-2 * radius} 0z"


PATHS = {
    "square": "M-4-5.5h8a1.5 1.5 0 0 1 1.5 1.5v8a1.5 1.5 0 0 1-1.5 1.5h-8"
    "a1.5 1.5 0 0 1-1.5-1.5v-8a1.5 1.5 0 0 1 1.5-1.5z",
    "circle": _circle(5.5),
    "diamond": "M0-6.5L6.5 0L0 6.5L-6.5 0z",
    "triangle": "M0-6L6.5 5.5H-6.5z",
    "person": _circle(5.5),
    "speaker": _circle(5.5),
    "hexagon": "M-3.75-6.5h7.5L7.5 0L3.75 6.5h-7.5L-7.5 0z",
    "numeral": "M-6.5-8h13a1.5 1.5 0 0 1 1.5 1.5v13a1.5 1.5 0 0 1-1.5 1.5h-13"
    "a1.5 1.5 0 0 1-1.5-1.5v-13a1.5 1.5 0 0 1 1.5-1.5z",
    "bar": "M-6-2H6V2H-6z",
    "bars": "M-6-5.5H6V-2H-6zM-6 2H6V5.5H-6z",
}
# Marks that have something inside their outline.
INNER = {"person": _circle(2)}
