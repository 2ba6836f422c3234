"""Alike: words of a list that sound or look like a word, without comparing all."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from kg.names.compare import slips
from kg.names.letters import skeleton


class Alike:
    """An index of *words* by their sound and its two ends."""

    def __init__(self, words: Collection[str]) -> None:
        self._ends: dict[tuple[str, int], list[str]] = {}
        self._sounds: dict[str, list[str]] = {}
        for word in words:
            sound = skeleton(word)
            heard = self._sounds.get(sound)
            if heard is not None:
                heard.append(word)
                continue
            self._sounds[sound] = [word]
            for end in _ends(sound, len(sound)):
                self._ends.setdefault((end, len(sound)), []).append(sound)

    def find(self, word: str) -> Iterator[str]:
        """The words that sound or look like *word*, itself left out, in order of sound."""
        wanted = skeleton(word)
        most = max(slips(word), slips(wanted))
        near = {wanted}
        if most:
            for length in range(len(wanted) - most, len(wanted) + most + 1):
                for end in _ends(wanted, length):
                    near.update(within(wanted, self._ends.get((end, length), ()), most))
        for sound in sorted(near):
            yield from (other for other in self._sounds.get(sound, ()) if other != word)


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
