"""Graph: data files become one store, in which every triple counts once."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

import kg
from kg import graph, query
from kg.errors import InputError
from kg.query import OxigraphEngine, RdflibEngine
from kg.vocabulary import DERIVED_GRAPH, GRAPH

ANA = "<urn:x:ana> <urn:x:name> 'Ana Rivera' ."
COUNT = "SELECT (COUNT(*) AS ?n) { <urn:x:ana> <urn:x:name> ?name }"
WHERE = "SELECT ?g { GRAPH ?g { <urn:x:ana> <urn:x:name> ?name } } ORDER BY ?g"


@pytest.fixture
def twice(tmp_path) -> ox.Store:
    """A store in which two files hold one triple."""
    for name in ("first", "second"):
        (tmp_path / f"{name}.ttl").write_text(ANA, encoding="utf-8")
    return graph.load(graph.files([tmp_path]))


@pytest.mark.parametrize("engine", [OxigraphEngine, RdflibEngine.of])
def test_a_triple_of_two_files_counts_once(twice, engine):
    """In every engine: none is given a union switch."""
    assert query.run(engine(twice), COUNT) == [(1,)]


@pytest.mark.filterwarnings("ignore:Dataset.contexts:DeprecationWarning")  # rdflib's own
@pytest.mark.parametrize("engine", [OxigraphEngine, RdflibEngine.of])
def test_each_file_has_a_graph_of_its_own(twice, engine):
    """So it can be asked which file says it."""
    wanted = [(f"{GRAPH}reader/1/{name}",) for name in ("first", "second")]
    assert query.run(engine(twice), WHERE) == wanted


def test_a_built_store_counts_it_once_too(tmp_path, monkeypatch):
    """The way to disk and back adds nothing."""
    for name in ("first", "second"):
        (tmp_path / f"{name}.ttl").write_text(ANA, encoding="utf-8")
    monkeypatch.setattr("kg.build._checked", lambda *_: 0)
    opened = kg.open(tmp_path, store=tmp_path / "store")
    assert opened.query(COUNT) == [(1,)]


def test_every_triple_of_a_file_stands_in_the_default_graph(store):
    """And in no other way does one get there."""
    named = {quad.triple for quad in store if not isinstance(quad.graph_name, ox.DefaultGraph)}
    default = {quad.triple for quad in store.quads_for_pattern(None, None, None, ox.DefaultGraph())}
    assert default == named


def test_graphs_are_named_as_their_files(store):
    """The ontology, the data and what rules made of them."""
    names = {name.value for name in store.named_graphs()}
    assert {DERIVED_GRAPH, f"{GRAPH}ontology/concepts", f"{GRAPH}data/people"} <= names
    assert all(name.startswith(GRAPH) for name in names)


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("herald.ttl", "herald"),
        ("a b.ttl", "a%20b"),
        ("<x>.ttl", "%3Cx%3E"),
        ("caf\u00e9.ttl", "caf%C3%A9"),
        ("a.b.ttl", "a.b"),
        ("100%.ttl", "100%25"),
        ("half\udcff.ttl", "half%FF"),
    ],
)
def test_a_file_of_any_name_has_a_graph(tmp_path, name, wanted):
    """A name may hold what an IRI may not."""
    (tmp_path / name).write_text(ANA, encoding="utf-8")
    assert graph.files([tmp_path])[-1].name == f"{GRAPH}reader/1/{wanted}"


def test_a_file_given_twice_is_taken_once(tmp_path):
    """By its folder and by its name."""
    path = tmp_path / "herald.ttl"
    path.write_text(ANA, encoding="utf-8")
    shipped = len(graph.files())
    assert len(graph.files([tmp_path, path, tmp_path])) == shipped + 1


def test_shipped_data_given_as_the_readers_are_taken_once():
    """`--data data` in a checkout."""
    people = next(f.path for f in graph.files() if f.name == f"{GRAPH}data/people")
    assert graph.files([people.parent]) == graph.files()


def test_two_folders_with_files_of_one_name(tmp_path):
    """Each folder has a number, so the graphs differ."""
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "herald.ttl").write_text(ANA, encoding="utf-8")
    found = graph.files([tmp_path / "one", tmp_path / "two"])[-2:]
    assert [file.name for file in found] == [f"{GRAPH}reader/{n}/herald" for n in (1, 2)]


@pytest.mark.parametrize("name", ["absent", "absent.ttl"])
def test_missing_data_are_told(tmp_path, name):
    """A slip in `--data` must not read as no data."""
    with pytest.raises(InputError, match=f"{name}: no such file or folder"):
        graph.files([tmp_path / name])


def digest_of(folder, **contents: str) -> str:
    """The digest of the shipped data and these files."""
    folder.mkdir()
    for name, content in contents.items():
        (folder / f"{name}.ttl").write_text(content, encoding="utf-8")
    return graph.digest(graph.files([folder]))


def test_the_digest_is_of_names_and_contents(tmp_path):
    """Not of the place or the time: a copy of the folder is the same data."""
    one = digest_of(tmp_path / "one", a=ANA, b="<a:b> <a:b> <a:b> .")
    assert digest_of(tmp_path / "two", b="<a:b> <a:b> <a:b> .", a=ANA) == one
    assert digest_of(tmp_path / "three", a=ANA, c="<a:b> <a:b> <a:b> .") != one
    assert digest_of(tmp_path / "four", a=ANA, b="<a:b> <a:b> <a:c> .") != one
    assert digest_of(tmp_path / "five", a=ANA) != one


def test_rules_see_what_rules_before_them_made(monkeypatch, tmp_path):
    """They run in the order of their names."""
    (tmp_path / "a.rq").write_text("CONSTRUCT { ?s <urn:x:b> 1 } { ?s <urn:x:a> 1 }")
    (tmp_path / "b.rq").write_text("CONSTRUCT { ?s <urn:x:c> 1 } { ?s <urn:x:b> 1 }")
    monkeypatch.setattr(graph, "rules", lambda: sorted(tmp_path.glob("*.rq")))
    store = ox.Store()
    start = ox.Quad(ox.NamedNode("urn:x:s"), ox.NamedNode("urn:x:a"), ox.Literal(1))
    store.add(start)
    graph.derive(store)
    derived = list(store.quads_for_pattern(None, None, None, ox.NamedNode(DERIVED_GRAPH)))
    assert sorted(quad.predicate.value for quad in derived) == ["urn:x:b", "urn:x:c"]
    assert len(store) == 5
