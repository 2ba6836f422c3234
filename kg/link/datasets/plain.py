"""Plain: any table of people or organizations, its columns named by the reader."""

from __future__ import annotations

from kg.errors import InputError
from kg.link.datasets import Told, reading
from kg.link.datasets.given import Given
from kg.link.datasets.outside import (
    ORGANIZATION,
    PERSON,
    Dataset,
    Gathered,
    Held,
    curie,
    own_space,
)
from kg.link.mapping import mapped
from kg.names.context import year

# What a row may say, and what its column may be called.
FIELDS = {
    "id": ("id", "kb_id"),
    "name": ("name", "label"),
    "aliases": ("aliases", "alias", "other_names"),
    "kind": ("kind", "type"),
    "abbreviation": ("abbreviation", "acronym", "short_name"),
    "country": ("country",),
    "party": ("party", "parties", "group"),
    "area": ("area", "areas", "seat", "constituency", "district"),
    "office": ("office", "offices", "role", "position"),
    "start": ("start", "from_year", "from", "start_date"),
    "end": ("end", "to_year", "to", "end_date"),
    "mnis": ("mnis",),
    "theyworkforyou": ("theyworkforyou", "parlparse", "twfy"),
    "wikidata": ("wikidata",),
    "everypolitician": ("everypolitician",),
    "democracyclub": ("democracyclub",),
    "bioguide": ("bioguide",),
}
_IDS = ("mnis", "theyworkforyou", "wikidata", "everypolitician", "democracyclub", "bioguide")
_ORGANIZATIONS = frozenset({"organization", "organisation", "union", "party"})
_NO_LICENCE = "https://w3id.org/endorsement/licence-not-stated"
WANTED = "a CSV table with columns id and name (--column id=HEADING names another)"


def read(given: Given, told: Told) -> Dataset:
    """The rows of the table, each a record.

    Raises:
        InputError: it is no table, lacks id or name, or an id stands twice.
    """
    gathered: dict[str, tuple[Gathered, str]] = {}
    columns: dict[str, str] = {}
    space = told.base or own_space("csv")
    for line, row in reading.rows(given, (), WANTED):
        columns = columns or _columns(given, list(row), told)
        cells = {what: row[heading] for what, heading in columns.items()}
        identity = cells["id"]
        if not identity or identity in gathered:
            what = f"id {identity[:60]!r} stands there twice" if identity else "there is no id"
            raise InputError(f"{given.name!r}, line {line}: {what}; give each row its own")
        made = _made(cells, space)
        kind = cells.get("kind", "").casefold() or told.kind
        gathered[identity] = (made, ORGANIZATION if kind in _ORGANIZATIONS else PERSON)
    if not gathered:
        raise InputError(f"{given.name!r} has no rows; wanted {WANTED}")
    return Dataset(
        "csv",
        told.title or given.name.rpartition("/")[2],
        told.publisher,
        told.licence or _NO_LICENCE,
        "",
        tuple(one.outside(kind) for one, kind in gathered.values()),
        {"csv": space},
    )


def _made(cells: dict[str, str], space: str) -> Gathered:
    one = Gathered("csv", cells["id"], cells["name"], cells.get("country", ""))
    one.iri = f"{space}{curie('csv', cells['id']).removeprefix('csv:')}"
    one.names += cells.get("aliases", "").split("|")
    one.abbreviation = cells.get("abbreviation", "")
    for scheme in _IDS:
        one.identify(scheme, cells.get(scheme, ""))
    parties, areas, offices = (
        (cells.get(what, "") or "").split("|") for what in ("party", "area", "office")
    )
    start, end = (_year(cells.get(what, "")) for what in ("start", "end"))
    for at in range(max(len(parties), len(areas), len(offices))):
        role, area, party = (one[at] if at < len(one) else "" for one in (offices, areas, parties))
        held = Held(role.strip(), "", area.strip(), party.strip(), start, end)
        if any(held):
            one.hold(held.role, held)
    return one


def _year(cell: str) -> str:
    found = year(cell)
    return "" if found is None else f"{found:04}"


def _columns(given: Given, headings: list[str], told: Told) -> dict[str, str]:
    found = mapped(FIELDS, told.columns, headings, given.name)
    for what in ("id", "name"):
        if what not in found:
            listed = ", ".join(repr(heading[:30]) for heading in headings if heading)
            problem = f"has no column for the {what}; it has {listed}"
            raise InputError(f"{given.name!r} {problem}. Name it: --column {what}=HEADING")
    return found
