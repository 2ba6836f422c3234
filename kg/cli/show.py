"""The command ``kg show``."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.terminal import colored, emit, opened, reading_options, width


@click.command("show")
@click.argument("entity")
@click.option(
    "--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True
)
@reading_options
def command(
    entity: str,
    format_: str,
    data: tuple[Path, ...],
    store: Path | None,
    endpoint: str | None,
) -> None:
    """Show all that is known of a person, union, contest … by date, with sources.

    Where you hold the text of a source (`kg article add`), the passage is shown.

    \b
    Example:
      kg show union:unison
    """
    from kg import versions
    from kg.cli import pages

    graph = opened(data, store, endpoint)
    page = graph.show(entity)
    found = versions.of(graph.engine)
    if format_ == "json":
        emit(pages.as_json(page, found), None)
    else:
        emit(pages.text(page, found, width(), color=colored()).encode("utf-8"), None)
