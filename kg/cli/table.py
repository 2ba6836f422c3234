"""Table: rows as a table that fits the terminal, or as records where none can."""

from __future__ import annotations

import csv
import io
import json

from kg.cli.terminal import clean
from kg.errors import UsageError

# Cells longer than this may fold; a narrower column would break words.
MOST = 20


def rows(heads: list[str], lines: list[list[str]], width: int, *, color: bool) -> str:
    """The rows as text; a table where its columns fit in *width* columns.

    Nothing is cut: long cells fold, and where too many columns are asked for,
    each row becomes a block of lines.
    """
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    if not lines:
        return "no rows\n"
    stream = io.StringIO()
    console = Console(
        file=stream,
        width=width,
        force_terminal=color,
        no_color=not color,
        highlight=False,
        emoji=False,
        legacy_windows=False,
    )
    if not _fits(heads, lines, width):
        _records(console, heads, lines)
        return _trimmed(stream.getvalue())
    grid = Table(
        box=None, pad_edge=False, header_style="bold" if color else None, padding=(0, 2, 0, 0)
    )
    for head in heads:
        grid.add_column(Text(head), overflow="fold")
    for line in lines:
        grid.add_row(*(Text(clean(cell)) for cell in line))
    console.print(grid)
    return _trimmed(stream.getvalue())


def _trimmed(text: str) -> str:
    """The lines without the blanks that fill a column up."""
    return "\n".join(line.rstrip() for line in text.split("\n"))


def _fits(heads: list[str], lines: list[list[str]], width: int) -> bool:
    """Whether every column can have the width of its content, up to `MOST`."""
    wanted = 0
    for at, head in enumerate(heads):
        longest = max([len(head), *(len(line[at]) for line in lines)])
        wanted += min(longest, MOST) + 2
    return wanted <= width


def _records(console: object, heads: list[str], lines: list[list[str]]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    assert isinstance(console, Console)
    for number, line in enumerate(lines):
        if number:
            console.print()
        grid = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
        grid.add_column(style="dim", no_wrap=True)
        grid.add_column(overflow="fold")
        for head, cell in zip(heads, line, strict=True):
            if cell:
                grid.add_row(Text(head), Text(clean(cell)))
        console.print(grid)


def plain(heads: list[str], lines: list[list[str]], format_: str) -> bytes:
    """A list of our own (no query's answer) as csv, tsv or json.

    Raises:
        UsageError: another format.
    """
    if format_ == "json":
        records = [dict(zip(heads, line, strict=True)) for line in lines]
        return (json.dumps(records, ensure_ascii=False, indent=1) + "\n").encode("utf-8")
    if format_ not in {"csv", "tsv"}:
        raise UsageError(
            f"format {format_} does not fit a list; wanted table, md, csv, tsv or json"
        )
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter="\t" if format_ == "tsv" else ",")
    writer.writerow(heads)
    writer.writerows(lines)
    return stream.getvalue().encode("utf-8")
