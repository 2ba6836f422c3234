"""Candidates: which entities a query may mean, how certain each is, and why.

The resolver decides on people and organizations, and a match is one only where
it links. Bodies and contests are found by the likeness of their labels. A number
of another dataset, or our own id, comes before any name.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from kg.names.decide import LINK, NEVER, Decision
from kg.names.labels import Labels
from kg.names.normalise import key
from kg.names.record import Mention
from kg.names.resolver import Resolver, resolver
from kg.serve import kinds
from kg.serve.batch import LONGEST, Query
from kg.serve.entities import Entities, Entity, plain_number
from kg.serve.mentions import Asked, asked

# A label less like than that is another one.
LIKE = 0.6
# So many of those whose label is like the name.
ALIKE = 5
# A rival of another kind as likely as that makes a link a question.
RIVAL = 0.5
# So many sets of types have a resolver at once; there are few that anybody asks for.
KEPT = 64
_PEOPLE = ("person",)
_ORGANIZATIONS = ("union", "organization")


class Candidate(NamedTuple):
    """An entity that may be meant: *score* from 0 to 100, and what was seen."""

    entity: Entity
    score: float
    match: bool
    features: tuple[tuple[str, float | bool], ...]

    def written(self) -> dict[str, Any]:
        """The candidate as the protocol writes it."""
        return {
            "id": self.entity.id,
            "name": self.entity.name,
            "description": self.entity.description,
            "type": [kinds.named(one) for one in self.entity.types],
            "score": self.score,
            "match": self.match,
            "features": [{"id": name, "value": value} for name, value in self.features],
        }


class Wanted(NamedTuple):
    """The types that a query restricts itself to; *sure* is false where none is known here."""

    types: frozenset[str]
    every: bool
    sure: bool = True

    def takes(self, entity: Entity) -> bool:
        """Whether *entity* is of the types wanted."""
        if not self.types:
            return True
        own = {*entity.types}
        return self.types <= own if self.every else bool(self.types & own)


ANYTHING = Wanted(frozenset(), False)


class Finder:
    """Finds candidates; what the resolvers compare with is indexed once."""

    def __init__(self, entities: Entities) -> None:
        self.entities = entities
        self._labels = Labels(
            (entity.id, name)
            for entity in entities.by_id.values()
            if entity.types[0] in {kinds.BODY, kinds.CONTEST}
            for name in entity.names
        )
        self._resolvers: dict[tuple[Wanted, tuple[str, ...]], Resolver | None] = {}
        for types in (frozenset[str](), *(frozenset({t.id}) for t in kinds.TYPES)):
            for sort in (_PEOPLE, _ORGANIZATIONS):
                self._resolver(Wanted(types, False), sort)

    def batch(self, queries: dict[str, Query]) -> dict[str, Any]:
        """The answer to a batch as the protocol writes it."""
        return {
            name: {"result": [one.written() for one in self.answer(query)]}
            for name, query in queries.items()
        }

    def answer(self, query: Query) -> list[Candidate]:
        """The candidates for *query*, the most certain first."""
        wanted = _wanted(query)
        if wanted is None or len(query.text) > LONGEST:
            return []
        question = asked(self.entities, query)
        if not query.text:
            found = self._by_properties(question, wanted)
        else:
            found = self._by_name(question, wanted)
            found = _with_first(self._by_id(query.text, wanted), found)
        if question.numbers:
            found = self._by_number(question, wanted, found)
        if not wanted.sure:
            found = [one._replace(match=False) for one in found]
        found.sort(key=lambda one: (-one.score, not one.match, one.entity.id))
        return found[: query.limit]

    def _by_id(self, text: str, wanted: Wanted) -> list[Candidate]:
        entity = self.entities.find(text)
        if entity is None or not wanted.takes(entity):
            return []
        return [Candidate(entity, 100.0, True, (("id", True),))]

    def _by_name(self, question: Asked, wanted: Wanted) -> list[Candidate]:
        mention = question.mention
        sorts = (_PEOPLE, _ORGANIZATIONS)
        decided = [self._decide(mention, wanted, sort) for sort in sorts]
        like = list(self._alike(mention.name, wanted))
        lead = [d.score for d in decided if d is not None]
        lead += [one.score / 100 if one.score == 100 else 0.0 for one in like[:1]]
        alone = sum(score >= RIVAL for score in lead) == 1
        found = [one for d in decided if d is not None for one in self._proposed(d, alone)]
        exact = [one for one in like if one.score == 100]
        if len(exact) == 1 and alone:
            like = [one._replace(match=one in exact) for one in like]
        return [*found, *like]

    def _decide(self, mention: Mention, wanted: Wanted, sort: tuple[str, ...]) -> Decision | None:
        one = self._resolver(wanted, sort)
        return one.decide(mention) if one is not None else None

    def _resolver(self, wanted: Wanted, sort: tuple[str, ...]) -> Resolver | None:
        place = (wanted, sort)
        if place not in self._resolvers:
            if len(self._resolvers) >= KEPT:
                self._resolvers.pop(next(reversed(self._resolvers)))
            by_id = self.entities.by_id
            fitting = [
                record
                for kind in sort
                for record in self.entities.records[kind]
                if wanted.takes(by_id[record.id])
            ]
            kind = "person" if sort == _PEOPLE else "union"
            self._resolvers[place] = resolver(fitting, kind) if fitting else None
        return self._resolvers[place]

    def _proposed(self, decision: Decision, alone: bool) -> Iterator[Candidate]:
        for place, proposal in enumerate(decision.proposals):
            seen: dict[str, float | bool] = {}
            for one in proposal.seen:
                seen[one.weight] = round(seen.get(one.weight, 0.0) + one.value, 3)
            seen["sum"] = round(proposal.worth, 3)
            seen["others"] = round(decision.others, 4)
            linked = decision.outcome == LINK and place == 0
            score = round(100 * proposal.share, 1)
            entity = self.entities.by_id[proposal.record.id]
            yield Candidate(entity, score, linked and alone, tuple(seen.items()))

    def _alike(self, name: str, wanted: Wanted) -> Iterator[Candidate]:
        """Bodies and contests whose label is like *name*, the likest first."""
        like = self._labels.find(name, LIKE)
        found = [(one.likeness, self.entities.by_id[one.id]) for one in like]
        for likeness, entity in [one for one in found if wanted.takes(one[1])][:ALIKE]:
            features = (("label.likeness", round(likeness, 3)),)
            yield Candidate(entity, round(100 * likeness, 1), False, features)

    def _by_properties(self, question: Asked, wanted: Wanted) -> list[Candidate]:
        """Who has all the values asked for; never a match, because no name was compared."""
        if not question.properties:
            return []
        found = []
        for entity in self.entities.by_id.values():
            if wanted.takes(entity) and all(
                _has(entity, name, values) for name, values in question.properties.items()
            ):
                features = tuple((f"has.{name}", True) for name in question.properties)
                found.append(Candidate(entity, 50.0, False, features))
        return found

    def _by_number(
        self, question: Asked, wanted: Wanted, found: list[Candidate]
    ) -> list[Candidate]:
        """*found* after the numbers given: one that fits is certain, one that differs is against.

        Numbers that mean two entities, or one whose name is another, match nobody.
        """
        ids = {
            id_
            for scheme, numbers in question.numbers.items()
            for number in numbers
            for id_ in self.entities.by_number.get((scheme, number), ())
            if wanted.takes(self.entities.by_id[id_])
        }
        sure = len(ids) == 1
        if sure and question.mention.name:
            sure = self._may_be_called(self.entities.by_id[min(ids)], question.mention)
        by_number = []
        for id_ in sorted(ids):
            entity = self.entities.by_id[id_]
            told = _agreement(entity, question)
            good = sure and all(value for _, value in told)
            seen = next((one.features for one in found if one.entity is entity), ())
            by_number.append(Candidate(entity, 100.0 if good else 50.0, good, (*told, *seen)))
        settled = bool(ids)
        others = []
        for one in found:
            told = _agreement(one.entity, question)
            against = any(not value for _, value in told)
            others.append(
                one._replace(
                    score=round(one.score / 2, 1) if settled or against else one.score,
                    match=one.match and not settled and not against,
                    features=(*told, *one.features),
                )
            )
        return _with_first(by_number, others)

    def _may_be_called(self, entity: Entity, mention: Mention) -> bool:
        """Whether the name given may be that of *entity*: a number is copied wrongly, too."""
        if key(mention.name) in map(key, entity.names):
            return True
        records = [
            one for kind in self.entities.records.values() for one in kind if one.id == entity.id
        ]
        kind = "person" if kinds.PERSON in entity.types else "union"
        proposals = resolver(records, kind).decide(mention).proposals
        return bool(proposals) and not any(s.weight in NEVER for s in proposals[0].seen)


def _wanted(query: Query) -> Wanted | None:
    """The types that *query* restricts itself to; `None` if nothing can be of them."""
    known = [kinds.type_of(name) for name in query.types]
    types = frozenset(one.id for one in known if one is not None)
    every = query.strict == "all"
    if every and None in known:
        return None
    if query.types and not types:
        return Wanted(types, False, sure=False) if query.strict == "should" else None
    # One type alone is the same either way.
    return Wanted(types, every and len(types) > 1)


def _with_first(first: list[Candidate], others: list[Candidate]) -> list[Candidate]:
    """*first*, and those of *others* that are not among them, less certain than they are."""
    if not first:
        return others
    ids = {one.entity.id for one in first}
    sure = any(one.match for one in first)
    return first + [
        one._replace(match=one.match and not sure) for one in others if one.entity.id not in ids
    ]


def _agreement(entity: Entity, question: Asked) -> tuple[tuple[str, bool], ...]:
    """For each kind of number given that *entity* has: whether it is the same."""
    told = []
    for scheme, numbers in question.numbers.items():
        own = {plain_number(value.text) for value in entity.values.get(scheme, ())}
        if own:
            told.append((f"number.{scheme}", bool(own & numbers)))
    return tuple(told)


def _has(entity: Entity, name: str, values: tuple[Any, ...]) -> bool:
    """Whether *entity* has one of *values* as its *name*."""
    own = entity.values.get(name, ())
    if name in kinds.NUMBERS:
        numbers = {plain_number(value.text) for value in own}
        return any(plain_number(value.id or value.text) in numbers for value in values)
    ids, words = {value.id for value in own if value.id}, {key(value.text) for value in own}
    return any(value.id in ids or (key(value.text) or None) in words for value in values)
