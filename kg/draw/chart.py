"""Chart: a picture in SVG, put together from marks that can be pressed.

Text reaches it through ElementTree, which escapes it. Colours are class names
(see `kg.draw.theme`), so that the page's theme and a file of its own can each
give them theirs. All lengths are CSS pixels; y grows downwards.

>>> chart = Chart(200, 40)
>>> with chart.mark("union:unison", 0, 0, 90, 24, say="UNISON, union", about=["union:unison"]):
...     chart.glyph("square", 12, 12, hue="h1", fill="solid")
...     _ = chart.text(24, 12, "UNISON", size=13, bold=True)
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Literal
from xml.etree import ElementTree as ET

from kg.draw import glyphs
from kg.network.metric import fit, width

Span = tuple[date | None, date | None]
Align = Literal["left", "right", "middle"]

NO_SPAN: Span = (None, None)
TARGET = 24
# What a narrow font, and the usual one, takes of the width that is measured.
NARROW, USUAL = 0.85, 0.9
_ANCHORS = {"left": "start", "middle": "middle", "right": "end"}
_HALO = "halo"


@dataclass(frozen=True, slots=True)
class Mark:
    """What a mark says and does, wherever it is drawn.

    *key* is the entry of the panel that it opens, *say* its words for a screen
    reader, *about* the CURIEs of the entities that it stands for: those of the
    first one stay when the rest fades. *public* and *decided* are the earliest
    and the latest day on which it can have become public or been decided; a day
    not known is `None`, and the mark then stays whatever the slider says.
    *contest*, *kind* (of endorser) and *rank* are what the filters ask.
    *counts* names the count that it belongs to, if it counts.
    """

    key: str
    say: str
    about: tuple[str, ...] = ()
    public: Span = NO_SPAN
    decided: Span = NO_SPAN
    contest: str | None = None
    kind: str | None = None
    rank: str | None = None
    counts: str | None = None
    group: int = 0
    row: int | None = None

    def attributes(self) -> dict[str, str]:
        """The data attributes that the page's script reads."""
        given = {
            "key": self.key,
            "about": " ".join(self.about),
            "public": _span(self.public),
            "decided": _span(self.decided),
            "contest": self.contest,
            "kind": self.kind,
            "rank": None if self.rank is None else str(self.rank),
            "counts": self.counts,
            "group": str(self.group),
            "row": None if self.row is None else str(self.row),
        }
        return {f"data-{name}": value for name, value in given.items() if value}


def _span(span: Span) -> str:
    first, last = span
    if first is None and last is None:
        return ""
    return f"{first or ''}/{last or ''}"


class Chart:
    """A picture of a given width; its height may be set once it is known."""

    def __init__(self, width: float, height: float = 0) -> None:
        self.width, self.height = width, height
        self.root = ET.Element("svg")
        self._into = [self.root]
        self._hatches: set[str] = set()
        self.marks: list[Mark] = []

    # Shapes

    def rect(
        self,
        x: float,
        y: float,
        w: float,
        h: float,
        *,
        cls: str = "",
        key: str | None = None,
        radius: float = 0,
    ) -> ET.Element:
        """A rectangle; with *key*, a press on it opens that entry.

        Class `hatch` (or `hatch h1` …) fills it with thin diagonal lines.
        """
        shape = self._add("rect", x=x, y=y, width=max(0, w), height=max(0, h))
        if radius:
            shape.set("rx", _n(radius))
        if "hatch" in cls.split():
            hue = next((name for name in cls.split() if name != "hatch"), "other")
            self._hatches.add(hue)
            shape.set("fill", f"url(#hatch-{hue})")
        else:
            shape.set("class", cls)
        if key:
            shape.set("data-key", key)
        return shape

    def line(self, points: Sequence[tuple[float, float]], cls: str) -> ET.Element:
        """Straight lines from point to point."""
        way = " ".join(f"{_n(x)},{_n(y)}" for x, y in points)
        return ET.SubElement(self._into[-1], "polyline", {"points": way, "class": cls})

    def path(self, d: str, cls: str) -> ET.Element:
        """A path in SVG's own language."""
        return ET.SubElement(self._into[-1], "path", {"d": d, "class": cls})

    def circle(self, cx: float, cy: float, r: float, cls: str) -> ET.Element:
        """A circle around (*cx*, *cy*)."""
        shape = self._add("circle", cx=cx, cy=cy, r=r)
        shape.set("class", cls)
        return shape

    def glyph(self, kind: str, x: float, y: float, *, hue: str, fill: str, text: str = "") -> None:
        """A sign of `kg.draw.glyphs` with its middle at (*x*, *y*).

        *hue* is h1 to h4, other, second or ink; *fill* is solid, tint, hollow,
        plain or dashed. A numeral has a *text* inside.
        """
        into = ET.SubElement(self._into[-1], "g")
        into.set("class", f"glyph {hue} {fill}")
        into.set("transform", f"translate({_n(x)} {_n(y)})")
        if kind in glyphs.PATHS:
            ET.SubElement(into, "path", {"class": "outline", "d": glyphs.PATHS[kind]})
        if kind in glyphs.INNER:
            ET.SubElement(into, "path", {"class": "inner", "d": glyphs.INNER[kind]})
        if text:
            inside = ET.SubElement(into, "text", {"y": "4", "text-anchor": "middle"})
            inside.text = clean(text)

    def text(
        self,
        x: float,
        y: float,
        content: str,
        *,
        size: float,
        bold: bool = False,
        align: Align = "left",
        cls: str = "ink",
        most: float | None = None,
        halo: bool = False,
        squeeze: bool = False,
        counts: str | None = None,
        then: str | None = None,
    ) -> float:
        """One line of text whose middle is at height *y*; returns its width.

        The width is the most that a font in common use takes. *most* cuts it
        with an ellipsis; with *squeeze* a text that only a wide font takes
        beyond *most* is set to that width instead. *halo* gives it 4 pixels of
        the page's ground. With *counts* it is the count of the marks of that
        name; *then* stands there while the slider is not at its end.
        """
        shown = clean(content)
        wide = width(shown, size, bold=bold)
        # Of other scripts the measure is too rough to set a text to it.
        latin = squeeze and all(c < "\u0250" for c in shown)
        squeezed = most is not None and latin and most < wide <= most / NARROW
        if most is not None and not squeezed:
            shown = fit(shown, most, size, bold=bold)
        line = self._add("text", x=x, y=y + size * 0.35)
        line.set("font-size", _n(size))
        line.set("class", f"{cls} {_HALO}" if halo else cls)
        if bold:
            line.set("font-weight", "bold")
        if align != "left":
            line.set("text-anchor", _ANCHORS[align])
        if squeezed and most is not None:
            line.set("textLength", _n(min(most, wide * USUAL)))
            line.set("lengthAdjust", "spacingAndGlyphs")
        if counts:
            line.set("data-count", counts)
        if then is not None:
            line.set("data-then", clean(then))
        line.text = shown
        return width(shown, size, bold=bold)

    def runs(
        self,
        x: float,
        y: float,
        runs: Sequence[tuple[str, str, bool]],
        *,
        size: float,
        align: Align = "left",
    ) -> None:
        """One line of text in runs of content, class and whether it is bold."""
        line = self._add("text", x=x, y=y + size * 0.35)
        line.set("font-size", _n(size))
        if align != "left":
            line.set("text-anchor", _ANCHORS[align])
        for content, cls, bold in runs:
            run = ET.SubElement(line, "tspan", {"class": f"{cls} {_HALO}"})
            if bold:
                run.set("font-weight", "bold")
            run.text = clean(content)

    # Marks and what holds them

    @contextmanager
    def mark(
        self,
        key: str,
        x: float,
        y: float,
        w: float,
        h: float,
        *,
        say: str,
        about: Sequence[str] = (),
        group: int = 0,
        row: int | None = None,
        public: Span = NO_SPAN,
        decided: Span = NO_SPAN,
        contest: str | None = None,
        kind: str | None = None,
        rank: str | int | None = None,
        counts: str | None = None,
    ) -> Iterator[ET.Element]:
        """What is drawn inside belongs to one thing that can be focused and pressed.

        (*x*, *y*, *w*, *h*) is the box that takes the press and the focus ring;
        it grows around its middle to 24 by 24. *group* and *row* are the place in
        the reading order: left and right go within a row (or group), up and
        down between them. See `Mark` for the rest.
        """
        made = Mark(
            key,
            say,
            tuple(about),
            public,
            decided,
            contest,
            kind,
            None if rank is None else str(rank),
            counts,
            group,
            row,
        )
        with self.marked(made, x, y, w, h) as element:
            yield element

    @contextmanager
    def marked(self, mark: Mark, x: float, y: float, w: float, h: float) -> Iterator[ET.Element]:
        """As `mark`, for a mark that the list of the phone has too."""
        self.marks.append(mark)
        attributes = {"class": "mark", "role": "button", "tabindex": "-1"}
        attributes |= {"aria-label": clean(mark.say)}
        attributes |= {name: clean(value) for name, value in mark.attributes().items()}
        with self._within("g", attributes) as element:
            dx, dy = max(0.0, TARGET - w) / 2, max(0.0, TARGET - h) / 2
            hit = self._add("rect", x=x - dx, y=y - dy, width=w + 2 * dx, height=h + 2 * dy)
            hit.set("class", "hit")
            hit.set("rx", "3")
            yield element

    @contextmanager
    def listed(self, say: str) -> Iterator[None]:
        """The marks inside are a list, which a screen reader calls *say*."""
        with self._within("g", {"role": "group", "aria-label": clean(say)}):
            yield

    @contextmanager
    def about(self, *entities: str, cls: str = "") -> Iterator[None]:
        """What is drawn inside is no mark, but stays or fades with these entities."""
        attributes = {"data-about": clean(" ".join(entities))}
        with self._within("g", {"class": f"thing {cls}".strip(), **attributes}):
            yield

    @contextmanager
    def thread(self, entity: str) -> Iterator[None]:
        """What is drawn inside is shown while *entity* is followed or looked at."""
        attributes = {"class": "thread", "data-thread": clean(entity), "hidden": "hidden"}
        with self._within("g", attributes):
            yield

    @contextmanager
    def during(
        self,
        since: date | None = None,
        until: date | None = None,
        *,
        decided: Span | None = None,
    ) -> Iterator[None]:
        """What is drawn inside is shown from the day *since* and before *until*.

        By the day things became public; *decided* is the same by the day of
        decision, where that differs. What has an *until* is not shown at rest.
        """
        attributes = {"class": "during", "data-public": f"{since or ''}/{until or ''}"}
        by = (since, until) if decided is None else decided
        attributes["data-decided"] = f"{by[0] or ''}/{by[1] or ''}"
        if until is not None or by[1] is not None:
            attributes["hidden"] = "hidden"
        with self._within("g", attributes):
            yield

    def timed(
        self,
        since: Sequence[tuple[date, float]],
        top: float,
        bottom: float,
        right: float | None = None,
    ) -> None:
        """A veil over what lies after the slider's day; draw it under the labels.

        *since* are days and their x, the first and the last at least; the veil
        reaches from the day's x to *right* (default: the last one's), between
        *top* and *bottom*.
        """
        scale = " ".join(f"{day}:{_n(x)}" for day, x in since)
        edge = since[-1][1] if right is None else right
        with self._within("g", {"class": "veil", "data-scale": scale, "hidden": "hidden"}):
            self.rect(since[0][1], top, edge - since[0][1], bottom - top, cls="cover")
            self.line([(since[0][1], top - 6), (since[0][1], bottom + 4)], "ink thick")

    # The outcome

    def svg(self, name: str) -> ET.Element:
        """The element, ready for a page; *name* keeps its ids apart from others."""
        root = ET.Element("svg", {"viewBox": f"0 0 {_n(self.width)} {_n(self.height)}"})
        root.set("width", _n(self.width))
        root.set("height", _n(self.height))
        defs = ET.SubElement(root, "defs")
        for hue in sorted(self._hatches):
            pattern = {"id": f"hatch-{hue}", "width": "6", "height": "6"}
            pattern |= {"patternUnits": "userSpaceOnUse", "patternTransform": "rotate(45)"}
            lines = ET.SubElement(defs, "pattern", pattern)
            ET.SubElement(lines, "path", {"d": "M0 0V6", "class": f"hatching {hue}"})
        root.extend(list(self.root))
        text = ET.tostring(root, encoding="unicode")
        return ET.fromstring(text.replace("hatch-", f"hatch-{name}-"))  # noqa: S314  # our own

    @contextmanager
    def _within(self, tag: str, attributes: dict[str, str]) -> Iterator[ET.Element]:
        element = ET.SubElement(self._into[-1], tag, attributes)
        self._into.append(element)
        try:
            yield element
        finally:
            self._into.pop()

    def _add(self, tag: str, **numbers: float) -> ET.Element:
        attributes = {name: _n(value) for name, value in numbers.items()}
        return ET.SubElement(self._into[-1], tag, attributes)


def clean(text: str) -> str:
    """*text* without the characters that no XML file may hold."""
    return "".join(c for c in text if c in "\t\n\r" or not (c < " " or "\ud800" <= c <= "\udfff"
                                                          or c in "\ufffe\uffff"))  # fmt: skip


def _n(value: float) -> str:
    """A length with two decimals at most."""
    return f"{value:.2f}".rstrip("0").rstrip(".") or "0"
