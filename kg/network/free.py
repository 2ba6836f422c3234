"""Free: a layout for any network, in which tied nodes stand near each other.

Distances in the picture follow distances in the network (stress): exactly
asked for between neighbours, and for the rest from each node to a sample of
pivots. Components are laid out alone and
packed side by side, the largest first; nodes without a tie have no place. No
chance is used: the same network gets the same places.

Source: Brandes and Pich, Eigensolver methods for progressive multidimensional
scaling (2006), for the start; Gansner, Koren and North, Graph drawing by stress
majorization (2004), with pivots in place of all pairs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from kg.network.ties import Matrix, Numbers, Vector

    Points: TypeAlias = NDArray[np.float64]

PIVOTS = 100
ROUNDS = 20
# Above so many nodes a third of the pivots must do.
_MANY = 30_000
# What a node's neighbours weigh, where all pivots together weigh 1.
_NEAR = 0.3
# The least distance between two nodes, where neighbours stand 1 apart.
APART = 0.34
_PUSHES = 16
# Between components, where neighbours stand 1 apart.
_MARGIN = 1.0
_ITERATIONS = 60
_GOLDEN = 2.399963229728653
# Height to width of the whole.
_ASPECT = 0.6


def layout(links: Matrix) -> Points:
    """A place for each row of a symmetric matrix; not a number for one without a tie.

    Neighbours stand about 1 apart, no two nodes less than `APART`.
    """
    import numpy as np
    from scipy.sparse import csgraph

    n = links.shape[0]
    points: Points = np.full((n, 2), np.nan)
    count, label = csgraph.connected_components(links, directed=False)
    order = np.argsort(label, kind="stable")
    parts = np.split(order, np.cumsum(np.bincount(label, minlength=count))[:-1]) if n else []
    parts = sorted((part for part in parts if len(part) > 1), key=lambda p: (-len(p), p[0]))
    drawn = [_component(links[part][:, part] if len(part) < n else links) for part in parts]
    for part, place, corner in zip(parts, drawn, _packed(drawn), strict=True):
        points[part] = place + corner
    return points


def stress(links: Matrix, points: Points, sources: Numbers) -> float:
    """How far distances from *sources* are from the network's, at the best scale.

    The mean of the squared relative errors: 0 is exact. Pairs that no path
    joins do not count.
    """
    import numpy as np
    from scipy.sparse import csgraph

    wanted = csgraph.dijkstra(links, unweighted=True, directed=False, indices=sources)
    counts = np.isfinite(wanted) & (wanted > 0)
    across = points[sources][:, None, :] - points[None, :, :]
    ratio = (np.hypot(across[..., 0], across[..., 1]))[counts] / wanted[counts]
    scale = ratio.sum() / np.square(ratio).sum()
    return float(np.square(scale * ratio - 1).mean())


def _component(links: Matrix) -> Points:
    """The places of a network in one piece, its longest side lying."""
    import numpy as np

    n = links.shape[0]
    degree = np.diff(links.indptr)
    if degree.max() == n - 1 and links.nnz == 2 * (n - 1):
        return _star(n, int(degree.argmax()))
    distances, pivots = _distances(links)
    points = _start(distances)
    points = _eased(links, points, distances, pivots)
    points = _lying(points - points.mean(axis=0))
    return apart(points, APART)


def _star(n: int, hub: int) -> Points:
    """One node with all others around it; two nodes side by side."""
    import numpy as np

    leaves = np.delete(np.arange(n), hub)
    points: Points = np.zeros((n, 2))
    # Rings, each as full as leaves 0.4 apart make it.
    ring, placed = 1, 0
    while placed < len(leaves):
        room = max(2, int(2 * np.pi * (0.5 + ring * 0.5) / 0.42))
        some = leaves[placed : placed + room]
        turn = 2 * np.pi * np.arange(len(some)) / len(some)
        radius = 0.5 + ring * 0.5
        points[some] = radius * np.column_stack((np.cos(turn), np.sin(turn)))
        placed += len(some)
        ring += 1
    return points


def _distances(links: Matrix) -> tuple[Points, Numbers]:
    """Steps from pivots to all nodes; the pivots are spread over the rows.

    Pivots far from each other would be the rim, and the rim is not the network.
    """
    import numpy as np
    from scipy.sparse import csgraph

    n = links.shape[0]
    most = PIVOTS if n <= _MANY else PIVOTS // 3
    pivots = np.unique(np.linspace(0, n - 1, min(n, most)).astype(np.int64))
    steps = csgraph.dijkstra(links, unweighted=True, directed=False, indices=pivots)
    return steps, pivots


def _start(distances: Points) -> Points:
    """Pivot MDS: the two directions in which the distances differ most."""
    import numpy as np

    squared = np.square(distances).T
    centred = squared - squared.mean(axis=0) - squared.mean(axis=1)[:, None] + squared.mean()
    points = -0.5 * centred @ widest(centred.T @ centred)
    span = np.hypot(*(points.max(axis=0) - points.min(axis=0)))
    points *= distances.max() / max(float(span), 1e-9)
    # Twins, which have the same distances to all, start a little apart.
    turn = _GOLDEN * np.arange(len(points))
    jitter: Points = points + 0.05 * np.column_stack((np.cos(turn), np.sin(turn)))
    return jitter


def widest(products: Points) -> Points:
    """The two directions in which a symmetric matrix stretches most, side by side.

    A direction may point either way; the entry that is largest points up.
    Found by iteration: a whole decomposition takes many times as long.
    """
    import numpy as np

    turn = np.arange(1.0, len(products) + 1)
    axes = np.column_stack((np.cos(turn), np.sin(turn)))
    for _ in range(_ITERATIONS):
        axes, _ = np.linalg.qr(products @ axes + 1e-12 * axes)
    largest = axes[np.abs(axes).argmax(axis=0), [0, 1]]
    return axes * np.where(largest < 0, -1.0, 1.0)


def _eased(links: Matrix, points: Points, distances: Points, pivots: Numbers) -> Points:
    """Lower the stress by moving all nodes towards where their pairs want them."""
    import numpy as np

    n = len(points)
    far = distances.T.astype(np.float32)
    points = points.astype(np.float32)
    weight = 1 / np.square(np.maximum(far, 0.5))
    weight[far == 0] = 0
    weight /= weight.sum(axis=1).mean()
    starts = np.repeat(np.arange(n), np.diff(links.indptr))
    ends, lengths, pull = _pairs(links, starts)
    tails = np.concatenate((starts, starts))
    lengths = lengths.astype(np.float32)
    pull *= _NEAR / np.maximum(np.bincount(tails, pull, minlength=n)[tails], 1)
    whole = weight.sum(axis=1) + np.bincount(tails, pull, minlength=n)
    for _ in range(ROUNDS):
        moved = np.empty_like(points)
        at_pivots = points[pivots]
        across = [points[:, axis, None] - at_pivots[None, :, axis] for axis in (0, 1)]
        stretch = weight * far / np.maximum(np.hypot(*across), 1e-6)
        beside = points[tails] - points[ends]
        pairs = pull * lengths / np.maximum(np.hypot(beside[:, 0], beside[:, 1]), 1e-6)
        for axis in (0, 1):
            wanted = weight @ at_pivots[:, axis] + (stretch * across[axis]).sum(axis=1)
            wanted += np.bincount(
                tails, pull * points[ends, axis] + pairs * beside[:, axis], minlength=n
            )
            moved[:, axis] = wanted / whole
        points = 0.4 * points + 0.6 * moved
    return points.astype(np.float64)


def _pairs(links: Matrix, starts: Numbers) -> tuple[Numbers, Vector, Vector]:
    """Neighbours, and for each a neighbour's neighbour; lengths and weights of both.

    Leaves of one node have the same distances to all else: only these pairs
    keep them apart.
    """
    import numpy as np

    ends = links.indices.astype(np.int64)
    degree = np.diff(links.indptr)[ends]
    turn = (starts * 7919 + np.arange(len(starts))) % np.maximum(degree, 1)
    second = links.indices[links.indptr[ends] + turn].astype(np.int64)
    itself = second == starts
    lengths = np.concatenate((np.ones(len(ends)), np.full(len(ends), 2.0)))
    pull = np.concatenate((np.ones(len(ends)), np.where(itself, 0.0, 0.25)))
    return np.concatenate((ends, second)), lengths, pull


def _lying(points: Points) -> Points:
    """The same turned so that it is widest from left to right."""
    turned: Points = points @ widest(points.T @ points)
    return turned


def apart(points: Points, gap: float) -> Points:
    """The same with any two that are nearer than *gap* pushed apart, step by step.

    Where there is no room for all, everything is first drawn larger.
    """
    import numpy as np
    from scipy.spatial import cKDTree

    points = points * max(1.0, gap * (len(points) / _area(points, gap)) ** 0.5)
    for _ in range(_PUSHES):
        pairs = cKDTree(points).query_pairs(gap, output_type="ndarray")
        if not len(pairs):
            break
        pairs = pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))]
        across = points[pairs[:, 0]] - points[pairs[:, 1]]
        length = np.maximum(np.hypot(across[:, 0], across[:, 1]), 1e-6)
        push = 0.5 * (gap * 1.02 - length)[:, None] * across / length[:, None]
        # Of many pushes the mean counts, so that a crowd does not burst.
        crowd = np.bincount(pairs.ravel(), minlength=len(points)) ** 0.5
        for axis in (0, 1):
            step = np.bincount(pairs[:, 0], push[:, axis], minlength=len(points))
            step -= np.bincount(pairs[:, 1], push[:, axis], minlength=len(points))
            points[:, axis] += step / np.maximum(crowd, 1)
    return points


def _area(points: Points, gap: float) -> float:
    """The area of the ellipse that holds most of the points; of a line, a narrow one."""
    import numpy as np

    return float(4 * np.pi * np.prod(np.maximum(points.std(axis=0), gap)))


def _packed(parts: list[Points]) -> list[Points]:
    """What to add to each part so that they stand in rows, the first at the top."""
    import numpy as np

    boxes = [np.maximum(np.ptp(part, axis=0), 0.5) + _MARGIN for part in parts]
    area = sum(float(box.prod()) for box in boxes)
    width = max([(area / _ASPECT) ** 0.5, *(float(box[0]) for box in boxes)], default=0.0)
    corners: list[Points] = []
    x = y = height = 0.0
    for part, box in zip(parts, boxes, strict=True):
        if x and x + box[0] > width:
            x, y, height = 0.0, y + height, 0.0
        corners.append(np.array([x, y]) - part.min(axis=0) + _MARGIN / 2)
        x += float(box[0])
        height = max(height, float(box[1]))
    return corners
