"""Backings: the table of who backed whom, refused to, was expected to, or is reported to."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from kg.export.ground import Ground, Table, ids, local, things
from kg.export.spans import partial

_PREFERENCES = {1: "first", 2: "second", 3: "third", 4: "fourth"}
_CELLS = {"deciding_body": "body", "method": "method", "spokesperson": "announcer"}


def endorsements(ground: Ground) -> Table:
    """A row for each backing, each refusal to back anybody, each expectation and report."""
    decided = {row.thing: row for row in ground.ask("decided")}
    made: dict[str, list[Any]] = defaultdict(list)
    for row in ground.ask("endorsements"):
        # A report is one row, with a claim for each of its sources.
        made[row.identifier or local(row.thing)].append(row)
    return Table.of(
        "endorsements",
        (
            {
                "id": identifier,
                "contest": local(row.contest),
                "endorser": local(row.endorser),
                "candidate": local(row.person),
                "preference": _preference(row),
                "stance": _stance(row),
                "notes": ground.notes(row.thing),
                "source": ids(
                    article
                    for one in rows
                    for article in ([one.article] if one.article else ground.sources[one.thing])
                ),
                "things": things(_things(rows)),
            }
            | _decided(row, decided)
            for identifier, rows in made.items()
            for row in rows[:1]
        ),
    )


def _stance(row: Any) -> str:
    """What the row is, in the word of the tables."""
    sort = local(row.sort)
    if sort == "Endorsement":
        return "nominated" if local(row.kind) == "nomination" else "endorsed"
    return {"Decision": "no_recommendation", "Expectation": "expected"}.get(sort, "reported")


def _preference(row: Any) -> str:
    """Which choice it is; that for a second ballot comes after that for the first."""
    sort = local(row.sort)
    if row.rank:
        return _PREFERENCES.get(row.rank + (row.round or 1) - 1, str(row.rank))
    if sort == "Endorsement":
        return "supplementary"
    return "first" if sort == "Expectation" and row.person else "none"


def _decided(row: Any, decided: dict[str, Any]) -> dict[str, str]:
    """When, by whom and how: the row's own words, or with none of its own its decision's."""
    own, whole = decided.get(row.thing), decided.get(row.decision)
    told = own if own and (own.body or own.method or own.announcer) else whole or own
    dated = own if own and own.earliest else whole
    cells = {column: getattr(told, name, None) or "" for column, name in _CELLS.items()}
    return cells | {"date": partial(dated.earliest, dated.latest) if dated else ""}


def _things(rows: list[Any]) -> set[str]:
    """What the row was made of; a first choice stands for its decision too."""
    found = {row.thing for row in rows}
    return found | {row.decision for row in rows if row.decision and row.rank == 1}
