"""Nodes: entities and facts of the graph, as nodes and edges of every network.

A node is an entity: its id is its IRI, and it has *label* and *kind*. An edge
has the attributes *kind, rank, outcome, contest, start, end, sources*; `None`
stands for what is not known or does not apply. Where an edge is one fact, its
key is the fact's IRI.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any, TypeAlias

import networkx as nx

from kg import query
from kg.network import rows

Network: TypeAlias = "nx.MultiDiGraph[str]"
Pairs: TypeAlias = "nx.Graph[str]"
Edge: TypeAlias = tuple[str, str, str]

CONTRACT = ("kind", "rank", "outcome", "contest", "start", "end", "sources")


class Nodes:
    """The entities of one graph, ready to become nodes of a network."""

    def __init__(self, engine: query.Engine) -> None:
        self.engine = engine
        self.entities = rows.entities(engine)
        self.contests = rows.contests(engine)

    @cached_property
    def sources(self) -> dict[str, tuple[str, ...]]:
        """The articles behind each fact, by the fact's IRI."""
        return rows.sources(self.engine)

    def kind(self, iri: str) -> str:
        """What an entity is: union, society, body, person …; else thing."""
        entity = self.entities.get(iri)
        return entity.kind if entity else "thing"

    def label(self, iri: str) -> str:
        """What an entity is called; the last part of its IRI if nothing is known."""
        entity = self.entities.get(iri)
        return entity.label if entity else rows.name_of(iri) or iri

    def add(self, network: nx.Graph[str], iri: str) -> None:
        """Make an entity a node of *network*, once."""
        if iri in network:
            return
        entity = self.entities.get(iri)
        extra: dict[str, Any] = {}
        if iri in self.contests:
            contest = self.contests[iri]
            extra = {"post": contest.post, "start": contest.earliest, "end": contest.latest}
        network.add_node(
            iri,
            label=self.label(iri),
            kind=self.kind(iri),
            short=entity.short if entity else self.label(iri),
            names=tuple(entity.names) if entity else (),
            **extra,
        )

    def add_edge(
        self, network: Network, key: str, source: str, target: str, kind: str, **more: Any
    ) -> None:
        """Make a fact of that IRI an edge, with both its ends."""
        self.add(network, source)
        self.add(network, target)
        known: dict[str, Any] = {**dict.fromkeys(CONTRACT), "sources": self.sources.get(key, ())}
        network.add_edge(source, target, key, **{**known, "kind": kind, **more})

    def add_office(self, network: Network, office: rows.Office, **more: Any) -> None:
        """Make an office an edge, from the person to the organization or body.

        An office without an organization is left out, and so is a person's
        membership of a union, whoever recorded it: it says whose member a
        person is, not what they do.
        """
        organization = office.organization
        if organization is None:
            return
        if office.role_name == "member" and self.kind(organization) == "union":
            return
        self.add_edge(
            network,
            office.iri,
            office.member,
            organization,
            "office",
            start=office.start,
            end=office.end,
            role=office.role,
            **more,
        )

    def add_parts(self, network: Network) -> None:
        """Make every body an edge to what it is a part of."""
        for row in rows.ask(self.engine, "units"):
            self.add_edge(network, row.body, row.body, row.organization, "part")

    def add_pair(self, network: Pairs, one: str, other: str, kind: str, **more: Any) -> None:
        """Tie two entities, without direction; the tie rests on several facts."""
        self.add(network, one)
        self.add(network, other)
        network.add_edge(one, other, **{**dict.fromkeys(CONTRACT), "kind": kind, **more})


def part(network: Network, keep: Callable[[Edge, dict[str, Any]], bool]) -> Network:
    """The edges that *keep* says yes to, with their ends, in the order of *network*.

    networkx's own subgraphs come in the order of a set, which no two processes share.
    """
    kept = [
        ((source, target, key), edge)
        for source, target, key, edge in network.edges(keys=True, data=True)
        if keep((source, target, key), edge)
    ]
    ends = {iri for (source, target, _), _ in kept for iri in (source, target)}
    found: Network = nx.MultiDiGraph(**network.graph)
    found.add_nodes_from((iri, dict(node)) for iri, node in network.nodes(data=True) if iri in ends)
    for (source, target, key), edge in kept:
        found.add_edge(source, target, key, **edge)
    return found
