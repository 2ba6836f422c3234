"""Public: when a decision, a choice or an expectation became public.

The rule is that of the library's `public-on`: by the day of announcement, or by the
first article up to the result that states it. What was not decided yet was not
public; an article from before the decision is an older edition, or was written on,
and says nothing of the day.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from kg import query
from kg.network import rows

# First and last day; `None` is not known.
Span = tuple[date | None, date | None]


class Published:
    """The days of the articles behind each fact of one graph."""

    def __init__(self, engine: query.Engine) -> None:
        self._told: dict[str, set[tuple[date, date]]] = defaultdict(set)
        for row in rows.ask(engine, "published"):
            for fact in {row.fact, row.decision} - {None}:
                self._told[fact].add((row.since, row.until))
        self._results: dict[str, date] = {
            row.contest: row.result for row in rows.ask(engine, "results")
        }

    def of(
        self, fact: str, contest: str, start: date | None, announced: date | None = None
    ) -> Span:
        """First and last day on which *fact* can have become public.

        *start* is the first day on which it can have come about. Of a decision the
        articles on its choices count too. Where neither a day of announcement nor one
        of an article is known, the last day is `None`: it was not public before *start*,
        nor before the calendar year in front of the result.
        """
        result = self._results.get(contest)
        days = [
            (max(since, start or since), until)
            for since, until in self._told.get(fact, ())
            if (result is None or since <= result) and (start is None or until >= start)
        ]
        if announced and (start is None or announced >= start):
            days.append((announced, announced))
        if days:
            return min(since for since, _ in days), min(until for _, until in days)
        begun = date(result.year - 1, 1, 1) if result else None
        return max(filter(None, (start, begun)), default=None), None
