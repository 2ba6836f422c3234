"""Timeline: the view of one endorser's choices over the years.

The file of an endorser that was asked for holds that one; else it holds all, one
sheet each, and opens on the one with most decisions.
"""

from __future__ import annotations

from collections.abc import Container
from datetime import date
from typing import Any

from kg import query
from kg.article import Texts
from kg.draw import cell_signs, cells, say, timeline_chart, words
from kg.draw import timeline_model as told
from kg.draw import timeline_words as said
from kg.draw.dossier import decided
from kg.draw.dossier import rank as rank_of
from kg.draw.ground import Ground, days, nothing
from kg.draw.positions import Positions, winners
from kg.draw.record import Row
from kg.draw.sheet import ChartView, Group, Item, Line, Sheet
from kg.draw.timeline_model import GONE, PASSED, SAME, Box, Timeline
from kg.errors import EntityError
from kg.query import Engine
from kg.query.library import ANYTHING, Parameter
from kg.vocabulary import curie

PARAMETERS = ("endorser",)
COLUMNS = (
    *(("year", "Year"), ("post", "Post"), ("candidate", "Candidate"), ("rank", "Rank")),
    *(("winner", "Winner"), ("decided", "Decided"), ("body", "Body")),
    ("secretary", "General secretary"),
)
CSV_COLUMNS = (
    *(name for name, _ in COLUMNS),
    *("fact_iri", "contest_iri", "endorser_iri", "candidate_iri"),
)
# Decisions that an endorser needs for a sheet of its own.
KNOWN = 2
_KINDS = (
    *("union", "society", "party", "organization", "publisher"),
    *("body", "person", "speaker", "thing"),
)
_LINKS = {SAME: "h1 w6", GONE: "second dots thick", PASSED: "ink thick"}
_HOW = (
    "Each column is a year with a contest, each row a post; below stand the bodies that decided"
    " and the general secretaries."
)


def view(engine: Engine, texts: Texts, endorser: str | None = None) -> ChartView:
    """The timeline of *endorser* alone, or of all, opening on the one with most decisions.

    Raises:
        EntityError: the name is unknown or ambiguous, or nothing is known of
            what it decided.
    """
    opening = None
    if endorser is not None:
        opening = query.resolve(engine, endorser, Parameter("endorser", ANYTHING))
    registry = told.Registry.of(engine)
    secretaries = [
        office.member
        for office in registry.offices
        if office.role_name == told.SECRETARY and opening in {None, office.organization}
    ]
    ground = Ground.of(engine, texts, sorted(set(secretaries)), opening)
    positions = ground.positions
    everyone = [e for e in positions.endorsers(_KINDS) if told.amount(positions, e)[0] >= KNOWN]
    if opening is not None:
        everyone = []
    if opening is not None and opening not in positions.endorsers(_KINDS):
        raise EntityError(f"nothing is known of what {endorser!r} decided in a contest")
    chosen = opening or told.default(positions)
    if chosen is not None and chosen not in everyone:
        everyone.append(chosen)
    everyone.sort(key=lambda e: (positions.short(e).casefold(), e))
    entries = ground.dossier.panels.entries
    timelines = [told.model(positions, registry, one) for one in everyone]
    sheets = [_sheet(timeline, entries) for timeline in timelines]
    if not sheets:
        sheets = [nothing("Whom has a union backed?", "No endorsement is known here.")]
    listed = [row for timeline in timelines for row in _rows(ground, timeline)]
    if opening is not None:
        marks = (mark.key for sheet in sheets for mark in sheet.chart.marks)
        ground.dossier.keep([*marks, *(row["open"] for row in listed)])
    return ChartView(
        name="timeline",
        chose=_chose(positions, chosen, asked=opening is not None),
        sheets=sheets,
        opening=curie(chosen) if chosen else sheets[0].key,
        columns=COLUMNS,
        csv_columns=CSV_COLUMNS,
        rows=listed,
        chooser="Endorser",
        link=2,
        filters=("rank",),
        **ground.view(),
    )


def _chose(positions: Positions, chosen: str | None, *, asked: bool) -> str:
    if chosen is None:
        return "timeline: nothing to draw"
    many = told.amount(positions, chosen)[0]
    why = f"{words.number(many)} known decision{'' if many == 1 else 's'}"
    return f"timeline: {say.label(positions.network, chosen)} ({why}{'' if asked else ', most'})"


def _sheet(timeline: Timeline, entries: Container[str]) -> Sheet:
    chart = timeline_chart.draw(timeline, entries)
    contests = [box.contest for box in timeline.boxes()]
    boxes = [box.position for box in timeline.boxes()]
    signs = [sign for sign in cell_signs.signs(boxes) if sign not in {"unknown", "absent"}]
    legend = [cell_signs.LEGEND[sign] for sign in signs]
    legend += [({"line": _LINKS[kind]}, kind) for kind in timeline_chart.signs(timeline)]
    if any(box.position.row is None for box in timeline.boxes()):
        legend.append(({"box": "page dash eother"}, "words for it, short of a decision"))
    if any(not sure for _, sure in timeline.secretaries.values()):
        legend.append(({"box": "page dash eother"}, "general secretary, perhaps"))
    return Sheet(
        key=curie(timeline.endorser),
        label=say.label(timeline.positions.network, timeline.endorser),
        title=said.title(timeline),
        standfirst=said.standfirst(timeline),
        chart=chart,
        phone=_phone(timeline),
        legend=legend,
        leaves_out=said.leaves_out(timeline),
        how=_HOW,
        public=days(chart.marks, "public", contests),
        decided=days(chart.marks, "decided", contests),
        title_then=f"Whom had {_braced(timeline)} backed by {{day}}?",
        standfirst_then="By then {shown} of {all} dated decisions {by}.",
        empty="" if timeline.boxes() else "No decision of it is known here.",
    )


def _braced(timeline: Timeline) -> str:
    """The name for a text in which the page fills in what stands in braces."""
    return timeline.positions.short(timeline.endorser).replace("{", "(").replace("}", ")")


def _phone(timeline: Timeline) -> list[Group]:
    """Years down the page, a line a contest."""
    positions = timeline.positions
    found = []
    for year in timeline.years:
        group = Group(year, timeline.bodies(year) or "", timeless=False)
        for box in (lane[year] for _, lane in timeline.lanes if year in lane):
            mark = timeline_chart.mark_of(timeline, box)
            name = cells.named(positions, box.position) or "none found"
            lines = timeline_chart.captions(timeline, box)
            ended = [line for line in lines if line.startswith(timeline_chart.WON)]
            item = Item(
                mark,
                name,
                ", ".join(line for line in lines if line not in ended),
                cell_signs.sign(box.position),
                bold=True,
                outcome=", ".join(ended),
                since=box.contest.over,
            )
            group.lines.append(Line(words.capital(timeline.role(box.contest)), (item,)))
        found.append(group)
    return found


def _rows(ground: Ground, timeline: Timeline) -> list[dict[str, Any]]:
    """The table: a row a choice, and a row for words short of a decision."""
    boxes = sorted(timeline.boxes(), key=lambda box: say.year(box.contest) or "9999")
    return [row for box in boxes for row in _of_box(ground, timeline, box)]


def _of_box(ground: Ground, timeline: Timeline, box: Box) -> list[dict[str, Any]]:
    network, contest = ground.network, box.contest
    year = say.year(contest) or "undated"
    held = timeline.secretaries.get(year)
    shared = {
        "year": year,
        "post": contest.post or contest.label,
        "winner": words.listed([say.label(network, person) for person in winners(contest)])
        or "not known",
        "body": timeline.bodies(year) or "not known",
        "secretary": say.label(network, held[0].member) if held else "not known",
    }
    found = []
    kept: list[Row] = [box.position.row] if box.position.row is not None else []
    for row in [*kept, *box.before]:
        own = [say.label(network, iri) for iri in row.first.edge.get("bodies", ())]
        shared["body"] = words.listed(own) or "not known"
        for choice in row.choices:
            nobody = cells.named(ground.positions, box.position) if row in kept else "none"
            rank = "expected" if row.expected else str(choice.rank or "unranked")
            standing = say.standing(row)
            cell = {
                **shared,
                "candidate": say.label(network, choice.target) or nobody,
                "rank": ", ".join(filter(None, (rank if choice.target else "none", standing))),
                "decided": words.when(choice.edge["start"], choice.edge["end"]),
            }
            public = ground.positions.told(contest, choice)
            iris = [choice.key, contest.iri, timeline.endorser, choice.target or ""]
            more = {
                "public": ground.positions.bounded(contest, public),
                "decided": ground.positions.bounded(contest, decided(choice)),
                "rank": rank_of(choice),
            }
            found.append({**_table_row(timeline, cell, iris, contest.over), **more})
    for report in box.reports if not kept else ():
        cell = {
            **shared,
            "candidate": "no decision found",
            "rank": "statement",
            "body": "not known",
        }
        cell["decided"] = words.when(report.start, report.end)
        iris = [report.key, contest.iri, timeline.endorser, ""]
        said_on = {"public": (report.start, report.end), "decided": (report.start, report.end)}
        found.append({**_table_row(timeline, cell, iris, contest.over), **said_on})
    return found


def _table_row(
    timeline: Timeline, cell: dict[str, str], iris: list[str], over: date
) -> dict[str, Any]:
    """A row; who won its cell says from the day *over* on."""
    sort = {"decided": cell["year"]}
    then = {"then": "not known by this day", "public": (over, over), "decided": (over, over)}
    return {
        "open": curie(iris[0]),
        "contest": curie(iris[1]),
        "sheet": curie(timeline.endorser),
        "cells": [
            {
                "text": cell[name],
                "sort": sort.get(name, cell[name]),
                "name": head,
                "known": cell[name] != "not known",
                **(then if name == "winner" else {}),
            }
            for name, head in COLUMNS
        ],
        "csv": iris,
    }
