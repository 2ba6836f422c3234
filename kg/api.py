"""Api: the reader's face in Python. It stands above the rooms and adds nothing.

>>> import kg
>>> graph = kg.open()  # doctest: +SKIP
>>> for row in graph.query("backers-of-candidate", person="Jeremy Corbyn"):  # doctest: +SKIP
...     print(row.endorserLabel, row.rank)
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg import paths
from kg.errors import QueryError, UsageError

if TYPE_CHECKING:
    import networkx
    import rdflib

    from kg.article import Texts
    from kg.network.measures import Measures
    from kg.query import Engine
    from kg.query.rows import Rows
    from kg.show import Page

# A day, in seconds.
LONGEST = 86_400

Place = str | PathLike[str]


def open(  # noqa: A001  # the name is the contract's: kg.open()
    data: Place | Sequence[Place] = (),
    *,
    store: Place | None = None,
    endpoint: str | None = None,
    progress: Callable[[str], None] = lambda _: None,
) -> Graph:
    """The graph of the shipped data and of the reader's own *data*.

    *data* are files or folders of Turtle. If no built store fits, one is built
    first below *store* (default: see `kg.paths.store`), and *progress* is told.
    With *endpoint*, a SPARQL address that holds the graph, nothing is built.

    Raises:
        KgError: a file, the data, the store or the endpoint's address is wrong.
    """
    from kg import query

    if endpoint is not None:
        if data or store is not None:
            raise UsageError("an endpoint holds its own data; give no data and no store with it")
        return Graph(query.EndpointEngine(endpoint), None)
    from kg import graph

    places = [Path(p) for p in ((data,) if isinstance(data, str | PathLike) else data)]
    root = Path(store) if store is not None else paths.store()
    place = _fitting(places, root, progress)
    return Graph(query.OxigraphEngine(graph.open_read_only(place)), place)


def _fitting(places: list[Path], root: Path, progress: Callable[[str], None]) -> Path:
    """A store below *root* that fits the data, built now if there is none."""
    from kg import graph

    digest = graph.digest(graph.files(places))
    place = root / digest
    if place.is_dir():
        return place
    from kg import build

    progress("no built graph fits the data; building it")
    return build.build(places, root, progress, again=False).place


class Graph:
    """An opened graph, to be asked, shown and drawn; it is never written."""

    def __init__(self, engine: Engine, place: Path | None) -> None:
        """Use `kg.open`; *place* is the store's folder, `None` for an endpoint."""
        self.engine = engine
        self.place = place

    @cached_property
    def texts(self) -> Texts:
        """The articles that this reader holds."""
        from kg.article import Texts

        return Texts(paths.articles())

    def query(
        self, name_or_sparql: str, /, *, timeout: float | None = None, **params: object
    ) -> Rows:
        """The rows of a library query, or of a SELECT text.

        *params* fill the query's parameters: an IRI, a CURIE, a name, or a
        value. With *timeout*, in seconds, the store is asked in a child process
        that is ended when the time is over.

        Raises:
            UsageError: an unknown name, or a wrong parameter.
            EntityError: a name fits nothing or several things.
            QueryTimeoutError: no answer in time.
            QueryError: the text is refused, malformed, or no SELECT.
        """
        from kg import query

        return query.run(self._engine(timeout), name_or_sparql, **params)

    def _engine(self, timeout: float | None) -> Engine:
        from kg.query import EndpointEngine
        from kg.query.child import ChildEngine

        if timeout is None:
            return self.engine
        if not 0 < timeout <= LONGEST:
            raise UsageError(f"timeout wants a number of seconds above 0, up to {LONGEST}")
        if self.place is not None:
            return ChildEngine(self.place, timeout)
        assert isinstance(self.engine, EndpointEngine)
        return EndpointEngine(self.engine.url, timeout)

    def entity(self, name: str, type_iri: str | None = None) -> str:
        """The IRI of the entity that *name* (a name, CURIE or IRI) means.

        Raises:
            EntityError: none, several, or one of another class.
        """
        from kg import query
        from kg.query.library import ANYTHING, Parameter

        return query.resolve(self.engine, name, Parameter("entity", type_iri or ANYTHING))

    def show(self, entity: str) -> Page:
        """The page about an entity: its facts by date, with their sources."""
        from kg import show

        return show.page(self.engine, self.entity(entity), self.texts)

    def network(self, name: str = "endorsements", **params: object) -> networkx.Graph[str]:
        """A networkx graph: endorsements, agreement, overlap or offices.

        A node's id is its IRI; edges carry kinds, days, ranks and sources.
        Endorsements and offices have a direction and one edge a fact; agreement
        and overlap have one edge a pair, with a *weight*. *params* narrow it:
        see `kg.network.build`.

        Raises:
            UsageError: an unknown network or parameter, or a wrong value.
            EntityError: a name fits nothing or several things.
        """
        from kg import network

        return network.build(self.engine, name, **params)

    def measures(
        self, network: str | networkx.Graph[str] = "endorsements", **params: object
    ) -> Measures:
        """A table of measures of a network: a row a node, strongest first.

        *network* is a name, narrowed by *params* as in `network`, or a network
        that the caller has narrowed.

        Raises:
            UsageError: an unknown network or parameter, or a wrong value.
            EntityError: a name fits nothing or several things.
        """
        from kg.network.measures import measure

        if isinstance(network, str):
            return measure(self.network(network, **params))
        if params:
            raise UsageError("parameters narrow a network by its name; this one is made already")
        return measure(network)

    def draw(
        self,
        view: str = "network",
        path: Place = "network.html",
        *,
        query: str | PathLike[str] | None = None,
        **params: Any,
    ) -> Path:
        """Write a picture as one HTML file that works offline; returns its path.

        With *query* (a SELECT or CONSTRUCT, a library name, or a file that ends
        in ``.rq`` or ``.sparql``) what it ties is drawn instead of a view, and
        *params* fill its parameters.

        Raises:
            KgError: see `kg.draw.draw` and `kg.draw.query.draw`.
        """
        from kg import draw

        target = Path(path)
        if query is None:
            draw.draw(self.engine, self.texts, target, view=view, **params)
            return target
        if view != "network":
            raise UsageError("a query is a picture of its own; give no view with it")
        from kg.draw import query as pictures
        from kg.query import find, library, parameters

        named = not isinstance(query, str) or query.endswith((".rq", ".sparql"))
        question = library.read(Path(query)) if named else find(str(query))
        form = params.pop("form", None)
        pictures.check(form or "html")
        form = draw.form_of(target, form)
        values = {name: str(value) for name, value in params.items()}
        parameters.check(question, values)
        pictures.draw(self.engine, self.texts, target, question, values, form)
        return target

    def dataset(self) -> rdflib.Dataset:
        """The store as an rdflib dataset, read-only; rows come slower this way.

        Its queries call no service and no web address.

        Raises:
            QueryError: the graph is an endpoint.
        """
        if self.place is None:
            raise QueryError("an endpoint cannot be opened as an rdflib dataset")
        import rdflib
        from oxrdflib import OxigraphStore

        from kg import graph
        from kg.query import guard

        class Guarded(OxigraphStore):
            """The store, which lets no query out of this machine."""

            def query(self, query: Any, *args: Any, **more: Any) -> Any:
                if not isinstance(query, str):
                    # rdflib's own engine would answer it, silently and unguarded.
                    raise QueryError("a prepared query is refused; give its text")
                guard.check_calls(query)
                return super().query(query, *args, **more)

        return rdflib.Dataset(store=Guarded(store=graph.open_read_only(self.place)))
