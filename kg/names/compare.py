"""Compare: what two names of persons have in common, as named observations."""

from __future__ import annotations

from functools import lru_cache

from kg.names import nicknames
from kg.names.letters import skeleton
from kg.names.person import PARTICLES, Person
from kg.names.weights import NAME

Observations = tuple[str, ...]


def distance(one: str, other: str, most: int) -> int:
    """Slips between two words: a letter more, less, other, or two exchanged.

    At most ``most + 1`` is counted.
    """
    from rapidfuzz.distance import OSA

    return int(OSA.distance(one, other, score_cutoff=most))


def slips(word: str) -> int:
    """How many slips a word of that length may hold and still be told."""
    return 0 if len(word) < 4 else 1 if len(word) < 8 else 2


@lru_cache(maxsize=1 << 17)
def given_words(one: str, other: str) -> str:
    """How two given names stand to one another: the end of a weight's name."""
    if one == other:
        return "same"
    if len(one) == 1 or len(other) == 1:
        return "initial" if one[0] == other[0] else "other"
    if nicknames.same(one, other):
        return "nickname"
    if skeleton(one) == skeleton(other):
        return "variant"
    short, long = sorted((one, other), key=len)
    if len(short) > 2 and long.startswith(short):
        return "prefix"
    most = min(slips(long), len(short) - 2)
    if most > 0 and distance(one, other, most) <= most:
        return "typo"
    return "cognate" if nicknames.cognate(one, other) else "other"


@lru_cache(maxsize=1 << 17)
def _family(one: tuple[str, ...], other: tuple[str, ...]) -> str:
    if one == other:
        return "same"
    a, b = "".join(one), "".join(other)
    if a == b:
        return "same"
    if skeleton(a) == skeleton(b):
        return "variant"
    bare_one, bare_other = (
        tuple(word for word in words if word not in PARTICLES) for words in (one, other)
    )
    if bare_one and bare_one == bare_other:
        return "variant"
    if one[-1] in other or other[-1] in one or one[0] == other[0]:
        return "part"
    most = min(slips(a), slips(b))
    if most and distance(a, b, most) <= most:
        return "typo"
    return "other"


_ORDER = ("same", "nickname", "variant", "initial", "prefix", "middle", "cognate", "typo", "other")


def _given(one: Person, other: Person) -> str:
    if not one.given or not other.given:
        return "absent"
    best = given_words(one.given[0], other.given[0])
    if best in {"same", "nickname", "variant"}:
        return best
    a, b = "".join(one.given), "".join(other.given)
    if (
        a == b
        or one.given[0] == "".join(other.given[:2])
        or other.given[0] == "".join(one.given[:2])
    ):
        return "variant"
    found = [best]
    found += ["nickname" for name in one.also if given_words(name, other.given[0]) in _ORDER[:3]]
    found += ["nickname" for name in other.also if given_words(name, one.given[0]) in _ORDER[:3]]
    found += [_initials(one.given, other.given), _initials(other.given, one.given)]
    for called, names in ((one.given[0], other.given[1:]), (other.given[0], one.given[1:])):
        if len(called) > 1 and any(
            len(name) > 1 and given_words(called, name) in _ORDER[:3] for name in names
        ):
            found.append("middle")
    return min(found, key=_ORDER.index)


def _initials(short: tuple[str, ...], names: tuple[str, ...]) -> str:
    """Whether the first of *short* is the initials of *names*: JD for John David."""
    word = short[0]
    if 1 < len(word) <= 3 and word == "".join(name[0] for name in names[: len(word)]):
        return "initial"
    return "other"


def _middle(one: Person, other: Person) -> str:
    """Whether the names after the first agree; nothing where one side has none."""
    a, b = one.given[1:], other.given[1:]
    if not a or not b:
        return ""
    if any(given_words(x, y) in {"same", "nickname", "variant", "initial"} for x in a for y in b):
        return "middle.same"
    return "middle.other"


def persons(one: Person, other: Person) -> Observations:
    """The observations on two names, in either order of their words."""
    straight = _persons(one, other)
    if worth(straight) > NAME["given.other"].value or not one.given:
        return straight
    round_about = turned_round(one)
    if round_about is None:
        return straight
    turned = _persons(round_about, other)
    turned = (*turned, "order.turned")
    return turned if worth(turned) > worth(straight) else straight


@lru_cache(maxsize=1 << 12)
def turned_round(one: Person) -> Person | None:
    """*one* read with the family name first, or `None` if it cannot be."""
    family = tuple(word for word in one.given if len(word) > 1)
    initials = tuple(word for word in one.given if len(word) == 1)
    if not family:
        return None
    return Person((*one.family, *initials), family, one.also, one.suffix)


def _persons(one: Person, other: Person) -> Observations:
    family = _family(one.family, other.family)
    if family == "other" and (
        one.family[-1] in other.given[1:] or other.family[-1] in one.given[1:]
    ):
        family = "part"
    if family == "other" and not one.given and not one.titled and other.given:
        # A lone name may be a given one.
        alone = given_words(one.family[0], other.given[0])
        if alone in {"same", "nickname", "variant"}:
            return ("given.alone",)
    given = _given(one, other)
    seen = [f"family.{family}", f"given.{given}"]
    if given in {"same", "nickname", "variant", "initial", "typo", "prefix"}:
        middle = _middle(one, other)
        if middle:
            seen.append(middle)
    if one.suffix and other.suffix and one.suffix != other.suffix:
        seen.append("suffix.other")
    return tuple(seen)


@lru_cache(maxsize=1 << 12)
def worth(seen: Observations) -> float:
    """What observations on a name add up to."""
    return sum(NAME[name].value for name in seen)
