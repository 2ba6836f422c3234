"""The house: who may import whom, and what importing costs."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import kg

PACKAGE = Path(kg.__file__).parent
# Each room may import the rooms before it.
ORDER = (
    *("errors", "vocabulary", "lexer", "paths", "turtle", "sssom", "article", "claim", "names"),
    *("linkset", "graph", "query", "check", "build", "versions", "show", "network", "draw", "link"),
    *("contribute", "export", "serve", "api", "cli"),
)
# One outside library, one home.
HOMES = {
    "networkx": {"network", "draw", "api"},
    "scipy": {"network"},
    "pyvis": {"draw"},
    "resvg_py": {"draw"},
    "jinja2": {"draw"},
    "pyshacl": {"check"},
    "click": {"cli"},
    "rich": {"cli"},
    "rapidfuzz": {"names", "check", "query"},
    "yaml": {"query", "sssom", "link"},
    "filelock": {"build"},
    "oxrdflib": {"api"},
    "platformdirs": {"paths"},
    "starlette": {"serve"},
    "uvicorn": {"serve"},
}


def room(path: Path) -> str:
    """The room that a module stands in: its file or its folder below kg/."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(path: Path) -> set[str]:
    """The dotted names that a module imports, at any depth."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import; write the whole name"
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
    return found


MODULES = sorted(p for p in PACKAGE.rglob("*.py") if "share" not in p.parts)


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_imports_go_one_way(path: Path):
    """A room imports only what stands before it, so each can be read alone."""
    here = room(path)
    if here in {"__init__", "__main__"}:
        return
    wrong = []
    for name in imports(path):
        parts = name.split(".")
        if parts[0] != "kg" or len(parts) < 2 or parts[1] == "__version__":
            continue
        if ORDER.index(parts[1]) > ORDER.index(here):
            wrong.append(name)
    assert wrong == []


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_an_outside_library_has_one_home(path: Path):
    """Only the rooms named above know a library, so it can be replaced there."""
    wrong = [
        name
        for name in imports(path)
        if name.split(".")[0] in HOMES and room(path) not in HOMES[name.split(".")[0]]
    ]
    assert wrong == []


def loaded_by(code: str) -> set[str]:
    """The top-level packages in memory after *code* ran in a fresh interpreter."""
    script = f"import sys\n{code}\nprint(sorted({{m.split('.')[0] for m in sys.modules}}))"
    done = subprocess.run(
        [sys.executable, "-I", "-c", script], capture_output=True, text=True, check=True
    )
    return set(ast.literal_eval(done.stdout.splitlines()[-1]))


def outside(modules: set[str]) -> set[str]:
    """Those that are neither of the standard library nor of start-up."""
    own = loaded_by("")
    return {m for m in modules if m not in sys.stdlib_module_names and m not in own}


def test_importing_kg_loads_nothing_else():
    """`import kg` has no effects and loads no other package."""
    assert outside(loaded_by("import kg")) == {"kg"}


def test_help_imports_click_and_kg_only():
    """`kg --help` must not pay for engines it does not use."""
    code = """
import kg.cli
sys.argv = ["kg", "--help"]
try:
    kg.cli.main()
except SystemExit:
    pass
"""
    assert outside(loaded_by(code)) == {"click", "kg"}


def test_a_library_query_in_csv_loads_neither_rdflib_nor_rich(kg_home: Path, graph: kg.Graph):
    """The fast path is the store library alone: rdflib costs more than the answer."""
    code = f"""
import os, kg.cli
os.environ["KG_HOME"] = {str(kg_home)!r}
sys.argv = ["kg", "query", "no-recommendations", "--format", "csv"]
try:
    kg.cli.main()
except SystemExit:
    pass
"""
    assert graph.place is not None
    assert outside(loaded_by(code)).isdisjoint({"rdflib", "rich", "networkx", "rapidfuzz"})
