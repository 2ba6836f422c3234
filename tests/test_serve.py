"""Serve: what the reconciliation service answers, in process, over invented data."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from graphs import store_of
from harbor import HARBOR, backing
from hypothesis import given, settings
from hypothesis import strategies as st
from reconcile_session import batch, extension
from starlette.testclient import TestClient

from kg.article import Texts
from kg.query import OxigraphEngine
from kg.serve import batch as batches
from kg.serve import front, pages, suggest
from kg.serve.app import app
from kg.serve.candidates import Finder
from kg.serve.entities import Entities
from kg.serve.refused import RefusedError

# Two people of one name, who are told apart by party, office and number.
PEOPLE = """
person:ann-reed a end:Person ; foaf:name "Ann Reed" ; skos:altLabel "Annie Reed" ;
    end:party organization:harbor-party ; end:mnisId "17" ; end:wikidataId "Q1000017" ;
    skos:exactMatch <https://candidates.democracyclub.org.uk/person/4711> .
office:ann-reed.mp a end:Office ; org:member person:ann-reed ; org:role end:memberOfParliament ;
    org:organization organization:parliament ; end:constituency "Harbor East"@en ;
    end:startLatest "1998-12-31"^^xsd:date ; end:endEarliest "2001-01-01"^^xsd:date ;
    end:endLatest "2001-12-31"^^xsd:date .
organization:parliament a end:Organization ; skos:prefLabel "Harbor Parliament"@en .
person:ann-reed-masons a end:Person ; foaf:name "Ann Reed" ; end:mnisId "18" .
office:ann-reed.masons a end:Office ; org:member person:ann-reed-masons ;
    org:role end:generalSecretary ; org:organization union:masons .
person:rare a end:Person ; foaf:name "Theodora Quillfeather" .
person:script a end:Person ; foaf:name "<script>alert(1)</script> O'Brien & \\"Co\\"" .
candidacy:ana end:status end:won .
"""
PARTY = {"id": "end:Party", "name": "Party"}


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    """The service over the harbour, its people, and a union that backs Ana Rivera."""
    turtle = HARBOR + PEOPLE + backing("dockers", "union:dockers")
    engine = OxigraphEngine(store_of(turtle))
    none = tmp_path_factory.mktemp("articles")
    return TestClient(app(engine, Texts(Path(none))), raise_server_exceptions=False)


def answer(client: TestClient, **query: Any) -> list[dict[str, Any]]:
    """The candidates for one query."""
    found = client.post("/", data=batch(q=query))
    assert found.status_code == 200, found.text
    return list(found.json()["q"]["result"])


def matched(candidates: list[dict[str, Any]]) -> list[str]:
    return [one["id"] for one in candidates if one["match"]]


def ids(candidates: list[dict[str, Any]]) -> list[str]:
    return [one["id"] for one in candidates]


# Who is meant ---------------------------------------------------------------------------


def test_a_rare_name_is_a_match(client: TestClient):
    """Nobody else is expected to bear it; the entity comes with all that the standard names."""
    (found,) = answer(client, query="Theodora Quillfeather")
    assert (found["id"], found["name"], found["match"]) == (
        "person:rare", "Theodora Quillfeather", True,
    )  # fmt: skip
    assert found["type"] == [{"id": "end:Person", "name": "Person"}]
    assert found["score"] > 90
    assert {"family.same", "given.same", "sum", "others"} <= {f["id"] for f in found["features"]}


def test_a_name_of_two_people_is_a_question(client: TestClient):
    """Both are shown, equally likely, and neither is a match."""
    found = answer(client, query="Ann Reed", type="end:Person")
    assert set(ids(found)) == {"person:ann-reed", "person:ann-reed-masons"}
    assert found[0]["score"] == found[1]["score"]
    assert matched(found) == []


def test_a_seat_tells_namesakes_apart(client: TestClient):
    """One person at a time holds a seat; that links."""
    seat = [{"pid": "seat", "v": "Harbor East"}]
    assert matched(answer(client, query="Ann Reed", properties=seat)) == ["person:ann-reed"]
    iri = [{"pid": "https://w3id.org/endorsement/ns#constituency", "v": ["Harbor East"]}]
    assert matched(answer(client, query="Ann Reed", properties=iri)) == ["person:ann-reed"]


@pytest.mark.parametrize(
    "value", ["Masons' Union", {"id": "union:masons"}, {"id": "union:masons", "name": "Masons"}]
)
def test_a_union_speaks_against_a_member_of_parliament(client: TestClient, value: Any):
    """The union may be given by name or as an entity that was reconciled before."""
    found = answer(client, query="Ann Reed", properties=[{"pid": "organization", "v": value}])
    assert ids(found) == ["person:ann-reed-masons", "person:ann-reed"]
    assert {"id": "office.union", "value": -4.5} in found[1]["features"]


def test_a_number_comes_before_the_name(client: TestClient):
    """The number is hers alone, so her namesake is no match whatever the name says."""
    found = answer(client, query="Ann Reed", properties=[{"pid": "mnis", "v": 17}])
    assert matched(found) == ["person:ann-reed"]
    assert found[0]["score"] == 100
    assert {"id": "number.mnis", "value": True} in found[0]["features"]
    assert {"id": "number.mnis", "value": False} in found[1]["features"]


@pytest.mark.parametrize(
    ("pid", "value"),
    [
        ("wikidata", "http://www.wikidata.org/entity/Q1000017"),
        ("end:wikidataId", {"id": "q1000017", "name": "Ann Reed"}),
        ("wikidata", "wd:Q1000017"),
        ("mnis", "17"),
        ("democracyclub", 4711),
    ],
)
def test_a_number_alone_finds_its_entity(client: TestClient, pid: str, value: Any):
    """As an address, as an entity of another service, or as it is."""
    assert matched(answer(client, properties=[{"pid": pid, "v": value}])) == ["person:ann-reed"]


def test_a_number_of_somebody_of_another_name_matches_nobody(client: TestClient):
    """One of the two was copied wrongly; the service does not say which."""
    number = [{"pid": "mnis", "v": "17"}]
    found = answer(client, query="Theodora Quillfeather", properties=number)
    assert set(ids(found)) == {"person:ann-reed", "person:rare"}
    assert matched(found) == []


def test_numbers_of_two_people_match_nobody(client: TestClient):
    """Two schemes that disagree are for a person to look at."""
    numbers = [{"pid": "mnis", "v": "18"}, {"pid": "wikidata", "v": "Q1000017"}]
    found = answer(client, query="Ann Reed", properties=numbers)
    assert set(ids(found)) == {"person:ann-reed", "person:ann-reed-masons"}
    assert matched(found) == []


@pytest.mark.parametrize(
    "text", ["union:dockers", "https://w3id.org/endorsement/id/union/dockers", "union/dockers"]
)
def test_an_id_finds_its_entity(client: TestClient, text: str):
    """The standard wants an id as query to be answered by its entity."""
    found = answer(client, query=text)
    assert (found[0]["id"], found[0]["score"], found[0]["match"]) == ("union:dockers", 100, True)


def test_a_contest_is_a_match_only_if_that_is_its_label(client: TestClient):
    """The year before is another contest, however like the rest is."""
    assert matched(answer(client, query="harbor leader 2026")) == ["contest:harbor-2026"]
    near = answer(client, query="Harbor leadership 2026")
    assert (ids(near), matched(near)) == (["contest:harbor-2026"], [])
    assert answer(client, query="Harbor leader 2025", type="Contest") == []


def test_values_without_a_name_list_who_has_them_and_match_nobody(client: TestClient):
    """No name was compared, so it is a list to choose from."""
    found = answer(client, properties=[{"pid": "party", "v": "harbor party"}])
    assert (ids(found), matched(found)) == (["person:ann-reed"], [])
    assert answer(client, properties=[{"pid": "uid", "v": "27eb892afbb2"}]) == []


def test_everything_shipped_is_found_by_its_names_and_its_id(engine: OxigraphEngine):
    """The standard expects it of queries and of suggestions; and a match is never another."""
    entities = Entities(engine)
    finder = Finder(entities)
    assert len(entities.by_id) > 400
    for one in entities.by_id.values():
        for name in one.names:
            found = finder.answer(batches.Query(name, (), "any", 10, ()))
            assert one in [candidate.entity for candidate in found]
            assert [c.entity for c in found if c.match] in ([], [one])
            assert one.id in [said["id"] for said in suggest.entities(entities, name)["result"]]
        first = finder.answer(batches.Query(one.id, (), "any", 1, ()))
        assert [(candidate.entity, candidate.match) for candidate in first] == [(one, True)]
        assert suggest.entities(entities, one.id)["result"][0]["id"] == one.id


# Types ----------------------------------------------------------------------------------


@pytest.mark.parametrize("type_", ["end:Union", "union", "trade union", "Q7278"])
def test_a_type_leaves_out_what_is_not_of_it(client: TestClient, type_: str):
    """By id or by name; of an unknown type there is nothing."""
    found = answer(client, query="Dockers' Union", type=type_)
    assert ids(found) == ([] if type_ == "Q7278" else ["union:dockers"])


def test_a_union_is_an_organization_too(client: TestClient):
    """The broader type holds the narrower one."""
    assert matched(answer(client, query="Dockers' Union", type="end:Organization")) == [
        "union:dockers"
    ]


def test_several_types_are_any_or_all_of_them(client: TestClient):
    """A union is an organization and no person."""
    both = ["end:Union", "end:Person"]
    assert ids(answer(client, query="Dockers' Union", type=both)) == ["union:dockers"]
    assert answer(client, query="Dockers' Union", type=both, type_strict="all") == []
    wide = ["end:Union", "end:Organization"]
    every = answer(client, query="Dockers' Union", type=wide, type_strict="all")
    assert ids(every) == ["union:dockers"]


def test_an_unknown_type_that_only_should_be_matches_nobody(client: TestClient):
    """Candidates are shown, but nothing says that they are of that type."""
    found = answer(client, query="Dockers' Union", type="Q7278", type_strict="should")
    assert (ids(found)[:1], matched(found)) == (["union:dockers"], [])


def test_a_limit_keeps_the_most_certain(client: TestClient):
    """Results fall in score, and no more come than were wanted."""
    every = answer(client, query="Dockers' Union")
    assert [one["score"] for one in every] == sorted((o["score"] for o in every), reverse=True)
    assert answer(client, query="Dockers' Union", limit=1) == every[:1]


def test_features_are_told_once_each(client: TestClient):
    """The standard wants their ids unique in a candidate."""
    properties = [{"pid": "mnis", "v": 17}, {"pid": "party", "v": "Harbor Party"}]
    for one in answer(client, query="Ann Reed", properties=properties):
        names = [feature["id"] for feature in one["features"]]
        assert len(names) == len(set(names))


# Suggest, extend ------------------------------------------------------------------------


def suggested(client: TestClient, of: str, **params: Any) -> list[str]:
    found = client.get(f"/suggest/{of}", params=params)
    assert found.status_code == 200
    return [one["id"] for one in found.json()["result"]]


def test_entities_are_suggested_by_the_start_of_a_word_or_an_id(client: TestClient):
    """The whole name first, then its start, then a later word."""
    people = ["person:ann-reed", "person:ann-reed-masons"]
    assert suggested(client, "entity", prefix="ann") == people
    assert suggested(client, "entity", prefix="reed") == people
    assert suggested(client, "entity", prefix="annie r") == ["person:ann-reed"]
    assert suggested(client, "entity", prefix="person:ann-reed") == people
    assert suggested(client, "entity", prefix="dock", type="end:Union") == ["union:dockers"]
    assert suggested(client, "entity", prefix="nobody at all") == []


def test_a_name_is_suggested_before_another_name(engine: OxigraphEngine):
    """Of "uni" the reader sees Unite before a union that was once called United …."""
    shown = [one["name"] for one in suggest.entities(Entities(engine), "uni")["result"]]
    begin = [name.casefold().startswith("uni") for name in shown]
    assert begin == sorted(begin, reverse=True)
    assert {"UNISON", "Unite the Union", "UNISON Eastern"} <= set(shown[: sum(begin)])


def test_a_cursor_skips_suggestions(client: TestClient):
    """The next page begins where the last one ended."""
    every = suggested(client, "entity", prefix="")
    assert suggested(client, "entity", prefix="", cursor=2) == every[2:]


def test_types_and_properties_are_suggested(client: TestClient):
    """By name, by id, and by the terms they stand for."""
    assert suggested(client, "type", prefix="un") == ["end:Union"]
    assert suggested(client, "type", prefix="end:union") == ["end:Union"]
    assert suggested(client, "property", prefix="par") == ["party", "theyworkforyou", "mnis"]
    assert suggested(client, "property", prefix="end:constituency") == ["seat"]
    union = client.get("/suggest/type?prefix=union").json()["result"][0]
    assert union["broader"] == [{"id": "end:Organization", "name": "Organization"}]


def test_cells_hold_what_the_graph_says(client: TestClient):
    """Entities as such, days and years typed; an unknown property or entity is empty."""
    asked = extension(
        ["person:ann-reed", "contest:harbor-2026", "union:dockers", "person:nobody"],
        {"id": "party"},
        {"id": "year"},
        {"id": "decided"},
        {"id": "choice"},
        {"id": "shoe size"},
    )
    found = client.post("/", data=asked).json()
    party = {"id": "organization:harbor-party", "name": "Harbor Party"}
    ana = {"id": "person:ana", "name": "Ana Rivera"}
    columns = ("party", "year", "decided", "choice", "shoe size")
    none: dict[str, Any] = {column: [] for column in columns}
    assert found["meta"][0] == {"id": "party", "name": "Party", "type": PARTY}
    assert found["meta"][4] == {"id": "shoe size", "name": "shoe size"}
    assert found["rows"] == {
        "person:ann-reed": none | {"party": [party], "year": [{"int": 1998}, {"int": 2001}]},
        "contest:harbor-2026": none | {"decided": [{"date": "2026-05-20T00:00:00Z"}]},
        "union:dockers": none | {"choice": [ana]},
        "person:nobody": none,
    }


def test_settings_narrow_a_cell(client: TestClient):
    """So many values, and choices of one contest only."""
    limit = {"id": "candidate", "settings": {"limit": "1"}}
    found = client.post("/", data=extension(["contest:harbor-2026"], limit, {"id": "candidate"}))
    assert len(found.json()["rows"]["contest:harbor-2026"]["candidate"]) == 2
    found = client.post("/", data=extension(["contest:harbor-2026"], limit))
    assert len(found.json()["rows"]["contest:harbor-2026"]["candidate"]) == 1
    choice = {"id": "choice", "settings": {"contest": "Harbor leader 2026"}}
    found = client.post("/", data=extension(["union:dockers"], choice))
    assert len(found.json()["rows"]["union:dockers"]["choice"]) == 1
    choice["settings"] = {"contest": "Nowhere 1900"}  # type: ignore[assignment]
    assert client.post("/", data=extension(["union:dockers"], choice)).status_code == 400


def test_properties_are_proposed_for_a_type(client: TestClient):
    """A contest has candidates and no party; limit is kept."""
    found = client.get("/propose", params={"type": "end:Contest"}).json()
    names = [one["id"] for one in found["properties"]]
    assert "candidate" in names
    assert "party" not in names
    few = client.get("/propose", params={"type": "end:Contest", "limit": 2}).json()
    assert ([one["id"] for one in few["properties"]], few["limit"]) == (names[:2], 2)
    assert client.get("/propose?type=Q5").json()["properties"] == []


# Pages ----------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["/preview", "/view", "/flyout/entity"])
def test_names_are_text_in_a_page(client: TestClient, path: str):
    """What a source wrote never runs."""
    found = client.get(path, params={"id": "person:script"})
    assert found.status_code == 200
    assert "<script" not in found.text
    assert "&lt;script&gt;" in found.text


def test_a_page_runs_nothing_and_asks_nothing(client: TestClient):
    """Its policy lets only its own style through."""
    found = client.get("/preview?id=person:ann-reed")
    assert found.headers["content-security-policy"] == pages.POLICY
    assert "default-src 'none'" in pages.POLICY
    assert "unsafe-inline" not in pages.POLICY
    assert "Harbor Party" in found.text
    assert "0 sources" in found.text


def test_a_feature_is_explained(client: TestClient):
    """The same words and reasons that the tables of weights have."""
    found = client.get("/feature?id=area.same")
    assert "one person at a time holds a seat" in found.text
    assert client.get("/feature?id=union.name.same").status_code == 200
    for one in answer(client, query="Ann Reed", properties=[{"pid": "mnis", "v": 17}]):
        for feature in one["features"]:
            assert client.get("/feature", params={"id": feature["id"]}).status_code == 200


@pytest.mark.parametrize("path", ["/preview", "/view", "/feature"])
def test_a_page_that_is_not_there_says_so(client: TestClient, path: str):
    """With the id it was asked for, as text."""
    found = client.get(path, params={"id": "<b>nobody"})
    assert found.status_code == 404
    assert "&lt;b&gt;nobody" in found.text


# Front ----------------------------------------------------------------------------------


def test_the_manifest_names_the_addresses_as_the_client_reached_them(client: TestClient):
    """A service behind another name or port is still found; a host that is none is not told."""
    found = client.get("/", headers={"host": "desk.example:8123"}).json()
    assert found["preview"]["url"] == "http://desk.example:8123/preview?id={{id}}"
    assert found["identifierSpace"] == "https://w3id.org/endorsement/id/"
    assert "0.2" in found["versions"]
    odd = client.get("/", headers={"host": 'x"><b>'}).json()
    assert odd["preview"]["url"] == "http://testserver:80/preview?id={{id}}"
    assert client.get("/?callback=run").json()["versions"] == ["0.2"]


ADDRESSES = ["/", "/suggest/entity", "/propose", "/flyout/entity", "/preview", "/view", "/feature"]


@pytest.mark.parametrize("path", [*ADDRESSES, "/nothing"])
def test_every_address_answers_every_origin(client: TestClient, path: str):
    """The standard wants it of all, in one way: answers, errors and preflights."""
    for found in (
        client.get(path),
        client.get(path, headers={"origin": "https://client.example"}),
        client.delete(path),
        client.options(path, headers={"access-control-request-method": "POST"}),
    ):
        assert found.headers.get_list("access-control-allow-origin") == ["*"]
        assert found.headers["x-content-type-options"] == "nosniff"
    assert client.options(path).status_code == 204


BAD = {
    "no JSON": ({"queries": "{"}, 400),
    "a list": ({"queries": "[]"}, 400),
    "a number": ({"queries": "1"}, 400),
    "deep": ({"queries": "[" * 100_000}, 400),
    "long number": ({"queries": "9" * 10_000}, 400),
    "query is a string": ({"queries": '{"q": "Ann"}'}, 400),
    "no query": (batch(q={}), 400),
    "limit alone": (batch(q={"limit": 1}), 400),
    "empty properties": (batch(q={"properties": []}), 400),
    "misnamed": (batch(q={"query": "Ann", "props": []}), 400),
    "query a number": (batch(q={"query": 7}), 400),
    "type a number": (batch(q={"query": "Ann", "type": 7}), 400),
    "types mixed": (batch(q={"query": "Ann", "type": ["end:Person", 7]}), 400),
    "strict": (batch(q={"query": "Ann", "type_strict": "maybe"}), 400),
    "strict a list": (batch(q={"query": "Ann", "type_strict": []}), 400),
    "limit 0": (batch(q={"query": "Ann", "limit": 0}), 400),
    "limit -1": (batch(q={"query": "Ann", "limit": -1}), 400),
    "limit text": (batch(q={"query": "Ann", "limit": "5"}), 400),
    "limit true": (batch(q={"query": "Ann", "limit": True}), 400),
    "limit endless": ({"queries": '{"q": {"query": "Ann", "limit": Infinity}}'}, 400),
    "limit no number": ({"queries": '{"q": {"query": "Ann", "limit": NaN}}'}, 400),
    "property a string": (batch(q={"query": "Ann", "properties": ["party"]}), 400),
    "property without v": (batch(q={"query": "Ann", "properties": [{"pid": "party"}]}), 400),
    "v null": (batch(q={"query": "Ann", "properties": [{"pid": "party", "v": None}]}), 400),
    "v without id": (batch(q={"query": "Ann", "properties": [{"pid": "party", "v": {}}]}), 400),
    "too many properties": (
        batch(q={"query": "Ann", "properties": [{"pid": "party", "v": "x"}] * 101}), 413,
    ),
    "too many values": (
        batch(q={"query": "Ann", "properties": [{"pid": "party", "v": ["x"] * 101}]}), 413,
    ),
    "too many": (batch(**{f"q{n}": {"query": "Ann"} for n in range(501)}), 413),
    "extend no JSON": ({"extend": "}"}, 400),
    "extend empty": ({"extend": "{}"}, 400),
    "extend ids": ({"extend": '{"ids": "a", "properties": []}'}, 400),
    "extend ids mixed": ({"extend": '{"ids": [1], "properties": []}'}, 400),
    "extend property": ({"extend": '{"ids": [], "properties": ["name"]}'}, 400),
    "extend settings": ({"extend": '{"ids": [], "properties": [{"id": "a", "settings": 1}]}'}, 400),
    "extend limit": (extension(["union:dockers"], {"id": "name", "settings": {"limit": -1}}), 400),
    "extend contest": (
        extension(["union:dockers"], {"id": "choice", "settings": {"contest": {"a": []}}}), 400,
    ),
    "extend too much": (extension(["x"] * 1001, *[{"id": "name"}] * 100), 413),
    "no field": ({"anything": "else"}, 400),
}  # fmt: skip


@pytest.mark.parametrize(("form", "status"), BAD.values(), ids=BAD)
def test_what_is_malformed_is_refused_in_one_line(
    client: TestClient, form: dict[str, str], status: int
):
    """The line says what was found and what was wanted; the next client is answered."""
    found = client.post("/", data=form)
    assert found.status_code == status
    message = found.json()["message"]
    assert message
    assert "\n" not in message
    assert client.get("/").status_code == 200


BODIES = {
    "not UTF-8": (b"queries=%FF%FE", "application/x-www-form-urlencoded", 400),
    "raw bytes": (b"\xff\xfe\x00", "application/x-www-form-urlencoded", 400),
    "JSON": (b'{"queries": {}}', "application/json", 415),
    "multipart": (b"--x\r\n\r\n--x--", "multipart/form-data; boundary=x", 415),
    "empty": (b"", "application/x-www-form-urlencoded", 400),
    "fields": (b"a=1&" * 200, "application/x-www-form-urlencoded", 400),
    "11 MB": (b"queries=" + b"x" * 11_000_000, "application/x-www-form-urlencoded", 413),
}


@pytest.mark.parametrize(("body", "kind", "status"), BODIES.values(), ids=BODIES)
def test_a_body_that_is_no_form_is_refused(client: TestClient, body: bytes, kind: str, status: int):
    """Too long, of another kind, or of another encoding."""
    found = client.post("/", content=body, headers={"content-type": kind})
    assert (found.status_code, found.json()["status"]) == (status, "error")
    assert client.get("/").status_code == 200


def test_a_body_as_long_as_may_be_is_read(client: TestClient):
    """Just short of the limit: what is wrong with it is its JSON."""
    body = b"queries=" + b"x" * (front.LONGEST_BODY - 8)
    kind = {"content-type": "application/x-www-form-urlencoded; charset=UTF-8"}
    assert client.post("/", content=body, headers=kind).status_code == 400


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("PUT", "/", 405),
        ("DELETE", "/", 405),
        ("POST", "/preview", 405),
        ("GET", "/nothing", 404),
        ("GET", "/suggest/shoes?prefix=a", 404),
        ("GET", "/flyout/entity?id=nobody", 404),
        ("GET", "/suggest/entity?prefix=a&cursor=-1", 400),
        ("GET", "/suggest/entity?prefix=a&cursor=٣", 400),
        ("GET", "/propose?type=end:Person&limit=few", 400),
        ("GET", "/?queries=%7B", 400),
    ],
)
def test_a_wrong_address_or_method_gets_its_status(
    client: TestClient, method: str, path: str, status: int
):
    """And a line of JSON with it."""
    found = client.request(method, path)
    assert found.status_code == status
    assert found.json()["message"]


@pytest.mark.parametrize(
    "name",
    ["x" * 10_000, "a b " * 2_500, "\u202eمحمد علي", "🙂", "", " ", "=cmd|' /C calc'!A0", "\x00"],
)
def test_a_name_of_any_kind_is_answered(client: TestClient, name: str):
    """Long, right to left, not a letter in it, empty: nobody is a match, and nothing breaks."""
    assert matched(answer(client, query=name)) == []


def test_a_long_text_is_like_nothing(client: TestClient):
    """Megabytes of it are looked at once, not beside every entity."""
    long = "Harbor Party " * 100_000
    party = [{"pid": "party", "v": long}]
    assert answer(client, properties=party) == []
    assert ids(answer(client, query="Theodora Quillfeather", properties=party)) == ["person:rare"]
    assert answer(client, query=long, properties=[{"pid": "mnis", "v": 17}]) == []
    assert suggested(client, "entity", prefix="a" * 1_000) == []


def test_half_a_character_comes_back_as_it_was_sent(client: TestClient):
    """JSON can name what no encoding can write; the key must be the client's all the same."""
    found = client.post("/", data={"queries": '{"\\ud800": {"query": "Ann \\ud800 Reed"}}'})
    assert list(found.json()) == ["\ud800"]


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                ["query", "type", "limit", "properties", "type_strict", "pid", "v", "id", "ids"]
            )
            | st.text(max_size=5),
            inner,
            max_size=5,
        )
    ),
    max_leaves=12,
)


@settings(max_examples=100, deadline=None)
@given(JSON)
def test_any_json_is_answered_or_refused(client: TestClient, value: Any):
    """Nothing that a client sends is a fault of ours."""
    for field in ("queries", "extend"):
        for content in (value, {"q": value}):
            assert client.post("/", data={field: json.dumps(content)}).status_code in {200, 400}


@given(st.text())
def test_any_text_is_a_batch_or_refused(text: str):
    """Whatever is no batch is refused, with a status."""
    for read in (batches.queries, batches.extension):
        try:
            read(text)
        except RefusedError as error:
            status = error.status
        else:
            status = 200
        assert status in {200, 400, 413}
