"""The worked example in Python: every step runs, and prints what the page says."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

import kg

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "docs"))
PAGE = "docs/analysis.md"


@pytest.fixture(scope="module")
def page() -> str:
    return (ROOT / PAGE).read_text(encoding="utf-8")


def test_every_step_prints_what_the_page_says(graph: kg.Graph, page: str):
    """A figure in the page is one somebody ran; `python docs/blocks.py` renews it."""
    import blocks

    steps = blocks.steps(page)
    found = blocks.printed([code for code, _ in steps], PAGE)
    for (code, told), now in zip(steps, found, strict=True):
        assert now == told, code


def test_every_block_is_a_step(page: str):
    """No code stands on the page that is not run, and every step prints something."""
    import blocks

    steps = blocks.steps(page)
    assert len(steps) == page.count("```python") == page.count("```text")
    assert all(told.strip() for _, told in steps)


def test_every_parameter_is_on_the_page(page: str):
    """A parameter that nobody is told of does not exist for a reader."""
    from kg.network.build import PARAMETERS

    for name, parameters in PARAMETERS.items():
        assert f'"{name}"' in page
        for parameter in parameters:
            assert f"`{parameter}" in page or f"{parameter}=" in page, parameter
