"""Points: endorsement points in presidential primaries since 1980, as figures.

The weights are FiveThirtyEight's: 10 for a governor, 5 for a senator, 1 for a
representative, through 30 June of the year before the primary. Who endorsed is
not in the file, so nobody becomes an endorser.

Source: endorsements-june-30/README.md of fivethirtyeight/data.
"""

from __future__ import annotations

import re
from decimal import Decimal

from kg.link import incoming, values
from kg.link.fivethirtyeight import groups
from kg.link.incoming import (
    Agent,
    Contest,
    Dataset,
    Figure,
    Item,
    Reading,
    Row,
    Span,
    Standing,
    Term,
)
from kg.link.values import RefusedError

_NAME = "endorsements-june-30"
_WANTED = {
    *("year", "party", "candidate", "endorsement_points", "percentage_endorsement_points"),
    *("money_raised", "percentage_of_money", "primary_vote_percentage", "won_primary"),
}
_PARTIES = {"Democratic": groups.DEMOCRATS, "Republican": groups.REPUBLICANS}


def _term(sort: str, name: str, label: str, definition: str, example: str) -> Term:
    return Term(sort, f"{groups.TERMS}{name}", label, definition, example)


_POINTS = _term(
    "Measure",
    "endorsementPoints10-5-1",
    "endorsement points (FiveThirtyEight, 10-5-1)",
    "Endorsements through 30 June of the year before the primary, weighted by office: 10 for a"
    " governor, 5 for a senator, 1 for a representative.",
    "12 points: one governor and two representatives.",
)
_SHARE = _term(
    "Measure",
    "endorsementPointsShare10-5-1",
    "share of endorsement points (FiveThirtyEight, 10-5-1)",
    "The candidate's share of all endorsement points in the party's primary, same weights and day.",
    "24% of the points of all candidates.",
)
_MONEY = _term(
    "Measure",
    "moneyRaised",
    "money raised",
    "Money that the candidate raised through 30 June of the year before the primary.",
    "1,200,000 dollars.",
)
_MONEY_SHARE = _term(
    "Measure",
    "moneyRaisedShare",
    "share of money raised",
    "The candidate's share of the money raised in the party's primary, through the same day.",
    "24% of the money of all candidates.",
)
_DOLLARS = _term(
    "Unit", "usDollar", "US dollars", "Dollars of the United States.", "2,500 dollars."
)
# The column, the id of the figure, its measure and unit, and whether it is of the primary itself.
_FIGURES: tuple[tuple[str, str, str | Term, str | Term, bool], ...] = (
    ("endorsement_points", "endorsement-points", _POINTS, groups.POINT, False),
    ("percentage_endorsement_points", "endorsement-points-share", _SHARE, "percent", False),
    ("money_raised", "money-raised", _MONEY, _DOLLARS, False),
    ("percentage_of_money", "money-raised-share", _MONEY_SHARE, "percent", False),
    ("primary_vote_percentage", "share", "shareOfSection", "percent", True),
)


class _Points:
    def __init__(self) -> None:
        self.stood: dict[tuple[Contest, Agent], int] = {}

    def row(self, line: int, cells: dict[str, str]) -> Row:
        """What one row says."""
        name = values.named(cells, "candidate")
        printed, adjective = values.cell(cells, "year"), values.cell(cells, "party")
        if not re.fullmatch(r"(19|20)\d\d", printed):
            raise RefusedError(f"column 'year' holds '{printed[:20]}', which is no year")
        if adjective not in _PARTIES:
            raise RefusedError(
                f"column 'party' holds '{adjective[:20]}', wanted Democratic or Republican"
            )
        won = values.cell(cells, "won_primary")
        if won not in {"Yes", "No"}:
            raise RefusedError(f"column 'won_primary' holds '{won[:20]}', wanted Yes or No")
        year, party = int(printed), _PARTIES[adjective]
        contest = Contest(
            f"{adjective} presidential primary {year}",
            f"{adjective} president {year}",
            f"{adjective} nominee for President of the United States",
            party,
            Span(f"{year}-01-01", f"{year}-12-31", str(year)),
        )
        candidate = Agent(
            name,
            "Person",
            f"candidate for the {adjective} nomination for President",
            "Rows of several years with this name and party are taken for one person.",
            party,
        )
        first = self.stood.setdefault((contest, candidate), line)
        if first != line:
            raise RefusedError(f"the candidate of line {first} again, with other cells")
        items: list[Item] = [Standing(candidate, contest, "won" if won == "Yes" else "")]
        for figure in _FIGURES:
            items += _figure(figure, cells, contest, candidate, year)
        ended = "won" if won == "Yes" else "did not win"
        gist = (
            f"{name} {ended} the {contest.label}; endorsement points and money by June {year - 1}."
        )
        return Row(line, name, gist, "figures", tuple(items))


def _figure(
    figure: tuple[str, str, str | Term, str | Term, bool],
    cells: dict[str, str],
    contest: Contest,
    candidate: Agent,
    year: int,
) -> list[Item]:
    column, name, measure, unit, at_ballot = figure
    printed = values.cell(cells, column)
    if not printed:
        return []
    value = values.number(printed, column)
    if unit == "percent" and value > 100:
        raise RefusedError(f"column '{column}' holds '{printed}', which is over 100 percent")
    through = Span(f"{year - 1}-06-30", f"{year - 1}-06-30")
    whole = value.to_integral_value()
    precision, note = "exact", ""
    if unit == "percent":
        precision = "rounded"
    elif value != whole:
        # Our figures are whole numbers in their unit; the cents stand in the note.
        precision, note, value = "rounded", f"In the file: {printed}.", whole
    exact: int | Decimal = int(value) if value == whole else value
    return [
        Figure(
            name,
            candidate,
            contest,
            measure,
            exact,
            unit,
            precision,
            contest.ballot if at_ballot else through,
            section="wholeElectorate" if at_ballot else "",
            note=note,
        )
    ]


def read(_name: str, lines: list[tuple[int, dict[str, str]]]) -> Reading:
    """What the file says."""
    points = _Points()
    rows, refused = incoming.read(lines, lambda cells: cells["candidate"], points.row)
    dataset = Dataset(
        "fivethirtyeight-endorsements-june-30",
        "FiveThirtyEight, endorsement points in presidential primaries through June 30",
        groups.PUBLISHER,
        "https://github.com/fivethirtyeight/data/tree/master/endorsements-june-30",
        groups.LICENCE,
        "FiveThirtyEight, endorsements-june-30. CC BY 4.0; turned into graph data here.",
    )
    return Reading(dataset, rows, refused)


FILES = {_NAME: (_WANTED, read)}
