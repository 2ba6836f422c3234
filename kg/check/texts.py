"""Texts: evidence and gists held against the articles that this reader has."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kg import query
from kg.article import Article, Texts, hash_of
from kg.check.findings import FAULT, NOTICE, Finding, Places, shown
from kg.claim import MAX_WORDS, NOT_FOUND, Evidence, passage
from kg.query.engines import Engine
from kg.vocabulary import END

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
_GISTS = """
PREFIX end: <https://w3id.org/endorsement/ns#>
SELECT ?claim ?gist ?hash
WHERE {
  ?claim
    end:gist ?gist ;
    end:source ?article .
  ?article end:sha256 ?hash .
}
ORDER BY ?claim ?gist ?hash
"""


def findings(engine: Engine, texts: Texts, places: Places) -> list[Finding]:
    """Evidence that the held text does not bear out, and gists that copy it."""
    return [*_evidence(engine, texts, places), *_gists(engine, texts, places)]


def _evidence(engine: Engine, texts: Texts, places: Places) -> Iterator[Finding]:
    for row in query.select(engine, _EVIDENCE):
        if not isinstance(row.start, int) or not isinstance(row.end, int):
            continue  # The shapes say so; here is nothing to be counted.
        held = texts.by_hash(row.articleHash) if row.articleHash else None
        wrong = _wrong(row, held, texts)
        if wrong is not None:
            severity, rule, message, fix = wrong
            file, line = places.of(row.evidence)
            yield Finding(severity, rule, file, line, shown(row.evidence), "", "", message, fix)


def _wrong(row: Any, held: Article | None, texts: Texts) -> tuple[str, str, str, str] | None:
    """What is wrong with one piece of evidence: severity, rule, message, fix."""
    phrase = row.phrase or ""
    if held is None:
        evidence = Evidence(row.start, row.end, row.hash, phrase)
        if passage(evidence, None, row.url, texts).state != NOT_FOUND:
            return None
        return (
            NOTICE,
            "passage-not-found",
            "The edition held here does not have the phrase once.",
            "Look whether the article was changed, and say so in a note.",
        )
    found = held.text[row.start : row.end]
    if hash_of(found) != row.hash:
        there = f"{hash_of(found)[:16]}…"
        return (
            FAULT,
            "passage-hash",
            "The passage at these offsets has another hash.",
            f"Mend oa:start, oa:end or end:sha256; there it is {there}.",
        )
    if phrase not in found or held.text.count(phrase) != 1:
        return (
            FAULT,
            "phrase-elsewhere",
            "The phrase is not in the passage, or stands in the article more than once.",
            f"Choose up to {MAX_WORDS} words of the passage that stand in the article once.",
        )
    return None


def _gists(engine: Engine, texts: Texts, places: Places) -> Iterator[Finding]:
    runs: dict[str, set[tuple[str, ...]]] = {}
    for row in query.select(engine, _GISTS):
        held = texts.by_hash(row.hash)
        if held is None:
            continue
        known = runs.setdefault(row.hash, set(_runs(held.text)))
        copied = next((run for run in _runs(row.gist) if run in known), None)
        if copied is not None:
            file, line = places.of(row.claim, END.gist)
            yield Finding(
                FAULT, "gist-copies", file, line, shown(row.claim), "end:gist", " ".join(copied),
                f"The gist repeats more than {MAX_WORDS} words of the article.",
                "Say it in your own words.",
            )  # fmt: skip


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    """Every run of words that is one longer than a phrase may be."""
    words = text.casefold().split()
    return (tuple(words[at : at + MAX_WORDS + 1]) for at in range(len(words) - MAX_WORDS))
