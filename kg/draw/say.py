"""Say: choices, people and contests in sentences.

A page made by a program asks; it does not assert. Numbers in sentences are
counted from what is drawn.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from kg.draw import words
from kg.draw.contests import Choice, Contest, Row
from kg.network.build import Network

STATUS = {
    "won": "won",
    "lost": "lost",
    "eliminated": "eliminated",
    "withdrawn": "withdrew",
    "nominated": "nominated",
    "notNominated": "not nominated",
    "notOnBallot": "not on the ballot",
    "notStanding": "did not stand",
    "declined": "declined to stand",
    "declared": "stood",
    "considering": "considered standing",
    "statusUnknown": "result not known here",
}
METHODS = {
    "committee": "by committee",
    "executive": "by its executive",
    "conference": "by conference",
    "memberBallot": "by ballot of members",
    "consultation": "after consultation",
    "editorialBoard": "by its editors",
    "individual": "in person",
    "other": "in another way",
}


def label(network: Network, iri: str | None) -> str:
    """The label of a node; of nobody, nothing."""
    return str(network.nodes[iri]["label"]) if iri is not None else ""


def kind(network: Network, iri: str) -> str:
    """What a node is, in a word or two."""
    return words.KINDS.get(network.nodes[iri]["kind"], ("thing", ""))[0]


def sentence(network: Network, choice: Choice) -> str:
    """Endorser, verb, candidate: what the choice states."""
    endorser = label(network, choice.endorser)
    target = label(network, choice.target)
    edge = choice.edge
    if choice.kind == "expectation":
        if target:
            return f"{endorser} was expected to back {target}"
        return f"{endorser} was expected to decide: {words.OUTCOMES.get(edge['outcome'], '')}"
    if choice.kind == "decision":
        return {
            "noRecommendation": f"{endorser} decided to recommend nobody",
            "freeVote": f"{endorser} left its members a free vote",
            "notYetDecided": f"{endorser} had not decided",
        }.get(edge["outcome"], f"{endorser} decided; what, is not known")
    verb = words.FORMS.get(edge["form"] or "", "backed")
    if choice.rank is None or choice.rank == 1:
        return f"{endorser} {verb} {target}"
    return f"{endorser} {verb} {target} as its {words.ordinal(choice.rank)} choice"


def chips(choice: Choice, row: Row) -> list[dict[str, Any]]:
    """Kind, rank and outcome; outlined where it was sought and not found."""
    edge = choice.edge
    found: list[dict[str, Any]] = []

    def chip(text: str, *, sought: bool = False) -> None:
        found.append({"text": text, "sought": sought})

    if choice.kind == "expectation":
        chip("expected")
        if edge["likelihood"]:
            chip(f"“{edge['likelihood']}”")
        chip("came true" if edge["realised"] else "no decision found", sought=not edge["realised"])
        return found
    if choice.kind == "decision":
        chip(words.LANES.get(edge["outcome"], "outcome unknown").lower())
        return found
    form = edge["form"]
    chip(
        {"supplementaryNomination": "supplementary nomination"}.get(form, form)
        if form
        else "kind not stated",
        sought=not form,
    )
    chip(f"{words.ordinal(choice.rank)} choice" if choice.rank else "unranked")
    ranks = [other.rank for other in row.choices if other.rank]
    if choice.rank == 1 and max(ranks, default=1) == 1:
        chip("no second choice found", sought=True)
    if row.replaced:
        chip("replaced since")
    return found


def spoken(network: Network, choice: Choice) -> str:
    """The choice for a screen reader, without its place in the list."""
    edge = choice.edge
    parts = [sentence(network, choice), words.when(edge["start"], edge["end"], edge.get("words"))]
    if choice.kind == "endorsement" and choice.rank == 1:
        parts.insert(1, "first choice")
    parts.append(words.count_source(len(edge["sources"])))
    return ", ".join(parts)


def counted(network: Network, rows: list[Row]) -> str:
    """How many endorsers of each kind; parts of unions are never among them."""
    kinds = Counter(network.nodes[row.endorser]["kind"] for row in rows if row.counts)
    named = [words.count(kinds[kind], kind) for kind in words.KINDS if kinds[kind]]
    expected = sum(row.first.kind == "expectation" for row in rows)
    if expected:
        named.append(f"{expected} expected")
    return ", ".join(named)


def year(contest: Contest) -> str:
    """The year of a contest, or nothing."""
    return str(contest.last.year) if contest.last else ""


def question(contest: Contest) -> str:
    """The title of a picture of one contest."""
    name = contest.post or contest.label
    if name[1:2].islower():
        name = name[:1].lower() + name[1:] if contest.post else name
    ending = f", {year(contest)}" if contest.last and year(contest) not in name else ""
    return f"Who backed whom for {name}{ending}?"


def standfirst(network: Network, contest: Contest) -> str:
    """What the picture of one contest shows, in counted sentences."""
    rows = contest.decided()
    expected = [row for row in contest.rows if row.first.kind == "expectation"]
    if not rows and not expected:
        return "No endorsement in this contest is known here."
    parts = []
    if rows:
        parts.append(_shares(network, rows))
    if expected:
        names = words.listed([label(network, row.endorser) for row in expected])
        verb = "was" if len(expected) == 1 else "were"
        parts.append(f"{names} {verb} expected to choose, with no decision found.")
    parts.append("Each list runs in the order of the first known day.")
    return " ".join(parts)


def _shares(network: Network, rows: list[Row]) -> str:
    kinds = {network.nodes[row.endorser]["kind"] for row in rows}
    noun = words.KINDS[kinds.pop() if len(kinds) == 1 else "thing"][len(rows) != 1]
    chosen = Counter(row.first.target for row in rows)
    nobody = chosen.pop(None, 0)
    total = words.number(len(rows))
    order = sorted(chosen, key=lambda person: (-chosen[person], label(network, person)))
    shares = [
        f"{words.number(chosen[person])} chose {label(network, person)}" for person in order[:3]
    ]
    if len(order) > 3:
        rest = sum(chosen[person] for person in order[3:])
        shares.append(f"{words.number(rest)} chose others")
    if nobody:
        shares.append(f"{words.number(nobody)} recommended nobody")
    if len(rows) == 1:
        return f"One {noun} is known to have decided: it {shares[0].removeprefix('one ')}."
    return f"Of the {total} {noun} known here, {words.listed(shares)}."
