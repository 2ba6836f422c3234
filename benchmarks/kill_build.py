"""Kill `kg build` at random moments: is anything ever lost?

    python benchmarks/kill_build.py [--kills 50] [--seed 2026] [--script FILE]

Each round changes the reader's data, starts a build, and kills it with SIGKILL
somewhere in the time that a whole build takes. Then the store of the round
before must answer as it did, a build of the changed data must succeed, and
nothing but the lock, the note, its store and the one before may be left. With
--script that Python script runs in place of `kg`; the tests give one with little
data.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

KG = [sys.executable, "-m", "kg"]
PERSON = """
PREFIX end: <https://w3id.org/endorsement/ns#>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX person: <https://w3id.org/endorsement/id/person/>

person:ana-rivera
    a end:Person ;
    foaf:name "Ana Rivera {number}" ;
.
"""
ASK = """
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
SELECT ?name (COUNT(*) AS ?triples)
WHERE { <https://w3id.org/endorsement/id/person/ana-rivera> foaf:name ?name . ?s ?p ?o }
GROUP BY ?name
"""
ENDED = "ended before the signal"
STORE = re.compile("[0-9a-f]{32}")


def main() -> None:
    """Kill, ask and build; exit 1 at the first loss."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10_000))
    parser.add_argument("--script", type=Path)
    arguments = parser.parse_args()
    if arguments.script is not None:
        KG[1:] = [str(arguments.script)]
    print(f"seed {arguments.seed}", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        print(rounds(Path(folder), arguments.kills, random.Random(arguments.seed)))


def rounds(home: Path, kills: int, chance: random.Random) -> str:
    """The rounds, and a sentence on what was seen; raises at the first loss."""
    os.environ["KG_HOME"] = str(home)
    data, before = home / "data", home / "before"
    data.mkdir()
    write(data, 0)
    started = time.perf_counter()
    run("build", "--data", data)
    whole = time.perf_counter() - started
    moments: dict[str, int] = {}
    number = 0
    while sum(moments.values()) - moments.get(ENDED, 0) < kills:
        number += 1
        shutil.rmtree(before, ignore_errors=True)
        shutil.copytree(data, before)
        wanted = run("query", "-", "--format", "csv", "--data", before, stdin=ASK).stdout
        assert f"Ana Rivera {number - 1}," in wanted
        write(data, number)
        moment = killed(chance.uniform(0, 1.1 * whole), home / "store", "build", "--data", data)
        moments[moment] = moments.get(moment, 0) + 1
        answer = run("query", "-", "--format", "csv", "--data", before, stdin=ASK)
        assert answer.stdout == wanted, f"kill {number}: another answer"
        assert answer.stderr == "", f"kill {number}: {answer.stderr}"
        run("build", "--data", data)
        left = {path.name for path in (home / "store").iterdir()}
        stores = {name for name in left if STORE.fullmatch(name)}
        assert left - stores == {"current", "lock"}, f"kill {number}: {sorted(left)}"
        assert len(stores) <= 2, f"kill {number}: {sorted(left)}"
    seen = ", ".join(f"{count} {moment}" for moment, count in sorted(moments.items()))
    return (
        f"{number} builds of {whole:.1f} s: {seen};"
        f" {number} answers as before, {number} next builds whole, no rubbish left"
    )


def write(data: Path, number: int) -> None:
    """Make the reader's data another, so that a build really happens."""
    (data / "people.ttl").write_text(PERSON.format(number=number), encoding="utf-8")


def run(*arguments: str | Path, stdin: str = "") -> subprocess.CompletedProcess[str]:
    """Run `kg` to its end, which must be a good one."""
    done = subprocess.run(
        [*KG, *map(str, arguments)], input=stdin, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done


def killed(seconds: float, store: Path, *arguments: str | Path) -> str:
    """Start `kg`, kill it after *seconds*, and say at which moment that was."""
    noted = (store / "current").read_bytes()
    process = subprocess.Popen(
        [*KG, *map(str, arguments)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    time.sleep(seconds)
    process.send_signal(signal.SIGKILL)
    if process.wait() != -signal.SIGKILL:
        return ENDED
    if (store / "current").read_bytes() != noted:
        return "killed at the end"
    return "killed while writing" if any(store.glob("*.part")) else "killed before writing"


if __name__ == "__main__":
    main()
