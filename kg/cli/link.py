"""The command ``kg link match``."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.terminal import emit, say


@click.group("link")
def command() -> None:
    """Say who in one table is who in another: linked, not there, or ask a person."""


@command.command()
@click.argument("queries", type=click.Path(path_type=Path), metavar="QUERIES.csv")
@click.option(
    "--target",
    required=True,
    type=click.Path(path_type=Path),
    metavar="TARGET.csv",
    help="The table to link to: kb_id, name, and what describes each row.",
)
@click.option(
    "--kind",
    required=True,
    type=click.Choice(("person", "union")),
    help="What the rows of both tables are.",
)
@click.option("--no-context", is_flag=True, help="Compare names and countries alone.")
@click.option(
    "-o",
    "output",
    type=click.Path(path_type=Path),
    metavar="OUT.csv",
    help="The file to write (default: standard output).",
)
def match(queries: Path, target: Path, kind: str, no_context: bool, output: Path | None) -> None:
    """Match names in a CSV file with the rows of a target table.

    Reads row_id, name, country, context and context_… of the queries, and no
    other column. Writes for each row LINK, NIL or REVIEW, how certain the best
    is, up to five alternatives, and why.

    \b
    Example:
      kg link match names.csv --target members.csv --kind person -o matches.csv
    """
    from kg.link.match import match as matched

    content = matched(queries, target, kind, with_context=not no_context)
    emit(content, output)
    if output is not None and str(output) != "-":
        say(f"kg: wrote {output}")
