"""Dataset: who of ours is who in an outside dataset: ids first, then the resolver.

What a person has judged stands: a rejected pair is never proposed again, an
accepted one is not asked again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from kg.link import crosswalk, known
from kg.link.datasets.outside import ORGANIZATION, PERSON, Dataset, Outside
from kg.link.judged import Judged
from kg.names import roles
from kg.names.decide import LINK, NIL, REVIEW, Decision
from kg.names.explain import explain
from kg.names.record import Mention, Record
from kg.names.resolver import Resolver, resolver

if TYPE_CHECKING:
    from kg.query import Engine

EXACT = "EXACT"
JUDGED = "JUDGED"
# Where ids clash, nobody can say which way it is.
UNDECIDED = 0.5


class Result(NamedTuple):
    """What came of one of ours: outcome EXACT, JUDGED or one of the resolver's.

    *found* are records of the dataset, the best first; *claims* how many claims
    of the graph depend on ours.
    """

    ours: Record
    outcome: str
    found: tuple[Outside, ...]
    score: float
    why: str
    claims: int = 0


@dataclass(frozen=True, slots=True)
class Linked:
    """All results for a dataset, ordered by our ids."""

    dataset: Dataset
    results: tuple[Result, ...]

    def counts(self) -> Counter[str]:
        """How many of ours came to which outcome."""
        return Counter(result.outcome for result in self.results)

    def pairs(self) -> list[tuple[Record, Outside]]:
        """Those of ours that are linked, each with its record."""
        return [(one.ours, one.found[0]) for one in self.results if one.outcome in {EXACT, LINK}]


def link(engine: Engine, dataset: Dataset, judged: Judged, *, names: bool = True) -> Linked:
    """Who of the graph is who in *dataset*; without *names*, by ids alone.

    Raises:
        KgError: the graph cannot be asked.
    """
    ids = known.ids(engine)
    claims = known.claims(engine)
    results: list[Result] = []
    linked: dict[str, Outside] = {}
    for kind in (PERSON, ORGANIZATION):
        outside = [one for one in dataset.records if one.kind == kind]
        if not outside:
            continue
        desk = _Desk(known.records(engine, kind), ids, outside, judged)
        if kind == PERSON:
            desk.cross(crosswalk.cross(desk.open(), ids, outside, judged.rejected))
            linked = {one.ours.id: one.found[0] for one in desk.results if one.outcome == EXACT}
        else:
            desk.cross(crosswalk.cross(desk.open(), ids, outside, judged.rejected))
            members = known.parties(engine)
            desk.cross(crosswalk.parties(desk.open(), members, linked, outside))
        if names and any(one.record.name for one in outside):
            desk.resolve("person" if kind == PERSON else "union")
        results += desk.results
    counted = [one._replace(claims=claims.get(one.ours.id, 0)) for one in results]
    return Linked(dataset, tuple(sorted(counted, key=lambda one: one.ours.id)))


class _Desk:
    """Records of ours and of the dataset, of one kind, and what has come of them so far."""

    def __init__(
        self,
        records: Sequence[Record],
        ids: dict[str, known.Ids],
        outside: Sequence[Outside],
        judged: Judged,
    ) -> None:
        self._records = records
        self._ids = ids
        self._outside = {one.record.id: one for one in outside}
        self._judged = judged
        self.results = [
            Result(record, JUDGED, (), 1.0, "a person has judged")
            for record in records
            if record.id in judged.settled
        ]

    def open(self) -> list[Record]:
        """Those of ours that nothing has come of yet."""
        done = {result.ours.id for result in self.results}
        return [record for record in self._records if record.id not in done]

    def cross(self, found: list[crosswalk.Crossing]) -> None:
        """Take in what ids lead to."""
        taken = self._judged.taken
        for one in found:
            certain = one.is_certain and one.found[0].record.id not in taken
            outcome = EXACT if certain else REVIEW
            score = 1.0 if certain else UNDECIDED
            self.results.append(Result(one.ours, outcome, one.found, score, one.why))

    def resolve(self, kind: str) -> None:
        """Seek those still open by name and context among the records not taken."""
        taken = {r.found[0].record.id for r in self.results if r.outcome == EXACT}
        taken |= self._judged.taken
        free = [one.record for name, one in self._outside.items() if name not in taken]
        targets = [record for record in free if record.name]
        decide = resolver(targets, kind)
        found = []
        for record in self.open():
            barred = {there for here, there in self._judged.rejected if here == record.id}
            # Without those that a person rejected; rare, so made anew each time.
            own = resolver([t for t in targets if t.id not in barred], kind) if barred else decide
            found.append(self._result(record, _best(own, record)))
        counted = Counter(one.found[0].record.id for one in found if one.outcome == LINK)
        for one in found:
            if one.outcome == LINK and counted[one.found[0].record.id] > 1:
                why = f"not linked without a person: another here fits it too. {one.why}"
                self.results.append(one._replace(outcome=REVIEW, why=why))
            else:
                self.results.append(one)

    def _result(self, record: Record, decision: Decision) -> Result:
        found = tuple(self._outside[one.record.id] for one in decision.proposals)
        why = explain(decision)
        if decision.outcome != LINK:
            return Result(record, decision.outcome, found, decision.score, why)
        clash = crosswalk.clashes(self._ids.get(record.id, {}), found[0])
        if clash:
            why = f"not linked without a person: {'; '.join(clash)}. {why}"
            return Result(record, REVIEW, found, min(decision.score, UNDECIDED), why)
        return Result(record, LINK, found, decision.score, why)


def _best(own: Resolver, record: Record) -> Decision:
    """The decision on a record's name, or on another name of it if that one finds nobody."""
    first = own.decide(mention(record, record.name))
    if first.outcome != NIL:
        return first
    others = [own.decide(mention(record, name)) for name in record.aliases]
    found = next((one for one in others if one.outcome != NIL), None)
    return found or _seated(own, record) or first


def _seated(own: Resolver, record: Record) -> Decision | None:
    """For an officer of a union who has a party: who may be that person with a seat.

    Some leave a union for a seat. Whether this one did is for a person to say.
    """
    if not record.parties or any(roles.office(office) != "union" for office in record.offices):
        return None
    decision = own.decide(mention(record, record.name)._replace(office=""))
    note = "not linked without a person: an officer of a union here, and no seat is known"
    return None if decision.outcome == NIL else decision._replace(outcome=REVIEW, note=note)


def mention(record: Record, name: str) -> Mention:
    """*record* under one of its names, as the resolver is asked about it."""
    # Who led a union before taking a seat is sought by what is not of the union.
    other = [office for office in record.offices if roles.office(office) != "union"]
    return Mention(
        name,
        record.country,
        record.parties[0] if record.parties else "",
        record.areas[0] if record.areas else "",
        (other or list(record.offices) or [""])[0],
        record.start,
    )
