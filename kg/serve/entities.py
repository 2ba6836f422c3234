"""Entities: what the service can answer with, read from the graph once, at the start."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from kg import query
from kg.link import known, ours
from kg.names.normalise import key
from kg.serve import kinds
from kg.vocabulary import BASE, curie, expand

if TYPE_CHECKING:
    from kg.names.record import Record
    from kg.query import Engine

_PREFIXES = """
PREFIX end: <https://w3id.org/endorsement/ns#>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""
_CLASSES = """
SELECT DISTINCT ?thing ?class
WHERE {
  VALUES ?class {
    end:Body end:Contest end:Organization end:Party end:Person end:Publisher end:Society end:Union
  }
  ?thing a ?class .
}
ORDER BY ?thing ?class
"""
_CONTESTS = """
SELECT DISTINCT ?contest ?place ?name
WHERE {
  ?contest a end:Contest .
  VALUES (?property ?place) { (rdfs:label 1) (skos:altLabel 2) (skos:hiddenLabel 2) }
  ?contest ?property ?name .
}
ORDER BY ?contest ?place STR(?name)
"""
_VALUES = """
SELECT DISTINCT ?thing ?property ?value
WHERE {
  {
    VALUES (?term ?property) {
      (end:abbreviation "abbreviation") (end:party "party") (org:unitOf "organization")
    }
    ?thing ?term ?value .
  } UNION {
    ?office
      a end:Office ;
      org:member ?thing ;
      org:organization ?value .
    BIND ("organization" AS ?property)
  } UNION {
    ?thing
      a end:Contest ;
      end:organization ?value .
    BIND ("organization" AS ?property)
  } UNION {
    ?decision
      a end:Decision ;
      end:endorser ?thing ;
      end:contest ?value .
    BIND ("contest" AS ?property)
  } UNION {
    ?candidacy
      end:candidate ?thing ;
      end:contest ?value .
    BIND ("contest" AS ?property)
  } UNION {
    ?candidacy
      end:candidate ?value ;
      end:contest ?thing .
    BIND ("candidate" AS ?property)
  } UNION {
    ?candidacy
      end:candidate ?value ;
      end:contest ?thing ;
      end:status end:won .
    BIND ("winner" AS ?property)
  } UNION {
    ?stage
      end:stageOf ?thing ;
      end:stageKind end:resultStage ;
      end:earliest ?value ;
      end:latest ?value .
    BIND ("decided" AS ?property)
  }
}
ORDER BY ?thing ?property STR(?value)
"""
_CHOICES = """
SELECT DISTINCT ?endorser ?candidate ?contest
WHERE {
  ?endorser end:backs ?candidacy .
  ?candidacy
    end:candidate ?candidate ;
    end:contest ?contest .
}
ORDER BY ?endorser ?contest ?candidate
"""


class Value(NamedTuple):
    """A value of a property: words, and if it is an entity its *id*.

    *kind* is ``str``, ``int`` or ``date``; *contest* is the id of the one it is of.
    """

    text: str
    id: str = ""
    kind: str = "str"
    contest: str = ""


@dataclass(frozen=True, slots=True)
class Entity:
    """Something that a name may mean; *id* is its CURIE, *names* all it is called."""

    id: str
    iri: str
    names: tuple[str, ...]
    types: tuple[str, ...]
    values: dict[str, tuple[Value, ...]]

    @property
    def name(self) -> str:
        """What it is called first of all."""
        return self.names[0]

    @property
    def description(self) -> str:
        """A few words that tell it from its namesakes."""
        own = self.values
        parts = [value.text for value in own.get("office", ())[:2]]
        if kinds.PERSON not in self.types:
            parts.append(next(t.name for t in kinds.TYPES if t.id == self.types[0]).lower())
            parts += [f"of {value.text}" for value in own.get("organization", ())[:1]]
        told = " ".join(parts)
        parts += [value.text for value in own.get("party", ())[:1] if value.text not in told]
        parts += [value.text for value in own.get("decided", ())]
        return "; ".join(part for part in parts if part) or "person"


class Entities:
    """All of them, by id, by name and by the numbers that others know them by."""

    def __init__(self, engine: Engine) -> None:
        self.records = {kind: ours.records(engine, kind) for kind in ours.KINDS}
        self.by_id = _read(engine, self.records)
        self.by_name: dict[str, list[str]] = defaultdict(list)
        self.by_number: dict[tuple[str, str], list[str]] = defaultdict(list)
        for one in self.by_id.values():
            for name in dict.fromkeys(map(key, one.names)):
                self.by_name[name].append(one.id)
            for scheme in kinds.NUMBERS:
                for value in one.values.get(scheme, ()):
                    self.by_number[scheme, plain_number(value.text)].append(one.id)

    def find(self, text: str) -> Entity | None:
        """The entity whose id *text* is: a CURIE, an IRI, or the end of one."""
        text = text.strip().strip("<>")
        if text.startswith(("http://", "https://")):
            text = curie(text)
        elif expand(text) is None:
            text = curie(f"{BASE}id/{text}")
        return self.by_id.get(text)

    def called(self, name: str) -> list[Entity]:
        """The entities of exactly that name, case and accents aside."""
        return [self.by_id[one] for one in self.by_name.get(key(name), ())]


def plain_number(text: str) -> str:
    """A number of another dataset without what may stand before it.

    >>> plain_number("http://www.wikidata.org/entity/q42"), plain_number("42")
    ('Q42', '42')
    """
    return re.split("[/:]", text.strip().rstrip("/"))[-1].upper()


def _read(engine: Engine, records: dict[str, list[Record]]) -> dict[str, Entity]:
    names: dict[str, list[str]] = {}
    values: dict[str, dict[str, list[Value]]] = defaultdict(lambda: defaultdict(list))
    for record in (one for kind in records.values() for one in kind):
        names[record.id] = [record.name, *record.aliases]
        values[record.id].update(_told(record))
    for row in _select(engine, _CONTESTS):
        names.setdefault(curie(row.contest), []).append(row.name)
    types: dict[str, list[str]] = defaultdict(list)
    for thing, class_ in _select(engine, _CLASSES):
        types[curie(thing)].append(curie(class_))
    for thing, of, value in _select(engine, _VALUES):
        if curie(thing) in names:
            values[curie(thing)][of].append(_value(value, names))
    for id_, schemes in known.ids(engine).items():
        for scheme, numbers in schemes.items():
            values[id_][scheme] += [Value(number) for number in sorted(numbers)]
    for endorser, candidate, contest in _select(engine, _CHOICES):
        if curie(endorser) in names:
            chosen = _value(candidate, names)._replace(contest=curie(contest))
            values[curie(endorser)]["choice"].append(chosen)
    return {
        id_: _entity(id_, tuple(dict.fromkeys(called)), types[id_], values[id_])
        for id_, called in sorted(names.items())
    }


def _select(engine: Engine, text: str) -> Any:
    return query.select(engine, _PREFIXES + text)


def _told(record: Record) -> dict[str, list[Value]]:
    """What a record tells that no other question asks for."""
    years = dict.fromkeys(year for year in (record.start, record.end) if year is not None)
    told = {
        "country": [Value(record.country)] if record.country else [],
        "office": [Value(office) for office in record.offices],
        "seat": [Value(area) for area in record.areas],
        "year": [Value(str(year), kind="int") for year in years],
    }
    return {name: found for name, found in told.items() if found}


def _value(value: Any, names: dict[str, list[str]]) -> Value:
    if hasattr(value, "isoformat"):
        return Value(value.isoformat(), kind="date")
    id_ = curie(value)
    return Value(names[id_][0], id_) if id_ in names else Value(value)


def _entity(
    id_: str, names: tuple[str, ...], types: Iterable[str], values: dict[str, list[Value]]
) -> Entity:
    # The narrower first: a union is an organization too.
    found = sorted(types, key=lambda one: (-len(kinds.with_broader(one)), one))
    every = tuple(dict.fromkeys(t for one in found for t in kinds.with_broader(one)))
    every = tuple(sorted(every, key=lambda one: (-len(kinds.with_broader(one)), one)))
    iri = expand(id_) or id_
    told = {
        "name": (Value(names[0]),),
        "alias": tuple(Value(name) for name in names[1:]),
        "iri": (Value(iri),),
        "type": tuple(Value(kinds.named(one)["name"]) for one in every),
    }
    told |= {name: tuple(dict.fromkeys(found)) for name, found in values.items()}
    return Entity(id_, iri, names, every or (kinds.ORGANIZATION,), told)
