"""Claim: the passage that says it, found again in the text a reader holds."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kg import article, claim
from kg.article import Article, Texts
from kg.claim import Evidence, Passage
from kg.errors import EvidenceError

URL = "https://herald.example/rivera"
TEXT = "Harbor votes. The Herald backs Ana Rivera. She leads \U0001f5f3.\nOkafor is second."
BACKS = "The Herald backs Ana Rivera."
LINES = st.text(st.sampled_from("ab.!? \n\r\"')\u00e9\u0301\U0001f5f3\u2026\u201d"))


def evidence(text: str, passage: str, phrase: str) -> Evidence:
    """The evidence for *passage*, counted by hand's rule: where it stands once."""
    start = text.index(passage)
    digest = hashlib.sha256(passage.encode()).hexdigest()
    return Evidence(start, start + len(passage), digest, phrase)


def held(folder, *texts: Article) -> Texts:
    """A folder that holds these articles."""
    for text in texts:
        article.add(text, folder)
    return Texts(folder)


def test_a_phrase_is_located_by_its_sentence():
    """A reader wants the sentence, the graph keeps the phrase."""
    found = claim.locate(Article(TEXT), "backs Ana Rivera")
    assert found == evidence(TEXT, BACKS, "backs Ana Rivera")


def test_offsets_count_code_points():
    """Not bytes, and not the units of UTF-16."""
    text = "\U0001f5f3\U0001f5f3. Ana wins."
    assert claim.locate(Article(text), "Ana wins").start == 4


def test_offsets_count_both_characters_of_a_line_end():
    """The hash is of the text as read, so a line end is not shortened."""
    assert claim.locate(Article("One.\r\n\r\nAna wins."), "Ana wins").start == 8


def test_spaces_around_a_phrase_are_no_part_of_it():
    """They come with copying."""
    assert claim.locate(Article(TEXT), " Ana Rivera\n").phrase == "Ana Rivera"


def test_a_phrase_over_two_sentences_has_both():
    """The phrase must stand in its passage."""
    found = claim.locate(Article(TEXT), "Ana Rivera. She leads")
    assert TEXT[found.start : found.end] == f"{BACKS} She leads \U0001f5f3."


@pytest.mark.parametrize(
    ("phrase", "message"),
    [
        ("", "phrase of 0 words; wanted 1 to 8 of the passage"),
        ("a b c d e f g h i", "phrase of 9 words; wanted 1 to 8 of the passage"),
        ("Rivera loses", "phrase found 0 times, wanted once: 'Rivera loses'; choose another"),
        ("Harbor Votes", "phrase found 0 times, wanted once: 'Harbor Votes'; choose another"),
        ("s", "phrase found 5 times, wanted once: 's'; choose another"),
    ],
)
def test_a_phrase_that_does_not_do(phrase, message):
    """It is never guessed which place was meant."""
    with pytest.raises(EvidenceError) as caught:
        claim.locate(Article(TEXT), phrase)
    assert str(caught.value) == message


@given(LINES, st.data())
def test_a_located_passage_gives_its_text_back(text, data):
    """Place, hash and phrase fit each other in whatever text."""
    assume(text.strip())
    start = data.draw(st.integers(0, len(text) - 1))
    phrase = text[start : data.draw(st.integers(start + 1, len(text)))].strip()
    assume(phrase and text.count(phrase) == 1 and len(phrase.split()) <= 8)
    found = claim.locate(Article(text), phrase)
    passage = text[found.start : found.end]
    assert hashlib.sha256(passage.encode()).hexdigest() == found.sha256
    assert phrase in passage
    assert passage == passage.strip()


@given(st.one_of(LINES, st.text()), st.data())
def test_a_sentence_holds_its_character(text, data):
    """Wherever it is asked for, unless only space stands there."""
    assume(text)
    position = data.draw(st.integers(0, len(text) - 1))
    start, end = claim.sentence(text, position)
    assert 0 <= start <= end <= len(text)
    if not text[position].isspace():
        assert start <= position < end


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Ana wins.", "Ana wins."),
        ("No. \u201cAna wins!\u201d She did.", "\u201cAna wins!\u201d"),
        ("Headline\n\nAna wins\n\nMore", "Ana wins"),
        ("Up 2.5 points Ana wins? Yes.", "Up 2.5 points Ana wins?"),
    ],
)
def test_sentence(text, wanted):
    """It ends after its mark and the quotes that close it, or with its line."""
    start, end = claim.sentence(text, text.index("Ana"))
    assert text[start:end] == wanted


def test_exact(tmp_path):
    """The text is held, and the passage is the one that was hashed."""
    texts = held(tmp_path, Article(TEXT, url=URL))
    kept = evidence(TEXT, BACKS, "backs Ana")
    found = claim.passage(kept, Article(TEXT).sha256, URL, texts)
    assert found == Passage(
        "exact",
        "backs Ana",
        text=BACKS,
        before="Harbor votes. ",
        after=" She leads \U0001f5f3.\nOkafor is second.",
    )


def test_context_does_not_begin_in_the_line_before(tmp_path):
    """That may be a heading, or the day of the paper."""
    text = " date 2026-03-14 The city waits.\nHarbor votes. The Herald backs Ana."
    texts = held(tmp_path, Article(text, url=URL))
    for wanted, before in (
        ("The Herald backs Ana.", "Harbor votes. "),
        ("Harbor votes.", ""),
        ("The city waits.", ""),
    ):
        kept = evidence(text, wanted, wanted[-8:])
        assert claim.passage(kept, Article(text).sha256, URL, texts).before == before


def test_found_again(tmp_path):
    """Another edition at the address has the phrase once: its sentence is shown."""
    edition = Article("Corrected. The Harbor Herald backs Ana Rivera, 41. More.", url=URL)
    kept = evidence(TEXT, BACKS, "backs Ana Rivera")
    found = claim.passage(kept, Article(TEXT).sha256, URL, held(tmp_path, edition))
    assert (found.state, found.text) == ("re-found", "The Harbor Herald backs Ana Rivera, 41.")


@pytest.mark.parametrize("edition", ["Withdrawn.", "Who backs Ana? He backs Ana."])
def test_not_found_in_another_edition(tmp_path, edition):
    """The phrase must stand there once; twice is a guess."""
    texts = held(tmp_path, Article(edition, url=URL))
    kept = evidence(TEXT, BACKS, "backs Ana")
    assert claim.passage(kept, Article(TEXT).sha256, URL, texts).state == "not found"


@pytest.mark.parametrize(
    "wrong",
    [
        Evidence(0, 5, "0" * 64, "backs Ana"),
        Evidence(500, 900, "0" * 64, "backs Ana"),
        Evidence(5, 5, "0" * 64, "backs Ana"),
    ],
    ids=["another-hash", "past-the-end", "empty"],
)
def test_not_found_in_its_own_text(tmp_path, wrong):
    """An error in the graph, not another edition: nothing else is shown instead."""
    texts = held(tmp_path, Article(TEXT, url=URL))
    assert claim.passage(wrong, Article(TEXT).sha256, URL, texts) == Passage(
        "not found", "backs Ana"
    )


@pytest.mark.parametrize("sha256", [None, "0" * 64])
def test_not_held(tmp_path, sha256):
    """The phrase stands for the passage."""
    kept = evidence(TEXT, BACKS, "backs Ana")
    assert claim.passage(kept, sha256, URL, Texts(tmp_path)) == Passage("not held", "backs Ana")


def test_without_a_phrase_nothing_is_found_again(tmp_path):
    """An empty phrase stands everywhere."""
    texts = held(tmp_path, Article("a", url=URL))
    assert claim.passage(Evidence(0, 1, "0" * 64, ""), None, URL, texts).state == "not found"
