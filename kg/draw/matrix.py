"""Matrix: the view of endorsers and contests, or of one contest's candidates.

Opens on all contests with enough known; the file holds each contest too, with
its candidates as columns.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from kg import query, vocabulary
from kg.article import Texts
from kg.draw import candidates, cell_signs, cells, matrix_chart, matrix_model, say, words
from kg.draw.ground import Ground, days, missing, nothing
from kg.draw.matrix_model import Matrix
from kg.draw.positions import UNKNOWN, Position
from kg.draw.record import Contest
from kg.draw.sheet import ChartView, Group, Item, Line, Sheet
from kg.draw.table import COLUMNS, CSV_COLUMNS
from kg.errors import UsageError
from kg.query import Engine
from kg.query.library import Parameter
from kg.vocabulary import curie

PARAMETERS = ("contest", "kind")
_KINDS = ("union", "society")
_HOW = "Each row is an endorser, each column a contest, in time; a row reads from left to right."


def view(
    engine: Engine, texts: Texts, contest: str | None = None, kind: str = matrix_model.KIND
) -> ChartView:
    """The matrix of all contests, or opening on one *contest* by its candidates.

    *kind* is the kind of endorser that has a row: union or society.

    Raises:
        UsageError: there is no such kind.
        EntityError: the name is unknown, ambiguous, or not a contest's.
    """
    if kind not in _KINDS:
        raise UsageError(f"parameter 'kind' wants {' or '.join(_KINDS)}, not {kind!r}")
    opening = None
    if contest is not None:
        wanted = Parameter("contest", vocabulary.END.Contest)
        opening = curie(query.resolve(engine, contest, wanted))
    ground = Ground.of(engine, texts)
    matrix = matrix_model.model(ground.positions, kind)
    sheets = [_sheet(matrix)] if matrix.contests else []
    shown = [c for c in ground.contests if c.rows or curie(c.iri) == opening]
    sheets += [candidates.sheet(ground.positions, one) for one in shown]
    if not sheets:
        sheets = [nothing("Whom did the unions back?", "No endorsement is known here.")]
    return ChartView(
        name="matrix",
        chose=_chose(ground, matrix, opening),
        sheets=sheets,
        opening=opening or sheets[0].key,
        columns=COLUMNS,
        csv_columns=CSV_COLUMNS,
        rows=_rows(ground, matrix, shown),
        chooser="Show",
        landscape=True,
        filters=("kind", "rank"),
        orders=matrix_model.orders(kind) if len(matrix.endorsers) > 1 else [],
        **ground.view(),
    )


def _chose(ground: Ground, matrix: Matrix, opening: str | None) -> str:
    for contest in ground.contests:
        if curie(contest.iri) == opening:
            return f"matrix: {contest.label}, by candidate"
    if not matrix.contests:
        return "matrix: nothing to draw"
    noun = words.KINDS[matrix.kind][1]
    return (
        f"matrix: {len(matrix.endorsers)} {noun} and {len(matrix.contests)} contests"
        f" with three or more known {noun}"
    )


def _sheet(matrix: Matrix) -> Sheet:
    chart = matrix_chart.draw(matrix)
    signs = cell_signs.signs([*matrix.cells(), *matrix.single])
    return Sheet(
        key="all",
        label="All contests",
        title=matrix_model.title(matrix),
        standfirst=matrix_model.standfirst(matrix),
        chart=chart,
        phone=_phone(matrix),
        legend=cell_signs.legend(signs),
        leaves_out=matrix_model.leaves_out(matrix),
        how=_HOW,
        public=days(chart.marks, "public", matrix.contests),
        decided=days(chart.marks, "decided", matrix.contests),
        title_then=f"Whom had the {words.KINDS[matrix.kind][1]} backed by {{day}}?",
        standfirst_then="By then {shown} of {all} dated decisions {by}.",
    )


def _phone(matrix: Matrix) -> list[Group]:
    """One contest after the other, the newest first; a line a candidate."""
    positions = matrix.positions
    found = []
    for contest in sorted(matrix.contests, key=lambda c: str(c.last or ""), reverse=True):
        held = [positions.of(e, contest) for e in matrix.endorsers]
        held += [position for position in matrix.single if position.contest is contest]
        held += [one for position in held for one in positions.earlier(position)]
        ended = cells.ended(positions, contest)
        group = Group(words.capital(matrix.name(contest)), outcome=ended, since=contest.over)
        for head, members in _by_choice([p for p in held if p.row is not None], matrix):
            items = tuple(_item(matrix, position) for position in members)
            group.lines.append(Line(head, items))
        silent = [position for position in held if position.what == UNKNOWN]
        if silent:
            items = tuple(_item(matrix, position) for position in silent)
            group.lines.append(Line("?", items, folded=True))
            group.more = f"{words.count(len(silent), matrix.kind)}: no source found"
        found.append(group)
    return found


def _by_choice(held: Sequence[Position], matrix: Matrix) -> list[tuple[str, list[Position]]]:
    """Positions by whom they name: the winner, then by number; those of nobody last.

    Two people are two, whatever they are called.
    """
    positions = matrix.positions
    groups: dict[tuple[str, str], list[Position]] = {}
    for position in held:
        whom = position.first.target if position.first else None
        groups.setdefault((cells.named(positions, position), whom or ""), []).append(position)
    names = Counter(name for name, _ in groups)

    def order(item: tuple[tuple[str, str], list[Position]]) -> tuple[bool, bool, int, str, str]:
        (name, whom), members = item
        return (members[0].first is None, not members[0].won, -len(members), name, whom)

    def head(name: str, whom: str) -> str:
        return say.label(positions.network, whom) if whom and names[name] > 1 else name

    return [(head(*key), members) for key, members in sorted(groups.items(), key=order)]


def _item(matrix: Matrix, position: Position) -> Item:
    positions = matrix.positions
    silent = position.what == UNKNOWN
    return Item(
        cells.mark(positions, position, matrix.name(position.contest)),
        positions.short(position.endorser),
        ", ".join(cells.later(positions, choice) for choice in position.later),
        None if silent else cell_signs.sign(position),
        bold=matrix.kind == "union" and not silent,
        since=position.contest.over,
    )


def _rows(ground: Ground, matrix: Matrix, shown: Sequence[Contest]) -> list[dict[str, Any]]:
    """The facts, each with its sheets, and what is not known on that of all contests."""
    inside = {curie(contest.iri) for contest in matrix.contests}
    opened = {curie(contest.iri) for contest in shown}
    found = []
    for row in ground.dossier.rows:
        together = row["contest"] in inside and row["kind"] == matrix.kind
        sheets = ["all"] * together + [row["contest"]] * (row["contest"] in opened)
        if sheets:
            found.append({**row, "sheet": " ".join(sheets), "who": curie(row["csv"][2])})
    positions = matrix.positions
    for contest in matrix.contests:
        label = say.year(contest)
        for endorser in matrix.endorsers:
            position = positions.of(endorser, contest)
            if position.row is None and label is not None:
                told = missing(positions, position, COLUMNS)
                found.append({**told, "sheet": "all", "who": curie(endorser)})
    return found
