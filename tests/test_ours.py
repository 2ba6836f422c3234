"""Ours: what the graph holds of people and organizations, as records to link to."""

from __future__ import annotations

import pytest
from graphs import store_of

from kg.link import ours
from kg.names.decide import LINK, REVIEW
from kg.names.record import Mention, Record
from kg.names.resolver import resolver
from kg.query import OxigraphEngine

PARLIAMENT = "member of parliament, Parliament of the United Kingdom"
STATIONERS = """
    union:stationers a end:Union ; skos:prefLabel "Stationers"@en ; end:abbreviation "STN" ;
        skos:altLabel "Paper Union"@en .
    organization:herald a end:Publisher ; skos:prefLabel "The Herald"@en .
    body:stationers.executive a end:Body ; skos:prefLabel "Stationers executive"@en ;
        org:unitOf union:stationers .
    person:ann-reed a end:Person ; foaf:name "Ann Reed" ; skos:altLabel "Annie Reed" ;
        skos:hiddenLabel "Anne Read" .
    office:ann-reed.1 a end:Office ; org:member person:ann-reed ; org:role end:chair ;
        org:organization body:stationers.executive ;
        end:startLatest "1998-12-31"^^xsd:date ; end:endEarliest "2001-01-01"^^xsd:date ;
        end:endLatest "2001-12-31"^^xsd:date .
"""


def records(turtle: str, kind: str) -> list[Record]:
    return ours.records(OxigraphEngine(store_of(turtle)), kind)


def one(engine: OxigraphEngine, kind: str, curie: str) -> Record:
    return next(record for record in ours.records(engine, kind) if record.id == curie)


def test_a_member_has_the_seat_the_party_stood_for_and_the_office(seed_engine: OxigraphEngine):
    """He stood for leader of the party in 2015 and 2016, and sat in 2015, open-ended."""
    assert one(seed_engine, "person", "person:jeremy-corbyn") == Record(
        "person:jeremy-corbyn",
        "Jeremy Corbyn",
        country="GB",
        parties=("Labour Party",),
        areas=("Islington North",),
        offices=(PARLIAMENT,),
        start=2015,
    )


def test_a_unions_officer_is_told_from_a_minister(seed_engine: OxigraphEngine):
    """The word union stands in the office, so that it speaks against a member's record."""
    found = one(seed_engine, "person", "person:dave-prentis")
    assert found.offices == ("general secretary, UNISON, trade union",)
    assert (found.start, found.end, found.country) == (2015, None, "GB")


def test_who_only_stood_has_the_years_of_the_contest(seed_engine: OxigraphEngine):
    """The result of 2016 is dated; nothing else is known of him."""
    found = one(seed_engine, "person", "person:owen-smith")
    assert (found.start, found.end, found.offices) == (2016, 2016, ())


def test_of_whom_nothing_is_known_nothing_is_said(seed_engine: OxigraphEngine):
    """He is only named in an article: no country, no party, no year."""
    assert one(seed_engine, "person", "person:boris-johnson") == Record(
        "person:boris-johnson", "Boris Johnson"
    )


def test_names_come_first_then_other_names_then_the_abbreviation():
    """Misprints are names to find somebody by, too."""
    assert records(STATIONERS, "union") == [
        Record("union:stationers", "Stationers", ("Paper Union", "STN"), abbreviation="STN")
    ]
    assert records(STATIONERS, "person") == [
        Record(
            "person:ann-reed",
            "Ann Reed",
            ("Anne Read", "Annie Reed"),
            offices=("chair, Stationers executive, Stationers union",),
            start=1998,
            end=2001,
        )
    ]


def test_a_union_is_no_other_organization_and_a_body_neither():
    """Each is found under one kind only."""
    ids = {kind: [record.id for record in records(STATIONERS, kind)] for kind in ours.KINDS}
    assert ids == {
        "person": ["person:ann-reed"],
        "union": ["union:stationers"],
        "organization": ["organization:herald"],
        "body": ["body:stationers.executive"],
    }


@pytest.mark.parametrize("kind", ours.KINDS)
def test_records_stand_in_order_of_their_ids(engine: OxigraphEngine, kind: str):
    """Asked twice, the same; each once, none without a name."""
    found = ours.records(engine, kind)
    assert found == ours.records(engine, kind)
    assert [record.id for record in found] == sorted({record.id for record in found})
    assert all(record.name for record in found)


def test_the_resolver_tells_a_unions_officer_from_a_party_leader(engine: OxigraphEngine):
    """Two people of the shipped data are called John Smith; the bare name is a question."""
    decide = resolver(ours.records(engine, "person"), "person").decide
    asked = decide(Mention("John Smith"))
    assert asked.outcome == REVIEW
    assert {p.record.id for p in asked.proposals} == {"person:john-smith", "person:john-smith-mu"}
    told = decide(Mention("John Smith", office="general secretary of the Musicians' Union"))
    assert told.outcome != LINK
    assert told.proposals[0].record.id == "person:john-smith-mu"
