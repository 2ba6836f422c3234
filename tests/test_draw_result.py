"""Result: the order of candidates, the day from which it is said, and what stood before."""

from __future__ import annotations

from datetime import date

import pytest
from pages.invented import Invented, iri
from pages.league import FREE, NONE, WAITING, league, union
from pages.race import CONTEST, MAY, PEOPLE, Race, race, replaced, two

from kg import draw, versions
from kg.article import Texts
from kg.draw import (
    candidates,
    candidates_model,
    contest,
    flow,
    matrix,
    network,
    posts,
    result,
    stages,
    static,
    threshold,
    two_sided_chart,
)
from kg.draw import flow_model as moved
from kg.draw.contests import gather, groups
from kg.draw.ground import steps
from kg.draw.positions import Positions, winners
from kg.draw.record import Contest, Standing
from kg.draw.sheet import ChartView, Sheet
from kg.network import build

D = date
END = date.max


def contests(made: Invented) -> list[Contest]:
    engine = made.engine()
    return gather(build(engine), stages.of(engine))


def positions(made: Invented) -> Positions:
    engine = made.engine()
    network = build(engine)
    return Positions(engine, network, gather(network, stages.of(engine)))


def ordered(made: Invented) -> tuple[list[str], str]:
    """The surnames of those with a lane, in its order, and the sentence on that."""
    engine = made.engine()
    network = build(engine)
    wanted = gather(network, stages.of(engine))[0]
    standings = [g.standing for g in groups(network, wanted)[0] if g.standing]
    names = [network.nodes[one.person]["label"].split()[-1] for one in standings]
    return names, result.order(wanted, standings)


def sheet_of(view: ChartView, key: str = CONTEST) -> Sheet:
    return next(sheet for sheet in view.sheets if sheet.key == key)


def texts(sheet: Sheet) -> list[tuple[str, str]]:
    """Every text of a chart with the time in which it is shown."""
    return [
        (part.get("data-public", ""), "".join(line.itertext()))
        for part in sheet.chart.root.iter("g")
        if part.get("class") == "during"
        for line in part.iter("text")
    ]


# The order of the result


def test_later_rounds_stand_before_earlier_ones_and_high_shares_before_low():
    """However many chose them: Dunn, chosen by three, went out first."""
    made = race(D(2010, 9, 25))
    made.stands("Ash", "won", (1, 30), (2, 34), (3, 52))
    made.stands("Birch", "lost", (1, 38), (2, 40), (3, 48))
    made.stands("Cole", "eliminated", (1, 20), (2, 26))
    made.stands("Dunn", "eliminated", (1, 12))
    for number, whom in enumerate(("Dunn", "Dunn", "Dunn", "Cole", "Birch", "Ash")):
        made.decides(number, whom, D(2010, 7, 1 + number))
    assert ordered(made) == (["Ash", "Birch", "Cole", "Dunn"], "in the order of the result")


def test_who_was_in_the_last_round_stands_before_who_was_eliminated():
    """Of the last round no figures are known: then not the order of all is."""
    made = race(D(2010, 9, 25))
    made.stands("Ash", "won", (1, 19))
    made.stands("Birch", "lost", (1, 18))
    made.stands("Cole", "eliminated", (1, 20))
    made.stands("Dunn", "eliminated", (1, 12))
    for number, whom in enumerate(PEOPLE):
        made.decides(number, whom, D(2010, 7, 9 - number))
    said = "in the order of the result as far as it is known"
    assert ordered(made) == (["Ash", "Birch", "Cole", "Dunn"], said)


def test_without_figures_the_winner_stands_first_then_the_first_support():
    """And the sentence says so."""
    made = race(D(2010, 9, 25))
    for name, status in (("Ash", "lost"), ("Birch", "won"), ("Cole", "lost")):
        made.stands(name, status)
    for number, whom in enumerate(("Cole", "Ash", "Ash", "Birch")):
        made.decides(number, whom, D(2010, 7, 1 + number))
    said = "the winner first, then by first support"
    assert ordered(made) == (["Birch", "Cole", "Ash"], said)


def test_before_the_result_the_first_support_decides():
    """Not the number, and who withdrew stands last."""
    made = race(D(2030, 9, 25))
    made.stands("Ash", "withdrawn")
    made.stands("Birch", "nominated")
    made.stands("Cole")
    for number, whom in enumerate(("Ash", "Cole", "Birch", "Birch")):
        made.decides(number, whom, D(2030, 7, 1 + number))
    assert ordered(made) == (["Cole", "Birch", "Ash"], "in the order of first support")


def test_a_final_share_without_a_round_is_that_of_the_last():
    """Whatever shares of rounds there are."""
    assert result.place(Standing("p", "c", "lost", share=(99, 40))) < result.place(
        Standing("p", "c", "lost", share=(3, 45))
    )


@pytest.mark.parametrize(
    ("slug", "names"),
    [
        ("deputy-leadership-2020", "Rayner Allin-Khan Burgon Murray"),
        ("deputy-leadership-2015", "Watson Creasy Flint Eagle"),
        ("leadership-2010", "Miliband Miliband Balls Burnham Abbott"),
        ("deputy-leadership-2007", "Harman Johnson Cruddas Benn Hain Blears"),
    ],
)
def test_order_of_the_record(engine, slug, names):
    """As the tables of those votes have it."""
    network = build(engine)
    known = gather(network, stages.of(engine))
    wanted = next(one for one in known if one.iri == iri(f"contest:labour-{slug}"))
    found = [
        network.nodes[g.standing.person]["label"].split()[-1]
        for g in groups(network, wanted)[0]
        if g.standing
    ]
    assert " ".join(found) == names


# When one may say how it ended


@pytest.mark.parametrize("view", ["contest", "matrix", "flow", "timeline"])
def test_last_step_is_the_day_of_the_result(tmp_path, view):
    """That of everything; a later decision is a step after it."""
    for ended in (D(2010, 7, 1), D(2010, 5, 5)):
        made = two(ended, "won", "lost")
        made.begin("leader2012", D(2012, 7, 1))
        made.stands("Ash", "won")
        for number in range(3):
            made.decides(number, "Ash", D(2012, 5, 1 + number))
        drawn = draw.make(made.engine(), Texts(tmp_path), view)
        found = {day for sheet in drawn.sheets for day in sheet.public}
        assert {MAY[0], ended, D(2012, 7, 1)} <= found
        if view in {"contest", "matrix"}:
            days = sorted({*MAY, ended})
            assert sheet_of(drawn).public == sheet_of(drawn).decided == days


def test_without_a_day_of_the_result_it_is_said_at_the_end_alone(tmp_path):
    """A step follows that is no day; before it neither view says who won."""
    made = two(None, "won", "lost")
    for view in ("contest", "matrix"):
        sheet = sheet_of(draw.make(made.engine(), Texts(tmp_path), view, contest=CONTEST))
        assert sheet.public == [*MAY, END]
        said = [(when, text) for when, text in texts(sheet) if text in {"won", "lost"}]
        assert said == [("9999-12-31/", "won"), ("9999-12-31/", "lost")]
        assert ("/9999-12-31", "day of result not known") in texts(sheet)
        heads = [mark for mark in sheet.chart.marks if mark.key.startswith("person:")]
        assert [mark.over for mark in heads] == [END, END]


def test_all_heads_wait_for_the_result(tmp_path):
    """That of who lost, and that of a second winner."""
    for became in (("won", "lost"), ("won", "won")):
        sheet = sheet_of(matrix.view(two(D(2010, 7, 1), *became).engine(), Texts(tmp_path)))
        said = [(when, text) for when, text in texts(sheet) if text in {"won", "lost"}]
        assert said == [("2010-07-01/", text) for text in became]


def test_two_winners_both_won():
    """Who chose either chose a winner."""
    held = positions(two(D(2010, 7, 1), "won", "won"))
    wanted = held.contests[0]
    assert winners(wanted) == [iri("person:ash"), iri("person:birch")]
    assert {held.of(e, wanted).won for e in held.endorsers(["union"])} == {True}


def test_steps_leave_out_what_is_no_day():
    """One day is no way to go; a contest of which no end is known adds none."""
    over = Contest("c", "C", None, None, None, D(2010, 7, 1))
    assert steps([(None, MAY[0])], [over]) == []
    spans = [(None, MAY[1]), (None, MAY[0]), (None, END), (None, None)]
    assert steps(spans, [over]) == MAY[:2]
    over.standings["p"] = Standing("p", "c", "won")
    assert steps(spans, [over]) == [*MAY[:2], D(2010, 7, 1)]


# What was replaced


def test_replaced_decision_stands_until_the_later_one(tmp_path):
    """Two marks in one place: one that counts until then, one struck from then on."""
    sheet = sheet_of(contest.view(replaced().engine(), Texts(tmp_path)))
    first, other = (m for m in sheet.chart.marks if m.key == "endorsement:leader2010.u0")
    june = D(2010, 6, 1)
    assert (first.public, first.counts, first.until) == ((june, june), None, (None, None))
    assert "replaced" in first.say
    assert (other.public, other.counts, other.until) == ((MAY[0],) * 2, "lane 0", (june, june))
    assert "replaced" not in other.say
    assert other.attributes()["data-public"] == "2010-05-01/2010-05-01/2010-06-01"
    assert sheet.public == [*MAY, june, D(2010, 7, 1)]


@pytest.mark.parametrize("key", ["all", CONTEST])
def test_cell_of_a_replaced_decision_is_there_until_then(tmp_path, key):
    """In the matrix of all contests and in that of one; also on a phone."""
    sheet = sheet_of(matrix.view(replaced().engine(), Texts(tmp_path)), key)
    marks = {m.key: m for m in sheet.chart.marks if m.key.startswith("endorsement:leader2010.u0")}
    june = D(2010, 6, 1)
    assert marks["endorsement:leader2010.u0"].until == (june, june)
    assert marks["endorsement:leader2010.u0.2"].until == (None, None)
    listed = [item.mark.key for g in sheet.phone for line in g.lines for item in line.items]
    assert marks.keys() <= set(listed)


def test_two_sides_draw_a_replaced_decision_as_it_stood_until_then():
    """In a page the mark that counts is there until June; in a picture of today it is not."""
    engine = replaced().engine()
    made = network.view(engine, Texts(None), None, CONTEST)
    boxes = [n for n in made.drawing.nodes if n.get("open") == "endorsement:leader2010.u0"]
    struck, stood = boxes
    assert struck["data"]["public"] == "2010-06-01/2010-06-01"
    assert stood["data"]["public"] == "2010-05-01/2010-05-01/2010-06-01"
    assert ("replaced" in struck["say"], "replaced" in stood["say"]) == (True, False)
    assert stood["say"].endswith("1 of 3")
    assert ("counts" in struck["data"], "counts" in stood["data"]) == (False, True)
    assert (struck["y"], struck.get("hidden")) == (stood["y"], None)
    assert stood["hidden"]
    assert static.svg(two_sided_chart.of(made), versions.of(engine)).count(">U0<") == 2


def test_undated_replacement_is_not_before_what_it_replaced():
    """Union 4 chose Ash on 13 May: that it chose Birch instead was later."""
    made = two(D(2010, 7, 1), "won", "lost")
    made.decides(4, "Birch", None, ".2", supersedes="decision:leader2010.u4")
    nodes = network.view(made.engine(), Texts(None), None, CONTEST).drawing.nodes
    box = next(n for n in nodes if n.get("open") == "endorsement:leader2010.u4.2")
    assert (box["data"]["public"], box["data"]["decided"]) == ("2010-05-13/", "2010-05-13/")


def test_replaced_by_one_without_a_day_stands_up_to_the_end(tmp_path):
    """Nobody knows since when it stands no more."""
    made = two(D(2010, 7, 1), "won", "lost")
    made.say("decision:later", rdf_type="end:Decision", endorser="union:u0", contest=CONTEST,
             outcome="end:noRecommendation", supersedes="decision:leader2010.u0")  # fmt: skip
    sheet = sheet_of(contest.view(made.engine(), Texts(tmp_path)))
    first, other = (m for m in sheet.chart.marks if m.key == "endorsement:leader2010.u0")
    assert (first.decided, other.until[1]) == ((END, END), END)
    assert END not in sheet.decided


# Rules


def ruled(
    ways: tuple[int, ...], *requirements: dict[str, object]
) -> tuple[stages.Rule, threshold.Met | None]:
    """A rule of nomination by affiliates, and when the five unions met it.

    *ways* are the requirements that are a way through; the others are within these.
    """
    made = two(D(2010, 7, 1), "won", "lost")
    made.say("stage:n", rdf_type="end:Stage", stageOf=CONTEST, stageKind="end:affiliateNominations")
    made.say("rule:r", rdf_type="end:NominationRule", forStage="stage:n",
             anyOf=[f"requirement:{number}" for number in ways])  # fmt: skip
    for number, one in enumerate(requirements):
        made.say(f"requirement:{number}", **one)
    engine = made.engine()
    found = stages.of(engine)[iri(CONTEST)].rule
    assert found is not None
    network = build(engine)
    rows = gather(network, stages.of(engine))[0].rows
    return found, threshold.met(network, found, [(row, row.first.days) for row in rows])


UNIONS = {"nominator": "end:tradeUnion", "minCount": 2, "rdfs_label": '"a two unions'}


def test_whole_stands_before_its_parts_whatever_they_are_called():
    """The part is called before the whole here: 0 is within 1."""
    whole = {"nominator": "end:affiliate", "minCount": 3, "including": "requirement:0",
             "rdfs_label": '"three affiliates'}  # fmt: skip
    rule, met = ruled((1,), UNIONS, whole)
    assert threshold.asked(rule) == "three affiliates, two of them unions"
    assert met == threshold.Met(MAY[2], MAY[2])


def test_any_way_through_is_enough():
    """Four affiliates on the tenth, two unions on the fourth; local parties are not counted."""
    four = {"nominator": "end:affiliate", "minCount": 4, "rdfs_label": '"four affiliates'}
    local = {"nominator": "end:localParty", "minCount": 5, "rdfs_label": '"5 local parties'}
    rule, met = ruled((0, 1, 2), four, UNIONS, local)
    assert threshold.asked(rule) == "four affiliates or two unions"
    assert rule.others == ["5 local parties"]
    assert met == threshold.Met(MAY[1], MAY[1], 1)
    assert threshold.note(rule, met) == "two unions on 4 May"


# Columns of a matrix of one contest


def test_who_chose_nobody_stands_apart_from_who_has_not_chosen(tmp_path):
    """No recommendation and a free vote are a choice of nobody; the others are not."""
    made = two(D(2010, 7, 1), "won", "lost")
    made.decides(5, "noRecommendation", D(2010, 5, 20))
    made.decides(6, "notYetDecided", D(2010, 5, 21))
    made.decides(7, "outcomeUnknown", D(2010, 5, 22))
    made.say("endorsement:s", rdf_type="end:Endorsement", decision="decision:leader2010.u5",
             endorser="union:u5", contest=CONTEST, candidacy="candidacy:leader2010.ash",
             kind="end:suggestion")  # fmt: skip
    held = positions(made)
    single = candidates_model.model(held, held.contests[0])
    assert single.columns == [iri("person:ash"), iri("person:birch"), "nobody", "open"]
    sheet = candidates.sheet(held, held.contests[0])
    drawn = ["".join(text.itertext()) for text in sheet.chart.root.iter("text")]
    assert {"Nobody", "none", "not yet decided", "unknown choice"} <= set(drawn)
    assert [group.head for group in sheet.phone][-2:] == ["Nobody", "No choice known"]
    said = [words for _, words in sheet.legend]
    assert {"not yet decided", "decided, choice not known"} <= set(said)


def test_rows_of_one_choice_stand_by_the_day_of_what_stands():
    """Union 0 came to Birch last, though it had decided first."""
    held = positions(replaced())
    _, rows = candidates_model.model(held, held.contests[0]).sections[0]
    shown = [p.endorser.rpartition("/")[2] for p in rows]
    assert shown == ["u2", "u4", "u1", "u3", "u0"]


def test_two_people_of_one_name_stay_two(tmp_path):
    """On a phone too: grouped by person, called by the whole name."""
    made = race(D(2010, 7, 1))
    made.stands("Ash", "won", name="John Zsmith")
    made.stands("Birch", "lost", name="Jane Zsmith")
    for number in range(4):
        made.decides(number, "Birch" if number % 2 else "Ash", D(2010, 5, 1 + number))
    sheet = sheet_of(matrix.view(made.engine(), Texts(tmp_path)), "all")
    heads = [(line.head, len(line.items)) for line in sheet.phone[0].lines]
    assert heads == [("John Zsmith", 2), ("Jane Zsmith", 2)]


# Flow


def test_what_is_known_is_never_not_known():
    """A free vote, a delay and a suggestion each have their own place."""
    held = positions(league({
        "leader2010": {"a": "Lee", "b": "Lee", "c": "Lee", "d": "Lee", "e": "Lee"},
        "leader2015": {"a": FREE, "b": WAITING, "c": "+Lee", "d": NONE, "e": "Lee"},
    }))  # fmt: skip
    shown = moved.model(held, sorted(held.contests, key=lambda one: one.iri))
    names = [shown.place(place) for place in shown.columns[1].places]
    assert names == ["Al Lee", "Nobody", "Free vote", "Only a suggestion", "Not yet decided"]


def again(**ended: date | None) -> Race:
    """Contests of one post with three unions each, by slug and day of result."""
    made = Race()
    for slug, day in ended.items():
        made.begin(slug, day)
        made.stands("Ash", "won")
        for number in range(3):
            made.decides(number, "Ash", D(2022, 8, 1) if day else None)
    return made


def test_two_contests_of_a_post_in_a_year_are_told_apart(tmp_path):
    """By the month of the result; in one month by the day."""
    made = again(one=D(2022, 9, 5), two=D(2022, 10, 24), three=D(2024, 7, 1))
    held = positions(made)
    said = {c.iri.rpartition("/")[2]: posts.year(held, c) for c in held.contests}
    assert said == {"one": "Sep 2022", "two": "Oct 2022", "three": "2024"}
    labels = {sheet.label for sheet in flow.view(made.engine(), Texts(tmp_path)).sheets}
    assert "Sep 2022 to Oct 2022, leader" in labels
    near = positions(again(one=D(2022, 9, 5), two=D(2022, 9, 24)))
    assert {posts.year(near, c) for c in near.contests} == {"5 Sep 2022", "24 Sep 2022"}


def test_contest_without_a_day_opens_nothing(tmp_path):
    """It is not the newest: the flow begins with those that have one."""
    made = again(one=D(2022, 9, 5), two=D(2024, 9, 5), none=None)
    opened = flow.view(made.engine(), Texts(tmp_path)).opening
    assert opened == "contest:one+contest:two"


def test_contest_has_the_year_of_its_announcements():
    """Where neither a stage nor a day of decision is known."""
    made = race()
    made.stands("Ash")
    made.say("decision:a", rdf_type="end:Decision", endorser=union(made, "u"), contest=CONTEST,
             outcome="end:noRecommendation", announced=D(2011, 5, 3))  # fmt: skip
    (found,) = contests(made)
    assert (found.first, found.last, found.over) == (D(2011, 5, 3), D(2011, 5, 3), END)
