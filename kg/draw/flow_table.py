"""Flow table: a row an endorser, a column a contest."""

from __future__ import annotations

from typing import Any

from kg.draw import cells, posts, say, words
from kg.draw import flow_model as moved
from kg.draw.flow_model import Flow
from kg.draw.ground import NOT_FOUND
from kg.draw.positions import ABSENT, EXPECTED, UNKNOWN, Position, Positions
from kg.vocabulary import curie


def table(
    positions: Positions, flows: list[Flow]
) -> tuple[tuple[tuple[str, str], ...], list[dict[str, Any]]]:
    """A row an endorser and a column a contest, whatever the picture shows of them."""
    contests = {c.contest.iri: c.contest for flow in flows for c in flow.columns}
    whose = posts.main(positions, positions.contests)
    ordered = sorted(contests.values(), key=lambda c: (str(c.last or "9999"), c.iri))
    heads = [words.capital(posts.name(positions, contest, whose)) for contest in ordered]
    columns = (
        ("endorser", "Endorser"),
        *((curie(c.iri), h) for c, h in zip(ordered, heads, strict=True)),
    )
    rows = []
    named = positions.within(ordered)
    drawn = {flow.kind for flow in flows}
    kinds = positions.network.nodes
    for endorser in positions.endorsers([kind for kind in moved.KINDS if kind in drawn]):
        held = [named.of(endorser, contest) for contest in ordered]
        if not any(position.decided for position in held):
            continue
        texts = [say.label(positions.network, endorser), *(_said(named, p) for p in held)]
        known = [True, *(position.decided for position in held)]
        marks = [None, *(cells.mark(named, position, "") for position in held)]
        # Who replaced a decision had made one before.
        thens = ["", *("not this by this day" if named.earlier(p) else "" for p in held)]
        rows.append(
            {
                "open": curie(endorser),
                "sheet": _sheets(flows, kinds[endorser]["kind"], held),
                "cells": [
                    {
                        "text": text,
                        "sort": text,
                        "name": head,
                        "known": sure,
                        "public": mark and mark.public,
                        "decided": mark and mark.decided,
                        "over": mark and mark.over,
                        "then": then,
                    }
                    for text, sure, (_, head), mark, then in zip(
                        texts, known, columns, marks, thens, strict=True
                    )
                ],
                "csv": [endorser],
            }
        )
    return columns, rows


def _sheets(flows: list[Flow], kind: str, held: list[Position]) -> str:
    """The sheets of a kind in whose contests an endorser decided something."""
    decided = {position.contest.iri for position in held if position.decided}
    return " ".join(
        moved.key(flow)
        for flow in flows
        if flow.kind == kind and any(c.contest.iri in decided for c in flow.columns)
    )


def _said(positions: Positions, position: Position) -> str:
    """A position in a cell of the table; what is not known is written out."""
    if position.what == UNKNOWN:
        return NOT_FOUND
    if position.what == ABSENT:
        return position.reason
    said = [cells.named(positions, position)]
    said += [cells.later(positions, choice) for choice in position.later]
    if position.what == EXPECTED and position.first is not None:
        said[0] += ", only expected"
    return "; ".join(filter(None, said))
