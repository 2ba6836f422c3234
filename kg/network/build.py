"""Build: a network by its name, from the rows of the graph.

============  ================================================================
endorsements  endorser → candidate, and all that stands around it
agreement     endorser – endorser: how often both chose the same
overlap       candidate – candidate: how far the same endorsers backed both
offices       person → organization: who held which role, and mergers
============  ================================================================

The modules of the same names tell what an edge of each carries.
"""

from __future__ import annotations

from typing import Literal, overload

import networkx as nx

from kg import query, vocabulary
from kg.errors import UsageError
from kg.network import agreement, choices, endorsements, offices, overlap, scope
from kg.network.endorsements import spans
from kg.network.nodes import Network, Nodes, Pairs
from kg.query.library import ANYTHING

__all__ = ["NAMES", "PARAMETERS", "Network", "Pairs", "build", "spans"]

# Each network with the parameters it takes.
PARAMETERS = {
    "endorsements": (*scope.NAMES, "endorser", "candidate"),
    "agreement": (*scope.NAMES, "rule", "neutral", "least", "share"),
    "overlap": (*scope.NAMES, "rule", "later", "least", "share"),
    "offices": ("person", "organization", "on"),
}
NAMES = tuple(PARAMETERS)


@overload
def build(
    engine: query.Engine, name: Literal["endorsements", "offices"] = ..., **params: object
) -> Network: ...
@overload
def build(
    engine: query.Engine, name: Literal["agreement", "overlap"], **params: object
) -> Pairs: ...
@overload
def build(engine: query.Engine, name: str, **params: object) -> nx.Graph[str]: ...
def build(engine: query.Engine, name: str = "endorsements", **params: object) -> nx.Graph[str]:
    """The network *name*, as a networkx graph of IRIs.

    *params* narrow it; entities are IRIs, CURIEs or names, days also years or
    months, and several values are given as a list:

    - ``contest``, ``organization`` (whose contest it is), ``post``: the
      contests that count
    - ``since``, ``until``: what may lie between these days
    - ``kind``: the kind of endorser that counts, such as ``union`` (of the
      network endorsements: what an edge starts from)
    - ``endorser``, ``candidate``: the edges at these (endorsements)
    - ``rule``: the inclusion rule that says which choices count (agreement,
      overlap); without one, every ranked choice does
    - ``neutral``: whether to stand neutral is a choice of its own (agreement)
    - ``later``: whether second preferences count too (overlap)
    - ``least``: the contests both decided (agreement) or the endorsers shared
      (overlap) that an edge needs; ``share``: the weight that it needs
    - ``person``, ``organization``, ``on`` (a day): see `kg.network.offices`

    Raises:
        UsageError: there is no such network, it has no such parameter, or a
            value is none.
        EntityError: an entity is unknown, or the name fits several.
    """
    if name not in PARAMETERS:
        raise UsageError(f"no network {name!r}; there is: {', '.join(NAMES)}")
    known = PARAMETERS[name]
    surplus = sorted(set(params) - set(known))
    if surplus:
        raise UsageError(
            f"network {name!r} has no parameter {surplus[0]!r}; it has: {', '.join(known)}"
        )
    given = {key: value for key, value in params.items() if value is not None}
    if name == "offices":
        return offices.build(
            engine,
            person=scope.entity(engine, "person", given.get("person"), vocabulary.END.Person),
            organization=scope.entity(engine, "organization", given.get("organization"), ANYTHING),
            on=scope.day("on", given.get("on")),
        )
    nodes = Nodes(engine)
    narrowed = scope.of(engine, nodes.contests, given)
    if name == "endorsements":
        return endorsements.build(
            nodes,
            narrowed,
            endorser=scope.entity(engine, "endorser", given.get("endorser"), ANYTHING),
            candidate=scope.entity(engine, "candidate", given.get("candidate"), ANYTHING),
        )
    rule = scope.entity(engine, "rule", given.get("rule"), vocabulary.END.InclusionRule)
    counted = choices.choices(nodes, narrowed, rule)
    least = scope.number("least", given.get("least", 1), 1)
    share = scope.number("share", given.get("share", 0), 0, 1)
    if name == "agreement":
        neutral = scope.truth("neutral", given.get("neutral", False))
        return agreement.build(nodes, counted, neutral=neutral, least=least, share=share)
    later = scope.truth("later", given.get("later", False))
    return overlap.build(nodes, counted, later=later, least=least, share=share)
