"""The networks of the shipped record: a few of its facts, checked by hand."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from itertools import combinations
from pathlib import Path

import pytest

import kg
from kg.errors import UsageError
from kg.network import build, choices, scope
from kg.network.measures import measure
from kg.network.nodes import Nodes
from kg.query import OxigraphEngine, run
from kg.vocabulary import curie, expand

NATIONAL = {"organization": "organization:labour-party", "kind": "union"}


def last_part(iri: str) -> str:
    return iri.rsplit("/", 1)[-1]


def test_first_choices_are_those_of_the_derived_layer(engine: OxigraphEngine):
    """Weight 1 in the network of endorsements is end:backs, all over the record."""
    rows = run(
        engine,
        "PREFIX end: <https://w3id.org/endorsement/ns#> "
        "SELECT ?endorser ?contest ?person WHERE { ?endorser end:backs ?candidacy . "
        "?candidacy end:contest ?contest ; end:candidate ?person }",
    )
    first = [
        (endorser, edge["contest"], person)
        for endorser, person, edge in build(engine).edges(data=True)
        if edge["kind"] == "endorsement" and edge["weight"]
    ]
    assert sorted(first) == sorted(map(tuple, rows))


def test_gmb_and_num_always_chose_the_same(engine: OxigraphEngine):
    """In six contests both named somebody; of 2015 and 2016 only one of them did."""
    found = build(engine, "agreement")
    edge = found.edges[union("gmb"), union("num")]
    assert (edge["same"], edge["n"], edge["weight"]) == (6, 6, 1.0)
    assert {last_part(contest) for contest in edge["contests"]} == {
        "labour-deputy-leadership-2007",
        "labour-leadership-2010",
        "labour-leadership-2020",
        "labour-deputy-leadership-2020",
        "scottish-labour-leadership-2021",
        "labour-deputy-leadership-2025",
    }


def test_a_narrower_contest_counts_less(engine: OxigraphEngine):
    """Without the Scottish leadership of 2021 the two have five contests in common."""
    edge = build(engine, "agreement", **NATIONAL).edges[union("gmb"), union("num")]
    assert (edge["same"], edge["n"]) == (5, 5)


def test_a_part_of_a_union_stands_beside_it(engine: OxigraphEngine):
    """GMB Scotland stood neutral in 2016 when GMB chose Smith: two endorsers, who differed."""
    found = build(engine, "agreement", contest="contest:labour-leadership-2016", neutral=True)
    [scotland] = [iri for iri in found if found.nodes[iri]["kind"] == "body"]
    assert last_part(scotland) == "gmb-scotland"
    edge = found.edges[scotland, union("gmb")]
    assert (edge["same"], edge["n"]) == (0, 1)


def test_who_stood_with_john_smith_stood_with_margaret_beckett(engine: OxigraphEngine):
    """1992: Usdaw, TGWU and GMB chose both; MSF chose Smith, and Prescott as deputy."""
    edge = build(engine, "overlap").edges[person("john-smith"), person("margaret-beckett")]
    assert (edge["same"], edge["n"]) == (3, 4)
    assert set(map(curie, edge["endorsers"])) == {"union:gmb", "union:tgwu", "union:usdaw"}


def test_second_ballot_of_1981_is_what_the_tgwu_held(engine: OxigraphEngine):
    """It voted for Silkin first and for Benn in the second round."""
    found = build(engine, contest="contest:labour-deputy-leadership-1981")
    chosen = {
        last_part(target): edge["weight"]
        for _, target, edge in found.edges(data=True)
        if edge["kind"] == "endorsement"
    }
    assert chosen == {"john-silkin": 0.0, "tony-benn": 1.0}


@pytest.mark.parametrize(
    "rule", ["formal-nominations", "independent-source", "public-first-choice"]
)
def test_rules_count_as_the_library_does(engine: OxigraphEngine, rule: str):
    """The networks and the query what-counts count the same endorsers by every rule."""
    nodes = Nodes(engine)
    scoped = scope.of(engine, nodes.contests, {})
    found = Counter(
        (contest, candidate)
        for contest, candidate, _ in {
            (choice.contest, choice.candidate, choice.endorser)
            for choice in choices.choices(nodes, scoped, expand(f"rule:counts.{rule}"))
            if choice.candidate and nodes.kind(choice.endorser) != "body"
        }
    )
    wanted = {
        (row.contest, row.candidate): row.endorsers
        for row in run(engine, "what-counts")
        if row.rule == expand(f"rule:counts.{rule}") and row.endorsers
    }
    assert found == wanted


def test_general_secretary_of_unite_on_a_day(engine: OxigraphEngine):
    """McCluskey surely; of the joint secretaries of 2007 no source says when they left."""
    found = build(engine, "offices", organization="union:unite", on="2015-01-01")
    held = {
        (last_part(who), edge["certainty"])
        for who, _, edge in found.edges(data=True)
        if edge["kind"] == "office" and "general secretary" in edge["role"]
    }
    assert held == {
        ("len-mccluskey", "surely"),
        ("derek-simpson", "perhaps"),
        ("tony-woodley", "perhaps"),
    }


def test_what_unite_was_made_of(engine: OxigraphEngine):
    """Amicus, with the unions that had merged into it; TGWU; UCATT ten years later."""
    found = build(engine, "offices")
    merged = {
        last_part(one): (last_part(other), edge["start"].year if edge["start"] else None)
        for one, other, edge in found.edges(data=True)
        if edge["kind"] == "mergedInto" and last_part(other) in {"unite", "amicus"}
    }
    assert merged == {
        "amicus": ("unite", 2007),
        "tgwu": ("unite", 2007),
        "ucatt": ("unite", 2017),
        "aeeu": ("amicus", 2001),
        "msf": ("amicus", 2001),
        "unifi": ("amicus", 2004),
        "gpmu": ("amicus", 2004),
    }


def test_nobodys_union_membership_is_in_a_network(engine: OxigraphEngine):
    """The tables tell of nine people whose members they were; it is no office."""
    for name in ("offices", "endorsements"):
        found = build(engine, name)
        assert [
            (who, where)
            for who, where, edge in found.edges(data=True)
            if edge["kind"] == "office"
            and edge["role"] == "member"
            and found.nodes[where]["kind"] == "union"
        ] == []


def test_the_reader_gets_networks_and_their_measures(graph: kg.Graph):
    """By a name with parameters, or of a network that the reader has narrowed."""
    by_name = graph.measures("agreement", least=4, share=0.6, **NATIONAL)
    made = graph.network("agreement", least=4, share=0.6, **NATIONAL)
    assert by_name == graph.measures(made) == measure(made)
    assert len(by_name) + len(by_name.untied) == len(made)
    with pytest.raises(UsageError, match="this one is made already"):
        graph.measures(made, least=4)


def union(slug: str) -> str:
    return f"https://w3id.org/endorsement/id/union/{slug}"


def person(slug: str) -> str:
    return f"https://w3id.org/endorsement/id/person/{slug}"


@pytest.mark.held
@pytest.mark.parametrize("neutral", [False, True])
def test_agreement_is_that_of_the_fact_tables(engine: OxigraphEngine, shared: Path, neutral: bool):
    """Each pair, counted again from the rows that the record was made of."""
    decided: dict[str, dict[str, str]] = defaultdict(dict)
    with (shared / "facts" / "endorsements.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            made = row["stance"] in {"nominated", "endorsed"} and row["preference"] == "first"
            if made or (neutral and row["stance"] == "no_recommendation"):
                decided[row["contest"]][row["endorser"]] = row["candidate"]
    # The row calls the TGWU's vote in the second round its second preference.
    decided["labour-deputy-leadership-1981"]["tgwu"] = "tony-benn"
    wanted: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    for of in decided.values():
        for one, other in combinations(sorted(of), 2):
            wanted[one, other][0] += of[one] == of[other]
            wanted[one, other][1] += 1
    found = {
        tuple(sorted((last_part(one), last_part(other)))): [edge["same"], edge["n"]]
        for one, other, edge in build(engine, "agreement", neutral=neutral).edges(data=True)
    }
    assert found == wanted
