"""Metric: how wide a text is at most, without asking a font.

The table has the advance widths of DejaVu Sans, the widest system font in
common use, in hundredths of the font size. Helvetica, Segoe and Roboto need
about a tenth less. Widths are CSS pixels.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from kg.network.bidi import bare, isolated

_REGULAR = (
    *((28, "'ijl"), (32, "IJ ,."), (36, "/:;\\|f-"), (41, "()[]t!r"), (46, '"'), (53, "*_`sz?")),
    *((58, "cLFk"), (63, "vxyPTYaoeESbdghnpqu"), (64, "$0123456789{}"), (70, "KAVBRXZC")),
    *((78, "UHNDG&"), (84, "OQw#+<=>^~"), (86, "M"), (97, "%m"), (100, "W@")),
)
_BOLD = (
    *((34, "'ijl"), (38, " /IJ\\|,."), (44, ":;-f"), (50, "!()[]tr_`"), (52, '"*')),
    *((60, "?zcs"), (65, "Lvxy"), (69, "akEFTeo"), (73, "$0123456789hnu{}SYbdgpqCPZ")),
    *((77, "BAKRVX"), (85, "UGD#+<=>HN^~OQ"), (92, "&w"), (104, "%@Mm"), (110, "W")),
)
_WIDTHS = tuple(
    {character: width for width, group in table for character in group}
    for table in (_REGULAR, _BOLD)
)
_ELSE = 85
# Of a name cut in the middle: the part of the room that its end takes, at most; and the
# letters of an end that takes the word before it along.
_TAIL, _SHORT = 0.65, 4
_WIDE = 105


def _advance(character: str, widths: dict[str, int]) -> int:
    known = widths.get(character)
    if known is not None:
        return known
    if unicodedata.category(character) in {"Mn", "Me", "Cf", "Cc"}:
        return 0
    if unicodedata.east_asian_width(character) in {"W", "F"}:
        return _WIDE
    base = unicodedata.normalize("NFD", character)[0]
    return widths.get(base, _ELSE)


def width(text: str, size: float, *, bold: bool = False) -> float:
    """The most pixels that *text* takes at a font size of *size* pixels.

    >>> width("UNISON", 14) < width("UNISON", 14, bold=True)
    True
    """
    widths = _WIDTHS[bold]
    return sum(_advance(character, widths) for character in text) * size / 100


def fit(text: str, most: float, size: float, *, bold: bool = False) -> str:
    """*text*, cut with an ellipsis if it would be wider than *most* pixels.

    >>> fit("Communication Workers Union", 120, 14)
    'Communicatio…'
    """
    if width(text, size, bold=bold) <= most:
        return text
    room = most - width("…", size, bold=bold)
    used = 0.0
    for index, character in enumerate(text):
        used += _advance(character, _WIDTHS[bold]) * size / 100
        if used > room:
            cut = f"{text[:index].rstrip()}…"
            return isolated(bare(cut)) if bare(text) != text else cut
    return text


def fit_all(
    texts: Iterable[str], most: float, size: float, *, bold: bool = False
) -> dict[str, str]:
    """Each of *texts* as `fit` cuts it, in the middle where two would look alike.

    >>> found = fit_all(["Workers of Harbor City East", "Workers of Harbor City West"], 120, 14)
    >>> found["Workers of Harbor City West"]
    'Workers… West'
    """
    found = {text: fit(text, most, size, bold=bold) for text in texts}
    for alike in _alike(found):
        plain = [bare(text) for text in alike]
        found.update({text: isolated(_ends(bare(text), plain, most, size, bold)) for text in alike})
    return found


def _alike(cut: dict[str, str]) -> list[list[str]]:
    """The texts that look alike when they are cut, two or more together."""
    groups: dict[str, list[str]] = {}
    for text, shown in cut.items():
        groups.setdefault(shown, []).append(text)
    return [texts for texts in groups.values() if len(texts) > 1]


def _same(one: str, other: str) -> int:
    """With how many equal letters two texts begin."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _ends(text: str, alike: list[str], most: float, size: float, bold: bool) -> str:
    """The beginning of *text*, and from where it differs from those it looks like."""
    others = [other for other in alike if other != text]
    same = max(_same(text, other) for other in others)
    at = text.rfind(" ", 0, same) + 1 or same
    if 0 < len(text) - at < _SHORT:  # A number alone says little: Local 12.
        at = text.rfind(" ", 0, at - 1) + 1 or at
    tail = fit(text[at:], most * _TAIL, size, bold=bold)
    gap = " " if text[at - 1 : at].isspace() else ""
    room = most - width(gap + tail, size, bold=bold)
    begins = fit(f"{text[:at].rstrip()}…", room, size, bold=bold)
    return f"{begins.rstrip('…').rstrip()}…{gap}{tail}"
