"""Bound: on what a query joins though it may be unbound.

An unbound variable joins with everything: a label sought for what may not be there
gives every label of the graph. The algebra is rdflib's, as SPARQL 1.1 has it.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from rdflib.plugins.sparql import prepareQuery
from rdflib.term import Node, Variable

Names = frozenset[str]
NONE: Names = frozenset()
PASSED_ON = {"ConstructQuery", "Distinct", "Graph", "OrderBy", "SelectQuery", "Slice", "ToMultiSet"}


class Bound(NamedTuple):
    """The variables that are bound in every row, and those that are in some."""

    surely: Names
    perhaps: Names


def loose(text: str) -> list[str]:
    """The variables that two parts of the query *text* share though one may leave them unbound."""
    found: set[str] = set()
    _bound(prepareQuery(text).algebra, found)
    return sorted(found)


def _bound(part: Any, found: set[str]) -> Bound:
    """What *part* binds; what is joined on though it may be unbound is put into *found*."""
    if part is None:
        return Bound(NONE, NONE)
    if part.name in {"Join", "LeftJoin"}:
        left, right = _bound(part.p1, found), _bound(part.p2, found)
        found |= (left.perhaps & right.perhaps) - (left.surely & right.surely)
        surely = left.surely | right.surely if part.name == "Join" else left.surely
        return Bound(surely, left.perhaps | right.perhaps)
    if part.name == "Union":
        left, right = _bound(part.p1, found), _bound(part.p2, found)
        return Bound(left.surely & right.surely, left.perhaps | right.perhaps)
    if part.name == "BGP":
        return _all(t for triple in part.triples for t in triple if isinstance(t, Variable))
    if part.name == "values":
        given = [_all(v for v, term in row.items() if isinstance(term, Node)) for row in part.res]
        surely = frozenset.intersection(*(row.surely for row in given))
        return Bound(surely, frozenset.union(*(row.perhaps for row in given)))
    if part.name == "AggregateJoin":
        return _aggregated(part, _bound(part.p.p, found))
    inner = _bound(part.p1 if part.name == "Minus" else part.p, found)
    if part.name == "Filter":
        return Bound(inner.surely | _said_to_be_bound(part.expr), inner.perhaps)
    if part.name == "Project":
        kept = frozenset(map(str, part.PV))
        return Bound(inner.surely & kept, inner.perhaps & kept)
    if part.name == "Extend":
        made = frozenset({str(part.var)})
        sure = made if _has_value(part.expr, inner.surely) else NONE
        return Bound(inner.surely | sure, inner.perhaps | made)
    assert part.name in PASSED_ON | {"Minus"}, part.name
    return inner


def _all(variables: Any) -> Bound:
    names = frozenset(map(str, variables))
    return Bound(names, names)


def _aggregated(part: Any, inner: Bound) -> Bound:
    """A count is bound; what rows are grouped by is where it was; a sum may fail."""
    counts = {str(a.res) for a in part.A if a.name == "Aggregate_Count"}
    kept = {
        str(a.res) for a in part.A if a.name == "Aggregate_Sample" and str(a.vars) in inner.surely
    }
    return Bound(frozenset(counts | kept), frozenset(str(a.res) for a in part.A))


def _has_value(expression: Any, surely: Names) -> bool:
    """Whether it has a value in every row: any other expression may fail."""
    if isinstance(expression, Node):
        return not isinstance(expression, Variable) or str(expression) in surely
    if expression.name == "Builtin_COALESCE":
        return any(_has_value(one, surely) for one in expression.arg)
    return expression.name == "Builtin_EXISTS"


def _said_to_be_bound(expression: Any) -> Names:
    """The variables without which a filter's *expression* is not true."""
    name = getattr(expression, "name", "")
    if name == "Builtin_BOUND":
        return frozenset({str(expression.arg)})
    if name == "RelationalExpression" and expression.op in {"=", "IN"}:
        compared = [expression.expr, expression.other]
        return frozenset(str(one) for one in compared if isinstance(one, Variable))
    if name == "ConditionalAndExpression":
        return frozenset.union(*map(_said_to_be_bound, (expression.expr, *expression.other)))
    return NONE
