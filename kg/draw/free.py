"""Free: the view of a reader's own query, laid out as its ties pull.

Up to `SMALL` nodes vis-network draws the page; a larger network opens as an
overview of its communities, which unfold, drawn by a canvas of our own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from kg.draw import free_table, free_vis, free_words, page, panel, shell, theme
from kg.draw.free_model import SMALL, View, count, view
from kg.draw.free_words import short
from kg.draw.terms import Node
from kg.versions import Versions
from kg.vocabulary import PREFIXES

__all__ = ["SMALL", "STEP", "View", "groups", "kinds", "render", "sources", "view"]

# Rows of the table that stand in the page without its script.
FIRST_ROWS = 200
# Pixels between neighbours.
STEP = 60
_SHAPES = {
    "union": "square",
    "society": "circle",
    "body": "diamond",
    "party": "triangle",
    "publisher": "triangle",
    "organization": "triangle",
    "contest": "hexagon",
}
_HUES = ("first", "second", "third", "fourth")
_SCRIPTS = (
    *("base.js", "free-data.js", "free.js", "free-list.js", "free-labels.js"),
    *("panel.js", "search.js", "free-table.js", "keys.js", "free-start.js"),
)


def render(view: View, versions: Versions) -> str:
    """The page of *view* as HTML; the same view gives the same text."""
    scene = ["canvas.js"] if view.folded else ["free-vis.js"]
    scripts = (*_SCRIPTS[:5], *scene, *_SCRIPTS[5:])
    found = kinds(view.nodes)
    columns = free_table.columns(view.lines)
    return shell.fill(
        "free.html.j2",
        ("palette.css", "page.css", "free.css"),
        [*([] if view.folded else [page.vis_network()]), shell.together(scripts)],
        _payload(view, found, columns),
        style=theme.of_page(),
        title=view.asked.question,
        standfirst=free_words.standfirst(view),
        how=f"{free_words.HOW_FOLDED} {free_words.UNFOLDS}" if view.folded else free_words.HOW,
        legend=[(glyph, name) for name, glyph in found.items()],
        filters=free_table.filters(view.lines, columns),
        days=len(free_table.days(view.lines)),
        folded=view.folded,
        leaves_out=free_words.leaves_out(view),
        sources=sources(view),
        columns=[(name, free_table.HEADS[name]) for name in columns],
        rows=[free_table.row(view, line, columns) for line in view.lines[:FIRST_ROWS]],
        link=0,
        versions=versions,
    )


def sources(view: View) -> int:
    """How many articles stand behind what the lines name as evidence."""
    return len({line.article for fact in view.facts.values() for line in fact.sources})


def kinds(nodes: Iterable[Node]) -> dict[str, dict[str, Any]]:
    """Each kind of node with its glyph, the commonest first; four have a hue."""
    counted = Counter(node.kind for node in nodes)
    ranked = sorted(counted, key=lambda kind: (-counted[kind], kind))
    return {
        kind: {
            "shape": _SHAPES.get(kind, "circle"),
            "fill": "solid",
            "hue": _HUES[at] if at < len(_HUES) else "others",
        }
        for at, kind in enumerate(ranked)
    }


def _payload(view: View, signs: dict[str, dict[str, Any]], columns: list[str]) -> dict[str, Any]:
    placed, nodes, lines = view.placed, view.nodes, view.lines
    drawn = len(nodes) - placed.alone
    points = (placed.points[:drawn] * STEP).round().astype(int)
    kind_at = {kind: at for at, kind in enumerate(signs)}
    optional = [name for name in columns if name not in ("source", "target", "weight")]
    named = {node.key for node in nodes if node.iri}
    named.update(name for line in lines for name in line.evidence)
    prefixes = sorted({name.partition(":")[0] for name in named} & set(PREFIXES))
    found: dict[str, Any] = {
        "name": view.asked.name,
        "folded": view.folded,
        "keys": [node.key for node in nodes],
        "labels": [node.label for node in nodes],
        "kinds": [{"name": kind, **glyph} for kind, glyph in signs.items()],
        "kind": [kind_at[node.kind] for node in nodes],
        "names": {at: node.names for at, node in enumerate(nodes) if node.names},
        "facts": {at: node.facts for at, node in enumerate(nodes) if node.facts},
        "prefixes": {prefix: PREFIXES[prefix] for prefix in prefixes},
        "x": points[:, 0].tolist(),
        "y": points[:, 1].tolist(),
        "group": placed.group[:drawn].tolist(),
        "degree": view.degree[:drawn],
        "named": view.named,
        "groups": groups(view, signs),
        "from": [line.source for line in lines],
        "to": [line.target for line in lines],
        "columns": {name: free_table.interned(lines, name) for name in optional},
        "weight": [line.weight for line in lines] if "weight" in columns else None,
        "days": free_table.days(lines),
        "table": columns,
        "heads": [free_table.HEADS[name] for name in columns],
        "backing": {
            name: {"sentence": fact.sentence, **panel.backing(fact)}
            for name, fact in view.facts.items()
        },
    }
    if not view.folded:
        found["network"] = free_vis.lists(view, signs, drawn)
    return found


def groups(view: View, signs: dict[str, dict[str, Any]]) -> list[dict[str, Any]]:
    """Each group with its words; of an overview also its circle and its hue."""
    placed = view.placed
    members: dict[int, list[int]] = {}
    for at, group in enumerate(placed.group.tolist()):
        if group >= 0:
            members.setdefault(group, []).append(at)
    found = []
    for group, inside in sorted(members.items()):
        lead = short(view.nodes[inside[0]].label)
        more = f"+ {len(inside) - 1:,}" if len(inside) > 1 else ""
        say = f"{lead} and {len(inside) - 1:,} more" if more else lead
        label = lead
        if placed.rest and group == len(members) - 1:
            label, more = count(placed.rest, "small group"), count(len(inside), "node")
            say = f"{label}, {more}"
        entry: dict[str, Any] = {"label": label, "more": more, "say": say}
        if placed.radii is not None:
            x, y = (placed.centres[group] * STEP).round().astype(int).tolist()
            common = Counter(view.nodes[at].kind for at in inside).most_common(1)[0][0]
            entry |= {"x": x, "y": y, "r": round(float(placed.radii[group]) * STEP)}
            entry["hue"] = signs[common]["hue"]
        found.append(entry)
    return found
