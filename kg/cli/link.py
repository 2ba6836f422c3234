"""The commands ``kg link match``, ``kg link dataset`` and ``kg link names``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.terminal import apart, deliver, emit, opened, progress, reading_options, say
from kg.errors import UsageError

if TYPE_CHECKING:
    from kg import sssom
    from kg.link.dataset import Linked
    from kg.link.datasets import Told
    from kg.link.datasets.given import Given
    from kg.link.judged import Judged

# The names of kg.link.datasets, which a test compares: help must load nothing.
DATASETS = (
    *("congress", "csv", "democracyclub", "everypolitician", "fivethirtyeight"),
    *("mnis", "parlparse", "wikidata"),
)
_CSV_ONLY = ("column", "kind", "title", "publisher", "base")
_OUTPUT = click.option(
    "-o",
    "output",
    type=click.Path(path_type=Path),
    metavar="OUT.csv",
    help="The file to write (default: standard output).",
)


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
@_OUTPUT
def match(queries: Path, target: Path, kind: str, no_context: bool, output: Path | None) -> None:
    """Match names in a CSV file with the rows of a target table.

    Reads row_id, name, country, context and context_… of the queries, and no
    other column. Writes for each row LINK, NIL or REVIEW, how certain the best
    is, up to five alternatives, and why.

    \b
    Example:
      kg link match names.csv --target members.csv --kind person -o matches.csv
    """
    apart((queries, target), output)
    from kg.link import columns
    from kg.link.match import match as matched

    deliver(matched(queries, target, kind, with_context=not no_context), output)
    if other := columns.other_kind(target, kind):
        say(f"kg: {target.name} has the columns of a table for --kind {other}, not {kind}")


@command.command()
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE.csv")
@click.option(
    "--kind",
    default="person",
    type=click.Choice(("person", "union")),
    show_default=True,
    help="What the names are of.",
)
@click.option("--no-context", is_flag=True, help="Compare names and countries alone.")
@_OUTPUT
@reading_options
def names(
    file: Path,
    kind: str,
    no_context: bool,
    output: Path | None,
    data: tuple[Path, ...],
    store: Path | None,
    endpoint: str | None,
) -> None:
    """Find the people or unions of the graph that a list of names means.

    Reads the columns that kg link match reads: row_id, name, country, context
    and context_…. Writes the id and label for LINK, and otherwise who comes near.

    \b
    Example:
      kg link names guests.csv --kind person -o guests-linked.csv
    """
    apart((file, *data), output)
    from kg.link.names import names as named

    graph = opened(data, store, endpoint)
    deliver(named(graph.engine, file, kind, with_context=not no_context), output)


@command.command()
@click.argument("name", type=click.Choice(DATASETS), metavar="NAME")
@click.argument("file", required=False, metavar="FILE")
@click.option(
    "-o",
    "output",
    type=click.Path(path_type=Path),
    metavar="FILE.sssom.tsv",
    help="The file of mappings to write, with what is left to judge beside it"
    " (default: standard output). Judgements in it are kept.",
)
@click.option(
    "--report",
    type=click.Path(path_type=Path),
    metavar="FILE.csv",
    help="Write what came of everyone as a table.",
)
@click.option(
    "--facts",
    type=click.Path(path_type=Path),
    metavar="FILE.ttl",
    help="Write what the dataset says of the linked ones, to use with --data.",
)
@click.option("--ids-only", is_flag=True, help="Link by ids alone; compare no names.")
@click.option("--day", metavar="DAY", help="The day of this copy, like 2026-03-14.")
@click.option(
    "--from-endpoint", metavar="URL", help="wikidata: ask this SPARQL endpoint, not a file."
)
@click.option(
    "--column",
    multiple=True,
    metavar="FIELD=HEADING",
    help="csv: which column is the id, name, party …; may be repeated.",
)
@click.option(
    "--kind",
    type=click.Choice(("person", "organization")),
    help="csv: what the rows are, where no column says it (default: person).",
)
@click.option("--title", metavar="TEXT", help="csv: what the table is called.")
@click.option("--publisher", metavar="TEXT", help="csv: who made the table.")
@click.option("--license", metavar="URL", help="The address of the licence of this copy.")
@click.option("--base", metavar="URL", help="csv: what the address of each record begins with.")
@reading_options
def dataset(
    name: str,
    file: str | None,
    output: Path | None,
    report: Path | None,
    facts: Path | None,
    ids_only: bool,
    from_endpoint: str | None,
    data: tuple[Path, ...],
    store: Path | None,
    endpoint: str | None,
    **options: str | tuple[str, ...] | None,
) -> None:
    """Link the people and organizations of the graph to an outside dataset.

    NAME is congress, csv, democracyclub, everypolitician, fivethirtyeight, mnis,
    parlparse or wikidata; FILE a file of it, or an http address. Ids first, then
    names with what stands beside them. What is not certain is left to a person:
    kg review links.

    \b
    Example:
      kg link dataset mnis members.csv -o mnis.sssom.tsv
    """
    told = _told(name, options)
    if bool(file) == bool(from_endpoint) or (from_endpoint and name != "wikidata"):
        raise UsageError("name one FILE (or, for wikidata, --from-endpoint URL)")
    from kg import sssom
    from kg.link import dataset as linking
    from kg.link import datasets, judged, review, writing
    from kg.link.facts import facts as said

    if output is not None and not output.name.endswith(sssom.SUFFIX) and str(output) != "-":
        raise UsageError(f"-o {output.name[:60]!r}: wanted a name that ends in {sssom.SUFFIX}")
    beside = review.report_of(output) if output is not None and _is_file(output) else None
    apart((file, *data), output, beside, report, facts)
    before = judged.of(_existing(output))
    progress(f"reading {file or from_endpoint}")
    found = datasets.read(name, _given(file, from_endpoint), told)
    graph = opened(data, store, endpoint)
    progress(f"linking to {len(found.records):,} records")
    linked = linking.link(graph.engine, found, before, names=not ids_only)
    _write(linked, before, told.day, output)
    if report is not None:
        emit(writing.report(linked), report)
    if beside is not None:
        emit(writing.report(linked), beside)
    if facts is not None:
        emit(said(linked).encode("utf-8"), facts)
    for line in writing.summary(linked):
        say(f"kg: {line}")


def _write(linked: Linked, before: Judged, day: str, output: Path | None) -> None:
    from kg import sssom
    from kg.link import writing

    deliver(sssom.write(writing.mapping_set(linked, before, day)), output)


def _is_file(output: Path | None) -> bool:
    return output is not None and str(output) != "-"


def _existing(output: Path | None) -> sssom.MappingSet | None:
    """The mappings that the output holds already, for the judgements in them."""
    from kg import sssom

    if output is None or not _is_file(output) or not output.exists():
        return None
    return sssom.read(output)


def _given(file: str | None, from_endpoint: str | None) -> Given:
    from kg.link.datasets import given

    if from_endpoint is not None:
        from kg.link.datasets import wikidata

        return wikidata.ask(from_endpoint)
    assert file is not None
    return given.get(file, lambda line: say(f"kg: {line}"))


def _told(name: str, options: dict[str, str | tuple[str, ...] | None]) -> Told:
    """What the options say of the file.

    Raises:
        UsageError: an option is not for this dataset, or malformed.
    """
    from kg.cli import importing
    from kg.link import values
    from kg.link.datasets import Told
    from kg.link.datasets.plain import FIELDS

    for option in _CSV_ONLY:
        if options[option] and name != "csv":
            raise UsageError(f"--{option} is for csv only; {name} says it itself")
    day, licence, base = (options[one] for one in ("day", "license", "base"))
    importing.check(None, None, str(day) if day else None, licence)
    if base and not values.address(str(base)):
        raise UsageError(f"--base {str(base)[:60]!r}: wanted an address with http")
    return Told(
        day=str(day or ""),
        columns=importing.columns(options["column"], FIELDS),
        title=importing.words(options["title"]),
        publisher=importing.words(options["publisher"]),
        licence=str(licence or ""),
        base=str(base or ""),
        kind=str(options["kind"] or ""),
    )
