"""Records: what the graph says of many things at once, as plain mappings.

A page is put together from a few broad look-ups. One query with an OPTIONAL
for each property was eight times slower (measured), and an endpoint would be
asked a hundred times.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kg import query
from kg.article import Texts
from kg.claim import Evidence, passage
from kg.query.engines import Engine
from kg.show import days
from kg.show.model import SourceLine
from kg.vocabulary import PREFIXES, expand

Record = Mapping[str, Sequence[Any]]

TYPE = f"{PREFIXES['rdf']}type"
_BATCH = 400

_PROPERTIES = """
SELECT ?entity ?property ?value
WHERE {{
  VALUES ?entity {{ {entities} }}
  ?entity ?property ?value .
}}
"""
_LABELS = """
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?entity ?label
WHERE {{
  VALUES ?entity {{ {entities} }}
  ?entity rdfs:label|skos:prefLabel ?label .
}}
ORDER BY ?entity ?label
"""
_DISPUTES = """
PREFIX end: <https://w3id.org/endorsement/ns#>
SELECT DISTINCT ?claim ?against
WHERE {{
  VALUES ?claim {{ {entities} }}
  {{ ?against end:disputes ?claim }}
  UNION {{ ?against end:contradicts ?claim }}
  UNION {{ ?claim end:contradicts ?against }}
}}
ORDER BY ?claim ?against
"""

_SUCCESSORS = """
SELECT ?decision ?successor
WHERE {{
  VALUES ?decision {{ {entities} }}
  ?successor <https://w3id.org/endorsement/ns#supersedes> ?decision .
}}
ORDER BY ?decision ?successor
"""


def read(engine: Engine, iris: Iterable[str]) -> dict[str, dict[str, list[Any]]]:
    """The values of every property of each of *iris*, under the property's IRI."""
    found: dict[str, dict[str, list[Any]]] = {}
    # An ORDER BY over the values took six times as long as the answer (measured).
    rows = asked(engine, _PROPERTIES, iris)
    for row in sorted(rows, key=lambda row: (row.entity, row.property, *_order(row.value))):
        found.setdefault(row.entity, {}).setdefault(row.property, []).append(row.value)
    return found


def _order(value: Any) -> tuple[int, Any]:
    """As SPARQL orders values: IRIs, texts, then numbers, days and truths by value."""
    if isinstance(value, str):
        return (0 if is_iri(value) else 1, value)
    kind = 4 if isinstance(value, bool) else 3 if isinstance(value, datetime.date) else 2
    return (kind, value)


def labels(engine: Engine, iris: Iterable[str]) -> dict[str, str]:
    """One label for each of *iris* that has any."""
    found: dict[str, str] = {}
    for row in asked(engine, _LABELS, iris):
        found.setdefault(row.entity, row.label)
    return found


def disputes(engine: Engine, claims: Iterable[str]) -> dict[str, list[str]]:
    """For each claim, the claims that dispute or contradict it."""
    found: dict[str, list[str]] = {}
    for row in asked(engine, _DISPUTES, claims):
        found.setdefault(row.claim, []).append(row.against)
    return found


def successors(engine: Engine, decisions: Iterable[str]) -> dict[str, str]:
    """For each decision that another supersedes, that other."""
    return {row.decision: row.successor for row in asked(engine, _SUCCESSORS, decisions)}


def asked(engine: Engine, text: str, iris: Iterable[str]) -> list[Any]:
    """The rows of *text* over *iris*, in batches that any endpoint takes."""
    import pyoxigraph

    wanted = sorted({iri for iri in iris if iri.startswith(("http://", "https://"))})
    rows: list[Any] = []
    for at in range(0, len(wanted), _BATCH):
        terms = " ".join(str(pyoxigraph.NamedNode(iri)) for iri in wanted[at : at + _BATCH])
        rows.extend(query.select(engine, text.format(entities=terms)))
    return rows


def values(record: Record, name: str) -> Sequence[Any]:
    """All values of the property with that CURIE."""
    return record.get(expand(name) or name, ())


def first(record: Record, name: str) -> Any:
    """The first value of the property with that CURIE, or `None`."""
    found = values(record, name)
    return found[0] if found else None


def day(record: Record, name: str) -> datetime.date | None:
    """The first value of that property if it is a day."""
    value = first(record, name)
    return value if isinstance(value, datetime.date) else None


def is_iri(value: object) -> bool:
    """Whether a value is one of ours or another address."""
    return isinstance(value, str) and value.startswith(("http://", "https://"))


@dataclass(frozen=True, slots=True)
class Sources:
    """Claims with their articles, evidence and names, read in one go."""

    claims: Mapping[str, Record]
    articles: Mapping[str, Record]
    evidence: Mapping[str, Record]
    selectors: Mapping[str, Record]
    abouts: Mapping[str, Record]
    names: Mapping[str, str]
    texts: Texts

    @classmethod
    def read(cls, engine: Engine, iris: Iterable[str], texts: Texts) -> Sources:
        """Read what stands behind these claims."""
        claims = read(engine, iris)

        def targets(records: Mapping[str, Record], name: str) -> set[str]:
            return {value for record in records.values() for value in values(record, name)}

        articles = read(engine, targets(claims, "end:source"))
        evidence = read(engine, targets(claims, "end:evidence"))
        selectors = read(engine, targets(evidence, "oa:hasSelector"))
        named = targets(claims, "end:modality") | targets(claims, "end:voice")
        named |= targets(claims, "end:speaker") | targets(articles, "schema:publisher")
        names = labels(engine, named | set(articles))
        abouts = read(engine, targets(claims, "end:about"))
        return cls(claims, articles, evidence, selectors, abouts, names, texts)

    def about(self, claim: str) -> Sequence[Any]:
        """The things that the claim speaks of."""
        return values(self.claims.get(claim, {}), "end:about")

    def about_kind(self, claim: str, kind: str) -> bool:
        """Whether the claim speaks of a thing of that class."""
        return any(kind in self.abouts.get(str(t), {}).get(TYPE, ()) for t in self.about(claim))

    def line(self, claim: str) -> SourceLine:
        """The claim as one line under a fact."""
        record = self.claims.get(claim, {})
        article = str(first(record, "end:source") or "")
        source = self.articles.get(article, {})
        speaker = first(record, "end:speaker")
        publisher = first(source, "schema:publisher")
        url = first(source, "schema:url")
        published = day(source, "schema:datePublished")
        return SourceLine(
            claim=claim,
            article=article,
            headline=self.names.get(article, article),
            publisher=self.names.get(publisher) if publisher else None,
            url=str(url) if url else None,
            published=published,
            when=days.when(
                day(source, "end:earliest") or published,
                day(source, "end:latest") or published,
                first(source, "end:dateText"),
            ),
            modality=self.names.get(str(first(record, "end:modality")), ""),
            voice=self.names.get(str(first(record, "end:voice")), ""),
            speaker=self.names.get(speaker) if speaker else None,
            gist=str(first(record, "end:gist") or ""),
            passage=self._passage(record, source),
            about=tuple(str(thing) for thing in self.about(claim)),
        )

    def _passage(self, record: Record, source: Record) -> Any:
        kept = self.evidence.get(str(first(record, "end:evidence")))
        if kept is None:
            return None
        selector = self.selectors.get(str(first(kept, "oa:hasSelector")), {})
        start, end = first(selector, "oa:start"), first(selector, "oa:end")
        if not isinstance(start, int) or not isinstance(end, int):
            return None
        evidence = Evidence(
            start, end, str(first(kept, "end:sha256") or ""), str(first(kept, "end:phrase") or "")
        )
        url = first(source, "schema:url")
        return passage(evidence, first(source, "end:sha256"), str(url) if url else None, self.texts)
