"""Mnis: Members of Parliament by the number of the Members' Names Information Service.

Reads a table of members (member_id, pcon_name, display_as …), the candidates of
a general election (Candidate MNIS ID …), and the JSON that the search of the
members service answers.

Source: UK Parliament, Open Parliament Licence.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kg.errors import InputError
from kg.link.datasets import Told, reading
from kg.link.datasets.given import Given
from kg.link.datasets.outside import Dataset, Gathered, Held
from kg.sssom.addresses import SPACES, is_id

WANTED = "a table with member_id and pcon_name, one with Candidate MNIS ID, or JSON of the service"
LICENCE = "https://www.parliament.uk/site-information/copyright-parliament/open-parliament-licence/"
_HOUSES = {1: "House of Commons", 2: "House of Lords"}


def read(given: Given, told: Told) -> Dataset:
    """The members of the file.

    Raises:
        InputError: it is none of its files.
    """
    without: list[int] = []
    if given.content.lstrip(b"\xef\xbb\xbf \r\n\t")[:1] in {b"{", b"["}:
        each = _service(given)
    elif b"candidate mnis id" in given.content[:4000].lower():
        each = _candidates(given, without)
    else:
        each = _members(given)
    gathered: dict[str, Gathered] = {}
    for one in each:
        kept = gathered.setdefault(one.id, one)
        if kept is not one:
            kept.names += one.names
            for office, held in zip(one.offices, one.held, strict=True):
                kept.hold(office, held)
    left = f"{len(without)} candidates have no MNIS id" if without else ""
    records = tuple(one.outside() for one in gathered.values())
    return Dataset(
        "mnis",
        "Members' Names Information Service",
        "UK Parliament",
        told.licence or LICENCE,
        "",
        records,
        {"mnis": SPACES["mnis"]},
        left,
    )


def _members(given: Given) -> Iterator[Gathered]:
    needed = ("member_id", "display_as", "pcon_name", "party_text")
    for line, row in reading.rows(given, needed, WANTED):
        one = _made(given, line, row["member_id"], row["display_as"])
        # The table says no day; it is of those who sit now.
        held = Held("Member of Parliament", "House of Commons", row["pcon_name"], row["party_text"])
        one.hold("MP", held)
        yield one


def _candidates(given: Given, without: list[int]) -> Iterator[Gathered]:
    needed = (
        *("election polling date", "constituency name", "candidate family name"),
        *("candidate given name", "candidate mnis id", "main party name"),
    )
    for line, row in reading.rows(given, needed, WANTED):
        if not row["candidate mnis id"]:
            without.append(line)
            continue
        name = f"{row['candidate given name']} {row['candidate family name']}".strip()
        one = _made(given, line, row["candidate mnis id"], name)
        day, party = row["election polling date"], row["main party name"]
        held = Held("candidate", "House of Commons", row["constituency name"], party, day, day)
        one.hold("MP", held)
        yield one


def _made(given: Given, line: int, identity: str, name: str) -> Gathered:
    if not is_id("mnis", identity):
        problem = f"{identity[:60]!r} is no MNIS id; wanted a number"
        raise InputError(f"{given.name!r}, line {line}: {problem}")
    return Gathered("mnis", identity, name, "GB")


def _service(given: Given) -> Iterator[Gathered]:
    found = reading.from_json(given, WANTED)
    items = found.get("items") if isinstance(found, dict) else None
    if not isinstance(items, list):
        raise reading.wrong(given, WANTED)
    for item in items:
        value = item.get("value") if isinstance(item, dict) else None
        if not isinstance(value, dict) or not isinstance(value.get("id"), int):
            raise reading.wrong(given, WANTED)
        yield _answered(value)


def _answered(value: dict[str, Any]) -> Gathered:
    one = Gathered("mnis", str(value["id"]), value.get("nameDisplayAs") or "", "GB")
    one.names += [name for key in ("nameFullTitle",) if (name := value.get(key))]
    seat = value.get("latestHouseMembership") or {}
    party = value.get("latestParty") or {}
    commons = seat.get("house") == 1
    held = Held(
        "Member of Parliament" if commons else "member",
        _HOUSES.get(seat.get("house", 0), ""),
        (seat.get("membershipFrom") or "") if commons else "",
        party.get("name") or "",
        (seat.get("membershipStartDate") or "")[:10],
        (seat.get("membershipEndDate") or "")[:10],
    )
    one.hold("MP" if commons else "peer", held)
    return one
