"""Free vis: the lists of a pyvis network for a query's picture."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any

from kg.draw.free_model import View

if TYPE_CHECKING:
    from pyvis.network import Network

_OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": dict.fromkeys(
        ("dragNodes", "dragView", "zoomView", "selectable", "keyboard", "hover"), False
    ),
    "nodes": {"size": 7, "borderWidth": 0, "font": {"size": 0}},
    "edges": {
        "smooth": False,
        "chosen": False,
        "arrows": {"to": {"enabled": True, "scaleFactor": 0.4}},
        "color": {"inherit": False},
    },
    "autoResize": False,
}


@cache
def _defaults() -> Network:
    from pyvis.network import Network

    network = Network(directed=True)
    network.set_options(json.dumps(_OPTIONS))
    return network


def lists(view: View, kinds: dict[str, dict[str, Any]], drawn: int) -> dict[str, Any]:
    """The lists of a pyvis network, filled directly: `add_edge` searches them each time."""
    network = _defaults()
    shapes = {"circle": "dot"}
    most = max((line.weight or 0 for line in view.lines), default=0)
    network.nodes = [
        {
            "id": at,
            "shape": shapes.get(kinds[node.kind]["shape"], kinds[node.kind]["shape"]),
            "fixed": True,
            "physics": False,
        }
        for at, node in enumerate(view.nodes[:drawn])
    ]
    network.edges = [
        {
            "id": at,
            "from": line.source,
            "to": line.target,
            # The share first: 2.5 times the largest number there is has no end.
            "width": 1 + 2.5 * (max(line.weight or 0, 0) / most if most > 0 else 0),
        }
        for at, line in enumerate(view.lines)
        if line.source != line.target or line.source < drawn
    ]
    nodes, edges, _, _, _, options = network.get_network_data()
    return {"nodes": nodes, "edges": edges, "options": json.loads(options)}
