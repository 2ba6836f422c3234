"""Serve: every answer of a session, and every example, against the schemas of the standard."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator
from reconcile_session import SESSION, Step
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT7
from starlette.testclient import TestClient

from kg.article import Texts
from kg.query import OxigraphEngine
from kg.serve.app import app

pytestmark = pytest.mark.held

Schemas = dict[str, Draft7Validator]
# What the manifest's schema refers to outside, for authentication; we offer none.
SWAGGER = "http://swagger.io/v2/schema.json"


@pytest.fixture(scope="session")
def held(shared: Path) -> Path:
    return shared / "datasets" / "reconciliation_api_0_2"


@pytest.fixture(scope="session")
def schemas(held: Path) -> Schemas:
    """A validator for each schema, under its file name, which each is given as its id."""
    found = {}
    for path in (held / "schemas").glob("*.json"):
        schema = json.loads(path.read_text(encoding="utf-8"))
        found[path.stem] = schema | {"$id": path.name}
    stub: dict[str, Any] = {"definitions": {"securityDefinitions": {"additionalProperties": {}}}}
    registry: Registry[Any] = Registry().with_resources(
        [
            ("type.json", Resource.from_contents(found["type"], DRAFT7)),
            (SWAGGER, Resource.from_contents(stub, DRAFT7)),
        ]
    )
    return {name: Draft7Validator(one, registry=registry) for name, one in found.items()}


@pytest.fixture(scope="session")
def client(seed_engine: OxigraphEngine, tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    """The service over the graph of the two articles."""
    return TestClient(app(seed_engine, Texts(tmp_path_factory.mktemp("none"))))


def ask(client: TestClient, step: Step) -> Any:
    asked = client.get(step.path) if step.form is None else client.post(step.path, data=step.form)
    assert asked.status_code == 200, asked.text
    return asked.json()


@pytest.mark.parametrize("step", SESSION, ids=lambda step: step.path[:40])
def test_every_answer_of_a_session_is_valid(client: TestClient, schemas: Schemas, step: Step):
    """What a client of the standard reads, it can rely on."""
    found = ask(client, step)
    assert [error.message for error in schemas[step.schema].iter_errors(found)] == []


def test_the_schemas_refuse_what_they_should(held: Path, schemas: Schemas):
    """The check above would be worth nothing with validators that let everything through."""
    seen = 0
    for folder in (held / "examples").iterdir():
        for path in folder.glob("*/*.json"):
            if folder.name not in schemas:
                continue
            content = json.loads(path.read_text(encoding="utf-8"))
            # The stub of the schema above lets any authentication through.
            if path.stem != "bad-authentication":
                valid = schemas[folder.name].is_valid(content)
                assert valid == (path.parent.name == "valid"), path
                seen += 1
    assert seen > 30


@pytest.mark.parametrize(
    ("example", "field"),
    [("reconciliation-query-batch", "queries"), ("data-extension-query", "extend")],
)
def test_every_request_of_the_examples_is_answered_or_refused_as_labelled(
    held: Path, client: TestClient, schemas: Schemas, example: str, field: str
):
    """They speak of another service's types and properties, which is no reason to refuse them."""
    answers = {"queries": "reconciliation-result-batch", "extend": "data-extension-response"}
    seen = set()
    for path in sorted((held / "examples" / example).glob("*/*.json")):
        text = path.read_text(encoding="utf-8")
        for asked in (
            client.post("/", data={field: text}),
            client.get("/", params={field: text}),
        ):
            if path.parent.name == "valid":
                assert asked.status_code == 200, path.name
                assert schemas[answers[field]].is_valid(asked.json())
                assert {*asked.json()} >= ({*json.loads(text)} if field == "queries" else set())
            else:
                assert asked.status_code == 400, path.name
                assert asked.json()["message"]
        seen.add(path.parent.name)
    assert seen == ({"valid", "invalid"} if field == "queries" else {"valid"})
