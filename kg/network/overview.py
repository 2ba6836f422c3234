"""Overview: a large network as circles, one a community, with its nodes inside.

A community has its own circle, in which its nodes stand as their ties inside
place them; circles with many ties between them stand near each other and never
overlap. So a community can be shown folded or unfolded without anything moving.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.network import free
from kg.network.communities import communities

if TYPE_CHECKING:
    from kg.network.free import Points
    from kg.network.ties import Matrix, Numbers, Vector

# As many circles as an eye can compare; what is left shares one more.
MOST = 60
_STEPS = 300
_GAP = 1.5
# Radius of a circle of one node, where neighbours stand 1 apart.
_ROOM = 0.34


@dataclass(frozen=True, slots=True)
class Overview:
    """The circle of each node, from 0, and where all are; neighbours stand 1 apart.

    The last circle holds *rest* communities, each too small for its own; 0 if
    none is. A node without a tie is in circle -1 and has no place.
    """

    circle: Numbers
    points: Points
    centres: Points
    radii: Vector
    rest: int


def overview(links: Matrix) -> Overview:
    """The communities of a network, given as a symmetric matrix, laid out."""
    import numpy as np

    tied = np.diff(links.indptr) > 0
    found = communities(links)
    # A node alone is a community of one; the tied ones come first.
    count = len(np.unique(found[tied]))
    rest = count - MOST if count > MOST + 1 else 0
    circle = np.where(tied, np.minimum(found, MOST if rest else count), -1)
    count = int(circle.max()) + 1
    points: Points = np.full((len(circle), 2), np.nan)
    radii = np.zeros(count)
    for at in range(count):
        members = np.flatnonzero(circle == at)
        points[members], radii[at] = _inside(links[members][:, members])
    centres = _centres(_between(links, circle, count), radii)
    points[tied] += centres[circle[tied]]
    return Overview(circle, points, centres, radii, rest)


def _inside(links: Matrix) -> tuple[Points, float]:
    """Places around (0, 0), and the radius of the circle, which has room for all."""
    import numpy as np

    count = links.shape[0]
    points = free.layout(links)
    placed = ~np.isnan(points[:, 0])
    room = _ROOM * count**0.5
    if placed.any():
        points -= np.median(points[placed], axis=0)
        length = np.hypot(points[:, 0], points[:, 1])
        # A crowd in the middle gets room, a long arm is drawn in.
        rank = np.argsort(np.argsort(np.where(placed, length, np.inf), kind="stable"))
        even = np.sqrt(rank / count)
        wanted = room * (0.5 * length / max(float(length[placed].max()), 1e-9) + 0.5 * even)
        points *= np.divide(wanted, length, out=np.ones(count), where=length > 0)[:, None]
    # Those whose ties all lead out of the circle stand around it.
    alone = np.flatnonzero(~placed)
    turn = 2 * np.pi * np.arange(len(alone)) / max(len(alone), 1)
    if len(alone):
        room = max(room + free.APART, len(alone) * free.APART / (2 * np.pi))
        points[alone] = room * np.column_stack((np.cos(turn), np.sin(turn)))
    points = free.apart(points, free.APART)
    return points, max(room, float(np.hypot(points[:, 0], points[:, 1]).max())) + 0.5


def _between(links: Matrix, circle: Numbers, count: int) -> Points:
    """How many ties there are between each two circles."""
    import numpy as np

    one = circle[np.repeat(np.arange(len(circle)), np.diff(links.indptr))]
    ties: Points = np.zeros((count, count))
    np.add.at(ties, (one, circle[links.indices]), 1)
    np.fill_diagonal(ties, 0)
    return ties


def _centres(ties: Points, radii: Vector) -> Points:
    """Where the circles stand: near where many ties are, and never on each other."""
    import numpy as np
    from scipy.sparse import csgraph

    count = len(radii)
    if count < 2:
        return np.zeros((count, 2))
    strength = np.maximum(ties.sum(axis=0), 1)
    share = ties / np.sqrt(np.outer(strength, strength))
    lengths = np.divide(1, share, out=np.zeros_like(share), where=share > 0)
    steps = csgraph.dijkstra(lengths, directed=False)
    far = steps[np.isfinite(steps)].max()
    steps[~np.isfinite(steps)] = 1.5 * far + 1
    apart = np.log1p(steps)
    centred = np.square(apart)
    centred = centred - centred.mean(axis=0) - centred.mean(axis=1)[:, None] + centred.mean()
    axes = free.widest(centred @ centred)
    turn = np.arange(count) * 2.399963229728653
    axes = axes + 0.02 * np.column_stack((np.cos(turn), np.sin(turn)))
    room = np.sqrt((np.square(radii + _GAP).sum()) / 0.6)
    centres: Points = axes / axes.std(axis=0) * room / 2 * np.array([1.25, 0.8])
    return _parted(centres, radii)


def _parted(centres: Points, radii: Vector) -> Points:
    """The same without overlaps, drawn together to the middle as far as they go."""
    import numpy as np

    least = radii[:, None] + radii[None, :] + _GAP
    np.fill_diagonal(least, 0)
    for step in range(_STEPS):
        if step < _STEPS // 2:
            centres = centres * np.array([0.993, 0.975])
        across = centres[:, None, :] - centres[None, :, :]
        length = np.maximum(np.hypot(across[..., 0], across[..., 1]), 1e-9)
        over = np.maximum(least - length, 0)
        if step > _STEPS // 2 and not over.any():
            break
        # The larger of two gives way less.
        weight = np.square(radii)[None, :] / (np.square(radii)[:, None] + np.square(radii)[None, :])
        push = (over * weight / length)[..., None] * across
        centres = centres + 0.9 * push.sum(axis=1)
    return centres
