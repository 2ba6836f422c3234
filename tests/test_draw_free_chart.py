"""A query's picture as a file of its own: no browser, the same places, nothing over another."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from pages.charts import outside, overlaps, words
from pages.invented import PAYLOADS, harbor

from kg.article import Texts
from kg.draw import free_chart, free_model, query
from kg.draw.asked import Asked, Line, Node
from kg.query import OxigraphEngine, library

SVG = "{http://www.w3.org/2000/svg}"
ROW = "SELECT ?source ?target { VALUES (?source ?target) { (<urn:a> <urn:b>) } }"


def view_of(count: int, lines: list[Line], labels: list[str] | None = None) -> free_model.View:
    """The view of an invented network."""
    names = labels or [f"Node {at}" for at in range(count)]
    nodes = [Node(f"urn:{at}", f"urn:{at}", name) for at, name in enumerate(names)]
    return free_model.view(Asked("made", "Who?", nodes, lines, []), {})


def tied(count: int, seed: int = 5) -> list[Line]:
    """Two lines a node, most of them within its hundred."""
    chance = random.Random(seed)
    found = []
    for at in range(count):
        near = [at // 100 * 100 + chance.randrange(100), chance.randrange(count)]
        found += [Line(at, min(other, count - 1)) for other in near if other != at]
    return found


@pytest.fixture(scope="module")
def made() -> OxigraphEngine:
    return harbor().engine()


@pytest.mark.parametrize("count", [2, 3, 26, 60, 61, 700, 2_500])
def test_no_name_covers_another(count: int):
    """However many nodes; of up to 60 all may be named, of more 25, of many the circles."""
    chart = free_chart.of(view_of(count, tied(count))).shown.chart
    assert (overlaps(chart), outside(chart)) == ([], [])
    named = len(words(chart))
    assert named == count if count <= 3 else named >= 10
    assert named <= {61: 25, 700: 25}.get(count, 2 * count)


def test_every_node_and_line_is_drawn_once():
    """Three nodes in a ring, a line to itself, and one node alone."""
    lines = [Line(0, 1), Line(1, 2), Line(2, 0), Line(1, 1)]
    shown = free_chart.of(view_of(4, lines)).shown
    signs = [one for one in shown.chart.root.iter("g") if "glyph" in one.get("class", "")]
    ways = "".join(
        one.get("d", "") for one in shown.chart.root.iter("path") if one.get("class") != "outline"
    )
    # Each line is a stroke and the two strokes of its head.
    assert (len(signs), ways.count("M")) == (3, 3 * 2)
    told = " ".join(shown.leaves_out)
    assert "1 node has no line and is not drawn: Node 3." in told
    assert "1 line from a node to itself" in told


def test_weight_is_width():
    """The heaviest line has four pixels, one without weight has one."""
    lines = [Line(0, 1, weight=8), Line(1, 2, weight=0), Line(2, 0)]
    chart = free_chart.of(view_of(3, lines)).shown.chart
    found = {one.get("class") for one in chart.root.iter("path")} - {"outline"}
    assert found == {"rule w1", "rule w4"}


def test_circles_are_joined_by_as_much_as_lies_between():
    """Of 2,500 nodes each is in one circle, and circles say how many they hold."""
    view = view_of(2_500, tied(2_500))
    shown = free_chart.of(view).shown
    circles = list(shown.chart.root.iter("circle"))
    assert len(circles) == len(set(view.placed.group.tolist())) > 3
    assert "unfold" not in shown.standfirst
    assert "2,500 nodes" in shown.standfirst


def test_nothing_tied_says_so():
    """A line from a node to itself ties nothing."""
    shown = free_chart.of(view_of(1, [Line(0, 0)])).shown
    assert shown.chart.height <= 1
    assert "not drawn: Node 0" in " ".join(shown.leaves_out)


@pytest.mark.parametrize(
    "name", [*PAYLOADS[:12], "نقابة العمال", "x" * 300, "\u202eevil", "", "a\x00b"]
)
def test_any_name_is_text(name: str):
    """It is cut, not run; the file stays well-formed."""
    from kg.draw import static
    from kg.versions import Versions

    view = free_chart.of(view_of(2, [Line(0, 1)], [name, "Other"]))
    root = ET.fromstring(static.svg(view, Versions("1", "2", "3", "4" * 12)))
    assert {child.tag for child in root.iter()} <= {
        f"{SVG}{tag}"
        for tag in (
            "svg",
            "g",
            "path",
            "text",
            "rect",
            "style",
            "title",
            "defs",
            "polyline",
            "tspan",
            "circle",
            "pattern",
        )
    }
    assert not [one for child in root.iter() for one in child.attrib if one.startswith("on")]


def test_a_query_is_painted_without_a_browser(made: OxigraphEngine, tmp_path: Path):
    """SVG and PNG hold the title, and what the page names as sources."""
    question = library.parse(f"#+ summary: Which two?\n{ROW}")
    svg, said = query.encode(made, Texts(tmp_path), question, {}, "svg")
    assert ET.fromstring(svg).findtext(f"{SVG}title") == "Which two?"
    assert said.startswith("2 nodes and 1 line of the query")
    png, _ = query.encode(made, Texts(tmp_path), question, {}, "png")
    assert png.startswith(b"\x89PNG")


def test_the_same_picture_on_two_hash_seeds(tmp_path: Path):
    """Identical bytes."""
    script = (
        "import sys; sys.path.insert(0, 'tests')\n"
        "from test_draw_free_chart import tied, view_of\n"
        "from kg.draw import free_chart, static; from kg.versions import Versions\n"
        "for count in (60, 2_100): print(static.svg(free_chart.of(view_of(count, tied(count))),"
        " Versions('1', '2', '3', '4' * 12)))"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={"PYTHONHASHSEED": seed, "PATH": ""},
            cwd=Path(__file__).parents[1],
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(found) == 1
