"""Round trip: what went into the record comes out of it, as rows, both ways."""

from __future__ import annotations

import csv
import io
import shutil
from pathlib import Path

import compare_tables
import pytest
from graphs import store_of
from harbor import HARBOR, article, date, decision, endorsement

from kg import query
from kg.export import cells, folder, package
from kg.query import OxigraphEngine, RdflibEngine
from kg.vocabulary import curie

# The harbour again, with what the tables hold of it.
RECORD = (
    HARBOR
    + article("herald", "2026-03-12")
    + article("courier", "2026-03-01", until="2026-03-31")
    + """
organization:wire a end:Publisher ; skos:prefLabel "Wire"@en .
article:herald schema:url <https://herald.example/1> ; schema:provider organization:wire .
article:courier end:copyNote "mirror"@en .
person:ana end:party organization:harbor-party ; skos:altLabel "A. Rivera" ;
    skos:hiddenLabel "Anna Rivera" ; end:mnisId "17" ; end:supportedBy claim:herald .
union:dockers end:organizationType end:unionType ; end:operationalStatus end:active ;
    end:labourAffiliation end:formerlyAffiliated ; skos:historyNote "left, and came back"@en ;
    end:abbreviation "DU" ; end:predecessor union:lighters , union:coopers ;
    end:startEarliest "1901-01-01"^^xsd:date ; end:startLatest "1901-12-31"^^xsd:date ;
    skos:editorialNote "the oldest; said twice"@en ; end:supportedBy claim:herald , claim:courier .
organization:tuc a end:Organization ; end:organizationType end:confederation .
affiliation:dockers.tuc a end:Affiliation ; org:member union:dockers ;
    org:organization organization:tuc .
event:lighters.merged-into.1 a end:Event ; end:eventKind end:mergedInto ;
    end:eventOf union:lighters ; end:counterpart union:dockers ; end:supportedBy claim:herald ;
    end:earliest "1901-05-01"^^xsd:date ; end:latest "1901-05-31"^^xsd:date .
observation:count a end:Observation ; end:of organization:harbor-party ;
    end:measure end:affiliatedUnions ; end:value 3 ; skos:editorialNote "3 unions"@en ;
    end:supportedBy claim:herald ;
    end:earliest "2026-01-01"^^xsd:date ; end:latest "2026-12-31"^^xsd:date .
office:chair a end:Office ; org:member person:lee ; org:role end:chair ;
    org:organization body:dockers.committee ; end:supportedBy claim:herald ;
    end:startEarliest "2020-02-01"^^xsd:date ; end:startLatest "2020-02-29"^^xsd:date ;
    end:endEarliest "2024-06-01"^^xsd:date .
body:dockers.committee skos:altLabel "political committee"@en .
office:once a end:Office ; org:member person:lee ; org:role end:generalSecretary ;
    org:organization union:dockers ; end:endLatest "2020-01-31"^^xsd:date ;
    end:supportedBy claim:herald .
claim:other a end:Claim ; end:about office:chair ; end:source article:courier ;
    end:startEarliest "2019-01-01"^^xsd:date ; end:startLatest "2019-12-31"^^xsd:date ;
    skos:editorialNote "conflict"@en .
claim:card a end:Claim ; end:about person:ana ; end:property end:unionMembership ;
    end:value union:dockers ; end:source article:courier .
observation:heads a end:Observation ; end:of union:dockers ; end:measure end:membersInParty ;
    end:value 1200 ; end:supportedBy claim:herald ; skos:editorialNote "about"@en .
claim:first a end:Claim ; end:about union:dockers ; end:property end:sizeRank ; end:value 2 ;
    end:scope "harbor unions"@en ; end:source article:herald ;
    end:earliest "2026-03-12"^^xsd:date ; end:latest "2026-03-12"^^xsd:date .
"""
)

CONTEST = (
    RECORD
    + f"""
contest:harbor-2026 skos:altLabel "2026 Harbor election"@en ; end:trigger "a vacancy"@en ;
    end:contestStatus end:completed ; end:system "one vote"@en ; end:supportedBy claim:herald .
stage:harbor-2026.nominations end:startEarliest {date("2026-03-01")} ;
    end:startLatest {date("2026-03-01")} ; end:endEarliest {date("2026-03-31")} ;
    end:endLatest {date("2026-03-31")} .
rule:harbor a end:NominationRule ; end:forStage stage:harbor-2026.nominations ;
    end:ruleText "3 affiliates"@en .
candidacy:ana end:status end:won ; end:supportedBy claim:herald .
candidacy:lee end:status end:withdrawn ; end:supportedBy claim:courier .
observation:cast a end:Observation ; end:of contest:harbor-2026 ; end:contest contest:harbor-2026 ;
    end:measure end:votesCast ; end:value 900 ; end:supportedBy claim:herald .
observation:named a end:Observation ; end:of candidacy:ana ; end:contest contest:harbor-2026 ;
    end:measure end:nominations ; end:section end:localPartySection ; end:value 7 ;
    end:supportedBy claim:herald .
claim:named a end:Claim ; end:about candidacy:ana ; end:contest contest:harbor-2026 ;
    end:property end:nominations ; end:section end:localPartySection ; end:value 8 ;
    end:source article:courier ; skos:editorialNote "conflict"@en .
observation:ana.votes a end:Observation ; end:of candidacy:ana ; end:contest contest:harbor-2026 ;
    end:round 1 ; end:section end:affiliateSection ; end:sectionOf union:dockers ;
    end:measure end:votes ; end:value 500 ; end:supportedBy claim:herald .
observation:ana.share a end:Observation ; end:of candidacy:ana ; end:contest contest:harbor-2026 ;
    end:round 1 ; end:section end:affiliateSection ; end:sectionOf union:dockers ;
    end:measure end:shareOfSection ; end:value 55.60 ; end:supportedBy claim:herald .
observation:ana.block a end:Observation ; end:of candidacy:ana ; end:contest contest:harbor-2026 ;
    end:lastRound true ; end:section end:affiliateSection ; end:measure end:blockVotes ;
    end:value 4389000 ; end:supportedBy claim:herald .
claim:more a end:Claim ; end:about candidacy:ana ; end:contest contest:harbor-2026 ;
    end:round 1 ; end:section end:wholeElectorate ; end:property end:shareOfCollege ;
    end:value 12.5 ; end:source article:courier , article:herald .
vote:committee a end:Vote ; end:body body:dockers.committee ; end:contest contest:harbor-2026 ;
    end:decidedByText "the committee"@en ; end:supportedBy claim:herald ;
    end:earliest "2026-03-10"^^xsd:date ; end:latest "2026-03-10"^^xsd:date .
observation:vote.ana a end:Observation ; end:of candidacy:ana ; end:vote vote:committee ;
    end:measure end:votes ; end:value 9 ; end:figureKind end:leaked ; end:supportedBy claim:herald .
observation:vote.none a end:Observation ; end:of vote:committee ; end:vote vote:committee ;
    end:option end:noNomination ; end:measure end:votes ; end:value 1 ;
    end:figureKind end:leaked ; end:supportedBy claim:herald .
observation:vote.all a end:Observation ; end:of vote:committee ; end:vote vote:committee ;
    end:measure end:votesCast ; end:value 10 ; end:figureKind end:official ;
    end:supportedBy claim:herald .
observation:vote.turnout a end:Observation ; end:of vote:committee ; end:vote vote:committee ;
    end:measure end:turnoutShare ; end:value 83.3 ; end:figureKind end:official ;
    end:supportedBy claim:herald .
"""
    + decision(
        "dockers",
        "union:dockers",
        "herald",
        more='end:decidedByText "committee"@en ; end:methodText "show of hands"@en ;',
    )
    + endorsement("dockers", "union:dockers", "ana", "herald", more="end:kind end:nomination ;")
    + endorsement("dockers", "union:dockers", "lee", "courier", rank=2)
    + decision(
        "masons",
        "union:masons",
        "courier",
        on=None,
        more="end:outcome end:noRecommendation ; skos:editorialNote 'neutral'@en ;"
        " dcterms:identifier 'harbor-2026.masons.1' ;",
    )
    + endorsement(
        "masons",
        "union:masons",
        "lee",
        "courier",
        rank=None,
        more="end:kind end:suggestion ; end:methodText 'letter'@en ;",
    )
    + """
expectation:pilots a end:Expectation ; end:endorser union:pilots ; end:contest contest:harbor-2026 ;
    end:candidacy candidacy:ana ; end:supportedBy claim:courier .
claim:report a end:Claim ; end:about union:pilots ; end:contest contest:harbor-2026 ;
    end:property end:shortlisted ; end:candidacy candidacy:lee ; end:modality end:reported ;
    dcterms:identifier "harbor-2026.pilots.2" ; end:source article:herald ;
    end:decidedByText "executive"@en .
claim:report-2 a end:Claim ; end:about union:pilots ; end:contest contest:harbor-2026 ;
    end:property end:shortlisted ; end:candidacy candidacy:lee ; end:modality end:reported ;
    dcterms:identifier "harbor-2026.pilots.2" ; end:source article:courier ;
    end:decidedByText "executive"@en .
"""
)

ROWS = {
    "sources": """
        courier,,Harbor Herald (mirror),courier,2026-03
        herald,https://herald.example/1,Harbor Herald (via Wire),herald,2026-03-12
    """,
    "people": """
        ana,Ana Rivera,A. Rivera; Anna Rivera,harbor-party,,,17,,herald
        lee,Lee Grant,,,,,,,
    """,
    "unions": """
        dockers,Dockers' Union,DU,union,1901,coopers;lighters,former,"left, and came back",yes,,\
,active,the oldest; said twice,courier;herald
    """,
    "union_events": """
        count,labour-affiliate-count,harbor-party,,2026,3 unions,herald
        lighters.merged-into.1,merged-into,lighters,dockers,1901-05,,herald
    """,
    "offices": """
        ana,member,dockers,,,,courier
        lee,"chair, political committee",dockers,2019,,conflict,courier
        lee,"chair, political committee",dockers,2020-02,,,herald
        lee,general-secretary (former),dockers,,,,herald
    """,
    "membership": """
        dockers,,1200,members also in the Labour Party,about,herald
    """,
    "rank_claims": """
        dockers,second largest,harbor unions,2026-03-12,herald
    """,
    "contests": """
        harbor-2026,2026 Harbor election,harbor-party,leader,a vacancy,,,2026-03-01,2026-03-31,,\
,2026-05-20,completed,ana,,3 affiliates,one vote,900,,,,herald
    """,
    "candidacies": """
        harbor-2026,ana,won,,7,,,herald
        harbor-2026,ana,won,,8,,conflict,courier
        harbor-2026,lee,withdrew,,,,,courier
    """,
    "results": """
        harbor-2026,1,affiliates:dockers,ana,500,55.6,section,,herald
        harbor-2026,1,total,ana,,12.5,college,,courier;herald
        harbor-2026,final,affiliates,ana,4389,,,,herald
    """,
    "endorsements": """
        dockers.ana,harbor-2026,dockers,ana,first,nominated,2026-03-10,committee,show of hands,,\
,herald
        dockers.lee,harbor-2026,dockers,lee,second,endorsed,2026-03-10,committee,show of hands,,\
,courier
        harbor-2026.masons.1,harbor-2026,masons,,none,no_recommendation,,,,,neutral,courier
        harbor-2026.pilots.2,harbor-2026,pilots,lee,none,reported,,executive,,,,courier;herald
        masons.lee,harbor-2026,masons,lee,supplementary,endorsed,,,letter,,,courier
        pilots,harbor-2026,pilots,ana,first,expected,,,,,,courier
    """,
    "committee_votes": """
        harbor-2026,dockers,the committee,2026-03-10,ana,9,,leaked,,herald
        harbor-2026,dockers,the committee,2026-03-10,no-nomination,1,,leaked,,herald
        harbor-2026,dockers,the committee,2026-03-10,total-votes,10,83.3,official,,herald
    """,
}


@pytest.fixture(scope="module")
def harbor_files() -> dict[str, bytes]:
    """The export of the harbour's record."""
    return package.files(OxigraphEngine(store_of(CONTEST)))


@pytest.mark.parametrize("table", compare_tables.TABLES)
def test_a_table_is_what_went_in(harbor_files: dict[str, bytes], table: str):
    """Row by row, worked out by hand; the last column says what each was made of."""
    exported = csv.reader(io.StringIO(harbor_files[f"{table}.csv"].decode("utf-8")))
    _, *rows = ([*row] for row in exported)
    wanted = csv.reader(line.strip() for line in ROWS[table].strip().splitlines())
    assert [row[:-1] for row in rows if row[0] != "tuc"] == list(wanted)
    assert all(row[-1] for row in rows)


# rdflib 7.6 calls its own deprecated name where a query names a graph.
@pytest.mark.filterwarnings("ignore:Dataset.contexts is deprecated:DeprecationWarning")
def test_both_engines_make_the_same_files(harbor_files: dict[str, bytes]):
    """An export by way of an endpoint, or of rdflib, is the export of the store."""
    store = store_of(CONTEST)
    assert package.files(RdflibEngine.of(store)) == harbor_files


def test_a_later_choice_of_its_own_words_is_read_by_itself(harbor_files: dict[str, bytes]):
    """What a second choice does not say, its decision's first choice does not say for it."""
    store = store_of(CONTEST.replace("end:rank 2 ;", "end:rank 2 ; end:methodText 'advice'@en ;"))
    content = package.files(OxigraphEngine(store))["endorsements.csv"].decode("utf-8")
    (row,) = [row for row in csv.reader(io.StringIO(content)) if row[0] == "dockers.lee"]
    assert row[7:10] == ["", "advice", ""]


def test_a_choice_for_a_second_ballot_comes_second():
    """The tables number preferences through; the graph counts them in each decision."""
    text = CONTEST.replace(
        "decision:dockers a end:Decision ;", "decision:dockers a end:Decision ; end:round 2 ;"
    )
    content = package.files(OxigraphEngine(store_of(text)))["endorsements.csv"].decode("utf-8")
    rows = {row[0]: row[4] for row in csv.reader(io.StringIO(content))}
    assert (rows["dockers.ana"], rows["dockers.lee"]) == ("second", "third")


STRAYS = """
observation:stray a end:Observation ; end:of candidacy:ana ; end:measure end:nominations ;
    end:value 1 ; end:supportedBy claim:herald .
observation:words a end:Observation ; end:of candidacy:ana ; end:measure end:blockVotes ;
    end:section end:affiliateSection ; end:value "many" ; end:supportedBy claim:herald .
claim:cast a end:Claim ; end:about contest:harbor-2026 ; end:property end:votesCast ;
    end:value 901 ; end:source article:courier .
stage:stray a end:Stage ; end:stageOf contest:nowhere ; end:stageKind end:ballotStage .
candidacy:stray a end:Candidacy ; end:candidate person:lee ; end:contest contest:nowhere ;
    end:status end:won .
"""


def test_what_fits_no_table_is_in_the_graphs_own():
    """Data of a reader's own, or behind an endpoint, may be anything."""
    files = package.files(OxigraphEngine(store_of(CONTEST + STRAYS)))
    (contest,) = csv.DictReader(io.StringIO(files["contests.csv"].decode("utf-8")))
    assert contest["turnout_votes"] == "900"
    for table, thing in (
        ("observations", b"\nobservation:stray,"),
        ("observations", b"\nobservation:words,"),
        ("claims", b"\nclaim:cast,"),
        ("stages", b"\nstage:stray,"),
        ("candidacies", b"\ncandidacy:stray,"),
    ):
        assert thing in files[f"graph/{table}.csv"]


# The whole record ----------------------------------------------------------------------


@pytest.fixture(scope="session")
def exported(engine: OxigraphEngine, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables of the shipped data, in a folder."""
    place = tmp_path_factory.mktemp("tables")
    folder.write(package.files(engine), place)
    return place


@pytest.mark.held
@pytest.mark.parametrize("table", compare_tables.TABLES)
def test_every_row_of_the_fact_tables_comes_back(table: str, shared: Path, exported: Path):
    """No row is missing, and none is there that no source outside them explains."""
    compared = compare_tables.compare(table, shared / "facts", exported)
    assert compared.missing == []
    assert compared.surplus == []
    assert compared.same == compared.rows


@pytest.mark.held
@pytest.mark.parametrize("table", compare_tables.TABLES)
def test_a_changed_cell_is_found(table: str, shared: Path, exported: Path, tmp_path: Path):
    """A comparison that overlooked a column would prove nothing."""
    before = len(compare_tables.compare(table, shared / "facts", exported).missing)
    shutil.copytree(exported / "graph", tmp_path / "graph")
    content = (exported / f"{table}.csv").read_text(encoding="utf-8")
    head, *rows = csv.reader(io.StringIO(content, newline=""))
    for at, column in enumerate(head):
        row = next((row for row in rows if row[at] and row[0] != "hustings-fact-tables"), None)
        if column == "things" or row is None:
            continue
        was, row[at] = row[at], "9" if row[at] != "9" else "8"
        (tmp_path / f"{table}.csv").write_bytes(cells.csv(head, rows))
        compared = compare_tables.compare(table, shared / "facts", tmp_path)
        row[at] = was
        assert len(compared.missing) == before + 1, column


RESTS = """
PREFIX end: <https://w3id.org/endorsement/ns#>
SELECT DISTINCT ?fact
WHERE {
  VALUES ?class {
    end:Affiliation end:Candidacy end:Decision end:Endorsement end:Event end:Expectation
    end:NominationRule end:Observation end:Office end:Position end:Stage end:Statement
    end:Ticket end:Vote end:Poll
  }
  ?fact a ?class .
  FILTER NOT EXISTS { ?fact end:supportedBy/end:source/a end:Article }
}
ORDER BY ?fact
"""


def test_every_fact_rests_on_a_claim_with_a_source(engine: OxigraphEngine):
    """A fact without one would be our word alone."""
    assert [curie(row.fact) for row in query.select(engine, RESTS)] == []


FACTS = """
PREFIX end: <https://w3id.org/endorsement/ns#>
SELECT DISTINCT ?fact ?article ?measure
WHERE {
  VALUES ?class {
    end:Article end:Candidacy end:Contest end:Decision end:Endorsement end:Event
    end:Expectation end:Observation end:Office
  }
  ?fact a ?class .
  OPTIONAL { ?fact end:measure ?measure }
  OPTIONAL { ?fact end:supportedBy/end:source ?article }
}
ORDER BY ?fact ?article ?measure
"""


def test_every_fact_has_a_row_or_comes_from_elsewhere(engine: OxigraphEngine, exported: Path):
    """What is in no row was said by the articles outside the tables, or is told in a note."""
    told = {
        thing
        for table in compare_tables.TABLES
        for row in compare_tables.read(exported / f"{table}.csv")
        for thing in row["things"].split(";")
    }
    left: dict[str, set[str]] = {}
    for row in query.select(engine, FACTS):
        in_a_note = (row.measure or "").endswith("#shareOfAffiliatedMembership")
        if curie(row.fact) not in told and not in_a_note:
            source = curie(row.article or "").removeprefix("article:")
            left.setdefault(curie(row.fact), set()).add(source)
    assert {fact: s for fact, s in left.items() if not s <= compare_tables.OUTSIDE} == {}
