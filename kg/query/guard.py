"""Guard: which query texts are refused before any engine sees them.

A text may come from anywhere. It may not call out (SERVICE, FROM a web
address), may not write, and may not be built to break an engine: Oxigraph's
parser overflows its stack on 20,000 nested brackets, its optimizer on a path
of 900 steps (measured).

Oxigraph's parser has no tokeniser: it reads ``SERVICE:x`` as a keyword and a
name, and ``?a<?b&&?c>?d`` as two comparisons. Where that could hide a clause,
the text is refused.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from kg import lexer
from kg.errors import QueryError
from kg.lexer import Token
from kg.vocabulary import GRAPH, PREFIXES

MAX_BYTES = 1_000_000
MAX_DEPTH = 200
MAX_TOKENS = 1_500
MAX_STEPS = 200

FORMS = {"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"}
# After two backslashes, which are one in a string, no escape begins.
_ESCAPE = re.compile(r"\\\\|\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_CLAUSE = re.compile("SERVICE|FROM", re.IGNORECASE)
_ADDRESS = re.compile(r"<[A-Za-z][A-Za-z0-9+.\-]*://")
_TERMS = {"iri", "curie", "string", "number", "language"}
_OPERANDS = {"variable", *_TERMS}


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
        QueryError: it is too long or too deep, is an update, uses a prefix it
            does not declare, calls a service that is not allowed, or names a
            graph that cannot be the store's.
    """
    text = _unescaped(text)
    significant = _significant(text)
    _check_size(significant)
    _check_glue(significant)
    prefixes, start = _prologue(significant)
    if start >= len(significant):
        raise QueryError("no query found; wanted SELECT, ASK, CONSTRUCT or DESCRIBE")
    form = significant[start].text.upper()
    if significant[start].kind != "word" or form not in FORMS:
        raise QueryError(
            f"query starts with {significant[start].text[:40]!r};"
            " wanted SELECT, ASK, CONSTRUCT or DESCRIBE (updates are refused)"
        )
    _check_prefixes(significant[start:], prefixes)
    _check_services(significant, prefixes, services)
    return _datasets(text, form, significant, prefixes)


def check_calls(text: str) -> None:
    """Refuse a text that calls a service or names a graph that is not the store's.

    For engines that know prefixes of their own and judge the rest themselves.

    Raises:
        QueryError: it does.
    """
    text = _unescaped(text)
    significant = _significant(text)
    _check_size(significant)
    _check_glue(significant)
    prefixes, _ = _prologue(significant)
    _check_services(significant, prefixes, ())
    _datasets(text, "", significant, prefixes)


def form(text: str) -> str | None:
    """The form of query that *text* seems to be, or `None` if it is none.

    Raises:
        QueryError: an escape in it spells no character, or another escape.
    """
    significant = _significant(_unescaped(text))
    _, start = _prologue(significant)
    word = significant[start].text.upper() if start < len(significant) else ""
    return word if word in FORMS else None


def _unescaped(text: str) -> str:
    """*text* with its codepoint escapes read, which the language does first.

    An escape could spell a keyword, or end a string, where no tokeniser sees
    it; so they are read here, once, and none may be left.
    """
    try:
        size = len(text.encode("utf-8"))
    except UnicodeEncodeError as error:
        raise QueryError("query holds half a character (a lone surrogate)") from error
    if size > MAX_BYTES:
        raise QueryError("query over 1 MB; ask a smaller one")

    def character(match: re.Match[str]) -> str:
        if match.group() == r"\\":
            return match.group()
        code = int(match.group(1) or match.group(2), 16)
        if code > 0x10FFFF or 0xD800 <= code <= 0xDFFF:
            raise QueryError(f"{match.group()} is no character; write another escape")
        return chr(code)

    read = _ESCAPE.sub(character, text)
    if read != text and any(match.group() != r"\\" for match in _ESCAPE.finditer(read)):
        raise QueryError("an escape that spells another escape; write the character itself")
    return read


def _significant(text: str) -> list[Token]:
    """The tokens of *text* that are neither space nor comment."""
    found = [token for token in lexer.tokens(text) if token.kind not in {"space", "comment"}]
    for token in found:
        if token.kind == "unclosed":
            line = lexer.line_of(text, token.start)
            raise QueryError(f"line {line}: a string without its end; close the quotes")
    return found


def _outside_values(significant: list[Token]) -> Iterator[Token]:
    """The tokens, without the rows that stand between the braces of VALUES."""
    inside = False
    depth = 0
    for token in significant:
        if token.kind == "word" and token.text.upper() == "VALUES":
            inside, depth = True, 0
        if inside and token.kind == "other":
            depth += (token.text == "{") - (token.text == "}")
            inside = token.text != "}" or depth > 0
        if not inside or depth == 0:
            yield token


def _outside_lists(tokens: Iterable[Token]) -> Iterator[Token]:
    """The tokens, without the terms and commas in the brackets of IN.

    What else stands there is an expression, and may be as deep as any.
    """
    inside = False
    depth = 0
    for token in tokens:
        if token.kind == "word" and token.text.upper() == "IN" and depth == 0:
            inside = True
        elif inside and token.kind == "other":
            depth += (token.text == "(") - (token.text == ")")
            inside = depth > 0
        if depth == 0 or not (token.text == "," or token.kind in _OPERANDS):
            yield token


def _check_size(significant: list[Token]) -> None:
    depth = 0
    for token in significant:
        if token.kind == "other":
            depth += (token.text in "([{") - (token.text in ")]}")
            if depth > MAX_DEPTH:
                raise QueryError(f"brackets nested deeper than {MAX_DEPTH}; ask a simpler query")
    counted = [token.text for token in _outside_lists(_outside_values(significant))]
    if len(counted) > MAX_TOKENS:
        raise QueryError(
            f"query of {len(counted)} words and signs, over {MAX_TOKENS};"
            " ask less, or list what it asks about in VALUES or IN"
        )
    if counted.count("/") > MAX_STEPS:
        raise QueryError(f"a path of over {MAX_STEPS} steps; ask a simpler query")


def _check_glue(significant: list[Token]) -> None:
    """Refuse tokens that a parser without a tokeniser may read as several."""
    brackets: list[str] = []
    counted = [*_outside_values(significant), Token("other", "", 0, 0)]
    before = counted[-1]
    for token, after in pairwise(counted):
        hidden = _CLAUSE.search(token.text.partition(":")[0])
        if token.kind == "word" and hidden and token.text.upper() not in {"SERVICE", "FROM"}:
            raise QueryError(f"{token.text[:40]!r} is no keyword; write spaces between words")
        if token.kind == "curie" and hidden and before.text.upper() != "PREFIX":
            clause = hidden.group().upper()
            if after.text == "{" or (clause == "FROM" and not brackets):
                raise QueryError(
                    f"{token.text[:40]!r} may be read as {clause}; choose another prefix"
                )
        if token.kind == "iri" and brackets[-1:] == ["("] and not _ADDRESS.match(token.text):
            operand = before.kind in _OPERANDS or before.text.upper() in {")", "TRUE", "FALSE"}
            if operand:
                raise QueryError(
                    f"{token.text[:40]!r} may be read as a comparison; write spaces around < and >"
                )
        if token.kind == "other" and token.text in "([{":
            brackets.append(token.text)
        elif token.kind == "other" and token.text in ")]}" and brackets:
            brackets.pop()
        before = token


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


def _check_prefixes(significant: list[Token], prefixes: dict[str, str]) -> None:
    """Say which prefix is missing, and how it is written: engines do not."""
    for token in significant:
        prefix = token.text.partition(":")[0]
        if token.kind == "curie" and prefix != "_" and f"{prefix}:" not in prefixes:
            known = PREFIXES.get(prefix)
            line = f"PREFIX {prefix}: <{known or '…'}>"
            raise QueryError(f"prefix {prefix}: is not declared; begin the query with {line}")


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
