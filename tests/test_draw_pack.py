"""Pack: nothing is lost, what is said twice stands once, and the bytes are the same each time."""

from __future__ import annotations

import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pages.packed import unpack

from kg.draw import held
from kg.draw.pack import pack

LEAVES = st.none() | st.booleans() | st.integers() | st.text() | st.floats(allow_nan=False)
JSON = st.recursive(
    LEAVES, lambda parts: st.lists(parts) | st.dictionaries(st.text(), parts), max_leaves=30
)


def same(one: object, other: object) -> bool:
    """Equal as JSON, where true is not 1."""
    return json.dumps(one) == json.dumps(other)


@given(JSON)
def test_what_is_packed_comes_out(value):
    """Whatever JSON can say, by way of JSON."""
    assert same(unpack(json.loads(json.dumps(pack(value)))), value)


@given(st.lists(JSON))
def test_packing_is_deterministic(values):
    """The same value gives the same bytes."""
    assert json.dumps(pack(values)) == json.dumps(pack(json.loads(json.dumps(values))))


def test_what_is_said_twice_stands_once():
    """Texts, and whole objects; what is as short as its number stays where it is."""
    source = {"title": "The Herald", "url": "https://example.org/"}
    assert pack([source, source, "no", "no"]) == {
        "value": [0, 0, 0, "no", "no"],
        "pool": [[1, "The Herald", "https://example.org/"]],
        "shapes": [["title", "url"]],
    }


def test_the_most_used_has_the_shortest_number():
    """And of two used as often the first one."""
    texts = ["twice said", "thrice said", "thrice said", "twice said", "thrice said"]
    assert pack(texts) == {
        "value": [0, 1, 0, 0, 1, 0],
        "pool": ["thrice said", "twice said"],
        "shapes": [],
    }


def test_true_is_not_one():
    """Python holds them equal; JSON does not."""
    assert same(unpack(pack([True, 1, 1.0, False, 0])), [True, 1, 1.0, False, 0])


@pytest.mark.parametrize("value", [{1: "x"}, b"x", {"set"}, object()])
def test_what_json_cannot_say_is_refused(value):
    """Rather than written as something else."""
    with pytest.raises(TypeError):
        pack(value)


def test_number_is_kept_apart_from_a_place():
    """A number of the data is no place in the pool."""
    assert pack(math.pi) == {"value": [-1, math.pi], "pool": [], "shapes": []}


def test_stable_names_follow_from_keys():
    """A fold of a picture keeps the name of what it is about."""
    person = held.IDS + "person/ana"
    entries = {
        "person:ana": {"iri": person, "name": "person:ana", "heading": "Ana"},
        "fold:x": {"iri": person, "name": "person:ana", "heading": "Two"},
    }
    found = unpack(held.of(entries, [], [{"csv": [person, "2020", "", "https://example.org/x"]}]))
    assert found["entries"] == [
        {"heading": "Ana"},
        {"iri": person, "name": "person:ana", "heading": "Two"},
    ]
    assert found["csv"] == [[{"id": "person:ana"}, "2020", "", "https://example.org/x"]]
