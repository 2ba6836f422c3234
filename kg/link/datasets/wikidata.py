"""Wikidata: people from results of a SPARQL query, as JSON or CSV, or asked of an endpoint.

A query of ours lies beside this module (wikidata.rq). Of any other, columns are
read by name: person or item (an entity), personLabel, aliases (apart at each bar),
party, position, seat, start, end, country (each a text, or with Label), and the ids
mnis (P10428), theyworkforyou (P2171), bioguide (P1157), everypolitician.

Source: wikidata.org, CC0 1.0.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from kg.errors import InputError
from kg.link.datasets import Told, reading
from kg.link.datasets.given import Given
from kg.link.datasets.outside import ORGANIZATION, PERSON, Dataset, Gathered, Held
from kg.sssom.addresses import SPACES, is_id

WANTED = "results of a SPARQL query on Wikidata, JSON or CSV, with person and personLabel"
LICENCE = "https://creativecommons.org/publicdomain/zero/1.0/"
QUERY = Path(__file__).with_name("wikidata.rq")
_IDS = {
    "mnis": ("mnis", "mnisid", "p10428"),
    "theyworkforyou": ("theyworkforyou", "parlparse", "twfy", "p2171"),
    "bioguide": ("bioguide", "p1157"),
    "everypolitician": ("everypolitician",),
}
_ENTITY = ("person", "item", "wikidata")
_NAME = ("personlabel", "itemlabel", "name")
_HTTPS = "https://www.wikidata.org/entity/"


def ask(endpoint: str) -> Given:
    """What the endpoint answers to our query.

    Raises:
        EndpointError: it does not answer.
    """
    import json

    from kg import query

    engine = query.EndpointEngine(endpoint, timeout=120)
    rows = query.select(engine, QUERY.read_text(encoding="utf-8"))
    bindings = [
        {
            name: {"type": "literal", "value": term.value}
            for name, term in zip(rows.columns, row, strict=True)
            if term is not None
        }
        for row in rows.terms()
    ]
    found = {"head": {"vars": list(rows.columns)}, "results": {"bindings": bindings}}
    return Given(endpoint, json.dumps(found, ensure_ascii=False).encode("utf-8"))


def read(given: Given, told: Told) -> Dataset:
    """The people, and organizations with a class of such, of the results.

    Raises:
        InputError: they are no such results.
    """
    gathered: dict[str, tuple[Gathered, str]] = {}
    for row in _rows(given):
        local = next((row[one] for one in _ENTITY if row.get(one)), "").removeprefix(_HTTPS)
        local = local.removeprefix(SPACES["wikidata"])
        if not is_id("wikidata", local):
            raise InputError(f"{given.name!r}: {local[:60]!r} is no entity; wanted {WANTED}")
        name = next((row[one] for one in _NAME if row.get(one)), "")
        kind = ORGANIZATION if row.get("kind") == ORGANIZATION else PERSON
        made = (Gathered("wikidata", local, name, _value(row, "country")), kind)
        one, _ = gathered.setdefault(local, made)
        one.names += [name, *(row.get("aliases") or "").split("|")]
        for scheme, called in _IDS.items():
            for column in called:
                one.identify(scheme, row.get(column, ""))
        held = Held(
            role=_value(row, "position"),
            area=_value(row, "seat") or _value(row, "area"),
            party=_value(row, "party"),
            start=(row.get("start") or row.get("start_date", ""))[:10],
            end=(row.get("end") or row.get("end_date", ""))[:10],
        )
        if any(held):
            one.hold(held.role, held)
    if not given.content.strip(b"\xef\xbb\xbf \r\n\t"):
        raise InputError(f"{given.name!r} is empty; wanted {WANTED}")
    return Dataset(
        "wikidata",
        "Wikidata",
        "Wikidata",
        told.licence or LICENCE,
        "",
        tuple(one.outside(kind) for one, kind in gathered.values()),
        {"wikidata": SPACES["wikidata"]},
    )


def _value(row: Mapping[str, str], name: str) -> str:
    """A column as words: its label, or itself where it is no address."""
    label = row.get(f"{name}label", "")
    value = row.get(name, "")
    return label or ("" if value.startswith(("http://", "https://")) else value)


def _rows(given: Given) -> Iterator[Mapping[str, str]]:
    if given.content.lstrip(b"\xef\xbb\xbf \r\n\t")[:1] not in {b"{", b"["}:
        for _, row in reading.rows(given, (), WANTED):
            if not any(one in row for one in _ENTITY):
                raise reading.wrong(given, WANTED)
            yield row
        return
    for solution in _solutions(given):
        yield {name.casefold(): value for name, value in solution.items()}


def _solutions(given: Given) -> Iterator[dict[str, str]]:
    """The rows of SPARQL JSON, or of the simple JSON that the query service offers."""
    found: Any = reading.from_json(given, WANTED)
    listed = found if isinstance(found, list) else None
    if isinstance(found, dict) and isinstance(found.get("results"), dict):
        listed = found["results"].get("bindings")
    if not isinstance(listed, list):
        raise reading.wrong(given, WANTED)
    for one in listed:
        if not isinstance(one, dict):
            raise reading.wrong(given, WANTED)
        yield {
            name: str(cell.get("value", "")) if isinstance(cell, dict) else str(cell)
            for name, cell in one.items()
        }
