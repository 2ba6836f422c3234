"""Surnames: what a person is called where there is room for little."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.draw import surnames


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ana Rivera", "Rivera"),
        ("Martin Luther King Jr.", "King"),
        ("Martin Luther King, Jr", "King"),
        ("Adlai Stevenson III", "Stevenson"),
        ("Ana Rivera MP", "Rivera"),
        ("Ana Rivera, PhD", "Rivera"),
        ("Ana Rivera Q.C., M.P.", "Rivera"),
        ("Rivera, Ana", "Rivera"),
        ("Bill de Blasio", "de Blasio"),
        ("Ursula von der Leyen", "von der Leyen"),
        ("Bashar al-Assad", "al-Assad"),
        ("Mohammed bin Salman", "bin Salman"),
        ("Rory O'Neill", "O'Neill"),
        ("Rory O’ Neill", "O’ Neill"),
        ("Caoimhín Ó Caoláin", "Ó Caoláin"),
        ("Ramsay Mac Donald", "Mac Donald"),
        ("José Ortega y Gasset", "Ortega y Gasset"),
        ("Howard E Smith", "Smith"),
        ("Van der Berg", "Van der Berg"),
        ("Al Gore", "Gore"),
        ("Ben Okafor", "Okafor"),
        ("Nassau Senior", "Senior"),
        ("Henry V", "Henry V"),
        ("Malcolm X", "Malcolm X"),
        ("Sir Keir Starmer", "Starmer"),
        ("Baroness Smith of Basildon", "Smith"),
        ("Charles (Chuck) Schumer", "Schumer"),
        ("Alexandria Ocasio-Cortez", "Ocasio-Cortez"),
        ("Madonna", "Madonna"),
        ("J", "J"),
        ("習近平", "習近平"),
        ("習 近平", "習 近平"),
        ("יצחק רבין", "רבין"),
        ("דוד בן גוריון", "בן גוריון"),
        ("محمد البرادعي", "البرادعي"),
        (" ", " "),
        ("", ""),
    ],
)
def test_a_surname_is_what_people_are_called(name: str, expected: str):
    """Particles belong to it, what stands behind does not, and one word is all there is."""
    assert surnames.short([name]) == {name: expected}


@pytest.mark.parametrize(
    "shorts",
    [
        {"Ed Miliband": "E Miliband", "David Miliband": "D Miliband", "Ana Rivera": "Rivera"},
        {
            "Johnny Zsmith": "Johnny Zsmith",
            "Jane Zsmith": "Jane Zsmith",
            "Ray Zsmith": "R Zsmith",
        },
        {"John A. Smith": "John A Smith", "John B. Smith": "John B Smith", "Smith": "Smith"},
        {"Martin King Sr.": "King Sr", "Martin King Jr.": "King Jr"},
        {
            "Robert Kennedy": "R Kennedy",
            "Robert Kennedy Jr.": "R Kennedy Jr",
            "Ted Kennedy": "T Kennedy",
        },
        {"John Smith (born 1938)": "Smith (1938)", "John Smith (born 1960)": "Smith (1960)"},
        {
            "John Smith (1)": "John Smith (1)",
            "John Smith (2)": "John Smith (2)",
            "Jane Smith": "Jane Smith",
            "Ray Smith": "R Smith",
        },
        {"John Smith (born 1938)": "Smith", "Ana Rivera": "Rivera"},
        {"Robert de Niro": "R de Niro", "Ana de Niro": "A de Niro", "Ana Niro": "Niro"},
    ],
)
def test_two_of_one_surname_are_told_apart(shorts: dict[str, str]):
    """By an initial, else the given name, else what stands behind, a year or a number."""
    assert surnames.short(shorts) == shorts


def test_the_graph_knows_better():
    """A surname that it states is no guess."""
    assert surnames.short(
        ["Gabriel García Márquez"], {"Gabriel García Márquez": "García Márquez"}
    ) == {"Gabriel García Márquez": "García Márquez"}


_WORDS = st.sampled_from(
    [*("Ana", "J", "J.", "de", "van", "Smith", "SMITH", "Jr.", "III", "MP", ",", "(2)", "y", "O’")]
)


@given(st.lists(st.lists(_WORDS, max_size=5).map(" ".join) | st.text(max_size=12), max_size=6))
def test_no_two_people_ever_have_one_short_name(names: list[str]):
    """And nobody who has a name is left without."""
    found = surnames.short(names)
    assert set(found) == set(names)
    assert len(set(found.values())) == len(set(names))
    assert all(short.strip() for name, short in found.items() if name.strip())
