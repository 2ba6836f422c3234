"""Portable: a network with plain values only, for the files of other programs.

GEXF (Gephi), GraphML and their like know texts and numbers. What is not known
is left out, a day is written as 2020-01-08, and several values stand in one
text with a bar between them.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import networkx as nx

BAR = "|"
# networkx writes these as the time in which a GEXF node or edge exists.
_RENAMED = {"start": "from", "end": "until"}


def portable(network: nx.Graph[str]) -> nx.Graph[str]:
    """A copy of a network that `networkx.write_gexf` and its like can write.

    *start* and *end* are named *from* and *until*: days that a fact may lie
    between are not the days between which it held.
    """
    copy = network.__class__(name=network.graph.get("name", ""))
    copy.add_nodes_from((iri, _plain(node)) for iri, node in network.nodes(data=True))
    if network.is_multigraph():
        copy.add_edges_from(
            (source, target, key, _plain(edge))
            for source, target, key, edge in network.edges(keys=True, data=True)
        )
    else:
        copy.add_edges_from(
            (source, target, _plain(edge)) for source, target, edge in network.edges(data=True)
        )
    return copy


def _plain(attributes: dict[str, Any]) -> dict[str, str | int | float]:
    return {
        _RENAMED.get(name, name): _text(value)
        for name, value in attributes.items()
        if value is not None and value != ()
    }


def _text(value: Any) -> str | int | float:
    if isinstance(value, tuple):
        return BAR.join(value)
    if isinstance(value, date):
        return value.isoformat()
    assert isinstance(value, str | int | float)
    return value
