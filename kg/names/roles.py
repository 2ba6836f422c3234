"""Roles: parties and offices, as they are compared."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.names.normalise import known

_EMPTY_WORDS = frozenset({"party", "the", "of", "and", "for", "a", "movement", "official"})
_LANDS = frozenset({"england", "wales", "scotland", "ireland", "britain", "uk", "northern"})
# What else a party is called. Source: common usage in print.
_CALLED = {
    "tory": "conservative", "tories": "conservative", "con": "conservative",
    "conservatives": "conservative", "lab": "labour", "labor": "labour", "gop": "republican",
    "r": "republican", "d": "democrat", "dem": "democrat", "rep": "republican", "dems": "democrat",
    "democratic": "democrat", "democrats": "democrat", "republicans": "republican",
    "liberals": "liberal", "greens": "green", "lib": "liberal", "ld": "liberal democrat",
    "ind": "independent", "i": "independent", "independents": "independent",
    "coop": "cooperative", "socialists": "socialist", "unionists": "unionist",
    "nationalists": "nationalist", "plaid": "plaid cymru", "pc": "plaid cymru",
}  # fmt: skip
_UNBOUND = frozenset({"independent", "speaker", "deputy speaker", "non partisan", "nonpartisan"})
_UNBOUND |= {"none", "crossbench", "no", "unaffiliated"}


@lru_cache(maxsize=1 << 15)
def party_words(value: str) -> tuple[str, ...]:
    """The words by which a party is told apart.

    >>> party_words("Labour and Co-operative Party"), party_words("The Democratic Party")
    (('labour', 'cooperative'), ('democrat',))
    """
    name = re.sub(r"\bco op(?:erative)?\b", "cooperative", known(value))
    words: list[str] = []
    for word in name.split():
        if word not in _EMPTY_WORDS:
            words += _CALLED.get(word, word).split()
    while len(words) > 1 and words[-1] in _LANDS:
        words.pop()
    return tuple(dict.fromkeys(words)) or tuple(name.split())


@lru_cache(maxsize=1 << 15)
def parties(one: str, other: str) -> str:
    """How two parties stand: same, part, loose (independents) or other."""
    a, b = party_words(one), party_words(other)
    if " ".join(a) in _UNBOUND and " ".join(b) in _UNBOUND:
        return "part"
    if a == b:
        return "same"
    initials = _initials(one, other) or _initials(other, one)
    if initials:
        return "same"
    # Labour and the Co-operative Party put up candidates together.
    plain_a, plain_b = (tuple(w for w in words if w != "cooperative") for words in (a, b))
    if plain_a == plain_b:
        return "same"
    if " ".join(a) in _UNBOUND or " ".join(b) in _UNBOUND:
        return "loose"
    short, long = sorted((a, b), key=len)
    if short and (set(short) <= set(long) or _cut(short, long)):
        # A liberal is no liberal democrat, a unionist of one kind none of another.
        return "same" if len(short) > 1 or (long[0] == short[0] and len(short[0]) > 7) else "part"
    return "other"


def _initials(short: str, long: str) -> bool:
    """Whether *short* is made of the first letters of *long*: SNP, DUP, UKIP, TUSC."""
    letters = "".join(c for c in known(short) if c.isalpha())
    if not 1 < len(letters) < 8 or (len(known(short).split()) > 1 and "." not in short):
        return False
    words = known(long).split()
    if short.isupper() and letters in words:
        return True
    full = "".join(word[0] for word in words)
    few = "".join(word[0] for word in words if word not in {"of", "and", "the", "for"})
    bare = "".join(word[0] for word in words if word not in _EMPTY_WORDS)
    return letters in {full, few, bare} and len(words) > 1


def _cut(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Lib Dem for Liberal Democrat: each word the start of one, in order."""
    return len(short) == len(long) and all(
        len(a) > 2 and (b.startswith(a) or a.startswith(b))
        for a, b in zip(short, long, strict=True)
    )


# Unions that are named beside an office by their short name. Source: common usage in print.
_UNIONS = (
    r"\b(?:unites?|unisons?|gmbs?|usdaw|rmts?|aslef|cwus?|ucw|nuts?|neus?|nasuwt|pcs|ucus?|fbus?"
    r"|tucs?|tssa|bectu|ucatt|nujs?|poa|num|bfawu|nupe|tgwu|amicus|community union|ictu|stuc"
    r"|afl cio|afscme|seius?|ufcw|uaws?|ibew|iatse|teamsters?|afge|liuna|unite here)\b"
)
_OFFICERS = (
    r"general sec|gen sec|shop steward|steward|trade unionist|convenor|convener|lay (?:member|rep)"
    r"|(?:regional|national|branch|area|district|full time) "
    r"(?:secretary|officer|organi[sz]er|official|chair|president|rep)\b|union (?:rep|official)"
)
_ROLES = (
    r"(?:secretary|officer|official|organi[sz]er|president|chair\w*|treasurer|rep|leader|executive"
    r"|member|activist|director|council|head|sec)\b"
)
# In the order they are looked for: a state senator is no senator.
_KINDS = (
    ("union", rf"{_OFFICERS}|trade union|(?<!european )\bunion\b(?! of\b)"),
    ("union", rf"{_UNIONS}.*\b{_ROLES}|\b{_ROLES}.*{_UNIONS}"),
    ("party", r"\b[dr]nc\b|national committee|party (?:chair|officer|president)|state chair"),
    ("party", r"\bnec\b|\bclp\b|constituency (?:chair|secretary)"),
    ("european", r"\bmeps?\b|(?:member of the|the|in) european parliament"),
    ("regional", r"state (?:senat|repres|house|assembl|legis)|\bm[ls]a\b|\bmsp\b|\bms\b|\bam\b"),
    ("regional", r"assembly|landtag|\bdelegate|house of delegates|legislative assembly"),
    ("government", r"^presidente?$|president of the (?:united|republic|senate|european|council)"),
    ("executive", r"governor|attorney general|secretary of state\b(?! for)|treasurer|comptroller"),
    ("local", r"mayor|councill?or|council|alderman|commissioner|sheriff|county|supervisor"),
    ("government", r"minister|chancellor|shadow|leader|whip|\bsecretary\b|cabinet|\bspeaker\b"),
    ("upper", r"senat|\bsen\b|\blord\b|\blords\b|\bpeer|baroness|bundesrat|seanad"),
    ("lower", r"\bmps?\b|parliament|represent|\brep\b|congress|deputy|depute|diputad|deputato"),
    ("lower", r"\btds?\b|\bmdb\b|bundestag|commons|\bdail\b|\bmember\b|abgeordnet|lok sabha"),
    ("organization", r"president|chief executive|director|chair|head of"),
    ("private", r"professor|journalist|actor|actress|author|activist|campaigner|footballer|singer"),
    ("private", r"novelist|writer|poet|musician|comedian|broadcaster|presenter|player|lecturer"),
    ("private", r"police|ambassador|diplomat|lawyer|solicitor|barrister|judge|bishop|vicar|doctor"),
    ("private", r"nurse|teacher|businessman|businesswoman|impersonator|lookalike|parody"),
    ("union", _UNIONS),
)
_PATTERNS = [(kind, re.compile(pattern)) for kind, pattern in _KINDS]
_SITTING = frozenset({"lower", "upper"})
_STANDS = re.compile(r"candidate|nominee|ppc|prospective|stood|standing|contender")
_FORMER = re.compile(r"\bformer\b|\bex\b|\bretired\b|\blate\b")


@lru_cache(maxsize=1 << 14)
def office(value: str) -> str:
    """The kind of office that *value* names; empty for one not known here.

    >>> office("joint general secretary, NEU"), office("MP candidate"), office("shadow minister")
    ('union', 'lower', 'government')
    """
    name = known(value)
    return next((kind for kind, pattern in _PATTERNS if pattern.search(name)), "")


@lru_cache(maxsize=1 << 14)
def holds(value: str) -> bool:
    """Whether *value* says that the office is held, not sought and not left."""
    name = known(value)
    return not _STANDS.search(name) and not _FORMER.search(name)


@lru_cache(maxsize=1 << 14)
def offices(one: str, other: str) -> str:
    """How two offices stand: same, related, other, union; empty if unknown."""
    a, b = office(one), office(other)
    if not a or not b:
        return "same" if known(one) and known(one) == known(other) else ""
    if a == b:
        return "same"
    pair = {a, b}
    if pair <= _SITTING | {"government"}:
        return "related" if pair <= _SITTING else ""
    if "union" in pair:
        return "union"
    return "other"


def stands(value: str) -> bool:
    """Whether *value* says no more than that somebody stands or stood for a seat."""
    return bool(_STANDS.search(known(value)))


def is_party(word: str) -> bool:
    """Whether a single *word* of a text is what a party is called: Tory, Democrats."""
    name = known(word)
    return len(name) > 2 and (name in _CALLED or name in _CALLED.values())
