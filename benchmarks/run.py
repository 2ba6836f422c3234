"""Measure the tools against their peers, in one run, as ratios.

    python benchmarks/run.py [--runs 21]

Whole processes are timed interleaved (A B C A B C …), so that a machine whose
speed drifts is no one's advantage; the medians are compared. Rows to Python are
timed in turn too, inside one process over one store.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
QUERY = "endorsements-by-union"

# Plain rdflib: parse the same files and the derived layer, answer the same.
PLAIN = f"""
import sys
import rdflib
from pathlib import Path
root = Path({str(ROOT)!r})
graph = rdflib.Graph()
for name in ("endorsement", "concepts", "alignments"):
    graph.parse(root / "ontology" / (name + ".ttl"))
for path in sorted((root / "data").rglob("*.ttl")):
    graph.parse(path)
graph.parse(sys.argv[1], format="nt")
text = (root / "queries" / "{QUERY}.rq").read_text(encoding="utf-8")
result = graph.query(text.replace("$union", "?union"))
sys.stdout.buffer.write(result.serialize(format="csv"))
"""


def main() -> None:
    """Run every measure and print a table of medians and ratios."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=21)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as folder:
        os.environ["KG_HOME"] = folder
        processes(Path(folder), runs)
        rows(runs)


def processes(folder: Path, runs: int) -> None:
    """Whole processes: a library query and --help against their peers."""
    kg = [sys.executable, "-m", "kg"]
    subprocess.run([*kg, "build"], check=True, capture_output=True)
    derived = folder / "derived.nt"
    derived_text = "CONSTRUCT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } }"
    answer = subprocess.run(
        [*kg, "query", "-", "--format", "nt"],
        input=derived_text.replace("?g", "<https://w3id.org/endorsement/graph/derived>").encode(),
        check=True,
        capture_output=True,
    ).stdout
    derived.write_bytes(answer)
    commands = {
        "kg query": [*kg, "query", QUERY, "--format", "csv"],
        "import rdflib": [sys.executable, "-c", "import rdflib"],
        "plain rdflib": [sys.executable, "-c", PLAIN, str(derived)],
        "kg --help": [*kg, "--help"],
        "import click": [sys.executable, "-c", "import click"],
        "bare python": [sys.executable, "-c", ""],
    }
    ours, theirs = (output(commands[name]) for name in ("kg query", "plain rdflib"))
    assert sorted(ours.split()) == sorted(theirs.split()), "the two answers differ"
    medians = interleaved(commands, runs)
    print(f"whole processes, {runs} interleaved runs, medians in ms")
    for name, seconds in medians.items():
        print(f"  {name:<16}{seconds * 1000:8.1f}")
    ratio("kg query / import rdflib", medians["kg query"] / medians["import rdflib"], 1.0)
    ratio("kg query / plain rdflib", medians["kg query"] / medians["plain rdflib"], 0.2)
    ratio("kg --help / import click", medians["kg --help"] / medians["import click"], None)


def output(command: list[str]) -> str:
    """What a command prints."""
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def interleaved(commands: dict[str, list[str]], runs: int) -> dict[str, float]:
    """The median wall seconds of each command, after one run to warm up."""
    times: dict[str, list[float]] = {name: [] for name in commands}
    for run in range(runs + 1):
        for name, command in commands.items():
            started = time.perf_counter()
            subprocess.run(command, check=True, capture_output=True)
            if run:
                times[name].append(time.perf_counter() - started)
    return {name: statistics.median(found) for name, found in times.items()}


def rows(runs: int, count: int = 100_000) -> None:
    """Made-up rows from one store to Python values: ours, and through oxrdflib."""
    import pyoxigraph as ox
    import rdflib
    from oxrdflib import OxigraphStore

    from kg import query

    store = ox.Store()
    backs = ox.NamedNode("https://example.org/backs")
    store.bulk_extend(
        ox.Quad(
            ox.NamedNode(f"https://example.org/endorser/{n}"),
            backs,
            ox.NamedNode(f"https://example.org/candidacy/{n % 997}"),
        )
        for n in range(count)
    )
    text = "SELECT ?endorser ?candidacy WHERE { ?endorser <https://example.org/backs> ?candidacy }"
    engine = query.OxigraphEngine(store)
    graph = rdflib.Graph(
        store=OxigraphStore(store=store), identifier=rdflib.graph.DATASET_DEFAULT_GRAPH_ID
    )

    def ours() -> int:
        return len(list(query.run(engine, text)))

    def theirs() -> int:
        return len([tuple(term.toPython() for term in row) for row in graph.query(text)])

    assert ours() == theirs() == count
    mine, peer = (statistics.median(found) for found in timed((ours, theirs), runs))
    print(f"{count:,} rows from the store to Python, {runs} runs, medians in s")
    print(f"  {'kg.query':<16}{mine:8.3f}\n  {'oxrdflib':<16}{peer:8.3f}")
    ratio("oxrdflib / kg.query", peer / mine, None, least=5.0)


def timed(calls: Sequence[Callable[[], int]], runs: int) -> list[list[float]]:
    """The seconds of each call, run in turn, so that a drift is no one's advantage."""
    found: list[list[float]] = [[] for _ in calls]
    for _ in range(runs):
        for seconds, call in zip(found, calls, strict=True):
            started = time.perf_counter()
            call()
            seconds.append(time.perf_counter() - started)
    return found


def ratio(name: str, value: float, most: float | None, least: float | None = None) -> None:
    """Print a ratio beside what is wanted of it."""
    wanted = f"(wanted at most {most:g})" if most else ""
    wanted = f"(wanted at least {least:g})" if least else wanted
    print(f"  {name:<28}{value:6.2f} {wanted}")


if __name__ == "__main__":
    main()
