"""Flow: the view of how support moved from contest to contest, or to second choices.

Opens on the two latest contests for leader with enough known; the file holds
the other steps too, and from first to second choices where these are known.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from kg import query, vocabulary
from kg.article import Texts
from kg.draw import flow_chart, flow_table, flow_words, posts, say, words
from kg.draw import flow_model as moved
from kg.draw.flow_model import Course, Flow
from kg.draw.ground import Ground, days, nothing
from kg.draw.positions import Positions
from kg.draw.record import Contest
from kg.draw.sheet import ChartView, Group, Item, Line, Sheet
from kg.errors import UsageError
from kg.query import Engine
from kg.query.library import Parameter
from kg.vocabulary import curie

PARAMETERS = ("from", "to", "contest", "kind")
# Second choices that a sheet of them needs; lines of a kind that was not asked for.
_SECONDS, _LINES = 3, 3
_OPEN = (
    (moved.SILENT, "no source found"),
    (moved.EXPECTED, "only an expectation"),
    (moved.NO_SECOND, "no second found"),
)
_HUES = {"h1": "h1", "h2": "h2", "h3": "h3", "h4": "h4"}


def view(engine: Engine, texts: Texts, **given: str) -> ChartView:
    """The flow *from* one contest *to* another, or through the choices of one *contest*.

    Without any of these, between the two latest contests for leader. *kind* is
    the kind of endorser on which it opens: union or society.

    Raises:
        UsageError: only one of *from* and *to* is given, or *contest* with them, or
            there is no such kind.
        EntityError: a name is unknown, ambiguous, or not a contest's.
    """
    kind = given.pop("kind", moved.KIND)
    if kind not in moved.KINDS:
        raise UsageError(f"parameter 'kind' wants {' or '.join(moved.KINDS)}, not {kind!r}")
    ends = [name for name in ("from", "to") if name in given]
    if len(ends) == 1 or ("contest" in given and ends):
        raise UsageError("view 'flow' wants from and to together, or contest alone")
    iris = {
        name: query.resolve(engine, value, Parameter(name, vocabulary.END.Contest))
        for name, value in given.items()
    }
    if ends and iris["from"] == iris["to"]:
        raise UsageError("view 'flow' wants two different contests; give one as contest")
    ground = Ground.of(engine, texts)
    positions = ground.positions
    asked = _asked(ground, iris)
    steps = _steps(positions, kind)
    if asked is not None and asked not in steps:
        steps.insert(0, asked)
    flows = [moved.model(positions, step, kind) for step in steps]
    shown = [flow for flow, step in zip(flows, steps, strict=True) if flow.courses or step == asked]
    opened = asked or moved.default(positions, kind)
    opening = next(
        (moved.key(f) for f in shown if [c.contest for c in moved.contests(f)] == opened), None
    )
    for other in (one for one in moved.KINDS if one != kind):
        flows = [moved.model(positions, step, other) for step in _steps(positions, other)]
        shown += [flow for flow in flows if flow.count(flow.courses) >= _LINES]
    sheets = [_sheet(flow) for flow in shown]
    if not sheets:
        sheets = [nothing("How did support move?", "No two contests with a decision are known.")]
    view_ = ground.view()
    for flow in shown:
        view_["entries"] |= {flow_chart.key(c): _entry(flow, c) for c in flow.courses if c.joined}
    columns, rows = flow_table.table(positions, shown)
    flowing = next((f for f in shown if moved.key(f) == opening), None)
    return ChartView(
        name="flow",
        chose=_chose(flowing, asked=asked is not None),
        sheets=sheets,
        opening=opening or sheets[0].key,
        columns=columns,
        csv_columns=(*(name for name, _ in columns), "endorser_iri"),
        rows=rows,
        chooser="Show",
        link=0,
        landscape=True,
        **view_,
    )


def _asked(ground: Ground, iris: dict[str, str]) -> list[Contest] | None:
    """The contests that a reader asks for."""
    by_iri = {contest.iri: contest for contest in ground.contests}
    if "contest" in iris:
        return [by_iri[iris["contest"]]]
    if "from" in iris:
        return moved.between(ground.positions, by_iri[iris["from"]], by_iri[iris["to"]])
    return None


def _steps(positions: Positions, kind: str) -> list[list[Contest]]:
    """The default, each other step between neighbours, then first to second choices."""
    found = [moved.default(positions, kind)]
    for contests in moved.series(positions, kind):
        found += [[one, other] for one, other in reversed(list(pairwise(contests)))]
    for contest in positions.contests:
        held = (positions.of(e, contest) for e in positions.endorsers([kind]))
        if sum(any(choice.rank == 2 for choice in position.later) for position in held) >= _SECONDS:
            found.append([contest])
    unique: list[list[Contest]] = []
    for step in found:
        if len(step) > 0 and step not in unique:
            unique.append(step)
    return unique


def _chose(flow: Flow | None, *, asked: bool) -> str:
    if flow is None:
        return "flow: nothing to draw"
    names = words.listed([column.contest.label for column in moved.contests(flow)])
    if flow.second:
        return f"flow: {names}, from first to second choices"
    return f"flow: {names}{'' if asked else ', the latest with three or more known'}"


def _sheet(flow: Flow) -> Sheet:
    if flow.second:
        label = f"{flow.columns[0].contest.label}: first to second choices"
    else:
        role = {posts.role(flow.positions, c.contest, flow.main) for c in flow.columns}
        heads = [flow.head(column) for column in flow.columns]
        label = " to ".join(heads) + (f", {min(role)}" if len(role) == 1 else "")
    if flow.kind != moved.KIND:
        label += f", {words.KINDS[flow.kind][1]}"
    chart = flow_chart.draw(flow)
    drawn = [] if flow.second else [column.contest for column in flow.columns]
    return Sheet(
        key=moved.key(flow),
        label=words.capital(label),
        title=flow_words.title(flow),
        standfirst=flow_words.standfirst(flow),
        chart=chart,
        phone=_phone(flow),
        legend=_legend(flow),
        leaves_out=flow_words.leaves_out(flow),
        public=days(chart.marks, "public", drawn),
        decided=days(chart.marks, "decided", drawn),
        title_then=flow_words.title(flow).removesuffix("?") + ", as of {day}?",
        standfirst_then="By then {shown} of {all} dated choices {by}.",
        counted="choices",
        how="Each column is a contest, its groups are whom they chose; a line is one endorser.",
        empty="" if flow.courses else flow_words.standfirst(flow),
        told=[curie(column.contest.iri) for column in flow.columns],
    )


def _legend(flow: Flow) -> list[tuple[dict[str, str], str]]:
    """Whom each colour began with, and how the unknown is drawn."""
    found: dict[str, str] = {}
    for course in flow.courses:
        hue = flow_chart.hue(flow, course)
        place = course.stops[0].place
        person = place in flow.positions.network
        name = flow.positions.surname(place) if person and hue in _HUES else "others or nobody"
        found.setdefault(hue, f"{'first choice' if flow.second else 'began with'} {name}")
    legend = [({"line": f"{hue} w6"}, found[hue]) for hue in (*_HUES, "other") if hue in found]
    places = {stop.place for course in flow.courses for stop in course.stops}
    for place, said in _OPEN:
        if place in places:
            legend.append(({"line": "second dots thick", "only": "chart"}, said))
    if moved.MERGED in places:
        legend.append(
            (
                {"box": "page dash eother", "only": "chart"},
                "merged, not yet founded or not affiliated",
            )
        )
    return legend


def _phone(flow: Flow) -> list[Group]:
    """A row an endorser with the name of each column; grouped by where it began."""
    found = []
    for place in flow.columns[0].places if flow.columns else []:
        courses = flow.at(0, place)
        if not courses:
            continue
        began = flow.head(flow.columns[0])
        note = f"{flow.count(courses)} in {began}" if not flow.second else str(flow.count(courses))
        group = Group(flow.place(place), note, flow_chart.hue(flow, courses[0]), timeless=False)
        for course in courses:
            items = []
            for number, column in enumerate(flow.columns):
                place_ = course.stops[number].place
                person = place_ in flow.positions.network
                name = flow.positions.surname(place_) if person else flow.place(place_)
                mark = flow_chart.mark_of(flow, course, number)
                items.append(Item(mark, name, flow.head(column), None))
            group.lines.append(Line(flow_chart.label(flow, course), tuple(items)))
        found.append(group)
    return found


def _entry(flow: Flow, course: Course) -> dict[str, Any]:
    """What the panel says of a line that is several endorsers."""
    network = flow.positions.network
    return {
        "iri": " ".join(course.endorsers),
        "name": flow_chart.key(course),
        "heading": words.count(len(course.endorsers), flow.kind),
        "sub": " → ".join(flow.place(stop.place) for stop in course.stops),
        "rows": [[flow.head(c), flow.place(s.place)] for c, s in _pairs(flow, course)],
        "sections": [
            {
                "title": "They are",
                "items": [
                    {"text": say.label(network, e), "when": "", "open": curie(e)}
                    for e in course.endorsers
                ],
            }
        ],
        "around": [],
    }


def _pairs(flow: Flow, course: Course) -> Iterable[tuple[moved.Column, moved.Stop]]:
    return zip(flow.columns, course.stops, strict=True)
