"""Linking to a dataset: ids first, then names; clashes and judgements are never overruled."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from graphs import store_of

import kg
from kg import cli, sssom
from kg.errors import InputError, UsageError
from kg.link import crosswalk, datasets, judged, known, review, writing
from kg.link import dataset as linking
from kg.link.datasets import Told
from kg.link.datasets.given import Given
from kg.link.facts import facts
from kg.link.judged import Judged
from kg.link.names import names
from kg.query import OxigraphEngine
from kg.sssom import MappingSet, Row

# Ana has two ids that agree, Lee two that do not, Mo and Kit one and the same; Bo
# has none and a rare name with party and seat; Jo's name fits two; Zed is nowhere.
OURS = """
organization:harbor-party a end:Party ; skos:prefLabel "Harbor Party"@en .
organization:labour-party a end:Party ; skos:prefLabel "Labour Party"@en .
union:dockers a end:Union ; skos:prefLabel "Dockers' Union"@en .
person:ana a end:Person ; foaf:name "Ana Rivera" ; end:mnisId "901" ; end:wikidataId "Q1" ;
    end:party organization:harbor-party ; end:supportedBy claim:a .
person:lee a end:Person ; foaf:name "Lee Grant" ; end:mnisId "902" ; end:wikidataId "Q2" .
person:mo a end:Person ; foaf:name "Mo Quill" ; end:mnisId "903" .
person:kit a end:Person ; foaf:name "Kit Quill" ; end:mnisId "903" .
person:bo a end:Person ; foaf:name "Boadicea Zuckerkandl" ; end:party organization:labour-party .
person:jo a end:Person ; foaf:name "Jo Smith" .
person:zed a end:Person ; foaf:name "Zedekiah Ferncastle" .
office:bo a end:Office ; org:member person:bo ; org:role end:memberOfParliament ;
    org:organization organization:labour-party ; end:constituency "Quay East" ;
    end:startLatest "2012-01-01"^^xsd:date ; end:supportedBy claim:a .
end:memberOfParliament skos:prefLabel "member of parliament"@en .
claim:a a end:Claim ; end:about person:jo ; end:source article:a .
claim:b a end:Claim ; end:about person:jo ; end:source article:a .
"""
TABLE = """\
id,name,party,area,office,start,end,country,mnis,wikidata
r1,Ana Rivera,Harbor Party,Moor,MP,2010,2015,GB,901,Q1
r2,Lee Grant,Harbor Party,Fen,MP,2010,2015,GB,902,Q999
r3,Mo Quill,Harbor Party,Mill,MP,2010,2015,GB,903,
r4,Boadicea Zuckerkandl,Labour Party,Quay East,MP,2010,2015,GB,,
r5,Jo Smith,Harbor Party,Dale,MP,2010,2015,GB,,
r6,Jo Smith,Labour Party,Down,MP,2010,2015,GB,,
"""


@pytest.fixture(scope="module")
def ours() -> OxigraphEngine:
    return OxigraphEngine(store_of(OURS))


def read(text: str = TABLE) -> datasets.Dataset:
    return datasets.read("csv", Given("t.csv", text.encode()), Told(day="2026-03-14", title="T"))


def outcomes(linked: linking.Linked) -> dict[str, tuple[str, str]]:
    """For each of ours the outcome, and for a link the record."""
    return {
        one.ours.id.removeprefix("person:"): (
            one.outcome,
            one.found[0].record.id if one.outcome in {"EXACT", "LINK"} else "",
        )
        for one in linked.results
    }


def test_each_of_ours_comes_to_what_can_be_known(ours: OxigraphEngine):
    """By id, by name and context, left to a person, or not there."""
    assert outcomes(linking.link(ours, read(), Judged())) == {
        "ana": ("EXACT", "csv:r1"),
        "lee": ("REVIEW", ""),
        "mo": ("REVIEW", ""),
        "kit": ("REVIEW", ""),
        "bo": ("LINK", "csv:r4"),
        "jo": ("REVIEW", ""),
        "zed": ("NIL", ""),
    }


def test_a_clash_of_ids_says_so(ours: OxigraphEngine):
    """One id agrees and another does not: nobody is linked, and the words name both."""
    found = {one.ours.id: one for one in linking.link(ours, read(), Judged()).results}
    assert found["person:lee"].why == ("the same mnis id 902; but wikidata id Q999 there, Q2 here")
    assert "ids of another here lead there" in found["person:mo"].why


@pytest.mark.parametrize(
    ("name", "outcome"),
    [
        ("Rivera, Ana", "EXACT"),
        ("Ana Maria RIVERA", "EXACT"),
        ("Baroness Rivera", "EXACT"),
        ("Ana Smith", "REVIEW"),
        ("Keith Rivera", "REVIEW"),
        ("Lee Grant", "REVIEW"),
    ],
)
def test_an_id_beside_the_name_of_another_is_not_certain(
    ours: OxigraphEngine, name: str, outcome: str
):
    """A number is copied wrongly, too; both names are told."""
    text = TABLE.replace("Ana Rivera", f'"{name}"')
    found = {one.ours.id: one for one in linking.link(ours, read(text), Judged()).results}
    assert found["person:ana"].outcome == outcome
    assert found["person:ana"].found[0].record.id == "csv:r1"
    assert ("named" in found["person:ana"].why) == (outcome == "REVIEW")
    if outcome == "REVIEW":
        assert f"but named {name} there, Ana Rivera here" in found["person:ana"].why


@pytest.mark.parametrize(
    ("name", "outcome"),
    [
        ("Quay Dockers' Union", "REVIEW"),
        ("The Dockers Union", "EXACT"),
        ("Bakers' Union", "REVIEW"),
    ],
)
def test_an_id_beside_the_name_of_another_union_is_not_certain(name: str, outcome: str):
    """The same of unions, by the resolver of unions."""
    text = OURS.replace('"Dockers\' Union"@en', '"Dockers\' Union"@en ; end:wikidataId "Q7"')
    table = f"id,name,kind,wikidata\nu1,{name},organization,Q7\n"
    graph = OxigraphEngine(store_of(text))
    (told,) = linking.link(graph, read(table), Judged(), names=False).results
    assert (told.ours.id, told.outcome) == ("union:dockers", outcome)


def test_by_ids_alone_nobody_else_is_looked_for(ours: OxigraphEngine):
    """Nothing is said of those without an id."""
    found = outcomes(linking.link(ours, read(), Judged(), names=False))
    assert set(found) == {"ana", "lee", "mo", "kit"}


def test_a_name_with_another_id_is_not_linked(ours: OxigraphEngine):
    """Everything but the id agrees: that is a namesake until a person says otherwise."""
    text = TABLE.replace("GB,901,Q1", "GB,,Q77")
    found = {one.ours.id: one for one in linking.link(ours, read(text), Judged()).results}
    assert found["person:ana"].outcome == "REVIEW"


def test_mappings_say_how_each_is_known(ours: OxigraphEngine):
    """Exact by id, close by name, nobody found; what is unsure is no mapping."""
    found = writing.mapping_set(linking.link(ours, read(), Judged()), Judged())
    said = [
        (row.cells["subject_id"], row.cells["predicate_id"], row.cells["object_id"],
         row.cells["mapping_justification"])
        for row in found.rows
    ]  # fmt: skip
    assert said == [
        ("person:ana", "skos:exactMatch", "csv:r1", "semapv:BackgroundKnowledgeBasedMatching"),
        ("person:bo", "skos:closeMatch", "csv:r4", "semapv:CompositeMatching"),
        ("person:zed", "skos:closeMatch", "sssom:NoTermFound", "semapv:CompositeMatching"),
    ]
    assert "mapping_date" not in found.metadata


def test_the_same_input_gives_the_same_bytes(ours: OxigraphEngine):
    """Whatever the order of the rows, and without a clock."""
    heading, *rows = TABLE.splitlines()
    turned = "\n".join([heading, *reversed(rows)]) + "\n"
    one, other = (linking.link(ours, read(text), Judged()) for text in (TABLE, turned))
    assert [(r.ours, r.outcome, r.why) for r in one.results] == [
        (r.ours, r.outcome, r.why) for r in other.results
    ]
    written = sssom.write(writing.mapping_set(one, Judged()))
    assert sssom.write(writing.mapping_set(other, Judged())) == written
    assert sssom.write(sssom.parse(written, Path("x"))) == written


def manual(subject: str, there: str, modifier: str = "") -> Row:
    cells = {
        "subject_id": subject,
        "predicate_id": "skos:exactMatch",
        "object_id": there,
        "mapping_justification": "semapv:ManualMappingCuration",
    }
    return Row({**cells, "predicate_modifier": modifier} if modifier else cells)


def judged_by(*rows: Row) -> Judged:
    return judged.of(MappingSet({}, rows))


def test_a_rejected_pair_is_not_linked_again(ours: OxigraphEngine):
    """Neither by id nor by name."""
    before = judged_by(manual("person:ana", "csv:r1", "Not"), manual("person:bo", "csv:r4", "Not"))
    found = linking.link(ours, read(), before)
    (ana,) = [one for one in found.results if one.ours.id == "person:ana"]
    assert "csv:r1" not in {one.record.id for one in ana.found}
    assert outcomes(found)["bo"] == ("NIL", "")


def test_an_accepted_pair_is_not_asked_again(ours: OxigraphEngine):
    """And its record is nobody else's."""
    found = linking.link(ours, read(), judged_by(manual("person:jo", "csv:r5")))
    assert outcomes(found)["jo"] == ("JUDGED", "")


def test_the_last_judgement_of_a_pair_holds():
    """A person may change their mind; both lines stay."""
    found = judged_by(manual("person:jo", "csv:r5", "Not"), manual("person:jo", "csv:r5"))
    assert (found.settled, found.rejected, len(found.rows)) == (
        frozenset({"person:jo"}),
        frozenset(),
        2,
    )


def test_a_party_is_known_by_its_people():
    """The name alone is not enough, three of its people are."""
    record = linking.Record("organization:h", "Harbor Party")
    there = datasets.read(
        "everypolitician",
        Given(
            "p",
            json.dumps(
                {
                    "persons": [{"id": f"Q{n}", "name": f"N{n}"} for n in (1, 2, 3)],
                    "memberships": [
                        {"person_id": f"Q{n}", "on_behalf_of_id": "Q9"} for n in (1, 2, 3)
                    ],
                    "organizations": [
                        {"id": "Q9", "name": "Harbor Party", "classification": "party"}
                    ],
                }
            ).encode(),
        ),
    )
    people = {f"person:{n}": one for n, one in enumerate(there.records) if one.kind == "person"}
    parties = [one for one in there.records if one.kind == "organization"]
    members = {"organization:h": set(people)}
    assert [
        (one.ours.id, one.found[0].record.id)
        for one in crosswalk.parties([record], members, people, parties)
    ] == [("organization:h", "wikidata:Q9")]
    few = dict(list(people.items())[:2])
    assert crosswalk.parties([record], members, few, parties) == []


OFFICER = """
person:val a end:Person ; foaf:name "David Jones" ; end:party organization:labour-party .
office:val a end:Office ; org:member person:val ; org:role end:generalSecretary ;
    org:organization union:dockers ; end:startLatest "2011-01-01"^^xsd:date ;
    end:supportedBy claim:a .
end:generalSecretary skos:prefLabel "general secretary"@en .
"""


def test_a_union_officer_with_a_party_is_asked_about(ours: OxigraphEngine):
    """Some leave a union for a seat: neither linked nor called absent without a person."""
    engine = OxigraphEngine(store_of(OURS + OFFICER))
    text = TABLE + "r7,David Jones,Labour Party,Dale,MP,2015,2020,GB,,\n"
    found = {one.ours.id: one for one in linking.link(engine, read(text), Judged()).results}
    assert found["person:val"].outcome == "REVIEW"
    assert found["person:val"].found[0].record.id == "csv:r7"
    assert "an officer of a union here" in found["person:val"].why


def test_unions_are_linked_by_the_resolver_of_unions(ours: OxigraphEngine):
    """A table of organizations is looked at for organizations alone."""
    table = b"id,name,abbreviation,country\nu1,Dockers' Union,DU,GB\nu2,Masons' Union,,GB\n"
    found = datasets.read("csv", Given("u.csv", table), Told(kind="organization"))
    assert {one.ours.id: (one.outcome, one.found[0].record.id if one.outcome == "LINK" else "")
            for one in linking.link(ours, found, Judged()).results} == {
        "organization:harbor-party": ("NIL", ""),
        "organization:labour-party": ("NIL", ""),
        "union:dockers": ("LINK", "csv:u1"),
    }  # fmt: skip


ODD = [
    "x" * 10_000,
    "\u202eمحمد",
    "😀 Ana",
    "=1+1",
    'a"b',
    "\x85x",
    "a\ud800b",
    "Zedekiah\x00 Ferncastle",
]


def test_odd_names_are_written_so_that_they_are_read(ours: OxigraphEngine):
    """Long, right to left, with signs that nothing can write: a file is always whole."""
    people = [{"id": f"Q{n}", "name": name} for n, name in enumerate(ODD, start=1)]
    content = json.dumps({"persons": people, "memberships": []}).encode()
    found = linking.link(ours, datasets.read("everypolitician", Given("p", content)), Judged())
    written = sssom.write(writing.mapping_set(found, Judged()))
    assert sssom.write(sssom.parse(written, Path("x"))) == written
    assert outcomes(found)["zed"] == ("LINK", "wikidata:Q8")
    assert "Zedekiah Ferncastle" in facts(found)
    assert writing.report(found).decode("utf-8")


def test_what_a_dataset_says_stays_its_own(ours: OxigraphEngine):
    """Under the record's address, with the dataset's version and licence."""
    text = facts(linking.link(ours, read(), Judged()))
    assert "<https://w3id.org/endorsement/outside/csv/r1>" in text
    assert 'schema:areaServed "Moor" ;' in text
    assert 'schema:version "2026-03-14" ;' in text
    assert "person:ana" not in text


def test_names_of_a_list_are_found_in_the_graph(ours: OxigraphEngine, tmp_path: Path):
    """With the id and label of the graph, as kg link match does with a table."""
    path = tmp_path / "q.csv"
    path.write_text("row_id,name\n1,Zedekiah Ferncastle\n2,Nobody Atall\n=1+1,\n", encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(names(ours, path, "person").decode())))
    assert [(r["row_id"], r["outcome"], r["id"], r["label"]) for r in rows] == [
        ("1", "LINK", "person:zed", "Zedekiah Ferncastle"),
        ("2", "NIL", "", ""),
        ("'=1+1", "REVIEW", "", ""),
    ]


class Said(NamedTuple):
    code: int
    out: str
    err: str


@pytest.fixture
def run(monkeypatch, capsys, tmp_path, graph: kg.Graph) -> Callable[..., Said]:
    """Run `kg` with these words in a folder of its own, over the shipped data."""
    monkeypatch.chdir(tmp_path)

    def run(*words: str, stdin: str = "") -> Said:
        monkeypatch.setattr(sys, "argv", ["kg", *words])
        monkeypatch.setattr(sys, "stdin", io.StringIO(stdin))
        monkeypatch.setattr(sys, "excepthook", sys.excepthook)
        with pytest.raises(SystemExit) as caught:
            cli.main()
        told = capsys.readouterr()
        return Said(int(caught.value.code or 0), told.out, told.err)

    return run


# Al Carns by id, Len McCluskey and Dave Prentis by a name that others may have.
LIST = """\
id,name,office,start,end,country,mnis
1,Al Carns,MP,2024,,GB,5235
2,Paul Holmes,MP,2001,2010,GB,
3,=cmd|' /C calc'!A0,MP,2001,2010,GB,
"""


@pytest.fixture
def linked(run, tmp_path: Path) -> Path:
    """A file of mappings with one case left for a person."""
    (tmp_path / "l.csv").write_text(LIST, encoding="utf-8")
    done = run("link", "dataset", "csv", "l.csv", "-o", "l.sssom.tsv", "--day", "2026-03-14")
    assert done.code == 0, done.err
    assert "1 the same by id, 0 linked by name and context" in done.err
    assert "1 for a person to judge" in done.err
    return tmp_path / "l.sssom.tsv"


def last(path: Path) -> dict[str, str]:
    return dict(sssom.read(path).rows[-1].cells)


def test_a_judgement_is_a_new_line(run, linked: Path):
    """Every line before it stays as it was, to the byte but for the columns it adds."""
    before = sssom.read(linked)
    done = run("review", "links", "--by", "Ana Rivera", "--day", "2026-03-15", stdin="?\na\n")
    assert (done.code, "1 of 1 case judged" in done.err) == (0, True)
    after = sssom.read(linked)
    assert [row.cells for row in after.rows[:-1]] == [row.cells for row in before.rows]
    assert last(linked) == {
        "subject_id": "person:paul-holmes",
        "subject_label": "Paul Holmes",
        "predicate_id": "skos:exactMatch",
        "object_id": "csv:2",
        "mapping_justification": "semapv:ManualMappingCuration",
        "reviewer_label": "Ana Rivera",
        "review_date": "2026-03-15",
        "mapping_date": "2026-03-15",
    }
    assert "0 of 0 cases judged" in run("review", "links", "--by", "Ana").err


@pytest.mark.parametrize(("key", "there"), [("r", "csv:2"), ("n", "sssom:NoTermFound")])
def test_a_no_is_kept_and_never_asked_again(run, linked: Path, key: str, there: str):
    """Not even by another run over the same dataset; and that run keeps the judgement."""
    run("review", "links", "--by", "0000-0002-1825-0097", "--day", "2026-03-15", stdin=f"{key}\n")
    cells = last(linked)
    assert (cells["object_id"], cells["reviewer_id"]) == (there, "orcid:0000-0002-1825-0097")
    assert (cells.get("predicate_modifier") == "Not") == (key == "r")
    done = run("link", "dataset", "csv", "l.csv", "-o", "l.sssom.tsv", "--day", "2026-03-14")
    assert "0 for a person to judge" in done.err
    assert last(linked) == cells


def test_skipping_and_quitting_judge_nothing(run, linked: Path):
    """The file is not touched."""
    before = linked.read_bytes()
    run("review", "links", "--by", "Ana", stdin="s\n")
    run("review", "links", "--by", "Ana", stdin="q\n")
    run("review", "links", "--by", "Ana", stdin="")
    assert linked.read_bytes() == before


def test_the_queue_goes_out_and_comes_back_as_a_table(run, linked: Path, tmp_path: Path):
    """Fill in a column; reading it twice judges once."""
    assert "1 case to judge" in run("review", "links", "--to", "q.csv").err
    text = (tmp_path / "q.csv").read_text(encoding="utf-8")
    (tmp_path / "q.csv").write_text(text[:-2] + ",reject\n", encoding="utf-8")
    done = run("review", "links", "--from", "q.csv", "--by", "Ana", "--day", "2026-03-15")
    assert done.err == "kg: 1 judgement written\n"
    done = run("review", "links", "--from", "q.csv", "--by", "Bo", "--day", "2026-03-16")
    assert done.err.splitlines()[:2] == [
        "kg: 0 judgements written",
        "kg: 1 row passed over: judged before by Ana on 2026-03-15",
    ]
    assert last(linked)["predicate_modifier"] == "Not"


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (",\n", ",perhaps\n", "judgement 'perhaps'; wanted accept, reject, none"),
        ("csv:2,Paul", "csv:1,Paul", "object 'csv:1' is not proposed for person:paul-holmes"),
    ],
)
def test_a_wrong_judgement_writes_nothing(run, linked: Path, tmp_path, old, new, problem):
    """The whole table is looked at first."""
    run("review", "links", "--to", "q.csv")
    text = (tmp_path / "q.csv").read_text(encoding="utf-8").replace(old, new)
    if "perhaps" not in new:
        text = text[:-2] + ",accept\n"
    (tmp_path / "q.csv").write_text(text, encoding="utf-8")
    before = linked.read_bytes()
    done = run("review", "links", "--from", "q.csv", "--by", "Ana")
    assert (done.code, problem in done.err) == (1, True), done.err
    assert linked.read_bytes() == before


ROW = "mappings,subject,object,judgement\nl.sssom.tsv,person:paul-holmes,csv:2,accept\n"


@pytest.mark.parametrize(
    ("rows", "problem"),
    [
        (
            "l.sssom.tsv,person:paul-holmes,csv:2,reject",
            "line 3: reject for person:paul-holmes, but",
        ),
        ("l.sssom.tsv,person:paul-holmes,,none", "line 3: person:paul-holmes is nobody, but csv:2"),
        ("l.sssom.tsv,person:nobody,csv:2,accept", "line 3: 'person:nobody' is no case of"),
        ("r.sssom.tsv,person:paul-holmes,csv:2,accept", "line 3: is of 'r.sssom.tsv', which was"),
        ("r.sssom.tsv,person:paul-holmes,csv:2,maybe", "line 3: judgement 'maybe'"),
    ],
)
def test_a_table_that_contradicts_itself_writes_nothing(run, linked: Path, rows, problem):
    """One line with its number; a row that is left empty, or said twice, is none."""
    before = linked.read_bytes()
    (linked.parent / "q.csv").write_text(f"{ROW}{rows}\n", encoding="utf-8")
    done = run("review", "links", "--from", "q.csv", "--by", "Ana")
    assert (done.code, done.err.count("\n")) == (1, 1)
    assert problem in done.err
    assert linked.read_bytes() == before
    again = ROW + ROW.splitlines()[1] + "\nl.sssom.tsv,person:nobody,,\n"
    (linked.parent / "q.csv").write_text(again, encoding="utf-8")
    assert "1 judgement written" in run("review", "links", "--from", "q.csv", "--by", "Ana").err


def test_a_judgement_is_revised_by_a_further_line(run, linked: Path, tmp_path: Path):
    """Accepted, then none of these, then accepted again: no line is changed, the last stands."""
    subject = "person:paul-holmes"
    pairs: dict[str, frozenset[tuple[str, str]]] = {}
    written = linked.read_bytes()
    for judgement, lines in (("accept", 1), ("none", 2), ("accept", 1), ("reject", 1)):
        assert run("review", "links", "--to", "q.csv", "--again").code == 0
        there = "" if judgement == "none" else "csv:2"
        text = f"mappings,subject,object,judgement\nl.sssom.tsv,{subject},{there},{judgement}\n"
        (tmp_path / "q.csv").write_text(text, encoding="utf-8")
        done = run("review", "links", "--from", "q.csv", "--by", "Ana", "--again")
        assert "1 judgement written" in done.err
        # Columns may be added; the rows that stood there stand there still.
        before, after = (sssom.parse(c, linked).rows for c in (written, linked.read_bytes()))
        assert [row.cells for row in after[:-lines]] == [row.cells for row in before]
        written = linked.read_bytes()
        found = judged.of(sssom.read(linked))
        pairs[judgement] = found.accepted
        same = run("review", "links", "--from", "q.csv", "--by", "Ana", "--again")
        assert "0 judgements written" in same.err
    assert pairs["accept"] >= {(subject, "csv:2")}
    assert pairs["none"] == {(subject, "sssom:NoTermFound")}
    assert (subject, "csv:2") in found.rejected


def test_rivals_are_shown_with_party_and_seat():
    """And no key is offered that does nothing."""
    from kg.cli import review as command

    assert command._keys(0) == "n none of these · s skip · q quit"
    assert command._keys(1) == "a accept · r reject · n none of these · s skip · q quit"
    assert "2 accepts the other" in command._keys(2)
    assert "2 to 5 accept a rival" in command._keys(5)


def test_a_case_shows_who_each_is(ours: OxigraphEngine, tmp_path: Path, capsys):
    """Jo Smith has two rivals: parties and seats tell them apart."""
    from kg.cli import review as command

    linked = linking.link(ours, read(), Judged())
    path = tmp_path / "t.sssom.tsv"
    path.write_bytes(sssom.write(writing.mapping_set(linked, Judged())))
    review.report_of(path).write_bytes(writing.report(linked))
    (case,) = [one for one in review.queue([path]) if one.subject == "person:jo"]
    assert set(case.labels) == {
        "Jo Smith (Harbor Party; Dale)",
        "Jo Smith (Labour Party; Down)",
    }
    command._show(case, 1, 1)
    said = capsys.readouterr().out
    assert all(
        f"  {at}  {one} {label}" in said
        for at, (one, label) in enumerate(zip(case.proposed, case.labels, strict=True), 1)
    )


@pytest.mark.parametrize(
    ("by", "slots"),
    [
        ("0000-0002-1825-0097", {"reviewer_id": "orcid:0000-0002-1825-0097"}),
        ("https://orcid.org/0000-0002-9079-593X", {"reviewer_id": "orcid:0000-0002-9079-593X"}),
        ("Ana\x1b[31m  Rivera", {"reviewer_label": "Ana [31m Rivera"}),
        ("x|y", {"reviewer_label": r"x\|y"}),
        ("0000-0002-1825-0098", None),
    ],
)
def test_who_judges_is_written_as_it_is_meant(by: str, slots: dict[str, str] | None):
    """The check digits are worked out by ISO 7064; a bar in a name parts no names."""
    if slots is None:
        with pytest.raises(UsageError, match="its last digit does not fit"):
            review._reviewer(by)
    else:
        assert review._reviewer(by) == slots


def test_one_record_is_not_accepted_twice(run, linked: Path):
    """Two of ours are never one record there."""
    (case,) = review.queue([linked])
    review.judge(case, "accept", "Ana", "2026-03-15")
    with pytest.raises(InputError, match="csv:2 was accepted as another"):
        review.judge(case._replace(subject="person:harold-wilson"), "accept", "Ana", "2026-03-15")


def test_the_weightiest_case_comes_first():
    """Uncertainty times the claims that depend on it."""
    case = review.Case(Path("x"), "person:a", "A", 0.5, 10, ("csv:1",), "", "")
    assert case.weight == 10
    assert case._replace(score=0.75).weight == 5
    assert case._replace(score=1.0).weight == pytest.approx(0.5)
    assert case._replace(claims=0).weight == 1


def test_cells_of_a_report_are_harmless(run, linked: Path, tmp_path: Path):
    """What a dataset calls itself is never run by a spreadsheet."""
    for row in csv.reader(io.StringIO((tmp_path / "l.review.csv").read_text(encoding="utf-8"))):
        assert not any(cell.startswith(("=", "+", "@")) for cell in row)


@pytest.mark.parametrize(
    "words",
    [
        "link dataset csv l.csv --report l.csv",
        "link dataset csv l.csv --facts ./l.csv",
        "link dataset csv l.csv -o l.sssom.tsv --report l.review.csv",
        "link names l.csv -o l.csv",
        "review links l.sssom.tsv --to l.sssom.tsv",
        "review links l.sssom.tsv --to l.review.csv",
    ],
)
def test_no_file_that_is_read_is_written_over(run, linked: Path, words: str):
    """Exit 2 and one line; nothing in the folder is changed."""
    before = {path: path.read_bytes() for path in linked.parent.iterdir() if path.is_file()}
    done = run(*words.split())
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1), done.err
    assert "would be overwritten" in done.err or "written twice" in done.err
    assert {path: path.read_bytes() for path in before} == before


MISUSE = {
    "no file": (2, ["link", "dataset", "mnis"], "name one FILE"),
    "two ways": (2, ["link", "dataset", "wikidata", "x", "--from-endpoint", "http://x.example"],
                 "name one FILE"),
    "an endpoint": (2, ["link", "dataset", "mnis", "--from-endpoint", "http://x.example"],
                    "name one FILE"),
    "a column": (2, ["link", "dataset", "mnis", "x", "--column", "id=a"], "--column is for csv"),
    "a field": (2, ["link", "dataset", "csv", "x", "--column", "hat=a"], "no such field"),
    "a day": (2, ["link", "dataset", "mnis", "x", "--day", "soon"], "wanted a day"),
    "a base": (2, ["link", "dataset", "csv", "x", "--base", "x"], "wanted an address with http"),
    "a name": (2, ["link", "dataset", "mnis", "x", "-o", "x.csv"], "ends in .sssom.tsv"),
    "nowhere": (1, ["link", "dataset", "mnis", "x.csv"], "no such file"),
    "nobody": (2, ["review", "links"], "say who judges"),
    "both": (2, ["review", "links", "--to", "a", "--from", "b"], "give one of them"),
    "none here": (2, ["review", "links", "--by", "A"], "no file .sssom.tsv in this folder"),
    "no mappings": (1, ["review", "links", "x.csv", "--by", "A"], "wanted a file of mappings"),
}  # fmt: skip


@pytest.mark.parametrize("case", MISUSE)
def test_misuse_is_one_line(run, case: str):
    """What was found, what was wanted."""
    code, words, problem = MISUSE[case]
    done = run(*words)
    assert (done.code, done.out, problem in done.err) == (code, "", True), done.err
    assert len(done.err.splitlines()) == 1


HELD = ("everypolitician_uk_commons_2015/ep-popolo-v1.0.no-contacts.json", 1337)


@pytest.mark.held
def test_nobody_of_ours_is_two_people_of_everypolitician(engine, shared: Path):
    """Every link by name has the party and country that ours has; those by id stay 55."""
    found = linking.link(
        engine,
        datasets.read("everypolitician", Given("ep", (shared / "datasets" / HELD[0]).read_bytes())),
        Judged(),
    )
    assert len(found.dataset.records) == HELD[1]
    assert found.counts()["EXACT"] == 55
    there = [one.record.id for _, one in found.pairs()]
    assert len(there) == len(set(there))


def test_a_session_that_is_killed_loses_nothing_judged(linked: Path, tmp_path: Path):
    """What was judged is on disk before the next case is shown."""
    report = review.report_of(linked)
    heading, *rows = report.read_text(encoding="utf-8").splitlines()
    case = next(row for row in rows if ",REVIEW," in row)
    second = case.replace("person:paul-holmes,Paul Holmes", "person:harold-wilson,Harold Wilson")
    report.write_text("\n".join([heading, case, second]) + "\n", encoding="utf-8")
    words = [sys.executable, "-m", "kg", "review", "links", linked.name, "--by", "Ana"]
    with subprocess.Popen(
        words, cwd=tmp_path, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as session:
        assert session.stdin is not None
        assert session.stdout is not None
        session.stdin.write("a\n")
        session.stdin.flush()
        while not session.stdout.readline().startswith("2 of 2"):
            pass
        session.kill()
    assert last(linked)["subject_id"] == "person:harold-wilson"
    # Whom the record is, is judged: it is proposed to nobody else.
    assert review.queue([linked]) == []
    assert not list(tmp_path.glob("*.part"))


BY_NAMES = {
    "everypolitician_uk_commons_2015/ep-popolo-v1.0.no-contacts.json": ("everypolitician", 43),
    "democracy_club_2015/candidates_2015_reduced.csv": ("democracyclub", 38),
    "uk_mp_lookup_2024/mp_lookup.csv": ("mnis", 28),
}


@pytest.mark.held
@pytest.mark.parametrize("file", BY_NAMES)
def test_names_alone_find_whom_ids_find(engine, shared: Path, monkeypatch, file: str):
    """Without our ids nobody is linked wrongly, and most are found; the ids tell who is right."""
    name, least = BY_NAMES[file]
    content = (shared / "datasets" / file).read_bytes()
    dataset = datasets.read(name, Given(file, content), Told(day="2015-05-07"))
    by_id = linking.link(engine, dataset, Judged(), names=False)
    truth = {ours.id: there.record.id for ours, there in by_id.pairs()}
    monkeypatch.setattr(known, "ids", lambda _: {})
    by_name = linking.link(engine, dataset, Judged())
    found = {ours.id: there.record.id for ours, there in by_name.pairs() if ours.id in truth}
    assert {ours: there for ours, there in found.items() if truth[ours] != there} == {}
    assert len(found) >= least
