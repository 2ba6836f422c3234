"""Facts: what a dataset says of the linked ones, as data with its provenance and licence.

It stays the dataset's: each record under its own address, never merged with ours.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg import turtle
from kg.link.dataset import Linked
from kg.link.datasets.outside import Held, Outside
from kg.vocabulary import BASE, PREFIXES

if TYPE_CHECKING:
    from pyoxigraph import Literal, NamedNode, Triple

_SCHEMA, _RDF, _RDFS = PREFIXES["schema"], PREFIXES["rdf"], PREFIXES["rdfs"]
_DCTERMS, _XSD = PREFIXES["dcterms"], PREFIXES["xsd"]
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
# What a seat or office is said to be, by property.
_SAID = {
    "roleName": "role",
    "memberOf": "organization",
    "areaServed": "area",
    "affiliation": "party",
    "startDate": "start",
    "endDate": "end",
}


def facts(linked: Linked) -> str:
    """Turtle of the linked records: name, and each seat and office as the dataset has it."""
    import pyoxigraph as ox

    dataset = linked.dataset
    triples = list(_whole(linked))
    for _, one in linked.pairs():
        triples += _record(one, dataset_iri(linked))
    lines = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES)
    assert lines is not None
    heading = (
        f"# What {' '.join(dataset.title.split())} says of those who are linked to it.\n"
        "#\n"
        "# Made by `kg link dataset --facts`. Use it with --data. It is the dataset's and\n"
        "# under the dataset's licence, which the first block names.\n\n"
    )
    return heading + turtle.format_text(lines.decode("utf-8"))


def dataset_iri(linked: Linked) -> str:
    """The address of the dataset in this version."""
    version = hashlib.sha256(linked.dataset.version.encode("utf-8")).hexdigest()[:12]
    return f"{BASE}outside/{linked.dataset.name}/version/{version}"


def _node(iri: str) -> NamedNode:
    import pyoxigraph as ox

    return ox.NamedNode(iri)


def _whole(linked: Linked) -> Iterator[Triple]:
    import pyoxigraph as ox

    dataset, node = linked.dataset, _node(dataset_iri(linked))
    yield ox.Triple(node, _node(f"{_RDF}type"), _node(f"{_SCHEMA}Dataset"))
    yield ox.Triple(node, _node(f"{_RDFS}label"), ox.Literal(dataset.title, language="en"))
    yield ox.Triple(node, _node(f"{_SCHEMA}version"), ox.Literal(dataset.version))
    yield ox.Triple(node, _node(f"{_DCTERMS}license"), _node(dataset.licence))
    if dataset.publisher:
        publisher = _node(f"{_DCTERMS}publisher")
        yield ox.Triple(node, publisher, ox.Literal(dataset.publisher))


def _record(one: Outside, whole: str) -> Iterator[Triple]:
    import pyoxigraph as ox

    node = _node(one.iri)
    if one.record.name:
        yield ox.Triple(node, _node(f"{_SCHEMA}name"), ox.Literal(one.record.name))
    yield ox.Triple(node, _node(f"{_SCHEMA}isPartOf"), _node(whole))
    for held in one.held:
        said = "\n".join((one.iri, *held))
        tenure = _node(f"{BASE}outside/role/{hashlib.sha256(said.encode()).hexdigest()[:16]}")
        yield ox.Triple(tenure, _node(f"{_RDF}type"), _node(f"{_SCHEMA}Role"))
        yield ox.Triple(tenure, _node(f"{_SCHEMA}member"), node)
        for property_, name in _SAID.items():
            value = getattr(held, name)
            if value:
                yield ox.Triple(tenure, _node(f"{_SCHEMA}{property_}"), _value(held, value))


def _value(held: Held, value: str) -> Literal:
    import pyoxigraph as ox

    if value in {held.start, held.end} and _DAY.fullmatch(value):
        return ox.Literal(value, datatype=_node(f"{_XSD}date"))
    return ox.Literal(value)
