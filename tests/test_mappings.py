"""Mappings in the graph: what a file becomes, what is wrong with one, and those shipped."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest

import kg
from kg import check, graph, paths, query, sssom
from kg.article import Texts
from kg.errors import SssomError
from kg.link import own, writing
from kg.link.judged import Judged
from kg.query import OxigraphEngine, RdflibEngine
from kg.vocabulary import GRAPH

SHIPPED = sorted((paths.shared("data") / "mappings").glob(f"*{sssom.SUFFIX}"))
HEADING = """\
#curie_map:
#  mnis: https://members.parliament.uk/member/
#  orcid: https://orcid.org/
#  person: https://w3id.org/endorsement/id/person/
#  wd: http://www.wikidata.org/entity/
#  wiki: https://www.wikidata.org/wiki/
#mapping_set_id: https://harbor.example/mappings
#mapping_set_title: The harbor list
#license: https://creativecommons.org/publicdomain/zero/1.0/
#object_source_version: '2026-03-14'
subject_id\tpredicate_id\tpredicate_modifier\tobject_id\tmapping_justification\treviewer_label\t\
review_date\tconfidence
"""
PEOPLE = """\
PREFIX end: <https://w3id.org/endorsement/ns#>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX person: <https://w3id.org/endorsement/id/person/>
person:harbor-ana a end:Person ; foaf:name "Ana Rivera" ; end:mnisId "99901" .
person:harbor-lee a end:Person ; foaf:name "Lee Grant" .
person:harbor-mo a end:Person ; foaf:name "Mo Quill" ; end:wikidataId "Q99909" .
"""
MANUAL = "semapv:ManualMappingCuration"


def row(subject: str, predicate: str, there: str, how: str = MANUAL, modifier: str = "",
        who: str = "", day: str = "", share: str = "") -> str:  # fmt: skip
    cells = (f"person:{subject}", predicate, modifier, there, how, who, day, share)
    return "\t".join(cells) + "\n"


EXACT = row("harbor-ana", "skos:exactMatch", "wd:Q99901", who="Mo", day="2026-03-15")
CLOSE = row("harbor-lee", "skos:closeMatch", "wd:Q99902", "semapv:CompositeMatching", share="0.95")


def folder(path: Path, *rows: str) -> Path:
    """A reader's folder: two people, and a file of mappings with these rows."""
    (path / "people.ttl").write_text(PEOPLE, encoding="utf-8")
    (path / "harbor.sssom.tsv").write_text(HEADING + "".join(rows), encoding="utf-8")
    return path


def engine_of(path: Path) -> OxigraphEngine:
    return OxigraphEngine(graph.load(graph.files([path])))


MATCHES = """
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?person ?property ?there
WHERE {
  ?person ?property ?there .
  FILTER (?property IN (skos:exactMatch, skos:closeMatch))
  FILTER (STRSTARTS(STR(?person), "https://w3id.org/endorsement/id/person/harbor-"))
}
ORDER BY ?person
"""


def matches(engine: OxigraphEngine | RdflibEngine) -> list[tuple[str, str, str]]:
    return [
        tuple(value.rsplit("/", 1)[-1].rsplit("#", 1)[-1] for value in one)
        for one in query.select(engine, MATCHES)
    ]


def test_a_file_becomes_links_in_both_engines(tmp_path: Path):
    """An exact and a close match, each one triple; nothing is owl:sameAs."""
    engine = engine_of(folder(tmp_path, EXACT, CLOSE))
    wanted = [("harbor-ana", "exactMatch", "Q99901"), ("harbor-lee", "closeMatch", "Q99902")]
    assert matches(engine) == wanted
    same = ox.NamedNode("http://www.w3.org/2002/07/owl#sameAs")
    assert not list(engine.store.quads_for_pattern(None, same, None))


def test_a_query_tells_how_a_link_is_known(tmp_path: Path):
    """Who judged it, when; how certain it is."""
    engine = engine_of(folder(tmp_path, EXACT, CLOSE))
    (ana,) = query.run(engine, "same-person-elsewhere", person="person:harbor-ana")
    assert (ana.match, ana.reviewer, str(ana.reviewed)) == ("exactMatch", "Mo", "2026-03-15")
    (lee,) = query.run(engine, "same-person-elsewhere", person="person:harbor-lee")
    assert (lee.match, float(lee.certainty)) == ("closeMatch", 0.95)
    (found,) = query.run(engine, "external-ids", entity="person:harbor-lee")
    assert (found.justification, found.version, found.datasetLabel) == (
        "CompositeMatching",
        "2026-03-14",
        "The harbor list",
    )


def test_no_is_kept_and_makes_no_link(tmp_path: Path):
    """A rejected pair and a search that found nobody."""
    rejected = row("harbor-ana", "skos:exactMatch", "wd:Q99901", modifier="Not")
    nobody = row("harbor-lee", "skos:exactMatch", "sssom:NoTermFound")
    engine = engine_of(folder(tmp_path, rejected, nobody))
    assert matches(engine) == []
    nodes = engine.store.quads_for_pattern(
        None,
        ox.NamedNode("http://purl.org/dc/terms/isPartOf"),
        ox.NamedNode("https://harbor.example/mappings"),
        ox.DefaultGraph(),
    )
    assert len(list(nodes)) == 2


def test_a_later_no_takes_a_link_away(tmp_path: Path):
    """The file is faulty then, and still says nothing wrong."""
    rejected = row("harbor-ana", "skos:exactMatch", "wd:Q99901", modifier="Not")
    assert matches(engine_of(folder(tmp_path, EXACT, rejected))) == []


def test_the_file_is_a_graph_and_part_of_the_digest(tmp_path: Path):
    """Its name has neither ending, and another byte is another graph."""
    found = graph.files([folder(tmp_path, EXACT)])
    assert [f.name for f in found if "reader" in f.name] == [
        f"{GRAPH}reader/1/harbor",
        f"{GRAPH}reader/1/people",
    ]
    before = graph.digest(found)
    folder(tmp_path, CLOSE)
    assert graph.digest(graph.files([tmp_path])) != before


FAULTS = {
    "mapping-subject": (row("harbor-nobody", "skos:exactMatch", "wd:Q99903"), 12),
    "mapping-twice": (EXACT + row("harbor-ana", "skos:exactMatch", "wd:Q99904"), 13),
    "mapping-shared": (EXACT + row("harbor-lee", "skos:exactMatch", "wd:Q99901"), 13),
    "mapping-rejected": (
        row("harbor-ana", "skos:exactMatch", "wd:Q99901", "semapv:CompositeMatching")
        + row("harbor-ana", "skos:exactMatch", "wd:Q99901", modifier="Not"),
        12,
    ),
    "mapping-clash": (row("harbor-ana", "skos:exactMatch", "mnis:99902"), 12),
    "mapping-clash, close": (row("harbor-ana", "skos:closeMatch", "mnis:99902"), 12),
    "mapping-clash, https": (row("harbor-mo", "skos:exactMatch", "wiki:Q99902"), 12),
    "mapping-shared, an id of another": (row("harbor-lee", "skos:exactMatch", "mnis:99901"), 12),
    "mapping-shared, close": (row("harbor-lee", "skos:closeMatch", "mnis:99901"), 12),
    "mapping-shared, https": (EXACT + row("harbor-lee", "skos:exactMatch", "wiki:Q99901"), 13),
    "mapping-own": (row("harbor-ana", "skos:exactMatch", "person:harbor-lee"), 12),
    "mapping-predicate": (row("harbor-lee", "owl:sameAs", "wd:Q99901"), 12),
    "mapping-predicate, narrow": (row("harbor-lee", "skos:narrowMatch", "wd:Q99901"), 12),
    "mapping-predicate, type": (row("harbor-lee", "rdf:type", "wd:Q5"), 12),
    "mapping-justification": (row("harbor-lee", "skos:exactMatch", "wd:Q1", "semapv:Guess"), 12),
}


def faults(path: Path) -> list[tuple[str, str, int | None]]:
    found = check.faults(check.run([path], Texts(None)))
    return [(one.rule, Path(one.file or "").name, one.line) for one in found]


@pytest.fixture
def seed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The small graph as the shipped one: a check of it is quick."""
    import seeded

    monkeypatch.setattr(paths, "shared", seeded.shared)


@pytest.mark.parametrize("rule", FAULTS)
def test_a_fault_is_named_with_its_line(seed: None, tmp_path: Path, rule: str):
    """One thing wrong is one fault; the line is that in the file."""
    rows, line = FAULTS[rule]
    found = faults(folder(tmp_path, rows))
    assert [one for one in found if one[1] == "harbor.sssom.tsv"] == [
        (rule.partition(",")[0], "harbor.sssom.tsv", line)
    ]


def test_a_record_is_one_of_ours_whichever_files_say_so(seed: None, tmp_path: Path):
    """The later file has the fault; the same line twice is none."""
    folder(tmp_path, EXACT)
    other = tmp_path / "other.sssom.tsv"
    for person, there, wanted in (
        ("harbor-lee", "wd:Q99901", ["mapping-shared"]),
        ("harbor-ana", "wd:Q99904", ["mapping-clash"]),
        ("harbor-ana", "wiki:Q99901", []),
    ):
        other.write_text(HEADING + row(person, "skos:exactMatch", there), encoding="utf-8")
        found = [one for one in faults(tmp_path) if "sssom" in one[1]]
        assert found == [(rule, "other.sssom.tsv", 12) for rule in wanted]


def test_shipped_mappings_say_whose_a_record_is(tmp_path: Path):
    """A reader's line against a shipped file; the shipped files have no fault."""
    text = HEADING.replace(
        "#  mnis:", "#  dc: https://candidates.democracyclub.org.uk/person/\n#  mnis:"
    )
    path = tmp_path / "mine.sssom.tsv"
    path.write_text(text + row("boris-johnson", "skos:exactMatch", "dc:5077"), encoding="utf-8")
    found = check.faults(check.run([tmp_path], Texts(None)))
    assert [(one.rule, one.line) for one in found] == [("mapping-shared", 13)]
    assert "person:keir-starmer" in found[0].message


def test_a_judgement_that_is_revised_stays_and_is_no_fault(seed: None, tmp_path: Path):
    """No edit: the last judgement of a pair stands."""
    no = row("harbor-ana", "skos:exactMatch", "wd:Q99901", modifier="Not")
    other = row("harbor-ana", "skos:exactMatch", "wd:Q99904")
    found = faults(folder(tmp_path, EXACT, no, other))
    assert [one for one in found if "sssom" in one[1]] == []
    assert matches(engine_of(tmp_path)) == [("harbor-ana", "exactMatch", "Q99904")]


def test_good_mappings_have_no_fault(seed: None, tmp_path: Path):
    """The id that the graph has itself, and a second object that is only close."""
    fine = row("harbor-ana", "skos:exactMatch", "mnis:99901")
    near = row("harbor-ana", "skos:closeMatch", "wd:Q99905")
    assert [f for f in faults(folder(tmp_path, fine, near, CLOSE)) if "sssom" in f[1]] == []


def test_a_broken_file_is_a_fault_and_no_graph(seed: None, tmp_path: Path):
    """With the line, as with Turtle."""
    folder(tmp_path, EXACT.replace("wd:", "nowhere:"))
    assert ("syntax", "harbor.sssom.tsv", 12) in faults(tmp_path)
    with pytest.raises(SssomError):
        engine_of(tmp_path)


@pytest.mark.parametrize("there", ["wd:a<b", "wd:a^b", "wd:%"])
def test_an_id_that_is_no_address_is_a_fault(seed: None, tmp_path: Path, there: str):
    """It is one whatever the library says of it, and never a fault of ours."""
    found = faults(folder(tmp_path, row("harbor-ana", "skos:exactMatch", there)))
    assert {rule for rule, file, _ in found if file == "harbor.sssom.tsv"} <= {"syntax"}
    assert ("syntax", "harbor.sssom.tsv", 12) in found or there == "wd:%"


FACTS = """\
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX schema: <https://schema.org/>
<http://www.wikidata.org/entity/Q99901>
    schema:isPartOf <https://harbor.example/v1> ; schema:name "Ana Rivera" .
<https://harbor.example/v1> a schema:Dataset ; rdfs:label "Harbor list"@en .
<https://harbor.example/r1> a schema:Role ; schema:member <http://www.wikidata.org/entity/Q99901> ;
    schema:roleName "member" ; schema:areaServed "Quay East" ; schema:affiliation "Harbor" .
"""


def test_what_datasets_add_is_asked_of_both_engines(tmp_path: Path):
    """The dataset's words beside the person, and never among our facts."""
    (folder(tmp_path, EXACT) / "facts.ttl").write_text(FACTS, encoding="utf-8")
    engine = engine_of(tmp_path)
    for each in (engine, RdflibEngine.of(engine.store)):
        (one,) = query.run(each, "what-datasets-add", person="person:harbor-ana")
        assert (one.role, one.area, one.party, one.start, one.datasetLabel) == (
            "member",
            "Quay East",
            "Harbor",
            None,
            "Harbor list",
        )


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_a_shipped_file_is_in_our_form(path: Path):
    """Valid, written as we write, every one certain, and under a licence of its own."""
    found = sssom.read(path)
    assert sssom.write(found) == path.read_bytes()
    assert {row.cells["predicate_id"] for row in found.rows} == {"skos:exactMatch"}
    assert {row.cells["mapping_justification"] for row in found.rows} == {writing.BY_ID}
    assert path.name in (paths.shared("data") / "LICENSE.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("scheme", own.SCHEMES)
def test_shipped_ids_are_those_of_our_people(engine: OxigraphEngine, scheme: str):
    """An id added to people.ttl belongs in the file too."""
    path = paths.shared("data") / "mappings" / f"{scheme}{sssom.SUFFIX}"
    wanted = writing.mapping_set(own.link(engine, scheme, "2026-11-21"), Judged())
    shipped = [row.cells for row in sssom.read(path).rows]
    people = [cells for cells in shipped if cells["subject_id"].startswith("person:")]
    assert people == [row.cells for row in wanted.rows]
    others = [cells["object_id"] for cells in shipped if cells not in people]
    assert others == (["wikidata:Q9630"] if scheme == "wikidata" else [])


# The package loads pandas and warns as it does so: it gets a process of its own.
VALIDATE = """
import sys
from sssom.parsers import parse_sssom_table
from sssom.validators import validate
from sssom.writers import write_table
for path in sys.argv[1:]:
    found = parse_sssom_table(path)
    for kind, report in validate(found, fail_on_error=False).items():
        for problem in report.results:
            print(path, kind, problem.message)
    with open(path + ".again", "w", encoding="utf-8") as stream:
        write_table(found, stream)
"""


def test_the_sssom_package_reads_and_validates_every_file(tmp_path: Path, engine: OxigraphEngine):
    """The shipped files and one with all that we write; what it writes again we read the same."""
    nobody = row("harbor-lee", "skos:exactMatch", sssom.NO_TERM)
    rejected = row("harbor-ana", "skos:exactMatch", "wd:Q9", modifier="Not")
    made = folder(tmp_path, EXACT, CLOSE, nobody, rejected) / "harbor.sssom.tsv"
    copies = []
    for path in (*SHIPPED, made):
        copy = tmp_path / f"copy-{path.name}"
        copy.write_bytes(path.read_bytes())
        copies.append(copy)
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", VALIDATE, *map(str, copies)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == ""
    for copy in copies:
        before = sssom.read(copy)
        after = sssom.read(copy.with_name(f"{copy.name}.again"))
        assert sorted(tuple(sorted(map(str, one.cells.items()))) for one in after.rows) == sorted(
            tuple(sorted(map(str, one.cells.items()))) for one in before.rows
        )


def test_the_graph_says_who_its_people_are_elsewhere(graph: kg.Graph):
    """Five datasets, and no link by name among them."""
    rows = graph.query("external-ids")
    assert len({row.dataset for row in rows}) == 5
    assert {row.match for row in rows} == {"exactMatch"}
    assert len(rows) == 53 + 59 + 53 + 55 + 44
