"""What breaks and what just keeps each fault rule about events, votes, people and years."""

from __future__ import annotations

from fault_cases import Case

COUNTED = """
    vote:one a end:Vote ; end:contest contest:leader .
    candidacy:rivera a end:Candidacy ; end:contest contest:leader .
    observation:one end:vote vote:one ; end:of candidacy:rivera ; end:contest contest:leader .
"""
MERGED = """
    event:one a end:Event , org:ChangeEvent ; end:eventKind end:mergedInto ;
        end:eventOf union:lightermen ; org:originalOrganization union:lightermen ;
        end:counterpart union:dockers ; org:resultingOrganization union:dockers .
"""
AFFILIATED = """
    affiliation:one a end:Affiliation ; org:member union:dockers ;
        org:organization organization:party ;
        end:startLatest "2000-01-01"^^xsd:date ; end:endEarliest "2010-01-01"^^xsd:date .
    affiliation:two a end:Affiliation ; org:member union:dockers ;
        org:organization organization:party ; end:startLatest "2010-01-01"^^xsd:date .
"""
PEOPLE = """
    person:elder a end:Person ; foaf:name "John Smith" ; end:mnisId "1" ; end:birthYear 1938 .
    person:younger a end:Person ; foaf:name "John Smith" ; end:mnisId "2" .
"""
ROWS = """
    decision:one a end:Decision ; dcterms:identifier "row.1" .
    endorsement:one a end:Endorsement ; dcterms:identifier "row.1" .
    endorsement:two a end:Endorsement ; dcterms:identifier "row.2" .
"""
WON = """
    contest:leader end:contestStatus end:completed .
    candidacy:one a end:Candidacy ; end:contest contest:leader ; end:status end:won .
    candidacy:two a end:Candidacy ; end:contest contest:leader ; end:status end:lost .
"""
CLASH = """
    claim:one end:contradicts claim:two ; end:scope "unions"@en ;
        end:earliest "2026-01-01"^^xsd:date ; end:latest "2026-12-31"^^xsd:date .
    claim:two end:scope "unions"@en ;
        end:earliest "2026-12-31"^^xsd:date ; end:latest "2026-12-31"^^xsd:date .
"""
SUPERSEDED = """
    decision:two end:supersedes decision:one ; end:latest "2026-03-14"^^xsd:date .
    decision:one end:earliest "2026-03-14"^^xsd:date .
"""
SAID = """
    decision:one end:supportedBy claim:one ; end:earliest "2026-03-14"^^xsd:date .
    claim:one a end:Claim ; end:modality end:asserted ; end:source article:one .
    article:one end:latest "2023-03-14"^^xsd:date .
"""
COUNT = """
    observation:one a end:Observation ; end:latest "1981-12-31"^^xsd:date ;
        end:supportedBy claim:one .
    claim:one end:source article:one .
    article:one end:earliest "2026-03-14"^^xsd:date .
"""
HISTORY = """
    union:dockers end:startEarliest "1950-01-01"^^xsd:date .
    event:one end:eventKind end:mergedInto ; end:eventOf union:dockers ;
        end:counterpart union:masons ; end:latest "1990-12-31"^^xsd:date .
    office:one org:organization union:dockers ; end:startEarliest "1948-01-01"^^xsd:date ;
        end:startLatest "1948-12-31"^^xsd:date .
"""
HOLDERS = """
    office:one a end:Office ; org:role end:generalSecretary ; org:organization union:dockers ;
        end:startLatest "2000-12-31"^^xsd:date ; end:endEarliest "2011-01-01"^^xsd:date .
    office:two a end:Office ; org:role end:generalSecretary ; org:organization union:dockers ;
        end:startLatest "2010-12-31"^^xsd:date ; end:endEarliest "2020-01-01"^^xsd:date .
"""
CAREER = """
    office:one a end:Office ; org:member person:stone ; end:startLatest "1977-01-01"^^xsd:date .
    candidacy:one end:candidate person:stone ; end:contest contest:leader .
    stage:one end:stageOf contest:leader ; end:latest "2026-05-20"^^xsd:date .
"""
SPOKEN = """
    statement:one end:spokenAs office:one ; end:earliest "2026-03-14"^^xsd:date ;
        end:latest "2026-03-14"^^xsd:date .
    office:one end:startEarliest "2020-01-01"^^xsd:date ; end:endLatest "2025-12-31"^^xsd:date .
"""
FOUNDED = """
    event:one end:eventKind end:founding ; end:eventOf union:dockers ;
        end:earliest "1889-01-01"^^xsd:date ; end:latest "1889-12-31"^^xsd:date .
    event:two end:eventKind end:founding ; end:eventOf union:dockers ; end:supportedBy claim:two ;
        end:earliest "1890-01-01"^^xsd:date ; end:latest "1890-12-31"^^xsd:date .
    claim:one end:contradicts claim:two .
    union:dockers end:startEarliest "1889-01-01"^^xsd:date ;
        end:startLatest "1889-12-31"^^xsd:date .
"""
LEFT = """
    event:one end:eventKind end:labourDisaffiliation ; end:eventOf union:dockers ;
        end:counterpart organization:party ;
        end:earliest "2004-06-01"^^xsd:date ; end:latest "2004-06-30"^^xsd:date .
    affiliation:one org:member union:dockers ; org:organization organization:party ;
        end:endEarliest "2004-06-30"^^xsd:date ; end:endLatest "2004-12-31"^^xsd:date .
"""
ALONE = """
    observation:one a end:Observation ; end:of union:dockers ; end:latest "1981-12-31"^^xsd:date .
    decision:one end:endorser union:dockers ; end:latest "2026-03-14"^^xsd:date .
"""
NAMED = """
    observation:dockers.members.2026-03 a end:Observation ; end:latest "2023-03-14"^^xsd:date .
"""
PUBLIC = """
    office:one a end:Office ; org:member person:rivera ; org:role end:ordinaryMember ;
        org:organization union:dockers ; end:madePublicBy person:rivera , organization:council .
    office:two a end:Office ; org:member person:rivera ; org:organization organization:council .
"""
ADDRESSED = """
    article:one a end:Article ; end:latest "1981-03-14"^^xsd:date ;
        schema:url <https://herald.example/news/2026/03/rivera> .
"""
LASTED = """
    office:one end:endEarliest "2026-03-14"^^xsd:date ; end:supportedBy claim:one , claim:two .
    claim:one end:source article:one . article:one end:latest "2023-03-14"^^xsd:date .
    claim:two end:source article:two . article:two end:latest "2019-03-14"^^xsd:date .
"""
RENAMED = """
    event:one a end:Event ; end:eventKind end:renaming ; end:latest "1987-12-31"^^xsd:date ;
        end:supportedBy claim:one .
    event:two a end:Event ; end:eventKind end:renaming ; end:latest "1942-12-31"^^xsd:date ;
        end:supportedBy claim:two .
    claim:two end:contradicts claim:one .
"""
CASES = {
    "published-otherwise-than-addressed": Case(
        ADDRESSED.replace("1981", "1980"), ADDRESSED, "article:one end:latest 1980-03-14"
    ),
    "held-after-all-sources": Case(
        LASTED.replace("2023", "2022"), LASTED, "office:one end:endEarliest 2026-03-14"
    ),
    "events-that-clash-by-ages": Case(
        RENAMED.replace("1942", "1941"), RENAMED, "event:one end:latest 1987-12-31"
    ),
    "made-public-by-another": Case(
        PUBLIC.replace("person:rivera , organization:council", "union:dockers"),
        PUBLIC,
        "office:one end:madePublicBy union:dockers",
    ),
    "far-from-all-else": Case(
        ALONE.replace("1981", "1980"), ALONE, "observation:one end:latest 1980-12-31"
    ),
    "far-from-its-name": Case(
        NAMED.replace("2023", "2022"),
        NAMED,
        "observation:dockers.members.2026-03 end:latest 2022-03-14",
    ),
    "figure-of-another-vote": Case(
        COUNTED.replace("contest:leader", "contest:deputy", 1),
        COUNTED,
        "observation:one end:vote vote:one",
    ),
    "change-told-otherwise": Case(
        MERGED.replace("end:counterpart union:dockers", "end:counterpart union:masons"),
        MERGED,
        "event:one org:resultingOrganization union:dockers",
    ),
    "affiliated-twice": Case(
        AFFILIATED.replace('startLatest "2010', 'startLatest "2009'),
        AFFILIATED,
        "affiliation:one org:organization affiliation:two",
    ),
    "id-of-two-people": Case(
        PEOPLE.replace('end:mnisId "2"', 'end:parlparseId "1" . person:third end:parlparseId "1"')
        + "person:younger a end:Person .",
        PEOPLE,
        "person:third end:parlparseId 1",
    ),
    "birth-year-without-namesake": Case(
        PEOPLE.replace('"John Smith" .', '"Jon Smith" .').replace("John", "Jon", 1),
        PEOPLE,
        "person:elder end:birthYear 1938",
    ),
    "row-of-two-facts": Case(
        ROWS.replace("row.2", "row.1"),
        ROWS,
        "endorsement:one dcterms:identifier row.1",
    ),
    "not-one-winner": Case(
        WON.replace("end:won", "end:eliminated"),
        WON,
        "contest:leader end:contestStatus end:completed",
    ),
    "contradiction-of-another-scope": Case(
        CLASH.replace('"unions"', '"public sector unions"', 1),
        CLASH,
        "claim:one end:contradicts claim:two",
    ),
    "superseded-before-made": Case(
        SUPERSEDED.replace("-14", "-13", 1), SUPERSEDED, "decision:two end:supersedes decision:one"
    ),
    "source-before-fact": Case(
        SAID.replace("2023", "2022"), SAID, "decision:one end:supportedBy article:one"
    ),
    "fact-long-before-its-sources": Case(
        COUNT.replace("1981", "1980"), COUNT, "observation:one end:latest 1980-12-31"
    ),
    "outside-its-organization": Case(
        HISTORY.replace("1948", "1947"), HISTORY, "office:one end:startLatest 1947-12-31"
    ),
    "two-holders-at-once": Case(
        HOLDERS.replace("2011", "2012"), HOLDERS, "office:one org:role office:two"
    ),
    "office-half-a-century-apart": Case(
        CAREER.replace("1977", "1976"), CAREER, "office:one end:startLatest 1976-01-01"
    ),
    "office-not-held-then": Case(
        SPOKEN.replace("2025", "2024"), SPOKEN, "statement:one end:spokenAs office:one"
    ),
    "founded-otherwise": Case(
        FOUNDED.replace("claim:one end:contradicts claim:two .", ""),
        FOUNDED,
        "event:two end:latest 1890-12-31",
    ),
    "affiliation-told-otherwise": Case(
        LEFT.replace("2004-06-30", "2004-07-01", 2).replace(
            'latest "2004-07-01', 'latest "2004-06-30', 1
        ),
        LEFT,
        "event:one end:counterpart organization:party",
    ),
}
# A rule that tells of both ends gives these rows beside the one of its case.
BOTH_ENDS = {
    "held-after-all-sources": [
        "article:one end:latest 2022-03-14",
        "article:two end:latest 2019-03-14",
    ],
    "events-that-clash-by-ages": ["event:two end:latest 1941-12-31"],
    "outside-its-organization": ["union:dockers end:startEarliest 1950-01-01"],
    "rank-taken-twice": ["endorsement:one end:rank 1"],
    "two-holders-at-once": ["office:two org:role office:one"],
    "id-of-two-people": ["person:younger end:parlparseId 1"],
    "row-of-two-facts": ["endorsement:two dcterms:identifier row.1"],
    "source-before-fact": ["article:one end:latest 2022-03-14"],
    "founded-otherwise": ["union:dockers end:startEarliest 1889-01-01"],
}
# Further ways to break a rule, each with the rows that it gives.
MORE = {
    "a figure of another vote than its own": (
        "figure-of-another-vote",
        "observation:one end:vote vote:one ; end:of vote:two . vote:two a end:Vote .",
        ["observation:one end:vote vote:one"],
    ),
    "a figure of another contest than its vote": (
        "figure-of-another-vote",
        (
            "observation:one end:vote vote:one ; end:contest contest:deputy ."
            "vote:one end:contest contest:leader ."
        ),
        ["observation:one end:vote vote:one"],
    ),
    "two affiliations without a day": (
        "affiliated-twice",
        (
            "affiliation:one a end:Affiliation ; org:member union:a ; org:organization union:b ."
            "affiliation:two a end:Affiliation ; org:member union:a ; org:organization union:b ."
        ),
        ["affiliation:one org:organization affiliation:two"],
    ),
    "two winners": (
        "not-one-winner",
        WON.replace("end:lost", "end:won"),
        ["contest:leader end:contestStatus end:completed"],
    ),
    "a winner where the outcome is not known": (
        "not-one-winner",
        WON.replace("end:completed", "end:outcomeNotInSources"),
        ["contest:leader end:contestStatus end:outcomeNotInSources"],
    ),
    "claims of different years": (
        "contradiction-of-another-scope",
        CLASH.replace("2026-12-31", "2027-12-31").replace("2027", "2026", 1),
        ["claim:one end:contradicts claim:two"],
    ),
    "an article older than the contest that it tells of": (
        "source-before-fact",
        (
            "candidacy:one end:supportedBy claim:one ; end:contest contest:leader ."
            "claim:one end:modality end:asserted ; end:source article:one ."
            'article:one end:latest "2020-03-14"^^xsd:date .'
            'stage:one end:stageOf contest:leader ; end:earliest "2026-05-20"^^xsd:date .'
        ),
        ["article:one end:latest 2020-03-14", "candidacy:one end:supportedBy article:one"],
    ),
    "a claim dated long after its article": (
        "source-before-fact",
        SAID.replace("decision:one end:supportedBy claim:one ;", "claim:one").replace(
            "2023", "2022"
        ),
        ["article:one end:latest 2022-03-14", "claim:one end:supportedBy article:one"],
    ),
    "an expected report that comes before the fact": (
        "source-before-fact",
        SAID.replace("2023", "2022").replace("end:asserted", "end:expected"),
        [],
    ),
    "an old figure whose year is said in words": (
        "fact-long-before-its-sources",
        COUNT.replace("1981", "1904") + 'observation:one end:dateText "in 1904"@en .',
        [],
    ),
    "an old figure with words for another year": (
        "fact-long-before-its-sources",
        COUNT.replace("1981", "1904") + 'observation:one end:dateText "in 1954"@en .',
        ["observation:one end:latest 1904-12-31"],
    ),
    "an old figure with one source of its time": (
        "fact-long-before-its-sources",
        COUNT.replace("1981", "1904")
        + "observation:one end:supportedBy claim:two . claim:two end:source article:two ."
        'article:two end:earliest "1905-01-01"^^xsd:date .',
        [],
    ),
    "a founding long before its sources": (
        "fact-long-before-its-sources",
        "event:one a end:Event ; end:eventKind end:founding ."
        + COUNT.replace("observation:one a end:Observation", "event:one a end:Event").replace(
            "1981", "1889"
        ),
        [],
    ),
    "an office after its union was merged": (
        "outside-its-organization",
        HISTORY.replace("1948", "1993"),
        ["office:one end:startEarliest 1993-01-01"],
    ),
    "an office that one undated source may know to have lasted": (
        "held-after-all-sources",
        LASTED.replace("2023", "2022").replace(
            'article:two end:latest "2019', 'article:three end:latest "2019'
        ),
        [],
    ),
    "an old article on the web whose year is said in words": (
        "published-otherwise-than-addressed",
        ADDRESSED.replace("1981", "1963") + 'article:one end:dateText "in 1963"@en .',
        [],
    ),
    "foundings that clash by ages": (
        "events-that-clash-by-ages",
        RENAMED.replace("1942", "1889").replace("renaming", "founding"),
        [],
    ),
    "a claim about a union before it began": (
        "outside-its-organization",
        (
            'union:dockers end:startEarliest "1950-01-01"^^xsd:date .'
            'claim:one end:about union:dockers ; end:latest "1947-12-31"^^xsd:date .'
        ),
        ["claim:one end:latest 1947-12-31", "union:dockers end:startEarliest 1950-01-01"],
    ),
    "a claim about an office before it is thought to have begun": (
        "outside-its-organization",
        (
            'office:one a end:Office ; end:startEarliest "1950-01-01"^^xsd:date .'
            'claim:one end:about office:one ; end:startLatest "1940-12-31"^^xsd:date .'
        ),
        [],
    ),
    "a lonely figure whose year is said in words": (
        "far-from-all-else",
        ALONE.replace("1981", "1904") + 'observation:one skos:editorialNote "as of 1904"@en .',
        [],
    ),
    "a lonely figure of the year in which the union began": (
        "far-from-all-else",
        ALONE.replace("1981", "1904") + 'union:dockers end:startEarliest "1889-01-01"^^xsd:date .',
        [],
    ),
    "a figure with nothing beside it": (
        "far-from-all-else",
        ALONE.replace("1981", "1904").replace("end:endorser", "end:about"),
        [],
    ),
    "a stage whose ballot opens in another year": (
        "stage-far-from-contest",
        (
            "stage:one end:stageOf contest:leader-2026 ;"
            ' end:startEarliest "1976-05-04"^^xsd:date ; end:endLatest "2026-05-20"^^xsd:date .'
        ),
        ["stage:one end:startEarliest 1976-05-04"],
    ),
    "two holders whose years touch": (
        "two-holders-at-once",
        HOLDERS.replace("generalSecretary", "jointGeneralSecretary").replace("2011", "2015"),
        [],
    ),
    "a statement before the office began": (
        "office-not-held-then",
        SPOKEN.replace("2020", "2028").replace("2025", "2030"),
        ["statement:one end:spokenAs office:one"],
    ),
    "a union that began when nobody founded it": (
        "founded-otherwise",
        FOUNDED.replace("1890", "1891")
        .replace('startEarliest "1889', 'startEarliest "1939')
        .replace('startLatest "1889', 'startLatest "1939'),
        [
            "event:one end:latest 1889-12-31",
            "event:two end:latest 1891-12-31",
            "union:dockers end:startEarliest 1939-01-01",
        ],
    ),
}
