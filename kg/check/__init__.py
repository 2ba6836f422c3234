"""Check: what is wrong with the data, and what is true but worth knowing.

``terms`` are names nobody defined, ``shapes`` rules on one thing (SHACL),
``rules`` those that join things (queries), ``mappings`` links to datasets,
``texts`` evidence against the articles this reader holds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kg import graph, paths, turtle
from kg.article import Texts
from kg.check import mappings, rules, shapes, terms, texts
from kg.check.findings import FAULT, NOTICE, Finding, Places
from kg.errors import SssomError, TurtleError
from kg.query.engines import OxigraphEngine
from kg.vocabulary import GRAPH

if TYPE_CHECKING:
    from pyoxigraph import Store

__all__ = ["FAULT", "NOTICE", "Finding", "faults", "run", "store_findings"]

Progress = Callable[[str], None]


def run(data: Sequence[Path], held: Texts, progress: Progress = lambda _: None) -> list[Finding]:
    """The findings over the shipped data and *data*.

    Where *data* is given only findings in those files are returned, whether
    they are the reader's own or part of the shipped data. A fault that a
    reader's own file makes may show elsewhere; it is returned all the same.

    Raises:
        InputError: a file is missing or unreadable.
    """
    sources = graph.files(data)
    broken, whole = _parsed(sources)
    found = list(broken)
    if not broken:
        found += store_findings(graph.load(whole), whole, held, progress)
    if data:
        asked = {path for place in data for path in _below(place)}
        own = not all(path.is_relative_to(paths.shared("data").resolve()) for path in asked)
        found = [
            finding
            for finding in found
            if (own and finding.severity == FAULT)
            or (finding.file and Path(finding.file).resolve() in asked)
        ]
    return sorted(found, key=_order)


def store_findings(
    store: Store, sources: Iterable[graph.File], held: Texts, progress: Progress = lambda _: None
) -> list[Finding]:
    """The findings over a store in memory that was loaded from *sources*."""
    data = [source for source in sources if not source.name.startswith(f"{GRAPH}ontology/")]
    places = Places(
        (_shown(s.path), turtle.decode(s.content, s.path)) for s in data if not graph.is_mappings(s)
    )
    engine = OxigraphEngine(store)
    progress("names")
    found = terms.findings(store, {s.name: _shown(s.path) for s in data}, places)
    progress("shapes")
    found += shapes.findings(store, places)
    progress("rules")
    found += rules.findings(engine, places)
    progress("mappings")
    found += mappings.findings(store, [(_shown(s.path), s) for s in data if graph.is_mappings(s)])
    progress("passages")
    found += texts.findings(engine, held, places)
    return sorted(set(found), key=_order)


def faults(found: Iterable[Finding]) -> list[Finding]:
    """Those findings that break a rule."""
    return [finding for finding in found if finding.severity == FAULT]


def _parsed(sources: Iterable[graph.File]) -> tuple[list[Finding], list[graph.File]]:
    """Files that do not parse, as findings, and those that do."""
    broken, whole = [], []
    for source in sources:
        try:
            graph.parse(source)
        except (TurtleError, SssomError) as error:
            problem = error.problem.removesuffix("; mend the Turtle")
            fix = "Mend the file; until then nothing else of it is checked."
            broken.append(
                Finding(FAULT, "syntax", _shown(source.path), error.line, "", "", "", problem, fix)
            )
        else:
            whole.append(source)
    return broken, whole


def _below(place: Path) -> list[Path]:
    return [path.resolve() for path in (graph.listed(place) if place.exists() else [place])]


def _shown(path: Path) -> str:
    """*path* from here if it lies below, else in full."""
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)


def _order(finding: Finding) -> tuple[bool, str, str, int, str, str, str]:
    return (
        finding.severity != FAULT, finding.rule, finding.file or "", finding.line or 0,
        finding.entity, finding.property, finding.value,
    )  # fmt: skip
