"""Unions that must not be taken for one another, and the ways to write one."""

from __future__ import annotations

import pytest

from kg.names.decide import LINK, NIL, REVIEW
from kg.names.explain import explain
from kg.names.record import Mention, Record
from kg.names.resolver import resolver
from kg.names.union import parse

UNIONS = resolver(
    [
        Record("u:1", "Dockside Porters Union", (), "GB", abbreviation="DPU"),
        Record("u:2", "Royal College of Lamplighters", (), "GB", abbreviation="RCL"),
        Record("u:3", "Harbor Salaried Staffs Association", (), "GB", abbreviation="HSSA"),
        Record("u:4", "United Crane Workers Local 40", (), "US", abbreviation="UCRW", number="40"),
        Record("u:5", "United Crane Workers Local 1", (), "US", abbreviation="UCRW", number="1"),
        Record("u:6", "United Crane Workers", (), "US", abbreviation="UCRW", number="0"),
        Record("u:7", "Ropers Joint Council 40", (), "US", abbreviation="ROPE", number="40"),
        Record("u:8", "GLX", (), "GB", abbreviation="GLX"),
    ],
    "union",
)


@pytest.mark.parametrize(
    "unit",
    ["District Council", "Joint Council", "Council", "District", "Joint Board", "District Lodge"],
)
def test_a_council_is_no_local_of_that_number(unit):
    """It is made of locals."""
    assert UNIONS.decide(Mention(f"UCRW {unit} 40", "US")).outcome == NIL


@pytest.mark.parametrize("unit", ["Local", "Lodge", "Branch", "Local Union No.", "Chapter", "#"])
def test_a_lodge_is_a_local(unit):
    """Unions call their locals by words of their own."""
    decision = UNIONS.decide(Mention(f"UCRW {unit} 40", "US"))
    assert (decision.outcome, decision.proposals[0].record.id) == (LINK, "u:4")


def test_a_council_is_itself():
    """Of the same kind and number; a local of that number is none."""
    assert UNIONS.decide(Mention("Ropers Joint Council 40", "US")).outcome == LINK
    assert UNIONS.decide(Mention("Ropers Local 40", "US")).outcome != LINK


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("UCRW District Council 37", "council 37"),
        ("UCRW Joint Council 25", "joint council 25"),
        ("UCRW District Lodge 7", "district 7"),
        ("UCRW Local One", "1"),
        ("40UCRW", "40"),
        ("Dockside Porters Union (DPU), 2016", ""),
        ("Lodge Keepers Association", ""),
    ],
)
def test_the_kind_of_a_number(name, number):
    """A year is none."""
    assert parse(name).number == number


@pytest.mark.parametrize(
    ("name", "country", "wanted"),
    [
        ("Union of Dockside Porters", "GB", REVIEW),
        ("Porters Dockside Union", "GB", REVIEW),
        ("College of Royal Lamplighters", "GB", REVIEW),
        ("Dockside Porters Union", "GB", LINK),
        ("Dockside Porters' Union (DPU), 2016", "GB", LINK),
        ("Royal College of Lamplighters of the United Kingdom", "GB", LINK),
        ("DPU (formerly NUP and ALT)", "GB", LINK),
        ("Harbor Salaried Staffs Assoc", "GB", LINK),
        ("GLX (Gas, Lamps, Xenon)", "GB", LINK),
        ("UCRW Local One", "US", LINK),
        ("40UCRW", "US", LINK),
    ],
)
def test_the_order_of_words_and_what_is_added(name, country, wanted):
    """Turned round it may be a predecessor; a land, a past name and a year add nothing."""
    decision = UNIONS.decide(Mention(name, country))
    assert decision.outcome == wanted, explain(decision)


def test_who_is_called_exactly_that_comes_first():
    """Two unions of the same words are told apart by their order."""
    pair = resolver(
        [
            Record("p:1", "Porters Guild Union", (), "GB"),
            Record("p:2", "Union of Guild Porters", (), "GB"),
        ],
        "union",
    )
    decision = pair.decide(Mention("Union of Guild Porters", "GB"))
    assert (decision.outcome, decision.proposals[0].record.id) == (LINK, "p:2")
