"""Paths: where the ontology, data, queries, store and held texts lie."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from kg.errors import InputError

PACKAGE = Path(__file__).resolve().parent


def shared(name: str) -> Path:
    """The folder *name* (``ontology``, ``data`` or ``queries``).

    In a wheel it lies inside the package, in a checkout beside it.
    """
    inside = PACKAGE / "share" / name
    return inside if inside.is_dir() else PACKAGE.parent / name


def home() -> Path | None:
    """The folder that ``KG_HOME`` names, or `None` if it is not set."""
    named = os.environ.get("KG_HOME")
    return Path(named).expanduser() if named else None


def store() -> Path:
    """The folder of built graphs: ``$KG_HOME/store``, else the user's cache."""
    named = home()
    if named is not None:
        return named / "store"
    from platformdirs import user_cache_path

    return user_cache_path("hustings", appauthor=False) / "store"


def articles() -> Path:
    """The folder of held texts: ``$KG_HOME/articles``, else the user's data."""
    named = home()
    if named is not None:
        return named / "articles"
    from platformdirs import user_data_path

    return user_data_path("hustings", appauthor=False) / "articles"


def downloads() -> Path:
    """The folder of what was fetched: ``$KG_HOME/downloads``, else the user's cache."""
    named = home()
    if named is not None:
        return named / "downloads"
    from platformdirs import user_cache_path

    return user_cache_path("hustings", appauthor=False) / "downloads"


@contextmanager
def replacing(path: Path) -> Iterator[IO[bytes]]:
    """Write beside *path*, and take its name only when all went well.

    A link is followed, and a file keeps its rights. What is no file (a device,
    a pipe) is written as it stands. A file that its owner made read-only is
    left alone: only its folder would have to be writable to replace it.

    Raises:
        InputError: the folder or file cannot be written.
    """
    import tempfile

    part: Path | None = None
    try:
        target = path.resolve()
        if target.exists() and not target.is_file():
            with target.open("wb") as stream:
                yield stream
            return
        if target.exists() and not os.access(target, os.W_OK):
            raise PermissionError(errno.EACCES, "the file is read-only; name another")
        with tempfile.NamedTemporaryFile(
            dir=target.parent, prefix=f".{target.name[:40]}.", suffix=".part", delete=False
        ) as stream:
            part = Path(stream.name)
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        part.chmod(_mode(target))
        part.replace(target)
        part = None
    except OSError as error:
        raise InputError(f"cannot write {str(path)!r}: {error.strerror or error}") from error
    finally:
        if part is not None:
            part.unlink(missing_ok=True)


def _mode(target: Path) -> int:
    """The rights of *target*: its own, or for a new file those of the umask.

    A temporary file is private, and a file that people share is not.
    """
    if target.exists():
        return stat.S_IMODE(target.stat().st_mode)
    umask = os.umask(0)
    os.umask(umask)
    return 0o666 & ~umask
