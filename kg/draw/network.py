"""Network: the view of who backed whom, two-sided around contests.

Opens on one contest, or on all that one entity takes part in. The file holds
the facts of every contest it can show.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from kg import query, vocabulary
from kg.article import Texts
from kg.draw import say, table, words
from kg.draw.contests import around, default, endorsers, gather, groups
from kg.draw.drawing import Drawing
from kg.draw.legend import keys
from kg.draw.page import View
from kg.draw.panel import Panels
from kg.draw.record import Contest, Row
from kg.draw.two_sided import draw_contest
from kg.errors import EntityError
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
        EntityError: a name is unknown, ambiguous, or not a contest's; or the
            entity has no part in the contest.
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
        if opening is None:
            raise EntityError(f"{around_name!r} has no part in the contest {contest_name!r}")
    elif centre is None:
        opening = default(contests)
    title, standfirst = _all_words(network, contests, centre)
    every: dict[str, Any] = {
        "title": title,
        "standfirst": standfirst,
        "leavesOut": _leaves_out(network, contests),
    }
    drawing = _drawn(network, contests, None if centre is None else every)
    every["arrangements"] = drawing.arrangements
    shown = every
    for block in drawing.blocks:
        if opening is not None and block["contest"] == curie(opening.iri):
            shown = block
    drawing.spread(stretch(shown["arrangements"][0], PAGE_WIDTH))
    panels = Panels(engine, texts, network, contests)
    rows = [row for contest in contests for row in _facts(panels, contest)]
    panels.nodes(iri for contest in contests for iri in _drawn_nodes(contest))
    return View(
        name="network",
        title=shown["title"],
        standfirst=shown["standfirst"],
        chose=_chose(opening, contest_name, centre, network),
        drawing=drawing,
        opening=shown.get("contest", "all"),
        every=every,
        entries=panels.entries,
        rows=rows,
        search=_search(network, panels),
        leaves_out=shown["leavesOut"],
        sources=len(panels.articles),
    )


def _drawn(network: Network, contests: list[Contest], every: dict[str, Any] | None) -> Drawing:
    """All blocks; where the page is around an entity, *every* one has its words."""
    drawing = Drawing(network, years=every is not None and len(contests) > 1)
    for contest in contests:
        begin = len(drawing.nodes)
        draw_contest(drawing, contest)
        own = {"title": say.question(contest), "standfirst": say.standfirst(network, contest)}
        drawing.blocks[-1] |= every or own
        drawing.blocks[-1] |= {
            "legend": keys(drawing.nodes[begin:]),
            "leavesOut": _leaves_out(network, [contest]),
        }
    drawing.arrangements = columns(**asdict(drawing.widths))
    return drawing


def _facts(panels: Panels, contest: Contest) -> Iterator[dict[str, Any]]:
    """Give *panels* every choice of a contest; also the table's rows."""
    ordered = groups(panels.network, contest)[0]
    choices = [(row, choice) for group in ordered for row in group.rows for choice in row.choices]
    all_of = Counter(choice.target for _, choice in choices)
    seen: Counter[str | None] = Counter()
    for row, choice in choices:
        seen[choice.target] += 1
        whom = say.label(panels.network, choice.target) or "nobody"
        place = f"{seen[choice.target]} of {all_of[choice.target]} for {whom}"
        panels.choice(contest, row, choice, place)
        disputes = len(panels.fact(choice.key).disputes)
        yield table.row(panels.network, contest, row, choice, disputes)


def _drawn_nodes(contest: Contest) -> Iterator[str]:
    """Every entity that has a mark of its own."""
    yield contest.iri
    for standing in contest.standings.values():
        yield standing.person
        yield from (voice.iri for voice in standing.voices)
    for row in contest.rows:
        yield row.endorser
        yield from (voice.iri for voice in row.voices)


def _search(network: Network, panels: Panels) -> list[dict[str, Any]]:
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
        (sum(row.part and not row.expected for row in rows), "decision", " of part of a union"),
        (sum(row.replaced and not row.part for row in rows), "decision", " replaced since"),
        (sum(row.awaited for row in rows), "expectation", " with no decision found"),
        (sum(row.lapsed for row in rows), "expectation", " that did not come true"),
    )
    said = [
        f"{words.number(amount)} {noun}{'' if amount == 1 else 's'}{more}"
        for amount, noun, more in amounts
        if amount
    ]
    return words.listed(said) or "no decisions"


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
            "Neither the day of decision nor that of announcement is known of"
            f" {words.number(len(vague))} decision{'' if one else 's'}:"
            f" {'it stands' if one else 'they stand'} at the first day possible."
        )
    if unknown:
        said.append(f"Of {words.number(len(unknown))} the day is not known at all.")
    said.append("Each line counts once, whatever the size of the union.")
    if any(network.nodes[row.endorser]["kind"] == "body" for row in rows):
        said.append("Parts of unions are shown but not counted.")
    if any(row.replaced for row in rows):
        said.append("Decisions replaced since are struck and not counted.")
    if any(row.earlier for row in rows):
        said.append("Of several decisions of one endorser about a contest the last counts.")
    return said
