"""Facts: the things a page tells, each with its dates, details and sources."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from kg.article import Texts
from kg.query.engines import Engine
from kg.show import days, differences
from kg.show.differences import Clashes
from kg.show.model import Fact, SourceLine
from kg.show.records import (
    TYPE,
    Record,
    Sources,
    day,
    disputes,
    first,
    is_iri,
    labels,
    read,
    successors,
    values,
)
from kg.show.votes import Votes
from kg.vocabulary import END, PREFIXES

_END = PREFIXES["end"]
SUPERSEDED = f"{_END}supersededBy"
_DERIVED = {f"{_END}{name}" for name in ("Candidate", "Spokesperson", "Endorser")}
# Said elsewhere on the page, or of use to machines only.
_UNSAID = {
    f"{_END}{name}"
    for name in (
        *("supportedBy", "source", "evidence", "gist", "modality", "voice", "sha256", "length"),
        *("earliest", "latest", "dateText", "startEarliest", "startLatest", "endEarliest"),
        *("endLatest", "contradicts", "disputes", "decision", "candidacy", "stageOrder"),
        *("property", "backs", "endorses", "endorser", "contest", "of", "measure", "unit"),
        *("speaker", "holder", "stance", "topic", "eventOf", "eventKind", "counterpart"),
        *("vote", "option", "publisherText"),
    )
} | {
    TYPE,
    *(f"{PREFIXES['rdfs']}{name}" for name in ("label", "comment", "seeAlso")),
    *(f"{PREFIXES['skos']}{name}" for name in ("prefLabel", "altLabel", "editorialNote")),
    f"{PREFIXES['foaf']}name",
    *(f"{PREFIXES['org']}{name}" for name in ("member", "organization", "role")),
    *(f"{PREFIXES['org']}{name}" for name in ("originalOrganization", "resultingOrganization")),
    f"{PREFIXES['dcterms']}identifier",
}
# The record's own words, told where nothing says the same in the graph's terms.
_WORDED = {f"{_END}{name}Text": f"{_END}{name}" for name in ("decidedBy", "method", "announcedBy")}
# Said by nearly every one; only another value tells a reader something.
_PLAIN = {(f"{_END}outcome", f"{_END}choice"), (f"{_END}precision", f"{_END}exact")}
# Where the ontology's label is no plain English.
_LABELS = {
    f"{_END}realisedBy": "what followed",
    f"{_END}lapsed": "could not come true from",
    f"{_END}supersedes": "replaces",
    SUPERSEDED: "replaced by",
}
# Written behind a figure; what other units count, the measure's name says.
_UNITS = {f"{_END}percent": "%", f"{_END}percentagePoint": " percentage points"}


def facts(engine: Engine, iris: Iterable[str], texts: Texts) -> dict[str, Fact]:
    """The facts with these IRIs, in the order given; unknown ones are left out.

    An endorsement is told with its decision: who decided, how, and when.
    """
    return with_decisions(engine, iris, texts)[0]


def with_decisions(
    engine: Engine, iris: Iterable[str], texts: Texts
) -> tuple[dict[str, Fact], dict[str, set[str]]]:
    """As `facts`; also, for each endorsement among them, the decision told with it."""
    wanted = list(dict.fromkeys(iris))
    records = read(engine, wanted)
    decisions = read(
        engine, {d for record in records.values() for d in values(record, "end:decision")}
    )
    merged = {
        iri: _with_decision(record, decisions.get(str(first(record, "end:decision")), {}))
        for iri, record in records.items()
    }
    # A superseded decision is history; what it backed must not look standing.
    later = successors(engine, {*records, *decisions})
    for iri, record in merged.items():
        successor = later.get(iri) or later.get(str(first(record, "end:decision")))
        if successor is not None:
            record[SUPERSEDED] = [successor]
    claims = {iri: _claims(iri, record) for iri, record in merged.items()}
    named = {claim for found in claims.values() for claim in found}
    against = disputes(engine, named)
    named |= {claim for found in against.values() for claim in found}
    decided = {iri: _decision(iri, record) for iri, record in merged.items()}
    votes = Votes.read(engine, filter(None, decided.values()))
    around = _around(engine, decided, votes)
    clashes = Clashes.read(engine, set().union(*around.values()))
    voted = set().union(*(votes.claims(d) for d in decided.values() if d))
    sources = Sources.read(engine, named | voted | clashes.claims(), texts)
    names = labels(engine, _mentioned(merged))
    found = {
        iri: replace(
            _fact(
                iri,
                merged[iri],
                _own(iri, merged[iri], claims[iri], sources),
                against,
                sources,
                names,
            ),
            votes=votes.told(decided[iri] or "", sources),
            differences=clashes.told(around.get(iri, ()), sources),
        )
        for iri in wanted
        if iri in merged
    }
    twins = {
        iri: {str(decision) for decision in values(record, "end:decision")}
        for iri, record in records.items()
        if END.Endorsement in record.get(TYPE, [])
    }
    return found, twins


def _decision(iri: str, record: Record) -> str | None:
    """The decision that a thing is, or that an endorsement is part of."""
    if END.Decision in record.get(TYPE, ()):
        return iri
    told = first(record, "end:decision")
    return str(told) if told is not None and END.Endorsement in record.get(TYPE, ()) else None


def _around(engine: Engine, decided: Mapping[str, str | None], votes: Votes) -> dict[str, set[str]]:
    """The claims about figures next to each decision: its votes', and who decided."""
    asked = {iri: decision for iri, decision in decided.items() if decision}
    beside = differences.beside(engine, {*asked, *asked.values()})
    return {
        iri: votes.claims(decision) | beside.get(iri, set()) | beside.get(decision, set())
        for iri, decision in asked.items()
    }


def _with_decision(record: Record, decision: Record) -> dict[str, list[Any]]:
    """An endorsement's properties and, behind them, those of its decision."""
    merged = {name: list(found) for name, found in record.items()}
    for name, found in decision.items():
        if name == f"{_END}supportedBy":
            merged[name] = list(dict.fromkeys([*merged.get(name, []), *found]))
        elif name not in {TYPE, f"{PREFIXES['rdfs']}label"}:
            merged.setdefault(name, list(found))
    return merged


def _own(iri: str, record: Record, claims: list[str], sources: Sources) -> list[str]:
    """The claims to show under a fact.

    Under an endorsement: not those about another endorsement of its decision.
    """
    decision = first(record, "end:decision")
    if decision is None:
        return claims
    return [
        claim
        for claim in claims
        if iri in sources.about(claim) or not sources.about_kind(claim, END.Endorsement)
    ]


def _claims(iri: str, record: Record) -> list[str]:
    """The claims behind a thing; a claim stands behind itself."""
    if END.Claim in record.get(TYPE, ()):
        return [iri]
    return [str(claim) for claim in values(record, "end:supportedBy")]


def _mentioned(records: Mapping[str, Record]) -> set[str]:
    found = set(records)
    for record in records.values():
        found.update(record)
        for name, things in record.items():
            if name not in _UNSAID or name in {TYPE, f"{_END}property"}:
                found.update(thing for thing in things if is_iri(thing))
    return found


def _fact(
    iri: str,
    record: Record,
    claims: list[str],
    against: Mapping[str, list[str]],
    sources: Sources,
    names: Mapping[str, str],
) -> Fact:
    lines = sorted((sources.line(claim) for claim in claims), key=_by_date)
    contested = sorted({other for claim in claims for other in against.get(claim, ())})
    earliest, latest = _dates(record, lines)
    return Fact(
        iri=iri,
        kind=_kind(record, names) + (", replaced" if SUPERSEDED in record else ""),
        sentence=_sentence(iri, record, names),
        when=_when(record, earliest, latest),
        earliest=earliest,
        latest=latest,
        details=tuple(_details(record, names)),
        notes=tuple(str(note) for note in values(record, "skos:editorialNote")),
        sources=tuple(lines),
        disputes=tuple(sources.line(claim) for claim in contested),
    )


def _sentence(iri: str, record: Record, names: Mapping[str, str]) -> str:
    """What is stated, in one sentence: a paraphrase where there is one."""
    gist = first(record, "end:gist")
    label = names.get(iri, iri)
    value = first(record, "end:value")
    if END.Observation in record.get(TYPE, ()) and value is not None:
        return f"{label}: {_value(value, names)}{_UNITS.get(str(first(record, 'end:unit')), '')}"
    if gist and END.Statement in record.get(TYPE, ()) and str(gist) not in label:
        return f"{label}: {gist}"
    if END.Statement in record.get(TYPE, ()):
        return label
    return str(gist or label)


def _kind(record: Record, names: Mapping[str, str]) -> str:
    """The class in words, or for a described thing what is described."""
    described = first(record, "end:property")
    if described is not None:
        return names.get(str(described), "described")
    classes = [c for c in record.get(TYPE, ()) if c not in _DERIVED]
    classes.sort(key=lambda c: not str(c).startswith(_END))
    return names.get(classes[0], classes[0].rsplit("#", 1)[-1]) if classes else "thing"


def _dates(record: Record, lines: list[SourceLine]) -> tuple[datetime.date | None, ...]:
    """The dates a fact is sorted by; a bare claim has its article's day."""
    earliest = day(record, "end:earliest") or day(record, "end:startEarliest")
    latest = day(record, "end:latest") or day(record, "end:startLatest")
    earliest = earliest or latest
    if earliest is None and END.Claim in record.get(TYPE, ()) and lines:
        earliest = lines[0].published
    return earliest, latest or earliest


def _when(record: Record, earliest: datetime.date | None, latest: datetime.date | None) -> str:
    words = first(record, "end:dateText")
    starts = day(record, "end:startEarliest"), day(record, "end:startLatest")
    ends = day(record, "end:endEarliest"), day(record, "end:endLatest")
    if any(starts) or any(ends):
        return days.interval(starts, ends, words)
    return days.when(earliest, latest, words)


def _details(record: Record, names: Mapping[str, str]) -> list[tuple[str, str]]:
    found = []
    for name, things in record.items():
        if name in _UNSAID or (name == f"{_END}value" and f"{_END}measure" in record):
            continue
        if _WORDED.get(name) in record:
            continue
        told = [thing for thing in things if (name, thing) not in _PLAIN and thing is not True]
        if told:
            said = _WORDED.get(name, name)
            label = _LABELS.get(said) or names.get(said) or _words(said)
            found.append((label, ", ".join(_value(thing, names) for thing in told)))
    return sorted(found)


def _value(value: Any, names: Mapping[str, str]) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime.date):
        return days.day(value)
    if isinstance(value, int | Decimal):
        return f"{value:,}"
    return names.get(value, str(value))


def _words(iri: str) -> str:
    """The last part of an IRI as words: ``onBehalfOf`` is "on behalf of"."""
    name = re.split(r"[/#]", iri)[-1]
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower()


def _by_date(line: SourceLine) -> tuple[bool, datetime.date, str]:
    return (line.published is None, line.published or datetime.date.max, line.claim)
