"""Shapes: what SHACL finds, as findings."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from kg import paths
from kg.check.findings import FAULT, NOTICE, Finding, Places, shown

if TYPE_CHECKING:
    from pyoxigraph import Store


def findings(store: Store, places: Places) -> list[Finding]:
    """What the shapes find in the default graph of *store*."""
    import pyshacl
    import rdflib
    from rdflib.namespace import SH

    from kg.query.engines import RdflibEngine

    shapes = rdflib.Graph().parse(paths.shared("ontology") / "shapes.ttl", format="turtle")
    with _quiet():
        data = RdflibEngine.of(store).dataset.default_graph
        _, report, _ = pyshacl.validate(data, shacl_graph=shapes, inference="none", advanced=False)
    assert isinstance(report, rdflib.Graph)
    found = []
    for result in report.subjects(rdflib.RDF.type, SH.ValidationResult):
        focus = str(report.value(result, SH.focusNode))
        path = report.value(result, SH.resultPath)
        property_ = str(path) if isinstance(path, rdflib.URIRef) else ""
        severity = report.value(result, SH.resultSeverity)
        message = " ".join(sorted(str(m) for m in report.objects(result, SH.resultMessage)))
        file, line = places.of(focus, property_)
        found.append(
            Finding(
                severity=FAULT if severity == SH.Violation else NOTICE,
                rule=_rule(shapes, report, result),
                file=file,
                line=line,
                entity=shown(focus),
                property=shown(property_),
                value=_value(report.value(result, SH.value)),
                message=message,
                fix=message,
            )
        )
    return found


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep rdflib from logging a traceback for each malformed date; a shape says it."""
    logger = logging.getLogger("rdflib.term")
    level = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(level)


def _value(term: Any) -> str:
    return "" if term is None else shown(str(term))


def _rule(shapes: Any, report: Any, result: Any) -> str:
    """The name of the shape, or of the node shape that holds it."""
    import rdflib
    from rdflib.namespace import SH

    shape = report.value(result, SH.sourceShape)
    while isinstance(shape, rdflib.BNode):
        shape = next(iter(shapes.subjects(SH.property, shape)), None)
    if shape is None:
        return "shape"
    return str(shape).rsplit("/", 1)[-1].rsplit("#", 1)[-1]
