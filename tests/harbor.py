"""Harbor: an invented party with an invented contest, told in Turtle for tests."""

from __future__ import annotations

CONTEST = "contest:harbor-2026"

# The contest is decided on 20 May 2026; unions may nominate from 1 March.
HARBOR = """
organization:harbor-party a end:Party ; skos:prefLabel "Harbor Party"@en .
organization:herald a end:Publisher ; skos:prefLabel "Harbor Herald"@en .
post:harbor.leader
    a end:Post ; rdfs:label "Leader"@en ; end:organization organization:harbor-party .
contest:harbor-2026
    a end:Contest ; rdfs:label "Harbor leader 2026"@en ;
    end:post post:harbor.leader ; end:organization organization:harbor-party .
stage:harbor-2026.nominations
    a end:Stage ; rdfs:label "Nominations"@en ; end:stageOf contest:harbor-2026 ;
    end:stageKind end:affiliateNominations ; end:stageOrder 1 ;
    end:earliest "2026-03-01"^^xsd:date ; end:latest "2026-03-31"^^xsd:date .
stage:harbor-2026.result
    a end:Stage ; rdfs:label "Result"@en ; end:stageOf contest:harbor-2026 ;
    end:stageKind end:resultStage ; end:stageOrder 3 ;
    end:earliest "2026-05-20"^^xsd:date ; end:latest "2026-05-20"^^xsd:date .
person:ana a end:Person ; foaf:name "Ana Rivera" .
person:lee a end:Person ; foaf:name "Lee Grant" .
candidacy:ana a end:Candidacy ; end:candidate person:ana ; end:contest contest:harbor-2026 .
candidacy:lee a end:Candidacy ; end:candidate person:lee ; end:contest contest:harbor-2026 .
union:dockers a end:Union ; skos:prefLabel "Dockers' Union"@en .
union:masons a end:Union ; skos:prefLabel "Masons' Union"@en .
union:pilots a end:Union ; skos:prefLabel "Pilots' Union"@en .
organization:teachers a end:Society ; skos:prefLabel "Society of Teachers"@en .
body:dockers.east
    a end:Body ; skos:prefLabel "Dockers' Union, east quay"@en ; org:unitOf union:dockers .
body:dockers.committee
    a end:Body ; skos:prefLabel "Dockers' political committee"@en ; org:unitOf union:dockers .
"""

# Three affiliates, two of them unions; or a tenth of the branches.
RULE = """
rule:harbor a end:NominationRule ; rdfs:label "Rule"@en ;
    end:forStage stage:harbor-2026.nominations ;
    end:anyOf requirement:affiliates , requirement:branches ; end:supportedBy claim:rule .
requirement:affiliates a end:Requirement ; end:nominator end:affiliate ; end:minCount 3 ;
    end:including requirement:unions .
requirement:unions a end:Requirement ; end:nominator end:tradeUnion ; end:minCount 2 .
requirement:branches a end:Requirement ; end:nominator end:localParty ;
    end:minShare 0.1 ; end:shareOf end:localParty .
"""


def article(name: str, day: str | None = None, *, until: str | None = None) -> str:
    """An article of that name with one claim; published on *day*, or up to *until*."""
    dates = f"; schema:datePublished {date(day)}" if day and not until else ""
    if day:
        dates += f" ; end:earliest {date(day)} ; end:latest {date(until or day)}"
    return f"""
    article:{name} a end:Article ; schema:headline "{name}" ;
        schema:publisher organization:herald {dates} .
    claim:{name} a end:Claim ; end:gist "What {name} says"@en ; end:source article:{name} ;
        end:modality end:asserted ; end:voice end:reporter ; end:about contest:harbor-2026 .
    """


def date(day: str) -> str:
    """A day as a Turtle literal."""
    return f'"{day}"^^xsd:date'


def decision(
    name: str, endorser: str, *claims: str, on: str | None = "2026-03-10", more: str = ""
) -> str:
    """A choice made *on* a day, resting on *claims*; *more* are further properties."""
    dates = f"; end:earliest {date(on)} ; end:latest {date(on)}" if on else ""
    outcome = "" if "end:outcome" in more else "end:outcome end:choice ;"
    sources = " , ".join(f"claim:{claim}" for claim in claims) or "claim:herald"
    return f"""
    decision:{name} a end:Decision ; end:endorser {endorser} ; end:contest contest:harbor-2026 ;
        {outcome} {more} end:supportedBy {sources} {dates} .
    """


def endorsement(
    of: str,
    endorser: str,
    candidacy: str = "ana",
    *claims: str,
    rank: int | None = 1,
    more: str = "",
) -> str:
    """What the decision *of* yields: one candidacy backed, of *rank* if any."""
    place = f"end:rank {rank} ;" if rank else ""
    sources = " , ".join(f"claim:{claim}" for claim in claims) or "claim:herald"
    return f"""
    endorsement:{of}.{candidacy} a end:Endorsement ; end:decision decision:{of} ;
        end:endorser {endorser} ; end:contest contest:harbor-2026 ;
        end:candidacy candidacy:{candidacy} ; {place} {more} end:supportedBy {sources} .
    """


def backing(name: str, endorser: str, candidacy: str = "ana", **how: str) -> str:
    """A decision with its one endorsement, both as plain as can be."""
    return decision(name, endorser, **how) + endorsement(name, endorser, candidacy)
