"""The page in a browser: what a reader sees, presses and hears, and what never runs."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from pages.browser import opened
from pages.checks import SIZES, assert_clean, assert_quiet
from pages.drawn import Drawn
from pages.invented import HOSTILE_IRIS, PAYLOADS, every_kind, harbor, hostile
from playwright.sync_api import Page, expect

from kg import draw
from kg.article import Texts, add, read
from kg.network.metric import width
from kg.query import OxigraphEngine

pytestmark = pytest.mark.pages

ENDORSEMENT = "endorsement:labour-leadership-2015.unison.1"


@pytest.fixture
def shipped(drawn: Drawn) -> Path:
    """The page that `kg draw` makes of the shipped data."""
    return drawn()


@pytest.fixture(scope="session")
def seed(seed_engine: OxigraphEngine, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the two articles' graph, which does not grow."""
    folder = tmp_path_factory.mktemp("seed")
    draw.draw(seed_engine, Texts(folder / "none"), folder / "page.html")
    return folder / "page.html"


@pytest.fixture
def around(drawn: Drawn) -> Path:
    """The page around a union of the shipped data."""
    return drawn(around="union:unison")


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the invented contests."""
    folder = tmp_path_factory.mktemp("made")
    draw.draw(harbor().engine(), Texts(folder / "none"), folder / "page.html")
    return folder / "page.html"


@pytest.fixture(scope="session")
def kinds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of every kind of decision."""
    folder = tmp_path_factory.mktemp("kinds")
    draw.draw(every_kind().engine(), Texts(folder / "none"), folder / "page.html")
    return folder / "page.html"


@pytest.fixture(scope="session")
def hostile_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page whose every text tries to break out."""
    folder = tmp_path_factory.mktemp("hostile")
    graph = hostile(folder / "articles")
    draw.draw(graph.engine(), Texts(folder / "articles"), folder / "page.html")
    return folder / "page.html"


# Quiet and accessible


@pytest.mark.parametrize("size", SIZES)
def test_page_is_quiet_and_accessible(browser, shipped, size):
    """No request but the file, nothing in the console, no serious violation; the panel too."""
    with opened(browser, shipped, **SIZES[size]) as watched:
        expect(watched.page.locator("#panel")).to_be_hidden()
        assert_quiet(watched)
        for key in (ENDORSEMENT, "union:unison", "contest:labour-leadership-2020"):
            watched.page.evaluate("(key) => { location.hash = `open=${key}` }", key)
            expect(watched.page.locator("#panel")).to_be_visible()
            assert_quiet(watched, "#panel")


@pytest.mark.parametrize("size", ["desktop", "phone-dark"])
def test_page_around_a_union_is_quiet_and_accessible(browser, around, size):
    """The same holds for the other opening view."""
    with opened(browser, around, **SIZES[size]) as watched:
        assert_quiet(watched)


def test_all_contests_are_quiet_and_accessible(browser, shipped):
    """And for the longest one, with the filters open."""
    with opened(browser, shipped, fragment="#contest=all") as watched:
        watched.page.locator("#filters summary").click()
        assert_quiet(watched)


# Readable at opening

BOXES = """() => {
  const at = (id) => network.canvasToDOM(network.getPosition(id));
  const shown = taken.nodes.filter((node) => !nodes.get(node.id).hidden);
  const words = shown.flatMap((node) => (node.texts || []).map((line) => {
    const box = extentOf(line), place = at(node.id);
    return { text: line.runs.map((run) => run[0]).join(""), left: place.x + box.left,
      right: place.x + box.left + box.width, top: place.y + line.dy - line.size / 2,
      bottom: place.y + line.dy + line.size / 2 };
  }));
  const marks = shown.filter((node) => node.glyph && node.glyph.shape !== "post").map((node) => {
    const box = network.getBoundingBox(node.id), place = at(node.id);
    const half = Math.min(8, (box.right - box.left) / 2);
    return { text: `mark ${node.label}`, left: place.x - half, right: place.x + half,
      top: place.y - half, bottom: place.y + half };
  });
  return { boxes: [...words, ...marks], width: canvas.clientWidth, height: canvas.clientHeight };
}"""


@pytest.mark.parametrize("name", ["shipped", "made", "kinds"])
def test_no_label_covers_another(request, browser, name):
    """Nothing has to be dragged before it can be read, at any width, beside the panel or not."""
    with opened(browser, request.getfixturevalue(name)) as watched:
        page = watched.page
        drawn = 0
        for width_ in (1200, 860):
            page.set_viewport_size({"width": width_, "height": 900})
            for contest in page.evaluate("[DATA.opening, DATA.blocks[1].contest, 'all']"):
                page.evaluate("(contest) => setContest(contest)", contest)
                for panel in (True, False):
                    page.evaluate(
                        "(open) => (open ? openEntry(entryKeys()[0]) : closePanel())", panel
                    )
                    # A list stands in where the picture has no room beside the panel.
                    if page.locator("#picture").get_attribute("data-mode") == "canvas":
                        drawn += 1
                        assert crowded(page) == ([], [])
        assert drawn > 6


def crowded(page: Page) -> tuple[list[tuple[str, str]], list[str]]:
    """Pairs of texts or marks that cover each other, and those that leave the picture."""
    found = page.evaluate(BOXES)
    boxes = sorted(found["boxes"], key=lambda box: box["top"])
    overlaps = [
        (one["text"], two["text"])
        for index, one in enumerate(boxes)
        for two in boxes[index + 1 :]
        if one["left"] < two["right"] - 0.5
        and two["left"] < one["right"] - 0.5
        and one["top"] < two["bottom"] - 0.5
        and two["top"] < one["bottom"] - 0.5
    ]
    outside = [
        box["text"]
        for box in boxes
        if box["left"] < -1
        or box["right"] > found["width"] + 1
        or box["top"] < -1
        or box["bottom"] > found["height"] + 1
    ]
    return overlaps, outside


@pytest.mark.parametrize("font", ["DejaVu Sans", "Liberation Sans"])
def test_metric_is_conservative(browser, shipped, font):
    """A label is never wider than the layout has reckoned."""
    texts = ["Communication Workers Union", "Łódź Rada", "WWW & Co.", "Keir Starmer", "0123456789"]
    with opened(browser, shipped) as watched:
        for text in texts:
            for bold in (False, True):
                drawn = watched.page.evaluate(
                    "([text, font]) => { pen.font = font; return pen.measureText(text).width }",
                    [text, f"{'bold ' if bold else ''}100px '{font}'"],
                )
                assert drawn <= width(text, 100, bold=bold) + 1


def test_picture_is_drawn(browser, shipped):
    """A blank canvas has one colour; a picture has many."""
    with opened(browser, shipped) as watched:
        colours = watched.page.evaluate(
            """() => { const c = document.querySelector('#canvas canvas');
            const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;
            const seen = new Set();
            for (let i = 0; i < d.length; i += 4) seen.add(`${d[i]},${d[i+1]},${d[i+2]},${d[i+3]}`);
            return seen.size }"""
        )
        assert colours > 20


def test_every_mark_lies_under_its_button(browser, shipped):
    """At least 24 by 24, and where the mark is drawn."""
    with opened(browser, shipped) as watched:
        found = watched.page.evaluate(
            """() => shownButtons().map((button) => {
              const box = button.getBoundingClientRect();
              const frame = canvas.getBoundingClientRect();
              const at = network.canvasToDOM(network.getPosition(button.dataset.id));
              const x = at.x + frame.left, y = at.y + frame.top;
              return [box.width >= 24 && box.height >= 24,
                box.left <= x && x <= box.right && box.top <= y && y <= box.bottom];
            })"""
        )
        assert len(found) > 10
        assert all(large and over for large, over in found)


# Keys and presses


def test_keyboard_all_the_way(browser, seed):
    """Search, open, read the passage, go on, come to the table."""
    with opened(browser, seed) as watched:
        page = watched.page
        page.keyboard.press("/")
        expect(page.locator("#search")).to_be_focused()
        page.keyboard.type("unison")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        panel = page.locator("#panel")
        expect(panel).to_be_focused()
        expect(panel.locator("h2")).to_have_text("UNISON")
        page.keyboard.press("Escape")
        expect(panel).to_be_hidden()
        focused = "document.activeElement.getAttribute('aria-label')"
        assert page.evaluate(focused).startswith("UNISON, union")
        page.keyboard.press("ArrowRight")
        assert page.evaluate(focused).startswith("UNISON recommended Jeremy Corbyn")
        page.keyboard.press("Enter")
        expect(panel.locator("h2")).to_have_text("UNISON recommended Jeremy Corbyn")
        expect(panel.locator("blockquote").first).to_contain_text("Jeremy Corbyn")
        expect(panel.get_by_role("link").first).to_have_attribute("rel", "noopener noreferrer")
        page.keyboard.press("t")
        expect(page.locator("#facts-title")).to_be_focused()
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        assert page.locator("th").first.get_attribute("aria-sort") == "ascending"


def test_picture_is_one_tab_stop(browser, shipped):
    """Forty marks must not be forty stops."""
    with opened(browser, shipped) as watched:
        stops = watched.page.evaluate("buttons.filter((button) => button.tabIndex === 0).length")
        assert stops == 1


def test_arrows_go_through_rows(browser, seed):
    """Right and left within the reading order, down and up from row to row."""
    with opened(browser, seed) as watched:
        page = watched.page
        page.evaluate("shownButtons()[0].focus()")
        for _ in range(3):
            page.keyboard.press("ArrowDown")
        focused = "document.activeElement.getAttribute('aria-label')"
        assert page.evaluate(focused).startswith("UNISON, union")
        page.keyboard.press("ArrowUp")
        assert page.evaluate(focused).startswith("Unite, union")
        page.keyboard.press("End")
        assert page.evaluate(focused).startswith("Spokesman for Liz Kendall")


def test_search_finds_by_alias(browser, made):
    """And ignores case and accents."""
    with opened(browser, made) as watched:
        watched.page.locator("#search").fill("DÓCKERS OF")
        expect(watched.page.locator("#found button")).to_have_count(1)
        expect(watched.page.locator("#found button")).to_contain_text("Dockers’ Union")


def test_press_on_a_line_opens_it(browser, seed):
    """An edge can be pressed where it is drawn."""
    with opened(browser, seed) as watched:
        page = watched.page
        spot = page.evaluate(
            """(key) => { const mark = DATA.nodes.find((n) => n.open === key);
            const edge = DATA.edges.find((e) => e.from === mark.id);
            const a = network.getPosition(edge.from), b = network.getPosition(edge.to);
            const at = network.canvasToDOM({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
            const frame = canvas.getBoundingClientRect();
            return [at.x + frame.left, at.y + frame.top] }""",
            ENDORSEMENT,
        )
        page.mouse.click(*spot)
        expect(page.locator("#panel h2")).to_have_text("UNISON recommended Jeremy Corbyn")


def test_hover_says_the_sentence_and_fades_the_rest(browser, seed):
    """Nothing of the sources is shown before it is asked for."""
    with opened(browser, seed) as watched:
        page = watched.page
        page.locator('.mark[aria-label^="Unite backed Jeremy Corbyn"]').hover()
        expect(page.locator("#tip")).to_contain_text("Unite backed Jeremy Corbyn")
        assert page.evaluate("near") == "union:unite"


def test_panel_names_body_day_and_dispute(browser, shipped):
    """What it states, when, decided by whom, and what proves it."""
    fragment = (
        "#contest=contest:labour-leadership-2020&open=endorsement:labour-leadership-2020.unison.1"
    )
    with opened(browser, shipped, fragment=fragment) as watched:
        panel = watched.page.locator("#panel")
        expect(panel).to_contain_text("UNISON Labour Link committee, by vote")
        expect(panel).to_contain_text("8 January 2020, same day")
        expect(panel).to_contain_text("Where sources differ")
        expect(panel).to_contain_text("no second choice found")


@pytest.mark.held
def test_held_text_shows_the_passage(browser, engine, shared, tmp_path):
    """With the article at hand the words stand in their context."""
    for name in ("000", "001"):
        add(read(shared / "articles" / "seeds" / f"{name}.json"), tmp_path / "articles")
    draw.draw(engine, Texts(tmp_path / "articles"), tmp_path / "page.html")
    with opened(browser, tmp_path / "page.html", fragment=f"#open={ENDORSEMENT}") as watched:
        quote = watched.page.locator("#panel blockquote").first
        expect(quote.locator("mark")).to_be_visible()
        expect(watched.page.locator("#panel")).to_contain_text("exact: the text held here")
        assert len(quote.inner_text()) > len(quote.locator("mark").inner_text()) + 40
        assert watched.violations() == []


def test_no_recommendation_is_visible(browser, seed):
    """GMB's decision is a mark, a line, a row and a sentence."""
    with opened(browser, seed) as watched:
        page = watched.page
        mark = page.locator('.mark[aria-label^="GMB decided to recommend nobody"]')
        mark.click()
        expect(page.locator("#panel h2")).to_have_text("GMB decided to recommend nobody")
        expect(page.locator("tbody tr", has_text="GMB")).to_contain_text("none")


@pytest.mark.parametrize("size", ["desktop", "phone-dark"])
def test_suggestion_beside_no_recommendation(browser, kinds, size):
    """Both are marks of the same row; the one opens the other."""
    with opened(browser, kinds, **SIZES[size]) as watched:
        page = watched.page
        page.locator('.mark[aria-label^="Teachers’ Union also suggested Cy Vance"]').click()
        panel = page.locator("#panel")
        expect(panel).to_contain_text("unranked, not counted")
        panel.get_by_text("Teachers’ Union decided to recommend nobody").click()
        expect(panel.locator("h2")).to_have_text("Teachers’ Union decided to recommend nobody")
        assert watched.violations() == []
        assert watched.complaints == []


def test_replaced_decision_is_struck_in_the_list(browser, kinds):
    """On a phone too it must not look standing."""
    with opened(browser, kinds, **SIZES["phone"]) as watched:
        name = watched.page.locator(".mark.struck .name")
        expect(name).to_have_text("Cooks")
        expect(name).to_have_css("text-decoration-line", "line-through")


# Time and filters

STARMER = "#contest=contest:labour-leadership-2020&by=decided"
BLOCK = ".block[data-contest='contest:labour-leadership-2020']"


def test_slider_shows_what_was_known(browser, shipped):
    """Counts, result, title, marks, list and table follow the day; nothing moves."""
    with opened(browser, shipped, fragment=STARMER) as watched:
        page = watched.page
        unison = page.locator(f"{BLOCK} .mark[aria-label^='UNISON nominated Keir Starmer']")
        before = unison.bounding_box()
        page.evaluate("goToDay(daysOf().indexOf('2020-01-24'))")
        expect(page.locator("h1")).to_contain_text("by 24 January 2020?")
        expect(page.locator("#day-count")).to_contain_text("8 of 18 dated decisions")
        head = page.locator(f"{BLOCK} .head .mark").first
        label = "Keir Starmer, candidate, 2 unions, 1 society, result not yet known"
        expect(head).to_have_attribute("aria-label", label)
        assert unison.bounding_box() == before
        assert page.locator(f"{BLOCK} .mark[aria-label^='Fire Brigades Union']").first.is_hidden()
        said = head.evaluate(
            "(button) => MARKS.get(button.dataset.id).now.map((line) => line.runs[0][0])"
        )
        assert said[1:] == ["2 unions, 1 society", "result not yet known"]
        expect(page.locator("tbody tr:visible", has_text="Fire Brigades")).to_have_count(0)
        page.keyboard.press("]")
        assert "day=" in page.url
        page.evaluate("goToDay(daysOf().length - 1)")
        assert "day=" not in page.url
        expect(page.locator("h1")).to_have_text(
            "Who backed whom for leader of the Labour Party, 2020?"
        )


def test_filters_of_the_network_hide_and_count(browser, shipped):
    """A row goes when its kind or all its choices are left out."""
    with opened(browser, shipped, fragment=f"{STARMER}&not-kind=society&not-rank=2") as watched:
        page = watched.page
        expect(page.locator("#filtered")).to_contain_text("ranks")
        assert page.locator(".mark[aria-label^='GMB nominated Lisa Nandy']").is_visible()
        second = "choices.filter((c) => c.data.rank === '2').every((c) => out.has(c.id))"
        assert page.evaluate(second)
        assert page.locator(f"{BLOCK} .mark[aria-label*=', society']").first.is_hidden()
        expect(page.locator("tbody tr[data-kind=society]:visible")).to_have_count(0)
        page.set_viewport_size({"width": 400, "height": 800})
        expect(page.locator(f"{BLOCK} .mark[aria-label*=', society']").first).to_be_hidden()
        body = page.locator(f"{BLOCK} .mark[aria-label*='decided for UNISON']").first
        expect(body).to_be_visible()
        page.locator("#filters summary").click()
        page.locator("[data-filter=voice] input[value=body]").uncheck()
        expect(body).to_be_hidden()
        assert "not-voice=body" in page.url


# Filter, table, address


def test_contest_filter_changes_all_parts(browser, seed):
    """Title, picture, legend and table speak of the same contest."""
    with opened(browser, seed) as watched:
        page = watched.page
        page.locator("#contest").select_option("contest:labour-deputy-leadership-2020")
        expect(page.locator("h1")).to_contain_text("deputy leader")
        expect(page.locator("tbody tr:visible")).to_have_count(1)
        expect(page.locator("#legend li:visible", has_text="expected")).to_have_count(1)
        expect(page.locator("#legend li:visible", has_text="second choice")).to_have_count(0)
        assert "contest=contest" in page.url


def test_table_sorts_by_its_heads(browser, shipped):
    """Up, then down, and says which."""
    with opened(browser, shipped, fragment="#contest=all") as watched:
        page = watched.page
        head = page.locator("th", has_text="Decided")
        column = "[...document.querySelectorAll('tbody tr')].map((r) => r.cells[6].dataset.sort)"
        head.locator("button").click()
        assert page.evaluate(column) == sorted(page.evaluate(column))
        assert head.get_attribute("aria-sort") == "ascending"
        head.locator("button").click()
        assert page.evaluate(column) == sorted(page.evaluate(column), reverse=True)
        assert head.get_attribute("aria-sort") == "descending"


def test_csv_has_the_rows_that_are_shown(browser, seed):
    """With IRIs and ISO dates, for whoever counts further."""
    with opened(browser, seed) as watched:
        with watched.page.expect_download() as caught:
            watched.page.locator("#csv").click()
        rows = list(csv.DictReader(io.StringIO(caught.value.path().read_text("utf-8"))))
        assert len(rows) == 5
        gmb = next(row for row in rows if row["endorser"] == "GMB")
        assert gmb["outcome"] == "noRecommendation"
        assert gmb["latest"] == "2015-07-29"
        assert gmb["endorser_iri"].endswith("/union/gmb")


def test_csv_cell_is_no_formula(browser, hostile_page):
    """A spreadsheet computes what begins with =, +, - or @."""
    with opened(browser, hostile_page, fragment="#contest=all") as watched:
        with watched.page.expect_download() as caught:
            watched.page.locator("#csv").click()
        rows = csv.reader(io.StringIO(caught.value.path().read_text("utf-8")))
        assert not [cell for row in rows for cell in row if cell[:1] in {"=", "+", "-", "@"}]


def test_address_brings_back_the_view(browser, seed):
    """A view can be shared."""
    with opened(browser, seed) as watched:
        page = watched.page
        page.locator("#contest").select_option("all")
        page.locator("#theme").click()
        page.evaluate(f"openEntry('{ENDORSEMENT}')")
        address = page.url
    with opened(browser, seed, fragment=address[address.index("#") :]) as watched:
        page = watched.page
        expect(page.locator("#contest")).to_have_value("all")
        expect(page.locator("#panel h2")).to_have_text("UNISON recommended Jeremy Corbyn")
        assert page.evaluate("document.documentElement.dataset.theme") == "dark"


# Themes, sizes, paper


def test_theme_follows_the_system_and_the_switch(browser, shipped):
    """The canvas reads its colours from the same place as the page."""
    with opened(browser, shipped, scheme="dark") as watched:
        page = watched.page
        assert page.evaluate("COLOURS.page") == "#15181d"
        page.locator("#theme").click()
        assert page.evaluate("COLOURS.page") == "#ffffff"
        page.emulate_media(color_scheme="light")
        assert page.evaluate("COLOURS.page") == "#ffffff"


def test_phone_shows_a_list(browser, seed):
    """No miniature, and nothing to scroll sideways."""
    with opened(browser, seed, width=400, height=800) as watched:
        page = watched.page
        expect(page.locator("#canvas")).to_be_hidden()
        expect(page.locator("#list")).to_contain_text("UNISON")
        assert page.evaluate("document.documentElement.scrollWidth") <= 400
        page.locator('.mark[aria-label^="GMB, union"]').click()
        box = page.locator("#panel").bounding_box()
        assert box["height"] <= 0.8 * 800 + 1
        assert round(box["y"] + box["height"]) == 800


def test_wheel_scrolls_the_page(browser, shipped):
    """The picture never takes the scroll for itself."""
    with opened(browser, shipped, height=500) as watched:
        page = watched.page
        page.mouse.move(600, 400)
        page.mouse.wheel(0, 200)
        page.wait_for_function("scrollY > 100")
        assert page.evaluate("network.getScale()") == 1


def test_zoom_buttons_zoom(browser, seed):
    """And the buttons stay over their marks."""
    with opened(browser, seed) as watched:
        page = watched.page
        mark = page.locator('.mark[aria-label^="UNISON, union. 2 of 2"]')
        before = mark.bounding_box()
        page.locator("#zoom-in").click()
        assert mark.bounding_box()["width"] > before["width"]
        page.locator("#zoom-reset").click()
        assert mark.bounding_box() == before


def test_print_is_light(browser, shipped):
    """Whatever the theme."""
    with opened(browser, shipped, scheme="dark") as watched:
        page = watched.page
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert page.evaluate("COLOURS.page") == "#ffffff"
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        assert page.evaluate("COLOURS.page") == "#15181d"
        assert len(page.pdf()) > 10_000


def test_page_without_script_has_list_and_table(browser, shipped):
    """The facts are in the page, not in its script."""
    with opened(browser, shipped, script=False) as watched:
        expect(watched.page.locator("#list")).to_contain_text("UNISON")
        expect(watched.page.locator("table")).to_contain_text("Jeremy Corbyn")


# What never runs

SCRIPTS = 4


@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_no_payload_runs_anywhere(browser, hostile_page, size):
    """In labels, titles, gists, names, aliases, IRIs, headings, passages, notes, addresses."""
    with opened(browser, hostile_page, **SIZES[size]) as watched:
        page = watched.page
        assert page.evaluate("DATA.blocks.length") == len(PAYLOADS)
        page.evaluate(
            """() => { for (const key of entryKeys()) {
              openEntry(key);
              for (const more of all('#panel button')) {
                if (/more/.test(more.textContent)) more.click();
              }
            } }"""
        )
        page.evaluate(
            """() => { for (const block of DATA.blocks) {
              setContest(block.contest);
              for (const button of shownButtons()) { button.focus(); lookAt(null, button); }
            }
            setContest('all') }"""
        )
        page.wait_for_timeout(200)
        assert_clean(watched, SCRIPTS)


def test_no_payload_runs_from_the_search_box(browser, made):
    """What is typed is looked for, and shown as text."""
    with opened(browser, made) as watched:
        box = watched.page.locator("#search")
        for text in PAYLOADS:
            box.fill(text)
            box.press("Enter")
            assert_clean(watched, SCRIPTS)


def test_no_payload_runs_from_the_address(browser, made):
    """An address can be sent by anybody."""
    with opened(browser, made) as watched:
        for text in (*PAYLOADS, *HOSTILE_IRIS):
            for name in ("", "open=", "contest=", "theme=", "sort="):
                watched.page.evaluate("(text) => { location.hash = text }", f"{name}{text}")
            assert_clean(watched, SCRIPTS)


@pytest.mark.parametrize("text", PAYLOADS[:3])
def test_no_payload_runs_from_the_address_at_opening(browser, made, text):
    """The same before anything else was done."""
    with opened(browser, made, fragment=f"#open={text}&contest={text}") as watched:
        expect(watched.page.locator("h1")).to_contain_text("Who backed whom")
        assert_clean(watched, SCRIPTS)


def test_colours_around_a_union_say_who_won(browser, around):
    """Gething won and Lennon did not; nobody could tell before the day of the result."""
    hue = """(name) => {
      const mark = DATA.nodes.find(({ label }) => label === name);
      return hueOf(mark.texts[0].runs[0][1], mark);
    }"""
    with opened(browser, around) as watched:
        page = watched.page
        assert page.evaluate(hue, "Vaughan Gething") == "first"
        assert page.evaluate(hue, "Monica Lennon") == "second"
        expect(page.locator("#legend li:visible", has_text="blue: the winner")).to_be_visible()
        page.evaluate("goToDay(daysOf().findLastIndex((day) => day < '2024-03-16'))")
        assert page.evaluate(hue, "Vaughan Gething") == "others"
        assert page.evaluate(hue, "Monica Lennon") == "second"
        assert page.evaluate(hue, "Keir Starmer") == "first"
        assert "2020-04-04" in page.evaluate("daysOf()")
