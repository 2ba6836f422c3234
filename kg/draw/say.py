"""Say: choices, people and contests in sentences.

A page made by a program asks; it does not assert. Numbers in sentences are
counted from what is drawn.
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from typing import Any

from kg.draw import words
from kg.draw.mark import Span
from kg.draw.record import Choice, Contest, Row
from kg.network import outcomes
from kg.network.build import Network

# A role that is no name: "Leader of …" is "leader of …" in a sentence, but "First
# Minister of …" and "Labour candidate for …" begin with a name.
_ROLE = re.compile(
    r"(Deputy |General |Vice )?(Leader|Chair|Mayor|President|Secretary|Treasurer|leader|chair"
    r"|mayor|president|secretary|treasurer)( of| for|$)"
)
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
# The same in a cell of a table.
HOW = {
    "committee": "committee",
    "executive": "executive",
    "conference": "conference",
    "memberBallot": "member ballot",
    "consultation": "consultation",
    "editorialBoard": "editorial board",
    "individual": "individual",
    "other": "another way",
}
# Forms of endorsement whose name in the record is no word.
FORMS = {"supplementaryNomination": "supplementary nomination"}


_EXPECTED = {
    "choice": "choose somebody",
    "noRecommendation": "recommend nobody",
    "freeVote": "leave its members a free vote",
}
# What came of an expectation, as the pages say it.
_CAME = {
    outcomes.SAME: "came true",
    outcomes.ANOTHER: "another choice",
    outcomes.NO_SUCH: "no such choice known",
    outcomes.A_CHOICE: "a choice instead",
    outcomes.NOBODY: "nobody was chosen",
    outcomes.LAPSED: "lapsed",
}
_CHOSE_NOBODY = {
    "noRecommendation": "recommended nobody",
    "freeVote": "left a free vote",
    "notYetDecided": "had not decided",
    "outcomeUnknown": "decided in a way not known here",
}


def label(network: Network, iri: str | None) -> str:
    """The label of a node; of nobody, nothing."""
    return str(network.nodes[iri]["label"]) if iri is not None else ""


def kind(network: Network, iri: str) -> str:
    """What a node is, in a word or two."""
    node = network.nodes[iri]
    return str(node.get("part") or words.KINDS.get(node["kind"], ("thing", ""))[0])


def sentence(network: Network, choice: Choice) -> str:
    """Endorser, verb, candidate: what the choice states."""
    endorser = label(network, choice.endorser)
    target = label(network, choice.target)
    edge = choice.edge
    if choice.kind == "expectation":
        if target and choice.rank and choice.rank > 1:
            place = f"as its {words.ordinal(choice.rank)} choice"
            return f"{endorser} was expected to name {target} {place}"
        if target:
            return f"{endorser} was expected to back {target}"
        if edge["outcome"] == outcomes.WAITING:
            return f"{endorser} had not decided{words.on(edge['start'], edge['end'])}"
        what = _EXPECTED.get(edge["outcome"], "decide")
        return f"{endorser} was expected to {what}"
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
    if choice.kind == "expectation":
        return _of_expectation(choice, row)
    edge = choice.edge
    found: list[dict[str, Any]] = []

    def chip(text: str, *, sought: bool = False) -> None:
        found.append({"text": text, "sought": sought})

    if edge["round"]:
        chip(f"round {edge['round']}")
    if row.replaced:
        chip("replaced since")
    if row.earlier:
        chip("not its last decision, not counted")
    if choice.kind == "decision":
        chip(words.LANES.get(edge["outcome"], "outcome unknown").lower())
        return found
    form = edge["form"]
    chip(
        FORMS.get(form, form) if form else "kind not stated",
        sought=not form,
    )
    chip(f"{words.ordinal(choice.rank)} choice" if choice.rank else "unranked, not counted")
    ranks = [other.rank for other in row.choices if other.rank]
    if choice.rank == 1 and max(ranks, default=1) == 1:
        chip("no second choice found", sought=True)
    return found


def _of_expectation(choice: Choice, row: Row) -> list[dict[str, Any]]:
    said = ["not yet decided" if row.undecided else "expected"]
    if choice.rank and choice.rank > 1:
        said.append(f"{words.ordinal(choice.rank)} choice")
    if choice.edge["likelihood"]:
        said.append(f"“{choice.edge['likelihood']}”")
    came = came_of(row)
    if came:
        said.append(came)
    found: list[dict[str, Any]] = [{"text": text, "sought": False} for text in said]
    if not came and not row.undecided:
        found.append({"text": "no decision found", "sought": True})
    return found


def came_of(row: Row) -> str:
    """What came of an expectation; nothing, if that is open, or nothing was expected.

    By the rule of `kg.network.outcomes`, whatever the record names as having settled it.
    """
    edge = row.first.edge
    if edge["came"] == outcomes.A_CHOICE and edge["outcome"] == "choice":
        return "it did"
    return _CAME.get(edge["came"] or "", "")


def standing(row: Row) -> str:
    """Why a decision is not the one that stands, or for which round it is."""
    if row.replaced:
        return "replaced"
    if row.first.edge.get("round"):
        return f"round {row.first.edge['round']}"
    return "earlier" if row.earlier else ""


def stated(network: Network, choice: Choice, row: Row) -> str:
    """The sentence of a choice, and whether it still holds."""
    more = came_of(row) if row.expected else standing(row)
    return ", ".join(filter(None, (sentence(network, choice), more)))


def spoken(network: Network, choice: Choice, row: Row) -> str:
    """The choice for a screen reader, without its place in the list."""
    edge = choice.edge
    parts = [stated(network, choice, row)]
    if not row.undecided:
        parts.append(words.when(edge["start"], edge["end"], edge.get("words")))
    if choice.kind == "endorsement" and choice.rank == 1:
        parts.insert(1, "first choice")
    parts.append(words.count_source(len(edge["sources"])))
    return ", ".join(parts)


def made_public(choice: Choice, public: Span) -> str:
    """When a choice became public: announced, else first reported; nothing if not known."""
    announced: date | None = choice.edge.get("announced")
    if announced:
        return words.day(announced)
    first, last = public
    return "" if last is None else f"first reported {words.when(first, last)}"


def counted(network: Network, rows: list[Row]) -> str:
    """How many endorsers of each kind; parts of unions are never among them."""
    kinds = Counter(network.nodes[row.endorser]["kind"] for row in rows if row.counts)
    named = [words.count(kinds[kind], kind) for kind in words.KINDS if kinds[kind]]
    earlier = sum(row.stands and row.earlier for row in rows)
    expected = sum(row.awaited for row in rows)
    if earlier:
        named.append(f"{earlier} earlier")
    if expected:
        named.append(f"{expected} expected")
    return ", ".join(named)


def year(contest: Contest) -> str:
    """The year of a contest, or nothing."""
    return str(contest.last.year) if contest.last else ""


def question(contest: Contest) -> str:
    """The title of a picture of one contest."""
    name = contest.post or contest.label
    if contest.post and _ROLE.match(name):
        name = name[:1].lower() + name[1:]
    ending = f", {year(contest)}" if contest.last and year(contest) not in name else ""
    return f"Who backed whom for {name}{ending}?"


def standfirst(network: Network, contest: Contest) -> str:
    """What the picture of one contest shows, in counted sentences."""
    rows = contest.decided()
    if not contest.rows:
        return "No endorsement in this contest is known here."
    parts = []
    if rows:
        parts.append(_shares(network, rows))
    elif any(not row.expected for row in contest.rows):
        parts.append("No decision shown here counts; open each to see why.")
    awaited = _endorsers(network, [row for row in contest.rows if row.awaited])
    lapsed = _endorsers(network, [row for row in contest.rows if row.lapsed])
    if awaited:
        verb = "was" if len(awaited) == 1 else "were"
        parts.append(f"{words.listed(awaited)} {verb} expected to choose, with no decision found.")
    if lapsed:
        parts.append(f"What was expected of {words.listed(lapsed)} lapsed.")
    parts.append("Each list runs in the order of the first known day.")
    return " ".join(parts)


def _endorsers(network: Network, rows: list[Row]) -> list[str]:
    return list(dict.fromkeys(label(network, row.endorser) for row in rows))


def _shares(network: Network, rows: list[Row]) -> str:
    kinds = {network.nodes[row.endorser]["kind"] for row in rows}
    noun = words.KINDS[kinds.pop() if len(kinds) == 1 else "thing"][len(rows) != 1]
    chosen = Counter(row.first.target for row in rows if row.first.target)
    nobody = Counter(row.first.edge["outcome"] for row in rows if not row.first.target)
    total = words.number(len(rows))
    order = sorted(chosen, key=lambda person: (-chosen[person], label(network, person)))
    shares = [
        f"{words.number(chosen[person])} chose {label(network, person)}" for person in order[:3]
    ]
    if len(order) > 3:
        rest = sum(chosen[person] for person in order[3:])
        shares.append(f"{words.number(rest)} chose others")
    shares += [
        f"{words.number(nobody[outcome])} {did}"
        for outcome, did in _CHOSE_NOBODY.items()
        if nobody[outcome]
    ]
    if len(rows) == 1:
        decided = "" if nobody["notYetDecided"] else " to have decided"
        return f"One {noun} is known{decided}: it {shares[0].removeprefix('one ')}."
    return f"Of the {total} {noun} known here, {words.listed(shares)}."
