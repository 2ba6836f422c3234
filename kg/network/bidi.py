"""Bidi: names in scripts that run from right to left, inside sentences that do not.

Without an isolate the comma behind a Hebrew name stands before it.
"""

from __future__ import annotations

import unicodedata

# First strong isolate, and what ends it.
OPEN, CLOSE = "\u2068", "\u2069"


def isolated(text: str) -> str:
    """*text* between isolates if anything in it runs from right to left, else as it is.

    >>> isolated("GMB"), isolated("רבין") == OPEN + "רבין" + CLOSE
    ('GMB', True)
    """
    if text.isascii() or text.startswith(OPEN):
        return text
    turned = any(unicodedata.bidirectional(character) in {"R", "AL"} for character in text)
    return f"{OPEN}{text}{CLOSE}" if turned else text


def bare(text: str) -> str:
    """*text* without the isolates that `isolated` put around it."""
    return text.removeprefix(OPEN).removesuffix(CLOSE) if text.startswith(OPEN) else text
