"""Guard: which query texts are refused before any engine sees them.

A text may come from anywhere. It may not call out (SERVICE, FROM a web
address), may not write, and may not be built to break a parser: Oxigraph's
overflows its stack on 20,000 nested brackets.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from kg import lexer
from kg.errors import QueryError
from kg.lexer import Token
from kg.vocabulary import GRAPH

MAX_BYTES = 1_000_000
MAX_DEPTH = 200

FORMS = {"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"}
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


@dataclass(frozen=True, slots=True)
class Guarded:
    """A text that passed: *form* is SELECT, ASK, CONSTRUCT or DESCRIBE.

    *default_graphs* and *named_graphs* are the IRIs of its FROM and FROM NAMED
    clauses, *body* is the text with those clauses blanked out.
    """

    text: str
    body: str
    form: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()


def check(text: str, services: Collection[str] = ()) -> Guarded:
    """Let *text* pass, or say why not; *services* are the addresses allowed.

    Raises:
        QueryError: it is too long or too deep, is an update, calls a service
            that is not allowed, or names a graph that cannot be the store's.
    """
    if len(text.encode("utf-8", "surrogatepass")) > MAX_BYTES:
        raise QueryError("query over 1 MB; ask a smaller one")
    text = _unescaped(text)
    significant = [t for t in lexer.tokens(text) if t.kind not in {"space", "comment"}]
    _check_depth(significant)
    prefixes, start = _prologue(significant)
    if start >= len(significant):
        raise QueryError("no query found; wanted SELECT, ASK, CONSTRUCT or DESCRIBE")
    form = significant[start].text.upper()
    if significant[start].kind != "word" or form not in FORMS:
        raise QueryError(
            f"query starts with {significant[start].text[:40]!r};"
            " wanted SELECT, ASK, CONSTRUCT or DESCRIBE (updates are refused)"
        )
    _check_services(significant, prefixes, services)
    return _datasets(text, form, significant, prefixes)


def form(text: str) -> str | None:
    """The form of query that *text* seems to be, or `None` if it is none.

    Raises:
        QueryError: an escape in it spells no character, or another escape.
    """
    significant = [t for t in lexer.tokens(_unescaped(text)) if t.kind not in {"space", "comment"}]
    _, start = _prologue(significant)
    word = significant[start].text.upper() if start < len(significant) else ""
    return word if word in FORMS else None


def _unescaped(text: str) -> str:
    """*text* with its codepoint escapes read, which the language does first.

    An escape could spell a keyword, or end a string, where no tokeniser sees
    it; so they are read here, once, and none may be left.
    """

    def character(match: re.Match[str]) -> str:
        code = int(match.group(1) or match.group(2), 16)
        if code > 0x10FFFF or 0xD800 <= code <= 0xDFFF:
            raise QueryError(f"{match.group()} is no character; write another escape")
        return chr(code)

    read = _ESCAPE.sub(character, text)
    if read != text and _ESCAPE.search(read):
        raise QueryError("an escape that spells another escape; write the character itself")
    return read


def _check_depth(significant: list[Token]) -> None:
    depth = 0
    for token in significant:
        if token.kind != "other":
            continue
        if token.text in "([{":
            depth += 1
            if depth > MAX_DEPTH:
                raise QueryError(f"brackets nested deeper than {MAX_DEPTH}; ask a simpler query")
        elif token.text in ")]}":
            depth -= 1


def _prologue(significant: list[Token]) -> tuple[dict[str, str], int]:
    """The prefixes a text declares, and where its first clause starts."""
    prefixes: dict[str, str] = {}
    at = 0
    while at < len(significant) and significant[at].kind == "word":
        word = significant[at].text.upper()
        if word == "PREFIX" and at + 2 < len(significant):
            prefixes[significant[at + 1].text] = significant[at + 2].text[1:-1]
            at += 3
        elif word == "BASE" and at + 1 < len(significant):
            at += 2
        else:
            break
    return prefixes, at


def _iri(token: Token | None, prefixes: dict[str, str]) -> str | None:
    """The absolute IRI a token stands for, or `None` if it is none."""
    if token is None:
        return None
    if token.kind == "iri":
        return token.text[1:-1]
    if token.kind == "curie":
        prefix, _, local = token.text.partition(":")
        base = prefixes.get(f"{prefix}:")
        return None if base is None else base + local
    return None


def _check_services(
    significant: list[Token], prefixes: dict[str, str], services: Collection[str]
) -> None:
    for at, token in enumerate(significant):
        if token.kind != "word" or token.text.upper() != "SERVICE":
            continue
        following = significant[at + 1 : at + 3]
        if following and following[0].text.upper() == "SILENT":
            following = following[1:]
        address = _iri(following[0] if following else None, prefixes)
        if address is None or address not in services:
            shown = address or (following[0].text[:60] if following else "nothing")
            raise QueryError(f"SERVICE {shown} refused; allow the address with --allow-service URL")


def _datasets(text: str, form: str, significant: list[Token], prefixes: dict[str, str]) -> Guarded:
    default: list[str] = []
    named: list[str] = []
    body = text
    for at, token in enumerate(significant):
        if token.kind != "word" or token.text.upper() != "FROM":
            continue
        following = significant[at + 1 : at + 3]
        is_named = bool(following) and following[0].text.upper() == "NAMED"
        target = following[1:] if is_named else following
        iri = _iri(target[0] if target else None, prefixes)
        if iri is None or not iri.startswith(GRAPH):
            shown = iri or (target[0].text[:60] if target else "nothing")
            raise QueryError(f"FROM {shown} refused; only graphs of the store, {GRAPH}…")
        (named if is_named else default).append(iri)
        end = target[0].end
        body = body[: token.start] + " " * (end - token.start) + body[end:]
    return Guarded(text, body, form, tuple(default), tuple(named))
