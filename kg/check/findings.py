"""Findings: what a check says, and where in which file."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from kg.vocabulary import PREFIXES, curie

FAULT = "fault"
NOTICE = "notice"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing found: a *fault* breaks a rule, a *notice* is true of the sources.

    *file* is the path as the reader would open it, *line* counts from 1; both
    are `None` where the thing stands in no file. *entity* and *property* are
    CURIEs, *fix* is what to do.
    """

    severity: str
    rule: str
    file: str | None
    line: int | None
    entity: str
    property: str
    value: str
    message: str
    fix: str

    def as_json(self) -> dict[str, Any]:
        """The finding under the names of the contract."""
        return asdict(self)

    def one_line(self) -> str:
        """The finding as a terminal shows it."""
        place = f"{self.file}:{self.line}: " if self.line else f"{self.file}: " if self.file else ""
        about = " ".join(part for part in (self.entity, self.property, self.value) if part)
        fix = f" {self.fix}" if self.fix and self.fix != self.message else ""
        return f"{place}{self.severity} [{self.rule}] {about}: {self.message}{fix}"


class Places:
    """Where entities stand: the file and line of a block and of its properties."""

    def __init__(self, texts: Iterable[tuple[str, str]]) -> None:
        """*texts* are pairs of a file's path and its Turtle text."""
        self._texts = list(texts)

    def of(self, iri: str, property_iri: str = "") -> tuple[str | None, int | None]:
        """The file and line where *iri* is described, or (None, None).

        The line is that of the property if the block has it, else of the block.
        """
        for path, text in self._texts:
            start = _subject(text, iri)
            if start is None:
                continue
            line = text.count("\n", 0, start) + 1
            block = text[start:].split("\n.", 1)[0]
            if property_iri:
                found = re.search(rf"(?m)^\s*{re.escape(curie(property_iri))}\s", block)
                if found:
                    line += block.count("\n", 0, found.start())
                    line += found.group().count("\n", 0, found.group().find(curie(property_iri)))
            return path, line
        return None, None


def _subject(text: str, iri: str) -> int | None:
    """Where the block about *iri* starts: its name at the start of a line."""
    names = [re.escape(f"<{iri}>")]
    short = curie(iri)
    if short != iri:
        names.append(re.escape(short))
    found = re.search(rf"(?m)^(?:{'|'.join(names)})(?=[\s;])", text)
    return found.start() if found else None


def shown(term: object) -> str:
    """A term for a message: a CURIE, or its text of at most 80 characters."""
    value = getattr(term, "value", term)
    text = "" if value is None else str(value)
    if text.startswith(("http://", "https://")):
        return curie(text)
    return text if len(text) <= 80 else f"{text[:79]}…"


def property_iri(name: str) -> str:
    """The IRI behind the CURIE a query wrote as text, or the IRI itself."""
    prefix, colon, local = name.partition(":")
    return f"{PREFIXES[prefix]}{local}" if colon and prefix in PREFIXES else name
