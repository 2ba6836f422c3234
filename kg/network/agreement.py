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
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import compress

import networkx as nx

from kg.network.choices import Choice
from kg.network.nodes import Nodes, Pairs


def decided(choices: Iterable[Choice], *, neutral: bool = False) -> dict[str, dict[str, Choice]]:
    """What each endorser chose first in each contest that two or more decided."""
    found: dict[str, dict[str, Choice]] = defaultdict(dict)
    for choice in choices:
        if choice.rank == 1 or (neutral and choice.rank == 0):
            found[choice.contest].setdefault(choice.endorser, choice)
    return {contest: of for contest, of in sorted(found.items()) if len(of) > 1}


def compare(
    choices: Mapping[str, Mapping[str, Choice]], least: float = 1, share: float = 0.0
) -> Iterator[tuple[str, str, list[str], list[str]]]:
    """Each pair, with the contests both decided, and those in which both chose the same.

    Pairs come in the order of their IRIs; those with fewer contests than *least*
    or a lower share than *share* are left out. It goes by arrays, since pairs
    are many: a thousand endorsers of one contest are half a million.
    """
    if not choices:
        return
    import numpy as np

    names = sorted({endorser for of in choices.values() for endorser in of})
    number = {endorser: at for at, endorser in enumerate(names)}
    people: dict[str | None, int] = {}
    keys, places, alike = [], [], []
    for place, of in enumerate(choices.values()):
        held = sorted(
            (number[e], people.setdefault(c.candidate, len(people))) for e, c in of.items()
        )
        endorser, candidate = np.array(held).T
        one, other = np.triu_indices(len(held), 1)
        keys.append(endorser[one] * len(names) + endorser[other])
        places.append(np.full(len(one), place))
        alike.append(candidate[one] == candidate[other])
    key, where, same = (np.concatenate(parts) for parts in (keys, places, alike))
    order = np.argsort(key, kind="stable")
    key, where, same = key[order], where[order], same[order]
    starts = np.flatnonzero(np.diff(key, prepend=-1))
    counts = np.diff(starts, append=len(key))
    kept = (counts >= least) & (np.add.reduceat(same, starts, dtype=np.int64) / counts >= share)
    contests = list(choices)
    told = [contests[place] for place in where.tolist()]
    agree = same.tolist()
    pairs = key[starts[kept]].tolist()
    for pair, start, count in zip(pairs, starts[kept].tolist(), counts[kept].tolist(), strict=True):
        both = told[start : start + count]
        agreed = list(compress(both, agree[start : start + count]))
        yield names[pair // len(names)], names[pair % len(names)], both, agreed


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
    held = decided(choices, neutral=neutral)
    for iri in sorted({endorser for of in held.values() for endorser in of}):
        nodes.add(network, iri)
    day = days(nodes, (choice for of in held.values() for choice in of.values()))
    for one, other, both, agreed in compare(held, least, share):
        facts = [held[contest][iri] for contest in both for iri in (one, other)]
        start, end = span(facts)
        nodes.add_pair(
            network,
            one,
            other,
            "agreement",
            weight=len(agreed) / len(both),
            n=len(both),
            same=len(agreed),
            contests=tuple(sorted(both, key=lambda contest: (day[contest], contest))),
            agreed=tuple(sorted(agreed, key=lambda contest: (day[contest], contest))),
            start=start,
            end=end,
            sources=sources(nodes, facts),
        )
    return network


def days(nodes: Nodes, facts: Iterable[Choice]) -> dict[str, date]:
    """A day for each contest, to put them in order: its last, else of its first choice."""
    found: dict[str, date] = {}
    for choice in facts:
        contest = nodes.contests.get(choice.contest)
        day = (contest and contest.latest) or choice.end or choice.start or date.max
        found[choice.contest] = min(day, found.get(choice.contest, day))
    return found


def span(facts: Iterable[Choice]) -> tuple[date | None, date | None]:
    """First and last day of some choices; `None` where no day is known."""
    days = [day for choice in facts for day in (choice.start, choice.end) if day]
    return min(days, default=None), max(days, default=None)


def sources(nodes: Nodes, facts: Iterable[Choice]) -> tuple[str, ...]:
    """The articles that state some choices, each once, in the order of their IRIs."""
    return tuple(sorted({article for c in facts for article in nodes.sources.get(c.fact, ())}))
