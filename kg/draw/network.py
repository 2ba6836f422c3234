"""Network: the view of who backed whom, two-sided around contests.

Opens on one contest, or on all that one entity takes part in. The file holds
the facts of every contest it can show.
"""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any

from kg import query, vocabulary
from kg.article import Texts
from kg.draw import say, table, words
from kg.draw.contests import Contest, around, default, endorsers, gather
from kg.draw.drawing import Drawing
from kg.draw.legend import keys
from kg.draw.page import View
from kg.draw.panel import Panels
from kg.draw.two_sided import draw_contest
from kg.network import build
from kg.network.build import Network
from kg.network.layout import columns, stretch
from kg.query import Engine
from kg.query.library import ANYTHING, Parameter
from kg.vocabulary import curie

PAGE_WIDTH = 1144
PARAMETERS = ("contest",)


def view(engine: Engine, texts: Texts, around_name: str | None, contest_name: str | None) -> View:
    """The network view, around an entity or opening on a contest.

    Raises:
        EntityError: a name is unknown, ambiguous, or not a contest's.
    """
    network = build(engine)
    contests = gather(network)
    opening: Contest | None = None
    centre: str | None = None
    if around_name is not None:
        centre = query.resolve(engine, around_name, Parameter("around", ANYTHING))
        contests = around(contests, centre)
    if contest_name is not None:
        wanted = Parameter("contest", vocabulary.END.Contest)
        iri = query.resolve(engine, contest_name, wanted)
        opening = next((contest for contest in contests if contest.iri == iri), None)
    elif centre is None:
        opening = default(contests)
    drawing = _drawn(network, contests)
    panels = Panels(engine, texts, network, contests)
    rows = _facts(panels, contests)
    title, standfirst = _all_words(network, contests, centre)
    opened = next(
        (b for b in drawing.blocks if opening and b["contest"] == curie(opening.iri)), None
    )
    return View(
        name="network",
        title=opened["title"] if opened else title,
        standfirst=opened["standfirst"] if opened else standfirst,
        chose=_chose(opening, contest_name, centre, network),
        drawing=drawing,
        opening=opened["contest"] if opened else "all",
        every={"title": title, "standfirst": standfirst, "leavesOut": _leaves_out(network, contests)},
        entries=panels.entries,
        rows=rows,
        search=_search(network, panels, centre),
        leaves_out=opened["leavesOut"] if opened else _leaves_out(network, contests),
        sources=len(panels.articles),
    )


def _drawn(network: Network, contests: list[Contest]) -> Drawing:
    drawing = Drawing(network)
    for contest in contests:
        begin = len(drawing.nodes)
        draw_contest(drawing, contest)
        drawing.blocks[-1] |= {
            "title": say.question(contest),
            "standfirst": say.standfirst(network, contest),
            "legend": keys(drawing.nodes[begin:]),
            "leavesOut": _leaves_out(network, [contest]),
        }
    widths = asdict(drawing.widths)
    drawing.arrangements = columns(**widths)
    drawing.spread(stretch(drawing.arrangements[0], PAGE_WIDTH))
    return drawing


def _facts(panels: Panels, contests: list[Contest]) -> list[dict[str, Any]]:
    """Fill *panels* with every fact and node that is drawn; also the table's rows."""
    rows = []
    for contest in contests:
        targets: dict[str | None, int] = {}
        for row in contest.rows:
            for choice in row.choices:
                targets[choice.target] = targets.get(choice.target, 0) + 1
        seen: dict[str | None, int] = {}
        for row in contest.rows:
            for choice in row.choices:
                seen[choice.target] = seen.get(choice.target, 0) + 1
                whom = say.label(panels.network, choice.target) or "nobody"
                place = f"{seen[choice.target]} of {targets[choice.target]} for {whom}"
                panels.choice(contest, row, choice, place)
                disputes = len(panels.fact(choice.key).disputes)
                rows.append(table.row(panels.network, contest, choice, disputes))
    for contest in contests:
        panels.node(contest.iri)
        for standing in contest.standings.values():
            panels.node(standing.person)
            for voice in standing.voices:
                panels.node(voice.iri)
        for row in contest.rows:
            panels.node(row.endorser)
            for voice in row.voices:
                panels.node(voice.iri)
    return rows


def _search(network: Network, panels: Panels, centre: str | None) -> list[dict[str, Any]]:
    found = []
    for iri, node in network.nodes(data=True):
        if curie(iri) in panels.entries:
            kind = "body" if node["kind"] == "body" else say.kind(network, iri)
            names = [name for name in node["names"] if name != node["label"]]
            found.append({"open": curie(iri), "label": node["label"], "names": names, "kind": kind})
    return sorted(found, key=lambda item: (item["label"], item["open"]))


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
    rows = sum(len(contest.decided()) for contest in contests)
    expected = sum(len(contest.rows) for contest in contests) - rows
    many = len(contests)
    span = f"{words.capital(words.number(many))} contest{'' if many == 1 else 's'}"
    if many > 1:
        span += ", newest first"
    counts = f"{words.number(rows)} decision{'' if rows == 1 else 's'}"
    if expected:
        counts += (
            f" and {words.number(expected)} that {'was' if expected == 1 else 'were'} expected"
        )
    standfirst = f"{span}: {counts}." if contests else "Nothing about it is known here."
    if centre is None:
        years = sorted({say.year(contest) for contest in contests} - {""})
        ends = f", {years[0]} to {years[-1]}" if len(years) > 1 else ""
        return f"Who backed whom{ends}?", standfirst
    return _title_around(network, contests, centre), standfirst


def _title_around(network: Network, contests: list[Contest], centre: str) -> str:
    label = network.nodes[centre]["label"] if centre in network else curie(centre)
    if any(contest.iri == centre for contest in contests):
        return say.question(next(c for c in contests if c.iri == centre))
    if any(row.endorser == centre for contest in contests for row in contest.rows):
        return f"Whom has {label} backed?"
    if any(centre in contest.standings for contest in contests):
        return f"Who has backed {label}?"
    if centre in network and network.nodes[centre]["kind"] == "body":
        return f"What has {label} decided?"
    return f"For whom has {label} spoken?"


def _leaves_out(network: Network, contests: list[Contest]) -> list[str]:
    """What a reader may miss, in sentences; counted where it can be."""
    if not contests:
        return ["No contest in the data touches it."]
    rows = [row for contest in contests for row in contest.rows]
    said = [
        "Members of parliament, local parties and individual members, whose choices count too.",
        "Whatever no source held here says: an endorser that is absent may have decided.",
    ]
    vague = [row for row in rows if row.first.days[0] != row.first.days[1]]
    unknown = [row for row in rows if row.first.days == (None, None)]
    if vague:
        one = len(vague) == 1
        said.append(
            f"The exact day of {words.number(len(vague))} decision{'' if one else 's'}: "
            f"{'it stands' if one else 'they stand'} at the first day possible."
        )
    if unknown:
        said.append(f"The day of {words.number(len(unknown))}, not known at all.")
    said.append("Each line counts once, whatever the size of the union.")
    if any(network.nodes[row.endorser]["kind"] == "body" for row in rows):
        said.append("Parts of unions are shown but not counted.")
    return said
