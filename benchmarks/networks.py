"""Measure networks against plain networkx, in one run, as ratios.

    python benchmarks/networks.py [--sizes 2000 20000] [--runs 3]

The networks are made up: endorsers and candidacies drawn so that few have many
(Zipf), from a fixed seed. Ours and networkx's take turns, and every answer is
compared with the other to nine decimals before its time counts. Betweenness of
a large network is that of 100 sources on both sides; networkx would take hours
over all of them.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections.abc import Callable, Mapping
from itertools import chain
from pathlib import Path
from typing import Any

import networkx as nx
import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from kg.network import agreement, fast, ties
from kg.network.choices import Choice
from kg.network.measures import TRIES, communities

# Ties a node: as many as in the record.
TIES = 5
SOURCES = 100


def main() -> None:
    """Run every measure on every size and print a table of medians and ratios."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[2_000, 20_000])
    parser.add_argument("--runs", type=int, default=3)
    given = parser.parse_args()
    for size in given.sizes:
        pairs(size, given.runs)
        measures(size, given.runs)


def pairs(size: int, runs: int) -> None:
    """From choices to who chose the same: ours, and networkx's projections."""
    choices = made_choices(size)
    both = nx.Graph()
    both.add_edges_from((c.endorser, (c.contest, c.candidate)) for c in choices)
    decided = nx.Graph()
    decided.add_edges_from((c.endorser, c.contest) for c in choices)
    endorsers = {choice.endorser for choice in choices}

    def ours() -> dict[tuple[str, str], tuple[int, int]]:
        found = agreement.compare(choices)
        agreed = found.agreed
        return {pair: (len(agreed.get(pair, ())), len(of)) for pair, of in found.both.items()}

    def plain() -> dict[tuple[str, str], tuple[int, int]]:
        same, n = (
            nx.bipartite.weighted_projected_graph(graph, endorsers) for graph in (both, decided)
        )
        return {
            (min(one, other), max(one, other)): (
                same.edges[one, other]["weight"] if same.has_edge(one, other) else 0,
                count,
            )
            for one, other, count in n.edges(data="weight")
        }

    assert ours() == plain()
    print(f"\n{len(choices):,} choices of {len(endorsers):,} endorsers, {len(ours()):,} pairs")
    head()
    line("agreement of pairs", ours, plain, runs)


def measures(size: int, runs: int) -> None:
    """Measures of one network of *size* nodes."""
    graph = made_network(size)
    held = ties.of(graph)
    place = {node: at for at, node in enumerate(held.nodes)}
    sample = list(held.nodes[:: max(1, size // SOURCES)])[:SOURCES]
    sources = [place[node] for node in sample]
    print(f"\n{len(graph):,} nodes, {graph.number_of_edges():,} ties")
    head()

    def same(mine: Any, theirs: Mapping[str, float], scale: float = 1.0) -> None:
        assert np.allclose(mine, [theirs[node] * scale for node in held.nodes], rtol=0, atol=1e-9)

    n = len(graph)
    some = fast.betweenness(held.links, sources)
    of_these = nx.betweenness_centrality_subset(graph, sample, list(graph))
    same(some, of_these, 2 * n / len(sample) / ((n - 1) * (n - 2)))
    same(fast.clustering(held.links), nx.clustering(graph))
    same(fast.pagerank(held.arrows), nx.pagerank(graph, tol=1e-15, max_iter=1000))
    hubs = nx.hits(graph)[0]
    same(fast.hits(held.arrows)[0], hubs)
    line(
        f"betweenness, {len(sample)} sources",
        lambda: fast.betweenness(held.links, sources),
        lambda: nx.betweenness_centrality_subset(graph, sample, list(graph)),
        runs,
    )
    line("clustering", lambda: fast.clustering(held.links), lambda: nx.clustering(graph), runs)
    line(
        "PageRank",
        lambda: fast.pagerank(held.arrows),
        lambda: nx.pagerank(graph, tol=1e-15, max_iter=1000),
        runs,
    )
    line("hubs and authorities", lambda: fast.hits(held.arrows), lambda: nx.hits(graph), runs)
    line("to matrices, once for all", lambda: ties.of(graph), None, runs)
    line(f"communities, best of {TRIES}", lambda: communities(held, TRIES), None, 1)


def made_choices(size: int) -> list[Choice]:
    """*size* choices: each endorser decides some contests, popular candidates more often."""
    chance = np.random.default_rng(1)
    endorsers = zipf(chance, max(size // 12, 2), size)
    contests = chance.integers(0, max(size // 20, 1), size)
    candidates = zipf(chance, 4, size)
    found = {
        (f"e{endorser:06}", f"c{contest:06}"): f"p{candidate}"
        for endorser, contest, candidate in zip(endorsers, contests, candidates, strict=True)
    }
    return [
        Choice(f"{contest}.{endorser}", endorser, contest, candidate, 1, None, None)
        for (endorser, contest), candidate in found.items()
    ]


def made_network(size: int) -> nx.Graph[str]:
    """A weighted network of *size* nodes in which few have many ties."""
    chance = np.random.default_rng(2)
    graph: nx.Graph[str] = nx.Graph()
    ends = zip(
        chain(range(size), zipf(chance, size, size * (TIES - 1))),
        chance.permutation(np.arange(size * TIES) % size),
        strict=True,
    )
    for (one, other), weight in zip(ends, chance.integers(1, 10, size * TIES), strict=True):
        if one != other:
            graph.add_edge(f"n{one:06}", f"n{other:06}", weight=float(weight) / 10)
    return graph


def zipf(chance: np.random.Generator, kinds: int, count: int) -> Any:
    """*count* numbers below *kinds*, small ones more often."""
    shares = 1 / np.arange(1, kinds + 1) ** 0.7
    return chance.choice(kinds, size=count, p=shares / shares.sum())


def head() -> None:
    print(f"  {'':<26}{'ours, s':>10}{'networkx, s':>14}{'ratio':>9}")


def line(
    name: str, ours: Callable[[], object], plain: Callable[[], object] | None, runs: int
) -> None:
    """Time two calls in turn; print the medians, and how many times faster ours is."""
    mine: list[float] = []
    theirs: list[float] = []
    for _ in range(runs):
        mine.append(seconds(ours))
        if plain is not None:
            theirs.append(seconds(plain))
    told = f"  {name:<26}{statistics.median(mine):10.4f}"
    if theirs:
        ratio = statistics.median(theirs) / statistics.median(mine)
        told += f"{statistics.median(theirs):14.4f}{ratio:8.1f}×"
    print(told, flush=True)


def seconds(call: Callable[[], object]) -> float:
    started = time.perf_counter()
    call()
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
