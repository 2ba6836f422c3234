"""Known: the ids that the graph has for its people and organizations, and what hangs on them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kg import query
from kg.link import ours
from kg.names.record import Record
from kg.sssom.addresses import SPACES, scheme, usual
from kg.vocabulary import curie

if TYPE_CHECKING:
    from kg.query import Engine

PARLPARSE = "uk.org.publicwhip/person/"
# The properties of ours that hold ids, with the scheme of each.
PROPERTIES = {
    "end:mnisId": "mnis",
    "end:parlparseId": "theyworkforyou",
    "end:wikidataId": "wikidata",
}
_HEAD = """
PREFIX end: <https://w3id.org/endorsement/ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""
_IDS = """
SELECT DISTINCT ?thing ?property ?value
WHERE {
  VALUES (?id ?property) {
    (end:mnisId "end:mnisId")
    (end:parlparseId "end:parlparseId")
    (end:wikidataId "end:wikidataId")
  }
  ?thing ?id ?value .
}
ORDER BY ?thing ?property STR(?value)
"""
_MATCHED = """
SELECT DISTINCT ?thing ?iri
WHERE { ?thing skos:exactMatch ?iri . FILTER (ISIRI(?iri)) }
ORDER BY ?thing ?iri
"""
# A claim depends on a thing if it speaks of it, or of a fact in which it stands.
# Together as one query, in order, they take ten times as long.
_DEPENDING = (
    "SELECT DISTINCT ?thing ?claim WHERE { ?thing end:supportedBy ?claim }",
    "SELECT DISTINCT ?thing ?claim WHERE { ?claim end:source ?source ; end:about ?thing }",
    """
SELECT DISTINCT ?thing ?claim
WHERE { ?fact end:supportedBy ?claim ; ?property ?thing . FILTER (ISIRI(?thing)) }
""",
)
_STANDING = """
SELECT DISTINCT ?candidacy ?person
WHERE { ?candidacy end:candidate ?person }
ORDER BY ?candidacy ?person
"""
_PARTIES = """
SELECT DISTINCT ?person ?party
WHERE { ?person end:party ?party }
ORDER BY ?person ?party
"""
_PUBLISHERS = """
SELECT DISTINCT ?thing
WHERE { ?thing a end:Publisher }
ORDER BY ?thing
"""

Ids = dict[str, set[str]]


def ids(engine: Engine) -> dict[str, Ids]:
    """For each thing, by CURIE, its ids by scheme: its properties and its exact matches.

    A scheme with two ids is left so; whoever links must say that they clash.
    """
    found: dict[str, Ids] = defaultdict(lambda: defaultdict(set))
    for thing, property_, value in query.select(engine, _HEAD + _IDS):
        found[curie(thing)][PROPERTIES[property_]].add(str(value).removeprefix(PARLPARSE))
    for thing, iri in query.select(engine, _HEAD + _MATCHED):
        there = usual(iri)
        if name := scheme(there):
            found[curie(thing)][name].add(there.removeprefix(SPACES[name]))
    return found


def claims(engine: Engine) -> dict[str, int]:
    """How many claims depend on each thing, by CURIE."""
    stands = {row.candidacy: row.person for row in query.select(engine, _HEAD + _STANDING)}
    found: dict[str, set[str]] = defaultdict(set)
    for depending in _DEPENDING:
        for thing, claim in query.select(engine, _HEAD + depending):
            found[thing].add(claim)
            if thing in stands:
                found[stands[thing]].add(claim)
    return {curie(thing): len(several) for thing, several in found.items()}


def parties(engine: Engine) -> dict[str, set[str]]:
    """The people of each party, all by CURIE."""
    found: dict[str, set[str]] = defaultdict(set)
    for person, party in query.select(engine, _HEAD + _PARTIES):
        found[curie(party)].add(curie(person))
    return found


def records(engine: Engine, kind: str) -> list[Record]:
    """The records of ours that a dataset's people or organizations can be.

    Who is here only because it published a source is sought nowhere.
    """
    if kind == "person":
        return ours.records(engine, "person")
    publishers = {curie(row.thing) for row in query.select(engine, _HEAD + _PUBLISHERS)}
    every = [*ours.records(engine, "organization"), *ours.records(engine, "union")]
    return [record for record in every if record.id not in publishers]
