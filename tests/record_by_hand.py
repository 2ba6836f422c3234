"""By hand: the broad questions answered from the fact tables, without RDF or SPARQL.

What the library answers over all contests is too long to check by eye, so it is
worked out here a second time: a *stand* is the last choice of an endorser in a
contest, `None` if it decided to recommend nobody.
"""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from fractions import Fraction
from itertools import permutations
from pathlib import Path

DECIDED = {"nominated", "endorsed", "no_recommendation"}
ON_BALLOT = {"won", "lost", "eliminated"}
CHOICES = {"first", "second"}


class Tables:
    """The fact tables in a folder, and what they say at a glance."""

    def __init__(self, folder: Path) -> None:
        self.rows = {path.stem: read(path) for path in folder.glob("*.csv")}
        self.type = {row["id"]: row["type"] for row in self.rows["unions"]}
        self.stands: dict[str, dict[str, str | None]] = defaultdict(dict)
        for row in self.rows["endorsements"]:
            # In 1981 the second ballot's choice is the one that stands.
            is_first = row["preference"] == "first" or row["deciding_body"].startswith("conf")
            if row["stance"] == "no_recommendation":
                self.stands[row["contest"]].setdefault(row["endorser"], None)
            elif row["stance"] in DECIDED and is_first and row["candidate"]:
                self.stands[row["contest"]][row["endorser"]] = row["candidate"]
        self.ballot: dict[str, set[str]] = defaultdict(set)
        for row in self.rows["candidacies"]:
            if row["status"] in ON_BALLOT:
                self.ballot[row["contest"]].add(row["person"])
        self.winner = {
            row["contest"]: row["person"]
            for row in self.rows["candidacies"]
            if row["status"] == "won"
        }

    def accuracy(self) -> dict[str, tuple[int, int, Fraction]]:
        """Contests, first choices that won, and right guesses, of each endorser."""
        found: dict[str, tuple[int, int, Fraction]] = {}
        for contest, stands in self.stands.items():
            size = len(self.ballot[contest])
            for endorser, choice in stands.items():
                if choice and contest in self.winner and size > 1:
                    contests, won, guessed = found.get(endorser, (0, 0, Fraction()))
                    won += choice == self.winner[contest]
                    found[endorser] = (contests + 1, won, guessed + Fraction(1, size))
        return found

    def agreement(self) -> dict[tuple[str, str], tuple[int, int]]:
        """Contests, and those with the same first choice, of each two endorsers."""
        found: dict[tuple[str, str], tuple[int, int]] = {}
        for stands in self.stands.values():
            chose = {endorser: choice for endorser, choice in stands.items() if choice}
            for (one, choice), (other, another) in permutations(chose.items(), 2):
                contests, same = found.get((one, other), (0, 0))
                found[one, other] = (contests + 1, same + (choice == another))
        return found

    def neutrality(self) -> dict[str, tuple[int, int]]:
        """Contests decided, and those in which nobody was recommended."""
        decided = Counter(endorser for stands in self.stands.values() for endorser in stands)
        nobody = Counter(
            endorser
            for stands in self.stands.values()
            for endorser, choice in stands.items()
            if choice is None
        )
        return {endorser: (decided[endorser], nobody[endorser]) for endorser in nobody}

    def counts(self, contest: str, kind: str) -> Counter[str]:
        """How many endorsers of a type chose each candidate."""
        stands = self.stands.get(contest, {})
        return Counter(
            choice
            for endorser, choice in stands.items()
            if choice and self.type.get(endorser) == kind
        )

    def cells(self) -> set[tuple[str, str, str, str]]:
        """Contest, endorser, candidate and preference of each decision's row."""
        return {
            (row["contest"], row["endorser"], row["candidate"], row["preference"])
            for row in self.rows["endorsements"]
            if row["stance"] in DECIDED
        }

    def switches(self) -> set[tuple[str, str, str, str, str]]:
        """Endorser, contest, choice, next contest of the post and other choice there."""
        contests = sorted(self.rows["contests"], key=lambda row: row["result_date"])
        last: dict[tuple[str, str, str], tuple[str, str]] = {}
        found = set()
        for row in contests:
            for endorser, choice in self.stands.get(row["id"], {}).items():
                key = (endorser, row["organisation"], row["post"])
                if choice is None:
                    continue
                if key in last and last[key][1] != choice:
                    found.add((endorser, *last[key], row["id"], choice))
                last[key] = (row["id"], choice)
        return found


def read(path: Path) -> list[dict[str, str]]:
    """The rows of a table."""
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))
