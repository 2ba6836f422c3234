"""The slider in a browser: what a page says of a day is what was known by then."""

from __future__ import annotations

import re

import pytest
from pages.browser import opened
from pages.checks import SIZES
from playwright.sync_api import expect

pytestmark = pytest.mark.pages

LEADER = "contest:labour-leadership-2020"


def labels(page, slug: str) -> list[str]:
    """What the shown marks that open an entry say."""
    asked = "(key) => shownButtons().filter((one) => keyOf(one) === key)"
    found: list[str] = page.evaluate(f"{asked}.map((one) => one.getAttribute('aria-label'))", slug)
    return found


def table(page) -> list[list[str]]:
    """The rows of the table that are shown, cell by cell."""
    rows = "[...document.querySelectorAll('#facts tbody tr:not([hidden])')]"
    found: list[list[str]] = page.evaluate(
        f"{rows}.map((r) => [...r.cells].map((c) => c.textContent))"
    )
    return found


def test_what_came_of_an_expectation_is_said_from_its_day_on(browser, drawn):
    """Unite was expected to choose on 24 January and did; the mineworkers chose another."""
    unite = f"expectation:{LEADER.partition(':')[2]}.unite.2"
    with opened(browser, drawn("network", contest=LEADER), fragment="#day=2020-01-20") as watched:
        page = watched.page
        ranks = {row[4] for row in table(page)}
        assert not any("came true" in rank for rank in ranks)
        assert labels(page, unite) == []
        page.evaluate("goToDay(daysOf().indexOf('2020-01-24'))")
        assert "came true" in labels(page, unite)[0]
        aslef = labels(page, unite.replace("unite", "aslef"))[0]
        assert "was expected to back Rebecca Long-Bailey" in aslef
        assert "came true" not in aslef
        shown = [row[4] for row in table(page) if "Locomotive" in row[1]]
        assert shown == ["expected"]
        page.evaluate("goToDay(999)")
        assert "came true" in labels(page, unite.replace("unite", "aslef"))[0]
        mines = labels(page, unite.replace("unite", "num"))[0]
        assert mines.startswith("National Union of Mineworkers was expected to back")
        assert "another choice" in mines
        assert watched.complaints == []


def test_what_was_decided_later_is_not_there(browser, drawn):
    """On 20 January: not the communication workers of the 30th; the bakers perhaps."""
    choice = f"endorsement:{LEADER.partition(':')[2]}"
    fragment = f"#sheet={LEADER.replace(':', '%3A')}&day=2020-01-20"
    with opened(browser, drawn("contest"), fragment=fragment) as watched:
        page = watched.page
        assert labels(page, f"{choice}.cwu.1") == []
        assert labels(page, f"{choice}.bfawu.1")[0].endswith(", perhaps by this day")


@pytest.mark.parametrize("slug", ["labour-leadership-2016", "labour-leadership-2020"])
@pytest.mark.parametrize("by", ["public", "decided"])
def test_days_not_known_are_counted_in_one_way(browser, drawn, slug, by):
    """Beside the slider as in the text under the picture."""
    said = {
        "public": r"It is not known when (\w+) decisions? became public",
        "decided": r"The day of decision is not known of (\w+) decisions?",
    }
    numbers = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
    with opened(browser, drawn("contest"), fragment=f"#sheet=contest%3A{slug}&by={by}") as watched:
        page = watched.page
        text = re.search(said[by], page.inner_text("#without"))
        slider = re.search(r"; (\d+) more, ", page.inner_text("#day-count"))
        assert text
        assert slider
        assert numbers.index(text[1]) == int(slider[1])


def test_another_meaning_of_the_day_keeps_the_day(browser, drawn):
    """The nearest step that is not after it."""
    fragment = f"#sheet={LEADER.replace(':', '%3A')}&day=2020-01-20"
    with opened(browser, drawn("contest"), fragment=fragment) as watched:
        page = watched.page
        page.select_option("#by", "decided")
        day = page.evaluate("state.day")
        steps = page.evaluate("daysOf()")
        assert day == max(step for step in steps if step <= "2020-01-20")
        page.evaluate("goToDay(999)")
        page.select_option("#by", "public")
        assert page.evaluate("state.day") is None


def test_timeline_ends_at_the_day(browser, drawn):
    """On 29 July 2015 nothing of a later year stands, is said, or can be reached."""
    with opened(
        browser, drawn("timeline", endorser="UNISON"), fragment="#day=2015-07-29"
    ) as watched:
        page = watched.page
        assert all(row[0] <= "2015" for row in table(page))
        winners = {row[4] for row in table(page) if row[0] == "2015"}
        assert winners == {"not known by this day"}
        said = page.evaluate("shownButtons().map((one) => one.getAttribute('aria-label'))")
        assert not any(str(year) in label for label in said for year in range(2016, 2027))
        texts = "[...here().querySelectorAll('.chart text')]"
        texts += ".filter((one) => one.getClientRects().length)"
        seen = page.evaluate(f"{texts}.map((one) => one.textContent)")
        assert not {"won: Watson", "Starmer", "Rayner"} & set(seen)
        edge = "Number(here().querySelector('.chart').viewBox.baseVal.width)"
        lines = "[...here().querySelectorAll('.chart .during > :not(text)')]"
        lines += ".filter((one) => one.getClientRects().length).map((one) => one.getBBox())"
        right = page.evaluate(f"Math.max(...{lines}.map((box) => box.x + box.width)) / {edge}")
        assert right < 0.5
        page.evaluate("goToDay(999)")
        assert page.inner_text("#day-words") == "23 January 2026"


def test_choices_without_a_day_may_be_later(browser, drawn):
    """They look so, say so, and are not counted, till the contest is over."""
    burnham = "endorsement:labour-leadership-2015.musicians-union.1"
    with opened(browser, drawn("matrix"), fragment="#day=2015-07-29") as watched:
        page = watched.page
        assert labels(page, burnham)[0].endswith(", day not known, may be later than this")
        one = f"shownButtons().find((one) => keyOf(one) === '{burnham}')"
        ground = f"getComputedStyle({one}.querySelector('g:not([hidden]) > rect.ground')).fill"
        assert "perhaps" in page.evaluate(ground)
        shown = int(page.inner_text("#day-count").split()[0])
        sure = "one.dataset.counts && isDated(one) && certainty(one) === 'surely'"
        sure = f"standingOf(here()).filter((one) => {sure})"
        assert shown == page.evaluate(f"{sure}.length")
        page.evaluate("goToDay(daysOf().indexOf('2015-09-12'))")
        assert "may be later" not in labels(page, burnham)[0]


@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_choice_without_a_day_has_a_dashed_line(browser, drawn, size):
    """As its mark is: till the contest is over nobody can say that it had been made."""
    burnham = "endorsement:labour-leadership-2015.musicians-union.1"
    lines = f"edges.get().filter((one) => one.open === '{burnham}')"
    dashed = f"{lines}.map((one) => Boolean(one.dashes))"
    marks = f"buttons.filter((one) => keyOf(one) === '{burnham}')"
    loose = f"{marks}.map((one) => one.classList.contains('loose'))"
    sides = drawn("network", contest="contest:labour-leadership-2015")
    with opened(browser, sides, fragment="#day=2015-07-29", **SIZES[size]) as watched:
        page = watched.page
        assert page.evaluate(loose) == [True]
        assert size == "phone" or page.evaluate(dashed) == [True, True]
        page.evaluate("goToDay(daysOf().length - 1)")
        assert page.evaluate(loose) == [False]
        assert size == "phone" or page.evaluate(dashed) == [False, False]


def test_heads_of_a_phone_count_what_stands_by_the_day(browser, drawn):
    """Of Corbyn's nine unions and a society two had a day by then; and none is a society."""
    matrix = drawn("matrix", contest="contest:labour-leadership-2015")
    with opened(browser, matrix, fragment="#day=2015-07-29", **SIZES["phone"]) as watched:
        page = watched.page
        head = page.locator(".list:visible .group", has_text="Jeremy Corbyn").locator(".head .note")
        expect(head).to_have_text("2 unions")
        page.evaluate("goToDay(daysOf().length - 1)")
        expect(head).to_have_text("9 unions, 1 society")
        page.evaluate("location.hash = 'not-kind=society'")
        expect(head).to_have_text("9 unions")
    with opened(browser, drawn("flow"), fragment="#day=2016-08-10", **SIZES["phone"]) as watched:
        page = watched.page
        head = page.locator(".list:visible .group", has_text="Jeremy Corbyn").first
        expect(head.locator(".head .note")).to_have_text("")
        page.evaluate("goToDay(daysOf().length - 1)")
        expect(head.locator(".head .note")).to_have_text("7 in 2016")


def test_counts_around_a_union_are_those_of_all(browser, drawn):
    """Also of whom it does not draw: by 31 May 2007 nobody had chosen in 2015."""
    lines = "DATA.nodes.filter((one) => one.now)"
    lines += ".map((one) => [DATA.blocks[one.block].contest, one.label,"
    lines += (
        " one.now.slice(1).map((line) => line.runs.map(([text]) => text).join('')).join(', ')])"
    )
    with opened(browser, drawn(around="union:unison"), fragment="#day=2007-05-31") as watched:
        page = watched.page

        def said(contest: str, name: str) -> str:
            found = {(block, who): words for block, who, words in page.evaluate(lines)}
            return found[f"contest:labour-leadership-{contest}", name]

        assert said("2015", "Yvette Cooper") == "none yet"
        assert said("2020", "Keir Starmer") == "none yet, result not yet known"
        page.evaluate("goToDay(daysOf().indexOf('2020-01-08'))")
        assert said("2015", "Yvette Cooper") == "2 unions, lost"
        assert said("2020", "Keir Starmer") == "1 union, result not yet known"
        page.evaluate("goToDay(daysOf().length - 2)")
        assert said("2020", "Keir Starmer") == "5 unions, 10 societies, won"


def test_flow_hatches_what_has_no_day(browser, drawn):
    """The CWU chose in 2016 on a day that is not known; TSSA within a span."""
    with opened(browser, drawn("flow"), fragment="#by=decided&day=2016-08-10") as watched:
        page = watched.page
        marks = "shownButtons().filter((one) => keyOf(one).startsWith('endorsement:{}.'))"
        marks += (
            ".map((one) => [one.classList.contains('loose'), one.classList.contains('perhaps')])"
        )
        contest = "labour-leadership-2016"
        assert page.evaluate(marks.format(f"{contest}.cwu")) == [[True, False]]
        assert page.evaluate(marks.format(f"{contest}.tssa")) == [[False, True]]
        row = page.locator("tbody tr", has_text="Communication Workers Union").first
        expect(row).to_contain_text("Corbyn, day not known")


# What of a mark of the list is shown: the classes of its sign, and its words.
SHOWN = """(mark) => [
  [...mark.querySelectorAll('svg')].filter((one) => one.getClientRects().length)
    .map((one) => one.classList[1]).join(),
  mark.innerText.replace(/\\s+/g, ' ').trim(),
]"""


def test_a_phone_colours_nothing_by_a_result_to_come(browser, drawn):
    """On 29 July 2015 nobody knew who would win in September; of 2010 everybody did."""
    leader = ".list:visible .group:has(.head:has-text('2015 leader')) .mark:has-text('UNISON')"
    with opened(browser, drawn("matrix"), fragment="#day=2015-07-29", **SIZES["phone"]) as watched:
        page = watched.page
        assert page.locator(leader).evaluate(SHOWN) == ["other", "UNISON 2 Cooper"]
        later = page.locator(".list:visible .group:has(.head:has-text('2020 leader'))")
        expect(later.locator("summary")).to_be_hidden()
        page.evaluate("goToDay(daysOf().length - 1)")
        assert page.locator(leader).evaluate(SHOWN) == ["h1", "UNISON 2 Cooper"]
        expect(later.locator("summary")).to_have_text("1 union: no source found")
    unison = drawn("timeline", endorser="UNISON")
    with opened(browser, unison, fragment="#day=2015-07-29", **SIZES["phone"]) as watched:
        page = watched.page
        marks = page.locator(".list:visible .mark:visible")
        assert marks.evaluate_all(f"(all) => all.map({SHOWN})") == [
            ["h1", "Brown 31 May"],
            ["h2", "Johnson 2 Hain, 31 May, won: Harman"],
            ["h1", "E Miliband 21 Jul"],
            ["other", "Corbyn 2 Cooper, 29 Jul"],
        ]
        assert not any(page.locator(".list:visible .head .note").all_inner_texts())


def test_thread_ends_at_the_day(browser, drawn):
    """On 8 January 2020 it joins the choices up to then; names of later contests wait."""
    with opened(browser, drawn("bands"), fragment="#follow=union:unison&day=2020-01-08") as watched:
        page = watched.page
        parts = "[...document.querySelectorAll('.thread[data-thread=\"union:unison\"] .during')]"
        spans = page.evaluate(
            f"{parts}.filter((one) => !one.hasAttribute('hidden')).map((one) => one.dataset.public)"
        )
        assert spans
        assert all(span.split("/")[0] <= "2020-01-08" for span in spans)
        heads = "shownButtons().filter((one) => keyOf(one) === 'person:lucy-powell')"
        assert page.evaluate(f"{heads}.length") == 0
        fold = "fold:contest:labour-leadership-1994:person:tony-blair:society"
        assert labels(page, fold) == ["3 societies for Tony Blair"]
