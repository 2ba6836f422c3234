"""Reading: CSV, JSON and XML of others, read safely; and what a wrong file looks like."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from kg.errors import InputError
from kg.link import tables
from kg.link.datasets.given import Given

LONGEST_CELL = 1_000_000
# A file by what stands in its first lines, the most telling first.
_LOOKS = (
    (("%PDF",), "a PDF"),
    (("PK\x03\x04",), "a packed file (zip, xlsx)"),
    (("<!doctype html", "<html"), "a web page"),
    (("<twfy",), "an XML file of parlparse"),
    (("<publicwhip",), "an XML file of parlparse"),
    (('"results"', '"bindings"'), "results of a SPARQL query"),
    (('"items"', '"resultcontext"'), "an answer of the members service"),
    (("mapping_set_id",), "a file of SSSOM mappings"),
    (("parlparse_id", "theyworkforyou_url"), "a table of Democracy Club"),
    (("member_id", "pcon_name"), "a table of Members of Parliament (MNIS)"),
    (("candidate mnis id",), "a table of a general election (MNIS)"),
    (("group_id", "sort_name", "chamber"), "a term of EveryPolitician"),
    (("bioguide",), "a file of the United States legislators"),
    (("endorsee",), "a table of endorsements (FiveThirtyEight)"),
    (('"persons"',), "a Popolo file"),
    (('"memberships"',), "a Popolo file"),
)

# These are known by how they begin; the others by all their marks.
_BEGIN = ("a PDF", "a packed file (zip, xlsx)", "a web page")


def wrong(given: Given, wanted: str) -> InputError:
    """The error that says what a file looks like and what was wanted."""
    looks = look(given.content)
    what = f"looks like {looks}" if looks else "is not what was wanted"
    return InputError(f"{given.name!r} {what}; wanted {wanted}")


def look(content: bytes) -> str:
    """What the start of a file tells of it; empty if nothing."""
    start = content[:4000].decode("utf-8-sig", "replace").casefold().lstrip()
    ends = start + content[-2000:].decode("utf-8", "replace").casefold()
    for marks, name in _LOOKS:
        if name in _BEGIN and start.startswith(tuple(mark.casefold() for mark in marks)):
            return name
        if all(mark.casefold() in ends for mark in marks):
            return name
    return ""


def text(given: Given) -> str:
    """The file as text.

    Raises:
        InputError: it is not UTF-8.
    """
    try:
        return given.content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = given.content.count(b"\n", 0, error.start) + 1
        problem = "is not UTF-8 text; save the file as UTF-8"
        raise InputError(f"{given.name!r}, line {line}: {problem}") from error


def from_json(given: Given, wanted: str) -> Any:
    """The JSON value of a file.

    Raises:
        InputError: it is none.
    """
    try:
        return json.loads(text(given))
    except json.JSONDecodeError as error:
        if look(given.content):
            raise wrong(given, wanted) from error
        problem = f"is no JSON ({error.msg}, line {error.lineno}); wanted {wanted}"
        raise InputError(f"{given.name!r} {problem}") from error
    except RecursionError as error:
        raise InputError(f"{given.name!r} is nested too deeply to be {wanted}") from error


def rows(
    given: Given, needed: Sequence[str], wanted: str
) -> Iterator[tuple[int, Mapping[str, str]]]:
    """The rows of a CSV file by column, columns in lower case, with their lines from 1.

    Raises:
        InputError: it is no CSV, or lacks a *needed* column; or, as rows are
            read, a row is malformed.
    """
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(io.StringIO(text(given), newline=""), strict=True)
    begun = 1
    try:
        columns = [name.strip().casefold() for name in next(reader, [])]
        missing = [name for name in needed if name not in columns]
        if missing:
            if look(given.content):
                raise wrong(given, f"{wanted}, with a column {missing[0]!r}")
            problem = f"has no column {missing[0]!r}; wanted {wanted}"
            raise InputError(f"{given.name!r} {problem}")
        begun = reader.line_num + 1
        for cells in reader:
            if len(cells) > len(columns):
                problem = f"{len(cells)} cells, wanted {len(columns)}"
                raise InputError(f"{given.name!r}, line {reader.line_num}: {problem}")
            if any(cells):
                full = [*cells, *[""] * (len(columns) - len(cells))]
                yield reader.line_num, {c: v.strip() for c, v in zip(columns, full, strict=True)}
            begun = reader.line_num + 1
    except csv.Error as error:
        problem = f"line {begun}: {tables.malformed(error)}"
        raise InputError(f"{given.name!r}, {problem}") from error


def elements(given: Given, wanted: str) -> list[tuple[str, dict[str, str]]]:
    """The elements of an XML file with their attributes, in order.

    A document type is refused: it can define entities that grow without end.

    Raises:
        InputError: it is no XML, or has a document type.
    """
    from xml.parsers import expat

    found: list[tuple[str, dict[str, str]]] = []
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda name, attributes: found.append((name, attributes))
    parser.StartDoctypeDeclHandler = _refuse(given)
    try:
        parser.Parse(given.content, True)  # whole, so final
    except expat.ExpatError as error:
        if not given.content.lstrip().startswith(b"<"):
            raise wrong(given, wanted) from error
        problem = f"is broken XML at line {error.lineno}; wanted {wanted}"
        raise InputError(f"{given.name!r} {problem}") from error
    return found


def _refuse(given: Given) -> Callable[..., None]:
    def refuse(*_: object) -> None:
        if look(given.content):
            raise wrong(given, "XML without a document type")
        raise InputError(f"{given.name!r} has a document type (<!DOCTYPE …>); remove it")

    return refuse
