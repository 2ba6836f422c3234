"""Democracyclub: candidates at British elections, as Democracy Club's volunteers list them.

Source: candidates.democracyclub.org.uk, CC BY-SA 4.0: what is derived from it and
published carries the same licence, so its mappings stand in a file of their own.
"""

from __future__ import annotations

from kg.errors import InputError
from kg.link.datasets import Told, reading
from kg.link.datasets.given import Given
from kg.link.datasets.outside import Dataset, Gathered, Held
from kg.sssom.addresses import SPACES, is_id

WANTED = "a table of Democracy Club with id, name, party and a constituency"
LICENCE = "https://creativecommons.org/licenses/by-sa/4.0/"


def read(given: Given, told: Told) -> Dataset:
    """The candidates of the file; somebody who stands twice is one person.

    Raises:
        InputError: it is not such a table.
    """
    gathered: dict[str, Gathered] = {}
    for line, row in reading.rows(given, ("id", "name", "party", "constituency"), WANTED):
        if not is_id("democracyclub", row["id"]) or "parlparse_id" not in row:
            if line == 2:
                raise reading.wrong(given, WANTED)
            problem = f"id {row['id'][:60]!r} is no number; wanted the id of a candidate"
            raise InputError(f"{given.name!r}, line {line}: {problem}")
        one = gathered.setdefault(row["id"], Gathered("democracyclub", row["id"], "", "GB"))
        one.names.append(row["name"])
        one.identify("theyworkforyou", row["parlparse_id"])
        day = row.get("election_date", "") or told.day
        elected = row.get("elected", "").casefold() == "true"
        held = Held(
            "elected Member of Parliament" if elected else "candidate",
            "House of Commons",
            row["constituency"],
            row["party"],
            day,
            day,
        )
        # A candidate is compared with members: most people here that anyone seeks are.
        one.hold("MP" if elected or row["parlparse_id"] else "candidate", held)
    return Dataset(
        "democracyclub",
        "Democracy Club candidates",
        "Democracy Club",
        told.licence or LICENCE,
        "",
        tuple(one.outside() for one in gathered.values()),
        {"democracyclub": SPACES["democracyclub"]},
    )
