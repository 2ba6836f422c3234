"""Mentions: what a query says beside the name, as the resolver takes it."""

from __future__ import annotations

from typing import NamedTuple

from kg.names.context import year
from kg.names.record import Mention
from kg.serve import kinds
from kg.serve.batch import LONGEST, Given, Query
from kg.serve.entities import Entities, Entity, plain_number


class Asked(NamedTuple):
    """A query as it is looked up: the mention, the numbers given, and all known properties."""

    mention: Mention
    numbers: dict[str, frozenset[str]]
    properties: dict[str, tuple[Given, ...]]


def asked(entities: Entities, query: Query) -> Asked:
    """What *query* asks for; a property that the service does not know says nothing."""
    given: dict[str, tuple[Given, ...]] = {}
    for name, values in query.properties:
        known = kinds.property_of(name)
        short = (value for value in values if len(value.text) + len(value.id) <= LONGEST)
        said = tuple(_called(entities, value) for value in short)
        if known is not None:
            given[known.id] = (*given.get(known.id, ()), *(one for one in said if any(one)))
    mention = Mention(
        query.text,
        country=_first(given, "country"),
        party=_first(given, "party"),
        area=_first(given, "seat"),
        office=_first(given, "office"),
        year=next((y for y in map(year, _all(given, "year")) if y is not None), None),
    )
    for value in given.get("organization", ()):
        mention = _in(entities, mention, value)
    numbers = {
        scheme: frozenset(map(plain_number, _all(given, scheme)))
        for scheme in kinds.NUMBERS
        if given.get(scheme)
    }
    return Asked(mention, numbers, given)


def _called(entities: Entities, value: Given) -> Given:
    """*value*, with the name of the entity that it is if the client gave only the id."""
    found = entities.find(value.id) if value.id else None
    if found is not None:
        return Given(value.text or found.name, found.id)
    return value if value.text else Given(value.id, value.id)


def _all(given: dict[str, tuple[Given, ...]], name: str) -> list[str]:
    # A number of another dataset may come as an entity, whose id it is.
    ids = name in kinds.NUMBERS
    return [(value.id if ids else "") or value.text for value in given.get(name, ())]


def _first(given: dict[str, tuple[Given, ...]], name: str) -> str:
    return next((value.text for value in given.get(name, ()) if value.text), "")


def _in(entities: Entities, mention: Mention, value: Given) -> Mention:
    """*mention* with an organization: a party is a party, a union makes a union's office."""
    found = organization(entities, value)
    if found is not None and kinds.PARTY in found.types:
        return mention if mention.party else mention._replace(party=found.name)
    words = [mention.office, value.text]
    if found is not None and kinds.UNION in found.types:
        words.append("trade union")
    return mention._replace(office=", ".join(word for word in words if word))


def organization(entities: Entities, value: Given) -> Entity | None:
    """The one organization that *value* is, by id or by name; `None` if not one alone."""
    if value.id:
        return entities.find(value.id)
    called = [one for one in entities.called(value.text) if kinds.ORGANIZATION in one.types]
    return called[0] if len(called) == 1 else None
