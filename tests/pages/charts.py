"""Charts: where the words of a chart stand, without a browser."""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree import ElementTree as ET

from kg.draw.chart import Chart
from kg.network.metric import width


@dataclass(frozen=True)
class Word:
    """One line of text with the box that it takes at most."""

    text: str
    left: float
    right: float
    top: float
    bottom: float

    def covers(self, other: Word) -> bool:
        """Whether the two boxes overlap."""
        return (
            self.left < other.right - 0.5
            and other.left < self.right - 0.5
            and self.top < other.bottom - 0.5
            and other.top < self.bottom - 0.5
        )


def words(chart: Chart) -> list[Word]:
    """Every line of text that a chart shows at rest, those inside signs aside."""
    found: list[Word] = []

    def walk(element: ET.Element) -> None:
        if element.get("hidden") or element.get("class", "").startswith("glyph "):
            return
        if element.tag == "text":
            found.append(_word(element))
        for child in element:
            walk(child)

    walk(chart.root)
    return found


def _word(element: ET.Element) -> Word:
    size = float(element.get("font-size", "0"))
    text = element.text or ""
    wide = width(text, size, bold=element.get("font-weight") == "bold")
    if element.get("textLength"):
        wide = float(element.get("textLength", "0"))
    x, base = float(element.get("x", "0")), float(element.get("y", "0"))
    left = {"end": x - wide, "middle": x - wide / 2}.get(element.get("text-anchor", ""), x)
    middle = base - size * 0.35
    return Word(text, left, left + wide, middle - size * 0.45, middle + size * 0.45)


def overlaps(chart: Chart) -> list[tuple[str, str]]:
    """Pairs of texts that cover each other."""
    every = sorted(words(chart), key=lambda word: word.top)
    return [
        (one.text, two.text)
        for index, one in enumerate(every)
        for two in every[index + 1 :]
        if one.covers(two)
    ]


def outside(chart: Chart) -> list[str]:
    """Texts that leave the chart."""
    return [
        word.text
        for word in words(chart)
        if word.left < -1
        or word.right > chart.width + 1
        or word.top < -1
        or word.bottom > chart.height + 1
    ]
