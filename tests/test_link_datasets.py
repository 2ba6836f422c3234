"""Datasets: each file of invented rows is read to the same shape, and a wrong one refused."""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.cli.link import DATASETS
from kg.errors import InputError
from kg.link import datasets
from kg.link.datasets import Told, wikidata
from kg.link.datasets.given import Given, get
from kg.link.datasets.outside import Dataset, Held

UUID = "00000000-0000-4000-8000-00000000000"
POPOLO = {
    "persons": [
        {
            "id": f"{UUID}1",
            "name": "Ana Rivera",
            "identifiers": [
                {"scheme": "datadotparl", "identifier": "901"},
                {"scheme": "everypolitician_legacy", "identifier": "77"},
                {"scheme": "wikidata", "identifier": "Q9001"},
                {"scheme": "viaf", "identifier": "5"},
            ],
            "other_names": [
                {"lang": "en", "name": "Anita Rivera"},
                {"lang": "la", "name": "Anna Rivera"},
                {"lang": "eo", "name": "Anjo Rivera"},
            ],
        },
        {"id": f"{UUID}2", "name": "Lee Grant"},
        {"id": f"{UUID}3", "name": "Lee Grant"},
        {"id": "nobody", "name": "No Id"},
    ],
    "memberships": [
        {
            "person_id": f"{UUID}1",
            "area_id": "quay",
            "on_behalf_of_id": "harbor",
            "organization_id": "commons",
            "legislative_period_id": "term/9",
            "role": "member",
        },
        {
            "person_id": f"{UUID}1",
            "area_id": "quay",
            "on_behalf_of_id": "free",
            "organization_id": "commons",
            "legislative_period_id": "term/9",
            "role": "member",
            "start_date": "2003-02-01",
        },
    ],
    "organizations": [
        {"id": "harbor", "name": "Harbor Party", "classification": "party"},
        {"id": "free", "name": "Free Party", "classification": "party"},
        {"id": "commons", "name": "House of Commons", "classification": "legislature"},
    ],
    "areas": [{"id": "quay", "name": "Quay East"}],
    "events": [{"id": "term/9", "start_date": "2001-06-07", "end_date": "2005-04-11"}],
}
TERM = f"""\
id,name,sort_name,group,group_id,area_id,area,chamber,term,start_date,end_date
{UUID}1,Ana Rivera,"Rivera, Ana",Harbor,h,q,Quay East,House of Commons,9,,2003-01-31
{UUID}1,Ana Rivera,"Rivera, Ana",Free,f,q,Quay East,House of Commons,9,2003-02-01,
"""
PEOPLE = {
    "persons": [
        {
            "id": "uk.org.publicwhip/person/77",
            "other_names": [
                {"note": "Main", "given_name": "Ana", "family_name": "Rivera"},
                {"note": "Main", "honorific_prefix": "Baroness", "lordname": "Rivera",
                 "lordofname": "Quay"},
            ],
            "identifiers": [{"scheme": "datadotparl_id", "identifier": "901"}],
        },
        {"id": "uk.org.publicwhip/person/78", "redirect": "uk.org.publicwhip/person/77"},
    ],
    "memberships": [
        {"person_id": "uk.org.publicwhip/person/77", "post_id": "p1", "on_behalf_of_id": "harbor",
         "start_date": "2001-06-07", "end_date": "2005-04-11"},
        {"id": "m2", "redirect": "m1"},
    ],
    "organizations": [{"id": "harbor", "name": "Harbor Party"},
                      {"id": "commons", "name": "House of Commons"}],
    "posts": [{"id": "p1", "organization_id": "commons", "role": "MP", "area": {"name": "Quay"}}],
}  # fmt: skip
PROFILES = """<?xml version="1.0"?>
<twfy>
  <personinfo id="uk.org.publicwhip/person/77"
    profile_url_uk_parl="https://members.parliament.uk/member/901/career"/>
  <personinfo id="uk.org.publicwhip/person/78" other="x"/>
</twfy>
"""
MEMBERS = """<?xml version="1.0" encoding="ISO-8859-1"?>
<publicwhip>
<member id="uk.org.publicwhip/member/1" house="commons" title="" firstname="Ana" lastname="Rivera"
  constituency="Quay East" party="Lab" fromdate="2010-05-06" todate="2012-01-01"
  datadotparl_id="901"/>
<member id="uk.org.publicwhip/member/2" house="commons" title="" firstname="Ana" lastname="Rivera"
  constituency="Quay West" party="Lab" fromdate="2013-05-06" todate="9999-12-31"
  datadotparl_id="901"/>
<member id="uk.org.publicwhip/member/3" house="commons" title="" firstname="Lee" lastname="Grant"
  constituency="Moor" party="Con" fromdate="2010-05-06" todate="2015-03-30"/>
</publicwhip>
"""
MINISTERS = {
    "memberships": [
        {"id": "m", "person_id": "uk.org.publicwhip/person/77", "role": "Minister of Tides",
         "organization_id": "tides", "start_date": "2003-01-01", "end_date": "2004-01-01"}
    ],
    "organizations": [{"id": "tides", "name": "Department of Tides"}],
}  # fmt: skip
LOOKUP = """\
"pcon_name","pcon_code","member_id","full_title","display_as","party_text"
"Quay East","E1","901","Rt Hon Ana Rivera MP","Ana Rivera","Harbor"
"""
CANDIDATES = """\
Election polling date,Constituency name,Candidate family name,Candidate given name,\
Candidate MNIS ID,Main party name
2024-07-04,Quay East,Rivera,Ana,901,Harbor
2024-07-04,Quay East,Grant,Lee,,Free
"""
SERVICE = {
    "items": [
        {
            "value": {
                "id": 901,
                "nameDisplayAs": "Ana Rivera",
                "nameFullTitle": "Rt Hon Ana Rivera MP",
                "latestParty": {"id": 1, "name": "Harbor"},
                "latestHouseMembership": {
                    "membershipFrom": "Quay East",
                    "house": 1,
                    "membershipStartDate": "2001-06-07T00:00:00",
                    "membershipEndDate": None,
                },
            }
        }
    ],
    "totalResults": 1,
}
CLUB = """\
name,id,party,party_id,constituency,gss_code,parlparse_id,theyworkforyou_url,elected
Ana Rivera,501,Harbor Party,PP1,Quay East,E1,uk.org.publicwhip/person/77,http://x.example,True
Lee Grant,502,Free Party,PP2,Quay East,E1,,,False
"""
RESULTS = {
    "head": {
        "vars": [
            *("person", "personLabel", "partyLabel", "seatLabel", "start", "mnis"),
            "theyworkforyou",
        ]
    },
    "results": {
        "bindings": [
            {
                "person": {"type": "uri", "value": "http://www.wikidata.org/entity/Q9001"},
                "personLabel": {"type": "literal", "value": "Ana Rivera"},
                "partyLabel": {"type": "literal", "value": "Harbor Party"},
                "seatLabel": {"type": "literal", "value": "Quay East"},
                "start": {"type": "literal", "value": "2001-06-07T00:00:00Z"},
                "mnis": {"type": "literal", "value": "901"},
                "theyworkforyou": {"type": "literal", "value": "77"},
            }
        ]
    },
}
LEGISLATORS = """\
- id: {bioguide: R000001, wikidata: Q9001}
  name: {first: Ana, middle: M., last: Rivera, nickname: Annie, official_full: Ana M. Rivera}
  terms:
  - {type: rep, start: '2001-01-03', end: '2003-01-03', state: OR, district: 4, party: Democrat}
"""
TRACKER = """\
date,position,city,state,endorser,endorsee,endorser party,source,order,category,body,district,points
2019-01-02,representative,,OR,Ana Rivera,Lee Grant,D,https://x.example/1,,Representatives,,4,3
"""
PLAIN = "key,name,party,wikidata\nr1,Ana Rivera,Harbor,Q9001\n"


def read(name: str, content: str | object, told: Told | None = None) -> Dataset:
    text = content if isinstance(content, str) else json.dumps(content)
    return datasets.read(name, Given("given", text.encode("utf-8")), told)


def test_every_dataset_is_offered():
    """The names on the command line are those that there are."""
    assert DATASETS == datasets.NAMES


def test_everypolitician_puts_a_person_together():
    """Ids, English names only, and a membership without days has those of its term."""
    found = read("everypolitician", POPOLO)
    (ana,) = [one for one in found.records if one.record.name == "Ana Rivera"]
    assert ana.iri == f"urn:uuid:{UUID}1"
    assert ana.ids == {
        "everypolitician": f"{UUID}1",
        "mnis": "901",
        "theyworkforyou": "77",
        "wikidata": "Q9001",
    }
    assert ana.record.aliases == ("Anita Rivera",)
    assert ana.record.parties == ("Harbor Party", "Free Party")
    assert (ana.record.areas, ana.record.offices) == (("Quay East",), ("MP",))
    assert (ana.record.start, ana.record.end) == (2001, 2005)
    assert ana.held[1].start == "2003-02-01"
    assert found.left_out == "1 people have no id of a kind that is known"


def test_two_people_of_one_name_stay_two():
    """A name is no id."""
    found = read("everypolitician", POPOLO)
    assert [one.record.name for one in found.records].count("Lee Grant") == 2


def test_several_rows_of_a_term_are_one_person():
    """Who changes party in a term has a row for each."""
    (ana,) = read("everypolitician", TERM).records
    assert ana.record.parties == ("Harbor", "Free")
    assert ana.record.end is None
    assert len(ana.held) == 2


def test_a_multilingual_popolo_file_is_of_wikidata():
    """Its ids are Wikidata's, and its parties have ids too."""
    found = read(
        "everypolitician",
        {
            "persons": [{"id": "Q9001", "name": {"lang:en": "Ana Rivera", "lang:fr": "Anne R."}}],
            "memberships": [
                {"person_id": "Q9001", "area_id": "Q5", "on_behalf_of_id": "Q7",
                 "start_date": "2017-06-08", "role": {"lang:en": "Member of Parliament"}}
            ],
            "areas": [{"id": "Q5", "name": {"lang:en": "Quay East Boro Const"}}],
            "organizations": [
                {"id": "Q7", "name": {"lang:en": "Harbor Party"}, "classification": "party"}
            ],
        },
    )  # fmt: skip
    party, ana = sorted(found.records, key=lambda one: one.kind)
    assert (party.kind, party.iri) == ("organization", "http://www.wikidata.org/entity/Q7")
    assert (ana.record.name, ana.record.aliases, ana.record.areas) == (
        "Ana Rivera",
        (),
        ("Quay East",),
    )


def test_parlparse_reads_names_in_parts_and_posts():
    """People.json has no whole names, and a redirect is nobody."""
    (ana,) = read("parlparse", PEOPLE).records
    assert (ana.record.name, ana.record.aliases) == ("Ana Rivera", ("Baroness Rivera of Quay",))
    assert ana.iri == "https://www.theyworkforyou.com/mp/77"
    assert ana.ids["mnis"] == "901"
    assert ana.held == (
        Held("MP", "House of Commons", "Quay", "Harbor Party", "2001-06-07", "2005-04-11"),
    )


def test_parlparse_profiles_are_ids_alone():
    """An element without a number in Parliament is nothing to link."""
    (ana,) = read("parlparse", PROFILES).records
    assert (ana.record.name, ana.ids) == ("", {"mnis": "901", "theyworkforyou": "77"})


def test_parlparse_members_are_put_together_by_their_number():
    """Two seats, one person; a day of 9999 is none; without a number nobody is there."""
    found = read("parlparse", MEMBERS)
    (ana,) = found.records
    assert ana.record.areas == ("Quay East", "Quay West")
    assert (ana.record.start, ana.record.end) == (2010, None)
    assert found.left_out == "1 members have no id of a person"


def test_parlparse_ministers_have_offices():
    """The department stands by its name."""
    (ana,) = read("parlparse", MINISTERS).records
    assert ana.held == (
        Held("Minister of Tides", "Department of Tides", "", "", "2003-01-01", "2004-01-01"),
    )


@pytest.mark.parametrize("content", [LOOKUP, CANDIDATES, SERVICE], ids=["now", "2024", "service"])
def test_mnis_reads_its_three_shapes(content: str | object):
    """The same person by the same number in each."""
    (ana,) = read("mnis", content).records
    assert (ana.record.id, ana.record.name) == ("mnis:901", "Ana Rivera")
    assert (ana.record.areas, ana.record.parties) == (("Quay East",), ("Harbor",))


def test_democracy_club_is_share_alike():
    """Its licence goes with whatever is made of it."""
    found = read("democracyclub", CLUB, Told(day="2015-05-07"))
    assert found.licence == "https://creativecommons.org/licenses/by-sa/4.0/"
    assert found.records[0].ids == {"democracyclub": "501", "theyworkforyou": "77"}
    assert found.records[1].ids == {"democracyclub": "502"}
    assert found.records[0].record.start == 2015


def test_wikidata_reads_results_of_a_query():
    """Labels are the values, ids are told by their columns."""
    (ana,) = read("wikidata", RESULTS).records
    assert ana.ids == {"mnis": "901", "theyworkforyou": "77", "wikidata": "Q9001"}
    assert ana.held == (Held("", "", "Quay East", "Harbor Party", "2001-06-07", ""),)
    csv_ = "person,personLabel\nhttp://www.wikidata.org/entity/Q9001,Ana Rivera\n"
    assert read("wikidata", csv_).records[0].record.name == "Ana Rivera"


def test_congress_reads_yaml():
    """A nickname is a name."""
    (ana,) = read("congress", LEGISLATORS).records
    assert ana.record.aliases == ("Ana Rivera", "Annie Rivera")
    assert (ana.ids, ana.record.areas) == ({"bioguide": "R000001", "wikidata": "Q9001"}, ("OR-4",))


def test_fivethirtyeight_gives_names_an_address_of_ours():
    """It has no ids; a name with its place is the record."""
    found = read("fivethirtyeight", TRACKER)
    assert {one.record.name for one in found.records} >= {"Ana Rivera", "Lee Grant"}
    assert all(one.iri.startswith("https://w3id.org/endorsement/outside/") for one in found.records)


def test_a_plain_table_is_read_by_named_columns():
    """The reader says which column is the id, and what the table does not say."""
    told = Told(columns={"id": "key"}, title="Harbor list", base="https://harbor.example/")
    found = read("csv", PLAIN, told)
    assert (found.title, found.records[0].iri) == ("Harbor list", "https://harbor.example/r1")
    assert found.records[0].ids == {"wikidata": "Q9001"}


def test_the_version_is_the_day_told_or_the_hash():
    """A file that says nothing of its version is told by its bytes."""
    assert read("mnis", LOOKUP, Told(day="2026-06-27")).version == "2026-06-27"
    digest = hashlib.sha256(LOOKUP.encode()).hexdigest()
    assert read("mnis", LOOKUP).version == f"sha256:{digest}"


BOMB = '<!DOCTYPE a [<!ENTITY x "xx"><!ENTITY y "&x;&x;">]><publicwhip>&y;</publicwhip>'
WRONG: dict[str, tuple[str, str | object, str]] = {
    "another table": ("mnis", CLUB, "looks like a table of Democracy Club"),
    "another table still": ("democracyclub", LOOKUP, "looks like a table of Members"),
    "offices": ("everypolitician", MINISTERS, "looks like a Popolo file"),
    "XML": ("congress", PROFILES, "looks like an XML file of parlparse"),
    "a query's results": ("mnis", RESULTS, "looks like results of a SPARQL query"),
    "a web page": ("parlparse", "<!DOCTYPE html><html></html>", "looks like a web page"),
    "a PDF": ("everypolitician", "%PDF-1.7", "looks like a PDF"),
    "entities": ("parlparse", BOMB, "looks like an XML file"),
    "a document type": ("parlparse", "<!DOCTYPE a><a/>", "has a document type"),
    "broken XML": ("parlparse", "<twfy><personinfo>", "is broken XML at line 1"),
    "an open quote": ("csv", 'id,name\n1,Ana\n2,"Bo\n3,Cy\n', "line 3: a double quote opens"),
    "broken JSON": ("parlparse", '{"a": ', "is no JSON"),
    "deep JSON": ("parlparse", "[" * 100_000, "is nested too deeply"),
    "odd Popolo": (
        "everypolitician",
        {"persons": [{}], "memberships": []},
        "an entry has no 'id', which every",
    ),
    "half a Popolo": ("everypolitician", {"persons": []}, "has no list 'memberships'"),
    "odder Popolo": (
        "everypolitician",
        {"persons": ["Ana"], "memberships": []},
        "not as Popolo has it: a text",
    ),
    "nothing": ("wikidata", "", "is empty; wanted results"),
    "no id": ("mnis", LOOKUP.replace("901", "x"), "'x' is no MNIS id"),
    "two rows": ("csv", "id,name\n1,a\n1,b\n", "id '1' stands there twice"),
    "no column": ("csv", PLAIN, "has no column for the id; it has 'key'"),
    "no rows": ("csv", "id,name\n", "has no rows"),
    "empty": ("democracyclub", "", "has no column 'id'"),
    "aliases": ("congress", "- &a [*a]\n- *a\n", "wanted legislators"),
    "no entity": ("wikidata", "person,personLabel\nx,Ana\n", "'x' is no entity"),
}


@pytest.mark.parametrize("case", WRONG)
def test_a_wrong_file_is_refused_in_one_line(case: str):
    """What it looks like, and what was wanted."""
    name, content, problem = WRONG[case]
    with pytest.raises(InputError) as caught:
        read(name, content)
    assert problem in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", datasets.NAMES)
def test_latin_1_is_refused(name: str):
    """With its line, in every reader of text."""
    with pytest.raises(InputError, match=r"UTF-8|wanted"):
        datasets.read(name, Given("given", b"id,name\n\xe9,\xe9\n"))


@given(name=st.sampled_from(datasets.NAMES), content=st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(name: str, content: bytes):
    """Nothing but the one error comes out of a file from anywhere."""
    try:
        datasets.read(name, Given("given", content))
    except InputError as error:
        assert str(error)  # noqa: PT017  # read or refused: either is right


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda one: (
        st.lists(one, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["id", "persons", "memberships", "name", "items", "value", "results", "bindings"]
            ),
            one,
            max_size=4,
        )
    ),
)


@given(name=st.sampled_from(["everypolitician", "parlparse", "mnis", "wikidata"]), value=JSON)
def test_any_json_is_read_or_refused(name: str, value: object):
    """However little it is what was wanted."""
    try:
        read(name, value)
    except InputError as error:
        assert str(error)  # noqa: PT017  # read or refused: either is right


def test_wikidata_is_asked_with_our_query():
    """A server that stands in gets the query that we ship, and its rows are read."""
    asked: list[str] = []

    class Answer(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked.append(self.rfile.read(int(self.headers["Content-Length"])).decode())
            self.send_response(200)
            self.send_header("Content-Type", "application/sparql-results+json")
            self.end_headers()
            self.wfile.write(json.dumps(RESULTS).encode())

        def log_message(self, *_: object) -> None:
            pass

    with listening(Answer) as address:
        found = datasets.read("wikidata", wikidata.ask(address))
    assert found.records == read("wikidata", RESULTS).records
    assert "P10428" in asked[0]


@contextmanager
def served(content: bytes, status: int = 200) -> Iterator[str]:
    """A server on this machine that answers with *content*."""

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(status)
            if status == 302:
                self.send_header("Location", "file:///etc/hostname")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            pass

    with listening(Answer) as address:
        yield f"{address}/members.csv"


@contextmanager
def listening(handler: type[BaseHTTPRequestHandler]) -> Iterator[str]:
    """A server on this machine with that handler; its address."""
    server = HTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture
def own_home(tmp_path: Path, monkeypatch) -> Path:
    monkeypatch.setenv("KG_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def test_an_address_is_fetched_and_kept(own_home: Path):
    """Where the network is gone the copy is taken, and its day is said."""
    said: list[str] = []
    with served(LOOKUP.encode()) as address:
        assert get(address, said.append).content == LOOKUP.encode()
    assert said == []
    assert get(address, said.append).content == LOOKUP.encode()
    assert len(said) == 1
    assert "cannot be reached; using the copy fetched on 20" in said[0]


@pytest.mark.parametrize("status", [404, 500, 302])
def test_an_address_without_the_file_is_one_line(own_home: Path, status: int):
    """No copy, no file; a way out of the web is not followed."""
    with served(b"", status) as address, pytest.raises(InputError, match="no copy is kept"):
        get(address)


@pytest.mark.parametrize("address", ["file:///etc/hostname", "ftp://x.example/a", "http://"])
def test_other_addresses_are_refused(own_home: Path, address: str):
    """Only http and https."""
    with pytest.raises(InputError, match="only http and https"):
        get(address)


HELD = {
    "everypolitician_uk_commons_2015/ep-popolo-v1.0.no-contacts.json": ("everypolitician", 1337),
    "parlparse_people/official-profiles.xml": ("parlparse", 2898),
    "parlparse_people/all-members-2010.xml": ("parlparse", 650),
    "uk_mp_lookup_2024/mp_lookup.csv": ("mnis", 650),
    "uk_mp_lookup_2024/general_election_2024_candidates.csv": ("mnis", 885),
    "democracy_club_2015/candidates_2015_reduced.csv": ("democracyclub", 3971),
    "us_congress_legislators/legislators-current.yaml": ("congress", 537),
    "us_congress_legislators/legislators-current.csv": ("congress", 537),
}


@pytest.mark.held
@pytest.mark.parametrize("file", HELD)
def test_a_held_file_is_read_whole(shared: Path, file: str):
    """As many records as its own description says."""
    name, count = HELD[file]
    assert len(datasets.read(name, get(str(shared / "datasets" / file))).records) == count
