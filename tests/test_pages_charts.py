"""The pages of charts in a browser: what a reader sees, presses and hears, and what never runs."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from pages.browser import Watched, opened
from pages.checks import SIZES, assert_clean, assert_quiet
from pages.crowd import crowd
from pages.drawn import VIEWS, Drawn
from pages.invented import HOSTILE_IRIS, PAYLOADS, every_kind, hostile
from playwright.sync_api import expect

from kg import draw
from kg.article import Texts, add, read

pytestmark = pytest.mark.pages

LEADER = "contest:labour-leadership-2020"
UNISON = "endorsement:labour-leadership-2020.unison.1"


@pytest.fixture
def leader(drawn: Drawn) -> Path:
    """The contest of 2020 as lanes."""
    return drawn("contest", contest=LEADER)


@pytest.fixture(scope="module")
def kinds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every kind of decision as lanes."""
    path = tmp_path_factory.mktemp("kinds") / "page.html"
    draw.draw(every_kind().engine(), Texts(path.parent / "none"), path, "contest")
    return path


def focused(watched: Watched) -> str:
    """The words of what has the focus."""
    return str(watched.page.evaluate("document.activeElement.getAttribute('aria-label')"))


# Quiet and accessible


@pytest.mark.parametrize("name", VIEWS)
def test_page_on_a_desktop(browser, drawn, name):
    """Quiet and accessible with facts open; one tab stop; marks large enough; light on paper."""
    with opened(browser, drawn(name), **SIZES["dark"]) as watched:
        page = watched.page
        stops = "shownButtons().filter((button) => button.getAttribute('tabindex') === '0').length"
        assert page.evaluate(stops) == 1
        assert page.evaluate(SMALL) == []
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert page.evaluate("document.documentElement.dataset.theme") == "light"
        assert page.evaluate("!byId('articles') || byId('articles').open")
        assert len(page.pdf()) > 10_000
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        assert page.evaluate("document.documentElement.dataset.theme") == "dark"
        page.locator("#theme").click()
        page.evaluate("shownButtons()[0].focus(); openEntry(keyOf(shownButtons()[0]))")
        expect(page.locator("#panel")).to_be_visible()
        assert_quiet(watched)


@pytest.mark.parametrize("name", VIEWS)
def test_page_on_a_phone(browser, drawn, name):
    """Quiet and accessible in the dark; a list, no miniature, no sideways scroll."""
    with opened(browser, drawn(name), **SIZES["phone-dark"]) as watched:
        page = watched.page
        assert page.evaluate("document.documentElement.scrollWidth") <= 400
        assert page.evaluate("shownButtons().every((button) => button.closest('.list'))")
        assert page.evaluate("shownButtons().length") > 10
        assert page.evaluate("shownButtons().every((button) => entryOf(keyOf(button)))")
        assert_quiet(watched)


SMALL = """() => shownButtons().filter((button) => {
  const box = button.getBoundingClientRect();
  return box.width < 23.5 || box.height < 23.5;
}).map((button) => button.getAttribute('aria-label'))"""


@pytest.mark.parametrize("size", ["dark", "tablet", "phone"])
def test_contest_is_quiet_and_accessible_at_every_size(browser, leader, size):
    """With the slider moved and the filters open."""
    with opened(browser, leader, fragment="#by=decided&day=2020-01-24", **SIZES[size]) as watched:
        watched.page.locator("#filters summary").click()
        assert_quiet(watched)


@pytest.mark.parametrize("name", VIEWS)
def test_page_without_script_has_picture_and_table(browser, drawn, name):
    """The facts are in the page, not in its script."""
    with opened(browser, drawn(name), script=False) as watched:
        expect(watched.page.locator(".sheet:not([hidden]) .chart").first).to_be_visible()
        expect(watched.page.locator("#facts")).to_contain_text("UNISON")


# The whole way by keyboard


@pytest.mark.held
def test_keyboard_all_the_way(browser, engine, shared, tmp_path):
    """Search, open, read the passage, move in time, come to the table; no mouse."""
    for article in sorted((shared / "articles" / "seeds").glob("*.json")):
        add(read(article), tmp_path / "articles")
    path = tmp_path / "page.html"
    draw.draw(engine, Texts(tmp_path / "articles"), path, "contest", contest=LEADER)
    with opened(browser, path) as watched:
        walk(watched)
        quote = watched.page.locator("#panel blockquote").first
        expect(quote.locator("mark")).to_be_visible()
        assert watched.complaints == []


def test_keyboard_without_held_texts(browser, leader):
    """The same way, with the phrase alone."""
    with opened(browser, leader) as watched:
        walk(watched)
        page = watched.page
        page.keyboard.press("Escape")
        expect(page.locator("#panel")).to_be_hidden()
        assert focused(watched).startswith("UNISON nominated Keir Starmer")
        page.keyboard.press("[")
        assert "day=" in page.url
        page.keyboard.press("]")
        assert "day=" not in page.url
        page.keyboard.press("t")
        expect(page.locator("#facts-title")).to_be_focused()
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        assert page.locator("th").first.get_attribute("aria-sort") == "ascending"


def walk(watched: Watched) -> None:
    """From the search to an opened endorsement."""
    page = watched.page
    page.keyboard.press("/")
    expect(page.locator("#search")).to_be_focused()
    page.keyboard.type("keir starmer")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    panel = page.locator("#panel")
    expect(panel).to_be_focused()
    expect(panel.locator("h2")).to_have_text("Keir Starmer")
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    assert focused(watched).startswith("Keir Starmer, won, 5 unions, 10 societies, list of 15")
    page.keyboard.press("ArrowRight")
    assert focused(watched).startswith("UNISON nominated Keir Starmer, first choice, 8 January")
    page.keyboard.press("Enter")
    expect(panel.locator("h2")).to_have_text("UNISON nominated Keir Starmer")
    expect(panel.locator("blockquote").first).to_be_visible()
    expect(panel).to_contain_text("8 January 2020, same day")


def test_arrows_go_through_lanes(browser, leader):
    """Left and right inside one, up and down to the next."""
    with opened(browser, leader) as watched:
        page = watched.page
        page.evaluate("shownButtons()[0].focus()")
        page.keyboard.press("ArrowDown")
        assert focused(watched).startswith("Rebecca Long-Bailey")
        page.keyboard.press("ArrowUp")
        assert focused(watched).startswith("Keir Starmer")
        page.keyboard.press("End")
        assert focused(watched).startswith("Fabian Society decided to recommend nobody")
        page.keyboard.press("Home")
        assert focused(watched).startswith("Keir Starmer")


# Time


def test_slider_shows_what_was_known(browser, leader):
    """Counts, result, threshold, title and table follow the day; nothing moves."""
    with opened(browser, leader, fragment="#by=decided") as watched:
        page = watched.page
        before = page.locator(f".chart [data-key='{UNISON}']").first.bounding_box()
        page.evaluate("goToDay(daysOf().indexOf('2020-01-24'))")
        expect(page.locator("h1")).to_contain_text("by 24 January 2020")
        expect(page.locator("#day-count")).to_contain_text("8 of 18 dated decisions")
        sheet = page.locator(".sheet:not([hidden]) .chart")
        expect(sheet.get_by_text("2 unions, 1 society").first).to_be_visible()
        expect(sheet.get_by_text("result not yet known").first).to_be_visible()
        expect(sheet.get_by_text("won with 56.2% of the vote")).to_be_hidden()
        expect(sheet.get_by_text("three affiliates on 20 Jan")).to_be_visible()
        expect(sheet.get_by_text("three affiliates by 29 Jan at the latest")).to_be_hidden()
        expect(sheet.get_by_text("Day of decision not known")).to_be_visible()
        expect(sheet.get_by_text("hatched: may be later")).to_be_visible()
        assert page.locator(f".chart [data-key='{UNISON}']").first.bounding_box() == before
        expect(
            page.locator(".chart [data-key='endorsement:labour-leadership-2020.community.1']").first
        ).to_be_hidden()
        expect(page.locator("tbody tr:visible", has_text="Fire Brigades")).to_have_count(0)
        expect(page.locator("tbody tr:visible", has_text="UNISON")).not_to_have_count(0)


def test_slider_goes_by_keys(browser, leader):
    """A step, a month, the ends; it says its value."""
    with opened(browser, leader, fragment="#by=decided") as watched:
        page = watched.page
        slider = page.locator("#day")
        slider.focus()
        page.keyboard.press("Home")
        assert (slider.get_attribute("aria-valuetext") or "").startswith("8 January 2020, 1 of")
        page.keyboard.press("ArrowRight")
        assert (slider.get_attribute("aria-valuetext") or "").startswith("14 January 2020")
        page.keyboard.press("PageUp")
        assert (slider.get_attribute("aria-valuetext") or "").startswith("14 February 2020")
        page.keyboard.press("End")
        assert (slider.get_attribute("aria-valuetext") or "").startswith("4 April 2020")
        expect(page.locator("h1")).not_to_contain_text("by")


def test_span_past_the_day_is_perhaps(browser, leader):
    """Some time in February: on the fifth it may have been, or not."""
    with opened(browser, leader, fragment="#by=decided&day=2020-02-05") as watched:
        mark = watched.page.locator(
            ".chart [data-key='endorsement:labour-leadership-2020.aslef.1']"
        ).first
        assert "perhaps" in (mark.get_attribute("class") or "")
        assert "perhaps by this day" in (mark.get_attribute("aria-label") or "")


def test_play_is_not_offered_where_motion_is_not_wanted(browser, leader):
    """A reader who asked for less motion gets none."""
    with opened(browser, leader) as watched:
        expect(watched.page.locator("#play")).to_be_visible()
        watched.page.emulate_media(reduced_motion="reduce")
        watched.page.reload()
        expect(watched.page.locator("#play")).to_be_hidden()


# Filters, address, table


def test_filter_of_kinds_hides_and_counts(browser, leader):
    """Marks, counts and table speak of the same endorsers."""
    with opened(browser, leader) as watched:
        page = watched.page
        page.locator("#filters summary").click()
        page.locator("[data-filter=kind] input[value=society]").uncheck()
        sheet = page.locator(".sheet:not([hidden]) .chart")
        expect(sheet.get_by_text("5 unions", exact=True).first).to_be_visible()
        expect(sheet.get_by_text("SERA", exact=True)).to_be_hidden()
        expect(page.locator("tbody tr[data-kind=society]:visible")).to_have_count(0)
        expect(page.locator("#filtered")).to_contain_text("kinds")
        assert "not-kind=society" in page.url


def test_filter_of_ranks_hides_second_choices(browser, leader):
    """And only those."""
    with opened(browser, leader, fragment="#not-rank=2") as watched:
        page = watched.page
        expect(
            page.locator(".chart [data-key='endorsement:labour-leadership-2020.gmb.2']").first
        ).to_be_hidden()
        expect(
            page.locator(".chart [data-key='endorsement:labour-leadership-2020.gmb.1']").first
        ).to_be_visible()


def test_other_contest_can_be_chosen(browser, drawn):
    """Title, chart, legend and table change together, where no contest was asked for."""
    with opened(browser, drawn("contest")) as watched:
        page = watched.page
        page.locator("#sheet").select_option("contest:labour-leadership-2015")
        expect(page.locator("h1")).to_have_text(
            "Who backed whom for leader of the Labour Party, 2015?"
        )
        expect(page.locator(".sheet:visible")).to_have_count(1)
        expect(page.locator("tbody tr:visible", has_text="Jeremy Corbyn")).not_to_have_count(0)
        expect(page.locator("tbody tr:visible", has_text="Keir Starmer")).to_have_count(0)


def test_address_brings_back_the_view(browser, leader):
    """A view can be shared: sheet, day, filter, what is open, theme."""
    fragment = f"#by=decided&day=2020-01-24&not-kind=society&open={UNISON}&theme=dark"
    with opened(browser, leader, fragment=fragment) as watched:
        page = watched.page
        expect(page.locator("#panel h2")).to_have_text("UNISON nominated Keir Starmer")
        expect(page.locator("#day-words")).to_have_text("24 January 2020")
        assert page.evaluate("document.documentElement.dataset.theme") == "dark"
        assert not page.locator("[data-filter=kind] input[value=society]").is_checked()


def test_csv_has_the_rows_that_are_shown(browser, leader):
    """With the filter and the day as they are."""
    with opened(browser, leader, fragment="#by=decided&day=2020-01-08&not-kind=body") as watched:
        with watched.page.expect_download() as caught:
            watched.page.locator("#csv").click()
        assert caught.value.suggested_filename == "contest-labour-leadership-2020-2020-01-08.csv"
        rows = list(csv.DictReader(io.StringIO(caught.value.path().read_text("utf-8"))))
        dated = [row for row in rows if row["latest"]]
        assert [row["endorser"] for row in dated if row["rank"] == "1"] == ["UNISON"]


def test_hover_fades_all_but_the_endorser(browser, leader):
    """Its other marks stay; a sentence and a day are shown, no source."""
    with opened(browser, leader) as watched:
        page = watched.page
        page.locator(".chart [data-key='endorsement:labour-leadership-2020.gmb.1']").first.hover()
        expect(page.locator("#tip")).to_contain_text("GMB nominated Lisa Nandy")
        expect(page.locator("#tip")).to_contain_text("21 January 2020")
        faded = """(key) => shownButtons().find((button) => keyOf(button) === key)
          .classList.contains('faded')"""
        assert page.evaluate(faded, UNISON)
        assert not page.evaluate(faded, "endorsement:labour-leadership-2020.gmb.2")


def test_panel_leaves_the_mark_in_sight(browser, leader):
    """Beside the picture, which scrolls behind its edge."""
    key = "endorsement:labour-leadership-2020.tssa.1"
    with opened(browser, leader, fragment=f"#open={key}") as watched:
        panel = watched.page.locator("#panel").bounding_box()
        mark = watched.page.locator(
            f".sheet:not([hidden]) .chart [data-key='{key}']"
        ).bounding_box()
        assert panel
        assert mark
        assert mark["x"] >= 0
        assert mark["x"] + mark["width"] <= panel["x"] + 1


def test_thread_follows_the_endorser(browser, drawn):
    """Chosen in the list, kept in the address."""
    with opened(browser, drawn("bands")) as watched:
        page = watched.page
        thread = page.locator(".thread[data-thread='union:unison']").first
        expect(thread).to_be_hidden()
        page.locator("#follow").select_option("union:unison")
        expect(thread).to_be_visible()
        assert "follow=union%3Aunison" in page.url
        assert page.locator(".chart .threaded").count() > 10


def test_every_kind_opens(browser, kinds):
    """And none of them complains."""
    with opened(browser, kinds) as watched:
        watched.page.evaluate(
            "for (const button of shownButtons()) openEntry(keyOf(button), button)"
        )
        assert watched.complaints == []
        assert watched.violations() == []


# What never runs

SCRIPTS = 3


@pytest.fixture(scope="module")
def hostile_pages(tmp_path_factory: pytest.TempPathFactory) -> Drawn:
    """Pages whose every text tries to break out."""
    folder = tmp_path_factory.mktemp("hostile")
    return Drawn(hostile(folder / "articles").engine(), folder, folder / "articles")


# Every sheet with its marks, then every entry with all that it folds.
EVERYWHERE = """(most) => {
  for (const sheet of SHEETS.keys()) {
    setSheet(sheet);
    for (const button of shownButtons().slice(0, 5)) {
      button.focus();
      lookAt(null, button);
    }
  }
  setSheet(DATA.opening);
  for (const key of entryKeys().slice(0, most)) {
    openEntry(key);
    for (const more of all('#panel button')) if (/more/.test(more.textContent)) more.click();
  }
}"""


@pytest.mark.parametrize("name", VIEWS)
def test_no_payload_runs_anywhere(browser, hostile_pages, name):
    """In labels, titles, gists, names, aliases, IRIs, headings, passages, notes, addresses."""
    with opened(browser, hostile_pages(name)) as watched:
        # Every entry once; the panel of a phone is built by the same script.
        for size, most in (("desktop", 100_000), ("phone", 40)):
            watched.page.set_viewport_size({n: SIZES[size][n] for n in ("width", "height")})
            watched.page.evaluate(EVERYWHERE, most)
            watched.page.wait_for_timeout(200)
            assert_clean(watched, SCRIPTS)


# What a text may stand behind in an address.
PARTS = ("", "open=", "sheet=", "theme=", "sort=", "day=", "by=", "not-kind=", "follow=")


def test_no_payload_runs_from_search_and_address(browser, kinds):
    """What is typed is looked for; an address can be sent by anybody."""
    with opened(browser, kinds) as watched:
        box = watched.page.locator("#search")
        for text in PAYLOADS:
            box.fill(text)
            box.press("Enter")
        box.fill("")
        for text in (*PAYLOADS, *HOSTILE_IRIS):
            for part in PARTS:
                watched.page.evaluate("(text) => { location.hash = text }", f"{part}{text}")
        assert_clean(watched, SCRIPTS)


# How it ended


def test_no_label_says_the_result_before_its_day(browser, drawn):
    """Whoever hears the page at a day in January does not hear who won in April."""
    fragment = "#sheet=contest:labour-leadership-2020&day=2020-01-24"
    with opened(browser, drawn("contest"), fragment=fragment) as watched:
        head = watched.page.locator(".sheet:not([hidden]) .chart [data-key='person:keir-starmer']")
        expect(head).to_have_attribute("aria-label", "Keir Starmer, 2 unions, 1 society, list of 9")
        watched.page.keyboard.press("]")
        watched.page.evaluate("goToDay(daysOf().length - 1)")
        expect(head).to_have_attribute(
            "aria-label", "Keir Starmer, won, 5 unions, 10 societies, list of 15"
        )
    with opened(browser, drawn("matrix"), fragment="#day=2020-01-24") as watched:
        said = watched.page.evaluate(
            "(key) => shownButtons().filter((one) => one.dataset.contest === key)"
            ".map((one) => one.getAttribute('aria-label'))",
            LEADER,
        )
        assert said
        assert [words for words in said if "won" in words or "did not win" in words] == []


def test_heads_say_what_stands_there_by_the_day(browser, leader):
    """By 24 January two unions and a society had chosen Starmer; seven have no day.

    Head, list and the list of a phone, with a filter too, and all of it at the end.
    """
    heads = """() => ({
      marks: all('[data-key="person:keir-starmer"].mark', here()).map((one) => one.ariaLabel),
      lists: all('[data-heads="Keir Starmer"]', here()).map((one) => one.ariaLabel),
    })"""
    fragment = "#by=decided&day=2020-01-24"
    with opened(browser, leader, fragment=fragment) as watched:
        page = watched.page
        said = page.evaluate(heads)
        assert set(said["marks"]) == {"Keir Starmer, 2 unions, 1 society, list of 10"}
        assert said["lists"] == ["Keir Starmer, 2 unions, 1 society"] * 2
        page.locator("#filters summary").click()
        page.locator("[data-filter=kind] input[value=society]").uncheck()
        said = page.evaluate(heads)
        assert set(said["marks"]) == {"Keir Starmer, 2 unions, list of 2"}
        page.evaluate("goToDay(999)")
        said = page.evaluate(heads)
        assert set(said["marks"]) == {"Keir Starmer, won, 5 unions, list of 5"}
        page.locator("[data-filter=kind] input[value=society]").check()
        said = page.evaluate(heads)
        assert set(said["marks"]) == {"Keir Starmer, won, 5 unions, 10 societies, list of 15"}
        assert said["lists"] == ["Keir Starmer, 5 unions, 10 societies"] * 2
        page.evaluate("goToDay(0)")
        assert "Lisa Nandy, none yet" in page.evaluate(
            "shownButtons().map((one) => one.getAttribute('aria-label'))"
        )


@pytest.mark.parametrize("size", ["desktop", "phone-dark"])
def test_bands_follow_the_day(browser, drawn, size):
    """Heads, contests and numbers of societies; on a phone who won, too."""
    fragment = "#by=decided&day=2020-01-24"
    with opened(browser, drawn("bands"), fragment=fragment, **SIZES[size]) as watched:
        page = watched.page
        said = "(key) => shownButtons().filter((one) => keyOf(one) === key)"
        said = f"{said}.map((one) => one.getAttribute('aria-label'))"
        contests = page.evaluate(said, LEADER)
        assert contests == ["Labour leadership 2020, contest, 6 unions, 2 societies"]
        fold = f"fold:{LEADER}:person:keir-starmer:society"
        assert page.evaluate(said, fold) == ["1 to 8 societies for Keir Starmer"]
        page.evaluate("goToDay(999)")
        assert page.evaluate(said, fold) == ["10 societies for Keir Starmer"]
        if size == "phone-dark":
            expect(page.locator(".list .day", has_text="Starmer")).to_have_text("Starmer (won)")
            page.evaluate("goToDay(daysOf().findIndex((day) => day >= '2020-02-01'))")
            expect(page.locator(".list .day", has_text="Starmer")).to_contain_text("Starmer")
            expect(page.locator(".list .day .during", has_text="(won)").first).to_be_hidden()
        else:
            head = f"shownButtons().filter((one) => one.dataset.contest === '{LEADER}'"
            head += " && keyOf(one) === 'person:keir-starmer')[0].getAttribute('aria-label')"
            assert page.evaluate(head) == "Keir Starmer, won, 5 unions, 10 societies"
        assert watched.complaints == []


@pytest.mark.parametrize("size", ["phone", "phone-dark"])
def test_bands_on_a_phone_tell_a_nomination_from_a_recommendation(browser, drawn, size):
    """By its sign, which the legend explains; boxes and lines, which are not there, it does not."""
    with opened(browser, drawn("bands"), **SIZES[size]) as watched:
        page = watched.page
        bare = """() => shownButtons().filter((one) => one.closest('.items')
          && !one.querySelector('.glyph') && !/no endorser found/.test(one.textContent)).length"""
        assert page.evaluate(bare) == 0
        row = page.locator(".list .row", has_text="TSSA").first
        expect(row.locator(".mark", has_text="TSSA").locator(".glyph.hollow")).to_be_visible()
        nobody = page.locator(".list .row", has_text="none:").first
        assert nobody.locator(".mark .glyph.solid").count() == 1
        legend = page.locator(".legend:visible li:visible")
        assert [text.strip() for text in legend.all_text_contents()] == [
            "nomination",
            "recommendation only, or kind not stated",
            "recommended nobody",
            "societies, folded: press to open",
            "people, folded",
            "parties and others, folded",
            "the endorser you follow",
        ]
        page.locator("#follow").select_option("union:unison")
        ground = """() => all('.list .threaded .words').filter((one) => one.getClientRects().length)
          .map((one) => getComputedStyle(one).backgroundColor)"""
        grounds = page.evaluate(ground)
        assert len(grounds) > 10
        assert "rgba(0, 0, 0, 0)" not in grounds
        assert_quiet(watched)


# What is folded


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Fifty-one for Lee: 9 unions, 40 societies (5 of no day), 2 parts; three for Ito."""
    path = tmp_path_factory.mktemp("crowded") / "page.html"
    lee = [("union", 9, -9), ("organization", 35, -35), ("organization", 5, None), ("body", 2, 4)]
    made = crowd({"Lee": lee, "Ito": [("union", 3, -3)]})
    draw.draw(made.engine(), Texts(path.parent / "none"), path, "contest")
    return path


FOLDED = (
    "all('.mark[data-fold]', here()).filter(isShown).map((one) => one.getAttribute('aria-label'))"
)


def test_numbers_follow_the_day_and_the_filters(browser, crowded):
    """From 10 January on one society a day: ten by the 19th, beside five whose day is not known."""
    with opened(browser, crowded) as watched:
        page = watched.page
        assert page.evaluate(FOLDED) == [
            "35 societies for Ada Lee. Press to unfold.",
            "5 societies for Ada Lee. Press to unfold.",
        ]
        page.evaluate("goToDay(daysOf().indexOf('2030-01-19'))")
        assert page.evaluate(FOLDED)[0] == "10 societies for Ada Lee. Press to unfold."
        sheet = page.locator(".frame:not([hidden]) .chart")
        expect(sheet.get_by_text("10 societies", exact=True)).to_be_visible()
        expect(sheet.get_by_text("9 unions, 10 societies", exact=True)).to_be_visible()
        expect(page.locator("#day-count")).to_have_text(
            "22 of 47 dated decisions; 5 more, public day not known"
        )
        page.locator("#filters summary").click()
        page.locator("[data-filter=kind] input[value=society]").uncheck()
        assert page.evaluate(FOLDED) == []
        page.locator("[data-filter=kind] input[value=society]").check()
        page.evaluate("goToDay(0)")
        assert page.evaluate(FOLDED)[0] == "1 society for Ada Lee. Press to unfold."
        assert_quiet(watched)


def test_number_unfolds_by_mouse_and_by_keyboard(browser, crowded):
    """The first that it stood for has the focus; the address keeps it, a press folds again."""
    with opened(browser, crowded) as watched:
        page = watched.page
        button = page.locator(".folding button")
        expect(button).to_have_attribute("aria-expanded", "false")
        page.locator(".frame:not(.whole) .mark[data-fold] polyline").nth(20).click(force=True)
        expect(page.locator(".frame.whole")).to_be_visible()
        assert focused(watched).startswith("Society 1 nominated Ada Lee")
        assert page.evaluate(FOLDED) == []
        assert "unfolded=yes" in page.url
        page.reload()
        expect(page.locator(".frame.whole")).to_be_visible()
        expect(button).to_have_text("Fold again")
        button.press("Enter")
        expect(page.locator(".frame.whole")).to_be_hidden()
        assert "unfolded" not in page.url
        page.evaluate("all('.mark[data-fold]').filter(isShown)[1].focus()")
        page.keyboard.press("Enter")
        assert focused(watched).startswith("Society 36 nominated Ada Lee")
        assert page.evaluate("shownButtons().length") == 54 + 2
        assert_quiet(watched)


SOCIETY = "endorsement:mayor-2030.organization-38"


@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_folded_endorser_is_found(browser, crowded, size):
    """By search, and by its row of the table; its place is one among those that count."""
    with opened(browser, crowded, **SIZES[size]) as watched:
        page = watched.page
        page.locator("#search").fill("society 17")
        page.keyboard.press("Enter")
        expect(page.locator("#panel h2")).to_have_text("Society 17")
        mark = "all('.mark[aria-current=true]').filter(isShown).map((one) => one.ariaLabel)"
        assert [text[:28] for text in page.evaluate(mark)] == ["Society 17 nominated Ada Lee"]
    with opened(browser, crowded, **SIZES[size]) as watched:
        page = watched.page
        page.evaluate(
            "(key) => document.querySelector(`.open[data-open='${key}']`).click()", SOCIETY
        )
        expect(page.locator("#panel h2")).to_have_text("Society 38 nominated Ada Lee")
        shown = page.evaluate(mark)
        assert [text[:28] for text in shown] == ["Society 38 nominated Ada Lee"]
        expect(page.locator("#panel .steps")).to_contain_text("of 49 for Ada Lee")
        assert watched.complaints == []


def test_drawers_of_a_phone_count_what_they_hold(browser, crowded):
    """Societies in one; what is closed takes no focus from the arrows."""
    with opened(browser, crowded, **SIZES["phone"]) as watched:
        page = watched.page
        summary = page.locator(".list summary")
        expect(summary).to_have_text(["40 societies"])
        assert page.evaluate("shownButtons().length") == 11 + 3 + 2
        page.evaluate("goToDay(daysOf().indexOf('2030-01-19'))")
        expect(summary).to_have_text(["15 societies"])
        summary.focus()
        page.keyboard.press("Enter")
        assert page.evaluate("shownButtons().length") == 11 + 3 + 2 + 15
        page.evaluate("document.querySelector('[data-filter=kind] input[value=society]').click()")
        expect(summary).to_be_hidden()
        assert_quiet(watched)


# Sources


def test_page_says_how_many_pages_stand_behind_its_picture(browser, drawn, leader):
    """Of the sheet shown, and of the file; one number where both are the same."""
    said = "#leaves-out"
    with opened(browser, drawn("contest"), script=False) as watched:
        expect(watched.page.locator(said)).to_contain_text("Sources: 18 pages behind this picture")
    with opened(browser, drawn("contest")) as watched:
        page = watched.page
        expect(page.locator("#cited")).to_contain_text("18 pages behind this picture, ")
        page.locator("#sheet").select_option(LEADER)
        expect(page.locator("#cited")).to_contain_text("51 pages behind this picture, ")
        whole = page.evaluate("DATA.sources")
        expect(page.locator("#cited")).to_contain_text(f", {whole} in this file")
        page.evaluate("SHEETS.get(state.sheet).sources = DATA.sources; words()")
        expect(page.locator("#cited")).to_have_text(f"{whole} pages")
    with opened(browser, leader) as watched:
        expect(watched.page.locator("#cited")).to_contain_text("51 pages behind this picture, ")


# The order of rows

ROWS = """() => [...here().querySelectorAll('.chart [data-places]')].map((row) => [
  row.dataset.who, Math.round(row.getBoundingClientRect().top), row.dataset.run])"""


def test_rows_can_be_put_in_another_order(browser, drawn):
    """By keyboard: they move as they are; arrows, list, table and address follow, and back."""
    with opened(browser, drawn("matrix")) as watched:
        page = watched.page
        before = page.evaluate(ROWS)
        page.evaluate("shownButtons()[0].dataset.kept = 'yes'")
        page.locator("#order").focus()
        page.keyboard.press("ArrowDown")
        expect(page.locator("#order")).to_have_value("name")
        after = page.evaluate(ROWS)
        assert after != before
        assert sorted(tops for _, tops, _ in after) == sorted(tops for _, tops, _ in before)
        run = before[0][2]
        names = [who for who, _, of in after if of == run]
        assert len(names) > 10
        tops = [top for _, top, of in after if of == run]
        assert tops == sorted(tops)
        heard = page.evaluate(
            "shownButtons().filter((one) => one.dataset.kind === 'union'"
            " && one.dataset.group === '0' && !one.dataset.contest).map(keyOf)"
        )
        assert heard[: len(names)] == names
        expect(page.locator("#standfirst")).to_contain_text("in the order of their names")
        assert "order=name" in page.url
        rows = page.locator("tbody tr:visible")
        assert rows.first.get_attribute("data-who") == min(names)
        assert page.evaluate("Boolean(document.querySelector('[data-kept]'))")
        page.locator("#order").select_option("alike")
        assert page.evaluate(ROWS) == before
        assert "order" not in page.url
        expect(page.locator("#standfirst")).to_contain_text("that chose alike")
    with opened(browser, drawn("matrix"), fragment="#order=number") as watched:
        places = watched.page.evaluate(
            "moving(here()).filter((row) => row.dataset.run === moving(here())[0].dataset.run)"
            ".map((row) => Number(row.dataset.places.split(' ')[1]))"
        )
        assert places == sorted(places)
        expect(watched.page.locator("#order")).to_have_value("number")
        assert watched.complaints == []


# Agreement


@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_agreement_follows_the_day_at_every_size(browser, drawn, size):
    """By June 2015 GMB and USDAW had chosen in fewer contests than by today."""
    key = "union:gmb+union:usdaw"
    with opened(browser, drawn("agreement"), **SIZES[size]) as watched:
        page = watched.page
        mark = page.locator(f".sheet:not([hidden]) {'.list' if size == 'phone' else '.chart'}")
        mark = mark.locator(f".mark[data-key='{key}']").first
        said = mark.get_attribute("aria-label") or ""
        assert "same choice in 7 of 10" in said
        around = mark.locator("xpath=ancestor::li[1]") if size == "phone" else mark
        shown = around.locator(".day" if size == "phone" else "text")
        cells = page.locator(f"tbody tr:has([data-open='{key}']) td")
        expect(shown).to_have_text("7/10")
        page.evaluate("goToDay(2)")
        expect(shown).not_to_have_text("7/10")
        assert "of 10" not in (mark.get_attribute("aria-label") or "")
        expect(cells.nth(3)).not_to_have_text("10")
        expect(page.locator("#asof")).to_be_visible()
        page.keyboard.press("Escape")
        page.evaluate("goToDay(999)")
        expect(shown).to_have_text("7/10")
        expect(cells.nth(3)).to_have_text("10")
        assert mark.get_attribute("aria-label") == said


def test_agreement_counts_the_contests_that_are_left_in(browser, drawn):
    """Corbyn in 2015 was one of the six times that Unite and UNISON chose alike, of nine.

    Picture, words, table, download and address follow, and without the filter
    all is as before.
    """
    key, contest = "union:unison+union:unite", "contest:labour-leadership-2015"
    with opened(browser, drawn("agreement"), scheme="dark") as watched:
        page = watched.page
        mark = page.locator(f".chart .mark[data-key='{key}']")
        cells = page.locator(f"tbody tr:has([data-open='{key}']) td")
        expect(mark.locator("text")).to_have_text("6/9")
        expect(page.locator("#filtered")).to_have_text(
            "All contests · tied from 3 in 5 · over at least 4 contests"
        )
        page.locator("#filtered").press("Enter")
        page.locator(f"[data-filter='contest'] input[value='{contest}']").press("Space")
        expect(mark.locator("text")).to_have_text("5/8")
        expect(mark).to_have_attribute(
            "aria-label", "UNISON and Unite the Union, same choice in 5 of 8"
        )
        expect(page.locator("#standfirst")).to_contain_text("Left out: 2015 leader.")
        expect(cells.nth(2)).to_have_text("5")
        expect(cells.nth(4)).to_have_text("0.63")
        expect(cells.nth(5)).not_to_contain_text("2015 leader:")
        line = page.evaluate("csvText()").splitlines()
        row = next(one for one in line if "Unite the Union" in one and "UNISON" in one)
        assert "labour-leadership-2016" in row
        assert "labour-leadership-2015" not in row
        assert f"not-contest={contest.replace(':', '%3A')}" in page.url
        page.reload()
        expect(mark.locator("text")).to_have_text("5/8")
        page.locator("#filtered").press("Enter")
        page.locator(f"[data-filter='contest'] input[value='{contest}']").press("Space")
        expect(mark.locator("text")).to_have_text("6/9")
        expect(page.locator("#standfirst")).not_to_contain_text("Left out")
        assert_quiet(watched)


def test_agreement_ties_by_the_share_and_the_number_asked_for(browser, drawn):
    """Of GMB's pairs only NUM's six of six is every time over four contests."""
    ends = "all('.tie:not([hidden])', here()).map((line) => aboutOf(line).join(' '))"
    with opened(browser, drawn("agreement")) as watched:
        page = watched.page
        before = page.evaluate(ends)
        assert "union:gmb union:usdaw" in before
        page.locator("#filtered").press("Enter")
        page.get_by_label("Tied from").select_option("1")
        after = page.evaluate(ends)
        assert [one for one in after if "union:gmb" in one.split()] == ["union:gmb union:num"]
        head = page.locator(".sheet:not([hidden]) [data-told='share'] text")
        expect(head).to_have_text("The same choice every time,")
        page.get_by_label("over at least").select_option("10")
        assert page.evaluate(ends) == []
        assert "share=1&least=10" in page.url
        expect(page.locator(".tied rect.eh1")).to_have_count(0)
        page.reload()
        assert page.evaluate(ends) == []
        page.locator("#filtered").press("Enter")
        page.get_by_label("Tied from").select_option("3/5")
        page.get_by_label("over at least").select_option("4")
        assert page.evaluate(ends) == before
        assert "share" not in page.url
        assert_quiet(watched)
    with opened(browser, drawn("agreement"), fragment="#share=9/9&least=x") as watched:
        assert watched.page.evaluate(ends) == before


@pytest.mark.parametrize("view", ["agreement", "flow"])
def test_kinds_are_shown_one_at_a_time(browser, drawn, view):
    """Societies have a picture and a table of their own beside the unions'."""
    with opened(browser, drawn(view)) as watched:
        page = watched.page
        society = page.locator("#sheet option", has_text="ocieties").first.get_attribute("value")
        expect(page.locator("h1")).to_contain_text("unions")
        page.locator("#sheet").select_option(society)
        expect(page.locator("h1")).to_contain_text("societies")
        expect(page.locator("tbody tr:visible", has_text="UNISON")).to_have_count(0)
        expect(page.locator("tbody tr:visible")).not_to_have_count(0)
        assert_quiet(watched)
