"""Child: a query asked in a process of its own, which can be ended.

The store library cannot cancel a query, so `Graph.query(…, timeout=)` asks a
child: ``python -m kg.query.child STORE`` reads the text from standard input and
answers in SPARQL JSON or N-Triples.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from kg import graph
from kg.errors import KgError, QueryError, QueryTimeoutError
from kg.query import formats, guard
from kg.query.engines import OxigraphEngine

if TYPE_CHECKING:
    from kg.query.engines import Answer


class ChildEngine:
    """The embedded store, asked in a child that is ended after *timeout* seconds."""

    def __init__(self, place: Path, timeout: float) -> None:
        self.place = place
        self.timeout = timeout

    def answer(self, query: guard.Guarded) -> Answer:
        """Ask the child.

        Raises:
            QueryTimeoutError: it did not answer in time, and was ended.
            QueryError: what the child said.
        """
        import pyoxigraph

        try:
            done = subprocess.run(  # noqa: S603  # our own module, the text goes by standard input
                [sys.executable, "-m", "kg.query.child", str(self.place)],
                input=query.text.encode("utf-8"),
                capture_output=True,
                timeout=self.timeout,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise QueryTimeoutError(f"no answer within {self.timeout:g} seconds") from error
        if done.returncode:
            said = done.stderr.decode("utf-8", "replace").strip()[-300:]
            raise QueryError(said or f"the query ended its process (exit {done.returncode})")
        if query.form in {"CONSTRUCT", "DESCRIBE"}:
            parsed = pyoxigraph.parse(done.stdout, format=pyoxigraph.RdfFormat.N_TRIPLES)
            return iter([quad.triple for quad in parsed])
        return pyoxigraph.parse_query_results(
            done.stdout, format=pyoxigraph.QueryResultsFormat.JSON
        )


def main() -> None:
    """Answer the query on standard input from the store named as argument."""
    try:
        engine = OxigraphEngine(graph.open_read_only(Path(sys.argv[1])))
        query = guard.check(sys.stdin.buffer.read().decode("utf-8"), services=())
        form = "nt" if query.form in {"CONSTRUCT", "DESCRIBE"} else "json"
        sys.stdout.buffer.write(formats.machine(engine.answer(query), form))
    except KgError as error:
        sys.stderr.write(f"{error}\n")
        sys.exit(1)


if __name__ == "__main__":
    main()
