"""The command ``kg import``."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.terminal import apart, emit, say
from kg.errors import UsageError

if TYPE_CHECKING:
    from kg.link import importing

_CSV_ONLY = ("column", "contest", "title", "publisher", "license")


@click.command("import")
@click.argument("name", type=click.Choice(("fivethirtyeight", "csv")), metavar="NAME")
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
@click.option(
    "-o",
    "output",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="FOLDER",
    help="The folder to write to (default: standard output).",
)
@click.option(
    "--report",
    type=click.Path(path_type=Path),
    metavar="FILE.csv",
    help="Write what became of each row as a table.",
)
@click.option("--id", "id_", metavar="ID", help="What every id begins with, instead of the usual.")
@click.option("--url", metavar="URL", help="Where this copy of the file is published.")
@click.option("--day", metavar="DAY", help="The day it was published, like 2026-03-14.")
@click.option(
    "--column",
    multiple=True,
    metavar="FIELD=HEADING",
    help="csv: which column is the endorser, candidate, contest …; may be repeated.",
)
@click.option("--contest", metavar="TEXT", help="csv: the contest of all rows.")
@click.option("--title", metavar="TEXT", help="csv: what the table is called.")
@click.option("--publisher", metavar="TEXT", help="csv: who made the table.")
@click.option("--license", metavar="URL", help="csv: the address of the table's licence.")
def command(
    name: str,
    file: Path,
    output: Path | None,
    report: Path | None,
    id_: str | None,
    url: str | None,
    day: str | None,
    **options: str | tuple[str, ...] | None,
) -> None:
    """Turn an outside table of endorsements into graph data.

    NAME is fivethirtyeight (any of its seven files of endorsements) or csv (a
    table with columns endorser, candidate, contest and more). Then use the
    folder with --data. Every row comes in or is refused with the reason.

    \b
    Example:
      kg import fivethirtyeight endorsements-2020.csv -o mine
    """
    for option in _CSV_ONLY:
        if options[option] and name != "csv":
            raise UsageError(f"--{option} is for csv only; {name} says it itself")
    check(id_, url, day, options["license"])
    apart((file,), report)
    from kg.link import importing as imports
    from kg.link.mapping import FIELDS, Said

    said = Said(
        columns(options["column"], FIELDS),
        words(options["contest"]),
        words(options["title"]),
        words(options["publisher"]),
        words(options["license"]),
    )
    try:
        done = imports.bring(name, file, id_=id_ or "", url=url or "", day=day or "", said=said)
    except imports.NothingError as error:
        if report is not None:
            emit(imports.report(error.reading), report)
        raise
    target = None if output is None else output / f"{done.reading.dataset.id}.ttl"
    apart((file,), target, report)
    _write(done, output)
    if report is not None:
        emit(done.report(), report)
    for line in done.summary():
        say(f"kg: {line}")


def _write(done: importing.Imported, output: Path | None) -> None:
    content = done.turtle.encode("utf-8")
    if output is None:
        emit(content, None)
        return
    from kg.errors import InputError

    try:
        output.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        problem = error.strerror or error
        raise InputError(f"cannot write to {str(output)!r}: {problem}; name a folder") from error
    target = output / f"{done.reading.dataset.id}.ttl"
    emit(content, target)
    say(f"kg: wrote {target}")


def check(id_: str | None, url: str | None, day: str | None, licence: object) -> None:
    """Refuse what the command line alone shows to be wrong."""
    if id_ and not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", id_):
        raise UsageError(f"--id {id_[:60]!r}: wanted lower-case letters, digits and hyphens")
    if day and not _is_day(day):
        raise UsageError(f"--day {day[:60]!r}: wanted a day like 2026-03-14")
    for option, value in (("--url", url), ("--license", licence)):
        if value:
            from kg.link import values

            if not values.address(str(value)):
                raise UsageError(f"{option} {str(value)[:60]!r}: wanted an address with http")


def _is_day(text: str) -> bool:
    try:
        return datetime.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def columns(given: object, fields: Iterable[str]) -> dict[str, str]:
    """The headings by their *fields*.

    Raises:
        UsageError: one is malformed, given twice or of no field.
    """
    found: dict[str, str] = {}
    for one in given if isinstance(given, tuple) else ():
        what, equals, heading = one.partition("=")
        if not equals or not heading.strip():
            raise UsageError(f"--column {one[:60]!r}: wanted FIELD=HEADING")
        if what not in fields:
            raise UsageError(
                f"--column {what[:60]!r}: no such field; there are {', '.join(fields)}"
            )
        if what in found:
            raise UsageError(f"--column {what}: given twice")
        found[what] = heading
    return found


def words(given: object) -> str:
    """A text of an option on one line; empty if it was not given."""
    return " ".join(given.split()) if isinstance(given, str) else ""
