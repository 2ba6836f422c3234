"""Two-sided chart: the network as SVG, for files that no browser has drawn.

The same marks and lines that the page hands to vis-network, at the same
places.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kg.draw.chart import Chart
from kg.draw.legend import LEGEND
from kg.draw.page import View
from kg.draw.sheet import ChartView, Sheet, still
from kg.network.metric import width

GAP = 34.0
_ROLES = {
    "first": "h1",
    "second": "h2",
    "third": "h3",
    "fourth": "h4",
    "others": "other",
    "soft": "second",
    "ink": "ink",
    "rule": "rule",
}


def of(view: View) -> ChartView:
    """What *view* opens on, as a view of one chart."""
    blocks = view.drawing.blocks
    shown = [
        (index, block)
        for index, block in enumerate(blocks)
        if view.opening in {"all", block["contest"]}
    ]
    needed = {key for _, block in shown for key in block["legend"]}
    empty = not shown or all(block["empty"] for _, block in shown)
    sheet = Sheet(
        key="opening",
        label=view.title,
        title=view.title,
        standfirst=view.standfirst,
        chart=_chart(view, shown),
        phone=[],
        legend=[(sign, meaning) for key, sign, meaning in LEGEND if key in needed],
        leaves_out=view.leaves_out,
        how="",
        sources=view.shown["sources"],
        empty="No endorsement in this contest is known here." if empty else "",
    )
    return still(view.name, view.chose, sheet, view.sources)


def _chart(view: View, shown: list[tuple[int, dict[str, Any]]]) -> Chart:
    tops: dict[int, float] = {}
    y = 0.0
    for index, block in shown:
        tops[index] = y
        y += block["height"] + GAP
    nodes = {
        node["id"]: node
        for node in view.drawing.nodes
        if node["block"] in tops and not node.get("hidden")
    }
    right = max((_right(node) for node in nodes.values()), default=0.0)
    chart = Chart(max(1144.0, right + 4), max(20.0, y - GAP))
    for edge in view.drawing.edges:
        if edge["from"] in nodes and edge["to"] in nodes:
            _line(chart, edge, nodes, tops[edge["block"]])
    for node in nodes.values():
        if node.get("glyph"):
            _sign(chart, node, tops[node["block"]])
    for node in nodes.values():
        for line in node.get("texts", ()):
            _words(chart, node, line, tops[node["block"]])
    return chart


def _right(node: Mapping[str, Any]) -> float:
    ends = [
        line["dx"] + sum(width(text, line["size"], bold=bold) for text, _, bold in line["runs"])
        for line in node.get("texts", ())
        if line["align"] == "left"
    ]
    return float(node["x"]) + max(ends, default=0.0)


def _line(chart: Chart, edge: Mapping[str, Any], nodes: Mapping[str, Any], top: float) -> None:
    one, other = nodes[edge["from"]], nodes[edge["to"]]
    x, y, to_x, to_y = one["x"], one["y"] + top, other["x"], other["y"] + top
    middle = (x + to_x) / 2
    bend = f"C{middle:g} {y:g} {middle:g} {to_y:g} {to_x:g} {to_y:g}"
    way = bend if edge["smooth"] else f"L{to_x:g} {to_y:g}"
    shape = chart.path(f"M{x:g} {y:g}{way}", _ROLES[edge["hue"]])
    shape.set("stroke-width", f"{edge['width']:g}")
    shape.set("opacity", "0.8")
    if edge.get("dashes"):
        shape.set("stroke-dasharray", " ".join(map(str, edge["dashes"])))


def _sign(chart: Chart, node: Mapping[str, Any], top: float) -> None:
    glyph, x, y = node["glyph"], node["x"], node["y"] + top
    hue = _ROLES[glyph["hue"]]
    if glyph["shape"] == "post":
        chart.rect(x - 2.5, y - glyph["height"] / 2, 5, glyph["height"], cls=hue)
        return
    chart.glyph(glyph["shape"], x, y, hue=hue, fill=glyph["fill"], text=glyph.get("text", ""))


def _words(chart: Chart, node: Mapping[str, Any], line: Mapping[str, Any], top: float) -> None:
    struck = " struck" if line.get("struck") else ""
    runs = [
        (text, _ROLES[hue] + (struck if not index else ""), bold)
        for index, (text, hue, bold) in enumerate(line["runs"])
    ]
    y = node["y"] + top + line["dy"]
    chart.runs(node["x"] + line["dx"], y, runs, size=line["size"], align=line["align"])
