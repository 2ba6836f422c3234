"""Claim: the passage that says it, found again in the text a reader holds.

The graph keeps a passage as offsets, a hash and a phrase of up to eight words.
Where the text is held the passage is shown in one of three states; where it is
not, the phrase stands alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.article import Article, Texts, hash_of
from kg.errors import EvidenceError

EXACT = "exact"
FOUND_AGAIN = "re-found"
NOT_FOUND = "not found"
NOT_HELD = "not held"

MAX_WORDS = 8
CONTEXT = 80
# A sentence ends after its mark and the quotes that close it, or at a line end.
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*(?=\s)|\n+")


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a claim stands: what the graph keeps of a passage.

    *start* and *end* count code points of the article's text from 0, *end*
    excluded; *sha256* is of the passage. Source: W3C Web Annotation Data Model,
    text position selector.
    """

    start: int
    end: int
    sha256: str
    phrase: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage as it is shown.

    *text*, *before* and *after* are empty unless the text is held and the
    passage was found in it.
    """

    state: str
    phrase: str
    text: str = ""
    before: str = ""
    after: str = ""


def passage(evidence: Evidence, sha256: str | None, url: str | None, texts: Texts) -> Passage:
    """The passage of *evidence* from an article with that hash and address."""
    held = texts.by_hash(sha256) if sha256 else None
    if held is not None:
        found = held.text[evidence.start : evidence.end]
        if hash_of(found) == evidence.sha256:
            return _cut(EXACT, evidence, held.text, evidence.start, evidence.end)
        return Passage(NOT_FOUND, evidence.phrase)
    editions = texts.by_url(url) if url else []
    for edition in editions:
        if evidence.phrase and edition.text.count(evidence.phrase) == 1:
            start, end = around(edition.text, evidence.phrase)
            return _cut(FOUND_AGAIN, evidence, edition.text, start, end)
    return Passage(NOT_FOUND if editions else NOT_HELD, evidence.phrase)


def _cut(state: str, evidence: Evidence, text: str, start: int, end: int) -> Passage:
    # Not the line before: it may be a heading, and no part of what is told. Nor what
    # stands before the first sentence of all, such as the day of the paper.
    before = text[max(0, start - CONTEXT) : start].rpartition("\n")[2]
    if not _SENTENCE_END.search(text, 0, start):
        before = ""
    return Passage(
        state,
        evidence.phrase,
        text=text[start:end],
        before=before,
        after=text[end : end + CONTEXT],
    )


def sentence(text: str, position: int) -> tuple[int, int]:
    """The start and end of the sentence that holds the character at *position*.

    >>> "One. Two here. Three."[slice(*sentence("One. Two here. Three.", 6))]
    'Two here.'
    """
    start = 0
    for mark in _SENTENCE_END.finditer(text):
        if mark.end() > position:
            end = mark.start() if mark.group().startswith("\n") else mark.end()
            break
        start = mark.end()
    else:
        end = len(text)
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def around(text: str, phrase: str) -> tuple[int, int]:
    """The start and end of the sentence, or sentences, that hold *phrase*.

    *phrase* stands in *text* and neither begins nor ends with a space.

    >>> "One. Two here. Three."[slice(*around("One. Two here. Three.", "One. Two"))]
    'One. Two here.'
    """
    at = text.index(phrase)
    return sentence(text, at)[0], sentence(text, at + len(phrase) - 1)[1]


def locate(article: Article, phrase: str) -> Evidence:
    """The evidence for a *phrase* of *article*: its sentence, kept as a place.

    Spaces around *phrase* are no part of it.

    Raises:
        EvidenceError: the phrase is empty, over eight words, absent, or stands
            there more than once.
    """
    phrase = phrase.strip()
    words = len(phrase.split())
    if not 1 <= words <= MAX_WORDS:
        raise EvidenceError(f"phrase of {words} words; wanted 1 to {MAX_WORDS} of the passage")
    count = article.text.count(phrase)
    if count != 1:
        raise EvidenceError(f"phrase found {count} times, wanted once: {phrase!r}; choose another")
    start, end = around(article.text, phrase)
    return Evidence(start, end, hash_of(article.text[start:end]), phrase)
