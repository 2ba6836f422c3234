"""Export: cells, dates and words; the files as written; the descriptor and the description."""

from __future__ import annotations

import csv
import errno
import hashlib
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pyoxigraph
import pytest
from graphs import HEAD, store_of
from harbor import HARBOR, article, backing
from hypothesis import given
from hypothesis import strategies as st

import kg
from kg import cli, export, graph, turtle, versions
from kg.errors import InputError
from kg.export import cells, folder, package, records, wording
from kg.export.spans import partial
from kg.export.words import word
from kg.query import OxigraphEngine
from kg.vocabulary import BASE, PREFIXES, expand

TESTS = Path(__file__).resolve().parent
DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
LIVE = tuple("=+-@\t\r\n")
SMALL = HARBOR + article("herald", "2026-03-12") + backing("dockers", "union:dockers")

Files = dict[str, bytes]


@pytest.fixture(scope="module")
def small() -> OxigraphEngine:
    """The harbour, with one decision."""
    return OxigraphEngine(store_of(SMALL))


@pytest.fixture(scope="session")
def files(engine: OxigraphEngine) -> Files:
    """Every file of an export of the shipped data."""
    return package.files(engine)


@pytest.fixture(scope="session")
def descriptor(files: Files) -> dict[str, Any]:
    """The descriptor of that export."""
    found: dict[str, Any] = json.loads(files[package.DESCRIPTOR])
    return found


def rows(content: bytes) -> list[dict[str, str]]:
    """The rows of a CSV file as Python's own reader has them."""
    return list(csv.DictReader(io.StringIO(content.decode("utf-8"), newline="")))


# Cells ---------------------------------------------------------------------------------


@given(st.text())
def test_a_guarded_cell_gives_its_text_back(text: str):
    """Who knows the rule loses nothing."""
    assert cells.plain(cells.guarded(text)) == text


@given(st.text(), st.sampled_from(LIVE))
def test_no_guarded_cell_is_live(text: str, sign: str):
    """A spreadsheet runs what begins with one of these signs."""
    assert not cells.guarded(sign + text).startswith(LIVE)
    assert not cells.guarded(text).startswith(LIVE)


@given(st.lists(st.text(min_size=1)))
def test_a_cell_of_several_values_gives_them_back(values: list[str]):
    """A value may hold the sign between values, and the sign that marks it."""
    assert cells.split(cells.joined(values)) == values


TEXTS = st.text(st.characters(blacklist_characters="\0", blacklist_categories=["Cs"]))


@given(st.lists(st.tuples(TEXTS, TEXTS)))
def test_a_file_reads_back_cell_by_cell(table: list[tuple[str, str]]):
    """Commas, quotes and line ends of any kind stay inside their cell."""
    content = cells.csv(("a", "b"), table).decode("utf-8")
    read = csv.reader(io.StringIO(content, newline=""))
    assert [tuple(row) for row in read] == [("a", "b"), *table]


# Dates ---------------------------------------------------------------------------------


@given(DAYS, DAYS)
def test_a_partial_date_begins_both_days(one: date, other: date):
    """It claims no more than what the two days have in common."""
    found = partial(min(one, other), max(one, other))
    assert one.isoformat().startswith(found)
    assert other.isoformat().startswith(found)
    assert len(found) in {0, 4, 7, 10}


@given(DAYS)
def test_a_whole_month_and_a_whole_year_come_out_as_such(day: date):
    """The converse of how a partial date becomes a span."""
    first = day.replace(day=1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    assert partial(first, last) == day.isoformat()[:7]
    assert partial(day.replace(month=1, day=1), date(day.year, 12, 31)) == day.isoformat()[:4]
    assert partial(day, day) == day.isoformat()


def test_half_a_span_is_no_date():
    """By when an office began does not say when."""
    assert partial(None, date(2015, 1, 1)) == partial(date(2015, 1, 1), None) == ""


# Words ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "concept", "said"),
    [
        ("role", "generalSecretary", "general-secretary"),
        ("role", "actingLeader", "acting leader"),
        ("event", "mergedInto", "merged-into"),
        ("candidacy", "notOnBallot", "not-on-ballot"),
        ("section", "registeredSupporters", "registered-supporters"),
        ("members", "affiliatedMembers", "affiliated members"),
    ],
)
def test_a_concept_has_the_tables_word(kind: str, concept: str, said: str):
    """The tables' own words, for who knows them."""
    assert word(kind, f"{PREFIXES['end']}{concept}") == said


# Files ---------------------------------------------------------------------------------


def test_the_same_graph_gives_the_same_bytes(small: OxigraphEngine):
    """Rows have a total order, and nothing says when they were written."""
    assert package.files(small) == package.files(OxigraphEngine(store_of(SMALL)))
    assert export.description(small) == export.description(small)


def test_bytes_do_not_hang_on_the_order_of_sets():
    """Python orders a set anew in each process."""
    code = (
        "import hashlib, test_export as t; e = t.OxigraphEngine(t.store_of(t.SMALL));"
        "print(hashlib.sha256(repr(t.package.files(e)).encode()).hexdigest(),"
        " hashlib.sha256(t.export.description(e).encode()).hexdigest())"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": f"{TESTS}:{TESTS.parent}"},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(said) == 1


def test_every_file_is_plain_csv(files: Files):
    """UTF-8 without a mark, LF, as many cells in each row, no row twice."""
    for name, content in files.items():
        if name.endswith(".csv"):
            assert not content.startswith(b"\xef\xbb\xbf"), name
            assert b"\r" not in content, name
            read = list(csv.reader(io.StringIO(content.decode("utf-8"), newline="")))
            assert {len(row) for row in read} == {len(read[0])}, name
            assert len({tuple(row) for row in read}) == len(read), name


def test_a_formula_in_the_graph_is_no_formula_in_a_table():
    """A headline is whatever a site prints."""
    store = store_of(SMALL + 'article:trap a end:Article ; schema:headline "=HYPERLINK(1)" .')
    found = package.files(OxigraphEngine(store))
    (row,) = [row for row in rows(found["sources.csv"]) if row["id"] == "trap"]
    assert row["title"] == "'=HYPERLINK(1)"
    assert cells.plain(row["title"]) == "=HYPERLINK(1)"
    assert b"'=HYPERLINK(1)" in found["graph/articles.csv"]


def test_no_cell_of_the_shipped_data_is_guarded(files: Files):
    """So a reader who knows no rule reads them all as they were meant; docs say so."""
    read = [
        row for name, content in files.items() if name.endswith(".csv") for row in rows(content)
    ]
    assert [cell for row in read for cell in row.values() if cells.plain(cell) != cell] == []


def test_a_number_below_zero_stays_a_number():
    """Only texts are guarded; a lead may be negative."""
    store = store_of(
        SMALL
        + """observation:lead a end:Observation ; end:of candidacy:ana ; end:measure end:lead ;
        end:value -3 ; end:unit end:percentagePoint ; end:precision end:exact ;
        end:supportedBy claim:herald ."""
    )
    (row,) = rows(package.files(OxigraphEngine(store))["graph/observations.csv"])
    assert row["value"] == "-3"


# The descriptor ------------------------------------------------------------------------


def test_the_descriptor_has_every_file_with_its_size_and_hash(
    files: Files, descriptor: dict[str, Any]
):
    """Who has the files can see that they are whole."""
    listed = {resource["path"]: resource for resource in descriptor["resources"]}
    assert listed.keys() | {package.DESCRIPTOR} == files.keys()
    for path, resource in listed.items():
        assert resource["bytes"] == len(files[path])
        assert resource["hash"] == f"sha256:{hashlib.sha256(files[path]).hexdigest()}"
        assert resource["rows"] == len(rows(files[path]))


def test_the_descriptor_names_version_licence_and_sources(descriptor: dict[str, Any]):
    """What is cited can be found again."""
    found = versions.current()
    assert (descriptor["version"], descriptor["digest"]) == (found.data, found.digest)
    assert descriptor["licenses"][0]["name"] == "CC-BY-4.0"
    assert descriptor["sources"][0]["path"] == "sources.csv"


def test_every_column_is_described(files: Files, descriptor: dict[str, Any]):
    """The fields of a schema are the columns of its file, in order, each explained."""
    for resource in descriptor["resources"]:
        fields = resource["schema"]["fields"]
        head = files[resource["path"]].decode("utf-8").splitlines()[0].split(",")
        assert [field["name"] for field in fields] == head
        assert all(field["description"] and field["type"] for field in fields)


def test_keys_hold(files: Files, descriptor: dict[str, Any]):
    """A primary key is there and unique; a foreign key is an id of the other table."""
    tables = {r["name"]: rows(files[r["path"]]) for r in descriptor["resources"]}
    for resource in descriptor["resources"]:
        own = tables[resource["name"]]
        (key,) = resource["schema"]["primaryKey"]
        assert all(row[key] for row in own)
        assert len({row[key] for row in own}) == len(own)
        for foreign in resource["schema"].get("foreignKeys", []):
            reference = foreign["reference"]
            (column,), (other,) = foreign["fields"], reference["fields"]
            ids = {row[other] for row in tables[reference["resource"]]}
            assert {row[column] for row in own if row[column]} <= ids, (resource["name"], column)


def test_values_fit_their_columns(files: Files, descriptor: dict[str, Any]):
    """Numbers are numbers, days are days, and a list of words is kept to."""
    read: dict[str, Callable[[str], object]] = {
        "integer": int,
        "number": float,
        "date": date.fromisoformat,
        "boolean": ["true", "false"].index,
        "string": str,
        "list": str,
    }
    for resource in descriptor["resources"]:
        for row in rows(files[resource["path"]]):
            for field in resource["schema"]["fields"]:
                cell, rules = row[field["name"]], field.get("constraints", {})
                assert cell or not rules.get("required"), (resource["path"], field["name"], row)
                if cell:
                    read[field["type"]](cell)
                    assert cell in rules.get("enum", [cell]), (resource["path"], row)


# The graph's own tables ----------------------------------------------------------------


def written(text: str, kind: str, prefixes: dict[str, str]) -> str:
    """A term as N-Triples has it, from its text and its kind."""
    if kind == "iri":
        prefix, _, local = text.partition(":")
        return f"<{prefixes[prefix]}{local}>" if prefix in prefixes else f"<{text}>"
    if ":" not in kind:
        return str(pyoxigraph.Literal(text, language=kind))
    datatype = pyoxigraph.NamedNode(written(kind, "iri", prefixes)[1:-1])
    return str(pyoxigraph.Literal(text, datatype=datatype))


def triples_of(files: Files) -> set[tuple[str, str, str]]:
    """The triples that the tables in graph/ stand for, read by their descriptor alone."""
    described = json.loads(files[package.DESCRIPTOR])
    prefixes = described["prefixes"]
    return {
        (written(row["id"], "iri", prefixes), f"<{field['property']}>", written(*term, prefixes))
        for resource in described["resources"]
        if resource["path"].startswith("graph/")
        for row in rows(files[resource["path"]])
        for field in resource["schema"]["fields"]
        if "property" in field
        for term in terms_of(row, field)
    }


def terms_of(row: dict[str, str], field: dict[str, str]) -> list[tuple[str, str]]:
    """The values of a cell, each with its kind."""
    values = cells.split(cells.plain(row[field["name"]]))
    kinds = [field["kind"]] * len(values)
    if field["kind"] == "each":
        kinds = cells.split(row[f"{field['name']}_kind"])
    return list(zip(values, kinds, strict=True))


def test_nothing_of_the_graph_is_lost(store: pyoxigraph.Store, files: Files):
    """The tables in graph/ hold every triple of the data files, and no other.

    How a mapping is known is in its SSSOM file, which is a table already.
    """
    data = [name for name in store.named_graphs() if f"{graph.GRAPH}data/" in name.value]
    said = {
        (str(q.subject), str(q.predicate), str(q.object))
        for name in data
        for q in store.quads_for_pattern(None, None, None, name)
        if f"{BASE}mappings/" not in str(q.subject)
    }
    assert triples_of(files) == said


ODD = r"""
person:odd a end:Person , foaf:Agent ; foaf:name "=1|2\\3\n'", "Odd"@en ;
    skos:altLabel "a|b" , "a\\" ; end:birthYear 1901 ; end:party <https://odd.example/a;b> .
claim:odd a end:Claim ; end:value 1 , 1.0 , "1" , "1"@en , true , union:one ,
    "2020-01-01"^^xsd:date .
requirement:odd a <https://odd.example/Class> ; end:minShare -0.5 .
"""


def test_odd_values_are_not_lost():
    """Signs that the tables use themselves, terms of every kind, a class of nobody's."""
    store = pyoxigraph.Store()
    store.load((HEAD + ODD).encode(), format=pyoxigraph.RdfFormat.TURTLE)
    said = {(str(q.subject), str(q.predicate), str(q.object)) for q in store}
    assert triples_of(package.files(OxigraphEngine(store))) == said


def test_every_class_of_the_data_has_a_table(engine: OxigraphEngine):
    """A thing of a class without a table would stand among others."""
    assert "graph/others" not in {found.table.name for found in records.records(engine)}


# Folders -------------------------------------------------------------------------------


def test_other_files_stay(small: OxigraphEngine, tmp_path: Path):
    """An export into a folder that is in use takes nothing away."""
    (tmp_path / "mine.txt").write_text("mine")
    (tmp_path / "people.csv").write_text("old")
    export.tables(small, tmp_path)
    assert (tmp_path / "mine.txt").read_text() == "mine"
    assert (tmp_path / "people.csv").read_text().startswith("id,name")
    assert not list(tmp_path.glob(".*"))


def test_a_failure_leaves_all_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A full disk in the middle changes no file."""
    (tmp_path / "a.csv").write_text("old")
    write = Path.write_bytes

    def full(path: Path, content: bytes) -> int:
        if path.name == "b.csv":
            raise OSError(errno.ENOSPC, "No space left on device")
        return write(path, content)

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(InputError, match="No space left"):
        folder.write({"a.csv": b"new", "b.csv": b"new"}, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]
    assert (tmp_path / "a.csv").read_text() == "old"


@pytest.fixture
def run(seed_built: kg.Graph, monkeypatch: pytest.MonkeyPatch, capsysbinary) -> Callable[..., Any]:
    """Run `kg` in this process, over the two articles: its exit code and its two streams."""

    def run(*arguments: str | Path) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["kg", *map(str, arguments)])
        monkeypatch.setattr(sys, "excepthook", sys.excepthook)
        with pytest.raises(SystemExit) as caught:
            cli.main()
        out, err = capsysbinary.readouterr()
        return int(caught.value.code or 0), out.decode("utf-8"), err.decode("utf-8")

    return run


@pytest.mark.seeded
def test_the_command_writes_the_tables(run, seed_built: kg.Graph, tmp_path: Path):
    """What is written is what the room makes, in a folder made for it."""
    files = package.files(seed_built.engine)
    code, out, err = run("export", "tables", "-o", tmp_path / "new" / "tables")
    assert (code, out) == (0, "")
    assert err == f"kg: wrote {len(files)} files to {tmp_path / 'new' / 'tables'}\n"
    written = {
        str(path.relative_to(tmp_path / "new" / "tables")): path.read_bytes()
        for path in (tmp_path / "new" / "tables").rglob("*")
        if path.is_file()
    }
    assert written == files


@pytest.mark.seeded
def test_a_folder_that_cannot_be_written_is_one_line(run, tmp_path: Path):
    """No traceback, and what to do."""
    (tmp_path / "file").write_text("mine")
    for place in (tmp_path / "file", tmp_path / "file" / "below"):
        code, out, err = run("export", "tables", "-o", place)
        assert (code, out, err.count("\n")) == (1, "", 1)
        assert err.startswith(f"kg: cannot write to {str(place)!r}: ")
    assert (tmp_path / "file").read_text() == "mine"


@pytest.mark.seeded
def test_tables_need_a_folder(run):
    """Thirty-nine files have no place on standard output."""
    code, _, err = run("export", "tables")
    assert code == 2
    assert "-o" in err


# The description -----------------------------------------------------------------------

SHAPE = """
@prefix dataset: <https://w3id.org/endorsement/dataset#> .
@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix spdx: <http://spdx.org/rdf/terms#> .
@prefix void: <http://rdfs.org/ns/void#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

[] a sh:NodeShape ; sh:targetNode <https://w3id.org/endorsement/dataset> ;
    sh:class dcat:Dataset , void:Dataset ;
    sh:property
        [ sh:path dcterms:title ; sh:minCount 1 ; sh:uniqueLang true ] ,
        [ sh:path dcterms:description ; sh:minCount 1 ] ,
        [ sh:path dcterms:license ; sh:minCount 1 ; sh:maxCount 1 ; sh:nodeKind sh:IRI ] ,
        [ sh:path dcterms:creator ; sh:minCount 1 ] ,
        [ sh:path dcterms:publisher ; sh:minCount 1 ; sh:maxCount 1 ] ,
        [ sh:path dcterms:issued ; sh:minCount 1 ; sh:maxCount 1 ; sh:datatype xsd:date ] ,
        [ sh:path dcterms:modified ; sh:minCount 1 ; sh:maxCount 1 ; sh:datatype xsd:date ] ,
        [ sh:path dcat:version ; sh:minCount 1 ; sh:maxCount 1 ] ,
        [ sh:path void:triples ; sh:minCount 1 ; sh:maxCount 1 ; sh:datatype xsd:integer ] ,
        [ sh:path void:entities ; sh:minCount 1 ; sh:maxCount 1 ; sh:datatype xsd:integer ] ,
        [ sh:path void:vocabulary ; sh:minCount 5 ; sh:nodeKind sh:IRI ] ,
        [ sh:path void:exampleResource ; sh:minCount 1 ; sh:nodeKind sh:IRI ] ,
        [ sh:path void:classPartition ; sh:minCount 20 ; sh:node [
            sh:property [ sh:path void:class ; sh:minCount 1 ; sh:maxCount 1 ] ,
                        [ sh:path void:entities ; sh:minCount 1 ; sh:maxCount 1 ] ] ] ,
        [ sh:path void:propertyPartition ; sh:minCount 50 ; sh:node [
            sh:property [ sh:path void:property ; sh:minCount 1 ; sh:maxCount 1 ] ,
                        [ sh:path void:triples ; sh:minCount 1 ; sh:maxCount 1 ] ] ] ,
        [ sh:path dcat:distribution ; sh:minCount 14 ; sh:class dcat:Distribution ] .

[] a sh:NodeShape ; sh:targetClass dcat:Distribution ;
    sh:property
        [ sh:path dcterms:title ; sh:minCount 1 ] ,
        [ sh:path dcterms:license ; sh:minCount 1 ] ,
        [ sh:path dcat:mediaType ; sh:minCount 1 ; sh:maxCount 1 ] ,
        [ sh:path dcat:byteSize ; sh:minCount 1 ; sh:datatype xsd:nonNegativeInteger ] ,
        [ sh:path spdx:checksum ; sh:minCount 1 ; sh:maxCount 1 ] .
"""


@pytest.fixture(scope="session")
def description(engine: OxigraphEngine) -> str:
    """The description of the shipped data."""
    return export.description(engine)


@pytest.fixture(scope="session")
def described(description: str) -> pyoxigraph.Store:
    """That description, read back."""
    store = pyoxigraph.Store()
    store.load(description.encode(), format=pyoxigraph.RdfFormat.TURTLE)
    return store


def value(store: pyoxigraph.Store, subject: str, predicate: str) -> str:
    """The one value of a property."""
    (quad,) = store.quads_for_pattern(
        pyoxigraph.NamedNode(expand(subject) or subject),
        pyoxigraph.NamedNode(expand(predicate) or predicate),
        None,
    )
    return str(quad.object.value)  # type: ignore[union-attr]  # a literal


def test_the_description_keeps_its_shape(description: str):
    """What DCAT and VoID readers look for is there."""
    import pyshacl
    import rdflib

    data = rdflib.Graph().parse(data=description, format="turtle")
    shapes = rdflib.Graph().parse(data=SHAPE, format="turtle")
    conforms, _, text = pyshacl.validate(data, shacl_graph=shapes)
    assert conforms, text


def test_the_description_counts_the_graph(store: pyoxigraph.Store, described: pyoxigraph.Store):
    """Its figures are the graph's, counted here another way."""
    quads = list(store.quads_for_pattern(None, None, None, pyoxigraph.DefaultGraph()))
    assert value(described, wording.DATASET, "void:triples") == str(len(quads))
    things = {q.subject for q in quads if "/endorsement/id/" in str(q.subject)}
    assert value(described, wording.DATASET, "void:entities") == str(len(things))
    rdf_type = pyoxigraph.NamedNode(f"{PREFIXES['rdf']}type")
    unions = [
        q for q in quads if q.predicate == rdf_type and str(q.object) == f"<{PREFIXES['end']}Union>"
    ]
    assert value(described, "dataset:class.end.Union", "void:entities") == str(len(unions))
    rank = [q for q in quads if q.predicate.value == f"{PREFIXES['end']}rank"]
    assert value(described, "dataset:property.end.rank", "void:triples") == str(len(rank))


def test_the_description_names_the_tables_as_written(described: pyoxigraph.Store, files: Files):
    """Sizes and hashes are those of the files of an export."""
    for path, content in files.items():
        part = f"{PREFIXES['dataset']}file.{path.replace('/', '.')}"
        assert value(described, part, "dcat:byteSize") == str(len(content))
        digest = value(described, f"{part}.sha256", "spdx:checksumValue")
        assert digest == hashlib.sha256(content).hexdigest()


def test_the_description_is_of_this_version(described: pyoxigraph.Store):
    """The version and the day are those that the citation gives."""
    citation = (TESTS.parent / "CITATION.cff").read_text(encoding="utf-8")
    version = value(described, wording.DATASET, "dcat:version")
    assert version == versions.current().data
    day = value(described, wording.DATASET, "dcterms:modified")
    assert f"date-released: {day}" in citation.replace('"', "")


def test_what_is_said_by_hand_is_in_the_one_form():
    """It is Turtle of ours like any other."""
    text = wording.PATH.read_text(encoding="utf-8")
    assert turtle.format_text(text) == text


def test_links_to_elsewhere_are_a_linkset():
    """A reader who joins looks for them there."""
    links = """
    person:ana skos:exactMatch <https://other.example/entity/Q1> .
    person:lee skos:exactMatch <https://other.example/entity/Q2> .
    """
    text = export.description(OxigraphEngine(store_of(SMALL + links)))
    described = pyoxigraph.Store()
    described.load(text.encode(), format=pyoxigraph.RdfFormat.TURTLE)
    assert value(described, "dataset:links.1", "void:triples") == "2"
    assert value(described, "dataset:target.1", "void:uriSpace") == "https://other.example/entity/"
    assert value(described, "dataset:links.1", "void:linkPredicate").endswith("exactMatch")


@pytest.mark.seeded
def test_the_command_describes_the_dataset(run, tmp_path: Path):
    """To standard output, or to a file that says the same."""
    code, out, _ = run("export", "description")
    assert code == 0
    assert out.startswith("# The dataset, as counted by `kg export description`.")
    code, nothing, err = run("export", "description", "-o", tmp_path / "dataset.ttl")
    assert (code, nothing) == (0, "")
    assert err == f"kg: wrote {tmp_path / 'dataset.ttl'}\n"
    assert (tmp_path / "dataset.ttl").read_text(encoding="utf-8") == out
