"""docs/linking.md: its tables and commands, run as they stand."""

from __future__ import annotations

import csv
import io
import re
import shlex
import sys
from pathlib import Path

import pytest

import kg
from kg import cli
from kg.link import datasets

PAGE = (Path(__file__).resolve().parent.parent / "docs" / "linking.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"<!-- (file|says|prints): (.+?) -->\n```\w*\n(.*?)```\n", re.DOTALL)


def columns(text: str, names: str) -> str:
    """Some columns of a CSV text."""
    stream = io.StringIO()
    wanted = names.split(",")
    writer = csv.DictWriter(stream, wanted, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(csv.DictReader(io.StringIO(text)))
    return stream.getvalue()


def test_the_page_says_what_the_commands_say(tmp_path, monkeypatch, capsys, graph: kg.Graph):
    """Every table is written and every command run, in the order of the page."""
    monkeypatch.chdir(tmp_path)
    kinds = []
    for kind, what, text in BLOCK.findall(PAGE):
        kinds.append(kind)
        if kind == "file":
            Path(what).write_text(text, encoding="utf-8")
            continue
        command, _, cut = what.partition(" | cut: ")
        monkeypatch.setattr(sys, "argv", shlex.split(command))
        monkeypatch.setattr(sys, "excepthook", sys.excepthook)
        with pytest.raises(SystemExit) as caught:
            cli.main()
        said = capsys.readouterr()
        assert not caught.value.code, said.err
        assert (columns(said.out, cut) if cut else said.err) == text
    assert kinds == ["file", "says", "file", "prints"]


def test_every_dataset_is_in_the_page():
    """One that nobody is told of does not exist for a reader."""
    assert re.findall(r"^\| `(\w+)` \|", PAGE, re.MULTILINE) != []
    assert set(re.findall(r"^\| `(\w+)` \|", PAGE, re.MULTILINE)) == set(datasets.NAMES)
