"""Scope: which contests, days and kinds of endorser a network is about."""

from __future__ import annotations

import calendar
import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from kg import query, vocabulary
from kg.errors import UsageError
from kg.network import rows
from kg.query.library import ANYTHING, Parameter

NAMES = ("contest", "organization", "post", "since", "until", "kind")

# A year or a month.
_VAGUE = re.compile(r"\d{4}(-\d\d)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Scope:
    """What a network is narrowed to; an absent bound does not narrow.

    *contests* are those that count, all of them where *contests_narrow* is
    false. *spans* are the days of each contest, as far as its stages tell.
    """

    contests: frozenset[str]
    contests_narrow: bool
    since: date | None
    until: date | None
    kinds: frozenset[str]
    spans: Mapping[str, tuple[date | None, date | None]]

    @property
    def narrow(self) -> bool:
        """Whether anything is narrowed."""
        return self.contests_narrow or bool(self.since or self.until or self.kinds)

    def kind_fits(self, kind: str) -> bool:
        """Whether an endorser of that kind counts."""
        return not self.kinds or kind in self.kinds

    def may_lie_in(self, start: date | None, end: date | None, contest: str | None) -> bool:
        """Whether a fact of those days may lie between *since* and *until*.

        A fact without a day is taken to lie within the days of its contest;
        where these are not known either, it is in no bounded scope.
        """
        if self.since is None and self.until is None:
            return True
        if start is None and end is None:
            start, end = self.spans.get(contest or "", (None, None))
        if start is None and end is None:
            return False
        return self.may_reach_into(start or end, end or start)

    def may_reach_into(self, start: date | None, end: date | None) -> bool:
        """Whether what lasted from *start* to *end* may have done so then.

        An end that is not known is no end.
        """
        return (self.since is None or end is None or end >= self.since) and (
            self.until is None or start is None or start <= self.until
        )


def of(
    engine: query.Engine, contests: Mapping[str, rows.Contest], given: Mapping[str, object]
) -> Scope:
    """The scope that a reader gives with the parameters of `NAMES`.

    Raises:
        UsageError: a day or kind that is none.
        EntityError: a name that fits nothing, several, or another class.
    """
    kinds = frozenset(_texts(given.get("kind")))
    for kind in sorted(kinds - set(rows.KINDS)):
        raise UsageError(f"no kind {kind!r}; there is: {', '.join(sorted(rows.KINDS))}")
    named = entities(engine, "contest", given.get("contest"), vocabulary.END.Contest)
    organizations = entities(engine, "organization", given.get("organization"), ANYTHING)
    posts = entities(engine, "post", given.get("post"), vocabulary.END.Post)
    kept = frozenset(
        iri
        for iri, contest in contests.items()
        if (not named or iri in named)
        and (not organizations or contest.organization in organizations)
        and (not posts or contest.post_iri in posts)
    )
    return Scope(
        kept,
        bool(named or organizations or posts),
        bound("since", given.get("since"), last=False),
        bound("until", given.get("until"), last=True),
        kinds,
        {iri: (contest.earliest, contest.latest) for iri, contest in contests.items()},
    )


def _texts(value: object) -> list[str]:
    """One value or several, as texts; `None` is none."""
    if value is None:
        return []
    if isinstance(value, str) or not isinstance(value, Iterable):
        return [str(value)]
    return [str(item) for item in value]


def entities(engine: query.Engine, name: str, value: object, type_iri: str) -> frozenset[str]:
    """The IRIs of the entities that a reader gives for the parameter *name*.

    Raises:
        EntityError: one of them is unknown, ambiguous or of another class.
    """
    wanted = Parameter(name, type_iri)
    return frozenset(query.resolve(engine, text, wanted) for text in _texts(value))


def entity(engine: query.Engine, name: str, value: object, type_iri: str) -> str | None:
    """The IRI of the one entity that a reader gives, if any.

    Raises:
        EntityError: it is unknown, ambiguous or of another class.
    """
    if value is None:
        return None
    return query.resolve(engine, str(value), Parameter(name, type_iri))


def bound(name: str, value: object, *, last: bool) -> date | None:
    """A day; of a year or month its first, or its *last*.

    >>> bound("until", "2016-02", last=True)
    datetime.date(2016, 2, 29)

    Raises:
        UsageError: it is neither a day, a month nor a year.
    """
    if value is None or isinstance(value, date):
        return value
    text = str(value)
    if _VAGUE.fullmatch(text):
        year, _, month = text.partition("-")
        number = int(month or (12 if last else 1))
        if int(year) and 1 <= number <= 12:
            length = calendar.monthrange(int(year), number)[1]
            return date(int(year), number, length if last else 1)
    return day(name, text)


def day(name: str, value: object) -> date | None:
    """A day that a reader gives.

    Raises:
        UsageError: it is none.
    """
    if value is None or isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError as error:
        raise UsageError(
            f"parameter {name!r} wants a day such as 2020-01-08, not {value!r}"
        ) from error


def number(name: str, value: object, least: float, most: float = math.inf) -> float:
    """A number that a reader gives, from *least* to *most*.

    Raises:
        UsageError: it is none, or out of these bounds.
    """
    try:
        found = float(str(value))
    except ValueError:
        found = math.nan
    if not least <= found <= most:
        wanted = f"of at least {least:g}" if math.isinf(most) else f"from {least:g} to {most:g}"
        raise UsageError(f"parameter {name!r} wants a number {wanted}, not {value!r}")
    return found


def truth(name: str, value: object) -> bool:
    """A yes or no that a reader gives: `True`, `False`, or these words.

    Raises:
        UsageError: it is neither.
    """
    found = {"true": True, "false": False}.get(str(value).lower())
    if found is None:
        raise UsageError(f"parameter {name!r} wants true or false, not {value!r}")
    return found
