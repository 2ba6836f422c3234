"""Communities: groups of nodes with more ties inside than chance would give.

Louvain's method with a queue of the nodes whose neighbours moved, over lists of
plain numbers: some times as fast as networkx's, and without chance, so that the
same network has the same communities on every machine.

Source: Blondel and others, Fast unfolding of communities in large networks
(2008); the queue: Traag, Waltman and van Eck, From Louvain to Leiden (2019).
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.network.ties import Matrix, Numbers

# What a move must at least gain, of all ties; less is rounding.
_GAIN = 1e-12


def communities(weights: Matrix) -> Numbers:
    """The community of each row of a symmetric matrix, from 0, the largest first.

    Communities of one size stand in the order of their first nodes.
    """
    import numpy as np
    from scipy import sparse

    n = weights.shape[0]
    found: Numbers = np.arange(n, dtype=np.int64)
    level = sparse.csr_array(weights, dtype=np.float64)
    while level.nnz:
        moved = _moved(level)
        _, moved = np.unique(moved, return_inverse=True)
        count = int(moved.max()) + 1
        if count == level.shape[0]:
            break
        found = moved[found]
        member = sparse.csr_array(
            (np.ones(len(moved)), (np.arange(len(moved)), moved)), shape=(len(moved), count)
        )
        level = (member.T @ level @ member).tocsr()
    sizes = np.bincount(found, minlength=1)
    _, first = np.unique(found, return_index=True)
    order = np.lexsort((first, -sizes[: len(first)]))
    rank = np.empty(len(order), dtype=np.int64)
    rank[order] = np.arange(len(order))
    return rank[found] if n else found


def _moved(level: Matrix) -> Numbers:
    """The community of each node after moving single nodes until nothing gains."""
    import numpy as np

    n = level.shape[0]
    starts, ends = level.indptr.tolist(), level.indices.tolist()
    weights = level.data.tolist()
    strength = np.asarray(level.sum(axis=1)).ravel().tolist()
    whole = sum(strength)
    community = list(range(n))
    total = list(strength)
    waiting = deque(range(n))
    queued = bytearray(b"\1" * n)
    while waiting:
        node = waiting.popleft()
        queued[node] = 0
        here = community[node]
        own = strength[node]
        ties: dict[int, float] = {here: 0.0}
        for at in range(starts[node], starts[node + 1]):
            if ends[at] != node:
                there = community[ends[at]]
                ties[there] = ties.get(there, 0.0) + weights[at]
        total[here] -= own
        share = own / whole
        best, most = here, ties[here] - share * total[here]
        for there, tie in ties.items():
            gain = tie - share * total[there]
            if gain > most + _GAIN * whole:
                best, most = there, gain
        total[best] += own
        if best == here:
            continue
        community[node] = best
        for at in range(starts[node], starts[node + 1]):
            neighbour = ends[at]
            if not queued[neighbour] and community[neighbour] != best:
                queued[neighbour] = 1
                waiting.append(neighbour)
    return np.asarray(community, dtype=np.int64)
