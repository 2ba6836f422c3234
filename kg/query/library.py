"""Library: query files, and what the ``#+`` heading of each says about it.

The heading is YAML behind ``#+``, as grlc has it. A parameter is written in
either of two ways, the second where it has a default::

    #+ parameters:
    #+   union: the union asked about, an end:Union, optional
    #+   date: {type: xsd:date, optional: true, default: 2020-01-08}
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg import lexer, paths, turtle
from kg.errors import InputError, QueryError, UsageError
from kg.query.guard import MAX_BYTES
from kg.vocabulary import PREFIXES, expand

NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_TYPE = re.compile(r"\b([a-z]+:[A-Za-z][A-Za-z0-9]*)\b")
_OPTIONAL = re.compile(r"\boptional\b")
# One line of a plain heading: a key with a value that YAML takes to the letter
# (or none, or the mark of a block), or a line of a block.
_ENTRY = re.compile(
    r"(?P<indent> +)"
    r"(?:(?P<key>[A-Za-z_]\w*):(?: (?P<text>\||[A-Za-z0-9(](?:(?!: | #)[^\t])*(?<![:\s])))?|[^\t]*)"
)
ANYTHING = f"{PREFIXES['rdfs']}Resource"


@dataclass(frozen=True, slots=True)
class Parameter:
    """A blank that the asker fills: its *type* is the IRI of a class or datatype."""

    name: str
    type: str = ANYTHING
    optional: bool = False
    default: str | None = None
    meaning: str = ""

    @property
    def is_literal(self) -> bool:
        """Whether a value is a literal (of an XSD datatype), not an entity."""
        return self.type.startswith(PREFIXES["xsd"])

    @property
    def is_address(self) -> bool:
        """Whether a value is the address of a service, which stands in the text as an IRI."""
        return self.type == f"{PREFIXES['xsd']}anyURI"


@dataclass(frozen=True, slots=True)
class Query:
    """A query text with its heading; without one it takes no parameters."""

    name: str
    text: str
    headed: bool = False
    summary: str = ""
    description: str = ""
    fix: str = ""
    parameters: tuple[Parameter, ...] = ()
    columns: Mapping[str, str] | None = None


def names() -> list[str]:
    """The names of the library's queries, sorted."""
    return sorted(path.stem for path in paths.shared("queries").glob("*.rq"))


def named(name: str) -> Query:
    """The library query *name*.

    Raises:
        UsageError: there is none; the message has the nearest names.
    """
    path = paths.shared("queries") / f"{name}.rq"
    if not NAME.fullmatch(name) or not path.is_file():
        raise UsageError(f"no query {name!r}{_nearest(name)}; `kg query` lists them")
    return read(path)


def read(path: Path) -> Query:
    """The query in a file.

    Raises:
        InputError: it cannot be read, or is not UTF-8 text.
        QueryError: its heading is malformed.
    """
    return decoded(turtle.read_bytes(path), str(path), path.stem)


def decoded(content: bytes, place: str, name: str = "query") -> Query:
    """The query called *name* in *content*, which was read from *place*.

    Raises:
        InputError: it is not UTF-8 text.
        QueryError: it is empty or its heading is malformed.
    """
    try:
        text = content.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise InputError(f"{place}: not UTF-8 text; wanted a SPARQL query") from error
    return parse(text, name)


def parse(text: str, name: str = "query") -> Query:
    """The query that *text* is, with its heading read.

    Raises:
        QueryError: the text is empty or its heading is malformed.
    """
    if not text.strip():
        raise QueryError(f"{name}: empty; wanted a SPARQL query")
    if len(text) > MAX_BYTES:
        raise QueryError(f"{name}: over 1 MB; ask a smaller query")
    lines = [line[2:] for line in text.splitlines() if line.startswith("#+")]
    if not lines:
        return Query(name, text)
    heading = _plain(lines)
    if heading is None:
        heading = _yaml(name, lines)
    query = Query(
        name,
        text,
        headed=True,
        summary=_one_line(heading.get("summary")),
        description=_one_line(heading.get("description")),
        fix=_one_line(heading.get("fix")),
        parameters=tuple(_parameters(name, heading.get("parameters"))),
        columns=_meanings(heading.get("columns")),
    )
    _check_variables(query)
    return query


def _plain(lines: list[str]) -> dict[str, Any] | None:
    """The heading if it is of the plainest kind of YAML, else `None`.

    Nearly all are, and loading a YAML parser takes longer than most answers.
    """
    heading: dict[str, Any] = {}
    key = ""
    for line in lines:
        entry = _ENTRY.fullmatch(line)
        if entry is None:
            return None
        indent, name, text = entry["indent"], entry["key"], entry["text"]
        value = heading.get(key)
        if indent == " " and name and name not in heading:
            key = name
            heading[key] = {} if text is None else [] if text == "|" else text
        elif indent == "   " and isinstance(value, dict) and name and text not in {None, "|"}:
            value[name] = text
        elif len(indent) > 2 and isinstance(value, list):
            value.append(line)
        else:
            return None
    return {k: "\n".join(v) if isinstance(v, list) else v for k, v in heading.items()}


def _yaml(name: str, lines: list[str]) -> dict[str, Any]:
    """The heading by a YAML parser.

    Raises:
        QueryError: it is not YAML, or no mapping.
    """
    import yaml

    try:
        heading = yaml.load("\n".join(lines), Loader=yaml.BaseLoader)  # noqa: S506  # strings only
    except (yaml.YAMLError, RecursionError) as error:
        problem = str(error).splitlines()[0]
        raise QueryError(f"{name}: its #+ heading is not YAML: {problem}") from error
    if not isinstance(heading, dict):
        raise QueryError(f"{name}: its #+ heading has no `summary:`; write one")
    return heading


def _one_line(value: object) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""


def _meanings(value: object) -> dict[str, str]:
    """Columns as a mapping, from a mapping or a plain list of names."""
    if isinstance(value, dict):
        return {str(key): _one_line(text) for key, text in value.items()}
    if isinstance(value, list):
        return {str(item): "" for item in value}
    return {}


def _parameters(query: str, value: object) -> list[Parameter]:
    if value in (None, ""):
        return []
    items: list[tuple[str, Any]]
    if isinstance(value, dict):
        items = [(str(key), item) for key, item in value.items()]
    elif isinstance(value, list):
        items = [
            (str(item.get("name", "")), item) if isinstance(item, dict) else (str(item), "")
            for item in value
        ]
    else:
        raise QueryError(f"{query}: `parameters:` is neither a mapping nor a list")
    return [_parameter(query, name, item) for name, item in items]


def _parameter(query: str, name: str, item: object) -> Parameter:
    if not re.fullmatch(r"[A-Za-z_]\w*", name):
        raise QueryError(f"{query}: {name!r} cannot name a parameter; use letters")
    if isinstance(item, dict):
        fields = {str(key): str(text) for key, text in item.items()}
    else:
        sentence = _one_line(item)
        found = [match for match in _TYPE.findall(sentence) if expand(match)]
        fields = {
            "type": found[0] if found else "",
            "optional": "true" if _OPTIONAL.search(sentence) else "false",
            "meaning": sentence,
        }
    iri = ANYTHING
    if fields.get("type"):
        iri = expand(fields["type"]) or ""
        if not iri:
            raise QueryError(f"{query}: type {fields['type']!r} of ${name} is not a known name")
    return Parameter(
        name,
        iri,
        optional=fields.get("optional", "").lower() in {"true", "yes"} or "default" in fields,
        default=fields.get("default"),
        meaning=_one_line(fields.get("meaning") or fields.get("description")),
    )


def _check_variables(query: Query) -> None:
    """A ``$name`` that the heading does not declare is a slip, and is refused."""
    declared = {parameter.name for parameter in query.parameters}
    for token in lexer.tokens(query.text):
        if token.kind == "variable" and token.text[0] == "$" and token.text[1:] not in declared:
            raise QueryError(
                f"{query.name}: {token.text} is not declared under `parameters:`;"
                f" declare it, or write ?{token.text[1:]}"
            )


def _nearest(name: str) -> str:
    """The library names most like *name*, as the middle of a sentence."""
    from rapidfuzz import fuzz, process

    found = process.extract(name, names(), scorer=fuzz.WRatio, limit=3, score_cutoff=75)
    return f"; did you mean {' or '.join(hit[0] for hit in found)}?" if found else ""
