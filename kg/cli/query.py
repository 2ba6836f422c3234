"""The command ``kg query``."""

from __future__ import annotations

import math
import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TypeVar

import click

from kg.cli.terminal import colored, emit, opened, reading_options, say, width
from kg.errors import UsageError

if TYPE_CHECKING:
    from kg.api import Graph
    from kg.query import Engine, Query
    from kg.query.engines import Answer

Result = TypeVar("Result")

# Deep queries need a deep stack: 64 MB, of which only what is used is taken.
STACK = 64 << 20
FORMATS = ("table", "csv", "tsv", "json", "xml", "md", "ttl", "nt")


@click.command("query")
@click.argument("name", required=False, metavar="[NAME|FILE.rq|-]")
@click.option("-p", "parameters", metavar="NAME=VALUE", multiple=True, help="Fill a parameter.")
@click.option("--about", is_flag=True, help="Say what the query answers, and ask nothing.")
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
    type=click.FloatRange(min=0, min_open=True, max=86_400),
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
    about: bool,
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

    Without a name, list the library; with --about, say what a query answers,
    what it counts and what its columns mean.

    \b
    Example:
      kg query backers-of-candidate -p person="Jeremy Corbyn"
    """
    if math.isnan(timeout):
        raise UsageError("--timeout wants a number of seconds")
    if name is None:
        if parameters or about:
            given = "a parameter" if parameters else "--about"
            raise UsageError(f"{given} without a query; name it, as in kg query NAME")
        _list_library(format_, output)
        return
    from kg.query import answer

    asked = found(name)
    if about:
        from kg.cli import about as heading

        emit(heading.text(asked, width()).encode("utf-8"), output)
        return
    values = values_of(parameters)
    _refuse_early(asked, values, format_, endpoint, engine)
    graph = opened(data, store, endpoint)
    content, count = in_time(
        timeout,
        lambda: _written(
            answer(_engine(graph, engine, timeout), asked, values, services),
            format_,
            colored(output),
        ),
    )
    emit(content, output)
    if count is not None and output is None and sys.stderr.isatty():
        say(f"{count} row{'' if count == 1 else 's'}")


def found(name: str) -> Query:
    """The query that a name of the library, a file's name or - (standard input) means.

    Raises:
        KgError: there is none, or it cannot be read.
    """
    from kg.query import library

    if name == "-":
        return library.decoded(sys.stdin.buffer.read(), "standard input")
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


def _refuse_early(
    asked: Query, values: dict[str, str], format_: str, endpoint: str | None, engine: str
) -> None:
    """Refuse what can be refused before a graph is opened or built."""
    from kg.query import formats, guard, parameters
    from kg.query.engines import EndpointEngine

    parameters.check(asked, values)
    if endpoint is not None:
        EndpointEngine(endpoint)
        if engine == "rdflib":
            raise UsageError("--engine rdflib cannot ask an endpoint; leave one of them out")
    form = guard.form(asked.text)
    if form is not None:
        formats.fit(form, format_)


def in_time(timeout: float, work: Callable[[], Result]) -> Result:
    """What *work* returns, or the end of the process after *timeout* seconds.

    The store library cannot cancel a query. So it works in a thread of its own,
    and this one stays free to hear the clock and Ctrl-C.
    """
    done: list[Result] = []
    failed: list[BaseException] = []

    def run() -> None:
        try:
            done.append(work())
        except BaseException as error:  # noqa: BLE001  # it is raised again below
            _release(error)
            failed.append(error)

    threading.stack_size(STACK)
    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    try:
        thread.join(timeout)
    except KeyboardInterrupt:
        _end("kg: stopped", 130)
    if thread.is_alive():
        _end(f"kg: no answer within {timeout:g} seconds; ask for less, or raise --timeout", 1)
    if failed:
        raise failed[0]
    return done[0]


def _release(error: BaseException) -> None:
    """Let go of what the failed calls held: a row may end only in its own thread."""
    import traceback

    link: BaseException | None = error
    while link is not None:
        traceback.clear_frames(link.__traceback__)
        link = link.__cause__ or link.__context__


def _end(message: str, code: int) -> NoReturn:
    """End the process at once, whatever its threads are doing."""
    say(message)
    sys.stderr.flush()
    os._exit(code)


def _written(found: Answer, format_: str, color: bool) -> tuple[bytes, int | None]:
    """An answer as it is written, and of a table the number of its rows."""
    import pyoxigraph

    from kg.query import collect, formats

    if format_ not in {"table", "md"}:
        return formats.machine(found, format_), None
    if isinstance(found, pyoxigraph.QueryBoolean):
        return f"{str(bool(found)).lower()}\n".encode(), None
    if not isinstance(found, pyoxigraph.QuerySolutions):
        return formats.machine(found, "ttl"), None
    columns = [variable.value for variable in found.variables]
    heads, lines = formats.cells(columns, collect(found).terms())
    if format_ == "md":
        return formats.markdown(heads, lines).encode("utf-8"), None
    from kg.cli import table

    return table.rows(heads, lines, width(), color=color).encode("utf-8"), len(lines)


def _engine(graph: Graph, name: str, timeout: float) -> Engine:
    from kg.query import EndpointEngine, OxigraphEngine, RdflibEngine

    if isinstance(graph.engine, EndpointEngine):
        return EndpointEngine(graph.engine.url, timeout)
    if name == "rdflib":
        assert isinstance(graph.engine, OxigraphEngine)
        return RdflibEngine.of(graph.engine.store)
    return graph.engine


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
        text = table.rows(heads, lines, width(), color=colored(output))
        emit(text.encode("utf-8"), output)
    else:
        emit(table.plain(heads, lines, format_), output)
