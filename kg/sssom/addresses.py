"""Addresses: where the records of each scheme have theirs, and how else they are written."""

from __future__ import annotations

import re

# Where the records of each scheme have their addresses.
SPACES = {
    "bioguide": "https://bioguide.congress.gov/search/bio/",
    "democracyclub": "https://candidates.democracyclub.org.uk/person/",
    "everypolitician": "urn:uuid:",
    "mnis": "https://members.parliament.uk/member/",
    "theyworkforyou": "https://www.theyworkforyou.com/mp/",
    "wikidata": "http://www.wikidata.org/entity/",
}
SHAPES = {
    "bioguide": re.compile(r"[A-Z]\d{6}"),
    "democracyclub": re.compile(r"\d{1,9}"),
    "everypolitician": re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"),
    "mnis": re.compile(r"\d{1,9}"),
    "theyworkforyou": re.compile(r"\d{1,9}"),
    "wikidata": re.compile(r"Q\d{1,12}"),
}
# How else the address of a record is written: http or https, a page instead of the
# entity, what follows the id.
_WRITTEN = {
    "bioguide": re.compile(r"https?://bioguide\.congress\.gov/search/bio/([A-Za-z]\d{6})"),
    "democracyclub": re.compile(r"https?://candidates\.democracyclub\.org\.uk/person/(\d+)"),
    "everypolitician": re.compile(r"urn:uuid:([0-9A-Fa-f-]{36})"),
    "mnis": re.compile(r"https?://members\.parliament\.uk/member/(\d+)"),
    "theyworkforyou": re.compile(r"https?://(?:www\.)?theyworkforyou\.com/mp/(\d+)"),
    "wikidata": re.compile(r"https?://(?:www\.|m\.)?wikidata\.org/(?:entity|wiki)/([Qq]\d+)"),
}


def is_id(scheme: str, value: str) -> bool:
    """Whether *value* looks like an id of that scheme."""
    return bool(SHAPES[scheme].fullmatch(value))


def usual(iri: str) -> str:
    """The address of a record as its scheme writes it; any other address as it is.

    >>> usual("https://www.wikidata.org/wiki/Q1")
    'http://www.wikidata.org/entity/Q1'
    """
    for name, written in _WRITTEN.items():
        found = written.match(iri)
        if found and iri[found.end() : found.end() + 1] in {"", "/", "?", "#"}:
            lowers = name == "everypolitician"
            return f"{SPACES[name]}{found[1].lower() if lowers else found[1].upper()}"
    return iri


def scheme(iri: str) -> str:
    """The scheme that an address in the usual form belongs to; empty if to none.

    >>> scheme("urn:uuid:4a44a084-312c-436c-a8f5-7cf395960af0"), scheme("https://example.org/1")
    ('everypolitician', '')
    """
    for name, space in SPACES.items():
        if iri.startswith(space) and is_id(name, iri.removeprefix(space)):
            return name
    return ""
