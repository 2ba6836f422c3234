"""Given: a file or an address that a reader names, as bytes; the web with limits and a cache."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from kg import paths, turtle
from kg.errors import InputError

SECONDS = 30.0
MOST_BYTES = 200_000_000
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Given:
    """What was read: *name* as the reader wrote it; *version* is of the bytes alone."""

    name: str
    content: bytes

    @property
    def version(self) -> str:
        """The SHA-256 of the bytes, for a file that says nothing of its version."""
        return f"sha256:{hashlib.sha256(self.content).hexdigest()}"


def get(place: str, say: Say = lambda _: None) -> Given:
    """The bytes of a file, or of what an http or https address answers.

    What the web answers is kept, and taken again where there is no network;
    *say* is told of the day it is of.

    Raises:
        InputError: it cannot be read, is too large, or there is no network and
            no copy.
    """
    if "://" not in place:
        return Given(place, turtle.read_bytes(Path(place)))
    address = urlsplit(place)
    if address.scheme not in {"http", "https"} or not address.hostname:
        raise InputError(f"{place[:120]!r}: only http and https addresses are fetched")
    kept = paths.downloads() / hashlib.sha256(place.encode("utf-8", "replace")).hexdigest()
    try:
        content = _fetched(place)
    except _NoAnswerError as error:
        if not kept.is_file():
            raise InputError(
                f"{place[:120]}: {error}, and no copy is kept; name a file instead"
            ) from error
        day = datetime.fromtimestamp(kept.stat().st_mtime, UTC).date()
        say(f"{place[:120]}: {error}; using the copy fetched on {day}")
        return Given(place, turtle.read_bytes(kept))
    _keep(kept, content)
    return Given(place, content)


class _NoAnswerError(Exception):
    """The web did not answer with the file; the text says how."""


def _keep(kept: Path, content: bytes) -> None:
    try:
        kept.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"cannot write below {str(kept.parent)!r}: {error.strerror}") from error
    with paths.replacing(kept) as stream:
        stream.write(content)


def _fetched(address: str) -> bytes:
    import urllib.error
    import urllib.request
    from http.client import HTTPException

    # Only these: the usual opener also follows file: and ftp: addresses.
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.HTTPHandler,
        urllib.request.HTTPSHandler,
        urllib.request.HTTPRedirectHandler,
        urllib.request.HTTPErrorProcessor,
        urllib.request.HTTPDefaultErrorHandler,
        urllib.request.UnknownHandler,
        urllib.request.ProxyHandler,
    ):
        opener.add_handler(handler())
    try:
        opener.addheaders = [("User-Agent", "hustings")]
        with opener.open(address, timeout=SECONDS) as response:
            return _body(response)
    except urllib.error.HTTPError as error:
        with error:
            raise _NoAnswerError(f"the server answered {error.code}") from error
    except (OSError, ValueError, HTTPException) as error:
        reason = error.reason if isinstance(error, urllib.error.URLError) else error
        problem = "no answer in time" if isinstance(reason, TimeoutError) else "cannot be reached"
        raise _NoAnswerError(problem) from error


def _body(response: Any) -> bytes:
    """The whole body, within the limits of time and size."""
    from time import monotonic

    until = monotonic() + 20 * SECONDS
    chunks: list[bytes] = []
    size = 0
    while chunk := response.read1(1 << 16):
        chunks.append(chunk)
        size += len(chunk)
        if size > MOST_BYTES:
            raise InputError(f"the answer is larger than {MOST_BYTES // 1_000_000} MB")
        if monotonic() > until:
            raise TimeoutError
    if response.length:
        raise ValueError(f"{response.length} bytes are missing")
    return b"".join(chunks)
