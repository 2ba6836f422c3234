"""Cells: one position as a box with the candidate's name in it.

Place and words say whom, the fill says how it ended, and nothing rests on the
colour alone: a winner's box is filled, another's outlined.
"""

from __future__ import annotations

from datetime import date

from kg.draw import positions as held
from kg.draw import say, words
from kg.draw.chart import Chart, Mark
from kg.draw.dossier import decided, rank
from kg.draw.positions import Position, Positions, winners
from kg.draw.record import Choice, Contest
from kg.draw.shapes import NARROW
from kg.network.metric import width
from kg.vocabulary import curie

NAME, SMALLER, LATER = 13, 11.5, 11
_PAD = 6
_SQUARE = 8

# What a box of each kind says; the sign of an unranked choice is a plus.
_NOBODY = {
    held.NONE: "none",
    held.FREE: "free vote",
    held.WAITING: "not yet decided",
    held.OTHER: "unknown choice",
}


def later(positions: Positions, choice: Choice) -> str:
    """A later preference in few signs: ``2 Cooper``, ``+ Murray``."""
    return f"{choice.rank or '+'} {positions.surname(choice.target)}"


def named(positions: Positions, position: Position) -> str:
    """What stands in the box: the candidate's surname, or what became of the choice."""
    if position.first is not None:
        return positions.surname(position.first.target)
    if position.what == held.EXPECTED:
        return "expected"
    return _NOBODY.get(position.what, "")


def draw(
    chart: Chart,
    positions: Positions,
    position: Position,
    x: float,
    y: float,
    w: float,
    h: float,
    *,
    alone: bool = False,
) -> None:
    """One position in its box; *alone*, without its later preferences."""
    below = [] if alone else [later(positions, choice) for choice in position.later]
    if position.what == held.ABSENT:
        chart.rect(x, y, w, h, cls="hatch other", radius=2)
    elif position.what == held.UNKNOWN:
        chart.text(x + _PAD, y + h / 2, "?", size=NAME, cls="second")
    elif position.what == held.CHOICE:
        _choice(chart, positions, position, (x, y, w, h), below)
    elif position.what == held.EXPECTED:
        first = positions.surname(position.first.target) if position.first else ""
        chart.rect(x + 0.75, y + 0.75, w - 1.5, h - 1.5, cls="none dash eother", radius=2.5)
        for came, since, until in came_of(position):
            with chart.during(since, until):
                said = [first, came] if first else [came]
                _lines(chart, x + _PAD, y + h / 2, w - 2 * _PAD, said, cls="second", bold=False)
    elif position.what == held.SUGGESTED:
        chart.rect(x + 0.75, y + 0.75, w - 1.5, h - 1.5, cls="ground page erule",
                   radius=2.5)  # fmt: skip
        chart.text(
            x + _PAD, y + h / 2, ", ".join(below), size=SMALLER, most=w - _PAD - 2, cls="ink"
        )
    else:
        _nobody(chart, position, (x, y, w, h), below)


def _choice(
    chart: Chart,
    positions: Positions,
    position: Position,
    box: tuple[float, float, float, float],
    below: list[str],
) -> None:
    """A named person: in the colours of the outcome, and before the result without."""
    over = position.contest.over
    if position.won is None:
        _named(chart, positions, position, box, below, position.won)
        return
    with chart.during(since=over):
        _named(chart, positions, position, box, below, position.won)
    with chart.during(until=over):
        _named(chart, positions, position, box, below, None)


def _named(
    chart: Chart,
    positions: Positions,
    position: Position,
    box: tuple[float, float, float, float],
    below: list[str],
    won: bool | None,
) -> None:
    x, y, w, h = box
    ground = {True: "ground h1", False: "ground t2 elost", None: "ground tother eother"}[won]
    inset = 0 if won else 0.75
    chart.rect(x + inset, y + inset, w - 2 * inset, h - 2 * inset, cls=ground, radius=2.5)
    ink = "page" if won else "ink"
    left, first = x + _PAD, y + h / 2 - (6 if below else 0)
    if not position.formal:
        edge = {True: "none epage", False: "page elost", None: "page eother"}[won]
        chart.rect(left, first - _SQUARE / 2, _SQUARE, _SQUARE, cls=edge, radius=1.5)
        left += _SQUARE + 6
    most = x + w - 4 - left
    name = named(positions, position)
    head, hyphen, tail = name.partition("-")
    if not below and hyphen and width(name, SMALLER, bold=True) > most / NARROW:
        for number, part in enumerate((head + hyphen, tail)):
            height = first - 6 + 12 * number
            chart.text(left, height, part, size=SMALLER, bold=True, cls=ink, most=most)
        return
    size = SMALLER if width(name, NAME, bold=True) > most else NAME
    chart.text(left, first, name, size=size, bold=True, cls=ink, most=most, squeeze=True)
    _below(chart, x + _PAD, first + 13, w - _PAD - 4, below, ink)


def _below(
    chart: Chart, x: float, y: float, most: float, below: list[str], cls: str = "ink"
) -> None:
    """Later preferences on a second line; if all have no room, how many there are."""
    if not below:
        return
    said = ", ".join(below)
    if len(below) > 1 and width(said, LATER) > most / NARROW:
        ranked = [line for line in below if line[0].isdigit()]
        rest = f"+{len(below) - len(ranked[:1])}"
        said = f"{ranked[0]}, {rest}" if ranked else f"{rest} suggested"
    chart.text(x, y, said, size=LATER, cls=cls, most=most, squeeze=True)


def _nobody(
    chart: Chart,
    position: Position,
    box: tuple[float, float, float, float],
    below: list[str],
) -> None:
    x, y, w, h = box
    middle, left = y + h / 2 - (6 if below else 0), x + _PAD
    waiting = position.what == held.WAITING
    if waiting:
        chart.rect(x + 0.75, y + 0.75, w - 1.5, h - 1.5, cls="none long eink", radius=2.5)
    else:
        chart.rect(x, y, w, h, cls="ground tother", radius=2.5)
    sign = {held.NONE: "bar", held.FREE: "bars"}.get(position.what)
    if sign:
        chart.glyph(sign, left + 7, middle, hue="ink", fill="solid")
        left += 20
    content = _NOBODY.get(position.what, "")
    size = 12 if width(content, 12) <= x + w - 3 - left else LATER
    chart.text(left, middle, content, size=size, most=x + w - 3 - left, squeeze=True)
    _below(chart, x + _PAD, middle + 13, w - _PAD - 4, below)


def _lines(
    chart: Chart, x: float, y: float, most: float, said: list[str], *, cls: str, bold: bool
) -> None:
    top = y - 6.5 * (len(said) - 1)
    for number, line in enumerate(said):
        size = 12 if number == 0 else LATER
        chart.text(x, top + 13 * number, line, size=size, cls=cls, bold=bold, most=most)


# Words and marks


def ended(positions: Positions, contest: Contest) -> str:
    """Who won, as the head of a contest says it."""
    won = words.listed([positions.surname(person) for person in winners(contest)])
    return f"won: {won}" if won else "winner not known"


_ENDED = {True: "who won", False: "who did not win"}


def spoken(positions: Positions, position: Position, where: str) -> str:
    """The position in words: endorser, contest, what is known, and when."""
    label = say.label(positions.network, position.endorser)
    if position.row is not None:
        said = [say.spoken(positions.network, position.row.first, position.row)]
        said += [
            say.sentence(positions.network, choice).removeprefix(f"{label} ")
            for choice in position.row.choices[1:]
        ]
        if position.won is not None:
            said.append(_ENDED[position.won])
        outside = positions.reason(position.endorser, position.contest)
        if outside:
            said.append(outside)
        return f"{where}: {'; '.join(said)}"
    if position.what == held.ABSENT:
        return f"{label}, {where}: {position.reason}"
    return f"{label}, {where}: no source found"


def came_of(position: Position) -> list[tuple[str, date | None, date | None]]:
    """What stands for an expectation, from which day on and up to which: lapsed, or still open."""
    assert position.row is not None
    lapsed: date | None = position.row.first.edge.get("lapsed")
    said = say.came_of(position.row) or "expected"
    return [(said, lapsed, None), *([("expected", None, lapsed)] if lapsed else [])]


def mark(
    positions: Positions,
    position: Position,
    where: str,
    *,
    group: int = 0,
    row: int | None = None,
    counts: str = "decisions",
) -> Mark:
    """The mark of a position: what opens, what is heard, what the filters ask.

    A decision that counts belongs to the count named *counts*.
    """
    first = position.row.first if position.row else None
    outcome, over = "", position.contest.over
    if position.won is not None:
        outcome = f"; {_ENDED[position.won]}"
    elif position.row is not None and position.row.lapsed:
        outcome, over = f", {say.came_of(position.row)}", position.row.first.edge["lapsed"]
    about = [curie(position.endorser)]
    if first is not None and first.target:
        about.append(curie(first.target))
    return Mark(
        curie(first.key if first else position.endorser),
        spoken(positions, position, where),
        tuple(about),
        public=positions.public(position),
        decided=positions.bounded(position.contest, decided(first))
        if first
        else positions.over(position),
        contest=curie(position.contest.iri),
        kind=positions.network.nodes[position.endorser]["kind"],
        rank=rank(first) if first else None,
        counts=counts if position.row is not None and position.row.counts else None,
        group=group,
        row=row,
        outcome=outcome,
        over=over,
        until=position.until,
    )


def day(position: Position, *, years: bool = True) -> str:
    """The day of a decision as a picture writes it; nothing if it is not known."""
    if position.row is None:
        return ""
    said = words.short(*position.row.first.days)
    if said == words.UNKNOWN_DAY:
        return ""
    year = f" {say.year(position.contest)}"
    return said if years else said.removesuffix(year)
