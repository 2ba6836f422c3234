"""Free: the view of a reader's own query, laid out as its ties pull.

Up to `SMALL` nodes vis-network draws the page; a larger network opens as an
overview of its communities, which unfold, drawn by a canvas of our own.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from kg.draw import page, panel, shell, theme
from kg.draw.asked import OPTIONAL, Asked, Line, Node
from kg.network import layouts
from kg.network.layouts import Arranged
from kg.show import Fact
from kg.versions import Versions
from kg.vocabulary import PREFIXES

if TYPE_CHECKING:
    from pyvis.network import Network

SMALL = 2_000
# Rows of the table that stand in the page without its script.
FIRST_ROWS = 200
# Pixels between neighbours.
STEP = 60
# Names written out under a picture.
_NAMED = 30
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
_HEADS = {"source": "From", "target": "To"} | {name: name.capitalize() for name in OPTIONAL}
_SCRIPTS = (
    *("base.js", "free-data.js", "free.js", "free-labels.js"),
    *("panel.js", "search.js", "free-table.js", "keys.js", "free-start.js"),
)
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


@dataclass(frozen=True, slots=True)
class View:
    """A query's network in reading order: by groups, in each the most tied first."""

    asked: Asked
    nodes: list[Node]
    lines: list[Line]
    placed: Arranged
    degree: list[int]
    facts: dict[str, Fact]
    chose: str

    @property
    def folded(self) -> bool:
        """Whether it opens as an overview of its communities."""
        return self.placed.radii is not None


def view(asked: Asked, facts: dict[str, Fact]) -> View:
    """The picture of *asked*; *facts* are told where a line names one as evidence."""
    ends = [(line.source, line.target) for line in asked.lines]
    placed = layouts.arrange(len(asked.nodes), ends, overview=len(asked.nodes) > SMALL)
    degree = Counter(end for pair in ends for end in set(pair))
    order = sorted(
        range(len(asked.nodes)),
        key=lambda at: (
            placed.group[at] < 0,
            placed.group[at],
            -degree[at],
            asked.nodes[at].label.casefold(),
            asked.nodes[at].key,
        ),
    )
    where = {old: new for new, old in enumerate(order)}
    lines = [
        Line(where[line.source], where[line.target], *(getattr(line, name) for name in _FIELDS))
        for line in asked.lines
    ]
    lines.sort(key=lambda line: (line.source, line.target, line.date, line.rank, line.label))
    nodes = [asked.nodes[at] for at in order]
    counts = f"{_count(len(nodes), 'node')} and {_count(len(lines), 'line')}"
    chose = f"{counts} of the query {asked.name}"
    found = {iri: fact for iri, fact in facts.items() if fact.sources or fact.disputes}
    return View(
        asked, nodes, lines, placed.ordered(order), [degree[at] for at in order], found, chose
    )


_FIELDS = ("label", "weight", "date", "rank", "kind", "evidence")


def render(view: View, versions: Versions) -> str:
    """The page of *view* as HTML; the same view gives the same text."""
    scene = ["canvas.js"] if view.folded else ["free-vis.js"]
    scripts = (*_SCRIPTS[:4], *scene, *_SCRIPTS[4:])
    kinds = _kinds(view.nodes)
    columns = _columns(view.lines)
    articles = {line.article for fact in view.facts.values() for line in fact.sources}
    return shell.fill(
        "free.html.j2",
        ("palette.css", "page.css", "free.css"),
        [*([] if view.folded else [page.vis_network()]), shell.together(scripts)],
        _payload(view, kinds, columns),
        style=theme.of_page(),
        title=view.asked.question,
        standfirst=_standfirst(view),
        how=_HOW_FOLDED if view.folded else _HOW,
        legend=[(glyph, name) for name, glyph in kinds.items()],
        filters=_filters(view.lines, columns),
        days=len(_days(view.lines)),
        folded=view.folded,
        leaves_out=_leaves_out(view),
        sources=len(articles),
        columns=[(name, _HEADS[name]) for name in columns],
        rows=[_row(view, line, columns) for line in view.lines[:FIRST_ROWS]],
        link=0,
        versions=versions,
    )


_HOW = "Tied nodes stand near each other; up, down, left and right mean nothing."
_HOW_FOLDED = (
    "Each circle is a community: nodes with many ties among them; it unfolds. Circles"
    " with many ties between them stand near each other."
)


def _standfirst(view: View) -> str:
    tied = len(view.nodes) - view.placed.alone
    counts = f"{_count(len(view.nodes), 'node')}, {_count(len(view.lines), 'line')}"
    if not view.lines:
        return f"{counts}. The query ties nothing to anything: its nodes are listed below."
    if view.folded:
        circles = len(view.placed.centres)
        rest = view.placed.rest
        last = f", the last of them {rest:,} small ones together" if rest else ""
        named = "Names are those of the most tied."
        return f"{counts}, in {circles} groups{last}. {_HOW_FOLDED} {named}"
    pieces = len(set(view.placed.group.tolist()) - {-1})
    named = " Names are those of the 25 most tied." if tied > 25 else ""
    return f"{counts}, in {_count(pieces, 'piece')}. {_HOW}{named}"


def _leaves_out(view: View) -> list[str]:
    """What the picture does not show, in sentences."""
    told = ["Drawn is what the query says, and nothing that it does not ask for."]
    alone = view.nodes[len(view.nodes) - view.placed.alone :]
    if alone:
        names = ", ".join(_short(node.label) for node in alone[:_NAMED])
        more = f" and {len(alone) - _NAMED:,} more" if len(alone) > _NAMED else ""
        lead = "has no line and is" if len(alone) == 1 else "have no line and are"
        told.append(f"{_count(len(alone), 'node')} {lead} not drawn: {names}{more}.")
    undated = sum(not line.date for line in view.lines)
    if undated and undated < len(view.lines):
        told.append(f"{_count(undated, 'line')} without a date.")
    loops = sum(line.source == line.target for line in view.lines)
    if loops:
        told.append(f"{_count(loops, 'line')} from a node to itself: in the table only.")
    return [*told, *view.asked.notes]


def _short(label: str) -> str:
    return label if len(label) <= 60 else f"{label[:59]}…"


def _count(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"


def _kinds(nodes: Iterable[Node]) -> dict[str, dict[str, Any]]:
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


def _columns(lines: Sequence[Line]) -> list[str]:
    """The columns of the table: the ends, and what any line has."""
    held = [name for name in OPTIONAL if any(_has(line, name) for line in lines)]
    return ["source", *(["label"] if "label" in held else []), "target"] + [
        name for name in ("kind", "rank", "weight", "date", "evidence") if name in held
    ]


def _has(line: Line, name: str) -> bool:
    return getattr(line, name) not in ("", None, [])


def _value(line: Line, name: str) -> str:
    value = getattr(line, name)
    return "\n".join(value) if isinstance(value, list) else str("" if value is None else value)


def _interned(lines: Sequence[Line], name: str) -> dict[str, Any]:
    """A column as its values, sorted, and the place of each line's among them."""
    texts = [_value(line, name) for line in lines]
    values = sorted(set(texts))
    place = {value: at for at, value in enumerate(values)}
    return {"values": values, "at": [place[text] for text in texts]}


def _filters(lines: Sequence[Line], columns: Iterable[str]) -> list[tuple[str, str, list[str]]]:
    found = []
    for name in ("kind", "rank"):
        values = sorted({_value(line, name) for line in lines}) if name in columns else []
        if 1 < len(values) <= 40:
            found.append((name, _HEADS[name], values))
    return found


def _days(lines: Iterable[Line]) -> list[str]:
    """The steps of the slider: the days that lines have, if they differ."""
    days = {line.date[:10] for line in lines if line.date[:4].isdigit()}
    return sorted(days) if len(days) > 1 else []


def _row(view: View, line: Line, columns: Iterable[str]) -> dict[str, Any]:
    """A row of the table as it stands in the page before its script writes it."""
    ends = {"source": view.nodes[line.source].label, "target": view.nodes[line.target].label}
    cells = []
    for name in columns:
        text = ends[name] if name in ends else _value(line, name).replace("\n", ", ")
        cells.append(
            {"text": text or "not said", "sort": text, "name": _HEADS[name], "known": bool(text)}
        )
    return {"cells": cells}


def _payload(view: View, kinds: dict[str, dict[str, Any]], columns: list[str]) -> dict[str, Any]:
    placed, nodes, lines = view.placed, view.nodes, view.lines
    drawn = len(nodes) - placed.alone
    points = (placed.points[:drawn] * STEP).round().astype(int)
    kind_at = {kind: at for at, kind in enumerate(kinds)}
    optional = [name for name in columns if name not in ("source", "target", "weight")]
    named = {node.key for node in nodes if node.iri}
    named.update(name for line in lines for name in line.evidence)
    prefixes = sorted({name.partition(":")[0] for name in named} & set(PREFIXES))
    found: dict[str, Any] = {
        "name": view.asked.name,
        "folded": view.folded,
        "keys": _unique(nodes),
        "labels": [node.label for node in nodes],
        "kinds": [{"name": kind, **glyph} for kind, glyph in kinds.items()],
        "kind": [kind_at[node.kind] for node in nodes],
        "names": {at: node.names for at, node in enumerate(nodes) if node.names},
        "facts": {at: node.facts for at, node in enumerate(nodes) if node.facts},
        "prefixes": {prefix: PREFIXES[prefix] for prefix in prefixes},
        "x": points[:, 0].tolist(),
        "y": points[:, 1].tolist(),
        "group": placed.group[:drawn].tolist(),
        "degree": view.degree[:drawn],
        "groups": _groups(view, kinds),
        "from": [line.source for line in lines],
        "to": [line.target for line in lines],
        "columns": {name: _interned(lines, name) for name in optional},
        "weight": [line.weight for line in lines] if "weight" in columns else None,
        "days": _days(lines),
        "table": columns,
        "heads": [_HEADS[name] for name in columns],
        "backing": {
            name: {"sentence": fact.sentence, **panel.backing(fact)}
            for name, fact in view.facts.items()
        },
    }
    if not view.folded:
        found["network"] = _vis(view, kinds, drawn)
    return found


def _unique(nodes: Sequence[Node]) -> list[str]:
    """A key for each node; a text may read like a name of something else."""
    seen: Counter[str] = Counter()
    keys = []
    for node in nodes:
        seen[node.key] += 1
        keys.append(node.key if seen[node.key] == 1 else f"{node.key} ({seen[node.key]})")
    return keys


def _groups(view: View, kinds: dict[str, dict[str, Any]]) -> list[dict[str, Any]]:
    """Each group with its words; of an overview also its circle and its hue."""
    placed = view.placed
    members: dict[int, list[int]] = {}
    for at, group in enumerate(placed.group.tolist()):
        if group >= 0:
            members.setdefault(group, []).append(at)
    found = []
    for group, inside in sorted(members.items()):
        lead = _short(view.nodes[inside[0]].label)
        more = f"+ {len(inside) - 1:,}" if len(inside) > 1 else ""
        say = f"{lead} and {len(inside) - 1:,} more" if more else lead
        label = lead
        if placed.rest and group == len(members) - 1:
            label, more = f"{placed.rest:,} small groups", _count(len(inside), "node")
            say = f"{label}, {more}"
        entry: dict[str, Any] = {"label": label, "more": more, "say": say}
        if placed.radii is not None:
            x, y = (placed.centres[group] * STEP).round().astype(int).tolist()
            common = Counter(view.nodes[at].kind for at in inside).most_common(1)[0][0]
            entry |= {"x": x, "y": y, "r": round(float(placed.radii[group]) * STEP)}
            entry["hue"] = kinds[common]["hue"]
        found.append(entry)
    return found


@cache
def _defaults() -> Network:
    from pyvis.network import Network

    network = Network(directed=True)
    network.set_options(json.dumps(_OPTIONS))
    return network


def _vis(view: View, kinds: dict[str, dict[str, Any]], drawn: int) -> dict[str, Any]:
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
            "width": 1 + (2.5 * max(line.weight or 0, 0) / most if most > 0 else 0),
        }
        for at, line in enumerate(view.lines)
        if line.source != line.target or line.source < drawn
    ]
    nodes, edges, _, _, _, options = network.get_network_data()
    return {"nodes": nodes, "edges": edges, "options": json.loads(options)}
