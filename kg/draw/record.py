"""Record: what is known of a contest, one record a thing, as the views tell it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any

from kg.network.outcomes import OPEN, WAITING

# What a picture that draws only the decisions that stand leaves out besides.
REPLACED = (
    "Decisions replaced since, also at a day when they stood: the contest view, the network"
    " and the matrix show these."
)
# By which day something was public, and by which it was decided; `None` if it is open.
Settled = tuple[date, date] | None


@dataclass(frozen=True, slots=True)
class Choice:
    """One endorsement, decision that chose nobody, or expectation."""

    key: str
    kind: str
    endorser: str
    target: str | None
    edge: dict[str, Any]
    # The first day possible of the decision that it replaced: it cannot be of an earlier.
    floor: date | None = None

    @property
    def begun(self) -> date | None:
        """The first day on which it can have been made."""
        start, end = self.edge["start"], self.edge["end"] or self.edge.get("announced")
        floor = self.floor if end is None or (self.floor and self.floor <= end) else None
        return max(filter(None, (start, floor)), default=None)

    @property
    def days(self) -> tuple[date | None, date | None]:
        """First and last day to put it at: of the decision, else made public."""
        start, end, announced = self.edge["start"], self.edge["end"], self.edge.get("announced")
        known = start is not None and start == end
        return (announced, announced) if announced and not known else (start, end)

    @property
    def rank(self) -> int | None:
        """1 for a first choice; `None` if unranked or no choice of a person."""
        rank: int | None = self.edge["rank"]
        return rank


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who spoke for an endorser or candidate, or a body that decided."""

    iri: str
    key: str
    kind: str
    role: str | None


@dataclass(slots=True)
class Row:
    """What one endorser decided about a contest, once; or was expected to."""

    key: str
    endorser: str
    choices: list[Choice] = field(default_factory=list)
    voices: list[Voice] = field(default_factory=list)
    replaced: bool = False
    part: bool = False
    # What it is a part of, in words.
    part_of: str = "part of a union"
    # A later decision of the same endorser counts, that of a later round say.
    earlier: bool = False
    # The decision that replaced it, or that counts in its place.
    after: str | None = None
    # An expectation of an endorser of which no decision is known.
    awaited: bool = False

    def stood(self) -> Row | None:
        """The same as it was until the later decision, or lapsed; `None` if neither came."""
        if self.lapsed:
            then = {"lapsed": None, "came": OPEN}
            choices = [replace(choice, edge=choice.edge | then) for choice in self.choices]
            return replace(self, choices=choices, awaited=True)
        if self.after is None:
            return None
        return replace(self, replaced=False, earlier=False, after=None)

    @property
    def stands(self) -> bool:
        """Whether it is a decision that stands, and not that of a part of a union."""
        return not self.expected and not self.replaced and not self.part

    @property
    def counts(self) -> bool:
        """Whether it is the endorser's last word, and no unranked suggestion alone."""
        ranked = self.first.kind == "decision" or self.first.rank == 1
        return self.stands and ranked and not self.earlier

    @property
    def expected(self) -> bool:
        """Whether it is an expectation."""
        return self.first.kind == "expectation"

    @property
    def lapsed(self) -> bool:
        """Whether it is an expectation that nothing could come of any more."""
        return bool(self.first.edge.get("lapsed"))

    @property
    def settled(self) -> str | None:
        """The decision by which one knows what came of an expectation."""
        decision: str | None = self.first.edge.get("settled")
        return decision

    @property
    def undecided(self) -> bool:
        """Whether it says of a day that nothing had been decided by then."""
        return self.expected and self.first.edge["outcome"] == WAITING

    @property
    def first(self) -> Choice:
        """The choice that says to which group the row belongs."""
        return self.choices[0]


@dataclass(slots=True)
class Standing:
    """A person who stands, and what became of it."""

    person: str
    candidacy: str
    status: str | None
    voices: list[Voice] = field(default_factory=list)
    # The last round in which there is a share of the vote, 0 if there was one only; and it.
    share: tuple[int, Decimal] | None = None


@dataclass(slots=True)
class Contest:
    """One contest with everything known of its endorsements."""

    iri: str
    label: str
    post: str | None
    first: date | None
    last: date | None
    # The day of its result, if that is known.
    result: date | None = None
    standings: dict[str, Standing] = field(default_factory=dict)
    rows: list[Row] = field(default_factory=list)
    # All rows, also those that a picture around one entity does not show.
    whole: list[Row] = field(default_factory=list)

    @property
    def over(self) -> date:
        """The day from which one could say how it ended; the last of all, if not known.

        A picture says it then at the end of its slider only, which is no day.
        """
        return self.result or date.max

    @property
    def changed(self) -> bool:
        """Whether any of its decisions was replaced by a later one."""
        return any(row.replaced for row in self.rows)

    def decided(self) -> list[Row]:
        """The rows that count: decisions that stand, of endorsers in their own right."""
        return [row for row in self.rows if row.counts]
