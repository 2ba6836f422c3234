"""Spelling: one name in a file however it is spelt: large letters, marks, what is invisible.

Only the spelling is looked at, never who is meant: the first of a name is its
label, and every other is told with its line.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from kg.link import tables

# Joiners are letters of some scripts and stay in a label; these are never seen.
_UNSEEN = str.maketrans("", "", "\u00ad\u200b\u200e\u200f\u2060\ufeff")


def key(text: str) -> str:
    """What all spellings of a name have in common.

    >>> key("UNISON") == key("Uni\u200bson"), key("Zoë") == key("Zoe")
    (True, False)
    """
    seen = "".join(c for c in text if unicodedata.category(c) != "Cf")
    # Folding may take a mark apart again.
    folded = unicodedata.normalize("NFC", unicodedata.normalize("NFC", seen).casefold())
    return " ".join(folded.split())


def plain(text: str) -> str:
    """*text* in composed letters, without characters that nobody sees, spaces made one."""
    return " ".join(unicodedata.normalize("NFC", text.translate(_UNSEEN)).split())


class Spellings:
    """The names of a file by group: names in one group are compared with each other."""

    def __init__(self) -> None:
        self._first: dict[tuple[str, str], tuple[str, str, int]] = {}
        self._others: dict[tuple[str, str], dict[str, int]] = {}

    def add(self, group: str, line: int, name: str) -> None:
        """Take in a name of a line."""
        same = (group, key(name))
        first = self._first.setdefault(same, (name, plain(name), line))
        if name != first[0]:
            self._others.setdefault(same, {}).setdefault(name, line)

    def label(self, group: str, name: str) -> str:
        """The first spelling of a name that was taken in."""
        return self._first[group, key(name)][1]

    def others(self, group: str, name: str) -> tuple[str, ...]:
        """The other spellings of a name that differ to the eye."""
        same = (group, key(name))
        label = self._first[same][1]
        several = dict.fromkeys(plain(other) for other in self._others.get(same, ()))
        return tuple(o for o in several if o != label and tables.harmless(o) == o)

    def notes(self) -> Iterator[tuple[int, str]]:
        """For each further spelling the line where it first stands, and what it is taken for."""
        told = [
            (line, name, *self._first[same][1:])
            for same, several in self._others.items()
            for name, line in several.items()
        ]
        for line, name, label, first in sorted(told):
            shown = plain(name)
            how = "" if shown != label else " (the same letters, stored otherwise)"
            yield line, f"{shown!r}{how} is taken for the {label!r} of line {first}"
