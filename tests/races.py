"""Races: several invented contests and who chose whom in them, told in Turtle for tests."""

from __future__ import annotations

import functools
from typing import Any

from graphs import store_of

from kg import network
from kg.query import OxigraphEngine
from kg.vocabulary import curie

PARTY = """
organization:harbor-party a end:Party ; skos:prefLabel "Harbor Party"@en .
organization:quay-party a end:Party ; skos:prefLabel "Quay Party"@en .
organization:teachers a end:Society ; skos:prefLabel "Society of Teachers"@en .
post:leader a end:Post ; rdfs:label "Leader"@en ; end:organization organization:harbor-party .
post:deputy a end:Post ; rdfs:label "Deputy"@en ; end:organization organization:harbor-party .
person:ana a end:Person ; foaf:name "Ana Rivera" .
person:ben a end:Person ; foaf:name "Ben Okafor" .
person:cy a end:Person ; foaf:name "Cy Vance" .
union:dockers a end:Union ; skos:prefLabel "Dockers' Union"@en .
union:masons a end:Union ; skos:prefLabel "Masons' Union"@en .
union:pilots a end:Union ; skos:prefLabel "Pilots' Union"@en .
body:dockers.east a end:Body ; skos:prefLabel "Dockers' east quay"@en ; org:unitOf union:dockers .
"""


def contest(
    slug: str, day: str | None = None, post: str = "leader", party: str = "harbor-party"
) -> str:
    """A contest with three candidates, decided on *day*."""
    stage = (
        f"""stage:{slug}.result a end:Stage ; end:stageOf contest:{slug} ;
            end:earliest "{day}"^^xsd:date ; end:latest "{day}"^^xsd:date ."""
        if day
        else ""
    )
    candidacies = "".join(
        f"candidacy:{slug}.{person} a end:Candidacy ; "
        f"end:candidate person:{person} ; end:contest contest:{slug} .\n"
        for person in ("ana", "ben", "cy")
    )
    return f"""
    contest:{slug} a end:Contest ; rdfs:label "{slug}"@en ; end:post post:{post} ;
        end:organization organization:{party} .
    {stage} {candidacies}"""


def chose(
    slug: str,
    endorser: str,
    *people: str,
    day: str | None = None,
    kind: str = "nomination",
    mark: str = "",
    more: str = "",
    outcome: str = "",
) -> str:
    """A decision of *endorser* for these people, the first choice first; nobody is neutral.

    *mark* tells two decisions of one endorser apart; *more* are further properties.
    """
    name = f"{slug}.{endorser.split(':')[1]}{mark}"
    days = f'; end:earliest "{day}"^^xsd:date ; end:latest "{day}"^^xsd:date' if day else ""
    outcome = outcome or ("choice" if people else "noRecommendation")
    told = f"""
    article:{name} a end:Article ; schema:headline "{name}" .
    claim:{name} a end:Claim ; end:source article:{name} .
    decision:{name} a end:Decision ; end:endorser {endorser} ; end:contest contest:{slug} ;
        end:outcome end:{outcome} ; end:supportedBy claim:{name} {more} {days} .
    """
    for rank, person in enumerate(people, start=1):
        told += f"""
        endorsement:{name}.{rank} a end:Endorsement ; end:decision decision:{name} ;
            end:endorser {endorser} ; end:contest contest:{slug} ; end:rank {rank} ;
            end:candidacy candidacy:{slug}.{person} ; end:kind end:{kind} ;
            end:supportedBy claim:{name} .
        """
    return told


def network_of(turtle: str, name: str, **params: object) -> Any:
    """The network *name* of the party and *turtle*."""
    return network.build(engine_of(turtle), name, **params)


@functools.cache
def engine_of(turtle: str) -> OxigraphEngine:
    """The party and *turtle*, to be asked."""
    return OxigraphEngine(store_of(PARTY + turtle))


def pairs(found: Any, *attributes: str) -> dict[tuple[str, str], Any]:
    """The edges of a network by the CURIEs of their ends, each with some attributes."""
    return {
        tuple(sorted((curie(one), curie(other)))): tuple(edge[name] for name in attributes)
        if len(attributes) > 1
        else edge[attributes[0]]
        for one, other, edge in found.edges(data=True)
    }
