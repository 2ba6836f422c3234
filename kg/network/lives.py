"""Lives: when each organization can have existed and belonged to a party.

Only what the sources rule out is ruled out. Of several versions of a founding
the earliest counts, of several of a merger the latest; where no day is known,
nothing is ruled out.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from kg import query
from kg.network import rows

# Standings that say that an organization does not belong to the party today.
_OUTSIDE = frozenset({"formerlyAffiliated", "notAffiliated"})
MERGED, FOUNDED, AFFILIATED = "merged", "not yet founded", "not affiliated then"


@dataclass(frozen=True, slots=True)
class Affiliation:
    """An organization belonged to *party* between *start* and *end* at the most."""

    party: str
    start: date | None
    end: date | None


@dataclass(slots=True)
class Life:
    """What is known of an organization: *founded* at the earliest, *ended* at the latest.

    *into* is the organization it became, where it merged or was renamed.
    *outside* says that it does not belong to the party today, *never* that no
    source says it ever did.
    """

    founded: date | None = None
    ended: date | None = None
    into: str | None = None
    outside: bool = False
    never: bool = False
    affiliations: list[Affiliation] = field(default_factory=list)

    def absent(self, first: date | None, last: date | None, party: str | None) -> str | None:
        """Why it cannot have taken part in a contest of *party* between two days.

        `None` where it may have: an unknown day rules nothing out.
        """
        if self.founded and last and last < self.founded:
            return FOUNDED
        if self.ended and first and self.ended < first:
            return MERGED
        if self.never and not self.affiliations:
            return AFFILIATED
        held = [affiliation for affiliation in self.affiliations if affiliation.party == party]
        if held and all(_outside(affiliation, first, last) for affiliation in held):
            return AFFILIATED
        return None


def _outside(affiliation: Affiliation, first: date | None, last: date | None) -> bool:
    """Whether an affiliation surely has no day between *first* and *last*."""
    ended = affiliation.end is not None and first is not None and affiliation.end < first
    later = affiliation.start is not None and last is not None and last < affiliation.start
    return ended or later


def lives(engine: query.Engine) -> dict[str, Life]:
    """What is known of every organization, by IRI; of others nothing is known."""
    found: dict[str, Life] = {}
    for row in rows.ask(engine, "foundings"):
        life = found.setdefault(row.organization, Life())
        life.founded = min(life.founded or row.earliest, row.earliest)
    for change in rows.changes(engine).values():
        life = found.setdefault(change.original, Life())
        if change.original != change.resulting and change.latest is not None:
            life.ended = max(life.ended or change.latest, change.latest)
            life.into = change.resulting
    for row in rows.ask(engine, "affiliations"):
        life = found.setdefault(row.member, Life())
        life.affiliations.append(Affiliation(row.organization, row.start, row.end))
    for row in rows.ask(engine, "standings"):
        life = found.setdefault(row.organization, Life())
        standing = rows.name_of(row.affiliation)
        life.outside, life.never = standing in _OUTSIDE, standing == "notAffiliated"
    return found
