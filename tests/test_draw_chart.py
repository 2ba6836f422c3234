"""Charts: marks, texts and days, and the file that needs no browser."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from pages.charts import outside, overlaps
from pages.invented import PAYLOADS, harbor, hostile

from kg import draw
from kg.article import Texts
from kg.draw import contest, static, theme
from kg.draw.chart import Chart
from kg.draw.shapes import clean
from kg.versions import Versions

ROOT = Path(__file__).parents[1]
VERSIONS = Versions("1", "2", "3", "4" * 12)


def marked(**more: object) -> ET.Element:
    """The element of one mark that is drawn small."""
    chart = Chart(100, 50)
    with chart.mark("union:dockers", 10, 10, 11, 11, say="Dockers", **more):  # type: ignore[arg-type]
        chart.glyph("square", 15, 15, hue="h1", fill="solid")
    found = chart.svg("x").find("g")
    assert found is not None
    return found


def test_mark_takes_a_press_of_24_pixels():
    """Even where the sign is 11."""
    hit = marked().find("rect")
    assert hit is not None
    assert (hit.get("x"), hit.get("width"), hit.get("height")) == ("3.5", "24", "24")


def test_mark_says_what_it_is_and_opens():
    """For a screen reader and for the panel."""
    mark = marked(about=["union:dockers", "person:rivera"], rank=2, kind="union")
    assert (mark.get("role"), mark.get("aria-label")) == ("button", "Dockers")
    assert mark.get("data-key") == "union:dockers"
    assert mark.get("data-about") == "union:dockers person:rivera"
    assert (mark.get("data-rank"), mark.get("data-kind")) == ("2", "union")


def test_span_of_a_mark_has_both_ends():
    """An end that is not known is empty; of nothing known there is nothing."""
    day = date(2026, 3, 1)
    mark = marked(public=(day, None), decided=(day, day))
    assert mark.get("data-public") == "2026-03-01/"
    assert mark.get("data-decided") == "2026-03-01/2026-03-01"
    assert marked().get("data-public") is None


def test_what_ends_is_hidden_at_rest():
    """At rest the picture shows the last day."""
    chart = Chart(10, 10)
    with chart.during(None, date(2026, 3, 1)):
        chart.text(0, 5, "not yet known", size=12)
    with chart.during(date(2026, 3, 1)):
        chart.text(0, 5, "won", size=12)
    hidden = [part.get("hidden") for part in chart.svg("x").findall("g")]
    assert hidden == ["hidden", None]


def test_text_is_cut_to_its_room():
    """With an ellipsis, by the widths of the widest font in use."""
    chart = Chart(100, 20)
    used = chart.text(0, 10, "Communication Workers Union", size=13, most=90)
    line = chart.svg("x").find("text")
    assert line is not None
    assert used <= 90
    assert (line.text or "").endswith("…")


@pytest.mark.parametrize("payload", PAYLOADS)
def test_text_never_becomes_markup(payload):
    """Whatever a label holds, the element has one child: its text."""
    chart = Chart(100, 20)
    chart.text(0, 10, payload, size=12)
    line = ET.fromstring(ET.tostring(chart.svg("x"))).find("text")
    assert line is not None
    assert len(line) == 0
    assert line.text == clean(payload)


def test_character_that_no_xml_holds_is_left_out():
    """One of them would make the whole file unreadable."""
    assert clean("a\x00b\x0bc\ufffed\te") == "abcd\te"


def test_hatches_of_two_charts_keep_apart():
    """Two charts on a page may not share an id."""
    ids = set()
    for name in ("one", "two"):
        chart = Chart(10, 10)
        chart.rect(0, 0, 5, 5, cls="hatch h1")
        text = ET.tostring(chart.svg(name), encoding="unicode")
        ids.update(re.findall(r'id="([^"]+)"', text))
        assert f"url(#hatch-{name}-h1)" in text
    assert len(ids) == 2


def test_both_themes_have_the_same_colours():
    """A colour that one lacks would be missing in half of the pictures."""
    assert theme.palette("light").keys() == theme.palette("dark").keys()


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize(
    ("role", "least"),
    [("ink", 7), ("soft", 4.5), ("rule", 3), *((hue, 4.5) for hue in ("first", "second", "third"))],
)
def test_colours_are_seen_on_page_and_lane(name, role, least):
    """Texts 4.5 to 1, lines that carry meaning 3 to 1."""
    colours = theme.palette(name)
    for ground in ("page", "lane") if role != "rule" else ("page",):
        one, two = sorted((_luminance(colours[role]), _luminance(colours[ground])), reverse=True)
        assert (one + 0.05) / (two + 0.05) >= least


def test_page_has_variables_and_file_has_colours():
    """The page's theme may change; a file's may not."""
    assert "var(--first)" in theme.of_page()
    assert not re.search("#[0-9a-f]{6}", theme.of_page())
    assert "var(" not in theme.of_file("dark")


# Files that no browser has drawn


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> str:
    view = contest.view(harbor().engine(), Texts(tmp_path_factory.mktemp("none")))
    return static.svg(view, VERSIONS)


def test_svg_stands_alone(file):
    """Title, standfirst, what it leaves out and versions; nothing of the page's script."""
    root = ET.fromstring(file)
    texts = " ".join(text for text in root.itertext())
    assert "Who backed whom for mayor of Harbor City, 2026?" in texts
    assert "What this leaves out." in texts
    assert "data 3" in texts
    attributes = {name for element in root.iter() for name in element.attrib}
    assert not {name for name in attributes if name.startswith(("data-", "on", "aria-"))}
    assert "hidden" not in attributes
    assert "http" not in file.replace("http://www.w3.org/2000/svg", "")


def test_svg_of_hostile_texts_is_well_formed(tmp_path):
    """And has no element but ours."""
    view = contest.view(hostile(tmp_path).engine(), Texts(tmp_path))
    for sheet in view.sheets:
        view.opening = sheet.key
        root = ET.fromstring(static.svg(view, VERSIONS))
        names = {element.tag.rpartition("}")[2] for element in root.iter()}
        assert names <= {
            *("svg", "title", "style", "rect", "defs", "pattern", "path"),
            *("g", "text", "tspan", "polyline", "circle"),
        }


def test_png_is_painted(tmp_path):
    """At twice the size, and not of one colour."""
    draw.draw(harbor().engine(), Texts(tmp_path), tmp_path / "x.png", "contest")
    painted = (tmp_path / "x.png").read_bytes()
    assert painted[:8] == b"\x89PNG\r\n\x1a\n"
    assert int.from_bytes(painted[16:20], "big") == 2 * 1200
    assert len(painted) > 20_000


EVERY_KIND = "from pages.invented import every_kind; made = every_kind()\n"
# Eight unions in three contests, so that there is something to put in order.
EIGHT = """from pages.league import league
made = league({f"leader{year}": {f"u{n}": "Lee" if (n * year) % 3 else "Ito, Lee" for n in range(8)}
               for year in (2010, 2015, 2020)})
"""


@pytest.mark.parametrize(
    ("made", "view", "form"),
    [
        *((EVERY_KIND, view, form) for view in ("network", "contest") for form in ("html", "svg")),
        (EVERY_KIND, "network", "png"),
        (EVERY_KIND, "contest", "png"),
        *((EIGHT, view, "html") for view in ("matrix", "agreement", "timeline", "flow")),
    ],
    ids=lambda given: "" if "import" in given else given,
)
def test_same_bytes_on_any_hash_seed(tmp_path, made, view, form):
    """A picture that is drawn again is the same file: no order hangs on how sets are mixed."""
    script = (
        f"import sys; from pathlib import Path\n{made}"
        "from kg import draw; from kg.article import Texts\n"
        f"draw.draw(made.engine(), Texts(Path('none')), Path(sys.argv[1]), {view!r})\n"
    )
    outcomes = set()
    for seed in ("1", "2"):
        target = tmp_path / f"{seed}.{form}"
        subprocess.run(
            [sys.executable, "-c", script, str(target)],
            check=True,
            cwd=tmp_path,
            env={
                **os.environ,
                "PYTHONHASHSEED": seed,
                "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'tests'}",
            },
        )
        outcomes.add(target.read_bytes())
    assert len(outcomes) == 1


def test_a_post_of_many_words_makes_its_row_taller(engine):
    """The name of a post is broken, never cut."""
    chart = draw.make(engine, Texts(None), "network", contest="all").sheets[0].chart
    posts = [line.text or "" for line in chart.root.iter("text") if line.get("x") == "44"]
    assert "secretary," in posts
    assert [line for line in posts if "…" in line] == []
    assert outside(chart) == overlaps(chart) == []
