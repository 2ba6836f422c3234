"""Mappings: links to outside datasets that cannot be as they say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from kg import linkset, sssom
from kg.check.findings import FAULT, Finding
from kg.sssom import MappingSet, Row
from kg.vocabulary import PREFIXES

if TYPE_CHECKING:
    from pyoxigraph import Store

    from kg.graph import File

_EXACT = "skos:exactMatch"
# Our own ids, with the address space whose records have them and what stands before.
_IDS = {
    "end:mnisId": ("https://members.parliament.uk/member/", ""),
    "end:parlparseId": ("https://www.theyworkforyou.com/mp/", "uk.org.publicwhip/person/"),
    "end:wikidataId": ("http://www.wikidata.org/entity/", ""),
}


def findings(store: Store, sources: Iterable[tuple[str, File]]) -> list[Finding]:
    """What is wrong with the files of mappings, each given with its path as shown."""
    found = []
    for file, source in sources:
        mappings = sssom.parse(source.content, source.path)
        for row, rule, value, message, fix in _wrong(store, mappings):
            subject = row.cells.get("subject_id", "")
            predicate = row.cells["predicate_id"]
            found.append(
                Finding(FAULT, rule, file, row.line, subject, predicate, value, message, fix)
            )
    return found


def _wrong(store: Store, mappings: MappingSet) -> Iterator[tuple[Row, str, str, str, str]]:
    gone = linkset.rejected(mappings)
    first: dict[str, str] = {}
    others: dict[str, str] = {}
    for row in mappings.rows:
        subject, there = row.cells.get("subject_id", ""), row.cells.get("object_id", "")
        if subject and not _is_known(store, mappings.expand(subject)):
            yield (
                row, "mapping-subject", there,
                "The graph has nothing of that id.", "Write the id as the graph has it.",
            )  # fmt: skip
        if not linkset.is_match(row):
            continue
        if (subject, there) in gone:
            yield (
                row, "mapping-rejected", there,
                "A later line says that these are not the same.",
                "Remove the line that was wrong, and say why in the change.",
            )  # fmt: skip
            continue
        if row.cells["predicate_id"] != _EXACT:
            continue
        if first.setdefault(subject, there) != there:
            yield (
                row, "mapping-twice", there,
                f"{subject} is already the same as {first[subject]}.",
                "Keep one; what is near but not the same is skos:closeMatch.",
            )  # fmt: skip
        if others.setdefault(there, subject) != subject:
            yield (
                row, "mapping-shared", there,
                f"It is already the same as {others[there]}.",
                "Keep one; two of ours are never one record there.",
            )  # fmt: skip
        for property_, own in _clashes(store, mappings.expand(subject), mappings.expand(there)):
            yield (
                row, "mapping-clash", there,
                f"The graph says {property_} {own}.", "Find out which is right; mend the other.",
            )  # fmt: skip


def _is_known(store: Store, iri: str) -> bool:
    import pyoxigraph as ox

    kind = ox.NamedNode(f"{PREFIXES['rdf']}type")
    found = store.quads_for_pattern(ox.NamedNode(iri), kind, None, ox.DefaultGraph())
    return next(iter(found), None) is not None


def _clashes(store: Store, iri: str, there: str) -> Iterator[tuple[str, str]]:
    """The ids of ours that are another than that of the record."""
    import pyoxigraph as ox

    for property_, (space, before) in _IDS.items():
        if not there.startswith(space):
            continue
        node = ox.NamedNode(PREFIXES["end"] + property_.removeprefix("end:"))
        for quad in store.quads_for_pattern(ox.NamedNode(iri), node, None, ox.DefaultGraph()):
            own = str(getattr(quad.object, "value", "")).removeprefix(before)
            if own != there.removeprefix(space):
                yield property_, own
