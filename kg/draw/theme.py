"""Theme: the colours by name, and what the class names of a chart look like.

The colours stand in the page's style sheet and nowhere else. A page keeps them
as variables, so that light and dark differ in those alone; a file of its own
(SVG, PNG) has them written out.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

_PALETTES = Path(__file__).resolve().parent / "assets" / "palette.css"
_BLOCK = re.compile(r":root(\[data-theme=\"dark\"\])?\s*\{([^}]*)\}")
_COLOUR = re.compile(r"--([a-z0-9-]+):\s*(#[0-9a-f]+)")
# Class names of the charts, and the colours of the page behind them.
ROLES = {
    "ink": "ink",
    "second": "soft",
    "rule": "rule",
    "hair": "hair",
    "lane": "lane",
    "page": "page",
    "h1": "first",
    "h2": "second",
    "h3": "third",
    "h4": "fourth",
    "other": "others",
    "won": "first",
    "lost": "second",
    **{f"r{step}": f"ramp{step}" for step in range(1, 6)},
}
TINTS = {"t1": "first", "t2": "second", "t3": "third", "t4": "fourth", "tother": "others"}
FONTS = "'Segoe UI', Roboto, 'Helvetica Neue', 'Liberation Sans', 'DejaVu Sans', Arial, sans-serif"


@cache
def palette(theme: str = "light") -> dict[str, str]:
    """The colours of a theme, light or dark, by name."""
    found: dict[str, str] = {}
    for dark, block in _BLOCK.findall(_PALETTES.read_text(encoding="utf-8")):
        if bool(dark) == (theme == "dark"):
            found.update(_COLOUR.findall(block))
    return found


def rules(colour: Callable[[str], str]) -> str:
    """The style of every class of a chart, each colour as *colour* writes it.

    ==================  =====================================================
    on text             the role's colour: ink, second, h1 … (large only), page
    on rect, circle     the ground: a role, a tint t1 … t4 tother, r1 … r5
    on rect             with e1 … (e and a role): 1.5 px outline
    on text             halo, on-lane, on-t1 …: 4 px of that ground around it
    on line, path       the stroke, 1 px; thick 2, thin .75, heavy 2.5, w5, w6,
                        w7, w11; dots, dash, long (6 4)
    ==================  =====================================================
    """
    lines = [f".chart text{{font-family:{FONTS}}}"]
    for name, role in ROLES.items():
        value = colour(role)
        lines.append(f".chart text.{name},.chart tspan.{name}{{fill:{value}}}")
        lines.append(f".chart rect.{name},.chart circle.{name}{{fill:{value}}}")
        lines.append(f".chart polyline.{name},.chart path.{name}{{stroke:{value};fill:none}}")
        lines.append(f".chart .e{name}{{stroke:{value};stroke-width:1.5}}")
        lines.append(f".chart .hatching.{name}{{stroke:{value};stroke-width:1;opacity:.4}}")
        if name in _OF_GLYPHS:
            tint = colour(f"{role}-tint" if f"{role}-tint" in palette() else "others-tint")
            lines.append(
                f".chart .glyph.{name} .outline{{stroke:{value};stroke-width:2;fill:{value}}}"
                f".chart .glyph.{name} .inner{{fill:{value}}}"
                f".chart .glyph.{name}.tint .outline{{fill:{tint}}}"
            )
    for name, role in TINTS.items():
        tint = colour(f"{role}-tint")
        lines.append(f".chart rect.{name},.chart circle.{name}{{fill:{tint}}}")
        lines.append(f".chart path.{name},.chart polyline.{name}{{stroke:{tint};fill:none}}")
        lines.append(f".chart .on-{name}{{{_HALO}stroke:{tint}}}")
    page, ink = colour("page"), colour("ink")
    lines += [
        f".chart rect.cover{{fill:{page};opacity:.82}}",
        f".chart .halo{{{_HALO}stroke:{page}}}",
        f".chart .on-lane{{{_HALO}stroke:{colour('lane')}}}",
        *(f".chart .glyph.{fill} .outline{{fill:{page}}}" for fill in ("hollow", "plain")),
        f".chart .glyph.dashed .outline{{fill:{page};stroke-dasharray:3 3;stroke-width:1.5}}",
        f".chart .glyph text{{font-size:11px;font-weight:bold;fill:{ink}}}",
        f".chart .glyph.solid text,.chart .glyph.solid .inner{{fill:{page}}}",
        ".chart .hit{fill:none;pointer-events:all}.chart .none{fill:none}",
        ".chart .thin{stroke-width:.75}.chart .thick{stroke-width:2}",
        ".chart .heavy{stroke-width:2.5}",
        *(f".chart .w{wide}{{stroke-width:{wide}}}" for wide in (1, 2, 3, 4, 5, 6, 7, 8, 9, 11)),
        ".chart .dots{stroke-dasharray:1 3.5;stroke-linecap:round}",
        ".chart .dash{stroke-dasharray:3 3}.chart .long{stroke-dasharray:6 4}",
        ".chart .round{stroke-linejoin:round;stroke-linecap:round}",
        # Without the ground around it, which some painters lay over the line.
        ".chart .struck{text-decoration:line-through;stroke:none}",
        f".chart g.threaded>rect.ground{{fill:{colour('second')};stroke:{colour('second')}}}",
        f".chart g.threaded>text.ink{{fill:{page};font-weight:bold}}",
    ]
    return "\n".join(lines)


_HALO = "paint-order:stroke;stroke-width:4px;stroke-linejoin:round;"
_OF_GLYPHS = ("h1", "h2", "h3", "h4", "other", "ink", "second", "page")


def of_page() -> str:
    """The rules with the page's variables."""
    return rules(lambda role: f"var(--{role})")


def of_file(theme: str = "light") -> str:
    """The rules with the colours of a theme written out."""
    colours = palette(theme)
    return rules(lambda role: colours[role])
