"""Held: what a page has besides its picture, packed: entries, search terms, rows to download."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from kg.draw.pack import pack
from kg.vocabulary import PREFIXES

# Before the kind and the slug of every thing; the page makes IRIs of keys with it.
IDS = PREFIXES["person"].removesuffix("person/")


def of(
    entries: Mapping[str, Mapping[str, Any]],
    search: list[dict[str, Any]],
    rows: Iterable[Mapping[str, Any]],
) -> dict[str, Any]:
    """The packed *entries* of the panel by key, with *search* and what a CSV has besides."""
    return pack(
        {
            "keys": list(entries),
            "entries": [_short(key, entry) for key, entry in entries.items()],
            "search": search,
            "csv": [[_cell(text) for text in row["csv"]] for row in rows],
        }
    )


def _short(key: str, entry: Mapping[str, Any]) -> dict[str, Any]:
    """An entry without the names that its key says."""
    said = {"name": key, "iri": IDS + key.replace(":", "/", 1)}
    return {name: value for name, value in entry.items() if said.get(name) != value}


def _cell(text: str) -> str | dict[str, str]:
    """A cell of the CSV; the IRI of a thing by its key, which stands in the page already."""
    kind, mark, slug = text.removeprefix(IDS).partition("/")
    return {"id": f"{kind}:{slug}"} if text.startswith(IDS) and mark else text
