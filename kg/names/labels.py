"""Labels: which of many phrases, such as the labels of contests, a name is like."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from kg.names.normalise import key

# A longer name is no label.
LONGEST = 300
_NUMBER = re.compile(r"\d+")


class Like(NamedTuple):
    """Something whose label a name is like: how much, 0 to 1; 1 only if it is that label."""

    likeness: float
    id: str


class Labels:
    """The labels of things, given as pairs of an id and a label; a thing may have several."""

    def __init__(self, labels: Iterable[tuple[str, str]]) -> None:
        keyed = [(id_, key(label)) for id_, label in labels]
        self._ids = [id_ for id_, _ in keyed]
        self._keys = [plain for _, plain in keyed]
        self._sorted = [_in_order(plain) for plain in self._keys]

    def find(self, name: str, least: float) -> list[Like]:
        """The things at *least* so like *name*, the likest first.

        Case, accents and the order of the words are nothing. Where numbers differ
        (a year, a branch) the likeness is halved: they are what tells labels apart.

        >>> labels = Labels([("a", "Harbor leader 2026"), ("b", "Harbor leader 2025")])
        >>> labels.find("harbor leader 2026", 0.6)
        [Like(likeness=1.0, id='a')]
        """
        if len(name) > LONGEST:
            return []
        from rapidfuzz.fuzz import ratio
        from rapidfuzz.process import extract

        wanted = key(name)
        if not wanted:
            return []
        numbers = {*_NUMBER.findall(wanted)}
        best: dict[str, float] = {}
        for _, score, at in extract(
            _in_order(wanted), self._sorted, scorer=ratio, score_cutoff=100 * least, limit=None
        ):
            theirs = {*_NUMBER.findall(self._keys[at])}
            like = 1.0 if self._keys[at] == wanted else min(0.99, score / 100)
            if numbers and theirs and numbers != theirs:
                like /= 2
            if like >= least:
                best[self._ids[at]] = max(like, best.get(self._ids[at], 0.0))
        return [Like(like, id_) for id_, like in sorted(best.items(), key=_likest)]


def _in_order(plain: str) -> str:
    return " ".join(sorted(plain.split()))


def _likest(one: tuple[str, float]) -> tuple[float, str]:
    return (-one[1], one[0])
