"""Texts: evidence held against the articles that this reader has."""

from __future__ import annotations

from kg import query
from kg.article import Texts, hash_of
from kg.check.findings import FAULT, NOTICE, Finding, Places, shown
from kg.claim import NOT_FOUND, Evidence, passage
from kg.query.engines import Engine

_EVIDENCE = """
PREFIX end: <https://w3id.org/endorsement/ns#>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX schema: <https://schema.org/>
SELECT ?evidence ?start ?end ?hash ?phrase ?articleHash ?url
WHERE {
  ?evidence
    oa:hasSource ?article ;
    oa:hasSelector ?selector ;
    end:sha256 ?hash .
  ?selector
    oa:start ?start ;
    oa:end ?end .
  OPTIONAL { ?evidence end:phrase ?phrase }
  OPTIONAL { ?article end:sha256 ?articleHash }
  OPTIONAL { ?article schema:url ?url }
}
ORDER BY ?evidence
"""


def findings(engine: Engine, texts: Texts, places: Places) -> list[Finding]:
    """Evidence that the held text of its article does not bear out."""
    found = []
    for row in query.select(engine, _EVIDENCE):
        evidence = Evidence(row.start, row.end, row.hash, row.phrase or "")
        if passage(evidence, row.articleHash, row.url, texts).state != NOT_FOUND:
            continue
        held = texts.by_hash(row.articleHash) if row.articleHash else None
        file, line = places.of(row.evidence)
        if held is None:
            severity, rule = NOTICE, "passage-not-found"
            message = "The edition held here does not have the phrase once."
            fix = "Look whether the article was changed, and say so in a note."
        else:
            severity, rule = FAULT, "passage-hash"
            message = "The passage at these offsets has another hash."
            fix = f"Mend oa:start, oa:end or end:sha256; there it is {_hash(held.text, evidence)}."
        found.append(Finding(severity, rule, file, line, shown(row.evidence), "", "", message, fix))
    return found


def _hash(text: str, evidence: Evidence) -> str:
    return hash_of(text[evidence.start : evidence.end])[:16] + "…"
