"""Offices: who held which role where, and what became of the organizations.

==========  =====================  ==========================================
kind        from → to              key, and what else the edge carries
==========  =====================  ==========================================
office      person → organization  end:Office; role, surely_from, surely_to,
            or body                certainty
part        body → organization    the body
mergedInto  organization → the     org:ChangeEvent; certainty
            one it merged into
renaming    organization → itself  org:ChangeEvent; certainty
            under its later name
==========  =====================  ==========================================

*start* and *end* are the longest interval that the sources allow, *surely_from*
and *surely_to* the one they vouch for; `None` is not known, and does not say
that an office goes on. A person's membership of a union is never in it.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import networkx as nx

from kg import query
from kg.network import rows
from kg.network.nodes import Edge, Network, Nodes, part


def build(
    engine: query.Engine,
    *,
    person: str | None = None,
    organization: str | None = None,
    on: date | None = None,
) -> Network:
    """The network of offices, or its part about a person or an organization.

    *organization* keeps the edges at it and at its bodies. *on* keeps what may
    have been so on that day, and says in *certainty* whether it was: surely,
    perhaps, or unknown where no day is known at all.
    """
    nodes = Nodes(engine)
    network: Network = nx.MultiDiGraph(name="offices", ties=("office",))
    for office in rows.offices(engine).values():
        known = held(office, on) if on else None
        if known != "no":
            nodes.add_office(
                network,
                office,
                surely_from=office.begun,
                surely_to=office.lasted,
                certainty=known,
            )
    nodes.add_parts(network)
    for change in rows.changes(engine).values():
        known = happened(change, on) if on else None
        if known != "no" and change.original != change.resulting:
            nodes.add_edge(
                network,
                change.iri,
                change.original,
                change.resulting,
                change.kind,
                start=change.earliest,
                end=change.latest,
                certainty=known,
            )
    return _around(network, person, organization)


def held(office: rows.Office, on: date) -> str:
    """Whether an office was held on a day: surely, perhaps, unknown or no."""
    if (office.start and on < office.start) or (office.end and office.end < on):
        return "no"
    if office.begun and office.lasted and office.begun <= on <= office.lasted:
        return "surely"
    if not (office.start or office.begun or office.lasted or office.end):
        return "unknown"
    return "perhaps"


def happened(change: rows.Change, on: date) -> str:
    """Whether a change had happened by a day: surely, perhaps, unknown or no."""
    if change.earliest and on < change.earliest:
        return "no"
    if change.latest and change.latest <= on:
        return "surely"
    return "perhaps" if change.earliest or change.latest else "unknown"


def _around(network: Network, person: str | None, organization: str | None) -> Network:
    if person is None and organization is None:
        return network
    own: set[str | None] = {organization}
    own.update(
        body
        for body, of, edge in network.edges(data=True)
        if edge["kind"] == "part" and of == organization
    )

    def keep(found: Edge, _: dict[str, Any]) -> bool:
        return (person is None or found[0] == person) and (
            organization is None or not own.isdisjoint(found[:2])
        )

    return part(network, keep)
