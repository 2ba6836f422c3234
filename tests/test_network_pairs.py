"""Agreement and overlap: who chose the same, and who was chosen by the same."""

from __future__ import annotations

from datetime import date
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from races import chose, contest, engine_of, network_of, pairs

from kg import network
from kg.errors import EntityError, UsageError
from kg.network import agreement, overlap
from kg.network.choices import Choice
from kg.network.nodes import CONTRACT, Nodes
from kg.query import run
from kg.vocabulary import expand

DOCKERS, MASONS, PILOTS = "union:dockers", "union:masons", "union:pilots"
TWO = contest("a", "2020-05-01") + contest("b", "2022-05-01")
# The Dockers and the Masons agree in a and differ in b; the Pilots decide b alone.
THREE = (
    TWO
    + chose("a", DOCKERS, "ana", day="2020-03-01")
    + chose("a", MASONS, "ana", day="2020-03-05")
    + chose("b", DOCKERS, "ana", "cy", day="2022-03-01")
    + chose("b", MASONS, "ben", day="2022-03-05", kind="recommendation")
    + chose("b", PILOTS, "ben")
)
# The Pilots' choice is told by the Pilots alone, and the Masons' of b a recommendation.
THREE += """
rule:formal a end:InclusionRule ; rdfs:label "formal nominations"@en ;
    end:countsKind end:nomination ; end:countsRank 1 , 2 .
rule:others a end:InclusionRule ; rdfs:label "told by others"@en ;
    end:needsIndependentSource true .
organization:herald a end:Publisher ; skos:prefLabel "Herald"@en .
article:a.dockers schema:publisher organization:herald .
article:a.masons schema:publisher organization:herald .
article:b.dockers schema:publisher organization:herald .
article:b.masons schema:publisher organization:herald , body:masons.news .
article:b.pilots schema:publisher union:pilots , body:pilots.news .
body:pilots.news a end:Body ; org:unitOf union:pilots .
"""


def iri(name: str) -> str:
    return expand(name) or name


def test_agreement_is_the_share_of_contests_both_decided():
    """Two of two, one of two, none of one: weight, n and same."""
    assert pairs(network_of(THREE, "agreement"), "weight", "n", "same") == {
        (DOCKERS, MASONS): (0.5, 2, 1),
        (DOCKERS, PILOTS): (0.0, 1, 0),
        (MASONS, PILOTS): (1.0, 1, 1),
    }


def test_agreement_says_where_when_and_who_says_so():
    """An edge can be checked without asking the graph again."""
    edge = network_of(THREE, "agreement").edges[iri(DOCKERS), iri(MASONS)]
    assert {name: edge[name] for name in (*CONTRACT, "contests", "agreed")} == {
        "kind": "agreement",
        "rank": None,
        "outcome": None,
        "contest": None,
        "start": date(2020, 3, 1),
        "end": date(2022, 3, 5),
        "sources": tuple(
            iri(f"article:{name}") for name in ("a.dockers", "a.masons", "b.dockers", "b.masons")
        ),
        "contests": (iri("contest:a"), iri("contest:b")),
        "agreed": (iri("contest:a"),),
    }


def test_contest_of_one_endorser_adds_nothing():
    """There is nobody to agree with, so the endorser is not a node either."""
    alone = TWO + chose("a", DOCKERS, "ana") + chose("b", MASONS, "ana")
    found = network_of(alone, "agreement")
    assert (len(found), found.number_of_edges()) == (0, 0)


def test_second_preference_is_no_agreement():
    """GMB's second choice was UNISON's first; they still chose differently."""
    told = contest("a") + chose("a", DOCKERS, "ana", "ben") + chose("a", MASONS, "ben")
    assert pairs(network_of(told, "agreement"), "same", "n") == {(DOCKERS, MASONS): (0, 1)}


NEUTRAL = (
    contest("a")
    + chose("a", DOCKERS)
    + chose("a", MASONS, outcome="freeVote")
    + chose("a", PILOTS, "ana")
)


def test_neutrality_is_no_choice():
    """Two who recommend nobody have not chosen the same."""
    assert len(network_of(NEUTRAL, "agreement")) == 0


def test_neutrality_can_be_asked_to_count():
    """Then it is a choice of its own, by whatever name the decision has."""
    assert pairs(network_of(NEUTRAL, "agreement", neutral=True), "same", "n") == {
        (DOCKERS, MASONS): (1, 1),
        (DOCKERS, PILOTS): (0, 1),
        (MASONS, PILOTS): (0, 1),
    }


def test_undecided_is_never_a_stand():
    """Who has not decided is not neutral."""
    told = contest("a") + chose("a", DOCKERS, outcome="notYetDecided") + chose("a", MASONS)
    assert len(network_of(told, "agreement", neutral=True)) == 0


def test_superseded_decision_does_not_count():
    """The later choice is what the union held."""
    told = (
        contest("a")
        + chose("a", DOCKERS, "ana")
        + chose("a", DOCKERS, "ben", mark=".2", more="; end:supersedes decision:a.dockers")
        + chose("a", MASONS, "ben")
    )
    assert pairs(network_of(told, "agreement"), "same", "n") == {(DOCKERS, MASONS): (1, 1)}


def test_last_round_counts():
    """A choice for a later ballot of the same contest is the last one."""
    told = (
        contest("a")
        + chose("a", DOCKERS, "ana", day="2020-03-02")
        + chose("a", DOCKERS, "ben", mark=".2", more="; end:round 2")
        + chose("a", MASONS, "ben")
    )
    assert pairs(network_of(told, "agreement"), "same", "n") == {(DOCKERS, MASONS): (1, 1)}


def test_part_of_a_union_is_not_the_union():
    """East quay's choice is its own, and does not change the Dockers'."""
    told = (
        contest("a")
        + chose("a", DOCKERS, "ana")
        + chose("a", "body:dockers.east", "ben")
        + chose("a", MASONS, "ana")
    )
    assert pairs(network_of(told, "agreement"), "same") == {
        (DOCKERS, MASONS): 1,
        ("body:dockers.east", DOCKERS): 0,
        ("body:dockers.east", MASONS): 0,
    }


@pytest.mark.parametrize(
    ("params", "wanted"),
    [
        ({"least": 2}, {(DOCKERS, MASONS)}),
        ({"share": 0.5}, {(DOCKERS, MASONS), (MASONS, PILOTS)}),
        ({"contest": "contest:a"}, {(DOCKERS, MASONS)}),
        ({"contest": ["contest:a", "b"], "least": "2"}, {(DOCKERS, MASONS)}),
        ({"until": "2021"}, {(DOCKERS, MASONS)}),
        ({"since": "2022-03-05"}, {(MASONS, PILOTS)}),
        ({"rule": "rule:formal"}, {(DOCKERS, MASONS), (DOCKERS, PILOTS)}),
        ({"rule": "told by others"}, {(DOCKERS, MASONS)}),
        ({"post": "Deputy"}, set()),
        ({"organization": "Harbor Party", "least": 2}, {(DOCKERS, MASONS)}),
        ({"organization": "organization:quay-party"}, set()),
        ({"kind": "society"}, set()),
    ],
)
def test_parameters_narrow_agreement(params, wanted):
    """Least contests, least share, contests, days, forms, posts, parties, kinds of endorser."""
    assert set(pairs(network_of(THREE, "agreement", **params), "n")) == wanted


def test_thresholds_leave_the_nodes():
    """Who was compared but is tied to nobody is still there to be named."""
    found = network_of(THREE, "agreement", least=2)
    assert [found.nodes[iri(PILOTS)]["label"], found.degree[iri(PILOTS)]] == ["Pilots' Union", 0]


def test_choice_without_a_day_has_those_of_its_contest():
    """The Pilots' choice is undated; the contest was decided in May 2022."""
    assert (MASONS, PILOTS) in pairs(network_of(THREE, "agreement", since="2022"), "n")
    assert (MASONS, PILOTS) not in pairs(network_of(THREE, "agreement", until="2021"), "n")


@pytest.mark.parametrize(
    ("params", "error"),
    [
        ({"least": 0}, "wants a number of at least 1, not 0"),
        ({"least": "many"}, "wants a number of at least 1"),
        ({"share": 1.5}, "wants a number from 0 to 1, not 1.5"),
        ({"neutral": "perhaps"}, "wants true or false"),
        ({"since": "soon"}, "parameter 'since' wants a day such as 2020-01-08, not 'soon'"),
        ({"since": "2020-13"}, "wants a day"),
        ({"on": "2020-01-01"}, "network 'agreement' has no parameter 'on'; it has: contest,"),
    ],
)
def test_wrong_parameters_of_agreement(params, error):
    """A value that is none is refused, never read as another."""
    with pytest.raises(UsageError, match=error):
        network_of(THREE, "agreement", **params)


def test_unknown_kind_of_endorser_is_refused():
    """An empty network would look like an answer."""
    with pytest.raises(UsageError, match="no kind 'unions'"):
        network_of(THREE, "agreement", kind="unions")


def test_unknown_party_is_refused():
    """As any other name."""
    with pytest.raises(EntityError):
        network_of(THREE, "agreement", organization="Nobody Atall")


def test_rule_of_ranks_leaves_later_preferences():
    """First choices alone: Cy, the Dockers' second, is backed by nobody."""
    told = THREE + 'rule:first a end:InclusionRule ; rdfs:label "first"@en ; end:countsRank 1 .'
    found = network_of(told, "overlap", later=True, rule="first")
    assert set(pairs(found, "same")) == {("person:ana", "person:ben")}


def test_unknown_rule_is_refused():
    """A rule that nobody wrote down counts nothing."""
    with pytest.raises(EntityError):
        network_of(THREE, "agreement", rule="rule:mine")


def test_overlap_is_the_share_of_endorsers_of_either():
    """Ana has Dockers and Masons, Ben Masons and Pilots: one of three."""
    assert pairs(network_of(THREE, "overlap"), "weight", "same", "n") == {
        ("person:ana", "person:ben"): (1 / 3, 1, 3)
    }


def test_overlap_says_through_whom_where_and_when():
    """The Masons chose Ana in a, Ben in b."""
    edge = network_of(THREE, "overlap").edges[iri("person:ana"), iri("person:ben")]
    assert {name: edge[name] for name in ("kind", "endorsers", "contests", "start", "end")} == {
        "kind": "overlap",
        "endorsers": (iri(MASONS),),
        "contests": (iri("contest:a"), iri("contest:b")),
        "start": date(2020, 3, 5),
        "end": date(2022, 3, 5),
    }
    assert edge["sources"] == (iri("article:a.masons"), iri("article:b.masons"))


def test_overlap_may_count_later_preferences():
    """Then two candidates of one contest can share an endorser: the Dockers' second is Cy."""
    assert pairs(network_of(THREE, "overlap", later=True), "same", "n") == {
        ("person:ana", "person:ben"): (1, 3),
        ("person:ana", "person:cy"): (1, 2),
    }


@pytest.mark.parametrize("params", [{"least": 2}, {"share": 0.5}, {"contest": "contest:a"}])
def test_parameters_narrow_overlap(params):
    """Least endorsers, least share, and the contests that count."""
    assert network_of(THREE, "overlap", **params).number_of_edges() == 0


def test_choices_are_those_of_the_derived_layer():
    """The networks count what end:backs says, rule for rule."""
    told = (
        THREE
        + chose("a", PILOTS, "ana", day="2020-03-02")
        + chose("a", PILOTS, "cy", mark=".2", more='; end:announced "2020-03-09"^^xsd:date')
        + chose("a", "organization:teachers", "ben")
        + chose("a", "organization:teachers", mark=".2")
    )
    engine = engine_of(told)
    rows = run(
        engine,
        "PREFIX end: <https://w3id.org/endorsement/ns#> "
        "SELECT ?endorser ?contest ?person WHERE { ?endorser end:backs ?candidacy . "
        "?candidacy end:contest ?contest ; end:candidate ?person }",
    )
    found = network.build(engine, "endorsements")
    first = [
        (endorser, edge["contest"], person)
        for endorser, person, edge in found.edges(data=True)
        if edge["kind"] == "endorsement" and edge["weight"]
    ]
    assert sorted(first) == sorted(map(tuple, rows))


# One endorser's choice of a candidate in a contest; 0 is nobody.
STANDS = st.dictionaries(
    st.tuples(st.integers(0, 6), st.integers(0, 5)), st.integers(0, 3), max_size=42
)


@pytest.fixture(scope="module")
def nodes() -> Nodes:
    return Nodes(engine_of(""))


def choices_of(stands: dict[tuple[int, int], int]) -> list[Choice]:
    return [
        Choice(
            fact=f"{contest}.{endorser}",
            endorser=f"e{endorser}",
            contest=f"c{contest}",
            candidate=f"p{candidate}" if candidate else None,
            rank=1 if candidate else 0,
            start=None,
            end=None,
        )
        for (contest, endorser), candidate in stands.items()
    ]


@given(stands=STANDS, neutral=st.booleans())
def test_agreement_counts_the_contests_in_common(nodes, stands, neutral):
    """n is their number, same at most that, the weight their ratio; either way round."""
    found = agreement.build(nodes, choices_of(stands), neutral=neutral)
    decided = {
        f"e{e}": {f"c{c}" for (c, other), p in stands.items() if other == e and (p or neutral)}
        for _, e in stands
    }
    for one, other in permutations(decided, 2):
        common = decided[one] & decided[other]
        edge = found.get_edge_data(one, other)
        assert edge is found.get_edge_data(other, one)
        assert (edge["n"] if edge else 0) == len(common)
        if edge:
            assert set(edge["contests"]) == common
            assert len(edge["agreed"]) == edge["same"] <= edge["n"]
            assert 0 <= edge["weight"] == edge["same"] / edge["n"] <= 1


@given(stands=STANDS)
def test_who_is_alone_changes_nothing(nodes, stands):
    """A contest that one endorser alone decides adds no edge, no node, no count."""
    before = agreement.build(nodes, choices_of(stands))
    after = agreement.build(nodes, choices_of({**stands, (99, 0): 1}))
    assert list(before.edges(data=True)) == list(after.edges(data=True))
    assert list(before) == list(after)


@given(stands=STANDS)
def test_overlap_is_a_share(nodes, stands):
    """Shared endorsers are some of those of either, and are named."""
    found = overlap.build(nodes, choices_of(stands))
    for one, other, edge in found.edges(data=True):
        assert one != other
        assert 1 <= edge["same"] == len(edge["endorsers"]) <= edge["n"]
        assert 0 < edge["weight"] <= 1


@given(stands=STANDS, seed=st.randoms())
def test_order_of_rows_changes_nothing(nodes, stands, seed):
    """An engine may answer in any order."""
    told = choices_of(stands)
    shuffled = seed.sample(told, len(told))
    one, other = agreement.build(nodes, told), agreement.build(nodes, shuffled)
    assert list(one.edges(data=True)) == list(other.edges(data=True))
    one, other = overlap.build(nodes, told), overlap.build(nodes, shuffled)
    assert list(one.edges(data=True)) == list(other.edges(data=True))
