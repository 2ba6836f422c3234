"""Race: one invented contest told step by step, with votes, days of decision and a result."""

from __future__ import annotations

from datetime import date

from pages.invented import Invented
from pages.league import PARTY, union

CONTEST = "contest:leader2010"
PEOPLE = {"Ash": "Ana Ash", "Birch": "Ben Birch", "Cole": "Cy Cole", "Dunn": "Di Dunn"}
D = date


class Race(Invented):
    """One contest of the invented party, told step by step; its first union is Union 0."""

    def begin(self, slug: str = "leader2010", ended: date | None = None) -> str:
        """A contest, with the day of its result."""
        self.slug = slug
        self.say(PARTY, rdf_type="end:Party", skos_prefLabel='"Harbor Party')
        self.say("post:l", rdf_type="end:Post", rdfs_label='"Leader of the Harbor Party',
                 organization=PARTY)  # fmt: skip
        self.say(f"contest:{slug}", rdf_type="end:Contest", rdfs_label=f'"Leadership {slug}',
                 post="post:l", organization=PARTY)  # fmt: skip
        if ended:
            self.say(f"stage:{slug}", rdf_type="end:Stage", stageOf=f"contest:{slug}",
                     stageKind="end:resultStage", earliest=ended, latest=ended)  # fmt: skip
        return f"contest:{slug}"

    def stands(self, slug: str, status: str = "", *shares: tuple[int, int], name: str = "") -> None:
        """A candidate, what became of them, and shares: pairs of a round and per cent."""
        person, candidacy = f"person:{slug.lower()}", f"candidacy:{self.slug}.{slug.lower()}"
        self.say(person, rdf_type="end:Person", foaf_name=f'"{name or PEOPLE[slug]}')
        known = {"status": f"end:{status}"} if status else {}
        self.say(candidacy, rdf_type="end:Candidacy", candidate=person,
                 contest=f"contest:{self.slug}", **known)  # fmt: skip
        for number, (in_round, value) in enumerate(shares):
            self.say(f"figure:{self.slug}.{slug}.{number}", of=candidacy, unit="end:percent",
                     measure="end:shareOfVote", value=value, round=in_round)  # fmt: skip

    def decides(
        self, number: int, whom: str, day: date | None, mark: str = "", **more: object
    ) -> str:
        """Union *number* chooses somebody, announced the same day; or nobody, by an outcome."""
        chosen = whom in PEOPLE
        own = {"endorser": union(self, f"u{number}"), "contest": f"contest:{self.slug}"}
        days = {"earliest": day, "latest": day, "announced": day} if day else {}
        name = f"{self.slug}.u{number}{mark}"
        outcome = "end:choice" if chosen else f"end:{whom}"
        self.say(f"decision:{name}", rdf_type="end:Decision", outcome=outcome,
                 **days, **own, **more)  # fmt: skip
        if chosen:
            self.say(f"endorsement:{name}", rdf_type="end:Endorsement", rank=1,
                     decision=f"decision:{name}", kind="end:nomination",
                     candidacy=f"candidacy:{self.slug}.{whom.lower()}", **own)  # fmt: skip
        return f"decision:{name}"


def race(ended: date | None = None) -> Race:
    made = Race()
    made.begin(ended=ended)
    return made


def two(ended: date | None, *status: str) -> Race:
    """Ash and Birch, and five unions on 1, 4, 7, 10 and 13 May."""
    made = race(ended)
    for name, became in zip(("Ash", "Birch"), status, strict=True):
        made.stands(name, became)
    for number in range(5):
        made.decides(number, "Birch" if number % 2 else "Ash", D(2010, 5, 1 + 3 * number))
    return made


MAY = [D(2010, 5, day) for day in (1, 4, 7, 10, 13)]


def replaced() -> Race:
    """Union 0 chooses Ash on 1 May and Birch instead on 1 June."""
    made = two(D(2010, 7, 1), "won", "lost")
    made.decides(0, "Birch", D(2010, 6, 1), ".2", supersedes="decision:leader2010.u0")
    return made
