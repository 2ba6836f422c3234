"""Tokens of SPARQL and Turtle: enough to tell names from strings and comments.

The two languages share these tokens. Nothing here judges a text: what fits no
rule is a token of one character, and the engine's parser has the last word.

Source: SPARQL 1.1 Query Language, section 19.8, grammar.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

# The grammar's own character classes: Python's \w has other members.
_LETTER = (
    "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff"
    "\u200c\u200d\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf"
    "\ufdf0-\ufffd\U00010000-\U000effff"
)
_MARK = "\u00b7\u0300-\u036f\u203f\u2040"
_ESCAPED = r"%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?#@%]"
_CODEPOINT = r"\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}"

# Tells texts that need no look from those that may hold such a name.
_TWO_DOTS = re.compile(r":[^\s<>/.]*\.[^\s<>/.]+\.[^\s<>/.]")


@cache
def _pattern(*, ascii_only: bool) -> re.Pattern[str]:
    """The tokens as one pattern; for a text of ASCII the same with small classes.

    Compiling the whole of Unicode takes longer than most answers.
    """
    letter = "A-Za-z" if ascii_only else _LETTER
    first = f"{letter}_0-9"
    inside = first if ascii_only else f"{first}{_MARK}"
    # A prefix has at most 100 characters here. Without a limit, a long text of
    # letters and dots would take time that grows with its square.
    return re.compile(
        rf"""
          (?P<space>\s+)
        | (?P<comment>\#[^\n\r]*)
        | (?P<string>
              \"\"\"(?:\"{{0,2}}(?:[^\"\\]|\\[\s\S]))*\"\"\"
            | '''(?:'{{0,2}}(?:[^'\\]|\\[\s\S]))*'''
            | (?!\"\"\"|''')(?:\"(?:[^\"\\\n\r]|\\.)*\"|'(?:[^'\\\n\r]|\\.)*')
          )
        | (?P<unclosed>(?:\"\"\"|''')[\s\S]*|[\"'][^\n\r]*)
        | (?P<iri><(?:[^<>\"{{}}|^`\\\x00-\x20]|{_CODEPOINT})*>)
        | (?P<variable>[?$][{first}][{inside}]*)
        | (?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
        | (?P<curie>(?:[{letter}](?:[{inside}\-.]{{0,98}}[{inside}\-])?|_)?:
            (?:(?:[{first}:]|{_ESCAPED})
               (?:(?:[{inside}\-.:]|{_ESCAPED})*(?:[{inside}\-:]|{_ESCAPED}))?)?)
        | (?P<word>[{letter}_][{inside}]*)
        | (?P<number>[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)
        | (?P<other>[\s\S])
        """,
        re.VERBOSE,
    )


@dataclass(frozen=True, slots=True)
class Token:
    """One token: its *kind*, its *text*, and where it starts.

    *start* and *end* count characters from 0, *end* excluded. *kind* is one of
    space, comment, string, iri, variable, language, curie, word, number, other,
    or unclosed: a string without its end, up to the end of its line, or of the
    text where a long one begins.
    """

    kind: str
    text: str
    start: int
    end: int


def tokens(text: str) -> Iterator[Token]:
    """Cut *text* into tokens; joined again they are the text, to the letter."""
    # What a line that begins with # holds is comment or string, and no name.
    lines = text.replace("\r", "\n").split("\n")
    ascii_only = all(line.isascii() or line.startswith("#") for line in lines)
    for match in _pattern(ascii_only=ascii_only).finditer(text):
        yield Token(match.lastgroup or "other", match.group(), match.start(), match.end())


def dots_escaped(text: str) -> str:
    """A query with the dots of its prefixed names escaped where a name has several.

    pyoxigraph 0.5 takes ``a:b.c`` and refuses ``a:b.c.d``, which the grammar has.

    >>> dots_escaped("ASK { a:b.c.d ?p 'a:b.c.d' }")
    "ASK { a:b\\\\.c\\\\.d ?p 'a:b.c.d' }"
    """
    if not _TWO_DOTS.search(text):
        return text
    return "".join(
        _escaped(token.text) if token.kind == "curie" else token.text for token in tokens(text)
    )


def _escaped(name: str) -> str:
    prefix, _, local = name.partition(":")
    if local.count(".") < 2 or "\\" in local:
        return name
    return f"{prefix}:" + local.replace(".", r"\.")


def line_of(text: str, position: int) -> int:
    """The line, from 1, on which the character at *position* (from 0) stands."""
    return text.count("\n", 0, position) + 1
