"""Time every library query over the whole record, in both engines.

    python benchmarks/queries.py [--runs 5] [--limit 60]

Each query as it stands, and each case of the tests with parameters, is a
question. Printed are the medians in milliseconds of Oxigraph, rows read, and the
one time of rdflib's own engine, which gets *limit* seconds; the last column says
which is over the bound: 100 ms, or a twentieth of rdflib's time where that is
more.
"""

from __future__ import annotations

import argparse
import signal
import statistics
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from record_questions import QUESTIONS  # noqa: E402  # the tests' own cases, found beside this folder

from kg import graph, query  # noqa: E402  # likewise

MOST_MS = 100.0
TWENTIETH = 20


class _TooLongError(Exception):
    """rdflib took longer than it was given."""


def main() -> None:
    """Ask every case of both engines and print the table; exit 1 if one is too slow."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--limit", type=int, default=60)
    arguments = parser.parse_args()
    store = graph.load(graph.files())
    ours, theirs = query.OxigraphEngine(store), query.RdflibEngine.of(store)
    signal.signal(signal.SIGALRM, _too_long)
    print(f"{'case':<48}{'rows':>6}{'oxigraph ms':>13}{'rdflib ms':>11}  over")
    slow = 0
    for case, (name, values) in sorted(QUESTIONS.items()):
        list(query.run(ours, name, **values))
        times = []
        for _ in range(arguments.runs):
            start = time.perf_counter()
            rows = len(list(query.run(ours, name, **values)))
            times.append((time.perf_counter() - start) * 1000)
        median = statistics.median(times)
        other = _rdflib(theirs, name, values, arguments.limit)
        bound = max(MOST_MS, (other or arguments.limit * 1000) / TWENTIETH)
        slow += median > bound
        said = f"{other:11.0f}" if other else f"{'> ' + str(arguments.limit) + ' s':>11}"
        print(f"{case:<48}{rows:>6}{median:>13.1f}{said}{'  !' if median > bound else ''}")
    queries = len({name for name, _ in QUESTIONS.values()})
    print(f"{len(QUESTIONS)} cases of {queries} queries, {slow} too slow")
    sys.exit(slow > 0)


def _rdflib(
    engine: query.RdflibEngine, name: str, values: dict[str, str], limit: int
) -> float | None:
    """Milliseconds, or `None` if the time was up."""
    signal.alarm(limit)
    start = time.perf_counter()
    try:
        list(query.run(engine, name, **values))
    except _TooLongError:
        return None
    finally:
        signal.alarm(0)
    return (time.perf_counter() - start) * 1000


def _too_long(*_: object) -> None:
    raise _TooLongError


if __name__ == "__main__":
    main()
