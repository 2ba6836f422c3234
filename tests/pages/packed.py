"""Packed: what a page holds, read as its script reads it."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from typing import Any

IDS = "https://w3id.org/endorsement/id/"


def unpack(packed: dict[str, Any]) -> Any:
    """The value that `kg.draw.pack.pack` packed."""
    pool, shapes = packed["pool"], packed["shapes"]

    def value(found: Any) -> Any:
        if isinstance(found, int) and not isinstance(found, bool):
            return value(pool[found])
        if not isinstance(found, list):
            return found
        kind, *parts = found
        if kind < 0:
            return parts[0]
        made = [value(part) for part in parts]
        return made if kind == 0 else dict(zip(shapes[kind - 1], made, strict=True))

    return value(packed["value"])


class _Scripts(HTMLParser):
    """The texts of the elements that hold JSON, by their ids."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: dict[str, str] = {}
        self.inside: str | None = None
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.inside = given["id"] if tag == "script" and "type" in given else None

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.found[self.inside] = self.found.get(self.inside, "") + data

    def handle_endtag(self, tag: str) -> None:
        self.inside = None


def payload(html: str) -> dict[str, Any]:
    """What a page hands to its script, with its entries and what its CSV has besides."""
    texts = _Scripts(html).found
    data: dict[str, Any] = json.loads(texts["payload"])
    if "held" not in texts:
        return data
    held = unpack(json.loads(texts["held"]))
    data["entries"] = {
        key: {"name": key, "iri": IDS + key.replace(":", "/", 1), **entry}
        for key, entry in zip(held["keys"], held["entries"], strict=True)
    }
    data["search"] = held["search"]
    rows = [
        [cell if isinstance(cell, str) else IDS + cell["id"].replace(":", "/", 1) for cell in row]
        for row in held["csv"]
    ]
    data["csv"] = {"columns": data["csvColumns"], "rows": rows}
    return data | (unpack(data["network"]) if isinstance(data.get("network"), dict) else {})
