"""Judged: what people have said of mappings, which no later run may contradict."""

from __future__ import annotations

from dataclasses import dataclass

from kg.sssom import MANUAL, NO_TERM, NOT, MappingSet, Row

EXACT_MATCH = "skos:exactMatch"


@dataclass(frozen=True, slots=True)
class Judged:
    """Judgements on the mappings of a dataset, by CURIEs of ours and of the dataset.

    *settled* are those of ours that need not be asked again, *taken* the records
    that somebody is, *accepted* the pairs that are the same and *rejected* those
    that are not, by the last judgement of each; *rows* are the judgements themselves.
    """

    settled: frozenset[str] = frozenset()
    taken: frozenset[str] = frozenset()
    rejected: frozenset[tuple[str, str]] = frozenset()
    rows: tuple[Row, ...] = ()
    accepted: frozenset[tuple[str, str]] = frozenset()


def of(found: MappingSet | None) -> Judged:
    """The judgements in a set; where several are of one pair, the last holds."""
    if found is None:
        return Judged()
    rows = [row for row in found.rows if row.cells["mapping_justification"] in MANUAL]
    verdicts: dict[tuple[str, str], bool] = {}
    for row in rows:
        pair = (row.cells.get("subject_id", ""), row.cells.get("object_id", ""))
        verdicts[pair] = row.cells.get("predicate_modifier") != NOT
    accepted = {pair for pair, yes in verdicts.items() if yes}
    return Judged(
        frozenset(here for here, _ in accepted),
        frozenset(there for _, there in accepted if there != NO_TERM),
        frozenset(pair for pair, yes in verdicts.items() if not yes),
        tuple(rows),
        frozenset(accepted),
    )
