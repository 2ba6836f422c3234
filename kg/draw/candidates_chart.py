"""Candidates chart: endorsers and the candidates of one contest, as cells."""

from __future__ import annotations

from kg.draw import cells, result, say, words
from kg.draw import positions as held
from kg.draw.candidates_model import ASIDE, Single, aside
from kg.draw.chart import Chart, Mark
from kg.draw.dossier import rank
from kg.draw.matrix_chart import GAP, LEFT, ROW, WIDE
from kg.draw.positions import Position
from kg.draw.record import Choice
from kg.draw.wrap import wrapped
from kg.network.metric import fit_all, width
from kg.vocabulary import curie

_MOST, _NAME = 130, 13.5


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
        for at, part in enumerate(wrapped(ASIDE[name], pitch - 8, 13.5, bold=True)):
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
        mark = _mark(single, position, choice, row)
        with chart.marked(mark, x, y, pitch - GAP, tall):
            box = (x, y, pitch - GAP, float(tall))
            if choice.target is None:
                cells.draw(chart, positions, position, *box, alone=True)
            else:
                _cell(chart, position, choice, box, single.hues[choice.target])


def _mark(single: Single, position: Position, choice: Choice, row: int) -> Mark:
    """The mark of one choice; the first one says all that the decision says."""
    positions, label = single.positions, position.contest.label
    first = cells.mark(positions, position, label, row=row, counts=single.tally(position))
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
        for said, since, until in cells.came_of(position):
            with chart.during(since, until):
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
