"""Cases: what library queries have to answer about the whole record.

A case is a file ``record/<query>.csv`` or ``record/<query>.<case>.csv``. Its
first lines may give parameters as ``# name: value``, and keep only some of the
answer's rows as ``# where column: value``; then come the columns that are
compared, any of the query's own, and the rows. They were worked out by hand from
the tables that the record was made of, not taken from an answer. IRIs are
shortened, an empty cell is unbound.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "record"
WHERE = "where "
# What joins with a service elsewhere has no rows of its own; see test_live.
LIVE = {"wikidata-live"}


@dataclass(frozen=True, slots=True)
class Record:
    """A question with some of its rows: *values* are the parameters, cells are words."""

    name: str
    query: str
    values: dict[str, str]
    where: dict[str, str]
    columns: tuple[str, ...]
    rows: list[tuple[str, ...]]


def read(path: Path) -> Record:
    """The case in a file."""
    lines = path.read_text(encoding="utf-8").splitlines()
    heads = [line[2:].split(": ", 1) for line in lines if line.startswith("# ")]
    columns, *rows = csv.reader(lines[len(heads) :])
    name = path.name.removesuffix(".csv")
    return Record(
        name=name,
        query=name.partition(".")[0],
        values={key: value for key, value in heads if not key.startswith(WHERE)},
        where={key.removeprefix(WHERE): value for key, value in heads if key.startswith(WHERE)},
        columns=tuple(columns),
        rows=[tuple(row) for row in rows],
    )


RECORD = [read(path) for path in sorted(FOLDER.glob("*.csv"))]
