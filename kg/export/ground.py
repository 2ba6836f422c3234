"""Ground: what all tables need: rows of this room's queries, ids, sources and notes."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from kg import query
from kg.vocabulary import curie

QUERIES = Path(__file__).resolve().parent / "queries"

# Between the notes of one row; the notes themselves have commas and semicolons.
BETWEEN_NOTES = " | "


@dataclass(frozen=True, slots=True)
class Table:
    """A table before it is written: *rows* are texts, in a total order.

    *name* is its path without the ending, below the folder of the export.
    """

    name: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @classmethod
    def of(
        cls, name: str, rows: Iterable[dict[str, str]], head: Iterable[str] | None = None
    ) -> Table:
        """A table of these rows, sorted by their cells; an absent cell is empty.

        Without a *head* its columns are those that the schema of *name* lists.
        """
        if head is None:
            head = [field["name"] for field in schemas()[name]["schema"]["fields"]]
        columns = tuple(head)
        cells = {tuple(row.get(column, "") for column in columns) for row in rows}
        return cls(name, columns, tuple(sorted(cells)))


class Ground:
    """The graph, and what each thing in it rests on."""

    def __init__(self, engine: query.Engine) -> None:
        self.engine = engine
        self.sources: dict[str, set[str]] = defaultdict(set)
        for row in self.ask("sources"):
            self.sources[row.thing].add(row.article)
        self.names = self.several("body-names")
        self.noted = self.several("notes")

    def ask(self, name: str) -> Iterable[Any]:
        """The rows of this room's query *name*."""
        return query.select(self.engine, text(name))

    def several(self, name: str) -> dict[str, list[str]]:
        """The rows of a query of two columns: under each thing, its values."""
        found: dict[str, list[str]] = defaultdict(list)
        for thing, value in self.ask(name):
            found[thing].append(value)
        return found

    def short_name(self, body: str) -> str:
        """The shortest name of a part of an organization, which is the least of the whole's."""
        return min(self.names.get(body, [""]), key=lambda name: (len(name), name))

    def source(self, *things: str) -> str:
        """The cell of the articles that *things* rest on."""
        return ids(article for thing in things for article in self.sources[thing])

    def notes(self, *things: str) -> str:
        """The cell of the notes of *things*, each once."""
        return BETWEEN_NOTES.join(
            dict.fromkeys(note for thing in things for note in self.noted[thing])
        )


@cache
def schemas() -> dict[str, Any]:
    """What each of the fact tables holds, as a descriptor says it.

    Source: Data Package 2.0, Table Schema.
    """
    content = (QUERIES.parent / "tables.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(content)
    return found


@cache
def text(name: str) -> str:
    """The text of this room's query *name*."""
    return (QUERIES / f"{name}.rq").read_text(encoding="utf-8")


def local(iri: str | None) -> str:
    """The id of a thing: its CURIE without the prefix, which names the kind."""
    return "" if iri is None else curie(iri).partition(":")[2]


def ids(iris: Iterable[str]) -> str:
    """Ids as one cell, each once, sorted."""
    return ";".join(sorted({local(iri) for iri in iris}))


def things(iris: Iterable[str]) -> str:
    """CURIEs as one cell, each once, sorted: what of the graph a row was made of."""
    return ";".join(sorted({curie(iri) for iri in iris}))
