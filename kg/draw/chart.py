"""Chart: a picture in SVG, put together from marks that can be pressed.

>>> chart = Chart(200, 40)
>>> with chart.mark("union:unison", 0, 0, 90, 24, say="UNISON, union", about=["union:unison"]):
...     chart.glyph("square", 12, 12, hue="h1", fill="solid")
...     _ = chart.text(24, 12, "UNISON", size=13, bold=True)
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from copy import deepcopy
from datetime import date
from xml.etree import ElementTree as ET

from kg.draw.mark import NO_SPAN, Fold, Mark, Moved, Span, span_text
from kg.draw.shapes import Shapes, clean, number

# The marks of a chart are named with it.
__all__ = ("NO_SPAN", "Chart", "Fold", "Mark", "Moved", "Span", "span_text")

TARGET = 24


class Chart(Shapes):
    """Shapes of which some are marks, and what shows and hides them."""

    def __init__(self, width: float, height: float = 0) -> None:
        super().__init__(width, height)
        self.marks: list[Mark] = []

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
        outcome: str = "",
        over: date | None = None,
        held: tuple[str, ...] = (),
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
            outcome,
            over,
            held,
        )
        with self.marked(made, x, y, w, h) as element:
            yield element

    @contextmanager
    def marked(self, mark: Mark, x: float, y: float, w: float, h: float) -> Iterator[ET.Element]:
        """As `mark`, for a mark that the list of the phone has too."""
        self.marks.append(mark)
        attributes = {"class": "mark", "role": "button", "tabindex": "-1"}
        attributes |= {"aria-label": clean(mark.say)}
        if mark.until != NO_SPAN:
            attributes["hidden"] = "hidden"
        attributes |= {name: clean(value) for name, value in mark.attributes().items()}
        with self._within("g", attributes) as element:
            dx, dy = max(0.0, TARGET - w) / 2, max(0.0, TARGET - h) / 2
            hit = self._add("rect", x=x - dx, y=y - dy, width=w + 2 * dx, height=h + 2 * dy)
            hit.set("class", "hit")
            hit.set("rx", "3")
            yield element

    def hit(self, x: float, y: float, w: float, h: float) -> None:
        """More room for a press on the mark that is drawn; its ring stays where it is."""
        with self._within("g", {}):
            self.rect(x, y, w, h, cls="hit")

    @contextmanager
    def listed(
        self, say: str, moved: Moved | None = None, *, tally: str | None = None, counts: str = ""
    ) -> Iterator[None]:
        """The marks inside are a list, which a screen reader calls *say*.

        With *moved* they are a row that the reader can put in another order. *counts*
        is told behind *say*, and told anew as the count *tally* changes.
        """
        told = ", ".join(filter(None, (say, counts)))
        attributes = {"role": "group", "aria-label": clean(told)}
        if tally:
            attributes |= {"data-heads": clean(say), "data-tally": tally}
        with self._within("g", attributes | (moved.attributes() if moved else {})):
            yield

    @contextmanager
    def about(self, *entities: str, cls: str = "", hidden: bool = False) -> Iterator[None]:
        """What is drawn inside is no mark, but stays or fades with these entities.

        *hidden* until the page's script shows it.
        """
        attributes = {"class": f"thing {cls}".strip(), "data-about": clean(" ".join(entities))}
        if hidden:
            attributes["hidden"] = "hidden"
        with self._within("g", attributes):
            yield

    @contextmanager
    def told(self, name: str) -> Iterator[None]:
        """The text that is drawn inside follows the page's control *name*."""
        with self._within("g", {"data-told": name}):
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
        rank: str | None = None,
    ) -> Iterator[None]:
        """What is drawn inside is shown from the day *since* and before *until*.

        By the day things became public; *decided* is the same by the day of
        decision, where that differs. What has an *until* is not shown at rest.
        With a *rank* it is left out with the marks of that rank.
        """
        attributes = {"class": "during", "data-public": f"{since or ''}/{until or ''}"}
        if rank:
            attributes["data-rank"] = rank
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
        scale = " ".join(f"{day}:{number(x)}" for day, x in since)
        edge = since[-1][1] if right is None else right
        with self._within("g", {"class": "veil", "data-scale": scale, "hidden": "hidden"}):
            self.rect(since[0][1], top, edge - since[0][1], bottom - top, cls="cover")
            self.line([(since[0][1], top - 6), (since[0][1], bottom + 4)], "ink thick")

    def svg(self, name: str) -> ET.Element:
        """The element, ready for a page; *name* keeps its ids apart from others."""
        root = ET.Element("svg", {"viewBox": f"0 0 {number(self.width)} {number(self.height)}"})
        root.set("width", number(self.width))
        root.set("height", number(self.height))
        defs = ET.SubElement(root, "defs")
        for hue in sorted(self._hatches):
            pattern = {"id": f"hatch-{name}-{hue}", "width": "6", "height": "6"}
            pattern |= {"patternUnits": "userSpaceOnUse", "patternTransform": "rotate(45)"}
            lines = ET.SubElement(defs, "pattern", pattern)
            ET.SubElement(lines, "path", {"d": "M0 0V6", "class": f"hatching {hue}"})
        root.extend(deepcopy(list(self.root)))
        for shape in root.iter("rect"):
            hue = shape.get("data-hatch", "")
            if hue:
                del shape.attrib["data-hatch"]
                shape.set("fill", f"url(#hatch-{name}-{hue})")
        return root
