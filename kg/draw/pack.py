"""Pack: JSON in which what is said twice stands once.

The panel's entries tell the same sources, sentences and lists over and over;
packed they take a quarter of the room. The page's script (``packed.js``) opens
one entry at a time, when it is asked for.

A packed value is a text, a truth or nothing as it is; a number is the place of
a value in the pool; an array is ``[0, …]`` for an array, ``[n, …]`` for an object
with the names of shape *n* (from 1), and ``[-1, x]`` for the number *x*.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

_ARRAY, _NUMBER = 0, -1
# Every value is kept as its place among those seen: a leaf, or a kind and its parts.
_Value = tuple[Any, ...]


def pack(value: object) -> dict[str, Any]:
    """*value*, anything that JSON can say, as ``{"value", "pool", "shapes"}``.

    Raises:
        TypeError: JSON has no such value, or a name that is no text.
    """
    packer = _Packer()
    root = packer.take(value)
    pooled = packer.pooled(root)
    return {
        "value": packer.written(root, pooled, top=True),
        "pool": [packer.written(at, pooled, top=True) for at in pooled],
        "shapes": [list(names) for names in packer.shapes],
    }


class _Packer:
    def __init__(self) -> None:
        self.places: dict[_Value, int] = {}
        self.values: list[_Value] = []
        self.uses: list[int] = []
        self.shapes: dict[tuple[str, ...], int] = {}

    def take(self, value: object) -> int:
        """The place of *value*; an equal one has the same."""
        if isinstance(value, str | bool | None):
            return self._place(("leaf", type(value), value), ())
        if isinstance(value, int | float):
            return self._place(("number", type(value), value), ())
        if isinstance(value, list | tuple):
            parts = [self.take(part) for part in value]
            return self._place(("tree", _ARRAY, *parts), parts)
        if isinstance(value, dict):
            names = tuple(value)
            if not all(isinstance(name, str) for name in names):
                raise TypeError(f"a name of JSON is a text, not one of {names!r}")
            shape = self.shapes.setdefault(names, len(self.shapes) + 1)
            parts = [self.take(part) for part in value.values()]
            return self._place(("tree", shape, *parts), parts)
        raise TypeError(f"JSON has no {type(value).__name__}")

    def _place(self, made: _Value, parts: Iterable[int]) -> int:
        at = self.places.get(made)
        if at is None:
            at = self.places[made] = len(self.values)
            self.values.append(made)
            self.uses.append(0)
            # The parts of a value that is met again are not written again.
            for part in parts:
                self.uses[part] += 1
        return at

    def pooled(self, root: int) -> dict[int, int]:
        """What stands in the pool, and where; what is used most has the shortest numbers."""
        often = [at for at, uses in enumerate(self.uses) if uses > 1 and at != root]
        often.sort(key=lambda at: (-self.uses[at], at))
        return {at: index for index, at in enumerate(at for at in often if self._long(at))}

    def _long(self, at: int) -> bool:
        """Whether writing it again takes more room than its number would."""
        kind, sort, *rest = self.values[at]
        if kind == "tree":
            return bool(rest)
        return kind == "leaf" and sort is str and len(json.dumps(rest[0])) > len("12345")

    def written(self, at: int, pooled: dict[int, int], *, top: bool = False) -> Any:
        """The value at that place, as it stands in the page."""
        if not top and at in pooled:
            return pooled[at]
        kind, sort, *rest = self.values[at]
        if kind == "tree":
            return [sort, *(self.written(part, pooled) for part in rest)]
        return rest[0] if kind == "leaf" else [_NUMBER, rest[0]]
