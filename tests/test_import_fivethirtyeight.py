"""Import of FiveThirtyEight's files: what each row becomes, and what it does not."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pyoxigraph
import pytest
from import_rows import DEMOCRATS_2022, FILES, POINTS, REPUBLICANS_2022, TRACKER, more

from kg import check, turtle
from kg.article import Texts
from kg.link import importing
from kg.query import OxigraphEngine, select
from kg.vocabulary import PREFIXES, curie, expand

Ask = Callable[[str], list[tuple[str, ...]]]
PREFIX = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
FOLDER = "fivethirtyeight_endorsements"
# Of each real file: rows, all of which come in, and cells that say Yes.
REAL = {
    "endorsements-2020_2019-03.csv": (975, 80),
    "endorsements-2020_2019-07-05.csv": (1000, 130),
    "endorsements-june-30.csv": (109, 0),
    "primary-candidates-2018_dem.csv": (811, 566),
    "primary-candidates-2018_rep.csv": (774, 305),
    "primary-project-2022_dem.csv": (1077, 228),
    "primary-project-2022_rep.csv": (1599, 425),
}


def brought(text: str, folder: Path) -> importing.Imported:
    """The import of a file with that text."""
    path = folder / "file.csv"
    path.write_text(text, encoding="utf-8")
    return importing.bring("fivethirtyeight", path)


@pytest.fixture
def asked(tmp_path: Path) -> Callable[[str], Ask]:
    """Import a text; what answers a query pattern over it, ids without the dataset's."""

    def asked(text: str) -> Ask:
        done = brought(text, tmp_path)
        store = pyoxigraph.Store()
        store.load(done.turtle.encode("utf-8"), format=pyoxigraph.RdfFormat.TURTLE)
        engine = OxigraphEngine(store)

        def ask(query: str) -> list[tuple[str, ...]]:
            begin = f":{done.reading.dataset.id}."
            return [
                tuple("" if v is None else curie(str(v)).replace(begin, ":") for v in row)
                for row in select(engine, PREFIX + query)
            ]

        return ask

    return asked


BACKING = """
SELECT ?endorser ?candidate ?rank ?day ?round WHERE {
  ?e a end:Endorsement ; end:decision ?d ; end:endorser/(foaf:name|skos:prefLabel) ?endorser ;
     end:candidacy/end:candidate/foaf:name ?candidate .
  OPTIONAL { ?e end:rank ?rank } OPTIONAL { ?d end:announced ?day }
  OPTIONAL { ?d end:round ?round }
} ORDER BY ?endorser ?candidate ?round"""


def test_a_tracker_row_with_an_endorsee_is_an_endorsement(asked):
    """Who, whom and when, as first choice: the tracker counts no other."""
    assert asked(TRACKER)(BACKING) == [
        ("Ana Rivera", "Tom Okafor", "1", "2019-01-12", ""),
        ("Lee Grant", "Mary Stone", "1", "2019-02-01", ""),
    ]


def test_a_blank_endorsee_is_a_claim_and_no_decision(asked):
    """Who has not endorsed has decided nothing that the file knows."""
    found = asked(TRACKER)("""
        SELECT ?who WHERE { ?c end:property end:notYetDeclared ; end:about/foaf:name ?who }
        ORDER BY ?who""")
    assert [who for (who,) in found] == ["Nia Vale", "Old Harper", "Sam Reed", "Sam Reed"]


def test_one_name_with_two_offices_is_two_people_with_a_note(asked):
    """A name alone makes nobody one person."""
    found = asked(TRACKER)("""
        SELECT ?who ?note WHERE { ?who foaf:name "Sam Reed" ; skos:editorialNote ?note
        FILTER (STRSTARTS(?note, "The file has this name")) } ORDER BY ?who""")
    unknown = "whether they are one is not known."
    assert found == [
        (
            "person:sam-reed-dnc-member-tx",
            f"The file has this name again (mayor, Harbor City, TX); {unknown}",
        ),
        (
            "person:sam-reed-mayor-harbor-city-tx",
            f"The file has this name again (DNC member, TX); {unknown}",
        ),
    ]


def test_the_address_of_a_row_stays_with_its_claim(asked):
    """Where the dataset saw it; what is no address stays as a note."""
    found = asked(TRACKER)("""
        SELECT ?c ?source ?note WHERE { ?c a end:Claim ; end:source ?a
        OPTIONAL { ?c dcterms:source ?source } OPTIONAL { ?c skos:editorialNote ?note }
        FILTER (BOUND(?source) || BOUND(?note)) } ORDER BY ?c""")
    assert found == [
        ("claim:2", "https://herald.example/rivera", ""),
        ("claim:3", "", "Source in the file: not an address"),
    ]


def test_an_office_of_the_past_ended_by_the_last_day_of_the_file(asked):
    """A past president is none today; a senator holds an office."""
    found = asked(TRACKER)("""
        SELECT ?who ?role ?where ?end WHERE { ?o a end:Office ; org:member/foaf:name ?who ;
        org:role/skos:prefLabel ?role ; org:organization/skos:prefLabel ?where
        OPTIONAL { ?o end:endLatest ?end } } ORDER BY ?who ?role""")
    assert found == [
        ("Ana Rivera", "senator", "United States Senate", ""),
        ("Lee Grant", "mayor", "City of Harbor City", ""),
        ("Nia Vale", "representative", "United States House of Representatives", ""),
        ("Old Harper", "president", "Government of the United States", "2019-02-01"),
        ("Sam Reed", "DNC member", "Democratic National Committee", ""),
        ("Sam Reed", "mayor", "City of Harbor City", ""),
    ]


def test_the_points_file_has_figures_with_a_named_weighting(asked):
    """Its points are sums by a weighting of its own; nobody endorses."""
    ask = asked(POINTS)
    assert ask(BACKING) == []
    found = ask("""
        SELECT ?label ?value ?unit ?day WHERE { ?o end:measure/skos:prefLabel ?label ;
        end:value ?value ; end:unit/skos:prefLabel ?unit ; end:earliest ?day ;
        end:of/end:candidate/foaf:name "Ana Rivera" } ORDER BY ?label""")
    assert found == [
        ("endorsement points (FiveThirtyEight, 10-5-1)", "58", "points", "1979-06-30"),
        ("money raised", "1400000", "US dollars", "1979-06-30"),
    ]


def test_cents_are_rounded_and_kept_as_printed(asked):
    """A figure that is no percentage is a whole number; the note has the rest."""
    found = asked(POINTS)("""
        SELECT ?value ?precision ?note WHERE { ?o end:value ?value ; end:precision ?precision ;
        skos:editorialNote ?note }""")
    assert found == [("2608961", "end:rounded", "In the file: 2608960.76.")]


def test_name_and_party_make_one_person_over_the_years(asked):
    """Lee Grant stood twice for one party, and a namesake for the other."""
    found = asked(POINTS)("""
        SELECT ?who (COUNT(?c) AS ?times) WHERE { ?c end:candidate ?who .
        ?who foaf:name "Lee Grant" } GROUP BY ?who ORDER BY ?who""")
    assert [times for _, times in found] == ["1", "2"]


def test_a_yes_is_an_endorsement_by_the_group_of_the_column(asked):
    """One candidate is a first choice, of two without order none is; a runoff is a round."""
    assert asked(REPUBLICANS_2022)(BACKING) == [
        ("Donald Trump", "Ana Rivera", "1", "2022-02-09", ""),
        ("E-PAC", "Ana Rivera", "1", "", "2"),
        ("VIEW PAC", "Ana Rivera", "", "", ""),
        ("VIEW PAC", "Tom Okafor", "", "", ""),
    ]


DENIED = """
SELECT ?who ?candidate ?round WHERE {
  ?c end:modality end:denied ; end:about ?agent ; end:candidacy/end:candidate/foaf:name ?candidate .
  ?agent foaf:name|skos:prefLabel ?who OPTIONAL { ?c end:round ?round }
} ORDER BY ?who ?candidate"""


def test_a_no_is_a_denied_claim_and_no_decision(asked):
    """The group backed another or opposed: that is said, and decides nothing."""
    assert asked(REPUBLICANS_2022)(DENIED) == [
        ("Donald Trump", "Lee Grant", ""),
        ("E-PAC", "Lee Grant", "2"),
    ]


def test_an_endorser_named_in_a_column_is_not_the_candidate_of_that_name(asked):
    """A column is no proof that its endorser is the candidate of another row."""
    found = asked(DEMOCRATS_2022)("""
        SELECT ?who WHERE { ?who foaf:name "Alexandria Ocasio-Cortez" } ORDER BY ?who""")
    assert len(found) == 2


def test_statuses_follow_from_primary_and_runoff(asked):
    """Out in the first round of two is eliminated; unopposed has won without figures."""
    ask = asked(REPUBLICANS_2022)
    assert ask("""
        SELECT ?who ?status WHERE { ?c end:candidate/foaf:name ?who ; end:status ?status }
        ORDER BY ?who ?status""") == [
        ("Ana Rivera", "end:won"),
        ("Lee Grant", "end:lost"),
        ("Lee Grant", "end:won"),
        ("Tom Okafor", "end:eliminated"),
    ]
    assert ask("""SELECT ?v ?u WHERE { ?o end:value ?v ; end:unit ?u ; end:round 1 ;
        end:of/end:candidate/foaf:name "Ana Rivera" } ORDER BY ?v""") == [
        ("8", "end:percent"),
        ("6186", "end:votesCounted"),
    ]
    assert ask("SELECT ?o WHERE { ?o a end:Observation FILTER (REGEX(STR(?o), 'ohio')) }") == []


def test_special_and_regular_elections_are_two_contests_of_one_person(asked):
    """The same name for the same seat on the same day is one person."""
    found = asked(FILES["democrats-2018"])("""
        SELECT ?contest WHERE { ?c end:candidate/foaf:name "Mary Stone" ; end:contest ?contest }
        ORDER BY ?contest""")
    assert found == [
        ("contest:u-s-house-ohio-district-12-2018",),
        ("contest:u-s-house-ohio-district-12-special-election-2018",),
    ]
    assert asked(FILES["democrats-2018"])("SELECT ?p WHERE { ?p foaf:name 'Mary Stone' }") == [
        ("person:mary-stone",)
    ]


@pytest.mark.parametrize("name", FILES)
def test_nothing_of_a_persons_private_life_comes_in(name: str, tmp_path: Path):
    """Sex, service and what they think of an election stay in the file."""
    words = brought(FILES[name], tmp_path).turtle.casefold()
    assert not any(word in words for word in ("female", "veteran", "no comment", "stem"))


@pytest.mark.seeded
@pytest.mark.parametrize("name", FILES)
def test_the_check_finds_no_fault(name: str, tmp_path: Path):
    """What comes in keeps every rule, with licence, publisher and version."""
    done = brought(FILES[name], tmp_path)
    path = tmp_path / "in.ttl"
    path.write_text(done.turtle, encoding="utf-8")
    assert check.faults(check.run([path], Texts(None))) == []
    assert turtle.format_text(done.turtle) == done.turtle
    assert "dcterms:license <https://creativecommons.org/licenses/by/4.0/>" in done.turtle
    assert done.reading.refused == ()


@pytest.mark.seeded
def test_all_files_together_keep_every_rule(tmp_path: Path):
    """No id of one file is an id of another."""
    folder = tmp_path / "in"
    folder.mkdir()
    for name, text in FILES.items():
        (folder / f"{name}.ttl").write_text(brought(text, tmp_path).turtle, encoding="utf-8")
    assert check.faults(check.run([folder], Texts(None))) == []


def test_the_same_rows_give_the_same_bytes_in_any_order(tmp_path: Path):
    """Ids come of names, so a row more or less moves no other."""
    head, *rows = REPUBLICANS_2022.splitlines(keepends=True)
    ids = []
    for lines in (rows, rows[::-1]):
        done = brought("".join([head, *lines]), tmp_path)
        triples = turtle.parse(done.turtle.encode("utf-8"), tmp_path)
        ids.append({t.subject.value for t in triples if "/claim/" not in t.subject.value})
    assert ids[0] == ids[1]
    assert brought(REPUBLICANS_2022, tmp_path) == brought(REPUBLICANS_2022, tmp_path)


REFUSED = {
    "repeats line 2": more(TRACKER),
    "the endorser of line 2 again, with other cells": more(TRACKER, endorsee="Mary Stone"),
    "column 'endorser' is empty": more(TRACKER, endorser=""),
    "column 'endorser' has no letter: no name": more(TRACKER, endorser="…"),
    "column 'endorser' begins like a formula": more(TRACKER, endorser="=cmd|' /C calc'!A0"),
    "column 'endorsee' begins like a formula": more(TRACKER, endorser="Kit", endorsee="@SUM(A1)"),
    "column 'endorser' has 10000 characters, wanted 200 at most": more(
        TRACKER, endorser="x" * 10000
    ),
    "column 'endorser' has a control character": more(TRACKER, endorser="Kit\x07"),
    "column 'date' holds '2019-02-30', which is no day": more(
        TRACKER, endorser="Kit", date="2019-02-30"
    ),
    "2015-01-01 is more than three years from the contest": more(
        TRACKER, endorser="Kit", date="2015-01-01"
    ),
    "column 'points' holds 'many', which is no number": more(TRACKER, endorser="K", points="many"),
    "column 'trump' holds 'Maybe', wanted Yes, No or N/A": more(
        REPUBLICANS_2022, Candidate="Kit", Trump="Maybe"
    ),
    "the candidate of line 2 again, with other cells": more(REPUBLICANS_2022, Trump="No"),
    "line 2 gives this primary another day": more(
        REPUBLICANS_2022, Candidate="K", **{"Primary Date": "3/8/22"}
    ),
    "the primary of 2018-03-01 in a file of 2022": more(
        REPUBLICANS_2022, Candidate="K", State="Utah", **{"Primary Date": "3/1/18"}
    ),
    "the year 1999 in a name or seat, far from the contest": more(
        REPUBLICANS_2022, Candidate="K", Office="Governor of 1999"
    ),
    "column 'district' holds '2026-03', which is no district": more(
        REPUBLICANS_2022, Candidate="K", District="2026-03"
    ),
    "a share of 101 percent": more(REPUBLICANS_2022, Candidate="K", **{"Primary %": "101%"}),
    "column 'primary votes' holds 'lots', which is no number": more(
        REPUBLICANS_2022, Candidate="K", **{"Primary Votes": "lots"}
    ),
    "column 'year' holds '80', which is no year": more(POINTS, year="80"),
    "column 'party' holds 'Harbor', wanted Democratic or Republican": more(POINTS, party="Harbor"),
    "column 'won_primary' holds 'Perhaps', wanted Yes or No": more(POINTS, won_primary="Perhaps"),
}


@pytest.mark.parametrize("reason", REFUSED)
def test_a_row_that_cannot_come_in_is_refused_with_the_reason(reason: str, tmp_path: Path):
    """Rows in are rows in the graph and rows refused."""
    text = REFUSED[reason]
    done = brought(text, tmp_path)
    assert [one.reason for one in done.reading.refused] == [reason]
    rows = list(csv.reader(io.StringIO(text)))
    assert len(done.reading.rows) + 1 == len(rows) - 1


@pytest.mark.parametrize(
    "name", ["Ωμέγα Ρίβερα", "علي حسن", "🦀🦀 Crab", "李娜", 'O\'Brien "Kit" \\ x']
)
def test_a_name_in_any_script_comes_in_as_it_is(name: str, asked):
    """A name keeps its letters, whatever its id is made of."""
    found = asked(more(TRACKER, endorser=name))("SELECT ?n WHERE { ?p foaf:name ?n }")
    assert (name,) in found


@pytest.mark.held
@pytest.mark.seeded
@pytest.mark.parametrize("name", REAL)
def test_every_row_of_the_real_files_comes_in_or_is_refused(
    name: str, shared: Path, tmp_path: Path
):
    """Counted file by file; every rule is kept."""
    path = shared / "datasets" / FOLDER / name
    done = importing.bring("fivethirtyeight", path)
    rows, endorsements = REAL[name]
    assert (len(done.reading.rows), len(done.reading.refused)) == (rows, 0)
    assert done.turtle.count("    a end:Endorsement ;") == endorsements
    report = list(csv.DictReader(io.StringIO(done.report().decode("utf-8"))))
    assert len(report) == rows
    claims = set(turtle.parse(done.turtle.encode("utf-8"), path))
    subjects = {t.subject.value for t in claims}
    assert {expand(row["claim"]) for row in report} <= subjects
    target = tmp_path / "in.ttl"
    target.write_text(done.turtle, encoding="utf-8")
    assert check.faults(check.run([target], Texts(None))) == []
