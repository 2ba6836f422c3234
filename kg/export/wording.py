"""Wording: what is said of the dataset that cannot be counted, read from `dataset.ttl`."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg import turtle

if TYPE_CHECKING:
    from pyoxigraph import Triple

DATASET = "https://w3id.org/endorsement/dataset"
PATH = Path(__file__).resolve().parent / "dataset.ttl"
_LISTS = {"keyword", "type"}


@cache
def triples() -> tuple[Triple, ...]:
    """The triples of `dataset.ttl`."""
    return tuple(turtle.read(PATH))


@cache
def said() -> dict[str, Any]:
    """The values of the dataset's properties, by their local names; agents by name."""
    names = {t.subject: _value(t) for t in triples() if t.predicate.value.endswith("/name")}
    found: dict[str, Any] = {}
    for triple in triples():
        if str(triple.subject) != f"<{DATASET}>":
            continue
        name = triple.predicate.value.rpartition("#")[2].rpartition("/")[2]
        value = next((n for agent, n in names.items() if agent == triple.object), _value(triple))
        if name in _LISTS:
            found[name] = sorted([*found.get(name, []), value])
        else:
            found[name] = value
    return found


def _value(triple: Triple) -> str:
    """The object as a text; the file has no blank nodes."""
    assert not isinstance(triple.object, type(triple))
    return triple.object.value
