"""The gold lists of the two first articles, found again in the graph.

`gold/` holds each entry of their lists of claims, statements and figures
without its text: the place of its passage, and the row of a library query that
says the same. It was made from those lists, never from `data/`.
"""

from __future__ import annotations

import hashlib
import json
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from kg import vocabulary

ROOT = Path(__file__).resolve().parent.parent
GOLD = sorted((ROOT / "tests" / "gold").glob("*.json"))
TEXT = {".csv", ".json", ".md", ".py", ".rq", ".ttl"}
MAX_WORDS = 8
WORD = re.compile(r"\w+(?:[.,'\u2019]\w+)*")

EVIDENCE = """
    PREFIX end: <https://w3id.org/endorsement/ns#>
    PREFIX oa: <http://www.w3.org/ns/oa#>

    SELECT ?evidence ?text ?start ?end ?sha256 ?phrase
    WHERE {
      ?evidence
        oa:hasSource/end:sha256 ?text ;
        oa:hasSelector ?selector ;
        end:sha256 ?sha256 ;
        end:phrase ?phrase .
      ?selector
        oa:start ?start ;
        oa:end ?end .
    }
    ORDER BY ?evidence
"""
LENGTHS = """
    PREFIX end: <https://w3id.org/endorsement/ns#>

    SELECT ?sha256 ?length
    WHERE { ?article end:sha256 ?sha256 ; end:length ?length }
    ORDER BY ?sha256
"""


def entries() -> list[Any]:
    """Every gold entry as a test parameter, named by article, list and place."""
    found = []
    for path in GOLD:
        record = json.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
        for number, entry in enumerate(record["entries"], start=1):
            name = f"{path.stem}-{number}-{entry['list']}-{entry['start']}"
            found.append(pytest.param(record["article"], entry, id=name))
    return found


def term(value: object) -> object:
    """A gold value as a row has it: a CURIE is an IRI, all else is itself."""
    return vocabulary.expand(value) if isinstance(value, str) else value


def words(text: str) -> list[str]:
    """The words of *text* in lower case, without the marks around them."""
    return [word.lower().replace("\u2019", "'") for word in WORD.findall(text)]


@pytest.fixture(scope="module")
def texts(shared: Path) -> dict[str, str]:
    """The texts of the two articles by their hash, from the folder held."""
    seeds = (shared / "articles" / "seeds").glob("*.json")
    found = [json.loads(path.read_text(encoding="utf-8"))["text"] for path in seeds]
    return {hashlib.sha256(text.encode("utf-8")).hexdigest(): text for text in found}


def test_gold_has_every_entry_of_both_articles():
    """Five and five claims, two and five statements, two and nine figures."""
    assert len(entries()) == 28


@pytest.mark.parametrize(("article", "entry"), entries())
def test_entry_is_a_claim_of_its_article(graph, article, entry):
    """A claim rests on a passage that overlaps the one of the gold list."""
    rows = graph.query("claims-of-article", article=article)
    assert any(row.start < entry["end"] and entry["start"] < row.end for row in rows)


@pytest.mark.parametrize(("article", "entry"), entries())
def test_entry_is_a_row_of_a_library_query(graph, article, entry):
    """What the gold list says is an answer, value by value."""
    wanted = {column: term(value) for column, value in entry["row"].items()}
    rows = graph.query(entry["query"])
    assert any(all(getattr(row, c) == value for c, value in wanted.items()) for row in rows)


@pytest.mark.held
def test_evidence_is_the_passage_of_the_text(graph, texts):
    """Place, hash and phrase of all evidence fit the text as it is held."""
    for row in graph.query(EVIDENCE):
        text = texts[row.text]
        passage = text[row.start : row.end]
        assert row.end <= len(text), row.evidence
        assert hashlib.sha256(passage.encode("utf-8")).hexdigest() == row.sha256, row.evidence
        assert passage.count(row.phrase) == text.count(row.phrase) == 1, row.evidence
        assert len(row.phrase.split()) <= MAX_WORDS, row.evidence


@pytest.mark.held
def test_article_hash_and_length_are_those_of_the_text(graph, texts):
    """Both texts are known by their hash, with their length in code points."""
    rows = graph.query(LENGTHS)
    assert {row.sha256: row.length for row in rows} == {h: len(t) for h, t in texts.items()}


@pytest.mark.held
def test_no_nine_words_of_an_article_stand_in_the_repository(texts):
    """Facts are ours to publish, sentences are not."""
    size = MAX_WORDS + 1
    theirs = {
        tuple(found[i : i + size])
        for found in map(words, texts.values())
        for i in range(len(found) - MAX_WORDS)
    }
    folders = [ROOT / name for name in ("data", "docs", "ontology", "queries", "tests")]
    files = [path for folder in folders for path in folder.rglob("*") if path.suffix in TEXT]
    copied = []
    for path in [ROOT / "README.md", *files]:
        found = words(path.read_text(encoding="utf-8"))
        runs = (tuple(found[i : i + size]) for i in range(len(found) - MAX_WORDS))
        copied += [(path.name, " ".join(run)) for run in runs if run in theirs]
    assert copied == []
