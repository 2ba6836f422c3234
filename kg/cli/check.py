"""The command ``kg check``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.terminal import clean, colored, emit, progress, say

if TYPE_CHECKING:
    from kg.check import Finding


@click.command("check")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]...")
@click.option(
    "--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True
)
def command(paths: tuple[Path, ...], format_: str) -> None:
    """Find what is wrong in the data, and what is worth knowing.

    A fault breaks a rule and ends with exit code 1; a notice is true of the
    sources. With paths, only what is found in those files is listed.

    \b
    Example:
      kg check my-articles/rivera.ttl
    """
    import json

    from kg import check as checks
    from kg import paths as places
    from kg.article import Texts

    found = checks.run(list(paths), Texts(places.articles()), progress)
    if format_ == "json":
        written = json.dumps([f.as_json() for f in found], indent=1)
        emit(f"{written}\n".encode("ascii"), None)
    else:
        _print(found)
    if checks.faults(found):
        sys.exit(1)


def _line(finding: Finding) -> str:
    """A finding on one line, its severity in colour where there is a terminal."""
    line = clean(finding.one_line())
    if not colored():
        return line
    mark = f"{finding.severity} ["
    color = "red" if finding.severity == "fault" else "yellow"
    return line.replace(mark, f"{click.style(finding.severity, fg=color)} [", 1)


def _print(found: list[Finding]) -> None:
    lines = "".join(f"{_line(finding)}\n" for finding in found)
    emit(lines.encode("utf-8", "backslashreplace"), None)
    faults = sum(finding.severity == "fault" for finding in found)
    notices = len(found) - faults
    say(
        f"{faults} fault{'' if faults == 1 else 's'}, {notices} notice{'' if notices == 1 else 's'}"
    )
