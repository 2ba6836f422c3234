"""Turtle: how a data file is read, and the one form in which it is written.

The form: heading comments, prefixes sorted and only those used, blocks sorted
by IRI, one property a line, the dot alone, no blank nodes. It is what rdflib
calls ``longturtle``, with its blocks put in order.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from kg import lexer, paths
from kg.errors import InputError, TurtleError
from kg.vocabulary import PREFIXES, curie

if TYPE_CHECKING:
    from pyoxigraph import Literal, NamedNode, Triple

MAX_BYTES = 200_000_000

_XSD = PREFIXES["xsd"]
_TYPE = f"{PREFIXES['rdf']}type"
# Which properties come first in a block; the rest are sorted by their IRI.
_FIRST = {_TYPE: 0, f"{PREFIXES['rdfs']}label": 1}
# Literals that Turtle lets stand without quotes, in the author's own digits.
_PLAIN = {
    f"{_XSD}boolean": re.compile("true|false"),
    f"{_XSD}decimal": re.compile(r"[+-]?[0-9]*\.[0-9]+"),
    f"{_XSD}double": re.compile(r"[+-]?(?:[0-9]+\.[0-9]*|\.?[0-9]+)[eE][+-]?[0-9]+"),
    f"{_XSD}integer": re.compile(r"[+-]?[0-9]+"),
}


def listed(place: Path) -> list[Path]:
    """The Turtle files at *place*: the file itself, or all below the folder.

    Raises:
        InputError: nothing is there, or a folder without Turtle.
    """
    if not place.exists():
        raise InputError(f"{place}: no such file or folder")
    if not place.is_dir():
        return [place]
    found = sorted(place.rglob("*.ttl"))
    if not found:
        raise InputError(f"{place}: no .ttl file in this folder")
    return found


def read_bytes(path: Path) -> bytes:
    """The bytes of a file a reader named.

    Raises:
        InputError: it is missing, a folder, unreadable, or over 200 MB.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise InputError(f"{path}: larger than {MAX_BYTES // 1_000_000} MB; split it")
        return path.read_bytes()
    except FileNotFoundError as error:
        raise InputError(f"{path}: no such file") from error
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror or error}") from error


def decode(content: bytes, path: Path) -> str:
    """*content* as text, without the byte order mark that some editors write.

    Raises:
        TurtleError: it is not UTF-8 text; the line is where it stops being so.
    """
    try:
        text = content.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise TurtleError(str(path), line, "not UTF-8 text; save the file as UTF-8") from error
    if "\0" in text:
        line = lexer.line_of(text, text.index("\0"))
        raise TurtleError(str(path), line, "holds a NUL byte: a binary file, not Turtle")
    return text


def parse(content: bytes, path: Path) -> list[Triple]:
    """The triples of Turtle bytes; *path* is only named in errors.

    Raises:
        TurtleError: it does not parse, or holds no triple.
    """
    import pyoxigraph

    text = decode(content, path)
    try:
        triples = [
            quad.triple for quad in pyoxigraph.parse(text, format=pyoxigraph.RdfFormat.TURTLE)
        ]
    except SyntaxError as error:
        problem = str(error).partition(": ")[2] or str(error)
        raise TurtleError(str(path), error.lineno, f"{problem}; mend the Turtle") from error
    if not triples:
        raise TurtleError(str(path), None, "holds no triple; wanted a Turtle file with data")
    return triples


def read(path: Path) -> list[Triple]:
    """The triples of a Turtle file.

    Raises:
        InputError: it cannot be read.
        TurtleError: it does not parse, or holds no triple.
    """
    return parse(read_bytes(path), path)


def heading(text: str, path: Path) -> str:
    """The comment lines before the first statement, as they stand.

    Raises:
        TurtleError: a comment stands further down, where formatting would
            lose it.
    """
    lines: list[str] = []
    seen = False
    for token in lexer.tokens(text):
        if token.kind == "comment":
            if seen:
                line = lexer.line_of(text, token.start)
                raise TurtleError(
                    str(path),
                    line,
                    "a comment below the heading would be lost;"
                    " move it to the top or make it a skos:editorialNote",
                )
            lines.append(token.text.rstrip())
        elif token.kind != "space":
            seen = True
    return "\n".join(lines)


def format_text(text: str, path: Path = Path("-")) -> str:
    """*text* in the one written form; formatting twice changes nothing.

    Raises:
        TurtleError: it does not parse, holds a blank node, or a comment below
            its heading.
    """
    body = _written(parse(text.encode("utf-8"), path), path)
    comments = heading(text, path)
    return f"{comments}\n\n{body}" if comments else body


def format_file(path: Path) -> bool:
    """Write *path* in the one form; say whether it changed."""
    before = decode(read_bytes(path), path)
    after = format_text(before, path)
    if after == before:
        return False
    with paths.replacing(path) as stream:
        stream.write(after.encode("utf-8"))
    return True


def _written(triples: Iterable[Triple], path: Path) -> str:
    """The triples in the one form.

    rdflib's own writer does not do: it shortens doubles, adds a point to
    decimals, and a string that ends in a backslash and a quote comes out broken.
    """
    blocks: dict[str, dict[str, list[Literal | NamedNode]]] = {}
    for triple in set(triples):
        subject, value = _node(triple.subject, path), _term(triple.object, path)
        blocks.setdefault(subject, {}).setdefault(triple.predicate.value, []).append(value)
    used: set[str] = set()
    lines: list[str] = []
    for subject in sorted(blocks):
        lines += ["", _name(subject, used)]
        for predicate in sorted(blocks[subject], key=lambda iri: (_FIRST.get(iri, 2), iri)):
            verb = "a" if predicate == _TYPE else _name(predicate, used)
            values = sorted(blocks[subject][predicate], key=_order)
            *others, last = [_value(value, used) for value in values]
            if others:
                lines += [f"    {verb}", *(f"        {value} ," for value in others)]
                lines.append(f"        {last} ;")
            else:
                lines.append(f"    {verb} {last} ;")
        lines.append(".")
    heads = [f"PREFIX {prefix}: <{PREFIXES[prefix]}>" for prefix in sorted(used)]
    return "\n".join([*heads, *lines] if heads else lines[1:]) + "\n"


def _node(term: object, path: Path) -> str:
    import pyoxigraph

    if not isinstance(term, pyoxigraph.NamedNode):
        raise TurtleError(
            str(path), None, f"{term} is a blank node or a quoted triple; give it an IRI"
        )
    return term.value


def _term(term: object, path: Path) -> Literal | NamedNode:
    import pyoxigraph

    if isinstance(term, pyoxigraph.Literal):
        return term
    return pyoxigraph.NamedNode(_node(term, path))


def _name(iri: str, used: set[str]) -> str:
    """The CURIE of *iri*, its prefix noted in *used*, or the IRI in brackets."""
    name = curie(iri)
    if name == iri:
        return f"<{iri}>"
    used.add(name.partition(":")[0])
    return name


def _value(term: Literal | NamedNode, used: set[str]) -> str:
    import pyoxigraph

    if isinstance(term, pyoxigraph.NamedNode):
        return _name(term.value, used)
    datatype = term.datatype.value
    plain = _PLAIN.get(datatype)
    if plain is not None and plain.fullmatch(term.value):
        return term.value
    if term.language or datatype == f"{_XSD}string":
        return str(term)
    return f"{pyoxigraph.Literal(term.value)}^^{_name(datatype, used)}"


def _order(term: Literal | NamedNode) -> tuple[bool, str, str, float, str]:
    """IRIs first, then literals by language and datatype; numbers by their size."""
    import pyoxigraph

    if isinstance(term, pyoxigraph.NamedNode):
        return (False, "", "", 0, term.value)
    datatype = term.datatype.value
    plain = _PLAIN.get(datatype)
    is_number = plain and plain.fullmatch(term.value) and datatype != f"{_XSD}boolean"
    return (True, term.language or "", datatype, float(term.value) if is_number else 0, str(term))
