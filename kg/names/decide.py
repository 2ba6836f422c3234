"""Decide: link, not there, or ask a person; with the reasons and the rivals.

The best record, its rivals and those who are not in the target share one
certainty. The share of the best is the score, so a rival as good as the best
halves it, and a name that many bear leaves much to people who are not there.
"""

from __future__ import annotations

from math import exp
from typing import NamedTuple

from kg.names.context import Seen
from kg.names.record import Record
from kg.names.weights import (
    AGAINST,
    ALONE_OTHERS,
    ANOTHER_LIFE,
    EXACT,
    LINK_AT,
    NAME,
    NIL_AT,
    SEAT,
    STATE,
    TELLING_PARTY,
)

LINK, NIL, REVIEW = "LINK", "NIL", "REVIEW"
SHOWN = 5
# Nobody is linked on these alone, whatever else agrees.
NEVER = frozenset({"family.other", "given.other", "union.name.more", "union.name.turned"})
# What may speak against one who bears a rare name and is of the party, and is still asked about.
TOLD_APART = frozenset({"country.other", "years.far", "years.held"})


class Proposal(NamedTuple):
    """A record that may be meant: what was seen, what it adds up to, its share of certainty."""

    record: Record
    seen: tuple[Seen, ...]
    worth: float
    share: float = 0.0


class Decision(NamedTuple):
    """What came of a mention.

    *score* is the certainty, 0 to 1, that the first of *proposals* is meant;
    *others* how many fitting ones outside the target were reckoned with;
    *note* says in a few words why nothing could be compared, if so.
    """

    outcome: str
    score: float
    proposals: tuple[Proposal, ...]
    others: float
    note: str = ""


def decide(
    proposals: list[Proposal], others: float, *, whole: bool = True, why_not: str = ""
) -> Decision:
    """The outcome for *proposals*, of which none need be in order.

    *whole* is false where more fitted than were compared, *why_not* says what
    else makes the name that of no one person: then nobody is linked.
    """
    ordered = sorted(proposals, key=_order)
    weights = [exp(min(30.0, p.worth)) for p in ordered]
    total = others + sum(weights)
    shared = tuple(
        p._replace(share=weight / total)
        for p, weight in zip(ordered[:SHOWN], weights, strict=False)
    )
    if not shared:
        return Decision(NIL, 0.0, (), others)
    best = shared[0]
    barred = why_not or (_barred(best, others) if whole else "more fit the name than were compared")
    if best.share >= LINK_AT and not barred:
        outcome = LINK
    elif best.share < NIL_AT and best.worth <= AGAINST and not _later(best, others):
        outcome = NIL
    else:
        outcome = REVIEW
    note = ""
    if best.share >= LINK_AT and outcome == REVIEW:
        note = f"not linked without a person: {barred}"
    return Decision(outcome, best.share, shared, others, note)


def _barred(best: Proposal, others: float) -> str:
    """Why *best* is not linked, however certain; empty if nothing bars it."""
    if any(seen.weight in NEVER for seen in best.seen):
        return "the name differs"
    worth = {one.weight: one.value for one in best.seen}
    seen = worth.keys()
    names = seen & NAME.keys()
    if not names:
        return ""
    if "party.other" in seen and "years.outside" not in seen and not _holds_the_seat(best):
        return "one of another party may stand for the seat of a namesake"
    placed = seen & SEAT or seen >= STATE
    if seen & ANOTHER_LIFE and not ("area.same" in seen or seen >= STATE):
        return "another office is named, and no seat agrees"
    if "years.held" in seen and not placed:
        return "an office held outside the years of service, and no seat agrees"
    telling = worth.get("party.same", 0.0) >= TELLING_PARTY
    if not placed and not telling and not (names <= EXACT and others <= ALONE_OTHERS):
        return "no seat and no telling party agrees, and the name is not exactly that or not rare"
    return ""


def _holds_the_seat(best: Proposal) -> bool:
    """Whether the mention holds the record's own seat in its years: a seat has one member."""
    seen = {one.weight for one in best.seen}
    return seen >= {"area.same", "office.same", "years.inside", "office.held"}


def _later(best: Proposal, others: float) -> bool:
    """Whether *best* may have gone from one office to another: a rare name, and the party."""
    seen = {one.weight for one in best.seen}
    exact = seen >= {"family.same", "given.same", "party.same"} and others <= 2 * ALONE_OTHERS
    return exact and bool(seen & ANOTHER_LIFE) and not seen & TOLD_APART


def _order(proposal: Proposal) -> tuple[float, str, str]:
    """The best first; where two are as good, by name, so that order never hangs on chance."""
    return (-round(proposal.worth, 9), proposal.record.name, proposal.record.id)
