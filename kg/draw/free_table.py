"""Free table: the lines of a query as columns, for reading, filtering and download."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from kg.draw.asked import OPTIONAL, Line
from kg.draw.free_model import View

HEADS = {"source": "From", "target": "To"} | {name: name.capitalize() for name in OPTIONAL}


def columns(lines: Sequence[Line]) -> list[str]:
    """The columns of the table: the ends, and what any line has."""
    held = [name for name in OPTIONAL if any(_has(line, name) for line in lines)]
    return ["source", *(["label"] if "label" in held else []), "target"] + [
        name for name in ("kind", "rank", "weight", "date", "evidence") if name in held
    ]


def _has(line: Line, name: str) -> bool:
    return getattr(line, name) not in ("", None, [])


def value(line: Line, name: str) -> str:
    """What a line has in a column, as text."""
    held = getattr(line, name)
    return "\n".join(held) if isinstance(held, list) else str("" if held is None else held)


def interned(lines: Sequence[Line], name: str) -> dict[str, Any]:
    """A column as its values, sorted, and the place of each line's among them."""
    texts = [value(line, name) for line in lines]
    values = sorted(set(texts))
    place = {value: at for at, value in enumerate(values)}
    return {"values": values, "at": [place[text] for text in texts]}


def filters(lines: Sequence[Line], names: Iterable[str]) -> list[tuple[str, str, list[str]]]:
    """The columns that can be narrowed, each with its head and its values."""
    found = []
    for name in ("kind", "rank"):
        values = sorted({value(line, name) for line in lines}) if name in names else []
        if 1 < len(values) <= 40:
            found.append((name, HEADS[name], values))
    return found


def days(lines: Iterable[Line]) -> list[str]:
    """The steps of the slider: the days that lines have, if they differ."""
    days = {line.date for line in lines if line.date}
    return sorted(days) if len(days) > 1 else []


def row(view: View, line: Line, names: Iterable[str]) -> dict[str, Any]:
    """A row of the table as it stands in the page before its script writes it."""
    ends = {"source": view.nodes[line.source].label, "target": view.nodes[line.target].label}
    cells = []
    for name in names:
        text = ends[name] if name in ends else value(line, name).replace("\n", ", ")
        cells.append(
            {"text": text or "not said", "sort": text, "name": HEADS[name], "known": bool(text)}
        )
    return {"cells": cells}
