"""Show: all that the graph holds about one thing, as a person would read it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import replace

from kg.article import Texts
from kg.errors import EntityError
from kg.query.engines import Engine
from kg.show.facts import facts, with_decisions
from kg.show.model import Difference, Fact, Page, SourceLine, Version, Vote
from kg.show.records import TYPE, Record, asked, first, labels, read, values
from kg.vocabulary import PREFIXES, curie

__all__ = [
    "Difference",
    "Fact",
    "Page",
    "SourceLine",
    "Version",
    "Vote",
    "fact",
    "facts",
    "page",
    "pages",
]

# A thing belongs on the page of X if it says something of X itself, of a part
# of X (a body, a candidacy, a stage), or of a poll or rule of the contest X.
# First the parts, then what is said of them: asked at once, an engine reads
# every fact there is (measured: 2 s, now 20 ms).
_PARTS = """
PREFIX end: <https://w3id.org/endorsement/ns#>
PREFIX org: <http://www.w3.org/ns/org#>
SELECT DISTINCT ?whole ?part
WHERE {{
  VALUES ?whole {{ {entities} }}
  ?part end:candidate|end:contest|org:unitOf|end:stageOf|end:speaksFor ?whole .
}}
ORDER BY ?whole ?part
"""
_AROUND = """
PREFIX end: <https://w3id.org/endorsement/ns#>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX schema: <https://schema.org/>
SELECT DISTINCT ?about ?fact
WHERE {{
  {{
    VALUES ?about {{ {entities} }}
    ?fact ?property ?about .
    FILTER (?property NOT IN (
      end:supportedBy, end:party, end:predecessor, end:backs, end:endorses, org:unitOf,
      schema:publisher, schema:provider
    ))
    FILTER EXISTS {{ ?fact end:supportedBy ?support }}
  }} UNION {{
    VALUES ?about {{ {entities} }}
    ?fact end:about|end:contest|end:candidacy ?about .
    FILTER EXISTS {{ ?fact end:property ?described ; end:source ?article }}
  }} UNION {{
    VALUES ?fact {{ {entities} }}
    FILTER EXISTS {{ ?fact end:supportedBy ?support }}
    BIND (?fact AS ?about)
  }} UNION {{
    VALUES ?about {{ {entities} }}
    ?fact end:source ?about .
    FILTER EXISTS {{ ?fact a end:Claim }}
  }} UNION {{
    VALUES ?about {{ {entities} }}
    ?fact schema:publisher ?about .
  }} UNION {{
    VALUES ?fact {{ {entities} }}
    FILTER EXISTS {{ ?fact a end:Claim }}
    BIND (?fact AS ?about)
  }} UNION {{
    VALUES ?about {{ {entities} }}
    ?fact end:evidence ?about .
  }}
}}
ORDER BY ?about ?fact
"""
_NAMES = ("foaf:name", "skos:prefLabel", "skos:altLabel", "end:abbreviation", "rdfs:label")


def fact(engine: Engine, iri: str, texts: Texts) -> Fact:
    """The one fact *iri*.

    Raises:
        EntityError: the graph says nothing of it.
    """
    found = facts(engine, [iri], texts)
    if iri not in found:
        raise EntityError(f"no entity {curie(iri)}")
    return found[iri]


def page(engine: Engine, iri: str, texts: Texts) -> Page:
    """The page about *iri*: its facts by date, those without a date last.

    Raises:
        EntityError: the graph says nothing of it.
    """
    found = pages(engine, [iri], texts)
    if iri not in found:
        raise EntityError(f"no entity {curie(iri)}")
    return found[iri]


def pages(engine: Engine, iris: Iterable[str], texts: Texts) -> dict[str, Page]:
    """The pages about *iris*, each as `page` makes it; unknown ones are left out.

    All are read together: a picture asks for hundreds (measured: one at a time
    took 0.2 s each).
    """
    records = read(engine, iris)
    wholes: dict[str, set[str]] = {}
    for row in asked(engine, _PARTS, records):
        wholes.setdefault(row.part, {row.part} & records.keys()).add(row.whole)
    around: dict[str, set[str]] = {iri: set() for iri in records}
    for row in asked(engine, _AROUND, {*records, *wholes}):
        for iri in wholes.get(row.about, {row.about}):
            around[iri].add(row.fact)
    found, twins = with_decisions(engine, set().union(*around.values()), texts)
    classes = {
        iri: [str(c) for c in record.get(TYPE, []) if not str(c).startswith(PREFIXES["owl"])]
        for iri, record in records.items()
    }
    named = labels(engine, {*records, *(c for kinds in classes.values() for c in kinds)})
    return {
        iri: Page(
            iri=iri,
            label=named.get(iri, curie(iri)),
            kind=", ".join(sorted(named.get(c, curie(c)) for c in classes[iri])),
            definition=str(first(record, "skos:definition") or first(record, "rdfs:comment") or ""),
            names=_names(record, named.get(iri)),
            facts=tuple(_told([found[fact] for fact in sorted(around[iri])], twins)),
        )
        for iri, record in records.items()
    }


def _names(record: Record, label: str | None) -> tuple[str, ...]:
    names = [str(name) for kind in _NAMES for name in values(record, kind)]
    return tuple(dict.fromkeys(name for name in names if name != label))


def _told(found: list[Fact], twins: dict[str, set[str]]) -> list[Fact]:
    """The facts of a page by date: without those decisions that their endorsements tell."""
    told = {decision for fact in found for decision in twins.get(fact.iri, ())}
    return sorted(_joined([fact for fact in found if fact.iri not in told]), key=_order)


def _joined(found: list[Fact]) -> list[Fact]:
    """The facts, claims that say the same of the same time told once with all their sources."""
    joined: dict[tuple[object, ...], Fact] = {}
    for fact in found:
        bare = fact.iri.startswith(PREFIXES["claim"])
        key = (fact.kind, fact.sentence, fact.when, fact.details) if bare else (fact.iri,)
        same = joined.get(key)
        joined[key] = fact if same is None else _with_sources(same, fact)
    return list(joined.values())


def _with_sources(one: Fact, other: Fact) -> Fact:
    """*one*, with the notes, sources and disputes of *other* behind its own."""
    return replace(
        one,
        notes=tuple(dict.fromkeys((*one.notes, *other.notes))),
        sources=(*one.sources, *other.sources),
        disputes=tuple(dict.fromkeys((*one.disputes, *other.disputes))),
    )


def _order(found: Fact) -> tuple[bool, datetime.date, datetime.date, str, str]:
    last = datetime.date.max
    return (
        found.earliest is None, found.earliest or last, found.latest or last,
        found.kind, found.iri,
    )  # fmt: skip
