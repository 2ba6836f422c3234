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
