"""Draw: the facts of the graph as one file that opens anywhere.

`make` draws a view, `encode` puts it in a format, `draw` writes it. pyvis and
networkx are loaded when a picture is made, not before.
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
    from kg.draw.page import View
    from kg.draw.sheet import ChartView
    from kg.query import Engine
    from kg.versions import Versions

__all__ = ["FORMATS", "VIEWS", "Picture", "draw", "render"]

# Each view with the parameters it takes; a view of charts is a module of that name.
PARAMETERS = {
    "network": ("contest", "since", "until", "show"),
    "contest": ("contest",),
    "matrix": ("contest", "kind"),
    "agreement": ("at_least", "share", "since", "until", "kind"),
    "timeline": ("endorser",),
    "flow": ("from", "to", "contest", "kind"),
}
VIEWS = tuple(PARAMETERS)
# Files of the network behind a picture, not of the picture.
NETWORKS = ("gexf", "json")
FORMATS = ("html", "svg", "png", *NETWORKS)
# Instead of a contest: all of them, as bands.
ALL = "all"


@dataclass(frozen=True, slots=True)
class Picture:
    """A page, and in one line what it opens on and why."""

    html: str
    chose: str


def check(view: str, given: tuple[str, ...] = (), form: str = "html") -> None:
    """Refuse what can be refused before any data is read.

    Raises:
        UsageError: there is no such view or format, or the view has no such
            parameter.
    """
    if view not in VIEWS:
        raise UsageError(f"no view {view!r}; there is: {', '.join(VIEWS)}")
    if form not in FORMATS:
        raise UsageError(f"no format {form!r}; there is: {', '.join(FORMATS)}")
    known = PARAMETERS[view]
    for name in given:
        if name not in known:
            raise UsageError(f"view {view!r} has no parameter {name!r}; it has: {', '.join(known)}")


def make(
    engine: Engine,
    texts: Texts,
    view: str = "network",
    *,
    around: str | None = None,
    **params: str,
) -> View | ChartView:
    """The view *view*, around an entity or with the view's own parameters.

    *around* and *contest* are an IRI, a CURIE or a name; the network of the
    contest ``all`` has a row for each.

    Raises:
        UsageError: there is no such view, or it has no such parameter.
        EntityError: an entity is unknown, ambiguous or of another class.
    """
    check(view, tuple(params))
    if view == "network":
        if around is None and params.get("contest") == ALL:
            from kg.draw import bands

            if "show" in params:
                raise UsageError("all contests have no voices; give show with one contest")
            return bands.view(engine, texts, params.get("since"), params.get("until"))
        from kg.draw import network

        named = (params.get(name) for name in PARAMETERS["network"])
        return network.view(engine, texts, around, *named)
    if around is not None:
        raise UsageError(f"view {view!r} is not drawn around an entity; only network is")
    made: ChartView = import_module(f"kg.draw.{view}").view(engine, texts, **params)
    return made


def encode(made: View | ChartView, versions: Versions, form: str = "html") -> bytes:
    """A view as a file of the format *form*."""
    from kg.draw.page import View

    if form == "html":
        if isinstance(made, View):
            from kg.draw import page

            return page.render(made, versions).encode("utf-8")
        from kg.draw import frame

        return frame.render(made, versions).encode("utf-8")
    from kg.draw import static, two_sided_chart

    charted = two_sided_chart.of(made) if isinstance(made, View) else made
    if form == "png":
        return static.png(charted, versions)
    return static.svg(charted, versions).encode("utf-8")


def render(
    engine: Engine,
    texts: Texts,
    view: str = "network",
    *,
    around: str | None = None,
    **params: str,
) -> Picture:
    """The page of a view; see `make`."""
    from kg import versions

    made = make(engine, texts, view, around=around, **params)
    return Picture(encode(made, versions.of(engine)).decode("utf-8"), made.chose)


def draw(
    engine: Engine,
    texts: Texts,
    path: Path,
    view: str = "network",
    *,
    form: str | None = None,
    around: str | None = None,
    **params: str,
) -> str:
    """Write the picture *view* to *path*; says what it opens on.

    *form* is one of `FORMATS`; by default what the file's name ends in, else
    html.

    Raises:
        KgError: see `make`; or the file cannot be written.
    """
    from kg import versions

    check(view, tuple(params), form or "html")
    written = form_of(path, form)
    if written in NETWORKS:
        from kg.draw import formats
        from kg.draw.free_model import count

        network = formats.of_view(engine, view, around=around, **params)
        chose = f"{count(len(network), 'node')} and {count(network.size(), 'edge')}"
        content = formats.encode(network, versions.of(engine), written)
    else:
        made = make(engine, texts, view, around=around, **params)
        chose = made.chose
        content = encode(made, versions.of(engine), written)
    with paths.replacing(path) as stream:
        stream.write(content)
    return chose


def form_of(path: Path, form: str | None = None) -> str:
    """The format to write to *path*: *form*, else what its name ends in, else html.

    Raises:
        UsageError: the name ends like another kind of file.
    """
    ending = path.suffix.lower().removeprefix(".")
    named = "html" if ending == "htm" else ending
    if form is None and named and named not in FORMATS:
        raise UsageError(f"cannot write a .{ending} file; there is: {', '.join(FORMATS)}")
    if form is not None and named not in ("", form):
        raise UsageError(f"cannot write {form} into a file that ends in .{ending}")
    return form or named or "html"
