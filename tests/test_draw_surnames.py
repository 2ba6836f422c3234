"""Surnames: what a person is called where there is room for little."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pages.invented import Invented, harbor

from kg import draw
from kg.article import Texts
from kg.draw import apart, surnames
from kg.network.bidi import bare


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
    assert {key: bare(short) for key, short in surnames.short([name]).items()} == {name: expected}


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


def labels(made: Invented, *iris: str) -> list[tuple[str, str]]:
    """Label and short name of nodes in the network that pictures are made of."""
    network = apart.build(made.engine())
    ids = "https://w3id.org/endorsement/id/"
    nodes = [network.nodes[ids + iri.replace(":", "/")] for iri in iris]
    return [(node["label"], node["short"]) for node in nodes]


def stands(made: Invented, slug: str, name: str, **more: object) -> None:
    """One more candidate for mayor in 2026."""
    made.say(f"person:{slug}", rdf_type="end:Person", foaf_name=f'"{name}', **more)
    made.say(
        f"candidacy:mayor-2026.{slug}",
        rdf_type="end:Candidacy",
        candidate=f"person:{slug}",
        contest="contest:mayor-2026",
    )


def test_two_candidates_of_one_name_are_two():
    """By the year of birth where it is known, else by a number."""
    made = harbor()
    stands(made, "okafor-b", "Ben Okafor", birthYear=1980)
    assert labels(made, "person:okafor", "person:okafor-b", "person:rivera") == [
        ("Ben Okafor (1)", "Ben Okafor (1)"),
        ("Ben Okafor (born 1980)", "Ben Okafor (born 1980)"),
        ("Ana Rivera", "Ana Rivera"),
    ]


def test_a_namesake_who_takes_no_part_changes_nothing():
    """He is somewhere in the record; in a picture of candidates he is not."""
    made = harbor()
    made.say("person:okafor-b", rdf_type="end:Person", foaf_name='"Ben Okafor')
    made.say(
        "office:okafor-b.chair.nurses",
        rdf_type="end:Office",
        org_member="person:okafor-b",
        org_organization="union:nurses",
    )
    assert labels(made, "person:okafor") == [("Ben Okafor", "Ben Okafor")]


def test_unions_of_one_abbreviation_have_their_full_names():
    """And an abbreviation that nobody shares stays."""
    made = harbor()
    made.say("union:dockers", abbreviation='"GMX')
    made.say("union:nurses", abbreviation='"GMX')
    made.say("union:teachers", abbreviation='"TU')
    assert labels(made, "union:dockers", "union:nurses", "union:teachers") == [
        ("Dockers’ Union", "Dockers’ Union"),
        ("Nurses’ Union", "Nurses’ Union"),
        ("Teachers’ Union", "TU"),
    ]


def test_a_stated_surname_is_used():
    """A guess is only made where the graph says nothing."""
    made = harbor()
    stands(made, "garcia", "Ana García Márquez", foaf_familyName='"García Márquez')
    network = apart.build(made.engine())
    iri = "https://w3id.org/endorsement/id/person/garcia"
    assert surnames.surnames_of(network, [iri]) == {"Ana García Márquez": "García Márquez"}


def test_names_from_right_to_left_stand_apart_in_sentences():
    """Or the comma behind a Hebrew name, and the year, would stand before it."""
    made = harbor()
    made.say("union:nurses", abbreviation='"הסתדרות')
    stands(made, "rabin", "יצחק רבין")
    made.say("post:reeve", rdf_type="end:Post", rdfs_label='"ראש העיר')
    contest = "contest:reeve-2027"
    made.say(contest, rdf_type="end:Contest", rdfs_label='"Reeve 2027', post="post:reeve")
    network = apart.build(made.engine())
    ids = "https://w3id.org/endorsement/id/"
    assert network.nodes[f"{ids}union/nurses"]["short"] == "\u2068הסתדרות\u2069"
    assert network.nodes[f"{ids}union/nurses"]["label"] == "Nurses’ Union"
    assert surnames.surnames_of(network, [f"{ids}person/rabin"]) == {
        "\u2068יצחק רבין\u2069": "\u2068רבין\u2069"
    }
    drawn = draw.render(made.engine(), Texts(Path("none")), "contest", contest=contest)
    assert '<h1 id="title">Who backed whom for \u2068ראש העיר\u2069?</h1>' in drawn.html


def test_a_part_of_a_party_is_no_part_of_a_union():
    """And the page of a party's contest does not speak of members of parliament."""
    made = harbor()
    made.say("organization:p", rdf_type="end:Party", skos_prefLabel='"Harbor Party')
    made.say(
        "body:p.county", rdf_type="end:Body", skos_prefLabel='"County', org_unitOf="organization:p"
    )
    made.say("contest:mayor-2022", organization="organization:p")
    made.say("contest:mayor-2026", organization="organization:q")
    made.say(
        "affiliation:dockers.q",
        rdf_type="end:Affiliation",
        org_member="union:dockers",
        org_organization="organization:q",
    )
    network = apart.build(made.engine())
    ids = "https://w3id.org/endorsement/id/"
    assert network.nodes[f"{ids}body/dockers.east"]["part"] == "part of a union"
    assert network.nodes[f"{ids}body/p.county"]["part"] == "part of an organization"
    sections = {
        year: network.nodes[f"{ids}contest/mayor-{year}"]["sections"] for year in (2022, 2026)
    }
    assert sections == {2022: False, 2026: True}
