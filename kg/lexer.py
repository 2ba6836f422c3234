"""Tokens of SPARQL and Turtle: enough to tell names from strings and comments.

The two languages share these tokens. Nothing here judges a text: what fits no
rule is a token of one character, and the engine's parser has the last word.

Source: SPARQL 1.1 Query Language, section 19.8, grammar.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

# The grammar's own character classes: Python's \w has other members.
_LETTER = (
    "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff"
    "\u200c\u200d\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf"
    "\ufdf0-\ufffd\U00010000-\U000effff"
)
_FIRST = f"{_LETTER}_0-9"
_INSIDE = f"{_FIRST}\u00b7\u0300-\u036f\u203f\u2040"
_ESCAPED = r"%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?#@%]"
_CODEPOINT = r"\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}"

# A prefix has at most 100 characters here. Without a limit, a long text of
# letters and dots would take time that grows with its square.
_TOKEN = re.compile(
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
    | (?P<variable>[?$][{_FIRST}][{_INSIDE}]*)
    | (?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
    | (?P<curie>(?:[{_LETTER}](?:[{_INSIDE}\-.]{{0,98}}[{_INSIDE}\-])?|_)?:
        (?:(?:[{_FIRST}:]|{_ESCAPED})
           (?:(?:[{_INSIDE}\-.:]|{_ESCAPED})*(?:[{_INSIDE}\-:]|{_ESCAPED}))?)?)
    | (?P<word>[{_LETTER}_][{_INSIDE}]*)
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
    for match in _TOKEN.finditer(text):
        yield Token(match.lastgroup or "other", match.group(), match.start(), match.end())


def line_of(text: str, position: int) -> int:
    """The line, from 1, on which the character at *position* (from 0) stands."""
    return text.count("\n", 0, position) + 1
