"""Union compare: what a written name and a union's names have in common."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from kg.names.compare import distance, slips
from kg.names.letters import skeleton
from kg.names.union import UnionName, core
from kg.names.union_words import GENERIC, abbreviations, stem, worth
from kg.names.weights import UNION

WHOLE, MOST, PART, LITTLE = 0.88, 0.72, 0.55, 0.3
SLIP_FROM = 6
# So much of the name must be written without a slip.
ENOUGH = 0.69


def compare(wanted: UnionName, names: Sequence[UnionName], abbreviation: str) -> tuple[str, str]:
    """The best observation on *wanted* and a body of those *names*, and the words compared."""
    own = names[0]
    found = [_short(wanted, own, abbreviation)] if abbreviation else []
    for at, name in enumerate(names):
        how = _names(wanted, name)
        if at and name.parts == () and how in {"name.same", "name.generic", "name.part"}:
            how = "name.alias"
        elif at and name.parts == ():
            how = how if how == "name.typo" else "name.other"
        found.append((how, " ".join(name.words)))
    return max(found, key=lambda one: UNION[one[0]].value)


def _short(wanted: UnionName, own: UnionName, abbreviation: str) -> tuple[str, str]:
    """Whether the union is written by its abbreviation, alone or with a description."""
    group = abbreviations(abbreviation)
    words = set(core(wanted.words))
    shown = abbreviation.upper()
    if words <= group or "".join(wanted.words) in group:
        return "name.abbreviation", shown
    if words & group and words - group <= {*own.words}:
        return "name.described", shown
    if described(wanted, group) or _spelt_out(wanted, group):
        return "name.described", shown
    bare = {*core(own.words)} <= group
    if bare and any(stem(one) in group for one in wanted.initials):
        return "name.acronym", shown
    return "name.other", shown


def _spelt_out(wanted: UnionName, called: frozenset[str]) -> bool:
    """Whether *wanted* is one of *called* and, beside it, the words its letters stand for."""
    short, words = wanted.parts[:1], [word for part in wanted.parts[1:] for word in part]
    letters = "".join(word[0] for word in words)
    return bool(short) and len(short[0]) == 1 and short[0][0] in called and letters in called


def described(wanted: UnionName, called: frozenset[str]) -> bool:
    """Whether *wanted* is one of *called* with a description that says it is a union.

    "The shopworkers' union Usdaw", "Unison, the public service union".
    """
    if not GENERIC & {*wanted.words} and "association" not in wanted.words:
        return False
    words = wanted.words
    if words[-1] in called and len(words) > 1 and words[-2] in GENERIC:
        return True
    return len(wanted.parts) > 1 and any(
        len(core(part)) == 1 and core(part)[0] in called for part in wanted.parts
    )


def _names(wanted: UnionName, name: UnionName) -> str:
    if not name.words:
        return "name.other"
    if {*wanted.words} == {*name.words}:
        return "name.same" if in_order(wanted, name) else "name.turned"
    mine, theirs = core(wanted.words), core(name.words)
    if {*mine} == {*theirs} or "".join(mine) == "".join(theirs):
        return "name.generic" if in_order(wanted, name) else "name.turned"
    if len(theirs) == 1 and worth(theirs[0]) == 1.0 and described(wanted, frozenset(theirs)):
        return "name.described"
    if len(mine) == 1 and name.parts and any(mine[0] == stem(one) for one in name.initials):
        return "name.acronym"
    how = _shared(mine, theirs)
    return "name.turned" if how == "name.generic" and not in_order(wanted, name) else how


def in_order(one: UnionName, other: UnionName) -> bool:
    """Whether the words that two names share stand in the same order in both.

    Communication Workers Union and Union of Communication Workers are two
    unions. A name turned round at a comma is still that name.
    """
    if len(one.parts) > 1 or len(other.parts) > 1:
        return True
    mine, theirs = (tuple(dict.fromkeys(name.words)) for name in (one, other))
    return [word for word in mine if word in theirs] == [word for word in theirs if word in mine]


@lru_cache(maxsize=1 << 15)
def _shared(mine: tuple[str, ...], theirs: tuple[str, ...]) -> str:
    """How much of each name is in the other, slips allowed for."""
    left = list(dict.fromkeys(theirs))
    shared_mine = shared_theirs = exact = 0.0
    slipped = 0
    for word in dict.fromkeys(mine):
        hit = word if word in left else next((one for one in left if alike(word, one)), None)
        if hit is None:
            continue
        if hit == word:
            exact += worth(word)
        slipped += alike(word, hit)
        left.remove(hit)
        shared_mine += worth(word)
        shared_theirs += worth(hit)
    of_mine = shared_mine / sum(worth(word) for word in dict.fromkeys(mine))
    of_theirs = shared_theirs / sum(worth(word) for word in dict.fromkeys(theirs))
    telling = sum(1 for word in theirs if worth(word) == 1.0)
    if of_mine >= WHOLE and of_theirs >= WHOLE:
        if not slipped:
            return "name.generic"
        if exact >= ENOUGH:
            return "name.typo" if slipped == 1 else "name.typos"
        return "name.slip" if len(theirs[0]) >= SLIP_FROM else "name.other"
    if of_mine >= MOST and of_theirs >= MOST and telling > 1:
        return "name.most"
    if of_mine >= WHOLE and of_theirs >= LITTLE and shared_mine >= 1.0:
        return "name.part" if of_theirs >= PART else "name.little"
    if of_theirs >= WHOLE:
        return "name.more"
    return "name.other"


@lru_cache(maxsize=1 << 15)
def alike(one: str, other: str) -> int:
    """How many slips two words are apart, 0 if they are the same or too many."""
    if one == other or min(len(one), len(other)) < 3:
        return 0
    if skeleton(one) == skeleton(other):
        return 1
    most = slips(max(one, other, key=len))
    apart = distance(one, other, most)
    return apart if apart <= most else 0
