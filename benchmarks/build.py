"""Time the build of the whole record from nothing, against rdflib parsing the same files.

    python benchmarks/build.py [--runs 5]

Whole processes, interleaved, medians. A build parses every file, derives the
short edges and labels, checks the data and writes the store; rdflib parses the
files into memory and does no more. Without checks is what a reader of a release
waits for: its wheel says which data it has checked.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

CHECKED = """
import sys
from kg import build, graph
build.released = lambda: graph.digest(graph.files())
from kg import cli
cli.main()
"""
RDFLIB = f"""
import rdflib
from pathlib import Path
root = Path({str(ROOT)!r})
graph = rdflib.Graph()
for name in ("endorsement", "concepts", "alignments"):
    graph.parse(root / "ontology" / (name + ".ttl"))
for path in sorted((root / "data").rglob("*.ttl")):
    graph.parse(path)
"""
COMMANDS = {
    "kg build": [sys.executable, "-m", "kg", "build", "--store"],
    "kg build, unchecked": [sys.executable, "-c", CHECKED, "build", "--store"],
    "rdflib parsing": [sys.executable, "-c", RDFLIB],
}


def main() -> None:
    """Run each in turn and print the medians and their ratios to rdflib's."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=5)
    runs = parser.parse_args().runs
    times: dict[str, list[float]] = {name: [] for name in COMMANDS}
    with tempfile.TemporaryDirectory() as folder:
        os.environ["KG_HOME"] = folder
        for run in range(runs):
            for at, (name, command) in enumerate(COMMANDS.items()):
                store = [] if name == "rdflib parsing" else [f"{folder}/{run}-{at}"]
                start = time.perf_counter()
                subprocess.run([*command, *store], cwd=ROOT, check=True, capture_output=True)
                times[name].append(time.perf_counter() - start)
    medians = {name: statistics.median(found) for name, found in times.items()}
    print(f"build from nothing, {runs} interleaved runs, medians in seconds, and to rdflib's")
    for name, seconds in medians.items():
        print(f"  {name:<22}{seconds:7.2f}{seconds / medians['rdflib parsing']:8.2f}")


if __name__ == "__main__":
    main()
