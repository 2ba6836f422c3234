"""The derived layer: what each rule makes of the smallest graph that shows it."""

from __future__ import annotations

import pytest
from rule_runs import QUERIES, derived

CHOICE = """
    decision:one a end:Decision ;
        end:endorser union:dockers ; end:contest contest:leader ; end:outcome end:choice ;
        end:latest "2026-03-13"^^xsd:date .
    endorsement:first end:decision decision:one ; end:candidacy candidacy:rivera ; end:rank 1 .
    endorsement:second end:decision decision:one ; end:candidacy candidacy:grant ; end:rank 2 .
"""
BACKS_RIVERA = ["union:dockers end:backs candidacy:rivera"]
BACKS_OKAFOR = ["union:dockers end:backs candidacy:okafor"]


def another(details: str) -> str:
    """A second decision of the same endorser about the same contest, for Okafor."""
    return f"""
    decision:two a end:Decision ;
        end:endorser union:dockers ; end:contest contest:leader ; end:outcome end:choice ;
        {details} .
    endorsement:third end:decision decision:two ; end:candidacy candidacy:okafor ; end:rank 1 .
    """


def test_first_choice_is_backed() -> None:
    """Only rank 1 makes the short edge."""
    assert derived("backs", CHOICE) == BACKS_RIVERA


def test_choice_without_rank_is_not_backed() -> None:
    """A suggestion is no preference."""
    suggestion = """
        decision:one a end:Decision ; end:endorser union:dockers ; end:contest contest:leader .
        endorsement:one end:decision decision:one ; end:candidacy candidacy:rivera .
    """
    assert derived("backs", suggestion) == []


def test_superseded_decision_backs_nobody() -> None:
    """The later choice takes the place of the one that it supersedes, whatever the dates."""
    later = another('end:supersedes decision:one ; end:latest "2026-03-01"^^xsd:date')
    assert derived("backs", CHOICE + later) == BACKS_OKAFOR


def test_superseded_by_recommending_nobody_leaves_no_edge() -> None:
    """Who withdraws a choice and makes none backs nobody."""
    withdrawn = """
        decision:two a end:Decision ; end:endorser union:dockers ; end:contest contest:leader ;
            end:outcome end:noRecommendation ; end:supersedes decision:one .
    """
    assert derived("backs", CHOICE + withdrawn) == []


def test_later_round_comes_last() -> None:
    """A choice for a later ballot is one edge, in place of the earlier."""
    assert derived("backs", CHOICE + another("end:round 2")) == BACKS_OKAFOR


def test_first_round_comes_after_no_round() -> None:
    """A decision without a round is about the contest as a whole, and comes first."""
    assert derived("backs", CHOICE + another("end:round 1")) == BACKS_OKAFOR


def test_later_day_comes_last() -> None:
    """Of two decisions of one round the later day counts."""
    assert derived("backs", CHOICE + another('end:latest "2026-04-01"^^xsd:date')) == BACKS_OKAFOR


def test_earlier_day_comes_first() -> None:
    """A decision of an earlier day changes nothing."""
    assert derived("backs", CHOICE + another('end:latest "2026-02-01"^^xsd:date')) == BACKS_RIVERA


def test_day_of_announcement_stands_in() -> None:
    """Where no latest day is known the announcement orders decisions."""
    assert (
        derived("backs", CHOICE + another('end:announced "2026-04-01"^^xsd:date')) == BACKS_OKAFOR
    )


def test_other_contest_has_an_edge_of_its_own() -> None:
    """One edge for each endorser and contest."""
    deputy = another("end:round 2").replace("contest:leader", "contest:deputy")
    assert derived("backs", CHOICE + deputy) == [*BACKS_OKAFOR, *BACKS_RIVERA]


def test_expectation_is_not_backing() -> None:
    """What is expected makes no edge."""
    expectation = """
        expectation:one a end:Expectation ;
            end:endorser union:dockers ; end:contest contest:leader ;
            end:candidacy candidacy:rivera .
    """
    assert derived("backs", expectation) == []


def test_backing_is_carried_to_the_person() -> None:
    """Two candidacies of one person make one edge."""
    backing = """
        union:dockers end:backs candidacy:leader , candidacy:deputy .
        candidacy:leader end:candidate person:rivera .
        candidacy:deputy end:candidate person:rivera .
    """
    assert derived("endorses", backing) == ["union:dockers end:endorses person:rivera"]


def test_who_stands_is_a_candidate() -> None:
    """A candidacy makes its person a candidate, won or lost."""
    standing = """
        candidacy:one a end:Candidacy ; end:candidate person:rivera ; end:status end:lost .
        candidacy:two a end:Candidacy ; end:candidate person:grant .
    """
    assert derived("types", standing) == [
        "person:grant rdf:type end:Candidate",
        "person:rivera rdf:type end:Candidate",
    ]


@pytest.mark.parametrize("status", ["considering", "declined", "notStanding"])
def test_who_does_not_stand_is_no_candidate(status: str) -> None:
    """A candidacy that never was makes nobody a candidate."""
    thought_of = f"""
        candidacy:one a end:Candidacy ; end:candidate person:rivera ; end:status end:{status} .
    """
    assert derived("types", thought_of) == []


def test_who_recommends_nobody_is_an_endorser() -> None:
    """To make up one's mind is enough, whatever came of it."""
    nobody = """
        decision:one a end:Decision ; end:endorser union:dockers ;
            end:outcome end:noRecommendation .
    """
    assert derived("types", nobody) == ["union:dockers rdf:type end:Endorser"]


def test_who_speaks_for_another_is_a_spokesperson() -> None:
    """Named and unnamed speakers are, who speaks for himself or for nobody is not."""
    words = """
        person:stone a end:Person . person:grant a end:Person . union:dockers a end:Union .
        speaker:one a end:UnnamedSpeaker .
        statement:one end:speaker person:stone ; end:onBehalfOf union:dockers .
        statement:two end:speaker speaker:one ; end:onBehalfOf person:grant .
        statement:three end:speaker person:grant ; end:onBehalfOf person:grant .
        statement:four end:speaker person:grant .
        statement:five end:speaker union:dockers ; end:onBehalfOf union:pilots .
    """
    assert derived("types", words) == [
        "person:stone rdf:type end:Spokesperson",
        "speaker:one rdf:type end:Spokesperson",
    ]


def test_who_announces_is_a_spokesperson() -> None:
    """By office or by name; an organization that announces is none."""
    announced = """
        person:stone a end:Person . person:grant a end:Person . union:dockers a end:Union .
        office:one org:member person:stone .
        decision:one end:announcedBy office:one .
        decision:two end:announcedBy person:grant , union:dockers .
    """
    assert derived("types", announced) == [
        "person:grant rdf:type end:Spokesperson",
        "person:stone rdf:type end:Spokesperson",
    ]


def test_rules_run_in_the_order_of_their_names() -> None:
    """endorses needs what backs made."""
    names = sorted(path.stem for path in (QUERIES / "derived").glob("*.rq"))
    assert names == ["backs", "endorses", "labels", "types"]
