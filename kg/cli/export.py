"""The commands ``kg export tables`` and ``kg export description``."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.terminal import emit, opened, reading_options, say


@click.group("export")
def command() -> None:
    """Write the graph for other tools: tables, and what describes the dataset."""


@command.command()
@click.option(
    "-o",
    "output",
    required=True,
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="The folder to write to; what else is in it stays.",
)
@reading_options
def tables(output: Path, data: tuple[Path, ...], store: Path | None, endpoint: str | None) -> None:
    """Write the whole graph as CSV tables with a Data Package descriptor.

    Twelve tables of facts with their sources, and in graph/ a table for each
    class, from which the triples can be made again.

    \b
    Example:
      kg export tables -o tables
    """
    from kg import export

    files = export.tables(opened(data, store, endpoint).engine, output)
    say(f"kg: wrote {len(files)} files to {output}")


@command.command()
@click.option(
    "-o",
    "output",
    type=click.Path(path_type=Path),
    metavar="FILE.ttl",
    help="The file to write (default: standard output).",
)
@reading_options
def description(
    output: Path | None, data: tuple[Path, ...], store: Path | None, endpoint: str | None
) -> None:
    """Describe the dataset in DCAT and VoID: licence, version, counts, files.

    \b
    Example:
      kg export description -o dataset.ttl
    """
    from kg import export

    content = export.description(opened(data, store, endpoint).engine)
    emit(content.encode("utf-8"), output)
    if output is not None and str(output) != "-":
        say(f"kg: wrote {output}")
