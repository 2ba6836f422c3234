"""Graph: data files become one store, and a store is opened to be read.

The default graph holds every triple once. The triples of each file stand again
in a named graph of that file, for provenance; derived ones in a graph of their
own. No engine is given a union switch: Oxigraph would count a triple that
stands in two files twice, rdflib once.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg import linkset, paths, sssom, turtle
from kg.errors import StoreError
from kg.vocabulary import DERIVED_GRAPH, GRAPH

if TYPE_CHECKING:
    from pyoxigraph import NamedNode, Store, Triple

# What no IRI needs to have written as %XX.
_PLAIN = re.compile(r"[A-Za-z0-9_.~/-]+")
# Raised whenever the same files would make another store.
LAYOUT = "1"
FORMS = (".ttl", sssom.SUFFIX)
ONTOLOGY = ("alignments", "concepts", "endorsement")


@dataclass(frozen=True, slots=True)
class File:
    """A data file as read: *name* is the IRI of its graph."""

    path: Path
    name: str
    content: bytes


def files(data: Sequence[Path] = ()) -> list[File]:
    """The ontology, the shipped data and the reader's own *data*, as read.

    *data* are folders, searched for ``*.ttl`` and ``*.sssom.tsv``, or single
    files. A file that belongs to the shipped data is taken once.

    Raises:
        InputError: one is missing or unreadable, or a folder holds no data.
    """
    found: dict[Path, str] = {}
    ontology = paths.shared("ontology")
    for name in ONTOLOGY:
        found[(ontology / f"{name}.ttl").resolve()] = f"{GRAPH}ontology/{name}"
    shipped = paths.shared("data")
    for path in _below(shipped):
        found[path.resolve()] = f"{GRAPH}data/{_graph_path(path.relative_to(shipped))}"
    for number, place in enumerate(data, start=1):
        for path, relative in _listed(place):
            found.setdefault(path.resolve(), f"{GRAPH}reader/{number}/{_graph_path(relative)}")
    return [File(path, name, turtle.read_bytes(path)) for path, name in found.items()]


def _listed(place: Path) -> list[tuple[Path, Path]]:
    """The files of data at *place*, each with its path below it."""
    base = place if place.is_dir() else place.parent
    return [(path, path.relative_to(base)) for path in listed(place)]


def listed(place: Path) -> list[Path]:
    """The file at *place*, or all Turtle and SSSOM below the folder.

    Raises:
        InputError: nothing is there, or a folder without either.
    """
    return (_below(place) if place.is_dir() else []) or turtle.listed(place)


def _below(folder: Path) -> list[Path]:
    return sorted(path for form in FORMS for path in folder.rglob(f"*{form}"))


def parse(source: File) -> list[Triple]:
    """The triples of a file as read.

    Raises:
        TurtleError: it does not parse.
        SssomError: it is no valid file of mappings.
    """
    if is_mappings(source):
        return linkset.triples(sssom.parse(source.content, source.path), source.path)
    return turtle.parse(source.content, source.path)


def is_mappings(source: File) -> bool:
    """Whether a file holds mappings, not Turtle."""
    return source.path.name.endswith(sssom.SUFFIX)


def _graph_path(relative: Path) -> str:
    """A path as the end of an IRI; what an IRI cannot hold is written %XX."""
    name = relative.as_posix().removesuffix(sssom.SUFFIX)
    if name == relative.as_posix():
        name = relative.with_suffix("").as_posix()
    if _PLAIN.fullmatch(name):
        return name
    from urllib.parse import quote

    # A name on disk is bytes, and need not be UTF-8.
    return quote(os.fsencode(name), safe="/")


def rules() -> list[Path]:
    """The CONSTRUCT rules of the derived layer, in the order they run."""
    return sorted((paths.shared("queries") / "derived").glob("*.rq"))


def digest(sources: Iterable[File]) -> str:
    """What these files, and the rules, amount to: 32 hexadecimal digits."""
    total = hashlib.sha256(LAYOUT.encode())
    parts = [(source.name, source.content) for source in sources]
    parts += [(path.name, path.read_bytes()) for path in rules()]
    for name, content in sorted(parts):
        total.update(f"\n{name} {len(content)}\n".encode())
        total.update(content)
    return total.hexdigest()[:32]


def load(sources: Iterable[File]) -> Store:
    """A store in memory of these files, with the derived layer.

    Raises:
        TurtleError: a file does not parse.
        SssomError: a file of mappings is not valid.
    """
    import pyoxigraph

    store = pyoxigraph.Store()
    for source in sources:
        graph = pyoxigraph.NamedNode(source.name)
        triples = parse(source)
        _add(store, triples, graph)
    derive(store)
    return store


def derive(store: Store) -> None:
    """Run each rule over the default graph; a rule sees what those before made."""
    import pyoxigraph

    graph = pyoxigraph.NamedNode(DERIVED_GRAPH)
    for path in rules():
        made: Iterable[Triple] = store.query(path.read_text(encoding="utf-8"))  # type: ignore[assignment]  # a CONSTRUCT
        _add(store, list(made), graph)


def _add(store: Store, triples: Sequence[Triple], name: NamedNode) -> None:
    """Put triples into the default graph, and again into the graph *name*."""
    import pyoxigraph

    store.bulk_extend(pyoxigraph.Quad(t.subject, t.predicate, t.object) for t in triples)
    store.bulk_extend(pyoxigraph.Quad(t.subject, t.predicate, t.object, name) for t in triples)


def size(store: Store) -> int:
    """How many triples the default graph holds; the file graphs hold them again."""
    import pyoxigraph

    return sum(1 for _ in store.quads_for_pattern(None, None, None, pyoxigraph.DefaultGraph()))


def write(store: Store, place: Path) -> None:
    """Write a copy of *store* to the new folder *place*, and close it.

    Raises:
        StoreError: it cannot be written (no space, no right).
    """
    import pyoxigraph

    try:
        copy = pyoxigraph.Store(str(place))
        copy.bulk_extend(iter(store))
        copy.flush()
        copy.optimize()
        if len(copy) != len(store):
            raise StoreError(f"{place}: {len(copy)} of {len(store)} triples were written")
    except (OSError, RuntimeError) as error:
        raise StoreError(f"cannot write the store: {' '.join(str(error).split())[:200]}") from error


def open_read_only(place: Path) -> Store:
    """The built store at *place*; many may read it at once.

    Raises:
        StoreError: it is damaged or no store.
    """
    import pyoxigraph

    try:
        return pyoxigraph.Store.read_only(str(place))
    except (OSError, RuntimeError) as error:
        raise StoreError(
            f"store {place} cannot be opened ({' '.join(str(error).split())[:120]});"
            " run `kg build`, which writes it anew"
        ) from error
