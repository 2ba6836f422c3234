"""Words: days, numbers and verbs as the pictures say them.

English, and the same wherever the program runs: no locale is asked.
"""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from datetime import date

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_NUMBERS = (
    *("no", "one", "two", "three", "four", "five"),
    *("six", "seven", "eight", "nine", "ten"),
)
UNKNOWN_DAY = "day not known"

OUTCOMES = {
    "choice": "chose",
    "noRecommendation": "none",
    "freeVote": "free vote",
    "notYetDecided": "not yet decided",
    "outcomeUnknown": "outcome unknown",
}
# Beside a mark on a line, where there is little room.
BESIDE = {
    "noRecommendation": "none",
    "freeVote": "free vote",
    "notYetDecided": "not yet",
    "outcomeUnknown": "unknown",
}
LANES = {
    "choice": "Choice not named",
    "noRecommendation": "No recommendation",
    "freeVote": "Free vote",
    "notYetDecided": "Not yet decided",
    "outcomeUnknown": "Outcome unknown",
}
FORMS = {
    "nomination": "nominated",
    "recommendation": "recommended",
    "supplementaryNomination": "also nominated",
    "suggestion": "also suggested",
}
KINDS = {
    "union": ("union", "unions"),
    "society": ("society", "societies"),
    "party": ("party", "parties"),
    "publisher": ("publisher", "publishers"),
    "organization": ("organization", "organizations"),
    "body": ("part of a union", "parts of a union"),
    "person": ("person", "people"),
    "speaker": ("unnamed speaker", "unnamed speakers"),
    "contest": ("contest", "contests"),
    "thing": ("endorser", "endorsers"),
}


def day(value: date) -> str:
    """A day in full.

    >>> day(date(2020, 1, 8))
    '8 January 2020'
    """
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


def when(earliest: date | None, latest: date | None, words: str | None = None) -> str:
    """A day or span in full, with the source's own words for a vague one.

    >>> when(date(2015, 7, 1), date(2015, 7, 28), "Earlier this month")
    '1 to 28 July 2015 (“Earlier this month”)'
    """
    span = _span(earliest, latest)
    return f"{span} (“{words}”)" if words and earliest != latest and words != span else span


def on(earliest: date | None, latest: date | None) -> str:
    """A day or span at the end of a sentence; nothing if it is not known.

    >>> on(date(2025, 9, 19), date(2025, 9, 19)), on(date(2020, 1, 1), date(2020, 1, 31))
    (' on 19 September 2025', ' in January 2020')
    """
    if earliest is None or latest is None:
        return "" if earliest is latest is None else f" {_span(earliest, latest)}"
    if earliest == latest:
        return f" on {day(earliest)}"
    whole = _whole_year(earliest, latest) or _whole_month(earliest, latest)
    return f" {'in' if whole else 'between'} {_span(earliest, latest).replace(' to ', ' and ')}"


def _span(earliest: date | None, latest: date | None) -> str:
    if earliest is None and latest is None:
        return UNKNOWN_DAY
    if earliest is None or latest is None:
        known = latest or earliest
        assert known is not None
        return f"{'by' if latest else 'from'} {day(known)}"
    if earliest == latest:
        return day(earliest)
    if _whole_year(earliest, latest):
        return str(earliest.year)
    if _whole_month(earliest, latest):
        return f"{_MONTHS[earliest.month - 1]} {earliest.year}"
    begins = day(earliest)
    if earliest.year == latest.year:
        begins = begins.removesuffix(f" {earliest.year}")
        if earliest.month == latest.month:
            begins = str(earliest.day)
    return f"{begins} to {day(latest)}"


def short(earliest: date | None, latest: date | None) -> str:
    """A day for the column of days; a vague one as coarse as it is.

    >>> short(date(2020, 1, 8), date(2020, 1, 8)), short(None, None)
    ('8 Jan 2020', 'day not known')
    """
    if earliest is None or latest is None:
        known = latest or earliest
        return f"{'by' if latest else 'from'} {_short(known)}" if known else UNKNOWN_DAY
    if earliest == latest:
        return _short(earliest)
    if _whole_year(earliest, latest):
        return str(earliest.year)
    if earliest.year == latest.year and earliest.month == latest.month:
        return f"{_MONTHS[earliest.month - 1][:3]} {earliest.year}"
    return f"by {_short(latest)}"


def _short(value: date) -> str:
    return f"{value.day} {_MONTHS[value.month - 1][:3]} {value.year}"


def _whole_year(earliest: date, latest: date) -> bool:
    return earliest == date(earliest.year, 1, 1) and latest == date(earliest.year, 12, 31)


def _whole_month(earliest: date, latest: date) -> bool:
    last = calendar.monthrange(earliest.year, earliest.month)[1]
    return earliest.day == 1 and latest == date(earliest.year, earliest.month, last)


def number(count: int) -> str:
    """A number as a sentence has it: up to ten in words."""
    return _NUMBERS[count] if 0 <= count < len(_NUMBERS) else str(count)


def count(amount: int, kind: str) -> str:
    """How many of a kind, in figures.

    >>> count(1, "society"), count(3, "union")
    ('1 society', '3 unions')
    """
    one, many = KINDS.get(kind, KINDS["thing"])
    return f"{amount} {one if amount == 1 else many}"


def count_source(amount: int) -> str:
    """How many articles, in figures."""
    return f"{amount} source" if amount == 1 else f"{amount} sources"


def ordinal(rank: int) -> str:
    """The place of a choice in words.

    >>> ordinal(2), ordinal(6)
    ('second', '6th')
    """
    words = ("first", "second", "third", "fourth", "fifth")
    return words[rank - 1] if 0 < rank <= len(words) else f"{rank}th"


def listed(parts: Sequence[str]) -> str:
    """Parts as a sentence lists them.

    >>> listed(["Unite", "GMB", "UNISON"])
    'Unite, GMB and UNISON'
    """
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"


def named_winner(won: int, judged: int, decided: int) -> str:
    """In how many of the contests *judged*, those with a known winner, it was named.

    >>> named_winner(2, 3, 3), named_winner(0, 3, 4)
    ('named the winner in two of three', 'named the winner in none of three')
    >>> named_winner(0, 1, 1), named_winner(1, 1, 2)
    ('did not name the winner', 'named the winner of the one with a known winner')
    """
    if judged > 1:
        return f"named the winner in {number(won) if won else 'none'} of {number(judged)}"
    which = "" if decided == 1 else " of the one with a known winner"
    return f"{'named' if won else 'did not name'} the winner{which}"


def capital(text: str) -> str:
    """*text* with a capital at its beginning, the rest as it was."""
    return text[:1].upper() + text[1:]
