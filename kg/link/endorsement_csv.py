"""Endorsement CSV: a plain table of endorsements, its columns as they are or mapped.

A row is one endorsement: who backs whom in which contest, and what else the
table says of it. A table never says more than it says: a single candidate of an
endorser in a contest is its first choice, of several without ranks none is.
"""

from __future__ import annotations

import calendar
import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kg.errors import InputError
from kg.link import incoming, mapping, slugs, tables, values
from kg.link.incoming import (
    Agent,
    Backing,
    Contest,
    Dataset,
    Item,
    Reading,
    Row,
    Span,
    Standing,
    Undecided,
)
from kg.link.mapping import Said
from kg.link.spelling import Spellings
from kg.link.values import RefusedError

_SORTS = {
    "": "Organization",
    **{sort.casefold(): sort for sort in ("Person", "Union", "Party", "Society", "Organization")},
    "publisher": "Publisher",
    "newspaper": "Publisher",
}
_KINDS = {
    "": "",
    "nomination": "nomination",
    "recommendation": "recommendation",
    "supplementary": "supplementaryNomination",
    "supplementary nomination": "supplementaryNomination",
    "supplementarynomination": "supplementaryNomination",
    "suggestion": "suggestion",
}
_OUTCOMES = {
    "": "",
    "choice": "choice",
    "no recommendation": "noRecommendation",
    "free vote": "freeVote",
    "not yet decided": "notYetDecided",
    "outcome unknown": "outcomeUnknown",
}
_RANKS = {"first": 1, "second": 2, "third": 3}
# Columns whose names are compared with each other: whoever is named, places, and so on.
_GROUPS = {
    "endorser": "name",
    "candidate": "name",
    "contest": "contest",
    "endorser_place": "place",
    "candidate_place": "place",
    "organization": "organization",
    "post": "post",
}
_UNRANKED = {"supplementaryNomination", "suggestion"}


@dataclass(slots=True)
class _Met:
    """What earlier rows say of one endorser in one contest."""

    ranks: dict[int, int] = field(default_factory=dict)
    candidates: dict[Agent, tuple[int, int | None, str]] = field(default_factory=dict)
    outcome: tuple[str, int] | None = None
    day: tuple[Span, int] | None = None


class _Table:
    def __init__(
        self, columns: Mapping[str, str], contest: str, lines: list[tuple[int, dict[str, str]]]
    ) -> None:
        self.columns = columns
        self.spellings = Spellings()
        for line, cells in lines:
            for what, group in _GROUPS.items():
                name = " ".join(cells[columns[what]].split()) if what in columns else ""
                # A longer one is refused where it is read.
                if 0 < len(name) <= values.LONGEST_NAME:
                    self.spellings.add(group, line, name)
        self.all = contest
        self.met: dict[tuple[Contest, Agent], _Met] = defaultdict(_Met)
        self.contests: dict[Contest, tuple[Contest, int]] = {}

    def text(self, cells: dict[str, str], what: str) -> str:
        """The cell of a field; empty where the table has no such column."""
        column = self.columns.get(what)
        if not column:
            return ""
        if what in {"note", "source"}:
            return values.cell(cells, column, values.LONGEST_NOTE, is_prose=True)
        text = values.cell(cells, column)
        return self.spelt(text, what) if text and what in _GROUPS else text

    def named(self, cells: dict[str, str], what: str) -> tuple[str, tuple[str, ...]]:
        """The name in the cell of a field as it is first spelt, and its other spellings."""
        text = values.named(cells, self.columns[what])
        return self.spelt(text, what), self.spellings.others(_GROUPS[what], text)

    def spelt(self, text: str, what: str) -> str:
        """*text* as it is first spelt; what nobody sees may hide the beginning of a formula."""
        label = self.spellings.label(_GROUPS[what], text)
        if tables.harmless(label) != label:
            raise RefusedError(f"column '{self.columns[what]}' begins like a formula")
        return label

    def row(self, line: int, cells: dict[str, str]) -> Row:
        """What one row says."""
        endorser = self.endorser(cells)
        contest = self.contest(line, cells)
        span = _span(self.text(cells, "date"), self.columns.get("date", ""))
        announced = span.first if span and not span.words else ""
        note = f"Note in the file: {said}" if (said := self.text(cells, "note")) else ""
        outcome = self.one_of(cells, "outcome", _OUTCOMES)
        source = self.text(cells, "source")
        address = values.address(source)
        printed = f"Source in the file: {source}" if source and not address else ""
        met = self.met[contest, endorser]
        self.near(met, line, span)
        items: tuple[Item, ...]
        if outcome not in {"", "choice"}:
            if self.text(cells, "candidate"):
                raise RefusedError(f"a candidate beside the outcome '{outcome}'")
            self.agree(met, line, outcome)
            gist = f"{endorser.name} decided about {contest.label} and backed nobody."
            items = (Undecided(endorser, contest, outcome, span, announced, note),)
            return Row(line, endorser.name, gist, "decisions for nobody", items, address, printed)
        name, also = self.named(cells, "candidate")
        candidate = Agent(name, "Person", self.text(cells, "candidate_place"), also=also)
        kind = self.one_of(cells, "kind", _KINDS)
        rank = self.rank(cells, kind)
        self.agree(met, line, "choice")
        self.fits(met, line, candidate, rank, kind)
        gist = f"{endorser.name} backs {candidate.name} in {contest.label}."
        items = (
            Standing(candidate, contest),
            Backing(endorser, contest, candidate, rank, kind, span, announced, note=note),
        )
        return Row(line, endorser.name, gist, "endorsements", items, address, printed)

    def endorser(self, cells: dict[str, str]) -> Agent:
        """Who backs, of the kind that the table says; without one an organization."""
        name, also = self.named(cells, "endorser")
        sort = self.one_of(cells, "endorser_kind", _SORTS)
        return Agent(name, sort, self.text(cells, "endorser_place"), also=also)

    def contest(self, line: int, cells: dict[str, str]) -> Contest:
        """The contest, its post and whose it is; where the table does not say, so."""
        label, also = self.named(cells, "contest") if "contest" in self.columns else (self.all, ())
        holder = self.text(cells, "organization")
        note = "" if holder else "Whose the contest is, the file does not say."
        organization = Agent(holder or f"Holder of {label}", "Organization", "holder", note)
        post = self.text(cells, "post") or f"Post of {label}"
        contest = Contest(label, label, post, organization, also=also)
        first, met = self.contests.setdefault(contest, (contest, line))
        if (first.post, first.organization) != (post, organization):
            raise RefusedError(f"line {met} gives the contest another post or organization")
        return contest

    def one_of(self, cells: dict[str, str], what: str, words: Mapping[str, str]) -> str:
        """What the word in a cell means."""
        printed = self.text(cells, what)
        if printed.casefold() not in words:
            wanted = ", ".join(word for word in words if word)
            column = self.columns[what]
            raise RefusedError(
                f"column '{column}' holds '{printed[:40]}', wanted {wanted} or nothing"
            )
        return words[printed.casefold()]

    def rank(self, cells: dict[str, str], kind: str) -> int | None:
        """The rank that the row gives."""
        printed = self.text(cells, "rank").casefold()
        if not printed:
            return None
        rank = _RANKS.get(printed) or (int(printed) if re.fullmatch(r"[1-9]\d?", printed) else 0)
        if not rank:
            raise RefusedError(
                f"column '{self.columns['rank']}' holds '{printed[:20]}', wanted 1, 2, …"
            )
        if kind in _UNRANKED:
            raise RefusedError(f"a rank beside the kind '{kind}', which has none")
        return rank

    def agree(self, met: _Met, line: int, outcome: str) -> None:
        """Refuse a row whose outcome is not that of an earlier one."""
        if met.outcome and met.outcome[0] != outcome:
            raise RefusedError(
                f"line {met.outcome[1]} has another outcome of this endorser and contest"
            )
        met.outcome = met.outcome or (outcome, line)

    def near(self, met: _Met, line: int, span: Span | None) -> None:
        """Refuse a row whose date is years from that of an earlier one."""
        if span is None:
            return
        met.day = met.day or (span, line)
        if abs(int(span.first[:4]) - int(met.day[0].first[:4])) > incoming.MOST_YEARS:
            raise RefusedError(f"its date is more than three years from that of line {met.day[1]}")

    def fits(self, met: _Met, line: int, candidate: Agent, rank: int | None, kind: str) -> None:
        """Refuse a row that an earlier one contradicts."""
        earlier = met.candidates.setdefault(candidate, (line, rank, kind))
        if earlier[1:] != (rank, kind):
            raise RefusedError(f"line {earlier[0]} has this endorsement with another rank or kind")
        if rank and met.ranks.setdefault(rank, line) != line and earlier[0] == line:
            del met.candidates[candidate]
            raise RefusedError(f"line {met.ranks[rank]} has another candidate of rank {rank}")

    def without_first(self, rows: tuple[Row, ...]) -> dict[int, str]:
        """The lines whose rank has no rank 1 beside it, and why they stay out."""
        lines = {}
        for row in rows:
            for item in row.items:
                if isinstance(item, Backing) and item.rank:
                    ranks = self.met[item.contest, item.endorser].ranks
                    if 1 not in ranks:
                        lines[row.line] = f"rank {item.rank}, but no row has rank 1"
        return lines


def read(path: Path, said: Said) -> Reading:
    """What the table at *path* says.

    Raises:
        InputError: it cannot be read, lacks a column, or has no row.
    """
    headings, rows = tables.read(path, [])
    columns = mapping.columns(path, headings, said)
    listed = [
        (line, dict(zip(headings, row, strict=True)))
        for line, row in rows
        if any(cell.strip() for cell in row)
    ]
    if not listed:
        raise InputError(f"{str(path)!r} has no row below its heading: nothing to import")
    table = _Table(columns, said.contest, listed)
    found, refused = incoming.read(listed, lambda cells: cells[columns["endorser"]], table.row)
    late = table.without_first(found)
    refused += tuple(
        incoming.Refused(row.line, row.name, late[row.line]) for row in found if row.line in late
    )
    dataset = Dataset(
        f"csv-{slugs.slug(path.stem)}",
        said.title or f"Endorsements in the file {path.name}",
        said.publisher or "Unnamed compiler of the file",
        licence=said.licence,
    )
    return Reading(
        dataset,
        tuple(row for row in found if row.line not in late),
        tuple(sorted(refused, key=lambda one: one.line)),
        tuple(table.spellings.notes()),
    )


def _span(printed: str, column: str) -> Span | None:
    """The day, month or year of a cell, or nothing.

    Raises:
        RefusedError: it is none of them.
    """
    if not printed:
        return None
    if month := re.fullmatch(r"(\d{4})-(0[1-9]|1[0-2])", printed, re.ASCII):
        year, of_year = int(values.in_time(month[1], column)), int(month[2])
        last = calendar.monthrange(year, of_year)[1]
        return Span(f"{printed}-01", f"{printed}-{last}", printed)
    if re.fullmatch(r"\d{4}", printed, re.ASCII):
        values.in_time(printed, column)
        return Span(f"{printed}-01-01", f"{printed}-12-31", printed)
    if "/" in printed:
        raise RefusedError(f"column '{column}' holds '{printed[:20]}', wanted year-month-day")
    day = values.day(printed, column)
    return Span(day, day)
