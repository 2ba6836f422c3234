"""Result: in which order the candidates of a contest ended, as far as that is known.

The winner first; then by the vote: who was eliminated stands behind who was not, who
was in a later round before who was not, in the last round of each the higher share
first. Of whom no share is known stand behind; then those who were not nominated, who
withdrew, who never stood. Equals stand in the order of first support.
"""

from __future__ import annotations

from collections.abc import Iterable

from kg.draw.record import Contest, Standing

# What became of a candidate, the nearer to the post the earlier.
_CLASSES = {
    "won": 0,
    "lost": 1,
    "eliminated": 2,
    "notNominated": 4,
    "notOnBallot": 4,
    "withdrawn": 5,
    "notStanding": 6,
    "declined": 6,
    "considering": 6,
}
_WON, _LOST, _ELIMINATED, _UNKNOWN = 0, 1, 2, 3
_HALF = 50
_VOTED = frozenset({"won", "lost", "eliminated"})


def place(standing: Standing) -> tuple[float, ...]:
    """Where a candidate stands in the order of the result; the lower, the better."""
    found = _CLASSES.get(standing.status or "", _UNKNOWN)
    if standing.share is None or found == _WON:
        return (found, 1, 0, 0)
    in_round, share = standing.share
    return (found if found == _ELIMINATED else _LOST, 0, -in_round, -float(share))


def ended(contest: Contest) -> bool:
    """Whether it is known how it ended for anybody who stood to the end."""
    return any(
        standing.status in _VOTED or standing.share is not None
        for standing in contest.standings.values()
    )


def order(contest: Contest, shown: Iterable[Standing]) -> str:
    """In which order *shown* stand, as a sentence ends: by the result, if it is known."""
    ran = [
        standing
        for standing in shown
        if standing.share is not None or _CLASSES.get(standing.status or "", _UNKNOWN) <= _UNKNOWN
    ]
    won = [standing for standing in ran if standing.status == "won"]
    others = [standing for standing in ran if standing.status != "won"]
    known = [standing for standing in others if standing.share is not None]
    if not ended(contest):
        return "in the order of first support"
    if won and len(others) < 2:
        return "in the order of the result"
    # Several went out in rounds of which there are no figures.
    dropped = [standing for standing in others if standing.status == "eliminated"]
    shares = [standing.share[1] for standing in ran if standing.share is not None]
    vague = len(dropped) > 1 and max(shares, default=_HALF) <= _HALF
    if len(known) == len(others) and not vague:
        return "in the order of the result"
    if known:
        return "in the order of the result as far as it is known"
    if won:
        return f"the {'winner' if len(won) == 1 else 'winners'} first, then by first support"
    return "in the order of first support"


def pending(contest: Contest) -> str:
    """What stands for the result at a day before it."""
    unknown = contest.result is None and ended(contest)
    return "day of result not known" if unknown else "result not yet known"
