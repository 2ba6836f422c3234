"""Make the pictures that the README and the documents show, as `kg draw` writes them.

    python docs/pictures/make.py

Each is the file of a view, light and dark; no browser is needed. No text of an
article is held while they are made, so none is in them.
"""

from __future__ import annotations

from pathlib import Path

from kg import draw, graph, versions
from kg.article import Texts
from kg.draw import static, two_sided_chart
from kg.draw.page import View
from kg.query import OxigraphEngine

ZOOM = 1.2
HERE = Path(__file__).parent
# The file's name, the view, its parameters, and which endorser the bands follow.
PICTURES: tuple[tuple[str, str, dict[str, str], str | None], ...] = (
    ("network-2015", "network", {"contest": "Labour leadership 2015"}, None),
    ("contest-2020", "contest", {"contest": "Labour leadership 2020"}, None),
    ("bands", "network", {"contest": "all"}, "union:unison"),
    ("matrix", "matrix", {}, None),
    ("agreement", "agreement", {}, None),
    ("timeline", "timeline", {}, None),
    ("flow", "flow", {}, None),
)


def main() -> None:
    """Draw every picture in both themes."""
    engine = OxigraphEngine(graph.load(graph.files()))
    for name, view, params, followed in PICTURES:
        made = draw.make(engine, Texts(None), view, **params)
        charted = two_sided_chart.of(made) if isinstance(made, View) else made
        charted.followed = followed
        for theme, ending in (("light", ""), ("dark", "-dark")):
            painted = static.png(charted, versions.of(engine), theme, ZOOM)
            (HERE / f"{name}{ending}.png").write_bytes(painted)


if __name__ == "__main__":
    main()
