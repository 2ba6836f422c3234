"""Drawn: pages of one graph, each written once however many tests open it."""

from __future__ import annotations

from pathlib import Path

from kg import draw
from kg.article import Texts
from kg.query import OxigraphEngine

# Every view of charts, each as a reader draws it first; all contests are one of the network.
VIEWS: dict[str, tuple[str, dict[str, str]]] = {
    "bands": ("network", {"contest": "all"}),
    **{view: (view, {}) for view in draw.VIEWS if view != "network"},
}


class Drawn:
    """What `kg draw VIEW` makes of a graph: a call gives the file of a view, or of `VIEWS`."""

    def __init__(self, engine: OxigraphEngine, folder: Path, texts: Path | None = None) -> None:
        self._engine = engine
        self._folder = folder
        self._texts = Texts(texts)
        self._paths: dict[tuple[str, ...], Path] = {}

    def __call__(self, name: str = "network", **params: str) -> Path:
        """The page of the view *name* with these parameters."""
        key = (name, *map("=".join, sorted(params.items())))
        if key not in self._paths:
            view, given = VIEWS.get(name, (name, {}))
            path = self._folder / f"{len(self._paths)}.html"
            draw.draw(self._engine, self._texts, path, view, **given, **params)
            self._paths[key] = path
        return self._paths[key]
