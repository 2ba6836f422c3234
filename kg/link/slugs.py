"""Slugs: ids made of names, so that two things never get one id.

An id depends on the names alone, not on the order of the rows: where two share
their words, both get what tells them apart, and if that is the same too, a part
of a hash.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TypeVar

from kg.names.letters import fold

LONGEST = 60
Thing = TypeVar("Thing")


def slug(text: str) -> str:
    """*text* as a part of an id: lower case, plain letters, hyphens, at most 60 characters.

    A name that has no Latin letter or digit, or is longer, gets a part of its hash.

    >>> slug("Ana Rivera-Sørensen Jr."), slug("李娜")
    ('ana-rivera-sorensen-jr', 'x-6e9c21fa')
    """
    words = "-".join(re.findall(r"[a-z0-9]+", fold(text)))
    if not words:
        return f"x-{_hash(text)}"
    if len(words) > LONGEST:
        return f"{words[: LONGEST - 9].strip('-')}-{_hash(text)}"
    return words


def unique(
    things: Iterable[Thing], texts: Mapping[Thing, tuple[str, str, str]]
) -> dict[Thing, str]:
    """A slug for each thing, from its name, what stands beside it, and what else it is.

    No two things have all three texts the same.
    """
    found = {thing: slug(texts[thing][0]) for thing in things}
    for tell in (_beside, _hashed):
        taken = Counter(found.values())
        found = {
            thing: tell(own, *texts[thing]) if taken[own] > 1 else own
            for thing, own in found.items()
        }
    return found


def _beside(own: str, _name: str, beside: str, _rest: str) -> str:
    return f"{own}-{slug(beside)}" if beside else own


def _hashed(own: str, name: str, beside: str, rest: str) -> str:
    return f"{own}-{_hash(f'{name}|{beside}|{rest}')}"


def exact(text: str) -> str:
    """A slug that no other text has: with a part of the hash unless it says all.

    >>> exact("state treasurer"), exact("State Treasurer")
    ('state-treasurer', 'state-treasurer-de2d8558')
    """
    plain = slug(text)
    return plain if plain.replace("-", " ") == text else f"{plain}-{_hash(text)}"


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:8]
