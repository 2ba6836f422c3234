"""Cli: what a reader types, and the one line that says what is wrong with it.

Most commands run in this process, as `kg.cli.main` runs them; those that end
their process, or have one of their own to wait for, run in a child.
"""

from __future__ import annotations

import io
import json
import os
import pty
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

import kg
from kg import cli
from kg.vocabulary import GRAPH

HERALD = "article:herald end:url 'https://herald.example/' ."
SELECT = "SELECT ?s { ?s ?p ?o } LIMIT 1"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
KG = [sys.executable, str(Path(__file__).with_name("seeded.py"))]

pytestmark = pytest.mark.seeded


@pytest.fixture
def graph(seed_built: kg.Graph) -> kg.Graph:
    """The two articles' graph stands in for the shipped one."""
    return seed_built


@pytest.fixture
def kg_home(seed_home: Path) -> Path:
    """The home that these tests read and must not change."""
    return seed_home


@dataclass(frozen=True)
class Said:
    """What a command left behind: its exit code and its two streams."""

    code: int
    out: bytes
    err: str


@pytest.fixture
def run(graph: kg.Graph, monkeypatch, capsysbinary) -> Callable[..., Said]:
    """Run `kg` with these arguments, in this process, over the shipped data."""

    def run(*arguments: str | Path, stdin: bytes = b"") -> Said:
        monkeypatch.setattr(sys, "argv", ["kg", *map(str, arguments)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        monkeypatch.setattr(sys, "excepthook", sys.excepthook)
        with pytest.raises(SystemExit) as caught:
            cli.main()
        streams = capsysbinary.readouterr()
        return Said(caught.value.code or 0, streams.out, streams.err.decode("utf-8"))

    return run


def content(*folders: Path) -> dict[str, bytes]:
    """Every file below the folders with what is in it; a build's lock is none."""
    files = [p for folder in folders for p in folder.rglob("*") if p.is_file()]
    return {str(p): p.read_bytes() for p in files if p.name != "lock"}


@pytest.fixture
def refuses(run, kg_home, tmp_path, monkeypatch) -> Callable[..., str]:
    """Run `kg`, which must refuse in one line and change nothing; that line."""
    monkeypatch.chdir(tmp_path)

    def refuses(code: int, *arguments: str | Path, stdin: bytes = b"") -> str:
        before = content(kg_home, tmp_path)
        said = run(*arguments, stdin=stdin)
        assert (said.code, said.out) == (code, b"")
        assert content(kg_home, tmp_path) == before
        lines = said.err.splitlines()
        told = [line for line in lines if line != "kg: no built graph fits the data; building it …"]
        assert len(told) == 1, said.err
        assert told[0].startswith("kg: ")
        return told[0].removeprefix("kg: ")

    return refuses


MISUSE = {
    "an unknown command": (["qurey"], "No such command 'qurey'"),
    "an unknown option": (["query", "--fromat", "csv"], "No such option"),
    "an unknown query": (
        ["query", "backers-of-candidat"],
        "no query 'backers-of-candidat'; did you mean backers-of-candidate",
    ),
    "a query that is nothing like any": (
        ["query", "zzzz"],
        "no query 'zzzz'; `kg query` lists them",
    ),
    "a path as a name": (["query", "..%2f"], "no query '..%2f'; `kg query` lists them"),
    "an unknown format": (["query", "contests", "--format", "doc"], "'doc' is not one of"),
    "a format for triples": (
        ["query", "contests", "--format", "ttl"],
        "format ttl does not fit SELECT; wanted table, md, csv, tsv, json, xml",
    ),
    "a format that lists have not": (
        ["query", "--format", "xml"],
        "format xml does not fit a list",
    ),
    "a missing parameter": (
        ["query", "backers-of-candidate"],
        "backers-of-candidate needs -p person=…",
    ),
    "a surplus parameter": (
        ["query", "backers-of-candidate", "-p", "person=x", "-p", "year=2020"],
        "backers-of-candidate has no parameter 'year'; it takes person",
    ),
    "a repeated parameter": (
        ["query", "backers-of-candidate", "-p", "person=x", "-p", "person=y"],
        "parameter 'person' is given twice",
    ),
    "an empty parameter": (
        ["query", "backers-of-candidate", "-p", "person="],
        "backers-of-candidate: parameter 'person' is empty; give it a value",
    ),
    "a parameter without =": (
        ["query", "backers-of-candidate", "-p", "Jeremy Corbyn"],
        "-p 'Jeremy Corbyn' has no =; wanted -p name=value",
    ),
    "a parameter without a query": (["query", "-p", "a=b"], "a parameter without a query"),
    "a picture without a file": (["draw", "-o", "-"], "a picture goes into a file"),
    "about nothing": (["query", "--about"], "--about without a query"),
    "a day that was not": (
        ["query", "public-on", "-p", "date=2020-02-30"],
        "parameter date='2020-02-30' is no date, such as 2020-01-08",
    ),
    "an endpoint that is no web address": (
        ["query", "contests", "--endpoint", "ftp://herald.example/"],
        "endpoint 'ftp://herald.example/' is no http or https address",
    ),
    "an endpoint that is half an address": (
        ["query", "contests", "--endpoint", "http://["],
        "endpoint 'http://[' is no http or https address",
    ),
    "an endpoint with a wrong port": (
        ["query", "contests", "--endpoint", "http://localhost:port/"],
        "is no http or https address",
    ),
    "an endpoint asked by rdflib": (
        ["query", "contests", "--endpoint", "http://localhost/", "--engine", "rdflib"],
        "--engine rdflib cannot ask an endpoint; leave one of them out",
    ),
    "an endpoint beside data": (
        ["query", "contests", "--endpoint", "http://localhost/", "--data", "."],
        "an endpoint holds its own data; give no data and no store with it",
    ),
    "no time": (["query", "contests", "--timeout", "0"], "Invalid value for '--timeout'"),
    "no number": (["query", "contests", "--timeout", "nan"], "--timeout wants a number"),
    "a thing not named": (["show"], "Missing argument 'ENTITY'"),
    "a file not named": (["article", "add"], "Missing argument 'FILE'"),
    "an unknown view": (["draw", "spiral", "-o", "a.html"], "spiral"),
}


@pytest.mark.parametrize(("arguments", "message"), MISUSE.values(), ids=MISUSE)
def test_misuse_is_told_in_one_line(refuses, arguments, message):
    """What the command line alone shows to be wrong: exit code 2, before any build."""
    assert message in refuses(2, *arguments)


WRONG = {
    "an unknown name": (
        ["query", "backers-of-candidate", "-p", "person=Jeremy Corbin"],
        "nobody and nothing here is named 'Jeremy Corbin'; near: person:jeremy-corbyn",
    ),
    "an unknown id": (["show", "union:unisom"], "no entity union:unisom; near: union:unison"),
    "an id of another class": (
        ["query", "backers-of-candidate", "-p", "person=union:unison"],
        "end:Union, wanted end:Person",
    ),
    "a malformed address": (["show", "https://<b>"], "is not a well-formed IRI"),
    "half a character": (["show", "\udcff"], "is no name"),
    "a folder that is missing": (
        ["query", "contests", "--data", "absent"],
        "absent: no such file or folder",
    ),
    "a query file that is missing": (["query", "absent.rq"], "absent.rq: no such file"),
    "an article that is missing": (["article", "add", "absent.json"], "absent.json: no such file"),
    "a path to check that is missing": (["check", "absent"], "absent: no such file or folder"),
    "a path to format that is missing": (["format", "absent"], "absent: no such file or folder"),
    "a folder without Turtle": (["format", "."], "no .ttl file in this folder"),
    "an output folder that is missing": (
        ["query", "contests", "-o", "absent/rows.csv"],
        "cannot write 'absent/rows.csv': No such file or directory",
    ),
    "an output that is a folder": (
        ["query", "contests", "-o", "."],
        "cannot write '.': Is a directory",
    ),
    "a picture that cannot be written": (
        ["draw", "-o", "absent/network.html"],
        "cannot write 'absent/network.html': No such file or directory",
    ),
    "an endpoint that refuses": (
        ["query", "contests", "--endpoint", "http://127.0.0.1:9/"],
        "endpoint http://127.0.0.1:9/ cannot be reached",
    ),
}


@pytest.mark.parametrize(("arguments", "message"), WRONG.values(), ids=WRONG)
def test_what_data_or_files_show_to_be_wrong(refuses, arguments, message):
    """Exit code 1, one line, nothing changed."""
    assert message in refuses(1, *arguments)


TEXTS = {
    "nothing": ("", "query: empty; wanted a SPARQL query"),
    "a syntax error": ("SELECT * {\n ?s ?p }", "query: error at 2:9"),
    "an update": ("DELETE WHERE { ?s ?p ?o }", "updates are refused"),
    "a service call": (
        "SELECT * { SERVICE <https://herald.example/> {} }",
        "SERVICE https://herald.example/ refused; allow the address with --allow-service URL",
    ),
    "a web address to load": (
        "SELECT * FROM <https://herald.example/a.ttl> {}",
        "FROM https://herald.example/a.ttl refused; only graphs of the store",
    ),
    "a graph that is not there": (
        f"SELECT * FROM <{GRAPH}data/herald> {{ ?s ?p ?o }}",
        f"FROM {GRAPH}data/herald refused; the store has no such graph",
    ),
    "an unknown prefix": (
        "SELECT * { ?s ab:c ?o }",
        "prefix ab: is not declared; begin the query with PREFIX ab: <…>",
    ),
    "brackets without end": ("SELECT * { " + "(" * 500, "brackets nested deeper than 200"),
    "over a megabyte": ("#" * 1_000_001, "query: over 1 MB; ask a smaller query"),
    "a heading that is no YAML": ("#+ a: b: c\nSELECT * {}", "its #+ heading is not YAML"),
    "a heading in a heading": ("#+ " + "[" * 5_000 + "\nSELECT * {}", "its #+ heading is not YAML"),
    "a heading without keys": ("#+ why\nSELECT * {}", "its #+ heading has no `summary:`"),
    "an undeclared parameter": (
        "#+ summary: Who?\nSELECT * { $who ?p ?o }",
        "$who is not declared under `parameters:`; declare it, or write ?who",
    ),
    "an unknown function": ("SELECT (<urn:x:f>(1) AS ?a) {}", "query failed: "),
}


@pytest.mark.parametrize(("text", "message"), TEXTS.values(), ids=TEXTS)
def test_a_query_text_that_does_not_do(refuses, tmp_path, text, message):
    """From a file, or the same from standard input."""
    (tmp_path / "query.rq").write_text(text, encoding="utf-8")
    assert message in refuses(1, "query", "query.rq")
    assert message.removeprefix("query: ") in refuses(1, "query", "-", stdin=text.encode())


@pytest.mark.parametrize(
    ("name", "arguments"),
    [("a.rq", ["query"]), ("a.json", ["article", "add"]), ("a.txt", ["article", "add"])],
)
@pytest.mark.parametrize("damage", [b"", b"\x89PNG\r\n\x1a\n\0\0", b"SELECT \xc3", b'{"text": "A'])
def test_a_file_that_is_not_what_it_should_be(refuses, tmp_path, name, arguments, damage):
    """Empty, binary or cut: it is named, and nothing is kept of it."""
    if name == "a.txt" and damage.startswith(b"{"):
        return  # any text may be an article's
    (tmp_path / name).write_bytes(damage)
    assert name.partition(".")[0] in refuses(1, *arguments, f"./{name}")


DAMAGED = {
    "empty": (b"", "a.ttl: holds no triple; wanted a Turtle file with data"),
    "binary": (b"\x89PNG\r\n\x1a\n\0", "a.ttl:1: not UTF-8 text; save the file as UTF-8"),
    "with NUL": (b"<a:s>\n\0", "a.ttl:2: holds a NUL byte: a binary file, not Turtle"),
    "cut": (b"<a:s> <a:p> <a:o> .\n<a:s> <a:", "a.ttl:2: "),
    "faulty": (b"<a:s> <a:p> <a:o> .\n\nperson:rivera a <a:o> .", "a.ttl:3: "),
}


@pytest.mark.parametrize(("damage", "message"), DAMAGED.values(), ids=DAMAGED)
@pytest.mark.parametrize(
    "arguments", [["build", "--data"], ["query", "contests", "--data"], ["format"]]
)
def test_turtle_that_does_not_parse(refuses, tmp_path, arguments, damage, message):
    """Its file and line, and the store and the file stay as they were."""
    (tmp_path / "a.ttl").write_bytes(damage)
    assert message in refuses(1, *arguments, "a.ttl")


@pytest.mark.parametrize(("damage", "message"), DAMAGED.values(), ids=DAMAGED)
def test_turtle_that_does_not_parse_is_a_finding(run, tmp_path, monkeypatch, damage, message):
    """`kg check` lists it with the rest, and ends with 1."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.ttl").write_bytes(damage)
    said = run("check", "a.ttl")
    assert said.code == 1
    assert message.split(": ")[0] in said.out.decode()
    assert said.err.endswith("1 fault, 0 notices\n")


def test_a_home_that_is_a_file(refuses, monkeypatch, tmp_path):
    """Nothing can be built there."""
    (tmp_path / "home").write_text("", encoding="utf-8")
    monkeypatch.setenv("KG_HOME", str(tmp_path / "home"))
    assert "cannot write below" in refuses(1, "build")
    assert "cannot write below" in refuses(1, "query", "contests")


@pytest.mark.parametrize(
    ("name", "form", "start"),
    [
        ("csv", SELECT, b"s\r\n"),
        ("tsv", SELECT, b"?s\n"),
        ("json", SELECT, b"{"),
        ("xml", SELECT, b"<?xml"),
        ("md", SELECT, b"| s |"),
        ("table", SELECT, b"s"),
        ("table", "ASK {}", b"true\n"),
        ("csv", "ASK { FILTER (false) }", b"false\n"),
        ("json", "ASK {}", b"{"),
        ("nt", "CONSTRUCT { <urn:x:s> <urn:x:p> 1 } {}", b'<urn:x:s> <urn:x:p> "1"'),
        ("ttl", "CONSTRUCT { <urn:x:s> <urn:x:p> 1 } {}", b"@prefix xsd: "),
        ("table", "DESCRIBE <urn:x:nothing>", b""),
    ],
)
def test_formats(run, name, form, start):
    """Each fitting format, for each form of query."""
    said = run("query", "-", "--format", name, stdin=form.encode())
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith(start)


@pytest.mark.parametrize(
    ("form", "name"),
    [("ASK {}", "ttl"), ("CONSTRUCT { ?s ?p ?o } {}", "csv"), ("DESCRIBE <a:b>", "json")],
)
def test_formats_that_do_not_fit(refuses, form, name):
    """Seen from the text alone, before any build."""
    assert "does not fit" in refuses(2, "query", "-", "--format", name, stdin=form.encode())


def test_csv_is_byte_clean(run):
    """What a spreadsheet gets is the value, not what a terminal may show."""
    text = 'SELECT ?a ?b { VALUES (?a ?b) { ("\\u001b[31m,\\"\\r\\n" <urn:x:\u00e9>) } }'
    said = run("query", "-", "--format", "csv", stdin=text.encode())
    assert said.out == 'a,b\r\n"\x1b[31m,""\r\n",urn:x:\u00e9\r\n'.encode()


def test_output_goes_to_a_file(run, tmp_path):
    """Whole, and nothing of it to the screen."""
    said = run("query", "-", "--format", "csv", "-o", tmp_path / "rows.csv", stdin=SELECT.encode())
    assert (said.code, said.out, said.err) == (0, b"", "")
    assert (tmp_path / "rows.csv").read_bytes().startswith(b"s\r\n")


def test_no_rows_is_no_error(run):
    """Nothing found is an answer."""
    said = run("query", "-", stdin=b"SELECT ?s { ?s <urn:x:nothing> ?o }")
    assert (said.code, said.out) == (0, b"no rows\n")


def test_rdflib_gives_the_same_rows(run):
    """The second opinion, from the command line."""
    ours = run("query", "no-recommendations", "--format", "csv")
    theirs = run("query", "no-recommendations", "--format", "csv", "--engine", "rdflib")
    assert (theirs.code, theirs.out) == (0, ours.out)


def test_an_allowed_service_is_called(run):
    """The address is let through, and nobody answers there."""
    text = b"SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"
    said = run("query", "-", "--allow-service", "http://127.0.0.1:9/", stdin=text)
    assert said.code == 1
    assert said.err.startswith("kg: query failed: ")


STEERING = """
PREFIX end: <https://w3id.org/endorsement/ns#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX organization: <https://w3id.org/endorsement/id/organization/>
organization:herald-steering
    a end:Publisher ;
    skos:prefLabel "Harbor\\u001b[31m \\u009b2JHerald\\u202e\\u0007"@en ;
    skos:altLabel "Harbor Herald"@en ;
.
"""


@pytest.fixture(scope="module")
def steering(tmp_path_factory) -> Path:
    """Data whose names would steer a terminal, in a folder of their own."""
    folder = tmp_path_factory.mktemp("steering")
    (folder / "herald.ttl").write_text(STEERING, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    "arguments",
    [
        ["query", "-"],
        ["query", "-", "--format", "md"],
        ["show", "organization:herald-steering"],
        ["show", "Herbor Harald"],
        ["check"],
    ],
)
def test_names_cannot_steer_the_terminal(run, steering, arguments):
    """Escape codes, bells and turned writing come in with anyone's data."""
    text = """
        PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
        SELECT ?name { ?s skos:prefLabel ?name FILTER (CONTAINS(?name, 'Herald')) }
    """
    where = [steering] if arguments == ["check"] else ["--data", steering]
    said = run(*arguments, *where, stdin=text.encode())
    shown = said.out.decode() + said.err
    assert all(c.isprintable() or c == "\n" for c in shown)


@pytest.mark.parametrize("columns", [20, 40, 80, 200])
def test_nothing_is_lost_in_a_narrow_terminal(run, monkeypatch, columns):
    """Long cells fold, and too many columns become lines."""
    monkeypatch.setenv("COLUMNS", str(columns))
    word = "theLongestWordThatEverStoodInOneCell"
    text = f"SELECT ?name ?word ?n {{ VALUES (?name ?word ?n) {{ ('Ana Rivera' '{word}' 314) }} }}"
    shown = run("query", "-", stdin=text.encode()).out.decode()
    assert all(len(line) <= columns for line in shown.splitlines())
    assert sorted("".join(shown.split())) == sorted(f"namewordnAnaRivera{word}314")


def test_the_library_is_listed(run):
    """Alone, the command says what can be asked."""
    said = run("query", "--format", "json")
    listed = {entry["query"]: entry["parameters"] for entry in json.loads(said.out)}
    assert listed["backers-of-candidate"] == "person"


def test_a_query_says_what_it_answers(run, monkeypatch, tmp_path):
    """Its heading, in lines that fit, without a graph."""
    monkeypatch.setenv("COLUMNS", "30")
    monkeypatch.setenv("KG_HOME", str(tmp_path))
    (tmp_path / "mine.rq").write_text(
        "#+ summary: Which unions are there?\n"
        "#+ description: |\n#+   Those of today and those of\n#+   long ago.\n"
        "#+ parameters:\n#+   union: the union asked about, optional\n"
        "#+ columns:\n#+   name: what it is called\n"
        "SELECT ?name WHERE { ?union ?p ?name }\n",
        encoding="utf-8",
    )
    assert run("query", tmp_path / "mine.rq", "--about").out.decode() == (
        "Which unions are there?\n\n"
        "Those of today and those of\nlong ago.\n\n"
        "Parameters\n  union?  the union asked\n          about, optional\n\n"
        "Columns\n  name  what it is called\n"
    )
    assert [path.name for path in tmp_path.iterdir()] == ["mine.rq"]


@pytest.mark.parametrize(
    "arguments",
    [[], ["query"], ["show"], ["draw"], ["build"], ["check"], ["format"], ["article"]],
)
def test_each_command_has_help_with_an_example(run, arguments):
    """One line that says what it does, and one that can be copied."""
    said = run(*arguments, "--help")
    assert said.code == 0
    assert "kg " in said.out.decode()


def test_versions(run):
    """Of the tools, the ontology and the data."""
    said = run("--version")
    assert said.out.decode().startswith(f"kg {kg.__version__} · ontology ")


def test_a_fault_of_our_own_is_one_line(monkeypatch, capsys):
    """No trace reaches a reader who has not asked for it."""
    monkeypatch.delenv("KG_DEBUG", raising=False)
    cli._unexpected(ZeroDivisionError, ZeroDivisionError("by\nzero"), None)
    assert capsys.readouterr().err == (
        "kg: a fault in kg itself (ZeroDivisionError: by zero);"
        " please report it with what KG_DEBUG=1 shows\n"
    )


@pytest.fixture
def started(graph: kg.Graph) -> Iterator[Callable[..., subprocess.Popen[bytes]]]:
    """Start `kg` as a process of its own, ended with the test."""
    processes: list[subprocess.Popen[bytes]] = []

    def started(*arguments: str, **settings: str) -> subprocess.Popen[bytes]:
        process = subprocess.Popen(
            [*KG, *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, **settings},
            # A run in the background ignores Ctrl-C, and its children inherit that.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509  # no threads here
        )
        processes.append(process)
        return process

    yield started
    for process in processes:
        process.kill()
        process.communicate()


def test_a_query_that_would_run_for_ever_is_ended(started):
    """After its time, with a line that says what to do."""
    began = time.monotonic()
    process = started("query", "-", "--timeout", "2")
    out, err = process.communicate(ENDLESS.encode(), timeout=30)
    assert time.monotonic() - began < 4
    assert (process.returncode, out) == (1, b"")
    assert err == b"kg: no answer within 2 seconds; ask for less, or raise --timeout\n"


def test_ctrl_c_ends_a_query(started):
    """Although the store library hears no signal."""
    process = started("query", "-", "--timeout", "30")
    process.stdin.write(ENDLESS.encode())
    process.stdin.close()
    process.stdin = None
    time.sleep(2)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=10)
    assert (process.returncode, out, err) == (130, b"", b"kg: stopped\n")


def test_a_slow_reader_is_no_slow_query(started):
    """Time spent in `less` does not count."""
    process = started("query", "-", "--format", "csv", "--timeout", "2")
    process.stdin.write(b"SELECT * { ?s ?p ?o }")
    process.stdin.close()
    process.stdin = None
    time.sleep(4)
    out, err = process.communicate(timeout=10)
    assert (process.returncode, err) == (0, b"")
    assert len(out) > 100_000


def test_a_reader_that_has_seen_enough_is_no_error(started):
    """`kg query … | head -1` is a common way to look."""
    process = started("query", "-", "--format", "csv")
    process.stdin.write(b"SELECT ?s ?p ?o { ?s ?p ?o }")
    process.stdin.close()
    process.stdin = None
    assert process.stdout.readline() == b"s,p,o\r\n"
    process.stdout.close()
    process.stdout = None
    _, err = process.communicate(timeout=10)
    assert (process.returncode, err) == (0, b"")


def test_a_terminal_is_told_what_takes_its_time(graph: kg.Graph, tmp_path):
    """And a pipe is told no more than the result."""
    command = [*KG, "draw", "matrix", "-o", str(tmp_path / "matrix.html")]
    ours, theirs = pty.openpty()
    subprocess.run(command, stderr=theirs, check=True)
    told = os.read(ours, 4096).decode()
    os.close(theirs)
    os.close(ours)
    piped = subprocess.run(command, stderr=subprocess.PIPE, check=True).stderr.decode()
    drawing = "kg: drawing the matrix view …"
    assert drawing in told.splitlines()
    assert [line for line in told.splitlines() if line != drawing] == piped.splitlines()


def test_a_full_output_is_told(graph: kg.Graph):
    """Standard output may be a disk that is full."""
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full on this system")
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*KG, "query", "no-recommendations"], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 1
    assert done.stderr == b"kg: cannot write to standard output: No space left on device\n"


def test_labels_pass_a_terminal_that_lacks_their_letters(started):
    """Bytes are UTF-8 whatever Python thinks of the terminal."""
    process = started("query", "-", PYTHONIOENCODING="ascii")
    out, err = process.communicate("SELECT ('Zo\u00eb' AS ?name) {}".encode(), timeout=20)
    assert (process.returncode, out, err) == (0, "name\nZo\u00eb\n".encode(), b"")
