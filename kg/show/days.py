"""Days: dates that are known, vague or open, in words."""

from __future__ import annotations

import calendar
import datetime

Day = datetime.date | None


def day(value: datetime.date) -> str:
    """A day in words.

    >>> day(datetime.date(2020, 1, 8))
    '8 January 2020'
    """
    return f"{value.day} {calendar.month_name[value.month]} {value.year}"


def span(earliest: Day, latest: Day) -> str:
    """A day known to lie between two others, ends included.

    >>> span(datetime.date(2015, 7, 1), datetime.date(2015, 7, 31))
    'July 2015'
    >>> span(datetime.date(2015, 7, 1), datetime.date(2015, 7, 28))
    'between 1 and 28 July 2015'
    """
    if earliest is None or latest is None:
        if earliest is not None:
            return f"{day(earliest)} or later"
        return f"{day(latest)} or earlier" if latest is not None else ""
    if earliest == latest:
        return day(earliest)
    if (earliest.day, latest.day) == (1, _last(latest)) and earliest.year == latest.year:
        if earliest.month == latest.month:
            return f"{calendar.month_name[latest.month]} {latest.year}"
        if (earliest.month, latest.month) == (1, 12):
            return str(latest.year)
    if earliest.year != latest.year:
        return f"between {day(earliest)} and {day(latest)}"
    if earliest.month != latest.month:
        return f"between {earliest.day} {calendar.month_name[earliest.month]} and {day(latest)}"
    return f"between {earliest.day} and {day(latest)}"


def when(earliest: Day, latest: Day, words: str | None) -> str:
    """A date as it is shown: the span, and the source's words where it is vague."""
    shown = span(earliest, latest)
    if not words:
        return shown
    return f"{shown} (“{words}”)" if shown else f"“{words}”"


def interval(start: tuple[Day, Day], end: tuple[Day, Day], words: str | None) -> str:
    """A time from a start to an end, each known or vague or open.

    >>> interval((None, datetime.date(2015, 12, 31)), (datetime.date(2015, 1, 1), None), None)
    'at some time in 2015'
    """
    parts = []
    began, lasted = start[1], end[0]
    if start[0] is None and end[1] is None and began is not None and lasted is not None:
        # Seen once or twice; how much longer it lasted nobody says.
        shown = _seen(began, lasted)
        return f"{shown} (“{words}”)" if words else shown
    if any(start):
        parts.append(f"from {span(*start)}")
    if any(end):
        parts.append(f"until {span(*end)}")
    shown = " ".join(parts)
    if not words:
        return shown
    return f"{shown} (“{words}”)" if shown else f"“{words}”"


def _seen(began: datetime.date, lasted: datetime.date) -> str:
    """What had begun by one day and lasted until another at least, before it or after."""
    if began == lasted:
        return f"on {day(began)} at least"
    if began < lasted:
        return f"from {day(began)} to {day(lasted)} at least"
    shown = span(lasted, began)
    return f"at some time {shown if shown.startswith('between') else f'in {shown}'}"


def _last(value: datetime.date) -> int:
    return calendar.monthrange(value.year, value.month)[1]
