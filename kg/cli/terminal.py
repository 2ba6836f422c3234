"""Terminal: what all commands share: options, messages, output."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from kg.api import Graph

Command = TypeVar("Command", bound=Callable[..., Any])

# Where output is no terminal there is no width to ask for.
WIDTH_WITHOUT_TERMINAL = 120


def say(message: str) -> None:
    """Write a line to standard error."""
    click.echo(message, err=True)


def reading_options(command: Command) -> Command:
    """The options of every command that reads the graph."""
    for option in (
        click.option("--endpoint", metavar="URL", help="Ask this SPARQL endpoint instead."),
        click.option(
            "--store",
            metavar="DIR",
            type=click.Path(path_type=Path),
            help="Folder of built graphs (default: $KG_HOME/store, else the user's cache).",
        ),
        click.option(
            "--data",
            metavar="DIR",
            multiple=True,
            type=click.Path(path_type=Path),
            help="Your own Turtle, a folder or a file, beside the shipped data; may be repeated.",
        ),
    ):
        command = option(command)
    return command


def opened(data: tuple[Path, ...], store: Path | None, endpoint: str | None) -> Graph:
    """The graph that the reading options name."""
    from kg import api

    return api.open(data, store=store, endpoint=endpoint, progress=progress)


def progress(step: str) -> None:
    """Say what is being done: to a terminal each step, else nothing but builds."""
    if sys.stderr.isatty() or step.startswith(("no built graph", "waiting")):
        say(f"kg: {step} …")


def width() -> int:
    """The width of the terminal in columns."""
    import shutil

    return shutil.get_terminal_size((WIDTH_WITHOUT_TERMINAL, 24)).columns


def emit(content: bytes, output: Path | None) -> None:
    """Write bytes to *output*, whole or not at all, or to standard output."""
    if output is None or str(output) == "-":
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    from kg import paths

    with paths.replacing(output) as stream:
        stream.write(content)
