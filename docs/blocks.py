"""Run the Python blocks of a page in order, and write below each what it prints.

    python docs/blocks.py

A block in ``python`` that is followed by one in ``text`` is a step of a worked
example: all steps of a page share their names. A test compares.
"""

from __future__ import annotations

import contextlib
import io
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGES = ("docs/analysis.md", "docs/reconciliation.md")

_STEP = re.compile(
    r"(?P<code>```python\n(?P<text>.*?)```\n\n```text\n)(.*?)(?P<end>```\n)", re.DOTALL
)


def main() -> None:
    """Rewrite every page of worked examples."""
    for name in PAGES:
        page = ROOT / name
        page.write_text(filled(page.read_text(encoding="utf-8"), name), encoding="utf-8")


def steps(page: str) -> list[tuple[str, str]]:
    """The code of each step of a page, with what the page says it prints."""
    return [(match["text"], match[3]) for match in _STEP.finditer(page)]


def printed(codes: list[str], name: str) -> list[str]:
    """What each step of the page *name* prints, run after those before it."""
    names: dict[str, object] = {}
    found = []
    for number, code in enumerate(codes, start=1):
        stream = io.StringIO()
        with contextlib.redirect_stdout(stream):
            exec(compile(code, f"{name}, step {number}", "exec"), names)  # noqa: S102  # our own page
        found.append(stream.getvalue())
    return found


def filled(page: str, name: str) -> str:
    """The page with what its steps print now."""
    answers = iter(printed([code for code, _ in steps(page)], name))
    return _STEP.sub(lambda match: match["code"] + next(answers) + match["end"], page)


if __name__ == "__main__":
    main()
