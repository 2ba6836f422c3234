"""The fault queries: what each finds, and the near miss that it lets pass."""

from __future__ import annotations

from pathlib import Path

import fault_cases
import pytest
import record_fault_cases
from fault_cases import EXPECTED, OFFICE, TWO_DECISIONS
from rdflib.plugins.sparql import prepareQuery
from rule_runs import ONTOLOGY, QUERIES, rows

from kg.query import library

CASES = fault_cases.CASES | record_fault_cases.CASES
# Further ways to break a rule, each with the row that it gives.
MORE = record_fault_cases.MORE | {
    "an expected candidacy of another contest": (
        "candidacy-of-another-contest",
        (
            "expectation:one end:candidacy candidacy:one ; end:contest contest:leader ."
            "candidacy:one a end:Candidacy ; end:contest contest:deputy ."
        ),
        ["expectation:one end:candidacy candidacy:one"],
    ),
    "a figure of a candidacy of another contest": (
        "candidacy-of-another-contest",
        (
            "observation:one end:of candidacy:one ; end:contest contest:leader ."
            "candidacy:one a end:Candidacy ; end:contest contest:deputy ."
        ),
        ["observation:one end:of candidacy:one"],
    ),
    "a lead over a candidacy of another contest": (
        "candidacy-of-another-contest",
        (
            "observation:one end:comparedWith candidacy:one ; end:contest contest:leader ."
            "candidacy:one a end:Candidacy ; end:contest contest:deputy ."
        ),
        ["observation:one end:comparedWith candidacy:one"],
    ),
    "two decisions of one round": (
        "decided-twice",
        TWO_DECISIONS + "decision:one end:round 2 . decision:two end:round 2 .",
        ["decision:one end:endorser decision:two"],
    ),
    "two decisions of two rounds": (
        "decided-twice",
        TWO_DECISIONS + "decision:one end:round 1 . decision:two end:round 2 .",
        [],
    ),
    "a circle of two": (
        "superseding-in-a-circle",
        "decision:one end:supersedes decision:two . decision:two end:supersedes decision:one .",
        ["decision:one end:supersedes decision:two", "decision:two end:supersedes decision:one"],
    ),
    "an expectation settled by another endorser": (
        "realised-by-another",
        EXPECTED.replace("union:dockers", "union:pilots", 1),
        ["expectation:one end:realisedBy decision:one"],
    ),
    "a body that decides for itself": (
        "body-of-another-endorser",
        "decision:one end:endorser body:branch ; end:decidedBy body:branch .",
        [],
    ),
    "a committee of the whole that decides for a part": (
        "body-of-another-endorser",
        (
            "decision:one end:endorser body:branch ; end:decidedBy body:committee ."
            "body:branch org:unitOf union:dockers . body:committee org:unitOf union:dockers ."
        ),
        [],
    ),
    "a claim that is described nowhere": (
        "claim-without-source",
        "endorsement:one end:supportedBy claim:nowhere .",
        ["endorsement:one end:supportedBy claim:nowhere"],
    ),
    "a union as organization": (
        "kind-of-another-class",
        "union:party a end:Party .",
        ["union:party rdf:type end:Union"],
    ),
    "a name that is the last part of the IRI, on a thing that needs none": (
        "without-label",
        'claim:one a end:Claim ; rdfs:label "one"@en .',
        [],
    ),
    "a day with a time zone": (
        "date-malformed",
        'decision:one end:announced "2026-03-14Z"^^xsd:date .',
        ["decision:one end:announced 2026-03-14Z"],
    ),
    "a member of parliament for half a century": (
        "office-of-a-lifetime",
        OFFICE.replace("1981", "1970").replace("generalSecretary", "memberOfParliament"),
        [],
    ),
    "an office that ended long after it began": (
        "office-of-a-lifetime",
        OFFICE.replace("1981", "1970").replace("endEarliest", "endLatest"),
        ["office:one end:endLatest 2026-01-01"],
    ),
    "a contest without a year in its IRI": (
        "stage-far-from-contest",
        'stage:one end:stageOf contest:leader ; end:latest "1926-01-01"^^xsd:date .',
        [],
    ),
    "a claimed day half a century ahead": (
        "date-out-of-time",
        'claim:one end:value "2976-03-14"^^xsd:date .',
        ["claim:one end:value 2976-03-14"],
    ),
    "a claimed number that looks like an early year": (
        "date-out-of-time",
        "claim:one end:value 1300000 .",
        [],
    ),
    "an office that has to end before it has to begin": (
        "span-too-long",
        (
            'office:one end:endEarliest "1970-01-08"^^xsd:date ;'
            ' end:startLatest "2020-01-08"^^xsd:date .'
        ),
        ["office:one end:startLatest 2020-01-08"],
    ),
    "a start after the end": (
        "span-reversed",
        (
            'office:one end:startEarliest "2026-03-02"^^xsd:date ;'
            ' end:endLatest "2026-03-01"^^xsd:date .'
        ),
        ["office:one end:endLatest 2026-03-01"],
    ),
}


def test_every_fault_query_has_a_case() -> None:
    """A rule that nobody saw at work is no rule."""
    assert set(CASES) == {path.stem for path in (QUERIES / "checks" / "faults").glob("*.rq")}


@pytest.mark.parametrize("name", CASES)
def test_fault_is_found(name: str) -> None:
    """The query finds the one fault, with its entity, property and value; or both its ends."""
    case = CASES[name]
    wanted = sorted([case.found, *record_fault_cases.BOTH_ENDS.get(name, [])])
    assert rows("faults", name, case.broken, vocabulary=case.vocabulary) == wanted


@pytest.mark.parametrize("name", CASES)
def test_near_miss_is_let_pass(name: str) -> None:
    """The query finds nothing where all is well."""
    case = CASES[name]
    assert rows("faults", name, case.kept, vocabulary=case.vocabulary) == []


@pytest.mark.parametrize("name", CASES)
def test_example_is_without_fault(name: str) -> None:
    """The worked example keeps every rule."""
    example = (ONTOLOGY / "example.ttl").read_text(encoding="utf-8")
    assert rows("faults", name, example, vocabulary=CASES[name].vocabulary) == []


@pytest.mark.parametrize("what", MORE)
def test_rule_knows(what: str) -> None:
    """The edges of a rule, on either side."""
    name, turtle, found = MORE[what]
    assert rows("faults", name, turtle, vocabulary=CASES[name].vocabulary) == found


@pytest.mark.parametrize("path", sorted((QUERIES / "checks").rglob("*.rq")), ids=lambda p: p.stem)
def test_rule_says_what_is_wrong_and_what_to_do(path: Path) -> None:
    """A finding is told in the words of the heading, and its order is total."""
    rule = library.read(path)
    assert rule.summary.endswith(".")
    assert rule.fix.endswith(".")
    assert rule.text.rstrip().endswith("ORDER BY ?entity ?property ?value")
    parsed = prepareQuery(rule.text)
    assert [str(v) for v in parsed.algebra.PV] == ["entity", "property", "value"]
