"""Quickstatements: ids that the graph knows, as commands for a person to give to Wikidata.

Only of what was judged the same as an item there, by an id crosswalk or a
review; only ids, each with the address of a data set that lists its bearer;
never who endorsed whom.

Source: QuickStatements help, version 1 commands; the properties as two or more
public sources name them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from kg import query
from kg.export.ground import text
from kg.link import known
from kg.vocabulary import curie

if TYPE_CHECKING:
    from kg.query import Engine

# The property that holds an id of each scheme. The numbers of Democracy Club (P6465)
# stay out: they come under a share-alike licence, and Wikidata is CC0.
PROPERTIES = {
    "bioguide": "P1157",
    "mnis": "P10428",
    "theyworkforyou": "P2171",
}
WIKIDATA = "wikidata"
_ITEM = re.compile(r"Q[1-9]\d{0,11}")
# What cannot end a string or a line, whatever it is told to be.
_VALUE = re.compile(r"[A-Za-z0-9._/-]{1,100}")
_ADDRESS = re.compile(r"https?://[^\s\"|<>\\^`{}\x00-\x20\x7f]{1,1000}")


class Statements(NamedTuple):
    """The commands, one a line, and how many ids were left out for want of what."""

    lines: tuple[str, ...]
    clashes: int
    unsourced: int

    def text(self) -> str:
        """The commands as a file."""
        return "".join(f"{line}\n" for line in self.lines)


def quickstatements(engine: Engine) -> Statements:
    """A command for each id of a judged item, sorted.

    A thing with two items, or two ids of one scheme, is left out: which is right
    is for a person to judge. So is an id without a data set that lists its bearer.

    Raises:
        KgError: the graph cannot be asked.
    """
    addresses: dict[str, list[str]] = defaultdict(list)
    for thing, _, url in query.select(engine, text("documents")):
        if _ADDRESS.fullmatch(url):
            addresses[curie(thing)].append(url)
    lines: list[str] = []
    clashes = unsourced = 0
    for thing, schemes in sorted(known.ids(engine).items()):
        items = schemes.get(WIKIDATA, set())
        if len(items) > 1:
            clashes += 1
        if len(items) != 1 or not _ITEM.fullmatch(min(items)):
            continue
        for scheme, property_ in PROPERTIES.items():
            values = schemes.get(scheme, set())
            if len(values) > 1:
                clashes += 1
            elif values and not addresses[thing]:
                unsourced += 1
            elif values and _VALUE.fullmatch(min(values)):
                lines.append(_line(min(items), property_, min(values), addresses[thing][0]))
    return Statements(tuple(lines), clashes, unsourced)


def _line(item: str, property_: str, value: str, address: str) -> str:
    """One command: the statement, and the address (S854) behind it."""
    return "\t".join((item, property_, f'"{value}"', "S854", f'"{address}"'))
