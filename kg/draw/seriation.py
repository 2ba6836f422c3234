"""Seriation: an order of rows in which like stands near like.

Two aims, each minimised by a local search. Both are deterministic: the search
starts from several orders, changes them until no change helps, and of equal
orders the one that comes first by the given items wins. An order and
its mirror image are the same; the one whose first item comes earlier is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]
# Above this many items only changes that reach no further are tried.
_FAR = 24
_LEAST = 1e-9


def neighbours(distance: Matrix) -> list[int]:
    """The order with the least sum of distances between neighbours.

    Turning a stretch round changes only the two distances at its ends, so each
    step tries all stretches at once.
    """
    found = []
    for start in _chains(distance):
        order = list(start)
        while (stretch := _shortening(distance, order)) is not None:
            begin, end = stretch
            order[begin:end] = order[begin:end][::-1]
        held = sum(float(distance[a, b]) for a, b in pairwise(order))
        found.append((round(held, 6), min(order, order[::-1])))
    return min(found)[1]


def _shortening(distance: Matrix, order: list[int]) -> tuple[int, int] | None:
    """The stretch whose turning round shortens the way most, if any does."""
    size = len(order)
    if size < 3:
        return None
    index = np.asarray(order, dtype=np.intp)
    # A place before the first and one behind the last, from which nothing is far.
    near = np.zeros((size + 2, size + 2))
    near[1:-1, 1:-1] = distance[np.ix_(index, index)]
    places = np.arange(1, size + 1)
    first, last = places[:, None], places[None, :]
    gain = near[first - 1, first] + near[last, last + 1]
    gain = gain - near[first - 1, last] - near[first, last + 1]
    gain[first >= last] = 0
    best = int(np.argmax(gain))
    begin, end = divmod(best, size)
    return (begin, end + 1) if gain.flat[best] > _LEAST else None


def camps(likeness: Matrix) -> list[int]:
    """The order in which likes are near and opposites at the ends.

    *likeness* is positive for a pair that belongs together, negative for one
    that does not, and 0 where nothing is known. What is minimised is the sum of
    likeness times the squared distance between the places.
    """
    size = len(likeness)
    places = np.arange(size, dtype=np.float64)
    apart = (places[:, None] - places[None, :]) ** 2

    def cost(order: Sequence[int]) -> float:
        index = np.asarray(order, dtype=np.intp)
        return float((likeness[np.ix_(index, index)] * apart).sum())

    return _best([*_spectral(likeness), *_chains(-likeness)], cost)


def _spectral(likeness: Matrix) -> list[list[int]]:
    """Orders along the axes on which the items differ most."""
    if len(likeness) < 3:
        return []
    values, vectors = np.linalg.eigh(likeness - np.diag(likeness.sum(axis=1)))
    found = []
    for column in np.argsort(-np.abs(values))[:3]:
        axis = np.round(vectors[:, column], 6)
        found.append(sorted(range(len(axis)), key=lambda i: (float(axis[i]), i)))
        found.append(found[-1][::-1])
    return found


def _chains(distance: Matrix) -> list[list[int]]:
    """From each of some items on, always the nearest that is left."""
    size = len(distance)
    found = []
    for start in range(min(size, 12)):
        chain, left = [start], [item for item in range(size) if item != start]
        while left:
            here = chain[-1]
            chain.append(min(left, key=lambda item: (distance[here, item], item)))
            left.remove(chain[-1])
        found.append(chain)
    return found or [[]]


def _best(starts: list[list[int]], cost: Callable[[Sequence[int]], float]) -> list[int]:
    """The best order that changes of one stretch reach from any of the starts."""
    size = len(starts[0])
    reach = size if size <= _FAR else 6
    found = []
    for start in starts if size <= _FAR else starts[:2]:
        order, held = list(start), cost(start)
        better = True
        while better:
            better = False
            for changed in _changes(order, reach):
                price = cost(changed)
                if price < held - _LEAST:
                    order, held, better = changed, price, True
                    break
        order = min(order, order[::-1])
        found.append((round(held, 6), order))
    return min(found)[1]


def _changes(order: list[int], reach: int) -> Iterator[list[int]]:
    """Each order with one stretch turned round, or one item put elsewhere."""
    size = len(order)
    for begin in range(size - 1):
        for end in range(begin + 2, min(size, begin + reach) + 1):
            yield order[:begin] + order[begin:end][::-1] + order[end:]
    for place in range(size):
        rest = order[:place] + order[place + 1 :]
        for other in range(max(0, place - reach), min(size - 1, place + reach) + 1):
            if other != place:
                yield [*rest[:other], order[place], *rest[other:]]
