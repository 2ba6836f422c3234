"""Rules: the check queries, run on the store.

A rule that joins entities is a query: as a SHACL constraint it was some
thousand times slower (measured). Each answers ?entity ?property ?value.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kg import paths, query
from kg.check.findings import FAULT, NOTICE, Finding, Places, property_iri, shown
from kg.query import library
from kg.query.engines import Engine


def findings(engine: Engine, places: Places) -> list[Finding]:
    """What the fault and notice queries find."""
    return [
        finding
        for severity in (FAULT, NOTICE)
        for path in files(severity)
        for finding in told(engine, path, severity, places)
    ]


def files(severity: str) -> list[Path]:
    """The check queries of a severity, by name."""
    return sorted((paths.shared("queries") / "checks" / f"{severity}s").glob("*.rq"))


def told(engine: Engine, path: Path, severity: str, places: Places) -> Iterator[Finding]:
    """What the one check query at *path* finds."""
    rule = library.read(path)
    for entity, property_, value in query.select(engine, rule.text).terms():
        name = shown(property_)
        file, line = places.of(entity.value, property_iri(name))
        yield Finding(
            severity=severity,
            rule=rule.name,
            file=file,
            line=line,
            entity=shown(entity),
            property=name,
            value=shown(value),
            message=rule.summary,
            fix=rule.fix,
        )
