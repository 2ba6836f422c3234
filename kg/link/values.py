"""Values: what a cell of an outside table says, or why it cannot be taken."""

from __future__ import annotations

import datetime
import re
import unicodedata
from decimal import Decimal

from kg.link import tables

LONGEST_NAME = 200
LONGEST_NOTE = 2_000
# Days further off are faults by the rules of the record.
FIRST_YEAR = 1800
YEARS_AHEAD = 2


class RefusedError(Exception):
    """Why a row cannot come in; it is counted and told, and ends nothing."""


def cell(
    cells: dict[str, str], column: str, longest: int = LONGEST_NAME, *, is_prose: bool = False
) -> str:
    """The text of a cell, spaces made one.

    Prose may begin with ``@``, ``-`` or ``+``, as a handle and an item of a list
    do: what it becomes is written after words of ours, so no cell begins with it.

    Raises:
        RefusedError: it is too long, a spreadsheet would run it, or it has a control character.
    """
    text = " ".join(cells.get(column, "").split())
    if len(text) > longest:
        raise RefusedError(
            f"column '{column}' has {len(text)} characters, wanted {longest} at most"
        )
    live = text.lstrip("@-+＋－＠ ") if is_prose else text
    if tables.harmless(live) != live:
        raise RefusedError(f"column '{column}' begins like a formula")
    if any(unicodedata.category(character) == "Cc" for character in text):
        raise RefusedError(f"column '{column}' has a control character")
    return text


def named(cells: dict[str, str], column: str) -> str:
    """The name in a cell.

    Raises:
        RefusedError: it is empty, has no letter, or see `cell`.
    """
    text = cell(cells, column)
    if not text:
        raise RefusedError(f"column '{column}' is empty")
    if not any(character.isalpha() for character in text):
        raise RefusedError(f"column '{column}' has no letter: no name")
    return text


def day(text: str, column: str) -> str:
    """The one day that *text* is, as ISO 8601; slashes are month/day/year.

    Raises:
        RefusedError: it is no day of the calendar, before 1800, or years ahead.
    """
    found = _date(text)
    if found is None:
        raise RefusedError(f"column '{column}' holds '{text[:20]}', which is no day")
    return in_time(found.isoformat(), column)


def in_time(text: str, column: str) -> str:
    """A day, month or year that begins with a year that can be meant.

    Raises:
        RefusedError: it lies before 1800, or more than two years ahead.
    """
    if not FIRST_YEAR <= int(text[:4]) <= datetime.datetime.now(tz=datetime.UTC).year + YEARS_AHEAD:
        raise RefusedError(f"column '{column}' holds '{text}', before {FIRST_YEAR} or years ahead")
    return text


def _date(text: str) -> datetime.date | None:
    american = re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{2}|\d{4})", text, re.ASCII)
    try:
        if american:
            month, of_month, year = (int(part) for part in american.groups())
            return datetime.date(year + 2000 if year < 100 else year, month, of_month)
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
            return datetime.date.fromisoformat(text)
    except ValueError:
        return None
    return None


def number(text: str, column: str) -> Decimal:
    """The number that *text* is; commas between thousands and a percent sign may stand in it.

    Raises:
        RefusedError: it is no number from 0.
    """
    plain = text.removesuffix("%")
    if re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?|\d{1,15}(\.\d{1,15})?", plain, re.ASCII):
        return Decimal(plain.replace(",", ""))
    raise RefusedError(f"column '{column}' holds '{text[:20]}', which is no number")


def address(text: str) -> str:
    """*text* if it is a well-formed web address, else the empty text."""
    import pyoxigraph

    if not re.fullmatch(r"https?://[^\s/]\S*", text):
        return ""
    try:
        return pyoxigraph.NamedNode(text).value
    except ValueError:
        return ""
