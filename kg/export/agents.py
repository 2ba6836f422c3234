"""Agents: the tables of sources, people, organizations, what became of them, and offices."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Any

from kg.export.ground import Ground, Table, ids, local, things
from kg.export.spans import partial
from kg.export.words import word


def sources(ground: Ground) -> Table:
    """A row for each article."""
    return Table.of(
        "sources",
        (
            {
                "id": local(row.article),
                "url": row.url or "",
                "publisher": _publisher(row),
                "title": row.headline or "",
                "published": partial(row.earliest, row.latest),
                "things": things([row.article]),
            }
            for row in ground.ask("articles")
        ),
    )


def _publisher(row: Any) -> str:
    """The publisher's name, and in brackets what carries or changes its text."""
    if row.words:
        return str(row.words)
    more = [f"via {row.provider}"] if row.provider else []
    more += [row.copyNote] if row.copyNote else []
    return " ".join([row.publisher or "", *(f"({words})" for words in more)]).strip()


def people(ground: Ground) -> Table:
    """A row for each person; no birth date, because the graph has none."""
    names = ground.several("other-names")
    return Table.of(
        "people",
        (
            {
                "id": local(row.person),
                "name": row.name,
                "aliases": "; ".join(names[row.person]),
                "party": local(row.party),
                "wikidata": row.wikidata or "",
                "parlparse": row.parlparse or "",
                "mnis": row.mnis or "",
                "notes": ground.notes(row.person),
                "source": ground.source(row.person),
                "things": things([row.person]),
            }
            for row in ground.ask("people")
        ),
    )


def unions(ground: Ground) -> Table:
    """A row for each organization and part of one that has a type."""
    predecessors = ground.several("predecessors")
    confederated = {row.organization for row in ground.ask("confederated")}
    return Table.of(
        "unions",
        (
            {
                "id": local(row.organization),
                "name": row.name,
                "abbreviation": row.abbreviation or "",
                "type": word("organization", row.type),
                "founded": partial(row.startEarliest, row.startLatest),
                "predecessors": ids(predecessors[row.organization]),
                "labour_affiliated": word("affiliation", row.affiliation),
                "labour_affiliation_notes": row.history or "",
                "tuc_affiliated": "yes" if row.organization in confederated else "",
                "status": word("status", row.status),
                "notes": ground.notes(row.organization),
                "source": ground.source(row.organization),
                "things": things([row.organization]),
            }
            for row in ground.ask("organizations")
        ),
    )


def union_events(ground: Ground) -> Table:
    """A row for each event, and for each count of the organizations of a party."""
    rows = [
        {
            "id": local(row.event),
            "event": word("event", row.kind),
            "organisation": local(row.organization),
            "other": local(row.other),
            "date": partial(row.earliest, row.latest),
            "detail": ground.notes(row.event),
            "source": ground.source(row.event),
            "things": things([row.event]),
        }
        for row in ground.ask("events")
    ]
    rows += [
        {
            "id": local(row.figure),
            "event": "labour-affiliate-count",
            "organisation": local(row.of),
            "date": partial(row.earliest, row.latest),
            "detail": ground.notes(row.figure),
            "source": ground.source(row.figure),
            "things": things([row.figure]),
        }
        for row in ground.ask("figures")
        if local(row.measure) in {"affiliatedUnions", "affiliatedOrganizations"}
    ]
    return Table.of("union_events", rows)


def offices(ground: Ground) -> Table:
    """A row for each office, each other version of its dates, and each union membership."""
    rows = []
    held: dict[str, dict[str, str]] = {}
    for row in ground.ask("offices"):
        cells = {
            "person": local(row.person),
            "office": _title(row, ground) + _former(row),
            "organisation": local(row.whole or row.organization),
        }
        held[row.office] = cells
        rows.append(
            cells
            | _span(row)
            | {
                "notes": ground.notes(row.office),
                "source": ground.source(row.office),
                "things": things([row.office]),
            }
        )
    versions: dict[tuple[Any, ...], list[Any]] = defaultdict(list)
    for row in ground.ask("claimed-spans"):
        span = tuple(_span(row).items())
        versions[row.thing, row.union, _former(row), span, ground.notes(row.claim)].append(row)
    for (thing, union, former, span, note), claims in versions.items():
        cells = held.get(thing) or {
            "person": local(thing),
            "office": f"member{former}",
            "organisation": local(union),
        }
        rows.append(
            cells
            | dict(span)
            | {
                "notes": note,
                "source": ids(claim.article for claim in claims),
                "things": things(claim.claim for claim in claims),
            }
        )
    return Table.of("offices", rows)


def _title(row: Any, ground: Ground) -> str:
    """What the office is called: the role, and for which seat, area or body."""
    title = word("role", row.role)
    body = ground.short_name(row.organization) if row.whole else ""
    where = row.constituency or row.area or body
    return f"{title}, {where}" if where else title


def _former(row: Any) -> str:
    """What says that an office is over, where all that is known is by when."""
    return " (former)" if row.endLatest and not row.endEarliest else ""


def _span(row: Any) -> dict[str, str]:
    """When an office began and ended, where both days of an end are known."""
    pairs: dict[str, tuple[date | None, date | None]] = {
        "start": (row.startEarliest, row.startLatest),
        "end": (row.endEarliest, row.endLatest),
    }
    return {column: partial(*days) for column, days in pairs.items()}
