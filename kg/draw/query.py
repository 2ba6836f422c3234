"""Query: the picture of a reader's own query, as a page or as a network's file."""

from __future__ import annotations

from pathlib import Path

from kg import paths, show
from kg.article import Texts
from kg.draw import asked, formats, free
from kg.draw.asked import Asked
from kg.draw.free_model import count
from kg.errors import UsageError
from kg.query import Engine, Query
from kg.vocabulary import expand

FORMATS = ("html", "svg", "png", *formats.NAMES)
# A passage is found in the text held here: for more facts it would take too long.
_MOST_FACTS = 2_000


def _view(engine: Engine, texts: Texts, found: Asked) -> free.View:
    """The view of an answer, with what is known of the evidence that it names."""
    named = dict.fromkeys(name for line in found.lines for name in line.evidence)
    iris = {iri: name for name in named if (iri := expand(name))}
    if len(iris) > _MOST_FACTS:
        found.notes.append(f"Passages: {len(iris):,} lines name evidence; only its names are told.")
        iris = {}
    facts = show.facts(engine, iris, texts) if iris else {}
    return free.view(found, {iris[iri]: fact for iri, fact in facts.items()})


def check(form: str) -> None:
    """Refuse a format that a query has not.

    Raises:
        UsageError: it has none of that name.
    """
    if form not in FORMATS:
        raise UsageError(f"a query cannot be drawn as {form}; there is: {', '.join(FORMATS)}")


def draw(
    engine: Engine, texts: Texts, path: Path, query: Query, values: dict[str, str], form: str
) -> str:
    """Write the picture of *query* to *path*; says what it holds.

    Raises:
        KgError: see `encode`; or the file cannot be written.
    """
    check(form)
    return write(engine, texts, path, asked.ask(engine, query, values), form)


def write(engine: Engine, texts: Texts, path: Path, found: Asked, form: str) -> str:
    """Write the picture of an answer, as `kg.draw.asked.ask` gives it; says what it holds.

    Raises:
        UsageError: there is no such format for a query.
        KgError: the file cannot be written.
    """
    content, chose = _encoded(engine, texts, found, form)
    with paths.replacing(path) as stream:
        stream.write(content)
    return chose


def encode(
    engine: Engine, texts: Texts, query: Query, values: dict[str, str], form: str
) -> tuple[bytes, str]:
    """The file of *query* in the format *form*, and in one line what it holds.

    Raises:
        UsageError: there is no such format for a query.
        QueryError: see `kg.draw.asked.ask`.
    """
    check(form)
    return _encoded(engine, texts, asked.ask(engine, query, values), form)


def _encoded(engine: Engine, texts: Texts, found: Asked, form: str) -> tuple[bytes, str]:
    from kg import versions

    check(form)
    if form == "html":
        view = _view(engine, texts, found)
        return free.render(view, versions.of(engine)).encode("utf-8"), view.chose
    if form in {"svg", "png"}:
        from kg.draw import free_chart, static

        view = _view(engine, texts, found)
        charted = free_chart.of(view)
        if form == "png":
            return static.png(charted, versions.of(engine)), view.chose
        return static.svg(charted, versions.of(engine)).encode("utf-8"), view.chose
    network = formats.of_query(found)
    return formats.encode(network, versions.of(engine), form), _counted(found)


def _counted(found: Asked) -> str:
    nodes, lines = count(len(found.nodes), "node"), count(len(found.lines), "line")
    return f"{nodes} and {lines} of the query {found.name}"
