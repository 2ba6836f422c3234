"""Contribute: from an article in hand to the Turtle that speaks of it."""

from __future__ import annotations

import hashlib

import pytest
from graphs import store_of

from kg import article, claim, contribute, turtle
from kg.article import Article, Texts
from kg.query import OxigraphEngine

URL = "https://herald.example/rivera"
TEXT = "Harbor votes. The Herald backs Ana Rivera."
HERALD = f"""
    article:herald-rivera a end:Article ;
        rdfs:label "Herald backs Rivera"@en ;
        schema:url <{URL}> ;
        end:sha256 "{hashlib.sha256(TEXT.encode()).hexdigest()}" .
"""


@pytest.fixture(scope="module")
def engine() -> OxigraphEngine:
    """A graph that knows the one article."""
    return OxigraphEngine(store_of(HERALD))


def started(engine: OxigraphEngine, text: Article, *phrases: str) -> str:
    """The Turtle to start from, without its prefixes."""
    evidence = [claim.locate(text, phrase) for phrase in phrases]
    written = contribute.turtle_of(text, contribute.known(engine, text), evidence)
    return written.partition("\n\n")[2]


def test_an_article_is_known_by_its_hash(engine):
    """Whatever the reader's copy says of itself."""
    known = contribute.known(engine, Article(TEXT, url="https://okafor.example/"))
    assert known.iri == "https://w3id.org/endorsement/id/article/herald-rivera"
    assert known.sentence == ("this is article:herald-rivera (Herald backs Rivera), word for word")


@pytest.mark.parametrize("url", [URL, f"{URL}/", URL.replace("https", "http"), f"{URL}#top"])
def test_another_edition_is_known_by_its_address(engine, url):
    """Its text is another, so it is another article."""
    known = contribute.known(engine, Article("Corrected.", url=url))
    assert known.iri is None
    assert known.edition_of == "https://w3id.org/endorsement/id/article/herald-rivera"


def test_a_new_article_is_started(engine):
    """What its file says, and nothing that only a person can say."""
    text = Article(TEXT + " More.", title="Rivera leads: 41%", published="2026-03-14")
    digest = hashlib.sha256(text.text.encode()).hexdigest()
    assert (
        started(engine, text)
        == f"""\
article:rivera-leads-41
    a end:Article ;
    schema:datePublished "2026-03-14"^^xsd:date ;
    schema:headline "Rivera leads: 41%" ;
    end:earliest "2026-03-14"^^xsd:date ;
    end:latest "2026-03-14"^^xsd:date ;
    end:length 48 ;
    end:sha256 "{digest}" ;
.
"""
    )


def test_a_passage_of_a_known_article_has_a_claim(engine):
    """The article is there already; the passage is new."""
    backs = "The Herald backs Ana Rivera."
    digest = hashlib.sha256(backs.encode()).hexdigest()
    assert (
        started(engine, Article(TEXT), "backs Ana Rivera")
        == f"""\
claim:herald-rivera.new-1
    a end:Claim ;
    end:evidence evidence:herald-rivera.new-1 ;
    end:source article:herald-rivera ;
.

evidence:herald-rivera.new-1
    a end:Evidence ;
    oa:hasSelector selector:herald-rivera.new-1 ;
    oa:hasSource article:herald-rivera ;
    end:phrase "backs Ana Rivera"@en ;
    end:sha256 "{digest}" ;
.

selector:herald-rivera.new-1
    a oa:TextPositionSelector ;
    oa:end 42 ;
    oa:start 14 ;
.
"""
    )


def test_a_passage_of_another_edition_stands_in_an_article_of_its_own(engine):
    """Its offsets count in its own text, not in the first one's."""
    text = Article("Corrected. The Herald backs Ana Rivera.", url=URL)
    name = f"article:herald-rivera-{text.sha256[:8]}"
    written = started(engine, text, "backs Ana Rivera")
    assert (
        f"{name}\n    a end:Article ;\n    dcterms:isVersionOf article:herald-rivera ;" in written
    )
    assert f"oa:hasSource {name} ;" in written


@pytest.mark.parametrize(
    ("text", "lacks"),
    [
        (Article(TEXT + ".", url="not an address"), "schema:url"),
        (Article(TEXT + ".", url="https://herald.example/<b>"), "schema:url"),
        (Article(TEXT + ".", published="March 2026"), "schema:datePublished"),
        (Article(TEXT + ".", published="2026-02-30"), "schema:datePublished"),
    ],
)
def test_what_is_malformed_stays_out(engine, text, lacks):
    """The file to start from must pass the checks it can."""
    written = started(engine, text)
    assert lacks not in written
    assert "end:sha256" in written


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ('"""\n. <a:s> <a:p> <a:o> .', "article:a-s-a-p-a-o"),
        ("\u5927\u4f1a", "article:article"),
        ("A" * 100, f"article:{'a' * 60}"),
        ("\x1b[2J\x00", "article:2j"),
    ],
)
def test_a_title_is_only_text(engine, title, name):
    """Nothing in it becomes a statement, and the Turtle parses."""
    written = contribute.turtle_of(Article(TEXT + ".", title=title), contribute.Known(None, ""), [])
    triples = turtle.parse(written.encode(), turtle.Path("new.ttl"))
    assert len(triples) == 4
    assert f"\n{name}\n" in written


def test_listed(engine, tmp_path):
    """What the graph has, what is held of it, and what is held besides."""
    article.add(Article(TEXT, url=URL), tmp_path)
    article.add(Article("Okafor \x1b[31mwins.", title="Okafor\x1b[31m"), tmp_path)
    heads, lines = contribute.listed(engine, Texts(tmp_path))
    assert heads == ["article", "published", "text", "title"]
    assert lines == [
        ["article:herald-rivera", "no date", "held", "Herald backs Rivera"],
        ["", "no date", "held, not in the graph", "Okafor\x1b[31m"],
    ]


def test_another_edition_held_is_said(engine, tmp_path):
    """A reader may show its passages, and should know that it is not the same."""
    article.add(Article("Corrected.", url=URL), tmp_path)
    _, lines = contribute.listed(engine, Texts(tmp_path))
    assert next(line[2] for line in lines) == "another edition held"
