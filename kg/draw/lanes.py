"""Lanes: one contest over time, a lane for each candidate."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from kg.draw import axis, place, say, threshold, words
from kg.draw.chart import NO_SPAN, Mark, Span
from kg.draw.contests import Group, groups
from kg.draw.dossier import Dossier, decided, rank
from kg.draw.drawing import FILLS, shape
from kg.draw.record import Choice, Contest, Row, Standing
from kg.draw.stages import Stages
from kg.draw.surnames import surnames_of
from kg.network.metric import fit, fit_all, width
from kg.vocabulary import curie

WIDTH = 1144
LEFT, RIGHT, GUTTER = 226.0, 936.0, 944.0
HEAD, ROW, PAD, GAP, LEAST, LOW = 34.0, 24.0, 7.0, 8.0, 84.0, 34.0
NAME, NOTE, MOST, LATER = 13.0, 12.0, 230.0, 150.0
HUES = {"first": "h1", "second": "h2", "third": "h3", "fourth": "h4", "others": "other"}
_BARS = {"noRecommendation": "bar", "freeVote": "bars"}


def tint(hue: str) -> str:
    """The class of a hue's tint."""
    return f"t{hue.removeprefix('h')}"


@dataclass(slots=True)
class Piece:
    """One endorser's decision on its way into a lane: its sign, words and marks."""

    row: Row
    name: str
    bold: bool
    note: str
    glyph: dict[str, Any]
    mark: Mark
    # Later choices: numeral, whose hue, surname, mark.
    later: list[tuple[str, str, str, Mark]] = field(default_factory=list)
    # The same as it was until a later decision replaced it.
    stood: Piece | None = None

    @property
    def days(self) -> Span:
        """Where on the axis: the day of decision, else made public."""
        return self.row.first.days

    def wide(self) -> float:
        """The most pixels that its words take, with those of later choices."""
        own = width(self.name, NAME, bold=self.bold)
        note = width(f" {self.note}", NOTE) if self.note else 0
        return own + note + sum(width(name, NOTE) + 30 for _, _, name, _ in self.later)


@dataclass(slots=True)
class Lane:
    """A candidate, or those who chose nobody, with the pieces and when a rule was met."""

    group: Group
    hue: str
    title: str
    counts: str
    outcome: str
    pieces: list[Piece]
    met: threshold.Met | None = None
    # The same by the day that things became public.
    public: threshold.Met | None = None

    @property
    def low(self) -> bool:
        """A lane of those who chose nobody."""
        return self.group.standing is None


class Race:
    """What is drawn of a contest, before it has a place."""

    def __init__(self, dossier: Dossier, contest: Contest, stages: Stages) -> None:
        self.dossier, self.contest, self.stages = dossier, contest, stages
        self.network = dossier.network
        self.surnames = surnames_of(self.network, contest.standings)
        shorts = (str(self.network.nodes[row.endorser]["short"]) for row in contest.rows)
        self._names = fit_all(shorts, MOST, NAME, bold=True)
        found, self.others = groups(self.network, contest)
        self.hues = {group.standing.person: HUES[group.hue] for group in found if group.standing}
        kept = [group for group in found if group.standing or any(map(_drawn, group.rows))]
        self.lanes = [self._lane(index, group) for index, group in enumerate(kept)]
        spans = [piece.days for lane in self.lanes for piece in lane.pieces]
        self.axis = axis.over(spans, stages.closes, LEFT, RIGHT - 12)

    @property
    def standings(self) -> list[Standing]:
        """The candidates who have a lane."""
        return [lane.group.standing for lane in self.lanes if lane.group.standing]

    def surname(self, person: str | None) -> str:
        """A candidate's short name."""
        return self.surnames.get(say.label(self.network, person), "") if person else ""

    def _lane(self, index: int, group: Group) -> Lane:
        hue = HUES[group.hue]
        rows = [row for row in group.rows if _drawn(row)]
        pieces = [self._piece(index, hue, row, rows) for row in rows]
        said = say.counted(self.network, group.rows)
        if group.standing is None:
            title = words.LANES.get(group.lane or "", "Outcome unknown")
            return Lane(group, "other", title, said, "", pieces)
        title = say.label(self.network, group.standing.person)
        counts = said or ("no first choice that counts" if rows else "no first choice found")
        lane = Lane(group, hue, title, counts, self._outcome(group), pieces)
        if self.stages.rule:
            counted = threshold.counted(self.network, self.stages, group.rows)
            days = [(row, decided(row.first)) for row in counted]
            public = [(row, self.dossier.public(self.contest, row.first)) for row in counted]
            lane.met = threshold.met(self.network, self.stages.rule, days)
            lane.public = threshold.met(self.network, self.stages.rule, public)
        return lane

    def _outcome(self, group: Group) -> str:
        """What became of a candidate, with the share of the vote."""
        assert group.standing is not None
        status = say.STATUS.get(group.standing.status or "", "")
        share = self.stages.shares.get(group.standing.candidacy)
        if share is None:
            return status
        percent = f"{share[0].normalize():f}%"
        percent += f" in round {share[1]}" if share[1] else " of the vote"
        if status == "won":
            return f"won with {percent}" if not share[1] else f"won, {percent}"
        return percent if status in {"lost", ""} else f"{status}, {percent}"

    def _piece(
        self, lane: int, hue: str, row: Row, rows: list[Row], until: Span = NO_SPAN
    ) -> Piece:
        """A row on paper; *until* it was replaced, if it is told as of before that."""
        kind = self.network.nodes[row.endorser]["kind"]
        plain = row.expected or row.replaced
        first = row.first
        note = ""
        if row.expected:
            note = say.came_of(row) or ("" if row.undecided else "expected")
        elif row.replaced or row.earlier:
            note = f"({say.standing(row)})"
        sign = {"shape": shape(self.network, row.endorser), "hue": "other" if plain else hue}
        sign |= {"fill": _fill(row), "text": ""}
        # A part of a union is told apart in this lane too.
        if first.kind == "decision" and first.edge["outcome"] in _BARS and not row.part:
            sign |= {"shape": _BARS[first.edge["outcome"]], "fill": "solid"}
        if self._clash(first):
            note = f"{note} !".strip()
        name = self._names[str(self.network.nodes[row.endorser]["short"])]
        since = self.after(row)
        mark = self.mark(first, row, lane, place.told(rows, row, first), since, until)
        piece = Piece(row, name, kind == "union", note, sign, mark)
        for choice in row.choices[1:]:
            whom = fit(self.surname(choice.target), LATER, NOTE) or "nobody"
            mark = self.mark(choice, row, lane, place.told(rows, row, choice), since, until)
            form = FILLS.get(choice.edge.get("form") or "", "tint")
            text = str(choice.rank or "+")
            towards = self.hues.get(choice.target or "", "other")
            if row.replaced:
                form, towards = "plain", "other"
            piece.later.append((text, f"{towards} {form}", whom, mark))
        before = row.stood()
        if before is not None and since != NO_SPAN:
            others = [before if one is row else one for one in rows]
            piece.stood = self._piece(lane, hue, before, others, until=since)
        return piece

    def _clash(self, choice: Choice) -> bool:
        return bool(self.dossier.panels.fact(choice.key).disputes)

    def after(self, row: Row) -> Span:
        """By which day it was public, and decided, that a later decision replaced it.

        Of an expectation: that it had lapsed.
        """
        lapsed: date | None = row.first.edge.get("lapsed")
        if lapsed:
            return (lapsed, lapsed)
        later = next((one for one in self.contest.whole if one.key == row.after), None)
        if later is None:
            return NO_SPAN
        public, made = self.dossier.public(self.contest, later.first), decided(later.first)
        return (public[1] or date.max, made[1] or date.max)

    def mark(
        self,
        choice: Choice,
        row: Row,
        lane: int,
        placed: str,
        since: Span = NO_SPAN,
        until: Span = NO_SPAN,
    ) -> Mark:
        """What a choice says and does, wherever it is drawn."""
        about = [curie(iri) for iri in (choice.endorser, choice.target) if iri]
        first = choice is row.first
        return Mark(
            curie(choice.key),
            f"{say.spoken(self.network, choice, row)}. {placed}",
            tuple(about),
            (since[0], since[0]) if since[0] else self.dossier.public(self.contest, choice),
            (since[1], since[1]) if since[1] else decided(choice),
            curie(self.contest.iri),
            self.network.nodes[choice.endorser]["kind"],
            rank(choice),
            tally(lane) if first and row.counts else None,
            lane,
            lists=tally(lane) if first else None,
            until=until,
            over=self.contest.over,
        )

    def head(self, index: int) -> Mark | None:
        """A candidate's name as a mark."""
        lane = self.lanes[index]
        standing = lane.group.standing
        if standing is None:
            return None
        status = say.STATUS.get(standing.status or "", "")
        tail = f", {lane.counts}"
        tail += f", list of {len(lane.pieces)}" if lane.pieces else ""
        ended = f", {status}" if status else ""
        backers = (curie(piece.row.endorser) for piece in lane.pieces)
        return Mark(
            curie(standing.person),
            f"{lane.title}{ended}{tail}",
            (curie(standing.person), *backers),
            group=index,
            outcome=ended,
            over=self.contest.over,
            tally=tally(index),
            tail=tail,
        )


def tally(lane: int) -> str:
    """The name of a lane's count."""
    return f"lane {lane}"


def _drawn(row: Row) -> bool:
    """Whether a row has a place of its own: an expectation that a decision settled has not."""
    return not (row.expected and row.settled)


def _fill(row: Row) -> str:
    if row.expected:
        return "dashed"
    if row.replaced:
        return "plain"
    if row.first.kind == "decision":
        return "plain"
    return FILLS.get(row.first.edge["form"] or "", "tint")


def day(value: date) -> str:
    """A day without its year."""
    return words.short(value, value).removesuffix(f" {value.year}")
