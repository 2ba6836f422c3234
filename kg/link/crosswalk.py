"""Crosswalk: who is who by ids, unless another id or the name speaks against it.

An id is copied wrongly, too: a column shifted by one row gives everybody the
number of a neighbour. So an id is certain only where the names can be of one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from kg.link.datasets.outside import ORGANIZATION, Outside
from kg.link.known import Ids
from kg.names import compare, person
from kg.names.decide import NEVER
from kg.names.normalise import key
from kg.names.record import Mention, Record
from kg.names.resolver import resolver

# So many of a party's people, known by id, must have it in the dataset too.
ENOUGH_MEMBERS = 3


class Crossing(NamedTuple):
    """One of ours and what its ids lead to: one record, or several or a clash, in words."""

    ours: Record
    found: tuple[Outside, ...]
    why: str
    is_certain: bool


def cross(
    records: Sequence[Record],
    ids: Mapping[str, Ids],
    outside: Sequence[Outside],
    rejected: frozenset[tuple[str, str]] = frozenset(),
) -> list[Crossing]:
    """Those of *records* that ids lead to some record of *outside*.

    Two records for one of ours, one for two of ours, or an id that agrees while
    another, or the name, does not: none of these is certain. A pair that a
    person *rejected* is passed over.
    """
    index: dict[tuple[str, str], list[Outside]] = defaultdict(list)
    for one in outside:
        for scheme, value in one.ids.items():
            index[scheme, value].append(one)
    found = []
    for record in records:
        own = ids.get(record.id, {})
        hits = _hits(own, index)
        hits = [one for one in hits if (record.id, one.record.id) not in rejected]
        if hits:
            found.append(_crossing(record, own, hits))
    return _one_each(found)


def _hits(own: Ids, index: Mapping[tuple[str, str], list[Outside]]) -> list[Outside]:
    hits = {
        one.record.id: one
        for scheme, several in own.items()
        for value in several
        for one in index.get((scheme, value), ())
    }
    return [hits[name] for name in sorted(hits)]


def _crossing(record: Record, own: Ids, hits: list[Outside]) -> Crossing:
    said = [part for one in hits for part in _agreeing(own, one)]
    clash = [part for one in hits for part in (*clashes(own, one), *_misnamed(record, one))]
    words = f"the same {'; the same '.join(dict.fromkeys(said))}"
    if len(hits) > 1:
        listed = ", ".join(one.record.id for one in hits)
        words = f"ids lead to {len(hits)} records ({listed}): {words}"
    if clash:
        words = f"{words}; but {'; '.join(dict.fromkeys(clash))}"
    return Crossing(record, tuple(hits), words, len(hits) == 1 and not clash)


def _misnamed(record: Record, one: Outside) -> list[str]:
    """That the names are of two, in words; nothing where they can be of one."""
    there = one.record
    if not there.name or _may_be_called(record, there, one.kind):
        return []
    return [f"named {there.name} there, {record.name} here"]


def _may_be_called(ours: Record, there: Record, kind: str) -> bool:
    here, others = (ours.name, *ours.aliases), (there.name, *there.aliases)
    if set(map(key, here)) & set(map(key, others)):
        return True
    if kind == ORGANIZATION:
        return any(_like(Mention(name, there.country), ours) for name in others)
    return any(
        not {"family.other", "given.other"} & set(compare.persons(one, other))
        for one in map(person.parse, here)
        for other in map(person.parse, others)
        if person.NOBODY not in (one, other)
    )


def _like(mention: Mention, ours: Record) -> bool:
    proposals = resolver([ours], "union").decide(mention).proposals
    return bool(proposals) and not any(seen.weight in NEVER for seen in proposals[0].seen)


def _agreeing(own: Ids, one: Outside) -> list[str]:
    return [
        f"{scheme} id {value}"
        for scheme, value in sorted(one.ids.items())
        if value in own.get(scheme, ())
    ]


def clashes(own: Ids, one: Outside) -> list[str]:
    """The schemes in which ours has another id than the record, in words."""
    return [
        f"{scheme} id {value} there, {', '.join(sorted(own[scheme]))} here"
        for scheme, value in sorted(one.ids.items())
        if own.get(scheme) and own[scheme] != {value}
    ]


def _one_each(found: Iterable[Crossing]) -> list[Crossing]:
    """What two of ours lead to is certain for neither."""
    listed = list(found)
    counted = Counter(one.record.id for crossing in listed for one in crossing.found)
    return [
        crossing._replace(is_certain=False, why=f"{crossing.why}; ids of another here lead there")
        if any(counted[one.record.id] > 1 for one in crossing.found)
        else crossing
        for crossing in listed
    ]


def parties(
    records: Sequence[Record],
    members: Mapping[str, set[str]],
    linked: Mapping[str, Outside],
    outside: Sequence[Outside],
) -> list[Crossing]:
    """Parties that have the name of one of ours and the people of it too.

    *members* are the people of each party of ours, *linked* the records that
    these are for certain. Only a name that stands once on each side counts.
    """
    named: dict[str, list[Outside]] = defaultdict(list)
    for one in outside:
        named[key(one.record.name)].append(one)
    found = []
    for record in records:
        there = named.get(key(record.name), [])
        twins = [other for other in records if key(other.name) == key(record.name)]
        if len(there) != 1 or len(twins) != 1:
            continue
        name = there[0].record.name
        shared = sum(
            any(held.party == name for held in linked[person].held)
            for person in members.get(record.id, ())
            if person in linked
        )
        if shared >= ENOUGH_MEMBERS:
            why = f"the one party of that name, and that of {shared} people linked by id"
            found.append(Crossing(record, (there[0],), why, is_certain=True))
    return found
