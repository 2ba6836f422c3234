"""Free model: a query's network in the order of its picture, each node with a place."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from kg.draw.asked import Asked, Line
from kg.draw.terms import Node
from kg.network import layouts
from kg.network.layouts import Arranged
from kg.show import Fact

# More nodes open as an overview of their communities.
SMALL = 2_000
# Names that a picture shows at most, unless so few nodes have a place that all may have one.
MOST, FEW = 25, 60


@dataclass(frozen=True, slots=True)
class View:
    """A query's network in reading order: by groups, in each the most tied first."""

    asked: Asked
    nodes: list[Node]
    lines: list[Line]
    placed: Arranged
    degree: list[int]
    facts: dict[str, Fact]
    chose: str

    @property
    def folded(self) -> bool:
        """Whether it opens as an overview of its communities."""
        return self.placed.radii is not None

    @property
    def named(self) -> int:
        """How many nodes may be named at once."""
        tied = len(self.nodes) - self.placed.alone
        return tied if tied <= FEW else MOST


def view(asked: Asked, facts: dict[str, Fact]) -> View:
    """The picture of *asked*; *facts* are told where a line names one as evidence."""
    ends = [(line.source, line.target) for line in asked.lines]
    placed = layouts.arrange(len(asked.nodes), ends, overview=len(asked.nodes) > SMALL)
    degree = Counter(end for pair in ends for end in set(pair))
    order = sorted(
        range(len(asked.nodes)),
        key=lambda at: (
            placed.group[at] < 0,
            placed.group[at],
            -degree[at],
            asked.nodes[at].label.casefold(),
            asked.nodes[at].key,
        ),
    )
    where = {old: new for new, old in enumerate(order)}
    lines = [
        Line(where[line.source], where[line.target], *(getattr(line, name) for name in _FIELDS))
        for line in asked.lines
    ]
    lines.sort(key=lambda line: (line.source, line.target, line.date, line.rank, line.label))
    nodes = [asked.nodes[at] for at in order]
    counts = f"{count(len(nodes), 'node')} and {count(len(lines), 'line')}"
    chose = f"{counts} of the query {asked.name}"
    found = {iri: fact for iri, fact in facts.items() if fact.sources or fact.disputes}
    return View(
        asked, nodes, lines, placed.ordered(order), [degree[at] for at in order], found, chose
    )


_FIELDS = ("label", "weight", "date", "rank", "kind", "evidence")


def count(number: int, word: str) -> str:
    """A number with its noun, as in "2 nodes"."""
    return f"{number:,} {word}{'' if number == 1 else 's'}"
