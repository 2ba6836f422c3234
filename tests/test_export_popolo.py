"""Popolo: what the graph says in the words of Popolo, worked out by hand."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from graphs import store_of
from harbor import HARBOR, article

from kg import cli
from kg.export.popolo import popolo
from kg.query import OxigraphEngine
from kg.vocabulary import PREFIXES

MORE = (
    article("herald", "2026-03-12")
    + """
article:herald schema:url <https://herald.example/1> .
person:ana end:party organization:harbor-party ; skos:altLabel "Anna Rivera" ; end:mnisId "17" ;
    end:parlparseId "uk.org.publicwhip/person/99" ; end:wikidataId "Q1000017" ;
    end:supportedBy claim:herald.1 ;
    skos:exactMatch <https://candidates.democracyclub.org.uk/person/4711> .
office:ana a end:Office ; org:member person:ana ; org:organization union:dockers ;
    org:role end:jointGeneralSecretary ; end:constituency "Harbor East"@en ;
    end:startEarliest "2020-01-01"^^xsd:date ; end:startLatest "2020-12-31"^^xsd:date ;
    end:endEarliest "2025-01-01"^^xsd:date ; end:supportedBy claim:herald.1 .
affiliation:dockers a end:Affiliation ; org:member union:dockers ;
    org:organization organization:harbor-party ;
    end:startEarliest "1990-05-01"^^xsd:date ; end:startLatest "1990-05-01"^^xsd:date .
union:dockers end:abbreviation "DU" ;
    end:startEarliest "1900-03-01"^^xsd:date ; end:startLatest "1900-03-31"^^xsd:date .
claim:herald.1 a end:Claim ; end:source article:herald .
"""
)
SOURCES = [{"url": "https://herald.example/1", "note": "herald"}]
# What the schemas of the specification name for each class.
FIELDS = {
    "persons": {"id", "name", "other_names", "identifiers", "sources"},
    "organizations": {
        *("id", "name", "other_names", "identifiers", "classification", "parent_id"),
        *("founding_date", "sources"),
    },
    "memberships": {
        *("id", "label", "role", "member", "person_id", "organization_id", "area"),
        *("start_date", "end_date", "sources"),
    },
    "posts": {"id", "label", "organization_id", "sources"},
    "events": {
        *("id", "name", "start_date", "end_date", "status", "classification"),
        *("organization_id", "parent_id", "sources"),
    },
}
DATE = re.compile(r"\d{4}(-\d\d){0,2}")


def iri(kind: str, local: str) -> str:
    return f"{PREFIXES[kind]}{local}"


@pytest.fixture(scope="module")
def made() -> dict[str, Any]:
    """The harbour in Popolo."""
    found: dict[str, Any] = json.loads(popolo(OxigraphEngine(store_of(HARBOR + MORE))))
    return found


def one(things: list[dict[str, Any]], id_: str) -> dict[str, Any]:
    return next(thing for thing in things if thing.get("id") == id_)


def test_a_person_has_names_identifiers_and_sources(made: dict[str, Any]):
    """The CURIE is an identifier too; a number under a share-alike licence stays out."""
    assert one(made["persons"], iri("person", "ana")) == {
        "id": iri("person", "ana"),
        "name": "Ana Rivera",
        "other_names": [{"name": "Anna Rivera"}],
        "identifiers": [
            {"scheme": "hustings", "identifier": "person:ana"},
            {"scheme": "mnis", "identifier": "17"},
            {"scheme": "theyworkforyou", "identifier": "99"},
            {"scheme": "wikidata", "identifier": "Q1000017"},
        ],
        "sources": SOURCES,
    }


def test_an_organization_has_a_class_and_a_part_its_whole(made: dict[str, Any]):
    """A month is as much as is known of the founding; a body is part of its union."""
    dockers = one(made["organizations"], iri("union", "dockers"))
    assert (dockers["classification"], dockers["founding_date"]) == ("union", "1900-03")
    assert dockers["other_names"] == [{"name": "DU"}]
    body = one(made["organizations"], iri("body", "dockers.east"))
    assert (body["classification"], body["parent_id"]) == ("body", iri("union", "dockers"))


def test_offices_affiliations_and_parties_are_memberships(made: dict[str, Any]):
    """A year where only that is known, and no end where only one day of it is."""
    assert made["memberships"] == [
        {
            "id": iri("office", "ana"),
            "role": "joint general secretary",
            "person_id": iri("person", "ana"),
            "organization_id": iri("union", "dockers"),
            "area": {"name": "Harbor East", "classification": "constituency"},
            "start_date": "2020",
            "sources": SOURCES,
        },
        {
            "id": iri("affiliation", "dockers"),
            "label": "affiliation",
            "member": {"@type": "Organization", "id": iri("union", "dockers")},
            "organization_id": iri("organization", "harbor-party"),
            "start_date": "1990-05-01",
        },
        {
            "role": "party",
            "label": "the party the person is known for",
            "person_id": iri("person", "ana"),
            "organization_id": iri("organization", "harbor-party"),
            "sources": SOURCES,
        },
    ]


def test_a_contest_is_an_event_and_its_stages_are_parts_of_it(made: dict[str, Any]):
    """It ends with its result; the stage of nominations is a month of which no day is known."""
    contest = one(made["events"], iri("contest", "harbor-2026"))
    assert contest == {
        "id": iri("contest", "harbor-2026"),
        "name": "Harbor leader 2026",
        "classification": "contest",
        "organization_id": iri("organization", "harbor-party"),
        "end_date": "2026-05-20",
    }
    stage = one(made["events"], iri("stage", "harbor-2026.nominations"))
    assert (stage["parent_id"], stage["start_date"], stage["end_date"]) == (
        iri("contest", "harbor-2026"), "2026-03", "2026-03",
    )  # fmt: skip


def test_posts_are_in_their_organization(made: dict[str, Any]):
    """There is one in the harbour."""
    assert made["posts"] == [
        {
            "id": iri("post", "harbor.leader"),
            "label": "Leader",
            "organization_id": iri("organization", "harbor-party"),
        }
    ]


def test_the_shipped_data_keep_to_the_specification(engine: OxigraphEngine):
    """Known fields, dates it allows, ids once each, and nothing refers to what is not there."""
    found = json.loads(popolo(engine))
    ids = [thing["id"] for name in FIELDS for thing in found[name] if "id" in thing]
    assert len(ids) == len(set(ids))
    known = set(ids)
    for name, fields in FIELDS.items():
        assert found[name]
        for thing in found[name]:
            assert set(thing) <= fields
            for field, value in thing.items():
                assert not field.endswith("_date") or DATE.fullmatch(value)
                assert not field.endswith("_id") or value in known
            for source in thing.get("sources", ()):
                assert source["url"].startswith(("http://", "https://"))
            if "member" in thing:
                assert thing["member"]["id"] in known


@pytest.mark.seeded
def test_the_command_writes_a_file_and_says_so(
    tmp_path: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    """The same bytes each time."""
    path = tmp_path / "out.json"
    written = []
    for _ in range(2):
        monkeypatch.setattr("sys.argv", ["kg", "export", "popolo", "-o", str(path)])
        with pytest.raises(SystemExit) as stop:
            cli.main()
        assert stop.value.code == 0
        written.append(path.read_bytes())
    assert written[0] == written[1]
    assert f"kg: wrote {path}" in capsys.readouterr().err
    assert {"persons", "organizations", "memberships"} <= json.loads(written[0]).keys()
