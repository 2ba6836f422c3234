"""Formats: an answer as bytes for machines, or as cells for people."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from kg.errors import QueryError, UsageError
from kg.vocabulary import curie

if TYPE_CHECKING:
    from kg.query.engines import Answer

ROWS = ("csv", "tsv", "json", "xml")
GRAPHS = ("ttl", "nt")
# What each form of query can be shown as.
FITTING = {
    "SELECT": ("table", "md", *ROWS),
    "ASK": ("table", "md", *ROWS),
    "CONSTRUCT": ("table", *GRAPHS),
    "DESCRIBE": ("table", *GRAPHS),
}


def fit(form: str, name: str) -> None:
    """Refuse a format that cannot hold the answer.

    Raises:
        UsageError: *name* does not fit a query of that *form*.
    """
    if name not in FITTING[form]:
        raise UsageError(f"format {name} does not fit {form}; wanted {', '.join(FITTING[form])}")


def machine(answer: Answer, name: str) -> bytes:
    """*answer* in a W3C result format, or in Turtle or N-Triples.

    ASK in csv and tsv, which have no form for it, is the word.
    """
    import pyoxigraph

    try:
        if isinstance(answer, pyoxigraph.QueryBoolean):
            if name in {"csv", "tsv"}:
                return f"{str(bool(answer)).lower()}\n".encode("ascii")
            return answer.serialize(format=_results(name)) or b""
        if isinstance(answer, pyoxigraph.QuerySolutions):
            return answer.serialize(format=_results(name)) or b""
        triples = sorted(answer, key=str)
        if name == "nt":
            return pyoxigraph.serialize(triples, format=pyoxigraph.RdfFormat.N_TRIPLES) or b""
        return _turtle(triples)
    except (OSError, RuntimeError) as error:
        raise QueryError(f"query failed: {' '.join(str(error).split())[:180]}") from error


def _results(name: str) -> Any:
    import pyoxigraph

    formats = pyoxigraph.QueryResultsFormat
    return {
        "csv": formats.CSV, "tsv": formats.TSV, "json": formats.JSON, "xml": formats.XML,
    }[name]  # fmt: skip


def _turtle(triples: list[Any]) -> bytes:
    import pyoxigraph

    from kg.vocabulary import PREFIXES

    used = {
        prefix: base
        for prefix, base in PREFIXES.items()
        if any(base in str(term) for triple in triples for term in triple)
    }
    return pyoxigraph.serialize(triples, format=pyoxigraph.RdfFormat.TURTLE, prefixes=used) or b""


def cells(columns: list[str], rows: list[tuple[Any, ...]]) -> tuple[list[str], list[list[str]]]:
    """Rows as people read them: a label stands in the place of its IRI.

    A column ``x`` with a column ``xLabel`` is shown once, as the label.
    """
    labelled = {
        name: columns.index(f"{name}Label") for name in columns if f"{name}Label" in columns
    }
    kept = [name for name in columns if not (name.endswith("Label") and name[:-5] in labelled)]
    heads = [_words(name) for name in kept]
    lines = []
    for row in rows:
        line = []
        for name in kept:
            term = row[columns.index(name)]
            label = row[labelled[name]] if name in labelled else None
            line.append(_cell(label if label is not None else term))
        lines.append(line)
    return heads, lines


def markdown(heads: list[str], lines: list[list[str]]) -> str:
    """The cells as a Markdown table; what Markdown would read is escaped."""
    table = [heads, ["---"] * len(heads), *lines]
    return "".join(f"| {' | '.join(_escape(cell) for cell in row)} |\n" for row in table)


def _escape(cell: str) -> str:
    return re.sub(r"([\\|`*_<>\[\]])", r"\\\1", cell) if cell != "---" else cell


def _words(name: str) -> str:
    """A column's name as words: ``onBehalfOf`` is "on behalf of"."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower()


def _cell(term: object) -> str:
    if term is None:
        return ""
    value = getattr(term, "value", None)
    text = str(term if value is None else value)
    shown = curie(text) if type(term).__name__ == "NamedNode" else text
    # Control characters could steer the reader's terminal.
    return "".join(c if c.isprintable() else " " for c in shown)
