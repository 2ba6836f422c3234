"""Formats: the network behind a picture, for the files of other programs.

``gexf`` is Gephi's; ``json`` is node-link data, which networkx, D3 and others
read. Both keep the days of nodes and edges, and are the same for the same data.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import networkx as nx

from kg.network import build, portable
from kg.versions import Versions

if TYPE_CHECKING:
    from kg.draw.asked import Asked
    from kg.query import Engine

NAMES = ("gexf", "json")
_DAYS = ("start", "end", "announced", "date")
# networkx writes the day on which it runs.
_WRITTEN = re.compile(rb' lastmodifieddate="[^"]*"')


def of_view(engine: Engine, view: str, *, around: str | None = None, **params: str) -> Any:
    """The network that a view draws, as `kg.network` builds it.

    Agreement is a network of pairs; every other view draws choices.
    """
    if view == "agreement":
        least = params.get("at_least")
        return build(engine, "agreement", kind=params.get("kind"), least=least or 1)
    narrowed: dict[str, Any] = {"kind": params.get("kind")}
    contests = [params[name] for name in ("from", "to", "contest") if params.get(name)]
    if contests and contests != ["all"]:
        narrowed["contest"] = contests
    if around is None:
        return build(engine, "endorsements", endorser=params.get("endorser"), **narrowed)
    return _ego(engine, around, narrowed)


def _ego(engine: Engine, around: str, narrowed: dict[str, Any]) -> nx.MultiDiGraph[str]:
    """The choices that an entity makes, receives, or is the contest of."""
    from kg import query
    from kg.network.nodes import part
    from kg.query.library import ANYTHING, Parameter

    iri = query.resolve(engine, around, Parameter("around", ANYTHING))
    whole = build(engine, "endorsements", **narrowed)
    return part(whole, lambda ends, edge: iri in ends[:2] or edge["contest"] == iri)


def of_query(asked: Asked) -> nx.MultiDiGraph[str]:
    """The network of a query's answer; a node's id is its IRI where it has one."""
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph(name=asked.name)
    ids = [node.iri or node.key for node in asked.nodes]
    for name, node in zip(ids, asked.nodes, strict=True):
        network.add_node(name, label=node.label, kind=node.kind, names=tuple(node.names))
    for line in asked.lines:
        held = {"label": line.label, "date": line.date, "rank": line.rank, "kind": line.kind}
        more: dict[str, Any] = {name: value for name, value in held.items() if value}
        if line.weight is not None:
            more["weight"] = line.weight
        if line.evidence:
            more["evidence"] = tuple(line.evidence)
        network.add_edge(ids[line.source], ids[line.target], **more)
    return network


def encode(network: nx.Graph[str], versions: Versions, form: str) -> bytes:
    """A network as a file; *form* is one of `NAMES`."""
    plain = portable(network)
    for node, (earliest, latest) in _spans(network).items():
        plain.nodes[node].setdefault("earliest", earliest)
        plain.nodes[node].setdefault("latest", latest)
    said = {
        "name": str(network.graph.get("name", "")),
        "data": versions.data,
        "digest": versions.digest,
        "ontology": versions.ontology,
        "tools": versions.tools,
    }
    if form == "json":
        found = nx.node_link_data(plain, edges="edges")
        found["graph"] = said
        return (json.dumps(found, ensure_ascii=False, allow_nan=False, indent=1) + "\n").encode(
            "utf-8"
        )
    return _gexf(plain, said)


def _gexf(plain: nx.Graph[str], said: dict[str, str]) -> bytes:
    from xml.sax.saxutils import escape

    _legal(plain)
    stream = io.BytesIO()
    nx.write_gexf(plain, stream, encoding="utf-8")
    about = ", ".join(f"{name} {value}" for name, value in said.items() if value)
    described = f"<description>{escape(about)}</description></meta>".encode()
    return _WRITTEN.sub(b"", stream.getvalue(), count=1).replace(b"</meta>", described, 1)


# XML has no place for these, not even escaped.
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def _legal(plain: nx.Graph[str]) -> None:
    """Take out of all texts what XML cannot hold; *label* is the node's name in GEXF."""
    held: Iterable[dict[str, Any]] = (
        *(node for _, node in plain.nodes(data=True)),
        *(edge for _, _, edge in plain.edges(data=True)),
    )
    for attributes in held:
        for name, value in attributes.items():
            if isinstance(value, str):
                attributes[name] = _CONTROLS.sub("\ufffd", value)


def _spans(network: nx.Graph[str]) -> dict[str, tuple[str, str]]:
    """The first and the last day on any edge of each node, as texts."""
    days: dict[str, list[str]] = {}
    for source, target, edge in network.edges(data=True):
        found = [str(edge[name]) for name in _DAYS if edge.get(name)]
        for node in (source, target):
            days.setdefault(node, []).extend(found)
    return {node: (min(found), max(found)) for node, found in days.items() if found}
