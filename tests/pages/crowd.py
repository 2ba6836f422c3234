"""Crowd: a contest in which more choose a candidate than a lane can name."""

from __future__ import annotations

from datetime import date, timedelta

from pages.invented import Invented

CONTEST = "contest:mayor-2030"
FIRST = date(2030, 1, 10)
_KINDS = {
    "union": "end:Union",
    "organization": "end:Society",
    "body": "end:Body",
    "person": "end:Person",
}


def crowd(
    choices: dict[str, list[tuple[str, int, int | None]]], *, won: str = "", rule: bool = False
) -> Invented:
    """Who chose whom: for each surname, kind of endorser, how many, and the day in the race.

    Kinds are the prefixes ``union``, ``organization`` (a society), ``body`` (part of a
    union) and ``person``. The day counts from 10 January 2030; `None` if it is not
    known, and a negative one for as many days, one after the other, from the first on.
    """
    made = Invented()
    say = made.say
    say("post:mayor", rdf_type="end:Post", rdfs_label='"Mayor of Harbor City')
    say(CONTEST, rdf_type="end:Contest", rdfs_label='"Mayor 2030', post="post:mayor")
    say("stage:vote", rdf_type="end:Stage", stageOf=CONTEST, stageKind="end:ballot",
        earliest=date(2030, 4, 4), latest=date(2030, 4, 4))  # fmt: skip
    say("union:whole", rdf_type="end:Union", skos_prefLabel='"Union of All')
    numbers = dict.fromkeys(_KINDS, 0)
    for name, groups in choices.items():
        slug = name.lower()
        say(f"person:{slug}", rdf_type="end:Person", foaf_name=f'"Ada {name}')
        say(f"candidacy:{slug}", rdf_type="end:Candidacy", candidate=f"person:{slug}",
            contest=CONTEST, status="end:won" if name == won else "end:lost")  # fmt: skip
        for kind, many, day in groups:
            for at in range(many):
                numbers[kind] += 1
                offset = at % -day if day is not None and day < 0 else day
                _choose(made, kind, numbers[kind], slug, offset)
    return made


def _choose(made: Invented, kind: str, number: int, slug: str, offset: int | None) -> None:
    who = f"{kind}:n{number}"
    names = {"union": "Union", "organization": "Society", "body": "Branch", "person": "Sam"}
    label = "foaf_name" if kind == "person" else "skos_prefLabel"
    more = {"org_unitOf": "union:whole"} if kind == "body" else {}
    made.say(who, rdf_type=_KINDS[kind], **{label: f'"{names[kind]} {number}'}, **more)
    days = {}
    if offset is not None:
        day = FIRST + timedelta(days=offset)
        days = {"announced": day, "earliest": day, "latest": day}
    own = {"endorser": who, "contest": CONTEST}
    made.say(f"decision:mayor-2030.{kind}-{number}", rdf_type="end:Decision",
             outcome="end:choice", **own, **days)  # fmt: skip
    made.say(f"endorsement:mayor-2030.{kind}-{number}", rdf_type="end:Endorsement",
             decision=f"decision:mayor-2030.{kind}-{number}", candidacy=f"candidacy:{slug}",
             kind="end:recommendation" if number % 5 == 0 else "end:nomination", rank=1,
             **own)  # fmt: skip
