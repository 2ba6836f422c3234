"""Positions: what each endorser held in each contest, one position a pair.

A position is the decision that counts. Where there is none, it says what is
known instead: an expectation, that the endorser cannot have taken part, or
nothing. A part of a union is an endorser of its own and never its union.
"""

from __future__ import annotations

from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass
from datetime import date
from typing import Self

from kg.draw import say
from kg.draw.chart import NO_SPAN, Span
from kg.draw.record import Choice, Contest, Row
from kg.draw.surnames import surnames_of
from kg.network import rows
from kg.network.build import Network
from kg.network.lives import AFFILIATED, FOUNDED, Life, lives
from kg.query import Engine

CHOICE, SUGGESTED, EXPECTED = "choice", "suggested", "expected"
NONE, FREE, WAITING, OTHER = "noRecommendation", "freeVote", "notYetDecided", "outcomeUnknown"
UNKNOWN, ABSENT = "unknown", "absent"
# What an endorser decided; of the others no decision is known.
DECIDED = frozenset({CHOICE, SUGGESTED, NONE, FREE, WAITING, OTHER})


@dataclass(frozen=True, slots=True)
class Position:
    """What *endorser* held in *contest*; *row* is the decision or expectation behind it.

    *first* is the choice of a person that leads it, *later* the further ones.
    *reason* says why it is absent. One that a later decision replaced held *until* that
    was perhaps public, and perhaps decided.
    """

    endorser: str
    contest: Contest
    what: str
    row: Row | None = None
    reason: str = ""
    until: Span = NO_SPAN

    @property
    def first(self) -> Choice | None:
        """The first choice, or the person expected; `None` if nobody is named."""
        if self.row is None or self.what == SUGGESTED:
            return None
        return self.row.first if self.row.first.target else None

    @property
    def later(self) -> list[Choice]:
        """Second and later preferences and suggestions, in their order."""
        if self.row is None:
            return []
        return [choice for choice in self.row.choices if choice.target and choice is not self.first]

    @property
    def decided(self) -> bool:
        """Whether a decision is known."""
        return self.what in DECIDED

    @property
    def formal(self) -> bool:
        """Whether the first choice is not known to be a recommendation only."""
        return self.first is None or self.first.edge.get("form") != "recommendation"

    @property
    def won(self) -> bool | None:
        """Whether the first choice won; `None` if no winner is known."""
        won = winners(self.contest)
        return self.first.target in won if self.first is not None and won else None


def winners(contest: Contest) -> list[str]:
    """Who won, as far as that is known; a post may have several."""
    standings = contest.standings.values()
    return sorted(standing.person for standing in standings if standing.status == "won")


class Positions:
    """The positions of every endorser of a network in its contests."""

    def __init__(self, engine: Engine, network: Network, contests: list[Contest]) -> None:
        self.network, self.contests = network, contests
        self.lives = lives(engine)
        known = rows.contests(engine)
        self.parties = {iri: contest.organization for iri, contest in known.items()}
        self.posts = {iri: contest.post_iri for iri, contest in known.items()}
        entities = rows.entities(engine)
        self.shorts = {iri: entity.short for iri, entity in entities.items()}
        # All names of the parties, the longest first.
        self.names = {
            iri: sorted({entities[iri].label, *entities[iri].names}, key=lambda n: (-len(n), n))
            for iri in sorted({party for party in self.parties.values() if party})
            if iri in entities
        }
        # When each choice became public, by its IRI, where a view has gathered it.
        self.spans: dict[str, Span] = {}
        self._rows: dict[tuple[str, str], Row] = {}
        for contest in contests:
            for row in sorted(contest.rows, key=_weight):
                self._rows[row.endorser, contest.iri] = row
        self.surnames: dict[str, str] = self._shortened(contests)

    def within(self, contests: Iterable[Contest]) -> Self:
        """The same, where only the candidates of these contests share surnames."""
        narrowed = copy(self)
        narrowed.surnames = self._shortened(contests)
        return narrowed

    def _shortened(self, contests: Iterable[Contest]) -> dict[str, str]:
        """The short name of everyone who was chosen or won."""
        people: set[str | None] = set()
        for contest in contests:
            people.update(winners(contest))
            people.update(choice.target for row in contest.rows for choice in row.choices)
        return surnames_of(self.network, sorted(person for person in people if person))

    def of(self, endorser: str, contest: Contest) -> Position:
        """The position of *endorser* in *contest*."""
        row = self._rows.get((endorser, contest.iri))
        if row is not None and not row.replaced:
            return Position(endorser, contest, _what(row), row)
        reason = self.reason(endorser, contest)
        return Position(endorser, contest, ABSENT if reason else UNKNOWN, reason=reason)

    def earlier(self, position: Position) -> list[Position]:
        """The positions of the same endorser that later decisions replaced, as they were."""
        own = [row for row in position.contest.whole if row.endorser == position.endorser]
        by_key = {row.key: row for row in own}
        found = []
        for row in own:
            stood, later = row.stood(), by_key.get(row.after or "")
            if stood is None or later is None:
                continue
            public = self.spans.get(later.first.key, NO_SPAN)[0] or date.min
            made = later.first.edge["start"] or date.min
            what, until = _what(stood), (public, made)
            found.append(Position(row.endorser, position.contest, what, stood, until=until))
        return found

    def public(self, position: Position) -> Span:
        """When a position became public; of what is not known, when its contest was over."""
        if position.row is None:
            return self.over(position)
        return self.bounded(position.contest, self.told(position.contest, position.row.first))

    def told(self, _contest: Contest, choice: Choice) -> Span:
        """When a choice became public, as the view has gathered it."""
        return self.spans.get(choice.key, NO_SPAN)

    def bounded(self, contest: Contest, span: Span) -> Span:
        """A span without a last day: it does not begin before the contest before it ended."""
        first, last = span
        if last is not None:
            return span
        return max(filter(None, (first, self.before(contest))), default=None), None

    @staticmethod
    def over(position: Position) -> Span:
        """The day from which on nothing more was to be known of a position."""
        return (position.contest.last, position.contest.last)

    def before(self, contest: Contest) -> date | None:
        """The end of the contest before it for the same post: nobody chose earlier."""
        post, last = self.posts.get(contest.iri), contest.last
        ends = [
            other.last
            for other in self.contests
            if other.last and last and other.last < last and self.posts.get(other.iri) == post
        ]
        return max(ends, default=None) if post else None

    def reason(self, endorser: str, contest: Contest) -> str:
        """Why an endorser cannot have a voice in a contest; nothing if it may."""
        life = self.lives.get(endorser, Life())
        reason = life.absent(contest.first, contest.last, self.parties.get(contest.iri))
        if reason in {None, AFFILIATED, FOUNDED}:
            return reason or ""
        into = f" into {self.shorts[life.into]}" if life.into in self.shorts else ""
        assert life.ended is not None
        return f"merged{into} by {life.ended.year}"

    def endorsers(self, kinds: Iterable[str]) -> list[str]:
        """The endorsers of these kinds with a row anywhere, by short name."""
        wanted = set(kinds)
        found = {
            row.endorser
            for contest in self.contests
            for row in contest.rows
            if self.network.nodes[row.endorser]["kind"] in wanted
        }
        return sorted(found, key=lambda iri: (self.short(iri).casefold(), iri))

    def short(self, iri: str | None) -> str:
        """What an entity is called in a picture."""
        return "" if iri is None else str(self.network.nodes[iri]["short"])

    def surname(self, iri: str | None) -> str:
        """A candidate's surname, with an initial where two share it."""
        name = say.label(self.network, iri)
        return self.surnames.get(name, name)

    def gone(self, endorser: str, latest: Contest | None) -> bool:
        """Whether an endorser merged, or does not belong to the party, as of the record."""
        life = self.lives.get(endorser)
        if life is None:
            return False
        last = (latest.first, latest.last) if latest else (None, None)
        party = self.parties.get(latest.iri) if latest else None
        return life.outside or life.ended is not None or bool(life.absent(*last, party))


def _weight(row: Row) -> tuple[bool, bool, date, str]:
    """The row that stands comes last: a decision before an expectation, the last of each."""
    day = row.first.days[1] or date.min
    return (not row.expected and not row.replaced, not row.earlier, day, row.key)


def _what(row: Row) -> str:
    if row.expected:
        return EXPECTED
    if row.first.kind == "decision":
        outcome = row.first.edge["outcome"]
        return outcome if outcome in DECIDED else OTHER
    return CHOICE if row.first.rank == 1 else SUGGESTED
