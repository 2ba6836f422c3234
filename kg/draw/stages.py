"""Stages: the days of a contest, its rule of nomination, its result, and who was affiliated.

Read in four broad look-ups for all contests at once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from kg import query
from kg.query import Engine

_PREFIXES = """
PREFIX end: <https://w3id.org/endorsement/ns#>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
"""
_STAGES = """
SELECT DISTINCT ?contest ?stage ?kind ?earliest ?latest ?opens ?closes
WHERE {
  ?stage end:stageOf ?contest ; end:stageKind ?kind .
  OPTIONAL { ?stage end:earliest ?earliest }
  OPTIONAL { ?stage end:latest ?latest }
  OPTIONAL { ?stage end:startEarliest ?opens }
  OPTIONAL { ?stage end:endLatest ?closes }
}
ORDER BY ?contest ?stage ?kind ?earliest ?latest ?opens ?closes
"""
_RULES = """
SELECT DISTINCT ?contest ?rule ?requirement ?whole ?part ?nominator ?minCount ?partLabel
WHERE {
  ?rule end:forStage/end:stageOf ?contest ; end:anyOf ?requirement .
  ?requirement end:including* ?whole .
  ?whole end:including? ?part .
  ?part end:nominator ?nominator ; rdfs:label ?partLabel .
  OPTIONAL { ?part end:minCount ?minCount }
}
ORDER BY ?contest ?rule ?requirement ?whole ?part ?nominator ?minCount ?partLabel
"""
# A figure of a vote inside an endorser is no result of the contest.
_SHARES = """
SELECT DISTINCT ?candidacy ?measure ?section ?round ?value
WHERE {
  ?figure
    end:of ?candidacy ;
    end:measure ?measure ;
    end:unit end:percent ;
    end:value ?value .
  ?candidacy end:contest ?contest .
  FILTER NOT EXISTS { ?figure end:vote ?vote }
  FILTER NOT EXISTS { ?figure end:poll ?poll }
  OPTIONAL { ?figure end:section ?section }
  OPTIONAL { ?figure end:round ?round }
}
ORDER BY ?candidacy ?measure ?section ?round ?value
"""
_AFFILIATIONS = """
SELECT DISTINCT ?contest ?member ?since ?until
WHERE {
  ?contest a end:Contest ; end:organization ?organization .
  ?affiliation a end:Affiliation ; org:organization ?organization ; org:member ?member .
  OPTIONAL { ?affiliation end:startEarliest ?since }
  OPTIONAL { ?affiliation end:endLatest ?until }
}
ORDER BY ?contest ?member ?since ?until
"""
_HALF = 50
# The round of a final share of which the source names no round: the last of all.
_FINAL = 99
_MEASURES = ("finalShare", "shareOfCollege", "shareOfSection", "shareOfVote")


@dataclass(frozen=True, slots=True)
class Need:
    """So many nominators of a kind: `affiliate` or `tradeUnion`."""

    nominator: str
    least: int


@dataclass(slots=True)
class Way:
    """One way through: what of it can be counted, the whole before its parts; what not."""

    needs: list[Need] = field(default_factory=list)
    untested: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Rule:
    """The ways through by affiliates, of which any is enough.

    *others* are the ways of the same rule of which nothing can be counted here.
    """

    ways: list[Way] = field(default_factory=list)
    others: list[str] = field(default_factory=list)

    @property
    def untested(self) -> list[str]:
        """What the ways ask for besides, which cannot be counted."""
        return list(dict.fromkeys(label for way in self.ways for label in way.untested))


@dataclass(slots=True)
class Stages:
    """What is known of one contest besides its decisions."""

    opens: date | None = None
    closes: date | None = None
    result: date | None = None
    rule: Rule | None = None
    # By candidacy: the share of the vote, and in which round if there were several.
    shares: dict[str, tuple[Decimal, int | None]] = field(default_factory=dict)
    # By candidacy: the last round of which a share is known, and the share.
    last: dict[str, tuple[int, Decimal]] = field(default_factory=dict)
    affiliations: dict[str, list[tuple[date | None, date | None]]] = field(default_factory=dict)

    def affiliated(self, member: str, first: date | None, last: date | None) -> bool:
        """Whether nothing recorded says that *member* was not affiliated then."""
        spans = self.affiliations.get(member)
        return not spans or any(
            (begin is None or last is None or begin <= last)
            and (end is None or first is None or end >= first)
            for begin, end in spans
        )


def of(engine: Engine) -> Mapping[str, Stages]:
    """The stages of every contest, by its IRI; an unknown one has none."""
    found: dict[str, Stages] = defaultdict(Stages)
    for row in query.select(engine, _PREFIXES + _STAGES):
        stages, kind = found[row.contest], row.kind.rpartition("#")[2]
        if kind == "affiliateNominations":
            stages.opens = stages.opens or row.opens or row.earliest
            stages.closes = stages.closes or row.closes or row.latest
        elif kind == "resultStage":
            stages.result = stages.result or row.latest
    _read_rules(engine, found)
    _read_shares(engine, found)
    for row in query.select(engine, _PREFIXES + _AFFILIATIONS):
        spans = found[row.contest].affiliations.setdefault(row.member, [])
        spans.append((row.since, row.until))
    return found


def _read_rules(engine: Engine, found: dict[str, Stages]) -> None:
    """Each way of each rule; of several rules of a contest the first with one to count."""
    held: dict[tuple[str, str, str], dict[str, _Part]] = {}
    for row in query.select(engine, _PREFIXES + _RULES):
        parts = held.setdefault((row.contest, row.rule, row.requirement), {})
        least = None if row.minCount is None else int(row.minCount)
        nominator = row.nominator.rpartition("#")[2]
        part = parts.setdefault(row.part, _Part(nominator, least, row.partLabel))
        if row.whole != row.part:
            part.wholes.add(row.whole)
    rules: dict[tuple[str, str], Rule] = {}
    for (contest, name, requirement), parts in held.items():
        way = _way(parts, requirement)
        rule = rules.setdefault((contest, name), Rule())
        if way.needs:
            rule.ways.append(way)
        else:
            rule.others.append(parts[requirement].label)
    for (contest, _), rule in rules.items():
        if rule.ways and found[contest].rule is None:
            found[contest].rule = rule


@dataclass(slots=True)
class _Part:
    """One requirement of a way, and those that include it."""

    nominator: str
    least: int | None
    label: str
    wholes: set[str] = field(default_factory=set)


def _way(parts: Mapping[str, _Part], requirement: str) -> Way:
    """A requirement, then what it includes, then what those include."""
    way, near, seen = Way(), [requirement], {requirement}
    while near:
        for part in (parts[iri] for iri in near):
            if part.least is not None and part.nominator in {"affiliate", "tradeUnion"}:
                way.needs.append(Need(part.nominator, part.least))
            elif part.label not in way.untested:
                way.untested.append(part.label)
        near = [iri for iri in parts if parts[iri].wholes & set(near) and iri not in seen]
        seen.update(near)
    return way


def _read_shares(engine: Engine, found: dict[str, Stages]) -> None:
    """The last known share of the whole vote of each candidacy."""
    best: dict[str, tuple[int, int, Decimal]] = {}
    rounds: dict[str, set[int]] = defaultdict(set)
    contests = {
        row.candidacy: row.contest
        for row in query.select(
            engine,
            f"{_PREFIXES}SELECT ?candidacy ?contest WHERE {{ ?candidacy a end:Candidacy ;"
            " end:contest ?contest } ORDER BY ?candidacy ?contest",
        )
    }
    for row in query.select(engine, _PREFIXES + _SHARES):
        measure = row.measure.rpartition("#")[2]
        section = (row.section or "").rpartition("#")[2]
        contest = contests.get(row.candidacy)
        if measure not in _MEASURES or section not in {"", "wholeElectorate"} or not contest:
            continue
        at = int(row.round or 0)
        if not at and measure == "finalShare":
            at = _FINAL
        rounds[contest].add(at)
        rank = (at, -_MEASURES.index(measure), Decimal(row.value))
        best[row.candidacy] = max(best.get(row.candidacy, rank), rank)
    decisive = {contests[candidacy] for candidacy, (_, _, value) in best.items() if value > _HALF}
    for candidacy, (at, _, value) in best.items():
        contest = contests[candidacy]
        found[contest].last[candidacy] = (at, value)
        # Where nobody has a majority a later round decided, of which there are no figures.
        several = max(rounds[contest]) > 1 or contest not in decisive
        if at or not several:
            named = several and at != _FINAL
            found[contest].shares[candidacy] = (value, at if named else None)
