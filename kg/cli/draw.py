"""The command ``kg draw``."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.terminal import opened, reading_options, say
from kg.errors import UsageError

_NOT_YET = {".svg", ".png", ".gexf", ".json"}


@click.command("draw")
@click.argument("view", default="network", metavar="[VIEW]")
@click.option("-p", "parameters", metavar="NAME=VALUE", multiple=True, help="Fill a parameter.")
@click.option("--around", metavar="ENTITY", help="Draw around this union or person.")
@click.option(
    "-o",
    "output",
    required=True,
    type=click.Path(path_type=Path),
    metavar="FILE.html",
    help="The file to write.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["html"]),
    default="html",
    show_default=True,
    help="What to write.",
)
@reading_options
def command(
    view: str,
    parameters: tuple[str, ...],
    around: str | None,
    output: Path,
    form: str,
    data: tuple[Path, ...],
    store: Path | None,
    endpoint: str | None,
) -> None:
    """Draw a picture as one HTML file that opens anywhere, offline.

    \b
    Example:
      kg draw network -p contest="2015 Labour leadership election" -o 2015.html
    """
    from kg import draw as pictures
    from kg.cli.query import values_of

    values = values_of(parameters)
    pictures.check(view, tuple(values))
    if output.suffix.lower() in _NOT_YET:
        raise UsageError(f"cannot write {output.suffix[1:].lower()}: only {form} yet")
    graph = opened(data, store, endpoint)
    chose = pictures.draw(graph.engine, graph.texts, output, view=view, around=around, **values)
    say(f"kg: {chose}")
    say(f"kg: wrote {output}")
