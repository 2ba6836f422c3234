"""Rules: what the standard asks of a set, each breach told with its line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from kg.errors import SssomError
from kg.sssom.model import BUILT_IN, NOT, MappingSet, Row, values

_ENTITIES = frozenset(
    (
        *("subject_id", "predicate_id", "object_id", "mapping_justification", "creator_id"),
        *("author_id", "reviewer_id", "mapping_source", "subject_source", "object_source"),
        *("curation_rule", "subject_preprocessing", "object_preprocessing"),
        *("subject_match_field", "object_match_field"),
    )
)
_DAYS = ("mapping_date", "publication_date", "review_date")
_SHARES = ("confidence", "similarity_score")
_CURIE = re.compile(r"([A-Za-z_][\w.-]*):(\S+)")
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S+")


def check(found: MappingSet, path: Path) -> None:
    """Refuse a set that breaks a rule.

    Raises:
        SssomError: the first breach, with its line.
    """
    _heading(found, path)
    declared = found.prefixes
    for row in found.rows:
        _row(row, declared, path)


def _heading(found: MappingSet, path: Path) -> None:
    metadata = found.metadata
    for slot in ("mapping_set_id", "license"):
        value = metadata.get(slot)
        if not value:
            raise SssomError(path, 1, f"the heading does not say {slot}; add the line `#{slot}: …`")
        if not isinstance(value, str) or not _ADDRESS.fullmatch(value):
            raise SssomError(path, 1, f"{slot} is {str(value)[:60]!r}; wanted an address")
    _prefixes(metadata.get("curie_map", {}), path)
    for slot in sorted(_ENTITIES & metadata.keys()):
        several = metadata[slot] if isinstance(metadata[slot], list) else [metadata[slot]]
        for value in several:
            _curie(str(value), slot, found.prefixes, path, 1)
    for slot in sorted(set(_DAYS) & metadata.keys()):
        _day(str(metadata[slot]), slot, path, 1)


def _prefixes(prefixes: object, path: Path) -> None:
    if not isinstance(prefixes, dict):
        raise SssomError(path, 1, "curie_map is not a list of `prefix: address`")
    for prefix, base in prefixes.items():
        if not isinstance(base, str) or not _ADDRESS.fullmatch(base):
            raise SssomError(path, 1, f"curie_map: {prefix[:40]!r} has no address")
        if base != BUILT_IN.get(prefix, base):
            problem = f"curie_map: {prefix!r} is a prefix of the standard, with another address"
            raise SssomError(path, 1, problem)


def _row(row: Row, declared: dict[str, str], path: Path) -> None:
    cells, line = row
    needed = ["predicate_id", "mapping_justification"]
    for side in ("subject", "object"):
        literal = cells.get(f"{side}_type") == "rdfs literal"
        needed.append(f"{side}_label" if literal else f"{side}_id")
    missing = [slot for slot in needed if slot not in cells]
    if missing:
        raise SssomError(path, line, f"{missing[0]} is missing; every mapping has one")
    for slot in sorted(_ENTITIES & cells.keys()):
        for value in values(cells[slot]):
            _curie(value, slot, declared, path, line)
    _plain_values(cells, path, line)


def _plain_values(cells: Mapping[str, str], path: Path, line: int) -> None:
    modifier = cells.get("predicate_modifier", NOT)
    if modifier != NOT:
        raise SssomError(path, line, f"predicate_modifier {modifier[:40]!r}; wanted {NOT} or none")
    for slot in _DAYS:
        if slot in cells:
            _day(cells[slot], slot, path, line)
    for slot in _SHARES:
        if slot in cells and not re.fullmatch(r"0(\.\d+)?|1(\.0+)?", cells[slot]):
            problem = f"{slot} {cells[slot][:40]!r}; wanted a number from 0 to 1"
            raise SssomError(path, line, problem)


def _curie(value: str, slot: str, declared: dict[str, str], path: Path, line: int) -> None:
    found = _CURIE.fullmatch(value)
    if found is None:
        problem = f"{slot} {value[:60]!r} is no CURIE; wanted prefix:name"
        raise SssomError(path, line, problem)
    if found[1] not in declared:
        problem = f"{slot} {value[:60]!r}: prefix {found[1][:40]!r} is not in curie_map; add it"
        raise SssomError(path, line, problem)


def _day(value: str, slot: str, path: Path, line: int) -> None:
    try:
        date.fromisoformat(value)
    except ValueError as error:
        problem = f"{slot} {value[:40]!r} is no day; wanted one like 2026-03-14"
        raise SssomError(path, line, problem) from error
