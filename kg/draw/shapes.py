"""Shapes: lines, boxes, signs and words in SVG.

Text reaches the picture through ElementTree, which escapes it. Colours are
class names (see `kg.draw.theme`), so that the page's theme and a file of its own
can each give them theirs. All lengths are CSS pixels; y grows downwards.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Literal
from xml.etree import ElementTree as ET

from kg.draw import glyphs
from kg.network.metric import fit, width

Align = Literal["left", "right", "middle"]

# What a narrow font, and the usual one, takes of the width that is measured.
NARROW, USUAL = 0.85, 0.9
_ANCHORS = {"left": "start", "middle": "middle", "right": "end"}
_HALO = "halo"


class Shapes:
    """A picture of a given width; its height may be set once it is known."""

    def __init__(self, width: float, height: float = 0) -> None:
        self.width, self.height = width, height
        self.root = ET.Element("svg")
        self._into = [self.root]
        self._hatches: set[str] = set()

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
            shape.set("rx", number(radius))
        if "hatch" in cls.split():
            hue = next((name for name in cls.split() if name != "hatch"), "other")
            self._hatches.add(hue)
            # The chart gives the fill its name once it knows in which page it stands.
            shape.set("data-hatch", hue)
        else:
            shape.set("class", cls)
        if key:
            shape.set("data-key", key)
        return shape

    def line(self, points: Sequence[tuple[float, float]], cls: str) -> ET.Element:
        """Straight lines from point to point."""
        way = " ".join(f"{number(x)},{number(y)}" for x, y in points)
        return ET.SubElement(self._into[-1], "polyline", {"points": way, "class": cls})

    def path(self, d: str, cls: str) -> ET.Element:
        """A path in SVG's own language."""
        return ET.SubElement(self._into[-1], "path", {"d": d, "class": cls})

    def circle(self, cx: float, cy: float, r: float, cls: str) -> ET.Element:
        """A circle around (*cx*, *cy*)."""
        shape = self._add("circle", cx=cx, cy=cy, r=r)
        shape.set("class", cls)
        return shape

    def glyph(
        self,
        kind: str,
        x: float,
        y: float,
        *,
        hue: str,
        fill: str,
        text: str = "",
        scale: float = 1,
    ) -> None:
        """A sign of `kg.draw.glyphs` with its middle at (*x*, *y*), *scale* times its size.

        *hue* is h1 to h4, other, second or ink; *fill* is solid, tint, hollow,
        plain or dashed. A numeral has a *text* inside.
        """
        into = ET.SubElement(self._into[-1], "g")
        into.set("class", f"glyph {hue} {fill}")
        grown = f" scale({number(scale)})" if scale != 1 else ""
        into.set("transform", f"translate({number(x)} {number(y)}){grown}")
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
        folds: bool = False,
    ) -> float:
        """One line of text whose middle is at height *y*; returns its width.

        The width is the most that a font in common use takes. *most* cuts it
        with an ellipsis; with *squeeze* a text that only a wide font takes
        beyond *most* is set to that width instead. *halo* gives it 4 pixels of
        the page's ground. With *counts* it is the count of the marks of that
        name; *then* stands there while the slider is not at its end; with *folds*
        it is the number that the mark around it stands for.
        """
        shown = clean(content)
        wide = width(shown, size, bold=bold)
        # Of other scripts the measure is too rough to set a text to it.
        latin = squeeze and all(c < "\u0250" for c in shown)
        squeezed = most is not None and latin and most < wide <= most / NARROW
        if most is not None and not squeezed:
            shown = fit(shown, most, size, bold=bold)
        line = self._add("text", x=x, y=y + size * 0.35)
        line.set("font-size", number(size))
        line.set("class", f"{cls} {_HALO}" if halo else cls)
        if bold:
            line.set("font-weight", "bold")
        if align != "left":
            line.set("text-anchor", _ANCHORS[align])
        if squeezed and most is not None:
            line.set("textLength", number(min(most, wide * USUAL)))
            line.set("lengthAdjust", "spacingAndGlyphs")
        if counts:
            line.set("data-count", counts)
        if then is not None:
            line.set("data-then", clean(then))
        if folds:
            line.set("data-folded", "")
        line.text = shown
        return width(shown, size, bold=bold)

    def runs(
        self,
        x: float,
        y: float,
        runs: Sequence[tuple[str, str, bool] | tuple[str, str, bool, date]],
        *,
        size: float,
        align: Align = "left",
    ) -> None:
        """One line of text in runs of content, class and whether it is bold.

        With a day as the fourth, a run is shown from that day of the slider on.
        """
        line = self._add("text", x=x, y=y + size * 0.35)
        line.set("font-size", number(size))
        if align != "left":
            line.set("text-anchor", _ANCHORS[align])
        for content, cls, bold, *since in runs:
            run = ET.SubElement(line, "tspan", {"class": f"{cls} {_HALO}"})
            if since:
                run.set("class", f"{cls} {_HALO} during")
                run.set("data-public", f"{since[0]}/")
                run.set("data-decided", f"{since[0]}/")
            if bold:
                run.set("font-weight", "bold")
            run.text = clean(content)

    @contextmanager
    def quiet(self, opacity: float) -> Iterator[None]:
        """What is drawn inside lets through what lies under it."""
        with self._within("g", {"opacity": number(opacity)}):
            yield

    @contextmanager
    def _within(self, tag: str, attributes: dict[str, str]) -> Iterator[ET.Element]:
        element = ET.SubElement(self._into[-1], tag, attributes)
        self._into.append(element)
        try:
            yield element
        finally:
            self._into.pop()

    def _add(self, tag: str, **numbers: float) -> ET.Element:
        attributes = {name: number(value) for name, value in numbers.items()}
        return ET.SubElement(self._into[-1], tag, attributes)


def clean(text: str) -> str:
    """*text* without the characters that no XML file may hold."""
    return "".join(c for c in text if c in "\t\n\r" or not (c < " " or "\ud800" <= c <= "\udfff"
                                                          or c in "\ufffe\uffff"))  # fmt: skip


def number(value: float) -> str:
    """A length with two decimals at most."""
    return f"{value:.2f}".rstrip("0").rstrip(".") or "0"
