"""Show: all that the graph holds about one thing, as a person would read it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from herald import ARTICLE, PASSAGE, PHRASE, TEXT, URL, turtle

import kg
import kg.cli
from kg import article, graph, show
from kg.article import Article, Texts
from kg.errors import EntityError
from kg.query import OxigraphEngine
from kg.show import Page
from kg.vocabulary import PREFIXES, expand

# One of each kind of thing that the shipped data hold.
KINDS = """
SELECT ?class (SAMPLE(?thing) AS ?one) {
  ?thing a ?class .
  FILTER (STRSTARTS(STR(?thing), "https://w3id.org/endorsement/id/"))
}
GROUP BY ?class
ORDER BY ?class
"""


def engine_of(text: str) -> OxigraphEngine:
    """The ontology and *text*, prefixes and all, with the derived layer."""
    ontology = [f for f in graph.files() if "/graph/ontology/" in f.name]
    herald = graph.File(Path("herald.ttl"), "https://w3id.org/endorsement/graph/reader/1/herald",
                        text.encode("utf-8"))  # fmt: skip
    return OxigraphEngine(graph.load([*ontology, herald]))


@pytest.fixture(scope="module")
def engine() -> OxigraphEngine:
    """A graph of one article, one claim and one person."""
    return engine_of(turtle())


def rivera(engine: OxigraphEngine, texts: Texts | None = None) -> Page:
    """The page about Ana Rivera."""
    return show.page(engine, f"{PREFIXES['person']}ana-rivera", texts or Texts(None))


def test_a_page_names_its_thing(engine):
    """By its label and its class."""
    page = rivera(engine)
    assert (page.label, page.kind) == ("Ana Rivera", "person")


def test_a_description_is_a_fact_with_its_source(engine):
    """Who says it, when, and where it can be read."""
    [fact] = rivera(engine).facts
    [source] = fact.sources
    assert fact.sentence == "Ana Rivera wants to be mayor"
    assert (source.headline, source.publisher, source.url) == (
        "Rivera would lead",
        "Harbor Herald",
        URL,
    )
    assert str(source.published) == "2026-03-14"
    assert (source.modality, source.voice, source.speaker) == ("asserted", "reporter", None)


def state(engine: OxigraphEngine, folder: Path, *held: Article) -> tuple[str, str]:
    """The state and the text of the one passage, with these articles held."""
    for each in held:
        article.add(each, folder)
    [fact] = rivera(engine, Texts(folder)).facts
    passage = fact.sources[0].passage
    assert passage is not None
    assert passage.phrase == PHRASE
    return passage.state, passage.text


def test_a_passage_that_is_held(engine, tmp_path):
    """Its hash is equal, so it is shown whole."""
    assert state(engine, tmp_path, ARTICLE) == ("exact", PASSAGE)


def test_a_passage_found_again(engine, tmp_path):
    """Another edition at the address has the phrase once."""
    edition = Article("Corrected. The Herald met Ana Rivera, 41. More.", url=URL)
    assert state(engine, tmp_path, edition) == ("re-found", "The Herald met Ana Rivera, 41.")


def test_a_passage_not_found(engine, tmp_path):
    """The edition held does not say it."""
    assert state(engine, tmp_path, Article("Withdrawn.", url=URL)) == ("not found", "")


def test_a_passage_not_held(engine, tmp_path):
    """Another article is of no use."""
    assert state(engine, tmp_path, Article("Okafor leads.")) == ("not held", "")


def test_the_text_itself_goes_before_other_editions(engine, tmp_path):
    """A reader may hold both."""
    edition = Article("The Herald met Ana Rivera, 41.", url=URL)
    assert state(engine, tmp_path, edition, ARTICLE) == ("exact", PASSAGE)


def test_dated_facts_come_first_and_in_order():
    """Those without a date stand at the end, and none is left out."""
    dates = {"2": "2026-02-01", "3": "2026-01-01"}
    more = "".join(
        f"""
        claim:herald-rivera.{n}
            a end:Claim ;
            end:about person:ana-rivera ;
            end:earliest "{day}"^^xsd:date ;
            end:latest "{day}"^^xsd:date ;
            end:gist "Said on {day}"@en ;
            end:property end:described ;
            end:source article:herald-rivera ;
            end:value "said {n}"@en .
        """
        for n, day in dates.items()
    )
    page = rivera(engine_of(turtle(more=more)))
    dated = [fact.sentence for fact in page.facts]
    assert dated == [
        "Said on 2026-01-01",
        "Said on 2026-02-01",
        "Ana Rivera wants to be mayor",
    ]


def test_a_claim_that_disputes_is_shown_beside_what_it_disputes():
    """Sources that clash stand side by side."""
    more = """
        claim:herald-rivera.2
            a end:Claim ;
            end:about person:ana-rivera ;
            end:disputes claim:herald-rivera.1 ;
            end:gist "She has no such wish"@en ;
            end:source article:herald-rivera .
    """
    facts = rivera(engine_of(turtle(more=more))).facts
    [told] = [fact for fact in facts if fact.sentence == "Ana Rivera wants to be mayor"]
    assert [line.gist for line in told.disputes] == ["She has no such wish"]


def test_a_thing_of_which_nothing_is_said(engine):
    """It is told, and no empty page is shown."""
    with pytest.raises(EntityError, match="no entity person:nobody"):
        show.page(engine, f"{PREFIXES['person']}nobody", Texts(None))


def test_malformed_data_still_have_a_page():
    """An endpoint may hold what no check has seen."""
    more = """
        person:ana-rivera end:birthYear "long ago" .
        evidence:herald-rivera.1 end:sha256 <urn:x:y> .
        article:herald-rivera schema:datePublished "soon" ; schema:url "nowhere" .
        claim:herald-rivera.1 end:earliest "soon" ; end:modality end:nothing ; end:speaker [] .
    """
    changes = {'    schema:datePublished "2026-03-14"^^xsd:date ;\n': ""}
    page = rivera(engine_of(turtle(changes, more)))
    assert len(page.facts) == 1


def test_each_kind_of_thing_has_a_page(graph: kg.Graph):
    """Whatever a link leads to can be shown."""
    things = [row.one for row in graph.query(KINDS)]
    assert len(things) > 25
    for iri in things:
        page = graph.show(iri)
        assert page.label
        assert page.kind
        for fact in page.facts:
            assert fact.sentence
            assert fact.sources or fact.notes or fact.details, fact.iri


@pytest.mark.parametrize(
    "name", ["end:choice", "end:Union", "end:rank", "end:supportedBy", "end:reporter"]
)
def test_terms_of_the_ontology_have_a_page(graph: kg.Graph, name):
    """A reader meets them in answers and may ask what they mean."""
    page = graph.show(name)
    assert page.iri == expand(name)
    assert page.label != name


def test_the_page_of_a_union_tells_its_decisions(graph: kg.Graph):
    """Whom it backed when, by which article."""
    page = graph.show("union:unison")
    backed = [fact for fact in page.facts if "Corbyn" in fact.sentence]
    assert page.label == "UNISON"
    assert {source.publisher for fact in backed for source in fact.sources} >= {"Sky News"}


@pytest.mark.parametrize("columns", ["40", "100"])
def test_a_page_fits_the_terminal(graph, monkeypatch, capsysbinary, columns):
    """No line is wider, down to a narrow one; an address is whole, and alone, on its line."""
    monkeypatch.setenv("COLUMNS", columns)
    monkeypatch.setattr("sys.argv", ["kg", "show", "union:unison"])
    with pytest.raises(SystemExit):
        kg.cli.main()
    written = capsysbinary.readouterr().out.decode()
    assert written.startswith("UNISON\n")
    lines = [line.strip() for line in written.splitlines() if len(line) > int(columns)]
    assert all(line.startswith(("http://", "https://")) and " " not in line for line in lines)
    addresses = {s.url for f in graph.show("union:unison").facts for s in f.sources if s.url}
    assert addresses <= {line.strip() for line in written.splitlines()}


def test_a_page_as_json_has_every_field(graph, monkeypatch, capsysbinary):
    """For scripts: the same facts under their own names."""
    monkeypatch.setattr("sys.argv", ["kg", "show", "union:unison", "--format", "json"])
    with pytest.raises(SystemExit):
        kg.cli.main()
    record = json.loads(capsysbinary.readouterr().out)
    assert {"iri", "label", "kind", "names", "facts"} <= set(record)
    assert {"iri", "kind", "sentence", "when", "sources", "disputes"} <= set(record["facts"][0])
    assert len(record["facts"]) == len(graph.show("union:unison").facts)


def test_the_text_of_an_article_is_no_part_of_the_graph(engine):
    """Only its hash, its place and a phrase are."""
    assert not any(TEXT[20:40] in str(quad) for quad in engine.store)
