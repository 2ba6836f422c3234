"""Folder: many files written as one: all of them, or as before.

Everything is written to a folder beside the wanted one. Only when all is there
do the files take their places, the descriptor last. Other files stay.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from kg.errors import InputError


def write(files: Mapping[str, bytes], folder: Path) -> None:
    """Write *files*, by their paths below *folder*, in their order.

    Raises:
        InputError: the folder is a file, or cannot be written.
    """
    if folder.exists() and not folder.is_dir():
        raise InputError(f"cannot write to {str(folder)!r}: a file; name a folder")
    target = folder.resolve()
    part: Path | None = None
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        beside = target if target.is_dir() else target.parent
        part = Path(tempfile.mkdtemp(dir=beside, prefix=f".{target.name[:40]}.", suffix=".part"))
        for name, content in files.items():
            path = part / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        for name in files:
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            (part / name).replace(target / name)
    except OSError as error:
        raise InputError(f"cannot write to {str(folder)!r}: {error.strerror or error}") from error
    finally:
        if part is not None:
            shutil.rmtree(part, ignore_errors=True)
