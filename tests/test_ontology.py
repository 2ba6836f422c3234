"""The ontology: every term explained, none undefined, nothing that clashes."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import owlrl
import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from kg.vocabulary import END as NAMED_IN_CODE
from kg.vocabulary import PREFIXES

ROOT = Path(__file__).parent.parent
END = Namespace(PREFIXES["end"])
ONTOLOGY = URIRef("https://w3id.org/endorsement/ns")
MADE_UP = Namespace("https://example.org/made-up/")
# owlrl tells of a clash by a triple with this property.
ERROR = URIRef("http://www.daml.org/2002/03/agents/agent-ont#error")
WRITTEN = re.compile(r"(?<![\w:/\"'])end:([A-Za-z]\w*)")

# Each breaks one axiom; named after the made-up thing that a reasoner must find.
CLASHES = {
    "endorsed-and-expected": "a end:Endorsement , end:Expectation",
    "person-and-organization": "a end:Person , end:Union",
    "person-and-unnamed": "a end:Person , end:UnnamedSpeaker",
    "claim-and-endorsement": "a end:Claim , end:Endorsement",
    "body-and-union": "a end:Body , end:Union",
    "union-and-party": "a end:Union , end:Party",
    "office-and-affiliation": "a end:Office , end:Affiliation",
    "decided-expectation": "a end:Expectation ; end:decision x:decision",
    "person-with-outcome": "a end:Person ; end:outcome end:choice",
    "backing-an-organization": "end:backs x:party . x:party a end:Party",
    "superseding-itself": "end:supersedes x:superseding-itself",
    "superseding-in-turn": "end:supersedes x:later . x:later end:supersedes x:superseding-in-turn",
    "contradicting-itself": "end:contradicts x:contradicting-itself",
}
# Each uses a concept of one scheme where another's is due.
MISPLACED = {
    "nomination": "x:decision end:outcome end:nomination",
    "won": "x:claim end:modality end:won",
    "percent": "x:figure end:measure end:percent",
}


def parsed(*names: str) -> Graph:
    graph = Graph()
    for name in names:
        graph.parse(ROOT / "ontology" / f"{name}.ttl")
    return graph


@cache
def vocabulary() -> Graph:
    """Ontology and concepts as they are, for reading only."""
    return parsed("endorsement", "concepts")


def terms() -> list[URIRef]:
    """The classes and properties that are ours."""
    kinds = (OWL.Class, RDF.Property, OWL.ObjectProperty, OWL.DatatypeProperty)
    found = {s for kind in kinds for s in vocabulary().subjects(RDF.type, kind)}
    return sorted(s for s in found if isinstance(s, URIRef))


def concepts() -> list[URIRef]:
    return sorted(vocabulary().subjects(RDF.type, SKOS.Concept))


def schemes() -> list[URIRef]:
    return sorted(vocabulary().subjects(RDF.type, SKOS.ConceptScheme))


def errors(graph: Graph) -> list[str]:
    """What a reasoner objects to in *graph*, which it enlarges."""
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    return sorted(str(message) for message in graph.objects(None, ERROR))


@pytest.mark.parametrize("term", terms(), ids=lambda term: term.rsplit("#")[-1])
def test_term_is_explained(term: URIRef) -> None:
    """A term has one label, meaning, number and example, each in English."""
    for property_ in (RDFS.label, SKOS.definition, RDFS.comment, SKOS.example):
        texts = list(vocabulary().objects(term, property_))
        assert [text.language for text in texts] == ["en"], property_


@pytest.mark.parametrize("concept", concepts(), ids=lambda term: term.rsplit("#")[-1])
def test_concept_is_explained(concept: URIRef) -> None:
    """A concept has one name, meaning and example, each in English."""
    for property_ in (SKOS.prefLabel, SKOS.definition, SKOS.example):
        texts = list(vocabulary().objects(concept, property_))
        assert [text.language for text in texts] == ["en"], property_


@pytest.mark.parametrize("concept", concepts(), ids=lambda term: term.rsplit("#")[-1])
def test_concept_is_of_the_class_of_its_scheme(concept: URIRef) -> None:
    """Scheme and class say the same, so that a range can stand for a scheme."""
    schemes_of = set(vocabulary().objects(concept, SKOS.inScheme))
    classes = set(vocabulary().objects(concept, RDF.type)) - {SKOS.Concept}
    assert {END[f"{c[len(END)].lower()}{c[len(END) + 1 :]}Scheme"] for c in classes} == schemes_of
    assert set(vocabulary().objects(concept, SKOS.topConceptOf)) == schemes_of


@pytest.mark.parametrize("scheme", schemes(), ids=lambda term: term.rsplit("#")[-1])
def test_scheme_is_explained_and_filled(scheme: URIRef) -> None:
    """A scheme is named and defined and has something to choose from."""
    assert len(list(vocabulary().objects(scheme, SKOS.prefLabel))) == 1
    assert len(list(vocabulary().objects(scheme, SKOS.definition))) == 1
    assert len(list(vocabulary().subjects(SKOS.inScheme, scheme))) > 1


def test_no_concept_is_also_a_term() -> None:
    """One IRI means one thing: "about" was nearly a property and a precision."""
    assert set(terms()) & (set(concepts()) | set(schemes())) == set()


def test_every_superclass_of_ours_is_named() -> None:
    """A subclass of an end: class points at one that exists."""
    supers = {s for s in vocabulary().objects(None, RDFS.subClassOf) if s.startswith(END)}
    assert supers <= set(terms())


def test_header_says_version_licence_and_prefix() -> None:
    """Who cites or reuses the ontology finds what they need at its head."""
    graph = vocabulary()
    version = graph.value(ONTOLOGY, OWL.versionInfo)
    assert graph.value(ONTOLOGY, OWL.versionIRI) == URIRef(f"{ONTOLOGY}/{version}")
    assert graph.value(ONTOLOGY, URIRef(f"{PREFIXES['dcterms']}license")) == URIRef(
        "https://creativecommons.org/licenses/by/4.0/"
    )
    assert graph.value(
        ONTOLOGY, URIRef("http://purl.org/vocab/vann/preferredNamespacePrefix")
    ) == Literal("end")


def test_alignments_claim_no_identity() -> None:
    """Terms of others come close; none is declared the same."""
    strong = {SKOS.exactMatch, OWL.sameAs, OWL.equivalentClass, OWL.equivalentProperty}
    used = set(parsed("endorsement", "concepts", "alignments").predicates())
    assert strong & used == set()


def test_alignments_speak_of_our_terms_only() -> None:
    """Every subject of a mapping is defined in the ontology or the concepts."""
    assert set(parsed("alignments").subjects()) <= {*terms(), *concepts()}


def defined() -> set[str]:
    """The local names of all that is ours."""
    return {iri[len(END) :] for iri in (*terms(), *concepts(), *schemes())}


def turtle_files() -> list[Path]:
    return sorted([*(ROOT / "ontology").glob("*.ttl"), *(ROOT / "data").rglob("*.ttl")])


@pytest.mark.parametrize("path", turtle_files(), ids=lambda path: path.stem)
def test_turtle_uses_defined_terms_only(path: Path) -> None:
    """No file of the ontology or the data names a term that nobody defined."""
    used = {
        node[len(END) :]
        for triple in Graph().parse(path)
        for node in triple
        if isinstance(node, URIRef) and node.startswith(END)
    }
    assert used - {""} <= defined()


@pytest.mark.parametrize(
    "path",
    sorted([*(ROOT / "queries").rglob("*.rq"), *(ROOT / "kg").rglob("*.rq")]),
    ids=lambda path: path.stem,
)
def test_query_uses_defined_terms_only(path: Path) -> None:
    """No query, heading included, names a term that nobody defined."""
    assert set(WRITTEN.findall(path.read_text(encoding="utf-8"))) <= defined()


@pytest.mark.parametrize(
    "path", sorted((ROOT / "kg").rglob("*.py")), ids=lambda path: f"{path.parent.name}.{path.stem}"
)
def test_code_uses_defined_terms_only(path: Path) -> None:
    """No module writes a term that nobody defined, in a query text or elsewhere."""
    assert set(WRITTEN.findall(path.read_text(encoding="utf-8"))) <= defined()


def test_code_names_defined_terms_only() -> None:
    """The closed namespace of the code lists nothing that nobody defined."""
    assert NAMED_IN_CODE.terms <= defined()


def one_of_each_sort(data: Graph) -> Graph:
    """Of all things described alike one, with the classes of what it names.

    Alike are things of the same classes with the same properties, whose values
    are of the same classes. To a reasoner they are the same; a closure of them
    all takes a minute.
    """
    kinds: dict[object, frozenset[object]] = {}
    for thing in set(data.subjects()):
        kinds[thing] = frozenset(data.objects(thing, RDF.type))
    sorts: dict[object, list[tuple[Node, Node, Node]]] = {}
    for thing in sorted(kinds, key=str):
        triples = list(data.triples((thing, None, None)))
        sort = frozenset((p, kinds.get(o, getattr(o, "datatype", None))) for _, p, o in triples)
        sorts.setdefault((kinds[thing], sort), triples)
    chosen = Graph()
    for s, p, o in (triple for triples in sorts.values() for triple in triples):
        chosen.add((s, p, o))
        for kind in kinds.get(o, ()):
            chosen.add((o, RDF.type, kind))
    return chosen


def test_one_of_each_sort_keeps_what_differs() -> None:
    """A second person with the same properties goes, one with another stays."""
    people = """
        PREFIX end: <https://w3id.org/endorsement/ns#> PREFIX x: <https://example.org/>
        x:a a end:Person ; end:party x:p . x:b a end:Person ; end:party x:p .
        x:c a end:Person ; end:party x:u . x:p a end:Party . x:u a end:Union .
    """
    kept = {str(thing)[-1] for thing in one_of_each_sort(Graph().parse(data=people)).subjects()}
    assert kept == {"a", "c", "p", "u"}


def test_closure_of_everything_holds_no_error() -> None:
    """OWL 2 RL finds no clash in ontology, example, one of each class and sort of thing."""
    graph = parsed("endorsement", "concepts", "alignments", "example")
    data = Graph()
    for path in sorted((ROOT / "data").rglob("*.ttl")):
        data.parse(path)
    graph += one_of_each_sort(data)
    for class_ in vocabulary().subjects(RDF.type, OWL.Class):
        graph.add((MADE_UP[class_[len(END) :]], RDF.type, class_))
    assert errors(graph) == []


@pytest.fixture(scope="module")
def found() -> str:
    """What a reasoner says of all planted clashes together."""
    graph = parsed("endorsement", "concepts")
    blocks = [f"x:{name} {block} ." for name, block in CLASHES.items()]
    prefixes = f"PREFIX end: <{END}> PREFIX x: <{MADE_UP}>"
    graph.parse(data="\n".join([prefixes, *blocks, *(f"{line} ." for line in MISPLACED.values())]))
    return "\n".join(errors(graph))


@pytest.mark.parametrize("name", CLASHES)
def test_planted_clash_is_found(name: str, found: str) -> None:
    """The axioms say enough for a reasoner to object."""
    subject = {"backing-an-organization": "party"}.get(name, name)
    assert re.search(rf"{MADE_UP}{subject}\b(?!-)", found)


@pytest.mark.parametrize("name", MISPLACED)
def test_concept_of_another_scheme_is_found(name: str, found: str) -> None:
    """A value of the wrong scheme would be a concept of two, which are disjoint."""
    assert re.search(rf"{END}{name}\b", found)
