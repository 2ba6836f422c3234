"""Flow: who goes where, in which order, and who is left out."""

from __future__ import annotations

from datetime import date

import pytest
from pages.charts import outside, overlaps
from pages.invented import Invented, hostile, iri
from pages.league import FREE, NONE, league, merges

from kg import draw
from kg.article import Texts
from kg.draw import flow, flow_chart, flow_words, stages
from kg.draw import flow_model as moved
from kg.draw.contests import gather
from kg.draw.flow_model import Flow
from kg.draw.positions import Positions
from kg.draw.sheet import ChartView
from kg.errors import UsageError
from kg.network import build

STEPS = {
    "leader2015": {"a": "Lee", "b": "Lee", "c": "Ito", "d": NONE, "e": "Ito", "h": "Ito"},
    "leader2016": {"a": "Kim", "b": "Lee", "c": "Lee", "d": "Kim", "e": FREE, "g": "Lee"},
    "leader2020": {"a": "Fox", "b": "Fox", "c": "Ash", "d": "Fox", "e": "Ash"},
    "deputy2020": {"a": "Ray, Bly", "b": "Ray, Bly", "c": "Ray, Cox", "d": "Ray"},
}


def positions(made: Invented) -> Positions:
    engine = made.engine()
    network = build(engine)
    return Positions(engine, network, gather(network, stages.of(engine)))


def flow_of(made: Invented, *names: str) -> Flow:
    """The flow through contests of an invented league."""
    held = positions(made)
    by_iri = {contest.iri: contest for contest in held.contests}
    return moved.model(held, [by_iri[iri(f"contest:{name}")] for name in names])


def places(shown: Flow, number: int) -> dict[str, list[str]]:
    """The groups of a column, each with its endorsers in order."""
    return {
        shown.place(place): [flow_chart.label(shown, course) for course in shown.at(number, place)]
        for place in shown.columns[number].places
    }


@pytest.fixture(scope="module")
def record(engine, tmp_path_factory: pytest.TempPathFactory) -> ChartView:
    """The view of the shipped record."""
    return flow.view(engine, Texts(tmp_path_factory.mktemp("none")))


def test_groups_stand_in_the_order_of_the_result_then_nobody():
    """The winner first, before the result by first support; those without a person last."""
    shown = flow_of(league(STEPS, leader2015="Ito"), "leader2015", "leader2016")
    assert list(places(shown, 0)) == ["Al Ito", "Al Lee", "Nobody"]
    assert list(places(shown, 1)) == ["Al Kim", "Al Lee", "Free vote"]


def test_a_group_keeps_the_order_of_the_column_before():
    """So that lines cross only where support moved."""
    shown = flow_of(league(STEPS), "leader2015", "leader2016", "leader2020")
    assert places(shown, 0)["Al Ito"] == ["C", "E"]
    assert places(shown, 2)["Al Fox"] == ["A", "D", "B"]


def test_those_known_in_one_contest_are_named_not_drawn():
    """A line needs two ends."""
    shown = flow_of(league(STEPS), "leader2015", "leader2016")
    assert [shown.positions.short(endorser) for endorser in shown.left] == ["G", "H"]
    assert "Unions known in only one of the contests: G and H." in flow_words.leaves_out(shown)


def test_no_source_is_not_nobody_and_merged_is_neither():
    """Each is a group of its own."""
    choices = {contest: dict(held) for contest, held in STEPS.items()}
    choices["leader2015"]["m"] = choices["leader2016"]["m"] = "Lee"
    choices["leader2015"]["n"] = choices["leader2016"]["n"] = "Lee"
    made = league(choices)
    merges(made, "m", "a", date(2017, 1, 1))
    last = places(flow_of(made, "leader2015", "leader2016", "leader2020"), 2)
    assert last["Merged away or not affiliated"] == ["M"]
    assert last["No source found"] == ["N"]


def test_from_and_to_take_the_contests_between_with_them():
    """Of the same post; a deputy's contest is no step between leaders."""
    held = positions(league(STEPS))
    by_iri = {contest.iri: contest for contest in held.contests}
    ends = [by_iri[iri(f"contest:{name}")] for name in ("leader2020", "leader2015")]
    found = [contest.label for contest in moved.between(held, *ends)]
    assert found == ["Harbor leader 2015", "Harbor leader 2016", "Harbor leader 2020"]
    other = by_iri[iri("contest:deputy2020")]
    assert len(moved.between(held, ends[1], other)) == 2


def test_first_to_second_choices_of_one_contest():
    """Who named no second is told apart, and is not said to have had none."""
    shown = flow_of(league(STEPS), "deputy2020")
    assert places(shown, 1) == {
        "Al Bly": ["A", "B"],
        "Al Cox": ["C"],
        "No second choice found": ["D"],
    }
    assert "three are known to have named a second" in flow_words.standfirst(shown)


def test_colour_is_the_choice_of_the_first_column():
    """Throughout; nobody is grey."""
    shown = flow_of(league(STEPS, leader2015="Ito"), "leader2015", "leader2016")
    hues = {flow_chart.label(shown, c): flow_chart.hue(shown, c) for c in shown.courses}
    assert hues == {"A": "h2", "B": "h2", "C": "h1", "D": "other", "E": "h1"}


def test_above_forty_equal_courses_are_one_line(tmp_path):
    """As thick as their number, and the panel lists them."""
    many = {f"u{n}": "Lee" if n % 2 else "Ito" for n in range(50)}
    made = league({"leader2015": many, "leader2016": many})
    shown = flow_of(made, "leader2015", "leader2016")
    assert sorted(flow_chart.label(shown, course) for course in shown.courses) == [
        "25 unions",
        "25 unions",
    ]
    assert flow_words.standfirst(shown).startswith("First choices of 50 unions")
    page = flow.view(made.engine(), Texts(tmp_path))
    assert all(mark.key in page.entries for mark in page.shown.chart.marks)


def test_opens_on_the_two_latest_contests_for_leader(tmp_path):
    """The file holds the other steps and the second choices too."""
    shown = flow.view(league(STEPS).engine(), Texts(tmp_path))
    assert shown.opening == "contest:leader2016+contest:leader2020"
    assert {sheet.key for sheet in shown.sheets} == {
        shown.opening,
        "contest:leader2015+contest:leader2016",
        "contest:deputy2020",
    }


def test_half_a_question_is_refused(tmp_path):
    """From and to, or one contest."""
    engine = league(STEPS).engine()
    wrong = (
        {"from": "contest:leader2015"},
        {"to": "contest:leader2015"},
        {"from": "contest:leader2015", "to": "contest:leader2016", "contest": "contest:leader2020"},
        {"from": "contest:leader2015", "to": "contest:leader2015"},
    )
    for given in wrong:
        with pytest.raises(UsageError, match="view 'flow' wants"):
            flow.view(engine, Texts(tmp_path), **given)


def test_two_contests_without_a_common_endorser_say_so(tmp_path):
    """No lines, but words."""
    made = league({"leader2015": {"a": "Lee"}, "leader2016": {"b": "Lee"}})
    shown = flow.view(
        made.engine(), Texts(tmp_path), **{"from": "contest:leader2015", "to": "contest:leader2016"}
    )
    assert shown.shown.empty == "No union is known to have decided in two of these contests."


def test_an_empty_graph_says_so(tmp_path):
    """Never a blank page."""
    shown = flow.view(Invented().engine(), Texts(tmp_path))
    assert "No two contests" in shown.shown.empty
    assert draw.render(Invented().engine(), Texts(tmp_path), "flow").html


def test_long_names_are_cut_and_cover_nothing():
    """Names of any length, in three columns."""
    long = "Longname" * 8
    choices = {f"leader{year}": {"a" * 60: long, "b": "Ito"} for year in (2015, 2016, 2020)}
    chart = flow_chart.draw(flow_of(league(choices), *choices))
    assert (overlaps(chart), outside(chart)) == ([], [])


def test_no_text_of_the_graph_is_live(tmp_path):
    """Names are text."""
    html = draw.render(hostile(tmp_path).engine(), Texts(tmp_path), "flow").html
    assert "<script>window.pwned" not in html


def test_the_record_from_2016_to_2020(record):
    """Counted by hand: of Corbyn's seven with a choice in 2020, five went to Long-Bailey."""
    said = [mark for mark in record.shown.chart.marks if mark.group == 1]
    backed = [mark.about[0] for mark in said if "person:rebecca-long-bailey" in mark.about]
    assert sorted(backed) == [
        *("union:aslef", "union:bfawu", "union:cwu", "union:fbu", "union:unite"),
    ]
    assert "BECTU and UCATT" in " ".join(record.shown.leaves_out)


def test_no_text_of_the_record_covers_another(record):
    """On any sheet, at opening."""
    assert {sheet.key: overlaps(sheet.chart) for sheet in record.sheets} == {
        sheet.key: [] for sheet in record.sheets
    }
    assert {sheet.key: outside(sheet.chart) for sheet in record.sheets} == {
        sheet.key: [] for sheet in record.sheets
    }


def test_boxes_have_the_days_of_their_choices():
    """The slider shows a choice from its day on, and counts the choices of a person."""
    shown = flow_of(league(STEPS), "leader2015", "leader2016")
    course = next(c for c in shown.courses if flow_chart.label(shown, c) == "D")
    first, second = (flow_chart.mark_of(shown, course, number) for number in (0, 1))
    assert first.decided == (date(2015, 6, 10), date(2015, 6, 10))
    assert (first.counts, second.counts) == (None, "all")


def test_flow_of_the_record_has_a_slider(record):
    """Days of both contests, so that the second fills up."""
    assert {day.year for day in record.shown.decided} >= {2016, 2020}


def test_societies_have_steps_of_their_own(tmp_path):
    """Never mixed with unions; asked for, they come first; few lines are left out."""
    choices = {
        f"leader{year}": {
            **dict.fromkeys("abc", "Lee"),
            **{f"society:{name}": "Ito" for name in "pqr"},
        }
        for year in (2015, 2016)
    }
    engine = league(choices).engine()
    unions, societies = (
        "contest:leader2015+contest:leader2016",
        "contest:leader2015+contest:leader2016+society",
    )
    shown = flow.view(engine, Texts(tmp_path))
    assert [sheet.key for sheet in shown.sheets] == [unions, societies]
    assert {row["open"]: row["sheet"] for row in shown.rows} == {
        **{f"union:{name}": unions for name in "abc"},
        **{f"society:{name}": societies for name in "pqr"},
    }
    assert flow.view(engine, Texts(tmp_path), kind="society").opening == societies
    with pytest.raises(UsageError, match="wants union or society, not 'person'"):
        flow.view(engine, Texts(tmp_path), kind="person")
