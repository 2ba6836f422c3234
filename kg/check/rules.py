"""Rules: the check queries, run on the store.

A rule that joins entities is a query: as a SHACL constraint it was some
thousand times slower (measured). Each answers ?entity ?property ?value.
"""

from __future__ import annotations

from kg import paths, query
from kg.check.findings import FAULT, NOTICE, Finding, Places, property_iri, shown
from kg.query import library
from kg.query.engines import Engine


def findings(engine: Engine, places: Places) -> list[Finding]:
    """What the fault and notice queries find."""
    found = []
    for severity, folder in ((FAULT, "faults"), (NOTICE, "notices")):
        for path in sorted((paths.shared("queries") / "checks" / folder).glob("*.rq")):
            rule = library.read(path)
            for entity, property_, value in query.select(engine, rule.text).terms():
                name = shown(property_)
                file, line = places.of(entity.value, property_iri(name))
                found.append(
                    Finding(
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
                )
    return found
