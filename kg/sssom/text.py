"""Text: the bytes of a file become a set of mappings, and a set bytes."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from kg.errors import SssomError
from kg.sssom import heading, rules
from kg.sssom.model import MappingSet, Row

# Slots of ours in the order in which they are written; others follow by name.
COLUMNS = (
    *("subject_id", "subject_label", "predicate_id", "predicate_modifier", "object_id"),
    *("object_label", "mapping_justification", "author_id", "author_label", "reviewer_id"),
    *("reviewer_label", "review_date", "mapping_cardinality", "object_source_version"),
    *("mapping_date", "confidence", "comment"),
)
METADATA = (
    *("mapping_set_id", "mapping_set_version", "mapping_set_title", "mapping_set_description"),
    *("license", "sssom_version", "subject_source", "subject_source_version", "object_source"),
    *("object_source_version", "mapping_provider", "mapping_tool", "mapping_tool_version"),
    *("mapping_date", "comment"),
)
NEEDED = ("predicate_id", "mapping_justification")
LONGEST_CELL = 1_000_000


def read(path: Path) -> MappingSet:
    """The mapping set in a file.

    Raises:
        InputError: it cannot be read.
        SssomError: it is not valid SSSOM TSV; the line is named.
    """
    from kg import turtle

    return parse(turtle.read_bytes(path), path)


def parse(content: bytes, path: Path) -> MappingSet:
    """The mapping set in the bytes of a file; *path* is only named in errors.

    Raises:
        SssomError: see `read`.
    """
    text = _decoded(content, path)
    lines = text.split("\n")
    height = next((at for at, line in enumerate(lines) if not line.startswith("#")), len(lines))
    metadata = heading.parse("\n".join(line[1:] for line in lines[:height]), path)
    found = MappingSet(metadata, tuple(_rows("\n".join(lines[height:]), height, path)))
    rules.check(found, path)
    return found


def _decoded(content: bytes, path: Path) -> str:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise SssomError(path, line, "is not UTF-8 text; save the file as UTF-8") from error
    # As editors on Windows save it; what is written ends in line feeds.
    text = text.replace("\r\n", "\n")
    for character, name in (("\0", "a NUL byte"), ("\r", "a carriage return")):
        if character in text:
            line = text.count("\n", 0, text.index(character)) + 1
            problem = f"holds {name}; save it as text whose lines end in a line feed"
            raise SssomError(path, line, problem)
    return text


def _rows(text: str, above: int, path: Path) -> Iterable[Row]:
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter="\t", strict=True)
    line = above + 1
    columns: list[str] = []
    try:
        for cells in reader:
            if not columns:
                columns = _columns(cells, path, line)
            elif cells and len(cells) != len(columns):
                problem = f"{len(cells)} cells, wanted {len(columns)}; put a tab between cells"
                raise SssomError(path, line, problem)
            elif cells:
                pairs = zip(columns, cells, strict=True)
                yield Row({slot: cell for slot, cell in pairs if cell}, line)
            line = above + reader.line_num + 1
    except csv.Error as error:
        raise SssomError(path, line, f"the table is malformed: {error}") from error
    if not columns:
        raise SssomError(path, above + 1, "has no table below its heading")


def _columns(cells: Sequence[str], path: Path, line: int) -> list[str]:
    wrong = next((c for c in cells if not c or cells.count(c) > 1), None)
    if wrong is not None or not cells:
        problem = f"column {wrong or ''!r} stands twice or has no name; name each once"
        raise SssomError(path, line, problem)
    return list(cells)


def write(found: MappingSet) -> bytes:
    """The set in our form: known slots first and in order, no empty columns."""
    import yaml

    metadata = dict(found.metadata)
    prefixes = dict(sorted(metadata.pop("curie_map", {}).items()))
    ordered = {slot: metadata.pop(slot) for slot in METADATA if slot in metadata}
    head = {"curie_map": prefixes, **ordered, **dict(sorted(metadata.items()))}
    dumped = yaml.safe_dump(head, sort_keys=False, allow_unicode=True, width=10**9)
    used = {slot for row in found.rows for slot in row.cells}
    columns = [slot for slot in COLUMNS if slot in used or slot in NEEDED]
    columns += sorted(used - set(columns))
    stream = io.StringIO(newline="")
    stream.writelines(f"#{line}\n" for line in dumped.removesuffix("\n").split("\n"))
    writer = csv.writer(stream, delimiter="\t", lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([row.cells.get(slot, "") for slot in columns] for row in found.rows)
    return stream.getvalue().encode("utf-8")
