"""Measure the reconciliation service: the time of a batch of 50, asked over a socket.

    python benchmarks/reconcile.py [--runs 21] [--people 3000]

Needs the extra `serve`. The service runs as a process of its own over the shipped
data, and over that with so many made-up people beside it (from a seed). A batch
is 50 queries for people and unions of the graph, written as print writes them:
bare, with a slip, with context, and without a type. The time is a client's, from
sending to the last byte; the bar is 200 ms.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path
from urllib.parse import urlencode

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import kg
from kg.link import ours

SEED = 2026
SIZE = 50
BAR = 0.2
HEAD = """PREFIX end: <https://w3id.org/endorsement/ns#>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX organization: <https://w3id.org/endorsement/id/organization/>
PREFIX person: <https://w3id.org/endorsement/id/person/>
"""


def main() -> None:
    """Print a row for each size of graph."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=21)
    parser.add_argument("--people", type=int, default=3_000)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["KG_HOME"] = folder
        names = known()
        print("| graph | start, s | batch of 50, median ms | slowest ms | matches |")
        print("|---|---|---|---|---|")
        measure("shipped", names, [], arguments.runs)
        more = Path(folder) / "more.ttl"
        more.write_text(made_up(arguments.people, names), encoding="utf-8")
        data = ["--data", str(more)]
        measure(f"and {arguments.people:,} made up", names, data, arguments.runs)


def known() -> list[tuple[str, str]]:
    """The names of the graph's people and unions, each with its type."""
    engine = kg.open().engine
    return [
        (record.name, f"end:{kind.capitalize()}")
        for kind in ("person", "union")
        for record in ours.records(engine, kind)
    ]


def made_up(count: int, names: list[tuple[str, str]]) -> str:
    """So many people whose names are those of the graph, taken apart and put together anew."""
    chance = random.Random(SEED)
    people = [name.split() for name, type_ in names if type_ == "end:Person"]
    blocks = [
        f"person:made-up-{at} a end:Person ; end:party organization:labour-party ;"
        f' foaf:name "{chance.choice(people)[0]} {chance.choice(people)[-1]}" .'
        for at in range(count)
    ]
    return HEAD + "\n".join(blocks)


def measure(graph: str, names: list[tuple[str, str]], data: list[str], runs: int) -> None:
    """Start the service, ask it, and print the row."""
    kg.open(data[1:])  # Building the graph is not the service's.
    began = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "kg", "serve", "reconcile", "--port", "0", *data],
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stderr is not None
        address = process.stderr.readline().split(" at ")[1].split()[0]
        start = time.perf_counter() - began
        chance = random.Random(SEED)
        times, matches = [], 0
        for _ in range(runs):
            form = urlencode({"queries": json.dumps(batch(names, chance))}).encode()
            began = time.perf_counter()
            with urllib.request.urlopen(address, form, timeout=60) as answer:
                content = answer.read()
            times.append(1000 * (time.perf_counter() - began))
            found = json.loads(content).values()
            matches += sum(any(c["match"] for c in one["result"]) for one in found)
    finally:
        process.terminate()
        process.wait()
    median = statistics.median(times)
    good = "" if max(times) < 1000 * BAR else " (over the bar)"
    share = f"{matches} of {runs * SIZE}"
    print(f"| {graph} | {start:.1f} | {median:.0f} | {max(times):.0f}{good} | {share} |")


def batch(names: list[tuple[str, str]], chance: random.Random) -> dict[str, dict[str, object]]:
    """Fifty queries, each name written in one of several ways."""
    queries = {}
    for at in range(SIZE):
        name, type_ = chance.choice(names)
        query: dict[str, object] = {"query": name, "type": type_}
        how = chance.randrange(5)
        if how == 1 and len(name) > 4:
            cut = chance.randrange(1, len(name) - 1)
            query["query"] = name[:cut] + name[cut + 1 :]
        elif how == 2:
            query["properties"] = [{"pid": "party", "v": "Labour"}, {"pid": "year", "v": 2015}]
        elif how == 3:
            del query["type"]
        elif how == 4:
            query["query"] = name.split()[-1]
        queries[f"q{at}"] = query
    return queries


if __name__ == "__main__":
    main()
