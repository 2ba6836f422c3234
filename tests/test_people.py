"""The rules on people's rights: each that docs/people.md states is held by something."""

from __future__ import annotations

import re
from pathlib import Path

import pyoxigraph
import pytest
import rule_runs
from rdflib import RDF, SH, Graph

from kg import vocabulary
from kg.check import terms
from kg.check.findings import Places

ROOT = Path(__file__).parent.parent
TEXT = (ROOT / "docs" / "people.md").read_text(encoding="utf-8")
RULES = re.findall(r"^\| (?!rule |---)(.+?) \| `(.+?)` \|$", TEXT, re.MULTILINE)
SHAPES = {
    f"shape:{str(shape).rsplit('#')[-1]}"
    for shape in Graph().parse(ROOT / "ontology" / "shapes.ttl").subjects(RDF.type, SH.NodeShape)
}
QUERIES = {
    f"{path.parent.name}/{path.stem}" for path in (rule_runs.QUERIES / "checks").rglob("*.rq")
}


@pytest.mark.parametrize(("rule", "held_by"), RULES, ids=[held_by for _, held_by in RULES])
def test_a_stated_rule_is_held(rule: str, held_by: str) -> None:
    """What is promised to people is a shape or a query that has tests of its own."""
    assert rule.endswith(".")
    assert held_by in SHAPES | QUERIES | {"unknown-term"}


def test_no_stated_rule_is_lost() -> None:
    """A rule leaves the page, or comes to it, only together with this list."""
    assert {held_by for _, held_by in RULES} == {
        "faults/birth-year-without-namesake",
        "faults/id-of-two-people",
        "faults/made-public-by-another",
        "faults/office-of-another-speaker",
        "notices/contradicting-claims",
        "notices/person-without-public-role",
        "shape:affiliation",
        "shape:claim",
        "shape:note",
        "shape:office",
        "shape:person",
        "shape:supported",
        "shape:union-membership",
        "shape:union-membership-claimed",
        "shape:unnamed-speaker",
        "unknown-term",
    }


PRIVATE = (
    *("schema:birthDate", "schema:address", "schema:homeLocation", "schema:telephone"),
    *("schema:email", "schema:spouse", "foaf:birthday", "foaf:mbox", "foaf:phone", "foaf:age"),
    *("end:birthDate", "end:religion", "schema:gender", "schema:nationality"),
)


@pytest.mark.parametrize("property_", PRIVATE)
def test_there_is_nowhere_to_put_what_is_private(property_: str) -> None:
    """A property that our ontology does not list is an unknown term, whoever defined it."""
    graph = f"{vocabulary.GRAPH}reader/1/private"
    store = pyoxigraph.Store()
    store.load(
        f'{rule_runs.HEAD}\nperson:ana {property_} "1962-03-14" .',
        format=pyoxigraph.RdfFormat.TURTLE,
        to_graph=pyoxigraph.NamedNode(graph),
    )
    found = terms.findings(store, {graph: "private.ttl"}, Places([]))
    assert [(f.severity, f.rule, f.property) for f in found] == [
        ("fault", "unknown-term", property_)
    ]


def test_the_record_has_no_year_of_birth(store: pyoxigraph.Store) -> None:
    """The namesakes in it are told apart by what they did."""
    year = pyoxigraph.NamedNode(f"{vocabulary.PREFIXES['end']}birthYear")
    assert list(store.quads_for_pattern(None, year, None)) == []


def test_the_record_holds_no_union_membership_as_an_office(store: pyoxigraph.Store) -> None:
    """Nobody in it is known to have made one public, so each is a claim."""
    held = store.query("""
        PREFIX end: <https://w3id.org/endorsement/ns#>
        PREFIX org: <http://www.w3.org/ns/org#>
        SELECT ?office WHERE {
          ?office org:role end:ordinaryMember ; org:organization ?union . ?union a end:Union .
        }
    """)
    assert [solution["office"].value for solution in held] == []
