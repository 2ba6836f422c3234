"""Outcomes: what came of an expectation, by the decision that stands.

The rule is that of the library's `expected-then`: a choice is held against the
choice of the same rank, whatever decision the record names as the one that
settled the expectation; to have settled it is not to have come as expected.
"""

from __future__ import annotations

from collections.abc import Mapping

from kg.network.rows import Decision

SAME, ANOTHER, NO_SUCH = "same choice", "another choice", "no such choice known"
# Where nobody had been named, and where nobody was chosen.
A_CHOICE, NOBODY = "a choice", "nobody"
LAPSED, OPEN = "lapsed", "no decision known"
WAITING = "notYetDecided"


def of(
    decision: Decision | None,
    named: Mapping[tuple[str, int], str],
    *,
    candidate: str | None,
    rank: int | None,
    expected: str,
    lapsed: bool,
) -> str | None:
    """What came of the expectation of *candidate* at *rank*, or of an outcome *expected*.

    *decision* is the one that stands, *named* whom each decision names by its IRI
    and rank. `None` where a source says only that nothing had been decided yet:
    that came neither true nor otherwise.
    """
    if expected == WAITING:
        return None
    if lapsed:
        return LAPSED
    if decision is None or decision.outcome in {None, WAITING, "outcomeUnknown"}:
        return OPEN
    if decision.outcome != "choice":
        return NOBODY
    if candidate is None:
        return A_CHOICE
    chosen = named.get((decision.iri, rank or 1))
    if chosen is None:
        return NO_SUCH
    return SAME if chosen == candidate else ANOTHER
