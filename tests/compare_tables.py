"""Compare exported tables with the fact tables, row by row and both ways.

    python tests/compare_tables.py EXPORTED_FOLDER [FACTS_FOLDER]

A row is found if its cells are equal: lists in a cell as sets, numbers by value,
all else to the letter. What may differ, and why, is in `EXCEPTIONS`; each use is
counted. A row too many is explained if it rests on the articles that are no part
of the tables alone. Exit 1 if a row is missing or too many.
"""

from __future__ import annotations

import csv
import os
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from pathlib import Path

from kg.export import cells

EXCEPTIONS = {
    "birth": "birth dates and notes about a birth or an age stay out",
    "misprint": "a misprint or old spelling stands without the words that call it one",
    "article": "an article outside the tables says so too",
    "announcer": "an office of its own, named in a cell of endorsements alone",
}
# The articles whose text was read in full, and the entry of the tables themselves.
OUTSIDE = {"ll-2020-unison", "sky-2015-unison", "hustings-fact-tables"}
TABLES = (
    *("sources", "people", "unions", "union_events", "offices", "membership", "rank_claims"),
    *("contests", "candidacies", "results", "endorsements", "committee_votes"),
)
LISTS = {"source", "predecessors", "aliases"}
NUMBERS = {
    *("count", "votes", "percent", "mp_nominations", "clp_nominations"),
    *("affiliate_nominations", "turnout_votes", "turnout_percent", "electorate"),
}
# People whose note is about a birth or an age.
BIRTH = {"bridget-phillipson", "garfield-davies", "mick-whelan", "tony-benn"}

Row = dict[str, str]


@dataclass
class Compared:
    """What came of one table."""

    name: str
    rows: int
    exported: int
    same: int = 0
    missing: list[Row] = field(default_factory=list)
    explained: list[Row] = field(default_factory=list)
    surplus: list[Row] = field(default_factory=list)
    used: Counter[str] = field(default_factory=Counter)

    def one_line(self) -> str:
        """The figures as a row of the printed table."""
        used = ", ".join(f"{name} {count}" for name, count in sorted(self.used.items()))
        return (
            f"{self.name:<16}{self.rows:>6}{self.exported:>10}{self.same:>7}"
            f"{len(self.missing):>9}{len(self.explained):>11}{len(self.surplus):>9}  {used}"
        )


def read(path: Path) -> list[Row]:
    """The rows of a CSV file, with their cells as they were meant."""
    with path.open(encoding="utf-8", newline="") as stream:
        return [{k: cells.plain(v) for k, v in row.items()} for row in csv.DictReader(stream)]


def comparable(column: str, cell: str) -> object:
    """A cell as it is compared: a list as a set, a number by its value."""
    if column in LISTS:
        return frozenset(part.strip() for part in cell.split(";") if part.strip())
    if column in NUMBERS and cell:
        try:
            return Decimal(cell)
        except InvalidOperation:
            return cell
    return cell


def expected(table: str, row: Row) -> tuple[Row, list[str]]:
    """A row of the fact tables as the export should have it, and the exceptions used."""
    row, used = dict(row), []
    if table == "people":
        if row.pop("birth_date"):
            used.append("birth")
        if row["id"] in BIRTH:
            row["notes"] = ""
            used.append("birth")
        names = row["aliases"].split(";")
        row["aliases"] = ";".join(name.split(" (")[0] for name in names)
        if " (" in "".join(names):
            used.append("misprint")
    return row, used


def key(row: Row, columns: list[str]) -> tuple[object, ...]:
    """The cells that must be equal: all but the sources, of which there may be more."""
    return tuple(comparable(column, row[column]) for column in columns if column != "source")


def further(wanted: Row, found: Row) -> list[str] | None:
    """The exceptions by which *found* has more sources; `None` if they do not fit."""
    want, have = (set(row.get("source", "").split(";")) for row in (wanted, found))
    if not want <= have or not have - want <= OUTSIDE:
        return None
    return ["article"] if have != want else []


def compare(table: str, facts: Path, folder: Path) -> Compared:
    """One table, both ways."""
    wanted, found = read(facts / f"{table}.csv"), read(folder / f"{table}.csv")
    columns = [column for column in wanted[0] if column != "birth_date"]
    assert columns == [column for column in found[0] if column != "things"], table
    compared = Compared(table, len(wanted), len(found))
    left: dict[tuple[object, ...], list[Row]] = {}
    for row in found:
        left.setdefault(key(row, columns), []).append(row)
    for fact in wanted:
        row, used = expected(table, fact)
        fits = [
            (len(more), number, more)
            for number, other in enumerate(left.get(key(row, columns), []))
            if (more := further(row, other)) is not None
        ]
        if not fits:
            compared.missing.append(row)
            continue
        _, number, more = min(fits)
        left[key(row, columns)].pop(number)
        compared.same += 1
        compared.used.update([*used, *more])
    told = outside(folder)
    for row in (row for rows in left.values() for row in rows):
        sources = comparable("source", row.get("source", "")) or {row.get("id", "")}
        assert isinstance(sources, frozenset | set)
        things = row["things"].split(";")
        explained = sources <= OUTSIDE or all(thing in told for thing in things)
        if table == "offices" and not explained and set(things) <= announcers(folder):
            compared.used["announcer"] += 1
            explained = True
        (compared.explained if explained else compared.surplus).append(row)
    return compared


def outside(folder: Path) -> set[str]:
    """What the articles outside the tables speak of, by CURIE."""
    found: set[str] = set()
    for claim in graph(folder, "claims"):
        if claim["source"].removeprefix("article:") in OUTSIDE:
            found.update(cells.split(claim["about"]), cells.split(claim["speaker"]))
    return found


def announcers(folder: Path) -> set[str]:
    """The offices in which somebody announced a decision, by CURIE."""
    rows = [row for name in ("decisions", "endorsements") for row in graph(folder, name)]
    return {office for row in rows for office in cells.split(row.get("announced_by", ""))}


def graph(folder: Path, name: str) -> list[Row]:
    """One of the graph's own tables."""
    return read(folder / "graph" / f"{name}.csv")


def compare_all(facts: Path, folder: Path) -> Iterator[Compared]:
    """Every table."""
    return (compare(table, facts, folder) for table in TABLES)


def main(arguments: list[str]) -> int:
    """Print the figures, then each row that is missing or too many."""
    folder = Path(arguments[0])
    beside = Path(os.environ.get("KG_SHARED", "../shared")) / "facts"
    facts = Path(arguments[1]) if len(arguments) > 1 else beside
    found = list(compare_all(facts, folder))
    print("table             rows  exported  found  missing  explained  surplus  exceptions used")
    for compared in found:
        print(compared.one_line())
    for compared in found:
        for title in ("missing", "surplus"):
            for row in getattr(compared, title):
                print(title, compared.name, {k: v for k, v in row.items() if v})
    print(*(f"{name}: {reason}" for name, reason in EXCEPTIONS.items()), sep="\n")
    return int(any(compared.missing or compared.surplus for compared in found))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
