"""Posts: what a contest was for, short enough for the head of a column.

"Deputy leader of the Labour Party" is a role in an organization. In a picture
of many contests the role is enough where the organization is the main one, the
one with most contests; the others are named.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from kg.draw import say, words
from kg.draw.positions import Positions
from kg.draw.record import Contest


def main(positions: Positions, contests: Iterable[Contest]) -> str | None:
    """The organization with most of these contests; of several the first by IRI."""
    counts = Counter(
        party for contest in contests if (party := positions.parties.get(contest.iri)) is not None
    )
    return min(counts, key=lambda iri: (-counts[iri], iri), default=None)


def role(positions: Positions, contest: Contest, whose: str | None) -> str:
    """The role alone, if the post's label says that it is one of *whose* organization.

    "Deputy leader of the Labour Party" becomes "deputy leader", that of another
    party "leader, Welsh Labour".
    """
    label = contest.post or contest.label
    organization = positions.parties.get(contest.iri)
    for name in positions.names.get(organization or "", ()):
        for ending in (f" of the {name}", f" of {name}"):
            if label.endswith(ending):
                short = label.removesuffix(ending)
                short = short[:1].lower() + short[1:]
                return short if organization == whose else f"{short}, {name}"
    return label


def national(positions: Positions, contest: Contest, whose: str | None) -> bool:
    """Whether a contest was for a role in the organization *whose* itself."""
    organization = positions.parties.get(contest.iri)
    shortened = role(positions, contest, whose) != (contest.post or contest.label)
    return organization == whose and shortened


def name(positions: Positions, contest: Contest, whose: str | None) -> str:
    """A contest in two or three words: its year and the role."""
    return " ".join(filter(None, (year(positions, contest), role(positions, contest, whose))))


def year(positions: Positions, contest: Contest) -> str:
    """The year of a contest; where the post had several in it, with the month, or the day."""
    day = contest.result or contest.last
    post = positions.posts.get(contest.iri)
    if day is None or post is None:
        return say.year(contest)
    others = [
        (other.result or other.last)
        for other in positions.contests
        if other.iri != contest.iri and positions.posts.get(other.iri) == post
    ]
    alike = [other for other in others if other is not None and other.year == day.year]
    if not alike:
        return say.year(contest)
    said = words.short(day, day)
    return said if any(o.month == day.month for o in alike) else said.partition(" ")[2]
