"""Query: a question in, rows out.

``library`` reads query files, ``guard`` refuses what no engine may see,
``parameters`` fills the blanks, ``engines`` answer, ``rows`` and ``formats``
give the answer its form.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from kg.errors import QueryError
from kg.query import guard, library, parameters
from kg.query.engines import EndpointEngine, Engine, OxigraphEngine, RdflibEngine
from kg.query.library import Parameter, Query

if TYPE_CHECKING:
    from pyoxigraph import QueryBoolean, QuerySolutions, Triple

    from kg.query.engines import Answer
    from kg.query.rows import Rows

__all__ = [
    "EndpointEngine",
    "Engine",
    "OxigraphEngine",
    "Query",
    "RdflibEngine",
    "answer",
    "ask",
    "find",
    "run",
    "select",
    "triples",
]


def find(name_or_text: str) -> Query:
    """The library query of that name, or the query that the text itself is.

    Raises:
        UsageError: it looks like a name, and no query has it.
        QueryError: the text is empty or its heading malformed.
    """
    if library.NAME.fullmatch(name_or_text):
        return library.named(name_or_text)
    return library.parse(name_or_text)


def answer(
    engine: Engine, query: Query, values: dict[str, str], services: Collection[str] = ()
) -> Answer:
    """What *engine* answers to *query* with its parameters filled.

    Raises:
        KgError: see `guard.check`, `parameters.fill` and the engine.
    """
    text = parameters.fill(query, values, lambda value, p: resolve(engine, value, p))
    guarded = guard.check(text, services)
    _check_graphs(engine, guarded)
    return engine.answer(guarded)


def run(engine: Engine, name_or_text: str, /, **values: object) -> Rows:
    """The rows of a SELECT, named or in full.

    Raises:
        QueryError: it is an ASK, CONSTRUCT or DESCRIBE; or see `answer`.
    """
    query = find(name_or_text)
    given = {name: _written(value) for name, value in values.items() if value is not None}
    return _rows(answer(engine, query, given), query.name)


def _written(value: object) -> str:
    """A Python value as a reader would write it on the command line."""
    from decimal import Decimal

    if isinstance(value, bool):
        return str(value).lower()
    return f"{value:f}" if isinstance(value, Decimal | float) else str(value)


def _rows(found: Answer, name: str) -> Rows:
    # The store library's rows may end only in their own thread. So no function
    # that calls an engine keeps them: what fails or lingers there would, too.
    import pyoxigraph

    if not isinstance(found, pyoxigraph.QuerySolutions):
        raise QueryError(f"{name} is not a SELECT; rows come from a SELECT only")
    return collect(found)


def collect(solutions: QuerySolutions) -> Rows:
    """All rows of an answer; what goes wrong on the way is a `QueryError`."""
    from kg.query.rows import Rows

    try:
        return Rows(solutions)
    except (OSError, RuntimeError, ValueError) as error:
        raise QueryError(f"query failed: {' '.join(str(error).split())[:300]}") from error


def select(engine: Engine, text: str) -> Rows:
    """The rows of one of our own SELECT texts, which takes no parameters."""
    return _rows(engine.answer(guard.check(text)), "query")


def ask(engine: Engine, text: str) -> bool:
    """The answer to one of our own ASK texts."""
    found: QueryBoolean = engine.answer(guard.check(text))  # type: ignore[assignment]  # an ASK
    return bool(found)


def triples(engine: Engine, text: str) -> list[Triple]:
    """The triples of one of our own CONSTRUCT or DESCRIBE texts."""
    found: Iterable[Triple] = engine.answer(guard.check(text))  # type: ignore[assignment]  # a CONSTRUCT
    return list(found)


def resolve(engine: Engine, value: str, parameter: Parameter) -> str:
    """The IRI of the entity that a reader means by *value*.

    Raises:
        EntityError: none, several, or one of another class than the parameter's.
    """
    from kg.names import resolve as names

    return names.entity(lambda text: select(engine, text), value, parameter.type)


def _check_graphs(engine: Engine, guarded: guard.Guarded) -> None:
    for iri in (*guarded.default_graphs, *guarded.named_graphs):
        if not ask(engine, f"ASK {{ GRAPH <{iri}> {{ ?s ?p ?o }} }}"):
            raise QueryError(f"FROM {iri} refused; the store has no such graph")
