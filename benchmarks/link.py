"""Measure `kg link match`: how right, how fast, beside its peers, in one run.

    python benchmarks/link.py [--shared DIR] [--people 1000000] [--only rights|speed]

Needs the extra packages rapidfuzz (a dependency) and, for one row of the table,
nomenklatura (pip install nomenklatura; the row is left out without it). The
tables of rights read the development rows below DIR/datasets/links_dev; the
tables of speed make people up, from a seed, and need nothing.

A development row belongs to the half to *confirm* on if the digest of its name
begins with an odd byte; and is reported apart.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import itertools
import multiprocessing
import os
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from rapidfuzz import fuzz, process

from kg.link import columns
from kg.names import explain, frequency
from kg.names.normalise import key
from kg.names.record import Mention, Record
from kg.names.resolver import resolver

SEED = 2026
NAMESAKE = ("namesake", "union-leader")
Answer = tuple[str, list[str]]  # the outcome, and ids with the best first
Method = Callable[[Mention], Answer]


def main() -> None:
    """Print the tables asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--shared", type=Path, default=os.environ.get("KG_SHARED"))
    parser.add_argument("--people", type=int, default=1_000_000)
    parser.add_argument("--only", choices=("rights", "speed"))
    arguments = parser.parse_args()
    if arguments.only != "speed":
        if arguments.shared is None:
            sys.exit("name the folder of the datasets: --shared DIR, or KG_SHARED")
        rights(Path(arguments.shared) / "datasets" / "links_dev")
    if arguments.only != "rights":
        speed(3_000, 3_000, all_names=True)
        speed(arguments.people, 2_000, all_names=False)


def rights(folder: Path) -> None:
    """The tables of how right each method is, on all rows and on the half to confirm."""
    for kind, name, nothing in (
        ("person", "people", False),
        ("person", "people", True),
        ("union", "unions", False),
    ):
        queries, target = folder / f"dev_{name}.csv", folder / f"kb_{name}.csv"
        rows = list(csv.DictReader(queries.open(encoding="utf-8")))
        mentions = [m for _, m in columns.mentions(queries, kind, with_context=not nothing)]
        records = columns.records(target)
        print(f"\n{name}{', names and countries only' if nothing else ''}: {len(records)} records")
        print(f"{'method':34} {'P':>5} {'R':>5} {'F1':>5} {'NIL':>5} {'not':>5} {'same':>5}"
              f" {'top5':>5} {'wrong':>5}  confirm F1  names/s")  # fmt: skip
        for label, method in methods(records, kind).items():
            started = time.perf_counter()
            answers = [method(mention) for mention in mentions]
            seconds = time.perf_counter() - started
            held = [(r, a) for r, a in zip(rows, answers, strict=True) if confirms(r)]
            print(f"{label:34} {counted(list(zip(rows, answers, strict=True)))}"
                  f"  {counted(held)[12:17]:>10}  {len(rows) / seconds:7.0f}")  # fmt: skip


def confirms(row: dict[str, str]) -> bool:
    """Whether a development row is of the half to confirm on."""
    return hashlib.sha256(row["name"].encode()).digest()[0] % 2 == 1


def counted(pairs: list[tuple[dict[str, str], Answer]]) -> str:
    """Precision, recall, F1, NIL (said so), not linked, namesakes, top five, wrong person."""
    linked = [(row, answer[1][0]) for row, answer in pairs if answer[0] == "LINK"]
    right = sum(1 for row, best in linked if row["expect"] == "LINK" and row["kb_id"] == best)
    there = [pair for pair in pairs if pair[0]["expect"] == "LINK"]
    nil = [pair for pair in pairs if pair[0]["expect"] == "NIL"]
    same = [pair for pair in nil if any(word in pair[0]["category"] for word in NAMESAKE)]
    wrong = sum(1 for row, best in linked if row["expect"] == "LINK" and row["kb_id"] != best)
    precision, recall = right / max(1, len(linked)), right / max(1, len(there))
    shares = (
        precision,
        recall,
        2 * precision * recall / max(1e-9, precision + recall),
        sum(answer[0] == "NIL" for _, answer in nil) / max(1, len(nil)),
        sum(answer[0] != "LINK" for _, answer in nil) / max(1, len(nil)),
        sum(answer[0] != "LINK" for _, answer in same) / max(1, len(same)),
        sum(row["kb_id"] in answer[1] for row, answer in there) / max(1, len(there)),
    )
    return " ".join(f"{share:5.3f}" for share in shares) + f" {wrong:5}"


def methods(records: list[Record], kind: str) -> dict[str, Method]:
    """Ours and its peers, each over the same records."""
    names = [(key(name), r.id) for r in records for name in spellings(r)]
    texts = [name for name, _ in names]
    ids = [identity for _, identity in names]
    by_name: dict[str, list[str]] = {}
    for name, identity in names:
        if identity not in by_name.setdefault(name, []):
            by_name[name].append(identity)

    def exact(mention: Mention) -> Answer:
        found = by_name.get(key(mention.name), [])
        return ("LINK" if len(found) == 1 else "REVIEW" if found else "NIL"), found[:5]

    def sorted_tokens(cutoff: float) -> Method:
        def method(mention: Mention) -> Answer:
            hits = process.extract(key(mention.name), texts, scorer=fuzz.token_sort_ratio, limit=8)
            best = list(dict.fromkeys(ids[hit[2]] for hit in hits))[:5]
            return ("LINK" if hits and hits[0][1] >= cutoff else "NIL"), best

        return method

    ours = resolver(records, kind)

    def kg(mention: Mention) -> Answer:
        decision = ours.decide(mention)
        explain.explain(decision)
        return decision.outcome, [proposal.record.id for proposal in decision.proposals]

    found = {
        "exact name and alias, unique": exact,
        "rapidfuzz token_sort >= 85": sorted_tokens(85),
        "rapidfuzz token_sort >= 95": sorted_tokens(95),
    }
    theirs = nomenklatura(records, kind) if len(records) < 5_000 else None
    if theirs is not None:
        found["nomenklatura logic-v2 >= 0.7"] = theirs
    return found | {"kg link match, explained": kg}


def spellings(record: Record) -> tuple[str, ...]:
    """Every name of a record that a peer may know."""
    return tuple(n for n in (record.name, *record.aliases, record.abbreviation) if n)


def nomenklatura(records: list[Record], kind: str) -> Method | None:
    """nomenklatura's name model over the 30 nearest by token_sort, if it is installed."""
    try:
        from followthemoney import model
        from nomenklatura.matching import get_algorithm
    except ImportError:
        return None
    algorithm = get_algorithm("logic-v2")
    assert algorithm is not None
    config = algorithm.default_config()
    schema = "Person" if kind == "person" else "Organization"

    def entity(identity: str, names: tuple[str, ...], country: str) -> object:
        properties = {"name": list(names), "country": [country.lower()] if country else []}
        return model.get_proxy({"id": identity, "schema": schema, "properties": properties})

    entities = {r.id: entity(r.id, spellings(r), r.country) for r in records}
    texts = [(key(name), r.id) for r in records for name in spellings(r)]
    choices = [name for name, _ in texts]
    numbers = itertools.count()

    def method(mention: Mention) -> Answer:
        # It keeps the names of an id, so each question needs its own.
        query = entity(f"query-{next(numbers)}", (mention.name,), mention.country)
        near = process.extract(
            key(mention.name), choices, scorer=fuzz.token_sort_ratio, limit=30, score_cutoff=50
        )
        ids = dict.fromkeys(texts[hit[2]][1] for hit in near)
        scored = [(algorithm.compare(query, entities[i], config).score, i) for i in ids]
        scored.sort(key=lambda one: (-one[0], one[1]))
        linked = bool(scored) and scored[0][0] >= 0.7
        return ("LINK" if linked else "NIL"), [identity for _, identity in scored[:5]]

    return method


def speed(people: int, asked: int, *, all_names: bool) -> None:
    """Names a second against made-up *people*, explanation included, and the memory."""
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "target.csv"
        # In a process of its own, whose memory is not counted.
        with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as other:
            queries = other.submit(prepared, target, people, asked).result()
        before = memory()
        started = time.perf_counter()
        records = columns.records(target)
        read = time.perf_counter() - started
        started = time.perf_counter()
        ours = resolver(records, "person")
        built = time.perf_counter() - started
    started, busy = time.perf_counter(), time.process_time()
    outcomes = [ours.decide(mention) for mention in queries]
    lines = [explain.explain(decision) for decision in outcomes]
    seconds, busy = time.perf_counter() - started, time.process_time() - busy
    linked = sum(decision.outcome == "LINK" for decision in outcomes)
    print(f"\n{people} made-up people: read {read:.1f} s, index {built:.1f} s,"
          f" memory {memory():.0f} MB at most (before: {before:.0f} MB)")  # fmt: skip
    print(f"  kg link match, explained: {asked / seconds:.0f} names/s"
          f" ({asked / busy:.0f}/s of processor time; {linked} of {asked} linked,"
          f" {sum(map(len, lines)) / asked:.0f} characters a reason)")  # fmt: skip
    few = queries if all_names else queries[:20]
    names = [key(record.name) for record in records]
    started = time.perf_counter()
    for mention in few:
        process.extractOne(key(mention.name), names, scorer=fuzz.token_sort_ratio)
    rate = len(few) / (time.perf_counter() - started)
    print(f"  rapidfuzz token_sort over all names: {rate:.0f} names/s")


def prepared(target: Path, people: int, asked: int) -> list[Mention]:
    """Write a target of made-up *people*; the questions about them."""
    chance = random.Random(SEED)
    rows = made_up(people, chance)
    write(target, rows)
    return [question(chance.choice(rows), chance) for _ in range(asked)]


def memory() -> float:
    """The most memory this process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


SOUNDS = (
    "b br d f g h k l m n p r s st t v w",
    "a e i o u ai ea oo",
    "ck d ley ll man n nd ner r s son t ton well",
)
PARTIES = ["Harbor", "Reform and Renewal", "Green", "Labour", "Civic Union", "Independent"]
HEADING = (
    "kb_id",
    "name",
    "aliases",
    "country",
    "office",
    "parties",
    "areas",
    "from_year",
    "to_year",
)
Row = tuple[str, str, str, str, str, str, str, str, str]


def made_up(people: int, chance: random.Random) -> list[Row]:
    """People who do not exist, with common and rare names as a country has them."""
    syllables = ["".join(parts) for parts in itertools.product(*map(str.split, SOUNDS))]
    rare = sorted({chance.choice(syllables) + chance.choice(syllables) for _ in range(60_000)})
    common = frequency.FAMILY_SHARES
    families = [*common, *rare]
    weights = [*common.values(), *[0.5 / len(rare)] * len(rare)]
    given = [name for name in frequency.GIVEN_SHARES if len(name) > 1]
    given_weights = [frequency.GIVEN_SHARES[name] for name in given]
    odd = [chance.choice(syllables) + "a" for _ in range(1_500)]
    surnames = chance.choices(families, weights, k=people)
    firsts = chance.choices([*given, *odd], [*given_weights, *[0.0004] * len(odd)], k=people)
    areas = [f"{name.title()} {side}" for name in rare[:500] for side in ("North", "South")]
    rows = []
    for number, (first, last) in enumerate(zip(firsts, surnames, strict=True)):
        since = chance.randrange(1990, 2020)
        rows.append((
            f"made-up:{number}", f"{first} {last}".title(), "", "GB", "MP", chance.choice(PARTIES),
            chance.choice(areas), str(since), str(since + chance.randrange(4, 20)),
        ))  # fmt: skip
    return rows


def question(row: Row, chance: random.Random) -> Mention:
    """How an article might name that person; one in four is somebody else."""
    name, party, area, year = row[1], row[5], row[6], int(row[7]) + 1
    first, last = name.split(" ", 1)
    form = chance.randrange(8)
    if form == 0:
        name = f"{last.upper()}, {first}"
    elif form == 1:
        name = f"{first[0]}. {last}"
    elif form == 2:
        at = chance.randrange(1, len(name) - 1)
        name = name[:at] + name[at + 1 :]
    elif form == 3:
        name = f"{first}ette {last[::-1].title()}"
    elif form == 4:
        party, area, year = chance.choice(PARTIES), "Elsewhere", 1950
    return Mention(name, "GB", party, area, "MP", year)


def write(path: Path, rows: list[Row]) -> None:
    """The rows as a target table."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([HEADING, *rows])


if __name__ == "__main__":
    main()
