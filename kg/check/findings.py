"""Findings: what a check says, and where in which file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
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
        self._mentions: dict[str, tuple[str, int]] = {}
        for path, text in texts:
            found, mentions = blocks(path, text)
            for subject, block in found:
                self._blocks.setdefault(subject, []).append(block)
            self._mentions.update((iri, (path, line)) for iri, line in mentions.items())

    def of(
        self, iri: str, property_iri: str = "", file: str | None = None
    ) -> tuple[str | None, int | None]:
        """The file and line where *iri* is described, else where it is named.

        Of several blocks the one with the property, and of those the one in
        *file* if it is given, else the reader's own. The line is that of the
        property if the block has it, else of the block.
        """
        found = self._blocks.get(iri, [])
        if not found:
            return self._mentions.get(iri, (file, None))
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


def blocks(file: str, text: str) -> tuple[list[tuple[str, Block]], dict[str, int]]:
    """Each subject of a Turtle text with its block, and where each IRI is first named.

    The text is known to parse.
    """
    found: list[tuple[str, Block]] = []
    mentions: dict[str, int] = {}
    for role, iri, line in _terms(text):
        mentions.setdefault(iri, line)
        if role == "subject":
            found.append((iri, Block(file, line, {})))
        elif role == "property":
            found[-1][1].properties.setdefault(iri, line)
    return found, mentions


def _terms(text: str) -> Iterator[tuple[str, str, int]]:
    """Each IRI of a Turtle text: subject, property or another, and its line."""
    # The empty key, which no prefix has, holds the base.
    prefixes: dict[str, str] = {}
    role, depth, line, last = "subject", 0, 1, ""
    for token in lexer.tokens(text):
        start, line = line, line + token.text.count("\n")
        if token.kind in {"space", "comment"}:
            continue
        if last.lower() in {"prefix", "@prefix"} and token.kind == "curie":
            last = f"prefix {token.text.removesuffix(':')}"
        elif last.startswith("prefix ") and token.kind == "iri":
            prefixes[f"{last.removeprefix('prefix ')}:"] = _absolute(token.text[1:-1], prefixes)
            role, last = "subject", ""
        elif last.lower() in {"base", "@base"} and token.kind == "iri":
            prefixes[""] = token.text[1:-1]
            role, last = "subject", ""
        elif token.kind == "other":
            last = ""
            depth += (token.text in "([") - (token.text in ")]")
            if depth == 0 and token.text in ".;":
                role = "subject" if token.text == "." else "property"
        else:
            last = token.text if depth == 0 else ""
            iri = _iri(token, prefixes)
            if iri is not None:
                yield ("other" if depth else role), iri, start
                if depth == 0:
                    role = "property" if role == "subject" else "object"


def _iri(token: lexer.Token, prefixes: dict[str, str]) -> str | None:
    """The IRI a token stands for; ``a`` is rdf:type."""
    if token.kind == "iri":
        return _absolute(token.text[1:-1], prefixes)
    if token.kind == "curie":
        prefix, _, local = token.text.partition(":")
        base = prefixes.get(f"{prefix}:")
        return None if base is None else base + re.sub(r"\\(.)", r"\1", local)
    return f"{PREFIXES['rdf']}type" if token.text == "a" else None


def _absolute(text: str, prefixes: dict[str, str]) -> str:
    """The IRI that stands between angle brackets, escapes read and base applied."""
    from urllib.parse import urljoin

    read = re.sub(
        r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})",
        lambda found: chr(int(found.group(1) or found.group(2), 16)),
        text,
    )
    base = prefixes.get("")
    return urljoin(base, read) if base else read


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
