"""Primaries: the candidates of 2018 and 2022 with the groups that endorsed them.

A Yes is an endorsement; a blank or N/A is unknown and says nothing; a No is no
decision in favour: the group backed somebody else or opposed the candidate,
which is kept as a claim that is denied. What the files say of a candidate's
person (sex, service, schooling and the like) is not read.
"""

from __future__ import annotations

import re
from decimal import Decimal

from kg.link import incoming, values
from kg.link.fivethirtyeight import groups
from kg.link.incoming import (
    Agent,
    Backing,
    Contest,
    Dataset,
    Figure,
    Item,
    Reading,
    Row,
    Saying,
    Span,
    Standing,
)
from kg.link.values import RefusedError

_SAME = {"candidate", "state", "district"}
_2018 = _SAME | {"office type", "race type", "race primary election date", "primary status"}
_2018 |= {"primary runoff status", "primary %", "won primary"}
_2022 = _SAME | {"office", "primary date", "primary votes", "primary %", "primary outcome"}
_2022 |= {"runoff votes", "runoff %", "runoff outcome"}

# Each file by its name: the party whose primary it is, its year, and its groups.
_FILES = {
    "primary-candidates-2018 (Democratic)": (groups.DEMOCRATS, 2018, groups.DEMOCRATS_2018),
    "primary-candidates-2018 (Republican)": (groups.REPUBLICANS, 2018, groups.REPUBLICANS_2018),
    "primary-project-2022 (Democratic)": (groups.DEMOCRATS, 2022, groups.DEMOCRATS_2022),
    "primary-project-2022 (Republican)": (groups.REPUBLICANS, 2022, groups.REPUBLICANS_2022),
}
_WANTED = {
    name: (_2018 if year == 2018 else _2022) | set(by) | {g.dated for g in by.values() if g.dated}
    for name, (_, year, by) in _FILES.items()
}

_SAYS = {"": "", "n/a": "", "yes": "yes", "no": "no"}
_SAYS |= {"yes (runoff only)": "yes", "no (runoff only)": "no"}
_RUNOFF = "(runoff only)"


class _Primaries:
    def __init__(self, name: str, lines: list[tuple[int, dict[str, str]]]) -> None:
        self.party, self.year, self.groups = _FILES[name]
        self.adjective = self.party.name.removesuffix(" Party")
        self.runoffs = {self.seat(cells) for _, cells in lines if self.in_runoff(cells)}
        self.stood: dict[tuple[Contest, Agent], int] = {}
        self.held: dict[Contest, tuple[Span | None, int]] = {}

    def seat(self, cells: dict[str, str]) -> str:
        """The seat or office, in words; it names the contest."""
        district = " ".join(cells["district"].split())
        if self.year == 2018:
            special = ", special election" if cells["race type"].strip() == "Special" else ""
            return f"{district}{special}"
        parts = [" ".join(cells["state"].split()), " ".join(cells["office"].split())]
        if district and district != "N/A":
            parts.append(f"district {district}")
        return ", ".join(parts)

    def in_runoff(self, cells: dict[str, str]) -> bool:
        """Whether the candidate reached a runoff."""
        if self.year == 2018:
            return cells["primary runoff status"].strip() not in {"", "None"}
        return cells["primary outcome"].strip() == "Made runoff"

    def row(self, line: int, cells: dict[str, str]) -> Row:
        """What one row says."""
        name = values.named(cells, "candidate")
        values.named(cells, "state")
        district = values.cell(cells, "district")
        if not (re.search(r"[A-Za-z]{3}|N/A", district) or re.fullmatch(r"\d{1,2}", district)):
            raise RefusedError(f"column 'district' holds '{district[:20]}', which is no district")
        contest = self.contest(cells)
        ballot, met = self.held.setdefault(contest, (contest.ballot, line))
        if ballot != contest.ballot:
            raise RefusedError(f"line {met} gives this primary another day")
        seat = re.sub(r", special election$| \(unexpired term\)", "", self.seat(cells))
        candidate = Agent(name, "Person", seat, party=self.party)
        first = self.stood.setdefault((contest, candidate), line)
        if first != line:
            raise RefusedError(f"the candidate of line {first} again, with other cells")
        endorsed, opposed = self.said(cells, contest, candidate)
        items: list[Item] = [Standing(candidate, contest, self.status(cells))]
        items += self.figures(cells, contest, candidate)
        items += [*endorsed, *opposed]
        backers = ", ".join(backing.endorser.name for backing in endorsed)
        gist = f"{name} stood in the {contest.label}" + (
            f", backed by {backers}." if backers else "."
        )
        became = "with endorsements" if endorsed else "candidates without a known endorsement"
        return Row(line, name, gist, became, tuple(items))

    def contest(self, cells: dict[str, str]) -> Contest:
        """The primary of the row."""
        seat = self.seat(cells)
        column = "race primary election date" if self.year == 2018 else "primary date"
        held = values.day(values.cell(cells, column), column)
        if int(held[:4]) != self.year:
            raise RefusedError(f"the primary of {held} in a file of {self.year}")
        return Contest(
            f"{self.adjective} primary {self.year}: {seat}",
            f"{seat} {self.year}",
            f"{self.adjective} nominee: {seat}",
            self.party,
            Span(held, held),
        )

    def status(self, cells: dict[str, str]) -> str:
        """What became of the candidacy, where the file says it."""
        if self.year == 2018:
            runoff = {"Lost": "lost", "Advanced": "won"}
            if self.in_runoff(cells):
                return runoff.get(cells["primary runoff status"].strip(), "statusUnknown")
            won = {"Advanced": "won", "Lost": self.beaten(cells)}
            return won.get(cells["primary status"].strip(), "statusUnknown")
        if self.in_runoff(cells):
            ended = cells["runoff outcome"].strip()
            return {"Won": "won", "Lost": "lost"}.get(ended, "statusUnknown")
        ended = cells["primary outcome"].strip()
        return {"Won": "won", "Lost": self.beaten(cells)}.get(ended, "statusUnknown")

    def beaten(self, cells: dict[str, str]) -> str:
        """Out in the first round, if there was a second."""
        return "eliminated" if self.seat(cells) in self.runoffs else "lost"

    def said(
        self, cells: dict[str, str], contest: Contest, candidate: Agent
    ) -> tuple[list[Backing], list[Saying]]:
        """The endorsements that the columns hold, and the candidates they deny."""
        endorsed, opposed = [], []
        for column, group in self.groups.items():
            printed = values.cell(cells, column)
            if printed.casefold() not in _SAYS:
                raise RefusedError(
                    f"column '{column}' holds '{printed[:20]}', wanted Yes, No or N/A"
                )
            says = _SAYS[printed.casefold()]
            rounds = 2 if _RUNOFF in printed.casefold() else None
            when = values.cell(cells, group.dated) if group.dated else ""
            on = values.day(when, group.dated) if when not in {"", "N/A"} else ""
            if says == "yes":
                span = Span(on, on) if on else None
                endorsed.append(
                    Backing(group.agent, contest, candidate, span=span, announced=on, round=rounds)
                )
            elif says == "no":
                gist = f"{group.agent.name} did not back {candidate.name}: it backed another or"
                gist += " opposed the candidate" + (", in the runoff." if rounds else ".")
                part = re.sub(r"[^a-z0-9]+", "-", column).strip("-")
                span = Span(on, on) if on else None
                opposed.append(
                    Saying(
                        part,
                        group.agent,
                        contest,
                        gist,
                        "denied",
                        candidate,
                        span=span,
                        round=rounds,
                    )
                )
        return endorsed, opposed

    def figures(self, cells: dict[str, str], contest: Contest, candidate: Agent) -> list[Figure]:
        """The votes and shares that the file prints, each of its round.

        Who stood unopposed or was chosen by a convention has 100 percent, or one
        vote, where nothing was counted: that is no figure.
        """
        first = {"votes": "primary votes", "share": "primary %"}
        second = {"votes": "runoff votes", "share": "runoff %"} if self.year == 2022 else {}
        found: list[Figure] = []
        for rounds, columns in ((1, first), (2, second)):
            counted = {
                what: values.number(printed, column)
                for what, column in columns.items()
                if (printed := values.cell(cells, column)) not in {"", "N/A"}
            }
            if counted.get("votes") == 1 or (self.year == 2018 and counted.get("share") == 100):
                continue
            for what, value in counted.items():
                found.append(_figure(what, rounds, value, contest, candidate))
        return found


def _figure(what: str, rounds: int, value: Decimal, contest: Contest, candidate: Agent) -> Figure:
    whole = what == "votes"
    if whole and value != value.to_integral_value():
        raise RefusedError(f"{value} votes: not a whole number")
    if not whole and value > 100:
        raise RefusedError(f"a share of {value} percent")
    return Figure(
        f"{rounds}.{what}",
        candidate,
        contest,
        "votes" if whole else "shareOfSection",
        int(value) if value == value.to_integral_value() else value,
        "votesCounted" if whole else "percent",
        "exact" if whole else "rounded",
        contest.ballot if rounds == 1 else None,
        rounds,
        "wholeElectorate",
    )


def read(name: str, lines: list[tuple[int, dict[str, str]]]) -> Reading:
    """What a file of primaries says."""
    party, year, _ = _FILES[name]
    folder = "primary-candidates-2018" if year == 2018 else "primary-project-2022"
    primaries = _Primaries(name, lines)
    rows, refused = incoming.read(lines, lambda cells: cells["candidate"], primaries.row)
    adjective = primaries.adjective
    dataset = Dataset(
        f"fivethirtyeight-primaries-{year}-{adjective.lower()}",
        f"FiveThirtyEight, candidates and endorsements in the {adjective} primaries of {year}",
        groups.PUBLISHER,
        f"https://github.com/fivethirtyeight/data/tree/master/{folder}",
        groups.LICENCE,
        f"FiveThirtyEight, {folder}, {party.name}. CC BY 4.0; turned into graph data here.",
    )
    return Reading(dataset, rows, refused)


FILES = {name: (_WANTED[name], read) for name in _FILES}
