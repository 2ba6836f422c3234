"""Decisions: link, not there, or ask a person; on people who do not exist."""

from __future__ import annotations

import random

import pytest

from kg.names.decide import LINK, NIL, REVIEW, Decision
from kg.names.explain import explain
from kg.names.record import Mention, Record
from kg.names.resolver import resolver

HARBOR = [
    Record("h:1", "Ana Rivera", (), "GB", ("Labour",), ("Harbor North",), ("MP",), 2001, 2019),
    Record("h:2", "Robert Okafor", (), "GB", ("Green",), ("Quay East",), ("MP",), 2010, 2024),
    Record("h:3", "David Jones", (), "GB", ("Labour",), ("Mill Town",), ("MP",), 2005, 2024),
    Record("h:4", "Mira Quill", (), "GB", ("Labour",), ("Fen West",), ("MP",), 1997, 2010),
    Record("h:5", "Mira Quill", (), "GB", ("Conservative",), ("Moor",), ("MP",), 1997, 2010),
    Record("h:6", "Olu Brandt-Hoyle", (), "GB", ("Labour",), ("Dale",), ("MP",), 2015, 2026),
    Record("h:7", "Jan Nowotny", ("Johnny Novotny",), "DE", ("SPD",), ("Kiel",), ("MdB",), 2009),
]
PERSONS = resolver(HARBOR, "person")
DOCKS = [
    Record("u:1", "Dockers and Porters Union", (), "GB", abbreviation="DPU"),
    Record("u:2", "Harbor", (), "GB"),
    Record("u:3", "United Crane Workers Local 40", (), "US", abbreviation="UCW", number="40"),
    Record("u:4", "United Crane Workers Local 7", (), "US", abbreviation="UCW", number="7"),
    Record("u:5", "United Crane Workers", (), "US", abbreviation="UCW", number="0"),
]
UNIONS = resolver(DOCKS, "union")


def said(decision: Decision) -> tuple[str, str]:
    """The outcome, and the id of the best proposal."""
    return decision.outcome, decision.proposals[0].record.id if decision.proposals else ""


@pytest.mark.parametrize(
    ("mention", "wanted"),
    [
        (Mention("Ana Rivera", "GB", "Lab", "Harbor North", "MP", 2015), (LINK, "h:1")),
        (Mention("A. Rivera", "GB", "Labour", "Harbor North"), (LINK, "h:1")),
        (Mention("Bob Okafor", "GB", "", "Quay East"), (LINK, "h:2")),
        (Mention("Dame Ana Rivra MP", "GB", "", "Harbor North"), (LINK, "h:1")),
        (Mention("Mr Jones", "GB", "Labour", "Mill Town", "MP", 2016), (LINK, "h:3")),
        (Mention("Olu Hoyle", "GB", "Labour", "Dale", "MP", 2020), (LINK, "h:6")),
        (Mention("Johnny Novotny", "Germany"), (LINK, "h:7")),
        (Mention("Mira Quill", "GB", "", "Moor"), (LINK, "h:5")),
        (Mention("Ana Rivera", text="Labour MP for Harbor North"), (LINK, "h:1")),
    ],
)
def test_whom_the_context_proves(mention, wanted):
    """A short form, a slip or half a name is no doubt where the seat agrees."""
    assert said(PERSONS.decide(mention)) == wanted


@pytest.mark.parametrize(
    "mention",
    [
        Mention("David Jones", "GB", "Green", "Moor", "MP candidate", 2015),
        Mention("David Jones", "GB", office="general secretary, DPU", year=2015),
        Mention("Ana Rivera", "US", "Democrat", "CA-12", "Representative", 2015),
        Mention("Ana Rivera", "GB", "Labour", "Harbor North", "MP", 1890),
        Mention("Iris Rivera", "GB", "Green", "Moor", "MP candidate", 2015),
        Mention("Somebody Else", "GB"),
    ],
)
def test_who_is_not_there(mention):
    """A namesake in another seat at the same time is somebody else."""
    assert PERSONS.decide(mention).outcome == NIL


@pytest.mark.parametrize(
    "mention",
    [
        Mention("David Jones", "GB"),
        Mention("Mira Quill", "GB"),
        Mention("Jones", "GB"),
        Mention("Rivera", "GB"),
        Mention("Iris Rivera", "GB", "Labour", "Harbor North", "MP", 2015),
        Mention(""),
        Mention("x" * 10_000),
    ],
)
def test_whom_to_ask_about(mention):
    """A common name alone, two of one name, a family name alone, a sister's seat."""
    assert PERSONS.decide(mention).outcome == REVIEW


def test_a_surname_alone_lists_all_who_bear_it():
    """It is never guessed at."""
    decision = PERSONS.decide(Mention("Quill", "GB"))
    assert {proposal.record.id for proposal in decision.proposals} == {"h:4", "h:5"}


def test_the_order_of_the_target_is_nothing():
    """The same people in another order give the same words."""
    mentions = [Mention(record.name, "GB") for record in HARBOR] + [
        Mention("Quill"),
        Mention("Jon"),
    ]
    shuffled = random.Random(1).sample(HARBOR, len(HARBOR))
    other = resolver(shuffled, "person")
    assert [explain(PERSONS.decide(m)) for m in mentions] == [
        explain(other.decide(m)) for m in mentions
    ]


def test_a_decision_explains_itself():
    """What was compared, what each is worth, what was reckoned with, and the rival."""
    line = explain(PERSONS.decide(Mention("Mira Quill", "GB", "Labour", "Fen West", "MP", 2005)))
    assert line.startswith("linked to Mira Quill [h:4], certainty 1.000 (link from 0.9). ")
    assert "area the same (Fen West) +5." in line
    assert "others of this name expected outside the target: 0.0" in line
    assert "rivals: Mira Quill [h:5] 0.000 (sum " in line


@pytest.mark.parametrize(
    ("mention", "wanted"),
    [
        (Mention("DPU", "GB"), (LINK, "u:1")),
        (Mention("the port workers' union DPU", "GB"), (LINK, "u:1")),
        (Mention("Dockers & Porters", "GB"), (LINK, "u:1")),
        (Mention("Harbor union", "GB"), (LINK, "u:2")),
        (Mention("UCW Local 40", "US"), (LINK, "u:3")),
        (Mention("Local No. 7 of the United Crane Workers", "US"), (LINK, "u:4")),
        (Mention("Crane Workers Lodge 007", "US"), (LINK, "u:4")),
        (Mention("United Crane Workers", "US"), (LINK, "u:5")),
    ],
)
def test_which_union(mention, wanted):
    """By name, abbreviation, description and the exact number of the local."""
    assert said(UNIONS.decide(mention)) == wanted


@pytest.mark.parametrize(
    "mention",
    [
        Mention("UCW Local 41", "US"),
        Mention("Harbor Freight Tools", "GB"),
        Mention("DPU", "US"),
        Mention("Dockers and Porters Union", "GB", text="US"),
        Mention("Bakers Union", "GB"),
    ],
)
def test_which_union_is_not_there(mention):
    """Another local, another country, a firm with a union's word in its name."""
    assert UNIONS.decide(mention).outcome == NIL
