"""The matrix: who has a row, in which order, and what each cell says."""

from __future__ import annotations

from datetime import date

import pytest
from pages.charts import outside, overlaps, words
from pages.invented import Invented, hostile, iri
from pages.league import (
    EXPECTED,
    FREE,
    NONE,
    WAITING,
    affiliated,
    founded,
    league,
    merges,
)  # fmt: skip

from kg import draw
from kg.article import Texts
from kg.draw import cells, matrix, matrix_chart, matrix_model, stages
from kg.draw.contests import gather
from kg.draw.matrix_model import Matrix
from kg.draw.positions import Positions
from kg.draw.sheet import ChartView
from kg.errors import EntityError, UsageError
from kg.network import build

FOUR = {
    "leader2010": {"a": "Lee", "b": "Lee", "c": "Ito", "d": "Ito"},
    "leader2015": {"a": "Ray", "b": "Ray", "c": "Kim", "d": "Kim"},
    "leader2020": {"a": "Fox", "b": "Fox", "c": "Fox", "d": "Ash"},
}


def positions(made: Invented) -> Positions:
    """Who held what, in an invented graph."""
    engine = made.engine()
    network = build(engine)
    return Positions(engine, network, gather(network, stages.of(engine)))


def matrix_of(choices: dict[str, dict[str, str]], kind: str = "union", **winners: str) -> Matrix:
    """The matrix of an invented league."""
    return matrix_model.model(positions(league(choices, **winners)), kind)


def what(held: Positions, endorser: str, contest: str) -> str:
    """What is known of a union in a contest, in a word."""
    found = next(one for one in held.contests if one.iri == iri(f"contest:{contest}"))
    return held.of(iri(f"union:{endorser}"), found).what


def shorts(shown: Matrix) -> list[list[str]]:
    """The names of the rows, section by section."""
    return [[shown.positions.short(e) for e in section.endorsers] for section in shown.sections]


@pytest.fixture(scope="module")
def record(engine, tmp_path_factory: pytest.TempPathFactory) -> ChartView:
    """The view of the shipped record."""
    return matrix.view(engine, Texts(tmp_path_factory.mktemp("none")))


# Positions


def test_nobody_waiting_expected_unknown_and_chosen_are_told_apart():
    """What is not known must never look like a decision, nor one decision like another."""
    held = positions(
        league({"leader2010": {"a": "Lee", "b": NONE, "c": FREE, "d": WAITING,
                               "e": f"{EXPECTED}Lee", "f": "+Lee"},
                "leader2015": {"g": "Lee"}})
    )  # fmt: skip
    found = {slug: what(held, slug, "leader2010") for slug in "abcdefg"}
    assert found == {
        "a": "choice",
        "b": "noRecommendation",
        "c": "freeVote",
        "d": "notYetDecided",
        "e": "expected",
        "f": "suggested",
        "g": "unknown",
    }


def test_a_branch_is_not_its_union():
    """A part of a union decides for itself: the union stays unknown and has no row for it."""
    choices = {"leader2010": {"body:a.east": "Lee", "b": "Lee", "c": "Lee", "d": "Lee"}}
    held = positions(league(choices))
    assert what(held, "a", "leader2010") == "unknown"
    assert shorts(matrix_model.model(held)) == [["B", "C", "D"]]


def test_people_have_no_row_among_unions():
    """Persons endorse in elections of a union; they are no unions."""
    choices = {"leader2010": {"person:mo": "Lee", "a": "Lee", "b": "Lee", "c": "Ito"}}
    assert shorts(matrix_of(choices)) == [["A", "B", "C"]]


def test_a_union_cannot_choose_after_it_merged_or_before_it_was_founded():
    """Such a cell is hatched, not unknown; one that may have taken part is unknown."""
    made = league(FOUR)
    merges(made, "a", "z", date(2012, 3, 1))
    founded(made, "y", date(2012, 3, 1))
    held = positions(made)
    assert what(held, "a", "leader2015") == "choice"
    assert held.reason(iri("union:a"), held.contests[0]) == "merged into Z by 2012"
    assert [what(held, "y", f"leader{year}") for year in (2010, 2015)] == ["absent", "unknown"]


def test_a_union_outside_the_party_cannot_nominate():
    """Only where every known affiliation surely ended before or began after."""
    made = league(FOUR)
    affiliated(made, "e", endLatest=date(2012, 1, 1))
    affiliated(made, "f", startEarliest=date(2012, 1, 1))
    affiliated(made, "g")
    held = positions(made)
    found = {slug: [what(held, slug, contest) for contest in FOUR] for slug in "efg"}
    assert found == {
        "e": ["unknown", "absent", "absent"],
        "f": ["absent", "unknown", "unknown"],
        "g": ["unknown", "unknown", "unknown"],
    }


def test_a_choice_says_whether_it_won():
    """Blue is the winner's; without a winner nothing is said of it."""
    held = positions(league(FOUR, leader2010="Lee"))
    first = {contest.iri: contest for contest in held.contests}
    asked = (("a", "leader2010"), ("c", "leader2010"), ("a", "leader2015"))
    found = [held.of(iri(f"union:{u}"), first[iri(f"contest:{c}")]).won for u, c in asked]
    assert found == [True, False, None]


# Rows and columns


def test_those_who_chose_alike_stand_together():
    """The order with the least disagreement between neighbours, ties by name."""
    mixed = {
        contest: {name: held[old] for name, old in zip("abcd", "acbd", strict=True)}
        for contest, held in FOUR.items()
    }
    assert shorts(matrix_of(mixed)) == [["A", "C", "B", "D"]]


def test_columns_stand_in_time_and_need_three_unions():
    """The others are named in the caption."""
    few = {**FOUR, "leader2012": {"a": "Lee", "b": "Lee"}}
    shown = matrix_of(few)
    assert [shown.name(contest) for contest in shown.contests] == [
        "2010 leader", "2015 leader", "2020 leader",
    ]  # fmt: skip
    assert "fewer than three unions are known: 2012 leader." in " ".join(
        matrix_model.leaves_out(shown)
    )


def test_where_hardly_anything_is_known_the_latest_contests_are_shown():
    """A column a contest, each with one cell, would be a picture of nothing."""
    shown = matrix_of({f"leader{year}": {f"u{year}": "Lee"} for year in range(1980, 2010)})
    assert [shown.name(c) for c in shown.contests] == [f"{y} leader" for y in range(1998, 2010)]
    assert len(shown.endorsers) == 12


def test_contests_for_a_post_outside_the_party_have_a_block_of_their_own():
    """And only the rows of those who decided something there."""
    shown = matrix_of({**FOUR, "mayor2016": {"a": "Lee", "b": "Lee", "c": "Kim"}})
    assert [len(block) for block in shown.blocks] == [3, 1]
    assert [len(s.endorsers) for s in shown.rows_of(shown.blocks[1])] == [3]
    assert "Mayor of Harbor City" in [word.text for word in words(matrix_chart.draw(shown))]


def test_those_gone_stand_below_and_those_with_one_position_fold():
    """A merged union is history; one position makes no row."""
    choices = {contest: dict(held) for contest, held in FOUR.items()}
    choices["leader2010"]["e"] = choices["leader2015"]["e"] = "Lee"
    choices["leader2020"]["f"] = "Ash"
    made = league(choices)
    merges(made, "e", "a", date(2017, 1, 1))
    shown = matrix_model.model(positions(made))
    assert [s.head for s in shown.sections] == ["", "Merged, former, or not affiliated today"]
    assert shorts(shown)[1] == ["E"]
    assert [shown.positions.short(p.endorser) for p in shown.single] == ["F"]


def test_unions_and_societies_are_asked_for_apart():
    """A society is no union; it can be shown instead."""
    choices = {
        c: {**held, **{f"organization:{n}": "Lee" for n in "xyz"}} for c, held in FOUR.items()
    }
    assert {name for rows in shorts(matrix_of(choices)) for name in rows} == set("ABCD")
    societies = {name for rows in shorts(matrix_of(choices, "society")) for name in rows}
    assert societies == {"Society of X", "Society of Y", "Society of Z"}


def test_two_of_one_surname_have_an_initial_only_where_both_are_shown():
    """Surnames are short as long as they tell people apart."""
    made = league(FOUR)
    made.say("person:lee2", rdf_type="end:Person", foaf_name='"Bo Lee')
    made.say("candidacy:leader2010.lee2", rdf_type="end:Candidacy", candidate="person:lee2",
             contest="contest:leader2010", status="end:won")  # fmt: skip
    shown = matrix_model.model(positions(made))
    assert shown.positions.surname(iri("person:lee")) == "A Lee"
    assert shown.positions.surname(iri("person:kim")) == "Kim"


# Words


def test_the_standfirst_counts_choices_and_winners():
    """Twelve choices are shown; four of the eight that a winner is known for were of the winner."""
    shown = matrix_of(FOUR, leader2010="Lee", leader2015="Kim")
    assert matrix_model.standfirst(shown) == (
        "First choices of four unions in three contests: four of eight were of the person who won."
        " Unions that chose alike stand together."
    )
    assert matrix_model.title(shown) == (
        "Whom did the unions back, contest by contest, 2010 to 2020?"
    )


def test_a_cell_is_said_with_contest_rank_and_outcome():
    """What colour and place say, a screen reader hears."""
    held = positions(league({"leader2010": {"a": "Lee, Ito", "b": NONE}}, leader2010="Lee"))
    contest = held.contests[0]
    said = [
        cells.spoken(held, held.of(iri(f"union:{union}"), contest), "2010 leader")
        for union in "abc"
        if iri(f"union:{union}") in held.network
    ]
    first = "2010 leader: Union of A nominated Al Lee, first choice, 10 June 2010, 0 sources;"
    assert said == [
        f"{first} nominated Al Ito as its second choice; who won",
        "2010 leader: Union of B decided to recommend nobody, 10 June 2010, 0 sources",
    ]


# The page


def test_the_page_holds_every_contest_by_its_candidates(tmp_path):
    """One can be opened at once."""
    made = league(FOUR).engine()
    shown = matrix.view(made, Texts(tmp_path), "Harbor leader 2015")
    assert shown.opening == "contest:leader2015"
    assert shown.sheets[0].key == "all"
    assert {"Al Ray", "Al Kim"} <= {word.text for word in words(shown.shown.chart)}


def test_the_signs_of_a_list_have_the_colour_of_their_candidate(tmp_path):
    """In the matrix of one contest, as on a wide screen; a third candidate is no second."""
    chosen = {"a": "Lee", "b": "Ito", "c": "Ray", "d": NONE}
    made = matrix.view(league({"leader2020": chosen}).engine(), Texts(tmp_path))
    sheet = next(one for one in made.sheets if one.key == "contest:leader2020")
    signs = [(group.hue, group.lines[0].items[0].glyph["hue"]) for group in sheet.phone]
    assert sorted(signs) == [("h1", "h1"), ("h2", "h2"), ("h3", "h3"), ("other", "soft")]


def test_unknown_cells_stand_in_the_table_in_words(tmp_path):
    """What is not known is written out, and why it cannot be."""
    choices = {contest: dict(held) for contest, held in FOUR.items()}
    del choices["leader2010"]["a"]
    choices["leader2015"]["e"] = choices["leader2020"]["e"] = NONE
    made = league(choices)
    founded(made, "e", date(2012, 1, 1))
    rows = matrix.view(made.engine(), Texts(tmp_path)).rows
    said = {
        (row["cells"][0]["text"], row["cells"][1]["text"]): row["cells"][3]["text"]
        for row in rows
        if "all" in row["sheet"].split()
    }
    assert said["Harbor leader 2010", "Union of A"] == "no source found"
    assert said["Harbor leader 2010", "Union of E"] == "not yet founded"
    assert said["Harbor leader 2015", "Union of E"] == "none"


def test_a_wrong_kind_contest_or_parameter_is_refused(tmp_path):
    """With what there is instead."""
    made = league(FOUR).engine()
    with pytest.raises(UsageError, match="wants union or society, not 'party'"):
        matrix.view(made, Texts(tmp_path), kind="party")
    with pytest.raises(EntityError):
        matrix.view(made, Texts(tmp_path), "Nothing of the kind")
    with pytest.raises(UsageError, match="has no parameter"):
        draw.render(made, Texts(tmp_path), "matrix", year="2020")


def test_an_empty_graph_says_so(tmp_path):
    """Never a blank page."""
    shown = matrix.view(Invented().engine(), Texts(tmp_path))
    assert shown.shown.empty == "No endorsement is known here."
    assert (
        "No endorsement is known here."
        in draw.render(Invented().engine(), Texts(tmp_path), "matrix").html
    )


def test_no_text_of_the_graph_is_live(tmp_path):
    """Names from anywhere may stand in cells and heads."""
    html = draw.render(hostile(tmp_path).engine(), Texts(tmp_path), "matrix").html
    assert "<script>window.pwned" not in html
    assert "<img src=x" not in html


def test_many_rows_and_columns_keep_their_size():
    """Columns go below each other, and heads are said again."""
    choices = {
        f"leader{year}": {f"u{n}": "Lee" if (n * year) % 3 else "Ito" for n in range(40)}
        for year in range(1980, 1996)
    }
    chart = matrix_chart.draw(matrix_of(choices))
    assert chart.width == matrix_chart.WIDE
    assert sum(word.text == "1980" for word in words(chart)) >= 2
    assert overlaps(chart) == []


def test_long_names_are_cut_and_cover_nothing():
    """Twelve columns go in two rows of six, not eleven and one."""
    long = "Longname" * 8
    choices = {
        f"leader{year}": {"a" * 60: long, "b": f"*{long}, Ito, +اتحاد", "c": NONE}
        for year in range(2000, 2012)
    }
    chart = matrix_chart.draw(matrix_of(choices))
    assert (overlaps(chart), outside(chart)) == ([], [])
    tops = {word.top: 0 for word in words(chart) if word.text.isdigit()}
    for word in words(chart):
        if word.text.isdigit():
            tops[word.top] += 1
    assert list(tops.values()) == [6, 6]


# The record


def test_the_record_row_of_unison(record):
    """Checked by hand against the fact tables: first choices since 2007, later ones below."""
    said = [mark.say for mark in record.shown.chart.marks if mark.about[:1] == ("union:unison",)]
    chosen = [text.partition(" nominated ")[2].partition(",")[0] for text in said]
    assert [name for name in chosen if name] == [
        *("Alan Johnson", "Ed Miliband", "Jeremy Corbyn", "Angela Eagle", "Jeremy Corbyn"),
        *("Keir Starmer", "Angela Rayner", "Bridget Phillipson"),
        *("Monica Lennon", "Vaughan Gething"),
    ]


def test_the_record_tells_neutral_from_unknown(record):
    """GMB stood neutral in 2015; of its choice for deputy that year no source was found."""
    said = {mark.contest: mark.say for mark in record.shown.chart.marks
            if mark.about == ("union:gmb",) and mark.contest}  # fmt: skip
    assert "decided to recommend nobody" in said["contest:labour-leadership-2015"]
    assert said["contest:labour-deputy-leadership-2015"].endswith("no source found")


def test_no_text_of_the_record_covers_another(record):
    """On any sheet, at opening."""
    assert {sheet.key: overlaps(sheet.chart) for sheet in record.sheets} == {
        sheet.key: [] for sheet in record.sheets
    }
    assert {sheet.key: outside(sheet.chart) for sheet in record.sheets} == {
        sheet.key: [] for sheet in record.sheets
    }


def test_a_fact_is_one_row_whatever_sheets_show_it():
    """The table of all contests and that of one share their rows, so none stands there twice."""
    rows = draw.make(league(FOUR).engine(), Texts(None), "matrix").rows
    facts = [row["csv"][0] for row in rows if row["csv"][0]]
    assert len(facts) == len(set(facts)) == 12
    assert {row["sheet"] for row in rows} == {
        f"all contest:leader{year}" for year in (2010, 2015, 2020)
    }


def test_rows_have_a_place_in_each_order():
    """By name, by number of decisions, by the first of them; equals by name."""
    made = league(
        {
            "leader2010": {"d": "Lee", "b": "Lee", "c": "Ito"},
            "leader2015": {"a": "Ray", "b": "Ray", "c": "Kim", "d": "Kim"},
            "leader2020": {"a": "Fox", "b": "Fox", "e": "Fox"},
        }
    )
    shown = matrix_model.model(positions(made))
    # E chose once and has no row; A chose twice, from 2015 on.
    assert {shown.positions.short(e): place for e, place in shown.places().items()} == {
        "A": (0, 1, 3),
        "B": (1, 0, 0),
        "C": (2, 2, 1),
        "D": (3, 3, 2),
    }


def test_a_row_says_which_others_it_may_change_places_with():
    """Those who are gone stay among themselves, below their head."""
    made = league(FOUR)
    merges(made, "a", "z", date(2012, 3, 1))
    chart = matrix_chart.draw(matrix_model.model(positions(made)))
    runs: dict[str, list[str]] = {}
    for row in chart.root.iter("g"):
        if row.get("data-places"):
            runs.setdefault(row.get("data-run", ""), []).append(row.get("data-who", ""))
    assert sorted(map(sorted, runs.values())) == [
        ["union:a"],
        ["union:b", "union:c", "union:d"],
    ]
