"""Spoil the record in ten ways, and count how often the checks say what and where.

    python benchmarks/mutations.py [SEED] [--each 20] [--show]

The store is built once. Each mutation changes one thing of it in memory, in the
default graph and in that of its file, asks the checks, and is undone. It counts
as found if a fault names the very entity that was changed, and its file. Asked
are, until one finds it: the names (`kg.check.terms`) in the file touched, the
shapes on the entity touched, then the fault queries over the whole store, those
first that found the last mutation of the kind. The derived layer is left as it
was built. Exit code 1 if a kind is found in fewer than 95 of a hundred.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pyoxigraph as ox
from rdflib import RDF, SH

from kg import graph, turtle
from kg.check import FAULT, rules, shapes, sorts, terms
from kg.check.findings import Finding, Places, shown
from kg.query.engines import OxigraphEngine
from kg.vocabulary import GRAPH, PREFIXES

END, ORG = PREFIXES["end"], PREFIXES["org"]
WANTED = 0.95
YEARS = 50
# The days of one date, as a fact has it: all of a group are wrong together.
DATES = (
    ("earliest", "latest", "announced", "lapsed", "datePublished"),
    ("startEarliest", "startLatest"),
    ("endEarliest", "endLatest"),
)
PAIRS = (("earliest", "latest"), ("startEarliest", "startLatest"), ("endEarliest", "endLatest"))


@dataclass(frozen=True, slots=True)
class Change:
    """Triples of one entity that go and that come, in the default graph and one file's."""

    entity: ox.NamedNode
    file: ox.NamedNode
    removed: tuple[ox.Triple, ...]
    added: tuple[ox.Triple, ...]

    def quads(self, triples: tuple[ox.Triple, ...]) -> list[ox.Quad]:
        return [
            ox.Quad(t.subject, t.predicate, t.object, g)
            for t in triples
            for g in (ox.DefaultGraph(), self.file)
        ]


class Record:
    """The store, and what mutations choose from: the entities of data files, by name."""

    def __init__(self) -> None:
        sources = list(graph.files())
        self.store = graph.load(sources)
        data = [s for s in sources if s.name.startswith(f"{GRAPH}data/")]
        self.paths = {s.name: str(s.path) for s in data}
        self.places = Places((str(s.path), turtle.decode(s.content, s.path)) for s in data)
        self.engine = OxigraphEngine(self.store)
        self.shapes = shapes.read()
        self.things = sorts.Things(self.store)
        self.files: dict[ox.NamedNode, ox.NamedNode] = {}
        self.said: dict[ox.NamedNode, dict[str, list[Any]]] = {}
        for source in data:
            name = ox.NamedNode(source.name)
            for quad in self.store.quads_for_pattern(None, None, None, name):
                self.files.setdefault(quad.subject, name)
                if self.files[quad.subject] == name:
                    values = self.said.setdefault(quad.subject, {})
                    values.setdefault(quad.predicate.value, []).append(quad.object)
        for values in self.said.values():
            for found in values.values():
                found.sort(key=str)
        self.entities = sorted(self.said, key=lambda entity: entity.value)
        self.first: dict[str, list[str]] = {}

    def of_class(self, name: str) -> list[ox.NamedNode]:
        return [e for e in self.entities if f"{END}{name}" in self.things.classes_above(e)]

    def value(self, entity: Any, name: str) -> Any:
        return next(iter(self.said.get(entity, {}).get(f"{END}{name}", [])), None)

    def change(self, entity: Any, path: str, old: list[Any], new: list[Any]) -> Change:
        p = ox.NamedNode(path)
        triples = [tuple(ox.Triple(entity, p, v) for v in values) for values in (old, new)]
        return Change(entity, self.files[entity], *triples)

    def asked(self, constraint: Any) -> list[tuple[ox.NamedNode, str]]:
        """Each entity with a property of its that a shape of its class asks *constraint* 1 of."""
        wanted: dict[str, set[str]] = {}
        for shape, class_ in self.shapes.subject_objects(SH.targetClass):
            for node in self.shapes.objects(shape, SH.property):
                if self.shapes.value(node, SH.severity) == SH.Warning:
                    continue
                count = self.shapes.value(node, constraint)
                if count is not None and int(str(count)) == 1:
                    path = str(self.shapes.value(node, SH.path))
                    wanted.setdefault(str(class_), set()).add(path)
        return [
            (entity, path)
            for entity in self.entities
            for path in sorted(
                {p for c in self.things.classes_above(entity) for p in wanted.get(c, ())}
            )
            if path in self.said[entity]
        ]


# The mutations: each yields candidates, in an order of its own, drawn from at random.


def obligatory_dropped(record: Record, chance: random.Random) -> Change:
    entity, path = chance.choice(record.asked(SH.minCount))
    return record.change(entity, path, record.said[entity][path], [])


def last_source_dropped(record: Record, chance: random.Random) -> Change:
    path = f"{END}supportedBy"
    [needing] = [
        set(map(str, record.shapes.objects(shape, SH.targetClass)))
        for shape in record.shapes.subjects(RDF.type, SH.NodeShape)
        if str(shape).endswith("#supported")
    ]
    entity = chance.choice(
        [
            e
            for e in record.entities
            if len(record.said[e].get(path, [])) == 1 and record.things.classes_above(e) & needing
        ]
    )
    return record.change(entity, path, record.said[entity][path], [])


def rank_taken(record: Record, chance: random.Random) -> Change:
    path = f"{END}rank"
    ranked = [e for e in record.of_class("Endorsement") if path in record.said[e]]
    entity, other = chance.choice(
        [
            (one, two)
            for one in ranked
            for two in ranked
            if one != two and record.value(one, "decision") == record.value(two, "decision")
        ]
    )
    return record.change(entity, path, record.said[entity][path], record.said[other][path])


def candidacy_of_another_contest(record: Record, chance: random.Random) -> Change:
    candidacies = record.of_class("Candidacy")
    entity, path, old = chance.choice(
        [
            (e, f"{END}{name}", record.value(e, name))
            for e in record.entities
            for name in ("candidacy", "of", "comparedWith")
            if record.value(e, name) in candidacies
        ]
    )
    contest = record.value(old, "contest")
    new = chance.choice([c for c in candidacies if record.value(c, "contest") != contest])
    return record.change(entity, path, [old], [new])


def days_swapped(record: Record, chance: random.Random) -> Change:
    entity, a, b = chance.choice(
        [
            (e, a, b)
            for e in record.entities
            for a, b in PAIRS
            if record.value(e, a)
            and record.value(e, b)
            and record.value(e, a) != record.value(e, b)
        ]
    )
    first, last = record.value(entity, a), record.value(entity, b)
    one = record.change(entity, f"{END}{a}", [first], [last])
    two = record.change(entity, f"{END}{b}", [last], [first])
    return Change(entity, one.file, one.removed + two.removed, one.added + two.added)


def date_50_years_off(record: Record, chance: random.Random) -> Change:
    entity, days = chance.choice(
        [
            (e, days)
            for e in record.entities
            for group in DATES
            if (
                days := [
                    (path, value)
                    for path, values in sorted(record.said[e].items())
                    for value in values
                    if re.split("[#/]", path)[-1] in group
                ]
            )
        ]
    )
    years = chance.choice((-YEARS, YEARS))
    removed, added = [], []
    for path, value in days:
        year, rest = int(value.value[:4]) + years, value.value[4:].replace("-02-29", "-02-28")
        day = ox.Literal(f"{year:04}{rest}", datatype=value.datatype)
        removed.append(ox.Triple(entity, ox.NamedNode(path), value))
        added.append(ox.Triple(entity, ox.NamedNode(path), day))
    return Change(entity, record.files[entity], tuple(removed), tuple(added))


def named(record: Record, prefix: str) -> list[tuple[ox.NamedNode, str, ox.NamedNode]]:
    """Each entity with a property and a value whose IRI begins so, but for its class."""
    return [
        (entity, path, value)
        for entity in record.entities
        for path, values in sorted(record.said[entity].items())
        for value in values
        if isinstance(value, ox.NamedNode)
        and value.value.startswith(prefix)
        and path != f"{PREFIXES['rdf']}type"
    ]


def unknown_concept(record: Record, chance: random.Random) -> Change:
    entity, path, old = chance.choice(named(record, END))
    return record.change(entity, path, [old], [ox.NamedNode(f"{old.value}Unknown")])


def dangling_iri(record: Record, chance: random.Random) -> Change:
    entity, path, old = chance.choice(named(record, "https://w3id.org/endorsement/id/"))
    return record.change(entity, path, [old], [ox.NamedNode(f"{old.value}-nowhere")])


def second_value(record: Record, chance: random.Random) -> Change:
    entity, path = chance.choice(record.asked(SH.maxCount))
    have = record.said[entity][path]
    others = sorted({v for said in record.said.values() for v in said.get(path, ())}, key=str)
    new = [v for v in others if v not in have] or [ox.Literal(f"{have[0].value}1")]
    return record.change(entity, path, [], [chance.choice(new)])


def another_endorser(record: Record, chance: random.Random) -> Change:
    path = f"{END}endorser"
    entity = chance.choice(record.of_class("Endorsement"))
    old = record.said[entity][path]
    endorsers = {record.value(d, "endorser") for d in record.of_class("Decision")}
    new = chance.choice(sorted(endorsers - set(old), key=str))
    return record.change(entity, path, old, [new])


MUTATIONS: dict[str, Callable[[Record, random.Random], Change]] = {
    "an obligatory property dropped": obligatory_dropped,
    "the last source dropped": last_source_dropped,
    "a rank that is taken": rank_taken,
    "a candidacy of another contest": candidacy_of_another_contest,
    "earliest and latest swapped": days_swapped,
    "a date 50 years off": date_50_years_off,
    "an unknown concept": unknown_concept,
    "a dangling IRI": dangling_iri,
    "a second value of a single-valued property": second_value,
    "an endorser other than the decision's": another_endorser,
}


def applied(record: Record, change: Change, *, back: bool) -> None:
    """Make *change* in the store, or take it *back*."""
    going, coming = (change.added, change.removed) if back else (change.removed, change.added)
    for quad in change.quads(going):
        record.store.remove(quad)
    for quad in change.quads(coming):
        record.store.add(quad)
    now = record.store.quads_for_pattern(change.entity, None, None, ox.DefaultGraph())
    record.things.values[change.entity] = [(q.predicate, q.object) for q in now]


def told(record: Record, change: Change, kind: str) -> Iterator[Finding]:
    """The faults that the checks tell of, the likely ones first."""
    file = change.file.value
    yield from terms.findings(record.store, {file: record.paths[file]}, record.places)
    yield from shapes.told(record.things, record.shapes, [change.entity], record.places)
    first = record.first.setdefault(kind, [])
    paths = sorted(rules.files(FAULT), key=lambda p: p.stem not in first)
    for path in paths:
        for finding in rules.told(record.engine, path, FAULT, record.places):
            if path.stem not in first:
                first.append(path.stem)
            yield finding


def found(record: Record, change: Change, kind: str) -> Finding | None:
    """The first fault that names the entity changed, and its file."""
    entity, file = shown(change.entity), record.paths[change.file.value]
    applied(record, change, back=False)
    try:
        return next(
            (
                f
                for f in told(record, change, kind)
                if (f.severity, f.entity, f.file) == (FAULT, entity, file)
            ),
            None,
        )
    finally:
        applied(record, change, back=True)


def main() -> int:
    """Print a line for each kind of mutation."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("seed", nargs="?", type=int, default=20261122)
    parser.add_argument("--each", type=int, default=20, help="mutations of each kind")
    parser.add_argument("--show", action="store_true", help="print each mutation not found")
    options = parser.parse_args()
    record = Record()
    before = len(record.store)
    print(f"seed {options.seed}, {graph.size(record.store)} triples")
    print(f"{'mutation':<44}{'applied':>8}{'found':>7}{'percent':>9}")
    low = False
    for kind, mutate in MUTATIONS.items():
        chance = random.Random(f"{options.seed} {kind}")
        changes = [mutate(record, chance) for _ in range(options.each)]
        missed = [change for change in changes if found(record, change, kind) is None]
        hits = len(changes) - len(missed)
        low |= hits < WANTED * len(changes)
        print(f"{kind:<44}{len(changes):>8}{hits:>7}{100 * hits / len(changes):>9.1f}", flush=True)
        for change in missed if options.show else ():
            print(f"  not found: {shown(change.entity)} {' '.join(map(str, change.added))}")
    assert len(record.store) == before, "a mutation was not undone"
    return 1 if low else 0


if __name__ == "__main__":
    sys.exit(main())
