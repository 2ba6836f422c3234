"""Import of a plain table of endorsements, and the command around all imports."""

from __future__ import annotations

import csv
import io
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st
from import_rows import CSV, POINTS, TRACKER, more

from kg import check, cli, turtle
from kg.article import Texts
from kg.link import importing, slugs, spelling
from kg.link.mapping import Said
from kg.query import OxigraphEngine, select
from kg.vocabulary import PREFIXES, curie

PREFIX = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
BACKING = """
SELECT ?endorser ?class ?candidate ?rank ?kind WHERE {
  ?e a end:Endorsement ; end:endorser ?who ; end:candidacy/end:candidate/foaf:name ?candidate .
  ?who a ?class ; foaf:name|skos:prefLabel ?endorser .
  OPTIONAL { ?e end:rank ?rank } OPTIONAL { ?e end:kind ?kind }
} ORDER BY ?endorser ?candidate"""
Run = Callable[..., tuple[int, str, str]]


def brought(text: str, folder: Path, **said: object) -> importing.Imported:
    """The import of a table with that text."""
    path = folder / "my table.csv"
    path.write_text(text, encoding="utf-8")
    return importing.bring("csv", path, said=Said(**said))  # type: ignore[arg-type]  # of mixed types


def rows(done: importing.Imported, query: str) -> list[tuple[str, ...]]:
    """What a query answers over it, ids without the dataset's."""
    store = pyoxigraph.Store()
    store.load(done.turtle.encode("utf-8"), format=pyoxigraph.RdfFormat.TURTLE)
    begin = f":{done.reading.dataset.id}."
    return [
        tuple("" if v is None else curie(str(v)).replace(begin, ":") for v in row)
        for row in select(OxigraphEngine(store), PREFIX + query)
    ]


@pytest.fixture
def run(tmp_path: Path, monkeypatch, capsys) -> Run:
    """Run `kg import` over a file with that content: exit code, output, messages."""

    def run(name: str, content: str | bytes | None, *options: str) -> tuple[int, str, str]:
        path = tmp_path / "in.csv"
        if content is not None:
            raw = content if isinstance(content, bytes) else content.encode("utf-8")
            path.write_bytes(raw)
        monkeypatch.setattr(sys, "argv", ["kg", "import", name, str(path), *options])
        with pytest.raises(SystemExit) as stop:
            cli.main()
        said = capsys.readouterr()
        return int(stop.value.code or 0), said.out, said.err

    return run


def test_a_row_is_an_endorsement_of_what_it_says(tmp_path: Path):
    """Ranks and kinds as given; one candidate alone is the first choice, of two none."""
    assert rows(brought(CSV, tmp_path), BACKING) == [
        ("Dockers' Union", "end:Union", "Ana Rivera", "1", "end:nomination"),
        ("Dockers' Union", "end:Union", "Lee Grant", "2", "end:nomination"),
        ("Harbor Herald", "end:Publisher", "Ana Rivera", "", ""),
        ("Harbor Herald", "end:Publisher", "Lee Grant", "", ""),
        ("Mary Stone", "end:Person", "Lee Grant", "1", ""),
        ("Masons' Union", "end:Union", "Ana Rivera", "1", ""),
    ]


def test_who_backs_nobody_has_a_decision_without_endorsement(tmp_path: Path):
    """No recommendation is an outcome, and a date may be a month."""
    found = rows(
        brought(CSV, tmp_path),
        """SELECT ?who ?outcome ?first ?last ?announced WHERE { ?d end:outcome ?outcome ;
        end:endorser/skos:prefLabel ?who ; end:earliest ?first ; end:latest ?last
        OPTIONAL { ?d end:announced ?announced } } ORDER BY ?who""",
    )
    assert found == [
        ("Dockers' Union", "end:choice", "2026-03-14", "2026-03-14", "2026-03-14"),
        ("Masons' Union", "end:choice", "2026-03-01", "2026-03-31", ""),
        ("Pilots' Union", "end:noRecommendation", "2026-04-01", "2026-04-01", "2026-04-01"),
    ]


def test_two_rows_of_one_endorsement_are_two_claims(tmp_path: Path):
    """A second source supports what the first says."""
    again = more(CSV, **{"source url": "https://h.example/2", "note": "seen again"})
    done = brought(again, tmp_path)
    assert rows(
        done,
        """SELECT ?source WHERE { ?e a end:Endorsement ; end:rank 1 ;
        end:endorser/skos:prefLabel "Dockers' Union"@en ; end:supportedBy/dcterms:source ?source
        } ORDER BY ?source""",
    ) == [("https://h.example/1",), ("https://h.example/2",)]
    assert len(done.reading.rows) == 8


def test_columns_of_other_names_are_mapped(tmp_path: Path):
    """A table need not be rewritten; one contest may be that of all rows."""
    done = brought(
        "Union name,backs\nDockers,Ana Rivera\n",
        tmp_path,
        columns={"endorser": "Union Name", "candidate": "backs"},
        contest="Harbor leader 2026",
    )
    assert rows(done, BACKING) == [("Dockers", "end:Organization", "Ana Rivera", "1", "")]


def test_namesakes_of_two_places_are_two_people(tmp_path: Path):
    """What tells them apart is in the id, whichever row comes first."""
    head = "endorser,candidate,candidate_place,contest\n"
    lines = ["Dockers,Ana Rivera,East,Harbor 2026\n", "Masons,Ana Rivera,West,Harbor 2026\n"]
    people = "SELECT ?p WHERE { ?p foaf:name 'Ana Rivera' } ORDER BY ?p"
    for text in (head + "".join(lines), head + "".join(reversed(lines))):
        assert rows(brought(text, tmp_path), people) == [
            ("person:ana-rivera-east",),
            ("person:ana-rivera-west",),
        ]


SPELT = """\
endorser,candidate,contest,note
UNISON,Zoë Ünion,E F,@handle said so
Unison,Zoe\u0308 U\u0308nion,e f,- see p. 3
Uni\u200bson,ZOË ÜNION,E\u00a0 F,+1 from the branch
Zoe Union,Ana Rivera,E F,
"""


def test_one_name_spelt_otherwise_is_one(tmp_path: Path):
    """Large letters, stored forms and what is invisible; the first is the label. Marks count."""
    done = brought(SPELT, tmp_path)
    assert done.reading.refused == ()
    assert rows(done, BACKING) == [
        ("UNISON", "end:Organization", "Zoë Ünion", "1", ""),
        ("Zoe Union", "end:Organization", "Ana Rivera", "1", ""),
    ]
    others = "SELECT ?name WHERE { ?x skos:altLabel ?name } ORDER BY ?name"
    assert rows(done, others) == [("Unison",), ("ZOË ÜNION",), ("e f",)]
    zoe = "'Zoë Ünion'"
    assert done.reading.notes == (
        (3, "'Unison' is taken for the 'UNISON' of line 2"),
        (3, f"{zoe} (the same letters, stored otherwise) is taken for the {zoe} of line 2"),
        (3, "'e f' is taken for the 'E F' of line 2"),
        (4, "'Unison' is taken for the 'UNISON' of line 2"),
        (4, "'ZOË ÜNION' is taken for the 'Zoë Ünion' of line 2"),
    )
    assert "line 3: 'Unison' is taken for the 'UNISON' of line 2" in done.summary()
    assert "3,,note,'Unison' is taken for the 'UNISON' of line 2," in done.report().decode("utf-8")
    path = tmp_path / "spelt.ttl"
    path.write_text(done.turtle, encoding="utf-8")
    assert check.faults(check.run([path], Texts(None))) == []


def test_a_note_is_text_whatever_it_begins_with(tmp_path: Path):
    """It follows words of ours in the graph, so that no cell of an export begins with it."""
    done = brought(SPELT, tmp_path)
    notes = "SELECT ?n WHERE { ?x a end:Endorsement ; skos:editorialNote ?n } ORDER BY ?n"
    assert rows(done, notes) == [
        ("Note in the file: +1 from the branch",),
        ("Note in the file: - see p. 3",),
        ("Note in the file: @handle said so",),
    ]


def test_a_formula_is_not_hidden_by_what_nobody_sees(tmp_path: Path):
    """The guard holds for the label."""
    done = brought(SPELT + "\u200b=cmd,Ana Rivera,E F,\n", tmp_path)
    assert [one.reason for one in done.reading.refused] == [
        "column 'endorser' begins like a formula"
    ]


@given(text=st.text(max_size=30))
def test_a_spelling_has_one_key(text: str):
    """The key and the plain form of a text have its key, and the plain form is its own."""
    assert spelling.key(spelling.plain(text)) == spelling.key(text)
    assert spelling.plain(spelling.plain(text)) == spelling.plain(text)
    for form in ("NFC", "NFD"):
        assert spelling.key(unicodedata.normalize(form, text)) == spelling.key(text)


def test_slugs_that_meet_are_told_apart():
    """A place may be part of another's name: then a part of the hash decides."""
    things = {
        1: ("A", "b", ""),
        2: ("A", "c", ""),
        3: ("A B", "", ""),
        4: ("Á", "c", ""),
        5: ("😀", "", ""),
        6: ("D", "", "Union"),
        7: ("D", "", "Person"),
        8: ("E", "", ""),
    }
    found = slugs.unique(things, things)
    assert len(set(found.values())) == len(things)
    assert all(one.isascii() for one in found.values())
    assert slugs.unique(reversed(things), things) == found


@pytest.mark.seeded
def test_the_check_finds_no_fault(tmp_path: Path):
    """A table of any licence keeps every rule, and says if none is stated."""
    done = brought(CSV, tmp_path)
    path = tmp_path / "in.ttl"
    path.write_text(done.turtle, encoding="utf-8")
    assert check.faults(check.run([path], Texts(None))) == []
    assert turtle.format_text(done.turtle) == done.turtle
    assert "# Licence: not stated" in done.turtle
    licensed = brought(CSV, tmp_path, licence="https://l.example/by").turtle
    assert "dcterms:license <https://l.example/by>" in licensed


REFUSED = {
    "repeats line 2": more(CSV),
    "line 2 has another candidate of rank 1": more(CSV, candidate="Tom Okafor"),
    "line 2 has this endorsement with another rank or kind": more(CSV, rank="3"),
    "line 2 has another outcome of this endorser and contest": more(
        CSV, candidate="", rank="", kind="", outcome="free vote"
    ),
    "a candidate beside the outcome 'freeVote'": more(CSV, outcome="free vote"),
    "rank 2, but no row has rank 1": more(CSV, endorser="Lightermen", rank="2"),
    "column 'rank' holds '0', wanted 1, 2, …": more(CSV, rank="0"),
    "a rank beside the kind 'suggestion', which has none": more(CSV, kind="suggestion"),
    "column 'kind' holds 'love', wanted nomination, recommendation, supplementary,"
    " supplementary nomination, supplementarynomination, suggestion or nothing": more(
        CSV, kind="love"
    ),
    "column 'candidate' is empty": more(CSV, candidate=""),
    "column 'contest' is empty": more(CSV, contest=" "),
    "column 'date' holds '3/14/26', wanted year-month-day": more(CSV, date="3/14/26"),
    "column 'date' holds '2026-02-30', which is no day": more(CSV, date="2026-02-30"),
    "column 'date' holds '0000', before 1800 or years ahead": more(CSV, date="0000"),
    "column 'date' holds '2990-01-01', before 1800 or years ahead": more(CSV, date="2990-01-01"),
    "its date is more than three years from that of line 2": more(CSV, date="2016"),
    "line 2 gives the contest another post or organization": more(
        CSV.replace(",note\n", ",note,post\n"), post="Leader"
    ),
    "column 'note' begins like a formula": more(CSV, note="=cmd|' /C calc'!A0"),
    "column 'endorser' begins like a formula": more(CSV, endorser="＝cmd"),
    "column 'note' has 5000 characters, wanted 2000 at most": more(CSV, note="x" * 5000),
}


@pytest.mark.parametrize("reason", REFUSED)
def test_a_row_that_cannot_come_in_is_refused_with_the_reason(reason: str, tmp_path: Path):
    """Rows in are rows in the graph and rows refused."""
    done = brought(REFUSED[reason], tmp_path)
    assert [one.reason for one in done.reading.refused] == [reason]
    assert len(done.reading.rows) == 7


def test_the_command_writes_one_file_and_a_report_of_all_rows(run: Run, tmp_path: Path):
    """The table of rows says what became of each, and runs nothing."""
    text = more(CSV, endorser="=HYPERLINK(1)")
    folder, report = tmp_path / "a" / "b", tmp_path / "rows.csv"
    code, out, err = run("csv", text, "-o", str(folder), "--report", str(report))
    assert (code, out) == (0, "")
    assert [path.name for path in folder.iterdir()] == ["csv-in.ttl"]
    assert "8 rows in: 7 in the graph (1 decisions for nobody, 6 endorsements), 1 refused" in err
    listed = list(csv.DictReader(io.StringIO(report.read_text(encoding="utf-8"))))
    assert [row["state"] for row in listed] == ["in the graph"] * 7 + ["refused"]
    assert listed[7]["name"] == "'=HYPERLINK(1)"
    assert listed[0]["claim"] == "claim:csv-in.2"


def test_without_a_folder_the_turtle_goes_to_standard_output(run: Run, tmp_path: Path):
    """Standard output is the data alone, the same bytes as in a folder."""
    code, out, _ = run("fivethirtyeight", TRACKER)
    assert code == 0
    run("fivethirtyeight", None, "-o", str(tmp_path / "mine"))
    written = next((tmp_path / "mine").iterdir()).read_text(encoding="utf-8")
    assert out == written


def test_day_address_and_id_of_a_copy_are_the_readers(run: Run):
    """A copy is published on a day, somewhere; the file does not know."""
    code, out, _ = run(
        "fivethirtyeight", POINTS, "--id", "five", "--day", "2015-07-01", "--url", "https://c.example/f"
    )  # fmt: skip
    assert code == 0
    assert "article:five\n" in out
    assert 'schema:datePublished "2015-07-01"^^xsd:date ;' in out
    assert "schema:url <https://c.example/f> ;" in out


WRONG: dict[str, tuple[str, str | bytes | None]] = {
    "no such file": ("csv", None),
    "is empty": ("csv", ""),
    "has no row below its heading": ("csv", "endorser,candidate,contest\n"),
    "has no column for candidate, contest": ("csv", "endorser\nx\n"),
    "is not UTF-8": ("csv", b"endorser,candidate,contest\nOsme\xf1a,b,c\n"),
    "4 cells, wanted 3": ("csv", "endorser,candidate,contest\n1,2,3,4\n"),
    "has two columns 'endorser'": ("csv", "endorser,endorser\nx,y\n"),
    "is none of the files of FiveThirtyEight": ("fivethirtyeight", CSV),
    "lacks the columns 'points'": ("fivethirtyeight", TRACKER.replace(",points\n", ",p\n")),
    "all 1 rows are refused": ("csv", "endorser,candidate,contest\n=a,b,c\n"),
}


@pytest.mark.parametrize("words", WRONG)
def test_a_file_that_is_wrong_is_one_line_and_nothing_is_written(
    words: str, run: Run, tmp_path: Path
):
    """Nothing is half-written, and the line says what was wanted."""
    name, content = WRONG[words]
    if content is None:
        (tmp_path / "in.csv").unlink(missing_ok=True)
    code, out, err = run(name, content, "-o", str(tmp_path / "mine"))
    assert (code, out) == (1, "")
    assert err.startswith("kg: ")
    assert words in err
    assert err.count("\n") == 1
    assert not (tmp_path / "mine").exists()


MISUSED = {
    "parlparse": "'parlparse' is not",
    "--column endorser": "wanted FIELD=HEADING",
    "--column union=a": "no such field",
    "--column endorser=a --column endorser=b": "given twice",
    "--day yesterday": "wanted a day like 2026-03-14",
    "--url ftp://x": "wanted an address with http",
    "--license public": "wanted an address with http",
    "--id Mine/1": "wanted lower-case letters",
}


@pytest.mark.parametrize("options", MISUSED)
def test_misuse_is_told_from_the_command_line_alone(options: str, run: Run):
    """Exit 2, before any file is read."""
    name, *given = ["csv", *options.split()] if options.startswith("--") else [options]
    code, _, err = run(name, None, *given)
    assert code == 2
    assert MISUSED[options] in err
    code, _, err = run("fivethirtyeight", None, "--contest", "x")
    assert code == 2
    assert "csv only" in err


def test_a_folder_that_is_a_file_is_one_line(run: Run, tmp_path: Path):
    """The reader's file stays as it is."""
    there = tmp_path / "there"
    there.write_text("mine", encoding="utf-8")
    code, _, err = run("csv", CSV, "-o", str(there))
    assert code in {1, 2}
    assert err.count("\n") == 1
    assert there.read_text(encoding="utf-8") == "mine"


def test_the_table_is_not_written_over(run: Run, tmp_path: Path):
    """The report is another file than the table."""
    code, out, err = run("csv", CSV, "--report", str(tmp_path / "in.csv"))
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert "is read and would be overwritten" in err
    assert (tmp_path / "in.csv").read_text(encoding="utf-8") == CSV
