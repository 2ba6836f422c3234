"""Turtle: how a data file is read, and the one form in which it is written.

The form: heading comments, prefixes sorted and only those used, blocks sorted
by IRI, one property a line, the dot alone, no blank nodes. It is rdflib's
``longturtle`` with its blocks put in order.
"""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg import lexer, paths
from kg.errors import InputError, TurtleError
from kg.vocabulary import PREFIXES, curie

if TYPE_CHECKING:
    from pyoxigraph import Triple

MAX_BYTES = 200_000_000


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
    """*content* as text.

    Raises:
        TurtleError: it is not UTF-8 text; the line is where it stops being so.
    """
    try:
        text = content.decode("utf-8")
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
    import rdflib

    graph = rdflib.Graph(bind_namespaces="none")
    for triple in parse(text.encode("utf-8"), path):
        graph.add(_to_rdflib(triple, path))
    comments = heading(text, path)
    body = _serialize(graph)
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


def _to_rdflib(triple: Triple, path: Path) -> tuple[Any, Any, Any]:
    import pyoxigraph
    import rdflib

    def term(value: object) -> Any:
        if isinstance(value, pyoxigraph.NamedNode):
            return rdflib.URIRef(value.value)
        if isinstance(value, pyoxigraph.Literal):
            if value.language:
                return rdflib.Literal(value.value, lang=value.language)
            datatype = value.datatype.value
            if datatype == f"{PREFIXES['xsd']}string":
                return rdflib.Literal(value.value)
            # The lexical form is the author's: 22.60 stays 22.60.
            return rdflib.Literal(value.value, datatype=datatype, normalize=False)
        raise TurtleError(
            str(path), None, f"{value} is a blank node or a quoted triple; give it an IRI"
        )

    return term(triple.subject), term(triple.predicate), term(triple.object)


def _serialize(graph: Any) -> str:
    from rdflib import RDF, RDFS, URIRef
    from rdflib.plugins.serializers.longturtle import LongTurtleSerializer

    class Sorted(LongTurtleSerializer):
        """rdflib's longturtle, with blocks and properties in order."""

        predicateOrder = [RDF.type, RDFS.label]  # noqa: N815, RUF012  # rdflib's name and form

        def orderSubjects(self) -> list[Any]:  # noqa: N802  # rdflib's name
            return sorted(self._subjects, key=str)

        def get_pname(self, uri: Any, gen_prefix: bool = True) -> str | None:  # noqa: ARG002  # rdflib's signature
            """The CURIE of *uri* under our prefixes; no prefix is invented."""
            name = curie(str(uri)) if isinstance(uri, URIRef) else str(uri)
            if name == str(uri):
                return None
            prefix = name.partition(":")[0]
            self.addNamespace(prefix, URIRef(PREFIXES[prefix]))  # type: ignore[no-untyped-call]
            return name

    stream = io.BytesIO()
    writer = Sorted(graph)  # type: ignore[no-untyped-call]  # rdflib's
    writer.serialize(stream, encoding="utf-8")
    return stream.getvalue().decode("utf-8").strip() + "\n"
