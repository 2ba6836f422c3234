"""Cases: what each library query has to answer about the shipped data.

A case is a file ``queries/<query>.csv``, or ``queries/<query>.<case>.csv`` whose
first lines give the parameters as ``# name: value``. The rows were worked out
from the articles and the data files, not taken from an answer. IRIs are
shortened, an empty cell is unbound, and ``…`` stands for a paraphrase or phrase
that the data may put in other words.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "queries"
WORDED = "…"


@dataclass(frozen=True, slots=True)
class Case:
    """A question with its rows: *values* are the parameters, cells are words."""

    name: str
    query: str
    values: dict[str, str]
    columns: tuple[str, ...]
    rows: list[tuple[str, ...]]


def read(path: Path) -> Case:
    """The case in a file."""
    lines = path.read_text(encoding="utf-8").splitlines()
    heads = [line for line in lines if line.startswith("# ")]
    values = dict(line[2:].split(": ", 1) for line in heads)
    columns, *rows = csv.reader(lines[len(heads) :])
    name = path.name.removesuffix(".csv")
    return Case(name, name.partition(".")[0], values, tuple(columns), [tuple(r) for r in rows])


CASES = [read(path) for path in sorted(FOLDER.glob("*.csv"))]
