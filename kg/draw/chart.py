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
from dataclasses import dataclass
from datetime import date
from xml.etree import ElementTree as ET

from kg.draw.shapes import Shapes, clean, number

Span = tuple[date | None, date | None]

NO_SPAN: Span = (None, None)
TARGET = 24


@dataclass(frozen=True, slots=True)
class Mark:
    """What a mark says and does, wherever it is drawn.

    *key* is the entry of the panel that it opens, *say* its words for a screen
    reader, *about* the CURIEs of the entities that it stands for: those of the
    first one stay when the rest fades. *public* and *decided* are the earliest
    and the latest day on which it can have become public or been decided; a day
    not known is `None`, and the mark then stays whatever the slider says.
    *contest*, *kind* (of endorser) and *rank* are what the filters ask.
    *counts* names the count that it belongs to, if it counts. *outcome* is the
    part of *say* that nobody could say before the day *over*, that of the result.
    *held* are the contests behind a fraction, each with + if it is counted above
    the line too; the page counts again with those that are in.
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
    outcome: str = ""
    over: date | None = None
    held: tuple[str, ...] = ()

    def attributes(self) -> dict[str, str]:
        """The data attributes that the page's script reads."""
        given = {
            "key": self.key,
            "about": " ".join(self.about),
            "public": span_text(self.public),
            "decided": span_text(self.decided),
            "contest": self.contest,
            "kind": self.kind,
            "rank": None if self.rank is None else str(self.rank),
            "counts": self.counts,
            "group": str(self.group),
            "row": None if self.row is None else str(self.row),
        }
        if self.outcome and (self.over or self.held):
            given |= {"outcome": self.outcome, "held": " ".join(self.held)}
            given["over"] = str(self.over) if self.over else None
        return {f"data-{name}": value for name, value in given.items() if value}


@dataclass(frozen=True, slots=True)
class Moved:
    """A row that may stand elsewhere: of whom, at which height, among which others.

    *places* are its places in the orders that the view offers, but the first.
    Rows of one *run* change places with each other.
    """

    about: str
    y: float
    run: str
    places: tuple[int, ...]

    def attributes(self) -> dict[str, str]:
        """The data attributes that the page's script reads."""
        given = {"who": clean(self.about), "y": number(self.y), "run": self.run}
        given["places"] = " ".join(map(str, self.places))
        return {f"data-{name}": value for name, value in given.items()}


def span_text(span: Span) -> str:
    """A span as the page's script reads it; nothing if no day of it is known."""
    first, last = span
    if first is None and last is None:
        return ""
    return f"{first or ''}/{last or ''}"


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
        attributes |= {name: clean(value) for name, value in mark.attributes().items()}
        with self._within("g", attributes) as element:
            dx, dy = max(0.0, TARGET - w) / 2, max(0.0, TARGET - h) / 2
            hit = self._add("rect", x=x - dx, y=y - dy, width=w + 2 * dx, height=h + 2 * dy)
            hit.set("class", "hit")
            hit.set("rx", "3")
            yield element

    @contextmanager
    def listed(self, say: str, moved: Moved | None = None) -> Iterator[None]:
        """The marks inside are a list, which a screen reader calls *say*.

        With *moved* they are a row that the reader can put in another order.
        """
        attributes = {"role": "group", "aria-label": clean(say)}
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
