"""Ties: the part of a network that is measured, as sparse matrices.

A tie is an edge of the kind that the network is named for. An edge of weight 0
is no tie (two endorsers that never agreed, a second preference), nor is a loop.
Edges side by side are one tie whose weights add up. A node without a tie is
left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

import networkx as nx

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vector: TypeAlias = NDArray[np.float64]
    Numbers: TypeAlias = NDArray[np.int64]
    # scipy's sparse arrays have no types of their own.
    Matrix: TypeAlias = Any


@dataclass(frozen=True, slots=True)
class Ties:
    """The tied nodes of a network, in the order of their IRIs, and its ties.

    *arrows* has the weight of each tie in the row of where it starts; *weights*
    is the same without direction, *links* has 1 for each. An undirected network
    has arrows both ways.
    """

    nodes: tuple[str, ...]
    arrows: Matrix
    weights: Matrix
    links: Matrix
    directed: bool


def of(network: nx.Graph[str]) -> Ties:
    """The ties of a network, be it one of ours or any other graph of texts.

    Of another graph every edge is a tie, of its attribute *weight* or else 1.
    """
    import numpy as np
    from scipy import sparse

    kinds = network.graph.get("ties")
    found: dict[tuple[str, str], float] = {}
    for source, target, edge in network.edges(data=True):
        weight = float(edge.get("weight", 1.0))
        if source != target and weight and (kinds is None or edge.get("kind") in kinds):
            found[source, target] = found.get((source, target), 0.0) + weight
    nodes = tuple(sorted({iri for pair in found for iri in pair}))
    place = {iri: at for at, iri in enumerate(nodes)}
    shape = (len(nodes), len(nodes))
    rows = np.fromiter((place[source] for source, _ in found), dtype=np.int64, count=len(found))
    columns = np.fromiter((place[target] for _, target in found), dtype=np.int64, count=len(found))
    values = np.fromiter(found.values(), dtype=np.float64, count=len(found))
    arrows = sparse.csr_array((values, (rows, columns)), shape=shape)
    weights = (arrows + arrows.T).tocsr()
    weights.sort_indices()
    links = weights.copy()
    links.data = np.ones_like(links.data)
    directed = network.is_directed()
    return Ties(nodes, arrows if directed else weights, weights, links, directed)
