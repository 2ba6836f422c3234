"""FiveThirtyEight: its seven files of endorsements, each known by its columns.

``tracker`` reads the two copies of the 2020 race, ``primaries`` the four files
of party primaries, ``points`` the endorsement points of presidential primaries;
``groups`` says who the columns of the primaries mean.

Source: the README of each folder of fivethirtyeight/data, CC BY 4.0.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kg.errors import InputError
from kg.link import tables
from kg.link.fivethirtyeight import points, primaries, tracker
from kg.link.incoming import Reading

# Each file by its name: the columns it must have, and what reads it.
_FILES = {**tracker.FILES, **points.FILES, **primaries.FILES}


def read(path: Path) -> Reading:
    """What the file at *path* says.

    Raises:
        InputError: it cannot be read, is none of the seven, or has no row.
    """
    columns, rows = tables.read(path, [])
    name = _kind(path, columns)
    listed = [(line, dict(zip(columns, row, strict=True))) for line, row in _filled(rows)]
    if not listed:
        raise InputError(f"{str(path)!r} has no row below its heading: nothing to import")
    return _FILES[name][1](name, listed)


def _filled(rows: Iterator[tuple[int, list[str]]]) -> Iterator[tuple[int, list[str]]]:
    """The rows that have any cell; an empty line says nothing."""
    return ((line, row) for line, row in rows if any(cell.strip() for cell in row))


def _kind(path: Path, columns: list[str]) -> str:
    """Which of the files has these columns.

    Raises:
        InputError: none has; the message names what is missing of the nearest.
    """
    wanted = {name: needed for name, (needed, _) in _FILES.items()}
    for name, needed in wanted.items():
        if needed <= set(columns):
            return name
    nearest = max(wanted, key=lambda name: len(wanted[name] & set(columns)) / len(wanted[name]))
    missing = sorted(wanted[nearest] - set(columns))
    if len(missing) <= len(wanted[nearest]) / 2:
        listed = ", ".join(repr(column) for column in missing)
        raise InputError(f"{str(path)!r} looks like {nearest} but lacks the columns {listed}")
    raise InputError(
        f"{str(path)!r} is none of the files of FiveThirtyEight that can be imported:"
        f" {', '.join(wanted)}"
    )
