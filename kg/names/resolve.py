"""Resolve: the one entity a name means, or the reason why there is none.

A name that fits two entities is never guessed at. The message lists them, so
that the reader can write the one they mean.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kg.errors import EntityError
from kg.names.normalise import key
from kg.vocabulary import KINDS, PREFIXES, curie, expand

Select = Callable[[str], Any]
ANYTHING = f"{PREFIXES['rdfs']}Resource"
NEAR = 4
# A proposal worth less than that (log-odds) is of another name.
LEAST_ALIKE = -6.0

_KINDS = {PREFIXES[kind].rstrip("/") for kind in KINDS}
# The other kinds are labelled by a sentence about those that bear names.
_BEARING_NAMES = [
    PREFIXES[kind].rstrip("/")
    for kind in ("article", "body", "contest", "organization", "person", "poll", "union")
]

_NAMES = """
PREFIX end: <https://w3id.org/endorsement/ns#>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT DISTINCT ?entity ?name ?isLabel
WHERE {{
  {type}
  ?entity ?property ?name .
  FILTER (
    ?property IN (rdfs:label, foaf:name, skos:prefLabel, skos:altLabel, end:abbreviation)
  )
  BIND (?property = rdfs:label AS ?isLabel)
}}
ORDER BY ?entity ?name
"""
_TYPED = "?entity a/<http://www.w3.org/2000/01/rdf-schema#subClassOf>* <{type}> ."
_THING = "?entity a ?class . FILTER (STRSTARTS(STR(?entity), '{base}'))"
_CLASSES = "SELECT DISTINCT ?class WHERE {{ <{iri}> a ?class }} ORDER BY ?class"
_IS = (
    "SELECT ?class WHERE {{ <{iri}> a ?class ."
    " ?class <http://www.w3.org/2000/01/rdf-schema#subClassOf>* <{type}> }} LIMIT 1"
)


def entity(select: Select, value: str, type_iri: str = ANYTHING) -> str:
    """The IRI of the entity of class *type_iri* that *value* means.

    *value* is an IRI (bare or in angle brackets), a CURIE such as
    ``union:unison``, or a name: a label, another name or an abbreviation,
    compared without case, accents and punctuation. *select* answers a SELECT.

    Raises:
        EntityError: no such entity, several, or one of another class; the
            message lists what is near.
    """
    value = value.strip()
    iri = _as_iri(value)
    if iri is not None:
        return _known(select, iri, type_iri)
    return _by_name(select, value, type_iri)


def _as_iri(value: str) -> str | None:
    """The IRI that *value* is or abbreviates, or `None` if it is a name."""
    if value.startswith("<") and value.endswith(">"):
        value = value[1:-1]
    if value.startswith(("http://", "https://")):
        import pyoxigraph

        try:
            return pyoxigraph.NamedNode(value).value
        except ValueError as error:
            raise EntityError(f"{value[:80]!r} is not a well-formed IRI") from error
    return expand(value)


def _known(select: Select, iri: str, type_iri: str) -> str:
    if type_iri == ANYTHING:
        if select(_CLASSES.format(iri=iri)):
            return iri
    elif select(_IS.format(iri=iri, type=type_iri)):
        return iri
    classes = [curie(row[0]) for row in select(_CLASSES.format(iri=iri))]
    if classes:
        raise EntityError(f"{curie(iri)} is {_list(classes)}, wanted {curie(type_iri)}")
    near = _near_list(select, iri.rsplit("/", 1)[-1].replace("-", " "), type_iri, iri)
    raise EntityError(f"no entity {curie(iri)}{near}")


def _by_name(select: Select, value: str, type_iri: str) -> str:
    wanted = key(value)
    if not wanted:
        raise EntityError(f"{value[:80]!r} is no name; write a name, or an id like union:unison")
    rows = _named(select, type_iri)
    found = _bearing(rows, wanted)
    if len(found) == 1:
        return str(found[0])
    if found:
        labels = {row[0]: row[1] for row in rows if row[2]}
        listed = _list([f"{curie(iri)} ({labels.get(iri, 'no label')})" for iri in found])
        raise EntityError(f"{value[:80]!r} fits {len(found)} entities: {listed}; write the id")
    near = _near_list(select, value, type_iri)
    others = _bearing(_named(select, ANYTHING), wanted) if type_iri != ANYTHING else []
    if len(others) == 1:
        classes = _list([curie(row[0]) for row in select(_CLASSES.format(iri=others[0]))])
        raise EntityError(
            f"{value[:80]!r} is {curie(others[0])}, {classes}; wanted {curie(type_iri)}{near}"
        )
    raise EntityError(f"nobody and nothing here is named {value[:80]!r}{near}")


def _bearing(rows: Any, wanted: str) -> list[str]:
    """The entities of *rows* that bear the name of that key, in order."""
    found = sorted({row[0] for row in rows if key(row[1]) == wanted})
    # An article's headline is its title; whoever bears the words as a name is meant.
    return [iri for iri in found if not iri.startswith(PREFIXES["article"])] or found


def _named(select: Select, type_iri: str) -> Any:
    kind = (
        _THING.format(base="https://w3id.org/endorsement/id/")
        if type_iri == ANYTHING
        else _TYPED.format(type=type_iri)
    )
    return select(_NAMES.format(type=kind))


def _near_list(select: Select, value: str, type_iri: str, asked: str = "") -> str:
    """What is named nearly like *value*, as the end of a sentence.

    Of a kind if *asked*, an IRI, is of one; else of the kinds that bear names.
    """
    kind = asked.rpartition("/")[0]
    kinds = (f"{kind}/",) if kind in _KINDS else tuple(f"{base}/" for base in _BEARING_NAMES)
    rows = [row for row in _named(select, type_iri) if row[0].startswith(kinds)]
    near: dict[str, str] = {}
    for iri, name in (*_alike(rows, value), *_similar(rows, value)):
        near.setdefault(iri, f"{curie(iri)} ({name})")
    if not near:
        return "; `kg query entities` lists what there is"
    return f"; near: {_list(list(near.values())[:NEAR])}"


def _alike(rows: Any, value: str) -> list[tuple[str, str]]:
    """The people, unions and organizations that the resolver proposes for *value*."""
    from kg.names.record import Mention, Record
    from kg.names.resolver import resolver

    names: dict[str, list[str]] = {}
    for row in rows:
        names.setdefault(row[0], []).append(row[1])
    found: list[tuple[str, str]] = []
    for kind, bases in (("person", ("person",)), ("union", ("union", "organization"))):
        starts = tuple(PREFIXES[base] for base in bases)
        records = [
            Record(iri, own[0], tuple(own[1:]), abbreviation=_abbreviation(own))
            for iri, own in names.items()
            if iri.startswith(starts)
        ]
        proposals = resolver(records, kind).decide(Mention(value)).proposals if records else ()
        found += [(one.record.id, one.record.name) for one in proposals if one.worth > LEAST_ALIKE]
    return found


def _abbreviation(names: list[str]) -> str:
    """The first of *names* that is one word in capitals; empty if none is."""
    return next((name for name in names if name.isupper() and name.isalpha()), "")


def _similar(rows: Any, value: str) -> list[tuple[str, str]]:
    """What shares most of its letters with *value*, of any kind, the most similar first.

    Of several that hold all its words the one with the fewest others; then the
    latest, as contests have their year at the end.
    """
    from rapidfuzz import fuzz, process

    wanted = key(value)
    choices = {(row[0], row[1]): key(row[1]) for row in rows}
    hits = process.extract(
        wanted, choices, scorer=fuzz.token_set_ratio, limit=None, score_cutoff=70
    )
    hits.sort(key=lambda hit: hit[0], reverse=True)
    hits.sort(key=lambda hit: (-hit[1], -fuzz.ratio(wanted, hit[0])))
    return [hit[2] for hit in hits]


def _list(items: list[str]) -> str:
    return ", ".join(items)
