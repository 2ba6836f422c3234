"""Write into the documents what the tools print, so that they cannot differ.

    python docs/refresh.py

A comment ``<!-- run: COMMAND -->`` is followed by what the command prints,
``<!-- turtle: FILE NAME … -->`` by those blocks of a data file, and
``<!-- questions: QUERY … -->`` by a table of those queries. Tests compare.
"""

from __future__ import annotations

import contextlib
import io
import re
import shlex
import sys
from pathlib import Path
from unittest import mock

from kg.cli import kg
from kg.query import library
from kg.vocabulary import curie

ROOT = Path(__file__).resolve().parent.parent
# Each document with marks, and how it is made.
MARKED = ("README.md", "docs/coverage.md", "docs/dataset.md", "docs/linking.md")

_BLOCK = re.compile(
    r"(?P<mark><!-- (?P<kind>run|turtle|questions): (?P<what>[^\n]*) -->\n)"
    r"(?:\n?(?:```[a-z]*\n.*?\n?```\n|(?:\|[^\n]*\n)+))?",
    re.DOTALL,
)


def main() -> None:
    """Rewrite every document that is made of what the tools print."""
    for name, text in documents().items():
        (ROOT / name).write_text(text, encoding="utf-8")


def documents() -> dict[str, str]:
    """Each document, as it should be now."""
    found = {
        name: _BLOCK.sub(_filled, (ROOT / name).read_text(encoding="utf-8")) for name in MARKED
    }
    found["docs/queries.md"] = queries()
    return found


def _filled(match: re.Match[str]) -> str:
    if match["kind"] == "turtle":
        file, *names = match["what"].split()
        return f"{match['mark']}```turtle\n{blocks(file, names)}```\n"
    if match["kind"] == "questions":
        return f"{match['mark']}\n{questions(match['what'].split())}"
    printed = run(match["what"])
    if "--format md" in match["what"]:
        return f"{match['mark']}\n{printed}"
    return f"{match['mark']}```\n{printed}```\n"


def run(command: str) -> str:
    """What a `kg` command prints, 100 columns wide."""
    words = shlex.split(command)
    assert words[0] == "kg", command
    stream = io.BytesIO()
    output = io.TextIOWrapper(stream, encoding="utf-8", write_through=True)
    columns = mock.patch.dict("os.environ", COLUMNS="100")
    with columns, contextlib.chdir(ROOT), contextlib.redirect_stdout(output):
        kg.main(words[1:], prog_name="kg", standalone_mode=False)
        sys.stdout.flush()
    return stream.getvalue().decode("utf-8")


def blocks(file: str, names: list[str]) -> str:
    """The blocks about *names* in a Turtle file, as they stand there."""
    text = (ROOT / file).read_text(encoding="utf-8")
    found = []
    for name in names:
        start = text.index(f"\n{name}\n") + 1
        found.append(text[start : text.index("\n.\n", start) + 3])
    return "\n".join(found)


def questions(names: list[str]) -> str:
    """A table of these queries with their parameters and what they ask."""
    lines = ["| query | parameters | question |", "| --- | --- | --- |"]
    for name in names:
        found = library.named(name)
        given = ", ".join(f"{p.name}{'?' * p.optional}" for p in found.parameters)
        lines.append(f"| {name} | {given} | {found.summary} |")
    return "\n".join(lines) + "\n"


def queries() -> str:
    """The page of the library: each question, its parameters and its columns."""
    lines = [
        "# Questions",
        "",
        "Made by `python docs/refresh.py` from the heading of each file in `queries/`.",
        "Ask with `kg query NAME -p parameter=value`, or `graph.query(NAME, parameter=…)`.",
        "A column that holds an entity is followed, at the end, by one with its label.",
    ]
    for name in library.names():
        found = library.named(name)
        lines += ["", f"## {name}", "", found.summary]
        if found.description:
            lines += ["", found.description]
        if found.parameters:
            lines += ["", "| parameter | type | |", "|---|---|---|"]
            for p in found.parameters:
                kind = curie(p.type) + (", may be left out" if p.optional else "")
                lines.append(f"| `{p.name}` | {kind} | {p.meaning} |")
        lines += ["", "| column | |", "|---|---|"]
        lines += [f"| `{column}` | {text} |" for column, text in (found.columns or {}).items()]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
