"""Sorts: things that no shape can tell apart, so that one of each need be looked at.

A shape of ours looks at a thing and the values of its properties: how many there
are, of which class or datatype each is, and what its own tests (a pattern, a
bound, a list) say of it. Things that agree in all that pass and fail together.
There are some hundred sorts of the thousands of things in the record, and pySHACL
takes milliseconds for each thing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import partial
from operator import ge, le
from typing import TYPE_CHECKING, Any

from kg.vocabulary import PREFIXES

if TYPE_CHECKING:
    from pyoxigraph import Store
    from rdflib import Graph

Test = Callable[[Any], bool]

_TYPE = f"{PREFIXES['rdf']}type"
_SUBCLASS = f"{PREFIXES['rdfs']}subClassOf"
_XSD = PREFIXES["xsd"]
# What a shape may ask of a value, and what else it may say, to look no further.
_OF_VALUES = (
    *("class", "datatype", "nodeKind", "languageIn"),
    *("pattern", "minInclusive", "maxInclusive", "minLength", "in", "hasValue"),
)
LOCAL = frozenset(
    (
        *("path", "property", "targetClass", "targetSubjectsOf", "message", "severity"),
        *("minCount", "maxCount", "or", "xone", "not"),
        *_OF_VALUES,
    )
)
_WRITTEN = {
    f"{_XSD}integer": re.compile(r"[+-]?[0-9]+").fullmatch,
    f"{_XSD}decimal": re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)").fullmatch,
    f"{_XSD}boolean": re.compile("true|false|0|1").fullmatch,
}


class Things:
    """What a store says of each thing in its default graph."""

    def __init__(self, store: Store) -> None:
        import pyoxigraph

        self.values: dict[Any, list[tuple[Any, Any]]] = {}
        self.above: dict[str, list[str]] = {}
        classes: dict[Any, set[str]] = {}
        quads: Iterable[Any] = store.quads_for_pattern(None, None, None, pyoxigraph.DefaultGraph())
        for quad in quads:
            self.values.setdefault(quad.subject, []).append((quad.predicate, quad.object))
            if quad.predicate.value == _TYPE:
                classes.setdefault(quad.subject, set()).add(quad.object.value)
            elif quad.predicate.value == _SUBCLASS:
                self.above.setdefault(quad.subject.value, []).append(quad.object.value)
        self.classes = {thing: frozenset(names) for thing, names in classes.items()}

    def classes_above(self, thing: Any) -> set[str]:
        """The classes of *thing*, and those that they are subclasses of."""
        found: set[str] = set()
        waiting = list(self.classes.get(thing, ()))
        while waiting:
            name = waiting.pop()
            if name not in found:
                found.add(name)
                waiting += self.above.get(name, ())
        return found

    def kind(self, value: Any, *, classes: bool) -> object:
        """Of which datatype *value* is, and whether it is written as that asks; or of which class.

        Without *classes*, only whether it is a thing with an IRI.
        """
        if not hasattr(value, "datatype"):
            return type(value).__name__, self.classes.get(value) if classes else None
        return value.datatype.value, value.language, _well_written(value)


@dataclass(frozen=True, slots=True)
class Asked:
    """What the shapes ask: the properties they name, and the tests of their values.

    *classed* are those of the properties whose values have to be of a class; *most* is
    the number from which on it does not matter how many values there are.
    """

    properties: frozenset[str]
    classed: frozenset[str]
    tests: dict[str, tuple[Test, ...]]
    most: int

    @classmethod
    def of(cls, shapes: Graph) -> Asked | None:
        """What *shapes* ask, or `None` where they look further than values."""
        from rdflib import SH, BNode

        shacl = PREFIXES["sh"]
        said = {str(word) for word in shapes.predicates()}
        told = {word.removeprefix(shacl) for word in said if word.startswith(shacl)}
        paths = list(shapes.subject_objects(SH.path))
        if told - LOCAL or any(isinstance(path, BNode) for _, path in paths):
            return None
        tests: dict[str, list[Test]] = {}
        of_values: set[Any] = set()
        classed: set[str] = set()
        for node, path in paths:
            inner = list(_within(shapes, node))
            of_values.update(inner)
            if any((other, SH["class"], None) in shapes for other in inner):
                classed.add(str(path))
            tests.setdefault(str(path), []).extend(t for n in inner for t in _tests(shapes, n))
        asking = {node for word in _OF_VALUES for node in shapes.subjects(SH[word])}
        if asking - of_values or any((node, SH.property, None) in shapes for node in of_values):
            return None
        targets = {str(target) for target in shapes.objects(None, SH.targetSubjectsOf)}
        counts = [int(str(n)) for p in (SH.minCount, SH.maxCount) for n in shapes.objects(None, p)]
        return cls(
            properties=frozenset({*tests, *targets}),
            classed=frozenset(classed),
            tests={path: tuple(found) for path, found in tests.items() if found},
            most=max(counts, default=0) + 1,
        )

    def look(self, things: Things, path: str, value: Any) -> object:
        """All that matters of a value of *path*: its kind, and what each test says of it."""
        kind = things.kind(value, classes=path in self.classed)
        try:
            return path, kind, tuple(test(value) for test in self.tests.get(path, ()))
        except InvalidOperation:
            return path, kind, value


def sorts(things: Things, shapes: Graph) -> list[list[Any]]:
    """The things of *things*, in lists of those that *shapes* cannot tell apart."""
    asked = Asked.of(shapes)
    if asked is None:
        return [[thing] for thing in things.values]
    found: dict[object, list[Any]] = {}
    for thing, values in things.values.items():
        kinds = Counter(
            asked.look(things, path.value, value)
            for path, value in values
            if path.value in asked.properties
        )
        counted = frozenset((kind, min(count, asked.most)) for kind, count in kinds.items())
        found.setdefault((things.classes.get(thing), counted), []).append(thing)
    return list(found.values())


def _within(shapes: Graph, node: Any) -> Iterator[Any]:
    """A property shape and the nameless shapes of the same value inside it."""
    from rdflib import SH

    yield node
    for word in (SH["or"], SH.xone, SH["not"]):
        for inner in shapes.objects(node, word):
            members: Iterable[Any] = [inner] if word == SH["not"] else shapes.items(inner)
            for member in members:
                yield from _within(shapes, member)


def _tests(shapes: Graph, node: Any) -> Iterator[Test]:
    """The tests that a shape makes of a value."""
    from rdflib import SH

    for pattern in shapes.objects(node, SH.pattern):
        yield partial(_matches, re.compile(str(pattern)))
    for word, compare in ((SH.minInclusive, ge), (SH.maxInclusive, le)):
        for bound in shapes.objects(node, word):
            yield partial(_bounded, compare, Decimal(str(bound)))
    for length in shapes.objects(node, SH.minLength):
        yield partial(_long, int(str(length)))
    for members in shapes.objects(node, SH["in"]):
        yield partial(_among, [_key(member) for member in shapes.items(members)])
    for value in shapes.objects(node, SH.hasValue):
        yield partial(_among, [_key(value)])


def _matches(pattern: re.Pattern[str], value: Any) -> bool:
    return pattern.search(value.value) is not None


def _bounded(compare: Callable[[Decimal, Decimal], bool], bound: Decimal, value: Any) -> bool:
    return compare(Decimal(value.value), bound)


def _long(length: int, value: Any) -> bool:
    return len(value.value) >= length


def _among(keys: Sequence[object], value: Any) -> bool:
    return _key(value) in keys


def _key(term: Any) -> tuple[str, bool]:
    """A term of either library, so that they can be compared: its text, and if it is a literal."""
    text = str(term) if isinstance(term, str) else term.value
    return text, hasattr(term, "datatype")


def _well_written(literal: Any) -> bool:
    """Whether a number, day or truth value is written as its datatype asks."""
    if literal.datatype.value == f"{_XSD}date":
        try:
            date.fromisoformat(literal.value)
        except ValueError:
            return False
        return True
    fits = _WRITTEN.get(literal.datatype.value)
    return fits is None or fits(literal.value) is not None
