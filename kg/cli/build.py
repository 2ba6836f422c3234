"""The command ``kg build``."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.terminal import progress, say


@click.command("build")
@click.option(
    "--data",
    metavar="DIR",
    multiple=True,
    type=click.Path(path_type=Path),
    help="Your own Turtle, a folder or a file, beside the shipped data; may be repeated.",
)
@click.option(
    "--store",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Folder of built graphs (default: $KG_HOME/store, else the user's cache).",
)
def command(data: tuple[Path, ...], store: Path | None) -> None:
    """Build the graph from its files, after checking them.

    Reading commands build by themselves when they must; the old graph answers
    until the new one is whole.

    \b
    Example:
      kg build --data my-articles
    """
    import time

    from kg import paths
    from kg.build import build as build_graph

    started = time.monotonic()
    root = store if store is not None else paths.store()
    built = build_graph(list(data), root, progress)
    seconds = time.monotonic() - started
    say(
        f"built {built.triples:,} triples in {seconds:.1f} s, {built.notices} notices"
        f" (`kg check` lists them)"
    )
    click.echo(built.place)
