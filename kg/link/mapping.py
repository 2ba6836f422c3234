"""Mapping: which column of a reader's table says what, and what the table does not say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kg.errors import InputError

# What a row may say, and what its column may be called.
FIELDS = {
    "endorser": ("endorser",),
    "candidate": ("candidate", "endorsee"),
    "contest": ("contest", "race", "election"),
    "date": ("date", "day", "announced"),
    "rank": ("rank", "preference"),
    "kind": ("kind",),
    "outcome": ("outcome",),
    "source": ("source url", "source_url", "source", "url"),
    "note": ("note", "notes"),
    "endorser_kind": ("endorser_kind", "endorser kind"),
    "endorser_place": ("endorser_place", "endorser place"),
    "candidate_place": ("candidate_place", "candidate place"),
    "organization": ("organization", "organisation"),
    "post": ("post",),
}
_NEEDED = ("endorser", "candidate", "contest")


@dataclass(frozen=True, slots=True)
class Said:
    """What the reader says of a table that the table does not say itself.

    *columns* has the heading of a field where it is not one of `FIELDS`;
    *contest* is the contest of all rows, where there is no such column.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    contest: str = ""
    title: str = ""
    publisher: str = ""
    licence: str = ""


def columns(path: Path, headings: list[str], said: Said) -> dict[str, str]:
    """The heading of each field that the table has.

    Raises:
        InputError: a mapped heading is not there, or a field is missing.
    """
    found = {}
    for what, called in FIELDS.items():
        mapped = said.columns.get(what, "").strip().casefold()
        if mapped and mapped not in headings:
            raise InputError(f"{str(path)!r} has no column {mapped!r}, named as the {what}")
        heading = mapped or next((name for name in called if name in headings), "")
        if heading:
            found[what] = heading
    missing = [what for what in _NEEDED if what not in found]
    if said.contest:
        missing = [what for what in missing if what != "contest"]
    if missing:
        listed = ", ".join(repr(heading[:30]) for heading in headings if heading)
        raise InputError(
            f"{str(path)!r} has no column for {', '.join(missing)}; it has {listed}."
            f" Name it: --column {missing[0]}=HEADING"
        )
    return found
