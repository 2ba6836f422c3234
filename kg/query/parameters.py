"""Parameters: a value becomes a term, and takes the place of its ``$name``.

The value is data. It becomes an RDF term, the RDF library writes that term,
and the result stands where the tokeniser found ``$name`` outside strings, IRIs
and comments. The same text then goes to every engine and endpoint: their own
bindings fail or differ (measured).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from kg import lexer
from kg.errors import EntityError, UsageError
from kg.query.library import Parameter, Query
from kg.vocabulary import PREFIXES, curie

if TYPE_CHECKING:
    from pyoxigraph import Literal, NamedNode

MAX_VALUE = 2000

_XSD = PREFIXES["xsd"]
_DATE = r"\d{4}-\d{2}-\d{2}"
_FORMS = {
    "date": _DATE,
    "integer": r"[+-]?\d+",
    "nonNegativeInteger": r"\+?\d+",
    "positiveInteger": r"\+?0*[1-9]\d*",
    "decimal": r"[+-]?(?:\d+(?:\.\d+)?|\.\d+)",
    "double": r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?",
    "boolean": r"true|false|0|1",
    "string": r"[\s\S]+",
    "anyURI": r"https?://[^\s<>\"{}|\\^`\x00-\x20]+",
}

Resolve = Callable[[str, Parameter], str]


def fill(query: Query, values: Mapping[str, str], resolve: Resolve) -> str:
    """The text of *query* with its parameters replaced by *values*.

    *resolve* turns what a reader wrote into the IRI of an entity of the
    parameter's class; it is asked only for entities.

    Raises:
        UsageError: a value is missing, surplus, empty, or not of its datatype.
        EntityError: a value names no entity, several, or one of another class.
    """
    check(query, values)
    terms: dict[str, str] = {}
    for parameter in query.parameters:
        value = values.get(parameter.name, parameter.default)
        if value is None:
            terms[parameter.name] = f"?{parameter.name}"
        elif parameter.is_address:
            terms[parameter.name] = str(_node(literal(parameter, value).value))
        elif parameter.is_literal:
            terms[parameter.name] = str(literal(parameter, value))
        else:
            terms[parameter.name] = str(_node(resolve(value, parameter)))
    return substitute(query.text, terms)


def substitute(text: str, terms: Mapping[str, str]) -> str:
    """*text* with each ``$name`` token that *terms* knows replaced."""
    if not terms:
        return text
    return "".join(
        terms.get(token.text[1:], token.text)
        if token.kind == "variable" and token.text[0] == "$"
        else token.text
        for token in lexer.tokens(text)
    )


def check(query: Query, values: Mapping[str, str]) -> None:
    """Refuse what can be refused from the heading alone.

    Raises:
        UsageError: a value is missing, surplus, empty, too long, no text, or not
            of its datatype.
    """
    known = {parameter.name: parameter for parameter in query.parameters}
    for name, value in values.items():
        if name not in known:
            raise UsageError(f"{query.name} has no parameter {name!r}; {_wanted(query)}")
        if not value.strip():
            raise UsageError(f"{query.name}: parameter {name!r} is empty; give it a value")
        if len(value) > MAX_VALUE:
            raise UsageError(f"{query.name}: parameter {name!r} is over {MAX_VALUE} characters")
        if any(0xD800 <= ord(character) <= 0xDFFF for character in value):
            raise UsageError(f"{query.name}: parameter {name!r} is no UTF-8 text")
        if known[name].is_literal:
            literal(known[name], value)
    for parameter in query.parameters:
        if parameter.name not in values and not parameter.optional:
            raise UsageError(
                f"{query.name} needs -p {parameter.name}=…"
                f" ({parameter.meaning or curie(parameter.type)})"
            )


def literal(parameter: Parameter, value: str) -> Literal:
    """The literal that *value* is under the datatype of *parameter*.

    Raises:
        UsageError: it is not in the lexical space of that datatype.
    """
    import pyoxigraph

    datatype = parameter.type[len(_XSD) :]
    value = value if datatype == "string" else value.strip()
    form = _FORMS.get(datatype)
    if form is None:
        raise UsageError(f"parameter {parameter.name!r}: no values of type {datatype!r} here")
    if not re.fullmatch(form, value, re.ASCII) or (datatype == "date" and not _is_day(value)):
        example = ", such as 2020-01-08" if datatype == "date" else ""
        raise UsageError(f"parameter {parameter.name}={value[:60]!r} is no {datatype}{example}")
    return pyoxigraph.Literal(value, datatype=pyoxigraph.NamedNode(parameter.type))


def _is_day(value: str) -> bool:
    """Whether *value* is a day that was: 2020-02-30 was not."""
    import datetime

    try:
        datetime.date.fromisoformat(value)
    except ValueError:
        return False
    return True


def _node(iri: str) -> NamedNode:
    import pyoxigraph

    try:
        return pyoxigraph.NamedNode(iri)
    except ValueError as error:
        raise EntityError(f"{iri[:80]!r} is not an IRI") from error


def _wanted(query: Query) -> str:
    if not query.parameters:
        return "it takes none"
    return f"it takes {', '.join(parameter.name for parameter in query.parameters)}"
