"""Incoming: what one row of an outside dataset says, before it becomes graph data.

A reader of a dataset turns each row into a `Row` or refuses it with a reason;
nothing is left out in silence. Days are written ``2026-03-14``; an empty text
is what the row does not say.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from kg.link.values import RefusedError

# As the rules of the record have it.
MOST_YEARS = 3


@dataclass(frozen=True, slots=True)
class Span:
    """The first and the last day on which it can have been; *words* if it is no one day."""

    first: str
    last: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Agent:
    """A person, organization or body that a row names.

    Two are one only if name, kind and *where* (seat, office, place) agree.
    *sort* is the local name of its class; *whole* is that of which a body is part;
    *also* are other spellings of the name.
    """

    name: str
    sort: str = "Person"
    where: str = ""
    note: str = field(default="", compare=False)
    party: Agent | None = field(default=None, compare=False)
    whole: Agent | None = field(default=None, compare=False)
    short: str = field(default="", compare=False)
    also: tuple[str, ...] = field(default=(), compare=False)

    @property
    def kind(self) -> str:
        """The kind of its IRI."""
        return {"Person": "person", "Union": "union", "Body": "body"}.get(self.sort, "organization")


@dataclass(frozen=True, slots=True)
class Contest:
    """A contest, known by its *label*; its id is made of *words*; *also* are other spellings."""

    label: str
    words: str = field(compare=False)
    post: str = field(compare=False)
    organization: Agent = field(compare=False)
    ballot: Span | None = field(default=None, compare=False)
    also: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Standing:
    """A person stands in a contest."""

    candidate: Agent
    contest: Contest
    status: str = ""


@dataclass(frozen=True, slots=True)
class Backing:
    """An endorser backs a candidate; *round* is 2 for a choice in the runoff."""

    endorser: Agent
    contest: Contest
    candidate: Agent
    rank: int | None = None
    kind: str = ""
    span: Span | None = None
    announced: str = ""
    round: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Undecided:
    """An endorser's decision that backs nobody, with its *outcome*."""

    endorser: Agent
    contest: Contest
    outcome: str
    span: Span | None = None
    announced: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Holding:
    """A person holds a role in an organization or body; *until* if it was past on that day."""

    person: Agent
    role: Term
    organization: Agent
    area: str = ""
    constituency: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """A concept that the dataset brings with it: a measure, a unit, a role."""

    sort: str
    iri: str
    label: str = field(compare=False)
    definition: str = field(compare=False)
    example: str = field(compare=False)


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a candidacy; *measure* and *unit* are of the ontology or the dataset's own."""

    name: str
    candidate: Agent
    contest: Contest
    measure: str | Term
    value: int | Decimal
    unit: str | Term
    precision: str
    span: Span | None = None
    round: int | None = None
    section: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Saying:
    """A claim that no fact of the graph holds, such as a No; *part* ends its id."""

    part: str
    agent: Agent
    contest: Contest
    gist: str
    modality: str = "asserted"
    candidate: Agent | None = None
    property: str | Term = ""
    value: str | int = ""
    unit: str | Term = ""
    span: Span | None = None
    round: int | None = None


Item = Standing | Backing | Undecided | Holding | Figure | Saying


@dataclass(frozen=True, slots=True)
class Row:
    """A row that comes in: *gist* is its claim in our words, *became* a word for the count."""

    line: int
    name: str
    gist: str
    became: str
    items: tuple[Item, ...]
    address: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Refused:
    """A row that stays out, and why."""

    line: int
    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Dataset:
    """The file as an article of the graph. Everything made of it begins with *id*."""

    id: str
    title: str
    publisher: str
    url: str = ""
    licence: str = ""
    credit: str = ""
    day: str = ""
    version: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """All that a file says: the rows that come in and those that stay out.

    *notes* are what else the reader of the account should know, each of a line.
    """

    dataset: Dataset
    rows: tuple[Row, ...]
    refused: tuple[Refused, ...]
    notes: tuple[tuple[int, str], ...] = ()

    def counts(self) -> Counter[str]:
        """How many rows became what."""
        return Counter(row.became for row in self.rows)

    def reasons(self) -> Counter[str]:
        """How many rows stayed out for each reason, lines and names left aside."""
        return Counter(re.sub(r"\d+|'[^']*'", "…", one.reason) for one in self.refused)


def read(
    lines: Iterable[tuple[int, dict[str, str]]],
    name: Callable[[dict[str, str]], str],
    one: Callable[[int, dict[str, str]], Row],
) -> tuple[tuple[Row, ...], tuple[Refused, ...]]:
    """Each line as a row or as refused; one that repeats an earlier line is refused."""
    rows: list[Row] = []
    refused: list[Refused] = []
    seen: dict[tuple[str, ...], int] = {}
    for line, cells in lines:
        shown = "".join(c if c.isprintable() else " " for c in name(cells))[:80]
        first = seen.setdefault(tuple(cells.values()), line)
        if first != line:
            refused.append(Refused(line, shown, f"repeats line {first}"))
            continue
        try:
            row = one(line, cells)
            _near(row)
            rows.append(row)
        except RefusedError as refusal:
            refused.append(Refused(line, shown, str(refusal)))
    return tuple(rows), tuple(refused)


def whole(spans: list[Span]) -> Span | None:
    """From the first day of all to the last."""
    if not spans:
        return None
    words = {span.words for span in spans}
    return Span(
        min(span.first for span in spans),
        max(span.last for span in spans),
        words.pop() if len(words) == 1 else "",
    )


def _near(row: Row) -> None:
    """Refuse a row with a day, or a year in a name, that is years from its contest.

    Raises:
        RefusedError: such a day or year stands in it.
    """
    for item in row.items:
        span = None if isinstance(item, Standing | Holding) else item.span
        if span is None or isinstance(item, Holding) or item.contest.ballot is None:
            continue
        year = int(item.contest.ballot.first[:4])
        if abs(int(span.first[:4]) - year) > MOST_YEARS:
            raise RefusedError(f"{span.first} is more than three years from the contest")
        if isinstance(item, Figure):
            names = f"{item.candidate.name} {item.candidate.where} {item.contest.words}"
            far = [
                y for y in re.findall(r"(?:19|20)\d\d", names) if abs(int(y) - year) > MOST_YEARS
            ]
            if far:
                raise RefusedError(f"the year {far[0]} in a name or seat, far from the contest")
