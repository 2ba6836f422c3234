"""Terms: names that no vocabulary here defines, with the nearest that is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from kg import graph, paths, turtle
from kg.check.findings import FAULT, Finding, Places
from kg.vocabulary import PREFIXES, curie

if TYPE_CHECKING:
    from pyoxigraph import Store

_TYPE = f"{PREFIXES['rdf']}type"


def known() -> set[str]:
    """Every IRI that the ontology's files mention: ours and those it builds on."""
    import pyoxigraph

    found: set[str] = set()
    for name in (*graph.ONTOLOGY, "shapes"):
        for triple in turtle.read(paths.shared("ontology") / f"{name}.ttl"):
            found.update(term.value for term in triple if isinstance(term, pyoxigraph.NamedNode))
    return found


def findings(store: Store, files: Mapping[str, str], places: Places) -> list[Finding]:
    """Properties, classes and concepts that are undefined, and nodes without an IRI.

    *files* has the path, as shown, of each file under the name of its graph.
    """
    import pyoxigraph

    defined = known()
    wrong: dict[tuple[str, str, str, str], None] = {}
    nameless: dict[tuple[str, str], None] = {}
    for name, file in files.items():
        for quad in store.quads_for_pattern(None, None, None, pyoxigraph.NamedNode(name)):
            subject = str(getattr(quad.subject, "value", quad.subject))
            if any(isinstance(t, pyoxigraph.BlankNode) for t in (quad.subject, quad.object)):
                nameless[(file, quad.predicate.value)] = None
            if quad.predicate.value not in defined:
                wrong[(file, subject, quad.predicate.value, quad.predicate.value)] = None
            value = quad.object
            if not isinstance(value, pyoxigraph.NamedNode) or value.value in defined:
                continue
            if quad.predicate.value == _TYPE or value.value.startswith(PREFIXES["end"]):
                wrong[(file, subject, quad.predicate.value, value.value)] = None
    return [
        *(_finding(*found, defined, places) for found in wrong),
        *(_nameless(file, property_, places) for file, property_ in nameless),
    ]


def _nameless(asked: str, property_: str, places: Places) -> Finding:
    file, line = places.of(property_, file=asked)
    message = "A node has no IRI, so nobody can point at it."
    fix = "Give it an IRI of its kind."
    return Finding(FAULT, "blank-node", file, line, "", curie(property_), "", message, fix)


def _finding(
    asked: str, subject: str, property_: str, bad: str, defined: set[str], places: Places
) -> Finding:
    from rapidfuzz import fuzz, process

    near = process.extractOne(
        curie(bad), sorted(curie(iri) for iri in defined), scorer=fuzz.ratio, score_cutoff=60
    )
    file, line = places.of(subject, property_, asked)
    return Finding(
        severity=FAULT,
        rule="unknown-term",
        file=file,
        line=line,
        entity=curie(subject),
        property=curie(property_),
        value=curie(bad),
        message=f"{curie(bad)} is defined nowhere.",
        fix=f"Write {near[0]}, if that is meant." if near else "Use a term of ontology/.",
    )
