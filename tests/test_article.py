"""Article: the text of one document, as a reader holds it."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg import article
from kg.article import Article, Texts
from kg.errors import InputError

URL = "https://herald.example/rivera"


def test_a_text_file_is_its_text(tmp_path):
    """Line ends stay as they are, because offsets count them."""
    path = tmp_path / "herald.txt"
    path.write_bytes("One.\r\nTwo \U0001f5f3.\n".encode())
    assert article.read(path) == Article("One.\r\nTwo \U0001f5f3.\n")


def test_json_has_its_fields(tmp_path):
    """What is no text in the file is left out."""
    path = tmp_path / "herald.json"
    record = {"text": "Ana wins.", "url": URL, "title": None, "publisher": 3, "other": "x"}
    path.write_text(json.dumps(record), encoding="utf-8")
    assert article.read(path) == Article("Ana wins.", url=URL)


def test_the_hash_is_of_the_utf8_text():
    """The value is by `printf 'Ana Rivera' | sha256sum`."""
    wanted = "b534674ecfc5d14cd5ecc092b9f6c1af0397ce4b7ee62ef91a30a4dc58db32ac"
    assert Article("Ana Rivera").sha256 == wanted


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.txt", b"", "empty; wanted the text of an article"),
        ("a.txt", b" \n\t", "empty; wanted the text of an article"),
        ("a.txt", b"Ana \xff", "not UTF-8 text; save the article as UTF-8"),
        ("a.txt", b"Ana \0", "holds a NUL byte: a binary file, not an article"),
        ("a.json", b'{"text": "Ana', "not whole JSON"),
        ("a.json", b"", "not whole JSON"),
        ("a.json", b"[" * 100_000, "not whole JSON"),
        ("a.json", b"[1]", "no `text` field; wanted an object with the article's text"),
        ("a.json", b'{"text": ["Ana"]}', "no `text` field"),
        ("a.json", b'{"text": "\\ud800"}', "its `text` holds half a character"),
        ("a.json", b'{"text": "Ana", "title": "\\ud800"}', "its `title` holds half a character"),
        ("a.json", b'{"text": "\\u0000"}', "holds a NUL byte"),
    ],
)
def test_a_file_that_is_no_article(tmp_path, name, content, message):
    """Each is told in one line what it lacks."""
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(InputError) as caught:
        article.read(path)
    assert message in str(caught.value)
    assert str(path) in str(caught.value)


def test_a_missing_article(tmp_path):
    """The name is repeated, for the slip in it to be seen."""
    with pytest.raises(InputError, match=r"herald\.txt: no such file"):
        article.read(tmp_path / "herald.txt")


def test_a_folder_is_no_article(tmp_path):
    """It cannot be read, and that is said."""
    with pytest.raises(InputError, match="cannot be read: Is a directory"):
        article.read(tmp_path)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(min_size=1).filter(lambda text: text.strip() and "\0" not in text))
def test_a_kept_text_comes_back_to_the_letter(tmp_path, text):
    """Offsets and hash would not fit another text."""
    kept = Article(text, url=URL)
    article.add(kept, tmp_path)
    assert Texts(tmp_path).by_hash(kept.sha256) == kept


def test_adding_twice_keeps_one(tmp_path):
    """The second time says that it is held already."""
    kept = Article("Ana wins.", url=URL)
    assert [article.add(kept, tmp_path)[1] for _ in range(2)] == [True, False]
    assert len(list(tmp_path.iterdir())) == 1


def test_an_address_learnt_later_is_kept(tmp_path):
    """Without it another edition is never found by its address."""
    article.add(Article("Ana wins."), tmp_path)
    article.add(Article("Ana wins.", url=URL), tmp_path)
    assert [held.url for held in Texts(tmp_path)] == [URL]


def test_a_damaged_copy_is_replaced(tmp_path):
    """Adding the article again is what the message about it says to do."""
    kept = Article("Ana wins.", url=URL)
    place, _ = article.add(kept, tmp_path)
    place.write_text('{"text": "Ana w', encoding="utf-8")
    assert article.add(kept, tmp_path) == (place, True)
    assert list(Texts(tmp_path)) == [kept]


def test_a_copy_that_was_changed_is_an_error(tmp_path):
    """A passage must not be shown from a text that nobody published."""
    place, _ = article.add(Article("Ana wins."), tmp_path)
    place.write_text('{"text": "Ana loses."}', encoding="utf-8")
    with pytest.raises(InputError, match="the text was changed after it was added"):
        list(Texts(tmp_path))


def test_other_files_of_the_folder_are_left_alone(tmp_path):
    """A reader may keep notes there."""
    (tmp_path / "notes.json").write_text('{"text": "mine"}', encoding="utf-8")
    assert list(Texts(tmp_path)) == []


@pytest.mark.parametrize("folder", [None, "absent"])
def test_nothing_is_held_without_a_folder(tmp_path, folder):
    """Most readers hold no text."""
    assert list(Texts(folder and tmp_path / folder)) == []


@pytest.mark.parametrize("sha256", ["../secret", "x" * 5_000, "\0", ""])
def test_what_is_no_hash_is_not_looked_for(tmp_path, sha256):
    """The graph may come from anywhere, and its values are no file names."""
    (tmp_path / "held").mkdir()
    (tmp_path / "secret.json").write_text('{"text": "mine"}', encoding="utf-8")
    assert Texts(tmp_path / "held").by_hash(sha256) is None


@pytest.mark.parametrize(
    ("other", "same"),
    [
        ("http://herald.example/rivera", True),
        ("https://herald.example/rivera/", True),
        ("https://herald.example/rivera#top", True),
        ("herald.example/rivera", True),
        ("https://herald.example/rivera?page=2", False),
        ("https://herald.example/okafor", False),
        ("unknown", False),
    ],
)
def test_same_address(other, same):
    """Scheme, fragment and a last slash name no other text."""
    assert article.same_address(URL, other) is same


def test_addresses_without_a_scheme_differ():
    """Or every such article would be an edition of every other."""
    assert not article.same_address("unknown", "not known")


def test_a_folder_that_cannot_be_made(tmp_path):
    """Here a file stands where the folder should."""
    (tmp_path / "home").write_text("", encoding="utf-8")
    with pytest.raises(InputError, match="cannot make"):
        article.add(Article("Ana wins."), tmp_path / "home" / "articles")
