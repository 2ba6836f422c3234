"""The page on reconciliation: its example runs, and its tables and limits are those of the code."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

import kg
from kg import serve
from kg.errors import UsageError
from kg.serve import batch, front, kinds

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "docs"))
NAME = "docs/reconciliation.md"
PAGE = (ROOT / NAME).read_text(encoding="utf-8")


def test_the_example_prints_what_the_page_says(graph: kg.Graph):
    """`python docs/blocks.py` renews it."""
    import blocks

    steps = blocks.steps(PAGE)
    assert len(steps) == PAGE.count("```python") == PAGE.count("```text") == 1
    assert blocks.printed([code for code, _ in steps], NAME) == [told for _, told in steps]


def test_every_type_and_property_stands_on_the_page():
    """With what else a property may be called."""
    assert all(f"`{one.id}`" in PAGE for one in kinds.TYPES)
    rows = re.findall(r"^\| `(\w+)` \| (.*?) \| (.*?) ?\|$", PAGE, re.MULTILINE)
    assert [(name, said, re.findall(r"`(.*?)`", terms)) for name, said, terms in rows] == [
        (one.id, one.description, list(one.terms)) for one in kinds.PROPERTIES
    ]


def test_the_limits_are_those_in_force():
    """In the units of the page."""
    assert f"up to {batch.MOST_QUERIES} queries" in PAGE
    assert f"up to {front.LONGEST_BODY // 1_000_000} MB" in PAGE
    assert f"up to {batch.MOST_CELLS:,} cells" in PAGE


def test_a_malformed_batch_is_refused_in_python_too(graph: kg.Graph):
    """In the same words as over the network."""
    with pytest.raises(UsageError, match="has neither a query nor properties"):
        serve.answer(graph.engine, {"q": {}})
