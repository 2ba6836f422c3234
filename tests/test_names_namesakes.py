"""Namesakes: who must not be linked, however well name and party agree."""

from __future__ import annotations

import doctest

import pytest

from kg.names import places, roles, styles
from kg.names.decide import LINK, NIL, REVIEW
from kg.names.explain import explain
from kg.names.record import Mention, Record
from kg.names.resolver import resolver

_OTHERS = [
    Record(
        f"o:{n}", f"Zed{chr(97 + n % 26)} Quorn{n}", (), land, (party,), (area,), (office,), 2001
    )
    for n, (land, party, area, office) in enumerate(
        [("GB", "Labour", "Far Away", "MP"), ("GB", "Conservative", "Far Away", "MP")] * 40
        + [("US", "Democrat", "ZZ-1", "Representative"), ("US", "Republican", "ZZ", "Senator")] * 40
    )
]
PEOPLE = [
    Record("n:1", "Mabel Trist", (), "GB", ("Labour",), ("Harbor North",), ("MP",), 2005, 2024),
    Record("n:2", "Robert Gallow", (), "US", ("Democrat",), ("NJ-8",), ("Representative",), 2023),
    Record("n:3", "Mike Smith", (), "US", ("Republican",), ("AL-3",), ("Representative",), 2003),
    Record("n:4", "Odo Frayle", (), "GB", ("Labour", "Green"), ("Quay",), ("MP",), 2005, 2024),
    Record("n:5", "Iva Long-Trane", (), "GB", ("Labour",), ("Salt Fen",), ("MP",), 2015, 2024),
    *_OTHERS,
]
PERSONS = resolver(PEOPLE, "person")


@pytest.mark.parametrize(
    "office",
    [
        "Unite regional officer",
        "regional secretary of GMB",
        "GMB national officer",
        "branch secretary, Unison",
        "Gen Sec GMB",
        "assistant gen. sec.",
        "lay member, Unite",
        "union official",
        "shop steward",
        "convenor",
        "president of the NUT",
        "Unite",
        "Unite's regional organiser",
    ],
)
def test_an_officer_of_a_union_is_no_member(office):
    """Name and party agree, and it is still asked."""
    assert roles.office(office) == "union"
    assert PERSONS.decide(Mention("Mabel Trist", "GB", "Labour", "", office, 2015)).outcome != LINK


@pytest.mark.parametrize("office", ["MEP", "police officer", "harbor pilot", "NEC member", "peer"])
def test_another_office_without_a_seat_is_asked_about(office):
    """Also one that is known to no list, and a seat in the other house at that time."""
    decision = PERSONS.decide(Mention("Mabel Trist", "GB", "Labour", "", office, 2015))
    assert decision.outcome == REVIEW


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("MP", "lower"),
        ("PPC", ""),
        ("president of the European Union", "government"),
        ("Sen.", "upper"),
        ("community organiser", ""),
        ("unity candidate", ""),
    ],
)
def test_offices_that_are_no_unions(value, kind):
    """Words are compared whole."""
    assert roles.office(value) == kind


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        ("Harbor North", "Harbor South", "beside"),
        ("Newmarsh Gorton", "Newmarsh Central", "beside"),
        ("Newmarsh South", "Newmarsh South West", "beside"),
        ("Hatch North", "Hatch North and Stoke Fen", "near"),
        ("Newmarsh", "Newmarsh Central", "near"),
        ("Newmarsh SW", "Newmarsh South West", "same"),
        ("Newmarsh Gortan", "Newmarsh Gorton", "near"),
        ("Mass.", "MA-2", "within"),
        ("N.Y.", "NY", "same"),
        ("Calif. 12th", "CA-12", "same"),
        ("Pa.", "PA", "same"),
    ],
)
def test_how_two_areas_stand(one, other, how):
    """Two that each have a word of their own are two seats."""
    assert places.areas(places.area(one), places.area(other)) == how


@pytest.mark.parametrize("name", ["Iva Long Trane", "Iva Long-Trane", "LONG TRANE, Iva"])
def test_a_hyphen_is_a_space(name):
    """A double name written apart is that name, and as rare."""
    assert PERSONS.decide(Mention(name, "GB", "Labour")).outcome == LINK
    assert PERSONS.decide(Mention(name, "GB", "Labour", "Salt Fen")).outcome == LINK


@pytest.mark.parametrize(
    ("mention", "wanted"),
    [
        (Mention("Mabel Trist", "GB", "Labour", "Harbor North", "candidate", 2015), LINK),
        (Mention("Mabel Trist", "GB", "Labour", "Harbor", "candidate", 2015), LINK),
        (Mention("Mabel Trist", "GB", "Labour", "Harbor South", "candidate", 2015), REVIEW),
        (Mention("Mabel Trist", "GB", "Conservative", "Harbor South", "candidate", 2015), NIL),
        (Mention("Mabel Trist", "GB", "Conservative", "Harbor North", "candidate", 2015), REVIEW),
        (Mention("Mabel Trist", "GB", "Conservative", "Harbor North", "MP", 2015), LINK),
        (Mention("Odo Frayle", "GB", "Green", "Quay", "candidate", 2015), LINK),
        (Mention("Bob Gallow", "US", "Democrat", "NJ", "Senator", 2019), REVIEW),
        (Mention("Senator Bob Gallow", "US", "D", "New Jersey"), REVIEW),
        (Mention("Rep. Bob Gallow", "US", "D", "New Jersey"), LINK),
        (Mention("Bob Gallow", "US", "Democrat", "NJ-8", "Representative", 2024), LINK),
        (Mention("Mike Smith", "US", "Republican", "", "Representative", 2012), REVIEW),
        (Mention("Mike Smith", "US", "Republican", "AL-3", "Representative", 2012), LINK),
        (Mention("Mabel Trist", "GB", "Labour", "Harbor", "Mayor of Harbor", 2023), REVIEW),
    ],
)
def test_seat_party_and_years(mention, wanted):
    """A seat of another, a rival for the seat, another house, a party of half the country."""
    decision = PERSONS.decide(mention)
    assert decision.outcome == wanted, explain(decision)


@pytest.mark.parametrize(
    "name",
    [
        "Lady Gallow",
        "Mrs Gallow",
        "Mrs Robert Gallow",
        "Miss Robert Gallow",
        "Friends of Robert Gallow",
        "Not Robert Gallow",
        "Office of Robert Gallow",
        "Robert Gallow campaign",
        "Robert Gallow for Congress",
        "Robert Gallow's wife",
        "Robert Gallow (impersonator)",
        'Robert Gallow, "the singer"',
        "Robert Gallow and Mabel Trist",
        "Robert Gallow & Mabel Trist",
        "Robert Gallow / Mabel Trist",
        "Robert Gallow; Mabel Trist",
    ],
)
def test_a_name_in_other_words_is_never_linked(name):
    """Somebody is near the person named, and is not that person."""
    mention = Mention(name, "US", "Democrat", "NJ-8", "Representative", 2024)
    assert PERSONS.decide(mention).outcome != LINK


@pytest.mark.parametrize(
    "name",
    [
        "Mr Gallow",
        "Mr. Robert Gallow",
        "Robert (Bob) Gallow",
        "Gallow, Robert (D)",
        "The Hon. Robert Gallow",
        'Robert "Bobby" Gallow',
    ],
)
def test_a_name_in_its_own_words_is(name):
    """Styles of the person, short forms and parties stand beside a name."""
    mention = Mention(name, "US", "Democrat", "NJ-8", "Representative", 2024)
    assert PERSONS.decide(mention).outcome == LINK


def test_two_names_in_a_cell_are_asked_about():
    """Also where neither is there."""
    assert PERSONS.decide(Mention("Uma Wick and Mabel Orr", "GB", "Green")).outcome == REVIEW


def test_examples_in_docstrings_of_styles_run():
    """A docstring's example is a promise."""
    assert doctest.testmod(styles).failed == 0
