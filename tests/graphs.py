"""Small graphs for tests: Turtle in, the same rows out of two engines."""

from __future__ import annotations

import functools
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Any

import pyoxigraph

from kg import graph
from kg.query import (
    Engine,
    OxigraphEngine,
    RdflibEngine,
    collect,
    guard,
    library,
    parameters,
    resolve,
    run,
)
from kg.query.guard import Guarded
from kg.vocabulary import PREFIXES, curie

XSD = PREFIXES["xsd"]
NUMBERS = {f"{XSD}{name}" for name in ("integer", "decimal", "double", "float")}
NINE_DECIMALS = Decimal("1e-9")
HEAD = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())


@functools.cache
def _ontology() -> tuple[pyoxigraph.Quad, ...]:
    sources = [file for file in graph.files() if file.name.startswith(f"{graph.GRAPH}ontology/")]
    return tuple(
        quad
        for source in sources
        for quad in pyoxigraph.parse(source.content, format=pyoxigraph.RdfFormat.TURTLE)
    )


def store_of(turtle: str) -> pyoxigraph.Store:
    """The ontology and *turtle*, whose prefixes are ours, with the derived layer."""
    store = pyoxigraph.Store()
    store.extend(_ontology())
    store.load((HEAD + turtle).encode("utf-8"), format=pyoxigraph.RdfFormat.TURTLE)
    graph.derive(store)
    return store


def cell(term: Any) -> str:
    """A term as a word: an IRI shortened, a number without its datatype, unbound empty."""
    if term is None:
        return ""
    if isinstance(term, pyoxigraph.NamedNode):
        return curie(term.value)
    if term.datatype.value in NUMBERS:
        rounded = Decimal(term.value).quantize(NINE_DECIMALS, ROUND_HALF_EVEN)
        return f"{rounded.normalize():f}"
    return str(term.value)


def comparable(term: Any) -> object:
    """A term as rows of two engines are compared: numbers to nine decimals."""
    if isinstance(term, pyoxigraph.Literal) and term.datatype.value in NUMBERS:
        return Decimal(term.value).quantize(NINE_DECIMALS, ROUND_HALF_EVEN)
    return term


def question(engine: Engine, name: str, **values: str) -> Guarded:
    """The text of a library query with its parameters filled, for any engine."""
    text = parameters.fill(
        library.named(name), values, lambda value, parameter: resolve(engine, value, parameter)
    )
    return guard.check(text)


def comparable_rows(engine: Engine, asked: Guarded) -> tuple[object, ...]:
    """Columns and rows of an answer, so that those of two engines can be compared."""
    rows = collect(engine.answer(asked))  # type: ignore[arg-type]  # all these are SELECT
    return (rows.columns, *(tuple(map(comparable, row)) for row in rows.terms()))


def rows_of(turtle: str, name: str, *columns: str, **values: str) -> list[tuple[str, ...]]:
    """The rows of a library query over *turtle*, the same in both engines.

    All listed columns, or those named alone; cells are words (see `cell`).
    """
    store = store_of(turtle)
    engine = OxigraphEngine(store)
    asked = question(engine, name, **values)
    assert comparable_rows(engine, asked) == comparable_rows(RdflibEngine.of(store), asked)
    rows = run(engine, name, **values)
    wanted = [rows.columns.index(c) for c in columns or tuple(library.named(name).columns or ())]
    return [tuple(cell(row[at]) for at in wanted) for row in rows.terms()]
