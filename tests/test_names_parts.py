"""Names taken apart: what stands where in what people write."""

from __future__ import annotations

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.link import tables
from kg.names import letters, nicknames, person, places, roles, union, weights
from kg.names.compare import persons, worth
from kg.names.person import NOBODY, parse
from kg.names.union_compare import compare


@pytest.mark.parametrize(
    "module", [letters, nicknames, person, places, roles, union, weights, tables]
)
def test_examples_in_docstrings_run(module):
    """A docstring's example is a promise."""
    assert doctest.testmod(module).failed == 0


@pytest.mark.parametrize(
    "name",
    [
        "Ana Rivera",
        "RIVERA, Ana",
        "RIVERA Ana",
        "Rivera, Ana, MP",
        "The Rt Hon. Dame Ana RIVERA MP",
        "Ana Rivera OBE",
        "Señora Ana Rívera",
        "\u202bAna Rivera\u202c",
        "Ana  Rivera \U0001f339",
        "AnaRivera",
    ],
)
def test_ways_to_write_one_name(name):
    """Order, case, titles, honours, accents and marks of direction are not the name."""
    assert parse(name)[:2] == (("ana",), ("rivera",))


@pytest.mark.parametrize(
    ("name", "given", "family"),
    [
        ("Ursula van der Berg", ("ursula",), ("van", "der", "berg")),
        ("Rosa Long-Okafor", ("rosa",), ("long", "okafor")),
        ("J.R. Okafor", ("j", "r"), ("okafor",)),
        ("John Mc Donnell", ("john",), ("mcdonnell",)),
        ("Рима Захаренко", ("rima",), ("zakharenko",)),
        ("Lord Okafor of Harbor", (), ("okafor",)),
        ("Sam Okafor, Baron Okafor of Harbor", ("sam",), ("okafor",)),
        ("Rivera", (), ("rivera",)),
        ("李明", (), ("李明",)),
    ],
)
def test_parts_of_a_name(name, given, family):
    """Particles and halves belong to the family name; initials are given names."""
    assert parse(name)[:2] == (given, family)


@pytest.mark.parametrize("name", ["", " ", "...", "\U0001f339", ",", ", ,", "()", "x" * 10_000])
def test_what_is_no_name_of_a_person(name):
    """Nothing remains of it, or it is longer than any name."""
    assert parse(name) == NOBODY


@given(st.one_of(st.text(), st.text(st.sampled_from("aB ,.-'()\"0JrMP\u202e\u0301"))))
def test_any_text_is_taken_apart(text):
    """A name with any word in it has a family name; and compares with itself."""
    found = parse(text)
    assert found == NOBODY or all(found.family)
    assert union.parse(text) is not None
    if found != NOBODY:
        assert worth(persons(found, found)) >= -0.3


@pytest.mark.parametrize(
    ("one", "other", "seen"),
    [
        ("Bob Okafor", "Robert Okafor", ("family.same", "given.nickname")),
        ("R. Okafor", "Robert Okafor", ("family.same", "given.initial")),
        ("Robret Okafor", "Robert Okafor", ("family.same", "given.typo")),
        ("Ana Rivera", "Ana Rivera-Jones", ("family.part", "given.same")),
        ("Ana Mueller", "Ana Müller", ("family.variant", "given.same")),
        ("Ana Bumham", "Ana Burnham", ("family.variant", "given.same")),
        ("Ana Rivra", "Ana Rivera", ("family.typo", "given.same")),
        ("Jane Rivera", "Ana Rivera", ("family.same", "given.other")),
        ("Rivera Ana", "Ana Rivera", ("family.same", "given.same", "order.turned")),
        ("Sam B. Okafor", "Sam Charles Okafor", ("family.same", "given.same", "middle.other")),
        ("Sam Okafor Jr.", "Sam Okafor Sr.", ("family.same", "given.same", "suffix.other")),
        ("Luis Okafor", "Juan Luis Okafor", ("family.same", "given.middle")),
        ("Ana", "Ana Rivera", ("given.alone",)),
    ],
)
def test_what_two_names_have_in_common(one, other, seen):
    """Each is named, so that its weight can be read and its words said."""
    assert persons(parse(one), parse(other)) == seen


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("Dockers and Porters Union", "name.same"),
        ("the Dockers & Porters", "name.generic"),
        ("DPU", "name.abbreviation"),
        ("D.P.U.", "name.abbreviation"),
        ("Dpu", "name.abbreviation"),
        ("the port workers' union DPU", "name.described"),
        ("DPU, the port workers' union", "name.described"),
        ("Dockers and Porters Union (DPU)", "name.described"),
        ("Dockers and Portrs Union", "name.typo"),
        ("Dockers and Porters Bank Holdings", "name.more"),
        ("Bakers Union", "name.other"),
        ("DPW", "name.other"),
    ],
)
def test_ways_to_write_a_union(written, seen):
    """A name that goes on with other words is another's; an abbreviation has no slips."""
    names = (union.parse("Dockers and Porters Union"),)
    assert compare(union.parse(written), names, "dpu")[0] == seen


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        ("Lab", "Labour Party", "same"),
        ("D", "Democrat", "same"),
        ("SNP", "Scottish National Party", "same"),
        ("Labour and Co-operative Party", "Labour", "same"),
        ("Lib Dem", "Liberal Democrats", "same"),
        ("Liberal", "Liberal Democrat", "part"),
        ("Labour", "Social Democratic and Labour Party", "part"),
        ("Green", "Green Party of England and Wales", "same"),
        ("Ulster Unionist", "Democratic Unionist Party", "other"),
        ("Independent", "Labour", "loose"),
        ("Green", "Reform UK", "other"),
    ],
)
def test_two_parties(one, other, how):
    """Short forms are the party; a word in common is not."""
    assert roles.parties(one, other) == roles.parties(other, one) == how


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        ("Lothian East", "East Lothian", "same"),
        ("CA-12", "California's 12th congressional district", "same"),
        ("Vermont", "VT", "same"),
        ("VT", "VT-0", "within"),
        ("CA-12", "CA-13", "region"),
        ("Monmouth", "Monmouthshire", "near"),
        ("Harbor North", "Harbor North and Quay", "near"),
        ("North Harbor", "North Quay", "other"),
    ],
)
def test_two_areas(one, other, how):
    """A point of the compass in common is nothing in common."""
    assert places.areas(places.area(one), places.area(other)) == how
