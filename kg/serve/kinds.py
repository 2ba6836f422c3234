"""Kinds: the types and properties that the service offers, and the names they go by."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from kg.vocabulary import PREFIXES

_END = PREFIXES["end"]


class Type(NamedTuple):
    """A type: *broader* is the id of the one it is a sort of, empty for none."""

    id: str
    name: str
    broader: str
    description: str


class Property(NamedTuple):
    """A property: *terms* are what else it may be called, *of* the types that have it.

    *refers* is the type of its values where these are entities.
    """

    id: str
    name: str
    description: str
    of: tuple[str, ...]
    terms: tuple[str, ...] = ()
    refers: str = ""


PERSON, UNION, BODY, CONTEST = "end:Person", "end:Union", "end:Body", "end:Contest"
ORGANIZATION, PARTY = "end:Organization", "end:Party"
TYPES = (
    Type(PERSON, "Person", "", "A human being in a public role"),
    Type(ORGANIZATION, "Organization", "", "A union, party, society, publisher or the like"),
    Type(UNION, "Union", ORGANIZATION, "A trade union, of today or of the past"),
    Type(PARTY, "Party", ORGANIZATION, "A political party"),
    Type("end:Society", "Society", ORGANIZATION, "A society affiliated to a party"),
    Type("end:Publisher", "Publisher", ORGANIZATION, "Who publishes articles"),
    Type(BODY, "Body", "", "A committee, executive, conference or branch"),
    Type(CONTEST, "Contest", "", "One choice put to voters, for one post, once"),
)
_ORGANIZATIONS = tuple(t.id for t in TYPES if ORGANIZATION in {t.id, t.broader})
_ANY = tuple(t.id for t in TYPES)
_BEARERS = (PERSON, *_ORGANIZATIONS)
# The numbers by which others know a person: the same number is the same person.
NUMBERS = ("wikidata", "theyworkforyou", "mnis", "democracyclub", "everypolitician", "bioguide")
PROPERTIES = (
    Property("name", "Name", "What it is called", _ANY, ("foaf:name", "skos:prefLabel", "label")),
    Property("alias", "Other name", "What else it is called", _ANY, ("skos:altLabel", "aliases")),
    Property(
        "abbreviation", "Abbreviation", "Its short name", _ORGANIZATIONS, ("end:abbreviation",)
    ),
    Property("iri", "IRI", "Its address as linked data", _ANY, ("uri", "id")),
    Property("type", "Type", "What it is", _ANY, ("rdf:type",)),
    Property("country", "Country", "Where known for certain", (PERSON, *_ORGANIZATIONS, BODY)),
    Property("party", "Party", "The party of a person", (PERSON,), ("end:party",), PARTY),
    Property(
        "office",
        "Office",
        "An office held, and in what",
        (PERSON,),
        ("org:role", "role", "offices"),
    ),
    Property(
        "organization",
        "Organization",
        "Where an office is held; what a body is part of; whose post a contest is for",
        (PERSON, BODY, CONTEST),
        ("org:organization", "org:unitOf", "end:organization", "organisation", "union", "employer"),
        ORGANIZATION,
    ),
    Property(
        "seat",
        "Seat",
        "The constituency sat for",
        (PERSON,),
        ("end:constituency", "constituency", "area"),
    ),
    Property(
        "year", "Year", "A year known to lie in a career; the first and last", (PERSON,), ("date",)
    ),
    Property(
        "wikidata",
        "Wikidata id",
        "Such as Q269909",
        (PERSON, *_ORGANIZATIONS),
        ("end:wikidataId", "qid"),
    ),
    Property(
        "theyworkforyou",
        "TheyWorkForYou id",
        "The number of TheyWorkForYou and parlparse",
        (PERSON,),
        ("end:parlparseId", "parlparse", "twfy"),
    ),
    Property(
        "mnis",
        "UK Parliament id",
        "The number on members.parliament.uk",
        (PERSON,),
        ("end:mnisId",),
    ),
    Property("democracyclub", "Democracy Club id", "Of a candidate or party", _BEARERS),
    Property("everypolitician", "EveryPolitician id", "A UUID", _BEARERS),
    Property("bioguide", "Bioguide id", "Of a member of the United States Congress", (PERSON,)),
    Property(
        "contest",
        "Contest",
        "Where a person stood, or an endorser decided",
        (PERSON, *_ORGANIZATIONS, BODY),
        ("end:contest", "contests"),
        CONTEST,
    ),
    Property(
        "choice",
        "First choice",
        "Whom an endorser backed first; see the setting contest",
        (PERSON, *_ORGANIZATIONS, BODY),
        ("end:endorses", "endorses"),
        PERSON,
    ),
    Property(
        "candidate", "Candidate", "Who stood in a contest", (CONTEST,), ("end:candidate",), PERSON
    ),
    Property("winner", "Winner", "Who won a contest", (CONTEST,), (), PERSON),
    Property("decided", "Day of the result", "When a contest was decided", (CONTEST,), ("result",)),
)


def _index(names: Iterable[tuple[str, str]]) -> dict[str, str]:
    return {_plain(name): id_ for name, id_ in names}


def _plain(name: str) -> str:
    """A name as it is looked up: an IRI of our terms is its CURIE, case is nothing."""
    name = name.strip()
    if name.startswith(("<", "http")):
        iri = name.strip("<>")
        found = next((p for p, base in PREFIXES.items() if iri.startswith(base)), None)
        name = f"{found}:{iri[len(PREFIXES[found]) :]}" if found else iri
    return name.casefold()


_TYPES = {t.id: t for t in TYPES}
_TYPE_NAMES = _index((n, t.id) for t in TYPES for n in (t.id, t.name, f"{t.name}s"))
_TYPE_NAMES |= _index((("people", PERSON), ("parties", PARTY), ("trade union", UNION)))
_PROPERTIES = {p.id: p for p in PROPERTIES}
_PROPERTY_NAMES = _index((n, p.id) for p in PROPERTIES for n in (p.id, p.name, *p.terms))


def type_of(name: str) -> Type | None:
    """The type of that id, IRI or name; `None` if there is none.

    >>> type_of("https://w3id.org/endorsement/ns#Union") == type_of("union")
    True
    """
    return _TYPES.get(_TYPE_NAMES.get(_plain(name), ""))


def property_of(name: str) -> Property | None:
    """The property of that id, CURIE, IRI or name; `None` if there is none."""
    return _PROPERTIES.get(_PROPERTY_NAMES.get(_plain(name), ""))


def with_broader(type_id: str) -> tuple[str, ...]:
    """A type and what it is a sort of."""
    broader = _TYPES[type_id].broader
    return (type_id, broader) if broader else (type_id,)


def named(type_id: str) -> dict[str, str]:
    """A type as the protocol writes it."""
    return {"id": type_id, "name": _TYPES[type_id].name}
