"""Rows: an answer as Python values."""

from __future__ import annotations

import datetime
from collections import namedtuple
from collections.abc import Iterator, Sequence
from decimal import Decimal
from keyword import iskeyword
from typing import TYPE_CHECKING, Any

from kg.vocabulary import PREFIXES

if TYPE_CHECKING:
    from pyoxigraph import Literal, QuerySolutions

Value = str | int | Decimal | float | bool | datetime.date | None

_XSD = PREFIXES["xsd"]
_INTEGERS = (
    *("integer", "int", "long", "short", "byte", "nonNegativeInteger", "positiveInteger"),
    *("negativeInteger", "nonPositiveInteger"),
    *("unsignedInt", "unsignedLong", "unsignedShort", "unsignedByte"),
)
_READ: dict[str, Any] = {
    **{f"{_XSD}{name}": int for name in _INTEGERS},
    f"{_XSD}decimal": Decimal,
    f"{_XSD}double": float,
    f"{_XSD}float": float,
    f"{_XSD}boolean": lambda text: text in {"true", "1"},
    f"{_XSD}date": datetime.date.fromisoformat,
}


class Rows(Sequence[Any]):
    """The rows of a SELECT as named tuples, in the query's order.

    IRIs and strings are `str`; integers `int`, decimals `Decimal`, doubles
    `float`, booleans `bool`, dates `datetime.date`; what is unbound is `None`.
    A literal that is malformed for its datatype stays the `str` it is. `terms`
    keeps language and datatype.
    """

    def __init__(self, solutions: QuerySolutions) -> None:
        self.columns: tuple[str, ...] = tuple(v.value for v in solutions.variables)
        self._row = _row_class(self.columns)
        self._terms = [tuple(solution) for solution in solutions]
        self._values: list[Any] | None = None

    def _read(self) -> list[Any]:
        if self._values is None:
            make = self._row._make
            cache: dict[Any, Value] = {None: None}
            values = []
            for terms in self._terms:
                row = []
                for term in terms:
                    try:
                        row.append(cache[term])
                    except KeyError:
                        value = cache[term] = _value(term)
                        row.append(value)
                values.append(make(row))
            self._values = values
        return self._values

    def terms(self) -> list[tuple[Any, ...]]:
        """The same rows as the store library's terms."""
        return list(self._terms)

    def __len__(self) -> int:
        return len(self._terms)

    def __getitem__(self, index: Any) -> Any:
        return self._read()[index]

    def __iter__(self) -> Iterator[Any]:
        return iter(self._read())

    def __eq__(self, other: object) -> bool:
        return list(self) == (list(other) if isinstance(other, Rows) else other)

    __hash__ = None  # type: ignore[assignment]  # rows are a list, and compare as one

    def __repr__(self) -> str:
        return f"<Rows {', '.join(self.columns)}: {len(self)}>"


def _row_class(columns: tuple[str, ...]) -> Any:
    """A named tuple; a column that Python cannot name becomes ``_0``, ``_1``, and so on."""
    return namedtuple(  # noqa: PYI024  # the columns are known only now
        "Row", columns, rename=any(iskeyword(c) or c.startswith("_") for c in columns)
    )


def _value(term: Any) -> Value:
    datatype = getattr(term, "datatype", None)
    if datatype is None:
        text: str = getattr(term, "value", None) or str(term)
        return text
    return _literal(term, datatype.value)


def _literal(term: Literal, datatype: str) -> Value:
    read = _READ.get(datatype)
    if read is None:
        return term.value
    try:
        value: Value = read(term.value)
    except (ValueError, ArithmeticError):
        return term.value
    return value
