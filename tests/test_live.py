"""The queries that join with a service elsewhere, against a server that stands in for it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph
import pytest
from graphs import cell, comparable_rows, store_of
from harbor import HARBOR
from sparql_server import serving

from kg import cli, query
from kg.errors import EndpointError, QueryError, UsageError
from kg.query import OxigraphEngine, RdflibEngine, collect, guard, library, parameters, resolve

NAME = "wikidata-live"
# Ana has the item she has there; Lee has another here; Kim has none yet; Max no number.
PEOPLE = """
person:ana end:mnisId "17" ; end:wikidataId "Q1000017" .
person:lee end:mnisId "18" ; end:wikidataId "Q1000099" .
person:kim a end:Person ; foaf:name "Kim Vale" ; end:mnisId "19" .
person:max a end:Person ; foaf:name "Max Hull" ; end:wikidataId "Q1000020" .
"""
ELSEWHERE = """
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX wd: <http://www.wikidata.org/entity/>
PREFIX wdt: <http://www.wikidata.org/prop/direct/>
wd:Q1000017 rdfs:label "Ana Rivera"@en , "Ana Rivera"@fr ; wdt:P10428 "17" ; wdt:P2171 "99" .
wd:Q1000018 rdfs:label "Lee Grant"@en ; wdt:P10428 "18" .
wd:Q1000019 rdfs:label "Kim Vale"@en ; wdt:P10428 "19" .
wd:Q1000020 rdfs:label "Max Hull"@en .
wd:Q1000021 rdfs:label "Somebody Else"@en ; wdt:P10428 "21" .
"""
ITEM = "http://www.wikidata.org/entity/"
ROWS = [
    ("person:ana", "17", f"{ITEM}Q1000017", "99", "Q1000017", "Ana Rivera", "Ana Rivera"),
    ("person:kim", "19", f"{ITEM}Q1000019", "", "", "Kim Vale", "Kim Vale"),
    ("person:lee", "18", f"{ITEM}Q1000018", "", "Q1000099", "Lee Grant", "Lee Grant"),
]


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server with a few items."""
    store = pyoxigraph.Store()
    store.load(ELSEWHERE.encode("utf-8"), format=pyoxigraph.RdfFormat.TURTLE)
    with serving(store, tmp_path_factory.mktemp("elsewhere")) as address:
        yield address


@pytest.fixture(scope="module")
def here() -> OxigraphEngine:
    """The harbour's people."""
    return OxigraphEngine(store_of(HARBOR + PEOPLE))


def asked(here: OxigraphEngine, address: str, **values: str) -> guard.Guarded:
    """The text of the query, with the service allowed."""
    text = parameters.fill(
        library.named(NAME),
        {"endpoint": address, **values},
        lambda value, parameter: resolve(here, value, parameter),
    )
    return guard.check(text, [address])


def test_people_are_joined_with_their_items(here: OxigraphEngine, service: str):
    """The same item, another, or one that the graph does not have yet."""
    found = query.answer(here, library.named(NAME), {"endpoint": service}, [service])
    assert [tuple(map(cell, row)) for row in collect(found).terms()] == ROWS


def test_one_person_alone(here: OxigraphEngine, service: str):
    """By name, as in every query."""
    values = {"endpoint": service, "person": "Kim Vale"}
    found = query.answer(here, library.named(NAME), values, [service])
    assert [tuple(map(cell, row)) for row in collect(found).terms()] == ROWS[1:2]


def test_rdflib_joins_alike(here: OxigraphEngine, service: str):
    """It sends what it has found with the pattern, where the store sends the pattern alone."""
    text = asked(here, service)
    theirs = RdflibEngine.of(here.store)
    assert comparable_rows(here, text) == comparable_rows(theirs, text)


def test_nothing_is_asked_that_was_not_allowed(here: OxigraphEngine, service: str):
    """Not without the option, and not with another address."""
    for allowed in ([], ["http://127.0.0.1:9/sparql"]):
        with pytest.raises(QueryError, match="refused; allow the address with --allow-service"):
            query.answer(here, library.named(NAME), {"endpoint": service}, allowed)


@pytest.mark.parametrize(
    "value", ["here", "file:///etc/passwd", "http://x/> { ?s ?p ?o } #", "http://", "http://a b"]
)
def test_an_address_is_an_address_or_refused(here: OxigraphEngine, value: str):
    """What could end the IRI it stands in is none."""
    with pytest.raises(UsageError, match="is no anyURI"):
        asked(here, value)


def test_a_service_that_does_not_answer_is_one_line(here: OxigraphEngine):
    """Nobody listens there."""
    nobody = "http://127.0.0.1:9/sparql"
    with pytest.raises((QueryError, EndpointError)) as error:
        collect(query.answer(here, library.named(NAME), {"endpoint": nobody}, [nobody]))
    assert len(str(error.value).splitlines()) == 1


@pytest.mark.seeded
def test_the_command_wants_the_address_twice(
    service: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
):
    """Once to ask it, once to allow it; without that it says what to add."""
    own = tmp_path / "own.ttl"
    own.write_text(
        "PREFIX end: <https://w3id.org/endorsement/ns#>\n"
        "PREFIX person: <https://w3id.org/endorsement/id/person/>\n"
        'person:keir-starmer end:mnisId "18" .\n',
        encoding="utf-8",
    )
    words = ["kg", "query", NAME, "-p", f"endpoint={service}", "--format", "csv"]
    said = []
    for more in ([], ["--allow-service", service]):
        monkeypatch.setattr("sys.argv", [*words, "--data", str(own), *more])
        with pytest.raises(SystemExit) as stop:
            cli.main()
        printed = capsys.readouterr()
        said.append((stop.value.code, printed.out, printed.err.splitlines()[-1:]))
    assert said[0][:2] == (1, "")
    assert said[0][2] == [
        f"kg: SERVICE {service} refused; allow the address with --allow-service URL"
    ]
    assert said[1][0] == 0
    assert f"{ITEM}Q1000018" in said[1][1]
