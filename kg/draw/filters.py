"""Filters: what a page offers to leave out, only what occurs, in the order of the subject."""

from __future__ import annotations

from collections.abc import Iterable

from kg.draw import words

NAMES = {"contest": "contests", "kind": "kinds", "rank": "ranks", "voice": "voices"}
_VOICES = {
    "body": "bodies that decided",
    "person": "people who spoke",
    "speaker": "unnamed speakers",
}
_RANKS = {
    "1": "first choice",
    "2": "second choice",
    "3": "third choice",
    "+": "also suggested, unranked",
    "none": "chose nobody",
    "expected": "expected, no decision",
}
Offer = list[tuple[str, str]]


def kinds(found: Iterable[str | None]) -> Offer:
    """Kinds of endorser, each with its words."""
    known = set(found)
    return [(kind, many) for kind, (_, many) in words.KINDS.items() if kind in known]


def ranks(found: Iterable[str | None]) -> Offer:
    """Ranks of choices, each with its words."""
    known = set(filter(None, found))
    return [
        *((rank, label) for rank, label in _RANKS.items() if rank in known),
        *((rank, f"{rank}th choice") for rank in sorted(known) if rank not in _RANKS),
    ]


def voices(found: Iterable[str | None]) -> Offer:
    """Who stands beside the endorsers and the candidates."""
    known = set(found)
    return [(kind, label) for kind, label in _VOICES.items() if kind in known]
