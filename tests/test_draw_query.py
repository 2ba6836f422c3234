"""Drawing a reader's own query: what becomes a node and a line, and what is said instead."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import networkx as nx
import pytest
from click.testing import CliRunner
from pages.invented import harbor
from sparql_server import serving

import kg
from kg import draw
from kg.article import Texts
from kg.cli.draw import command
from kg.draw import asked, query, shell
from kg.errors import QueryError, UsageError
from kg.query import OxigraphEngine, library

PREFIX = "PREFIX end: <https://w3id.org/endorsement/ns#>\n"
WHO = f"""{PREFIX}SELECT ?source ?target ?rank ?evidence ?date {{
  ?evidence a end:Endorsement ; end:decision ?d ; end:candidacy/end:candidate ?target .
  OPTIONAL {{ ?evidence end:rank ?rank }}
  ?d end:endorser ?source . OPTIONAL {{ ?d end:earliest ?date }} }}"""


@pytest.fixture(scope="module")
def made() -> OxigraphEngine:
    return harbor().engine()


def network_of(engine: OxigraphEngine, text: str) -> asked.Asked:
    return asked.ask(engine, library.parse(text), {})


def rows(*values: str, columns: str = "?source ?target") -> str:
    return f"SELECT {columns} {{ VALUES ({columns}) {{ {' '.join(values)} }} }}"


def page_of(engine: OxigraphEngine, text: str, folder: Path) -> str:
    content, _ = query.encode(engine, Texts(folder), library.parse(text), {}, "html")
    return content.decode("utf-8")


def payload(page: str) -> dict:
    text = page.partition('id="payload">')[2].partition("</script>")[0]
    return json.loads(text)


def test_the_graph_names_nodes_the_query_does_not(made: OxigraphEngine):
    """A query needs no labels: what the graph calls a thing is used."""
    found = network_of(made, WHO)
    dockers = next(node for node in found.nodes if node.key == "union:dockers")
    assert (dockers.label, dockers.kind) == ("Dockers’ Union", "union")
    assert dockers.names == ["Dockers of Harbor City"]


def test_a_line_has_what_the_row_says(made: OxigraphEngine):
    """The optional columns become what a line says of itself."""
    found = network_of(made, WHO)
    ends = {(found.nodes[e.source].label, found.nodes[e.target].label): e for e in found.lines}
    line = ends["Dockers’ Union", "Ben Okafor"]
    assert (line.rank, line.date) == ("2", "2026-03-01")
    assert [name.partition(":")[0] for name in line.evidence] == ["endorsement"]


def test_a_construct_is_a_line_for_each_triple_between_things(made: OxigraphEngine):
    """Labels, types and literals tell of nodes and are no lines."""
    text = f"""{PREFIX}PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
    CONSTRUCT {{ ?u end:decidedWith ?c . ?u rdfs:label "Mine" . ?u end:size 3 }}
    {{ ?d end:endorser ?u ; end:contest ?c . ?u a end:Union }}"""
    found = network_of(made, text)
    assert {line.label for line in found.lines} == {"decided with"}
    assert {node.label for node in found.nodes if node.kind == "union"} >= {"Dockers’ Union"}
    assert all(["size", "3"] in node.facts for node in found.nodes if node.kind == "union")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("ASK { ?s ?p ?o }", "an ASK has nothing to draw"),
        ("SELECT ?source { ?source ?p ?o }", "no column target; it has source"),
        ("SELECT ?a { ?a ?p ?o }", "no column source and no column target"),
        ("SELECT ?source ?target { FILTER(false) }", "the answer is empty"),
        ("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o FILTER(false) }", "the answer is empty"),
    ],
)
def test_a_query_that_cannot_be_drawn_says_why(made: OxigraphEngine, text: str, said: str):
    """What is missing, what is there, and what was wanted: never an empty page."""
    with pytest.raises(QueryError, match=said):
        network_of(made, text)


def test_rows_that_are_no_lines_are_counted(made: OxigraphEngine):
    """A row without a target is a node alone; the page says how many there are."""
    found = network_of(made, rows('("a" "b")', '("a" UNDEF)', '("a" "b")'))
    assert [node.label for node in found.nodes] == ["a", "b"]
    assert len(found.lines) == 1
    assert found.notes == [
        "1 row without a source or a target: no line.",
        "1 row said again by another: drawn once.",
    ]


def test_a_weight_that_is_no_number_is_told(made: OxigraphEngine):
    """It is left out, not guessed at."""
    found = network_of(
        made,
        rows('("a" "b" "much")', '("b" "c" 2.5)', columns="?source ?target ?weight"),
    )
    assert [line.weight for line in found.lines] == [None, 2.5]
    assert found.notes == ["1 weight left out: no number."]


def test_a_node_without_a_label_has_the_end_of_its_name(made: OxigraphEngine):
    """And the page says that it has none."""
    found = network_of(made, rows("(<https://example.org/x/unknown-thing> <urn:b>)"))
    assert found.nodes[0].label == "unknown-thing"
    assert found.notes == ["2 nodes without a label: the end of the name stands for it."]


def test_a_text_and_a_thing_of_one_name_stay_two(made: OxigraphEngine, tmp_path: Path):
    """Their keys differ, or one would open the other's page."""
    page = page_of(made, rows('("a" <urn:a>)', '("“a”" "a")'), tmp_path)
    keys = payload(page)["keys"]
    assert len(set(keys)) == len(keys) == 3


def test_long_and_right_to_left_names_reach_the_page_whole(made: OxigraphEngine, tmp_path: Path):
    """A name is cut where it is drawn, never in the data."""
    long = "very long " * 300
    page = page_of(made, rows(f'("{long}" "اتحاد العمال")'), tmp_path)
    assert set(payload(page)["labels"]) == {long, "اتحاد العمال"}


def test_lines_without_a_tie_make_a_page_that_says_so(made: OxigraphEngine, tmp_path: Path):
    """Nodes alone: no picture, but a list and a sentence."""
    page = page_of(made, rows('("a" UNDEF)', '(UNDEF "b")'), tmp_path)
    assert "The query ties nothing to anything" in page
    assert payload(page)["x"] == []


def test_too_many_lines_are_refused(made: OxigraphEngine, monkeypatch: pytest.MonkeyPatch):
    """Half a million lines are no picture; the limit is said before any is laid out."""
    monkeypatch.setattr(asked, "MOST_LINES", 2)
    with pytest.raises(QueryError, match="over 2 lines; ask for less"):
        network_of(made, rows('("a" "b")', '("b" "c")', '("c" "d")'))


def test_the_passages_behind_a_line_are_in_the_page(made: OxigraphEngine, tmp_path: Path):
    """Evidence that names a fact of the graph brings its sources."""
    held = payload(page_of(made, WHO, tmp_path))["backing"]
    assert held
    assert all(entry["sources"] for entry in held.values())


def test_gexf_has_the_days_of_lines_and_nodes(made: OxigraphEngine):
    """A timeline in another program needs them on both."""
    content, _ = query.encode(made, Texts(Path("none")), library.parse(WHO), {}, "gexf")
    read = nx.read_gexf(io.BytesIO(content))
    dockers = read.nodes["https://w3id.org/endorsement/id/union/dockers"]
    assert (dockers["earliest"], dockers["latest"]) == ("2026-03-01", "2026-03-01")
    assert {edge["date"] for *_, edge in read.edges(data=True)} >= {"2026-02-01"}
    assert b"lastmodifieddate" not in content


def test_json_is_node_link_data(made: OxigraphEngine):
    """What networkx writes it reads again, and the data version stands in it."""
    content, _ = query.encode(made, Texts(Path("none")), library.parse(WHO), {}, "json")
    held = json.loads(content)
    assert held["graph"]["digest"]
    assert nx.node_link_graph(held, edges="edges").number_of_edges() == len(held["edges"])


@pytest.mark.parametrize("form", ["gexf", "json"])
@pytest.mark.parametrize(
    ("view", "params"),
    [
        ("network", {}),
        ("network", {"around": "union:unison"}),
        ("network", {"contest": "all"}),
        ("contest", {"contest": "contest:labour-leadership-2020"}),
        ("matrix", {}),
        ("agreement", {"at_least": "3"}),
        ("timeline", {"endorser": "UNISON"}),
        (
            "flow",
            {"from": "contest:labour-leadership-2015", "to": "contest:labour-leadership-2020"},
        ),
    ],
)
def test_every_view_is_written_as_a_network(
    engine: OxigraphEngine, tmp_path: Path, view: str, params: dict[str, str], form: str
):
    """The network behind a picture, narrowed by the same parameters."""
    path = tmp_path / f"out.{form}"
    draw.draw(engine, Texts(tmp_path), path, view, **params)
    read = (
        nx.read_gexf(path)
        if form == "gexf"
        else nx.node_link_graph(json.loads(path.read_text("utf-8")), edges="edges")
    )
    assert read.number_of_edges() > 0
    assert all("label" in node for _, node in read.nodes(data=True))
    if view != "agreement":
        assert any("from" in edge for *_, edge in read.edges(data=True))
        assert any("earliest" in node for _, node in read.nodes(data=True))


def test_a_query_is_drawn_from_the_command_line(graph: kg.Graph, tmp_path: Path):
    """From a file, or from standard input."""
    assert graph.place is not None
    for place, given in ((str(tmp_path / "who.rq"), None), ("-", WHO)):
        (tmp_path / "who.rq").write_text(WHO, encoding="utf-8")
        out = tmp_path / "out.html"
        done = CliRunner().invoke(command, ["--query", place, "-o", str(out)], input=given)
        assert done.exit_code == 0, done.output
        assert "<!doctype html>" in out.read_text("utf-8")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["contest", "--query", "-"], "--query is a picture of its own"),
        (["--query", "-", "--format", "pdf"], "'pdf' is not one of"),
        (["--query", "nosuch"], "no query 'nosuch'"),
    ],
)
def test_what_does_not_go_together_is_refused_at_once(tmp_path: Path, words: list[str], said: str):
    """Before a graph is opened or built."""
    done = CliRunner().invoke(command, [*words, "-o", str(tmp_path / "out")], input="SELECT * {}")
    assert done.exit_code != 0
    assert said in str(done.exception) + done.output
    assert isinstance(done.exception, UsageError | SystemExit)


def test_an_endpoint_is_drawn_too(tmp_path: Path):
    """The same query through a server gives the same network."""
    store = harbor().engine().store
    with serving(store, tmp_path) as url:
        (tmp_path / "who.rq").write_text(WHO, encoding="utf-8")
        out = tmp_path / "out.json"
        words = ["--query", str(tmp_path / "who.rq"), "-o", str(out), "--endpoint", url]
        done = CliRunner().invoke(command, words)
    assert done.exit_code == 0, done.exception
    local = network_of(harbor().engine(), WHO)
    held = json.loads(out.read_text("utf-8"))
    assert (len(held["nodes"]), len(held["edges"])) == (len(local.nodes), len(local.lines))


def test_query_is_drawn_from_python(made, tmp_path):
    """A text, or a file by its name; what it takes as parameters fills it."""
    graph = kg.Graph(made, None)
    (tmp_path / "who.rq").write_text(WHO, encoding="utf-8")
    by_text = graph.draw(path=tmp_path / "text.json", query=WHO).read_text("utf-8")
    by_file = graph.draw(path=tmp_path / "file.json", query=tmp_path / "who.rq").read_text("utf-8")
    assert json.loads(by_text)["nodes"] == json.loads(by_file)["nodes"] != []
    filled = f"""#+ summary: Whom?
#+ parameters:
#+   source: who chose, an end:Union
#+ columns:
#+   target: whom
{WHO}""".replace("?source .", "$source .").replace("?source ", "($source AS ?source) ", 1)
    page = graph.draw(path=tmp_path / "a.html", query=filled, source="Dockers’ Union")
    assert payload(page.read_text("utf-8"))["keys"].count("union:dockers") == 1


def test_query_is_refused_with_a_view_or_a_wrong_parameter(made, tmp_path):
    """From Python as from the command line."""
    graph = kg.Graph(made, None)
    with pytest.raises(UsageError, match="picture of its own"):
        graph.draw("matrix", tmp_path / "a.html", query=WHO)
    with pytest.raises(UsageError, match="no parameter 'who'"):
        graph.draw(path=tmp_path / "a.html", query=WHO, who="x")
    with pytest.raises(UsageError, match="cannot be drawn as pdf"):
        graph.draw(path=tmp_path / "a.svg", query=WHO, form="pdf")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["matrix", "--timeout", "5"], "goes with --query"),
        (["--query", "backers-of-candidate", "-p", "person=x", "--timeout", "nan"], "seconds"),
    ],
)
def test_timeout_that_does_not_fit_is_refused(given, said, tmp_path):
    """A view has a time of its own."""
    done = CliRunner().invoke(command, [*given, "-o", str(tmp_path / "a.html")])
    assert isinstance(done.exception, UsageError)
    assert said in str(done.exception)


def test_query_that_takes_too_long_is_ended(graph: kg.Graph, kg_home: Path, tmp_path: Path):
    """On one line, with exit 1, as kg query does."""
    slow = "SELECT (?a AS ?source) (?e AS ?target) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    (tmp_path / "slow.rq").write_text(slow, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "kg", "draw", "--query", str(tmp_path / "slow.rq"),
         "--timeout", "0.5", "-o", str(tmp_path / "a.html")],
        capture_output=True, check=False, text=True, cwd=Path(kg.__file__).parents[1],
        env={**os.environ, "KG_HOME": str(kg_home)},
    )  # fmt: skip
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert done.stderr.startswith("kg: no answer within 0.5 seconds")


def test_two_hash_seeds_give_the_same_bytes(graph: kg.Graph, kg_home: Path, tmp_path: Path):
    """The same picture twice: page, GEXF and JSON."""
    assert graph.place is not None
    (tmp_path / "who.rq").write_text(WHO, encoding="utf-8")
    code = """
import sys, kg
from pathlib import Path
from kg.draw import query
from kg.query import library
graph = kg.open()
for form in query.FORMATS:
    asked = library.read(Path(sys.argv[1]))
    content, _ = query.encode(graph.engine, graph.texts, asked, {}, form)
    sys.stdout.buffer.write(content)
"""
    found = set()
    for seed in ("1", "2"):
        env = {"PYTHONHASHSEED": seed, "KG_HOME": str(kg_home), "PATH": ""}
        done = subprocess.run(
            [sys.executable, "-c", code, str(tmp_path / "who.rq")],
            capture_output=True, check=True, env=env, cwd=Path(kg.__file__).parents[1],
        )  # fmt: skip
        found.add(done.stdout)
    assert len(found) == 1


def test_the_largest_number_there_is_makes_a_page_that_opens(made: OxigraphEngine, tmp_path: Path):
    """2.5 times 1e308 has no end, and Infinity is no JSON: the page would be dead."""
    text = rows('("a" "b" 1e308)', '("b" "c" 5e307)', columns="?source ?target ?weight")
    page = page_of(made, text, tmp_path)
    assert "Infinity" not in page.partition('id="payload">')[2].partition("</script>")[0]
    widths = [edge["width"] for edge in payload(page)["network"]["edges"]]
    assert sorted(widths) == [2.25, 3.5]


def test_no_page_holds_what_is_no_json():
    """A number without an end is an error here, not in the reader's browser."""
    with pytest.raises(ValueError, match="not JSON compliant"):
        shell._json({"x": float("inf")})


def test_only_days_that_there_are_become_dates(made: OxigraphEngine):
    """The 30th of February is on no slider; a note says what could not be read."""
    said = ["2020-02-29", "2020-02-30", "2020-99-99", "0000-00-00", "2020", "2021-05Z", "{soon}"]
    text = rows(
        *(f'("a" "b{at}" "{date}")' for at, date in enumerate(said)),
        columns="?source ?target ?date",
    )
    found = network_of(made, text)
    assert [line.date for line in found.lines] == ["2020-02-29", "", "", "", "2020", "2021-05", ""]
    assert found.notes == [
        "4 dates could not be read: “2020-02-30”, “2020-99-99”, “0000-00-00” and 1 more."
    ]


def test_texts_of_other_languages_and_types_are_nodes_everywhere(
    made: OxigraphEngine, tmp_path: Path
):
    """ "10", 10, "10"@en and "10"@fr: four nodes in the page, in gexf and in json."""
    text = rows('("a" "10")', '("a" 10)', '("a" "10"@en)', '("a" "10"@fr)')
    found = network_of(made, text)
    keys = ["“a”", "“10”", "“10” (xsd:integer)", "“10” (en)", "“10” (fr)"]
    assert [node.key for node in found.nodes] == keys
    assert set(payload(page_of(made, text, tmp_path))["keys"]) == set(keys)
    for form in ("gexf", "json"):
        content, chose = query.encode(made, Texts(tmp_path), library.parse(text), {}, form)
        assert chose.startswith("5 nodes and 4 lines")
        held = (
            [node["id"] for node in json.loads(content)["nodes"]]
            if form == "json"
            else list(nx.read_gexf(io.BytesIO(content)))
        )
        assert held == keys
