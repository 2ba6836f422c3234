"""Draw: the facts of the graph as one HTML file that opens anywhere.

`render` makes the page, `draw` writes it. pyvis and networkx are loaded when a
picture is made, not before.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from kg import paths
from kg.errors import UsageError

if TYPE_CHECKING:
    from kg.article import Texts
    from kg.query import Engine

__all__ = ["VIEWS", "Picture", "draw", "render"]

# Each view with the parameters it takes; a view of charts is a module of that name.
PARAMETERS = {
    "network": ("contest",),
    "contest": ("contest",),
}
VIEWS = tuple(PARAMETERS)


@dataclass(frozen=True, slots=True)
class Picture:
    """A page, and in one line what it opens on and why."""

    html: str
    chose: str


def check(view: str, given: tuple[str, ...] = ()) -> None:
    """Refuse what can be refused before any data is read.

    Raises:
        UsageError: there is no such view, or it has no such parameter.
    """
    if view not in VIEWS:
        raise UsageError(f"no view {view!r}; there is: {', '.join(VIEWS)}")
    known = PARAMETERS[view]
    for name in given:
        if name not in known:
            raise UsageError(f"view {view!r} has no parameter {name!r}; it has: {', '.join(known)}")


def render(
    engine: Engine,
    texts: Texts,
    view: str = "network",
    *,
    around: str | None = None,
    **params: str,
) -> Picture:
    """The picture *view*, around an entity or with the view's own parameters.

    *around* and *contest* are an IRI, a CURIE or a name.

    Raises:
        UsageError: there is no such view, or it has no such parameter.
        EntityError: an entity is unknown, ambiguous or of another class.
    """
    check(view, tuple(params))
    from kg import versions

    if view == "network":
        from kg.draw import network, page

        drawn = network.view(engine, texts, around, params.get("contest"))
        return Picture(page.render(drawn, versions.of(engine)), drawn.chose)
    from kg.draw import frame

    if around is not None:
        raise UsageError(f"view {view!r} is not drawn around an entity; only network is")
    made = import_module(f"kg.draw.{view}").view(engine, texts, **params)
    return Picture(frame.render(made, versions.of(engine)), made.chose)


def draw(
    engine: Engine,
    texts: Texts,
    path: Path,
    view: str = "network",
    *,
    around: str | None = None,
    **params: str,
) -> str:
    """Write the picture *view* to *path* as HTML; says what it opens on.

    Raises:
        KgError: see `render`; or the file cannot be written.
    """
    picture = render(engine, texts, view, around=around, **params)
    with paths.replacing(path) as stream:
        stream.write(picture.html.encode("utf-8"))
    return picture.chose
