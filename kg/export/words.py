"""Words: what the tables call the concepts of the graph.

A concept that is not listed has its own name, in lower case with spaces or
hyphens: `end:jointGeneralSecretary` is "joint general secretary".
"""

from __future__ import annotations

import re

_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")

_LISTED: dict[str, dict[str, str]] = {
    "organization": {
        "unionType": "union",
        "politicalParty": "party",
    },
    "affiliation": {
        "affiliated": "yes",
        "notAffiliated": "no",
        "formerlyAffiliated": "former",
        "affiliatedWhenNominating": "at nomination date",
        "sisterParty": "sister party",
    },
    "event": {
        "founding": "founded",
        "renaming": "renamed",
        "labourAffiliationEvent": "labour-affiliated",
        "labourDisaffiliation": "labour-disaffiliated",
        "labourReaffiliation": "labour-reaffiliated",
        "labourExpulsion": "labour-expelled",
    },
    "contest": {"outcomeNotInSources": "outcome-not-in-sources"},
    "candidacy": {
        "withdrawn": "withdrew",
        "nominated": "candidate",
        "notStanding": "not-a-candidate",
    },
    "role": {
        "generalSecretary": "general-secretary",
        "deputyLeader": "deputy-leader",
        "coChair": "co-chair",
        "ordinaryMember": "member",
        "scottishSecretary": "Scottish secretary",
        "scotlandSecretary": "Scotland secretary",
        "mayorOfGreaterManchester": "mayor of Greater Manchester",
        "leaderOfTheHouse": "leader of the House of Commons",
        "educationSecretary": "secretary of state for education",
    },
    "members": {
        "members": "total members",
        "membersInParty": "members also in the Labour Party",
        "registeredToVote": "registered affiliated supporters",
        "membersInEnglandAndWales": "members in England and Wales",
        "membersInScotland": "members in Scotland",
        "eligibleToVote": "eligible to vote in the leadership contest",
        "membersOfAffiliates": "members of affiliated unions",
    },
    "section": {
        "mpSection": "mps",
        "mpMepSection": "mps-meps",
        "localPartySection": "clps",
        "partyMembers": "members",
        "unionMembers": "members",
        "affiliateSection": "affiliates",
        "otherAffiliates": "affiliates:other-21-affiliates",
        "wholeElectorate": "total",
    },
    "option": {
        "inFavourOption": "for",
        "againstOption": "against",
        "raiseThreshold": "raise-mp-threshold-to-20",
    },
    "figure": {"reportedFigure": "reported"},
}
# Lists whose words are written with spaces; the others have hyphens.
_SPACED = {"role", "members"}


def word(kind: str, concept: str | None) -> str:
    """The word for a concept, given by its IRI; *kind* is the list it is of.

    >>> word("role", "https://w3id.org/endorsement/ns#jointGeneralSecretary")
    'joint general secretary'
    """
    if concept is None:
        return ""
    name = concept.rpartition("#")[2]
    listed = _LISTED.get(kind, {}).get(name)
    if listed is not None:
        return listed
    return _HUMP.sub(" " if kind in _SPACED else "-", name).lower()
