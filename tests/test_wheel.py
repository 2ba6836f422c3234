"""The wheel: installed from its file, it answers anywhere."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from kg import graph as graphs

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel built from this checkout, with the build tools installed here."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT],
        check=True,
        capture_output=True,
    )
    return next(folder.glob("hustings-*.whl"))


def test_the_wheel_carries_what_answers_need(wheel: Path):
    """Ontology, data and queries travel inside, each file of them."""
    with zipfile.ZipFile(wheel) as archive:
        inside = {name for name in archive.namelist() if name.startswith("kg/share/")}
    wanted = {
        f"kg/share/{path.relative_to(ROOT).as_posix()}"
        for folder in ("ontology", "data", "queries")
        for path in (ROOT / folder).rglob("*")
        if path.is_file()
    }
    assert inside == wanted | {"kg/share/checked"}


def test_the_wheel_names_the_data_that_was_checked(wheel: Path):
    """The digest inside is that of the data inside, so it is not checked again."""
    with zipfile.ZipFile(wheel) as archive:
        checked = archive.read("kg/share/checked").decode("ascii").strip()
    assert checked == graphs.digest(graphs.files())


def test_the_installed_wheel_answers_in_an_empty_folder(wheel: Path, tmp_path: Path):
    """A reader has no checkout: the command finds its data by itself."""
    site = tmp_path / "site"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    empty = tmp_path / "empty"
    empty.mkdir()
    environment = {**os.environ, "PYTHONPATH": str(site), "KG_HOME": str(tmp_path / "home")}
    done = subprocess.run(
        [sys.executable, "-m", "kg", "query", "no-recommendations", "--format", "csv"],
        cwd=empty,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    header, *rows = done.stdout.splitlines()
    assert header.startswith("endorser,contest,earliest,latest,body,source")
    assert any(row.startswith("https://w3id.org/endorsement/id/union/gmb,") for row in rows)
    assert list(empty.iterdir()) == []
    command = [sys.executable, "-m", "kg", "draw", "-o", "network.html"]
    subprocess.run(command, cwd=empty, env=environment, capture_output=True, check=True)
    assert [path.name for path in empty.iterdir()] == ["network.html"]
