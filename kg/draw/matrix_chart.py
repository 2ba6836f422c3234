"""Matrix chart: the cells of a matrix, with heads, block below block."""

from __future__ import annotations

from dataclasses import dataclass

from kg.draw import cells, posts, result, say, words
from kg.draw.chart import Chart, Moved
from kg.draw.matrix_model import Matrix, Section
from kg.draw.positions import Position
from kg.draw.record import Contest
from kg.draw.wrap import rows_of, wrapped
from kg.network.metric import fit_all, width
from kg.vocabulary import curie

WIDE = 1144
# Pixels: the names at the left at most, a row, and the gap after a cell.
LEFT, ROW, GAP = 160, 33, 4
NARROWEST, WIDEST, ROOMY = 84, 100, 150
# Rows after which the heads of the columns are said again.
AGAIN = 25
_NAME, _ROLE = 13.5, 12.5


def draw(matrix: Matrix) -> Chart:
    """The picture of a matrix; its height follows from its rows."""
    chart = Chart(WIDE)
    names = [matrix.positions.short(endorser) for endorser in matrix.endorsers]
    places = matrix.places()
    widest = max((width(name, _NAME, bold=True) for name in names), default=0)
    left = min(LEFT, widest + 16)
    shown = fit_all(names, left - 14, _NAME, bold=True)
    room = WIDE - left
    y = 2.0
    for number, block in enumerate(matrix.blocks):
        roomy = number > 0 and len(block) <= room // ROOMY
        for place, part in enumerate(rows_of(block, int(room // NARROWEST))):
            pitch = ROOMY if roomy else min(WIDEST, room / len(part))
            if number and not place:
                chart.text(0, y + 22, "Other contests", size=14, bold=True)
            y += 38 if number or place else 0
            grid = _Grid(chart, matrix, list(part), left, pitch, number, places, shown)
            y = grid.draw(matrix.rows_of(block), y)
    y = _single(chart, matrix, y)
    chart.height = y + 4
    return chart


@dataclass(slots=True)
class _Grid:
    """Some columns with the rows under them.

    *group* is its place in reading order, *places* those of each endorser in
    the other orders of rows, *names* the short names as they fit.
    """

    chart: Chart
    matrix: Matrix
    block: list[Contest]
    left: float
    pitch: float
    group: int
    places: dict[str, tuple[int, ...]]
    names: dict[str, str]

    def draw(self, sections: list[Section], y: float) -> float:
        """Heads and rows from height *y* on; the height below them is returned."""
        y = self.heads(y)
        since = row = 0
        for number, section in enumerate(sections):
            if number and section.head:
                right = self.left + self.pitch * len(self.block) - GAP
                self.chart.line([(0, y + 5), (right, y + 5)], "rule")
                self.chart.text(0, y + 20, section.head, size=12, cls="second")
                y += 34
                if since > AGAIN / 2:
                    y, since = self.heads(y), 0
            run = f"{y:.0f}"
            for endorser in section.endorsers:
                if since >= AGAIN:
                    y, since = self.heads(y + 10), 0
                self.row(Moved(curie(endorser), y, run, self.places[endorser]), endorser, row)
                y, since, row = y + ROW, since + 1, row + 1
        return y

    def heads(self, y: float) -> float:
        """Year, role and winner over each column."""
        positions, chart, most = self.matrix.positions, self.chart, self.pitch - 8
        roles = [posts.role(positions, contest, self.matrix.main) for contest in self.block]
        lines = [wrapped(role, most, _ROLE) for role in roles]
        tall = 15 * max(len(line) for line in lines)
        for column, contest in enumerate(self.block):
            x = self.left + column * self.pitch
            ended = cells.ended(positions, contest)
            with chart.mark(
                curie(contest.iri),
                x,
                y,
                self.pitch - GAP,
                40 + tall,
                say=f"{contest.label}, {ended}",
                about=[curie(contest.iri)],
                group=self.group,
                row=-1,
                contest=curie(contest.iri),
                outcome=f", {ended}",
                over=contest.over,
            ):
                chart.text(
                    x + 4, y + 10, posts.year(positions, contest) or "undated", size=16, bold=True
                )
                for number, line in enumerate(lines[column]):
                    below = y + 29 + 15 * number
                    chart.text(x + 4, below, line, size=_ROLE, cls="second", most=most)
                self._ended(contest, ended, x + 4, y + 29 + tall)
        return y + 42 + tall

    def _ended(self, contest: Contest, ended: str, x: float, y: float) -> None:
        """Who won; while the slider stands before the result, that it is not yet known."""
        chart, most = self.chart, self.pitch - 8
        if not result.ended(contest):
            chart.text(x, y, ended, size=11.5, cls="second", most=most, squeeze=True)
            return
        with chart.during(since=contest.over):
            chart.text(x, y, ended, size=11.5, cls="second", most=most, squeeze=True)
        said = "no result yet" if contest.result else "ended, day not known"
        with chart.during(until=contest.over):
            chart.text(x, y, said, size=11.5, cls="second", most=most, squeeze=True)

    def row(self, moved: Moved, endorser: str, row: int) -> None:
        """The name of an endorser and its cells."""
        positions, chart, height, y = self.matrix.positions, self.chart, ROW - GAP, moved.y
        held = [positions.of(endorser, contest) for contest in self.block]
        known = words.number(sum(position.decided for position in held))
        label, kind = (
            say.label(positions.network, endorser),
            say.kind(positions.network, endorser),
        )
        spoken = f"{label}, {kind}, {known} known of {len(held)}"
        right = self.left - 12
        with chart.listed(spoken, moved):
            with chart.mark(
                curie(endorser),
                2,
                y,
                right - 2,
                height,
                say=spoken,
                about=[curie(endorser)],
                group=self.group,
                row=row,
                kind=positions.network.nodes[endorser]["kind"],
            ):
                name, middle = self.names[positions.short(endorser)], y + height / 2
                chart.text(
                    right, middle, name, size=_NAME, bold=True, align="right", most=right - 2
                )
            for column, position in enumerate(held):
                x = self.left + column * self.pitch
                where = self.matrix.name(position.contest)
                for one in (position, *positions.earlier(position)):
                    mark = cells.mark(positions, one, where, group=self.group, row=row)
                    with chart.marked(mark, x, y, self.pitch - GAP, height):
                        cells.draw(chart, positions, one, x, y, self.pitch - GAP, height)


def _single(chart: Chart, matrix: Matrix, y: float) -> float:
    """Endorsers with one position, in lines: name, choice and contest."""
    if not matrix.single:
        return y
    y += 14
    noun = words.KINDS[matrix.kind][len(matrix.single) != 1]
    lead = f"{len(matrix.single)} {noun} with one position each:"
    x = chart.text(0, y + 12, lead, size=12, cls="second") + 12
    for number, position in enumerate(matrix.single):
        said, wide = _said(matrix, position)
        if x + wide > WIDE and x > 0:
            x, y = 0, y + 24
        _one(chart, matrix, position, said, (x, y, wide), number)
        x += wide + 18
    return y + 26


def _said(matrix: Matrix, position: Position) -> tuple[str, float]:
    positions = matrix.positions
    said = f"{cells.named(positions, position)}, {matrix.name(position.contest)}"
    name = positions.short(position.endorser)
    return said, width(name, _ROLE, bold=True) + 6 + width(said, 12)


def _one(
    chart: Chart,
    matrix: Matrix,
    position: Position,
    said: str,
    place: tuple[float, float, float],
    number: int,
) -> None:
    x, y, wide = place
    mark = cells.mark(
        matrix.positions, position, matrix.name(position.contest), group=99, row=number
    )
    with chart.marked(mark, x - 3, y, wide + 6, 24):
        name = matrix.positions.short(position.endorser)
        own = chart.text(x, y + 12, name, size=_ROLE, bold=True)
        chart.text(x + own + 6, y + 12, said, size=12)
