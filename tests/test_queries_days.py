"""As of a day: who was nominated, and what was public, on an invented contest."""

from __future__ import annotations

import pytest
from graphs import rows_of
from harbor import CONTEST, HARBOR, RULE, article, backing, date, decision, endorsement

GROUND = HARBOR + article("herald", "2026-03-14") + article("rule", "2026-01-02") + RULE
DOCKERS = backing("dockers", "union:dockers", on="2026-03-10")
PILOTS = backing("pilots", "union:pilots", on="2026-03-12")
TEACHERS = backing("teachers", "organization:teachers", on="2026-03-11")


def status(turtle: str, day: str = "2026-03-31") -> tuple[str, ...]:
    """Whether Ana has met the requirement of three affiliates, and what is missing."""
    rows = rows_of(GROUND + turtle, "nomination-status", contest=CONTEST, date=day)
    found = {row[:2]: row[2:] for row in rows}
    return found["candidacy:ana", "requirement:affiliates"]


def published(turtle: str, day: str, *columns: str) -> list[tuple[str, ...]]:
    """What was public on *day*, of decisions that rest on articles given with them."""
    return rows_of(HARBOR + turtle, "public-on", *columns, date=day)


# nomination-status ###################################################################


def test_every_candidacy_has_each_requirement():
    """Candidates without any nomination are shown too."""
    rows = rows_of(GROUND, "nomination-status", contest=CONTEST, date="2026-03-31")
    assert rows == [
        ("candidacy:ana", "requirement:affiliates", "", "3"),
        ("candidacy:ana", "requirement:branches", "", ""),
        ("candidacy:lee", "requirement:affiliates", "", "3"),
        ("candidacy:lee", "requirement:branches", "", ""),
    ]


def test_three_affiliates_two_of_them_unions_will_do():
    """The requirement is met, and nothing is missing."""
    assert status(DOCKERS + PILOTS + TEACHERS) == ("true", "0")


def test_the_day_of_the_last_nomination_is_the_day():
    """On that day it is met."""
    assert status(DOCKERS + PILOTS + TEACHERS, "2026-03-12") == ("true", "0")


def test_the_day_before_the_last_nomination_is_too_early():
    """A decision of tomorrow does not count today."""
    assert status(DOCKERS + PILOTS + TEACHERS, "2026-03-11") == ("", "1")


def test_three_affiliates_one_of_them_a_union_will_not_do():
    """What is included has to be met as well: one union is still missing."""
    guild = "organization:guild a end:Society ; skos:prefLabel 'Guild'@en ."
    graph = DOCKERS + TEACHERS + guild + backing("guild", "organization:guild")
    assert status(graph) == ("", "1")


def test_what_is_missing_may_be_unknown_to_the_record():
    """Two are recorded; a third may have been and not be recorded, so not false."""
    assert status(DOCKERS + PILOTS) == ("", "1")


def test_before_the_stage_opens_nothing_is_met():
    """Even with every nomination promised."""
    early = [
        backing(name, endorser, on="2026-02-01")
        for name, endorser in (
            ("dockers", "union:dockers"),
            ("pilots", "union:pilots"),
            ("masons", "union:masons"),
        )
    ]
    assert status("".join(early), "2026-02-28") == ("false", "0")


def test_who_failed_is_known_to_have_failed():
    """The record says that the nominations were lacking in the end."""
    assert status(DOCKERS + "candidacy:ana end:status end:notNominated .") == ("false", "2")


def test_who_failed_later_may_have_met_the_first_stage():
    """A candidate may have had the members of parliament and lacked the unions."""
    later = """
    candidacy:ana end:status end:notNominated .
    stage:harbor-2026.branches a end:Stage ; rdfs:label "Branches"@en ;
        end:stageOf contest:harbor-2026 ; end:stageKind end:affiliateNominations ;
        end:stageOrder 2 .
    """
    assert status(DOCKERS + later) == ("", "2")


def test_a_decision_of_an_uncertain_day_counts_from_its_last_possible_day():
    """Only what is surely decided counts."""
    vague = decision(
        "dockers",
        "union:dockers",
        on=None,
        more=f"end:earliest {date('2026-03-05')} ; end:latest {date('2026-03-20')} ;",
    ) + endorsement("dockers", "union:dockers")
    assert status(vague, "2026-03-19") == ("", "3")
    assert status(vague, "2026-03-20") == ("", "2")


def test_a_part_of_a_union_does_not_nominate():
    """It is not affiliated; its union is."""
    assert status(backing("east", "body:dockers.east")) == ("", "3")


def test_a_second_choice_does_not_nominate():
    """An affiliate nominates the one it puts first."""
    graph = (
        decision("dockers", "union:dockers")
        + endorsement("dockers", "union:dockers", "lee")
        + endorsement("dockers", "union:dockers", "ana", rank=2)
    )
    assert status(graph) == ("", "3")


@pytest.mark.parametrize("kind", ["recommendation", "suggestion"])
def test_a_recommendation_or_suggestion_does_not_nominate(kind):
    """It need not count under the rules."""
    graph = decision("dockers", "union:dockers") + endorsement(
        "dockers", "union:dockers", more=f"end:kind end:{kind} ;"
    )
    assert status(graph) == ("", "3")


def test_a_supplementary_nomination_counts():
    """It has no rank, and counts under the rules."""
    graph = decision("dockers", "union:dockers") + endorsement(
        "dockers", "union:dockers", rank=None, more="end:kind end:supplementaryNomination ;"
    )
    assert status(graph) == ("", "2")


def test_a_superseded_nomination_does_not_count():
    """The union has gone over to the other candidate."""
    change = backing(
        "dockers.2",
        "union:dockers",
        "lee",
        on="2026-03-20",
        more="end:supersedes decision:dockers ;",
    )
    assert status(DOCKERS + change) == ("", "3")


def test_a_nomination_superseded_later_counts_until_then():
    """On the day before the change of mind it stands."""
    change = backing(
        "dockers.2",
        "union:dockers",
        "lee",
        on="2026-03-20",
        more="end:supersedes decision:dockers ;",
    )
    assert status(DOCKERS + change, "2026-03-19") == ("", "2")


def affiliation(more: str) -> str:
    """The dockers belong to the party, for a time."""
    return f"""
    affiliation:dockers.harbor-party a end:Affiliation ; org:member union:dockers ;
        org:organization organization:harbor-party {more} ; end:supportedBy claim:herald .
    """


def test_a_union_that_had_left_does_not_nominate():
    """Its affiliation ended before it decided."""
    assert status(DOCKERS + affiliation(f"; end:endLatest {date('2026-03-09')}")) == ("", "3")


def test_a_union_that_left_later_nominates():
    """It was affiliated when it decided."""
    assert status(DOCKERS + affiliation(f"; end:endLatest {date('2026-06-01')}")) == ("", "2")


def test_a_union_that_joined_later_does_not_nominate():
    """Its affiliation began after it had decided."""
    assert status(DOCKERS + affiliation(f"; end:startEarliest {date('2026-04-01')}")) == ("", "3")


def test_a_union_that_left_and_came_back_nominates():
    """One of its affiliations covers the day."""
    back = """
    affiliation:dockers.harbor-party.2 a end:Affiliation ; org:member union:dockers ;
        org:organization organization:harbor-party ; end:supportedBy claim:herald .
    """
    gone = affiliation(f"; end:endLatest {date('2004-01-01')}")
    assert status(DOCKERS + gone + back) == ("", "2")


def test_members_of_parliament_count_for_their_own_requirement():
    """A person nominates only with a seat."""
    graph = f"""
    rule:mps a end:NominationRule ; rdfs:label "First rule"@en ;
        end:forStage stage:harbor-2026.nominations ; end:anyOf requirement:mps ;
        end:supportedBy claim:rule .
    requirement:mps a end:Requirement ; end:nominator end:memberOfParliament ; end:minCount 2 .
    person:mary a end:Person ; foaf:name "Mary Stone" .
    person:tom a end:Person ; foaf:name "Tom Okafor" .
    office:mary a end:Office ; org:member person:mary ; org:role end:memberOfParliament ;
        org:organization organization:parliament ; end:supportedBy claim:herald .
    organization:parliament a end:Organization ; skos:prefLabel "Harbor Council"@en .
    {backing("mary", "person:mary")} {backing("tom", "person:tom")}
    """
    rows = rows_of(GROUND + graph, "nomination-status", contest=CONTEST, date="2026-03-31")
    assert ("candidacy:ana", "requirement:mps", "", "1") in rows


# public-on ###########################################################################


def test_what_was_announced_is_public():
    """The day of announcement counts, not that of an article."""
    graph = article("herald", "2026-03-14") + backing(
        "dockers", "union:dockers", more=f"end:announced {date('2026-03-12')} ;"
    )
    row = ("decision:dockers", "union:dockers", "person:ana", "2026-03-10", "2026-03-12", "surely")
    assert published(graph, "2026-03-12") == [row]


def test_what_was_not_announced_is_public_with_its_first_article():
    """Of two articles the first makes it public."""
    graph = (
        article("herald", "2026-03-14")
        + article("gazette", "2026-03-18")
        + decision("dockers", "union:dockers", "herald", "gazette")
    )
    rows = published(graph, "2026-03-14", "published", "certainty")
    assert rows == [("2026-03-14", "surely")]


def test_what_an_article_tells_tomorrow_is_not_public_today():
    """It had been decided, but nobody could know."""
    graph = article("herald", "2026-03-14") + decision("dockers", "union:dockers")
    assert published(graph, "2026-03-13") == []


def test_a_leak_before_the_announcement_makes_it_public():
    """Whichever of the two comes first."""
    graph = article("herald", "2026-03-14") + decision(
        "dockers", "union:dockers", more=f"end:announced {date('2026-03-20')} ;"
    )
    rows = published(graph, "2026-03-15", "published", "certainty")
    assert rows == [("2026-03-14", "surely")]


def test_an_article_of_an_uncertain_day_makes_it_perhaps_public():
    """Somewhere in its span it came out."""
    graph = article("herald", "2026-03-11", until="2026-03-20") + decision(
        "dockers", "union:dockers"
    )
    assert published(graph, "2026-03-15", "published", "certainty") == [("2026-03-20", "perhaps")]
    assert published(graph, "2026-03-20", "published", "certainty") == [("2026-03-20", "surely")]


def test_an_undated_source_leaves_the_day_unknown():
    """It is shown, and says that it is not known."""
    graph = article("herald") + decision("dockers", "union:dockers")
    assert published(graph, "2026-03-12", "published", "certainty") == [("", "unknown")]


def test_an_undated_source_does_not_count_beside_a_dated_one():
    """The dated one says when it was public at the latest."""
    graph = (
        article("herald", "2026-03-14")
        + article("leaflet")
        + decision("dockers", "union:dockers", "herald", "leaflet")
    )
    assert published(graph, "2026-03-13") == []


def test_a_source_after_the_result_leaves_the_day_unknown():
    """A history written later does not tell when it became known."""
    graph = article("herald", "2026-07-01") + decision("dockers", "union:dockers")
    assert published(graph, "2026-03-12", "published", "certainty") == [("", "unknown")]


def test_what_was_decided_later_was_not_public():
    """An unknown day of publication is never before the decision."""
    graph = article("herald") + decision("dockers", "union:dockers")
    assert published(graph, "2026-03-09") == []


def test_a_decision_for_nobody_is_public_without_candidate():
    """A recommendation of nobody is news too."""
    graph = article("herald", "2026-03-14") + decision(
        "dockers", "union:dockers", more="end:outcome end:noRecommendation ;"
    )
    rows = published(graph, "2026-03-14", "endorser", "candidate")
    assert rows == [("union:dockers", "")]


def test_the_candidate_is_the_first_choice():
    """A second choice makes no second row."""
    graph = (
        article("herald", "2026-03-14")
        + decision("dockers", "union:dockers")
        + endorsement("dockers", "union:dockers", "lee")
        + endorsement("dockers", "union:dockers", "ana", rank=2)
    )
    assert published(graph, "2026-03-14", "candidate") == [("person:lee",)]


CHANGE_OF_MIND = (
    article("herald", "2026-03-14")
    + article("gazette", "2026-04-03")
    + backing("dockers", "union:dockers")
    + decision(
        "dockers.2",
        "union:dockers",
        "gazette",
        on="2026-04-01",
        more="end:supersedes decision:dockers ;",
    )
)


def test_a_change_of_mind_not_yet_public_changes_nothing():
    """On the day after it the public still knows the old choice."""
    assert published(CHANGE_OF_MIND, "2026-04-02", "decision") == [("decision:dockers",)]


def test_a_change_of_mind_once_public_replaces_the_old_choice():
    """From then on the new one alone stands."""
    assert published(CHANGE_OF_MIND, "2026-04-03", "decision") == [("decision:dockers.2",)]


def test_a_contest_can_be_asked_alone():
    """Decisions about other contests are left out."""
    other = """
    contest:other a end:Contest ; rdfs:label "Other contest"@en ; end:post post:harbor.leader ;
        end:organization organization:harbor-party .
    """
    graph = HARBOR + article("herald", "2026-03-14") + backing("dockers", "union:dockers") + other
    assert rows_of(graph, "public-on", date="2026-03-14", contest="contest:other") == []
