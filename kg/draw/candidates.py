"""Candidates: the matrix of one contest, endorsers by candidate, with ranks and days."""

from __future__ import annotations

from dataclasses import dataclass

from kg.draw import cells, result, say, words
from kg.draw import positions as held
from kg.draw.chart import Chart, Mark
from kg.draw.contests import groups
from kg.draw.dossier import leaves_out, rank
from kg.draw.ground import days
from kg.draw.matrix_chart import GAP, LEFT, ROW, WIDE
from kg.draw.positions import Position, Positions
from kg.draw.record import Choice, Contest
from kg.draw.sheet import Group, Item, Line, Sheet
from kg.draw.wrap import wrapped
from kg.network.metric import fit_all, width
from kg.vocabulary import curie

_HUES = {"first": "h1", "second": "h2", "third": "h3", "fourth": "h4"}
_SECTIONS = (
    ("Unions", ("union",)),
    ("Societies", ("society",)),
    ("Parties and others", ("party", "organization", "publisher", "speaker", "thing")),
    ("People", ("person",)),
    ("Parts of unions and other bodies, not counted", ("body",)),
)
_MOST, _NAME = 130, 13.5
# The sentence on order of the view contest, and what is true of this one.
_LISTS = "Each list runs in the order of the first known day."
_ROWS = "A row is an endorser; those with one choice stand together, by day."
_LEGEND: dict[str, tuple[dict[str, str], str]] = {
    "first": ({"box": "h1"}, "first choice, nominated, with its day"),
    "hollow": ({"box": "t1 eh1"}, "first choice, recommended or kind not stated"),
    "later": ({"box": "page eh2"}, "later preference"),
    held.NONE: ({"shape": "bar", "fill": "solid", "hue": "soft"}, "decided to recommend nobody"),
    held.FREE: ({"shape": "bars", "fill": "solid", "hue": "soft"}, "left a free vote"),
    held.WAITING: ({"box": "none long eink"}, "not yet decided"),
    held.OTHER: ({"box": "tother"}, "decided, choice not known"),
    held.EXPECTED: ({"box": "none dash eother"}, "only an expectation"),
}
# Columns of those who named no person, and their heads.
_NOBODY, _OPEN = "nobody", "open"
_ASIDE = {_NOBODY: "Nobody", _OPEN: "No choice known"}
_SUGGESTED = "suggested"


@dataclass(slots=True)
class Single:
    """One contest: its candidates in the order of the result, and who stands in a row."""

    positions: Positions
    contest: Contest
    people: list[str]
    hues: dict[str, str]
    sections: list[tuple[str, list[Position]]]

    @property
    def columns(self) -> list[str]:
        """The people, then a column each for who chose nobody and whose choice is not known."""
        found = {
            aside(one)
            for _, rows in self.sections
            for position in rows
            for one in (position, *self.positions.earlier(position))
        }
        return [*self.people, *(name for name in _ASIDE if name in found)]


def aside(position: Position) -> str | None:
    """The column of a position that names no person first; `None` if it names one."""
    if position.first is not None or position.what == held.SUGGESTED:
        return None
    return _NOBODY if position.what in {held.NONE, held.FREE} else _OPEN


def model(positions: Positions, contest: Contest) -> Single:
    """The candidates anybody named, and everyone known to have decided or been expected to."""
    found, _ = groups(positions.network, contest)
    standing = [(group, group.standing.person) for group in found if group.standing]
    hues = {person: _HUES.get(group.hue, "other") for group, person in standing}
    people = [person for _, person in standing]
    order = {person: number for number, person in enumerate(people)}
    named = positions.within([contest])
    every = [named.of(e, contest) for e in dict.fromkeys(row.endorser for row in contest.rows)]
    every = [position for position in every if position.row is not None]
    # Those with one choice by the day of the decision that stands.
    at = {row.key: number for number, row in enumerate(contest.rows)}
    order |= {name: len(order) + number for number, name in enumerate((_SUGGESTED, *_ASIDE))}

    def column(position: Position) -> str:
        first = position.first.target if position.first else None
        return first or aside(position) or _SUGGESTED

    every.sort(key=lambda p: (order[column(p)], at[p.row.key] if p.row else 0))
    kinds = positions.network.nodes
    sections = [
        (head, [p for p in every if kinds[p.endorser]["kind"] in members])
        for head, members in _SECTIONS
    ]
    return Single(named, contest, people, hues, [(h, rows) for h, rows in sections if rows])


def sheet(positions: Positions, contest: Contest) -> Sheet:
    """The page's sheet of one contest."""
    single = model(positions, contest)
    chart = draw(single)
    question = say.question(contest)
    shown = [contest.standings[person] for person in single.people]
    return Sheet(
        key=curie(contest.iri),
        label=contest.label,
        title=question,
        standfirst=say.standfirst(positions.network, contest).replace(_LISTS, _ROWS),
        chart=chart,
        phone=_phone(single),
        legend=_legend(single),
        leaves_out=leaves_out(positions.network, [contest], positions.told),
        how=f"Each row is an endorser, each column a candidate, {result.order(contest, shown)}.",
        public=days(chart.marks, "public", [contest]),
        decided=days(chart.marks, "decided", [contest]),
        title_then=question.replace("Who backed", "Who had backed").removesuffix("?")
        + ", by {day}?",
        standfirst_then="By then {shown} of {all} dated decisions {by}.",
        empty="" if contest.rows else "No endorsement in this contest is known here.",
    )


def draw(single: Single) -> Chart:
    """The picture of one contest; its height follows from its rows."""
    chart = Chart(WIDE)
    names = [single.positions.short(p.endorser) for _, rows in single.sections for p in rows]
    widest = max((width(name, _NAME, bold=True) for name in names), default=0)
    left = min(LEFT + 40, widest + 16)
    shown = fit_all(names, left - 14, _NAME, bold=True)
    columns = len(single.columns)
    pitch = max(84.0, min(_MOST, (WIDE - left) / max(1, columns)))
    y = _heads(chart, single, left, pitch)
    row = 0
    for head, rows in single.sections:
        chart.text(0, y + 10, head, size=12, cls="second")
        y += 22
        for position in rows:
            right = left + pitch * columns - GAP
            chart.line([(0, y + ROW - GAP / 2), (right, y + ROW - GAP / 2)], "hair thin")
            _row(chart, single, position, shown, (left, y, pitch), row)
            y, row = y + ROW, row + 1
        y += 8
    chart.width = max(WIDE, left + pitch * columns)
    chart.height = y
    return chart


def _heads(chart: Chart, single: Single, left: float, pitch: float) -> float:
    names = [say.label(single.positions.network, person) for person in single.people]
    for column, (person, name) in enumerate(zip(single.people, names, strict=True)):
        x = left + column * pitch
        status = single.contest.standings[person].status or ""
        said = say.STATUS.get(status, "result not known here")
        with chart.mark(
            curie(person), x, 2, pitch - GAP, 56, say=f"{name}, {said}", about=[curie(person)],
            row=-1, outcome=f", {said}", over=single.contest.over,
        ):  # fmt: skip
            chart.rect(x, 2, pitch - GAP, 4, cls=single.hues[person])
            for number, line in enumerate(wrapped(name, pitch - 8, 13.5, bold=True)):
                chart.text(x + 2, 18 + 16 * number, line, size=13.5, bold=True)
            over, most = single.contest.over, pitch - 8
            with chart.during(since=over):
                chart.text(x + 2, 51, said, size=11.5, cls="second", most=most)
            with chart.during(until=over):
                pending = result.pending(single.contest)
                chart.text(x + 2, 51, pending, size=11.5, cls="second", most=most, squeeze=True)
    for number, name in enumerate(single.columns[len(single.people) :], len(single.people)):
        x = left + number * pitch
        for at, part in enumerate(wrapped(_ASIDE[name], pitch - 8, 13.5, bold=True)):
            chart.text(x + 2, 18 + 16 * at, part, size=13.5, bold=True, cls="second")
    return 68


def _row(
    chart: Chart,
    single: Single,
    position: Position,
    names: dict[str, str],
    place: tuple[float, float, float],
    row: int,
) -> None:
    positions, (left, y, _) = single.positions, place
    network, endorser, tall = positions.network, position.endorser, ROW - GAP
    kind = network.nodes[endorser]["kind"]
    label = say.label(network, endorser)
    assert position.row is not None
    with chart.listed(f"{label}, {say.kind(network, endorser)}"):
        with chart.mark(
            curie(endorser), 2, y, left - 14, tall, say=f"{label}, {say.kind(network, endorser)}",
            about=[curie(endorser)], row=row, kind=kind,
        ):  # fmt: skip
            chart.text(
                left - 12, y + tall / 2, names[positions.short(endorser)], size=_NAME,
                bold=kind == "union", align="right", most=left - 14,
            )  # fmt: skip
        for one in (position, *positions.earlier(position)):
            _choices(chart, single, one, place, row)


def _choices(
    chart: Chart, single: Single, position: Position, place: tuple[float, float, float], row: int
) -> None:
    """The cells of one decision."""
    positions, (left, y, pitch), tall = single.positions, place, ROW - GAP
    columns = single.columns
    for choice in position.row.choices if position.row else ():
        where = choice.target if choice.target in single.people else aside(position)
        if where is None or (
            choice.target is None and position.row and choice is not position.row.first
        ):
            continue
        x = left + pitch * columns.index(where)
        mark = _mark(positions, position, choice, row)
        with chart.marked(mark, x, y, pitch - GAP, tall):
            box = (x, y, pitch - GAP, float(tall))
            if choice.target is None:
                cells.draw(chart, positions, position, *box, alone=True)
            else:
                _cell(chart, position, choice, box, single.hues[choice.target])


def _mark(positions: Positions, position: Position, choice: Choice, row: int) -> Mark:
    """The mark of one choice; the first one says all that the decision says."""
    first = cells.mark(positions, position, position.contest.label, row=row)
    if position.row is None or choice is position.row.first:
        return first
    return Mark(
        curie(choice.key), say.spoken(positions.network, choice, position.row),
        (curie(position.endorser), curie(choice.target or "")),
        public=positions.bounded(position.contest, positions.told(position.contest, choice)),
        decided=first.decided, contest=first.contest, kind=first.kind, rank=rank(choice), row=row,
        until=position.until, over=first.over,
    )  # fmt: skip


def _cell(
    chart: Chart,
    position: Position,
    choice: Choice,
    box: tuple[float, float, float, float],
    hue: str,
) -> None:
    """One candidate named: filled with the day, or outlined with the rank."""
    x, y, w, h = box
    inset = (x + 0.75, y + 0.75, w - 1.5, h - 1.5)
    middle, most = y + h / 2, w - 10
    if position.what == held.EXPECTED:
        chart.rect(*inset, cls="none dash eother", radius=2.5)
        said = say.came_of(position.row) if position.row else ""
        said = said or "expected"
        chart.text(x + 7, middle, said, size=12, cls="second", most=most, squeeze=True)
    elif choice.rank == 1:
        formal = choice.edge.get("form") == "nomination"
        tint = f"t{hue[1]}" if hue != "other" else "tother"
        look = hue if formal else f"{tint} e{hue}"
        chart.rect(*(box if formal else inset), cls=f"ground {look}", radius=2.5)
        said = cells.day(position, years=False) or words.UNKNOWN_DAY
        chart.text(
            x + 7, middle, said, size=12.5, bold=True, cls="page" if formal else "ink",
            most=most, squeeze=True,
        )  # fmt: skip
    else:
        chart.rect(*inset, cls=f"ground page e{hue}", radius=2.5)
        said = f"{words.ordinal(choice.rank)} choice" if choice.rank else "+ also"
        chart.text(x + 7, middle, said, size=12, most=most, squeeze=True)


def _legend(single: Single) -> list[tuple[dict[str, str], str]]:
    found = set()
    for _, rows in single.sections:
        for position in rows:
            if position.what == held.CHOICE and position.first:
                formal = position.first.edge.get("form") == "nomination"
                found.add("first" if formal else "hollow")
            else:
                found.add(position.what)
            if position.later:
                found.add("later")
    return [_LEGEND[name] for name in _LEGEND if name in found]


def _phone(single: Single) -> list[Group]:
    """A head a candidate, a line an endorser; those who named nobody last."""
    positions = single.positions
    heads = _ASIDE | {_SUGGESTED: "Only suggestions"}
    by_name: dict[str, list[Position]] = {name: [] for name in (*single.people, *heads)}
    earlier: dict[str, list[Position]] = {}

    def head(position: Position) -> str:
        target = position.first.target if position.first else None
        return target or aside(position) or _SUGGESTED

    for _, rows in single.sections:
        for position in rows:
            by_name[head(position)].append(position)
            for one in positions.earlier(position):
                earlier.setdefault(head(one), []).append(one)
    found = []
    for person, members in by_name.items():
        if not members and person not in earlier:
            continue
        name = heads.get(person) or say.label(positions.network, person)
        rows_ = [position.row for position in members if position.row is not None]
        note = say.counted(positions.network, rows_)
        group = Group(name, note, single.hues.get(person, "other"))
        for position in (*members, *earlier.get(person, ())):
            kind = positions.network.nodes[position.endorser]["kind"]
            item = Item(
                cells.mark(positions, position, single.contest.label),
                positions.short(position.endorser),
                ", ".join(cells.later(positions, choice) for choice in position.later),
                cells.sign(position),
                bold=kind == "union",
            )
            group.lines.append(Line(cells.day(position, years=False) or "no day", (item,)))
        found.append(group)
    return found
