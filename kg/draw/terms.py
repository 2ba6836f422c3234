"""Terms: what a term of a query's answer is to a picture: a node, a day, a number, a word."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from kg.network.rows import name_of
from kg.vocabulary import PREFIXES, curie

# A year, month or day, with the time or the zone that xsd lets follow.
_DAY = re.compile(
    r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ]\d\d:\d\d[\d:.]*)?)?)?(?:Z|[+-]\d\d:\d\d)?",
    re.ASCII,
)
_WORDS = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_XSD = PREFIXES["xsd"]


@dataclass(slots=True)
class Node:
    """A thing or a text; *iri* is `None` for a text and for a blank node."""

    key: str
    iri: str | None
    label: str = ""
    kind: str = "thing"
    names: list[str] = field(default_factory=list)
    facts: list[list[str]] = field(default_factory=list)
    unnamed: bool = False


def node(term: Any, place: int) -> Node:
    """The node that *term* is.

    Two texts are two nodes if their language or datatype differs, and their
    keys say so.
    """
    import pyoxigraph

    if isinstance(term, pyoxigraph.NamedNode):
        return Node(curie(term.value), term.value)
    if isinstance(term, pyoxigraph.Literal):
        sort = term.language or curie(term.datatype.value)
        said = "" if term.datatype.value == f"{_XSD}string" else f" ({sort})"
        return Node(f"“{term.value}”{said}", None, label=term.value, kind="text")
    return Node(f"_:{place + 1}", None)


def is_iri(term: Any) -> bool:
    """Whether a term of an answer is an IRI; nothing is none."""
    import pyoxigraph

    return isinstance(term, pyoxigraph.NamedNode)


def text(term: Any) -> str:
    """What a term says; nothing says nothing."""
    return "" if term is None else str(getattr(term, "value", term))


def number(said: str) -> float | None:
    """The number that a text is; `None` for a text that is none or has no end."""
    try:
        found = float(said)
    except ValueError:
        return None
    return found if abs(found) < float("inf") else None


def day(said: str) -> str | None:
    """The year, month or day that a text is, without time and zone; `None` for no real one.

    >>> day("2020-02-29T10:00:00Z"), day("2020-02"), day("2020-02-30")
    ('2020-02-29', '2020-02', None)
    """
    found = _DAY.fullmatch(said.strip())
    if found is None:
        return None
    parts = [part for part in found.groups() if part]
    try:
        date(*(int(part) for part in [*parts, "1", "1"][:3]))
    except ValueError:
        return None
    return "-".join(parts)


def words(iri: str) -> str:
    """The last part of an IRI as words: ``supportedBy`` becomes ``supported by``."""
    return apart(name_of(iri) or iri)


def apart(name: str) -> str:
    """A name in camel case as words."""
    return _WORDS.sub(" ", name).lower()
