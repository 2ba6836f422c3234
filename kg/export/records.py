"""Records: the graph itself as tables, a row for each thing, and nothing left out.

One table a class; a column for each property that its things have. Where the
terms of a column are of several kinds, a column beside it says of which kind
each is, so that the triples can be made again from the tables and their
descriptor. What rules derive is left out, since rules can derive it again.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from kg import query
from kg.export.cells import joined
from kg.export.ground import Table, text
from kg.vocabulary import PREFIXES, curie

if TYPE_CHECKING:
    from pyoxigraph import Literal, NamedNode

TYPE = f"{PREFIXES['rdf']}type"
_XSD = PREFIXES["xsd"]
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
# Each table with the classes whose things it holds; the first that fits.
TABLES = {
    "affiliations": ("Affiliation",),
    "articles": ("Article",),
    "bodies": ("Body",),
    "candidacies": ("Candidacy",),
    "claims": ("Claim",),
    "contests": ("Contest",),
    "decisions": ("Decision",),
    "endorsements": ("Endorsement",),
    "events": ("Event",),
    "evidence": ("Evidence",),
    "expectations": ("Expectation",),
    "inclusion-rules": ("InclusionRule",),
    "nomination-rules": ("NominationRule",),
    "observations": ("Observation",),
    "offices": ("Office",),
    "organizations": ("Union", "Party", "Society", "Publisher", "Organization"),
    "people": ("Person",),
    "polls": ("Poll",),
    "positions": ("Position",),
    "posts": ("Post",),
    "requirements": ("Requirement",),
    "speakers": ("UnnamedSpeaker",),
    "stages": ("Stage",),
    "statements": ("Statement",),
    "tickets": ("Ticket",),
    "votes": ("Vote",),
}
_TABLE_OF = {f"{PREFIXES['end']}{name}": table for table, names in TABLES.items() for name in names}
_SELECTOR = f"{PREFIXES['oa']}TextPositionSelector"
# The kinds of term, as a column of kinds names them.
IRI = "iri"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a record table: its *name*, its *property*, the one *kind* of its terms.

    The kind is ``iri``, a language, or the CURIE of a datatype; `None` where a
    column beside it tells the kind of each term.
    """

    name: str
    property: str
    kind: str | None


@dataclass(frozen=True, slots=True)
class Records:
    """A table of the graph's own, and what its columns are."""

    table: Table
    columns: tuple[Column, ...]


def records(engine: query.Engine) -> list[Records]:
    """Every thing of the graph, in the table of its class."""
    found: dict[str, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
    derived = set(query.select(engine, text("derived")).terms())
    for triple in query.select(engine, text("things")).terms():
        if triple not in derived:
            thing, property_, value = triple
            found[thing.value][property_.value].append(value)
    tables: dict[str, dict[str, dict[str, list[Any]]]] = defaultdict(dict)
    for thing, properties in found.items():
        tables[_table(properties)][thing] = properties
    return [_records(name, tables[name]) for name in sorted(tables)]


def kind_of(term: NamedNode | Literal) -> str:
    """The kind of a term: ``iri``, its language, or its datatype."""
    import pyoxigraph

    if isinstance(term, pyoxigraph.NamedNode):
        return IRI
    return term.language or _curie(term.datatype.value)


def _table(properties: dict[str, list[Any]]) -> str:
    """The table that a thing belongs to; an unknown class has one of its own."""
    classes = {term.value for term in properties.get(TYPE, [])}
    known = next((table for iri, table in _TABLE_OF.items() if iri in classes), None)
    return known or ("selectors" if _SELECTOR in classes else "others")


def _records(name: str, things: dict[str, dict[str, list[Any]]]) -> Records:
    properties = sorted({iri for thing in things.values() for iri in thing} - {TYPE})
    names = _names(properties)
    columns = [
        Column(names[iri], iri, _kind(thing[iri] for thing in things.values() if iri in thing))
        for iri in properties
    ]
    columns.sort(key=lambda column: column.name)
    columns.insert(0, Column("type", TYPE, IRI))
    head = ["id"]
    for column in columns:
        head += [column.name] if column.kind else [column.name, f"{column.name}_kind"]
    rows = []
    for iri, thing in things.items():
        cells = {"id": curie(iri)}
        for column in columns:
            terms = sorted(thing.get(column.property, []), key=_order)
            cells[column.name] = joined(_written(term) for term in terms)
            if not column.kind:
                cells[f"{column.name}_kind"] = joined(kind_of(term) for term in terms)
        rows.append(cells)
    return Records(Table.of(f"graph/{name}", rows, head), tuple(columns))


def _names(properties: Iterable[str]) -> dict[str, str]:
    """A column name for each property: its local name, with its prefix where two share that."""
    by_local = defaultdict(list)
    for iri in properties:
        prefix, colon, name = curie(iri).partition(":")
        by_local[_HUMP.sub("_", name).lower() if colon else iri].append((iri, prefix))
    return {
        iri: name if len(owners) == 1 and name not in {"id", "type"} else f"{prefix}_{name}"
        for name, owners in by_local.items()
        for iri, prefix in owners
    }


def _kind(values: Iterable[list[Any]]) -> str | None:
    """The one kind of all these terms, or `None`."""
    kinds = {kind_of(term) for terms in values for term in terms}
    return kinds.pop() if len(kinds) == 1 else None


_curie = cache(curie)


def _written(term: NamedNode | Literal) -> str:
    """An IRI as a CURIE where it has one; a literal as it stands."""
    import pyoxigraph

    return _curie(term.value) if isinstance(term, pyoxigraph.NamedNode) else term.value


def _order(term: NamedNode | Literal) -> tuple[str, str]:
    return kind_of(term), term.value
