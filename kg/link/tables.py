"""Tables: CSV files that come from anywhere, read safely and written harmlessly."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from kg.errors import InputError

# A cell that a spreadsheet would run; a plain number is none.
_LIVE = re.compile(r"[=+\-@\t\r\n＝＋－＠]")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?")
LONGEST_CELL = 1_000_000


def read(path: Path, wanted: Sequence[str]) -> tuple[list[str], Iterator[tuple[int, list[str]]]]:
    """The columns of the CSV file *path*, and its rows with their line numbers from 1.

    Columns are named in lower case. A row that ends early has empty cells.

    Raises:
        InputError: the file is missing, empty, no UTF-8 CSV, or has none of a
            *wanted* column; or, as rows are read, a row is malformed.
    """
    rows = _rows(path)
    _, heading = next(rows, (0, []))
    columns = [name.strip().casefold() for name in heading]
    if not any(columns):
        raise InputError(f"{str(path)!r} is empty: wanted a CSV file with a heading row")
    for name in wanted:
        if name not in columns:
            raise InputError(
                f"{str(path)!r} has no column {name!r}; it has {_listed(columns)}."
                " Name the columns in the first row"
            )
    twice = sorted({name for name in columns if name and columns.count(name) > 1})
    if twice:
        raise InputError(f"{str(path)!r} has two columns {twice[0]!r}; name each column once")
    return columns, _even(path, rows, len(columns))


def _even(
    path: Path, rows: Iterator[tuple[int, list[str]]], width: int
) -> Iterator[tuple[int, list[str]]]:
    for line, row in rows:
        if len(row) == width:
            yield line, row
        elif not row or not any(row):
            continue
        elif len(row) < width:
            yield line, [*row, *[""] * (width - len(row))]
        else:
            raise InputError(
                f"{str(path)!r}, line {line}: {len(row)} cells, wanted {width};"
                " put a cell that holds a comma in double quotes"
            )


def _rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    csv.field_size_limit(LONGEST_CELL)
    begun = 1
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            reader = csv.reader(stream, strict=True)
            for row in reader:
                yield reader.line_num, row
                begun = reader.line_num + 1
    except OSError as error:
        raise InputError(f"cannot read {str(path)!r}: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise InputError(
            f"{str(path)!r} is not UTF-8 text ({error.reason}); save it as CSV UTF-8"
        ) from error
    except csv.Error as error:
        raise InputError(f"{str(path)!r}, line {begun}: {malformed(error)}") from error


def malformed(error: csv.Error) -> str:
    """What is wrong with the row that begins there; *error* is of a strict reader."""
    if "unexpected end" in str(error):
        return 'a double quote opens a cell and nothing closes it; close it with another "'
    if "expected after" in str(error):
        return 'text follows a closed double quote; write a quote inside a cell as ""'
    return f"is no CSV ({error})"


def write(heading: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """The rows as CSV, lines ended by a line feed; no cell is live in a spreadsheet."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(heading)
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    return stream.getvalue().encode("utf-8", "replace")


def harmless(cell: str) -> str:
    """*cell* with an apostrophe before what a spreadsheet would take for a formula.

    Source: OWASP, CSV injection.

    >>> harmless("=cmd|' /C calc'!A0"), harmless("-5"), harmless("Ana")
    ("'=cmd|' /C calc'!A0", '-5', 'Ana')
    """
    if _LIVE.match(cell.lstrip(" ")) and not _NUMBER.fullmatch(cell):
        return f"'{cell}"
    return cell


def _listed(columns: list[str]) -> str:
    named = [repr(name[:30]) for name in columns if name]
    return ", ".join(named[:8]) + (" …" if len(named) > 8 else "")
