"""Agreement: who is compared with whom, over which contests, and in what order."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations
from typing import Any

import pytest
from pages.charts import outside, overlaps, words
from pages.invented import Invented
from pages.league import EXPECTED, NONE, league

from kg import draw
from kg.article import Texts
from kg.draw import agreement, agreement_chart, stages
from kg.draw import agreement_model as agreed
from kg.draw.agreement_model import Agreement
from kg.draw.contests import gather
from kg.draw.positions import Positions
from kg.draw.sheet import ChartView
from kg.errors import UsageError
from kg.network import build

# Two camps: a, b and c against d and e; c changes sides in the last.
CAMPS = {
    f"leader{2000 + n}": {"a": "Lee", "d": "Ito", "b": "Lee", "e": "Ito",
                          "c": "Lee" if n < 4 else "Ito"}
    for n in range(6)
}  # fmt: skip


def agreement_of(choices: dict[str, dict[str, str]], **how: Any) -> Agreement:
    """The agreement in an invented league."""
    engine = league(choices).engine()
    network = build(engine)
    return agreed.model(Positions(engine, network, gather(network, stages.of(engine))), **how)


def fraction(shown: Agreement, one: str, other: str) -> str:
    """What the cell of two unions says."""
    iris = {shown.positions.short(iri): iri for iri in shown.endorsers}
    return shown.pair(iris[one], iris[other]).fraction


def names(shown: Agreement, iris: list[str]) -> list[str]:
    return [shown.positions.short(iri) for iri in iris]


@pytest.fixture(scope="module")
def record(engine, tmp_path_factory: pytest.TempPathFactory) -> ChartView:
    """The view of the shipped record."""
    return agreement.view(engine, Texts(tmp_path_factory.mktemp("none")))


def test_a_pair_counts_the_contests_in_which_both_named_one():
    """Six in which both did; in four of them the same."""
    shown = agreement_of(CAMPS)
    assert fraction(shown, "A", "B") == "6/6"
    assert fraction(shown, "A", "C") == "4/6"
    assert fraction(shown, "A", "D") == "0/6"


def test_to_recommend_nobody_agrees_with_nobody():
    """Neutrality is no agreement, and an expectation is no choice."""
    both = {
        "leader2010": {"a": NONE, "b": NONE},
        "leader2011": {"a": f"{EXPECTED}Lee", "b": "Lee"},
    }
    assert fraction(agreement_of({**CAMPS, **both}), "A", "B") == "6/6"


def test_a_branch_adds_nothing_to_its_union():
    """What a part of a union chose is not the union's choice."""
    choices = {c: {**held, "body:d.east": "Lee"} for c, held in CAMPS.items()}
    assert fraction(agreement_of(choices), "A", "D") == "0/6"


def test_second_preferences_do_not_count():
    """Only the first choice is compared."""
    choices = {c: {**held, "d": "Ito, Lee"} for c, held in CAMPS.items()}
    assert fraction(agreement_of(choices), "A", "D") == "0/6"


def test_colour_has_five_steps_and_needs_three_contests():
    """A fifth of the way a step; two contests bear no colour."""
    pairs = [
        agreed.Pair("a", "b", ()),
        *(agreed.Pair("a", "b", tuple(_both(n < same) for n in range(both)))
          for same, both in ((1, 2), (0, 3), (1, 5), (2, 5), (3, 5), (4, 5), (6, 6))),
    ]  # fmt: skip
    assert [pair.step for pair in pairs] == [None, None, 1, 2, 3, 4, 5, 5]


def _both(same: bool) -> tuple[agreed.Position, agreed.Position]:
    from kg.draw.record import Choice, Contest, Row

    contest = Contest("contest:c", "C", None, None, None)

    def one(target: str) -> agreed.Position:
        choice = Choice("e", "endorsement", "u", target, {"rank": 1, "form": None})
        return agreed.Position("u", contest, "choice", Row("d", "u", [choice]))

    return one("x"), one("x" if same else "y")


def test_camps_stand_apart_and_who_moved_between():
    """The largest disagreement is between the two ends."""
    shown = agreement_of(CAMPS)
    order = names(shown, shown.endorsers)
    assert order[2] == "C"
    assert {frozenset(order[:2]), frozenset(order[3:])} == {frozenset("AB"), frozenset("DE")}


def test_a_tie_needs_three_in_five_over_four_contests():
    """C agreed with A and B four times in six and with D and E twice; unless more is asked."""
    shown = agreement_of(CAMPS)
    assert tied(shown) == {"AB", "AC", "BC", "DE"}
    assert tied(agreement_of(CAMPS, at_least=7)) == set()
    assert tied(agreement_of(CAMPS, share=Fraction(2, 3))) == {"AB", "AC", "BC", "DE"}
    assert tied(agreement_of(CAMPS, share=Fraction(3, 4))) == {"AB", "DE"}
    assert tied(agreement_of(CAMPS, share=Fraction(1, 3))) == {"AB", "AC", "BC", "CD", "CE", "DE"}


def tied(shown: Agreement) -> set[str]:
    """The pairs that are tied, by their short names."""
    pairs = ((pair.one, pair.other) for pair in shown.ties())
    return {"".join(sorted(names(shown, list(pair)))) for pair in pairs}


def test_those_with_few_choices_are_named_not_drawn():
    """Five choices make a row, where three endorsers have as many."""
    choices = {contest: dict(held) for contest, held in CAMPS.items()}
    choices["leader2000"]["f"] = "Lee"
    shown = agreement_of(choices)
    assert names(shown, shown.fewer) == ["F"]
    assert "Unions with fewer choices: F." in agreed.leaves_out(shown)


def test_the_standfirst_repeats_what_was_counted():
    """How many contests, and how many choices a row needs."""
    assert agreed.standfirst(agreement_of(CAMPS)) == (
        "Pairs of unions by how often they made the same first choice, in the contests where both"
        " named one: six in all. Unions with five choices or more."
    )


def test_a_contest_in_which_nearly_all_agreed_is_named():
    """It counts as much as any other, and a reader should know."""
    choices = {**CAMPS, "leader2010": dict.fromkeys("abcde", "Ray")}
    assert agreed.nearly_all(agreement_of(choices)) == ["Ray in 2010"]


def test_the_panel_of_a_pair_lists_its_contests(tmp_path):
    """Both choices behind each, so that every fraction can be checked."""
    shown = agreement.view(league(CAMPS).engine(), Texts(tmp_path))
    entry = shown.entries["union:a+union:c"]
    assert entry["sub"] == "the same first choice in 4 of 6"
    assert [section["title"] for section in entry["sections"]] == [
        "The same choice",
        "Different choices",
    ]
    opens = {item["open"] for section in entry["sections"] for item in section["items"]}
    assert opens <= set(shown.entries)
    assert len(opens) == 12


def test_nonsense_is_refused(tmp_path):
    """A number from 1; a kind that there is."""
    engine = league(CAMPS).engine()
    for wrong in ("0", "-1", "many", "1.5", "٣"):
        with pytest.raises(UsageError, match="wants a number from 1"):
            agreement.view(engine, Texts(tmp_path), wrong)
    for wrong in ("0", "2", "-1", "1/0", "a/b", "3/5/7", "٣/٥", "", "1e0", "5/3"):
        with pytest.raises(UsageError, match=r"wants a share such as 3/5 or 0\.6"):
            agreement.view(engine, Texts(tmp_path), share=wrong)
    with pytest.raises(UsageError, match="wants union or society"):
        agreement.view(engine, Texts(tmp_path), kind="person")


def test_nothing_to_compare_says_so(tmp_path):
    """An empty graph, or one endorser alone, is no blank page."""
    for made in (Invented(), league({"leader2010": {"a": "Lee"}})):
        shown = agreement.view(made.engine(), Texts(tmp_path))
        assert "No contest is known here" in shown.shown.empty
        assert draw.render(made.engine(), Texts(tmp_path), "agreement").html


def test_thirty_unions_fit_without_a_text_over_another():
    """The network then stands below the half matrix."""
    choices = {
        f"leader{2000 + n}": {f"u{m}": "Lee" if (m * (n + 1)) % 3 else "Ito" for m in range(30)}
        for n in range(6)
    }
    chart = agreement_chart.draw(agreement_of(choices))
    assert (overlaps(chart), outside(chart)) == ([], [])


def test_the_record_fractions(record):
    """Counted by hand from the fact tables."""
    said = {mark.key: mark.say for mark in record.shown.chart.marks}
    assert said["union:gmb+union:num"].endswith("same choice in 6 of 6")
    assert said["union:gmb+union:usdaw"].endswith("same choice in 7 of 10")
    assert said["union:fbu+union:unite"].endswith("same choice in 4 of 4")


def test_the_record_is_two_camps(record):
    """FBU and the Musicians never agreed and stand at the two ends."""
    rows = [mark.about[0] for mark in record.shown.chart.marks if "+" not in mark.key]
    heads = [word.text for word in words(record.shown.chart)]
    assert "0/5" in heads
    assert rows[-1] == "union:musicians-union"


def test_no_text_of_the_record_covers_another(record):
    """At opening."""
    assert (overlaps(record.shown.chart), outside(record.shown.chart)) == ([], [])


def test_every_fraction_names_its_contests():
    """The page counts them again: the same choice in the first four, then another."""
    shown = agreement_of(CAMPS)
    iris = {shown.positions.short(iri): iri for iri in shown.endorsers}
    held = agreement_chart.held(shown.pair(iris["A"], iris["C"]))
    assert held == tuple(f"contest:leader{2000 + n}{'+' if n < 4 else '-'}" for n in range(6))


def test_only_contests_of_the_years_asked_for_are_counted(tmp_path):
    """Four of six end by 2003; the first choice of C is A's in all of them."""
    engine = league(CAMPS).engine()
    shown = agreement.view(engine, Texts(tmp_path), until="2003").shown
    said = {mark.key: mark.say for mark in shown.chart.marks}
    assert said["union:a+union:c"] == "Union of A and Union of C, same choice in 4 of 4"
    assert [key for key, _, _ in shown.contests] == [f"contest:leader{2000 + n}" for n in range(4)]
    assert shown.title == "Which unions chose alike, 2000 to 2003?"
    with pytest.raises(UsageError, match="nothing lies between"):
        agreement.view(engine, Texts(tmp_path), since="2004", until="2003")


@pytest.mark.parametrize("many", [2, 3, 4, 13, 16, 17, 24, 30, 31, 60])
def test_no_box_of_the_ring_covers_another(many):
    """However many there are; and no line starts outside the picture."""
    choices = {
        f"leader{2000 + n}": {f"u{m}": "Lee" if (m * (n + 1)) % 3 else "Ito" for m in range(many)}
        for n in range(5)
    }
    chart = agreement_chart.draw(agreement_of(choices))
    boxes = [
        tuple(float(rect.get(name, "")) for name in ("x", "y", "width", "height"))
        for group in chart.root.iter("g")
        if "tied" in group.get("class", "").split()
        for rect in group.iter("rect")
    ]
    assert len(boxes) == many
    for (ax, ay, aw, ah), (bx, by, bw, bh) in combinations(boxes, 2):
        assert ax + aw <= bx or bx + bw <= ax or ay + ah <= by or by + bh <= ay
    assert all(x >= 0 and x + w <= chart.width for x, _, w, _ in boxes)
    assert (overlaps(chart), outside(chart)) == ([], [])


def test_slider_of_agreement_goes_from_contest_to_contest(record):
    """And by either day it is the same."""
    sheet = record.shown
    assert len(sheet.public) > 5
    assert sheet.public == sheet.decided == sorted(set(sheet.public))
    assert sheet.title_then == "As of {day}: which unions chose alike?"
