"""Record: what one row of a table to link to says, and what a mention says."""

from __future__ import annotations

from typing import NamedTuple


class Record(NamedTuple):
    """A person or a union as its source describes it; empty where it says nothing.

    *start* and *end* are the first and last year of service, inclusive;
    *number* is that of a union's local, *abbreviation* that of the union.
    """

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    country: str = ""
    parties: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()
    start: int | None = None
    end: int | None = None
    abbreviation: str = ""
    number: str = ""


class Mention(NamedTuple):
    """A name as somebody wrote it, with what stood beside it.

    *text* is context in no particular form: parties, areas, offices and years
    are looked for in it.
    """

    name: str
    country: str = ""
    party: str = ""
    area: str = ""
    office: str = ""
    year: int | None = None
    text: str = ""
