"""Package: the files of an export, and the descriptor that says what is in them.

The descriptor is a Data Package: a list of the tables, each with its columns,
keys, size and hash. Source: Data Package 2.0 (datapackage.org).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from kg import query, versions
from kg.export import facts, wording
from kg.export.cells import csv, guarded
from kg.export.ground import Table, schemas, text
from kg.export.records import IRI, Column, Records, records
from kg.vocabulary import PREFIXES, curie

DESCRIPTOR = "datapackage.json"
_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
# What a column of the graph's own tables may be, for terms of one kind.
_TYPES = {
    "xsd:boolean": "boolean",
    "xsd:date": "date",
    "xsd:decimal": "number",
    "xsd:integer": "integer",
}
_NUMERIC = {"integer", "number", "date", "boolean"}
_READING = (
    "CSV, UTF-8, lines that end in LF. A cell that a spreadsheet would run (its text begins"
    " with = + - @, a tab or a line end, after any apostrophes) has one apostrophe put before"
    " it; whoever reads the files takes that away. Columns of numbers and days have none."
    " An empty cell is a value that is not known, or does not apply."
)
_GRAPH = (
    "The tables in graph/ are the graph itself, a row for each thing: a cell holds every value"
    " of its property, with | between them; a | or \\ inside a value has a \\ before it. The"
    " `kind` of a column says what its values are: iri (a CURIE of the prefixes below), a"
    " language, or a datatype; where that differs, the column that ends in _kind says it of"
    " each value. The triples can be made again from them."
)


def files(engine: query.Engine) -> dict[str, bytes]:
    """Every file of the export by its path, the descriptor last."""
    tables = facts.tables(engine)
    kept = records(engine)
    resources = [_fact_resource(table) for table in tables]
    resources += _graph_resources(engine, kept)
    made: dict[str, bytes] = {}
    for table, resource in zip([*tables, *(r.table for r in kept)], resources, strict=True):
        content = csv(table.head, _guarded(table, resource))
        made[resource["path"]] = content
        resource["bytes"] = len(content)
        resource["hash"] = f"sha256:{hashlib.sha256(content).hexdigest()}"
    descriptor = json.dumps(_descriptor(engine, resources), ensure_ascii=False, indent=1)
    made[DESCRIPTOR] = f"{descriptor}\n".encode()
    return made


def _guarded(table: Table, resource: dict[str, Any]) -> Iterable[tuple[str, ...]]:
    """The rows with every text guarded; a number that is below zero is no formula."""
    texts = [field["type"] not in _NUMERIC for field in resource["schema"]["fields"]]
    return (
        tuple(guarded(cell) if is_text else cell for cell, is_text in zip(row, texts, strict=True))
        for row in table.rows
    )


def _descriptor(engine: query.Engine, resources: list[dict[str, Any]]) -> dict[str, Any]:
    said = wording.said()
    found = versions.of(engine)
    return {
        "$schema": _PROFILE,
        "name": "hustings",
        "id": wording.DATASET,
        "title": said["title"],
        "description": f"{said['description']} {_READING} {_GRAPH}",
        "version": found.data,
        "digest": found.digest,
        "madeBy": found.one_line(),
        "created": f"{said['modified']}T00:00:00Z",
        "keywords": said["keyword"],
        "licenses": [
            {
                "name": "CC-BY-4.0",
                "path": said["license"],
                "title": "Creative Commons Attribution 4.0 International",
            }
        ],
        "contributors": [{"title": said["creator"], "roles": ["creator", "publisher"]}],
        "sources": [{"title": "The articles listed in sources.csv", "path": "sources.csv"}],
        "prefixes": PREFIXES,
        "resources": resources,
    }


def _resource(table: Table, about: dict[str, Any]) -> dict[str, Any]:
    """A resource of the descriptor; its schema and what it is are in *about*."""
    return {
        "name": table.name.replace("/", "-").replace("_", "-"),
        "type": "table",
        "path": f"{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\n", "quoteChar": '"'},
        "rows": len(table.rows),
        **about,
    }


def _fact_resource(table: Table) -> dict[str, Any]:
    about: dict[str, Any] = json.loads(json.dumps(schemas()[table.name]))
    for key in about["schema"].get("foreignKeys", []):
        key["reference"]["resource"] = key["reference"]["resource"].replace("_", "-")
    return _resource(table, about)


def _graph_resources(engine: query.Engine, kept: list[Records]) -> list[dict[str, Any]]:
    meanings = {row.term: row.meaning for row in query.select(engine, text("meanings"))}
    homes = {row[0]: r.table.name for r in kept for row in r.table.rows}
    return [_graph_resource(found, meanings, homes) for found in kept]


def _graph_resource(
    found: Records, meanings: dict[str, str], homes: dict[str, str]
) -> dict[str, Any]:
    table = found.table
    cells = dict(zip(table.head, zip(*table.rows, strict=True), strict=True))
    fields: list[dict[str, Any]] = [
        {
            "name": "id",
            "type": "string",
            "description": "The CURIE of the thing.",
            "constraints": {"required": True, "unique": True},
        }
    ]
    keys = []
    for column in found.columns:
        single = not any("|" in cell for cell in cells[column.name])
        fields.append(_field(column, meanings.get(column.property), single=single))
        if not column.kind:
            about = f"Of which kind each value of {column.name} is."
            fields.append(_listed(f"{column.name}_kind", about))
        places = {homes.get(cell, "") for cell in cells[column.name] if cell}
        if single and column.kind == IRI and len(places) == 1 and "" not in places:
            resource = places.pop().replace("/", "-")
            keys.append(
                {
                    "fields": [column.name],
                    "reference": {"resource": resource, "fields": ["id"]},
                }
            )
    schema: dict[str, Any] = {"fields": fields, "primaryKey": ["id"]}
    if keys:
        schema["foreignKeys"] = keys
    kind = table.name.removeprefix("graph/")
    return _resource(
        table,
        {
            "title": f"Graph: {kind}",
            "description": f"A row for each thing of the graph that is one of its {kind}.",
            "schema": schema,
        },
    )


def _field(column: Column, meaning: str | None, *, single: bool) -> dict[str, Any]:
    """A column of the graph's own tables, as the ontology explains its property."""
    told = meaning or f"The values of {curie(column.property)}."
    about = {"property": column.property, "kind": column.kind or "each"}
    if not single:
        return {**_listed(column.name, told), **about}
    kind = _TYPES.get(column.kind or "", "string")
    return {"name": column.name, "type": kind, "description": told, **about}


def _listed(name: str, about: str) -> dict[str, Any]:
    return {
        "name": name,
        "type": "list",
        "delimiter": "|",
        "itemType": "string",
        "description": about,
    }
