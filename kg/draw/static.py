"""Static: a picture as a file of its own, SVG or PNG, made without a browser.

It is the page as it prints: light colours, no controls, the last day. Title,
standfirst and legend stand above the chart, what it leaves out and the
versions below.
"""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree as ET

from kg.draw import theme
from kg.draw.chart import Chart
from kg.draw.sheet import ChartView, Sheet
from kg.draw.wrap import wrapped
from kg.errors import UsageError
from kg.network.metric import width
from kg.versions import Versions

MARGIN = 28.0
# Twice the size in pixels, for screens and paper of today.
ZOOM = 2
_UNSEEN = {"role", "tabindex", "aria-label", "aria-labelledby", "aria-describedby"}


def svg(view: ChartView, versions: Versions, colours: str = "light") -> str:
    """The sheet that *view* opens on as an SVG file; *colours* are light or dark."""
    sheet = view.shown
    wide = max(sheet.chart.width, 720.0)
    frame = Chart(wide + 2 * MARGIN)
    followed = dict(view.follow).get(view.followed or "", "")
    y = _above(frame, sheet, wide, followed)
    inner = sheet.chart.svg("c")
    top = y
    y += sheet.chart.height + 16
    y = _below(frame, view, sheet, versions, wide, y)
    frame.height = y
    root = frame.svg("f")
    _insert(root, inner, top)
    _bare(root, view.followed)
    style = ET.Element("style")
    style.text = theme.of_file(colours)
    root.insert(0, style)
    ground = {"width": "100%", "height": "100%", "fill": theme.palette(colours)["page"]}
    root.insert(1, ET.Element("rect", ground))
    title = ET.Element("title")
    title.text = sheet.title
    root.insert(0, title)
    root.set("class", "chart")
    root.set("xmlns", "http://www.w3.org/2000/svg")
    return ET.tostring(root, encoding="unicode") + "\n"


def png(view: ChartView, versions: Versions, colours: str = "light", zoom: float = ZOOM) -> bytes:
    """The same as PNG, *zoom* times as large in pixels; the fonts are those of the machine.

    Raises:
        UsageError: the part that paints it is not installed.
    """
    try:
        import resvg_py
    except ImportError as error:
        raise UsageError("PNG needs the package resvg-py; SVG does not") from error
    painted = resvg_py.svg_to_bytes(svg_string=svg(view, versions, colours), zoom=zoom)
    return bytes(painted)


def _above(frame: Chart, sheet: Sheet, wide: float, followed: str) -> float:
    y = 36.0
    for line in wrapped(sheet.title, wide, 26, bold=True, lines=3):
        frame.text(MARGIN, y, line, size=26, bold=True)
        y += 32
    for line in wrapped(sheet.standfirst, wide * 0.94, 15.5, lines=6):
        frame.text(MARGIN, y, line, size=15.5, cls="second")
        y += 22
    y += 6
    x = MARGIN
    for sign, words in sheet.legend:
        if sign.get("only") == "list":
            continue
        meaning = words.replace("the endorser you follow", followed or "the endorser followed")
        needed = 34 + width(meaning, 12.5)
        if x > MARGIN and x + needed > MARGIN + wide:
            x, y = MARGIN, y + 22
        _sign(frame, sign, x + 9, y)
        frame.text(x + 28, y, meaning, size=12.5, cls="second")
        x += needed + 14
    y += 22 if sheet.legend else 0
    if sheet.empty:
        frame.text(MARGIN, y + 8, sheet.empty, size=14, cls="second")
        y += 28
    return y


def _sign(frame: Chart, sign: dict[str, Any], x: float, y: float) -> None:
    hue = _HUES.get(sign.get("hue", ""), sign.get("hue", "second"))
    if "box" in sign:
        frame.rect(x - 9, y - 6, 22, 12, cls=sign["box"], radius=2)
    elif "line" in sign:
        frame.line([(x - 9, y), (x + 13, y)], sign["line"])
    elif sign.get("fill") == "hatch":
        frame.rect(x - 9, y - 6, 22, 12, cls="hatch other")
    elif "shape" in sign:
        text = sign.get("text", "")
        frame.glyph(sign["shape"], x, y, hue=hue, fill=sign["fill"], text=text)
    else:
        frame.text(x, y, sign.get("text", ""), size=12.5, bold=True, align="middle")


_HUES = {
    "first": "h1",
    "second": "second",
    "third": "h3",
    "fourth": "h4",
    "others": "other",
    "soft": "second",
}


def _below(
    frame: Chart, view: ChartView, sheet: Sheet, versions: Versions, wide: float, y: float
) -> float:
    frame.line([(MARGIN, y), (MARGIN + wide, y)], "hair")
    y += 16
    count = view.sources if sheet.sources is None else sheet.sources
    pages = f"{count} {'page' if count == 1 else 'pages'}"
    said = " ".join(["What this leaves out.", *sheet.leaves_out])
    said += f" Sources: {pages}. {versions.one_line()}."
    for line in wrapped(said, wide, 12, lines=None):
        frame.text(MARGIN, y, line, size=12, cls="second")
        y += 17
    return y + 10


def _insert(root: ET.Element, inner: ET.Element, top: float) -> None:
    """Put the chart at its place, its patterns among those of the file."""
    moved = ET.SubElement(root, "g", {"transform": f"translate({MARGIN:g} {top:g})"})
    moved.extend(list(inner))


def _bare(element: ET.Element, followed: str | None) -> None:
    """Take away what only a page can use, and what is hidden at rest."""
    for child in list(element):
        shown = followed is not None and child.get("data-thread") == followed
        if (child.get("hidden") and not shown) or child.get("class") == "hit":
            element.remove(child)
            continue
        if followed and child.get("data-about", "").split(" ")[0] == followed:
            child.set("class", f"{child.get('class', '')} threaded")
        _bare(child, followed)
    for name in list(element.attrib):
        if name.startswith("data-") or name in _UNSEEN or name == "hidden":
            del element.attrib[name]
