"""Measure networks against plain networkx, in one run, as ratios.

    python benchmarks/networks.py [--sizes 2000 20000] [--runs 3]

The networks are made up: endorsers and candidacies drawn so that few have many
(Zipf), from a fixed seed. Ours and networkx's take turns, and every answer is
compared with the other to nine decimals. Betweenness is that of the paths from
some nodes on both sides: from all of 20,000, networkx would take hours.
Communities are networkx's own on both sides; theirs is the time of one try.
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
from kg.network.measures import communities

# Ties a node: as many as in the record.
TIES = 5
SOURCES = 40


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
        return {
            (one, other): (len(agreed), len(contests))
            for one, other, contests, agreed in agreement.compare(agreement.decided(choices))
        }

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

    print(f"\n{len(choices):,} choices of {len(endorsers):,} endorsers, {len(ours()):,} pairs")
    head()

    def same(mine: Any, theirs: Any) -> bool:
        return bool(mine == theirs)

    line("agreement of pairs", ours, plain, same, runs)


def measures(size: int, runs: int) -> None:
    """Measures of one network of *size* nodes."""
    graph = made_network(size)
    held = ties.of(graph)
    place = {node: at for at, node in enumerate(held.nodes)}
    sample = list(held.nodes[:: max(1, size // SOURCES)])[:SOURCES]
    sources = [place[node] for node in sample]
    print(f"\n{len(graph):,} nodes, {graph.number_of_edges():,} ties")
    head()

    n = len(graph)
    scale = 2 * n / len(sample) / ((n - 1) * (n - 2))

    def same(mine: Any, theirs: Mapping[str, float]) -> bool:
        wanted = [theirs[node] for node in held.nodes]
        return bool(np.allclose(mine, wanted, rtol=0, atol=1e-9))

    line(
        f"betweenness, {len(sample)} sources",
        lambda: fast.betweenness(held.links, sources) / scale,
        lambda: nx.betweenness_centrality_subset(graph, sample, list(graph)),
        same,
        runs,
    )
    line(
        "clustering", lambda: fast.clustering(held.links), lambda: nx.clustering(graph), same, runs
    )
    line(
        "PageRank",
        lambda: fast.pagerank(held.arrows),
        lambda: nx.pagerank(graph, tol=1e-15, max_iter=1000),
        same,
        runs,
    )
    line(
        "hubs and authorities",
        lambda: fast.hits(held.arrows)[0],
        lambda: nx.hits(graph)[0],
        same,
        runs,
    )
    print(f"  {'to matrices, once for all':<26}{seconds(lambda: ties.of(graph))[0]:10.4f}")
    print(f"  {'communities, one try':<26}{seconds(lambda: communities(held, 1))[0]:10.4f}")


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
    name: str,
    ours: Callable[[], Any],
    plain: Callable[[], Any],
    same: Callable[[Any, Any], bool],
    runs: int,
) -> None:
    """Time two calls in turn; print the medians, and how many times faster ours is."""
    mine: list[float] = []
    theirs: list[float] = []
    for _ in range(runs):
        took, answer = seconds(ours)
        mine.append(took)
        took, wanted = seconds(plain)
        theirs.append(took)
        assert same(answer, wanted), f"{name}: the answers differ"
    one, other = statistics.median(mine), statistics.median(theirs)
    print(f"  {name:<26}{one:10.4f}{other:14.4f}{other / one:8.1f}×", flush=True)


def seconds(call: Callable[[], Any]) -> tuple[float, Any]:
    """How long a call takes, and what it answers."""
    started = time.perf_counter()
    answer = call()
    return time.perf_counter() - started, answer


if __name__ == "__main__":
    main()
