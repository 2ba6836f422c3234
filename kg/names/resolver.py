"""Resolver: the one place where a mention of a person or union meets a target.

Query parameters, linking and the reading of articles all ask it. The same
mention and target give the same decision, byte for byte.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from kg.names import compare, frequency, person, styles
from kg.names.context import Seen, Surroundings
from kg.names.decide import NIL, REVIEW, Decision, Proposal, decide
from kg.names.people import People
from kg.names.person import Person
from kg.names.record import Mention, Record
from kg.names.weights import FLOOR, NAME, POOL

# A name so unlike is compared with the context only if there are few.
UNLIKE = -6.0
FEW = 10
# Of those who bear half of a double family name, so many at most bear the whole.
DOUBLE = 0.1


class Resolver(Protocol):
    """What decides on mentions of one kind."""

    def decide(self, mention: Mention) -> Decision:
        """The outcome for *mention*, with reasons and rivals."""


def resolver(records: Sequence[Record], kind: str) -> Resolver:
    """The resolver over *records* of that *kind*, ``person`` or ``union``."""
    if kind == "person":
        return Persons(records)
    from kg.names.unions import Unions

    return Unions(records)


class Persons:
    """Decides on mentions of persons."""

    def __init__(self, records: Sequence[Record]) -> None:
        # By what they hold and not by where they stood, so that their order is nothing.
        self._records = records
        self._people = People(records)
        self._around = Surroundings(records)
        self._parsed: dict[int, tuple[Person, ...]] = {}

    def decide(self, mention: Mention) -> Decision:
        """The outcome for *mention*, with reasons and rivals."""
        wanted = person.parse(mention.name)
        if wanted == person.NOBODY:
            return Decision(REVIEW, 0.0, (), 0.0, _why_no_name(mention.name))
        mention = self._around.read(mention)
        if not mention.office:
            mention = mention._replace(office=styles.office_before(mention.name))
        numbers, whole = self._people.find(wanted)
        wanted = self._as_filed(wanted, numbers)
        found = [(self._name(wanted, number), number) for number in numbers]
        if len(found) > FEW:
            best = [one for one in found if one[0][0] > UNLIKE]
            found = best or found
        proposals = [self._proposal(mention, self._records[number], name) for name, number in found]
        why_not = styles.why_not_one(mention.name) or self._style(mention, wanted, proposals)
        decision = decide(proposals, self.others(wanted), whole=whole, why_not=why_not)
        if decision.outcome == NIL and styles.names_two(mention.name):
            return decision._replace(outcome=REVIEW, note=why_not)
        return decision

    def _style(self, mention: Mention, wanted: Person, proposals: list[Proposal]) -> str:
        """Why the style before the name is not that of the best; empty if it may be."""
        if not styles.before(mention.name) or not proposals:
            return ""
        best = max(proposals, key=lambda one: one.worth).record
        given = person.parse(best.name).given[:1]
        if styles.another(mention.name, wanted, *given or ("",)):
            return "the style before the name may be another person's"
        return ""

    def _names(self, number: int) -> tuple[Person, ...]:
        names = self._parsed.get(number)
        if names is None:
            record = self._records[number]
            names = tuple(person.parse(name) for name in (record.name, *record.aliases))
            self._parsed[number] = names
        return names

    def _as_filed(self, wanted: Person, numbers: Sequence[int]) -> Person:
        """*wanted* with its family name as long as a record has it: Ana Long Rivera.

        Written apart, the first half of a double name looks like a middle one.
        """
        words = (*wanted.given, *wanted.family)
        if len(words) < 3 or len(wanted.given[1:]) == 0 or len(wanted.given[-1]) == 1:
            return wanted
        for number in numbers[:FEW]:
            for name in self._names(number):
                longer = len(name.family) > len(wanted.family)
                if longer and name.given and (*name.given, *name.family) == words:
                    return wanted._replace(given=name.given, family=name.family)
        return wanted

    def _name(self, wanted: Person, number: int) -> tuple[float, compare.Observations]:
        seen = [compare.persons(wanted, name) for name in self._names(number) if name.family]
        return max(((compare.worth(one), one) for one in seen), default=(-99.0, ("family.other",)))

    def _proposal(
        self, mention: Mention, record: Record, name: tuple[float, compare.Observations]
    ) -> Proposal:
        worth, observed = name
        seen = [Seen(one, NAME[one].value, "") for one in observed]
        around = self._around.compare(mention, record)
        return Proposal(record, (*seen, *around), worth + sum(one.value for one in around))

    def others(self, wanted: Person) -> float:
        """How many people outside the target are expected to bear that name."""
        people = self._people
        family = min(
            frequency.family_share(word, people.family_count(word), people.size)
            for word in wanted.family
        )
        if len([word for word in wanted.family if word not in person.PARTICLES]) > 1:
            family *= DOUBLE
        if not wanted.given:
            if not wanted.titled:
                word = wanted.family[0]
                given = frequency.given_share(word, people.given_count(word), people.size)
                family = max(family, given)
            return FLOOR + POOL * family
        first = wanted.given[0]
        given = frequency.given_share(first, people.given_count(first), people.size)
        return FLOOR + POOL * family * given


def _why_no_name(name: str) -> str:
    if len(name) > person.LONGEST:
        return f"{len(name)} characters are no name (the longest compared has {person.LONGEST})"
    return "there is no name to compare"
