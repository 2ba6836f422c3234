"""Writing: what came of linking, as a set of mappings and as a table to review."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

import kg
from kg import sssom
from kg.link import tables
from kg.link.dataset import EXACT, Linked, Result
from kg.link.datasets.outside import plain
from kg.link.judged import EXACT_MATCH, Judged
from kg.names.decide import LINK, NIL, REVIEW
from kg.names.record import Record
from kg.sssom import MappingSet, Row
from kg.vocabulary import BASE, KINDS, PREFIXES

CLOSE_MATCH = "skos:closeMatch"
BY_ID = "semapv:BackgroundKnowledgeBasedMatching"
BY_NAME = "semapv:CompositeMatching"
LABELS = "alternative_labels"
REPORT = (
    *("subject", "label", "outcome", "score", "claims", "object", "object_label"),
    *("alternatives", LABELS, "explanation", "judgement"),
)
# Of the parties and seats of a record so many are shown to who judges.
MOST_SHOWN = 2
SOURCES = f"{BASE}outside/"


def mapping_set(linked: Linked, judged: Judged, day: str = "") -> MappingSet:
    """The mappings: exact by id, close by name, and who was not found.

    What is left for a person is no mapping. The judgements made so far follow
    as they stand.
    """
    rows = [row for result in linked.results for row in _rows(result)]
    return MappingSet(heading(linked, judged, day), (*rows, *judged.rows))


def heading(linked: Linked, judged: Judged, day: str = "") -> dict[str, object]:
    """What the set says of itself; *day* only if it was told, never from the clock."""
    dataset = linked.dataset
    version = hashlib.sha256(dataset.version.encode("utf-8")).hexdigest()[:12]
    kinds = {kind: PREFIXES[kind] for kind in ("organization", "person", "union")}
    for row in judged.rows:
        kind = row.cells.get("subject_id", "").partition(":")[0]
        if kind in KINDS:
            kinds[kind] = PREFIXES[kind]
    found: dict[str, object] = {
        "curie_map": {**kinds, **dataset.spaces, "orcid": "https://orcid.org/", "source": SOURCES},
        "mapping_set_id": f"{BASE}mappings/{dataset.name}/{version}",
        "mapping_set_title": f"The Hustings graph and {dataset.title}",
        "mapping_set_description": _description(dataset.publisher),
        "license": dataset.licence,
        "object_source": f"source:{dataset.name}",
        "object_source_version": dataset.version,
        "mapping_tool": "hustings",
        "mapping_tool_version": kg.__version__,
    }
    return {**found, "mapping_date": day} if day else found


def _description(publisher: str) -> str:
    of = f", a dataset of {publisher}" if publisher else ""
    return f"Who in the graph is who there{of}. Not found means not in this version of it."


def _rows(result: Result) -> Iterator[Row]:
    ours = {"subject_id": result.ours.id, "subject_label": plain(result.ours.name)}
    if result.outcome == EXACT:
        yield Row(
            {
                **ours,
                "predicate_id": EXACT_MATCH,
                "object_id": result.found[0].record.id,
                "mapping_justification": BY_ID,
                "comment": plain(result.why),
            }
        )
    elif result.outcome == LINK:
        there = result.found[0].record
        yield Row(
            {
                **ours,
                "predicate_id": CLOSE_MATCH,
                "object_id": there.id,
                "object_label": plain(there.name),
                "mapping_justification": BY_NAME,
                "confidence": f"{result.score:.3f}",
                "comment": plain(result.why),
            }
        )
    elif result.outcome == NIL:
        yield Row(
            {
                **ours,
                "predicate_id": CLOSE_MATCH,
                "object_id": sssom.NO_TERM,
                "mapping_justification": BY_NAME,
                "mapping_cardinality": "1:0",
                "comment": plain(result.why),
            }
        )


def report(linked: Linked) -> bytes:
    """Everyone of ours with what came of it, as CSV; cells are harmless in a spreadsheet."""
    return tables.write(REPORT, [_reported(result) for result in linked.results])


def _reported(result: Result) -> tuple[str, ...]:
    best = result.found[0].record if result.found and result.outcome != NIL else None
    return (
        result.ours.id,
        result.ours.name,
        result.outcome,
        f"{result.score:.3f}",
        str(result.claims),
        best.id if best else "",
        best.name if best else "",
        "|".join(one.record.id for one in result.found),
        "|".join(shown(one.record) for one in result.found),
        result.why,
        "",
    )


def shown(record: Record) -> str:
    """Name, parties and seats of a record in a few words, without a bar.

    >>> shown(Record("csv:1", "Ana Rivera", parties=("Green",), areas=("Mill", "Quay", "Fen")))
    'Ana Rivera (Green; Mill, Quay, …)'
    """
    beside = [
        ", ".join((*several[:MOST_SHOWN], *("…" for _ in several[MOST_SHOWN : MOST_SHOWN + 1])))
        for several in (record.parties, record.areas)
        if several
    ]
    words = f"{record.name} ({'; '.join(beside)})" if beside else record.name
    return plain(words.replace("|", "/"))


def summary(linked: Linked) -> Iterator[str]:
    """What came of it, in lines."""
    dataset, counts = linked.dataset, linked.counts()
    yield f"{dataset.title}, version {dataset.version}: {len(dataset.records):,} records"
    if dataset.records and not linked.results:
        what = "no names, and" if not any(one.record.name for one in dataset.records) else "only"
        yield f"nobody of ours was looked for: the file has {what} ids that nobody here has"
    if dataset.left_out:
        yield f"left out: {dataset.left_out}"
    yield (
        f"{len(linked.results)} of ours: {counts[EXACT]} the same by id, {counts[LINK]} linked by"
        f" name and context, {counts[NIL]} not there, {counts[REVIEW]} for a person to judge,"
        f" {counts['JUDGED']} judged before"
    )
