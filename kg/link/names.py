"""Names: a reader's own list of names, each with whom of the graph it means."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kg.link import columns, ours, tables
from kg.names.decide import LINK, Decision
from kg.names.explain import explain
from kg.names.resolver import resolver

if TYPE_CHECKING:
    from kg.query import Engine

HEADING = ("row_id", "outcome", "id", "label", "score", "alternatives", "explanation")
KINDS = ("person", "union")


def names(engine: Engine, path: Path, kind: str, *, with_context: bool = True) -> bytes:
    """The CSV that says for each row of *path* whom of the graph it means.

    The rows are read as the queries of `kg.link.match.match` are. An id is a
    CURIE such as ``person:keir-starmer``.

    Raises:
        InputError: the file is missing, malformed, or without a name column.
    """
    asked = list(columns.mentions(path, kind, with_context=with_context))
    decide = resolver(ours.records(engine, kind), kind).decide
    return tables.write(HEADING, (_row(one, decide(mention)) for one, mention in asked))


def _row(row_id: str, decision: Decision) -> tuple[str, ...]:
    linked = decision.proposals[0].record if decision.outcome == LINK else None
    return (
        row_id,
        decision.outcome,
        linked.id if linked else "",
        linked.name if linked else "",
        f"{decision.score:.3f}",
        "|".join(proposal.record.id for proposal in decision.proposals),
        explain(decision),
    )
