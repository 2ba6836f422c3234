"""Build: the one way from files to a store that readers may trust.

A build writes ``<store>/<digest>.part``, gives it the name ``<digest>`` once it
is whole, then replaces the small file ``current``. Killed at any moment it
leaves the old store in place; the next build clears away what it left. The
store before is kept until the next build, for readers still in it.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg import check, graph, paths
from kg.article import Texts
from kg.errors import FaultsError, StoreError

if TYPE_CHECKING:
    from filelock import AcquireReturnProxy, FileLock
    from pyoxigraph import Store

Progress = Callable[[str], None]
CURRENT = "current"
SUMS = "sums"


@dataclass(frozen=True, slots=True)
class Built:
    """A store that fits its data: where it lies, and whether it was made now."""

    place: Path
    digest: str
    triples: int
    made: bool
    notices: int


def existing(root: Path, digest: str) -> Path | None:
    """The whole store of that digest below *root*, if there is one."""
    place = root / digest
    return place if place.is_dir() else None


def build(
    data: Sequence[Path],
    root: Path,
    progress: Progress = lambda _: None,
    *,
    again: bool = True,
) -> Built:
    """Make the store of the shipped data and *data* below *root*.

    One build runs at a time; a second waits, and says so through *progress*.
    With *again* false a store that fits is taken as it is.

    Raises:
        InputError: a file is missing, unreadable or does not parse.
        FaultsError: the data breaks a rule; the old store stands.
        StoreError: the store cannot be written; the old one stands.
    """
    sources = graph.files(data)
    digest = graph.digest(sources)
    try:
        root.mkdir(parents=True, exist_ok=True)
        with _lock(root, progress):
            found = existing(root, digest)
            if found is not None and not again:
                return Built(found, digest, 0, made=False, notices=0)
            progress(f"reading {len(sources)} files")
            store = graph.load(sources)
            notices = _checked(store, sources, digest, progress)
            progress(f"writing {graph.size(store):,} triples")
            place = _publish(store, root, digest)
            return Built(place, digest, graph.size(store), made=True, notices=notices)
    except OSError as error:
        raise StoreError(f"cannot write below {root}: {error.strerror or error}") from error


def _checked(store: Store, sources: list[graph.File], digest: str, progress: Progress) -> int:
    """Check the store unless a release did; the number of notices."""
    if digest == released():
        return 0
    found = check.store_findings(
        store, sources, Texts(None), lambda part: progress(f"checking {part}")
    )
    faults = check.faults(found)
    if faults:
        more = f" (and {len(faults) - 1} more)" if len(faults) > 1 else ""
        raise FaultsError(
            f"nothing built: {faults[0].one_line()}{more}; `kg check` lists all that is wrong"
        )
    return len(found)


def released() -> str | None:
    """The digest of the data that this release was checked with, in a wheel."""
    note = paths.PACKAGE / "share" / "checked"
    return note.read_text(encoding="ascii").strip() if note.is_file() else None


def _publish(store: Store, root: Path, digest: str) -> Path:
    """Write the store beside the old one, then let readers find it."""
    before = current(root)
    _clear_parts(root)
    place = root / digest
    part = root / f"{digest}.part"
    try:
        # The same digest is the same content: a whole store of it stays.
        if not _is_whole(place):
            graph.write(store, part)
            (part / SUMS).write_text(_sums(part), encoding="ascii")
            _remove(place)
            part.rename(place)
        with paths.replacing(root / CURRENT) as stream:
            stream.write(f"{digest}\n".encode("ascii"))
    finally:
        shutil.rmtree(part, ignore_errors=True)
    _clear_stores(root, {digest, before})
    return place


def _is_whole(place: Path) -> bool:
    """Whether the files of the store at *place* are as they were written, to the byte."""
    note = place / SUMS
    return note.is_file() and note.read_bytes() == _sums(place).encode("ascii")


def _sums(place: Path) -> str:
    """A line with its SHA-256 for each file of a store that holds data."""
    files = sorted(p for name in ("*.sst", "CURRENT", "MANIFEST-*") for p in place.glob(name))
    return "".join(f"{hashlib.sha256(p.read_bytes()).hexdigest()} {p.name}\n" for p in files)


def current(root: Path) -> str | None:
    """The digest of the store built last, or `None`."""
    note = root / CURRENT
    return note.read_text(encoding="ascii", errors="replace").strip() if note.is_file() else None


def _remove(store: Path) -> None:
    """Remove a store, under another name first: half a store is never taken for one."""
    if store.exists():
        part = store.rename(store.with_name(f"{store.name}.old.part"))
        shutil.rmtree(part, ignore_errors=True)


def _clear_parts(root: Path) -> None:
    """Remove what killed builds left half-written."""
    for path in root.glob("*.part"):
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)


def _clear_stores(root: Path, keep: set[str | None]) -> None:
    """Remove the stores that no reader can still be sent to."""
    for path in root.iterdir():
        if path.is_dir() and path.name not in keep:
            _remove(path)


def _lock(root: Path, progress: Progress) -> AcquireReturnProxy[FileLock]:
    """A lock that ends with its process, however that ends."""
    from filelock import FileLock, Timeout

    lock = FileLock(root / "lock")
    try:
        return lock.acquire(timeout=0)
    except Timeout:
        progress("waiting for another build to end")
        return lock.acquire(timeout=600)
