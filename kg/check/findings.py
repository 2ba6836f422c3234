"""Findings: what a check says, and where in which file."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from kg import lexer
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
    """Where entities stand: the file and line of each block and its properties."""

    def __init__(self, texts: Iterable[tuple[str, str]]) -> None:
        """*texts* are pairs of a file's path and its Turtle text, the reader's last."""
        self._blocks: dict[str, list[Block]] = {}
        for path, text in texts:
            for subject, block in blocks(path, text):
                self._blocks.setdefault(subject, []).append(block)

    def of(
        self, iri: str, property_iri: str = "", file: str | None = None
    ) -> tuple[str | None, int | None]:
        """The file and line where *iri* is described, or (None, None).

        Of several blocks the one with the property, and of those the one in
        *file* if it is given, else the reader's own. The line is that of the
        property if the block has it, else of the block.
        """
        found = self._blocks.get(iri, [])
        if not found:
            return file, None
        ranked = sorted(
            enumerate(found),
            key=lambda item: (item[1].file == file, property_iri in item[1].properties, item[0]),
        )
        block = ranked[-1][1]
        return block.file, block.properties.get(property_iri, block.line)


@dataclass(frozen=True, slots=True)
class Block:
    """What one file says about one entity: lines, from 1, of it and its properties."""

    file: str
    line: int
    properties: dict[str, int]


def blocks(file: str, text: str) -> list[tuple[str, Block]]:
    """Each subject of a Turtle text with its block; the text is known to parse."""
    prefixes: dict[str, str] = {}
    found: list[tuple[str, Block]] = []
    expected, depth, line, last = "subject", 0, 1, ""
    for token in lexer.tokens(text):
        start, line = line, line + token.text.count("\n")
        if token.kind in {"space", "comment"}:
            continue
        if last.lower() in {"prefix", "@prefix"} and token.kind == "curie":
            name = token.text.removesuffix(":")
            last = f"prefix {name}"
            continue
        if last.startswith("prefix ") and token.kind == "iri":
            prefixes[last.removeprefix("prefix ")] = token.text[1:-1]
            expected, last = "subject", ""
            continue
        last = token.text if depth == 0 else ""
        if token.kind == "other":
            depth += (token.text in "([") - (token.text in ")]")
            if depth == 0 and token.text in ".;":
                expected = "subject" if token.text == "." else "property"
            continue
        iri = _iri(token, prefixes)
        if depth or iri is None:
            continue
        if expected == "subject":
            found.append((iri, Block(file, start, {})))
            expected = "property"
        elif expected == "property":
            found[-1][1].properties.setdefault(iri, start)
            expected = ""
    return found


def _iri(token: lexer.Token, prefixes: dict[str, str]) -> str | None:
    """The IRI a token stands for; ``a`` is rdf:type."""
    if token.kind == "iri":
        return token.text[1:-1]
    if token.kind == "curie":
        prefix, _, local = token.text.partition(":")
        base = prefixes.get(prefix)
        return None if base is None else base + re.sub(r"\\(.)", r"\1", local)
    return f"{PREFIXES['rdf']}type" if token.text == "a" else None


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
