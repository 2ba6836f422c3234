"""Run `kg` over the graph of the two articles: ``python tests/seeded.py query contests``.

For tests that start a process and are not about what the shipped data say: the
whole record takes many times as long to check and build.
"""

from __future__ import annotations

from pathlib import Path

from kg import paths

SEED = Path(__file__).resolve().parent / "seed"
_shipped = paths.shared


def shared(name: str) -> Path:
    """`kg.paths.shared`, with the data of the two articles as those shipped."""
    return SEED if name == "data" else _shipped(name)


if __name__ == "__main__":
    from kg import cli

    paths.shared = shared
    cli.main()
