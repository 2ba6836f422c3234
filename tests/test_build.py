"""Build: the old store answers until the new one is whole."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock

import kg
from kg import build, graph, paths
from kg.errors import FaultsError, InputError, StoreError, TurtleError

ROOT = Path(__file__).resolve().parent.parent
PERSON = """
PREFIX end: <https://w3id.org/endorsement/ns#>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX person: <https://w3id.org/endorsement/id/person/>

person:ana-rivera
    a end:Person ;
    foaf:name "{name}" ;
.
"""
NAMES = """
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
SELECT ?name { <https://w3id.org/endorsement/id/person/ana-rivera> foaf:name ?name }
"""
# Runs `kg` in a process that may write no file over so many bytes.
SMALL_DISK = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv.pop(1)),) * 2)
import runpy
runpy.run_path(sys.argv.pop(1), run_name="__main__")
"""


@pytest.fixture
def root(tmp_path) -> Path:
    """A folder of stores of its own."""
    return tmp_path / "store"


@pytest.fixture
def small(monkeypatch, tmp_path) -> None:
    """A house of three triples, and no checks: both are tested elsewhere, and take time."""
    for name in graph.ONTOLOGY:
        path = tmp_path / "house" / "ontology" / f"{name}.ttl"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"<urn:x:{name}> a <urn:x:Term> .", encoding="utf-8")
    monkeypatch.setattr(paths, "shared", (tmp_path / "house").joinpath)
    monkeypatch.setattr(build, "_checked", lambda *_: 0)


@pytest.fixture
def built(tmp_path, root) -> Callable[[str], build.Built]:
    """Build one person of this name, beside what the house holds."""

    def built(name: str, **options: bool) -> build.Built:
        data = tmp_path / "data"
        data.mkdir(exist_ok=True)
        (data / "people.ttl").write_text(PERSON.format(name=name), encoding="utf-8")
        return build.build([data], root, **options)

    return built


pytestmark = pytest.mark.seeded

SMALL = pytest.mark.usefixtures("small")
SEEDED = Path(__file__).with_name("seeded.py")
KILL_BUILD = ROOT / "benchmarks" / "kill_build.py"


def left(root: Path) -> list[str]:
    """What stands in the folder of stores, the lock aside."""
    return sorted(path.name for path in root.iterdir() if path.name != "lock")


def names(place: Path) -> list[str]:
    """The names of the one person in a store."""
    store = graph.open_read_only(place)
    return [row["name"].value for row in store.query(NAMES)]


@SMALL
def test_a_build_leaves_its_store_and_the_note(built, root):
    """Nothing half-made stands beside them."""
    made = built("Ana")
    assert left(root) == sorted([made.digest, "current"])
    assert (root / "current").read_text(encoding="ascii") == f"{made.digest}\n"
    assert names(made.place) == ["Ana"]


@SMALL
def test_the_store_before_is_kept_until_the_next_build(built, root):
    """Readers may still be in it."""
    digests = [built(name).digest for name in ("Ana", "Bea", "Cleo")]
    assert left(root) == sorted([*digests[1:], "current"])


@SMALL
def test_the_same_data_make_the_same_store(built, root):
    """It is not written again while readers are in it."""
    first = built("Ana")
    written = (first.place / "CURRENT").stat()
    assert built("Ana").place == first.place
    assert (first.place / "CURRENT").stat() == written


@SMALL
def test_a_store_that_fits_is_taken_where_that_is_enough(built):
    """So reads a command that only wants an answer."""
    assert built("Ana", again=False).made is True
    assert built("Ana", again=False).made is False


@SMALL
def test_what_killed_builds_left_is_cleared(built, root):
    """Half a store and half a note."""
    built("Ana")
    (root / f"{'0' * 32}.part").mkdir()
    (root / f"{'0' * 32}.part" / "000009.sst").write_bytes(b"half")
    (root / ".current.abc.part").write_bytes(b"half")
    digest = built("Bea").digest
    assert len(left(root)) == 3
    assert digest in left(root)


@SMALL
def test_a_build_killed_before_its_note_is_taken_up(built, root):
    """The store is whole, only nobody was told."""
    first = built("Ana")
    second = built("Bea")
    (root / "current").write_text(f"{first.digest}\n", encoding="ascii")
    assert built("Bea").place == second.place
    assert left(root) == sorted([first.digest, second.digest, "current"])


@pytest.mark.parametrize("note", [b"", b"\xff\0", b"../..\n", b"x" * 10_000])
@SMALL
def test_a_damaged_note_is_written_anew(built, root, note):
    """It only says which store to keep."""
    digest = built("Ana").digest
    (root / "current").write_bytes(note)
    assert built("Ana").digest == digest
    assert (root / "current").read_text(encoding="ascii") == f"{digest}\n"


def cut(place: Path) -> None:
    """Let each data file end in its middle."""
    for path in place.glob("*.sst"):
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def flip(place: Path) -> None:
    """Change one byte of the data."""
    path = max(place.glob("*.sst"), key=lambda p: p.stat().st_size)
    content = bytearray(path.read_bytes())
    content[len(content) // 3] ^= 0xFF
    path.write_bytes(bytes(content))


def empty(place: Path) -> None:
    """Let the folder stand, with nothing in it."""
    for path in place.iterdir():
        path.unlink()


def forget(place: Path) -> None:
    """Take away the file that names the others."""
    (place / "CURRENT").unlink()


@pytest.mark.parametrize("damage", [cut, flip, empty, forget])
@SMALL
def test_a_damaged_store_is_built_again(built, damage):
    """The remedy that the error names must be one."""
    made = built("Ana")
    damage(made.place)
    assert names(built("Ana").place) == ["Ana"]


@pytest.mark.parametrize("damage", [cut, empty, forget])
@SMALL
def test_a_damaged_store_is_told_with_the_remedy(built, damage):
    """In one line, and without a trace."""
    made = built("Ana")
    damage(made.place)
    with pytest.raises(StoreError, match=r"cannot be opened .* run `kg build`") as caught:
        graph.open_read_only(made.place)
    assert "\n" not in str(caught.value)


@SMALL
def test_a_second_build_waits_and_says_so(root):
    """Two at once would clear away each other's work."""
    root.mkdir()
    said: list[str] = []
    waiting = threading.Event()
    lock = FileLock(root / "lock", thread_local=False)
    lock.acquire()

    def progress(step: str) -> None:
        said.append(step)
        waiting.set()

    threading.Thread(target=lambda: (waiting.wait(20), lock.release())).start()
    build.build([], root, progress)
    assert said[0] == "waiting for another build to end"
    assert said[1].startswith("reading ")


@SMALL
def test_a_reader_keeps_its_store_while_two_builds_pass(built, tmp_path, root):
    """Its files are removed from the folder, not from under it."""
    built("Ana")
    reader = kg.open(tmp_path / "data", store=root)
    before = [row.name for row in reader.query(NAMES)]
    for name in ("Bea", "Cleo"):
        built(name)
    assert not reader.place.exists()
    assert [row.name for row in reader.query(NAMES)] == before == ["Ana"]
    assert len(reader.query("SELECT * { ?s ?p ?o }")) == 5


@pytest.mark.parametrize(
    ("turtle", "error"),
    [("person:ana a", TurtleError), ("", TurtleError), (None, InputError)],
)
@SMALL
def test_files_that_do_not_do_leave_the_old_store(built, root, tmp_path, turtle, error):
    """What was built before answers as before."""
    made = built("Ana")
    before = left(root)
    path = tmp_path / "more.ttl"
    if turtle is not None:
        path.write_text(turtle, encoding="utf-8")
    with pytest.raises(error):
        build.build([path], root)
    assert left(root) == before
    assert names(made.place) == ["Ana"]


@SMALL
def test_a_place_that_cannot_hold_a_store(tmp_path):
    """A file stands where the folder should."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(StoreError, match=r"cannot write below .*file/store: Not a directory"):
        build.build([], tmp_path / "file" / "store")


@pytest.mark.parametrize("limit", [1_000, 100_000])
def test_a_full_disk_leaves_the_old_store(built, root, tmp_path, limit):
    """One line, nothing half-made, and the next build goes through."""
    made = built("Ana")
    before = left(root)
    data = tmp_path / "data" / "people.ttl"
    data.write_text(PERSON.format(name="Bea"), encoding="utf-8")
    arguments = ["build", "--data", str(data.parent), "--store", str(root)]
    done = subprocess.run(
        [sys.executable, "-c", SMALL_DISK, str(limit), SEEDED, *arguments],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.startswith("kg: cannot write the store: ")
    assert done.stderr.count("\n") == 1
    assert left(root) == before
    assert names(made.place) == ["Ana"]
    assert names(built("Bea").place) == ["Bea"]


def test_two_builds_of_two_processes_both_end_well(tmp_path, root):
    """Whichever comes second waits for the first."""
    processes = []
    for name in ("Ana", "Bea"):
        data = tmp_path / name
        data.mkdir()
        (data / "people.ttl").write_text(PERSON.format(name=name), encoding="utf-8")
        processes.append(
            subprocess.Popen(
                [sys.executable, SEEDED, "build", "--data", data, "--store", root],
                stderr=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
        )
    ends = [process.communicate(timeout=60) for process in processes]
    assert [process.returncode for process in processes] == [0, 0], ends
    assert sorted(names(Path(out.strip()))[0] for out, _ in ends) == ["Ana", "Bea"]


def test_builds_killed_at_random_moments_lose_nothing():
    """Fifty of them with ``KG_KILLS=50``; a few in every run."""
    kills = os.environ.get("KG_KILLS", "5")
    done = subprocess.run(
        [sys.executable, KILL_BUILD, "--kills", kills, "--script", SEEDED],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{done.stdout}{done.stderr}"


def test_faults_leave_the_old_store(built, root, tmp_path):
    """The first is told with its file and line, and how to see the others."""
    built("Ana")
    before = left(root)
    text = PERSON.format(name="Bea") + "person:sam-okafor a end:Persn .\n"
    (tmp_path / "data" / "people.ttl").write_text(text, encoding="utf-8")
    with pytest.raises(FaultsError, match=r"nothing built: .*people\.ttl:10: fault") as caught:
        build.build([tmp_path / "data"], root)
    assert str(caught.value).endswith("`kg check` lists all that is wrong")
    assert left(root) == before


def test_data_that_a_release_checked_are_not_checked_again(monkeypatch, root):
    """A reader of the wheel waits for the store alone."""
    monkeypatch.setattr(build, "released", lambda: graph.digest(graph.files()))
    said: list[str] = []
    build.build([], root, said.append)
    assert not any(step.startswith("checking") for step in said)
