"""`kg link match`: what it reads, what it writes, and what it refuses."""

from __future__ import annotations

import csv
import io
import os
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kg import cli
from kg.link.match import HEADING, match

QUERIES = """\
row_id,name,country,context_party,context_area,context_office,context_year,expect,kb_id
Q1,Ana Rivera,GB,Lab,Harbor North,MP,2015,LINK,h:1
Q2,David Jones,GB,Green,Moor,MP candidate,2015,NIL,h:3
Q3,Quill,GB,,,,,REVIEW,h:4
Q4,"OKAFOR, Bob",GB,Green Party,,,2015,LINK,h:2
"""
TARGET = """\
kb_id,name,aliases,country,office,parties,areas,from_year,to_year,wikidata,merged_by
h:1,Ana Rivera,,GB,MP,Labour|Labour Party,Harbor North,2001,2019,Q1,id
h:2,Robert Okafor,Bobby Okafor,GB,MP,Green,Quay East,2010,2024,Q2,id
h:3,David Jones,,GB,MP,Labour,Mill Town,2005,2024,Q3,name
h:4,Mira Quill,,GB,MP,Labour,Fen West,1997,2010,Q4,id
h:5,Mira Quill,,GB,MP,Conservative,Moor,1997,2010,Q5,id
"""
DESCRIBING = "kb_id name aliases country office parties areas from_year to_year".split()  # noqa: SIM905  # a heading


def table(text: str) -> list[dict[str, str]]:
    """The rows of a CSV text."""
    return list(csv.DictReader(io.StringIO(text)))


def as_csv(rows: list[dict[str, str]], columns: list[str]) -> str:
    """The rows as a CSV text, with these columns in this order."""
    stream = io.StringIO()
    writer = csv.DictWriter(stream, columns, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return stream.getvalue()


@pytest.fixture
def run(tmp_path: Path, monkeypatch, capsys) -> Callable[..., tuple[int, str, str]]:
    """Run `kg link match` over two texts: exit code, what it wrote, what it said."""

    def run(queries: str | bytes, target: str | bytes, *options: str) -> tuple[int, str, str]:
        for name, content in (("q.csv", queries), ("t.csv", target)):
            raw = content if isinstance(content, bytes) else content.encode("utf-8")
            (tmp_path / name).write_bytes(raw)
        out = tmp_path / "o.csv"
        given = options or ("--kind", "person")
        files = [str(tmp_path / "q.csv"), "--target", str(tmp_path / "t.csv")]
        monkeypatch.setattr(sys, "argv", ["kg", "link", "match", *files, "-o", str(out), *given])
        monkeypatch.setattr(sys, "excepthook", sys.excepthook)
        with pytest.raises(SystemExit) as caught:
            cli.main()
        written = out.read_text(encoding="utf-8") if out.exists() else ""
        left = {path.name for path in tmp_path.iterdir()}
        assert left <= {"q.csv", "t.csv", "o.csv"}, "something half-written is left"
        return caught.value.code or 0, written, capsys.readouterr().err

    return run


def test_a_row_for_each_name_with_its_outcome(run):
    """The columns are those of the contract, in its order."""
    code, written, _ = run(QUERIES, TARGET)
    rows = table(written)
    assert code == 0
    assert list(rows[0]) == list(HEADING)
    assert [(r["row_id"], r["outcome"], r["kb_id"]) for r in rows] == [
        ("Q1", "LINK", "h:1"),
        ("Q2", "NIL", ""),
        ("Q3", "REVIEW", ""),
        ("Q4", "LINK", "h:2"),
    ]
    assert rows[0]["score"] == "1.000"
    assert rows[2]["alternatives"] == "h:4|h:5"
    assert rows[1]["explanation"].startswith("not there; nearest David Jones [h:3], certainty 0.0")


def test_other_columns_are_not_read(run):
    """Ids and expected answers turned about, taken away or moved give the same bytes."""
    _, wanted, _ = run(QUERIES, TARGET)
    chance = random.Random(7)
    for _ in range(5):
        queries, target = table(QUERIES), table(TARGET)
        for rows, names in ((queries, ["expect", "kb_id"]), (target, ["wikidata", "merged_by"])):
            for name in names:
                values = [row[name] for row in rows]
                chance.shuffle(values)
                for row, value in zip(rows, values, strict=True):
                    row[name] = value
        read = [c for c in queries[0] if c not in {"expect", "kb_id"}]
        columns = chance.sample(list(queries[0]), len(queries[0]))
        describing = chance.sample(list(target[0]), len(target[0]))
        assert run(as_csv(queries, columns), as_csv(target, describing))[1] == wanted
        bare = chance.sample(read, len(read)), chance.sample(DESCRIBING, len(DESCRIBING))
        assert run(as_csv(queries, bare[0]), as_csv(target, bare[1]))[1] == wanted


def test_without_context_only_name_and_country_count(run):
    """A common name, a family name and a short form are then questions for a person."""
    _, written, _ = run(QUERIES, TARGET, "--kind", "person", "--no-context")
    _, bare, _ = run(as_csv(table(QUERIES), ["row_id", "name", "country"]), TARGET)
    assert written == bare
    assert [row["outcome"] for row in table(written)] == ["LINK", "REVIEW", "REVIEW", "REVIEW"]


def test_rows_without_an_id_are_numbered(run):
    """From 1, the heading not counted."""
    _, written, _ = run(as_csv(table(QUERIES), ["name"]), TARGET)
    assert [row["row_id"] for row in table(written)] == ["1", "2", "3", "4"]


def test_free_text_is_context(run):
    """A column of any name that begins with context_, or context itself."""
    _, written, _ = run("name,context\nMira Quill,Labour MP for Fen West in 2005\n", TARGET)
    assert table(written)[0]["kb_id"] == "h:4"
    _, written, _ = run("name,context_note\nMira Quill,the Tory from Moor\n", TARGET)
    assert table(written)[0]["kb_id"] == "h:5"


def test_the_same_bytes_whatever_the_seed_of_hashes(tmp_path):
    """Two runs of one input never differ."""
    (tmp_path / "q.csv").write_text(QUERIES, encoding="utf-8")
    (tmp_path / "t.csv").write_text(TARGET, encoding="utf-8")
    code = "import sys; from pathlib import Path; from kg.link.match import match;"
    code += "sys.stdout.buffer.write(match(Path(sys.argv[1]), Path(sys.argv[2]), 'person'))"
    written = {
        subprocess.run(
            [sys.executable, "-c", code, str(tmp_path / "q.csv"), str(tmp_path / "t.csv")],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "77")
    }
    assert len(written) == 1


def test_no_cell_is_live_in_a_spreadsheet(run):
    """An id that is a formula gets an apostrophe; a name that is one stays a name."""
    queries = 'row_id,name\n"=cmd|\' /C calc\'!A0",=HYPERLINK("x")\n+1+1,Ana Rivera\n-5,Quill\n'
    target = TARGET.replace("h:1,", "@h:1,").replace("h:4,", "=h:4,").replace("h:5,", "=h:5,")
    code, written, _ = run(queries, target)
    rows = table(written)
    assert code == 0
    assert [row["row_id"] for row in rows] == ["'=cmd|' /C calc'!A0", "'+1+1", "-5"]
    assert rows[1]["kb_id"] == "'@h:1"
    assert all(cell[:1] not in {*"=+@\t\r"} for row in rows for cell in row.values())


@pytest.mark.parametrize(
    "name",
    [
        "",
        "   ",
        "\U0001f339\U0001f339",
        "x" * 10_000,
        "\u202e\u202c",
        "=cmd|' /C calc'!A0",
        "\x00",
        "a,b,c,d",
    ],
)
def test_strange_names_are_asked_about_or_not_there(run, name):
    """Nothing breaks, and nobody is linked."""
    queries = as_csv([{"row_id": "1", "name": name, "context_party": "Labour"}],
                     ["row_id", "name", "context_party"])  # fmt: skip
    code, written, said = run(queries, TARGET)
    assert code == 0, said
    assert table(written)[0]["outcome"] in {"NIL", "REVIEW"}


@pytest.mark.parametrize(
    "name", ["آنا ريفيرا", "\u202bAna Rivera\u202c", "ANA RIVERA \U0001f339", "Àna Rívera"]
)
def test_other_scripts_and_marks_do_no_harm(run, name):
    """A name between marks of direction is the name."""
    code, written, _ = run(f"name,context_area\n{name},Harbor North\n", TARGET)
    assert code == 0
    assert table(written)[0]["outcome"] == ("NIL" if name.startswith("آ") else "LINK")


@pytest.mark.parametrize(
    ("queries", "target", "said"),
    [
        ("", TARGET, "q.csv' is empty: wanted a CSV file with a heading row"),
        (QUERIES, "", "t.csv' is empty"),
        ("row_id,who\n1,Ana\n", TARGET, "q.csv' has no column 'name'; it has 'row_id', 'who'"),
        (QUERIES, "id,name\n1,Ana\n", "t.csv' has no column 'kb_id'"),
        (QUERIES, "kb_id,title\n1,Ana\n", "t.csv' has no column 'name'"),
        (QUERIES, "kb_id,name\n", "t.csv' has no rows"),
        (QUERIES, TARGET + "h:1,Other,,,,,,,,,\n", "line 7: kb_id 'h:1' stands there twice"),
        (QUERIES, TARGET + ",Other,,,,,,,,,\n", "line 7: there is no kb_id"),
        (QUERIES + "Q1,Other,,,,,,,\n", TARGET, "line 6: row_id 'Q1' stands there twice"),
        ("name,name\na,b\n", TARGET, "has two columns 'name'"),
        ("name\nOkafor, Bob\n", TARGET, "line 2: 2 cells, wanted 1"),
        (b"name\nAna R\xedvera\n", TARGET, "q.csv' is not UTF-8 text"),
        (QUERIES, b"kb_id,name\n1,\xff\xfeA\n", "t.csv' is not UTF-8 text"),
        (b"PK\x03\x04\x00\x00", TARGET, "q.csv' "),
        ('name\nAna\n"Bo Lee\nCy\n', TARGET, "q.csv', line 3: a double quote opens a cell"),
        (QUERIES, 'kb_id,name\n1,"Ana" Lee\n', "t.csv', line 2: text follows a closed double"),
    ],
)
def test_a_bad_file_is_one_clear_line(run, queries, target, said):
    """Exit 1, the file and what is wrong with it; nothing is written."""
    code, written, errors = run(queries, target)
    assert code == 1
    assert written == ""
    assert errors.startswith("kg: ")
    assert errors.count("\n") == 1
    assert said in errors


@pytest.mark.parametrize(
    ("options", "said"),
    [(("--kind", "ship"), "'ship' is not one of"), (("--nothing",), "No such option")],
)
def test_a_bad_command_line_is_misuse(run, options, said):
    """Exit 2, before any file is read."""
    code, _, errors = run(QUERIES, TARGET, *options)
    assert code == 2
    assert said in errors


def test_a_target_of_another_kind_is_told(run):
    """It is no error: the columns may be called otherwise."""
    unions = "kb_id,name,abbreviation,designation,country\nu:1,Dockers,,,GB\n"
    code, _, said = run(QUERIES, unions)
    assert code == 0
    assert "t.csv has the columns of a table for --kind union, not person" in said
    assert "--kind" not in run(QUERIES, TARGET)[2]
    assert "--kind" not in run(QUERIES, "kb_id,name\nu:1,Dockers\n")[2]
    assert "for --kind person, not union" in run(QUERIES, TARGET, "--kind", "union")[2]


@pytest.mark.parametrize("over", ["q.csv", "t.csv"])
def test_a_file_that_is_read_is_not_written_over(tmp_path, run, over):
    """Exit 2, one line, and the file is as it was."""
    code, _, errors = run(QUERIES, TARGET, "--kind", "person", "-o", str(tmp_path / "." / over))
    assert (code, errors.count("\n")) == (2, 1)
    assert "is read and would be overwritten" in errors
    assert (tmp_path / "q.csv").read_text("utf-8") == QUERIES
    assert (tmp_path / "t.csv").read_text("utf-8") == TARGET


def test_a_missing_file_is_named(tmp_path, run):
    """Exit 1, as for every file that is not there."""
    code, _, errors = run(QUERIES, TARGET, "--kind", "person", "--target", str(tmp_path / "no.csv"))
    assert code == 1
    assert "no.csv': No such file" in errors


def measured(shared: Path, name: str, kind: str, *, with_context: bool) -> dict[str, float]:
    """The measures of issue 5 on the development rows; NIL counts only where NIL is said."""
    folder = shared / "datasets" / "links_dev"
    queries, target = folder / f"dev_{name}.csv", folder / f"kb_{name}.csv"
    written = match(queries, target, kind, with_context=with_context).decode("utf-8")
    pairs = list(zip(table(queries.read_text(encoding="utf-8")), table(written), strict=True))
    linked = [(row, done) for row, done in pairs if done["outcome"] == "LINK"]
    there = [(row, done) for row, done in pairs if row["expect"] == "LINK"]
    nil = [(row, done) for row, done in pairs if row["expect"] == "NIL"]
    same = [one for one in nil if one[0]["category"] in {"nil-namesake", "nil-union-leader"}]
    right = sum(row["kb_id"] == done["kb_id"] for row, done in there)
    precision, recall = right / len(linked), right / len(there)
    return {
        "precision": precision,
        "f1": 2 * precision * recall / (precision + recall),
        "wrong": sum(
            row["expect"] == "LINK" and row["kb_id"] != done["kb_id"] for row, done in linked
        ),
        "nil": sum(done["outcome"] == "NIL" for _, done in nil) / len(nil),
        "namesakes": sum(done["outcome"] == "NIL" for _, done in same) / max(1, len(same)),
        "five": sum(row["kb_id"] in done["alternatives"] for row, done in there) / len(there),
    }


@pytest.mark.held
def test_people_with_context_reach_the_measure(shared: Path):
    """F1 at least .98, no wrong person, not there at least .97, namesakes at least .95."""
    found = measured(shared, "people", "person", with_context=True)
    assert found["f1"] >= 0.98
    assert found["wrong"] == 0
    assert found["nil"] >= 0.97
    assert found["namesakes"] >= 0.95


@pytest.mark.held
def test_names_only_reach_the_measure(shared: Path):
    """Precision at least .98, the right person among the first five at least .99."""
    found = measured(shared, "people", "person", with_context=False)
    assert found["precision"] >= 0.98
    assert found["five"] >= 0.99


@pytest.mark.held
def test_unions_reach_the_measure(shared: Path):
    """F1 at least .93, not there at least .90."""
    found = measured(shared, "unions", "union", with_context=True)
    assert found["f1"] >= 0.93
    assert found["nil"] >= 0.90
