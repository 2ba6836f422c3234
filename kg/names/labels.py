"""Labels: how like a name is to a label that is a phrase, such as that of a contest."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.names.normalise import key

# A longer one is no label.
LONGEST = 300
_NUMBER = re.compile(r"\d+")


def likeness(name: str, labels: Iterable[str]) -> float:
    """How like *name* is to the likest of *labels*: 0 to 1, and 1 only if it is one of them.

    Case, accents and the order of the words are nothing. Where numbers differ
    (a year, a branch) the likeness is halved: they are what tells labels apart.

    >>> likeness("Harbor leader 2026", ["Harbor leader 2026"])
    1.0
    >>> likeness("Harbor leader 2025", ["Harbor leader 2026"]) < 0.5
    True
    """
    if len(name) > LONGEST:
        return 0.0
    from rapidfuzz.fuzz import token_sort_ratio

    wanted = key(name)
    numbers = {*_NUMBER.findall(wanted)}
    best = 0.0
    for label in labels:
        plain = key(label)
        if plain == wanted and plain:
            return 1.0
        like = min(0.99, token_sort_ratio(wanted, plain) / 100)
        theirs = {*_NUMBER.findall(plain)}
        if numbers and theirs and numbers != theirs:
            like /= 2
        best = max(best, like)
    return best
