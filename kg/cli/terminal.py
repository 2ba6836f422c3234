"""Terminal: what all commands share: options, messages, output."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from kg.errors import InputError, UsageError

if TYPE_CHECKING:
    from kg.api import Graph

Command = TypeVar("Command", bound=Callable[..., Any])

# Where output is no terminal there is no width to ask for.
WIDTH_WITHOUT_TERMINAL = 120


def say(message: str) -> None:
    """Write a line to standard error, without what could steer a terminal."""
    click.echo(clean(message), err=True)


def clean(text: str) -> str:
    """*text* with a space for each character that is not printable."""
    return "".join(c if c.isprintable() else " " for c in text)


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


def _close_output() -> None:
    """Let what is left in standard output go nowhere; Python would try it again at exit."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def colored(output: Path | None = None) -> bool:
    """Whether to write in colour: to a terminal whose reader has not said no.

    Source: no-color.org.
    """
    return output is None and sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def width() -> int:
    """The width of the terminal in columns."""
    import shutil

    return shutil.get_terminal_size((WIDTH_WITHOUT_TERMINAL, 24)).columns


def apart(inputs: Iterable[Path | str | None], *outputs: Path | None) -> None:
    """Refuse to write over a file that is read, or to write two files in one place.

    Raises:
        UsageError: an output is one of the inputs, or two outputs are one file.
    """
    read = {Path(one).resolve() for one in inputs if one is not None}
    written: set[Path] = set()
    for output in outputs:
        if output is None or str(output) == "-":
            continue
        if output.resolve() in read:
            raise UsageError(f"{str(output)!r} is read and would be overwritten; name another file")
        if output.resolve() in written:
            raise UsageError(f"{str(output)!r} would be written twice; name two files")
        written.add(output.resolve())


def emit(content: bytes, output: Path | None) -> None:
    """Write bytes to *output*, whole or not at all, or to standard output.

    Raises:
        InputError: it cannot be written.
    """
    if output is None or str(output) == "-":
        try:
            sys.stdout.flush()
            sys.stdout.buffer.write(content)
            sys.stdout.buffer.flush()
        except OSError as error:
            _close_output()
            if isinstance(error, BrokenPipeError):
                sys.exit(0)  # The reader (head, less) has seen enough.
            problem = error.strerror or error
            raise InputError(f"cannot write to standard output: {problem}") from error
        return
    from kg import paths

    with paths.replacing(output) as stream:
        stream.write(content)


def deliver(content: bytes, output: Path | None, what: str = "") -> None:
    """Write as `emit`, and say where, and *what* (such as "3 commands to "), if it is a file.

    Raises:
        InputError: it cannot be written.
    """
    emit(content, output)
    if output is not None and str(output) != "-":
        say(f"kg: wrote {what}{output}")
