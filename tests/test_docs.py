"""The documents: what they print is what the tools print."""

from __future__ import annotations

import re
import shlex
import sys
from pathlib import Path

import click
import pytest

import kg
from kg.cli import kg as command_line
from kg.query import library

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "docs"))
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_documents_hold_what_the_tools_print(graph: kg.Graph):
    """A figure in a document is one somebody ran; `python docs/refresh.py` renews it."""
    import refresh

    for name, text in refresh.documents().items():
        assert (ROOT / name).read_text(encoding="utf-8") == text, name


def commands(group: click.Group, path: str = "kg") -> list[tuple[str, click.Command]]:
    """Every command with the words that call it."""
    found: list[tuple[str, click.Command]] = []
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        words = f"{path} {name}"
        if isinstance(command, click.Group):
            found += commands(command, words)
        else:
            found.append((words, command))
    return found


@pytest.mark.parametrize(("words", "command"), commands(command_line))
def test_a_command_has_help_with_an_example_of_itself(words: str, command: click.Command):
    """Help is one imperative line, then a real example that starts with the command."""
    help_text = command.help or ""
    assert re.match(r"[A-Z][a-z]+ .*\.", help_text)
    example = help_text.split("Example:\n")[1].strip().splitlines()[0]
    assert example.startswith(words)
    parsed = shlex.split(example)[len(words.split()) :]
    with click.Context(command, info_name=words) as context:
        command.parse_args(context, parsed)


@pytest.mark.parametrize(("words", "command"), commands(command_line))
def test_a_command_is_in_the_documents(words: str, command: click.Command):
    """A command that nobody is told of does not exist for a reader."""
    told = README + (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert f"{words} " in told or f"`{words}`" in told


@pytest.mark.parametrize("name", library.names())
def test_a_query_asks_a_question(name: str):
    """The summary is the question, so that the list can be read."""
    assert library.named(name).summary.endswith("?")


def test_the_example_in_python_runs(graph: kg.Graph, capsys: pytest.CaptureFixture[str]):
    """The lines in the README are those a reader pastes."""
    code = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    assert len(code) == 1
    exec(compile(code[0], "README.md", "exec"), {})
    assert "Jeremy Corbyn" in capsys.readouterr().out


def test_links_in_the_readme_lead_somewhere():
    """A relative link names a file of this repository."""
    for target in re.findall(r"\]\(([^)#]+)\)", README):
        if not target.startswith("http"):
            assert (ROOT / target).exists(), target


def test_the_changelog_names_the_versions_in_force():
    """What is installed is what the changelog describes first."""
    from kg import versions

    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    found = versions.current()
    assert f"### Ontology {found.ontology}" in text
    assert f"### Data {found.data}" in text
    assert f"### Tools {found.tools}" in text


def test_the_citation_names_the_data_version():
    """A citation of another version would point at other facts."""
    from kg import versions

    text = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert f'version: "{versions.current().data}"' in text
