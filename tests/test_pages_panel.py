"""The panel and the search in a real browser; nothing moves under a mouse at rest."""

from __future__ import annotations

from pathlib import Path

import pytest
from pages.browser import Watched, opened
from pages.drawn import Drawn
from pages.invented import harbor
from playwright.sync_api import Browser, expect

from kg.article import Texts
from kg.draw import render

pytestmark = pytest.mark.pages
UNISON = "#open=endorsement:labour-leadership-2020.unison.1"


@pytest.fixture
def race(drawn: Drawn) -> Path:
    """The contest of 2020 of the shipped record, as a file."""
    return drawn("contest", contest="contest:labour-leadership-2020")


def test_the_panel_shows_the_vote_and_the_versions(browser: Browser, race: Path):
    """In its blocks, with who says so; and nothing that axe complains of."""
    with opened(browser, race, fragment=UNISON, height=1400) as watched:
        panel = watched.page.locator("#panel")
        expect(panel).to_contain_text("20 in all (leaked, one source)")
        expect(panel).to_contain_text("1 of 15 for Keir Starmer")
        heads = panel.locator("h3").all_inner_texts()
        assert heads[-4:] == [
            heads[-4], "Sources of the vote", "Where sources differ", "Around it"
        ]  # fmt: skip
        expect(panel.locator(".differ li")).to_have_count(2)
        expect(panel.locator(".differ")).to_contain_text("Leaders GB")
        assert watched.violations("#panel") == []
        assert watched.complaints == []


def test_figures_of_a_union_fold_behind_the_newest_three(browser: Browser, race: Path):
    """A press shows the rest."""
    with opened(browser, race, fragment="#open=union:gmb") as watched:
        figures = watched.page.locator("#panel section", has_text="Figures").last
        lines = figures.locator("ul.lines > li")
        expect(lines).to_have_count(4)
        lines.last.locator("button").click()
        assert lines.count() > 4


def rests_on(watched: Watched) -> tuple[object, bool, int]:
    """Whose marks stay, whether a tip is shown, and how many marks are faded."""
    page = watched.page
    faded = page.locator(".faded").count()
    return page.evaluate("near"), page.locator("#tip").is_visible(), faded


def test_nothing_is_hovered_by_a_picture_that_moves(browser: Browser, race: Path):
    """A press opens the panel and the picture gives way; the mouse has not moved."""
    with opened(browser, race, width=1280) as watched:
        page = watched.page
        mark = page.locator(".chart .mark[aria-label^='GMB nominated Lisa']").first
        before = mark.bounding_box()
        assert before
        page.mouse.move(before["x"] + 30, before["y"] + 12)
        assert rests_on(watched)[:2] == ("union:gmb", True)
        page.mouse.down()
        page.mouse.up()
        page.wait_for_timeout(300)
        after = mark.bounding_box()
        assert after
        assert after != before
        assert rests_on(watched) == (None, False, 0)
        page.mouse.move(after["x"] + 5, after["y"] + 12)
        assert rests_on(watched)[:2] == ("union:gmb", True)


@pytest.fixture(scope="module")
def named(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A council of the Dockers, called by the alias of the union and one word more."""
    made = harbor()
    made.say("union:dockers", skos_altLabel='"Quay', predecessor="union:lightermen")
    made.say("union:lightermen", rdf_type="end:Union", skos_prefLabel='"Lightermen')
    made.say("body:dockers.council", rdf_type="end:Body", skos_prefLabel='"Quay council',
             org_unitOf="union:dockers")  # fmt: skip
    made.say("decision:mayor-2026.dockers", decidedBy="body:dockers.council")
    folder = tmp_path_factory.mktemp("named")
    path = folder / "named.html"
    path.write_text(render(made.engine(), Texts(folder), "contest").html, "utf-8")
    return path


def test_the_panel_says_that_it_knows_more_than_the_day_shown(browser: Browser, race: Path):
    """The picture goes back in time; what the panel tells does not, and says so."""
    with opened(browser, race, fragment=f"{UNISON}&day=2020-01-14") as watched:
        note = watched.page.locator("#now")
        said = "The picture stands at 14 January 2020. Here is all that is known today."
        expect(note).to_have_text(said)
        watched.page.keyboard.press("[")
        expect(note).to_contain_text("The picture stands at 8 January 2020.")
        watched.page.evaluate("goToDay(daysOf().length - 1)")
        expect(note).to_be_hidden()


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("quay", ["Dockers’ Union", "Quay council"]),
        ("QUAY C", ["Quay council", "Dockers’ Union"]),
        ("lightermen", ["Dockers’ Union"]),
        ("okafor", ["Ben Okafor"]),
        ("xyz", []),
    ],
)
def test_the_name_itself_is_found_first(browser: Browser, named: Path, asked, found):
    """A name or alias whole, then what begins with it; a union by what it was made of."""
    with opened(browser, named) as watched:
        watched.page.fill("#search", asked)
        hits = watched.page.locator("#found button").all_inner_texts()
        assert len(hits) == len(found)
        assert all(hit.startswith(name) for hit, name in zip(hits, found, strict=True))
        assert ("before it Lightermen" in "".join(hits)) is (asked == "lightermen")


def test_the_record_finds_a_union_by_what_it_was_made_of(browser: Browser, race: Path):
    """Amicus is drawn in a timeline as merged into Unite."""
    with opened(browser, race) as watched:
        watched.page.fill("#search", "Amicus")
        watched.page.keyboard.press("Enter")
        expect(watched.page.locator("#panel h2")).to_have_text("Unite the Union")
        expect(watched.page.locator("#panel dl")).to_contain_text("Amicus")
