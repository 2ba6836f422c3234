"""Days: dates that are known, vague or open, in words."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.show import days

DAYS = st.dates(datetime.date(1000, 1, 1), datetime.date(9999, 12, 31))


def date(text: str | None) -> datetime.date | None:
    """A day from its ISO form."""
    return datetime.date.fromisoformat(text) if text else None


@pytest.mark.parametrize(
    ("earliest", "latest", "wanted"),
    [
        ("2020-01-08", "2020-01-08", "8 January 2020"),
        ("2015-07-01", "2015-07-31", "July 2015"),
        ("2016-02-01", "2016-02-29", "February 2016"),
        ("2015-02-01", "2015-02-27", "between 1 and 27 February 2015"),
        ("2015-01-01", "2015-12-31", "2015"),
        ("2015-01-01", "2016-12-31", "between 1 January 2015 and 31 December 2016"),
        ("2015-07-03", "2015-07-28", "between 3 and 28 July 2015"),
        ("2015-06-03", "2015-07-28", "between 3 June and 28 July 2015"),
        ("2015-06-01", "2015-07-31", "between 1 June and 31 July 2015"),
        ("2015-12-30", "2016-01-02", "between 30 December 2015 and 2 January 2016"),
        ("2020-01-08", None, "8 January 2020 or later"),
        (None, "2020-01-08", "8 January 2020 or earlier"),
        (None, None, ""),
    ],
)
def test_span(earliest, latest, wanted):
    """As short as it can be said without a loss."""
    assert days.span(date(earliest), date(latest)) == wanted


@given(DAYS, DAYS)
def test_a_span_names_its_ends_or_what_they_bound(one, other):
    """Both years are in it, whatever is left out."""
    earliest, latest = sorted((one, other))
    said = days.span(earliest, latest)
    assert str(earliest.year) in said
    assert str(latest.year) in said


@given(DAYS)
def test_a_known_day_is_said_as_one(day):
    """No span is made of it."""
    assert days.span(day, day) == days.day(day)


@pytest.mark.parametrize(
    ("earliest", "latest", "words", "wanted"),
    [
        ("2020-01-08", "2020-01-08", "today", "8 January 2020 (\u201ctoday\u201d)"),
        ("2020-01-08", "2020-01-08", None, "8 January 2020"),
        (None, None, "last week", "\u201clast week\u201d"),
        (None, None, None, ""),
    ],
)
def test_when(earliest, latest, words, wanted):
    """The source's own words stand beside what was made of them."""
    assert days.when(date(earliest), date(latest), words) == wanted


@pytest.mark.parametrize(
    ("start", "end", "wanted"),
    [
        (("2015-01-01", "2015-12-31"), (None, None), "from 2015"),
        ((None, None), ("2020-04-04", "2020-04-04"), "until 4 April 2020"),
        (
            ("2015-09-12", "2015-09-12"),
            ("2020-04-04", "2020-04-04"),
            "from 12 September 2015 until 4 April 2020",
        ),
        ((None, "2015-07-28"), ("2015-07-28", None), "on 28 July 2015 at least"),
        ((None, "2015-12-31"), ("2015-01-01", None), "at some time in 2015"),
        (
            (None, "2015-07-28"),
            ("2015-07-03", None),
            "at some time between 3 and 28 July 2015",
        ),
        (
            (None, "2010-07-26"),
            ("2025-09-01", None),
            "from 26 July 2010 to 1 September 2025 at least",
        ),
        ((None, "2015-07-28"), (None, None), "from 28 July 2015 or earlier"),
        ((None, None), (None, None), ""),
    ],
)
def test_interval(start, end, wanted):
    """From and until, each known, vague or open."""
    found = days.interval((date(start[0]), date(start[1])), (date(end[0]), date(end[1])), None)
    assert found == wanted
