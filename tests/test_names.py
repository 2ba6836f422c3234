"""Names: what a reader wrote, and whom they mean."""

from __future__ import annotations

from contextlib import suppress

import pytest
from graphs import store_of
from hypothesis import given
from hypothesis import strategies as st

from kg import query
from kg.errors import EntityError
from kg.names.normalise import key
from kg.names.resolve import entity
from kg.query import OxigraphEngine
from kg.vocabulary import PREFIXES, curie

HARBOR = """
    person:ana-rivera a end:Person ; foaf:name "Ana Rivera" ; skos:altLabel "Anita Rivera" .
    person:ana-rivera-jones a end:Person ; foaf:name "Ana Rivera-Jones" .
    person:sam-okafor a end:Person ; foaf:name "Sam Okafor" .
    person:sam-okafor-senior a end:Person ; foaf:name "Sam Okafor" .
    union:dockers a end:Union ; skos:prefLabel "Dockers' Union"@en ; end:abbreviation "DU" .
    union:bakers a end:Union ; skos:prefLabel "The Bakers"@en .
    organization:rivera a end:Organization ; skos:prefLabel "Rivera"@en .
    contest:mayor a end:Contest ; rdfs:label "2026 Harbor mayoral contest"@en .
    contest:deputy a end:Contest ; rdfs:label "2019 Quay deputy leadership contest"@en .
    contest:leader-2020 a end:Contest ; rdfs:label "Quay leadership 2020"@en .
    contest:leader-2024 a end:Contest ; rdfs:label "Quay leadership 2024"@en .
    article:page a end:Article ; schema:headline "DU" ; rdfs:label "DU"@en .
    article:speech a end:Article ; schema:headline "Crossing" ; rdfs:label "Crossing"@en .
    organization:nowhere a end:Publisher ; skos:prefLabel "\\u001b[31mNowhere\\u202e"@en .
"""
PERSON = f"{PREFIXES['end']}Person"
ENGINE = OxigraphEngine(store_of(HARBOR))


def resolved(name: str, *type_iri: str) -> str:
    """The CURIE of the entity that *name* means."""
    return curie(entity(lambda text: query.select(ENGINE, text), name, *type_iri))


def refused(name: str, *type_iri: str) -> str:
    """The message where *name* means nothing, or too much."""
    with pytest.raises(EntityError) as caught:
        resolved(name, *type_iri)
    return str(caught.value)


@pytest.mark.parametrize(
    "name",
    [
        "Ana Rivera",
        "ana rivera",
        "  ANA   RIVERA ",
        "\u00c1na Rivera",
        "Dame Ana Rivera",
        "Anita Rivera",
        "Ana-Rivera",
        "person:ana-rivera",
        "https://w3id.org/endorsement/id/person/ana-rivera",
        "<https://w3id.org/endorsement/id/person/ana-rivera>",
    ],
)
def test_ways_to_write_one_person(name):
    """Case, accents, titles and hyphens do not make another person."""
    assert resolved(name, PERSON) == "person:ana-rivera"


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("DU", "union:dockers"),
        ("Crossing", "article:speech"),
        ("dockers union", "union:dockers"),
        ("Dockers\u2019 Union", "union:dockers"),
        ("Bakers", "union:bakers"),
        ("2026 harbor mayoral contest", "contest:mayor"),
        ("end:choice", "end:choice"),
    ],
)
def test_anything_may_be_asked_for(name, wanted):
    """Where no class is wanted, every thing with a name is found."""
    assert resolved(name) == wanted


def test_a_name_that_fits_two_is_not_guessed_at():
    """Both are listed, so that the one meant can be written."""
    assert refused("Sam Okafor") == (
        "'Sam Okafor' fits 2 entities: person:sam-okafor (Sam Okafor),"
        " person:sam-okafor-senior (Sam Okafor); write the id"
    )


def test_part_of_a_name_is_no_name():
    """But those that are near are listed."""
    message = refused("Anna Rivera", PERSON)
    assert message.startswith("nobody and nothing here is named 'Anna Rivera'; near: person:ana-")
    assert "person:ana-rivera (Ana Rivera)" in message


def test_the_nearest_is_listed_first():
    """Who has all the words and the fewest others; of equals the latest."""
    assert refused("Quay leadership", f"{PREFIXES['end']}Contest").partition("; near: ")[2] == (
        "contest:leader-2024 (Quay leadership 2024), contest:leader-2020 (Quay leadership 2020),"
        " contest:deputy (2019 Quay deputy leadership contest)"
    )


def test_the_class_decides_between_names():
    """An organization is not offered where a person is asked for."""
    assert resolved("Rivera") == "organization:rivera"
    assert "organization:rivera" not in refused("Rivera", PERSON).partition("; near: ")[2]


def test_an_id_of_another_class_is_told_apart():
    """The id is right, its place is not."""
    assert refused("union:dockers", PERSON) == "union:dockers is end:Union, wanted end:Person"


def test_a_name_of_another_class_says_whose_it_is():
    """The reader sees that the thing is there, and what was wanted."""
    message = refused("Dockers' Union", PERSON)
    assert message.startswith('"Dockers\' Union" is union:dockers, end:Union; wanted end:Person')


def test_a_subclass_is_of_the_class():
    """A union is an organization."""
    assert resolved("union:dockers", f"{PREFIXES['end']}Organization") == "union:dockers"


def test_an_id_that_is_unknown_has_its_nearest():
    """A slip in an id is as common as one in a name."""
    message = refused("person:anna-rivera", PERSON)
    assert message.startswith("no entity person:anna-rivera; near: ")
    assert "person:ana-rivera (Ana Rivera)" in message


def test_where_nothing_is_near_the_list_is_named():
    """A message says what to do."""
    assert refused("zzzz qqqq").startswith("nobody and nothing here is named 'zzzz qqqq'; ")


@pytest.mark.parametrize("name", ["", "  ", "?", "...", "\u0301", "\x00"])
def test_what_is_no_name(name):
    """Nothing remains of it to be compared."""
    assert "is no name; write a name, or an id like union:unison" in refused(name)


@pytest.mark.parametrize("name", ["https://herald.example/<b>", "<http://a b>", "http://["])
def test_what_is_no_address(name):
    """A malformed one never reaches a query."""
    assert "is not a well-formed IRI" in refused(name)


@given(
    st.one_of(
        st.text(),
        st.text(st.sampled_from("<>\"'{}?$\\:;.#/ \n\tu0053AnaRiver")),
        st.sampled_from(["http://", "https://", "person:", "<http://"]).flatmap(
            lambda start: st.text().map(start.__add__)
        ),
    )
)
def test_whatever_is_written_is_found_or_refused(name):
    """No name breaks the question that looks for it."""
    with suppress(EntityError):
        assert resolved(name)


@pytest.mark.parametrize("half", ["\ud800", "Ana \udcff", "person:\udcff", "https://a/\udcff"])
def test_half_a_character_is_refused(half):
    """A terminal in another encoding hands such names over."""
    assert refused(half)


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("Sir Keir Starmer", "keir starmer"),
        ("Rebecca Long-Bailey", "rebecca long bailey"),
        ("The Sir", "sir"),
        ("O\u2019Neill", "oneill"),
        ("T.S.S.A.", "tssa"),
        ("S\u00f8ren \u0141uk", "soren luk"),
        ("Stra\u00dfe", "strasse"),
        ("\ufb01rst", "first"),
        ("", ""),
    ],
)
def test_key(name, wanted):
    """A name as it is compared."""
    assert key(name) == wanted


@given(st.text())
def test_a_key_is_its_own_key(name):
    """Comparing is the same from both sides."""
    assert key(key(name)) == key(name)


@given(st.text())
def test_case_and_space_do_not_matter(name):
    """Readers type names as they come."""
    assert key(f"  {name}\t") == key(name)
