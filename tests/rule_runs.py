"""Running one rule file on a few lines of Turtle, in both engines."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pyoxigraph
import rdflib
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.sparql import Query

from kg.vocabulary import PREFIXES, curie

QUERIES = Path(__file__).parent.parent / "queries"
ONTOLOGY = Path(__file__).parent.parent / "ontology"
HEAD = "\n".join(f"PREFIX {prefix}: <{iri}>" for prefix, iri in PREFIXES.items())


# rdflib mends a day with a time zone and drops one that does not exist.
OXIGRAPH_ALONE = {"date-malformed"}


@cache
def _vocabulary() -> tuple[pyoxigraph.Quad, ...]:
    return tuple(
        pyoxigraph.Quad(*triple.triple)
        for name in ("endorsement", "concepts")
        for triple in pyoxigraph.parse(path=ONTOLOGY / f"{name}.ttl")
    )


@cache
def _vocabulary_graph() -> rdflib.Graph:
    graph = rdflib.Graph()
    for name in ("endorsement", "concepts"):
        graph.parse(ONTOLOGY / f"{name}.ttl")
    return graph


@cache
def _prepared(path: Path) -> Query:
    """The query of *path* for rdflib, which takes long to read one."""
    return prepareQuery(path.read_text(encoding="utf-8"))


def graphs(turtle: str, *, vocabulary: bool) -> tuple[pyoxigraph.Store, rdflib.Graph]:
    """*turtle* under the project's prefixes, for each engine."""
    store, graph = pyoxigraph.Store(), rdflib.Graph()
    store.load(f"{HEAD}\n{turtle}", format=pyoxigraph.RdfFormat.TURTLE)
    written = store.dump(
        format=pyoxigraph.RdfFormat.N_TRIPLES, from_graph=pyoxigraph.DefaultGraph()
    )
    graph.parse(data=written, format="nt")
    if vocabulary:
        store.bulk_extend(_vocabulary())
        graph += _vocabulary_graph()
    return store, graph


def shown(term: object) -> str:
    """A term of either engine as a test writes it: a CURIE, a number, a text."""
    text = str(getattr(term, "value", term))
    if isinstance(term, rdflib.Literal | pyoxigraph.Literal):
        return text.rstrip("0").rstrip(".") if "." in text and text[0].isdigit() else text
    return curie(text)


def rows(folder: str, name: str, turtle: str, *, vocabulary: bool = False) -> list[str]:
    """What a check query finds, a row a line; the engines agree."""
    path = QUERIES / "checks" / folder / f"{name}.rq"
    store, graph = graphs(turtle, vocabulary=vocabulary)
    found = [" ".join(map(shown, row)) for row in store.query(path.read_text(encoding="utf-8"))]
    if name not in OXIGRAPH_ALONE:
        assert [" ".join(map(shown, row)) for row in graph.query(_prepared(path))] == found
    return found


def derived(name: str, turtle: str, *, vocabulary: bool = False) -> list[str]:
    """What a rule of the derived layer makes, sorted, a triple a line; the engines agree."""
    path = QUERIES / "derived" / f"{name}.rq"
    store, graph = graphs(turtle, vocabulary=vocabulary)
    made = sorted(
        " ".join(map(shown, (t.subject, t.predicate, t.object)))
        for t in store.query(path.read_text(encoding="utf-8"))
    )
    assert sorted({" ".join(map(shown, triple)) for triple in graph.query(_prepared(path))}) == made
    return made
