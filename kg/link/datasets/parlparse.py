"""Parlparse: the people behind TheyWorkForYou: names, offices, and ids of Parliament.

Reads people.json (Popolo), ministers.json and its kin (offices alone),
official-profiles.xml (ids alone), and the older all-members-….xml.

Source: mysociety/parlparse, folder members. Its licence is of the software;
none is stated for the data.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from kg.link.datasets import Told, popolo, reading
from kg.link.datasets.given import Given
from kg.link.datasets.outside import Dataset, Gathered, Held, Outside
from kg.sssom.addresses import SPACES

WANTED = "people.json, ministers.json, official-profiles.xml or all-members-….xml of parlparse"
LICENCE = "https://github.com/mysociety/parlparse/blob/master/LICENSE.txt"
_PERSON = "uk.org.publicwhip/person/"
_PROFILE = re.compile(r"//members\.parliament\.uk/member/(\d+)")


def read(given: Given, told: Told) -> Dataset:
    """The people of the file; where it has no names, with ids and offices alone.

    Raises:
        InputError: it is none of its files.
    """
    left = ""
    if given.content.lstrip(b"\xef\xbb\xbf \r\n\t")[:1] in {b"{", b"["}:
        records, without = _json(given)
        left = f"{without} people have no name or id" if without else ""
    else:
        gathered, without = _xml(given)
        records = tuple(one.outside() for one in gathered.values())
        left = f"{without} members have no id of a person" if without else ""
    schemes = {one.record.id.partition(":")[0] for one in records} or {"theyworkforyou"}
    return Dataset(
        "parlparse",
        "TheyWorkForYou (parlparse)",
        "mySociety",
        told.licence or LICENCE,
        "",
        records,
        {scheme: SPACES[scheme] for scheme in schemes},
        left,
    )


def _json(given: Given) -> tuple[tuple[Outside, ...], int]:
    found = reading.from_json(given, WANTED)
    if isinstance(found, dict) and "persons" in found and "memberships" in found:
        return popolo.people(given, found)
    listed = found.get("memberships") if isinstance(found, dict) else found
    if not isinstance(listed, list) or not listed:
        raise reading.wrong(given, WANTED)
    names = {}
    try:
        if isinstance(found, dict):
            names = {one["id"]: one.get("name", "") for one in found.get("organizations", ())}
        return tuple(one.outside() for one in _offices(listed, names).values()), 0
    except (KeyError, TypeError, AttributeError) as error:
        raise reading.wrong(given, WANTED) from error


def _offices(listed: list[Any], names: dict[str, str]) -> dict[str, Gathered]:
    gathered: dict[str, Gathered] = {}
    for one in listed:
        several = one["person_id"] if isinstance(one["person_id"], list) else [one["person_id"]]
        organization = one.get("organization_id", "")
        held = Held(
            one.get("role", ""), names.get(organization, organization), "", "",
            one.get("start_date", ""), one.get("end_date", ""),
        )  # fmt: skip
        for identity in several:
            local = identity.removeprefix(_PERSON)
            made = gathered.setdefault(identity, Gathered("theyworkforyou", local, "", "GB"))
            made.hold(held.role, held)
    return gathered


def _xml(given: Given) -> tuple[dict[str, Gathered], int]:
    found = reading.elements(given, WANTED)
    gathered: dict[str, Gathered] = {}
    without = 0
    for identity, one in _people(found):
        if not identity:
            without += 1
        elif identity in gathered:
            gathered[identity].names += one.names
            for office, held in zip(one.offices, one.held, strict=True):
                gathered[identity].hold(office, held)
        else:
            gathered[identity] = one
    if not gathered:
        raise reading.wrong(given, WANTED)
    return gathered, without


def _people(found: list[tuple[str, dict[str, str]]]) -> Iterator[tuple[str, Gathered]]:
    for name, attributes in found:
        if name == "personinfo" and "profile_url_uk_parl" in attributes:
            local = attributes.get("id", "").removeprefix(_PERSON)
            profile = _PROFILE.search(attributes["profile_url_uk_parl"])
            one = Gathered("theyworkforyou", local, "", "GB")
            if profile is not None:
                one.identify("mnis", profile[1])
            yield (local if profile is not None else ""), one
        elif name == "member":
            yield _member(attributes)


def _member(attributes: dict[str, str]) -> tuple[str, Gathered]:
    get = attributes.get
    words = (get("firstname", ""), get("lastname", ""))
    local = get("datadotparl_id", "")
    one = Gathered("mnis", local, " ".join(word for word in words if word), "GB")
    commons = get("house", "") == "commons"
    held = Held(
        "Member of Parliament" if commons else "member",
        "House of Commons" if commons else get("house", ""),
        get("constituency", ""),
        get("party", ""),
        get("fromdate", ""),
        "" if get("todate", "").startswith("9999") else get("todate", ""),
    )
    one.hold("MP" if commons else "member", held)
    return local, one
