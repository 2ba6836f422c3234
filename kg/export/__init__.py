"""Export: the graph as tables that anybody reads, and the page that describes it.

``facts`` makes the twelve tables of the record and ``records`` a table for each
class of the graph; ``package`` describes them, ``folder`` writes them.
``dcat`` says in DCAT and VoID what the dataset holds. ``popolo`` and
``quickstatements`` write what other houses read: Popolo JSON, and commands for
Wikidata.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from kg.query import Engine


def tables(engine: Engine, folder: Path) -> list[str]:
    """Write the graph as CSV with its descriptor into *folder*; the paths written.

    Raises:
        InputError: the folder cannot be written.
        KgError: the graph cannot be asked.
    """
    from kg.export import folder as folders
    from kg.export import package

    files = package.files(engine)
    folders.write(files, folder)
    return list(files)


def description(engine: Engine) -> str:
    """The dataset behind *engine* in DCAT and VoID, as Turtle.

    Raises:
        KgError: the graph cannot be asked.
    """
    from kg.export import dcat

    return dcat.description(engine)
