"""Extend: values of properties for entities that were reconciled."""

from __future__ import annotations

from typing import Any

from kg.serve import kinds
from kg.serve.batch import Extension
from kg.serve.entities import Entities, Value
from kg.serve.refused import RefusedError

SETTINGS = (
    {
        "name": "limit",
        "label": "Limit",
        "type": "number",
        "default": 0,
        "help_text": "The most values in a cell; 0 for all",
    },
    {
        "name": "contest",
        "label": "Contest",
        "type": "text",
        "default": "",
        "help_text": "For first choices: only in this contest (its name or id)",
    },
)


def answer(entities: Entities, asked: Extension) -> dict[str, Any]:
    """The values asked for; cells of an unknown entity or property are empty.

    Raises:
        RefusedError: a setting has a wrong value, or names no contest.
    """
    meta, columns = [], []
    for name, settings in asked.properties:
        known = kinds.property_of(name)
        meta.append(_meta(name, known))
        limit, contest = _limit(name, settings), _contest(entities, settings)
        columns.append((name, known.id if known else "", limit, contest))
    rows: dict[str, Any] = {}
    for id_ in asked.ids:
        entity = entities.find(id_)
        values = entity.values if entity is not None else {}
        rows[id_] = {
            name: _cells(values.get(of, ()), limit, contest) for name, of, limit, contest in columns
        }
    return {"meta": meta, "rows": rows}


def proposals(type_name: str, limit: int | None) -> dict[str, Any]:
    """The properties that entities of a type have; all of them where no type is named."""
    type_ = kinds.type_of(type_name) if type_name else None
    fitting = [
        {"id": one.id, "name": one.name, "description": one.description}
        for one in kinds.PROPERTIES
        if not type_name or (type_ is not None and type_.id in one.of)
    ]
    answer: dict[str, Any] = {"properties": fitting[:limit], "type": type_name}
    return answer if limit is None else {**answer, "limit": limit}


def _meta(name: str, known: kinds.Property | None) -> dict[str, Any]:
    if known is None:
        return {"id": name, "name": name}
    type_ = {"type": kinds.named(known.refers)} if known.refers else {}
    return {"id": name, "name": known.name, **type_}


def _limit(name: str, settings: dict[str, Any]) -> int:
    """The most values in a cell, 0 for all; a client may write it as text."""
    found = settings.get("limit", 0)
    if found is None or found == "":
        return 0
    text = str(found).removesuffix(".0")
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise RefusedError(400, f"the limit of {name[:40]!r} wants a whole number, 0 for all")
    return int(text)


def _contest(entities: Entities, settings: dict[str, Any]) -> str:
    """The id of the contest that the settings name; empty for none."""
    found = settings.get("contest")
    if not found:
        return ""
    by_id = entities.find(str(found))
    called = [by_id] if by_id is not None else entities.called(str(found))
    ids = [one.id for one in called if kinds.CONTEST in one.types]
    if len(ids) != 1:
        said = " ".join(str(found).split())[:60]
        raise RefusedError(400, f"the contest {said!r} is {len(ids)} contests here; give an id")
    return ids[0]


def _cells(values: tuple[Value, ...], limit: int, contest: str) -> list[dict[str, Any]]:
    fitting = [value for value in values if not contest or value.contest in {"", contest}]
    return [_cell(value) for value in fitting[: limit or None]]


def _cell(value: Value) -> dict[str, Any]:
    if value.id:
        return {"id": value.id, "name": value.text}
    if value.kind == "int":
        return {"int": int(value.text)}
    if value.kind == "date":
        return {"date": f"{value.text}T00:00:00Z"}
    return {"str": value.text}
