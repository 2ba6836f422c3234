"""Check: what is wrong with a reader's data, in which file and line, and what to do."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from herald import ARTICLE, END, START, TEXT, turtle

from kg import article, check, graph, paths, vocabulary
from kg.article import Texts
from kg.check import Finding
from kg.check.findings import Places
from kg.vocabulary import BASE

KEYS = ["severity", "rule", "file", "line", "entity", "property", "value", "message", "fix"]


@pytest.fixture
def bare(monkeypatch, tmp_path) -> None:
    """The ontology and the rules, without the shipped data: they only take time."""
    (tmp_path / "nothing").mkdir()
    shared = paths.shared
    monkeypatch.setattr(
        paths, "shared", lambda name: tmp_path / "nothing" if name == "data" else shared(name)
    )


@pytest.fixture
def unshaped(monkeypatch) -> None:
    """Leave out the shapes, which have tests of their own and take most of the time."""
    monkeypatch.setattr(check.shapes, "findings", lambda *_: [])


@pytest.fixture
def found(bare, tmp_path, monkeypatch) -> Callable[..., list[Finding]]:
    """The findings in a file of this text, with these articles held."""
    monkeypatch.chdir(tmp_path)

    def found(text: str, *held: article.Article) -> list[Finding]:
        path = Path("herald.ttl")
        path.write_text(text, encoding="utf-8")
        for each in held:
            article.add(each, tmp_path / "articles")
        return check.run([path], Texts(tmp_path / "articles"))

    return found


def faults(findings: list[Finding]) -> list[tuple[str, str]]:
    """The rule and the entity of each fault."""
    return [(f.rule, f.entity) for f in findings if f.severity == "fault"]


def line_of(text: str, part: str) -> int:
    """The line, from 1, on which *part* stands."""
    return text[: text.index(part)].count("\n") + 1


def test_the_whole_article_has_no_fault(found):
    """Or the tests below would show nothing."""
    assert faults(found(turtle(), ARTICLE)) == []


WRONG = {
    "a term that does not exist": (
        {"end:voice end:reporter": "end:voice end:reportr"},
        ("unknown-term", "claim:herald-rivera.1", "end:voice", "Write end:reporter"),
    ),
    "a class that does not exist": (
        {"a end:Person ": "a end:Persn "},
        ("unknown-term", "person:ana-rivera", "rdf:type", "Write end:Person,"),
    ),
    "a property that does not exist": (
        {"end:gist": "end:gst"},
        ("unknown-term", "claim:herald-rivera.1", "end:gst", "Write end:gist,"),
    ),
    "evidence past the end": (
        {f"oa:end {END}": f"oa:end {len(TEXT) + 1}"},
        ("evidence-past-the-end", "evidence:herald-rivera.1", "", ""),
    ),
    "evidence that ends before it begins": (
        {f"oa:end {END}": f"oa:end {START - 1}"},
        ("evidence-of-no-length", "evidence:herald-rivera.1", "", ""),
    ),
    "evidence with another hash": (
        {f"oa:start {START}": f"oa:start {START + 1}"},
        ("passage-hash", "evidence:herald-rivera.1", "", "Mend oa:start, oa:end or end:sha256"),
    ),
    "a phrase of another passage": (
        {'"met Ana Rivera"': '"Harbor votes in May"'},
        ("phrase-elsewhere", "evidence:herald-rivera.1", "", "Choose up to 8 words"),
    ),
    "a gist that copies": (
        {"Ana Rivera wants to be mayor": "The Herald has met Ana Rivera, who would lead it."},
        ("gist-copies", "claim:herald-rivera.1", "end:gist", "Say it in your own words."),
    ),
    "a claim without evidence": (
        {"    end:evidence evidence:herald-rivera.1 ;\n": ""},
        ("claim-without-evidence", "claim:herald-rivera.1", "", ""),
    ),
    "a thing that is described nowhere": (
        {"end:about person:ana-rivera": "end:about person:anna-rivera"},
        ("dangling-entity", "", "", ""),
    ),
}


@pytest.mark.usefixtures("unshaped")
@pytest.mark.parametrize(("changes", "wanted"), WRONG.values(), ids=WRONG)
def test_a_fault_is_told_with_its_place_and_remedy(found, changes, wanted):
    """The rule, the thing, its property, and the start of what to do."""
    rule, entity, property_, fix = wanted
    text = turtle(changes)
    matching = [
        f
        for f in found(text, ARTICLE)
        if f.rule == rule and entity in ("", f.entity) and f.fix.startswith(fix)
    ]
    assert matching
    [finding] = matching[:1]
    assert (finding.severity, finding.file) == ("fault", "herald.ttl")
    assert finding.line is not None
    if property_ and property_ != "rdf:type":
        assert finding.line == line_of(text, f"    {property_} ")
    assert finding.message


ENDORSED = """
endorsement:harbor.herald.1
    a end:Endorsement ;
    end:rank 1 ;
.
"""


def test_an_endorsement_without_a_claim(found):
    """What nobody said has no place in the graph."""
    text = turtle(more=ENDORSED)
    [finding] = [
        f
        for f in found(text)
        if f.entity == "endorsement:harbor.herald.1" and f.property == "end:supportedBy"
    ]
    assert (finding.severity, finding.line) == ("fault", line_of(text, "endorsement:harbor"))


@pytest.mark.usefixtures("unshaped")
def test_two_articles_with_one_hash(found):
    """One of them is the other."""
    start = turtle().index("article:herald-rivera\n")
    block = turtle()[start : turtle().index("claim:herald-rivera.1\n")]
    again = block.replace("article:herald-rivera", "article:herald-again")
    found_ = [f for f in found(turtle(more=again)) if f.rule == "two-articles-one-hash"]
    assert {f.severity for f in found_} == {"fault"}


def test_malformed_places_of_evidence_are_findings_too(found):
    """A word where a number should stand must not end the check."""
    findings = found(turtle({f"oa:start {START}": 'oa:start "early"'}), ARTICLE)
    assert "selector:herald-rivera.1" in {f.entity for f in findings}


def test_an_impossible_day_is_a_finding_without_a_trace(found, capfd):
    """rdflib would log how its conversion failed."""
    findings = found(turtle({'datePublished "2026-03-14"': 'datePublished "2026-02-30"'}))
    assert "article:herald-rivera" in {entity for _, entity in faults(findings)}
    assert "Traceback" not in capfd.readouterr().err


@pytest.mark.usefixtures("unshaped")
def test_another_edition_without_the_phrase_is_a_notice(found):
    """The source has changed; the graph has no fault."""
    edition = article.Article("Harbor votes in May.", url=ARTICLE.url)
    findings = found(turtle(), edition)
    assert [(f.severity, f.entity) for f in findings if f.rule == "passage-not-found"] == [
        ("notice", "evidence:herald-rivera.1")
    ]


@pytest.mark.usefixtures("unshaped")
def test_articles_that_are_not_held_are_not_missed(found):
    """Most readers hold none."""
    assert faults(found(turtle())) == []


@pytest.mark.usefixtures("unshaped")
@pytest.mark.parametrize(
    "written",
    [
        f"PREFIX e: <{BASE}ns#> PREFIX p: <{BASE}id/person/>\np:ana a e:Persn .",
        f"BASE <{BASE}>\n\n<id/person/ana> a <ns#Persn> .",
        f"@prefix e: <{BASE}ns#> .\n\n<{BASE}id/person/ana> a e:Persn .",
        f"@prefix : <{BASE}ns#> .\n# why\n[] a :Persn .",
    ],
    ids=["prefixes", "base", "address", "nameless"],
)
def test_faults_are_found_however_the_file_is_written(found, written):
    """A reader's own prefixes and layout hide nothing."""
    findings = [f for f in found(written) if f.value == "end:Persn"]
    assert [(f.severity, f.file) for f in findings] == [("fault", "herald.ttl")]


@pytest.mark.usefixtures("unshaped")
def test_json_has_the_keys_of_the_contract(found):
    """Scripts rely on them."""
    [finding] = [f for f in found(turtle({"end:gist": "end:gst"})) if f.rule == "unknown-term"]
    record = json.loads(json.dumps(finding.as_json()))
    assert list(record) == KEYS
    assert {key: record[key] for key in KEYS[:7]} == {
        "severity": "fault",
        "rule": "unknown-term",
        "file": "herald.ttl",
        "line": line_of(turtle(), "    end:gist "),
        "entity": "claim:herald-rivera.1",
        "property": "end:gst",
        "value": "end:gst",
    }


@pytest.mark.usefixtures("unshaped")
def test_one_line_names_place_rule_and_remedy(found):
    """As compilers do, so that editors can jump there."""
    [finding] = [f for f in found(turtle({"end:gist": "end:gst"})) if f.rule == "unknown-term"]
    line = line_of(turtle(), "    end:gist ")
    assert finding.one_line() == (
        f"herald.ttl:{line}: fault [unknown-term] claim:herald-rivera.1 end:gst end:gst:"
        " end:gst is defined nowhere. Write end:gist, if that is meant."
    )


def test_broken_files_are_findings_beside_each_other(found, tmp_path):
    """All of them are told, not the first alone."""
    for name in ("one", "two"):
        (tmp_path / f"{name}.ttl").write_text("<a:s> <a:p>", encoding="utf-8")
    findings = check.run([tmp_path], Texts(None))
    assert [(f.rule, f.file, f.line) for f in findings] == [
        ("syntax", "one.ttl", 1),
        ("syntax", "two.ttl", 1),
    ]


@pytest.mark.usefixtures("unshaped")
def test_a_shipped_file_is_reported_alone():
    """And it has no faults."""
    path = next(f.path for f in graph.files() if f.path.name == "people.ttl")
    findings = check.run([path], Texts(None))
    assert {Path(f.file).name for f in findings if f.file} <= {"people.ttl"}
    assert check.faults(findings) == []


def test_the_shipped_data_have_no_fault():
    """Every change of data is held by this."""
    assert [f.one_line() for f in check.faults(check.run([], Texts(None)))] == []


def test_a_place_is_where_the_property_stands():
    """Of two blocks about one thing, the one that has it."""
    end, ana = vocabulary.PREFIXES["end"], f"{vocabulary.PREFIXES['person']}ana"
    places = Places(
        [
            ("one.ttl", f"<{ana}>\n  a <{end}Person> ;\n  <{end}party> <a:b> ."),
            ("two.ttl", f"\n\n<{ana}>\n  <{end}birthYear> 1970 ."),
        ]
    )
    assert places.of(ana, f"{end}birthYear") == ("two.ttl", 4)
    assert places.of(ana, f"{end}party") == ("one.ttl", 3)
