"""Rows: what the queries of this room answer, gathered one record a thing.

A query answers one row for each combination of its optional parts, so that a
decision of two bodies is two rows; here they become one record again. Dates
are `datetime.date`; an absent one is `None`, which means not known.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from kg import query

QUERIES = Path(__file__).resolve().parent / "queries"

# The narrowest class first: a union is an organization too.
_TYPES = (
    *("Contest", "Union", "Society", "Party", "Publisher", "Body"),
    *("UnnamedSpeaker", "Person", "Organization"),
)
_CALLED = {"UnnamedSpeaker": "speaker"}
# What a node can be.
KINDS = tuple(_CALLED.get(name, name.lower()) for name in _TYPES)


@dataclass(slots=True)
class Entity:
    """A person, organization, body, contest or unnamed speaker."""

    iri: str
    label: str
    kind: str
    short: str
    names: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Contest:
    """When a contest was, as far as its stages say, and for which post."""

    iri: str
    post: str | None = None
    post_iri: str | None = None
    organization: str | None = None
    earliest: date | None = None
    latest: date | None = None


@dataclass(slots=True)
class Decision:
    """One decision, with every body, announcer and date the graph has for it."""

    iri: str
    endorser: str
    contest: str
    outcome: str | None
    method: str | None
    earliest: date | None
    latest: date | None
    words: str | None
    announced: date | None
    supersedes: str | None
    round: int | None
    bodies: list[str] = field(default_factory=list)
    announcers: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Statement:
    """Words of a speaker, and what they are about."""

    iri: str
    speaker: str
    office: str | None
    behalf: str | None
    earliest: date | None
    latest: date | None
    about: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Office:
    """A role that a person held, between *start* and *end* at the most.

    It was surely held from *begun*, the last day on which it can have begun, to
    *lasted*, the first on which it can have ended.
    """

    iri: str
    member: str
    organization: str | None
    role: str | None
    role_name: str | None
    start: date | None
    end: date | None
    begun: date | None
    lasted: date | None


@dataclass(slots=True)
class Change:
    """One organization became another, or a part of it."""

    iri: str
    kind: str
    original: str
    resulting: str
    earliest: date | None
    latest: date | None


def name_of(term: str | None) -> str | None:
    """The last part of a term's IRI: the concept ``choice``, the class ``Union``."""
    return None if term is None else term.rsplit("#", 1)[-1].rsplit("/", 1)[-1]


def ask(engine: query.Engine, name: str) -> Iterable[Any]:
    """The rows of this room's query *name*."""
    return query.select(engine, (QUERIES / f"{name}.rq").read_text(encoding="utf-8"))


def _once(values: list[str], value: str | None) -> None:
    if value is not None and value not in values:
        values.append(value)


def entities(engine: query.Engine) -> dict[str, Entity]:
    """Everything that can be a node, by IRI."""
    found: dict[str, Entity] = {}
    classes: dict[str, set[str]] = defaultdict(set)
    names: dict[str, dict[str, None]] = defaultdict(dict)
    for row in ask(engine, "entities"):
        short = row.abbreviation or row.label
        found.setdefault(row.entity, Entity(row.entity, row.label, "", short))
        classes[row.entity].add(name_of(row.type) or "")
        if row.name:
            names[row.entity][row.name] = None
    for iri, entity in found.items():
        known = next(kind for kind in _TYPES if kind in classes[iri])
        entity.kind = KINDS[_TYPES.index(known)]
        entity.names = [name for name in names[iri] if name != entity.label]
    return found


def contests(engine: query.Engine) -> dict[str, Contest]:
    """Every contest, with the span of its stages."""
    found: dict[str, Contest] = {}
    for row in ask(engine, "contests"):
        contest = found.setdefault(row.contest, Contest(row.contest))
        contest.post = contest.post or row.post
        contest.post_iri = contest.post_iri or row.postTerm
        contest.organization = contest.organization or row.organization
        begins = [day for day in (contest.earliest, row.earliest, row.latest) if day]
        ends = [day for day in (contest.latest, row.latest, row.earliest) if day]
        contest.earliest = min(begins, default=None)
        contest.latest = max(ends, default=None)
    return found


def decisions(engine: query.Engine) -> dict[str, Decision]:
    """Every decision, in the order of their IRIs."""
    found: dict[str, Decision] = {}
    for row in ask(engine, "decisions"):
        decision = found.setdefault(
            row.decision,
            Decision(
                row.decision,
                row.endorser,
                row.contest,
                name_of(row.outcome),
                name_of(row.method),
                row.earliest,
                row.latest,
                row.dateText,
                row.announced,
                row.supersedes,
                row.round,
            ),
        )
        _once(decision.bodies, row.body)
        _once(decision.announcers, row.announcer)
    return found


def statements(engine: query.Engine) -> list[Statement]:
    """Every statement, in the order of their IRIs."""
    found: dict[str, Statement] = {}
    for row in ask(engine, "statements"):
        statement = found.setdefault(
            row.statement,
            Statement(
                row.statement, row.speaker, row.office, row.onBehalfOf, row.earliest, row.latest
            ),
        )
        _once(statement.about, row.about)
    return list(found.values())


def offices(engine: query.Engine) -> dict[str, Office]:
    """Every office held, by IRI."""
    found: dict[str, Office] = {}
    for row in ask(engine, "offices"):
        found.setdefault(
            row.office,
            Office(
                row.office,
                row.member,
                row.organization,
                row.role,
                name_of(row.roleTerm),
                row.start,
                row.end,
                row.startLatest,
                row.endEarliest,
            ),
        )
    return found


def changes(engine: query.Engine) -> dict[str, Change]:
    """Every merger and renaming of which both organizations are known, by IRI."""
    found: dict[str, Change] = {}
    for row in ask(engine, "changes"):
        found.setdefault(
            row.event,
            Change(
                row.event,
                name_of(row.kind) or "change",
                row.original,
                row.resulting,
                row.earliest,
                row.latest,
            ),
        )
    return found


def sources(engine: query.Engine) -> dict[str, tuple[str, ...]]:
    """The articles behind each fact, by the fact's IRI."""
    found: dict[str, list[str]] = defaultdict(list)
    for row in ask(engine, "sources"):
        found[row.fact].append(row.source)
    return {fact: tuple(articles) for fact, articles in found.items()}
