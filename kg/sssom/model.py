"""Model: a set of mappings as it is held: a heading and rows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

SUFFIX = ".sssom.tsv"
NO_TERM = "sssom:NoTermFound"
NOT = "Not"
# Who justifies a mapping so is a person.
MANUAL = ("semapv:ManualMappingCuration", "semapv:MappingReview")
# Prefixes that the standard declares itself.
BUILT_IN = {
    "owl": "http://www.w3.org/2002/07/owl#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "semapv": "https://w3id.org/semapv/vocab/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "sssom": "https://w3id.org/sssom/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_BAR = re.compile(r"(?<!\\)((?:\\\\)*)\|")


class Row(NamedTuple):
    """A mapping: its cells by slot, none empty, and its line in the file from 1."""

    cells: Mapping[str, str]
    line: int = 0


@dataclass(frozen=True, slots=True)
class MappingSet:
    """What the heading says, its values as text, and the mappings in their order."""

    metadata: Mapping[str, Any]
    rows: tuple[Row, ...] = ()

    @property
    def prefixes(self) -> dict[str, str]:
        """The prefixes that the standard and the heading declare."""
        return {**BUILT_IN, **self.metadata.get("curie_map", {})}

    def expand(self, curie: str) -> str:
        """The IRI that a declared CURIE stands for."""
        prefix, _, local = curie.partition(":")
        return f"{self.prefixes[prefix]}{local}"

    def value(self, row: Row, slot: str) -> str:
        """A slot of a mapping, or of the whole set where the mapping does not say; else empty."""
        value = row.cells.get(slot) or self.metadata.get(slot, "")
        return value if isinstance(value, str) else ""


def values(cell: str) -> list[str]:
    r"""The values in a cell that may hold several, apart at each bar.

    >>> values(r"a|b\|c")
    ['a', 'b|c']
    """
    parts = _BAR.sub(lambda found: f"{found[1]}\0", cell).split("\0")
    return [re.sub(r"\\([|\\])", r"\1", part) for part in parts if part]


def joined(several: Iterable[str]) -> str:
    r"""Values as one cell.

    >>> joined(["a", "b|c"])
    'a|b\\|c'
    """
    return "|".join(one.replace("\\", "\\\\").replace("|", "\\|") for one in several)
