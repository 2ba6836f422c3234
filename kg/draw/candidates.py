"""Candidates: the matrix of one contest, endorsers by candidate, with ranks and days."""

from __future__ import annotations

from kg.draw import candidates_chart, cell_signs, cells, result, say
from kg.draw import positions as held
from kg.draw.candidates_model import ASIDE, SUGGESTED, Single, head, model
from kg.draw.dossier import leaves_out
from kg.draw.ground import days
from kg.draw.positions import Position, Positions
from kg.draw.record import Contest
from kg.draw.sheet import Group, Item, Line, Sheet
from kg.vocabulary import curie

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


def sheet(positions: Positions, contest: Contest) -> Sheet:
    """The page's sheet of one contest."""
    single = model(positions, contest)
    chart = candidates_chart.draw(single)
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
    named = ASIDE | {SUGGESTED: "Only suggestions"}
    by_name: dict[str, list[Position]] = {name: [] for name in (*single.people, *named)}
    earlier: dict[str, list[Position]] = {}
    for _, rows in single.sections:
        for position in rows:
            by_name[head(position)].append(position)
            for one in positions.earlier(position):
                earlier.setdefault(head(one), []).append(one)
    found = []
    for person, members in by_name.items():
        if not members and person not in earlier:
            continue
        name = named.get(person) or say.label(positions.network, person)
        rows_ = [position.row for position in members if position.row is not None]
        note = say.counted(positions.network, rows_)
        every = [*members, *earlier.get(person, ())]
        group = Group(name, note, single.hues.get(person, "other"), counts=single.tally(every[0]))
        for position in every:
            kind = positions.network.nodes[position.endorser]["kind"]
            item = Item(
                cells.mark(
                    positions, position, single.contest.label, counts=single.tally(position)
                ),
                positions.short(position.endorser),
                ", ".join(cells.later(positions, choice) for choice in position.later),
                cell_signs.sign(position, single.hues.get(person)),
                bold=kind == "union",
            )
            group.lines.append(Line(cells.day(position, years=False) or "no day", (item,)))
        found.append(group)
    return found
