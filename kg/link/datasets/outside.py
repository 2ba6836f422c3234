"""Outside: what a dataset says of a person or organization, and what it says of itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple
from urllib.parse import quote

from kg.names.record import Record
from kg.sssom.addresses import SHAPES, SPACES
from kg.vocabulary import BASE

PERSON, ORGANIZATION = "person", "organization"
_PARLPARSE = "uk.org.publicwhip/person/"
_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")


class Held(NamedTuple):
    """A seat or office as the dataset has it; days as it writes them, empty where it does not."""

    role: str = ""
    organization: str = ""
    area: str = ""
    party: str = ""
    start: str = ""
    end: str = ""


class Outside(NamedTuple):
    """A record of a dataset: for the resolver, its ids by scheme, and what was held when.

    The id of the record is a CURIE in the prefix of its scheme.
    """

    record: Record
    ids: Mapping[str, str]
    kind: str
    iri: str
    held: tuple[Held, ...] = ()


@dataclass(frozen=True, slots=True)
class Dataset:
    """An outside body of records as one file of it has them.

    *spaces* are the address spaces of its records by prefix; *left_out* says how
    many entries have no id or name to link to, and why.
    """

    name: str
    title: str
    publisher: str
    licence: str
    version: str
    records: tuple[Outside, ...]
    spaces: Mapping[str, str] = field(default_factory=dict)
    left_out: str = ""


class Gathered:
    """What several rows say of one person, put together in the order they come."""

    def __init__(self, prefix: str, local: str, name: str, country: str = "") -> None:
        self.id = curie(prefix, local)
        self.iri = f"{SPACES.get(prefix, '')}{local}"
        self.ids: dict[str, str] = {prefix: local} if prefix in SPACES else {}
        self.country = country
        self.names: list[str] = [name] if name else []
        self.held: list[Held] = []
        self.offices: list[str] = []
        self.abbreviation = ""

    def identify(self, scheme: str, value: str) -> None:
        """Add an id of another scheme; one that does not look like it is passed over."""
        local = value.strip().removeprefix(_PARLPARSE).removeprefix(SPACES[scheme])
        if SHAPES[scheme].fullmatch(local):
            self.ids.setdefault(scheme, local)

    def hold(self, office: str, held: Held) -> None:
        """Add a seat or office; *office* is what it is called for comparing."""
        held = Held(*map(plain, held))
        if held not in self.held:
            self.held.append(held)
        if office:
            self.offices.append(office)

    def outside(self, kind: str = PERSON) -> Outside:
        """The whole as a record."""
        starts = [int(held.start[:4]) for held in self.held if _DAY.fullmatch(held.start)]
        ends = [int(held.end[:4]) for held in self.held if _DAY.fullmatch(held.end)]
        is_open = any(held.start and not held.end for held in self.held)
        name, *aliases = _once(self.names) or ("",)
        record = Record(
            self.id,
            name,
            tuple(aliases),
            plain(self.country),
            _once(held.party for held in self.held),
            _once(held.area for held in self.held),
            _once(self.offices),
            min(starts, default=None),
            None if is_open else max(ends, default=None),
            plain(self.abbreviation),
        )
        return Outside(record, dict(sorted(self.ids.items())), kind, self.iri, tuple(self.held))


def plain(text: str) -> str:
    """*text* on one line, a space for what cannot be printed or written as UTF-8.

    >>> plain("Ana\\x00 Rivera\\n")
    'Ana Rivera'
    """
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def curie(prefix: str, local: str) -> str:
    """An id with its prefix, what no CURIE may hold written %XX.

    >>> curie("csv", "Ana Rivera")
    'csv:Ana%20Rivera'
    """
    return f"{prefix}:{quote(local, safe='-_.~')}"


def own_space(name: str) -> str:
    """The address space for records of a dataset that gives them no addresses."""
    return f"{BASE}outside/{quote(name, safe='')}/"


def _once(several: Iterable[str]) -> tuple[str, ...]:
    """Each value once, in order, none empty."""
    return tuple(dict.fromkeys(text for one in several if (text := plain(one))))
