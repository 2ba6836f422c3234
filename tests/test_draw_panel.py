"""The panel: votes, versions, whose choice it is, its place, and plain words for who says so."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pages.invented import Invented, every_kind, harbor

from kg.article import Texts
from kg.draw import contest, evidence
from kg.draw.sheet import ChartView
from kg.query import OxigraphEngine

D = date


def entries(made: Invented, folder: Path) -> dict[str, dict[str, Any]]:
    """The entries of the panel in the contest view."""
    return contest.view(made.engine(), Texts(folder)).entries


def rows(entry: dict[str, Any]) -> dict[str, str]:
    """The rows of an entry by their heads."""
    return dict(entry["rows"])


def section(entry: dict[str, Any], title: str) -> list[str]:
    """The lines under a head; an error if there is no such head."""
    return next([i["text"] for i in s["items"]] for s in entry["sections"] if s["title"] == title)


@pytest.fixture(scope="module")
def record(engine: OxigraphEngine, tmp_path_factory: pytest.TempPathFactory) -> ChartView:
    """The contest view of the shipped record."""
    return contest.view(engine, Texts(tmp_path_factory.mktemp("none")))


# The vote, and where sources differ


def with_vote(*, contradicted: bool) -> Invented:
    """The Nurses' committee votes 12 to 7; a second paper has 8 instead of 7."""
    made = harbor()
    say = made.say
    say("article:globe", rdf_type="end:Article", rdfs_label='"Globe',
        schema_url="<https://example.org/globe>", schema_datePublished=D(2026, 2, 2))  # fmt: skip
    say("body:nurses.board", rdf_type="end:Body", skos_prefLabel='"Nurses’ Board',
        org_unitOf="union:nurses")  # fmt: skip
    say("decision:mayor-2026.nurses", decidedBy="body:nurses.board", method="end:committee")
    say("vote:nurses", rdf_type="end:Vote", rdfs_label='"Board votes', body="body:nurses.board",
        contest="contest:mayor-2026", earliest=D(2026, 2, 1), latest=D(2026, 2, 1))  # fmt: skip
    for slug, article, person, value in (
        ("a", "herald", "okafor", 12),
        ("b", "herald", "rivera", 7),
        ("c", "globe", "rivera", 8),
    ):
        if article == "globe" and not contradicted:
            continue
        say(f"claim:{article}.vote-{slug}", rdf_type="end:Claim", source=f"article:{article}",
            gist=f'"{person} {value}', modality="end:asserted", voice="end:document",
            about=f"observation:{slug}")  # fmt: skip
        say(f"observation:{slug}", rdf_type="end:Observation", vote="vote:nurses", value=value,
            of=f"candidacy:mayor-2026.{person}", measure="end:votes", unit="end:votesCounted",
            figureKind="end:leaked", precision="end:exact",
            supportedBy=f"claim:{article}.vote-{slug}")  # fmt: skip
    if contradicted:
        say("claim:globe.vote-c", contradicts="claim:herald.vote-b")
    return made


def test_the_vote_stands_between_who_decided_and_who_announced(tmp_path):
    """Its kind of figure and its source with it; a committee that votes decides by vote."""
    entry = entries(with_vote(contradicted=False), tmp_path)["endorsement:mayor-2026.nurses.1"]
    assert rows(entry)["Decided by"] == "Nurses’ Board, by vote"
    assert rows(entry)["Vote"] == ("Ben Okafor 12, Ana Rivera 7; 19 in all (leaked, one source)")
    assert [head for head, _ in entry["rows"]].index("Vote") == 3
    [source] = entry["voteSources"]
    assert source["title"] == "publisher not known: A story in the herald"
    assert source["gists"] == ["okafor 12", "rivera 7"]
    assert source["how"] == "a list or document says so"
    assert entry["differ"] == "Nothing found that says otherwise."


def test_versions_of_a_figure_are_no_dispute_of_the_choice(tmp_path):
    """The panel says which, and so does the table."""
    view = contest.view(with_vote(contradicted=True).engine(), Texts(tmp_path))
    entry = view.entries["endorsement:mayor-2026.nurses.1"]
    assert entry["differ"] == "The choice itself is not disputed; figures are."
    [difference] = entry["differences"]
    assert difference["about"] == "Board votes"
    assert [(v["text"], [s["url"] for s in v["sources"]]) for v in difference["versions"]] == [
        ("rivera 7", ["https://example.org/herald"]),
        ("rivera 8", ["https://example.org/globe"]),
    ]
    cells = {
        row["open"]: next(c["text"] for c in row["cells"] if c["name"] == "Sources differ")
        for row in view.rows
    }
    assert cells["endorsement:mayor-2026.nurses.1"] == "figures"
    assert cells["endorsement:mayor-2026.dockers.1"] == "none found"


@pytest.mark.parametrize(
    ("note", "cell"),
    [("turnout figures conflict", "see the note"), ("third union to nominate", "none found")],
)
def test_a_note_never_stands_beside_nothing_found(tmp_path, note, cell):
    """It may tell of a conflict that no claim holds."""
    made = harbor()
    made.say("decision:mayor-2026.nurses", skos_editorialNote=f'"{note}')
    view = contest.view(made.engine(), Texts(tmp_path))
    entry = view.entries["endorsement:mayor-2026.nurses.1"]
    assert entry["differ"] == "Nothing held here as a claim says otherwise; see the note."
    row = next(r for r in view.rows if r["open"] == "endorsement:mayor-2026.nurses.1")
    assert next(c["text"] for c in row["cells"] if c["name"] == "Sources differ") == cell


def test_a_disputed_choice_is_said_to_be_disputed(tmp_path):
    """A claim against a source of the choice itself."""
    made = harbor()
    [claim] = [
        quad.object.value
        for quad in made.store.quads_for_pattern(None, None, None, None)
        if quad.subject.value.endswith("endorsement/mayor-2026.nurses.1")
        and quad.predicate.value.endswith("supportedBy")
    ]
    made.say("claim:herald.no", rdf_type="end:Claim", source="article:herald",
             gist='"They did not.', disputes=f"<{claim}>")  # fmt: skip
    entry = entries(made, tmp_path)["endorsement:mayor-2026.nurses.1"]
    assert entry["differ"] == "The choice itself is disputed."
    assert [s["gists"] for s in entry["disputes"]] == [["They did not."]]


def test_the_record_tells_its_votes_and_versions(record):
    """The leaked committee vote of 2020, and the ballot of 2016 with three turnouts."""
    unison = record.entries["endorsement:labour-leadership-2020.unison.1"]
    assert rows(unison)["Decided by"] == "UNISON Labour Link committee, by vote"
    assert rows(unison)["Vote"].startswith("Keir Starmer 14, Rebecca Long-Bailey 5")
    assert rows(unison)["Vote"].endswith("20 in all (leaked, one source)")
    assert unison["place"] == "1 of 15 for Keir Starmer"
    [members] = unison["differences"]
    assert [len(v["sources"]) for v in members["versions"]] == [2, 1]
    gmb = record.entries["endorsement:labour-leadership-2016.gmb.1"]
    assert gmb["differ"] == "The choice itself is not disputed; figures are."
    assert len(gmb["differences"][0]["versions"]) == 4
    assert rows(gmb)["Decided by"] == "membership (England and Wales), after consultation"
    note = record.entries["endorsement:labour-leadership-2020.gmb.1"]
    assert note["differ"] == "Nothing held here as a claim says otherwise; see the note."
    assert note["place"] == "2 of 4 for Lisa Nandy"


# Whose choice


def test_choices_of_a_part_stand_under_a_head_of_their_own(tmp_path):
    """The branch chose Okafor against its union; it is not the union that did."""
    made = every_kind()
    found = entries(made, tmp_path)
    dockers = found["union:dockers"]
    assert all("East" not in text for text in section(dockers, "Choices"))
    assert ["East" in text for text in section(dockers, "Choices of its parts")] == [True]
    assert "Decisions" not in [s["title"] for s in dockers["sections"]]
    assert section(found["person:okafor"], "Chosen by")


def test_choices_run_from_the_newest_and_those_of_nobody_among_them(tmp_path):
    """2027 nobody, then 1 March 2026; one without a day by the end of its contest."""
    made = harbor()
    for year, day in ((2027, D(2027, 5, 1)), (2028, None)):
        contested = f"contest:mayor-{year}"
        made.say(contested, rdf_type="end:Contest", rdfs_label=f'"Mayor {year}', post="post:mayor")
        made.say(f"stage:{year}", rdf_type="end:Stage", stageOf=contested,
                 stageKind="end:result", earliest=D(year, 6, 1), latest=D(year, 6, 1))  # fmt: skip
        known = {"earliest": day, "latest": day} if day else {}
        made.say(f"decision:mayor-{year}.dockers", rdf_type="end:Decision",
                 rdfs_label=f'"Nobody in {year}', endorser="union:dockers", contest=contested,
                 outcome="end:noRecommendation", supportedBy="claim:herald.90",
                 **known)  # fmt: skip
    told = section(entries(made, tmp_path)["union:dockers"], "Choices")
    assert told[:2] == ["Nobody in 2028", "Nobody in 2027"]
    assert len(told) == 4


def test_figures_are_the_newest_first_each_with_its_source(tmp_path):
    """The rest is folded behind the first three."""
    made = harbor()
    for year in (2020, 2024, 2022, 2023):
        made.say(f"observation:{year}", rdf_type="end:Observation", of="union:nurses",
                 rdfs_label='"Nurses’ Union: members', measure="end:members", value=year,
                 earliest=D(year, 1, 1), latest=D(year, 12, 31),
                 supportedBy="claim:herald.90")  # fmt: skip
    [figures] = [
        s for s in entries(made, tmp_path)["union:nurses"]["sections"] if s["title"] == "Figures"
    ]
    assert [(i["text"], i["when"]) for i in figures["items"]] == [
        (f"Members: {year:,}", str(year)) for year in (2024, 2023, 2022, 2020)
    ]
    assert {i["note"] for i in figures["items"]} == {"publisher not known"}
    assert figures["shown"] == 3


def test_the_record_keeps_parts_apart(record):
    """GMB Scotland and a branch of UNISON are not the union; statements are our words."""
    gmb, unison = record.entries["union:gmb"], record.entries["union:unison"]
    assert not [text for text in section(gmb, "Choices") if text.startswith("GMB Scotland")]
    assert len(section(gmb, "Choices of its parts")) == 2
    assert any("Islington" in text for text in section(unison, "Choices of its parts"))
    assert section(gmb, "Choices")[0].endswith("Labour deputy leadership 2025")
    assert section(gmb, "Choices")[-1].endswith("1992")
    assert section(gmb, "Statements, in our words")


# Place


def test_one_count_of_places_the_panels_and_the_pictures(tmp_path):
    """Two unions count for Okafor in turn; a branch, and a second choice, do not."""
    view = contest.view(harbor().engine(), Texts(tmp_path))
    place = {key: entry.get("place") for key, entry in view.entries.items()}
    assert place["endorsement:mayor-2026.nurses.1"] == "1 of 1 for Ben Okafor"
    assert place["endorsement:mayor-2026.dockers.east.1"] == ("part of a union, not counted")
    assert place["endorsement:mayor-2026.dockers.2"] == "second choice, not counted"
    assert place["decision:mayor-2026.teachers"] == "1 of 1: no recommendation"
    said = {
        mark.key: mark.say.rpartition(". ")[2]
        for sheet in view.sheets
        for mark in sheet.chart.marks
        if place.get(mark.key)
    }
    assert said["endorsement:mayor-2026.nurses.1"] == "1 of 1"
    assert all(place[key].startswith(words) for key, words in said.items())


# Words


@pytest.mark.parametrize(
    ("modality", "voice", "words"),
    [
        ("end:asserted", "end:reporter", "the article itself says so"),
        ("end:asserted", "end:document", "a list or document says so"),
        ("end:reported", "end:reporter", "the article itself passes it on from others"),
        ("end:denied", "end:unnamedSpeaker", "somebody it does not name denies it"),
    ],
)
def test_who_says_so_is_plain_english(tmp_path, modality, voice, words):
    """No names of properties."""
    made = harbor()
    made.say("claim:herald.say", rdf_type="end:Claim", source="article:herald", modality=modality,
             voice=voice, gist='"So.')  # fmt: skip
    made.say("expectation:mayor-2022.nurses.1", supportedBy="claim:herald.say")
    entry = entries(made, tmp_path)["expectation:mayor-2022.nurses.1"]
    assert words in entry["sources"][0]["how"].split("; ")


def test_the_passage_of_the_choice_goes_before_that_of_how_it_came_about(tmp_path):
    """Whatever the order in which the article says it."""
    made = harbor()
    say = made.say
    for slug, about in (
        ("1", "decision:mayor-2026.nurses"),
        ("2", "endorsement:mayor-2026.nurses.1"),
    ):
        say(f"selector:p{slug}", oa_start=0, oa_end=5)
        say(f"evidence:p{slug}", rdf_type="end:Evidence", oa_hasSource="article:herald",
            oa_hasSelector=f"selector:p{slug}", phrase=f'"phrase {slug}')  # fmt: skip
        say(f"claim:herald.p{slug}", rdf_type="end:Claim", source="article:herald", about=about,
            evidence=f"evidence:p{slug}")  # fmt: skip
        say("decision:mayor-2026.nurses", supportedBy=f"claim:herald.p{slug}")
    entry = entries(made, tmp_path)["endorsement:mayor-2026.nurses.1"]
    assert [p["phrase"] for p in entry["passages"]] == ["phrase 2", "phrase 1"]


def test_only_web_addresses_are_links():
    """Nothing else is ever pressed."""
    assert evidence.link("https://example.org/a") == "https://example.org/a"
    assert evidence.link("javascript:alert(1)") is None
    assert evidence.link("http://[") is None
    assert evidence.link(None) is None
