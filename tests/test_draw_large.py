"""Large networks: layout, communities and the page that opens folded."""

from __future__ import annotations

import json
import time
from pathlib import Path

import networkx as nx
import numpy as np
import pytest
from pages.browser import opened
from playwright.sync_api import Browser, expect

from kg.draw import free
from kg.draw.asked import Asked, Line, Node
from kg.network import free as layout
from kg.network import layouts, overview
from kg.network.communities import communities
from kg.versions import Versions

VERSIONS = Versions(
    **{name: False if name == "own" else "1" for name in Versions.__dataclass_fields__}
)
PAYLOAD = "</script><img src=x onerror=alert(1)>"


def links_of(graph: nx.Graph) -> object:
    return layouts.matrix(graph.number_of_nodes(), list(graph.edges))


def planted(groups: int, size: int, seed: int = 1) -> nx.Graph:
    """Groups of *size* with many ties inside and few between."""
    return nx.planted_partition_graph(groups, size, 8 / size, 0.5 / (groups * size), seed=seed)


def asked(graph: nx.Graph, label: str = "Node {}") -> Asked:
    nodes = [Node(f"person:n{at}", f"urn:{at}", label.format(at), "person") for at in graph]
    lines = [Line(a, b, rank=str(1 + (a + b) % 2), kind="nomination") for a, b in graph.edges]
    return Asked("made", "Who is tied to whom?", nodes, lines, [])


def page_of(graph: nx.Graph, label: str = "Node {}") -> str:
    return free.render(free.view(asked(graph, label), {}), VERSIONS)


# Layout


def test_communities_are_as_good_as_networkx_finds():
    """Faster may not be worse: modularity within a hundredth."""
    graph = planted(12, 60)
    found = communities(links_of(graph))
    ours = [set(np.flatnonzero(found == at).tolist()) for at in range(found.max() + 1)]
    theirs = nx.community.louvain_communities(graph, seed=1)
    modularity = nx.community.modularity
    assert modularity(graph, ours) >= modularity(graph, theirs) - 0.01
    assert [len(group) for group in ours] == sorted(map(len, ours), reverse=True)


def test_a_layout_is_the_same_twice_and_keeps_nodes_apart():
    """No chance, and no two marks on each other."""
    links = links_of(planted(5, 40))
    one, other = layout.layout(links), layout.layout(links)
    assert np.array_equal(one, other, equal_nan=True)
    placed = one[~np.isnan(one[:, 0])]
    far = np.hypot(*(placed[:, None] - placed[None]).transpose(2, 0, 1))
    np.fill_diagonal(far, 1)
    assert far.min() > 0.5 * layout.APART


def test_a_path_is_laid_out_straight():
    """Distances in the picture follow those in the network: no stress to speak of."""
    links = links_of(nx.path_graph(30))
    points = layout.layout(links)
    assert layout.stress(links, points, np.arange(30)) < 0.01


def test_components_do_not_lie_on_each_other():
    """Run apart and packed; nodes without a tie have no place."""
    graph = nx.disjoint_union_all([nx.path_graph(9), nx.star_graph(8), nx.cycle_graph(7)])
    graph.add_node(len(graph))
    points = layout.layout(links_of(graph))
    assert np.isnan(points[-1]).all()
    boxes = [
        (points[sorted(part)].min(axis=0), points[sorted(part)].max(axis=0))
        for part in nx.connected_components(graph)
        if len(part) > 1
    ]
    for at, (low, high) in enumerate(boxes):
        for other_low, other_high in boxes[at + 1 :]:
            assert (high < other_low).any() or (other_high < low).any()


def test_circles_do_not_overlap_and_hold_their_nodes():
    """Folded or unfolded, nothing moves and nothing is covered."""
    found = overview.overview(links_of(planted(25, 100)))
    apart = np.hypot(*(found.centres[:, None] - found.centres[None]).transpose(2, 0, 1))
    least = found.radii[:, None] + found.radii[None]
    np.fill_diagonal(apart, np.inf)
    assert (apart >= least - 0.01).all()
    tied = found.circle >= 0
    inside = np.hypot(*(found.points[tied] - found.centres[found.circle[tied]]).T)
    assert (inside <= found.radii[found.circle[tied]] + 1e-6).all()


def test_many_small_communities_share_a_circle():
    """An eye compares some dozens; the last circle says how many it holds."""
    graph = nx.disjoint_union_all([nx.path_graph(3)] * 800)
    found = overview.overview(links_of(graph))
    assert len(found.radii) == overview.MOST + 1
    assert found.rest == 800 - overview.MOST


@pytest.mark.parametrize("graph", [nx.empty_graph(3), nx.path_graph(2), nx.star_graph(4000)])
def test_odd_networks_are_laid_out(graph: nx.Graph):
    """None, two, or one with thousands: each has its page."""
    assert "<h1" in page_of(graph)


def test_200_000_lines_are_drawn_in_time():
    """A minute on a busy machine, and a page that a browser opens."""
    rng = np.random.default_rng(3)
    graph = nx.Graph()
    graph.add_nodes_from(range(30_000))
    graph.add_edges_from(rng.integers(0, 30_000, (200_000, 2)).tolist())
    begin = time.process_time()
    page = page_of(graph)
    assert time.process_time() - begin < 60
    assert len(page) < 12_000_000


# The page

pages = pytest.mark.pages


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("small") / "page.html"
    path.write_text(page_of(planted(4, 30)), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("large") / "page.html"
    path.write_text(page_of(planted(30, 80)), encoding="utf-8")
    return path


def test_a_large_page_carries_no_vis_network(small: Path, large: Path):
    """It is drawn by our own canvas, which is a fiftieth of its size."""
    assert "visjs.github.io" in small.read_text("utf-8")
    assert "visjs.github.io" not in large.read_text("utf-8")


@pages
@pytest.mark.parametrize("kind", ["small", "large"])
@pytest.mark.parametrize(
    "settings",
    [
        {},
        {"scheme": "dark", "fragment": "#open=person:n3&unfold=0.1"},
        {"width": 400, "height": 800},
        {"width": 400, "height": 800, "scheme": "dark", "fragment": "#open=line%204"},
    ],
)
def test_pages_are_quiet_and_accessible(
    browser: Browser, request: pytest.FixtureRequest, kind: str, settings: dict
):
    """No request, no complaint, no serious violation, no sideways scroll."""
    with opened(browser, request.getfixturevalue(kind), **settings) as watched:
        watched.page.wait_for_timeout(300)
        assert watched.requests == [watched.address]
        assert watched.complaints == []
        assert watched.violations() == []
        wide = watched.page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert wide <= 0


@pages
def test_a_circle_unfolds_and_folds(browser: Browser, large: Path):
    """By keyboard: Enter unfolds, the nodes can be reached, the address keeps it."""
    with opened(browser, large) as watched:
        page = watched.page
        page.locator("#list .group").first.focus()
        page.keyboard.press("Enter")
        expect(page.locator("#list .group").first).to_have_attribute("aria-expanded", "true")
        assert "unfold=0" in page.url
        page.keyboard.press("ArrowRight")
        assert page.evaluate("document.activeElement.dataset.node") is not None
        page.keyboard.press("Enter")
        expect(page.locator("#panel h2")).to_contain_text("Node ")
        page.keyboard.press("Escape")
        expect(page.locator("#panel")).to_be_hidden()
        page.reload()
        expect(page.locator("#list .group").first).to_have_attribute("aria-expanded", "true")


@pages
def test_search_unfolds_what_it_finds(browser: Browser, large: Path):
    """A node in a folded circle is found by name and shown."""
    with opened(browser, large) as watched:
        page = watched.page
        page.keyboard.press("/")
        page.keyboard.type("node 2001")
        page.keyboard.press("Enter")
        expect(page.locator("#panel h2")).to_have_text("Node 2001")
        assert page.evaluate("state.unfolded.size") == 1


@pages
@pytest.mark.parametrize("kind", ["small", "large"])
def test_the_pointer_finds_what_is_drawn(
    browser: Browser, request: pytest.FixtureRequest, kind: str
):
    """Hover names a node; a press opens it; a drag moves the picture."""
    with opened(browser, request.getfixturevalue(kind), fragment="#unfold=all") as watched:
        page = watched.page
        place = """(node) => {
          const box = canvas.getBoundingClientRect();
          const [x, y] = onScreen(DATA.x[node], DATA.y[node]);
          return [box.left + x, box.top + y];
        }"""
        x, y = page.evaluate(place, 5)
        page.mouse.move(x, y)
        expect(page.locator("#tip bdi")).to_have_text(page.evaluate("DATA.labels[5]"))
        page.mouse.down()
        page.mouse.up()
        expect(page.locator("#panel h2")).to_have_text(page.evaluate("DATA.labels[5]"))
        page.keyboard.press("Escape")
        before = page.evaluate(place, 5)
        page.mouse.move(300, 450)
        page.mouse.down()
        page.mouse.move(420, 450, steps=4)
        page.mouse.up()
        after = page.evaluate(place, 5)
        assert round(after[0] - before[0]) == 120


@pages
def test_the_table_is_paged_sorted_filtered_and_taken_away(browser: Browser, large: Path):
    """All lines are there, 200 at a time; the CSV has what the filter lets through."""
    with opened(browser, large) as watched:
        page = watched.page
        count = page.evaluate("LINES")
        expect(page.locator("#rows")).to_contain_text(f"of {count:,}")
        page.locator("#next").click()
        expect(page.locator("#rows")).to_contain_text("Rows 201")
        page.locator("#rank").select_option(label="2")
        twos = page.evaluate("listed.length")
        assert 0 < twos < count
        with page.expect_download() as caught:
            page.locator("#csv").click()
        lines = Path(caught.value.path()).read_text("utf-8").strip().splitlines()
        assert len(lines) == twos + 1
        page.locator("thead button").first.click()
        expect(page.locator("th").first).to_have_attribute("aria-sort", "ascending")


@pages
@pytest.mark.parametrize("groups", [3, 30])
def test_names_never_become_markup(browser: Browser, tmp_path: Path, groups: int):
    """In the list, the panel, the table, the search and the circles."""
    graph = planted(groups, 80)
    path = tmp_path / "page.html"
    path.write_text(page_of(graph, f"{PAYLOAD} {{}}"), encoding="utf-8")
    with opened(browser, path, fragment="#open=person:n1") as watched:
        page = watched.page
        expect(page.locator("#panel h2")).to_have_text(f"{PAYLOAD} 1")
        page.locator("#search").fill("onerror")
        page.wait_for_timeout(200)
        assert page.locator("img").count() == 0
        assert watched.dialogs == []
        assert watched.complaints == []


@pages
def test_labels_at_the_opening_do_not_cover_each_other(browser: Browser, small: Path):
    """At most 25, and their boxes are apart."""
    with opened(browser, small) as watched:
        boxes = watched.page.evaluate(
            "(() => { const taken = []; paintTop(ready(), taken); return taken; })()"
        )
    assert 0 < len(boxes) <= 25
    for at, one in enumerate(boxes):
        for other in boxes[at + 1 :]:
            assert (
                one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
            )


def test_the_page_of_a_network_is_the_same_twice():
    """The same network gives the same bytes."""
    graph = planted(30, 80)
    assert page_of(graph) == page_of(graph)
    assert json.loads(page_of(graph).partition('id="payload">')[2].partition("</script>")[0])
