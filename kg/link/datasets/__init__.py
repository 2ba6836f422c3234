"""Datasets: outside bodies of records, one module each, all read to one shape."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from kg.link.datasets.given import Given
from kg.link.datasets.outside import Dataset

# Each dataset with the module that reads it.
MODULES = {
    "congress": "congress",
    "csv": "plain",
    "democracyclub": "democracyclub",
    "everypolitician": "everypolitician",
    "fivethirtyeight": "fivethirtyeight",
    "mnis": "mnis",
    "parlparse": "parlparse",
    "wikidata": "wikidata",
}
NAMES = tuple(MODULES)


@dataclass(frozen=True, slots=True)
class Told:
    """What the reader says of a file beside it: its day, and for a CSV what it does not say."""

    day: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    title: str = ""
    publisher: str = ""
    licence: str = ""
    base: str = ""
    kind: str = ""


def read(name: str, given: Given, told: Told | None = None) -> Dataset:
    """The records in a file of the dataset *name*.

    The version is what the file says, else the day that was told, else the
    SHA-256 of the file.

    Raises:
        InputError: it is not a file of that dataset, or malformed.
    """
    told = told or Told()
    module = importlib.import_module(f"kg.link.datasets.{MODULES[name]}")
    found: Dataset = module.read(given, told)
    return replace(
        found,
        version=found.version or told.day or given.version,
        records=tuple(sorted(found.records, key=lambda one: one.record.id)),
    )
