"""Drawing: marks, lines and blocks, before they have a place across the page.

A mark is a node for vis-network, a line an edge. Both carry what the page's
own painter needs: a glyph, lines of text, a hue by name (the theme gives it a
colour), the entry that opens, and the entities they are about.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import Any

from kg.network.build import Network
from kg.network.layout import Columns

SHAPES = {
    "union": "square",
    "society": "circle",
    "body": "diamond",
    "contest": "hexagon",
    "person": "person",
    "speaker": "speaker",
}
# How firmly; a kind that no source states is tinted.
FILLS = {
    "nomination": "solid",
    "supplementaryNomination": "solid",
    "recommendation": "hollow",
    "suggestion": "plain",
}
_BEND = {"enabled": True, "type": "cubicBezier", "forceDirection": "horizontal", "roundness": 0.5}


def shape(network: Network, iri: str) -> str:
    """The shape of a node's mark; a triangle is a party or other organization."""
    return SHAPES.get(network.nodes[iri]["kind"], "triangle")


def text(content: str, dx: float, dy: float, size: float, **style: Any) -> dict[str, Any]:
    """One line of canvas text, in one run."""
    style.setdefault("align", "left")
    bold, hue = style.pop("bold", False), style.pop("hue", "ink")
    return {"runs": [[content, hue, bold]], "dx": dx, "dy": dy, "size": size, **style}


@dataclass(slots=True)
class Widths:
    """The widest text of each column so far, in pixels."""

    day: float = 60
    aside: float = 0
    name: float = 60
    target: float = 120

    def cover(self, other: Widths) -> None:
        """Grow to hold the texts of *other* too."""
        for column in fields(self):
            most = max(getattr(self, column.name), getattr(other, column.name))
            setattr(self, column.name, most)


@dataclass(slots=True)
class Drawing:
    """All that is drawn, over all blocks; x is given once the widths are known."""

    network: Network
    # Whether a day says its year, where contests of several years stand together.
    years: bool = False
    nodes: list[dict[str, Any]] = field(default_factory=list)
    edges: list[dict[str, Any]] = field(default_factory=list)
    blocks: list[dict[str, Any]] = field(default_factory=list)
    widths: Widths = field(default_factory=Widths)
    arrangements: list[Columns] = field(default_factory=list)
    # What the slider and the filters ask of the marks added next.
    data: dict[str, str] = field(default_factory=dict)
    # Whether the marks added next are there at an earlier day only.
    hidden: bool = False

    def node(self, column: str, y: float, **more: Any) -> str:
        """Add a mark and return its id."""
        name = f"n{len(self.nodes)}"
        node = {"id": name, "shape": "custom", "fixed": True, "physics": False, "y": y, "dx": 0}
        if self.data:
            node["data"] = dict(self.data)
        if self.hidden:
            node["hidden"] = True
        self.nodes.append({**node, "column": column, "block": len(self.blocks), **more})
        return name

    def edge(self, source: str, target: str, hue: str, thick: float, **more: Any) -> None:
        """Add a line between two marks."""
        edge: dict[str, Any] = {
            "id": f"e{len(self.edges)}",
            "from": source,
            "to": target,
            "hue": hue,
        }
        edge |= {"width": thick, "block": len(self.blocks), "smooth": _BEND}
        self.edges.append({**edge, **more})

    def spread(self, columns: Columns) -> None:
        """Give every mark its x, now that the columns are known."""
        for node in self.nodes:
            column = getattr(columns, node["column"])
            node["x"] = (0 if column is None else column) + node["dx"]
