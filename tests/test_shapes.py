"""The shapes: what each lets pass, what it stops, and with which words.

A case is named after its shape: ``tests/shapes/<shape>-pass.ttl`` holds what
the shape lets pass, every property that it knows included, and
``<shape>-fail.ttl`` the same with one fault.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyshacl
import pytest
from rdflib import RDF, RDFS, SH, SKOS, Graph, Literal, Namespace, URIRef
from rdflib.term import IdentifiedNode

ROOT = Path(__file__).parent.parent
CASES = Path(__file__).parent / "shapes"
SHAPE = Namespace("https://w3id.org/endorsement/shapes#")
STRANGER = URIRef("https://example.org/stranger")
# What a value may have to be; a thing of no class is none of it.
KINDS_OF_VALUE = (SH["class"], SH.datatype, SH.nodeKind, SH["or"])


@dataclass(frozen=True, slots=True)
class Rule:
    """What a shape says of one property."""

    shape: str
    path: URIRef
    node: IdentifiedNode

    def __str__(self) -> str:
        return f"{self.shape}-{self.path.rsplit('#')[-1].rsplit('/')[-1]}"


@cache
def shapes() -> Graph:
    return Graph().parse(ROOT / "ontology" / "shapes.ttl")


@cache
def vocabulary() -> Graph:
    graph = Graph().parse(ROOT / "ontology" / "endorsement.ttl")
    return graph.parse(ROOT / "ontology" / "concepts.ttl")


@cache
def classes() -> Graph:
    """The classes of the vocabulary and of its concepts: what shapes ask about a value."""
    graph = Graph()
    for property_ in (RDF.type, RDFS.subClassOf):
        graph += vocabulary().triples((None, property_, None))
    graph.remove((None, None, SKOS.Concept))
    return graph


def names() -> list[str]:
    return sorted(str(s)[len(SHAPE) :] for s in shapes().subjects(RDF.type, SH.NodeShape))


def rules(constraint: URIRef) -> list[Rule]:
    """The rules that say *constraint*, of shapes about things of ours."""
    found = [
        Rule(str(shape)[len(SHAPE) :], path, node)
        for shape, node in shapes().subject_objects(SH.property)
        if isinstance(shape, URIRef)
        for path in shapes().objects(node, SH.path)
        if (node, constraint, None) in shapes()
    ]
    return sorted(found, key=str)


def case(name: str, kind: str) -> Graph:
    return Graph().parse(CASES / f"{name}-{kind}.ttl")


def subject(graph: Graph, name: str) -> IdentifiedNode:
    """The thing that a case is about: the first block of its file."""
    lines = (CASES / f"{name}-pass.ttl").read_text(encoding="utf-8").splitlines()
    prefix, _, local = next(
        line for line in lines if line and not line.startswith(("#", "PREFIX", " "))
    ).partition(":")
    return URIRef(f"{dict(graph.namespaces())[prefix]}{local}")


def messages(graph: Graph, *shape: str) -> list[str]:
    """What the shapes named say of *graph*; or all, of it and the vocabulary."""
    _, report, _ = pyshacl.validate(
        graph + (classes() if shape else vocabulary()),
        shacl_graph=shapes(),
        use_shapes=[SHAPE[name] for name in shape] or None,
        inference="none",
    )
    assert isinstance(report, Graph)
    found = report.subjects(RDF.type, SH.ValidationResult)
    return sorted(str(report.value(result, SH.resultMessage)) for result in found)


def message(rule: Rule) -> str:
    return str(shapes().value(rule.node, SH.message))


def own_messages(name: str) -> set[str]:
    """What a shape can say: its own message and those of its properties."""
    nodes = [SHAPE[name], *shapes().objects(SHAPE[name], SH.property)]
    return {str(text) for node in nodes for text in shapes().objects(node, SH.message)}


def test_every_case_is_of_a_shape() -> None:
    """No case is left over from a shape that was renamed."""
    cases = {path.stem.rsplit("-", 1)[0] for path in CASES.glob("*.ttl")}
    assert cases == set(names())


@pytest.mark.parametrize("name", names())
def test_shape_lets_the_good_case_pass(name: str) -> None:
    """A shape has nothing to say of data that keep its rules."""
    assert messages(case(name, "pass"), name) == []


@pytest.mark.parametrize("name", names())
def test_shape_stops_the_bad_case_with_its_message(name: str) -> None:
    """One fault gives one finding, in the words of the shape."""
    found = messages(case(name, "fail"), name)
    assert len(set(found)) == 1
    assert set(found) <= own_messages(name)


def dropped(rule: Rule) -> Graph:
    graph = case(rule.shape, "pass")
    graph.remove((subject(graph, rule.shape), rule.path, None))
    return graph


def doubled(rule: Rule) -> Graph:
    """The good case with a second value of the property, as good as the first."""
    graph = case(rule.shape, "pass")
    about = subject(graph, rule.shape)
    value = graph.value(about, rule.path)
    if isinstance(value, Literal):
        second = {
            "boolean": Literal(not value.value),
            "date": Literal("2026-12-31", datatype=value.datatype),
        }.get(str(value.datatype).rsplit("#")[-1]) or Literal(
            f"{value}1", datatype=value.datatype, lang=value.language
        )
    else:
        second = STRANGER
        for class_ in [*graph.objects(value, RDF.type), *vocabulary().objects(value, RDF.type)]:
            graph.add((STRANGER, RDF.type, class_))
    graph.add((about, rule.path, second))
    return graph


def misfit(rule: Rule) -> Graph:
    """The good case with a value that is neither a thing of ours nor right as text."""
    graph = case(rule.shape, "pass")
    takes_any_iri = (rule.node, SH.nodeKind, SH.IRI) in shapes()
    value = Literal("nonsense") if takes_any_iri else STRANGER
    graph.set((subject(graph, rule.shape), rule.path, value))
    return graph


@pytest.mark.parametrize("rule", rules(SH.minCount), ids=str)
def test_missing_value_is_found(rule: Rule) -> None:
    """An obligatory property that is left out gives the rule's message."""
    assert message(rule) in messages(dropped(rule), rule.shape)


@pytest.mark.parametrize("rule", rules(SH.maxCount), ids=str)
def test_second_value_is_found(rule: Rule) -> None:
    """A single-valued property that has two values gives the rule's message."""
    assert message(rule) in messages(doubled(rule), rule.shape)


@pytest.mark.parametrize(
    "rule", sorted({r for kind in KINDS_OF_VALUE for r in rules(kind)}, key=str), ids=str
)
def test_value_of_a_wrong_kind_is_found(rule: Rule) -> None:
    """A value of no known class, or text where a thing is due, is stopped."""
    assert message(rule) in messages(misfit(rule), rule.shape)


# Values that look right; the shape, what stands in its good case, and the fault.
SUBTLE = {
    "a day that does not exist": ("span", "2026-03-31", "2026-03-32"),
    "the thirtieth of February": ("decision", "2026-03-14", "2026-02-30"),
    "a year in place of a day": ("decision", '"2026-03-14"^^xsd:date', "2026"),
    "a rank as text": ("endorsement", "end:rank 1", 'end:rank "1"'),
    "a fraction of a rank": ("endorsement", "end:rank 1", "end:rank 1.5"),
    "a count below one": ("requirement", "end:minCount 3", "end:minCount 0"),
    "a share above one": ("requirement", "end:minShare 0.05", "end:minShare 1.05"),
    "a hash in capitals": ("evidence", "9f86d081", "9F86D081"),
    "a passage that begins before the text": ("selector", "oa:start 10", "oa:start -1"),
    "an address that is a script": ("article", "<https://herald.example/one>", "<javascript:a>"),
    "a name in another language": ("person", '"Ana Rivera"', '"Ana Rivera"@en'),
    "a concept of another scheme": ("decision", "end:outcome end:choice", "end:outcome end:won"),
    "text without a language": ("claim", 'largest union"@en', 'largest union"'),
}


@pytest.mark.parametrize("fault", SUBTLE)
def test_subtle_fault_is_found(fault: str) -> None:
    """Patterns, bounds and orders stop what datatypes and classes let through."""
    name, good, bad = SUBTLE[fault]
    text = (CASES / f"{name}-pass.ttl").read_text(encoding="utf-8")
    assert good in text
    found = messages(Graph().parse(data=text.replace(good, bad, 1)), name)
    assert len(set(found)) == 1
    assert set(found) <= own_messages(name)


def test_example_passes_every_shape() -> None:
    """The worked example shows what passes, notices included."""
    assert messages(Graph().parse(ROOT / "ontology" / "example.ttl")) == []


def test_shapes_are_core_and_cheap() -> None:
    """SPARQL inside SHACL was a thousand times slower than a query beside it."""
    used = set(shapes().predicates())
    dear = {SH.sparql, SH.js, SH.zeroOrMorePath, SH.oneOrMorePath}
    assert dear & used == set()


def test_no_shape_compares_two_values() -> None:
    """rdflib stumbles over a date that is none; a query compares the days."""
    assert {SH.lessThan, SH.lessThanOrEquals} & set(shapes().predicates()) == set()


def test_every_message_is_an_instruction() -> None:
    """A message begins with a verb, ends with a stop, and is said by one rule alone."""
    texts = [str(text) for text in shapes().objects(None, SH.message)]
    verbs = {text.split()[0] for text in texts}
    assert verbs <= {
        *("Add", "Cite", "Count", "Define", "Give", "Include", "Keep", "Name"),
        *("Put", "Quote", "Rest", "Say", "Write"),
    }
    assert [text for text in texts if not text.endswith(".")] == []
    assert len(set(texts)) == len(texts)


def test_every_rule_has_a_message() -> None:
    """No finding falls back on the words of the library."""
    said = set(shapes().subjects(SH.message))
    rules_ = {node for s, node in shapes().subject_objects(SH.property) if isinstance(s, URIRef)}
    assert rules_ - said == set()
