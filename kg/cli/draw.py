"""The command ``kg draw``."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.terminal import opened, reading_options, say
from kg.errors import UsageError

_NOT_YET = {".gexf", ".json"}


@click.command("draw")
@click.argument("view", default="network", metavar="[VIEW]")
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
    type=click.Choice(["html", "svg", "png"]),
    help="What to write; by default what the file's name ends in, else html.",
)
@reading_options
def command(
    view: str,
    parameters: tuple[str, ...],
    around: str | None,
    output: Path,
    form: str | None,
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
    from kg.cli.query import values_of

    values = values_of(parameters)
    written = form or pictures.form_of(output)
    pictures.check(view, tuple(values), written)
    ending = output.suffix.lower()
    if ending in _NOT_YET or (ending[1:] in pictures.FORMATS and ending[1:] != written):
        raise UsageError(f"cannot write {written} into a file that ends in {ending}")
    graph = opened(data, store, endpoint)
    chose = pictures.draw(
        graph.engine, graph.texts, output, view, form=written, around=around, **values
    )
    say(f"kg: {chose}")
    say(f"kg: wrote {output}")
