"""Asked: the answer to a reader's query, as nodes and lines to be drawn.

A SELECT gives a line a row: *source* and *target*, and where it has them
*label*, *weight*, *date*, *rank*, *kind* and *evidence*; *sourceLabel* and
*targetLabel* name the ends. A CONSTRUCT gives a line for each triple between
two things; its labels, types and literals tell of the nodes. What the query
does not say of a node, the graph is asked for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kg.draw import terms
from kg.draw.terms import Node
from kg.errors import QueryError
from kg.network.rows import name_of
from kg.query import Engine, Query, answer, select
from kg.vocabulary import PREFIXES, curie

if TYPE_CHECKING:
    import pyoxigraph

MOST_LINES = 500_000
ENDS = ("source", "target")
OPTIONAL = ("label", "weight", "date", "rank", "kind", "evidence")
_NAMES = {
    f"{PREFIXES['rdfs']}label": 0,
    f"{PREFIXES['skos']}prefLabel": 1,
    f"{PREFIXES['foaf']}name": 2,
    f"{PREFIXES['schema']}name": 3,
    f"{PREFIXES['skos']}altLabel": 4,
    f"{PREFIXES['end']}abbreviation": 5,
}
_TYPE = f"{PREFIXES['rdf']}type"
# The narrowest class first: a union is an organization too.
_CLASSES = (
    *("Contest", "Union", "Society", "Party", "Publisher", "Body"),
    *("UnnamedSpeaker", "Person", "Organization"),
)
_BATCH = 3_000
# Dates that a note quotes.
_QUOTED = 3


@dataclass(slots=True)
class Line:
    """From one node to another, by their places; an empty text is not known."""

    source: int
    target: int
    label: str = ""
    weight: float | None = None
    date: str = ""
    rank: str = ""
    kind: str = ""
    evidence: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Asked:
    """The network of a query; *notes* say what of the answer is not drawn, and why."""

    name: str
    question: str
    nodes: list[Node]
    lines: list[Line]
    notes: list[str]


def ask(engine: Engine, asked: Query, values: dict[str, str]) -> Asked:
    """The network that *asked*, its parameters filled, gives.

    Raises:
        QueryError: it is an ASK or a DESCRIBE, lacks a column, has no rows or
            more than `MOST_LINES`; or see `kg.query.answer`.
    """
    import pyoxigraph

    found = answer(engine, asked, values)
    reading = _Reading()
    if isinstance(found, pyoxigraph.QueryBoolean):
        raise QueryError(f"{asked.name}: an ASK has nothing to draw; {_WANTED}")
    if isinstance(found, pyoxigraph.QuerySolutions):
        columns = [variable.value for variable in found.variables]
        missing = [name for name in ENDS if name not in columns]
        if missing:
            raise QueryError(
                f"{asked.name}: no column {' and no column '.join(missing)}; it has"
                f" {', '.join(columns) or 'none'}; {_WANTED}"
            )
        reading.rows(found, columns)
    else:
        reading.triples(found)
    if not reading.nodes:
        raise QueryError(f"{asked.name}: the answer is empty, so there is nothing to draw")
    reading.describe(engine)
    summary = asked.summary or f"What does the query {asked.name} tie together?"
    return Asked(asked.name, summary, reading.nodes, reading.lines, reading.notes())


_WANTED = "wanted a SELECT with source and target, or a CONSTRUCT"


class _Reading:
    """The nodes and lines as they come, each once."""

    def __init__(self) -> None:
        self.nodes: list[Node] = []
        self.lines: list[Line] = []
        self._place: dict[Any, int] = {}
        self._keys: Counter[str] = Counter()
        self._known: dict[tuple[Any, ...], Line] = {}
        self._types: dict[int, set[str]] = {}
        self._names: dict[int, dict[str, int]] = {}
        self._skipped = self._repeated = self._weights = 0
        self._undated: Counter[str] = Counter()

    def rows(self, solutions: pyoxigraph.QuerySolutions, columns: list[str]) -> None:
        optional = [name for name in OPTIONAL if name in columns]
        labels = [(end, f"{end}Label") for end in ENDS if f"{end}Label" in columns]
        for row in solutions:
            ends = [self._at(row[end]) for end in ENDS]
            for end, column in labels:
                place = ends[ENDS.index(end)]
                if place is not None and row[column] is not None:
                    self._names.setdefault(place, {}).setdefault(terms.text(row[column]), -1)
            source, target = ends
            if source is None or target is None:
                self._skipped += 1
                continue
            self._add(source, target, {name: row[name] for name in optional})

    def triples(self, triples: Iterable[pyoxigraph.Triple]) -> None:
        import pyoxigraph

        for triple in sorted(triples, key=str):
            place = self._at(triple.subject)
            assert place is not None
            predicate, value = triple.predicate.value, triple.object
            if isinstance(value, pyoxigraph.Literal):
                if predicate in _NAMES:
                    self._names.setdefault(place, {}).setdefault(value.value, _NAMES[predicate])
                else:
                    self.nodes[place].facts.append([terms.words(predicate), value.value])
            elif predicate == _TYPE and isinstance(value, pyoxigraph.NamedNode):
                self._types.setdefault(place, set()).add(value.value)
            else:
                other = self._at(value)
                assert other is not None
                self._add(place, other, {"label": pyoxigraph.Literal(terms.words(predicate))})

    def _at(self, term: Any) -> int | None:
        """The place of the node that a term is; a new one gets the next."""
        if term is None:
            return None
        place = self._place.get(term)
        if place is None:
            place = self._place[term] = len(self.nodes)
            node = terms.node(term, place)
            self._keys[node.key] += 1
            if self._keys[node.key] > 1:
                node.key = f"{node.key} ({self._keys[node.key]})"
            self.nodes.append(node)
        return place

    def _add(self, source: int, target: int, more: dict[str, Any]) -> None:
        line = Line(source, target)
        for name in ("label", "date", "rank", "kind"):
            setattr(line, name, terms.text(more.get(name)))
        kind = more.get("kind")
        if kind is not None and terms.is_iri(kind):
            line.kind = terms.words(kind.value)
        said = line.date
        if said:
            line.date = terms.day(said) or ""
            self._undated[said] += not line.date
        if more.get("weight") is not None:
            line.weight = terms.number(terms.text(more["weight"]))
            self._weights += line.weight is None
        key = (source, target, line.label, line.weight, said, line.rank, line.kind)
        known = self._known.get(key)
        named = more.get("evidence")
        evidence = curie(terms.text(named)) if terms.is_iri(named) else terms.text(named)
        if known is not None:
            self._repeated += not evidence or evidence in known.evidence
            line = known
        else:
            if len(self.lines) == MOST_LINES:
                raise QueryError(f"over {MOST_LINES:,} lines; ask for less, or add a LIMIT")
            self._known[key] = line
            self.lines.append(line)
        if evidence and evidence not in line.evidence:
            line.evidence.append(evidence)

    def describe(self, engine: Engine) -> None:
        """Name the nodes: by the query, else by the graph, else by their IRIs."""
        places = {node.iri: at for at, node in enumerate(self.nodes) if node.iri is not None}
        iris = [iri for iri in places if ">" not in iri]
        properties = " ".join(f"<{iri}>" for iri in _NAMES)
        for start in range(0, len(iris), _BATCH):
            some = " ".join(f"<{iri}>" for iri in iris[start : start + _BATCH])
            named = f"VALUES ?n {{ {some} }} VALUES ?p {{ {properties} }}"
            asked = f"SELECT ?n ?p ?o {{ {named} ?n ?p ?o }}"
            for row in select(engine, asked):
                self._names.setdefault(places[row.n], {}).setdefault(str(row.o), _NAMES[row.p])
            asked = f"SELECT ?n ?o {{ VALUES ?n {{ {some} }} ?n a ?o }}"
            for row in select(engine, asked):
                self._types.setdefault(places[row.n], set()).add(row.o)
        for at, node in enumerate(self.nodes):
            names = sorted(self._names.get(at, {}).items(), key=lambda item: (item[1], item[0]))
            if names:
                node.label, *node.names = [name for name, _ in names]
            node.unnamed = not node.label.strip()
            if node.unnamed:
                node.label = (name_of(node.iri) if node.iri else "") or node.key
            node.kind = _kind(self._types.get(at, set()), node)

    def notes(self) -> list[str]:
        """What of the answer is not in the picture as it came."""
        unnamed = sum(node.unnamed for node in self.nodes)
        told = (
            (self._skipped, "row", "without a source or a target: no line."),
            (self._repeated, "row", "said again by another: drawn once."),
            (self._weights, "weight", "left out: no number."),
            (self._undated.total(), "date", f"could not be read: {self._unread()}."),
            (unnamed, "node", "without a label: the end of the name stands for it."),
        )
        return [
            f"{count:,} {word}{'' if count == 1 else 's'} {said}"
            for count, word, said in told
            if count
        ]

    def _unread(self) -> str:
        """The first dates that are none, quoted."""
        texts = [text for text, times in self._undated.items() if times]
        quoted = ", ".join(f"“{text[:40]}”" for text in texts[:_QUOTED])
        return quoted + (f" and {len(texts) - _QUOTED:,} more" if len(texts) > _QUOTED else "")


def _kind(types: set[str], node: Node) -> str:
    if node.kind == "text":
        return "text"
    names = {name_of(iri) or iri for iri in types}
    known = next((name for name in _CLASSES if name in names), None) or min(names, default="thing")
    return {"UnnamedSpeaker": "speaker"}.get(known, terms.apart(known))
