"""Cells: rows as CSV that a spreadsheet shows and never runs, and that reads back the same.

Files are UTF-8 without a byte order mark, lines end in LF, and quoting is RFC
4180's. A text that a spreadsheet would take for a formula has an apostrophe put
before it; `plain` takes it away again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

# What makes a cell live, after any apostrophes it begins with itself.
# Source: OWASP, CSV Injection.
_LIVE = "=+\\-@\t\r\n＝＋－＠"
_TO_GUARD = re.compile(f"'*[{_LIVE}]")
_GUARDED = re.compile(f"'+[{_LIVE}]")
_QUOTED = re.compile('[",\r\n]')
_ITEM = re.compile(r"(?:[^|\\]|\\.)+", re.DOTALL)


def guarded(text: str) -> str:
    """*text* with an apostrophe before it if a spreadsheet would run it.

    >>> guarded("=1+1"), guarded("'=1+1"), guarded("won't")
    ("'=1+1", "''=1+1", "won't")
    """
    return f"'{text}" if _TO_GUARD.match(text) else text


def plain(cell: str) -> str:
    """The text that a guarded cell stands for.

    >>> plain("'=1+1"), plain("''=1+1"), plain("'tis")
    ('=1+1', "'=1+1", "'tis")
    """
    return cell[1:] if _GUARDED.match(cell) else cell


def joined(values: Iterable[str]) -> str:
    r"""Values as one cell, with ``|`` between them; one inside a value is ``\|``.

    >>> print(joined(["a", "b|c"]))
    a|b\|c
    """
    return "|".join(value.replace("\\", "\\\\").replace("|", "\\|") for value in values)


def split(cell: str) -> list[str]:
    r"""The values of a cell that `joined` made; none of them may be empty.

    >>> split(r"a|b\|c")
    ['a', 'b|c']
    """
    return [re.sub(r"\\(.)", r"\1", item, flags=re.DOTALL) for item in _ITEM.findall(cell)]


def csv(head: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """A head and rows as the bytes of a CSV file.

    Python's own writer leaves a lone carriage return unquoted before 3.12.
    """
    return "".join(f"{','.join(map(_quoted, row))}\n" for row in (head, *rows)).encode("utf-8")


def _quoted(cell: str) -> str:
    doubled = cell.replace('"', '""')
    return f'"{doubled}"' if _QUOTED.search(cell) else cell
