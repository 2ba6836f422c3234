"""Columns: rows of a table become mentions and records; no other column is read.

An id, a web address or a note of how a row was made is never evidence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from kg.errors import InputError
from kg.link import tables
from kg.names import context
from kg.names.record import Mention, Record

# What a column may be called, the first that is there being read.
_CALLED = {
    "aliases": ("aliases", "alias", "other_names", "also_known_as"),
    "country": ("country", "countries", "jurisdiction"),
    "party": ("parties", "party", "group", "faction"),
    "area": ("areas", "area", "seats", "seat", "constituency", "district", "riding", "state"),
    "office": ("offices", "office", "roles", "role", "positions", "position", "post", "job"),
    "start": ("from_year", "from", "start_date", "start", "start_year"),
    "end": ("to_year", "to", "end_date", "end", "end_year"),
    "year": ("year", "date", "on", "when"),
    "abbreviation": ("abbreviation", "acronym", "short_name"),
    "number": ("designation", "local", "local_number", "number"),
}
_CONTEXT = "context_"
_EVERY_CONTEXT = ("party", "area", "office", "year")

Cells = Callable[[list[str]], str]


def mentions(path: Path, kind: str, *, with_context: bool) -> Iterator[tuple[str, Mention]]:
    """The id and the mention of each row of the queries in *path*.

    Raises:
        InputError: see `tables.read`; or two rows have one id.
    """
    columns, rows = tables.read(path, ["name"])
    row_id, name, country = (_cell(columns, (one,)) for one in ("row_id", "name", "country"))
    beside = sorted(one for one in columns if one.startswith(_CONTEXT)) if with_context else []
    named = {
        what: next((one for c in _CALLED[what] if (one := f"{_CONTEXT}{c}") in beside), "")
        for what in _EVERY_CONTEXT
    }
    if kind != "person":
        named = dict.fromkeys(named, "")
    party, area, office, when = (_cell(columns, (named[what],)) for what in _EVERY_CONTEXT)
    free = [_cell(columns, (one,)) for one in beside if one not in named.values()]
    if with_context and "context" in columns:
        free.insert(0, _cell(columns, ("context",)))
    seen: set[str] = set()
    for number, (line, row) in enumerate(rows, 1):
        identity = row_id(row).strip() or str(number)
        if identity in seen:
            raise InputError(
                f"{str(path)!r}, line {line}: row_id {identity[:60]!r} stands there twice;"
                " give each row its own"
            )
        seen.add(identity)
        text = "; ".join(cell for one in free if (cell := one(row).strip()))
        yield (
            identity,
            Mention(
                name(row).strip(),
                country(row).strip(),
                party(row).strip(),
                area(row).strip(),
                office(row).strip(),
                context.year(when(row)),
                text,
            ),
        )


def records(path: Path) -> list[Record]:
    """The records of the target in *path*, equal values held once.

    Raises:
        InputError: see `tables.read`; or two rows have one id, or one has none.
    """
    columns, rows = tables.read(path, ["kb_id", "name"])
    identity, name = _cell(columns, ("kb_id",)), _cell(columns, ("name",))
    cells = {what: _cell(columns, called) for what, called in _CALLED.items()}
    aliases, country, party, area = (cells[w] for w in ("aliases", "country", "party", "area"))
    office, start, end = cells["office"], cells["start"], cells["end"]
    short, number = cells["abbreviation"], cells["number"]
    several = _Several()
    once: dict[str, str] = {}
    found: list[Record] = []
    seen: set[str] = set()
    for line, row in rows:
        one = identity(row).strip()
        if not one or one in seen:
            what = f"kb_id {one[:60]!r} stands there twice" if one else "there is no kb_id"
            raise InputError(f"{str(path)!r}, line {line}: {what}; give each row its own")
        seen.add(one)
        found.append(
            Record(
                one,
                name(row).strip(),
                several[aliases(row)],
                once.setdefault(country(row), country(row).strip()),
                several[party(row)],
                several[area(row)],
                several[office(row)],
                several.year(start(row)),
                several.year(end(row)),
                once.setdefault(short(row), short(row).strip()),
                number(row).strip(),
            )
        )
    if not found:
        raise InputError(f"{str(path)!r} has no rows: there is nothing to link to")
    return found


def other_kind(path: Path, kind: str) -> str:
    """The kind that the columns of the target in *path* tell of, if it is not *kind*; else empty.

    Raises:
        InputError: see `tables.read`.
    """
    columns, _ = tables.read(path, ["kb_id", "name"])
    told = {
        "person": any(name in columns for what in _EVERY_CONTEXT for name in _CALLED[what]),
        "union": any(name in columns for name in (*_CALLED["abbreviation"], *_CALLED["number"])),
    }
    others = [one for one, tells in told.items() if tells and one != kind]
    return others[0] if others and not told[kind] else ""


class _Several(dict[str, tuple[str, ...]]):
    """The values of a cell, apart at each bar; worked out once for each cell."""

    def __init__(self) -> None:
        super().__init__()
        self._years: dict[str, int | None] = {"": None}

    def __missing__(self, cell: str) -> tuple[str, ...]:
        values = tuple(value for part in cell.split("|") if (value := part.strip()))
        self[cell] = values
        return values

    def year(self, cell: str) -> int | None:
        """The year in *cell*."""
        if cell not in self._years:
            self._years[cell] = context.year(cell)
        return self._years[cell]


def _cell(columns: list[str], called: tuple[str, ...]) -> Cells:
    """What reads the first column of those names; the empty text if there is none."""
    at = next((columns.index(name) for name in called if name and name in columns), None)
    if at is None:
        return lambda _row: ""
    return lambda row: row[at]
