"""Surnames: the short name of each person of a picture.

Particles belong to a surname ("van der Berg"), what stands behind it does not
("Jr.", "III", "MP"). Where two share one, an initial tells them apart, else the
given name, else all that is known.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from kg.names.letters import fold
from kg.names.person import HONOURS, PARTICLES, STYLES, SUFFIXES
from kg.network.bidi import bare, isolated
from kg.network.build import Network

# What tells namesakes apart, as `kg.draw.apart` writes it: a year of birth or a number.
_TAG = re.compile(r" \((?:born )?(\d+)\)$")
_ASIDE = re.compile(r"\s*(?:\([^()]*\)|“[^”]*”|\"[^\"]*\"|(?<=\s)['‘][^'’]+['’](?=\s))")
_ROMAN = re.compile(r"II|III|IV|V|VI{1,3}|IX")
# Titles behind a name that are not written in capitals.
_MIXED = frozenset({"phd", "dphil", "esq", "esquire", "bart", "bt", "ret"})
# Particles that folding would confuse with initials, and those of other scripts.
_MORE = frozenset({"ó", "ní", "uí", "nic", "o'", "d'", "'t", "op", "בן", "בר", "بن", "ابن", "أبو"})
# These begin a whole surname: "Van der Berg"; Al, Ben and Mac begin with a given name.
_BEGINS = frozenset({"van", "von", "de", "der", "du", "da", "del", "della", "la", "le"})
_PEERS = frozenset({"baron", "baroness", "lord", "lady", "viscount", "viscountess"})


class _Name(NamedTuple):
    """A name taken apart, as it was written."""

    given: tuple[str, ...]
    family: str
    behind: str = ""


def surnames_of(network: Network, people: Iterable[str]) -> dict[str, str]:
    """The short name of each of *people*, nodes of *network*, by their labels."""
    nodes = [network.nodes[iri] for iri in dict.fromkeys(people)]
    families = {node["label"]: node["family"] for node in nodes if node.get("family")}
    return short((node["label"] for node in nodes), families)


def short(names: Iterable[str], families: Mapping[str, str] | None = None) -> dict[str, str]:
    """The short name of each of *names*: the surname, with more where two share it.

    *families* are the surnames that the graph states.

    >>> found = short(["Ed Miliband", "David Miliband", "Martin Luther King Jr."])
    >>> found["Ed Miliband"], found["Martin Luther King Jr."]
    ('E Miliband', 'King')
    """
    known = families or {}
    by_family: dict[str, dict[str, _Name]] = {}
    for name in dict.fromkeys(names):
        taken = _taken(_TAG.sub("", bare(name)), known.get(name, ""))
        by_family.setdefault(taken.family.casefold(), {})[name] = taken
    found: dict[str, str] = {}
    for alike in by_family.values():
        found.update((name, isolated(text)) for name, text in _told_apart(alike).items())
    said = [text.casefold() for text in found.values()]
    return {
        name: text if said.count(text.casefold()) == 1 else name for name, text in found.items()
    }


def _told_apart(alike: dict[str, _Name]) -> dict[str, str]:
    """Those of one surname, each with as much beside it as tells it from the others."""
    distinct = set(alike.values())
    ways = _ways if len({taken.given for taken in distinct}) > 1 else _WAYS_OF_ONE_GIVEN_NAME
    found = {}
    for name, taken in alike.items():
        others = distinct - {taken}
        text = taken.family
        if others:
            text = next((way(taken) for way in ways if _tells(way, taken, others)), name)
        namesakes = sum(other == taken for other in alike.values())
        tag = _TAG.search(bare(name))
        found[name] = f"{text} ({tag[1]})" if tag and namesakes > 1 and text != name else text
    return found


def _tells(way: Callable[[_Name], str], taken: _Name, others: Iterable[_Name]) -> bool:
    return all(way(taken).casefold() != way(other).casefold() for other in others)


def _join(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def _initial(taken: _Name) -> str:
    """The first letter of the given name, with the marks that stand on it."""
    first = taken.given[0] if taken.given else ""
    marks = next((at for at, c in enumerate(first) if at and not unicodedata.combining(c)), None)
    return first[:marks]


_ways: tuple[Callable[[_Name], str], ...] = (
    lambda taken: _join(_initial(taken), taken.family),
    lambda taken: _join(*taken.given[:1], taken.family),
    lambda taken: _join(*taken.given, taken.family),
    lambda taken: _join(_initial(taken), taken.family, taken.behind),
    lambda taken: _join(*taken.given, taken.family, taken.behind),
)
_WAYS_OF_ONE_GIVEN_NAME: tuple[Callable[[_Name], str], ...] = (
    lambda taken: _join(taken.family, taken.behind),
)


def _taken(name: str, family: str) -> _Name:
    """A name as given names, surname and what stands behind; *family* is known, or empty."""
    bare = _ASIDE.sub("", name).strip() or name
    if any(unicodedata.name(c, "").startswith(("CJK", "HANGUL", "HIRAGANA")) for c in bare):
        return _Name((), bare)
    parts = [part.strip() for part in bare.split(",") if part.strip()] or [bare]
    behind: list[str] = []
    while len(parts) > 1 and all(_stands_behind(word) for word in parts[-1].split()):
        behind = [*parts.pop().split(), *behind]
    words = parts[0].split() or [name]
    while len(words) > 1 and _stands_behind(words[-1], left=len(words) - 1):
        behind.insert(0, words.pop())
    words = _without_styles(words)
    said = " ".join(behind).replace(".", "")
    if len(parts) > 1:  # Turned round: "Rivera, Ana".
        return _Name(_plain(parts[1].split()), " ".join(words), said)
    if family:
        inside = set(family.split())
        return _Name(_plain(word for word in words if word not in inside), family, said)
    at = _family_from(words)
    found = " ".join(words[at:])
    # A surname of one letter tells nothing: Malcolm X.
    return _Name(_plain(words[:at]), found, said) if len(found) > 1 else _Name((), " ".join(words))


def _plain(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(word.strip(".") for word in words)


def _folded(word: str) -> str:
    return fold(word).replace(".", "").strip("- ")


def _stands_behind(word: str, left: int = 2) -> bool:
    """Whether a word is a suffix or an honour; *left* words would remain before it."""
    bare, plain = word.strip(".,"), _folded(word)
    if plain in SUFFIXES and plain not in {"ii", "iii", "iv"}:
        return left > 1 or plain not in {"junior", "senior"}
    if _ROMAN.fullmatch(bare):
        return left > 1
    return plain in HONOURS and (bare.isupper() or plain in _MIXED)


def _without_styles(words: list[str]) -> list[str]:
    """The words behind "Sir" and "Dr", of a peer without the place."""
    at = 0
    while at < len(words) - 1 and _folded(words[at]) in STYLES:
        at += 1
    peer = any(_folded(word) in _PEERS for word in words[:at])
    rest = words[at:]
    return rest[: rest.index("of", 1)] if peer and "of" in rest[1:] else rest


def _family_from(words: list[str]) -> int:
    """The place of the first word of the surname: particles belong to it."""
    at = len(words) - 1
    while at > 1 and _is_particle(words[at - 1]):
        at -= 1 if words[at - 1] not in {"y", "e"} else min(2, at - 1)
    return 0 if at == 1 and len(words) > 2 and _folded(words[0]) in _BEGINS else at


def _is_particle(word: str) -> bool:
    plain = word.replace("’", "'")
    if plain in {"E", "Y", "E.", "Y."}:
        return False  # An initial.
    return _folded(word) in PARTICLES or plain.casefold() in _MORE
