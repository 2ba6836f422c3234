"""Public: by which day a decision was public, by hand and as the library answers it."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

import pytest
from graphs import rows_of, store_of
from harbor import CONTEST, HARBOR, article, decision, endorsement
from harbor import date as literal
from pages.invented import iri

from kg import query
from kg.article import Texts
from kg.draw import contest as lanes
from kg.draw import matrix
from kg.network import public
from kg.query import OxigraphEngine

D = date
DOCKERS = "decision:dockers"
# The dockers decide on 10 March, the result is known on 20 May 2026.
MARCH = D(2026, 3, 10)


def spans(turtle: str) -> public.Published:
    """When things became public, in a graph of the contest and *turtle*."""
    return public.Published(OxigraphEngine(store_of(HARBOR + turtle)))


def dockers(turtle: str, start: date | None = MARCH, announced: date | None = None) -> public.Span:
    """When the decision of the dockers became public."""
    return spans(turtle).of(iri(DOCKERS), iri(CONTEST), start, announced)


def decided(*articles: str, more: str = "") -> str:
    """A decision of 10 March, its endorsement, and the articles that state the decision."""
    return decision("dockers", "union:dockers", *articles, more=more) + endorsement(
        "dockers", "union:dockers", "ana", *articles
    )


def certainty(turtle: str, day: date) -> str:
    """What the library says of the decision on a day; nothing if it does not list it."""
    found = rows_of(HARBOR + turtle, "public-on", "decision", "certainty", date=day.isoformat())
    return dict(found).get(DOCKERS, "")


def at(span: public.Span, day: date) -> str:
    """What a picture shows of a span on a day, as the library says it."""
    first, last = span
    if first and day < first:
        return ""
    return "unknown" if last is None else "surely" if last <= day else "perhaps"


def test_it_is_public_from_the_first_article():
    """Not from the day of decision, and not from the second article."""
    told = decided("one", "two") + article("two", "2026-03-14") + article("one", "2026-03-12")
    assert dockers(told) == (D(2026, 3, 12), D(2026, 3, 12))


def test_what_was_not_decided_was_not_public():
    """A page of 1 March to which the choice was added says nothing of the day."""
    told = decided("old", "new") + article("old", "2026-03-01") + article("new", "2026-03-13")
    assert dockers(told) == (D(2026, 3, 13), D(2026, 3, 13))
    assert [certainty(told, D(2026, 3, day)) for day in (9, 10, 12, 13)] == ["", "", "", "surely"]


def test_an_article_from_before_alone_leaves_it_unknown():
    """It is there from the day of decision, and nobody knows since when."""
    told = decided("old") + article("old", "2026-03-01")
    assert dockers(told) == (MARCH, None)
    assert [certainty(told, D(2026, 3, day)) for day in (9, 10, 31)] == ["", "unknown", "unknown"]


def test_an_article_of_a_month_makes_it_perhaps():
    """From the day of decision, not from the first of the month, to its end."""
    told = decided("march") + article("march", "2026-03-01", until="2026-03-31")
    assert dockers(told) == (MARCH, D(2026, 3, 31))
    expected = ["", "perhaps", "perhaps", "surely"]
    assert [certainty(told, D(2026, 3, day)) for day in (9, 10, 30, 31)] == expected


def test_an_article_after_the_result_says_nothing_of_the_day():
    """The first day possible is that of the decision, else of the year before the result."""
    told = decided("late") + article("late", "2026-05-21")
    assert dockers(told) == (MARCH, None)
    assert dockers(told, start=None) == (D(2025, 1, 1), None)


def test_the_announcement_counts_as_an_article_does():
    """The first of the days is the one."""
    told = decided("one") + article("one", "2026-03-14")
    assert dockers(told, announced=D(2026, 3, 11)) == (D(2026, 3, 11), D(2026, 3, 11))
    assert dockers(told, announced=D(2026, 3, 20)) == (D(2026, 3, 14), D(2026, 3, 14))


@pytest.mark.parametrize("day", [9, 10, 11, 12, 14])
def test_announcement_as_the_library_has_it(day):
    """Announced on the 11th, told on the 14th."""
    more = f"end:announced {literal('2026-03-11')} ;"
    told = decided("one", more=more) + article("one", "2026-03-14")
    span = dockers(told, announced=D(2026, 3, 11))
    assert certainty(told, D(2026, 3, day)) == at(span, D(2026, 3, day))


def test_a_later_choice_is_public_once_it_is_told():
    """The article on the decision need not have named it."""
    told = decided("one") + endorsement("dockers", "union:dockers", "lee", "two", rank=2)
    told += article("one", "2026-03-11") + article("two", "2026-03-15")
    second = iri("endorsement:dockers.lee")
    assert spans(told).of(second, iri(CONTEST), MARCH) == (D(2026, 3, 15), D(2026, 3, 15))


# The record ###########################################################################


def test_record_is_public_in_the_pictures_as_in_the_library(engine, tmp_path_factory):
    """Every decision, on every day of a slider of its contest and on those of the matrix.

    A decision that another replaced leaves the library's answer; the record has none.
    """
    texts = Texts(tmp_path_factory.mktemp("none"))
    found = lanes.view(engine, texts)
    days = {day for sheet in found.sheets for day in sheet.public}
    days |= set(matrix.view(engine, texts).sheets[0].public)
    assert len(days) > 50
    shown: dict[str, public.Span] = {}
    told = public.Published(engine)
    for row in query.select(engine, _DECISIONS):
        shown[row.decision] = told.of(row.decision, row.contest, row.earliest, row.announced)
    differing = defaultdict(list)
    for day in sorted(days):
        library = {
            row.decision: row.certainty
            for row in query.run(engine, "public-on", date=day.isoformat())
        }
        for name, span in shown.items():
            if at(span, day) != library.get(name, ""):
                differing[name].append((day, at(span, day), library.get(name)))
    assert differing == {}


def test_marks_of_the_record_have_these_days(engine, tmp_path_factory):
    """The communication workers decided on 30 January 2020; a branch page is of the 14th.

    The bakers decided on 17 January; a page of January tells it, so it is perhaps public.
    """
    found = lanes.view(engine, Texts(tmp_path_factory.mktemp("none")))
    public_days = {row["open"]: row["public"] for row in found.rows}
    leader = "endorsement:labour-leadership-2020"
    assert public_days[f"{leader}.cwu.1"] == (D(2020, 1, 30), D(2020, 1, 30))
    assert public_days[f"{leader}.bfawu.1"] == (D(2020, 1, 17), D(2020, 1, 30))
    deputy = "endorsement:labour-deputy-leadership-2020.cwu.1"
    assert public_days[deputy] == (D(2020, 1, 30), D(2020, 1, 30))
    hain = "endorsement:labour-deputy-leadership-2007.aslef.1"
    assert public_days[hain][0] == D(2007, 5, 16)


_DECISIONS = """
PREFIX end: <https://w3id.org/endorsement/ns#>
SELECT DISTINCT ?decision ?contest ?earliest ?announced WHERE {
  ?decision a end:Decision ; end:contest ?contest .
  OPTIONAL { ?decision end:earliest ?earliest }
  OPTIONAL { ?decision end:announced ?announced }
}
ORDER BY ?decision ?contest ?earliest ?announced
"""
