"""Measure pictures against pyvis and fa2_modified, in one run, as ratios.

    python benchmarks/pictures.py [--sizes 1000 5000 20000] [--runs 5] [--brief] [--quick]

First every view of the shipped record: bytes, processor seconds of Python, and
from opening the file to two frames after it is loaded, by the clock and of the
page's main thread; the second is the one to compare on a busy machine. Then
made-up networks against pyvis, with two lines a node and communities of every
size, from a fixed seed. Pages take turns in one Chromium at 1280 by 800. *First
picture* is the time from opening the file to the last frame before a third of
a second without drawing; *frames* are those that follow a drag of three
seconds. Ours is measured as it opens and, above 2,000 nodes, wholly unfolded
too. pyvis's default has one try of 30 seconds. The layout is set against
fa2_modified's 50 rounds up to 5,000 nodes, if that package is installed; above,
they take minutes.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import os
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from playwright.sync_api import Browser, sync_playwright
from playwright.sync_api import Error as BrowserError

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from kg.draw import free
from kg.draw.asked import Asked, Line, Node
from kg.network import free as layout
from kg.network import layouts
from kg.versions import Versions

# When the last drawing was, and in how many frames there was any.
WATCH = """
(() => {
  const watch = { last: 0, drew: false, frames: 0, painted: 0 };
  window.__watch = watch;
  const kinds = [CanvasRenderingContext2D.prototype];
  for (const kind of kinds) {
    for (const name of ["stroke", "fill", "fillText", "fillRect", "drawImage"]) {
      const own = kind[name];
      kind[name] = function (...given) { watch.drew = true; return own.apply(this, given); };
    }
  }
  const frame = () => {
    watch.frames += 1;
    if (watch.drew) {
      watch.drew = false;
      watch.painted += 1;
      setTimeout(() => { watch.last = performance.now(); }, 0);
    }
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
})();
"""
STILL = """(limit) => new Promise((done) => {
  const look = () => {
    const now = performance.now();
    if (window.__watch.last && now - window.__watch.last > 330) done(window.__watch.last);
    else if (now > limit) done(null);
    else setTimeout(look, 30);
  };
  look();
})"""
PAN_SECONDS = 3


def main() -> None:
    """Make the networks, measure Python, bytes and pages, and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="*", default=[1_000, 5_000, 20_000])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--brief", action="store_true", help="Leave out pyvis's default.")
    parser.add_argument("--quick", action="store_true", help="One run, without pyvis's default.")
    given = parser.parse_args()
    if given.quick:
        given.runs, given.brief = 1, True
    with tempfile.TemporaryDirectory() as name, chromium() as browser:
        folder = Path(name)
        shipped(browser, folder, given.runs)
        for size in given.sizes:
            pictures(browser, folder, made(size), given.runs, brief=given.brief)


@contextlib.contextmanager
def chromium():
    """A running browser; inside a container its own sandbox cannot start."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--disable-gpu"]
        )
        yield found
        found.close()


def made(size: int) -> Asked:
    """A network of *size* nodes and twice as many lines, most inside communities."""
    rng = np.random.default_rng(1)
    home = rng.zipf(1.6, size) % max(size // 120, 2)
    order = np.argsort(home, kind="stable")
    count = np.bincount(home)
    start = np.cumsum(count) - count
    tail = rng.integers(0, size, 2 * size)
    inside = start[home[tail]] + (rng.random(2 * size) ** 2 * count[home[tail]]).astype(int)
    head = np.where(rng.random(2 * size) < 0.85, order[inside], rng.integers(0, size, 2 * size))
    base = "https://w3id.org/endorsement/id/person/n"
    nodes = [Node(f"person:n{at}", f"{base}{at}", f"Node {at}", "person") for at in range(size)]
    lines = [Line(int(a), int(b)) for a, b in zip(tail, head, strict=True) if a != b]
    return Asked("made", "Who is tied to whom?", nodes, lines, [])


FIELDS = Versions.__dataclass_fields__
VERSIONS = Versions(**{name: False if name == "own" else "made-up" for name in FIELDS})


def timed(work: Callable[[], object]) -> tuple[float, object]:
    """Seconds that *work* takes, and what it gives."""
    begin = time.perf_counter()
    found = work()
    return time.perf_counter() - begin, found


def pyvis(view: free.View, *, positions: bool) -> str:
    """The page that pyvis makes of the same network, its resources inside."""
    from pyvis.network import Network

    network = Network(height="700px", width="100%", directed=True, cdn_resources="in_line")
    points = view.placed.points * free.STEP
    drawn = len(view.nodes) - view.placed.alone
    for at, node in enumerate(view.nodes):
        place = {"x": float(points[at, 0]), "y": float(points[at, 1])} if at < drawn else {}
        network.add_node(at, label=node.label, title=node.label, **(place if positions else {}))
    for line in view.lines:
        network.add_edge(line.source, line.target)
    if positions:
        network.toggle_physics(False)
    # It would ask the network for Bootstrap, and wait for it.
    return network.generate_html(notebook=False)


def first_picture(browser: Browser, path: Path, fragment: str = "", limit: int = 60_000):
    """Milliseconds to a still picture and frames a second while it is dragged."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    context.set_offline(True)
    page = context.new_page()
    page.set_default_timeout(limit + 30_000)
    page.add_init_script(WATCH)
    try:
        page.goto(path.as_uri() + fragment, wait_until="commit")
        still = page.evaluate(STILL, limit)
        frames = panned(page) if still is not None else None
    except BrowserError:
        return None, None
    finally:
        context.close()
    return still, frames


def panned(page) -> float:
    """Frames a second while the pointer drags the picture to and fro."""
    box = page.locator("canvas").first.evaluate(
        "(one) => { const b = (one.closest('#canvas, #mynetwork') || one).getBoundingClientRect();"
        " return [b.left + b.width / 2, Math.min(b.top + b.height / 2, 700)]; }"
    )
    # An empty spot, so that nothing is picked up.
    page.mouse.move(box[0], box[1])
    page.mouse.down()
    before = page.evaluate("window.__watch.frames")
    begin = time.perf_counter()
    step = 0
    while time.perf_counter() - begin < PAN_SECONDS:
        step += 1
        page.mouse.move(box[0] + 150 * np.sin(step / 8), box[1] + 60 * np.cos(step / 8))
    took = time.perf_counter() - begin
    frames = page.evaluate("window.__watch.frames") - before
    page.mouse.up()
    return float(frames / took)


def pictures(browser: Browser, folder: Path, asked: Asked, runs: int, *, brief: bool) -> None:
    """All measures of one network."""
    size = len(asked.nodes)
    print(f"\n{size:,} nodes, {len(asked.lines):,} lines")
    view = free.view(asked, {})
    layout_table(asked, runs)
    ours_python, theirs_python = [], []
    for _ in range(min(runs, 3) if size > 5_000 else runs):
        took, page = timed(lambda: free.render(view, VERSIONS))
        ours_python.append(took)
        took, other = timed(lambda: pyvis(view, positions=True))
        theirs_python.append(took)
    pages = {"ours": (str(page), ""), "pyvis, positions, physics off": (str(other), "")}
    if view.folded:
        pages["ours, all unfolded"] = (str(page), "#unfold=all")
    files = {}
    for at, (name, (text, fragment)) in enumerate(pages.items()):
        files[name] = (folder / f"{size}-{at}.html", fragment)
        files[name][0].write_text(text, encoding="utf-8")
    python = {"ours": ours_python, "pyvis, positions, physics off": theirs_python}
    found: dict[str, list[tuple[float | None, float | None]]] = {name: [] for name in files}
    for _ in range(runs):
        for name, (path, fragment) in files.items():
            found[name].append(first_picture(browser, path, fragment))
    print(f"{'page':32} {'MB':>6} {'Python s':>9} {'first picture ms':>17} {'frames/s':>9}")
    for name, (path, _) in files.items():
        took = f"{statistics.median(python[name]):9.2f}" if name in python else " " * 9
        still = [one for one, _ in found[name]]
        frames = [one for _, one in found[name]]
        print(
            f"{name:32} {path.stat().st_size / 1e6:6.2f} {took} {middle(still)} {middle(frames, 9)}"
        )
    if not brief:
        took, default = timed(lambda: pyvis(view, positions=False))
        path = folder / f"{size}-default.html"
        path.write_text(str(default), encoding="utf-8")
        still, frames = first_picture(browser, path, limit=30_000)
        shown = f"{still:17.0f}" if still else f"{'none in 30 s':>17}"
        print(f"{'pyvis, its default':32} {path.stat().st_size / 1e6:6.2f} {took:9.2f} {shown}")
    base = "pyvis, positions, physics off"
    for name in [name for name in files if name != base]:
        ratios(name, found[name], found[base])
    print(
        f"  bytes {files['ours'][0].stat().st_size / files[base][0].stat().st_size:.2f} of pyvis's,"
        f" Python 1/{statistics.median(theirs_python) / statistics.median(ours_python):.1f}"
    )


def middle(values: list[float | None], width: int = 17) -> str:
    known = [value for value in values if value is not None]
    return f"{statistics.median(known):{width}.0f}" if known else f"{'none':>{width}}"


def ratios(name: str, ours, theirs) -> None:
    """First picture and frames against pyvis's, each pair of one round."""
    still = [a[0] / b[0] for a, b in zip(ours, theirs, strict=True) if a[0] and b[0]]
    frames = [a[1] / b[1] for a, b in zip(ours, theirs, strict=True) if a[1] and b[1]]
    if still and frames:
        share, more = statistics.median(still), statistics.median(frames)
        print(f"  {name}: first picture 1/{1 / share:.1f} of pyvis's, {more:.1f} times its frames")


def layout_table(asked: Asked, runs: int) -> None:
    """Our layouts against fa2_modified's: seconds, and stress from 60 nodes."""
    ends = [(line.source, line.target) for line in asked.lines]
    links = layouts.matrix(len(asked.nodes), ends)
    tied = np.flatnonzero(np.diff(links.indptr))
    sources = tied[:: max(1, len(tied) // 60)][:60]
    rows: dict[str, Callable[[], np.ndarray]] = {
        "free layout": lambda: np.nan_to_num(layout.layout(links)),
    }
    if len(asked.nodes) > free.SMALL:
        rows["overview with communities"] = lambda: np.nan_to_num(
            layouts.arrange(len(asked.nodes), ends, overview=True).points
        )
    try:
        from fa2_modified import ForceAtlas2
    except ImportError:
        print("fa2_modified is not installed: the layout is not compared")
    else:

        def theirs() -> np.ndarray:
            with contextlib.redirect_stdout(io.StringIO()):
                return np.array(ForceAtlas2(verbose=False).forceatlas2(links.tolil(), None, 50))

        if len(asked.nodes) <= 5_000:
            rows["fa2_modified, 50 rounds"] = theirs
    for name, work in rows.items():
        times = []
        for _ in range(min(runs, 3)):
            took, points = timed(work)
            times.append(took)
        stress = layout.stress(links, np.asarray(points), sources)
        print(f"{name:32} {statistics.median(times):8.2f} s   stress {stress:.3f}")


# Each view of the shipped record as a reader first draws it, and one of each that is named.
SHIPPED: dict[str, tuple[str, dict[str, str]]] = {
    "network, all contests": ("network", {"contest": "all"}),
    "network": ("network", {}),
    "network of one contest": ("network", {"contest": "Labour leadership 2015"}),
    "network around a union": ("network", {"around": "union:unison"}),
    "contest": ("contest", {}),
    "contest of 2020": ("contest", {"contest": "Labour leadership 2020"}),
    "matrix": ("matrix", {}),
    "agreement": ("agreement", {}),
    "timeline": ("timeline", {}),
    "timeline of a union": ("timeline", {"endorser": "union:unison"}),
    "flow": ("flow", {}),
}
# Two frames after the page is loaded nothing is left to be laid out or painted.
LAID_OUT = """() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(
    () => done(performance.now()))))"""


def shipped(browser: Browser, folder: Path, runs: int) -> None:
    """Every shipped view: opening its file to a still picture, its size and its making."""
    import kg
    from kg import draw

    graph = kg.open()
    head = f"{'shipped view':26} {'MB':>6} {'Python s':>9} {'opens in ms':>12}"
    print(f"{head} {'processor ms':>13}")
    for name, (view, params) in SHIPPED.items():
        path = folder / "shipped.html"
        python = []
        for _ in range(min(runs, 3)):
            begin = time.process_time()
            draw.draw(graph.engine, graph.texts, path, view, **params)
            python.append(time.process_time() - begin)
        times = [opening(browser, path) for _ in range(runs)]
        wall, busy = (statistics.median(one) for one in zip(*times, strict=True))
        size = path.stat().st_size / 1e6
        print(f"{name:26} {size:6.2f} {statistics.median(python):9.2f} {wall:12.0f} {busy:13.0f}")


def opening(browser: Browser, path: Path) -> tuple[float, float]:
    """Milliseconds from opening a file to its still picture: by the clock, of its main thread."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    watch = context.new_cdp_session(page)
    watch.send("Performance.enable", {"timeDomain": "threadTicks"})
    page.goto(path.as_uri(), wait_until="load")
    wall = page.evaluate(LAID_OUT)
    found = {one["name"]: one["value"] for one in watch.send("Performance.getMetrics")["metrics"]}
    context.close()
    return float(wall), found["TaskDuration"] * 1000


if __name__ == "__main__":
    main()
