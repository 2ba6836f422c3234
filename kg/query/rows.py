"""Rows: an answer as Python values.

The store library writes all rows as SPARQL TSV in one go, and each distinct
cell is read once: making a Python object for every term took three times as
long (measured on 100,000 rows).
"""

from __future__ import annotations

import datetime
import gc
import re
from collections import namedtuple
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any

from kg.vocabulary import PREFIXES

if TYPE_CHECKING:
    from pyoxigraph import QuerySolutions

Value = str | int | Decimal | float | bool | datetime.date | None

_XSD = PREFIXES["xsd"]
_INTEGERS = (
    *("integer", "int", "long", "short", "byte", "nonNegativeInteger", "positiveInteger"),
    *("negativeInteger", "nonPositiveInteger"),
    *("unsignedInt", "unsignedLong", "unsignedShort", "unsignedByte"),
)
_WHOLE = r"[+-]?[0-9]+"
_POINT = r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)"
_FLOAT = rf"{_POINT}(?:[eE][+-]?[0-9]+)?|[+-]?INF|NaN"
# The written form of each datatype, and what reads it. Python's own readers
# take more: underscores, digits of any script, dates without hyphens.
_READ: dict[str, tuple[re.Pattern[str], Callable[[str], Any]]] = {
    f"{_XSD}{name}": (re.compile(form), read)
    for names, form, read in (
        (_INTEGERS, _WHOLE, int),
        (("decimal",), _POINT, Decimal),
        (("double", "float"), _FLOAT, float),
        (("boolean",), "true|false|1|0", {"true", "1"}.__contains__),
        (("date",), "[0-9]{4}-[0-9]{2}-[0-9]{2}", datetime.date.fromisoformat),
    )
    for name in names
}
_ESCAPE = re.compile(r"\\(u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)", re.DOTALL)
_LETTERS = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}


class Rows(Sequence[Any]):
    """The rows of a SELECT as named tuples, in the query's order.

    IRIs and strings are `str`; integers `int`, decimals `Decimal`, doubles
    `float`, booleans `bool`, dates `datetime.date`; what is unbound is `None`.
    A literal that is malformed for its datatype stays the `str` it is. `terms`
    keeps language and datatype.
    """

    def __init__(self, solutions: QuerySolutions) -> None:
        import pyoxigraph

        self.columns: tuple[str, ...] = tuple(v.value for v in solutions.variables)
        self._tsv = solutions.serialize(format=pyoxigraph.QueryResultsFormat.TSV) or b""
        make = partial(tuple.__new__, _row_class(self.columns))
        with _uncollected():
            self._rows: list[Any] = list(map(make, _values(self._tsv, len(self.columns))))

    def terms(self) -> list[tuple[Any, ...]]:
        """The same rows as the store library's terms."""
        import pyoxigraph

        found = pyoxigraph.parse_query_results(self._tsv, format=pyoxigraph.QueryResultsFormat.TSV)
        assert isinstance(found, pyoxigraph.QuerySolutions)
        return [tuple(solution) for solution in found]

    def __len__(self) -> int:
        return len(self._rows)

    def __getitem__(self, index: Any) -> Any:
        return self._rows[index]

    def __iter__(self) -> Iterator[Any]:
        return iter(self._rows)

    def __eq__(self, other: object) -> bool:
        return self._rows == (other._rows if isinstance(other, Rows) else other)

    __hash__ = None  # type: ignore[assignment]  # rows are a list, and compare as one

    def __repr__(self) -> str:
        return f"<Rows {', '.join(self.columns)}: {len(self)}>"


def _values(tsv: bytes, width: int) -> Iterator[tuple[Value, ...]]:
    """The values of the rows, read a column at a time."""
    text = tsv.decode("utf-8")
    rows = text.count("\n") - 1
    if not width:
        return iter([()] * rows)
    if '"' not in text and text.count("<") == rows * width:
        # Every cell is one IRI, which holds no angle bracket of its own.
        text = text.replace("<", "").replace(">", "")
        cells = text.replace("\n", "\t").split("\t")
        return zip(*(cells[width + at : -1 : width] for at in range(width)), strict=True)
    # The writer escapes tabs and line ends inside cells, so every one is a border.
    cells = text.replace("\n", "\t").split("\t")
    read = _Cells().__getitem__
    return zip(
        *(
            [
                cell[1:-1] if cell[:1] == "<" else read(cell)
                for cell in cells[width + at : -1 : width]
            ]
            for at in range(width)
        ),
        strict=True,
    )


@contextmanager
def _uncollected() -> Iterator[None]:
    """Let the garbage collector rest: rows hold no cycles, and it took a third of the time."""
    resting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if resting:
            gc.enable()


class _Cells(dict[str, Value]):
    """Cells of SPARQL TSV with the values they stand for, each read once."""

    def __missing__(self, cell: str) -> Value:
        value = self[cell] = _value(cell)
        return value


def _row_class(columns: tuple[str, ...]) -> Any:
    """A named tuple; a column that Python cannot name becomes ``_0``, ``_1``, and so on."""
    return namedtuple(  # noqa: PYI024  # the columns are known only now
        "Row", columns, rename=True
    )


def _value(cell: str) -> Value:
    """The value of a cell: an IRI, a quoted literal, a bare number, or nothing."""
    if not cell:
        return None
    if cell[0] == "<":
        return cell[1:-1]
    if cell[0] == '"':
        # No language and no datatype holds a quote: the last one ends the text.
        end = cell.rindex('"')
        text = cell[1:end]
        datatype = cell[end + 4 : -1] if cell.startswith("^^<", end + 1) else ""
        return _typed(_ESCAPE.sub(_unescaped, text) if "\\" in text else text, datatype)
    if cell in {"true", "false"}:
        return cell == "true"
    if "e" in cell or "E" in cell:
        return _typed(cell, f"{_XSD}double")
    return _typed(cell, f"{_XSD}{'decimal' if '.' in cell else 'integer'}")


def _typed(text: str, datatype: str) -> Value:
    form, read = _READ.get(datatype, (None, str))
    if form is None or not form.fullmatch(text):
        return text
    try:
        value: Value = read(text)
    except (ValueError, ArithmeticError):
        return text
    return value


def _unescaped(match: re.Match[str]) -> str:
    code = match.group(1)
    if len(code) > 1:
        return chr(int(code[1:], 16))
    return _LETTERS.get(code, code)
