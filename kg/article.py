"""Article: the text of one document, as a reader holds it.

The graph keeps an article's address, hash and length; its text stays with
whoever holds it. `add` keeps a copy in the reader's own folder, and never in
the graph.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from kg import paths
from kg.errors import InputError

MAX_BYTES = 20_000_000
_HASH = re.compile("[0-9a-f]{64}")
_FIELDS = ("url", "title", "publisher", "published")


@dataclass(frozen=True)
class Article:
    """A text with what its file says of it; offsets count its code points.

    *published* is an ISO date, perhaps partial, or `None` where none is given.
    """

    text: str
    url: str | None = None
    title: str | None = None
    publisher: str | None = None
    published: str | None = None

    @cached_property
    def sha256(self) -> str:
        """The SHA-256 of the text's UTF-8, in hexadecimal."""
        return hash_of(self.text)


def hash_of(text: str) -> str:
    """The SHA-256 of *text* in UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def read(path: Path) -> Article:
    """The article in a file: plain text, or JSON with a ``text`` field.

    Line ends are kept as they are, because offsets count them.

    Raises:
        InputError: the file is missing, empty, too large, not UTF-8, not
            JSON although named so, or without a text.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise InputError(f"{path}: over {MAX_BYTES // 1_000_000} MB; wanted one article")
        text = path.read_bytes().decode("utf-8")
    except FileNotFoundError as error:
        raise InputError(f"{path}: no such file") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: not UTF-8 text; save the article as UTF-8") from error
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror or error}") from error
    article = _from_json(text, path) if path.suffix == ".json" else Article(text)
    if not article.text.strip():
        raise InputError(f"{path}: empty; wanted the text of an article")
    if "\0" in article.text:
        raise InputError(f"{path}: holds a NUL byte: a binary file, not an article")
    return article


def _from_json(content: str, path: Path) -> Article:
    try:
        record: Any = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{path}: not whole JSON ({error}); wanted one object") from error
    if not isinstance(record, dict) or not isinstance(record.get("text"), str):
        raise InputError(f"{path}: no `text` field; wanted an object with the article's text")
    fields = {name: record[name] for name in _FIELDS if isinstance(record.get(name), str)}
    for name, value in {"text": record["text"], **fields}.items():
        try:
            value.encode("utf-8")
        except UnicodeEncodeError as error:
            raise InputError(
                f"{path}: its `{name}` holds half a character (a lone surrogate); mend it"
            ) from error
    return Article(record["text"], **fields)


def add(article: Article, folder: Path) -> tuple[Path, bool]:
    """Keep *article* in *folder*; say where, and whether it is new there.

    A copy that is damaged, or lacks the address that *article* has, is replaced.

    Raises:
        InputError: the folder cannot be written.
    """
    place = folder / f"{article.sha256}.json"
    if _holds(place, article):
        return place, False
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"cannot make {folder}: {error.strerror or error}") from error
    record = json.dumps(asdict(article), ensure_ascii=False, indent=1)
    with paths.replacing(place) as stream:
        stream.write(record.encode("utf-8"))
    return place, True


def _holds(place: Path, article: Article) -> bool:
    """Whether *article* is in *place* already, with an address if it has one."""
    try:
        held = read(place)
    except InputError:
        return False
    return held.text == article.text and bool(held.url or not article.url)


class Texts:
    """The articles a reader holds, found by hash or by address."""

    def __init__(self, folder: Path | None) -> None:
        """*folder* may be missing or `None`: then nothing is held."""
        self._folder = folder
        self._read: dict[str, Article | None] = {}

    def by_hash(self, sha256: str) -> Article | None:
        """The article with that hash, if it is held and whole."""
        if sha256 not in self._read:
            self._read[sha256] = self._load(sha256)
        return self._read[sha256]

    def by_url(self, url: str) -> list[Article]:
        """The articles held under that address, in the order of their hashes."""
        return [article for article in self if article.url and same_address(article.url, url)]

    def __iter__(self) -> Iterator[Article]:
        if self._folder is None or not self._folder.is_dir():
            return
        for path in sorted(self._folder.glob("*.json")):
            article = self.by_hash(path.stem)
            if article is not None:
                yield article

    def _load(self, sha256: str) -> Article | None:
        if self._folder is None or not _HASH.fullmatch(sha256):
            return None
        place = self._folder / f"{sha256}.json"
        if not place.is_file():
            return None
        article = read(place)
        if article.sha256 != sha256:
            raise InputError(
                f"{place}: the text was changed after it was added;"
                " delete the file and add the article again"
            )
        return article


def same_address(one: str, other: str) -> bool:
    """Whether two addresses differ at most in scheme, fragment or a last slash."""

    def bare(url: str) -> str:
        return url.partition("#")[0].rpartition("://")[2].rstrip("/")

    return bare(one) == bare(other)
