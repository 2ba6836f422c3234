"""Cli: the command line, one module a command group.

A command parses, calls one function, prints. Everything heavy is imported
inside the function that needs it, so `kg --help` loads click and kg alone.
"""

from __future__ import annotations

import contextlib
import importlib
import io
import os
import sys
from types import TracebackType
from typing import NoReturn

import click

from kg.cli.terminal import emit, say
from kg.errors import KgError

# Each command with the module it stands in, in the order a reader meets them.
COMMANDS = {
    name: f"kg.cli.{name}"
    for name in (
        "query",
        "show",
        "draw",
        "build",
        "check",
        "format",
        "article",
        "link",
        "review",
        "export",
        "serve",
    )
}
# A module cannot be called import.
COMMANDS["import"] = "kg.cli.importing"


class Commands(click.Group):
    """A group that loads only the command that is called."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """The names of the commands."""
        return list(COMMANDS)

    def get_command(self, _ctx: click.Context, name: str) -> click.Command | None:
        """The command of that name, loaded now."""
        if name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(COMMANDS[name]).command
        return command


def _print_version(ctx: click.Context, _param: click.Parameter, value: bool) -> None:
    if not value or ctx.resilient_parsing:
        return
    from kg import versions

    click.echo(versions.current().one_line())
    ctx.exit()


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version",
    is_flag=True,
    expose_value=False,
    is_eager=True,
    callback=_print_version,
    help="Show the versions of the tools, the ontology and the data.",
)
def kg() -> None:
    """Ask who backs whom, who decided it, who said so, and how we know.

    \b
    Start here:
      kg query no-recommendations
      kg show union:unison
      kg draw -o network.html
    """


def run() -> NoReturn:
    """Be the process: `main`, then an end without tearing down what was read.

    Closing a store and freeing an interpreter that nobody needs any more took a
    sixth of the time of a query.
    """
    code: object = 0
    try:
        main()
    except SystemExit as stop:
        code = stop.code
    with contextlib.suppress(OSError):
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(code if isinstance(code, int) else 0)


def main() -> None:
    """Run the command line; every error is one line that begins ``kg: ``."""
    sys.excepthook = _unexpected
    if isinstance(sys.stdout, io.TextIOWrapper):
        # A name that the terminal's encoding lacks is written as an escape.
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        code = kg.main(prog_name="kg", standalone_mode=False)
        emit(b"", None)
    except KgError as error:
        say(f"kg: {_one_line(error)}")
        sys.exit(error.exit_code)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        sys.exit(2)
    except click.ClickException as error:
        say(f"kg: {_one_line(error.format_message())}")
        sys.exit(2 if isinstance(error, click.UsageError) else 1)
    except (click.Abort, KeyboardInterrupt):
        say("kg: stopped")
        sys.exit(130)
    sys.exit(code if isinstance(code, int) else 0)


def _one_line(message: object) -> str:
    return " ".join(str(message).split())


def _unexpected(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """A fault of our own: one line, and the whole trace where it is asked for."""
    if os.environ.get("KG_DEBUG"):
        sys.__excepthook__(kind, error, trace)
        return
    say(f"kg: a fault in kg itself ({kind.__name__}: {_one_line(error)[:200]});"
        " please report it with what KG_DEBUG=1 shows")  # fmt: skip
