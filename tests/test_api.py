"""Api: the reader's face in Python."""

from __future__ import annotations

import datetime
import math
import subprocess
import sys
import time
from decimal import Decimal

import pytest
import rdflib
from rdflib.plugins.sparql import prepareQuery
from sparql_server import free_port

import kg
from kg.errors import (
    EndpointError,
    EntityError,
    InputError,
    KgError,
    QueryError,
    QueryTimeoutError,
    UsageError,
)

END = "PREFIX end: <https://w3id.org/endorsement/ns#>\n"
UNISON = "https://w3id.org/endorsement/id/union/unison"
ALL = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
NAMED = "SELECT (COUNT(DISTINCT ?g) AS ?n) { GRAPH ?g { ?s ?p ?o } }"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
NOWHERE = "http://127.0.0.1:9/sparql"


def test_a_library_query_by_its_name(graph: kg.Graph):
    """Parameters are keywords, entities are named as people do."""
    rows = graph.query("backers-of-candidate", person="Jeremy Corbyn")
    assert "endorser" in rows.columns
    assert {row.endorserLabel for row in rows} >= {"UNISON"}


def test_rows_are_python_values(graph: kg.Graph):
    """A reader gets text, numbers and days, not terms."""
    (row,) = graph.query(
        END + """SELECT ?union ?value ?day ?nobody WHERE {
          ?observation end:of ?union ; end:value 15000 ; end:value ?value ; end:latest ?day
        }"""
    )  # fmt: skip
    assert row == (UNISON, 15000, datetime.date(2015, 7, 31), None)


def test_a_decimal_stays_exact(graph: kg.Graph):
    """22.6 as printed is 22.6, not the nearest binary fraction."""
    (row,) = graph.query(END + "SELECT ?value WHERE { ?o end:value ?value FILTER (?value = 22.6) }")
    assert row.value == Decimal("22.6")


@pytest.mark.parametrize(
    "person",
    [
        "Jeremy Corbyn",
        "jeremy corbyn",
        "person:jeremy-corbyn",
        "https://w3id.org/endorsement/id/person/jeremy-corbyn",
    ],
)
def test_ways_to_name_a_person(graph: kg.Graph, person):
    """All give the same rows."""
    wanted = graph.query("backers-of-candidate", person="person:jeremy-corbyn")
    assert graph.query("backers-of-candidate", person=person) == wanted


def test_a_date_may_be_a_date(graph: kg.Graph):
    """Python's own values go in as they come out."""
    day = datetime.date(2020, 1, 10)
    assert graph.query("public-on", date=day) == graph.query("public-on", date="2020-01-10")


@pytest.mark.parametrize(
    ("value", "datatype"),
    [
        (True, "boolean"),
        (5, "integer"),
        (Decimal("22.6"), "decimal"),
        (0.5, "double"),
        ("a", "string"),
    ],
)
def test_values_go_in_as_they_come_out(graph: kg.Graph, value, datatype):
    """A value is written as a reader would write it."""
    text = f"#+ parameters: {{x: xsd:{datatype}}}\nSELECT ?y {{ BIND ($x AS ?y) }}"
    [row] = graph.query(text, x=value)
    assert (row.y, type(row.y)) == (value, type(value))


def test_none_is_a_parameter_not_given(graph: kg.Graph):
    """So that a caller may hand on what it has."""
    assert graph.query("endorsements-by-union", union=None) == graph.query("endorsements-by-union")


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (("no-such-query", {}), UsageError),
        (("backers-of-candidate", {}), UsageError),
        (("backers-of-candidate", {"person": "x", "year": 1}), UsageError),
        (("backers-of-candidate", {"person": "Nobody Atall"}), EntityError),
        (("public-on", {"date": "soon"}), UsageError),
        (("ASK {}", {}), QueryError),
        (("SELECT * { ?s ?p }", {}), QueryError),
        (("", {}), QueryError),
        (("SELECT * { SERVICE <http://127.0.0.1:9/> {} }", {}), QueryError),
        (("SELECT (<urn:x:f>(1) AS ?a) {}", {}), QueryError),
    ],
)
def test_what_is_wrong_is_one_kind_of_error(graph: kg.Graph, arguments, error):
    """A caller catches `kg.KgError`; its text is one line."""
    text, values = arguments
    with pytest.raises(error) as caught:
        graph.query(text, **values)
    assert isinstance(caught.value, KgError)
    assert "\n" not in str(caught.value)


def test_the_same_rows_from_a_child(graph: kg.Graph):
    """A time limit changes nothing else."""
    alone = graph.query("no-recommendations")
    assert graph.query("no-recommendations", timeout=60) == alone


def test_a_query_that_would_run_for_ever_is_ended(graph: kg.Graph):
    """Within twice its time; the caller's process goes on."""
    began = time.monotonic()
    with pytest.raises(QueryTimeoutError, match="no answer within 2 seconds"):
        graph.query(ENDLESS, timeout=2)
    assert time.monotonic() - began < 4


@pytest.mark.parametrize("timeout", [0, -1, math.nan, math.inf])
def test_a_time_that_is_none(graph: kg.Graph, timeout):
    """It is refused rather than taken for no limit."""
    with pytest.raises(UsageError, match="a number of seconds above 0"):
        graph.query(ALL, timeout=timeout)


def test_errors_of_a_child_are_told(graph: kg.Graph):
    """As if it had been asked here."""
    with pytest.raises(QueryError, match="error at 1:"):
        graph.query("SELECT * { ?s ?p }", timeout=60)


def test_the_dataset_is_rdflibs(graph: kg.Graph):
    """For those who know its ways."""
    assert isinstance(graph.dataset(), rdflib.Dataset)


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # rdflib's and oxrdflib's own
@pytest.mark.parametrize("text", [ALL, NAMED])
def test_the_dataset_counts_as_the_store_does(graph: kg.Graph, text):
    """Each triple once, and the named graphs beside."""
    [[count]] = list(graph.dataset().query(text))
    assert [(int(count),)] == list(graph.query(text))


def test_the_dataset_cannot_be_written(graph: kg.Graph):
    """The files are where the graph is changed."""
    before = list(graph.query(ALL))
    dataset = graph.dataset()
    triple = (rdflib.URIRef("urn:x:s"), rdflib.URIRef("urn:x:p"), rdflib.Literal("o"))
    with pytest.raises(Exception, match="only possible on read-write"):
        dataset.add(triple)
    assert list(graph.query(ALL)) == before


def test_the_dataset_is_the_graph(graph: kg.Graph):
    """rdflib sees every triple of the default graph once, and the files' graphs."""
    dataset = graph.dataset()
    (row,) = graph.query("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }")
    assert len(dataset.default_graph) == row.n
    names = {str(g.identifier) for g in dataset.graphs()}
    assert "https://w3id.org/endorsement/graph/data/people" in names


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


def test_two_readers_share_a_store(graph: kg.Graph):
    """Opened read-only, it is locked for nobody."""
    other = kg.open(store=graph.place.parent)
    assert list(other.query(ALL)) == list(graph.query(ALL))


def test_own_data_stand_beside_the_shipped(tmp_path, monkeypatch):
    """One file, one folder, or several."""
    monkeypatch.setattr("kg.build._checked", lambda *_: 0)
    (tmp_path / "herald.ttl").write_text("<urn:x:s> <urn:x:p> 1 .", encoding="utf-8")
    said: list[str] = []
    for data in (tmp_path / "herald.ttl", str(tmp_path / "herald.ttl"), [tmp_path]):
        opened = kg.open(data, store=tmp_path / "store", progress=said.append)
        assert list(opened.query("SELECT ?o { <urn:x:s> <urn:x:p> ?o }")) == [(1,)]
    assert said.count("no built graph fits the data; building it") == 1


def test_missing_data_are_told(tmp_path):
    """Before anything is built."""
    with pytest.raises(InputError, match="absent: no such file or folder"):
        kg.open(tmp_path / "absent", store=tmp_path / "store")
    assert not (tmp_path / "store").exists()


@pytest.mark.parametrize(
    "endpoint",
    ["ftp://herald.example/", "herald.example", "", "http://", "http://[", "file:///etc/passwd"],
)
def test_an_endpoint_that_is_no_web_address(endpoint):
    """It is refused before it is asked."""
    with pytest.raises(UsageError, match="is no http or https address"):
        kg.open(endpoint=endpoint)


@pytest.mark.parametrize("more", [{"data": ["a.ttl"]}, {"store": "store"}])
def test_an_endpoint_holds_its_own_data(more):
    """The other would be silently left out."""
    with pytest.raises(UsageError, match="an endpoint holds its own data"):
        kg.open(endpoint=NOWHERE, **more)


def test_an_endpoint_that_refuses():
    """Nobody listens there."""
    with pytest.raises(EndpointError, match="cannot be reached"):
        kg.open(endpoint=f"http://127.0.0.1:{free_port()}/").query(ALL)


def test_an_endpoint_is_no_dataset():
    """rdflib could not be given its triples."""
    with pytest.raises(QueryError, match="cannot be opened as an rdflib dataset"):
        kg.open(endpoint=NOWHERE).dataset()


def test_the_network_has_the_contracts_attributes(graph: kg.Graph):
    """Node id is the IRI; an edge says kind, rank, outcome, contest, days and sources."""
    network = graph.network("endorsements")
    assert network.nodes[UNISON]["label"] == "UNISON"
    assert network.nodes[UNISON]["kind"] == "union"
    wanted = {"kind", "rank", "outcome", "contest", "start", "end", "sources"}
    assert all(wanted <= set(data) for _, _, data in network.edges(data=True))


def test_public_names():
    """What is promised to scripts, and nothing else."""
    assert dir(kg) == ["Graph", "KgError", "__version__", "open"]
    assert kg.KgError is KgError
    with pytest.raises(AttributeError, match="has no attribute 'graf'"):
        kg.graf  # noqa: B018  # the look-up is the test


def test_a_query_in_a_thread(graph: kg.Graph):
    """Web servers ask from threads; rows must not be bound to one."""
    code = f"""
import kg, threading
graph = kg.open(store={str(graph.place.parent)!r})
found = []
threads = [threading.Thread(target=lambda: found.append(graph.query("contests"))) for _ in range(4)]
for thread in threads: thread.start()
for thread in threads: thread.join()
assert len(found) == 4 and all(list(rows) == list(found[0]) for rows in found)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
