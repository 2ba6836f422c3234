"""Popolo: people, memberships, organizations, posts and areas in one JSON file.

Read as EveryPolitician wrote it, in its multilingual form (a name for each
language), and as parlparse does (people.json: names apart, posts, redirects).

Source: popoloproject.com, and the files themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from kg.errors import InputError
from kg.link.datasets.given import Given
from kg.link.datasets.outside import ORGANIZATION, Gathered, Held, Outside
from kg.sssom.addresses import is_id

# Of the languages of Wikipedia only those in which British politics is reported:
# names in others are translations, down to Latin.
_LANGUAGES = {"", "en", "en-gb", "en-ca", "cy", "gd", "ga"}
_SCHEMES = {
    "datadotparl": "mnis",
    "datadotparl_id": "mnis",
    "everypolitician_legacy": "theyworkforyou",
    "parlparse": "theyworkforyou",
    "theyworkforyou": "theyworkforyou",
    "wikidata": "wikidata",
}
_PARLPARSE = "uk.org.publicwhip/person/"
# What Wikidata adds to the name of a seat.
_SEAT = re.compile(r" (?:Boro|Co) Const$")


def people(given: Given, found: Any) -> tuple[tuple[Outside, ...], int]:
    """The people of a Popolo file and the parties with ids; and how many had no usable id.

    Raises:
        InputError: an entry is not as Popolo has it.
    """
    try:
        return _people(found)
    except KeyError as error:
        problem = f"an entry has no {str(error)[:60]}, which every one has in Popolo"
        raise InputError(f"{given.name!r}: {problem}") from error
    except (TypeError, ValueError, AttributeError) as error:
        problem = "an entry is not as Popolo has it: a text or list stands where a set of fields"
        raise InputError(f"{given.name!r}: {problem} is wanted, or the other way round") from error


def _people(found: Any) -> tuple[tuple[Outside, ...], int]:
    gathered: dict[str, Gathered] = {}
    left_out = 0
    for person in found.get("persons", ()):
        if "redirect" in person:
            continue
        names = list(_names(person))
        prefix, local = _identity(person["id"])
        if not prefix or not names:
            left_out += 1
            continue
        one = Gathered(prefix, local, names[0], "GB")
        one.names += names[1:]
        for entry in person.get("identifiers", ()):
            scheme = _SCHEMES.get(entry.get("scheme", ""))
            if scheme is not None:
                one.identify(scheme, str(entry.get("identifier", "")))
        gathered[person["id"]] = one
    _memberships(found, gathered)
    parties = _parties(found)
    return (*(one.outside() for one in gathered.values()), *parties), left_out


def _memberships(found: Any, gathered: dict[str, Gathered]) -> None:
    areas = {one["id"]: _SEAT.sub("", _name(one)) for one in found.get("areas", ())}
    organizations = {one["id"]: _name(one) for one in found.get("organizations", ())}
    terms = {one["id"]: one for one in found.get("events", ())}
    posts = {one["id"]: one for one in found.get("posts", ())}
    for one in found.get("memberships", ()):
        person = gathered.get(one.get("person_id", ""))
        if person is None or "redirect" in one:
            continue
        if isinstance(one.get("name"), dict):
            person.names += [name for name in [_plain(one["name"])] if name]
        term = terms.get(one.get("legislative_period_id", ""), {})
        post = posts.get(one.get("post_id", ""), {})
        organization = one.get("organization_id") or post.get("organization_id", "")
        role = _text(one.get("role") or post.get("role", ""))
        held = Held(
            role=role,
            organization=organizations.get(organization, ""),
            area=areas.get(one.get("area_id", ""), "") or _name(post.get("area", {})),
            party=organizations.get(one.get("on_behalf_of_id", ""), ""),
            start=one.get("start_date") or term.get("start_date", ""),
            end=one.get("end_date") or term.get("end_date", ""),
        )
        seat = held.area or role.casefold() in {"", "member"}
        person.hold("MP" if seat and _is_commons(held) else role, held)


def _is_commons(held: Held) -> bool:
    return held.organization in {"", "House of Commons"}


def _parties(found: Any) -> Iterator[Outside]:
    """The parties that have an id of Wikidata; others name no address to link to."""
    for one in found.get("organizations", ()):
        if one.get("classification") == "party" and is_id("wikidata", str(one["id"])):
            made = Gathered("wikidata", one["id"], _name(one), "GB")
            yield made.outside(ORGANIZATION)


def _identity(value: str) -> tuple[str, str]:
    if value.startswith(_PARLPARSE):
        return "theyworkforyou", value.removeprefix(_PARLPARSE)
    for scheme in ("everypolitician", "wikidata"):
        if is_id(scheme, value):
            return scheme, value
    return "", ""


def _names(person: Any) -> Iterator[str]:
    if person.get("name"):
        yield _text(person["name"])
        if isinstance(person["name"], dict):
            yield from _languages(person["name"])
    for other in person.get("other_names", ()):
        if other.get("lang", "") in _LANGUAGES:
            name = _text(other.get("name", "")) or _plain(other)
            if name:
                yield name


def _plain(parts: Any) -> str:
    """A name that parlparse keeps in parts; a lord's is the title."""
    if parts.get("lordname") or parts.get("lordofname"):
        of = f"of {parts['lordofname']}" if parts.get("lordofname") else ""
        words = (parts.get("honorific_prefix", ""), parts.get("lordname", ""), of)
    else:
        words = (parts.get("given_name", ""), parts.get("family_name", ""), "")
    return " ".join(word for word in words if word)


def _name(one: Any) -> str:
    return _text(one.get("name", ""))


def _text(value: Any) -> str:
    """A text, or of one for each language the English one."""
    if isinstance(value, dict):
        return str(value.get("lang:en") or next(iter(value.values()), ""))
    return str(value)


def _languages(value: dict[str, Any]) -> Iterator[str]:
    for language, name in value.items():
        if language.removeprefix("lang:") in _LANGUAGES:
            yield str(name)
