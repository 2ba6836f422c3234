"""The timeline: one endorser's years, posts and what links its choices."""

from __future__ import annotations

from datetime import date

import pytest
from pages.charts import outside, overlaps, words
from pages.invented import Invented, every_kind, hostile, iri
from pages.league import NONE, league, merges, stands

from kg import draw
from kg.article import Texts
from kg.draw import stages, timeline, timeline_chart
from kg.draw import timeline_model as told
from kg.draw.contests import gather
from kg.draw.positions import Positions
from kg.draw.sheet import ChartView
from kg.draw.timeline_model import GONE, PASSED, SAME, Timeline
from kg.errors import EntityError
from kg.network import build

YEARS = {
    "leader2010": {"a": "Lee", "b": "Ito"},
    "leader2015": {"a": "Lee", "b": "Ito"},
    "leader2016": {"a": "Kim", "b": "Ito"},
    "leader2020": {"a": "Fox", "b": NONE},
    "deputy2020": {"a": "Ash"},
    "mayor2016": {"a": "Ray"},
    "mayor2020": {"a": "Ray"},
}


def timeline_of(made: Invented, union: str = "a") -> Timeline:
    """The timeline of a union in an invented league."""
    engine = made.engine()
    network = build(engine)
    positions = Positions(engine, network, gather(network, stages.of(engine)))
    return told.model(positions, told.Registry.of(engine), iri(f"union:{union}"))


def texts(shown: Timeline) -> list[str]:
    return [word.text for word in words(timeline_chart.draw(shown))]


@pytest.fixture(scope="module")
def record(engine, tmp_path_factory: pytest.TempPathFactory) -> ChartView:
    """The view of the shipped record."""
    return timeline.view(engine, Texts(tmp_path_factory.mktemp("none")))


def test_columns_are_years_with_a_contest():
    """Each year once, whatever the time between."""
    assert timeline_of(league(YEARS)).years == ["2010", "2015", "2016", "2020"]


def test_posts_of_the_party_have_a_lane_and_others_share_one():
    """Leader before deputy leader; the rest below, with its post in words."""
    shown = timeline_of(league(YEARS))
    assert [(name, list(lane)) for name, lane in shown.lanes] == [
        ("Leader", ["2010", "2015", "2016", "2020"]),
        ("Deputy leader", ["2020"]),
        ("Other posts", ["2016", "2020"]),
    ]
    assert "Mayor of" in " ".join(texts(shown))


def test_links_say_only_what_is_known():
    """The same person again; passed over if they stood again; gone if they did not."""
    made = league(YEARS)
    stands(made, "leader2016", "Lee")
    lane = timeline_of(made).lanes[0][1]
    found = [told.link(lane[one], lane[other])
             for one, other in (("2010", "2015"), ("2015", "2016"), ("2016", "2020"))]  # fmt: skip
    assert found == [SAME, PASSED, GONE]


def test_who_declined_did_not_stand_again():
    """Nobody is passed over who did not want it."""
    made = league(YEARS)
    stands(made, "leader2016", "Lee")
    made.say("candidacy:leader2016.lee", status="end:declined")
    lane = timeline_of(made).lanes[0][1]
    assert told.link(lane["2015"], lane["2016"]) == GONE


def test_nobody_is_linked_to_nobody():
    """A decision to recommend nobody is no change of mind about a person."""
    lane = timeline_of(league(YEARS), "b").lanes[0][1]
    assert told.link(lane["2016"], lane["2020"]) is None


def test_other_posts_are_never_joined_by_a_line(tmp_path):
    """Two mayors in a lane are not one story; the legend has no line for them."""
    only = {contest: held for contest, held in YEARS.items() if contest.startswith("mayor")}
    assert timeline_chart.signs(timeline_of(league({**only, "leader2010": {"a": "Lee"}}))) == []


def test_an_earlier_decision_in_the_contest_is_said():
    """A decision replaced within a contest is a switch."""
    made = every_kind()
    engine = made.engine()
    network = build(engine)
    shown = told.model(
        Positions(engine, network, gather(network, stages.of(engine))),
        told.Registry.of(engine),
        iri("union:cooks"),
    )
    [box] = [box for box in shown.boxes() if box.position.decided]
    assert "before: Vance" in timeline_chart.captions(shown, box)


def test_another_winner_stands_below_the_box():
    """And not where the choice won."""
    shown = timeline_of(league(YEARS, leader2010="Lee", leader2015="Ito"))
    below = [timeline_chart.captions(shown, box) for box in shown.boxes()[:2]]
    assert below == [["10 Jun"], ["won: Ito", "10 Jun"]]


def test_a_merger_stands_before_the_next_year():
    """With its words and day."""
    made = league(YEARS)
    merges(made, "z", "a", date(2012, 3, 1))
    shown = timeline_of(made)
    made.say("union:z", rdf_type="end:Union", abbreviation='"Z')
    assert [change.day for change in shown.changes] == [date(2012, 3, 1)]
    assert any("merged into A, 1 Mar 2012" in text for text in texts(shown))


def test_a_general_secretary_of_unknown_days_is_not_guessed():
    """An office without a day of beginning says nothing of a year."""
    made = league(YEARS)
    made.say("office:mo", rdf_type="end:Office", org_member="person:lee",
             org_organization="union:a", org_role="end:generalSecretary")  # fmt: skip
    assert timeline_of(made).secretaries == {}


def test_a_general_secretary_is_sure_only_between_known_days():
    """Before the last known day in office it is perhaps."""
    made = league(YEARS)
    made.say(
        "office:mo", rdf_type="end:Office", org_member="person:lee", org_organization="union:a",
        org_role="end:generalSecretary", startEarliest=date(2011, 1, 1),
        startLatest=date(2011, 1, 1), endEarliest=date(2016, 1, 1),
    )  # fmt: skip
    held = timeline_of(made).secretaries
    assert {year: sure for year, (_, sure) in held.items()} == {
        "2015": True,
        "2016": False,
        "2020": False,
    }


def test_opens_on_the_endorser_with_most_decisions(tmp_path):
    """Of several the one that named most people; the others are sheets too."""
    shown = timeline.view(league(YEARS).engine(), Texts(tmp_path))
    assert shown.opening == "union:a"
    assert shown.chose == "timeline: Union of A (seven known decisions, most)"
    assert [sheet.key for sheet in shown.sheets] == ["union:a", "union:b"]


def test_an_endorser_can_be_asked_for(tmp_path):
    """By name or CURIE; one of whom nothing is known is an error."""
    engine = league(YEARS).engine()
    assert timeline.view(engine, Texts(tmp_path), "Union of B").opening == "union:b"
    with pytest.raises(EntityError, match="nothing is known of what"):
        timeline.view(engine, Texts(tmp_path), "person:lee")
    with pytest.raises(EntityError):
        timeline.view(engine, Texts(tmp_path), "Nobody at all")


def test_an_empty_graph_says_so(tmp_path):
    """Never a blank page."""
    shown = timeline.view(Invented().engine(), Texts(tmp_path))
    assert shown.shown.empty == "No endorsement is known here."


def test_no_text_of_the_graph_is_live(tmp_path):
    """Names of unions, posts and people are text."""
    html = draw.render(hostile(tmp_path).engine(), Texts(tmp_path), "timeline").html
    assert "<script>window.pwned" not in html


def test_thirty_years_go_below_each_other():
    """The boxes keep their size, and no text covers another."""
    choices = {f"leader{year}": {"a": "Lee" if year % 2 else "Ito"} for year in range(1980, 2010)}
    chart = timeline_chart.draw(timeline_of(league(choices)))
    assert chart.width == timeline_chart.WIDE
    assert (overlaps(chart), outside(chart)) == ([], [])


def test_long_names_are_cut_and_cover_nothing():
    """Of candidates, with a suggestion in another script."""
    long = "Longname" * 8
    choices = {f"leader{year}": {"a": f"*{long}, Ito, +اتحاد"} for year in range(2000, 2012)}
    chart = timeline_chart.draw(timeline_of(league(choices)))
    assert (overlaps(chart), outside(chart)) == ([], [])


def test_the_record_opens_on_unison(record):
    """Twelve decisions, as many as GMB and Unite, but each of a person."""
    assert record.opening == "union:unison"
    assert "12 contests" in record.shown.standfirst
    assert "eight of 12" in record.shown.standfirst


def test_the_record_links_corbyn_alone(record):
    """Of UNISON's leaders only Corbyn was chosen twice, and nobody was passed over."""
    assert [meaning for _, meaning in record.shown.legend if meaning in {SAME, PASSED}] == [SAME]


def test_no_text_of_the_record_covers_another(record):
    """For any endorser, at opening."""
    assert {sheet.key: overlaps(sheet.chart) for sheet in record.sheets} == {
        sheet.key: [] for sheet in record.sheets
    }
    assert {sheet.key: outside(sheet.chart) for sheet in record.sheets} == {
        sheet.key: [] for sheet in record.sheets
    }
