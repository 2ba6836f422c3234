"""Normalise: a name as it is compared; nothing is stored in this form."""

from __future__ import annotations

import unicodedata

_TITLES = {"sir", "dame", "lord", "lady", "baroness", "mr", "mrs", "ms", "dr", "the"}
_APART = {"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ß": "ss", "þ": "th", "ð": "d"}


def key(name: str) -> str:
    """*name* without case, accents, punctuation, a leading title or "the".

    >>> key("Sir Keir Starmer")
    'keir starmer'
    >>> key("Rebecca Long-Bailey")
    'rebecca long bailey'
    """
    # Some letters have a plain form only, and that is a capital.
    plain = unicodedata.normalize("NFKD", name)
    folded = unicodedata.normalize("NFKD", plain.casefold())
    letters = "".join(
        _APART.get(c, c) if c.isalnum() else "" if _joins(c) else " "
        for c in folded
        if not unicodedata.combining(c)
    )
    words = letters.split()
    while len(words) > 1 and words[0] in _TITLES:
        words = words[1:]
    return " ".join(words)


def _joins(character: str) -> bool:
    """Apostrophes and dots stand inside a word: O'Neill, T.S.S.A."""
    return character in "'’ʼ`."
