"""Flow model: how support moved from contest to contest, or to second choices.

A column is a contest (or the first and the second choices of one), a course is
what one endorser held in each. Who is known in fewer than two is left out.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from kg.draw import positions as held
from kg.draw import posts, say, words
from kg.draw.contests import groups
from kg.draw.positions import Position, Positions, winners
from kg.draw.record import Choice, Contest
from kg.vocabulary import curie

KIND = "union"
KINDS = ("union", "society")
KNOWN = 3
# Above this many courses those that are equal become one line.
JOINED = 40
NOBODY, MERGED, SILENT, NO_SECOND = "nobody", "merged", "silent", "no second"
_SUGGESTED, _FREE, _WAITING, _OTHER = "suggested", "free", "waiting", "other"
EXPECTED = "expected"
# Where a line ends of which no decision is known.
OPEN = frozenset({SILENT, NO_SECOND, EXPECTED})
_NAMES = {
    NOBODY: "Nobody",
    _FREE: "Free vote",
    _SUGGESTED: "Only a suggestion",
    _WAITING: "Not yet decided",
    _OTHER: "Decided, choice not known",
    EXPECTED: "Only an expectation",
    MERGED: "Merged away or not affiliated",
    NO_SECOND: "No second choice found",
    SILENT: "No source found",
}


@dataclass(frozen=True, slots=True)
class Stop:
    """Where one endorser stands in one column: a person or a group of those without."""

    place: str
    position: Position
    choice: Choice | None

    @property
    def known(self) -> bool:
        """Whether a decision is known."""
        return self.place != SILENT


@dataclass(frozen=True, slots=True)
class Course:
    """What one endorser, or several that went the same way, held in each column."""

    endorsers: tuple[str, ...]
    stops: tuple[Stop, ...]

    @property
    def joined(self) -> bool:
        """Whether it is of several endorsers."""
        return len(self.endorsers) > 1


@dataclass(slots=True)
class Column:
    """A contest, or one rank of it, with its places in their order."""

    contest: Contest
    rank: int = 1
    places: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Flow:
    """What the picture shows: columns, courses in the order of the first column."""

    positions: Positions
    kind: str
    columns: list[Column]
    courses: list[Course]
    left: list[str]
    main: str | None

    @property
    def second(self) -> bool:
        """Whether it goes from first to second choices of one contest."""
        return self.columns[-1].rank > 1

    def head(self, column: Column) -> str:
        """What stands over a column."""
        if self.second:
            return f"{words.capital(words.ordinal(column.rank))} choice"
        roles = {posts.role(self.positions, c.contest, self.main) for c in self.columns}
        role = posts.role(self.positions, column.contest, self.main)
        year = posts.year(self.positions, column.contest) or "undated"
        return year if len(roles) == 1 else f"{year} {role}"

    def place(self, name: str) -> str:
        """What a place in a column is called."""
        return _NAMES.get(name) or say.label(self.positions.network, name)

    def won(self, column: Column, place: str) -> bool:
        """Whether a place is the person who won the column's contest."""
        return place in winners(column.contest)

    def at(self, number: int, place: str) -> list[Course]:
        """The courses at a place of a column: in the order of the column before."""
        if number == 0:
            return [c for c in self.courses if c.stops[0].place == place]
        before = [
            course
            for earlier in self.columns[number - 1].places
            for course in self.at(number - 1, earlier)
        ]
        return [c for c in before if c.stops[number].place == place]

    def count(self, courses: list[Course]) -> int:
        """How many endorsers go these courses."""
        return sum(len(course.endorsers) for course in courses)


def between(positions: Positions, one: Contest, other: Contest, kind: str = KIND) -> list[Contest]:
    """The contests from one to another in time: of the same post, those between too."""
    ends = sorted((one, other), key=_day)
    post = positions.posts.get(one.iri)
    if post is None or positions.posts.get(other.iri) != post:
        return ends
    middle = [
        contest
        for contest in positions.contests
        if positions.posts.get(contest.iri) == post
        and contest not in ends
        and _day(ends[0]) < _day(contest) < _day(ends[1])
        and known(positions, contest, kind) >= KNOWN
    ]
    return [ends[0], *sorted(middle, key=_day), ends[1]]


def _day(contest: Contest) -> tuple[str, str]:
    """In time; those without a day before all others, so that none is the newest."""
    return (str(contest.last or ""), contest.iri)


def known(positions: Positions, contest: Contest, kind: str = KIND) -> int:
    """Of how many endorsers of a kind the decision is known."""
    return sum(positions.of(e, contest).decided for e in positions.endorsers([kind]))


def series(positions: Positions, kind: str = KIND) -> list[list[Contest]]:
    """Contests with enough known, in time: a list a post, that of the leader first.

    One without a day has no place in it.
    """
    wide = [c for c in positions.contests if c.last and known(positions, c, kind) >= KNOWN]
    whose = posts.main(positions, positions.contests)
    by_post: dict[str, list[Contest]] = {}
    for contest in sorted(wide, key=_day):
        by_post.setdefault(positions.posts.get(contest.iri) or contest.iri, []).append(contest)

    def order(held: list[Contest]) -> tuple[bool, bool, int, str]:
        role = posts.role(positions, held[0], whose)
        national = posts.national(positions, held[0], whose)
        return (not national, role != "leader", -len(held), held[0].iri)

    return sorted((held for held in by_post.values() if len(held) > 1), key=order)


def default(positions: Positions, kind: str = KIND) -> list[Contest]:
    """The two latest contests for leader with enough known; else the two latest of all.

    One without a day only if there is no other.
    """
    found = series(positions, kind)
    if found:
        return found[0][-2:]
    decided = [c for c in positions.contests if known(positions, c, kind)]
    dated = [contest for contest in decided if contest.last]
    return sorted(dated, key=_day)[-2:] or sorted(decided, key=_day)[:1]


def model(positions: Positions, contests: list[Contest], kind: str = KIND) -> Flow:
    """The courses through some contests; through one, from first to second choices."""
    columns = [Column(contest) for contest in contests]
    if len(contests) == 1:
        columns.append(Column(contests[0], 2))
    named = positions.within(contests)
    courses = []
    left = []
    for endorser in positions.endorsers([kind]):
        those = [named.of(endorser, column.contest) for column in columns]
        stops = tuple(_stop(p, column) for p, column in zip(those, columns, strict=True))
        if len(contests) == 1:
            if those[0].what == held.CHOICE:
                courses.append(Course((endorser,), stops))
        elif sum(p.decided for p in those) >= 2:
            courses.append(Course((endorser,), stops))
        elif any(p.decided for p in those):
            left.append(endorser)
    for number, column in enumerate(columns):
        column.places = _places(named, column, [course.stops[number] for course in courses])
    flow = Flow(named, kind, columns, [], left, posts.main(positions, positions.contests))
    if len(courses) > JOINED:
        courses = _joined(courses)
    flow.courses = sorted(courses, key=lambda course: _order(flow, course))
    return flow


# Where those stand who decided, or were expected to, and named nobody first.
_PLACES = {
    held.NONE: NOBODY,
    held.FREE: _FREE,
    held.WAITING: _WAITING,
    held.SUGGESTED: _SUGGESTED,
    held.EXPECTED: EXPECTED,
}


def _stop(position: Position, column: Column) -> Stop:
    if column.rank > 1:
        second = next((c for c in position.later if c.rank == column.rank), None)
        place = second.target if second and second.target else NO_SECOND
        return Stop(place, position, second)
    first = position.row.first if position.row else None
    if position.what == held.CHOICE and position.first is not None and position.first.target:
        return Stop(position.first.target, position, first)
    if position.what == held.ABSENT:
        return Stop(MERGED, position, None)
    if position.what == held.UNKNOWN:
        return Stop(SILENT, position, None)
    return Stop(_PLACES.get(position.what, _OTHER), position, first)


def _places(positions: Positions, column: Column, stops: list[Stop]) -> list[str]:
    """Candidates in the order of the result, then nobody, merged and no source."""
    ordered = [
        group.standing.person
        for group in groups(positions.network, column.contest)[0]
        if group.standing is not None
    ]
    counts = Counter(stop.place for stop in stops)
    people = [person for person in ordered if counts[person]]
    return people + [name for name in _NAMES if counts[name]]


def _joined(courses: list[Course]) -> list[Course]:
    """Courses that are equal as one."""
    equal: dict[tuple[str, ...], list[Course]] = {}
    for course in courses:
        equal.setdefault(tuple(stop.place for stop in course.stops), []).append(course)
    return [
        Course(tuple(e for course in same for e in course.endorsers), same[0].stops)
        for same in equal.values()
    ]


def _order(flow: Flow, course: Course) -> tuple[object, ...]:
    """By the places that a course goes through, column by column, then by name."""
    places = [
        column.places.index(stop.place)
        for column, stop in zip(flow.columns, course.stops, strict=True)
    ]
    return (*places, flow.positions.short(course.endorsers[0]).casefold())


# Words


def key(flow: Flow) -> str:
    """The name of a flow's sheet: its contests, and the kind if it is not the usual one."""
    named = [curie(column.contest.iri) for column in contests(flow)]
    return "+".join([*named, *([flow.kind] if flow.kind != KIND else [])])


def contests(flow: Flow) -> list[Column]:
    """The columns that are contests of their own."""
    return [column for column in flow.columns if column.rank == 1]
