"""Contribute: from an article in hand to the Turtle that speaks of it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass

from kg import query, turtle
from kg.article import Article, Texts, same_address
from kg.claim import Evidence
from kg.query.engines import Engine
from kg.vocabulary import PREFIXES, curie

_ARTICLES = """
PREFIX end: <https://w3id.org/endorsement/ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX schema: <https://schema.org/>
SELECT ?article ?label ?url ?hash ?published
WHERE {
  ?article
    a end:Article ;
    rdfs:label ?label .
  OPTIONAL { ?article schema:url ?url }
  OPTIONAL { ?article end:sha256 ?hash }
  OPTIONAL { ?article schema:datePublished ?published }
}
ORDER BY ?article ?url ?hash ?published
"""


@dataclass(frozen=True, slots=True)
class Known:
    """What the graph knows of an article: its IRI, and a sentence.

    *iri* is `None` where the graph has not this text; *edition_of* is then the
    article that it has at the same address. *taken* are the IRIs of all others.
    """

    iri: str | None
    sentence: str
    edition_of: str | None = None
    taken: frozenset[str] = frozenset()


def known(engine: Engine, article: Article) -> Known:
    """Which article of the graph *article* is, by its hash, else by its address."""
    rows = query.select(engine, _ARTICLES)
    for row in rows:
        if row.hash == article.sha256:
            return Known(row.article, f"this is {curie(row.article)} ({row.label}), word for word")
    for row in rows:
        if article.url and row.url and same_address(row.url, article.url):
            return Known(
                None,
                f"another edition of {curie(row.article)} ({row.label});"
                " its passages are found again by their phrases",
                edition_of=row.article,
            )
    return Known(
        None,
        "the graph has no such article; the Turtle below starts one",
        taken=frozenset(row.article for row in rows),
    )


def listed(engine: Engine, texts: Texts) -> tuple[list[str], list[list[str]]]:
    """Heads and lines of a table: the articles, and which of their texts are held."""
    lines = []
    held = {article.sha256 for article in texts}
    for row in query.select(engine, _ARTICLES):
        state = "not held"
        if row.hash in held:
            state = "held"
            held.discard(row.hash)
        elif row.url and texts.by_url(row.url):
            state = "another edition held"
        day = row.published.isoformat() if row.published else "no date"
        lines.append([curie(row.article), day, state, row.label])
    for article in texts:
        if article.sha256 in held:
            title = article.title or article.url or article.text.strip().splitlines()[0][:60]
            lines.append(["", article.published or "no date", "held, not in the graph", title])
    return ["article", "published", "text", "title"], lines


def turtle_of(article: Article, known: Known, evidence: Iterable[Evidence]) -> str:
    """Turtle to start from: the article if it is new, and a claim a passage.

    Offsets count in one text only, so another edition is an article of its own.
    The claims lack what only a person can say: what they are about, in whose
    voice, and the gist in their own words. `kg check` asks for each.
    """
    import pyoxigraph as ox

    name = known.iri or _new_iri(article, known)
    slug = name.rsplit("/", 1)[-1]
    triples: list[ox.Triple] = []

    def add(subject: str, property_: str, value: ox.NamedNode | ox.Literal) -> None:
        prefix, _, local = property_.partition(":")
        predicate = ox.NamedNode(f"{PREFIXES[prefix]}{local}")
        triples.append(ox.Triple(ox.NamedNode(subject), predicate, value))

    def node(kind: str, local: str) -> ox.NamedNode:
        return ox.NamedNode(f"{PREFIXES[kind]}{local}")

    if known.iri is None:
        if known.edition_of:
            add(name, "dcterms:isVersionOf", ox.NamedNode(known.edition_of))
        add(name, "rdf:type", node("end", "Article"))
        add(name, "end:sha256", ox.Literal(article.sha256))
        add(name, "end:length", ox.Literal(len(article.text)))
        if article.title:
            add(name, "schema:headline", ox.Literal(article.title))
        if article.url and _is_address(article.url):
            add(name, "schema:url", ox.NamedNode(article.url))
        if article.published and _is_day(article.published):
            day = ox.Literal(article.published, datatype=ox.NamedNode(f"{PREFIXES['xsd']}date"))
            for property_ in ("schema:datePublished", "end:earliest", "end:latest"):
                add(name, property_, day)
    for number, found in enumerate(evidence, start=1):
        claim, kept, selector = (
            f"{PREFIXES[kind]}{slug}.new-{number}" for kind in ("claim", "evidence", "selector")
        )
        add(claim, "rdf:type", node("end", "Claim"))
        add(claim, "end:source", ox.NamedNode(name))
        add(claim, "end:evidence", ox.NamedNode(kept))
        add(kept, "rdf:type", node("end", "Evidence"))
        add(kept, "oa:hasSource", ox.NamedNode(name))
        add(kept, "oa:hasSelector", ox.NamedNode(selector))
        add(kept, "end:sha256", ox.Literal(found.sha256))
        add(kept, "end:phrase", ox.Literal(found.phrase, language="en"))
        add(selector, "rdf:type", node("oa", "TextPositionSelector"))
        add(selector, "oa:start", ox.Literal(found.start))
        add(selector, "oa:end", ox.Literal(found.end))
    content = ox.serialize(triples, format=ox.RdfFormat.TURTLE) or b""
    return turtle.format_text(content.decode("utf-8"))


def _new_iri(article: Article, known: Known) -> str:
    """An IRI for an article that the graph has not: from its title, or its first edition."""
    if known.edition_of:
        return f"{known.edition_of}-{article.sha256[:8]}"
    name = f"{PREFIXES['article']}{_slug(article)}"
    # An id never changes its meaning: one that is taken is made another.
    return f"{name}-{article.sha256[:8]}" if name in known.taken else name


def _slug(article: Article) -> str:
    """An id from the title or address: lower case, hyphens, at most 60 characters."""
    words = re.findall(r"[a-z0-9]+", (article.title or article.url or "article").lower())
    return "-".join(words)[:60].strip("-") or "article"


def _is_day(published: str) -> bool:
    """Whether *published* is one day, and one that was."""
    try:
        return datetime.date.fromisoformat(published).isoformat() == published
    except ValueError:
        return False


def _is_address(url: str) -> bool:
    """Whether *url* is a well-formed IRI; what is not stays out."""
    import pyoxigraph

    try:
        pyoxigraph.NamedNode(url)
    except ValueError:
        return False
    return True
