"""Union: the name of a union or of one of its locals, taken apart."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from kg.names.letters import fold
from kg.names.union_words import GENERIC, STOP, stem

LONGEST = 400
_UNITS = (
    "district council|district lodge|joint council|joint board|state council|local union|local"
    "|locals|lodge|branch|district|division|div|chapter|council|unit|post|section|region|loc|lu"
)
# What is made of locals and is none: its number is no local's.
_ABOVE = {"district council": "council", "council": "council", "district": "district"}
_ABOVE["district lodge"] = "district"
_ABOVE |= {one: one for one in ("joint council", "joint board", "state council", "region")}
_NUMBER = re.compile(
    rf"\b({_UNITS})\b[\s,]*(?:union\b)?[\s,]*(?:(?:number|num|no|nr)\b\.?|#)?[\s.]*"
    r"([a-z]?-?\d[\w-]*|(?:one|two|three|four|five|six|seven|eight|nine|ten)\b)|(?:\b(?:number|num|no|nr)\b\.?|#)\s*(\d[\w-]*)"
)
_SPELT = "zero one two three four five six seven eight nine ten".split()  # noqa: SIM905  # as words
# A number run together with an abbreviation: 1199SEIU.
_NUMBERED = re.compile(r"^(\d{2,6})([a-z]{3,})\b")
_WHEN = re.compile(r",\s*(?:19|20)\d\d\s*$")
_OF_LAND = re.compile(
    r"(?<=\w)\s+(?:of|in) (?:the )?(?:united kingdom|uk|great britain)"
    r"(?: and (?:northern )?ireland)?(?=\s*(?:$|[,;(\[]))"
)
_SHORT = {
    "assoc": "association", "assn": "association", "assocn": "association", "soc": "society",
    "intl": "international", "natl": "national", "fedn": "federation", "amer": "american",
    "bhd": "brotherhood", "govt": "government",
}  # fmt: skip
_ONCE = re.compile(r"^(?:formerly|previously|once|now|then|ex|aka|also known as|incorporating)\b")
_LAST_NUMBER = re.compile(r"[\s,#-]+(\d{1,6})\s*$")
_UNIT_WORDS = re.compile(rf"\b(?:{_UNITS}|number|num|no|nr)\b\.?")
_ASIDE = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
# A lost space: EmployeesUnion.
_RUN_TOGETHER = re.compile(r"([A-Za-z][a-z]{3,})([A-Z][a-z]{2,})")
_POINTED = re.compile(r"\b(?:[a-z]\.\s?){2,}")


class UnionName(NamedTuple):
    """A union's name: its telling words in order, its parts, the number of the local.

    *words* are in the singular, without little words; *parts* are the same
    words as commas and brackets part them; *number* is empty for a whole union,
    and begins with the kind of body where that is made of locals: council 37.
    """

    words: tuple[str, ...]
    parts: tuple[tuple[str, ...], ...] = ()
    number: str = ""
    initials: tuple[str, ...] = ()


@lru_cache(maxsize=1 << 16)
def parse(name: str) -> UnionName:
    """Take *name* apart.

    >>> parse("Local 32-BJ of the Service Employees International Union")[:1]
    (('service', 'employee', 'international', 'union'),)
    >>> parse("Local 32-BJ, SEIU").number, parse("IUOE 318").number
    ('32bj', '318')
    """
    if len(name) > LONGEST:
        return UnionName(())
    text = " ".join(_RUN_TOGETHER.sub(r"\1 \2", name).lower().split())
    text = _OF_LAND.sub("", _WHEN.sub("", _NUMBERED.sub(r"\2 local \1", text)))
    text, number = _number(text)
    text = _POINTED.sub(lambda found: found[0].replace(".", "").replace(" ", "") + " ", text)
    text = text.replace("&", " and ")
    asides = [one for one in _ASIDE.findall(text) if one.strip() and not _ONCE.match(one.strip())]
    outside = _ASIDE.sub(",", text)
    raw = [*re.split(r"[,;:]| [-–—] ", outside), *asides]
    parts = [tuple(fold(part).replace(".", "").replace("-", " ").split()) for part in raw]
    parts = [part for part in parts if part]
    parts = [tuple(_SHORT.get(word, word) for word in part) for part in parts]
    words = [word for part in parts for word in part]
    return UnionName(
        _telling(words),
        tuple(kept for part in parts if (kept := _telling(part))),
        number,
        _initials(words),
    )


def number_of(value: str) -> str:
    """A local's number as it is compared; 0 stands for the whole union."""
    return re.sub(r"[^a-z0-9]", "", fold(value)).lstrip("0")


def _number(text: str) -> tuple[str, str]:
    found = _NUMBER.search(text)
    if found:
        rest = f"{text[: found.start()]} , {text[found.end() :]}"
        number = number_of(found[2] or found[3])
        number = str(_SPELT.index(number)) if number in _SPELT else number
        above = _ABOVE.get(found[1] or "", "")
        return _UNIT_WORDS.sub(" ", rest), f"{above} {number}".strip()
    last = _LAST_NUMBER.search(text)
    if last and last.start():
        return _UNIT_WORDS.sub(" ", text[: last.start()]), number_of(last[1])
    return text, ""


def _telling(words: list[str] | tuple[str, ...]) -> tuple[str, ...]:
    kept = tuple(stem(word) for word in words if word not in STOP)
    return kept or tuple(words)


def _initials(words: list[str]) -> tuple[str, ...]:
    """First letters of the words, with and without the little ones."""
    if len(words) < 2:
        return ()
    every = "".join(word[0] for word in words)
    telling = "".join(word[0] for word in words if word not in STOP)
    found = {every, telling}
    if words[-1] == "union" or words[0] == "union":
        found.add("".join(word[0] for word in words if word not in STOP and word != "union"))
    return tuple(sorted(one for one in found if len(one) > 2))


def core(words: tuple[str, ...]) -> tuple[str, ...]:
    """*words* without those that any union's name may have."""
    return tuple(word for word in words if word not in GENERIC) or words
