"""Api: the graph from Python, as the README promises it."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest
import rdflib
from rdflib.plugins.sparql import prepareQuery

import kg
from kg.errors import QueryError, QueryTimeoutError, UsageError

END = "PREFIX end: <https://w3id.org/endorsement/ns#>\n"
UNISON = "https://w3id.org/endorsement/id/union/unison"
FOREVER = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


def test_rows_are_python_values(graph: kg.Graph):
    """A reader gets text, numbers and days, not terms."""
    (row,) = graph.query(
        END + """SELECT ?union ?value ?day ?nobody WHERE {
          ?observation end:of ?union ; end:value 15000 ; end:value ?value ; end:latest ?day
        }"""
    )  # fmt: skip
    assert row == (UNISON, 15000, datetime.date(2015, 7, 29), None)


def test_a_decimal_stays_exact(graph: kg.Graph):
    """22.6 as printed is 22.6, not the nearest binary fraction."""
    (row,) = graph.query(END + "SELECT ?value WHERE { ?o end:value ?value FILTER (?value = 22.6) }")
    assert row.value == Decimal("22.6")


def test_a_query_is_named_and_filled_by_a_name(graph: kg.Graph):
    """Names, ids and addresses mean the same."""
    by_name = graph.query("choices-of-union", union="Unison")
    assert by_name == graph.query("choices-of-union", union="union:unison")
    assert by_name == graph.query("choices-of-union", union=UNISON)
    assert {row.union for row in by_name} == {UNISON}


def test_terms_keep_language(graph: kg.Graph):
    """Values are plain; who needs the language asks for the terms."""
    label = "<http://www.w3.org/2000/01/rdf-schema#label>"
    text = f"SELECT ?label WHERE {{ <{UNISON}> {label} ?label }}"
    ((label,),) = graph.query(text).terms()
    assert (label.value, label.language) == ("UNISON", "en")


def test_a_query_without_end_is_ended(graph: kg.Graph):
    """The store library cannot cancel; the child process is ended."""
    with pytest.raises(QueryTimeoutError, match="1 second"):
        graph.query(FOREVER, timeout=1)


def test_a_timeout_changes_no_answer(graph: kg.Graph):
    """The child answers as the store does."""
    assert graph.query("no-recommendations", timeout=30) == graph.query("no-recommendations")


def test_an_endpoint_has_its_own_data():
    """Data given beside an endpoint would be silently missing."""
    with pytest.raises(UsageError, match="endpoint holds its own data"):
        kg.open("my-data", endpoint="http://127.0.0.1:9/")


def test_the_dataset_is_the_graph(graph: kg.Graph):
    """rdflib sees every triple of the default graph once, and the files' graphs."""
    dataset = graph.dataset()
    (row,) = graph.query("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }")
    assert len(dataset.default_graph) == row.n
    names = {str(g.identifier) for g in dataset.graphs()}
    assert "https://w3id.org/endorsement/graph/data/people" in names


def test_the_dataset_is_not_written(graph: kg.Graph):
    """Readers share the store, so none may change it."""
    dataset = graph.dataset()
    with pytest.raises(RuntimeError):
        dataset.add((rdflib.URIRef(UNISON), rdflib.RDF.type, rdflib.OWL.Thing))


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * WHERE { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * FROM <http://127.0.0.1:9/> WHERE { ?s ?p ?o }",
        prepareQuery("SELECT * WHERE { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"),
    ],
)
def test_the_dataset_calls_nobody(graph: kg.Graph, query: object):
    """A query through rdflib is guarded like any other."""
    with pytest.raises(QueryError):
        graph.dataset().query(query)


def test_the_network_has_the_contracts_attributes(graph: kg.Graph):
    """Node id is the IRI; an edge says kind, rank, outcome, contest, days and sources."""
    network = graph.network("endorsements")
    assert network.nodes[UNISON]["label"] == "UNISON"
    assert network.nodes[UNISON]["kind"] == "union"
    wanted = {"kind", "rank", "outcome", "contest", "start", "end", "sources"}
    assert all(wanted <= set(data) for _, _, data in network.edges(data=True))
