"""Pages of charts as they are read: filters, tables, small screens and paper."""

from __future__ import annotations

import re

import pytest
from pages.browser import opened
from pages.checks import SIZES, assert_quiet
from pages.drawn import Drawn
from pages.league import NONE, league
from playwright.sync_api import expect

pytestmark = pytest.mark.pages

# Of five, C moved, D chose nobody first, and E is not known in the last.
MOVES = {
    "leader2010": {"a": "Lee", "b": "Lee", "c": "Lee", "d": NONE, "e": "Ito"},
    "leader2015": {"a": "Lee", "b": "Lee", "c": "Ito, Lee", "d": "Ito", "e": "Ito"},
    "leader2020": {"a": "Ash", "b": "Ash", "c": "Ash, Ito", "d": "Oak"},
}
# Focus at the foot of the window, and where the slider begins.
COVERED = """() => {
  const box = document.activeElement.getBoundingClientRect();
  const top = document.getElementById('asof').getBoundingClientRect().top;
  const own = document.activeElement.closest('#asof, #panel');
  const inside = own || document.activeElement === document.body;
  return !inside && box.height > 0 && box.bottom > top + 1 ? document.activeElement.outerHTML : '';
}"""


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Drawn:
    """Pages of the invented league."""
    return Drawn(league(MOVES).engine(), tmp_path_factory.mktemp("league"))


def test_the_table_of_a_flow_has_the_contests_that_are_drawn(browser, drawn):
    """Two of three; who decided in none of them is not in it, nor in the CSV."""
    with opened(browser, drawn("flow")) as watched:
        page = watched.page
        expect(page.locator("#facts.ready")).to_be_visible()
        heads = page.locator("thead th:visible")
        assert [text.split()[0] for text in heads.all_inner_texts()] == ["Endorser", "2015", "2020"]
        lines = page.evaluate("csvText()").splitlines()
        assert lines[0].count("contest:") == 2
        assert len(lines) == 6
        page.locator("#sheet").select_option(index=1)
        assert [text.split()[0] for text in heads.all_inner_texts()] == ["Endorser", "2010", "2015"]
        assert_quiet(watched)


def test_a_cell_of_the_flow_says_nothing_before_its_day(browser, drawn):
    """All of 2020 was decided after the contest of 2015 was over."""
    with opened(browser, drawn("flow"), fragment="#by=decided&day=2015-06-30") as watched:
        page = watched.page
        row = page.locator("tbody tr", has_text="Union of A")
        expect(row.locator("td:visible").nth(1)).to_have_text("Lee")
        expect(row.locator("td:visible").nth(2)).to_have_text("not by this day")
        page.evaluate("goToDay(999)")
        expect(row.locator("td:visible").nth(2)).to_have_text("Ash")


def test_no_second_choice_is_a_dotted_line(browser, drawn):
    """Only C named one in 2020; the others' lines end where nothing was found."""
    with opened(browser, drawn("flow", contest="contest:leader2020")) as watched:
        page = watched.page
        assert page.locator(".sheet:not([hidden]) path.dots").count() == 3
        assert page.locator(".sheet:not([hidden]) path.w7").count() == 1
        expect(page.locator(".legend:visible")).to_contain_text("no second found")
        expect(page.locator(".legend:visible")).to_contain_text("first choice Ash")


def test_a_phone_tells_of_whom_nothing_is_known(browser, drawn):
    """E of 2020, behind one press; and its legend has no sign that does not occur there."""
    with opened(browser, drawn("matrix"), **SIZES["phone"]) as watched:
        page = watched.page
        more = page.locator(".sheet:not([hidden]) .list summary")
        assert more.all_inner_texts() == ["1 union: no source found"]
        more.press("Enter")
        expect(page.locator(".list details[open] .mark:visible .name")).to_have_text("E")
        legend = page.locator(".legend:visible li:visible")
        assert "no source found" not in legend.all_inner_texts()
        assert "winner not known" in [text.strip() for text in legend.all_inner_texts()]
        assert_quiet(watched)


def test_a_phone_names_no_winner_before_the_result(browser, drawn):
    """On what day these three ended is not known: how they did is said at the end alone."""
    ended = ".sheet:not([hidden]) .list .head .note .during:visible"
    with opened(browser, drawn("matrix"), **SIZES["phone"]) as watched:
        page = watched.page
        assert page.locator(ended).count() == 3
        page.evaluate("goToDay(daysOf().findLastIndex((day) => day < '2015-07-01'))")
        assert page.locator(ended).count() == 0


def test_filters_are_told_and_closed_by_escape(browser, drawn):
    """Escape closes the choices and leaves the panel; the words say what is left out."""
    with opened(browser, drawn("matrix")) as watched:
        page = watched.page
        page.locator("#filtered").press("Enter")
        box = page.locator("[data-filter='rank'] input").first
        box.press("Space")
        expect(page.locator("#standfirst")).to_contain_text(
            "Filtered out, though counted in these words: first choice."
        )
        expect(page.locator("#heard")).to_contain_text("ranks")
        box.press("Escape")
        expect(page.locator("#filters")).not_to_have_attribute("open", "")
        expect(page.locator("#filtered")).to_be_focused()
        page.locator("#filtered").press("Enter")
        box.press("Space")
        expect(page.locator("#standfirst")).not_to_contain_text("Filtered")


@pytest.mark.parametrize("view", ["matrix", "flow"])
def test_no_focus_is_hidden_behind_the_slider_of_a_phone(browser, drawn, view):
    """Going through the page by Tab, what has the focus can be seen."""
    with opened(browser, drawn(view), width=390, height=600) as watched:
        page = watched.page
        expect(page.locator("#asof")).to_be_visible()
        for _ in range(45):
            page.keyboard.press("Tab")
            page.evaluate(
                "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
            )
            assert page.evaluate(COVERED) == ""


def test_paper_lies_across_for_the_table_and_repeats_its_heads(browser, drawn):
    """The picture's page stands, those of the table lie; heads are text, and nothing is cut."""
    with opened(browser, drawn("contest"), width=700, height=900) as watched:
        page = watched.page
        expect(page.locator("#facts.ready")).to_be_visible()
        boxes = re.findall(
            rb"/MediaBox ?\[0 0 ([0-9.]+) ([0-9.]+)\]", page.pdf(prefer_css_page_size=True)
        )
        lying = [float(wide) > float(high) for wide, high in boxes]
        assert lying[0] is False
        assert lying[1:] == [True] * (len(lying) - 1) != []
        page.emulate_media(media="print")
        # A4 lying, without its margins, in CSS pixels.
        page.set_viewport_size({"width": 1032, "height": 700})
        assert page.evaluate("document.querySelector('#facts table').scrollWidth") <= 1032
        head = "getComputedStyle(document.querySelector('th'), '::before').content"
        assert page.evaluate(head) == '"Contest"'
        assert not page.locator("thead button").first.is_visible()


def test_a_picture_wider_than_its_frame_shows_that_there_is_more(browser, drawn):
    """Its right edge fades until it is scrolled to."""
    with opened(browser, drawn("matrix"), width=900, height=900) as watched:
        page = watched.page
        frame = page.locator(".sheet:not([hidden]) .frame").first
        expect(frame).to_have_class(re.compile(r"\bmore\b"))
        frame.evaluate("(element) => element.scrollTo(9999, 0)")
        expect(frame).to_have_class("frame less")
