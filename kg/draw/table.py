"""Table: the facts of the picture as rows, for reading, sorting and download."""

from __future__ import annotations

from typing import Any

from kg.draw import say, words
from kg.draw.record import Choice, Contest, Row
from kg.network.build import Network
from kg.vocabulary import curie

COLUMNS = (
    ("contest", "Contest"),
    ("endorser", "Endorser"),
    ("kind", "Kind of endorser"),
    ("candidate", "Candidate"),
    ("rank", "Rank"),
    ("form", "Kind"),
    ("decided", "Decided"),
    ("public", "Made public"),
    ("body", "Body"),
    ("method", "Method"),
    ("sources", "Sources"),
    ("differ", "Sources differ"),
)
_UNKNOWN = "not known"
# A phone, where a row is a list, leaves these out.
_NOTHING = {_UNKNOWN, "not stated", "none found"}


def row(
    network: Network, contest: Contest, decision: Row, choice: Choice, differ: str
) -> dict[str, Any]:
    """One choice: what each cell shows, what it sorts by, and what only the CSV has."""
    edge = choice.edge
    start, end, announced = edge["start"], edge["end"], edge.get("announced")
    bodies = words.listed([say.label(network, iri) for iri in edge.get("bodies", ())])
    expected = choice.kind == "expectation"
    none = words.OUTCOMES.get(edge["outcome"] or "", _UNKNOWN)
    rank = "expected" if expected else str(choice.rank or "unranked")
    held = say.came_of(decision) if expected else say.standing(decision)
    when = words.when(start, end, edge.get("words"))
    cells = {
        "contest": contest.label,
        "endorser": say.label(network, choice.endorser),
        "kind": say.kind(network, choice.endorser),
        "candidate": say.label(network, choice.target) if choice.target else none,
        "rank": ", ".join(filter(None, (rank if choice.target or expected else "none", held))),
        "form": "expectation" if expected else edge.get("form") or "not stated",
        "decided": f"expected {when}, not decided" if decision.awaited else when,
        "public": words.day(announced) if announced else _UNKNOWN,
        "body": bodies or _UNKNOWN,
        "method": edge.get("method") or _UNKNOWN,
        "sources": str(len(edge["sources"])),
        "differ": differ or "none found",
    }
    if choice.kind == "decision":
        cells["form"] = "decision"
    sort = {
        "contest": f"{contest.last or ''} {contest.label}",
        "decided": f"{start or end or '9999'} {end or '9999'}",
        "public": str(announced or "9999"),
    }
    return {
        "open": curie(choice.key),
        "contest": curie(contest.iri),
        "cells": [
            {
                "text": cells[name],
                "sort": sort.get(name, cells[name]),
                "name": head,
                "known": cells[name] not in _NOTHING,
            }
            for name, head in COLUMNS
        ],
        "csv": [
            choice.key,
            contest.iri,
            choice.endorser,
            choice.target or "",
            "expected" if expected else edge["outcome"] or "",
            str(edge.get("round") or ""),
            "yes" if decision.counts and choice is decision.first else "no",
            *("" if day is None else day.isoformat() for day in (start, end, announced)),
        ],
    }


CSV_COLUMNS = (
    *(name for name, _ in COLUMNS),
    *("fact_iri", "contest_iri", "endorser_iri", "candidate_iri", "outcome"),
    *("round", "counts"),
    *("earliest", "latest", "announced"),
)
