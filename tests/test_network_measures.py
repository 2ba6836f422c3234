"""Measures: the numbers of networkx, faster; and a table that is always the same."""

from __future__ import annotations

import io
import subprocess
import sys

import networkx
import numpy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from races import chose, contest, network_of

from kg import network
from kg.network import fast, ties
from kg.network.measures import measure

NODES = [f"n{number:02d}" for number in range(12)]
EDGES = st.dictionaries(
    st.tuples(st.sampled_from(NODES), st.sampled_from(NODES)).filter(
        lambda pair: pair[0] < pair[1]
    ),
    st.floats(0.01, 1),
    min_size=1,
)
ARROWS = st.dictionaries(
    st.tuples(st.sampled_from(NODES[:6]), st.sampled_from(NODES[6:])),
    st.floats(0.01, 1),
    min_size=1,
)
NEAR = {"rel": 0, "abs": 1e-9}


def weighted(edges: dict[tuple[str, str], float]) -> networkx.Graph:
    """An undirected network; its kinds go by the parity of the node's number."""
    made = networkx.Graph()
    made.add_weighted_edges_from((one, other, weight) for (one, other), weight in edges.items())
    for node in made:
        made.nodes[node]["kind"] = "union" if int(node[1:]) % 2 else "society"
    return made


def pointed(edges: dict[tuple[str, str], float]) -> networkx.DiGraph:
    """A directed network from endorsers to candidates."""
    made = networkx.DiGraph()
    made.add_weighted_edges_from((one, other, weight) for (one, other), weight in edges.items())
    return made


def column(found, name: str) -> dict[str, float]:
    return {row.node: getattr(row, name) for row in found}


@settings(max_examples=50, deadline=None)
@given(edges=EDGES)
def test_measures_equal_those_of_networkx(edges):
    """Faster, and the same to nine decimals."""
    made = weighted(edges)
    found = measure(made)
    wanted = {
        "degree": dict(made.degree),
        "strength": dict(made.degree(weight="weight")),
        "betweenness": networkx.betweenness_centrality(made),
        "pagerank": networkx.pagerank(made, tol=1e-15, max_iter=10_000),
        "clustering": networkx.clustering(made),
        "core": networkx.core_number(made),
    }
    for name, values in wanted.items():
        assert column(found, name) == pytest.approx(values, **NEAR), name
    assert (found.ties, found.parts) == (
        made.number_of_edges(),
        networkx.number_connected_components(made),
    )


@settings(max_examples=50, deadline=None)
@given(edges=EDGES)
def test_measures_of_the_whole_equal_those_of_networkx(edges):
    """Modularity of the communities, and assortativity by kind where there are two."""
    made = weighted(edges)
    found = measure(made)
    groups = [
        {row.node for row in found if row.community == number}
        for number in range(1, found.communities + 1)
    ]
    assert found.modularity == pytest.approx(networkx.community.modularity(made, groups), **NEAR)
    mixed = networkx.attribute_mixing_matrix(made, "kind")
    if mixed.shape == (1, 1):
        assert found.assortativity is None
    else:
        wanted = networkx.attribute_assortativity_coefficient(made, "kind")
        assert found.assortativity == pytest.approx(wanted, **NEAR)


@settings(max_examples=50, deadline=None)
@given(edges=EDGES)
def test_communities_are_as_good_as_those_of_networkx(edges):
    """The best of ten tries is never worse than any one of them."""
    made = weighted(edges)
    numbered = networkx.from_scipy_sparse_array(ties.of(made).weights)
    best = max(
        networkx.community.modularity(
            numbered, networkx.community.louvain_communities(numbered, seed=seed)
        )
        for seed in range(3)
    )
    assert measure(made).modularity >= best - 1e-9


@settings(max_examples=50, deadline=None)
@given(edges=ARROWS)
def test_walks_along_arrows_equal_those_of_networkx(edges):
    """PageRank heeds the direction of an edge."""
    made = pointed(edges)
    wanted = networkx.pagerank(made, tol=1e-15, max_iter=10_000)
    assert column(measure(made), "pagerank") == pytest.approx(wanted, **NEAR)


@settings(max_examples=50, deadline=None)
@given(edges=ARROWS)
def test_hubs_and_authorities_are_what_they_should(edges):
    """A hub's value is that of the authorities it points to, and the other way round."""
    held = ties.of(pointed(edges))
    hubs, authorities = fast.hits(held.arrows)
    assert hubs.sum() == pytest.approx(1)
    assert authorities.sum() == pytest.approx(1)
    back = held.arrows.T @ hubs
    assert back / back.sum() == pytest.approx(authorities, abs=1e-6)


def test_hubs_and_authorities_equal_those_of_networkx():
    """Where one pair of these fits the network, it is that one."""
    made = pointed({("a", "x"): 1.0, ("b", "x"): 1.0, ("b", "y"): 1.0, ("c", "y"): 0.5})
    hubs, authorities = networkx.hits(made)
    found = measure(made)
    assert column(found, "hub") == pytest.approx(hubs, **NEAR)
    assert column(found, "authority") == pytest.approx(authorities, **NEAR)


def test_betweenness_of_some_sources_equals_that_of_networkx():
    """A sample of a large network is scaled in the same way."""
    made = networkx.relabel_nodes(
        networkx.gnm_random_graph(40, 80, seed=3), lambda number: f"n{number:02d}"
    )
    made.remove_nodes_from(list(networkx.isolates(made)))
    held = ties.of(made)
    place = {node: at for at, node in enumerate(held.nodes)}
    sample = list(made)[:7]
    given = fast.betweenness(held.links, [place[node] for node in sample])
    raw = networkx.betweenness_centrality_subset(made, sample, list(made), normalized=False)
    n = len(made)
    scale = 2 * n / len(sample) / ((n - 1) * (n - 2))
    assert given == pytest.approx(numpy.array([raw[node] * scale for node in held.nodes]), **NEAR)


TWO_CAMPS = {
    **{(one, other): 1.0 for one in "abcd" for other in "abcd" if one < other},
    **{(one, other): 1.0 for one in "wxyz" for other in "wxyz" if one < other},
    ("d", "w"): 0.2,
}


def test_two_camps_are_two_communities():
    """Every try finds them, and the bridge has the paths between them."""
    made = networkx.Graph()
    made.add_weighted_edges_from((*pair, weight) for pair, weight in TWO_CAMPS.items())
    found = measure(made)
    camps = {frozenset(r.node for r in found if r.community == number) for number in (1, 2)}
    assert camps == {frozenset("abcd"), frozenset("wxyz")}
    assert (found.communities, found.found) == (2, 10)
    assert {row.node for row in found if row.betweenness > 0} == {"d", "w"}


def test_order_of_the_network_changes_nothing():
    """Nodes and edges come in any order; the table is the same to the last digit."""
    edges = list(TWO_CAMPS.items())
    tables = []
    for order in (edges, edges[::-1]):
        made = networkx.Graph()
        made.add_weighted_edges_from((*pair, weight) for pair, weight in order)
        tables.append(measure(made))
    assert tables[0] == tables[1]


def test_the_seed_of_hashes_changes_nothing():
    """Another process gives the same communities."""
    code = """
import networkx
from kg.network.measures import measure
made = networkx.relabel_nodes(networkx.gnm_random_graph(60, 150, seed=5), str)
print([(row.node, row.community) for row in measure(made)])
"""
    told = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(told) == 1


def test_nothing_is_measured_of_nothing():
    """An empty network has an empty table."""
    found = measure(networkx.Graph())
    assert (len(found), found.ties, found.parts, found.communities) == (0, 0, 0, 0)
    assert (found.modularity, found.assortativity) == (0.0, None)


def test_two_who_never_agreed_are_not_tied():
    """Weight 0 is a finding, but no tie; they are named as untied."""
    told = contest("a") + chose("a", "union:dockers", "ana") + chose("a", "union:masons", "ben")
    made = network_of(told, "agreement")
    found = measure(made)
    assert made.number_of_edges() == 1
    assert (len(found), found.untied) == (0, tuple(sorted(made)))


def test_ties_of_endorsements_are_first_choices():
    """Contests, second preferences and replaced choices are not measured."""
    told = (
        contest("a")
        + chose("a", "union:dockers", "ana", "ben")
        + chose("a", "union:masons", "cy")
        + chose("a", "union:masons", "ana", mark=".2", more="; end:supersedes decision:a.masons")
    )
    found = measure(network_of(told, "endorsements"))
    assert [(row.label, row.degree) for row in found] == [
        ("Ana Rivera", 2),
        ("Dockers' Union", 1),
        ("Masons' Union", 1),
    ]
    assert column(found, "authority")["https://w3id.org/endorsement/id/person/ana"] == 1


def test_choices_of_two_contests_are_one_tie():
    """Degree counts whom, strength how often."""
    told = "".join(contest(slug) + chose(slug, "union:dockers", "ana") for slug in ("a", "b"))
    found = measure(network_of(told, "endorsements"))
    assert [(row.degree, row.strength) for row in found] == [(1, 2.0), (1, 2.0)]


PLAIN = (
    contest("a", "2020-05-01")
    + chose("a", "union:dockers", "ana", "ben", day="2020-03-01")
    + chose("a", "union:masons", "ana", day="2020-03-02")
)


@pytest.mark.parametrize("name", network.NAMES)
@pytest.mark.parametrize("form", ["gexf", "graphml"])
def test_portable_network_is_written_and_read(name, form):
    """Gephi and others know texts and numbers only."""
    made = network.portable(network_of(PLAIN, name))
    held = io.BytesIO()
    getattr(networkx, f"write_{form}")(made, held)
    held.seek(0)
    again = getattr(networkx, f"read_{form}")(held)
    assert (set(again), again.number_of_edges()) == (set(made), made.number_of_edges())


def test_portable_values_are_plain():
    """A day is a text, several values are one, what is not known is left out."""
    made = network.portable(network_of(PLAIN, "agreement"))
    [(_, _, edge)] = made.edges(data=True)
    assert {name: edge[name] for name in ("kind", "weight", "from", "until", "contests")} == {
        "kind": "agreement",
        "weight": 1.0,
        "from": "2020-03-01",
        "until": "2020-03-02",
        "contests": "https://w3id.org/endorsement/id/contest/a",
    }
    assert edge["sources"].count("|") == 1
    assert "rank" not in edge


def test_portable_is_a_copy():
    """The network itself keeps its days."""
    made = network_of(PLAIN, "agreement")
    network.portable(made)
    assert all("start" in edge for _, _, edge in made.edges(data=True))
