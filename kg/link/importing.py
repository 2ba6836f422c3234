"""Importing: a file of an outside dataset to graph data, and an account of its rows."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from kg import turtle
from kg.errors import InputError
from kg.link import endorsement_csv, fivethirtyeight, graphing, tables
from kg.link.incoming import Reading
from kg.link.mapping import Said

NAMES = ("fivethirtyeight", "csv")
_REPORT = ("line", "name", "state", "reason", "claim")


@dataclass(frozen=True, slots=True)
class Imported:
    """The graph data of a file as Turtle, and what was read."""

    turtle: str
    reading: Reading

    def summary(self) -> Iterator[str]:
        """What became of the rows, in lines."""
        read, counts = self.reading, self.reading.counts()
        total = len(read.rows) + len(read.refused)
        became = ", ".join(f"{count} {what}" for what, count in sorted(counts.items()))
        yield read.dataset.title
        yield (
            f"{total} rows in: {len(read.rows)} in the graph ({became}),"
            f" {len(read.refused)} refused"
        )
        for one in read.refused[:10]:
            yield f"line {one.line} refused: {one.reason}"
        if len(read.refused) > 10:
            yield f"and {len(read.refused) - 10} more lines refused; --report FILE lists them all"
        for line, note in read.notes[:10]:
            yield f"line {line}: {note}"
        if len(read.notes) > 10:
            yield f"and {len(read.notes) - 10} more spellings; --report FILE lists them all"

    def report(self) -> bytes:
        """Each row with what became of it, as CSV in the order of the lines."""
        return report(self.reading)


def bring(name: str, path: Path, *, id_: str = "", url: str = "", day: str = "",
          said: Said | None = None) -> Imported:  # fmt: skip
    """The file at *path*, of the dataset *name*, as graph data.

    *id_* begins every id instead of the dataset's own, *url* and *day* are where
    and when this copy was published.

    Raises:
        InputError: see the readers.
        NothingError: every row is refused.
    """
    content = turtle.read_bytes(path)
    if name == "csv":
        reading = endorsement_csv.read(path, said or Said())
    else:
        reading = fivethirtyeight.read(path)
    dataset = reading.dataset
    count = len(reading.rows) + len(reading.refused)
    version = f"A file of {count} rows with the SHA-256 {hashlib.sha256(content).hexdigest()}."
    reading = replace(
        reading,
        dataset=replace(
            dataset,
            id=id_ or dataset.id,
            url=url or dataset.url,
            day=day,
            version=f"{version} {dataset.version}".strip(),
        ),
    )
    if not reading.rows:
        raise NothingError(path, reading)
    return Imported(graphing.turtle(reading), reading)


class NothingError(InputError):
    """Every row of a file is refused; *reading* says why."""

    def __init__(self, path: Path, reading: Reading) -> None:
        self.reading = reading
        first = reading.refused[0]
        super().__init__(
            f"{str(path)!r}: all {len(reading.refused)} rows are refused, so nothing is written;"
            f" line {first.line}: {first.reason}"
        )


def report(reading: Reading) -> bytes:
    """Each row with what became of it, and the notes, as CSV in the order of the lines."""
    lines = [
        (row.line, row.name, "in the graph", row.became, f"claim:{reading.dataset.id}.{row.line}")
        for row in reading.rows
    ]
    lines += [(one.line, one.name, "refused", one.reason, "") for one in reading.refused]
    lines += [(line, "", "note", note, "") for line, note in reading.notes]
    return tables.write(_REPORT, [(str(line), *rest) for line, *rest in sorted(lines)])
