"""Table: the facts of the picture as rows, for reading, sorting and download."""

from __future__ import annotations

from typing import Any

from kg.draw import say, words
from kg.draw.mark import Span
from kg.draw.record import Choice, Contest, Row, Settled
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
    network: Network,
    contest: Contest,
    decision: Row,
    choice: Choice,
    differ: str,
    public: Span,
    settled: Settled = None,
) -> dict[str, Any]:
    """One choice: what each cell shows, what it sorts by, and what only the CSV has.

    *public* is when it became so. *settled* are the days by which it was public, and
    decided, what came of an expectation, or that the decision was replaced: before them
    its cell says only what was known.
    """
    edge = choice.edge
    start, end, announced = edge["start"], edge["end"], edge.get("announced")
    bodies = words.listed([say.label(network, iri) for iri in edge.get("bodies", ())])
    expected = choice.kind == "expectation"
    none = words.OUTCOMES.get(edge["outcome"] or "", _UNKNOWN)
    if expected and edge["outcome"] == "choice":
        none = "not named"
    rank, form = str(choice.rank or "unranked"), edge.get("form") or ""
    if expected:
        rank = "not yet decided" if decision.undecided else "expected"
        if choice.rank and choice.rank > 1:
            rank += f" as {words.ordinal(choice.rank)} choice"
    held = say.came_of(decision) if expected else say.standing(decision)
    when = words.when(start, end, edge.get("words"))
    cells = {
        "contest": contest.label,
        "endorser": say.label(network, choice.endorser),
        "kind": say.kind(network, choice.endorser),
        "candidate": say.label(network, choice.target) if choice.target else none,
        "rank": ("; " if expected else ", ").join(
            filter(None, (rank if choice.target or expected else "none", held))
        ),
        "form": "expectation" if expected else say.FORMS.get(form, form) or "not stated",
        "decided": _expected(decision, when) if expected else when,
        "public": say.made_public(choice, public) or _UNKNOWN,
        "body": bodies or _UNKNOWN,
        "method": say.HOW.get(edge.get("method") or "", _UNKNOWN),
        "sources": str(len(edge["sources"])),
        "differ": differ or "none found",
    }
    if choice.kind == "decision":
        cells["form"] = "decision"
    then: dict[str, Any] = {}
    if settled and held:
        known, made = settled
        then = {
            "then": rank if choice.target or expected else "none",
            "public": (known, known),
            "decided": (made, made),
        }
    sort = {
        "contest": f"{contest.last or ''} {contest.label}",
        "decided": f"{start or end or '9999'} {end or '9999'}",
        "public": str(announced or public[1] or "9999"),
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
                **(then if name == "rank" else {}),
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


def _expected(row: Row, when: str) -> str:
    """The cell of the day of decision, for what was only expected then."""
    if row.undecided:
        return f"not by {when}"
    return f"expected {when}, not decided" if row.awaited else f"expected {when}"


CSV_COLUMNS = (
    *(name for name, _ in COLUMNS),
    *("fact_iri", "contest_iri", "endorser_iri", "candidate_iri", "outcome"),
    *("round", "counts"),
    *("earliest", "latest", "announced"),
)
