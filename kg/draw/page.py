"""Page: the file around a network that vis-network draws."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

from kg.draw import filters, glyphs, held, legend, shell, table, words
from kg.draw.drawing import Drawing
from kg.draw.pack import pack
from kg.versions import Versions

SCRIPTS = (
    *("base.js", "packed.js", "address.js", "painter.js", "picture.js"),
    *(
        "time.js",
        "filters.js",
        "page-time.js",
        "panel.js",
        "search.js",
        "table.js",
        "keys.js",
        "start.js",
    ),
)
_VIS = Path("templates", "lib", "vis-9.1.2", "vis-network.min.js")
_OF_BLOCK = (
    *("contest", "height", "title", "standfirst", "legend", "leavesOut"),
    *("last", "pending", "public", "decided", "sources", "undrawn"),
)
_OF_ALL = ("title", "standfirst", "leavesOut", "public", "decided", "sources")
_OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {
        **dict.fromkeys(("dragNodes", "dragView", "zoomView", "selectable", "keyboard"), False),
        "hover": True,
        "tooltipDelay": 1_000_000,
    },
    "edges": {"chosen": False, "selectionWidth": 0, "hoverWidth": 0, "color": {"inherit": False}},
    "autoResize": False,
}


@dataclass(frozen=True, slots=True)
class View:
    """What a view gives to the page; the page's frame is the same for all."""

    name: str
    title: str
    standfirst: str
    chose: str
    drawing: Drawing
    opening: str
    every: dict[str, Any]
    entries: dict[str, Any]
    rows: list[dict[str, Any]]
    search: list[dict[str, Any]]
    leaves_out: list[str]
    sources: int

    @property
    def shown(self) -> dict[str, Any]:
        """The words of the block on which the page opens, or those of all."""
        found = (one for one in self.drawing.blocks if one["contest"] == self.opening)
        return next(found, self.every)


def render(view: View, versions: Versions) -> str:
    """The page of *view* as HTML; the same view gives the same text."""
    data = [node.get("data", {}) for node in view.drawing.nodes]
    voices = filters.voices(one.get("voice") for one in data)
    return shell.fill(
        "page.html.j2",
        ("palette.css", "page.css", "time.css"),
        [vis_network(), shell.together(SCRIPTS)],
        _payload(view),
        held=held.of(view.entries, view.search, view.rows),
        **{field: getattr(view, field) for field in ("title", "standfirst", "opening")},
        **{field: getattr(view, field) for field in ("rows", "leaves_out", "sources", "name")},
        cited=view.shown["sources"],
        blocks=view.drawing.blocks,
        marks={node["id"]: node for node in view.drawing.nodes},
        filters=("kind", "rank", *(("voice",) if voices else ())),
        filter_words=filters.NAMES,
        filter_values={
            "kind": filters.kinds(one.get("kind") for one in data),
            "rank": filters.ranks(one.get("rank") for one in data),
            "voice": voices,
        },
        timed=any(block[which] for block in view.drawing.blocks for which in ("public", "decided")),
        columns=table.COLUMNS,
        link=1,
        legend=legend.LEGEND,
        versions=versions,
    )


@cache
def vis_network() -> str:
    """The vis-network that pyvis ships, to stand inside the page."""
    import pyvis

    text = (Path(pyvis.__file__).parent / _VIS).read_text(encoding="utf-8")
    return text.partition("//# sourceMappingURL")[0].strip()


def _payload(view: View) -> dict[str, Any]:
    """What the script reads: the picture as pyvis has it, and all entries."""
    from pyvis.network import Network

    drawing = view.drawing
    network = Network(directed=True)
    # `add_node` and `add_edge` search these lists each time; filled directly
    # they take no longer for the last than for the first.
    network.nodes = drawing.nodes
    network.edges = drawing.edges
    network.set_options(json.dumps(_OPTIONS))
    nodes, edges, _, _, _, options = network.get_network_data()
    return {
        "network": pack({"nodes": nodes, "edges": edges}),
        "options": json.loads(options),
        "results": drawing.years,
        "arrangements": [asdict(columns) for columns in drawing.arrangements],
        "blocks": [
            {
                **{key: block[key] for key in _OF_BLOCK},
                "arrangements": [asdict(columns) for columns in block["arrangements"]],
            }
            for block in drawing.blocks
        ],
        "opening": view.opening,
        "every": {key: view.every[key] for key in _OF_ALL},
        "paths": glyphs.PATHS,
        "inner": glyphs.INNER,
        "csvColumns": table.CSV_COLUMNS,
        "ids": held.IDS,
        "kinds": [[kind, *both] for kind, both in words.KINDS.items()],
        "name": view.name,
        "sources": view.sources,
    }
