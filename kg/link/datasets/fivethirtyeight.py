"""Fivethirtyeight: the people and organizations named in its files of endorsements.

The files have no ids: a record is a name with what stands beside it, and its
address is of ours. Two rows are one record only if name and place agree.

Source: fivethirtyeight/data, CC BY 4.0.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from kg.errors import InputError
from kg.link import fivethirtyeight
from kg.link.datasets import Told
from kg.link.datasets.given import Given
from kg.link.datasets.outside import ORGANIZATION, PERSON, Dataset, Gathered, Held, own_space
from kg.link.incoming import Agent, Holding, Reading
from kg.link.slugs import slug

LICENCE = "https://creativecommons.org/licenses/by/4.0/"


def read(given: Given, told: Told) -> Dataset:
    """Who is named in the file.

    Raises:
        InputError: it is none of the seven files.
    """
    reading = _reading(given)
    found: dict[str, tuple[Gathered, str]] = {}
    for agent, held, year in _named(reading):
        words = f"{agent.name} {agent.where}".strip()
        kind = PERSON if agent.sort == "Person" else ORGANIZATION
        made = Gathered("fivethirtyeight", slug(words), agent.name, "US")
        made.iri = f"{own_space('fivethirtyeight')}{slug(words)}"
        one, _ = found.setdefault(made.id, (made, kind))
        if held is not None:
            area = held.area or held.constituency
            role, where = held.role.label, held.organization.name
            party = agent.party.name if agent.party else ""
            one.hold(role, Held(role, where, area, party, year, year))
        elif agent.party is not None:
            one.hold("", Held(party=agent.party.name, start=year, end=year))
    return Dataset(
        "fivethirtyeight",
        reading.dataset.title,
        "FiveThirtyEight",
        told.licence or LICENCE,
        "",
        tuple(one.outside(kind) for one, kind in found.values()),
        {"fivethirtyeight": own_space("fivethirtyeight")},
        f"{len(reading.refused)} rows are refused" if reading.refused else "",
    )


def _reading(given: Given) -> Reading:
    """The reading of the importer, which reads a file of a name."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "given.csv"
        path.write_bytes(given.content)
        try:
            return fivethirtyeight.read(path)
        except InputError as error:
            raise InputError(str(error).replace(repr(str(path)), repr(given.name))) from error


def _named(reading: Reading) -> Iterator[tuple[Agent, Holding | None, str]]:
    """Each agent of each row, with the office it holds there and the year of the contest."""
    for row in reading.rows:
        holdings = {item.person: item for item in row.items if isinstance(item, Holding)}
        year = ""
        for item in row.items:
            ballot = None if isinstance(item, Holding) else item.contest.ballot
            year = ballot.first[:4] if ballot else year
        for item in row.items:
            for name in ("endorser", "candidate", "agent", "person"):
                agent = getattr(item, name, None)
                if isinstance(agent, Agent):
                    yield agent, holdings.get(agent), year
