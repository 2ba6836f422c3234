"""The contest view: lanes, days, thresholds and the list, and the bands of all contests."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from pages.charts import outside, overlaps, words
from pages.crowd import crowd
from pages.invented import Invented, every_kind, harbor

from kg import draw, query
from kg.article import Texts
from kg.draw import axis, bands, contest, lanes_arrows, stages, static, threshold
from kg.draw.chart import Chart
from kg.draw.contests import gather
from kg.draw.dossier import Dossier
from kg.draw.lanes import Race
from kg.draw.sheet import ChartView, Sheet, backing
from kg.errors import EntityError, UsageError
from kg.network import build
from kg.versions import Versions
from kg.vocabulary import expand

D = date


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> ChartView:
    return contest.view(harbor().engine(), Texts(tmp_path_factory.mktemp("none")))


@pytest.fixture(scope="module")
def record(engine, tmp_path_factory: pytest.TempPathFactory) -> ChartView:
    """The view of the shipped record."""
    return contest.view(engine, Texts(tmp_path_factory.mktemp("none")))


@pytest.fixture(scope="module")
def every(engine, tmp_path_factory: pytest.TempPathFactory) -> ChartView:
    """All contests of the record as bands."""
    return bands.view(engine, Texts(tmp_path_factory.mktemp("none")))


def race(made: Invented, tmp_path) -> Race:
    """The mayor's contest of 2026 on its way to paper."""
    engine = made.engine()
    network = build(engine)
    contests = gather(network, stages.of(engine))
    wanted = next(one for one in contests if one.label == "Mayor 2026")
    dossier = Dossier.of(engine, Texts(tmp_path), network, contests)
    return Race(dossier, wanted, stages.of(engine)[wanted.iri])


def with_rule(made: Invented) -> Invented:
    """Two affiliates, one of them a union, and a share that nothing here can count."""
    say = made.say
    say("stage:m", rdf_type="end:Stage", stageOf="contest:mayor-2026",
        stageKind="end:affiliateNominations", startEarliest=D(2026, 2, 10),
        endLatest=D(2026, 3, 20), rdfs_label='"nominations')  # fmt: skip
    say("rule:m", rdf_type="end:NominationRule", rdfs_label='"rule', forStage="stage:m",
        anyOf="requirement:m")  # fmt: skip
    say("requirement:m", rdfs_label='"2 affiliates', nominator="end:affiliate", minCount=2,
        including=["requirement:u", "requirement:s"])  # fmt: skip
    say("requirement:u", rdfs_label='"1 union', nominator="end:tradeUnion", minCount=1)
    say("requirement:s", rdfs_label='"5% of members', nominator="end:affiliate")
    return made


# What it opens on


def test_opens_on_the_latest_contest_with_three_endorsers(view):
    """And says so."""
    assert view.opening == "contest:mayor-2026"
    assert view.chose == (
        "contest: Mayor 2026 (three known endorsers, the latest contest with three or more)"
    )


def test_contest_can_be_chosen(tmp_path):
    """By name, CURIE or IRI."""
    chosen = contest.view(harbor().engine(), Texts(tmp_path), "Mayor 2022")
    assert chosen.opening == "contest:mayor-2022"


def test_contest_that_is_asked_for_is_alone(view, tmp_path):
    """Its file holds what its marks lead to; what they name besides stands as words."""
    chosen = contest.view(harbor().engine(), Texts(tmp_path), "Mayor 2022")
    assert [sheet.key for sheet in chosen.sheets] == ["contest:mayor-2022"]
    assert {row["sheet"] for row in chosen.rows} == {"contest:mayor-2022"}
    assert chosen.entries.keys() < view.entries.keys()
    nurses = chosen.entries["expectation:mayor-2022.nurses.1"]["around"]
    assert any(item["text"].startswith("Mayor 2026: ") for item in nurses)


def test_unknown_contest_is_refused(tmp_path):
    """With the near names, as everywhere."""
    with pytest.raises(EntityError):
        contest.view(harbor().engine(), Texts(tmp_path), "Mayor of Nowhere")


def test_chart_around_an_entity_is_refused(tmp_path):
    """Only the network is drawn around one."""
    with pytest.raises(UsageError, match="not drawn around an entity"):
        draw.render(harbor().engine(), Texts(tmp_path), "contest", around="union:nurses")


def test_graph_without_contests_says_so(tmp_path):
    """Never a blank page."""
    nothing = contest.view(Invented().engine(), Texts(tmp_path))
    assert nothing.shown.empty == "There is no contest to draw."
    assert (
        "There is no contest to draw."
        in draw.render(Invented().engine(), Texts(tmp_path), "contest").html
    )


# Lanes


def test_an_arrow_goes_from_the_replaced_decision_to_the_one_that_stands(tmp_path):
    """Head towards the later one; nothing where one has no place."""
    rows = [piece.row for lane in race(every_kind(), tmp_path).lanes for piece in lane.pieces]
    new = next(row for row in rows if row.first.edge.get("supersedes"))
    old = next(row for row in rows if row.key == new.first.edge["supersedes"])
    chart = Chart(300, 100)
    lanes_arrows.draw(chart, [(new, (200.0, 50.0)), (old, (100.0, 50.0))], lambda _: (None, None))
    drawn = [line.get("points") for line in chart.root.iter("polyline")]
    assert drawn == ["111,50 189,50", "183.6,47.39 189,50 183.6,52.61"]
    alone = Chart(300, 100)
    lanes_arrows.draw(alone, [(new, (200.0, 50.0))], lambda _: (None, None))
    assert len(alone.root) == 0


def test_lanes_stand_in_the_order_of_the_result(tmp_path):
    """The winner first; those who chose nobody last."""
    titles = [lane.title for lane in race(harbor(), tmp_path).lanes]
    assert titles == ["Ben Okafor", "Ana Rivera", "No recommendation"]


def test_part_of_a_union_is_not_counted(tmp_path):
    """Neither beside the name nor by the slider."""
    lane = race(harbor(), tmp_path).lanes[0]
    assert lane.counts == "1 union"
    assert [piece.mark.counts for piece in lane.pieces] == ["lane 0", None]


def test_three_dated_decisions_make_an_axis(tmp_path):
    """It begins two days before the first and ends two after the last."""
    scale = race(harbor(), tmp_path).axis
    assert scale is not None
    assert (scale.first, scale.last) == (D(2026, 1, 30), D(2026, 3, 5))


def test_without_days_there_is_no_axis_and_it_says_why(view):
    """The lanes still stand."""
    sheet = next(sheet for sheet in view.sheets if sheet.key == "contest:mayor-2022")
    assert "so there is no axis of time" in sheet.standfirst
    assert sheet.public == []


def test_second_choice_is_a_mark_of_its_own(view):
    """It opens its own facts and answers to the filter of ranks."""
    marks = {mark.key: mark for mark in view.shown.chart.marks}
    assert marks["endorsement:mayor-2026.dockers.2"].rank == "2"
    assert marks["endorsement:mayor-2026.dockers.2"].counts is None


def test_every_mark_opens_an_entry(record, every):
    """A press never leads nowhere."""
    for drawn in (record, every):
        marks = [mark for sheet in drawn.sheets for mark in sheet.chart.marks]
        assert len(marks) > 100
        assert {mark.key for mark in marks} - drawn.entries.keys() == set()


def listed(sheet: Sheet) -> set[str]:
    """The keys of what stands in the list of a phone, in drawers too."""
    lines = [line for group in sheet.phone for line in group.lines]
    lines += [line for group in sheet.phone for one in group.drawers for line in one.lines]
    return {item.mark.key for line in lines for item in line.items}


def test_list_has_the_marks_of_the_chart(record):
    """What a phone shows is no less."""
    for sheet in record.sheets:
        heads = {group.mark.key for group in sheet.phone if group.mark}
        assert listed(sheet) | heads == {mark.key for mark in sheet.chart.marks}


def test_every_kind_of_decision_is_drawn(tmp_path):
    """Expected, replaced, undecided, free vote; what came true has its own row."""
    shown = contest.view(every_kind().engine(), Texts(tmp_path)).shown
    texts = {word.text for word in words(shown.chart)}
    assert {"lapsed", "(replaced)", "Free vote", "Not yet decided"} <= texts
    assert "endorsement:mayor-2026.teachers.s1" in {mark.key for mark in shown.chart.marks}
    assert "expectation:mayor-2026.dockers.1" not in {mark.key for mark in shown.chart.marks}


def test_contest_without_endorsement_says_so(record):
    """And names who stood."""
    sheet = next(s for s in record.sheets if s.key == "contest:labour-leadership-2026")
    assert sheet.empty == "No endorsement in this contest is known here."
    assert any("Burnham" in word.text for word in words(sheet.chart))


def test_share_without_majority_names_its_round(engine):
    """18.93% did not win; it was the first round."""
    known = stages.of(engine)
    base = "https://w3id.org/endorsement/id/"
    shares = known[f"{base}contest/labour-deputy-leadership-2007"].shares
    assert shares[f"{base}candidacy/labour-deputy-leadership-2007.harriet-harman"][1] == 1


@pytest.mark.parametrize("which", ["record", "every"])
def test_no_label_covers_another(request, which):
    """On every sheet of the record, with the widest font in use."""
    drawn = request.getfixturevalue(which)
    faults = {
        sheet.key: (overlaps(sheet.chart), outside(sheet.chart))
        for sheet in drawn.sheets
        if overlaps(sheet.chart) or outside(sheet.chart)
    }
    assert faults == {}


# Days


def test_axis_needs_three_days():
    """Two say too little about an order."""
    spans = [(D(2020, 1, 8), D(2020, 1, 8)), (D(2020, 1, 9), D(2020, 1, 9))]
    assert axis.over(spans, None, 0, 100) is None
    assert axis.over([*spans, (D(2020, 1, 1), D(2020, 3, 31))], None, 0, 100) is None
    assert axis.over([*spans, (D(2020, 1, 1), D(2020, 1, 31))], None, 0, 100) is not None


def test_axis_puts_days_in_proportion():
    """And one beyond an end at that end."""
    scale = axis.Axis(D(2020, 1, 1), D(2020, 1, 11), 100, 200)
    assert scale.x(D(2020, 1, 6)) == 150
    assert scale.x(D(2020, 2, 1)) == 200


@pytest.mark.parametrize(("days", "most"), [(10, 6), (40, 6), (200, 7)])
def test_axis_has_few_ticks(days, most):
    """Days, Mondays or months."""
    scale = axis.Axis(D(2020, 1, 1), D(2020, 1, 1) + timedelta(days=days), 0, 700)
    assert 2 <= len(scale.ticks()) <= most


def test_mark_goes_to_the_first_row_with_room():
    """Right of the mark if it fits there, else left."""
    rows = axis.Rows()
    assert rows.place([(0, 50)]) == (0, 0)
    assert rows.place([(40, 90), (55, 90)]) == (0, 1)
    assert rows.place([(40, 90), (30, 60)]) == (1, 0)


def test_slider_steps_over_days_that_became_public(view):
    """No day of the record is left out, and none comes twice."""
    days = view.shown.decided
    assert days == sorted(set(days))
    assert days[0] == D(2026, 2, 1)


def test_public_is_not_before_the_decision(tmp_path):
    """Where no source of the time has a day, it was public at the earliest then.

    The one article on it came a week after the result.
    """
    made = harbor()
    made.say(
        "stage:mayor-2026.result", rdf_type="end:Stage", stageOf="contest:mayor-2026",
        stageKind="end:resultStage", earliest=D(2026, 3, 7), latest=D(2026, 3, 7),
    )  # fmt: skip
    dossier = race(made, tmp_path).dossier
    nurses = next(row for row in dossier.rows if row["open"] == "endorsement:mayor-2026.nurses.1")
    assert nurses["public"] == (D(2026, 2, 1), None)
    assert nurses["decided"] == (D(2026, 2, 1), D(2026, 2, 1))


# Folds


def full(tmp_path, **choices: list[tuple[str, int, int | None]]) -> Sheet:
    """The sheet of an invented contest of many."""
    return contest.view(crowd(choices).engine(), Texts(tmp_path)).shown


def folds(sheet: Sheet) -> dict[str, int]:
    """The words of each number, and how many it stands for."""
    found = {mark.fold.said: len(mark.fold.marks) for mark in sheet.chart.marks if mark.fold}
    assert set(found) <= {word.text for word in words(sheet.chart)}
    return found


def test_a_lane_of_forty_names_each(tmp_path):
    """The limit itself folds nothing."""
    sheet = full(tmp_path, Lee=[("union", 10, -10), ("organization", 30, -30)])
    assert (folds(sheet), sheet.unfolded) == ({}, None)


def test_a_lane_of_forty_one_folds_its_societies(tmp_path):
    """And not those of the lane beside it; those with a day and those without apart."""
    sheet = full(
        tmp_path,
        Lee=[("union", 10, -10), ("organization", 29, -29), ("organization", 2, None)],
        Ito=[("union", 1, 3), ("organization", 9, -9)],
    )
    assert folds(sheet) == {"29 societies": 29, "2 societies": 2}


def test_parts_of_unions_fold_after_societies(tmp_path):
    """Only where that was not enough: 30 unions and 11 parts are 41 with the number, still."""
    few = [("union", 30, -30), ("organization", 20, -20)]
    assert folds(full(tmp_path, Lee=[*few, ("body", 9, -9)])) == {"20 societies": 20}
    more = folds(full(tmp_path, Lee=[*few, ("body", 11, -11)]))
    assert more == {"20 societies": 20, "11 parts of a union": 11}


def test_unions_never_fold_by_their_kind(tmp_path):
    """Fifty of them, each on a day of its own, are fifty marks."""
    sheet = full(tmp_path, Lee=[("union", 50, -50)])
    assert folds(sheet) == {}
    assert len(sheet.chart.marks) == 51


def test_full_day_folds_in_a_lane_of_more_than_eight_rows(tmp_path):
    """Nine on one day; eight of them fit into eight rows, and three on a day never fold."""
    nine = full(tmp_path, Lee=[("union", 6, 5), ("organization", 3, 5), ("union", 3, 20)])
    assert folds(nine) == {"9 on 15 Jan": 9}
    said = next(mark.say for mark in nine.chart.marks if mark.fold)
    assert said == "9 on 15 Jan for Ada Lee: 6 unions, 3 societies. Press to unfold."
    assert folds(full(tmp_path, Lee=[("union", 8, 5), ("union", 3, 20)])) == {}


def test_long_row_without_a_day_ends_in_a_number(tmp_path):
    """Twelve rows at most, the last of them the number, unless it would save too little."""
    dated: list[tuple[str, int, int | None]] = [("union", 3, -3)]
    assert folds(full(tmp_path, Lee=[*dated, ("union", 15, None)])) == {}
    assert folds(full(tmp_path, Lee=[*dated, ("union", 16, None)])) == {"5 more": 5}


@pytest.mark.parametrize("many", [45, 80, 200])
def test_full_lanes_cover_nothing(tmp_path, many):
    """Folded and unfolded; the marks of the one are those that the other has and folds."""
    kinds = ("union", "organization", "body", "person")
    lee = [(kind, many // 12 + 1, day) for kind in kinds for day in (-20, None, 5)]
    sheet = full(tmp_path, Lee=lee, Ito=lee[:5])
    assert sheet.unfolded is not None
    for chart in (sheet.chart, sheet.unfolded):
        assert outside(chart) == overlaps(chart) == []
    assert sheet.chart.height < sheet.unfolded.height
    shown = [mark.key for mark in sheet.chart.marks if not mark.fold]
    folded = [one.key for mark in sheet.chart.marks if mark.fold for one in mark.fold.marks]
    assert sorted(shown + folded) == sorted(mark.key for mark in sheet.unfolded.marks)
    heads = {group.mark.key for group in sheet.phone if group.mark}
    assert listed(sheet) | heads == {mark.key for mark in sheet.unfolded.marks}


def test_lane_without_days_folds_too(tmp_path):
    """One after the other, the number at the end."""
    sheet = full(tmp_path, Lee=[("union", 10, None), ("organization", 45, None)])
    assert folds(sheet) == {"45 societies": 45}
    assert "short strokes" not in str(sheet.legend)


def test_file_of_a_full_lane_says_how_many(tmp_path):
    """Folded, without the page's own attributes, and with a word on where the names are."""
    view = contest.view(
        crowd({"Lee": [("union", 9, -9), ("organization", 40, -20)]}).engine(), Texts(tmp_path)
    )
    file = static.svg(view, Versions("1", "2", "3", "4" * 12))
    assert ">40 societies<" in file
    assert "40 endorsers stand folded to numbers" in re.sub(r"</text><text[^>]*>", " ", file)
    assert "data-" not in file


# Sources


def test_sheet_counts_the_articles_behind_its_marks(record, engine):
    """As many as a query finds behind what endorsers decided, or were expected to, there.

    An expectation that came true has no mark: its decision has.
    """
    asked = """PREFIX end: <https://w3id.org/endorsement/ns#>
        SELECT DISTINCT ?article WHERE {
          ?fact end:contest <https://w3id.org/endorsement/id/contest/%s> ; end:endorser ?who ;
            end:supportedBy/end:source ?article
          FILTER NOT EXISTS { ?fact end:realisedBy ?decision } }"""
    for slug, known in (("labour-deputy-leadership-2025", 18), ("labour-leadership-2020", 51)):
        sheet = next(one for one in record.sheets if one.key == f"contest:{slug}")
        assert len(list(query.select(engine, asked % slug))) == known
        assert sheet.sources == known
    assert record.sources > 300


def test_number_rests_on_the_facts_that_it_lists(every, engine):
    """A fold of societies counts their articles; what a candidate did besides is not drawn."""
    cited = {"endorsement:a": {"one", "two"}, "endorsement:b": {"two", "three"}}
    items = [{"open": "endorsement:a"}, {"open": "endorsement:b"}]
    fold = {"iri": expand("contest:c"), "sections": [{"items": items}]}
    person = {"iri": expand("person:p"), "sections": [{"items": items}]}
    entries = {"fold:c": fold, "person:p": person}
    assert backing(["fold:c"], entries, cited) == {"one", "two", "three"}
    assert backing(["person:p"], entries, cited) == set()
    assert backing(["endorsement:a", "person:p"], entries, cited) == {"one", "two"}
    assert every.shown.sources is not None
    assert 100 < every.shown.sources < every.sources


# Thresholds


def rows_of(made: Invented, tmp_path):
    """The race, and its rows for Okafor with their days."""
    found = race(made, tmp_path)
    return found, found.lanes[0]


def test_rule_is_met_when_each_need_is(tmp_path):
    """Two affiliates: the second makes it, if a union is among them."""
    made = with_rule(harbor())
    made.say("organization:fabians", rdf_type="end:Society", skos_prefLabel='"Fabians')
    made.say("decision:f", rdf_type="end:Decision", endorser="organization:fabians",
             contest="contest:mayor-2026", outcome="end:choice", earliest=D(2026, 2, 20),
             latest=D(2026, 2, 24))  # fmt: skip
    made.say("endorsement:f", rdf_type="end:Endorsement", decision="decision:f",
             endorser="organization:fabians", contest="contest:mayor-2026",
             candidacy="candidacy:mayor-2026.okafor", rank=1)  # fmt: skip
    found, okafor = rows_of(made, tmp_path)
    assert okafor.met == threshold.Met(D(2026, 2, 20), D(2026, 2, 24))
    assert found.stages.rule is not None
    assert threshold.asked(found.stages.rule) == "two affiliates, one of them a union"
    assert threshold.note(found.stages.rule, okafor.met) == "two affiliates by 24 Feb at the latest"
    assert found.stages.rule.untested == ["5% of members"]


def test_part_of_a_union_meets_no_rule(tmp_path):
    """The branch of the Dockers is no affiliate."""
    assert rows_of(with_rule(harbor()), tmp_path)[1].met is None


def test_undated_endorsement_makes_it_perhaps(tmp_path):
    """It may have been the first of all, or the last."""
    made = with_rule(harbor())
    made.say("union:smiths", rdf_type="end:Union", skos_prefLabel='"Smiths')
    made.say("decision:s", rdf_type="end:Decision", endorser="union:smiths",
             contest="contest:mayor-2026", outcome="end:choice")  # fmt: skip
    made.say("endorsement:s", rdf_type="end:Endorsement", decision="decision:s",
             endorser="union:smiths", contest="contest:mayor-2026",
             candidacy="candidacy:mayor-2026.okafor", rank=1)  # fmt: skip
    assert rows_of(made, tmp_path)[1].met == threshold.Met(D(2026, 2, 1), None)


def test_threshold_of_the_record_is_not_claimed_too_early(record):
    """One who backed Long-Bailey has no day: surely from the FBU on, perhaps from Unite on."""
    sheet = next(s for s in record.sheets if s.key == "contest:labour-leadership-2020")
    notes = {word.text for word in words(sheet.chart) if "affiliates" in word.text}
    assert {"three affiliates on 20 Jan", "three affiliates by 29 Jan at the latest"} <= notes
    assert "5% of the affiliated membership" in " ".join(sheet.leaves_out)


# Bands


def sheet_of(view: ChartView) -> Sheet:
    """The one sheet of the bands."""
    return view.shown


def test_bands_draw_every_winner(every):
    """Watson and Harman won without a known endorser."""
    texts = [word.text for word in words(sheet_of(every).chart)]
    assert {"Watson", "Harman"} <= set(texts)
    assert texts.count("no endorser found") >= 2


def test_bands_stand_newest_first_the_main_party_before_others(every):
    """A union's own elections and the nations come below."""
    years = [w.text for w in words(sheet_of(every).chart) if re.fullmatch(r"\d{4}", w.text)]
    rest = years.index("1992") + 2
    assert years[:rest] == sorted(years[:rest], reverse=True)
    assert years[rest:] == sorted(years[rest:], reverse=True)


def test_thread_joins_the_choices_of_an_endorser_part_by_part(every):
    """A line from box to box; none from the last contest of the party to the newest other."""
    svg = every.shown.chart.svg("c")
    threads = [g for g in svg.iter("g") if g.get("data-thread") == "union:unison"]
    boxes = {m.key for m in every.shown.chart.marks if "union:unison" in m.about[:1]}
    assert len(threads) == 2
    assert sum(len(list(thread)) for thread in threads) == len(boxes) - 2
    assert {thread.get("hidden") for thread in threads} == {"hidden"}


def test_fold_lists_those_it_stands_for(every):
    """Ten societies behind one press."""
    key = "fold:contest:labour-leadership-2020:person:keir-starmer:society"
    entry = every.entries[key]
    assert entry["heading"] == "10 societies for Keir Starmer"
    assert len(entry["sections"][0]["items"]) == 10


def test_bands_of_nothing_say_so(tmp_path):
    """Never a blank page."""
    assert bands.view(Invented().engine(), Texts(tmp_path)).shown.empty


def test_bands_of_a_span_of_years(engine, tmp_path):
    """Contests outside it are left out, in the picture and in the table."""
    few = bands.view(engine, Texts(tmp_path), since="2015", until="2016-12-31")
    years = {w.text for w in words(few.shown.chart) if re.fullmatch(r"\d{4}", w.text)}
    assert years == {"2015", "2016"}
    assert all("201" in row["contest"] for row in few.rows)


def test_network_of_a_span_opens_inside_it(tmp_path):
    """Also where the default lies outside."""
    drawn = draw.make(harbor().engine(), Texts(tmp_path), "network", until="2022")
    assert drawn.opening == "contest:mayor-2022"


@pytest.mark.parametrize(("since", "until"), [("soon", None), ("2020", "2010")])
def test_span_that_is_none_is_refused(tmp_path, since, until):
    """With what was wanted."""
    with pytest.raises(UsageError):
        bands.view(harbor().engine(), Texts(tmp_path), since, until)
