"""Unions: decides on mentions of unions and their locals.

Records of one union, apart only in the number of the local, stand together as
a body: a name is compared with bodies, and then the number, exactly.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from heapq import nsmallest
from typing import NamedTuple

from kg.names import places, union_words
from kg.names.alike import Alike
from kg.names.context import Seen
from kg.names.decide import REVIEW, Decision, Proposal, decide
from kg.names.record import Mention, Record
from kg.names.union import UnionName, core, number_of, parse
from kg.names.union_compare import compare, in_order
from kg.names.union_words import GENERIC
from kg.names.weights import UNION, UNION_FLOOR

# A word that more bodies have is looked up only if the name has no rarer one.
OFTEN = 500
# So many bodies that share most with the name are compared.
MOST_BODIES = 50
# What yields to a body of exactly that name.
LESS = frozenset(
    {
        "name.turned",
        "name.most",
        "name.part",
        "name.little",
        "name.typo",
        "name.typos",
        "name.acronym",
    }
)
# What an abbreviation counts for among shared words.
SHORT = 5.0
_COUNTRY_WORD = re.compile(r"\b(?:U\.?S\.?A?\.?|U\.?K\.?|[A-Z][a-z]+(?: [A-Z][a-z]+)*)(?!\w)")


class Body(NamedTuple):
    """A union: what it is called, and its records by number ('' for the whole)."""

    names: tuple[UnionName, ...]
    abbreviation: str
    country: str
    locals: dict[str, list[Record]]


class Unions:
    """Decides on mentions of unions."""

    def __init__(self, records: Sequence[Record]) -> None:
        bodies: dict[tuple[object, ...], Body] = {}
        for record in records:
            name = parse(record.name)
            also = tuple(parse(alias) for alias in record.aliases)
            short = _plain(record.abbreviation)
            country = places.country(record.country)
            key = (name.words, tuple(other.words for other in also), short, country)
            body = bodies.get(key)
            if body is None:
                called = tuple(UnionName(words) for words in union_words.called(short))
                body = bodies[key] = Body((name, *also, *called), short, country, {})
            number = number_of(record.number)
            number = name.number if name.number.split(" ")[-1] == number or not number else number
            body.locals.setdefault(number, []).append(record)
        self._bodies = list(bodies.values())
        self._words: dict[str, list[int]] = {}
        self._shorts: dict[str, list[int]] = {}
        self._whole: dict[tuple[str, ...], list[int]] = {}
        for at, body in enumerate(self._bodies):
            for word in dict.fromkeys(word for name in body.names for word in name.words):
                self._words.setdefault(word, []).append(at)
            for whole in dict.fromkeys(_key(name) for name in body.names):
                self._whole.setdefault(whole, []).append(at)
            initials = (union_words.stem(one) for name in body.names for one in name.initials)
            for short in dict.fromkeys((body.abbreviation, *initials)):
                for same in union_words.abbreviations(short) if short else ():
                    self._shorts.setdefault(same, []).append(at)
        self._alike = Alike(self._words)

    def decide(self, mention: Mention) -> Decision:
        """The outcome for *mention*, with reasons and rivals."""
        wanted = parse(mention.name)
        if not wanted.words:
            return Decision(REVIEW, 0.0, (), 0.0, "there is no name to compare")
        countries = _countries(mention)
        proposals = []
        found = self._find(wanted)
        whole = self._called(wanted)
        for at in found:
            body = self._bodies[at]
            how, what = compare(wanted, body.names, body.abbreviation)
            if how == "name.other":
                continue
            seen = [Seen(f"union.{how}", UNION[how].value, what)]
            if whole and at not in whole and how in LESS:
                seen.append(Seen("union.name.rival", UNION["name.rival"].value, ""))
            if countries and body.country:
                how = "country.same" if countries == {body.country} else "country.other"
                seen.append(Seen(f"union.{how}", UNION[how].value, body.country.upper()))
            proposals += [_proposal(record, seen, how) for record, how in _locals(wanted, body)]
        return decide(proposals, UNION_FLOOR)

    def _called(self, wanted: UnionName) -> set[int]:
        """The bodies called exactly what *wanted* is, in the order of its words."""
        key = _key(wanted)
        return {
            at
            for at in self._whole.get(key, ())
            if any(_key(name) == key and in_order(wanted, name) for name in self._bodies[at].names)
        }

    def _find(self, wanted: UnionName) -> list[int]:
        """The bodies that *wanted* may be."""
        shared: dict[int, float] = {}
        whole = self._whole.get(_key(wanted), ())
        shorts = (*wanted.words, "".join(wanted.words), *map(union_words.stem, wanted.initials))
        for short in dict.fromkeys(shorts):
            filed = self._shorts.get(short, ())
            # Initials that so many bodies have tell none of them apart.
            shared.update(dict.fromkeys(filed if len(filed) <= OFTEN else (), SHORT))
        words = {*wanted.words} - GENERIC or {*wanted.words}
        known = sorted((len(self._words[word]), word) for word in words if word in self._words)
        rare = [word for count, word in known if count <= OFTEN]
        for word in rare or [word for _, word in known[:1]]:
            worth = union_words.worth(word)
            for at in self._words[word][:OFTEN]:
                shared[at] = shared.get(at, 0.0) + worth
        for word in sorted(words):
            if word not in self._words and len(word) > 2:
                for like in self._alike.find(word):
                    for at in self._words[like][:OFTEN]:
                        shared[at] = shared.get(at, 0.0) + union_words.worth(like)
        shared.update(dict.fromkeys(whole, 2 * SHORT))
        if len(shared) <= MOST_BODIES:
            return list(shared)
        return nsmallest(MOST_BODIES, shared, key=lambda at: (-round(shared[at], 6), at))


def _locals(wanted: UnionName, body: Body) -> Iterable[tuple[Record, str]]:
    """The records of *body* to weigh, each with what its number says."""
    if not wanted.number:
        whole = body.locals.get("")
        if whole:
            return [(record, "") for record in whole]
        first = sorted(body.locals, key=lambda number: (len(number), number))[:3]
        return [(record, "number.absent") for n in first for record in body.locals[n]]
    if wanted.number in body.locals:
        return [(record, "number.same") for record in body.locals[wanted.number]]
    return [(record, "number.absent") for record in body.locals.get("", ())]


def _proposal(record: Record, seen: list[Seen], how: str) -> Proposal:
    if how:
        seen = [*seen, Seen(f"union.{how}", UNION[how].value, record.number)]
    return Proposal(record, tuple(seen), sum(one.value for one in seen))


def _countries(mention: Mention) -> set[str]:
    """The countries that the row and its context name: if they differ, neither is sure."""
    text = " ".join((mention.text, mention.area, mention.office))
    named = {places.country(found) for found in _COUNTRY_WORD.findall(text)}
    return (named & places.COUNTRIES) | ({places.country(mention.country)} - {""})


def _key(name: UnionName) -> tuple[str, ...]:
    """The telling words of *name*, in an order of their own."""
    return tuple(sorted({*core(name.words)}))


def _plain(abbreviation: str) -> str:
    return union_words.stem("".join(c for c in abbreviation.casefold() if c.isalnum()))
