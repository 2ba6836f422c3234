"""The command ``kg format``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kg.cli.terminal import say


@click.command("format")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]...")
@click.option("--check", is_flag=True, help="Change nothing; exit 1 if a file would change.")
def command(paths: tuple[Path, ...], check: bool) -> None:
    """Write Turtle files in the one form: sorted, one property a line.

    Without a path, the shipped data. A file that does not parse stays as it is.

    \b
    Example:
      kg format my-articles/rivera.ttl
    """
    from kg import paths as places
    from kg import turtle

    given = list(paths) or [places.shared("data")]
    changed = 0
    for path in [path for place in given for path in turtle.listed(place)]:
        text = turtle.decode(turtle.read_bytes(path), path)
        if turtle.format_text(text, path) == text:
            continue
        changed += 1
        if check:
            click.echo(f"{path}: not in the one form; run `kg format {path}`")
        else:
            turtle.format_file(path)
            click.echo(f"{path}: written")
    say(f"{changed} file{'' if changed == 1 else 's'} {'to change' if check else 'changed'}")
    if check and changed:
        sys.exit(1)
