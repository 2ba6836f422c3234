"""Timeline model: one endorser's choices over the years, post by post.

A column is a year in which something is known of it; a row is a post. What
links two boxes of a row is said only where both name a person: the same person
again, one who did not stand again, or one who stood again and was passed over.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from kg import query
from kg.draw import posts, say, words
from kg.draw.positions import CHOICE, UNKNOWN, Position, Positions
from kg.draw.record import Contest, Row
from kg.network import rows
from kg.network.offices import held

SAME, GONE, PASSED = "same person again", "earlier choice did not stand", "passed over"
REPORTED = "reported"
# A person of whom no more is known did not stand.
_DID_NOT = {"declined", "considering", "notStanding"}
# Contests in which fewer are known to have decided are not missed.
KNOWN = 3
SECRETARY = "generalSecretary"
_CHANGES = {"mergedInto": "merged into", "renaming": "renamed"}

# How it was decided, where no body is named.
_BY_MEMBERS = {"memberBallot": "Ballot of members", "consultation": "After consulting members"}


@dataclass(frozen=True, slots=True)
class Report:
    """Words on behalf of an endorser that decided nothing: who spoke, and when."""

    key: str
    speaker: str
    start: date | None
    end: date | None


@dataclass(frozen=True, slots=True)
class Box:
    """A contest in the row of its post: the position in it, or reports alone."""

    position: Position
    reports: tuple[Report, ...] = ()
    before: tuple[Row, ...] = ()

    @property
    def contest(self) -> Contest:
        """The contest that the box is about."""
        return self.position.contest


@dataclass(frozen=True, slots=True)
class Change:
    """A merger or change of name between two columns; *after* is the year before it."""

    key: str
    label: str
    day: date


@dataclass(frozen=True, slots=True)
class Registry:
    """Offices, and what became of organizations, read once for all endorsers."""

    entities: dict[str, rows.Entity]
    changes: list[rows.Change]
    offices: list[rows.Office]

    @classmethod
    def of(cls, engine: query.Engine) -> Registry:
        """What the graph knows of them."""
        return cls(
            rows.entities(engine),
            list(rows.changes(engine).values()),
            list(rows.offices(engine).values()),
        )

    def named(self, iri: str) -> str:
        """The short name of an organization."""
        return self.entities[iri].short if iri in self.entities else iri


@dataclass(slots=True)
class Timeline:
    """What the picture shows of one endorser.

    *lanes* are rows of boxes, by year; *secretaries* the general secretary of
    each year, with whether that is sure; *bodies* what decided in it.
    """

    positions: Positions
    endorser: str
    years: list[str]
    lanes: list[tuple[str, dict[str, Box]]]
    changes: list[Change]
    secretaries: dict[str, tuple[rows.Office, bool]]
    unknown: list[Contest]
    main: str | None
    labels: dict[str, str] = field(default_factory=dict)

    def boxes(self) -> list[Box]:
        """Every box, lane by lane in time."""
        return [lane[year] for _, lane in self.lanes for year in self.years if year in lane]

    def bodies(self, year: str) -> str | None:
        """What decided in a year, short; nothing if unknown, `None` if nothing was decided."""
        deciding = [lane[year].position for _, lane in self.lanes if year in lane]
        decisions = [p.row for p in deciding if p.decided and p.row is not None]
        if not decisions:
            return None
        named = {body for row in decisions for body in row.first.edge.get("bodies", ())}
        own = (
            say.label(self.positions.network, self.endorser),
            self.positions.short(self.endorser),
        )
        texts = sorted(say.label(self.positions.network, body) for body in named)
        for name in own:
            texts = [words.capital(text.removeprefix(f"{name} ")) for text in texts]
        if not texts:
            methods = {row.first.edge.get("method") for row in decisions}
            texts = [said for method, said in _BY_MEMBERS.items() if method in methods]
        return ", ".join(texts)

    def role(self, contest: Contest) -> str:
        """What a contest was for."""
        return posts.role(self.positions, contest, self.main)

    def national(self, contest: Contest) -> bool:
        """Whether a contest was for a role of the main organization, and has its own lane."""
        return posts.national(self.positions, contest, self.main)


def link(one: Box, other: Box) -> str | None:
    """What joins two boxes that follow each other in a lane, if anything may be said."""
    earlier, later = one.position, other.position
    if earlier.what != CHOICE or later.what != CHOICE or not earlier.first or not later.first:
        return None
    if earlier.first.target == later.first.target:
        return SAME
    standing = later.contest.standings.get(earlier.first.target or "")
    stood = standing is not None and standing.status not in _DID_NOT
    return PASSED if stood else GONE


def default(positions: Positions) -> str | None:
    """The endorser with most decisions; of several the one with most choices, then by name."""
    everyone = positions.endorsers(["union", "society", "party", "organization"])
    counts = {e: amount(positions, e) for e in everyone}
    return min(
        counts, key=lambda e: (-counts[e][0], -counts[e][1], positions.short(e), e), default=None
    )


def amount(positions: Positions, endorser: str) -> tuple[int, int]:
    """In how many contests an endorser decided, and in how many it named somebody."""
    held_in = [positions.of(endorser, contest) for contest in positions.contests]
    return sum(p.decided for p in held_in), sum(p.what == CHOICE for p in held_in)


def model(positions: Positions, registry: Registry, endorser: str) -> Timeline:
    """The choices of one endorser, by post and year."""
    reports = _reports(positions, endorser)
    boxes = []
    unknown = []
    for contest in positions.contests:
        position = positions.of(endorser, contest)
        said = tuple(reports.get(contest.iri, ()))
        if position.row is not None or said:
            boxes.append(Box(position, said, _before(contest, position)))
        elif position.what == UNKNOWN and _asked(positions, contest):
            unknown.append(contest)
    boxes.sort(key=lambda box: (say.year(box.contest) or "9999", box.contest.iri))
    years = list(dict.fromkeys(_year(box) for box in boxes))
    whose = posts.main(positions, positions.contests)
    named = positions.within([box.contest for box in boxes])
    found = Timeline(named, endorser, years, [], [], {}, unknown, whose)
    found.lanes = _lanes(found, boxes)
    found.changes = _changes(registry, endorser, years)
    offices = [
        office
        for office in registry.offices
        if office.organization == endorser and office.role_name == SECRETARY
    ]
    for year in years:
        found.secretaries.update(_secretary(offices, year, [b for b in boxes if _year(b) == year]))
    return found


def _asked(positions: Positions, contest: Contest) -> bool:
    """Whether three endorsers or more that are no persons are known to have decided."""
    kinds = positions.network.nodes
    decided = [row for row in contest.decided() if kinds[row.endorser]["kind"] != "person"]
    return len(decided) >= KNOWN


def _year(box: Box) -> str:
    return say.year(box.contest) or "undated"


def _before(contest: Contest, position: Position) -> tuple[Row, ...]:
    """Decisions of the endorser in the contest that no longer stand."""
    return tuple(
        row
        for row in contest.rows
        if row.endorser == position.endorser and row is not position.row and not row.expected
    )


def _reports(positions: Positions, endorser: str) -> dict[str, list[Report]]:
    """Statements on behalf of an endorser, by contest."""
    network = positions.network
    found: dict[str, list[Report]] = {}
    if endorser not in network:
        return found
    for speaker, _, key, edge in network.in_edges(endorser, keys=True, data=True):
        if edge["kind"] == "statement" and edge["contest"]:
            label = "" if speaker == endorser else say.label(network, speaker)
            report = Report(key, label, edge["start"], edge["end"])
            found.setdefault(edge["contest"], []).append(report)
    for reports in found.values():
        reports.sort(key=lambda report: (report.start or date.max, report.key))
    return found


def _lanes(timeline: Timeline, boxes: list[Box]) -> list[tuple[str, dict[str, Box]]]:
    """A lane for each post of the main organization; others share one where they can."""
    of_main: dict[str, dict[str, Box]] = {}
    others: list[dict[str, Box]] = []
    for box in boxes:
        year = _year(box)
        if timeline.national(box.contest):
            lane = of_main.setdefault(timeline.role(box.contest), {})
            if year not in lane:
                lane[year] = box
                continue
        free = next((lane for lane in others if year not in lane), None)
        if free is None:
            others.append(free := {})
        free[year] = box
    order = sorted(of_main, key=lambda role: (len(role.split()), role))
    found = [(words.capital(role), of_main[role]) for role in order]
    return found + [
        ("Other posts" if not number else "", lane) for number, lane in enumerate(others)
    ]


def _changes(registry: Registry, endorser: str, years: list[str]) -> list[Change]:
    """Mergers and changes of name within the years shown, in time."""
    known = [int(year) for year in years if year.isdigit()]
    if not known:
        return []
    found = []
    for change in registry.changes:
        day = change.latest
        if endorser not in {change.original, change.resulting} or day is None:
            continue
        if change.kind not in _CHANGES or not known[0] <= day.year <= known[-1]:
            continue
        names = [registry.named(iri) for iri in (change.original, change.resulting)]
        when = words.short(change.earliest, change.latest)
        label = f"{names[0]} {_CHANGES[change.kind]} {names[1]}, {when}"
        found.append(Change(change.iri, label, day))
    return sorted(found, key=lambda change: (change.day, change.key))


def _secretary(
    offices: list[rows.Office], year: str, boxes: list[Box]
) -> dict[str, tuple[rows.Office, bool]]:
    """Who was general secretary when the boxes of a year were decided, and if that is sure."""
    days = []
    for box in boxes:
        row = box.position.row
        day = (row.first.days[1] if row else None) or (box.reports[-1].end if box.reports else None)
        days.append(day or box.contest.last)
    known = [day for day in days if day]
    if not known:
        return {}
    # An office without a day of beginning may have been held at any time: it says nothing.
    dated = [office for office in offices if office.start]
    for sure in ("surely", "perhaps"):
        for office in sorted(dated, key=lambda o: (o.start or date.min, o.iri), reverse=True):
            if any(held(office, day) == sure for day in known):
                return {year: (office, sure == "surely")}
    return {}
