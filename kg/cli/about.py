"""About: what a query answers, what it may be given and what its columns mean."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from kg.cli.terminal import clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kg.query import Query

MOST = 90


def text(query: Query, width: int) -> str:
    """The heading of *query* in lines of at most *width* (and at most 90) columns."""
    width = min(width, MOST)
    blocks = [query.summary or "This query has no heading that says what it answers."]
    blocks += query.description.split("\n\n") if query.description else []
    wrapped = [textwrap.fill(clean(" ".join(block.split())), width) for block in blocks]
    parameters = {p.name + ("?" if p.optional else ""): p.meaning for p in query.parameters}
    for title, entries in (("Parameters", parameters), ("Columns", query.columns or {})):
        if entries:
            wrapped.append("\n".join([title, *_listed(entries, width)]))
    return "\n\n".join(wrapped) + "\n"


def _listed(entries: Mapping[str, str], width: int) -> Iterator[str]:
    longest = max(len(name) for name in entries)
    for name, meaning in entries.items():
        yield textwrap.fill(
            clean(" ".join(meaning.split())),
            width,
            initial_indent=f"  {name.ljust(longest)}  ",
            subsequent_indent=" " * (longest + 4),
        )
