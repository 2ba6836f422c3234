"""Alike: words of a list that sound or look like a word, without comparing all."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from kg.names.compare import slips
from kg.names.letters import skeleton


class Alike:
    """An index of *words* by their sound and its two ends; made when first asked."""

    def __init__(self, words: Collection[str]) -> None:
        self._words = words
        self._ends: dict[tuple[str, int], list[str]] | None = None
        self._sounds: dict[str, list[str]] = {}

    def find(self, word: str) -> Iterator[str]:
        """The words that sound or look like *word*, itself left out, in order of sound."""
        ends = self._ends if self._ends is not None else self._index()
        wanted = skeleton(word)
        most = max(slips(word), slips(wanted))
        near = {wanted}
        if most:
            for length in range(len(wanted) - most, len(wanted) + most + 1):
                for end in _ends(wanted, length):
                    near.update(within(wanted, ends.get((end, length), ()), most))
        for sound in sorted(near):
            yield from (other for other in self._sounds.get(sound, ()) if other != word)

    def _index(self) -> dict[tuple[str, int], list[str]]:
        self._ends = {}
        for word in self._words:
            sound = skeleton(word)
            heard = self._sounds.setdefault(sound, [])
            heard.append(word)
            if len(heard) == 1:
                for end in _ends(sound, len(sound)):
                    self._ends.setdefault((end, len(sound)), []).append(sound)
        return self._ends


def _ends(word: str, length: int) -> tuple[str, str]:
    """A slip leaves one end of a word whole; that of one of *length* letters is so long."""
    end = 2 if length < 7 else 3
    return f"{word[:end]}…", f"…{word[-end:]}"


def within(word: str, words: Sequence[str], most: int) -> Iterator[str]:
    """Those of *words* that are at most so many slips from *word*."""
    if not words:
        return
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extract

    for found in extract(word, words, scorer=OSA.distance, score_cutoff=most, limit=None):
        yield found[0]
