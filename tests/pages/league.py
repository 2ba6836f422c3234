"""League: an invented party with a contest every few years, for the views of many contests."""

from __future__ import annotations

from datetime import date

from pages.invented import Invented

PARTY = "organization:harbor-party"
NONE, FREE, WAITING, EXPECTED = "none", "free", "waiting", "expected "
_OUTCOMES = {NONE: "end:noRecommendation", FREE: "end:freeVote", WAITING: "end:notYetDecided"}
_POSTS = {
    "leader": ("post:harbor.leader", '"Leader of the Harbor Party'),
    "deputy": ("post:harbor.deputy", '"Deputy leader of the Harbor Party'),
    "mayor": ("post:harbor.mayor", '"Mayor of Harbor City'),
}


def league(choices: dict[str, dict[str, str]], **winners: str) -> Invented:
    """Contests by name (``leader2010``), each with what every endorser chose.

    An endorser is a CURIE, or the slug of a union. A choice is a surname, or
    several in the order of rank (``Lee, Ito``; ``*Lee`` a recommendation,
    ``+Ito`` unranked), `NONE`, `FREE`, `WAITING` or `EXPECTED` and a surname.
    A contest is on 1 to 30 June of its year; *winners* names who won.
    """
    made = Invented()
    made.say(PARTY, rdf_type="end:Party", skos_prefLabel='"Harbor Party')
    for post, label in _POSTS.values():
        made.say(post, rdf_type="end:Post", rdfs_label=label, organization=PARTY)
    for contest, held in choices.items():
        _contest(made, contest)
        people = {name for said in held.values() for name in _names(said)}
        for name in sorted(people | {winners.get(contest, "")} - {""}):
            _stand(made, contest, name, won=winners.get(contest) == name)
        for endorser, said in held.items():
            _decide(made, contest, endorser, said)
    return made


def _contest(made: Invented, contest: str) -> None:
    post, year = contest.rstrip("0123456789"), int(contest[-4:])
    iri = f"contest:{contest}"
    made.say(iri, rdf_type="end:Contest", rdfs_label=f'"Harbor {post} {year}',
             post=_POSTS[post][0], organization=PARTY)  # fmt: skip
    made.say(f"stage:{contest}", rdf_type="end:Stage", stageOf=iri,
             earliest=date(year, 6, 1), latest=date(year, 6, 30))  # fmt: skip


def _names(said: str) -> list[str]:
    if said in _OUTCOMES:
        return []
    said = said.removeprefix(EXPECTED)
    return [name.strip().lstrip("*+") for name in said.split(",") if name.strip()]


def _stand(made: Invented, contest: str, name: str, *, won: bool) -> None:
    person = f"person:{name.lower()}"
    made.say(person, rdf_type="end:Person", foaf_name=f'"Al {name}')
    status = {"status": "end:won"} if won else {}
    made.say(f"candidacy:{contest}.{name.lower()}", rdf_type="end:Candidacy",
             candidate=person, contest=f"contest:{contest}", **status)  # fmt: skip


def stands(made: Invented, contest: str, name: str) -> None:
    """*name* stands in a contest, whoever chose them."""
    _stand(made, contest, name, won=False)


def union(made: Invented, slug: str) -> str:
    """A union of that slug; its name is the slug in capitals."""
    iri = f"union:{slug}"
    made.say(iri, rdf_type="end:Union", skos_prefLabel=f'"Union of {slug.title()}',
             abbreviation=f'"{slug.upper()}')  # fmt: skip
    return iri


def _endorser(made: Invented, endorser: str) -> str:
    if ":" not in endorser:
        return union(made, endorser)
    kind, _, slug = endorser.partition(":")
    if kind == "body":
        whole = slug.partition(".")[0]
        made.say(endorser, rdf_type="end:Body", skos_prefLabel=f'"Branch of {whole}',
                 org_unitOf=union(made, whole))  # fmt: skip
    elif kind == "person":
        made.say(endorser, rdf_type="end:Person", foaf_name=f'"Al {slug.title()}')
    else:
        made.say(endorser, rdf_type="end:Society", skos_prefLabel=f'"Society of {slug.title()}')
    return endorser


def _decide(made: Invented, contest: str, name: str, said: str) -> None:
    endorser, year = _endorser(made, name), int(contest[-4:])
    slug = f"{contest}.{endorser.partition(':')[2]}"
    own = {"endorser": endorser, "contest": f"contest:{contest}"}
    if said.startswith(EXPECTED):
        candidacy = f"candidacy:{contest}.{_names(said)[0].lower()}"
        made.say(f"expectation:{slug}", rdf_type="end:Expectation", candidacy=candidacy, **own)
        return
    day = date(year, 6, 10)
    outcome = _OUTCOMES.get(said, "end:choice")
    made.say(f"decision:{slug}", rdf_type="end:Decision", outcome=outcome,
             earliest=day, latest=day, **own)  # fmt: skip
    parts = [] if said in _OUTCOMES else [part.strip() for part in said.split(",")]
    rank = 0
    for number, part in enumerate(parts):
        unranked, recommended = part.startswith("+"), part.startswith("*")
        rank += not unranked
        kind = "suggestion" if unranked else "recommendation" if recommended else "nomination"
        made.say(
            f"endorsement:{slug}.{number}", rdf_type="end:Endorsement",
            decision=f"decision:{slug}", kind=f"end:{kind}",
            candidacy=f"candidacy:{contest}.{part.lstrip('*+').lower()}",
            **({} if unranked else {"rank": rank}), **own,
        )  # fmt: skip


def merges(made: Invented, one: str, into: str, day: date) -> None:
    """A union merges into another on a day."""
    made.say(f"event:{one}", rdf_type=["org:ChangeEvent", "end:Event"],
             org_originalOrganization=f"union:{one}", org_resultingOrganization=union(made, into),
             eventKind="end:mergedInto", eventOf=f"union:{one}", earliest=day,
             latest=day)  # fmt: skip


def founded(made: Invented, slug: str, day: date) -> None:
    """A union is founded on a day."""
    made.say(union(made, slug), startEarliest=day, startLatest=day)


def affiliated(made: Invented, slug: str, **days: date) -> None:
    """A union belongs to the party, as far as the *days* tell (startEarliest, endLatest)."""
    made.say(f"affiliation:{slug}", rdf_type="end:Affiliation", org_member=union(made, slug),
             org_organization=PARTY, **days)  # fmt: skip
