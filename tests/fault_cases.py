"""What breaks each fault rule, and what just keeps it, in a few lines of Turtle."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Case:
    """Turtle that breaks the rule, Turtle that just keeps it, and the row found."""

    broken: str
    kept: str
    found: str
    vocabulary: bool = False


DECIDED = """
    decision:one a end:Decision ; end:endorser union:dockers ; end:contest contest:leader ;
        end:outcome end:choice .
    endorsement:one a end:Endorsement ; end:decision decision:one ;
        end:endorser union:dockers ; end:contest contest:leader ;
        end:candidacy candidacy:rivera ; end:rank 1 .
    candidacy:rivera a end:Candidacy ; end:candidate person:rivera ; end:contest contest:leader .
"""
SECOND = """
    endorsement:two a end:Endorsement ; end:decision decision:one ;
        end:endorser union:dockers ; end:contest contest:leader ;
        end:candidacy candidacy:grant ; end:rank 2 .
    candidacy:grant a end:Candidacy ; end:candidate person:grant ; end:contest contest:leader .
"""
TWO_DECISIONS = """
    decision:one a end:Decision ; end:endorser union:dockers ; end:contest contest:leader .
    decision:two a end:Decision ; end:endorser union:dockers ; end:contest contest:leader .
"""
SUPERSEDED = TWO_DECISIONS + "decision:two end:supersedes decision:one ."
EXPECTED = """
    expectation:one a end:Expectation ; end:endorser union:dockers ; end:contest contest:leader ;
        end:realisedBy decision:one .
    decision:one a end:Decision ; end:endorser union:dockers ; end:contest contest:leader .
"""
BODY = """
    decision:one end:endorser union:dockers ; end:decidedBy body:committee .
    body:committee org:unitOf body:executive .
    body:executive org:unitOf union:dockers .
"""
SPOKEN = """
    statement:one end:speaker person:stone ; end:spokenAs office:one .
    office:one org:member person:stone .
"""
CITED = """
    endorsement:one end:supportedBy claim:one .
    claim:one end:source article:one .
"""
HELD = """
    claim:one a end:Claim ; end:source article:one ; end:evidence evidence:one .
    article:one a end:Article ; end:sha256 "aa" ; end:length 100 .
    evidence:one oa:hasSource article:one ; oa:hasSelector selector:one .
    selector:one oa:start 10 ; oa:end 100 .
"""
ARTICLES = """
    article:one a end:Article ; end:sha256 "aa" .
    article:two a end:Article ; end:sha256 "bb" .
"""
CONTEST = """
    contest:leader-2026 a end:Contest .
    stage:ballot end:stageOf contest:leader-2026 ; end:stageOrder 1 ;
        end:earliest "2026-05-04"^^xsd:date ; end:latest "2026-05-20"^^xsd:date .
    stage:result end:stageOf contest:leader-2026 ; end:stageOrder 2 .
    decision:one end:contest contest:leader-2026 ; end:latest "2023-12-31"^^xsd:date .
"""
PUBLISHED = """
    article:one schema:datePublished "2026-03-14"^^xsd:date ;
        end:earliest "2026-03-14"^^xsd:date ; end:latest "2026-03-14"^^xsd:date .
"""
CLAIMED = """
    claim:one end:about article:one ; end:property end:datePublished ;
        end:value "2026-03-14"^^xsd:date .
    article:one schema:datePublished "2026-03-14"^^xsd:date .
"""
OFFICE = """
    office:one a end:Office ; org:role end:generalSecretary ;
        end:startLatest "1981-01-01"^^xsd:date ; end:endEarliest "2026-01-01"^^xsd:date .
"""
CASES = {
    "endorsement-of-another-contest": Case(
        DECIDED + "endorsement:one end:contest contest:deputy .",
        DECIDED,
        "endorsement:one end:contest contest:deputy",
    ),
    "endorsement-of-another-endorser": Case(
        DECIDED.replace("end:endorser union:dockers", "end:endorser union:pilots", 1),
        DECIDED,
        "endorsement:one end:endorser union:dockers",
    ),
    "candidacy-of-another-contest": Case(
        DECIDED.replace("candidacy:rivera ; end:rank", "candidacy:okafor ; end:rank")
        + "candidacy:okafor a end:Candidacy ; end:contest contest:deputy .",
        DECIDED + SECOND,
        "endorsement:one end:candidacy candidacy:okafor",
    ),
    "candidacy-entered-twice": Case(
        DECIDED + "candidacy:twin a end:Candidacy ; end:candidate person:rivera ;"
        "    end:contest contest:leader .",
        DECIDED + "candidacy:other a end:Candidacy ; end:candidate person:rivera ;"
        "    end:contest contest:deputy .",
        "candidacy:rivera end:candidate candidacy:twin",
    ),
    "candidacy-backed-twice": Case(
        DECIDED + SECOND.replace("candidacy candidacy:grant", "candidacy candidacy:rivera"),
        DECIDED + SECOND,
        "endorsement:two end:candidacy candidacy:rivera",
    ),
    "rank-taken-twice": Case(
        DECIDED + SECOND.replace("end:rank 2", "end:rank 1"),
        DECIDED + SECOND,
        "endorsement:two end:rank 1",
    ),
    "ranks-without-first": Case(
        DECIDED.replace("end:rank 1", "end:rank 2"),
        DECIDED.replace("; end:rank 1", ""),
        "endorsement:one end:rank 2",
    ),
    "ranked-without-choice": Case(
        DECIDED.replace("end:choice", "end:noRecommendation"),
        DECIDED.replace("end:choice", "end:noRecommendation").replace("; end:rank 1", ""),
        "endorsement:one end:rank 1",
    ),
    "choice-of-nobody": Case(
        "decision:one a end:Decision ; end:outcome end:choice .",
        "decision:one a end:Decision ; end:outcome end:noRecommendation .",
        "decision:one end:outcome end:choice",
    ),
    "decided-twice": Case(
        TWO_DECISIONS,
        SUPERSEDED,
        "decision:one end:endorser decision:two",
    ),
    "superseding-in-a-circle": Case(
        "decision:one end:supersedes decision:one .",
        "decision:three end:supersedes decision:two . decision:two end:supersedes decision:one .",
        "decision:one end:supersedes decision:one",
    ),
    "superseding-of-another": Case(
        SUPERSEDED.replace("union:dockers", "union:pilots", 1),
        SUPERSEDED,
        "decision:two end:supersedes decision:one",
    ),
    "expectation-also-endorsement": Case(
        "expectation:one a end:Expectation , end:Endorsement .",
        "expectation:one a end:Expectation . endorsement:one a end:Endorsement .",
        "expectation:one rdf:type end:Endorsement",
    ),
    "realised-by-another": Case(
        EXPECTED.replace("contest:leader", "contest:deputy", 1),
        EXPECTED,
        "expectation:one end:realisedBy decision:one",
    ),
    "body-of-another-endorser": Case(
        BODY.replace("org:unitOf union:dockers", "org:unitOf union:pilots"),
        BODY,
        "decision:one end:decidedBy body:committee",
    ),
    "office-of-another-speaker": Case(
        SPOKEN.replace("org:member person:stone", "org:member person:grant"),
        SPOKEN,
        "statement:one end:spokenAs office:one",
    ),
    "claim-without-source": Case(
        CITED.replace("end:source", "end:about"), CITED, "endorsement:one end:supportedBy claim:one"
    ),
    "claim-without-evidence": Case(
        HELD.replace("; end:evidence evidence:one", ""),
        HELD.replace("; end:evidence evidence:one", "").replace('end:sha256 "aa" ;', ""),
        "claim:one end:evidence article:one",
    ),
    "evidence-of-another-article": Case(
        HELD.replace("oa:hasSource article:one", "oa:hasSource article:two"),
        HELD,
        "claim:one end:evidence evidence:one",
    ),
    "evidence-past-the-end": Case(
        HELD.replace("oa:end 100", "oa:end 101"), HELD, "evidence:one oa:hasSelector 101"
    ),
    "evidence-of-no-length": Case(
        HELD.replace("oa:end 100", "oa:end 10"),
        HELD.replace("oa:end 100", "oa:end 11"),
        "evidence:one oa:hasSelector 10",
    ),
    "two-articles-one-hash": Case(
        ARTICLES.replace("bb", "aa"), ARTICLES, "article:one end:sha256 article:two"
    ),
    "kind-of-another-class": Case(
        "person:rivera a end:Union .",
        "organization:herald a end:Publisher . person:rivera a end:Person , end:Candidate .",
        "person:rivera rdf:type end:Person",
        vocabulary=True,
    ),
    "kind-unknown": Case(
        "<https://w3id.org/endorsement/id/people/rivera> a end:Person .",
        "person:rivera a end:Person .",
        "https://w3id.org/endorsement/id/people/rivera rdf:type end:Person",
    ),
    "union-under-organization": Case(
        "organization:dockers a end:Union .",
        "union:dockers a end:Union . organization:party a end:Party .",
        "organization:dockers rdf:type end:Union",
    ),
    "dangling-entity": Case(
        "candidacy:one a end:Candidacy ; end:candidate person:rivera .",
        "candidacy:one end:candidate person:rivera . person:rivera a end:Person .",
        "candidacy:one end:candidate person:rivera",
    ),
    "untyped-entity": Case(
        "candidacy:one end:status end:won .",
        "candidacy:one a end:Candidacy ; end:status end:won .",
        "candidacy:one end:status end:won",
    ),
    "property-of-another-class": Case(
        "decision:one a end:Decision ; end:rank 1 .",
        "endorsement:one a end:Endorsement ; end:rank 1 . union:one a end:Union ;"
        ' end:abbreviation "DU" .',
        "decision:one end:rank 1",
        vocabulary=True,
    ),
    "value-of-another-class": Case(
        "candidacy:one end:candidate union:one . union:one a end:Union , end:Candidate .",
        "candidacy:one end:candidate person:one . person:one a end:Person , end:Candidate ."
        " decision:one end:endorser union:two . union:two a end:Union .",
        "candidacy:one end:candidate union:one",
        vocabulary=True,
    ),
    "control-character": Case(
        'person:one foaf:name "Ana\\u202ERivera" .',
        'person:one foaf:name "Ana\\tRivera" ; skos:altLabel "\u0631\u064a\u0641" .',
        "person:one foaf:name Ana\u202eRivera",
    ),
    "without-label": Case(
        'contest:leader a end:Contest ; rdfs:label "leader"@en .',
        'contest:leader a end:Contest ; rdfs:label "Leader"@en .',
        "contest:leader rdfs:label leader",
    ),
    "date-far-from-contest": Case(
        CONTEST.replace("2023", "2022"), CONTEST, "decision:one end:latest 2022-12-31"
    ),
    "stage-far-from-contest": Case(
        CONTEST.replace("2026-05-20", "2076-05-20"),
        CONTEST.replace("2026-05-20", "2029-05-20"),
        "stage:ballot end:latest 2076-05-20",
    ),
    "span-reversed": Case(
        'poll:one end:earliest "2026-03-02"^^xsd:date ; end:latest "2026-03-01"^^xsd:date .',
        'poll:one end:earliest "2026-03-01"^^xsd:date ; end:latest "2026-03-01"^^xsd:date .',
        "poll:one end:latest 2026-03-01",
    ),
    "span-too-long": Case(
        'office:one end:startEarliest "1980-01-01"^^xsd:date ;'
        ' end:startLatest "2026-01-01"^^xsd:date .',
        'office:one end:startEarliest "1981-01-01"^^xsd:date ;'
        ' end:startLatest "2026-01-01"^^xsd:date .',
        "office:one end:startLatest 2026-01-01",
    ),
    "date-out-of-time": Case(
        'decision:one end:announced "2926-03-14"^^xsd:date .',
        'decision:one end:announced "2026-03-14"^^xsd:date .',
        "decision:one end:announced 2926-03-14",
    ),
    "date-malformed": Case(
        'decision:one end:announced "2026-02-30"^^xsd:date .',
        'decision:one end:announced "2024-02-29"^^xsd:date .',
        "decision:one end:announced 2026-02-30",
    ),
    "published-outside-its-span": Case(
        PUBLISHED.replace("2026-03-14", "1976-03-14", 1),
        PUBLISHED,
        "article:one schema:datePublished 1976-03-14",
    ),
    "published-otherwise-than-claimed": Case(
        CLAIMED.replace("03-14", "03-15", 1),
        CLAIMED + CLAIMED.split("    article", maxsplit=1)[0].replace("03-14", "03-15"),
        "article:one schema:datePublished 2026-03-14",
    ),
    "office-of-a-lifetime": Case(
        OFFICE.replace("1981", "1980"), OFFICE, "office:one end:endEarliest 2026-01-01"
    ),
    "announced-before-decided": Case(
        'decision:one a end:Decision ; end:earliest "2026-03-13"^^xsd:date ;'
        ' end:announced "2026-03-12"^^xsd:date .',
        'decision:one a end:Decision ; end:earliest "2026-03-13"^^xsd:date ;'
        ' end:announced "2026-03-13"^^xsd:date .',
        "decision:one end:announced 2026-03-12",
    ),
    "stage-order-taken": Case(
        CONTEST.replace("end:stageOrder 2", "end:stageOrder 1"),
        CONTEST,
        "stage:result end:stageOrder 1",
    ),
}
