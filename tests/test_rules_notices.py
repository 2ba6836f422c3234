"""The notice queries: what each tells, and where it keeps silent."""

from __future__ import annotations

import pytest
from rule_runs import QUERIES, rows

SHARES = """
    observation:one end:of candidacy:rivera ; end:measure end:firstPreferenceShare ;
        end:unit end:percent ; end:value 52.5 ; end:poll poll:one ; end:round 1 .
    observation:two end:of candidacy:grant ; end:measure end:firstPreferenceShare ;
        end:unit end:percent ; end:value 47 ; end:poll poll:one ; end:round 1 .
"""
LEAD = (
    SHARES
    + """
    observation:three end:of candidacy:rivera ; end:measure end:lead ;
        end:comparedWith candidacy:grant ; end:unit end:percentagePoint ; end:value 5 ;
        end:poll poll:one .
"""
)
SOURCES = """
    decision:one a end:Decision ; end:supportedBy claim:one , claim:two .
    claim:one end:source article:one .
    claim:two end:source article:two .
"""
DATED = """
    decision:one a end:Decision ; end:contest contest:leader ;
        end:announced "2026-03-14"^^xsd:date .
"""
BODY = """
    decision:one a end:Decision ; end:contest contest:leader ; end:endorser union:dockers ;
        end:decidedBy body:committee .
"""
PUBLISHED = """
    claim:one end:source article:one .
    article:one schema:publisher organization:herald ;
        schema:datePublished "2026-03-14"^^xsd:date ; end:latest "2026-03-14"^^xsd:date .
"""
REPORTED = (
    PUBLISHED
    + """
    decision:one a end:Decision ; end:earliest "2026-03-14"^^xsd:date ; end:supportedBy claim:one .
    claim:one end:modality end:asserted .
"""
)
EXPECTED = """
    expectation:one a end:Expectation ; end:contest contest:leader ; end:realisedBy decision:one .
"""
BALLOT = """
    endorsement:one a end:Endorsement ; end:candidacy candidacy:rivera .
    candidacy:rivera end:status end:lost .
"""
AFTERWARDS = """
    decision:one a end:Decision ; end:contest contest:leader ;
        end:earliest "2026-05-20"^^xsd:date .
    stage:one end:stageOf contest:leader ; end:stageKind end:resultStage ;
        end:latest "2026-05-20"^^xsd:date .
"""
FIGURES = """
    observation:one a end:Observation ; end:of union:dockers ; end:measure end:members ;
        end:value 12000 ; end:earliest "2026-01-01"^^xsd:date .
    observation:two a end:Observation ; end:of union:dockers ; end:measure end:members ;
        end:value 12000 ; end:earliest "2026-01-01"^^xsd:date .
"""
OFFICE = """
    office:one a end:Office .
    claim:one a end:Claim ; end:about office:one .
"""
RESULT = """
    observation:one a end:Observation ; end:contest contest:leader ; end:round 1 ;
        end:section end:partyMembers ; end:measure end:shareOfSection ; end:value 56 .
    observation:two a end:Observation ; end:contest contest:leader ; end:round 1 ;
        end:section end:partyMembers ; end:measure end:shareOfSection ; end:value 41 .
"""
VOTE = """
    observation:one end:vote vote:one ; end:measure end:votes ; end:value 12 .
    observation:two end:vote vote:one ; end:measure end:votes ; end:value 7 .
    observation:all end:vote vote:one ; end:measure end:votesCast ; end:value 19 .
"""
PERSON = 'person:rivera a end:Person ; foaf:name "Ana Rivera" .'
POLL = "poll:one a end:Poll ; end:contest contest:leader ; end:commissionedBy person:rivera ."

# The query, Turtle that calls for the notice, Turtle that just does not, the row.
CASES = {
    "shares-that-do-not-sum": (
        SHARES.replace("end:value 47", "end:value 46.1"),
        SHARES,
        "poll:one end:firstPreferenceShare 98.6",
    ),
    "lead-that-differs": (
        LEAD.replace("end:value 5 ;", "end:value 6.1 ;"),
        LEAD,
        "observation:three end:value 6.1",
    ),
    "contradicting-claims": (
        "claim:two end:contradicts claim:one .",
        "claim:two end:disputes claim:one .",
        "claim:one end:contradicts claim:two",
    ),
    "disputed-claim": (
        "claim:two end:disputes claim:one .",
        "claim:two end:contradicts claim:one .",
        "claim:two end:disputes claim:one",
    ),
    "single-source": (
        SOURCES.replace("article:two", "article:one"),
        SOURCES,
        "decision:one end:supportedBy article:one",
    ),
    "decision-without-day": (
        DATED.replace("end:announced", "end:latest"),
        DATED,
        "decision:one end:latest contest:leader",
    ),
    "decision-without-body": (
        BODY.replace("; end:decidedBy body:committee", "").replace(
            ";\n        end:decidedBy body:committee", ""
        ),
        BODY,
        "decision:one end:decidedBy contest:leader",
    ),
    "source-without-date": (
        PUBLISHED.replace("schema:datePublished", "end:earliest"),
        PUBLISHED,
        "article:one schema:datePublished organization:herald",
    ),
    "source-older-than-fact": (
        REPORTED.replace('end:earliest "2026-03-14"', 'end:earliest "2026-03-15"'),
        REPORTED,
        "decision:one end:supportedBy claim:one",
    ),
    "expectation-unsettled": (
        EXPECTED.replace("; end:realisedBy decision:one", ""),
        EXPECTED,
        "expectation:one end:realisedBy contest:leader",
    ),
    "endorsed-off-the-ballot": (
        BALLOT.replace("end:lost", "end:notNominated"),
        BALLOT,
        "endorsement:one end:candidacy end:notNominated",
    ),
    "decision-after-the-result": (
        AFTERWARDS.replace("05-20", "05-21", 1),
        AFTERWARDS,
        "decision:one end:earliest 2026-05-21",
    ),
    "figures-that-clash": (
        FIGURES.replace("12000", "13000", 1),
        FIGURES,
        "observation:one end:value observation:two",
    ),
    "office-told-otherwise": (
        OFFICE + 'claim:one end:startLatest "2011-12-31"^^xsd:date .',
        OFFICE,
        "office:one end:about claim:one",
    ),
    "result-shares-that-do-not-sum": (
        RESULT.replace("41", "40"),
        RESULT,
        "contest:leader end:shareOfSection 96",
    ),
    "votes-that-exceed-the-vote": (
        VOTE.replace("end:value 7", "end:value 8"),
        VOTE,
        "vote:one end:votes 20",
    ),
    "person-without-public-role": (
        PERSON,
        PERSON + "candidacy:one end:candidate person:rivera .",
        "person:rivera foaf:name Ana Rivera",
    ),
    "poll-without-commissioner": (
        POLL.replace("end:commissionedBy", "end:conductedBy"),
        POLL,
        "poll:one end:commissionedBy contest:leader",
    ),
}


def test_every_notice_query_has_a_case() -> None:
    """A notice that nobody saw given is none."""
    assert set(CASES) == {path.stem for path in (QUERIES / "checks" / "notices").glob("*.rq")}


@pytest.mark.parametrize("name", CASES)
def test_notice_is_given(name: str) -> None:
    """The query tells the one thing, with its entity, property and value."""
    called_for, _, found = CASES[name]
    assert rows("notices", name, called_for) == [found]


@pytest.mark.parametrize("name", CASES)
def test_notice_is_not_given(name: str) -> None:
    """The query keeps silent where there is nothing to tell."""
    _, silent, _ = CASES[name]
    assert rows("notices", name, silent) == []


def test_rounds_are_added_up_apart() -> None:
    """Two rounds of one poll are two sums."""
    second = SHARES.replace("observation:", "observation:b-").replace("round 1", "round 2")
    assert rows("notices", "shares-that-do-not-sum", SHARES + second) == []


def test_one_share_is_no_round() -> None:
    """A share that stands alone has nothing to add up to."""
    alone = SHARES.split("observation:two", maxsplit=1)[0]
    assert rows("notices", "shares-that-do-not-sum", alone) == []


def test_shares_of_a_contest_are_added_up_too() -> None:
    """Results have no poll; their sum is told of the contest."""
    results = SHARES.replace("end:poll poll:one", "end:contest contest:leader")
    assert rows("notices", "shares-that-do-not-sum", results.replace("47", "40")) == [
        "contest:leader end:firstPreferenceShare 92.5"
    ]


def test_lead_of_another_poll_is_left_alone() -> None:
    """A lead is held only against the shares of its own poll."""
    other = LEAD.replace(
        "end:value 5 ;\n        end:poll poll:one", "end:value 20 ; end:poll poll:two"
    )
    assert rows("notices", "lead-that-differs", other) == []


def test_contradiction_said_both_ways_is_told_once() -> None:
    """end:contradicts is symmetric."""
    both = "claim:two end:contradicts claim:one . claim:one end:contradicts claim:two ."
    assert rows("notices", "contradicting-claims", both) == ["claim:one end:contradicts claim:two"]


def test_expected_report_may_come_before_the_fact() -> None:
    """Only what is stated as a fact cannot be older than the fact."""
    early = REPORTED.replace('end:earliest "2026-03-14"', 'end:earliest "2026-03-15"')
    assert rows("notices", "source-older-than-fact", early.replace("asserted", "expected")) == []


def test_lapsed_expectation_is_settled() -> None:
    """What can no longer happen needs no decision."""
    lapsed = EXPECTED.replace("end:realisedBy decision:one", 'end:lapsed "2026-05-01"^^xsd:date')
    assert rows("notices", "expectation-unsettled", lapsed) == []


def test_person_decides_without_a_body() -> None:
    """Nobody asks which committee a person is."""
    person = """
        decision:one a end:Decision ; end:contest contest:leader ; end:endorser person:stone .
        person:stone a end:Person .
    """
    assert rows("notices", "decision-without-body", person) == []


@pytest.mark.parametrize(
    "role",
    [
        "office:one org:member person:rivera .",
        "statement:one end:speaker person:rivera .",
        "decision:one end:announcedBy person:rivera .",
        "claim:one end:about person:rivera ; end:property end:headOfGovernment .",
    ],
)
def test_every_public_role_will_do(role: str) -> None:
    """An office, words, an announcement or a government is public enough."""
    assert rows("notices", "person-without-public-role", PERSON + role) == []


@pytest.mark.parametrize(
    "apart",
    [
        "end:round 2",
        "end:section end:partyMembers",
        "end:sectionOf union:dockers",
        "end:option end:stay",
        "end:vote vote:one",
        "end:poll poll:one",
    ],
)
def test_figures_of_different_parts_do_not_clash(apart: str) -> None:
    """Another round, section, vote or poll is another figure."""
    clash = FIGURES.replace("12000", "13000", 1) + f"observation:one {apart} ."
    assert rows("notices", "figures-that-clash", clash) == []


def test_sections_of_a_result_are_added_up_apart() -> None:
    """Each section of an electoral college is a hundred percent."""
    other = RESULT.replace("observation:", "observation:b-").replace("partyMembers", "mpSection")
    assert rows("notices", "result-shares-that-do-not-sum", RESULT + other) == []


def test_more_votes_than_members_of_the_body_are_told() -> None:
    """Nineteen votes of a committee of eighteen."""
    body = """
        vote:one end:body body:committee .
        observation:size end:of body:committee ; end:measure end:members ; end:value 18 .
    """
    told = rows("notices", "votes-that-exceed-the-vote", VOTE.replace("19", "30") + body)
    assert told == ["vote:one end:votes 19"]
