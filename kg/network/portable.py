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
    copy = network.copy()
    copy.graph = {"name": network.graph.get("name", "")}
    for _, node in copy.nodes(data=True):
        _flatten(node)
    for _, _, edge in copy.edges(data=True):
        _flatten(edge)
    return copy


def _flatten(attributes: dict[str, Any]) -> None:
    held = dict(attributes)
    attributes.clear()
    for name, value in held.items():
        if value is not None and value != ():
            attributes[_RENAMED.get(name, name)] = _text(value)


def _text(value: Any) -> str | int | float:
    if isinstance(value, tuple):
        return BAR.join(value)
    if isinstance(value, date):
        return value.isoformat()
    assert isinstance(value, str | int | float)
    return value
