"""The commands ``kg export``: tables, description, popolo, quickstatements."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.terminal import apart, deliver, opened, reading_options, say


@click.group("export")
def command() -> None:
    """Write the graph for other tools: tables, a description, Popolo, QuickStatements."""


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

    apart(data, output)
    content = export.description(opened(data, store, endpoint).engine)
    deliver(content.encode("utf-8"), output)


@command.command()
@click.option(
    "-o",
    "output",
    type=click.Path(path_type=Path),
    metavar="FILE.json",
    help="The file to write (default: standard output).",
)
@reading_options
def popolo(
    output: Path | None, data: tuple[Path, ...], store: Path | None, endpoint: str | None
) -> None:
    """Write people, organizations, memberships, posts and events in Popolo JSON.

    Each has the addresses of its sources. Popolo has no word for who stood, who
    decided and who endorsed whom: `kg export tables` has them.

    \b
    Example:
      kg export popolo -o hustings.json
    """
    from kg.export import popolo as document

    apart(data, output)
    content = document.popolo(opened(data, store, endpoint).engine)
    deliver(content.encode("utf-8"), output)


@command.command()
@click.option(
    "-o",
    "output",
    type=click.Path(path_type=Path),
    metavar="FILE.tsv",
    help="The file to write (default: standard output).",
)
@reading_options
def quickstatements(
    output: Path | None, data: tuple[Path, ...], store: Path | None, endpoint: str | None
) -> None:
    """Write ids that the graph knows as QuickStatements commands for Wikidata.

    Only for what was judged to be a Wikidata item, by an id crosswalk or a
    review; only ids, each with the address of a data set; never an endorsement.
    Read them before you give them to Wikidata: they are edits in your name.

    \b
    Example:
      kg export quickstatements -o ids.tsv
    """
    from kg.export import quickstatements as commands

    apart(data, output)
    found = commands.quickstatements(opened(data, store, endpoint).engine)
    deliver(found.text().encode("utf-8"), output, f"{len(found.lines)} commands to ")
    if found.clashes:
        say(f"kg: left out where ids clash: {found.clashes}; `kg review links` settles them")
    if found.unsourced:
        say(f"kg: left out for want of a data set to refer to: {found.unsourced}")
