"""Page: one self-contained HTML file around a picture.

Everything the page needs stands in the file, and a content security policy
forbids it to fetch anything. Text reaches the page in two ways only: escaped
by the template, or as JSON that the script puts into text nodes.
"""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from kg.draw import glyphs, legend, table
from kg.draw.drawing import Drawing
from kg.versions import Versions

ASSETS = Path(__file__).resolve().parent / "assets"
STYLES = ("palette.css", "page.css")
SCRIPTS = ("base.js", "painter.js", "picture.js", "panel.js", "search.js", "table.js", "start.js")
_VIS = Path("templates", "lib", "vis-9.1.2", "vis-network.min.js")
_OF_BLOCK = ("contest", "height", "title", "standfirst", "legend", "leavesOut")
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


def render(view: View, versions: Versions) -> str:
    """The page of *view* as HTML; the same view gives the same text."""
    style = "\n".join(_asset(name) for name in STYLES)
    scripts = [_vis_network(), "\n".join(_asset(name) for name in SCRIPTS)]
    for script in scripts:
        if "</script" in script.lower() or "<!--" in script:
            raise AssertionError("a script of the page would end its own element")
    context = {
        **{field: getattr(view, field) for field in ("title", "standfirst", "opening", "search")},
        **{field: getattr(view, field) for field in ("rows", "leaves_out", "sources", "name")},
        "blocks": view.drawing.blocks,
        "marks": {node["id"]: node for node in view.drawing.nodes},
        "columns": table.COLUMNS,
        "legend": legend.LEGEND,
        "paths": glyphs.PATHS,
        "inner": glyphs.INNER,
        "versions": versions,
        "policy": _policy(style, scripts),
        "style": Markup(style),  # noqa: S704  # a file of this package
        "scripts": [Markup(script) for script in scripts],  # noqa: S704  # the same, and pyvis's
        "payload": _json(_payload(view)),
    }
    return _environment().get_template("page.html.j2").render(context)


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(ASSETS),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def _asset(name: str) -> str:
    return (ASSETS / name).read_text(encoding="utf-8").strip()


@cache
def _vis_network() -> str:
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
        "nodes": nodes,
        "edges": edges,
        "options": json.loads(options),
        "arrangements": [asdict(columns) for columns in drawing.arrangements],
        "blocks": [
            {
                **{key: block[key] for key in _OF_BLOCK},
                "arrangements": [asdict(columns) for columns in block["arrangements"]],
            }
            for block in drawing.blocks
        ],
        "opening": view.opening,
        "every": {key: view.every[key] for key in ("title", "standfirst", "leavesOut")},
        "entries": view.entries,
        "search": view.search,
        "paths": glyphs.PATHS,
        "inner": glyphs.INNER,
        "csv": {"columns": table.CSV_COLUMNS, "rows": [row["csv"] for row in view.rows]},
        "name": view.name,
    }


_ESCAPES = {ord(character): f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}


def _json(value: object) -> Markup:
    """JSON that neither ends the element it stands in nor breaks a line of script."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.translate(_ESCAPES))  # noqa: S704  # escaped on this line


def _policy(style: str, scripts: list[str]) -> str:
    """A content security policy that allows this page's own parts and no request."""
    allowed = " ".join(_hash(script) for script in scripts)
    return (
        f"default-src 'none'; script-src {allowed}; style-src {_hash(style)}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
    return f"'sha256-{digest}'"
