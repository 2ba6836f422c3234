"""Sorts: what one of each finds is what pySHACL finds of all."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph
import pyshacl
import pytest
import rdflib
from rule_runs import HEAD

from kg.check import shapes, sorts
from kg.check.findings import Finding, Places
from kg.query.engines import RdflibEngine

ROOT = Path(__file__).parent.parent
CASES = sorted((Path(__file__).parent / "shapes").glob("*-fail.ttl"))
SHAPES = """
    PREFIX sh: <http://www.w3.org/ns/shacl#> PREFIX end: <https://w3id.org/endorsement/ns#>
    PREFIX shape: <https://w3id.org/endorsement/shapes#>
    shape:one a sh:NodeShape ; sh:targetClass end:Person ;
        sh:property [ sh:path end:rank ; sh:minCount 1 ; sh:maxCount 2 ; sh:minInclusive 1 ] ;
        sh:property [ sh:path end:party ; sh:class end:Party ] ;
"""


def store_of(*texts: bytes) -> pyoxigraph.Store:
    """The vocabulary and these Turtle texts."""
    store = pyoxigraph.Store()
    for name in ("endorsement", "concepts"):
        store.load(path=ROOT / "ontology" / f"{name}.ttl")
    for text in texts:
        store.load(text, format=pyoxigraph.RdfFormat.TURTLE)
    return store


def found_in_full(store: pyoxigraph.Store) -> list[Finding]:
    """What pySHACL says of the whole store at once."""
    data, rules = RdflibEngine.of(store).dataset.default_graph, shapes.read()
    _, report, _ = pyshacl.validate(data, shacl_graph=rules, inference="none")
    assert isinstance(report, rdflib.Graph)
    return sorted(set(shapes._findings(rules, report, Places([]))))


def test_one_of_each_finds_what_all_would() -> None:
    """All bad cases in one heap, where they spoil each other besides."""
    store = store_of(*(path.read_bytes() for path in CASES))
    found = sorted(set(shapes.findings(store, Places([]))))
    assert len(found) > len(CASES)
    assert found == found_in_full(store)


def alike(turtle: str, more: str = ".") -> bool:
    """Whether the shapes above cannot tell person:one from person:two."""
    store = pyoxigraph.Store()
    store.load(f"{HEAD}\n{turtle}", format=pyoxigraph.RdfFormat.TURTLE)
    found = sorts.sorts(sorts.Things(store), rdflib.Graph().parse(data=SHAPES + more))
    return any(len([t for t in sort if t.value.endswith(("/one", "/two"))]) == 2 for sort in found)


TOLD_APART = {
    "the same": ("end:rank 1", "end:rank 2", True),
    "a value that fails a test": ("end:rank 1", "end:rank 0", False),
    "a value more": ("end:rank 1", "end:rank 1 , 2", False),
    "more than matters": ("end:rank 1 , 2 , 3", "end:rank 1 , 2 , 3 , 4", True),
    "no value": ("end:rank 1", "end:binding true", False),
    "another datatype": ("end:rank 1", 'end:rank "1"', False),
    "a number that is none": ("end:rank 1", 'end:rank "one"^^xsd:integer', False),
    "another language": ('end:rank "1"@en', 'end:rank "1"@fr', False),
    "a value of another class": ("end:party organization:a", "end:party union:b", False),
    "a property that no shape knows": ("end:rank 1", "end:rank 1 ; end:system 7", True),
    "another class": ("a end:Candidate ; end:rank 1", "end:rank 1", False),
}


@pytest.mark.parametrize("what", TOLD_APART)
def test_sort_is_what_shapes_can_see(what: str) -> None:
    """Number, kind and outcome of tests count; what nobody asks does not."""
    one, two, same = TOLD_APART[what]
    turtle = f"""
        person:one a end:Person ; {one} . person:two a end:Person ; {two} .
        organization:a a end:Party . union:b a end:Union .
    """
    assert alike(turtle) is same


FURTHER = {
    "a path of two steps": "sh:property [ sh:path ( end:party end:rank ) ; sh:minCount 1 ] .",
    "a shape of the value": "sh:property [ sh:path end:post ; sh:node shape:two ] .",
    "a property of the value": (
        "sh:property [ sh:path end:post ; sh:not [ sh:property [ sh:path end:rank ] ] ] ."
    ),
    "a test of the thing itself": 'sh:pattern "one$" .',
}


@pytest.mark.parametrize("what", FURTHER)
def test_everything_is_looked_at_where_shapes_look_further(what: str) -> None:
    """Then what lies behind a value may differ, and nothing is taken for another."""
    people = "person:one a end:Person ; end:rank 1 . person:two a end:Person ; end:rank 2 ."
    assert alike(people)
    assert not alike(people, FURTHER[what])


def test_shapes_look_at_values_alone() -> None:
    """Else every build would take half a minute longer."""
    assert sorts.Asked.of(shapes.read()) is not None
