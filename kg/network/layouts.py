"""Layouts: where the nodes of any list of ties stand, and in which group."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.network.free import Points
    from kg.network.ties import Matrix, Numbers, Vector


@dataclass(frozen=True, slots=True)
class Arranged:
    """Places and groups; neighbours stand about 1 apart.

    A group is a component, the largest first, or in an overview a community,
    which has a circle (*centres*, *radii*); *rest* communities share the last.
    Of *alone* nodes without a tie the group is -1 and the place not a number.
    """

    points: Points
    group: Numbers
    centres: Points
    radii: Vector | None
    rest: int

    @property
    def alone(self) -> int:
        """How many nodes have no place."""
        return int((self.group < 0).sum())

    def ordered(self, order: Sequence[int]) -> Arranged:
        """The same with its nodes in another order."""
        return replace(self, points=self.points[order], group=self.group[order])


def matrix(count: int, ends: Sequence[tuple[int, int]]) -> Matrix:
    """The ties between *count* nodes as a symmetric matrix of ones, loops left out."""
    import numpy as np
    from scipy import sparse

    pairs = np.asarray(ends, dtype=np.int64).reshape(-1, 2)
    pairs = pairs[pairs[:, 0] != pairs[:, 1]]
    shape = (count, count)
    links = sparse.csr_array((np.ones(len(pairs)), (pairs[:, 0], pairs[:, 1])), shape=shape)
    links = (links + links.T).tocsr()
    links.sort_indices()
    links.data[:] = 1
    return links


def arrange(count: int, ends: Sequence[tuple[int, int]], *, overview: bool = False) -> Arranged:
    """Place *count* nodes by their ties; *overview* makes circles of communities."""
    import numpy as np
    from scipy.sparse import csgraph

    from kg.network import free
    from kg.network import overview as overviews

    links = matrix(count, ends)
    if overview and links.nnz:
        found = overviews.overview(links)
        return Arranged(found.points, found.circle, found.centres, found.radii, found.rest)
    _, label = csgraph.connected_components(links, directed=False)
    tied = np.diff(links.indptr) > 0
    sizes = np.bincount(label, minlength=1)
    _, first = np.unique(label, return_index=True)
    rank = np.empty(len(first), dtype=np.int64)
    rank[np.lexsort((first, -sizes[: len(first)]))] = np.arange(len(first))
    group = np.where(tied, rank[label] if count else label, -1)
    return Arranged(free.layout(links), group, np.zeros((0, 2)), None, 0)
