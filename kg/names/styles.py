"""Styles: what stands before, behind or between names and says that another is meant."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.names.letters import fold
from kg.names.person import STYLES, Person
from kg.names.roles import office

_TWO = re.compile(r"\s(?:and|&|\+|or|with)\s|[/;|]|\S&\S", re.IGNORECASE)
_BEFORE = re.compile(
    r"(?:the )?(?:(?:friends?|office|campaign|team|supporters?|allies|ally|aides?|staff|wife"
    r"|husband|widow|widower|son|daughter|brother|sister|father|mother|spokes\w+|backers?) "
    r"(?:of|for|to)|not|anti|pro|team|vote|elect|re-elect|people for|stop) "
)
_BEHIND = re.compile(
    r"(?:\S['’]s?|\Ss) (?:wife|husband|widow|widower|son|daughter|brother|sister|father|mother"
    r"|office|campaign|team|staff|aides?|supporters?|allies|spokes\w+)\b"
    r"|\s(?:campaign|for (?:congress|senate|president|governor|mayor|mp|leader)|supporters?"
    r"|foundation|committee|pac|impersonator|lookalike|impressionist)\)?\s*$",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"[(\[]([^()\[\]]*)[)\]]|[\"“”]([^\"“”]*)[\"“”]")
_OTHER_LIVES = frozenset({"private", "union"})
# Styles of an office: the name says what a column might.
_OFFICES = {
    "senator": "senator", "sen": "senator", "representative": "representative",
    "rep": "representative", "congressman": "representative", "congresswoman": "representative",
    "mep": "MEP", "msp": "MSP", "mla": "MLA", "cllr": "councillor", "councillor": "councillor",
    "mayor": "mayor", "governor": "governor", "gov": "governor",
}  # fmt: skip
_WOMEN = frozenset({"mrs", "ms", "miss", "dame", "lady", "baroness", "viscountess", "mme", "frau"})
_MEN = frozenset({"mr", "sir", "baron", "viscount", "herr", "monsieur"})
# Before a family name alone they are a wife's as often as her own.
_WIVES = frozenset({"mrs", "lady", "viscountess", "mme", "frau", "senora", "sra"})
# Given names that hardly anybody of the other sex bears. Source: common usage.
MALE = frozenset(
    """
    john james robert michael william david richard joseph thomas charles daniel matthew anthony
    mark paul steven stephen andrew kenneth joshua kevin brian george timothy edward jason jeffrey
    gary nicholas eric jonathan larry scott benjamin raymond gregory alexander patrick jack dennis
    peter simon keith alan ian graham neil nigel colin derek roger trevor stuart malcolm jeremy
    tony bob jim mike tom bill dave steve tim ed ben boris gordon harold philip martin
    barry geoffrey adam luke oliver henry hugh frank douglas duncan bernard bernie gareth owen
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
FEMALE = frozenset(
    """
    mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty
    margaret sandra emily donna michelle carol amanda melissa deborah stephanie rebecca
    laura sharon cynthia kathleen amy angela anna ann anne brenda pamela emma nicole helen
    catherine katherine christine debra rachel caroline janet maria heather diane ruth julie
    joyce victoria judith jane rose rosie alice julia theresa yvette harriet fiona priti lucy
    claire kate gillian alison hannah charlotte sally tessa jacqui maureen
    """.split()  # noqa: SIM905  # a list of words reads best as words
)


@lru_cache(maxsize=1 << 14)
def why_not_one(name: str) -> str:
    """Why *name* is not the name of the one person in it; empty if nothing says so.

    >>> why_not_one("Friends of Ana Rivera"), why_not_one("Ana Rivera MP")
    ('the name stands in other words', '')
    """
    if names_two(name):
        return "more than one name"
    plain = " ".join(name.lower().split())
    if _BEFORE.match(plain) or _BEHIND.search(name):
        return "the name stands in other words"
    if any(office(one or other) in _OTHER_LIVES for one, other in _ASIDE.findall(name)):
        return "what is said beside the name is of another person"
    return ""


@lru_cache(maxsize=1 << 14)
def names_two(name: str) -> bool:
    """Whether there are two names in *name*: joined by a word or a sign."""
    parts = [part for part in _TWO.split(name) if part.strip()]
    return len(parts) > 1


@lru_cache(maxsize=1 << 14)
def before(name: str) -> frozenset[str]:
    """The styles before *name*, folded."""
    words = fold(name).replace(".", " ").split()
    at = 0
    while at < len(words) - 1 and words[at] in STYLES:
        at += 1
    return frozenset(words[:at])


def office_before(name: str) -> str:
    """The office that a style before *name* says: Senator, Rep., Cllr; empty for none."""
    return next((_OFFICES[word] for word in sorted(before(name)) if word in _OFFICES), "")


def another(name: str, wanted: Person, given: str) -> bool:
    """Whether the style before *name* is not of one whose given name is *given*.

    >>> from kg.names.person import parse
    >>> another("Mrs John Rivera", parse("Mrs John Rivera"), "john")
    True
    """
    styles = before(name)
    if not styles:
        return False
    if not wanted.given and styles & _WIVES:
        return True
    called = {given, *wanted.given[:1]}
    return bool((styles & _WOMEN and called & MALE) or (styles & _MEN and called & FEMALE))
