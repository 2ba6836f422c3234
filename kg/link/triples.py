"""Triples: graph data as it is made, and its Turtle in the one written form."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from kg import turtle
from kg.link.incoming import Span
from kg.vocabulary import PREFIXES

if TYPE_CHECKING:
    from pyoxigraph import Literal, NamedNode, Triple

Value = str | int | Decimal


class Triples:
    """A growing set of triples. Names of terms are CURIEs or IRIs, ids are IRIs."""

    def __init__(self) -> None:
        self._found: dict[Triple, None] = {}

    def __len__(self) -> int:
        return len(self._found)

    def link(self, subject: str, property_: str, *values: str) -> None:
        """Say that *property_* of *subject* is the thing named."""
        import pyoxigraph as ox

        for value in values:
            self._add(subject, property_, ox.NamedNode(iri(value)))

    def text(self, subject: str, property_: str, value: str, *, language: str = "en") -> None:
        """Say it in words, unless there are none; without *language* as plain text."""
        import pyoxigraph as ox

        if value:
            term = ox.Literal(value, language=language) if language else ox.Literal(value)
            self._add(subject, property_, term)

    def number(self, subject: str, property_: str, value: int | Decimal) -> None:
        """Say a whole number or a decimal, in plain digits."""
        import pyoxigraph as ox

        sort = "integer" if isinstance(value, int) else "decimal"
        datatype = ox.NamedNode(f"{PREFIXES['xsd']}{sort}")
        self._add(subject, property_, ox.Literal(f"{value:f}" if sort == "decimal" else str(value),
                                                 datatype=datatype))  # fmt: skip

    def day(self, subject: str, property_: str, value: str) -> None:
        """Say a day, unless there is none."""
        import pyoxigraph as ox

        if value:
            datatype = ox.NamedNode(f"{PREFIXES['xsd']}date")
            self._add(subject, property_, ox.Literal(value, datatype=datatype))

    def span(self, subject: str, span: Span | None) -> None:
        """Say between which days it was, unless nothing is known."""
        if span is not None:
            self.day(subject, "end:earliest", span.first)
            self.day(subject, "end:latest", span.last)
            self.text(subject, "end:dateText", span.words)

    def turtle(self, heading: str) -> str:
        """All of it in the one written form, below comments that say *heading*."""
        import pyoxigraph as ox

        body = ox.serialize(self._found, format=ox.RdfFormat.TURTLE) or b""
        comments = "\n".join(f"# {line}".rstrip() for line in heading.splitlines())
        return turtle.format_text(f"{comments}\n\n{body.decode('utf-8')}", Path("import"))

    def _add(self, subject: str, property_: str, value: NamedNode | Literal) -> None:
        import pyoxigraph as ox

        predicate = ox.NamedNode(iri(property_))
        self._found[ox.Triple(ox.NamedNode(subject), predicate, value)] = None


def iri(name: str) -> str:
    """The IRI of a CURIE with one of our prefixes, or *name* itself."""
    prefix, colon, local = name.partition(":")
    return f"{PREFIXES[prefix]}{local}" if colon and prefix in PREFIXES else name
