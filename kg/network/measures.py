"""Measures: a table of numbers about a network, a row a node.

Degree, betweenness, clustering and core are those of the ties without direction
and weight; strength and communities heed the weight; PageRank, hubs and
authorities the weight and the direction, where there is one. The record has a
few dozen nodes: read every number beside *degree*, and see `docs/analysis.md`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import networkx as nx

from kg.network import fast, ties

if TYPE_CHECKING:
    from kg.network.ties import Numbers, Ties

# How often communities are looked for; the best find counts.
TRIES = 10


@dataclass(frozen=True, slots=True)
class Measured:
    """The measures of one node.

    *community* counts from 1, the largest first. *core* is the largest k of a
    k-core that the node is in.
    """

    node: str
    label: str
    kind: str
    degree: int
    strength: float
    betweenness: float
    pagerank: float
    hub: float
    authority: float
    clustering: float
    core: int
    community: int


@dataclass(frozen=True, slots=True)
class Measures:
    """The measures of a network: a row a tied node, strongest first, and of the whole.

    *parts* are the components. *modularity* is that of the communities, and
    *found* says in how many of the tries these very communities came up: where
    it is low, others are as good. *assortativity* is by the nodes' kind, `None`
    where there is one kind. *untied* are the nodes that have no tie and no row.
    """

    rows: tuple[Measured, ...]
    ties: int
    parts: int
    communities: int
    modularity: float
    found: int
    assortativity: float | None
    untied: tuple[str, ...]

    def __iter__(self) -> Iterator[Measured]:
        """The rows."""
        return iter(self.rows)

    def __len__(self) -> int:
        """The number of nodes measured."""
        return len(self.rows)


def measure(network: nx.Graph[str], tries: int = TRIES) -> Measures:
    """The measures of a network of ours, or of any networkx graph of texts.

    *tries* is how often communities are looked for.
    """
    import numpy as np
    from scipy.sparse import csgraph

    held = ties.of(network)
    untied = tuple(sorted(set(network) - set(held.nodes)))
    if not held.nodes:
        return Measures((), 0, 0, 0, 0.0, tries, None, untied)
    groups, found = communities(held, tries)
    community = np.zeros(len(held.nodes), dtype=np.int64)
    for number, group in enumerate(groups, start=1):
        community[list(group)] = number
    degree = np.diff(held.links.indptr)
    strength = held.weights.sum(axis=1)
    hubs, authorities = fast.hits(held.arrows)
    between, pagerank = fast.betweenness(held.links), fast.pagerank(held.arrows)
    clustering = fast.clustering(held.links)
    core = nx.core_number(nx.from_scipy_sparse_array(held.links))
    kinds = [network.nodes[iri].get("kind", "thing") for iri in held.nodes]
    numbers = {kind: number for number, kind in enumerate(sorted(set(kinds)))}
    parts, _ = csgraph.connected_components(held.links, directed=False)
    rows = [
        Measured(
            iri,
            network.nodes[iri].get("label", iri),
            kinds[at],
            int(degree[at]),
            float(strength[at]),
            float(between[at]),
            float(pagerank[at]),
            float(hubs[at]),
            float(authorities[at]),
            float(clustering[at]),
            core[at],
            int(community[at]),
        )
        for at, iri in enumerate(held.nodes)
    ]
    return Measures(
        tuple(sorted(rows, key=lambda row: (-row.strength, row.label, row.node))),
        ties=held.links.nnz // 2,
        parts=int(parts),
        communities=len(groups),
        modularity=fast.modularity(held.weights, community),
        found=found,
        assortativity=fast.assortativity(held.links, np.array([numbers[kind] for kind in kinds])),
        untied=untied,
    )


def communities(held: Ties, tries: int) -> tuple[list[list[int]], int]:
    """Communities by Louvain: the best of some tries, and how many tries found it.

    Nodes are the numbers of their places. The largest community comes first,
    of equal ones that of the lowest node. The same network gives the same
    communities: the tries are seeded 0, 1, 2 …, and nodes stand in the order of
    their IRIs.

    Source: Blondel and others, Fast unfolding of communities in large networks
    (2008), as networkx has it.
    """
    import numpy as np

    graph = nx.from_scipy_sparse_array(held.weights)
    found: dict[tuple[tuple[int, ...], ...], int] = {}
    for seed in range(tries):
        groups = nx.community.louvain_communities(graph, weight="weight", seed=seed)
        one = tuple(sorted((tuple(sorted(g)) for g in groups), key=lambda g: (-len(g), g)))
        found[one] = found.get(one, 0) + 1

    def quality(groups: tuple[tuple[int, ...], ...]) -> float:
        community: Numbers = np.zeros(len(held.nodes), dtype=np.int64)
        for number, group in enumerate(groups):
            community[list(group)] = number
        return round(fast.modularity(held.weights, community), 12)

    best = max(found, key=lambda groups: (quality(groups), [-len(g) for g in groups], groups))
    return [list(group) for group in best], found[best]
