"""Person: a person's name taken apart, whatever the order it was written in."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from kg.names.letters import fold

# A longer one is no name of a person.
LONGEST = 200
# Before the name. Words that are given names too (Earl, Dean, Prince) are left out.
STYLES = frozenset(
    """
    mr mrs ms miss mx sir dame lord lady baroness baron viscount viscountess dr doctor prof
    professor rev revd reverend rt hon honourable honorable right very the sen senator rep
    representative congressman congresswoman gov governor cllr councillor capt captain col
    colonel maj gen general lt lieutenant sgt sergeant judge president mp msp mep mla td
    assemblyman assemblywoman delegate mayor fr father sr hr herr frau fru mme mlle monsieur
    madame sra senor senora dott dottssa ing dipl med avv shri smt pandit sheikh exc
    """.split()  # noqa: SIM905  # a list of words reads best as words
) - {"sr"}
# Behind the name.
HONOURS = frozenset(
    """
    mp msp mep mla mbe obe cbe kbe dbe gbe ch qc kc sc td phd dphil esq esquire jp frs fba kcmg
    cmg gcmg dl bt bart am ms pc rn mhk mpp mlc mhr tds usn ret mdb mdl
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
SUFFIXES = {"jr": "jr", "junior": "jr", "sr": "sr", "senior": "sr", "snr": "sr", "jnr": "jr"}
SUFFIXES |= {"ii": "ii", "iii": "iii", "iv": "iv"}
PARTICLES = frozenset(
    """
    de da di del della delle degli dal dos das do du des la le lo van von vom zu zur der den ter
    ten te al el bin ibn ben abu af av st saint san santa mac mc ap ab e y
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
_PEERAGE = frozenset({"baron", "baroness", "lord", "lady", "viscount", "earl", "duke", "marquess"})
# A lost space: PaulSmith, but not McDonald, DeSantis, LaHood.
_RUN_TOGETHER = re.compile(r"\b((?!Mac)[A-Z][a-z]{2,})([A-Z][a-z]+)")
_ASIDE = re.compile(r"\(([^()]*)\)|[\"“„«]([^\"”»]*)[\"”»]|(?<=\s)['‘]([^'’]+)['’](?=\s)")


class Person(NamedTuple):
    """The words of a name, folded.

    *given* and *family* are in the order a person is called, the parts of a
    hyphenated name apart; *also* holds given names from brackets or quotes;
    *titled* says that a style stood before a lone family name.
    """

    given: tuple[str, ...]
    family: tuple[str, ...]
    also: tuple[str, ...] = ()
    suffix: str = ""
    titled: bool = False


NOBODY = Person((), ())


@lru_cache(maxsize=1 << 16)
def parse(name: str) -> Person:
    """Take *name* apart; `NOBODY` if nothing in it is a name.

    >>> parse("KEAN, Thomas H., Jr.")
    Person(given=('thomas', 'h'), family=('kean',), also=(), suffix='jr', titled=False)
    >>> parse("The Rt Hon. Charles (Chuck) van der Berg MP").also
    ('chuck',)
    """
    if len(name) > LONGEST:
        return NOBODY
    if " " not in name.strip():
        name = _RUN_TOGETHER.sub(r"\1 \2", name)
    name, also = _without_asides(name)
    front, rest = _comma(name) if "," in name else (name, "")
    words, behind, suffix = _ends(_split(front))
    styled, words = _styles(words)
    if rest:
        _, given = _styles(_split(rest))
        given, _, later = _ends(given)
        return _named(_parts(given), _parts(words), also, suffix or later)
    if not words:
        return NOBODY
    if len(words) > 2 and "mp" in words:
        words = [word for word in words if word != "mp"]
    if len(words) > 1 and _is_shouted(front, words):
        return _named(_parts(words[1:]), _parts(words[:1]), also, suffix)
    if "of" in words[1:] and (styled & _PEERAGE):
        words = words[: words.index("of", 1)]
    at = _family_from(words)
    titled = bool(styled - {"the"}) and at == 0 and not behind
    return _named(_parts(words[:at]), _parts(words[at:]), also, suffix, titled)


def _without_asides(name: str) -> tuple[str, list[str]]:
    """*name* without what is in brackets or quotes, and the names that stood there."""
    also: list[str] = []

    def aside(found: re.Match[str]) -> str:
        words = fold(found[1] or found[2] or found[3] or "").split()
        if len(words) == 1 and words[0].isalpha() and words[0] not in HONOURS:
            also.append(words[0])
        return " "

    if any(c in name for c in "(\"“„«'‘"):
        name = _ASIDE.sub(aside, name)
    return name, also


def _family_from(words: list[str]) -> int:
    """The place of the first word of the family name: particles belong to it."""
    at = len(words) - 1
    while at > 1 and words[at - 1] in PARTICLES:
        at -= 1
    return 0 if at == 1 and len(words) > 2 and words[0] in PARTICLES else at


def _named(
    given: list[str], family: list[str], also: list[str], suffix: str, titled: bool = False
) -> Person:
    if not family:
        given, family = given[:-1], given[-1:]
    if not family:
        return NOBODY
    return Person(tuple(given), tuple(_joined(family)), tuple(also), suffix, titled)


def _comma(name: str) -> tuple[str, str]:
    """What stands before the comma that turns a name round, and what behind it."""
    parts = [part for part in name.split(",") if part.strip()]
    kept = parts[:1]
    suffixes = []
    for part in parts[1:]:
        words = _split(part)
        if words and all(word in SUFFIXES for word in words):
            suffixes.append(part)
        elif not words or words[0] in _PEERAGE or all(word in HONOURS for word in words):
            continue
        else:
            kept.append(part)
    if len(kept) > 1:
        return " ".join([kept[0], *suffixes]), kept[1]
    return " ".join([*kept, *suffixes]), ""


def _split(text: str) -> list[str]:
    """Words with hyphens kept; a word of dotted initials is several."""
    words = (word.strip("-") for word in fold(text).replace(".", " ").split())
    return [word for word in words if word]


def _ends(words: list[str]) -> tuple[list[str], bool, str]:
    """The words without honours and suffixes behind; whether there were honours."""
    suffix, behind = "", False
    while len(words) > 1 and (words[-1] in HONOURS or words[-1] in SUFFIXES):
        if words[-1] in SUFFIXES:
            suffix = SUFFIXES[words[-1]]
        else:
            behind = True
        words = words[:-1]
    return words, behind, suffix


def _styles(words: list[str]) -> tuple[set[str], list[str]]:
    at = 0
    while at < len(words) - 1 and words[at] in STYLES:
        at += 1
    return set(words[:at]), words[at:]


def _is_shouted(text: str, words: list[str]) -> bool:
    """Whether the family name stands first, in capitals, and the rest does not."""
    if text.upper() == text:
        return False
    raw = [word for word in text.split() if fold(word).strip(" .-") == words[0]]
    return bool(raw) and len(words[0]) > 2 and raw[0].isupper() and words[0] not in HONOURS


def _parts(words: list[str]) -> list[str]:
    return [part for word in words for part in word.split("-") if part]


def _joined(family: list[str]) -> list[str]:
    """Mc Donnell and Mac Donald as one word."""
    for at in range(len(family) - 1):
        if family[at] in {"mc", "mac"}:
            return [*family[:at], family[at] + family[at + 1], *family[at + 2 :]]
    return family
