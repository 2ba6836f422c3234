"""Network: the view of who backed whom, two-sided around contests.

Opens on one contest, or on all that one entity takes part in. The file holds
the facts of every contest it can show.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import asdict
from typing import Any

from kg import query, vocabulary
from kg.article import Texts
from kg.draw import say, stages, words
from kg.draw.apart import build
from kg.draw.contests import around, between, default, endorsers, gather
from kg.draw.dossier import Dossier, leaves_out
from kg.draw.drawing import Drawing
from kg.draw.legend import keys
from kg.draw.page import View
from kg.draw.record import Contest, Row
from kg.draw.sheet import backing
from kg.draw.two_sided import draw_contest
from kg.errors import EntityError, UsageError
from kg.network.bidi import isolated
from kg.network.build import Network
from kg.network.layout import columns, stretch
from kg.network.nodes import Nodes
from kg.query import Engine
from kg.query.library import ANYTHING, Parameter
from kg.vocabulary import curie

PAGE_WIDTH = 1144
# Who stands beside the endorsers: bodies that decided, officers and spokespeople.
SHOWN: dict[str, frozenset[str] | None] = {
    "all": None,
    "bodies": frozenset({"body"}),
    "people": frozenset({"person", "speaker"}),
    "none": frozenset(),
}


def view(
    engine: Engine,
    texts: Texts,
    around_name: str | None,
    contest_name: str | None,
    since: str | None = None,
    until: str | None = None,
    show: str | None = None,
) -> View:
    """The network view, around an entity or opening on a contest.

    *since* and *until* are days, months or years: other contests are left out.
    *show* says who stands beside the endorsers: one of `SHOWN`.

    Raises:
        UsageError: one of these is none.
        EntityError: a name is unknown, ambiguous, or not a contest's; or the
            entity has no part in the contest.
    """
    network = build(engine)
    contests = between(gather(network, stages.of(engine)), since, until)
    _keep_voices(contests, "all" if show is None else show)
    opening: Contest | None = None
    centre: str | None = None
    if around_name is not None:
        centre = _centre(engine, network, around_name)
        contests = around(contests, centre)
    if contest_name is not None:
        wanted = Parameter("contest", vocabulary.END.Contest)
        iri = query.resolve(engine, contest_name, wanted)
        opening = next((contest for contest in contests if contest.iri == iri), None)
        if opening is None and around_name is None:
            raise EntityError(f"the contest {contest_name!r} does not lie between these days")
        if opening is None:
            raise EntityError(f"{around_name!r} has no part in the contest {contest_name!r}")
    elif centre is None:
        opening = default(contests)
    every_contest = contests
    if contest_name is not None and opening is not None and centre is None:
        contests = [opening]
    title, standfirst = _all_words(network, contests, centre)
    every: dict[str, Any] = {
        "title": title,
        "standfirst": standfirst,
    }
    dossier = Dossier.of(engine, texts, network, contests, every=every_contest)
    every["leavesOut"] = leaves_out(network, contests, dossier.public)
    drawing = _drawn(network, contests, None if centre is None else every, dossier)
    for which in ("public", "decided"):
        days = {day for block in drawing.blocks for day in block["days"][which]}
        every[which] = sorted(days) if len(days) > 1 else []
    every["arrangements"] = drawing.arrangements
    _cite(drawing, every, dossier)
    shown = every
    for block in drawing.blocks:
        if opening is not None and block["contest"] == curie(opening.iri):
            shown = block
    drawing.spread(stretch(shown["arrangements"][0], PAGE_WIDTH))
    return View(
        name="network",
        title=shown["title"],
        standfirst=shown["standfirst"],
        chose=_chose(opening, contest_name, centre, network),
        drawing=drawing,
        opening=shown.get("contest", "all"),
        every=every,
        entries=dossier.panels.entries,
        rows=dossier.rows,
        search=dossier.search(),
        leaves_out=shown["leavesOut"],
        sources=len(dossier.panels.articles),
    )


def _cite(drawing: Drawing, every: dict[str, Any], dossier: Dossier) -> None:
    """Say of each block, and of all, how many articles stand behind its marks and lines."""
    opened: dict[int, set[str]] = defaultdict(set)
    for thing in (*drawing.nodes, *drawing.edges):
        if thing.get("open"):
            opened[thing["block"]].add(thing["open"])
    entries, cited = dossier.panels.entries, dossier.panels.cited
    for index, block in enumerate(drawing.blocks):
        block["sources"] = len(backing(opened[index], entries, cited))
    every["sources"] = len(backing(set[str]().union(*opened.values()), entries, cited))


def _keep_voices(contests: list[Contest], show: str) -> None:
    """Leave out of *contests* whoever is not to stand beside the endorsers."""
    if show not in SHOWN:
        raise UsageError(f"parameter 'show' wants one of {', '.join(SHOWN)}, not {show!r}")
    kinds = SHOWN[show]
    if kinds is None:
        return
    for contest in contests:
        for row in contest.rows:
            row.voices = [voice for voice in row.voices if voice.kind in kinds]
        for standing in contest.standings.values():
            standing.voices = [voice for voice in standing.voices if voice.kind in kinds]


def _drawn(
    network: Network, contests: list[Contest], every: dict[str, Any] | None, dossier: Dossier
) -> Drawing:
    """All blocks; where the page is around an entity, *every* one has its words."""
    drawing = Drawing(network, years=every is not None and len(contests) > 1)
    for contest in contests:
        begin = len(drawing.nodes)
        draw_contest(drawing, contest, dossier)
        own = {"title": say.question(contest), "standfirst": say.standfirst(network, contest)}
        drawing.blocks[-1] |= every or own
        drawing.blocks[-1] |= {
            "legend": keys(drawing.nodes[begin:], results=drawing.years),
            "leavesOut": leaves_out(network, [contest], dossier.public),
        }
    drawing.arrangements = columns(**asdict(drawing.widths))
    return drawing


def _chose(opening: Contest | None, asked: str | None, centre: str | None, network: Network) -> str:
    """What the page opens on, and why, in one line."""
    if centre is not None and opening is None:
        label = network.nodes[centre]["label"] if centre in network else curie(centre)
        return f"network around {label}, newest contest first"
    if opening is None:
        return "network: nothing to draw"
    known = words.number(endorsers(opening))
    why = f"{known} known endorser{'' if endorsers(opening) == 1 else 's'}"
    if asked is None:
        more = endorsers(opening) >= 3
        why += ", the latest contest with three or more" if more else ", the contest with most"
    return f"network: {opening.label} ({why})"


def _all_words(network: Network, contests: list[Contest], centre: str | None) -> tuple[str, str]:
    """Title and standfirst where more than one contest may be seen."""
    many = len(contests)
    span = f"{words.capital(words.number(many))} contest{'' if many == 1 else 's'}"
    if many > 1:
        span += ", newest first"
    counts = _counts([row for contest in contests for row in contest.rows])
    standfirst = f"{span}: {counts}." if contests else "Nothing about it is known here."
    if centre is None:
        years = sorted({say.year(contest) for contest in contests} - {""})
        ends = f", {years[0]} to {years[-1]}" if len(years) > 1 else ""
        return f"Who backed whom{ends}?", standfirst
    return _title_around(network, contests, centre), standfirst


def _counts(rows: list[Row]) -> str:
    """How many decisions, and apart from them what does not count as one."""
    amounts = (
        (sum(row.stands for row in rows), "decision", ""),
        (
            sum(row.part and not row.expected for row in rows),
            "decision",
            " of part of a union or other body",
        ),
        (sum(row.replaced and not row.part for row in rows), "decision", " replaced since"),
        (sum(row.awaited for row in rows), "expectation", " with no decision found"),
        (sum(row.lapsed for row in rows), "expectation", " that lapsed"),
    )
    said = [
        f"{words.number(amount)} {noun}{'' if amount == 1 else 's'}{more}"
        for amount, noun, more in amounts
        if amount
    ]
    return words.listed(said) or "no decisions"


def _centre(engine: Engine, network: Network, name: str) -> str:
    """The IRI of the entity that *name* means; it becomes a node, if nothing else made it one."""
    centre = query.resolve(engine, name, Parameter("around", ANYTHING))
    if centre not in network:
        Nodes(engine).add(network, centre)
    return centre


def _title_around(network: Network, contests: list[Contest], centre: str) -> str:
    label, kind = isolated(network.nodes[centre]["label"]), network.nodes[centre]["kind"]
    if any(contest.iri == centre for contest in contests):
        return say.question(next(c for c in contests if c.iri == centre))
    if any(row.endorser == centre for contest in contests for row in contest.rows):
        return f"Whom has {label} backed?"
    if any(centre in contest.standings for contest in contests):
        return f"Who has backed {label}?"
    if not contests and kind in {"union", "society", "party", "publisher", "organization"}:
        return f"Whom has {label} backed?"
    if kind == "body":
        return f"What has {label} decided?"
    return f"For whom has {label} spoken?"
