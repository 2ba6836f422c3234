"""The command ``kg draw``."""

from __future__ import annotations

import math
from pathlib import Path

import click

from kg.cli.terminal import opened, progress, reading_options, say
from kg.errors import UsageError

# Seconds, as for kg query.
DEFAULT_TIMEOUT = 30.0


@click.command("draw")
@click.argument("view", default="network", metavar="[VIEW]")
@click.option(
    "--query", "asked", metavar="FILE.rq|-", help="Draw what this query ties, instead of a view."
)
@click.option("-p", "parameters", metavar="NAME=VALUE", multiple=True, help="Fill a parameter.")
@click.option("--around", metavar="ENTITY", help="Draw around this union or person.")
@click.option(
    "-o",
    "output",
    required=True,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The file to write.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["html", "svg", "png", "gexf", "json"]),
    help="What to write; by default what the file's name ends in, else html.",
)
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True, max=86_400),
    metavar="SECONDS",
    help="With --query: how long its answer may take.  [default: 30]",
)
@reading_options
def command(
    view: str,
    asked: str | None,
    parameters: tuple[str, ...],
    around: str | None,
    output: Path,
    form: str | None,
    timeout: float | None,
    data: tuple[Path, ...],
    store: Path | None,
    endpoint: str | None,
) -> None:
    """Draw a picture as one file that opens anywhere, offline.

    \b
    Example:
      kg draw network -p contest="2015 Labour leadership election" -o 2015.html
    """
    from kg import draw as pictures
    from kg.cli.query import found, in_time, values_of

    if str(output) == "-":
        raise UsageError("a picture goes into a file; name it, as in -o network.html")
    values = values_of(parameters)
    written = pictures.form_of(output, form)
    if asked is not None:
        if view != "network" or around is not None:
            raise UsageError("--query is a picture of its own; give no view and no --around")
        if timeout is not None and math.isnan(timeout):
            raise UsageError("--timeout wants a number of seconds")
        from kg.draw import asked as answers
        from kg.draw import query
        from kg.query import parameters as filled

        query.check(written)
        question = found(asked)
        filled.check(question, values)
        graph = opened(data, store, endpoint)
        answer = in_time(
            DEFAULT_TIMEOUT if timeout is None else timeout,
            lambda: answers.ask(graph.engine, question, values),
        )
        progress("drawing the answer")
        chose = query.write(graph.engine, graph.texts, output, answer, written)
        say(f"kg: {chose}")
        say(f"kg: wrote {output}")
        return
    if timeout is not None:
        raise UsageError("--timeout goes with --query; a view has a time of its own")
    pictures.check(view, tuple(values), written)
    graph = opened(data, store, endpoint)
    progress(f"drawing the {view} view")
    chose = pictures.draw(
        graph.engine, graph.texts, output, view, form=written, around=around, **values
    )
    say(f"kg: {chose}")
    say(f"kg: wrote {output}")
