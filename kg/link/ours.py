"""Ours: the people, unions and other organizations of the graph as records to link to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from kg import query
from kg.names.record import Record
from kg.vocabulary import curie

if TYPE_CHECKING:
    from kg.query import Engine

KINDS = ("person", "union", "organization", "body")
# The classes whose members are records of a kind; a union is no mere organization here.
_CLASSES = {
    "person": "?thing a end:Person .",
    "union": "?thing a end:Union .",
    "organization": (
        "?thing a/rdfs:subClassOf* end:Organization . FILTER NOT EXISTS { ?thing a end:Union }"
    ),
    "body": "?thing a end:Body .",
}
_HEAD = """
PREFIX end: <https://w3id.org/endorsement/ns#>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX organization: <https://w3id.org/endorsement/id/organization/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""
# The first is the name, the second what else it is called, the third its abbreviation.
_NAMES = """
SELECT DISTINCT ?thing ?place ?name
WHERE {
  %s
  VALUES (?property ?place) {
    (foaf:name 1) (skos:prefLabel 1) (skos:altLabel 2) (skos:hiddenLabel 2) (end:abbreviation 3)
  }
  ?thing ?property ?name .
}
ORDER BY ?thing ?place STR(?name)
"""
# What is of Britain for certain: who has a seat, a number or a party there, and
# what is affiliated to its bodies. Nothing is guessed from a name.
_BRITAIN = (
    "organization:labour-party organization:tuc"
    " organization:uk-government organization:uk-parliament"
)
# The values stand in each part: joined with all parts at once, they took 25 times as long.
_BRITISH = f"""
SELECT DISTINCT ?thing
WHERE {{
  {{
    ?thing end:parlparseId|end:mnisId|end:labourAffiliation ?any
  }} UNION {{
    VALUES ?british {{ {_BRITAIN} }}
    ?thing end:party ?british
  }} UNION {{
    VALUES ?british {{ {_BRITAIN} }}
    ?thing ^end:candidate/end:contest/end:organization ?british
  }} UNION {{
    VALUES ?british {{ {_BRITAIN} }}
    ?thing org:unitOf* ?british
  }} UNION {{
    VALUES ?british {{ {_BRITAIN} }}
    ?thing org:unitOf*/^org:member/org:organization ?british
  }} UNION {{
    VALUES ?british {{ {_BRITAIN} }}
    ?thing ^org:member/org:organization/org:unitOf*/^org:member/org:organization ?british
  }} UNION {{
    ?thing ^org:member/org:organization/org:unitOf*/end:labourAffiliation ?any
  }} UNION {{
    ?thing org:unitOf+/end:labourAffiliation ?any
  }}
}}
ORDER BY ?thing
"""
_PARTIES = """
SELECT DISTINCT ?person ?party
WHERE {
  ?person
    a end:Person ;
    end:party|(^end:candidate/end:contest/end:organization) ?organization .
  ?organization
    a end:Party ;
    skos:prefLabel ?party .
}
ORDER BY ?person STR(?party)
"""
_OFFICES = """
SELECT DISTINCT
  ?person ?role ?organization ?union ?seat ?startLatest ?endEarliest ?endLatest
WHERE {
  ?office
    a end:Office ;
    org:member ?person ;
    org:role/skos:prefLabel ?role .
  OPTIONAL {
    ?office org:organization ?in .
    ?in skos:prefLabel ?organization .
    OPTIONAL {
      ?in org:unitOf* ?whole .
      ?whole
        a end:Union ;
        skos:prefLabel ?union .
    }
  }
  OPTIONAL { ?office end:constituency ?seat }
  OPTIONAL { ?office end:startLatest ?startLatest }
  OPTIONAL { ?office end:endEarliest ?endEarliest }
  OPTIONAL { ?office end:endLatest ?endLatest }
}
ORDER BY
  ?person STR(?role) STR(?organization) STR(?union) STR(?seat)
  ?startLatest ?endEarliest ?endLatest
"""
_STOOD = """
SELECT DISTINCT ?person ?earliest ?latest
WHERE {
  ?candidacy
    end:candidate ?person ;
    end:contest ?contest .
  ?stage
    end:stageOf ?contest ;
    end:earliest ?earliest ;
    end:latest ?latest .
}
ORDER BY ?person ?earliest ?latest
"""


def records(engine: Engine, kind: str) -> list[Record]:
    """What the graph holds of a *kind* (see `KINDS`), sorted by id.

    An id is a CURIE. Country, parties, areas, offices and years are filled as
    far as the graph has them for certain; years are those known to lie in a
    career, and the last is left open where an office is not known to be over.

    Raises:
        KgError: the graph cannot be asked.
    """
    names: dict[str, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for thing, place, name in _select(engine, _NAMES % _CLASSES[kind]):
        names[thing][place].append(name)
    british = {row.thing for row in _select(engine, _BRITISH)}
    careers = _careers(engine) if kind == "person" else _Career
    found = [_record(iri, called, iri in british, careers(iri)) for iri, called in names.items()]
    return sorted(found, key=lambda record: record.id)


def _select(engine: Engine, text: str) -> Any:
    return query.select(engine, _HEAD + text)


def _record(iri: str, called: dict[int, list[str]], british: bool, career: _Career) -> Record:
    every = list(dict.fromkeys(name for place in (1, 2, 3) for name in called.get(place, ())))
    return Record(
        curie(iri),
        every[0],
        tuple(every[1:]),
        country="GB" if british else "",
        parties=tuple(dict.fromkeys(career.parties)),
        areas=tuple(dict.fromkeys(career.areas)),
        offices=tuple(dict.fromkeys(career.offices)),
        start=min(career.years, default=None),
        end=None if career.open else max(career.years, default=None),
        abbreviation=next(iter(called.get(3, ())), ""),
    )


class _Career:
    """What the graph tells of a person beside the names."""

    def __init__(self, _iri: str = "") -> None:
        self.parties: list[str] = []
        self.areas: list[str] = []
        self.offices: list[str] = []
        self.years: set[int] = set()
        self.open = False

    def hold(self, row: Any) -> None:
        """Take in an office."""
        parts = (row.role, row.organization, _union(row))
        self.offices.append(", ".join(part for part in parts if part))
        if row.seat:
            self.areas.append(row.seat)
        known = [day.year for day in (row.startLatest, row.endEarliest) if day is not None]
        self.years.update(known)
        self.open |= bool(known) and row.endLatest is None


def _union(row: Any) -> str:
    """The word that tells a union's officer from a minister: the union, where not yet said."""
    if not row.union or "union" in row.organization.lower().split():
        return ""
    return f"{row.union} union" if row.union != row.organization else "trade union"


def _careers(engine: Engine) -> Callable[[str], _Career]:
    found: dict[str, _Career] = defaultdict(_Career)
    for person, party in _select(engine, _PARTIES):
        found[person].parties.append(party)
    for row in _select(engine, _OFFICES):
        found[row.person].hold(row)
    for person, earliest, latest in _select(engine, _STOOD):
        found[person].years.update(_certain(earliest, latest))
    return found.__getitem__


def _certain(earliest: date, latest: date) -> Iterable[int]:
    return (earliest.year,) if earliest.year == latest.year else ()
