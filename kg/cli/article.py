"""The commands ``kg article add`` and ``kg article list``."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.terminal import colored, emit, opened, reading_options, say, width


@click.group("article")
def command() -> None:
    """Keep the texts of articles, so that answers can show the passage itself.

    Texts stay in your own folder ($KG_HOME/articles, else the user's data) and
    never enter the graph.
    """


@command.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--phrase",
    "phrases",
    multiple=True,
    help="Up to eight words of a passage; writes the Turtle of its evidence. May be repeated.",
)
@reading_options
def add(
    file: Path,
    phrases: tuple[str, ...],
    data: tuple[Path, ...],
    store: Path | None,
    endpoint: str | None,
) -> None:
    """Keep the text of an article: a text file, or JSON with a `text` field.

    Says which article of the graph it is. Where the graph has none, the Turtle
    to start one from is written to standard output.

    \b
    Example:
      kg article add herald.json --phrase "endorses Rivera"
    """
    from kg import article as articles
    from kg import claim, contribute, paths

    text = articles.read(file)
    evidence = [claim.locate(text, phrase) for phrase in phrases]
    graph = opened(data, store, endpoint)
    place, new = articles.add(text, paths.articles())
    say(f"kg: {'kept' if new else 'already held'}: {place}")
    known = contribute.known(graph.engine, text)
    say(f"kg: {known.sentence}")
    if evidence or (known.iri is None and known.edition_of is None):
        emit(contribute.turtle_of(text, known, evidence).encode("utf-8"), None)


@command.command("list")
@reading_options
def list_(data: tuple[Path, ...], store: Path | None, endpoint: str | None) -> None:
    """List the articles of the graph, and which of their texts are held.

    \b
    Example:
      kg article list
    """
    from kg import contribute
    from kg.cli import table

    graph = opened(data, store, endpoint)
    heads, lines = contribute.listed(graph.engine, graph.texts)
    emit(table.rows(heads, lines, width(), color=colored()).encode("utf-8"), None)
