"""Days: what counts as dated, and how pages say of how many a day is not known."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from pages.invented import every_kind, harbor
from pages.league import NONE, league

from kg import draw
from kg.article import Texts
from kg.draw import axis, bands, timeline
from kg.draw import contest as lanes
from kg.draw.mark import both

D = date
DAY = D(2026, 3, 1)


@pytest.mark.parametrize(
    ("span", "dated"),
    [
        ((DAY, DAY), True),
        ((None, DAY), True),
        ((DAY, D(2026, 5, 2)), True),
        ((DAY, D(2026, 5, 3)), False),
        ((DAY, None), False),
        ((None, None), False),
    ],
)
def test_a_span_of_more_than_two_months_is_no_day(span, dated):
    """62 days from 1 March are 2 May; a day by which it was is one."""
    assert axis.dated(span) is dated


def test_the_page_counts_by_the_same_length():
    """Its script has the number of days too."""
    script = (Path(draw.__file__).parent / "assets" / "time.js").read_text("utf-8")
    found = re.search(r"LONGEST = (\d+) \* 86400000", script)
    assert found
    assert int(found[1]) == axis.LONGEST.days


def test_two_things_are_both_there_from_the_later_day():
    """A day that is not known is no bound."""
    assert both((DAY, None), (D(2026, 4, 1), None)) == D(2026, 4, 1)
    assert both((None, DAY), (DAY, DAY)) == DAY
    assert both((None, None), (None, None)) is None


def test_text_tells_both_meanings_of_a_day_that_is_not_known(tmp_path):
    """The masons' choice has no day and no source; all others have both."""
    made = every_kind()
    made.say("union:masons", rdf_type="end:Union", skos_prefLabel='"Masons')
    own = {"endorser": "union:masons", "contest": "contest:mayor-2026"}
    made.say("decision:mayor-2026.masons", rdf_type="end:Decision", outcome="end:choice", **own)
    made.say(
        "endorsement:mayor-2026.masons.1", rdf_type="end:Endorsement", rank=1,
        decision="decision:mayor-2026.masons", candidacy="candidacy:mayor-2026.rivera", **own,
    )  # fmt: skip
    view = lanes.view(made.engine(), Texts(tmp_path), "Mayor 2026")
    said = " ".join(view.sheets[0].leaves_out)
    assert "The day of decision is not known of one decision." in said
    assert "It is not known when one decision became public." in said


def test_made_public_is_told_from_first_reported(tmp_path):
    """The dockers' choice is told by the Herald of 14 March; the cooks' was announced."""
    view = lanes.view(every_kind().engine(), Texts(tmp_path), "Mayor 2026")
    told = {row["open"]: row["cells"][7]["text"] for row in view.rows}
    assert told["endorsement:mayor-2026.dockers.1"] == "first reported 14 March 2026"
    assert told["endorsement:mayor-2026.cooks.2.1"] == "8 March 2026"
    assert ["Made public", "first reported 14 March 2026"] in view.entries[
        "endorsement:mayor-2026.dockers.1"
    ]["rows"]


def test_methods_have_words_in_the_table(tmp_path):
    """The record's own name of one is none."""
    made = harbor()
    made.say("decision:mayor-2026.nurses", method="end:memberBallot")
    rows = lanes.view(made.engine(), Texts(tmp_path), "Mayor 2026").rows
    nurses = next(row for row in rows if row["open"] == "endorsement:mayor-2026.nurses.1")
    assert nurses["cells"][9]["text"] == "member ballot"


def test_bands_do_not_count_nobody_as_a_choice(tmp_path):
    """Three unions, of which one named nobody."""
    made = league({"leader2010": {"a": "Lee", "b": "Ito", "c": NONE}})
    said = bands.view(made.engine(), Texts(tmp_path)).sheets[0].standfirst
    assert "the unions that chose them, 2 choices in all, in the order of decision." in said
    assert "One decision that named nobody stands at the end of its row." in said


def test_timeline_has_a_day_for_every_mark(tmp_path):
    """Boxes, and whoever was general secretary: nothing stands from the beginning."""
    choices = {"leader2010": {"a": "Lee"}, "leader2014": {"a": "Lee"}}
    made = league(choices, leader2010="Lee")
    made.say("person:may", rdf_type="end:Person", foaf_name='"May Lin')
    made.say(
        "office:may", rdf_type="end:Office", org_member="person:may", org_organization="union:a",
        org_role="end:generalSecretary", startEarliest=D(2009, 1, 1), startLatest=D(2009, 1, 1),
    )  # fmt: skip
    view = timeline.view(made.engine(), Texts(tmp_path), "A")
    marks = {mark.key: mark.decided for mark in view.sheets[0].chart.marks}
    assert marks["person:may"] == (D(2010, 6, 10), None)
    assert view.rows[0]["cells"][4]["then"] == "not known by this day"
