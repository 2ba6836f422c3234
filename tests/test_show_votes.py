"""Votes and figures that differ, as `show` tells them next to the decision they belong to."""

from __future__ import annotations

from datetime import date

import pytest
from pages.invented import Invented, harbor

import kg
import kg.cli
from kg import show
from kg.article import Texts
from kg.show import Fact
from kg.show.tally import line
from kg.vocabulary import expand

VOTES = """
PREFIX end: <https://w3id.org/endorsement/ns#>
SELECT DISTINCT ?vote { ?vote a end:Vote ; end:contest ?contest . ?figure end:vote ?vote }
"""
DECISIONS = """
PREFIX end: <https://w3id.org/endorsement/ns#>
SELECT DISTINCT ?decision { ?decision a end:Decision }
"""


def figure(
    made: Invented,
    vote: str,
    about: str,
    measure: str,
    value: int,
    article: str = "herald",
    **more: object,
) -> str:
    """A figure of a vote, and the one claim behind it."""
    slug = f"{vote}.{about}.{measure}.{value}"
    claim = made.say(
        f"claim:{article}.{slug}", rdf_type="end:Claim", source=f"article:{article}",
        gist=f'"{measure} of {about}: {value}', about=f"observation:{slug}",
    )  # fmt: skip
    of = f"candidacy:mayor-2026.{about}" if about in {"rivera", "okafor"} else f"vote:{vote}"
    share = measure in {"shareOfVote", "turnoutShare"}
    return made.say(
        f"observation:{slug}", rdf_type="end:Observation", vote=f"vote:{vote}", of=of,
        measure=f"end:{measure}", value=value, supportedBy=claim,
        unit="end:percent" if share else "end:votesCounted",
        **{"figureKind": "end:official", "precision": "end:exact", **more},
    )  # fmt: skip


def ballot(made: Invented, slug: str, voter: str, day: date) -> str:
    """A vote on the contest of 2026, by an organization or one of its bodies."""
    whose = {"body" if voter.startswith("body:") else "organization": voter}
    made.say(
        f"vote:{slug}", rdf_type="end:Vote", rdfs_label=f'"{slug} votes',
        contest="contest:mayor-2026", earliest=day, latest=day, **whose,
    )  # fmt: skip
    return slug


def told(made: Invented, iri: str) -> Fact:
    """The fact as `show` tells it, without texts."""
    return show.fact(made.engine(), expand(iri) or iri, Texts(None))


def test_a_vote_stands_under_the_decision_with_all_it_says():
    """12 and 7 are 19 in all; the share stands in brackets behind the votes."""
    made = harbor()
    vote = ballot(made, "nurses", "union:nurses", date(2026, 2, 1))
    figure(made, vote, "okafor", "votes", 12)
    figure(made, vote, "rivera", "votes", 7)
    figure(made, vote, "okafor", "shareOfVote", 63)
    for fact in ("decision:mayor-2026.nurses", "endorsement:mayor-2026.nurses.1"):
        [one] = told(made, fact).votes
        assert (one.label, one.voter, one.when) == (
            "nurses votes",
            "Nurses’ Union",
            "1 February 2026",
        )
        assert line(one) == "Ben Okafor 12 (63%), Ana Rivera 7; 19 in all (official, one source)"
    assert told(made, "decision:mayor-2026.dockers").votes == ()


def test_what_kind_of_figure_it_is_is_said():
    """Leaked by two papers; nobody is an option like others; what is not exact is not added up."""
    made = harbor()
    made.say("article:globe", rdf_type="end:Article", rdfs_label='"Globe')
    vote = ballot(made, "teachers", "union:teachers", date(2026, 3, 1))
    leaked = {"figureKind": "end:leaked"}
    figure(made, vote, "none", "votes", 9, option="end:noNomination", **leaked)
    figure(made, vote, "rivera", "votes", 4, "globe", precision="end:atLeast", **leaked)
    figure(made, vote, "cast", "votesCast", 15)
    [one] = told(made, "decision:mayor-2026.teachers").votes
    assert line(one) == (
        "No nomination 9, Ana Rivera at least 4 (leaked, two sources);"
        " 15 votes cast (official, one source)"
    )


def test_rounds_are_told_apart():
    """A last round whose number no source gives comes last."""
    made = harbor()
    vote = ballot(made, "nurses", "union:nurses", date(2026, 2, 1))
    figure(made, vote, "okafor", "shareOfVote", 40, round=1)
    figure(made, vote, "rivera", "shareOfVote", 35, round=1)
    figure(made, vote, "okafor", "shareOfVote", 52)
    [one] = told(made, "decision:mayor-2026.nurses").votes
    assert line(one) == (
        "Round 1: Ben Okafor 40%, Ana Rivera 35% (official, one source);"
        " last round: Ben Okafor 52% (official, one source)"
    )


def test_a_vote_of_a_part_is_not_the_unions():
    """The branch decided for itself; another body of the Dockers voted for the Dockers."""
    made = harbor()
    made.say("body:dockers.board", rdf_type="end:Body", skos_prefLabel='"Board',
             org_unitOf="union:dockers")  # fmt: skip
    day = date(2026, 2, 28)
    for slug, voter in (("east", "body:dockers.east"), ("board", "body:dockers.board")):
        figure(made, ballot(made, slug, voter, day), "okafor", "votes", 3)
    assert [v.label for v in told(made, "decision:mayor-2026.dockers").votes] == ["board votes"]
    assert [v.label for v in told(made, "decision:mayor-2026.dockers.east").votes] == ["east votes"]


def test_of_two_decisions_the_vote_belongs_to_the_first_after_it():
    """The Nurses vote on 1 February and decide that day, and again on 9 March after a vote."""
    made = harbor()
    made.say("decision:mayor-2026.nurses.2", rdf_type="end:Decision", endorser="union:nurses",
             contest="contest:mayor-2026", outcome="end:noRecommendation",
             earliest=date(2026, 3, 9), latest=date(2026, 3, 9))  # fmt: skip
    for slug, day in (("first", date(2026, 2, 1)), ("second", date(2026, 3, 8))):
        figure(made, ballot(made, slug, "union:nurses", day), "okafor", "votes", 3)
    assert [v.label for v in told(made, "decision:mayor-2026.nurses").votes] == ["first votes"]
    assert [v.label for v in told(made, "decision:mayor-2026.nurses.2").votes] == ["second votes"]


def test_figures_that_contradict_are_versions_with_their_sources():
    """Turnout 8 against 7 in two papers; nobody disputes the choice."""
    made = harbor()
    made.say("article:globe", rdf_type="end:Article", rdfs_label='"Globe')
    vote = ballot(made, "nurses", "union:nurses", date(2026, 2, 1))
    figure(made, vote, "turnout", "turnoutShare", 8)
    figure(made, vote, "turnout", "turnoutShare", 7, "globe")
    made.say("claim:globe.nurses.turnout.turnoutShare.7",
             contradicts="claim:herald.nurses.turnout.turnoutShare.8")  # fmt: skip
    fact = told(made, "endorsement:mayor-2026.nurses.1")
    assert fact.disputes == ()
    [difference] = fact.differences
    assert difference.about == "nurses votes"
    assert [(v.words, [s.headline for s in v.sources]) for v in difference.versions] == [
        ("turnoutShare of turnout: 7", ["Globe"]),
        ("turnoutShare of turnout: 8", ["A story in the herald"]),
    ]
    assert line(fact.votes[0]) == "Turnout 8% or 7% (official, two sources, sources differ)"


@pytest.mark.parametrize(("year", "shown"), [(2026, 1), (2025, 0)])
def test_members_are_told_where_a_source_of_the_decision_counts_them(year, shown):
    """For the year of the decision alone: an article may speak of other years."""
    made = harbor()
    made.say("article:globe", rdf_type="end:Article", rdfs_label='"Globe')
    for article, many in (("herald", 900), ("globe", 1000)):
        made.say(f"claim:{article}.members", rdf_type="end:Claim", source=f"article:{article}",
                 gist=f'"{many} members', about=f"observation:{article}")  # fmt: skip
        made.say(f"observation:{article}", rdf_type="end:Observation", of="union:nurses",
                 measure="end:members", value=many, supportedBy=f"claim:{article}.members",
                 earliest=date(year, 1, 1), latest=date(year, 12, 31))  # fmt: skip
    made.say("claim:globe.members", contradicts="claim:herald.members")
    found = told(made, "decision:mayor-2026.nurses").differences
    assert [d.about for d in found] == ["Nurses’ Union"][:shown]
    assert [v.words for d in found for v in d.versions] == ["1000 members", "900 members"][
        : 2 * shown
    ]


def test_every_vote_of_the_record_on_a_contest_stands_under_one_decision(graph: kg.Graph):
    """None is left out, none stands twice, and the known ones are told in full."""
    facts = show.facts(graph.engine, [row.decision for row in graph.query(DECISIONS)], Texts(None))
    told_there = [(vote.iri, fact.iri) for fact in facts.values() for vote in fact.votes]
    assert sorted(vote for vote, _ in told_there) == sorted(row.vote for row in graph.query(VOTES))
    lines = {vote.iri.rpartition("/")[2]: line(vote) for f in facts.values() for vote in f.votes}
    assert lines["labour-leadership-2020.unison"] == (
        "Keir Starmer 14, Rebecca Long-Bailey 5, Emily Thornberry 1, Lisa Nandy 0;"
        " 20 in all (leaked, one source)"
    )
    assert lines["labour-leadership-2016.gmb"].startswith(
        "Owen Smith 25,969 (60%), Jeremy Corbyn 17,450 (40%) (official, two sources);"
        " 43,419 votes cast (official, two sources); turnout 8.1%, 7.4% or 6.77%"
    )


def test_the_command_tells_the_vote(graph, monkeypatch, capsysbinary):
    """With the versions where sources differ, each with who says so."""
    monkeypatch.setattr("sys.argv", ["kg", "show", "decision:labour-leadership-2016.gmb"])
    with pytest.raises(SystemExit):
        kg.cli.main()
    said = " ".join(capsysbinary.readouterr().out.decode().split())
    assert "vote of GMB, 10 August 2016: Owen Smith 25,969 (60%)" in said
    assert "sources differ: GMB votes: Labour leadership 2016" in said
    assert "turnout was 8.1%. (Northern Voices (blog))" in said
