"""Engines: who answers a guarded query text, and in which form.

Every engine answers with the store library's own result types, so that what
comes after (rows, formats) is one path.
"""

from __future__ import annotations

import io
import threading
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Protocol

from kg import lexer
from kg.errors import EndpointError, KgError, QueryError, QueryTimeoutError, UsageError
from kg.query.guard import Guarded

if TYPE_CHECKING:
    import pyoxigraph
    import rdflib

    Answer = pyoxigraph.QuerySolutions | pyoxigraph.QueryBoolean | Iterable[pyoxigraph.Triple]

MAX_ANSWER = 200_000_000


class Engine(Protocol):
    """Whatever can answer a SPARQL query over the graph."""

    def answer(self, query: Guarded) -> Answer:
        """Solutions for SELECT, a boolean for ASK, triples for the others."""
        ...


class OxigraphEngine:
    """The embedded store, read in place."""

    def __init__(self, store: pyoxigraph.Store) -> None:
        self.store = store

    def answer(self, query: Guarded) -> Answer:
        """Ask the store.

        Raises:
            QueryError: the text has a syntax error, or the store cannot
                evaluate it.
        """
        try:
            return self.store.query(lexer.dots_escaped(query.text))
        except SyntaxError as error:
            raise QueryError(f"query: {_one_line(error)}") from error
        except (OSError, RuntimeError, ValueError) as error:
            raise QueryError(f"query failed: {_one_line(error)}") from error


class RdflibEngine:
    """rdflib's own engine, as a second opinion; slow."""

    def __init__(self, dataset: rdflib.Dataset) -> None:
        self.dataset = dataset

    @classmethod
    def of(cls, store: pyoxigraph.Store) -> RdflibEngine:
        """A copy of *store* in rdflib's memory."""
        import pyoxigraph
        import rdflib

        dataset = rdflib.Dataset()
        names = [pyoxigraph.DefaultGraph(), *store.named_graphs()]
        for name in names:
            graph = (
                dataset.default_graph
                if isinstance(name, pyoxigraph.DefaultGraph)
                else dataset.graph(rdflib.URIRef(name.value))
            )
            for quad in store.quads_for_pattern(None, None, None, name):
                graph.add(tuple(_rdflib_term(term) for term in quad.triple))  # type: ignore[arg-type]  # three terms
        return cls(dataset)

    def answer(self, query: Guarded) -> Answer:
        """Ask rdflib, over the graphs that FROM names if any.

        Raises:
            QueryError: the text has a syntax error, or rdflib fails on it.
        """
        import pyoxigraph
        from pyparsing import ParseException

        try:
            result = self._selected(query).query(query.body)
            if query.form in {"CONSTRUCT", "DESCRIBE"}:
                if result.graph is None:
                    return iter(())
                nt = result.graph.serialize(format="nt", encoding="utf-8")
                parsed = pyoxigraph.parse(nt, format=pyoxigraph.RdfFormat.N_TRIPLES)
                return (quad.triple for quad in parsed)
            stream = io.BytesIO()
            result.serialize(stream, format="json")
        except ParseException as error:
            raise QueryError(f"query: {_one_line(error)}") from error
        # On a query it cannot take, rdflib raises Exception itself, and others.
        except Exception as error:
            raise QueryError(f"rdflib failed on the query: {_one_line(error)}") from error
        return pyoxigraph.parse_query_results(
            stream.getvalue(), format=pyoxigraph.QueryResultsFormat.JSON
        )

    def _selected(self, query: Guarded) -> rdflib.Dataset:
        """The dataset that FROM and FROM NAMED select.

        rdflib would fetch their addresses from the web, so this is done here.
        """
        if not query.default_graphs and not query.named_graphs:
            return self.dataset
        import rdflib

        selected = rdflib.Dataset()
        for iri in query.default_graphs:
            for triple in self.dataset.graph(rdflib.URIRef(iri)):
                selected.default_graph.add(triple)
        for iri in query.named_graphs:
            for triple in self.dataset.graph(rdflib.URIRef(iri)):
                selected.graph(rdflib.URIRef(iri)).add(triple)
        return selected


class EndpointEngine:
    """A SPARQL 1.1 endpoint that holds the graph, asked by POST."""

    def __init__(self, url: str, timeout: float = 30.0) -> None:
        """*timeout* is seconds for one whole answer.

        Raises:
            UsageError: *url* is not an http or https address.
        """
        if not _is_web_address(url):
            raise UsageError(f"endpoint {url[:80]!r} is no http or https address")
        self.url = url
        self.timeout = timeout

    def answer(self, query: Guarded) -> Answer:
        """Ask the endpoint.

        Raises:
            QueryError: it calls the query malformed.
            QueryTimeoutError: the whole answer did not come in time.
            EndpointError: it refuses, fails, or answers with something else
                than SPARQL results.
        """
        import pyoxigraph

        triples = query.form in {"CONSTRUCT", "DESCRIBE"}
        accept = "application/n-triples" if triples else "application/sparql-results+json"
        content, kind = self._post(query.text, accept)
        if kind != accept:
            start = " ".join(content[:60].decode("utf-8", "replace").split())
            raise EndpointError(
                f"endpoint {self.url} answered with {kind or 'no content type'}, not {accept}:"
                f" {start!r}; is this a SPARQL endpoint?"
            )
        try:
            if triples:
                parsed = pyoxigraph.parse(content, format=pyoxigraph.RdfFormat.N_TRIPLES)
                return iter([quad.triple for quad in parsed])
            if query.form == "SELECT":
                # Rows are parsed as they are asked for: a first reading finds what is wrong.
                _results(content, query.form).serialize(format=pyoxigraph.QueryResultsFormat.TSV)
            return _results(content, query.form)
        except (SyntaxError, ValueError) as error:
            raise EndpointError(
                f"endpoint {self.url} sent a malformed answer: {_one_line(error)}"
            ) from error

    def _post(self, text: str, accept: str) -> tuple[bytes, str]:
        """The body and content type of the answer.

        A server that sends a byte a second never lets a socket time out, so the
        exchange has a thread of its own, which is left behind when time is over.
        """
        # Loading these takes longer than most answers, and few readers ask afar.
        from http.client import HTTPException
        from urllib.error import URLError

        done: list[tuple[bytes, str]] = []
        failed: list[Exception] = []

        def exchange() -> None:
            try:
                done.append(self._exchange(text, accept))
            except (KgError, OSError, ValueError, HTTPException) as error:
                failed.append(error)

        thread = threading.Thread(target=exchange, daemon=True)
        thread.start()
        thread.join(self.timeout)
        try:
            if failed:
                raise failed[0]
            if not done:
                raise TimeoutError
            return done[0]
        except (OSError, ValueError, HTTPException) as error:
            reason = error.reason if isinstance(error, URLError) else error
            if isinstance(reason, TimeoutError):
                raise QueryTimeoutError(
                    f"no answer from {self.url} within {self.timeout:g} seconds; raise --timeout"
                ) from error
            problem = "cannot be reached" if isinstance(error, URLError) else "broke off"
            raise EndpointError(f"endpoint {self.url} {problem}: {_one_line(reason)}") from error

    def _exchange(self, text: str, accept: str) -> tuple[bytes, str]:
        """The body and content type of the answer; an HTTP error is ours."""
        import urllib.error
        import urllib.parse
        import urllib.request

        request = urllib.request.Request(  # noqa: S310  # the scheme was checked
            self.url,
            data=urllib.parse.urlencode({"query": text}).encode("ascii"),
            headers={"Accept": accept, "User-Agent": "hustings"},
        )
        try:
            with urllib.request.urlopen(request, timeout=self.timeout) as response:  # noqa: S310  # likewise
                return _read(response), response.headers.get_content_type()
        except urllib.error.HTTPError as error:
            with error:
                start = " ".join(error.read(300).decode("utf-8", "replace").split())[:120]
            if error.code == 400:
                raise QueryError(f"endpoint {self.url} refuses the query: {start}") from error
            raise EndpointError(
                f"endpoint {self.url} answered {error.code} {_one_line(error.reason)}: {start!r}"
            ) from error


def _is_web_address(url: str) -> bool:
    from urllib.parse import urlsplit

    try:
        parts = urlsplit(url)
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def _results(content: bytes, form: str) -> pyoxigraph.QuerySolutions | pyoxigraph.QueryBoolean:
    """SPARQL JSON as an answer to a query of that *form*, SELECT or ASK."""
    import pyoxigraph

    found = pyoxigraph.parse_query_results(content, format=pyoxigraph.QueryResultsFormat.JSON)
    if isinstance(found, pyoxigraph.QueryBoolean) == (form == "ASK"):
        return found
    del found  # An error keeps what is at hand, and rows may end only in their own thread.
    raise ValueError(f"no answer to {form}")


def _read(response: Any) -> bytes:
    """The whole body, and no more than a machine can hold."""
    chunks: list[bytes] = []
    size = 0
    while chunk := response.read1(65536):
        chunks.append(chunk)
        size += len(chunk)
        if size > MAX_ANSWER:
            raise ValueError(f"answer over {MAX_ANSWER // 1_000_000} MB")
    if response.length:
        raise ValueError(f"{response.length} bytes of the answer are missing")
    return b"".join(chunks)


def _rdflib_term(term: Any) -> rdflib.term.Node:
    import pyoxigraph
    import rdflib

    if isinstance(term, pyoxigraph.NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, pyoxigraph.BlankNode):
        return rdflib.BNode(term.value)
    if term.language:
        return rdflib.Literal(term.value, lang=term.language)
    datatype = term.datatype.value
    if datatype == "http://www.w3.org/2001/XMLSchema#string":
        return rdflib.Literal(term.value)
    return rdflib.Literal(term.value, datatype=datatype)


def _one_line(error: object) -> str:
    """An engine's message as one line of at most 180 characters."""
    return " ".join(str(error).split())[:180] or type(error).__name__
