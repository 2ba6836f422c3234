"""EveryPolitician: members of parliaments, as Popolo JSON or as the CSV of one term.

Source: everypolitician.org by mySociety. Its repository has no licence file;
mySociety said in June 2019 that the data stays available for download and reuse.
"""

from __future__ import annotations

from kg.errors import InputError
from kg.link.datasets import Told, popolo, reading
from kg.link.datasets.given import Given
from kg.link.datasets.outside import Dataset, Gathered, Held
from kg.sssom.addresses import SPACES, is_id

WANTED = "a file of EveryPolitician: Popolo JSON, or the CSV of a term"
LICENCE = "https://github.com/everypolitician/everypolitician-data"


def read(given: Given, told: Told) -> Dataset:
    """The people of the file.

    Raises:
        InputError: it is none of its files.
    """
    if given.content.lstrip(b"\xef\xbb\xbf \r\n\t")[:1] in {b"{", b"["}:
        found = reading.from_json(given, WANTED)
        if not isinstance(found, dict) or "persons" not in found:
            raise reading.wrong(given, WANTED)
        for part in ("persons", "memberships"):
            if not isinstance(found.get(part), list):
                raise InputError(f"{given.name!r} has no list {part!r}, which Popolo has")
        records, without = popolo.people(given, found)
        left = f"{without} people have no id of a kind that is known" if without else ""
    else:
        records, left = tuple(one.outside() for one in _term(given).values()), ""
    schemes = {one.record.id.partition(":")[0] for one in records} or {"everypolitician"}
    return Dataset(
        "everypolitician",
        "EveryPolitician",
        "mySociety",
        told.licence or LICENCE,
        "",
        records,
        {scheme: SPACES[scheme] for scheme in schemes},
        left,
    )


def _term(given: Given) -> dict[str, Gathered]:
    """The people of a term; somebody who changed party has several rows."""
    found: dict[str, Gathered] = {}
    needed = ("id", "name", "group", "area", "chamber", "term")
    for line, row in reading.rows(given, needed, WANTED):
        identity = row["id"]
        if not is_id("everypolitician", identity) or not row["name"]:
            raise InputError(
                f"{given.name!r}, line {line}: id {identity[:60]!r} is none of EveryPolitician"
            )
        one = found.setdefault(identity, Gathered("everypolitician", identity, row["name"], "GB"))
        one.names.append(row["name"])
        start, end = row.get("start_date", ""), row.get("end_date", "")
        held = Held("member", row["chamber"], row["area"], row["group"], start, end)
        one.hold("MP" if row["chamber"] == "House of Commons" else "member", held)
    return found
