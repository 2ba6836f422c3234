"""Normalise: a name as it is compared; nothing is stored in this form."""

from __future__ import annotations

from functools import lru_cache

from kg.names.letters import fold

_TITLES = {"sir", "dame", "lord", "lady", "baroness", "mr", "mrs", "ms", "dr", "the"}


def key(name: str) -> str:
    """*name* without case, accents, punctuation, a leading title or "the"; & is "and".

    >>> key("Sir Keir Starmer")
    'keir starmer'
    >>> key("Rebecca Long-Bailey")
    'rebecca long bailey'
    >>> key("T&G")
    't and g'
    """
    words = fold(name.replace("&", " and ")).replace(".", "").replace("-", " ").split()
    while len(words) > 1 and words[0] in _TITLES:
        words = words[1:]
    return " ".join(words)


@lru_cache(maxsize=1 << 16)
def known(value: str) -> str:
    """The key of a *value* that many records share: a party, a seat, an office."""
    return key(value)
