"""Match: rows of names against a target table, each with its outcome and the reasons."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.link import columns, tables
from kg.names.decide import LINK, Decision
from kg.names.explain import explain
from kg.names.resolver import resolver

HEADING = ("row_id", "outcome", "kb_id", "score", "alternatives", "explanation")
KINDS = ("person", "union")


def match(queries: Path, target: Path, kind: str, *, with_context: bool = True) -> bytes:
    """The CSV that says for each row of *queries* whom of *target* it means.

    *kind* is ``person`` or ``union``. Of *queries* are read ``row_id``,
    ``name``, ``country``, and with context ``context`` and ``context_…``; of
    *target* ``kb_id`` and what describes a record; no other column, so an id
    never decides. Columns: see `HEADING`; the best of the alternatives stands
    first, whatever the outcome.

    Raises:
        InputError: a file is missing, malformed, or without a needed column.
    """
    with _uncollected():
        records = columns.records(target)
        asked = list(columns.mentions(queries, kind, with_context=with_context))
        decide = resolver(records, kind).decide
    return tables.write(HEADING, (_row(one, decide(mention)) for one, mention in asked))


def _row(row_id: str, decision: Decision) -> tuple[str, ...]:
    return (
        row_id,
        decision.outcome,
        decision.proposals[0].record.id if decision.outcome == LINK else "",
        f"{decision.score:.3f}",
        "|".join(proposal.record.id for proposal in decision.proposals),
        explain(decision),
    )


@contextmanager
def _uncollected() -> Iterator[None]:
    """Look for no garbage while a table is read: there is none, and millions to look at."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_on:
            gc.enable()
