"""Shell: one self-contained HTML file around a picture.

Everything the page needs stands in the file, and a content security policy
forbids it to fetch anything. Text reaches the page in two ways only: escaped
by the template, or as JSON that the script puts into text nodes.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from kg.draw import glyphs

ASSETS = Path(__file__).resolve().parent / "assets"
# Letters of a word that a column of the table takes whole.
_LONGEST_WORD = 24


def fill(
    template: str,
    styles: Iterable[str],
    scripts: Sequence[str],
    payload: object,
    *,
    held: object = None,
    style: str = "",
    **context: Any,
) -> str:
    """The page of *template* with *styles* (assets), texts of *scripts* and data.

    *payload* is what the scripts read at once, *held* what they read when it is
    asked for; *style* is put behind the *styles*.
    """
    heads = _heads(name for _, name in context["columns"])
    whole = "\n".join([*(asset(name) for name in styles), *filter(None, [style, heads])])
    for script in scripts:
        if "</script" in script.lower() or "<!--" in script:
            raise AssertionError("a script of the page would end its own element")
    return (
        _environment()
        .get_template(template)
        .render(
            {
                "policy": _policy(whole, scripts),
                "style": Markup(whole),  # noqa: S704  # files of this package
                "scripts": [Markup(script) for script in scripts],  # noqa: S704  # the same
                "payload": _json(payload),
                "held": None if held is None else _json(held),
                "paths": glyphs.PATHS,
                "inner": glyphs.INNER,
                **context,
            }
        )
    )


def _heads(names: Iterable[str]) -> str:
    """On a phone, where a row is a list, each cell begins with its column's name."""
    rules = [
        f'td:nth-child({at})::before{{content:"{_css(name)}"}}'
        for at, name in enumerate(names, start=1)
    ]
    return f"@media (max-width:640px){{{''.join(rules)}}}"


def _css(text: str) -> str:
    """*text* inside a string of a style sheet, where nothing of it can end the string."""
    plain = (character.isascii() and character.isalnum() for character in text)
    return "".join(
        character if kept else f"\\{ord(character):x} "
        for character, kept in zip(text, plain, strict=True)
    )


def together(names: Iterable[str]) -> str:
    """Several assets as one script."""
    return "\n".join(asset(name) for name in names)


@cache
def asset(name: str) -> str:
    """The text of a file of this package."""
    return (ASSETS / name).read_text(encoding="utf-8").strip()


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(ASSETS),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.tests["long"] = _is_long
    return environment


def _is_long(text: str) -> bool:
    """Whether *text* has a word that would make its column too wide."""
    return any(len(word) > _LONGEST_WORD for word in str(text).split())


_ESCAPES = {ord(character): f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}


def _json(value: object) -> Markup:
    """JSON that neither ends the element it stands in nor breaks a line of script."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return Markup(text.translate(_ESCAPES))  # noqa: S704  # escaped on this line


def _policy(style: str, scripts: Sequence[str]) -> str:
    """A content security policy that allows this page's own parts and no request."""
    allowed = " ".join(_hash(script) for script in scripts)
    return (
        f"default-src 'none'; script-src {allowed}; style-src {_hash(style)}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
    return f"'sha256-{digest}'"
