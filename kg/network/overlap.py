"""Overlap: how far two candidates were backed by the same endorsers.

A person is a node, whatever the contests they stood in, so that a candidate of
2015 can be compared with one of 2020. One edge a pair that shares an endorser,
of kind ``overlap``:

==========  =============================================================
weight      *same* / *n*, the Jaccard index, from 0 (excluded) to 1
n           endorsers that backed either of them
same        of these, the endorsers that backed both
endorsers   the IRIs of those that backed both
contests    the contests in which these did, in the order of their days
start       first day of a choice that counts; *end* the last one
sources     articles that state the choices of those that backed both
==========  =============================================================

An endorser has one first choice a contest; so two candidates of one contest
share none, unless later preferences count too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations

import networkx as nx

from kg.network.agreement import days, sources, span
from kg.network.choices import Choice
from kg.network.nodes import Nodes, Pairs


def build(
    nodes: Nodes,
    choices: Iterable[Choice],
    *,
    later: bool = False,
    least: float = 1,
    share: float = 0.0,
) -> Pairs:
    """The network of overlap, of pairs with *least* endorsers and that *share* at least.

    With *later*, second and later preferences count too. Every candidate whom
    somebody chose is a node.
    """
    network: Pairs = nx.Graph(name="overlap", ties=("overlap",))
    backers: dict[str, dict[str, list[Choice]]] = defaultdict(lambda: defaultdict(list))
    chosen: dict[str, set[str]] = defaultdict(set)
    for choice in choices:
        if choice.candidate and (choice.rank == 1 or (later and choice.rank > 1)):
            backers[choice.candidate][choice.endorser].append(choice)
            chosen[choice.endorser].add(choice.candidate)
    for iri in sorted(backers):
        nodes.add(network, iri)
    pairs = {pair for of in chosen.values() for pair in combinations(sorted(of), 2)}
    for one, other in sorted(pairs):
        both = sorted(backers[one].keys() & backers[other].keys())
        either = len(backers[one]) + len(backers[other]) - len(both)
        if len(both) < least or len(both) / either < share:
            continue
        facts = [c for endorser in both for iri in (one, other) for c in backers[iri][endorser]]
        day = days(nodes, facts)
        start, end = span(facts)
        nodes.add_pair(
            network,
            one,
            other,
            "overlap",
            weight=len(both) / either,
            n=either,
            same=len(both),
            endorsers=tuple(both),
            contests=tuple(sorted(day, key=lambda contest: (day[contest], contest))),
            start=start,
            end=end,
            sources=sources(nodes, facts),
        )
    return network
