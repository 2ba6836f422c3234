"""Kill `kg build` at random moments: is anything ever lost?

    python benchmarks/kill_build.py [--kills 50] [--seed 2026]

Each round changes the reader's data, starts a build, kills it with SIGKILL after
a random part of the time a whole build takes, and asks the store built before.
At the end one build must succeed and leave no rubbish behind.
"""

from __future__ import annotations

import argparse
import os
import random
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

person:ana-rivera-{number}
    a end:Person ;
    foaf:name "Ana Rivera {number}" ;
.
"""
ASK = ["query", "backers-of-candidate", "-p", "person=Jeremy Corbyn", "--format", "csv"]


def main() -> None:
    """Kill, ask, and build once more; exit 1 if anything was lost."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=2026)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        print(rounds(Path(folder), arguments.kills, random.Random(arguments.seed)))


def rounds(home: Path, kills: int, chance: random.Random) -> str:
    """The rounds, and a sentence on what was seen; raises at the first loss."""
    os.environ["KG_HOME"] = str(home)
    data = home / "data"
    data.mkdir()
    started = time.perf_counter()
    subprocess.run([*KG, "build"], check=True, capture_output=True)
    whole = time.perf_counter() - started
    asked_for = (home / "store" / "current").read_text(encoding="ascii")
    wanted = subprocess.run([*KG, *ASK], check=True, capture_output=True).stdout
    killed = 0
    for number in range(kills):
        (data / "people.ttl").write_text(PERSON.format(number=number), encoding="utf-8")
        build = subprocess.Popen(
            [*KG, "build", "--data", str(data)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(chance.uniform(0, 0.8 * whole))
        build.send_signal(signal.SIGKILL)
        killed += build.wait() == -signal.SIGKILL
        if (home / "store" / "current").read_text(encoding="ascii") != asked_for:
            # It was whole before the signal came; make the asked store the newest again.
            subprocess.run([*KG, "build"], check=True, capture_output=True)
        asked = time.perf_counter()
        answer = subprocess.run([*KG, *ASK], check=True, capture_output=True)
        assert answer.stdout == wanted, f"kill {number}: another answer"
        assert b"building" not in answer.stderr, f"kill {number}: the old store was gone"
        assert time.perf_counter() - asked < whole + 5
    subprocess.run([*KG, "build", "--data", str(data)], check=True, capture_output=True)
    left = sorted(path.name for path in (home / "store").iterdir())
    stores = [name for name in left if name not in {"current", "lock"}]
    assert len(stores) <= 2, left
    assert all(len(name) == 32 for name in stores), left
    return (
        f"{killed} of {kills} builds killed (of {whole:.1f} s each), {kills} answers as before,"
        f" the last build whole, {len(stores)} stores and no rubbish left"
    )


if __name__ == "__main__":
    main()
