"""Batch: what a client sends, checked before anything is looked up.

Source: Reconciliation Service API 0.2, section 4.1, and its schemas
reconciliation-query-batch.json and data-extension-query.json.
"""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from kg.serve.refused import RefusedError

# So many queries one batch may have; the manifest says so.
MOST_QUERIES = 500
# So many cells one extension may ask for.
MOST_CELLS = 100_000
# So many properties one query may have, and so many values one property.
MOST_VALUES = 100
LIMIT = 10
# A longer text is no name and no value of anything: it is like nothing.
LONGEST = 300
_FIELDS = ("query", "type", "limit", "properties", "type_strict")
STRICT = ("any", "should", "all")


class Given(NamedTuple):
    """A value that a client gives for a property: words, and an *id* if it is an entity."""

    text: str
    id: str = ""


class Query(NamedTuple):
    """One query, as checked; *properties* are pairs of a property's name and its values."""

    text: str
    types: tuple[str, ...]
    strict: str
    limit: int
    properties: tuple[tuple[str, tuple[Given, ...]], ...]


class Extension(NamedTuple):
    """What to add to which entities; settings stand beside each property's name."""

    ids: tuple[str, ...]
    properties: tuple[tuple[str, dict[str, Any]], ...]


def read_json(text: str, field: str) -> dict[str, Any]:
    """The JSON object in the form field *field*.

    Raises:
        RefusedError: it is no JSON, or no object.
    """
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        problem = " ".join(str(error).split())[:120]
        raise RefusedError(400, f"{field} is no JSON: {problem}") from error
    if not isinstance(found, dict):
        raise RefusedError(400, f"{field} is {_kind(found)}, wanted a JSON object")
    return found


def queries(text: str) -> dict[str, Query]:
    """The queries of a batch by their keys.

    Raises:
        RefusedError: it is malformed (400), or there are too many (413).
    """
    found = read_json(text, "queries")
    if len(found) > MOST_QUERIES:
        raise RefusedError(413, f"{len(found)} queries in a batch; send up to {MOST_QUERIES}")
    return {name: _query(f"queries[{name[:40]!r}]", one) for name, one in found.items()}


def extension(text: str) -> Extension:
    """What a data extension query asks for.

    Raises:
        RefusedError: it is malformed (400), or asks for too much (413).
    """
    found = read_json(text, "extend")
    ids = _list(found.get("ids"), "extend.ids")
    if not all(isinstance(one, str) for one in ids):
        raise RefusedError(400, "extend.ids wants a list of strings")
    properties = []
    for at, one in enumerate(_list(found.get("properties"), "extend.properties")):
        where = f"extend.properties[{at}]"
        if not isinstance(one, dict) or not isinstance(one.get("id"), str):
            raise RefusedError(
                400, f'{where} wants an object with an id, such as {{"id": "party"}}'
            )
        settings = one.get("settings", {})
        if not isinstance(settings, dict):
            raise RefusedError(400, f"{where}.settings is {_kind(settings)}, wanted an object")
        properties.append((one["id"], settings))
    cells = len(ids) * len(properties)
    if cells > MOST_CELLS:
        raise RefusedError(413, f"{cells} cells asked for at once; ask for up to {MOST_CELLS}")
    return Extension(tuple(ids), tuple(properties))


def _query(where: str, one: Any) -> Query:
    if not isinstance(one, dict):
        raise RefusedError(400, f"{where} is {_kind(one)}, wanted an object")
    for field in one:
        if field not in _FIELDS:
            known = ", ".join(_FIELDS)
            raise RefusedError(400, f"{where} has a field {field[:40]!r}; the fields are {known}")
    text = one.get("query")
    if text is not None and not isinstance(text, str):
        raise RefusedError(400, f"{where}.query is {_kind(text)}, wanted a string")
    properties = _properties(f"{where}.properties", one.get("properties"))
    if text is None and not properties:
        raise RefusedError(400, f"{where} has neither a query nor properties; give one of them")
    strict = one.get("type_strict", "any")
    if strict not in STRICT:
        raise RefusedError(400, f"{where}.type_strict wants any, should or all")
    return Query(
        (text or "").strip(),
        _types(f"{where}.type", one.get("type")),
        strict,
        _limit(f"{where}.limit", one.get("limit")),
        properties,
    )


def _types(where: str, found: Any) -> tuple[str, ...]:
    if found is None or found == "":
        return ()
    listed = found if isinstance(found, list) else [found]
    if not all(isinstance(one, str) for one in listed):
        raise RefusedError(400, f"{where} wants the id of a type, or a list of them")
    return tuple(listed)


def _limit(where: str, found: Any) -> int:
    if found is None:
        return LIMIT
    number = isinstance(found, int | float) and not isinstance(found, bool)
    # A number that is not finite is no whole number either.
    if not number or not 1 <= found < 2**53 or found != int(found):
        raise RefusedError(400, f"{where} wants a whole number from 1")
    return int(found)


def _properties(where: str, found: Any) -> tuple[tuple[str, tuple[Given, ...]], ...]:
    if found is None:
        return ()
    read = []
    for at, one in enumerate(_few(_list(found, where), where)):
        if not isinstance(one, dict) or not isinstance(one.get("pid"), str) or "v" not in one:
            raise RefusedError(400, f"{where}[{at}] wants an object with pid and v")
        values = _few(one["v"], f"{where}[{at}].v") if isinstance(one["v"], list) else [one["v"]]
        read.append((one["pid"], tuple(_given(f"{where}[{at}].v", value) for value in values)))
    return tuple(read)


def _given(where: str, value: Any) -> Given:
    if isinstance(value, bool):
        return Given(str(value).lower())
    if isinstance(value, str | int | float):
        return Given(str(value).strip())
    if isinstance(value, dict) and isinstance(value.get("id"), str):
        name = value.get("name")
        return Given(name.strip() if isinstance(name, str) else "", value["id"])
    raise RefusedError(400, f"{where} wants text, a number, true or false, or an object with an id")


def _list(found: Any, where: str) -> list[Any]:
    if not isinstance(found, list):
        raise RefusedError(400, f"{where} is {_kind(found)}, wanted a list")
    return found


def _few(found: list[Any], where: str) -> list[Any]:
    if len(found) > MOST_VALUES:
        raise RefusedError(413, f"{where} has {len(found)} items; send up to {MOST_VALUES}")
    return found


def _kind(value: Any) -> str:
    """What a JSON value is, in words."""
    if value is None:
        return "missing or null"
    if isinstance(value, bool):
        return "true or false"
    names = {dict: "an object", list: "a list", str: "a string", int: "a number", float: "a number"}
    return names[type(value)]
