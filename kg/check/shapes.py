"""Shapes: what SHACL finds, as findings."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from kg import paths
from kg.check.findings import FAULT, NOTICE, Finding, Places, shown
from kg.check.sorts import Things, sorts

if TYPE_CHECKING:
    from pyoxigraph import Store
    from rdflib import Graph


def findings(store: Store, places: Places) -> list[Finding]:
    """What the shapes find in the default graph of *store*.

    One thing of each sort is looked at first, then every thing of those sorts in
    which something was found.
    """
    shapes = read()
    things = Things(store)
    alike = sorts(things, shapes)
    with _quiet():
        _, first = _validated(things, shapes, [sort[0] for sort in alike])
    wrong = [thing for sort in alike if sort[0].value in first for thing in sort]
    return told(things, shapes, wrong, places)


def told(things: Things, shapes: Graph, chosen: Sequence[Any], places: Places) -> list[Finding]:
    """What the shapes find in the things *chosen* alone."""
    with _quiet():
        report, _ = _validated(things, shapes, chosen)
    return list(_findings(shapes, report, places))


def read() -> Graph:
    """The shapes of the ontology."""
    import rdflib

    return rdflib.Graph().parse(paths.shared("ontology") / "shapes.ttl", format="turtle")


def _validated(things: Things, shapes: Graph, chosen: Sequence[Any]) -> tuple[Graph, set[str]]:
    """What pySHACL says of the things *chosen* alone: its report, and the things it names."""
    import pyshacl
    import rdflib
    from rdflib.namespace import SH

    if not chosen:
        return rdflib.Graph(), set()
    data = _graph(things, chosen)
    aimed = _aimed(things, shapes, chosen)
    _, report, _ = pyshacl.validate(data, shacl_graph=aimed, inference="none", advanced=False)
    assert isinstance(report, rdflib.Graph)
    return report, {str(focus) for focus in report.objects(None, SH.focusNode)}


def _graph(things: Things, chosen: Sequence[Any]) -> Graph:
    """All that is said of the things *chosen*, and of which classes their values are."""
    import rdflib

    data = rdflib.Graph()
    for thing in chosen:
        subject = term(thing)
        for path, value in things.values[thing]:
            data.add((subject, term(path), term(value)))
            for name in things.classes.get(value, ()):
                data.add((term(value), rdflib.RDF.type, rdflib.URIRef(name)))
    for lower, uppers in things.above.items():
        for upper in uppers:
            data.add((rdflib.URIRef(lower), rdflib.RDFS.subClassOf, rdflib.URIRef(upper)))
    return data


def _aimed(things: Things, shapes: Graph, chosen: Sequence[Any]) -> Graph:
    """*shapes*, aimed at those of the things *chosen* that they are meant for, one by one.

    The values of a thing stand beside it in the graph with their classes alone,
    and would else be found wanting.
    """
    import rdflib
    from rdflib.namespace import SH

    aimed = rdflib.Graph()
    aimed += shapes
    by_class: dict[str, list[Any]] = {}
    by_property: dict[str, list[Any]] = {}
    for thing in chosen:
        node = term(thing)
        for name in things.classes_above(thing):
            by_class.setdefault(name, []).append(node)
        for path in {path.value for path, _ in things.values[thing]}:
            by_property.setdefault(path, []).append(node)
    for word, found in ((SH.targetClass, by_class), (SH.targetSubjectsOf, by_property)):
        for shape, meant in list(aimed.subject_objects(word)):
            aimed.remove((shape, word, meant))
            for node in found.get(str(meant), ()):
                aimed.add((shape, SH.targetNode, node))
    return aimed


def term(of_store: Any) -> Any:
    """A term of the store as rdflib has it."""
    import rdflib

    if hasattr(of_store, "datatype"):
        language = of_store.language
        datatype = None if language else rdflib.URIRef(of_store.datatype.value)
        return rdflib.Literal(of_store.value, lang=language, datatype=datatype)
    if type(of_store).__name__ == "BlankNode":
        return rdflib.BNode(of_store.value)
    return rdflib.URIRef(of_store.value)


def _findings(shapes: Graph, report: Graph, places: Places) -> Iterator[Finding]:
    import rdflib
    from rdflib.namespace import SH

    for result in report.subjects(rdflib.RDF.type, SH.ValidationResult):
        focus = str(report.value(result, SH.focusNode))
        path = report.value(result, SH.resultPath)
        property_ = str(path) if isinstance(path, rdflib.URIRef) else ""
        severity = report.value(result, SH.resultSeverity)
        message = " ".join(sorted(str(m) for m in report.objects(result, SH.resultMessage)))
        file, line = places.of(focus, property_)
        yield Finding(
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


def _value(value: Any) -> str:
    return "" if value is None else shown(str(value))


def _rule(shapes: Graph, report: Graph, result: Any) -> str:
    """The name of the shape, or of the node shape that holds it."""
    import rdflib
    from rdflib.namespace import SH

    shape: Any = report.value(result, SH.sourceShape)
    while isinstance(shape, rdflib.BNode):
        shape = next(iter(shapes.subjects(SH.property, shape)), None)
    if shape is None:
        return "shape"
    return str(shape).rsplit("/", 1)[-1].rsplit("#", 1)[-1]
