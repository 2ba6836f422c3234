"""Choices: what each endorser held at the end of each contest.

Of several decisions about a contest the last counts, by the rule of `end:backs`:
none that another supersedes; of the rest the highest round, then the latest
day, then the highest IRI. A part of a union is an endorser of its own, and
never counted as the union.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kg.errors import UsageError
from kg.network import rows
from kg.network.nodes import Nodes
from kg.network.scope import Scope

# To choose nobody, or to leave the choice to the members, is a position too.
NEUTRAL = frozenset({"noRecommendation", "freeVote"})


@dataclass(frozen=True, slots=True)
class Choice:
    """One endorser's stand in one contest: a candidate of a rank, or nobody.

    *candidate* is `None` and *rank* 0 where it stood neutral. *fact* is the
    endorsement, or the decision to choose nobody.
    """

    fact: str
    endorser: str
    contest: str
    candidate: str | None
    rank: int
    start: date | None
    end: date | None


def last(decisions: Iterable[rows.Decision]) -> dict[tuple[str, str], rows.Decision]:
    """The decision that counts, for each endorser and contest."""
    held = list(decisions)
    replaced = {decision.supersedes for decision in held}
    found: dict[tuple[str, str], rows.Decision] = {}
    for decision in sorted((d for d in held if d.iri not in replaced), key=_order):
        found[decision.endorser, decision.contest] = decision
    return found


def _order(decision: rows.Decision) -> tuple[int, date, str]:
    made = decision.latest or decision.announced or date.min
    return (decision.round or 0, made, decision.iri)


def choices(nodes: Nodes, scope: Scope, form: str | None = None) -> list[Choice]:
    """Every ranked choice and neutral stand in *scope*, in the order of its IRI.

    With *form*, a kind of endorsement such as ``nomination``, only those of
    that form; a neutral stand has no form and stays.

    Raises:
        UsageError: no endorsement is of that form.
    """
    counted = last(rows.decisions(nodes.engine).values())
    final = {decision.iri: decision for decision in counted.values()}
    candidate = {row.candidacy: row.candidate for row in rows.ask(nodes.engine, "candidacies")}
    forms: dict[str, set[str]] = defaultdict(set)
    ranked: dict[str, Choice] = {}
    for row in rows.ask(nodes.engine, "endorsements"):
        if row.kind:
            forms[row.endorsement].add(rows.name_of(row.kind) or "")
        if row.decision in final and row.rank and row.candidacy in candidate:
            decision = final[row.decision]
            ranked[row.endorsement] = _choice(
                decision, row.endorsement, candidate[row.candidacy], row.rank
            )
    known = set().union(*forms.values())
    if form is not None and form not in known:
        raise UsageError(f"no form {form!r}; there is: {', '.join(sorted(known))}")
    found = [choice for fact, choice in ranked.items() if form is None or form in forms[fact]]
    found += [
        _choice(decision, decision.iri, None, 0)
        for decision in final.values()
        if decision.outcome in NEUTRAL
    ]
    return sorted(
        (
            choice
            for choice in found
            if choice.contest in scope.contests
            and scope.may_lie_in(choice.start, choice.end, choice.contest)
            and scope.kind_fits(nodes.kind(choice.endorser))
        ),
        key=lambda choice: choice.fact,
    )


def _choice(decision: rows.Decision, fact: str, candidate: str | None, rank: int) -> Choice:
    return Choice(
        fact,
        decision.endorser,
        decision.contest,
        candidate,
        rank,
        decision.earliest or decision.announced,
        decision.latest or decision.announced,
    )
