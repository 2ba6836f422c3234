"""The derived labels: one for each thing, in words a reader would use."""

from __future__ import annotations

import pyoxigraph
import pytest
from rule_runs import derived

NAMES = """
    union:dockers a end:Union ; skos:prefLabel "Dockers"@en ; rdfs:label "Dockers"@en .
    person:rivera a end:Person ; foaf:name "Ana Rivera" ; rdfs:label "Ana Rivera"@en .
    person:grant a end:Person ; foaf:name "Lee Grant" ; rdfs:label "Lee Grant"@en .
    contest:leader a end:Contest ; rdfs:label "Leader 2026"@en .
    candidacy:rivera end:candidate person:rivera ; end:contest contest:leader .
    candidacy:grant end:candidate person:grant ; end:contest contest:leader .
    poll:one rdfs:label "Harbor poll"@en .
    organization:ports skos:prefLabel "Ports"@en ; rdfs:label "Ports"@en .
"""
DECIDED = "decision:one a end:Decision ; end:endorser union:dockers ; end:contest contest:leader ;"
ENDORSED = """
    endorsement:one a end:Endorsement ; end:endorser union:dockers ; end:contest contest:leader ;
        end:candidacy candidacy:rivera"""
LABELS = {
    "a person": ('person:one a end:Person ; foaf:name "Mary Stone" .', "Mary Stone"),
    "a union in two languages": (
        'union:one a end:Union ; skos:prefLabel "Amarradores"@es , "Pilots"@en .',
        "Pilots",
    ),
    "a body in another language alone": (
        'body:one a end:Body ; skos:prefLabel "comité"@fr .',
        "comité",
    ),
    "an article": ('article:one a end:Article ; schema:headline "Dockers back" .', "Dockers back"),
    "a candidacy": (
        (
            "candidacy:one a end:Candidacy ; end:candidate person:rivera ;"
            " end:contest contest:leader ."
        ),
        "Ana Rivera — Leader 2026",
    ),
    "a choice": (
        (
            f"{DECIDED} end:outcome end:choice ."
            " endorsement:two rdfs:label 'x'@en ; end:decision decision:one ; end:rank 1 ;"
            " end:candidacy candidacy:rivera ."
        ),
        "Dockers chose Ana Rivera — Leader 2026",
    ),
    "a first and a second choice": (
        (
            f"{DECIDED} end:outcome end:choice ."
            " endorsement:two rdfs:label 'x'@en ; end:decision decision:one ; end:rank 1 ;"
            " end:candidacy candidacy:rivera ."
            " endorsement:three rdfs:label 'y'@en ; end:decision decision:one ; end:rank 2 ;"
            " end:candidacy candidacy:grant ."
        ),
        "Dockers chose Ana Rivera, then Lee Grant — Leader 2026",
    ),
    "a choice of nobody": (
        f"{DECIDED} end:outcome end:noRecommendation .",
        "Dockers recommended nobody — Leader 2026",
    ),
    "a free vote": (
        f"{DECIDED} end:outcome end:freeVote .",
        "Dockers left the choice to its members — Leader 2026",
    ),
    "a choice to come": (
        f"{DECIDED} end:outcome end:notYetDecided .",
        "Dockers had not decided — Leader 2026",
    ),
    "an unknown choice": (
        f"{DECIDED} end:outcome end:outcomeUnknown .",
        "Dockers made a choice that is not known — Leader 2026",
    ),
    "a first endorsement": (
        f"{ENDORSED} ; end:rank 1 .",
        "Dockers backed Ana Rivera as first choice — Leader 2026",
    ),
    "a second endorsement": (
        f"{ENDORSED} ; end:rank 2 .",
        "Dockers backed Ana Rivera as second choice — Leader 2026",
    ),
    "a fourth endorsement": (
        f"{ENDORSED} ; end:rank 4 .",
        "Dockers backed Ana Rivera as a later choice — Leader 2026",
    ),
    "an endorsement without rank": (
        f"{ENDORSED} .",
        "Dockers named Ana Rivera without rank — Leader 2026",
    ),
    "an expectation": (
        (
            "expectation:one a end:Expectation ; end:endorser union:dockers ;"
            " end:contest contest:leader ; end:candidacy candidacy:rivera ."
        ),
        "Dockers expected to back Ana Rivera — Leader 2026",
    ),
    "an expected second choice": (
        (
            "expectation:one a end:Expectation ; end:endorser union:dockers ; end:rank 2 ;"
            " end:contest contest:leader ; end:candidacy candidacy:rivera ."
        ),
        "Dockers expected to name Ana Rivera as second choice — Leader 2026",
    ),
    "an expected outcome": (
        (
            "expectation:one a end:Expectation ; end:endorser union:dockers ;"
            " end:contest contest:leader ; end:expectedOutcome end:noRecommendation ."
        ),
        "Dockers expected to decide: no recommendation — Leader 2026",
    ),
    "an expected choice": (
        (
            "expectation:one a end:Expectation ; end:endorser union:dockers ;"
            " end:contest contest:leader ; end:expectedOutcome end:choice ."
        ),
        "Dockers expected to choose — Leader 2026",
    ),
    "a decision that was still open": (
        (
            "expectation:one a end:Expectation ; end:endorser union:dockers ;"
            " end:contest contest:leader ; end:expectedOutcome end:notYetDecided ."
        ),
        "Dockers had yet to decide — Leader 2026",
    ),
    "an office": (
        (
            "office:one a end:Office ; org:member person:rivera ; org:role end:generalSecretary ;"
            " org:organization union:dockers ."
        ),
        "Ana Rivera, general secretary, Dockers",
    ),
    "a seat": (
        (
            "office:one a end:Office ; org:member person:rivera ; org:role end:memberOfParliament ;"
            ' org:organization union:dockers ; end:constituency "Harbor East"@en .'
        ),
        "Ana Rivera, member of parliament, Harbor East",
    ),
    "an affiliation": (
        (
            "affiliation:one a end:Affiliation ; org:member union:dockers ;"
            ' org:organization organization:p . organization:p skos:prefLabel "Party"@en ;'
            ' rdfs:label "Party"@en .'
        ),
        "Dockers, affiliated to Party",
    ),
    "a statement about two": (
        (
            "statement:one a end:Statement ; end:speaker person:grant ;"
            ' end:about union:dockers , person:rivera ; end:gist "praise"@en .'
        ),
        "Lee Grant on Ana Rivera",
    ),
    "a statement about a candidacy": (
        (
            "statement:one a end:Statement ; end:speaker person:grant ;"
            ' end:about poll:one , candidacy:rivera ; end:gist "praise"@en .'
        ),
        "Lee Grant on Ana Rivera",
    ),
    "a statement about something without name": (
        'statement:one a end:Statement ; end:speaker person:grant ; end:gist "no poll"@en .',
        "Lee Grant: no poll",
    ),
    "a claim": ('claim:one a end:Claim ; end:gist "Dockers for Rivera"@en .', "Dockers for Rivera"),
    "evidence": (
        'evidence:one a end:Evidence ; end:phrase "its weight"@en .',
        "Passage “its weight”",
    ),
    "a selector": (
        'evidence:e rdfs:label "x"@en ; oa:hasSelector selector:one ; end:phrase "its weight"@en .',
        "Place of “its weight”",
    ),
    "a share": (
        (
            "observation:one a end:Observation ; end:of candidacy:rivera ;"
            " end:measure end:firstPreferenceShare ; end:poll poll:one ."
        ),
        "Ana Rivera: share of first preferences — Harbor poll",
    ),
    "a lead": (
        (
            "observation:one a end:Observation ; end:of candidacy:rivera ; end:measure end:lead ;"
            " end:comparedWith candidacy:grant ."
        ),
        "Ana Rivera: lead over Lee Grant",
    ),
    "a membership": (
        "observation:one a end:Observation ; end:of union:dockers ; end:measure end:members .",
        "Dockers: members",
    ),
    "a result": (
        (
            "observation:one a end:Observation ; end:of candidacy:rivera ; end:measure end:votes ;"
            " end:contest contest:leader ; end:section end:partyMembers ; end:round 2 ."
        ),
        "Ana Rivera: votes, party members, round 2 — Leader 2026",
    ),
    "a result among the members of one union": (
        (
            "observation:one a end:Observation ; end:of candidacy:rivera ; end:measure end:votes ;"
            " end:contest contest:leader ; end:section end:affiliateSection ;"
            " end:sectionOf union:dockers ; end:lastRound true ."
        ),
        "Ana Rivera: votes, Dockers, last round — Leader 2026",
    ),
    "a turnout": (
        (
            "observation:one a end:Observation ; end:of contest:leader ; end:contest contest:leader"
            " ; end:measure end:turnoutShare ."
        ),
        "Leader 2026: turnout",
    ),
    "a count of a vote": (
        (
            "observation:one a end:Observation ; end:of vote:one ; end:vote vote:one ;"
            " end:option end:noNomination ; end:measure end:votes ."
            " vote:one end:organization union:dockers ."
        ),
        "no nomination: votes — vote of Dockers",
    ),
    "a merger": (
        (
            "event:one a end:Event ; end:eventOf union:dockers ; end:eventKind end:mergedInto ;"
            " end:counterpart organization:ports ."
        ),
        "Dockers: merged into another, Ports",
    ),
    "a vote": (
        "vote:one a end:Vote ; end:organization union:dockers ; end:contest contest:leader .",
        "Dockers votes: Leader 2026",
    ),
    "a position": (
        (
            "position:one a end:Position ; end:holder union:dockers ; end:stance end:inFavour ;"
            " end:topic end:euMembership ."
        ),
        "Dockers, in favour: membership of the European Union",
    ),
    "a requirement": (
        "requirement:one a end:Requirement ; end:nominator end:affiliate .",
        "Nominations by: affiliated organization",
    ),
    "a decision of nobody known": ("decision:one a end:Decision .", "one"),
    "a label of its own": ('poll:two a end:Poll ; rdfs:label "The poll"@en .', None),
}


@pytest.mark.parametrize("thing", LABELS)
def test_everything_is_called_once(thing: str) -> None:
    """One label each, made of names; none where one is given."""
    turtle, label = LABELS[thing]
    made = [
        triple
        for triple in derived("labels", NAMES + turtle, vocabulary=True)
        if not triple.startswith(("end:", "candidacy:rivera ", "candidacy:grant "))
    ]
    assert [triple.split(" rdfs:label ")[1] for triple in made] == ([label] if label else [])


def test_concepts_are_labelled_too() -> None:
    """A column that holds a concept has a label like any other."""
    assert "end:choice rdfs:label choice" in derived("labels", "", vocabulary=True)


UNLABELLED = """
    SELECT ?entity (COUNT(DISTINCT ?label) AS ?labels)
    WHERE {
      ?entity a ?class .
      FILTER (STRSTARTS(STR(?entity), "https://w3id.org/endorsement/"))
      OPTIONAL { ?entity <http://www.w3.org/2000/01/rdf-schema#label> ?label }
    }
    GROUP BY ?entity
    HAVING (COUNT(DISTINCT ?label) != 1)
"""


def test_everything_in_the_shipped_data_is_called_once(store: pyoxigraph.Store) -> None:
    """After the build each entity, term and concept has exactly one label."""
    assert [solution["entity"].value for solution in store.query(UNLABELLED)] == []


def test_no_label_in_the_shipped_data_is_made_of_an_iri(store: pyoxigraph.Store) -> None:
    """The last part of the IRI is for what nobody named; nothing shipped is that."""
    made = store.query("""
        SELECT ?entity WHERE {
          ?entity <http://www.w3.org/2000/01/rdf-schema#label> ?label .
          FILTER (STRSTARTS(STR(?entity), "https://w3id.org/endorsement/id/"))
          FILTER (STR(?label) = REPLACE(STR(?entity), "^.*/", ""))
        }
    """)
    assert [solution["entity"].value for solution in made] == []
