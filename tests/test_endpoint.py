"""A SPARQL endpoint in place of the embedded store: the same rows, and clear errors."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pyoxigraph
import pytest
from graphs import comparable_rows, question
from query_cases import CASES, Case
from sparql_server import JSON, answering, free_port, misbehaving, serving, trickling

import kg
from kg.errors import EndpointError, KgError, QueryError, QueryTimeoutError, UsageError
from kg.query import EndpointEngine, OxigraphEngine, RdflibEngine, ask, run, triples

TIMEOUT = 0.6
ALL = "SELECT ?s WHERE { ?s ?p ?o } ORDER BY ?s"
NOTHING = b'{"head": {"vars": ["s"]}, "results": {"bindings": []}}'
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: " + JSON.encode() + b"\r\n"
COUNT = """
    PREFIX end: <https://w3id.org/endorsement/ns#>
    PREFIX union: <https://w3id.org/endorsement/id/union/>

    SELECT (COUNT(*) AS ?triples)
    WHERE { union:unison a end:Union }
"""


@pytest.fixture(scope="module")
def store(seed_store: pyoxigraph.Store) -> pyoxigraph.Store:
    """The graph of the two articles, in place of the shipped one."""
    return seed_store


@pytest.fixture(scope="module")
def engine(seed_engine: OxigraphEngine) -> OxigraphEngine:
    """The embedded engine over the same."""
    return seed_engine


@pytest.fixture(scope="module")
def endpoint(store: pyoxigraph.Store, tmp_path_factory) -> Iterator[str]:
    """A real server that holds the two articles' graph, loaded as the store is."""
    with serving(store, tmp_path_factory.mktemp("endpoint")) as url:
        yield url


# Answers #############################################################################


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_rows_are_equal_through_a_server(engine: OxigraphEngine, endpoint: str, case: Case):
    """The same text gives the same rows, in the same order, over HTTP."""
    asked = question(engine, case.query, **case.values)
    assert comparable_rows(engine, asked) == comparable_rows(EndpointEngine(endpoint), asked)


def test_names_are_resolved_through_a_server(endpoint: str):
    """A reader of an endpoint may write names as well."""
    rows = kg.open(endpoint=endpoint).query("backers-of-candidate", person="Jeremy Corbyn")
    assert [row.endorserLabel for row in rows] == ["UNISON", "UNISON", "Unite", "UNISON"]


def test_a_triple_of_two_graphs_counts_once_everywhere(store, endpoint: str):
    """It stands in the default graph and in that of its file; no engine adds them up."""
    engines = (OxigraphEngine(store), RdflibEngine.of(store), EndpointEngine(endpoint))
    assert [run(engine, COUNT)[0].triples for engine in engines] == [1, 1, 1]


def test_a_question_for_yes_or_no_is_answered_through_a_server(endpoint: str):
    """ASK has an answer form of its own."""
    assert ask(EndpointEngine(endpoint), "ASK { ?s ?p ?o }") is True
    assert ask(EndpointEngine(endpoint), "ASK { ?s <http://nothing.example/> ?o }") is False


def test_triples_come_through_a_server(engine: OxigraphEngine, endpoint: str):
    """CONSTRUCT gives the same triples."""
    text = "CONSTRUCT WHERE { ?s <https://w3id.org/endorsement/ns#candidate> ?o }"
    assert set(triples(EndpointEngine(endpoint), text)) == set(triples(engine, text))


# Errors ##############################################################################


def failing(url: str, timeout: float = 5.0) -> KgError:
    """The error that a question to *url* ends with; its text is one line."""
    with pytest.raises(KgError) as caught:
        run(EndpointEngine(url, timeout), ALL)
    assert len(str(caught.value).splitlines()) == 1
    return caught.value


def test_nobody_listens():
    """The message has the address, so that a wrong port is seen."""
    url = f"http://127.0.0.1:{free_port()}/query"
    error = failing(url)
    assert isinstance(error, EndpointError)
    assert url in str(error)
    assert "cannot be reached" in str(error)


def test_no_such_host():
    """A misspelt host is no crash."""
    assert isinstance(failing("http://nowhere.invalid/query"), EndpointError)


@pytest.mark.parametrize("status", [403, 404, 500, 503])
def test_a_server_that_fails(status: int):
    """Its status and first words are passed on."""
    with misbehaving(answering(status, b"out of\n order", "text/plain")) as url:
        error = failing(url)
    assert isinstance(error, EndpointError)
    assert f"answered {status}" in str(error)
    assert "out of order" in str(error)


def test_a_server_that_refuses_the_query():
    """400 is said of the query, not of the endpoint."""
    with misbehaving(answering(400, b"parse error at 1:9", "text/plain")) as url:
        error = failing(url)
    assert isinstance(error, QueryError)
    assert "parse error at 1:9" in str(error)


def test_a_real_server_refuses_a_query(endpoint: str):
    """What our guard lets pass and a parser does not is an error of the query."""
    with pytest.raises(QueryError, match="refuses the query"):
        run(EndpointEngine(endpoint), "SELECT ?s WHERE { ?s ?p }")


def test_a_page_for_people():
    """The address of a web page is a common slip; the message asks about it."""
    page = b"<!DOCTYPE html>\n<html><title>Welcome</title></html>"
    with misbehaving(answering(200, page, "text/html; charset=utf-8")) as url:
        error = failing(url)
    assert isinstance(error, EndpointError)
    assert "text/html" in str(error)
    assert "is this a SPARQL endpoint?" in str(error)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b'{"head": {"vars": ["s"]}}',
        b'{"head": {"vars": ["s"]}, "results": {"bindings": [{"s": {"type": "uri"}}]}}',
        b'{"head": {"vars": ["s"]}, "results": {"bindings": [{"s": 1}]}}',
        b'{"head": {"vars": ["s"]}, "results": {"bindings": [',
        b"\xff\xfe\x00",
        NOTHING[:-1],
    ],
)
def test_an_answer_that_is_no_answer(body: bytes):
    """Cut or malformed JSON is never taken for an empty answer."""
    with misbehaving(answering(200, body)) as url:
        assert isinstance(failing(url), EndpointError | QueryError)


def test_a_connection_that_breaks_off():
    """Half of an answer is none."""

    def behave(handler):
        handler.wfile.write(HEAD + b"Content-Length: 1000\r\n\r\n" + NOTHING)
        handler.wfile.flush()
        handler.connection.close()

    with misbehaving(behave) as url:
        assert isinstance(failing(url), EndpointError)


def test_something_that_speaks_no_http():
    """Another service may listen on the port."""
    with misbehaving(lambda handler: handler.wfile.write(b"SSH-2.0-OpenSSH_9.2\r\n\r\n")) as url:
        assert isinstance(failing(url), EndpointError)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_to_a_page(status: int):
    """A portal that sends everybody to its front page is no endpoint."""
    with misbehaving(answering(200, b"<html>", "text/html")) as page:
        redirect = answering(status, b"", "text/plain", Location=page)
        with misbehaving(redirect) as url:
            assert isinstance(failing(url), EndpointError)


def test_a_redirect_to_a_file():
    """A server cannot make us read our own disk."""
    redirect = answering(302, b"", "text/plain", Location="file:///etc/hostname")
    with misbehaving(redirect) as url:
        assert isinstance(failing(url), EndpointError)


def test_a_redirect_in_a_circle():
    """It ends."""
    with misbehaving(answering(302, b"", "text/plain", Location="/query")) as url:
        assert isinstance(failing(url), EndpointError)


def slow(behaviour) -> float:
    """How long a question to such a server takes until it is given up."""
    with misbehaving(behaviour) as url:
        start = time.monotonic()
        with pytest.raises(QueryTimeoutError, match=r"within 0\.6 seconds"):
            run(EndpointEngine(url, TIMEOUT), ALL)
        return time.monotonic() - start


def test_a_server_that_never_answers():
    """The time limit is kept."""
    assert TIMEOUT <= slow(lambda handler: time.sleep(3 * TIMEOUT)) < 1.5 * TIMEOUT


def test_a_server_that_trickles_its_answer():
    """A byte now and then is no reason to wait for ever."""
    head = HEAD + b"Content-Length: 100000\r\n\r\n"
    assert TIMEOUT <= slow(trickling(head, b" ", seconds=3 * TIMEOUT)) < 1.5 * TIMEOUT


def test_a_server_that_trickles_its_headers():
    """Nor is a header that does not end."""
    behaviour = trickling(HEAD + b"X-Slow: ", b"x", seconds=3 * TIMEOUT)
    assert TIMEOUT <= slow(behaviour) < 1.5 * TIMEOUT


def test_a_server_that_trickles_its_error():
    """A failing server may be slow to say why."""
    head = b"HTTP/1.1 500 No\r\nContent-Type: text/plain\r\nContent-Length: 100000\r\n\r\n"
    with misbehaving(trickling(head, b" ", seconds=3 * TIMEOUT)) as url:
        start = time.monotonic()
        assert isinstance(failing(url, TIMEOUT), EndpointError | QueryTimeoutError)
        assert time.monotonic() - start < 1.5 * TIMEOUT


@pytest.mark.parametrize("url", ["ftp://x.example/", "file:///etc/passwd", "x.example", "http://"])
def test_an_address_of_another_kind_is_misuse(url: str):
    """It can be told without asking anybody."""
    with pytest.raises(UsageError, match="no http or https address"):
        EndpointEngine(url)


# What no engine may see ##############################################################


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("SELECT * { SERVICE <http://x.example/sparql> { ?s ?p ?o } }", "SERVICE"),
        ("SELECT * { SERVICE SILENT <http://x.example/sparql> { ?s ?p ?o } }", "SERVICE"),
        ("SELECT * { SERVICE ?anybody { ?s ?p ?o } }", "SERVICE"),
        ("SELECT * { S\\u0045RVICE <http://x.example/sparql> { ?s ?p ?o } }", "SERVICE"),
        ("PREFIX x: <http://x.example/> SELECT * { SERVICE x:sparql { ?s ?p ?o } }", "SERVICE"),
        ("SELECT * FROM <http://x.example/data.ttl> { ?s ?p ?o }", "FROM"),
        ("SELECT * FROM NAMED <file:///etc/passwd> { ?s ?p ?o }", "FROM"),
        ("PREFIX x: <http://x.example/> SELECT * FROM x:data { ?s ?p ?o }", "FROM"),
        ("INSERT DATA { <http://x.example/> a <http://x.example/> }", "updates are refused"),
        ("DELETE WHERE { ?s ?p ?o }", "updates are refused"),
        ("LOAD <http://x.example/data.ttl>", "updates are refused"),
        ("DROP ALL", "updates are refused"),
    ],
)
def test_what_calls_out_or_writes_is_refused(engine: OxigraphEngine, text: str, message: str):
    """Before any engine, and before any request."""

    def never(handler):
        raise AssertionError("a request was made")

    with misbehaving(never) as url:
        for asked in (engine, EndpointEngine(url)):
            with pytest.raises(QueryError, match=message):
                run(asked, text)
