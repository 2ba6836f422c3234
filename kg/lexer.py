"""Tokens of SPARQL and Turtle: enough to tell names from strings and comments.

The two languages share these tokens. Nothing here judges a text: what fits no
rule is a token of one character, and the engine's parser has the last word.

Source: SPARQL 1.1 Query Language, section 19.8, grammar.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_ESCAPED = r"%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?#@%]"
_NAME = rf"(?:[\w\u00b7\-.]|{_ESCAPED})"

_TOKEN = re.compile(
    rf"""
      (?P<space>\s+)
    | (?P<comment>\#[^\n\r]*)
    | (?P<string>
          \"\"\"(?:\"{{0,2}}(?:[^\"\\]|\\[\s\S]))*\"\"\"
        | '''(?:'{{0,2}}(?:[^'\\]|\\[\s\S]))*'''
        | \"(?:[^\"\\\n\r]|\\.)*\"
        | '(?:[^'\\\n\r]|\\.)*'
      )
    | (?P<iri><[^<>\"{{}}|^`\\\x00-\x20]*>)
    | (?P<variable>[?$]\w+)
    | (?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
    | (?P<curie>(?:[^\W\d_](?:[\w\u00b7\-.]*[\w\u00b7\-])?|_)?:
        (?:(?:\w|:|{_ESCAPED})(?:(?:{_NAME}|:)*(?:[\w\u00b7\-:]|{_ESCAPED}))?)?)
    | (?P<word>[^\W\d]\w*)
    | (?P<number>\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)
    | (?P<other>[\s\S])
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Token:
    """One token: its *kind*, its *text*, and where it starts.

    *start* and *end* count characters from 0, *end* excluded. *kind* is one of
    space, comment, string, iri, variable, language, curie, word, number, other.
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
