"""Fast: measures of sparse matrices, where networkx walks node by node in Python.

Each gives the numbers of the networkx function it is named after, to nine
decimals; the tests compare. A matrix has a row and a column for each node, and
every node has a tie.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.network.ties import Matrix, Numbers, Vector

# Numbers held for a batch of nodes: what fits a processor's cache is quicker.
_CACHE = 200_000
# What a step of an iteration may still change, in all nodes together.
_STILL = 1e-13
_STEPS = 10_000


def betweenness(links: Matrix, sources: Sequence[int] | None = None) -> Vector:
    """The share of shortest paths between others that pass each node.

    Of a symmetric matrix of ones; the length of a path is its number of ties.
    With *sources*, of the paths from these alone, scaled up as networkx does.

    Source: Brandes, A faster algorithm for betweenness centrality (2001),
    with the sources of a batch side by side.
    """
    import numpy as np

    n = links.shape[0]
    total: Vector = np.zeros(n)
    asked = range(n) if sources is None else sources
    size = _batch(n)
    for start in range(0, len(asked), size):
        total += _dependencies(links, np.asarray(asked[start : start + size]))
    if n <= 2:
        return total
    shares: Vector = total * (n / len(asked) / ((n - 1) * (n - 2)))
    return shares


def _batch(n: int) -> int:
    return min(max(_CACHE // n, 8), 256)


def _dependencies(links: Matrix, sources: Numbers) -> Vector:
    """What the paths from some sources add to each node, ends left out."""
    import numpy as np

    across = np.arange(len(sources))
    front = np.zeros((links.shape[0], len(sources)))
    front[sources, across] = 1
    paths = front.copy()
    fronts = []
    while front.any():
        fronts.append(front)
        front = links @ front
        front[paths > 0] = 0
        paths += front
    behind = np.zeros_like(paths)
    for nearer, farther in zip(fronts[-2::-1], fronts[:0:-1], strict=True):
        share = np.divide(1 + behind, paths, out=np.zeros_like(paths), where=farther > 0)
        behind += nearer * (links @ share)
    behind[sources, across] = 0
    added: Vector = behind.sum(axis=1)
    return added


def clustering(links: Matrix) -> Vector:
    """The share of each node's pairs of neighbours that are tied themselves."""
    import numpy as np

    degree = np.diff(links.indptr)
    closed = np.zeros(links.shape[0])
    size = _batch(links.shape[0])
    for start in range(0, links.shape[0], size):
        block = links[start : start + size]
        closed[start : start + size] = (block @ links).multiply(block).sum(axis=1)
    pairs = degree * (degree - 1.0)
    shares: Vector = np.divide(closed, pairs, out=np.zeros_like(closed), where=pairs > 0)
    return shares


def pagerank(arrows: Matrix, follow: float = 0.85) -> Vector:
    """Where a walk ends up that follows an arrow with the chance *follow*, else jumps."""
    import numpy as np

    n = arrows.shape[0]
    out = arrows.sum(axis=1)
    share = np.divide(1.0, out, out=np.zeros(n), where=out > 0)
    back = arrows.T.tocsr()
    held = np.full(n, 1 / n)
    for _ in range(_STEPS):
        before = held
        held = follow * (back @ (before * share) + before[out == 0].sum() / n) + (1 - follow) / n
        if np.abs(held - before).sum() < _STILL:
            break
    return held


def hits(arrows: Matrix) -> tuple[Vector, Vector]:
    """Hubs, which point to good authorities, and authorities; each sums to 1.

    Where several pairs of these fit a network (it falls into equal parts), the
    one that favours no node: the walk begins with the same for all.
    """
    import numpy as np

    back = arrows.T.tocsr()
    hubs = np.ones(arrows.shape[0])
    authorities = back @ hubs
    for _ in range(_STEPS):
        before = authorities
        hubs = arrows @ authorities
        hubs /= hubs.sum()
        authorities = back @ hubs
        authorities /= authorities.sum()
        if np.abs(authorities - before).sum() < _STILL:
            break
    return hubs, authorities


def modularity(weights: Matrix, community: Numbers) -> float:
    """How much more weight lies within communities than chance would put there.

    *community* is the number of each node's.
    """
    import numpy as np

    whole = weights.sum()
    ties = weights.tocoo()
    inside = ties.data[community[ties.row] == community[ties.col]].sum() / whole
    held = np.bincount(community, weights=weights.sum(axis=1)) / whole
    return float(inside - (held**2).sum())


def assortativity(links: Matrix, kind: Numbers) -> float | None:
    """How far ties join nodes of one kind: 1 all, 0 as by chance; `None` if there is one kind.

    *kind* is the number of each node's.
    """
    import numpy as np

    ties = links.tocoo()
    mixed = np.zeros((kind.max() + 1, kind.max() + 1))
    np.add.at(mixed, (kind[ties.row], kind[ties.col]), 1 / ties.nnz)
    chance = float((mixed @ mixed).sum())
    if chance > 1 - 1e-12:
        return None
    return float((np.trace(mixed) - chance) / (1 - chance))
