"""The command ``kg query``."""

from __future__ import annotations

import os
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.terminal import emit, opened, reading_options, say, width
from kg.errors import UsageError

if TYPE_CHECKING:
    from kg.api import Graph
    from kg.query import Engine, Query

FORMATS = ("table", "csv", "tsv", "json", "xml", "md", "ttl", "nt")


@click.command("query")
@click.argument("name", required=False, metavar="[NAME|FILE.rq|-]")
@click.option("-p", "parameters", metavar="NAME=VALUE", multiple=True, help="Fill a parameter.")
@click.option("--format", "format_", type=click.Choice(FORMATS), default="table", show_default=True)
@click.option(
    "-o", "output", type=click.Path(path_type=Path), metavar="FILE", help="Write to this file."
)
@click.option(
    "--engine",
    type=click.Choice(["oxigraph", "rdflib"]),
    default="oxigraph",
    show_default=True,
    help="Who evaluates the query; rdflib is a slow second opinion.",
)
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    default=30.0,
    show_default=True,
    metavar="SECONDS",
)
@click.option(
    "--allow-service", "services", multiple=True, metavar="URL", help="Let SERVICE call this."
)
@reading_options
def command(
    name: str | None,
    parameters: tuple[str, ...],
    format_: str,
    output: Path | None,
    engine: str,
    timeout: float,
    services: tuple[str, ...],
    data: tuple[Path, ...],
    store: Path | None,
    endpoint: str | None,
) -> None:
    """Ask a question: one of the library, a file, or standard input (-).

    Without a name, list the library.

    \b
    Example:
      kg query backers-of-candidate -p person="Jeremy Corbyn"
    """
    if name is None:
        if parameters:
            raise UsageError(
                "a parameter without a query; name the query, as in kg query NAME -p …"
            )
        _list_library(format_, output)
        return
    asked = _find(name)
    values = values_of(parameters)
    _refuse_early(asked, values, format_, endpoint)
    # The store library cannot cancel a query, so the process ends instead.
    timer = threading.Timer(timeout, _give_up, [timeout])
    timer.daemon = True
    graph = opened(data, store, endpoint)
    timer.start()
    _answer(graph, asked, values, format_, output, engine, timeout, services)
    timer.cancel()


def _find(name: str) -> Query:
    from kg.query import library

    if name == "-":
        return library.parse(sys.stdin.buffer.read().decode("utf-8", "replace"), "standard input")
    if name.endswith((".rq", ".sparql")) or "/" in name or os.sep in name:
        return library.read(Path(name))
    return library.named(name)


def values_of(parameters: tuple[str, ...]) -> dict[str, str]:
    """The ``name=value`` items of repeated ``-p`` options.

    Raises:
        UsageError: one has no ``=``, or a name comes twice.
    """
    values: dict[str, str] = {}
    for item in parameters:
        name, equals, value = item.partition("=")
        if not equals:
            raise UsageError(f"-p {item[:60]!r} has no =; wanted -p name=value")
        if name in values:
            raise UsageError(f"parameter {name!r} is given twice")
        values[name] = value
    return values


def _refuse_early(asked: Query, values: dict[str, str], format_: str, endpoint: str | None) -> None:
    """Refuse what can be refused before a graph is opened or built."""
    from kg.query import formats, guard, parameters
    from kg.query.engines import EndpointEngine

    parameters.check(asked, values)
    if endpoint is not None:
        EndpointEngine(endpoint)
    form = guard.form(asked.text)
    if form is not None:
        formats.fit(form, format_)


def _give_up(timeout: float) -> None:
    say(f"kg: no answer within {timeout:g} seconds; ask for less, or raise --timeout")
    os._exit(1)


def _answer(
    graph: Graph,
    asked: Query,
    values: dict[str, str],
    format_: str,
    output: Path | None,
    engine: str,
    timeout: float,
    services: tuple[str, ...],
) -> None:
    import pyoxigraph

    from kg.query import answer, formats

    found = answer(_engine(graph, engine, timeout), asked, values, services)
    if format_ not in {"table", "md"}:
        emit(formats.machine(found, format_), output)
    elif isinstance(found, pyoxigraph.QueryBoolean):
        emit(f"{str(bool(found)).lower()}\n".encode(), output)
    elif isinstance(found, pyoxigraph.QuerySolutions):
        columns = [variable.value for variable in found.variables]
        heads, lines = formats.cells(columns, [tuple(solution) for solution in found])
        if format_ == "md":
            emit(formats.markdown(heads, lines).encode("utf-8"), output)
        else:
            _print_table(heads, lines, output)
    else:
        emit(formats.machine(found, "ttl"), output)


def _engine(graph: Graph, name: str, timeout: float) -> Engine:
    from kg.query import EndpointEngine, OxigraphEngine, RdflibEngine

    if isinstance(graph.engine, EndpointEngine):
        if name == "rdflib":
            raise UsageError("--engine rdflib cannot ask an endpoint; leave one of them out")
        return EndpointEngine(graph.engine.url, timeout)
    if name == "rdflib":
        assert isinstance(graph.engine, OxigraphEngine)
        return RdflibEngine.of(graph.engine.store)
    return graph.engine


def _print_table(heads: list[str], lines: list[list[str]], output: Path | None) -> None:
    from kg.cli import table

    text = table.rows(heads, lines, width(), color=output is None and sys.stdout.isatty())
    emit(text.encode("utf-8"), output)
    count = f"{len(lines)} row{'' if len(lines) == 1 else 's'}"
    if output is None and sys.stderr.isatty():
        say(count)


def _list_library(format_: str, output: Path | None) -> None:
    """Every query of the library with its question and its parameters."""
    from kg.cli import table
    from kg.query import formats, library

    lines = []
    for name in library.names():
        found = library.named(name)
        wanted = [p.name + ("?" if p.optional else "") for p in found.parameters]
        lines.append([name, ", ".join(wanted), found.summary])
    heads = ["query", "parameters", "question"]
    if format_ == "md":
        emit(formats.markdown(heads, lines).encode("utf-8"), output)
    elif format_ == "table":
        text = table.rows(heads, lines, width(), color=output is None and sys.stdout.isatty())
        emit(text.encode("utf-8"), output)
    else:
        emit(table.plain(heads, lines, format_), output)
