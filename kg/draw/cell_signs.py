"""Cell signs: what the boxes of a matrix or a timeline look like, for legends and lists."""

from __future__ import annotations

from collections.abc import Sequence

from kg.draw import positions as held
from kg.draw.positions import Position

# The legend: a box, a line or a sign, and its words.
LEGEND: dict[str, tuple[dict[str, str], str]] = {
    "won": ({"box": "h1"}, "backed the winner"),
    "lost": ({"box": "t2 elost"}, "backed another"),
    "open": ({"box": "tother eother"}, "winner not known"),
    "hollow": ({"shape": "square", "fill": "hollow", "hue": "h2"}, "recommended, not nominated"),
    "second": ({"text": "2"}, "second preference"),
    "third": ({"text": "3"}, "third preference"),
    "also": ({"text": "+"}, "also suggested or nominated"),
    held.NONE: ({"shape": "bar", "fill": "solid", "hue": "soft"}, "decided to recommend nobody"),
    held.FREE: ({"shape": "bars", "fill": "solid", "hue": "soft"}, "left a free vote"),
    held.WAITING: ({"box": "none long eink"}, "not yet decided"),
    held.OTHER: ({"box": "tother"}, "decided, choice not known"),
    held.EXPECTED: ({"box": "none dash eother"}, "only an expectation"),
    held.UNKNOWN: ({"text": "?"}, "no source found"),
    held.ABSENT: ({"box": "hatch"}, "merged, not yet founded or not affiliated"),
}


def signs(cells: Sequence[Position]) -> list[str]:
    """The entries of the legend that these positions need, in the legend's order."""
    found = set()
    for position in cells:
        if position.what == held.CHOICE:
            found.add({True: "won", False: "lost", None: "open"}[position.won])
            if not position.formal:
                found.add("hollow")
        elif position.what != held.SUGGESTED:
            found.add(position.what)
        for choice in position.later:
            found.add({2: "second", 3: "third"}.get(choice.rank or 0, "also"))
    return [name for name in LEGEND if name in found]


# What the list of a phone shows as another sign, or not at all.
_IN_LIST: dict[str, dict[str, str] | None] = {
    "won": {"shape": "square", "fill": "solid", "hue": "h1"},
    "lost": {"shape": "square", "fill": "solid", "hue": "h2"},
    "open": {"shape": "square", "fill": "solid", "hue": "other"},
    "second": None,
    "third": None,
    "also": None,
    held.WAITING: {"shape": "square", "fill": "dashed", "hue": "other"},
    held.OTHER: {"shape": "square", "fill": "dashed", "hue": "other"},
    held.EXPECTED: {"shape": "square", "fill": "dashed", "hue": "other"},
    held.UNKNOWN: None,
    held.ABSENT: None,
}


def legend(names: Sequence[str]) -> list[tuple[dict[str, str], str]]:
    """The entries of the legend, some of them for the chart or for the list alone."""
    found: list[tuple[dict[str, str], str]] = []
    for name in names:
        sign, meaning = LEGEND[name]
        if name not in _IN_LIST:
            found.append((sign, meaning))
            continue
        found.append(({**sign, "only": "chart"}, meaning))
        inside = _IN_LIST[name]
        if inside is not None:
            found.append(({**inside, "only": "list"}, meaning))
    return found


def sign(position: Position, hue: str | None = None) -> dict[str, str]:
    """The sign of a position beside a name in a list; without a *hue* that of the result."""
    if position.what in {held.NONE, held.FREE}:
        return {
            "shape": "bar" if position.what == held.NONE else "bars",
            "hue": "soft",
            "fill": "solid",
        }
    if position.what != held.CHOICE:
        return {"shape": "square", "hue": "other", "fill": "dashed"}
    hue = hue or {True: "h1", False: "h2", None: "other"}[position.won]
    return {"shape": "square", "hue": hue, "fill": "solid" if position.formal else "hollow"}
