"""Linkset: a set of mappings as triples: the links, and of each how we know.

A match makes one triple, skos:exactMatch or skos:closeMatch, and a node that
says why. A rejected pair and a search that found nobody make the node alone. A
machine never says owl:sameAs.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.errors import SssomError
from kg.sssom import NO_TERM, NOT, MappingSet, Row, values
from kg.vocabulary import PREFIXES

if TYPE_CHECKING:
    from pathlib import Path

    from pyoxigraph import Literal, NamedNode, Triple

SSSOM = "https://w3id.org/sssom/"
MATCHES = ("skos:closeMatch", "skos:exactMatch")
_TYPE = f"{PREFIXES['rdf']}type"
_LABEL = f"{PREFIXES['rdfs']}label"
# Slots of a mapping that the graph keeps, with the datatype where it is no text.
_TEXTS = {
    "mapping_date": "date",
    "review_date": "date",
    "confidence": "decimal",
    "author_label": "",
    "reviewer_label": "",
    "comment": "",
}
_NODES = ("mapping_justification", "author_id", "reviewer_id")


def triples(found: MappingSet, path: Path) -> list[Triple]:
    """The links and the nodes of a set, without those that a person has rejected.

    *path* is only named in errors.

    Raises:
        SssomError: an id stands for no address.
    """
    gone = rejected(found)
    line = 1
    try:
        made = list(_whole(found))
        for row in found.rows:
            line = row.line
            made += _mapping(found, row)
            pair = (row.cells.get("subject_id", ""), row.cells.get("object_id", ""))
            if is_match(row) and pair not in gone:
                made.append(_triple(*(found.expand(one) for one in _three(row))))
    except ValueError as error:
        problem = f"an id stands for no address ({' '.join(str(error).split())[:120]}); mend it"
        raise SssomError(path, line, problem) from error
    return made


def is_match(row: Row) -> bool:
    """Whether a mapping says that two are the same or close."""
    cells = row.cells
    return (
        cells["predicate_id"] in MATCHES
        and cells.get("predicate_modifier") != NOT
        and cells.get("object_id", NO_TERM) != NO_TERM
        and "subject_id" in cells
    )


def rejected(found: MappingSet) -> set[tuple[str, str]]:
    """The pairs that the last mapping of them calls different."""
    verdicts: dict[tuple[str, str], bool] = {}
    for row in found.rows:
        pair = (row.cells.get("subject_id", ""), row.cells.get("object_id", ""))
        verdicts[pair] = row.cells.get("predicate_modifier") == NOT
    return {pair for pair, no in verdicts.items() if no}


def _three(row: Row) -> tuple[str, str, str]:
    return row.cells["subject_id"], row.cells["predicate_id"], row.cells["object_id"]


def _whole(found: MappingSet) -> Iterator[Triple]:
    metadata = found.metadata
    node = str(metadata["mapping_set_id"])
    yield _triple(node, _TYPE, f"{PREFIXES['void']}Linkset")
    title = str(metadata.get("mapping_set_title") or node)
    yield _said(node, _LABEL, _literal(title, language="en"))
    yield _triple(node, f"{PREFIXES['dcterms']}license", str(metadata["license"]))
    version = metadata.get("object_source_version")
    if isinstance(version, str) and version:
        yield _said(node, f"{SSSOM}object_source_version", _literal(version))
    if isinstance(metadata.get("object_source"), str):
        source = found.expand(str(metadata["object_source"]))
        yield _triple(node, f"{SSSOM}object_source", source)


def _mapping(found: MappingSet, row: Row) -> Iterator[Triple]:
    """What is known of one mapping; its IRI is made of what it says."""
    whole = str(found.metadata["mapping_set_id"])
    said = "\n".join(f"{slot}\t{cell}" for slot, cell in sorted(row.cells.items()))
    node = f"{whole}#{hashlib.sha256(said.encode('utf-8')).hexdigest()[:16]}"
    yield _triple(node, _TYPE, f"{SSSOM}Mapping")
    yield _said(node, _LABEL, _literal(_words(row), language="en"))
    yield _triple(node, f"{PREFIXES['dcterms']}isPartOf", whole)
    for slot, term in (
        ("subject_id", "annotatedSource"),
        ("predicate_id", "annotatedProperty"),
        ("object_id", "annotatedTarget"),
    ):
        if slot in row.cells:
            yield _triple(node, f"{PREFIXES['owl']}{term}", found.expand(row.cells[slot]))
    if row.cells.get("predicate_modifier") == NOT:
        yield _triple(node, f"{SSSOM}predicate_modifier", f"{SSSOM}NegatedPredicate")
    for slot in _NODES:
        for one in values(row.cells.get(slot, "")):
            yield _triple(node, f"{SSSOM}{slot}", found.expand(one))
    for slot, datatype in _TEXTS.items():
        value = found.value(row, slot) if slot != "comment" else row.cells.get(slot, "")
        for one in values(value) if slot.endswith("_label") else [value] if value else ():
            yield _said(node, f"{SSSOM}{slot}", _literal(one, datatype))


def _words(row: Row) -> str:
    """A mapping as a sentence."""
    cells = row.cells
    ours = cells.get("subject_label") or cells.get("subject_id", "")
    there = cells.get("object_id") or cells.get("object_label", "")
    if there == NO_TERM:
        return f"{ours} was not found"
    if cells.get("predicate_modifier") == NOT:
        return f"{ours} is not {there}"
    how = "is" if cells["predicate_id"] == "skos:exactMatch" else "is probably"
    return f"{ours} {how} {there}"


def _triple(subject: str, predicate: str, value: str) -> Triple:
    import pyoxigraph as ox

    return ox.Triple(_node(subject), _node(predicate), _node(value))


def _said(subject: str, predicate: str, value: Literal) -> Triple:
    import pyoxigraph as ox

    return ox.Triple(_node(subject), _node(predicate), value)


def _node(iri: str) -> NamedNode:
    import pyoxigraph as ox

    return ox.NamedNode(iri)


def _literal(value: str, datatype: str = "", *, language: str | None = None) -> Literal:
    import pyoxigraph as ox

    if datatype:
        return ox.Literal(value, datatype=_node(f"{PREFIXES['xsd']}{datatype}"))
    return ox.Literal(value, language=language)
