"""Suggest: entities, types and properties whose name or id begins as a reader has typed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from kg.names.normalise import key
from kg.serve import kinds
from kg.serve.batch import LONGEST
from kg.serve.entities import Entities, Entity

SHOWN = 20
# A union goes before its branches, which bear its name.
_ORDER = [one.id for one in kinds.TYPES]


def entities(known: Entities, prefix: str, cursor: int = 0, types: str = "") -> dict[str, Any]:
    """Entities for *prefix*; with *types*, the name of one, only those of that type."""
    if len(prefix) > LONGEST:
        return {"result": []}
    exact = known.find(prefix)
    type_ = kinds.type_of(types) if types else None
    fitting = [
        (rank, _ORDER.index(one.types[0]), one.name, one.id, one)
        for one in known.by_id.values()
        if (not types or (type_ is not None and type_.id in one.types))
        and (rank := 0 if one is exact else _rank(prefix, one.id, one.names)) is not None
    ]
    return {"result": [_entity(one[-1]) for one in _page(sorted(fitting, key=_order), cursor)]}


def types(prefix: str, cursor: int = 0) -> dict[str, Any]:
    """Types for *prefix*."""
    found = _ranked(prefix, kinds.TYPES, kinds.type_of, lambda t: (t.name, t.id))
    return {"result": [written(one) for one in _page(found, cursor)]}


def properties(prefix: str, cursor: int = 0) -> dict[str, Any]:
    """Properties for *prefix*."""
    found = _ranked(prefix, kinds.PROPERTIES, kinds.property_of, lambda p: (p.name, *p.terms))
    return {
        "result": [
            {"id": one.id, "name": one.name, "description": one.description}
            for one in _page(found, cursor)
        ]
    }


def written(one: kinds.Type) -> dict[str, Any]:
    """A type with what it is a sort of."""
    broader = {"broader": [kinds.named(one.broader)]} if one.broader else {}
    return {**kinds.named(one.id), "description": one.description, **broader}


def _entity(one: Entity) -> dict[str, Any]:
    return {
        "id": one.id,
        "name": one.name,
        "description": one.description,
        "notable": [kinds.named(type_) for type_ in one.types],
    }


def _order(one: tuple[Any, ...]) -> tuple[Any, ...]:
    return one[:4]


def _page(found: list[Any], cursor: int) -> list[Any]:
    return found[cursor : cursor + SHOWN]


def _ranked(
    prefix: str,
    offered: Iterable[Any],
    find: Callable[[str], Any],
    names: Callable[[Any], Iterable[str]],
) -> list[Any]:
    exact = find(prefix)
    ranked = [(0 if one is exact else _rank(prefix, one.id, names(one)), one) for one in offered]
    fitting = [(rank, one) for rank, one in ranked if rank is not None]
    # Those of one rank keep the order in which they are offered.
    return [one for _, one in sorted(fitting, key=lambda found: found[0])]


def _rank(prefix: str, id_: str, names: Iterable[str]) -> int | None:
    """How well *prefix* begins a name or an id, the best first; `None` if it does not.

    0 is what it means alone, 1 a whole name, 2 the start of the id or of the
    first name, 3 of another name, 4 of a later word.
    """
    wanted, plain = key(prefix), prefix.strip().casefold()
    if not plain:
        return 2
    called = [key(name) for name in names]
    if wanted and wanted in called:
        return 1
    # Every union's id begins with "uni".
    begun = id_.casefold() if ":" in plain else id_.casefold().partition(":")[2]
    if begun.startswith(plain):
        return 2
    if not wanted:
        return None
    if called and called[0].startswith(wanted):
        return 2
    if any(name.startswith(wanted) for name in called):
        return 3
    return 4 if any(f" {wanted}" in name for name in called) else None
