"""Offices: who held which role, where, on which day; and mergers."""

from __future__ import annotations

from datetime import date

import pytest
from races import network_of

from kg.errors import UsageError
from kg.network.nodes import CONTRACT
from kg.vocabulary import curie, expand

JO = "person:jo a end:Person ; foaf:name 'Jo Lind' .\n"
# Began in May 2010, held in an article of 2015, ended by 2017.
LIND = (
    JO
    + """
article:herald a end:Article ; schema:headline "Herald" .
claim:herald a end:Claim ; end:source article:herald .
office:jo a end:Office ; org:member person:jo ; org:organization union:dockers ;
    org:role end:generalSecretary ; end:supportedBy claim:herald ;
    end:startEarliest "2010-05-01"^^xsd:date ; end:startLatest "2010-05-31"^^xsd:date ;
    end:endEarliest "2015-03-02"^^xsd:date ; end:endLatest "2017-12-31"^^xsd:date .
office:jo.east a end:Office ; org:member person:jo ; org:organization body:dockers.east ;
    org:role end:chair .
"""
)
MERGER = """
event:masons.merged a org:ChangeEvent ; end:eventKind end:mergedInto ;
    org:originalOrganization union:masons ; org:resultingOrganization union:dockers ;
    end:earliest "2012-01-01"^^xsd:date ; end:latest "2012-12-31"^^xsd:date .
event:pilots.renamed a org:ChangeEvent ; end:eventKind end:renaming ;
    org:originalOrganization union:pilots ; org:resultingOrganization union:pilots .
"""


def edges_of(found) -> dict[str, tuple[str, str, str]]:
    """Kind and ends of each edge, by its key."""
    return {
        curie(key): (edge["kind"], curie(source), curie(target))
        for source, target, key, edge in found.edges(keys=True, data=True)
    }


def certainty(on: str, turtle: str = LIND, key: str = "office:jo") -> str | None:
    """How sure it is that the office was held that day; `None` if it is left out."""
    found = network_of(turtle, "offices", on=on)
    held = {curie(k): edge for *_, k, edge in found.edges(keys=True, data=True)}
    return held[key]["certainty"] if key in held else None


def test_office_is_an_edge_from_the_person():
    """To the organization or the body; and the body to what it is a part of."""
    assert edges_of(network_of(LIND, "offices")) == {
        "office:jo": ("office", "person:jo", "union:dockers"),
        "office:jo.east": ("office", "person:jo", "body:dockers.east"),
        "body:dockers.east": ("part", "body:dockers.east", "union:dockers"),
    }


def test_office_says_role_days_and_source():
    """The longest interval that the sources allow, and the one they vouch for."""
    found = network_of(LIND, "offices")
    edge = found.edges[expand("person:jo"), expand("union:dockers"), expand("office:jo")]
    assert {name: edge[name] for name in CONTRACT} == {
        "kind": "office",
        "rank": None,
        "outcome": None,
        "contest": None,
        "start": date(2010, 5, 1),
        "end": date(2017, 12, 31),
        "sources": (expand("article:herald"),),
    }
    assert (edge["role"], edge["surely_from"], edge["surely_to"], edge["certainty"]) == (
        "general secretary",
        date(2010, 5, 31),
        date(2015, 3, 2),
        None,
    )


@pytest.mark.parametrize(
    ("on", "wanted"),
    [
        ("2010-04-30", None),
        ("2010-05-01", "perhaps"),
        ("2010-05-31", "surely"),
        ("2015-03-02", "surely"),
        ("2015-03-03", "perhaps"),
        ("2017-12-31", "perhaps"),
        ("2018-01-01", None),
    ],
)
def test_office_held_on_a_day(on, wanted):
    """Surely between the inner days, perhaps up to the outer ones."""
    assert certainty(on) == wanted


def test_office_without_any_day():
    """It is shown, and it is said that nothing is known."""
    assert certainty("2015-01-01", key="office:jo.east") == "unknown"


def test_unknown_end_is_not_for_ever():
    """An office that began, with no end told, is perhaps held, however much later."""
    began = LIND.replace("end:endEarliest", "end:x").replace("end:endLatest", "end:x")
    assert certainty("2026-01-01", began) == "perhaps"


def test_membership_of_a_union_is_not_an_office():
    """Whose member a person is, is not drawn; a seat on a committee is."""
    told = """
    office:jo.m a end:Office ; org:member person:jo ; org:organization union:dockers ;
        org:role end:member .
    office:jo.b a end:Office ; org:member person:jo ; org:organization body:dockers.east ;
        org:role end:member .
    """
    for name in ("offices", "endorsements"):
        found = edges_of(network_of(JO + told, name))
        assert "office:jo.b" in found
        assert "office:jo.m" not in found


def test_merger_is_an_edge():
    """What became of the Masons; a renaming of the same organization is no edge."""
    found = network_of(MERGER, "offices")
    assert edges_of(found)["event:masons.merged"] == ("mergedInto", "union:masons", "union:dockers")
    assert "event:pilots.renamed" not in edges_of(found)
    edge = found.edges[
        expand("union:masons"), expand("union:dockers"), expand("event:masons.merged")
    ]
    assert (edge["start"], edge["end"]) == (date(2012, 1, 1), date(2012, 12, 31))


@pytest.mark.parametrize(
    ("on", "wanted"), [("2011-12-31", None), ("2012-06-01", "perhaps"), ("2013-01-01", "surely")]
)
def test_merger_by_a_day(on, wanted):
    """What had not happened yet is left out."""
    assert certainty(on, MERGER, "event:masons.merged") == wanted


@pytest.mark.parametrize(
    ("params", "wanted"),
    [
        ({"person": "Jo Lind"}, {"office:jo", "office:jo.east"}),
        (
            {"organization": "union:dockers"},
            {"office:jo", "office:jo.east", "body:dockers.east", "event:masons.merged"},
        ),
        ({"organization": "union:masons"}, {"event:masons.merged"}),
    ],
)
def test_parameters_narrow_offices(params, wanted):
    """An organization has the offices in its bodies too."""
    assert set(edges_of(network_of(LIND + MERGER, "offices", **params))) == wanted


def test_on_wants_a_day():
    """In a year an office can begin and end."""
    with pytest.raises(UsageError, match="'on' wants a day such as 2020-01-08, not '2015'"):
        network_of(LIND, "offices", on="2015")
