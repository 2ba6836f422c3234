"""Fixtures that all tests share, and what happens where a part is missing."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pyoxigraph
import pytest

import kg
from kg import graph as graphs
from kg.query import OxigraphEngine
from kg.vocabulary import GRAPH

SEED = Path(__file__).parent / "seed"
SHARED = os.environ.get("KG_SHARED")
IN_CI = bool(os.environ.get("CI"))


def chromium() -> str | None:
    """The path of the browser that page tests drive, if there is one."""
    return shutil.which("chromium") or shutil.which("chromium-browser")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave out what cannot run here; under CI a missing part is a failure."""
    for item in items:
        if item.get_closest_marker("held") and not SHARED and not IN_CI:
            item.add_marker(pytest.mark.skip(reason="not run: held (KG_SHARED is not set)"))
        if item.get_closest_marker("pages") and chromium() is None and not IN_CI:
            item.add_marker(pytest.mark.skip(reason="not run: pages (no Chromium)"))


def pytest_terminal_summary(terminalreporter: object) -> None:
    """Say in plain words what was not run, so that nobody takes it for passed."""
    line = getattr(terminalreporter, "write_line", print)
    if chromium() is None and not IN_CI:
        line("not run: pages (no Chromium)")
    if not SHARED and not IN_CI:
        line("not run: held (KG_SHARED is not set)")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of held articles and datasets that KG_SHARED names."""
    if not SHARED:
        pytest.fail("KG_SHARED is not set: the held texts were not tested")
    return Path(SHARED)


@pytest.fixture(scope="session")
def kg_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home of its own for the whole run; no test touches the user's."""
    return tmp_path_factory.mktemp("kg-home")


@pytest.fixture(autouse=True)
def _home(kg_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_HOME", str(kg_home))


@pytest.fixture(scope="session")
def seed_store() -> pyoxigraph.Store:
    """The graph of the first two articles alone, as it stood in data 2026.11.1.

    It does not grow: rows worked out by hand from the two texts hold on it.
    """
    ontology = [file for file in graphs.files() if "/graph/ontology/" in file.name]
    seed = [
        graphs.File(path, f"{GRAPH}data/{path.relative_to(SEED).with_suffix('').as_posix()}",
                    path.read_bytes())
        for path in sorted(SEED.rglob("*.ttl"))
    ]  # fmt: skip
    return graphs.load([*ontology, *seed])


@pytest.fixture(scope="session")
def seed_engine(seed_store: pyoxigraph.Store) -> OxigraphEngine:
    """The embedded engine over the two articles."""
    return OxigraphEngine(seed_store)


@pytest.fixture(scope="session")
def seed_graph(seed_engine: OxigraphEngine) -> kg.Graph:
    """The reader's face over the two articles."""
    return kg.Graph(seed_engine, None)


@pytest.fixture(scope="session")
def store() -> pyoxigraph.Store:
    """The shipped data in memory, with the derived layer; not to be written."""
    return graphs.load(graphs.files())


@pytest.fixture(scope="session")
def engine(store: pyoxigraph.Store) -> OxigraphEngine:
    """The embedded engine over the shipped data."""
    return OxigraphEngine(store)


@pytest.fixture(scope="session")
def graph(kg_home: Path) -> kg.Graph:
    """The shipped data, built and opened as a reader would."""
    return kg.open(store=kg_home / "store")
