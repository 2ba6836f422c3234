"""Paths: where things lie, and how a file is written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kg import paths
from kg.errors import InputError


def write(path: Path, content: bytes = b"new") -> None:
    """Write *content* as every command does."""
    with paths.replacing(path) as stream:
        stream.write(content)


def test_a_new_file_is_written(tmp_path):
    """And nothing else is left in the folder."""
    write(tmp_path / "rows.csv")
    assert [p.name for p in tmp_path.iterdir()] == ["rows.csv"]
    assert (tmp_path / "rows.csv").read_bytes() == b"new"


def test_what_goes_wrong_leaves_the_old_file(tmp_path):
    """A reader never finds half a file."""
    path = tmp_path / "rows.csv"
    path.write_bytes(b"old")
    with pytest.raises(TypeError):
        write(path, "not bytes")  # type: ignore[arg-type]  # that is what goes wrong
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_is_followed(tmp_path):
    """The file behind it is the one that was meant."""
    (tmp_path / "rows.csv").write_bytes(b"old")
    (tmp_path / "link").symlink_to("rows.csv")
    write(tmp_path / "link")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "rows.csv").read_bytes() == b"new"


def test_a_file_keeps_its_rights(tmp_path):
    """What was private stays so."""
    path = tmp_path / "rows.csv"
    path.write_bytes(b"old")
    path.chmod(0o600)
    write(path)
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_read_only_file_is_left_alone(tmp_path, monkeypatch):
    """To replace it would ask for no right but that to its folder; root may write all."""
    path = tmp_path / "rows.csv"
    path.write_bytes(b"old")
    path.chmod(0o400)
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK)
    with pytest.raises(InputError, match=r"rows.csv': the file is read-only; name another$"):
        write(path)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_new_file_has_the_rights_of_the_umask(tmp_path):
    """As any other program would give it."""
    before = os.umask(0o027)
    try:
        write(tmp_path / "rows.csv")
    finally:
        os.umask(before)
    assert (tmp_path / "rows.csv").stat().st_mode & 0o777 == 0o640


def test_a_device_is_written_not_replaced():
    """`-o /dev/null` asked by root would leave a file in the place of the device."""
    write(Path(os.devnull))
    assert Path(os.devnull).is_char_device()


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("absent/rows.csv", "No such file or directory"),
        ("", "Is a directory"),
        ("file/rows.csv", "Not a directory"),
        ("x" * 300, "File name too long"),
    ],
)
def test_a_place_that_cannot_be_written(tmp_path, name, reason):
    """The reason is the system's own, the line is ours."""
    (tmp_path / "file").write_bytes(b"old")
    with pytest.raises(InputError, match=f"cannot write .*: {reason}"):
        write(tmp_path / name)
    assert [p.name for p in tmp_path.iterdir()] == ["file"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
def test_a_full_disk():
    """The last bytes are written at the end, so the end must be watched too."""
    with pytest.raises(InputError, match="No space left on device"):
        write(Path("/dev/full"))
    assert Path("/dev/full").is_char_device()


def test_kg_home_holds_store_and_articles(monkeypatch, tmp_path):
    """One setting moves all that a reader keeps."""
    monkeypatch.setenv("KG_HOME", str(tmp_path))
    assert (paths.store(), paths.articles()) == (tmp_path / "store", tmp_path / "articles")


def test_without_kg_home_the_user_has_folders_of_their_own(monkeypatch):
    """What can be built again lies in the cache, what cannot does not."""
    monkeypatch.delenv("KG_HOME")
    assert paths.store() != paths.articles()
    assert "hustings" in paths.store().parts
    assert "hustings" in paths.articles().parts


def test_a_home_may_start_with_a_tilde(monkeypatch):
    """A shell does not always put in the name of the home folder."""
    monkeypatch.setenv("KG_HOME", "~/kg")
    assert paths.store() == Path.home() / "kg" / "store"
