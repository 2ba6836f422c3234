"""The pages of charts in a browser: what stands at a day before the result, and at the end."""

from __future__ import annotations

from pathlib import Path

import pytest
from pages.browser import opened
from pages.checks import SIZES, assert_quiet
from pages.race import CONTEST, replaced, two
from playwright.sync_api import expect

from kg import draw
from kg.article import Texts

pytestmark = pytest.mark.pages
FIRST = "endorsement:leader2010.u0"


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Pages of a decision that was replaced, and of a result without a day."""
    folder = tmp_path_factory.mktemp("result")
    for name, made in (("replaced", replaced()), ("open", two(None, "won", "lost"))):
        for view in ("contest", "matrix", "network"):
            path = folder / f"{name}-{view}.html"
            draw.draw(made.engine(), Texts(folder / "none"), path, view, contest=CONTEST)
    return folder


@pytest.mark.parametrize("size", ["desktop", "phone"])
@pytest.mark.parametrize("view", ["contest", "matrix", "network"])
def test_replaced_decision_counts_until_the_later_one(browser, pages, view, size):
    """On 13 May all five have decided; union 0 is Ash's then, and Birch's from June on.

    Six decisions of five unions: five were public by then, six in June.
    """
    shown = f"all('.mark').filter((one) => isShown(one) && keyOf(one) === '{FIRST}')"
    shown += ".map((one) => one.ariaLabel)"
    with opened(browser, pages / f"replaced-{view}.html", **SIZES[size]) as watched:
        page = watched.page
        assert all("replaced" in said for said in page.evaluate(shown))
        for day in ("2010-05-13", "2010-06-01"):
            page.evaluate(f"goToDay(daysOf().indexOf('{day}'))")
            made = 5 if day == "2010-05-13" else 6
            expect(page.locator("#day-count")).to_contain_text(f"{made} of 6 dated ")
            said = page.evaluate(shown)
            row = page.locator("tbody tr:visible", has_text="U0").first
            known = "1" if day == "2010-05-13" else "1, replaced"
            expect(row.get_by_text(known, exact=True)).to_be_visible()
            if day == "2010-05-13":
                assert len(said) == 1
                assert "replaced" not in said[0]
            else:
                assert all("replaced" in text for text in said)
        assert_quiet(watched)


@pytest.mark.parametrize("view", ["contest", "matrix", "network"])
def test_without_a_day_the_result_is_said_at_the_end(browser, pages, view):
    """The last step is no day; the one before it bears that of the last decision."""
    with opened(browser, pages / f"open-{view}.html", **SIZES["desktop"]) as watched:
        page = watched.page
        expect(page.locator("#day-words")).to_have_text("the end of the record")
        page.locator("#day").focus()
        page.keyboard.press("PageUp")
        expect(page.locator("#day-words")).to_have_text("the end of the record")
        page.keyboard.press("ArrowLeft")
        expect(page.locator("#day-words")).to_have_text("13 May 2010")
        if view != "network":
            expect(page.locator(".chart").get_by_text("won", exact=True)).to_be_hidden()
            expect(page.locator(".chart").get_by_text("day of result").first).to_be_visible()
        assert_quiet(watched)
