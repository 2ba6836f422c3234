"""Contest: the view of one race, who backed whom, in what order.

The file of a contest that was asked for holds that one; else it holds all, one
sheet each, and opens on the latest.
"""

from __future__ import annotations

from datetime import date

from kg import query, vocabulary
from kg.article import Texts
from kg.draw import (
    axis,
    lanes_chart,
    lanes_folds,
    lanes_words,
    result,
    say,
    stages,
    threshold,
    words,
)
from kg.draw.apart import build
from kg.draw.chart import Span
from kg.draw.contests import default, endorsers, gather
from kg.draw.dossier import Dossier, leaves_out
from kg.draw.ground import steps
from kg.draw.lanes import Lane, Piece, Race
from kg.draw.record import Contest
from kg.draw.sheet import ChartView, Drawer, Group, Item, Line, Sheet
from kg.draw.table import COLUMNS, CSV_COLUMNS
from kg.query import Engine
from kg.query.library import Parameter
from kg.vocabulary import curie

PARAMETERS = ("contest",)
# Behind how many there are of those without a day, on a phone.
_LOOSE = "more, day of decision not known"
_HOW = (
    "Each candidate has a lane, {order}; inside it those who chose them, from the first day"
    " to the last."
)


def view(engine: Engine, texts: Texts, contest: str | None = None) -> ChartView:
    """The contest view of *contest* alone, or of all, opening on the latest with three endorsers.

    Raises:
        EntityError: the name is unknown, ambiguous, or not a contest's.
    """
    network = build(engine)
    known = stages.of(engine)
    contests = gather(network, known)
    chosen = default(contests)
    if contest is not None:
        iri = query.resolve(engine, contest, Parameter("contest", vocabulary.END.Contest))
        chosen = next((one for one in contests if one.iri == iri), None)
    shown = [chosen] if contest is not None and chosen is not None else contests
    dossier = Dossier.of(engine, texts, network, shown, every=contests)
    sheets = [_sheet(Race(dossier, one, known[one.iri])) for one in shown]
    if not sheets:
        sheets = [_nothing()]
    for row in dossier.rows:
        row["sheet"] = row.pop("contest")
    return ChartView(
        name="contest",
        chose=_chose(chosen, contest),
        sheets=sheets,
        opening=curie(chosen.iri) if chosen else sheets[0].key,
        entries=dossier.panels.entries,
        search=dossier.search(),
        columns=COLUMNS,
        csv_columns=CSV_COLUMNS,
        rows=dossier.rows,
        sources=len(dossier.panels.articles),
        chooser="Contest",
        filters=("kind", "rank"),
        articles=dossier.articles(),
        cited=dossier.panels.cited,
    )


def _chose(chosen: Contest | None, asked: str | None) -> str:
    """What the page opens on, and why, in one line."""
    if chosen is None:
        return "contest: nothing to draw"
    known = endorsers(chosen)
    why = f"{words.number(known)} known endorser{'' if known == 1 else 's'}"
    if asked is None:
        latest = ", the latest contest with three or more"
        why += latest if known >= 3 else ", the contest with most"
    return f"contest: {chosen.label} ({why})"


def _nothing() -> Sheet:
    from kg.draw.chart import Chart

    title = "Who backed whom?"
    return Sheet(
        "none", "No contest", title, "There is no contest in the data.", Chart(1144, 1), [], [], [],
        "There is nothing to move through.", empty="There is no contest to draw.",
    )  # fmt: skip


def _sheet(race: Race) -> Sheet:
    contest = race.contest
    standfirst = say.standfirst(race.network, contest)
    dated = [p for lane in race.lanes for p in lane.pieces if axis.drawable(p.days)]
    if contest.rows and race.axis is None:
        standfirst += f" {_undated(len(dated))}, so there is no axis of time."
    chart, unfolded = lanes_chart.draw(race)
    forms = {row.first.edge.get("form") for row in contest.decided()}
    return Sheet(
        key=curie(contest.iri),
        label=contest.label,
        title=say.question(contest),
        standfirst=standfirst,
        chart=chart,
        unfolded=unfolded,
        phone=_phone(race),
        legend=[*lanes_words.legend(race), *lanes_words.folds(race, chart)],
        leaves_out=[
            *leaves_out(race.network, [contest], race.dossier.public),
            *lanes_words.untested(race),
            *lanes_words.folded(chart),
        ],
        how=_HOW.format(order=result.order(contest, race.standings)),
        public=_days(race, "public"),
        decided=_days(race, "decided"),
        counted="nominations" if forms == {"nomination"} else "decisions",
        title_then=say.question(contest).replace("Who backed whom", "Who had backed whom")
        .removesuffix("?") + ", by {day}?",
        standfirst_then="By then {shown} of {all} dated decisions {by}.",
        empty="" if contest.rows else "No endorsement in this contest is known here.",
    )  # fmt: skip


def _undated(dated: int) -> str:
    if not dated:
        return "No decision has a day that is known well enough"
    return f"Only {words.number(dated)} decision{'' if dated == 1 else 's'} can be dated"


def _days(race: Race, which: str) -> list[date]:
    """The steps of the slider: surely public, or surely decided; and the result."""
    spans: list[Span] = [
        getattr(mark, which)
        for lane in race.lanes
        for piece in lane.pieces
        for one in filter(None, (piece, piece.stood))
        for mark in (one.mark, *(mark for _, _, _, mark in one.later))
    ]
    return steps(spans, [race.contest])


def _phone(race: Race) -> list[Group]:
    """The same as a list: a head a candidate, then a row an endorser."""
    found = []
    for index, lane in enumerate(race.lanes):
        group = Group(
            lane.title,
            lane.counts,
            lane.hue,
            race.head(index),
            counts=f"lane {index}",
            outcome=lane.outcome,
            since=race.contest.over,
        )
        remark = _remark(race, lane)
        kinds = lanes_folds.kinds(race, index)
        folded = {id(piece) for fold in kinds for piece in fold.pieces}
        for piece in lane.pieces:
            if id(piece) in folded:
                continue
            if remark and lane.met and _after(piece, lane.met):
                group.lines.append(remark)
                remark = None
            group.lines.append(_line(race, piece))
        if remark:
            group.lines.append(remark)
        group.drawers = [
            Drawer(fold.one, fold.many, tuple(_line(race, piece) for piece in fold.pieces))
            for fold in kinds
        ]
        loose = tuple(line for line in group.lines if line.folded)
        if len(loose) > 1:
            group.lines = [line for line in group.lines if not line.folded]
            group.drawers.append(Drawer(_LOOSE, _LOOSE, loose))
        found.append(group)
    if race.others:
        group = Group("No endorsement found")
        names = [race.surname(standing.person) for standing in race.others]
        group.note = ", ".join(names)
        found.append(group)
    return found


def _remark(race: Race, lane: Lane) -> Line | None:
    if lane.met is None or race.stages.rule is None or lane.met.surely is None:
        return None
    public = (lane.public or lane.met).surely or lane.met.surely
    said = words.capital(threshold.note(race.stages.rule, lane.met))
    return Line(remark=said, since=(public, lane.met.surely))


def _after(piece: Piece, met: threshold.Met) -> bool:
    last = piece.days[1]
    return met.surely is not None and (last is None or last > met.surely)


def _line(race: Race, piece: Piece) -> Line:
    start, end = piece.days
    head = words.short(start, end)
    last = race.contest.last
    if last:
        head = head.removesuffix(f" {last.year}")
    items = [item for one in filter(None, (piece, piece.stood)) for item in _items(one)]
    return Line(head, tuple(items), folded=(start, end) == (None, None))


def _items(piece: Piece) -> list[Item]:
    return [
        Item(piece.mark, piece.name, piece.note, piece.glyph, piece.bold, piece.row.replaced),
        *(Item(mark, whom, "", _numeral(text, sign)) for text, sign, whom, mark in piece.later),
    ]


def _numeral(text: str, sign: str) -> dict[str, str]:
    hue, fill = sign.split()
    return {"shape": "numeral", "hue": hue, "fill": fill, "text": text}
