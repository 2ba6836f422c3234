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


def mapped(
    fields: Mapping[str, tuple[str, ...]],
    given: Mapping[str, str],
    headings: list[str],
    name: str,
) -> dict[str, str]:
    """The heading of each of *fields* that the table *name* has: as *given*, else as usual.

    Raises:
        InputError: a heading that was given is not there.
    """
    found = {}
    for what, called in fields.items():
        wanted = given.get(what, "").strip().casefold()
        if wanted and wanted not in headings:
            raise InputError(f"{name!r} has no column {wanted!r}, named as the {what}")
        heading = wanted or next((one for one in called if one in headings), "")
        if heading:
            found[what] = heading
    return found


def columns(path: Path, headings: list[str], said: Said) -> dict[str, str]:
    """The heading of each field that the table has.

    Raises:
        InputError: a mapped heading is not there, or a field is missing.
    """
    found = mapped(FIELDS, said.columns, headings, str(path))
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
