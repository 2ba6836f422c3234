"""Library queries: a label stands beside its own entity, whoever is asked about."""

from __future__ import annotations

import itertools
from collections import defaultdict

import pyoxigraph
import pytest
from record_questions import QUESTIONS

from kg.query import OxigraphEngine, library, run
from kg.vocabulary import PREFIXES, curie

LABEL = "Label"
# Of the entities that a parameter may be, so many are asked about, spread over all.
ASKED = 25
ANYTHING = f"{PREFIXES['rdfs']}Resource"
A = pyoxigraph.NamedNode(f"{PREFIXES['rdf']}type")
CALLED = pyoxigraph.NamedNode(f"{PREFIXES['rdfs']}label")
NAMES = sorted({name for name, _ in QUESTIONS.values()})


@pytest.fixture(scope="module")
def entities(store: pyoxigraph.Store) -> dict[str, list[str]]:
    """The IRIs of each class, in order."""
    default = pyoxigraph.DefaultGraph()
    found = defaultdict(list)
    for quad in store.quads_for_pattern(None, A, None, default):
        found[quad.object.value].append(quad.subject.value)
    found[ANYTHING] = [iri for iri in {*itertools.chain(*found.values())} if curie(iri) != iri]
    return {class_: sorted(iris) for class_, iris in found.items()}


@pytest.fixture(scope="module")
def labels(store: pyoxigraph.Store) -> dict[str, set[str]]:
    """What each entity is called."""
    found = defaultdict(set)
    for quad in store.quads_for_pattern(None, CALLED, None, pyoxigraph.DefaultGraph()):
        found[quad.subject.value].add(quad.object.value)
    return found


def asked(name: str, entities: dict[str, list[str]]) -> list[dict[str, str]]:
    """The questions of the tests, and one for each of some entities where one is enough."""
    found = [values for query, values in QUESTIONS.values() if query == name]
    for parameter in library.named(name).parameters:
        others = [p for p in library.named(name).parameters if p != parameter]
        known = entities.get(parameter.type, [])
        if known and all(other.optional for other in others):
            step = max(1, len(known) // ASKED)
            found += [{parameter.name: iri} for iri in known[::step]]
    return found


@pytest.mark.parametrize("name", NAMES)
def test_a_label_is_that_of_its_own_entity(
    engine: OxigraphEngine,
    entities: dict[str, list[str]],
    labels: dict[str, set[str]],
    name: str,
):
    """None where there is no entity: an unbound variable would join with every label."""
    for values in asked(name, entities):
        rows = run(engine, name, **values)
        at = {column: place for place, column in enumerate(rows.columns)}
        pairs = [(at[c], at[f"{c}{LABEL}"]) for c in rows.columns if f"{c}{LABEL}" in at]
        for row in rows.terms():
            for entity, label in pairs:
                called = labels[row[entity].value] if row[entity] is not None else set()
                assert row[label] is None or row[label].value in called, values
