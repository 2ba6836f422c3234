"""A scripted session with the reconciliation service, as a client would hold it."""

from __future__ import annotations

import json
from typing import Any, NamedTuple
from urllib.parse import urlencode


class Step(NamedTuple):
    """One request: a form makes it a POST; *schema* is what its answer is held against."""

    path: str
    schema: str
    form: dict[str, str] | None = None


def batch(**queries: dict[str, Any]) -> dict[str, str]:
    """The form of a batch."""
    return {"queries": json.dumps(queries)}


def extension(ids: list[str], *properties: dict[str, Any]) -> dict[str, str]:
    """The form of a data extension."""
    return {"extend": json.dumps({"ids": ids, "properties": properties})}


BATCH = batch(
    name={"query": "Jeremy Corbyn"},
    typed={"query": "UNISON", "type": "end:Union", "type_strict": "should", "limit": 3},
    types={"query": "UNISON", "type": ["end:Union", "end:Body"], "type_strict": "any"},
    every={"query": "UNISON", "type": ["end:Union", "end:Organization"], "type_strict": "all"},
    context={
        "query": "Dave Prentis",
        "type": "https://w3id.org/endorsement/ns#Person",
        "properties": [
            {"pid": "office", "v": "general secretary"},
            {"pid": "organization", "v": {"id": "union:unison", "name": "UNISON"}},
            {"pid": "year", "v": 2019},
            {"pid": "nobody knows this", "v": [True, 1.5, "x"]},
        ],
    },
    contest={"query": "Labour leadership 2016", "type": "Contest"},
    properties={"properties": [{"pid": "party", "v": "Labour Party"}]},
    id={"query": "person:keir-starmer"},
    nobody={"query": "Zebedee Quux"},
    unknown={"query": "UNISON", "type": "Q7278", "type_strict": "any"},
)
EXTEND = extension(
    ["union:unison", "person:jeremy-corbyn", "contest:labour-leadership-2016", "person:nobody"],
    {"id": "name"},
    {"id": "party"},
    {"id": "end:organization", "settings": {"limit": "1"}},
    {"id": "choice", "settings": {"limit": 5, "contest": "Labour leadership 2020"}},
    {"id": "decided"},
    {"id": "year"},
    {"id": "nothing of the kind"},
)
RESULT, EXTENDED = "reconciliation-result-batch", "data-extension-response"
ENTITIES, PROPERTIES = "suggest-entities-response", "suggest-properties-response"
TYPES, PROPOSED = "suggest-types-response", "data-extension-property-proposal"
SESSION = (
    Step("/", "manifest"),
    Step("/", RESULT, BATCH),
    Step(f"/?{urlencode(BATCH)}", RESULT),
    Step("/", EXTENDED, EXTEND),
    Step(f"/?{urlencode(EXTEND)}", EXTENDED),
    Step("/suggest/entity?prefix=uni", ENTITIES),
    Step("/suggest/entity?prefix=person:keir-starmer", ENTITIES),
    Step("/suggest/entity?prefix=&cursor=5", ENTITIES),
    Step("/suggest/property?prefix=par", PROPERTIES),
    Step("/suggest/type?prefix=un", TYPES),
    Step("/suggest/type?prefix=", TYPES),
    Step("/propose?type=end:Person&limit=3", PROPOSED),
    Step("/propose?type=Q5", PROPOSED),
)
