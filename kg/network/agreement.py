"""Agreement: how often two endorsers chose the same, of the contests both decided.

One edge a pair that decided a contest together, of kind ``agreement``:

=========  ==============================================================
weight     *same* / *n*, from 0 to 1
n          contests both decided
same       of these, the contests in which both chose the same candidate
contests   their IRIs, in the order of their days
agreed     the IRIs of those in which both chose the same
start      first day of a decision that counts; *end* the last one
sources    articles that state the choices
=========  ==============================================================

A first choice decides. Neutrality is no choice, unless it is asked to count as
one: then two who both stood neutral agree, and a neutral one and one who chose
differ. A contest that one endorser alone decided adds nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import combinations

import networkx as nx

from kg.network.choices import Choice
from kg.network.nodes import Nodes, Pairs


@dataclass(frozen=True, slots=True)
class Compared:
    """Endorsers side by side: what each chose, and the contests of each pair.

    *choices* has each contest's choices by endorser. A pair is in the order of
    its IRIs; *both* has the contests both decided, *agreed* those in which both
    chose the same.
    """

    choices: dict[str, dict[str, Choice]]
    both: dict[tuple[str, str], list[str]]
    agreed: dict[tuple[str, str], list[str]]


def compare(choices: Iterable[Choice], *, neutral: bool = False) -> Compared:
    """Each pair of endorsers that decided a contest together."""
    decided: dict[str, dict[str, Choice]] = defaultdict(dict)
    for choice in choices:
        if choice.rank == 1 or (neutral and choice.rank == 0):
            decided[choice.contest].setdefault(choice.endorser, choice)
    both: dict[tuple[str, str], list[str]] = defaultdict(list)
    agreed: dict[tuple[str, str], list[str]] = defaultdict(list)
    for contest, of in decided.items():
        alike: dict[str | None, list[str]] = defaultdict(list)
        for endorser in sorted(of):
            alike[of[endorser].candidate].append(endorser)
        for pair in combinations(sorted(of), 2):
            both[pair].append(contest)
        for group in alike.values():
            for pair in combinations(group, 2):
                agreed[pair].append(contest)
    return Compared(decided, both, agreed)


def build(
    nodes: Nodes,
    choices: Iterable[Choice],
    *,
    neutral: bool = False,
    least: float = 1,
    share: float = 0.0,
) -> Pairs:
    """The network of agreement, of pairs with *least* contests and that *share* at least.

    An endorser that decided a contest together with another is a node, also
    where no edge is left to it.
    """
    network: Pairs = nx.Graph(name="agreement", ties=("agreement",))
    compared = compare(choices, neutral=neutral)
    for iri in sorted({iri for pair in compared.both for iri in pair}):
        nodes.add(network, iri)
    for (one, other), contests in sorted(compared.both.items()):
        agreed = set(compared.agreed.get((one, other), ()))
        n = len(contests)
        if n < least or len(agreed) / n < share:
            continue
        held = [
            (compared.choices[contest][one], compared.choices[contest][other])
            for contest in contests
        ]
        held.sort(key=lambda pair: (first(nodes, pair[0]), pair[0].contest))
        facts = [choice for pair in held for choice in pair]
        start, end = span(facts)
        nodes.add_pair(
            network,
            one,
            other,
            "agreement",
            weight=len(agreed) / n,
            n=n,
            same=len(agreed),
            contests=tuple(choice.contest for choice, _ in held),
            agreed=tuple(choice.contest for choice, _ in held if choice.contest in agreed),
            start=start,
            end=end,
            sources=sources(nodes, facts),
        )
    return network


def first(nodes: Nodes, choice: Choice) -> date:
    """A day by which contests are put in order: that of the contest, else of the choice."""
    contest = nodes.contests.get(choice.contest)
    return (contest and contest.latest) or choice.end or choice.start or date.max


def span(facts: Iterable[Choice]) -> tuple[date | None, date | None]:
    """First and last day of some choices; `None` where no day is known."""
    days = [day for choice in facts for day in (choice.start, choice.end) if day]
    return min(days, default=None), max(days, default=None)


def sources(nodes: Nodes, facts: Iterable[Choice]) -> tuple[str, ...]:
    """The articles that state some choices, each once, in the order of their IRIs."""
    return tuple(sorted({article for c in facts for article in nodes.sources.get(c.fact, ())}))
