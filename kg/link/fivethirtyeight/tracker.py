"""Tracker: who had endorsed whom in the Democratic presidential race of 2020.

A row is a possible endorser with an office and, once it endorsed, the candidate
and the day. A blank endorsee is somebody who had not endorsed: a claim of the
file, no decision.
"""

from __future__ import annotations

import re

from kg.link import incoming, slugs, values
from kg.link.fivethirtyeight import groups
from kg.link.incoming import (
    Agent,
    Backing,
    Contest,
    Dataset,
    Holding,
    Item,
    Reading,
    Row,
    Saying,
    Span,
    Standing,
    Term,
)
from kg.link.values import RefusedError

_NAME = "endorsements-2020"
_WANTED = {
    *("date", "position", "city", "state", "endorser", "endorsee", "endorser party", "source"),
    *("category", "body", "district", "points"),
}
_CONTEST = Contest(
    "Democratic presidential primary 2020",
    "democratic president 2020",
    "Democratic nominee for President of the United States",
    groups.DEMOCRATS,
    Span("2020-01-01", "2020-12-31", "2020"),
)
_WEIGHT = Term(
    "Measure",
    f"{groups.TERMS}endorserPoints2020",
    "endorser points (FiveThirtyEight, weights of 2020)",
    "What an endorsement by this endorser counts in FiveThirtyEight's tracker of 2020, by office.",
    "6 for a senator, 8 for a governor.",
)
_PARTIES = {"D": groups.DEMOCRATS, "R": groups.REPUBLICANS}
_SENATE = Agent("United States Senate", "Organization", "federal")
_HOUSE = Agent("United States House of Representatives", "Organization", "federal")
_UNITED_STATES = Agent("Government of the United States", "Organization", "federal")
_DNC = Agent(
    "Democratic National Committee", "Body", "national", whole=groups.DEMOCRATS, short="DNC"
)
_STATES = """
AL Alabama|AK Alaska|AZ Arizona|AR Arkansas|CA California|CO Colorado|CT Connecticut|DE Delaware
DC District of Columbia|FL Florida|GA Georgia|HI Hawaii|ID Idaho|IL Illinois|IN Indiana|IA Iowa
KS Kansas|KY Kentucky|LA Louisiana|ME Maine|MD Maryland|MA Massachusetts|MI Michigan|MN Minnesota
MS Mississippi|MO Missouri|MT Montana|NE Nebraska|NV Nevada|NH New Hampshire|NJ New Jersey
NM New Mexico|NY New York|NC North Carolina|ND North Dakota|OH Ohio|OK Oklahoma|OR Oregon
PA Pennsylvania|RI Rhode Island|SC South Carolina|SD South Dakota|TN Tennessee|TX Texas|UT Utah
VT Vermont|VA Virginia|WA Washington|WV West Virginia|WI Wisconsin|WY Wyoming|PR Puerto Rico
GU Guam|VI U.S. Virgin Islands|AS American Samoa|MP Northern Mariana Islands
"""
_STATE = dict(one.split(" ", 1) for row in _STATES.split("\n") for one in row.split("|") if one)


class _Tracker:
    def __init__(self, last: str) -> None:
        self.met: dict[Agent, int] = {}
        self.last = last

    def row(self, line: int, cells: dict[str, str]) -> Row:
        """What one row says."""
        name = values.named(cells, "endorser")
        texts = {column: values.cell(cells, column) for column in _WANTED - {"source"}}
        address, printed = _address(cells)
        place = _place(texts)
        where = ", ".join(filter(None, (texts["position"], place)))
        party = texts["endorser party"]
        note = f"In the file: {where or 'no office'}" + (f"; party {party}." if party else ".")
        endorser = Agent(name, "Person", where, note, _PARTIES.get(party))
        first = self.met.setdefault(endorser, line)
        if first != line:
            raise RefusedError(f"the endorser of line {first} again, with other cells")
        items: list[Item] = _office(endorser, texts, self.last)
        items += _weight(endorser, texts)
        on = values.day(texts["date"], "date") if texts["date"] else ""
        if not texts["endorsee"]:
            return self.waiting(line, endorser, where, items)
        candidate = Agent(values.named(cells, "endorsee"), "Person", "candidate for President")
        span = Span(on, on) if on else None
        items += [
            Standing(candidate, _CONTEST),
            Backing(endorser, _CONTEST, candidate, span=span, announced=on),
        ]
        gist = f"{name} ({where}) backs {candidate.name} for President."
        return Row(line, name, gist, "endorsements", tuple(items), address, printed)

    def waiting(self, line: int, endorser: Agent, where: str, items: list[Item]) -> Row:
        """Somebody who had backed nobody when the file was made."""
        gist = f"{endorser.name} ({where}) had backed nobody for President."
        said = Saying(
            "waiting", endorser, _CONTEST, gist, property="notYetDeclared",
            value="no choice made known",
        )  # fmt: skip
        listed = f"The file lists {endorser.name} ({where}) among who may endorse."
        return Row(line, endorser.name, listed, "had not endorsed", (*items, said))


def _place(texts: dict[str, str]) -> str:
    """City, chamber, district and state as the file has them."""
    district = f"district {texts['district']}" if texts["district"] else ""
    return ", ".join(filter(None, (texts["body"], texts["city"], texts["state"], district)))


def _address(cells: dict[str, str]) -> tuple[str, str]:
    """The web address of the row's source, or else a note of what stands there."""
    printed = values.cell(cells, "source", values.LONGEST_NOTE)
    found = values.address(printed)
    return found, "" if found or not printed else f"Source in the file: {printed}"


def _office(person: Agent, texts: dict[str, str], last: str) -> list[Item]:
    """The office that the row gives; a former one was past on the *last* day of the file."""
    state = texts["state"]
    position = re.sub(r"^(former|past) ", "", texts["position"])
    organization = _organization(position, texts)
    if not position or organization is None:
        return []
    until = last if position != texts["position"] else ""
    role = Term(
        "Role",
        f"{groups.TERMS}role-{slugs.exact(position)}",
        position,
        f"Who FiveThirtyEight's tracker of 2020 lists as {position}.",
        f"A row whose position is {position}.",
    )
    seat = f"{_STATE.get(state, state)} {texts['district']}".strip() if texts["district"] else ""
    area = "" if seat else _STATE.get(state, state)
    return [Holding(person, role, organization, area, seat, until)]


def _organization(position: str, texts: dict[str, str]) -> Agent | None:
    """Where the office is, by the category and the words of the file, if they say so."""
    category, state = texts["category"], _STATE.get(texts["state"], texts["state"])
    if category == "DNC members" or position.startswith("DNC "):
        return _DNC
    if category == "Senators" or position.startswith("U.S. Senate"):
        return _SENATE
    if category == "Representatives" or position.startswith("U.S. House"):
        return _HOUSE
    if category == "Past presidents and vice presidents":
        return _UNITED_STATES
    if category == "Past nominees":
        return groups.DEMOCRATS
    if category == "Mayors" or position == "mayor":
        return Agent(f"City of {texts['city'] or state}", "Organization", state)
    if category == "State legislative leaders" and texts["body"]:
        return Agent(f"{state} {texts['body']}", "Organization", state)
    if category in {"Governors", "Statewide officeholders"} and state:
        return Agent(f"State government of {state}", "Organization", state)
    return None


def _weight(person: Agent, texts: dict[str, str]) -> list[Item]:
    """What an endorsement by that person counts."""
    if not texts["points"]:
        return []
    value = values.number(texts["points"], "points")
    if value != value.to_integral_value():
        raise RefusedError(f"column 'points' holds '{value}', which is no whole number")
    gist = f"An endorsement by {person.name} counts {value} in the tracker."
    return [
        Saying(
            "points", person, _CONTEST, gist, property=_WEIGHT, value=int(value), unit=groups.POINT
        )
    ]


def read(_name: str, lines: list[tuple[int, dict[str, str]]]) -> Reading:
    """What a copy of the tracker says; its last day tells it from other copies."""
    tracker = _Tracker(_last(lines))
    rows, refused = incoming.read(lines, lambda cells: cells["endorser"], tracker.row)
    version = f"The last endorsement in this copy is of {tracker.last}." if tracker.last else ""
    dataset = Dataset(
        f"fivethirtyeight-endorsements-2020-{tracker.last}".rstrip("-"),
        f"FiveThirtyEight, endorsements in the 2020 Democratic primary, up to {tracker.last}",
        groups.PUBLISHER,
        "https://projects.fivethirtyeight.com/2020-endorsements/democratic-primary/",
        groups.LICENCE,
        "FiveThirtyEight, 2020 Endorsement Tracker. CC BY 4.0; turned into graph data here.",
        version=version,
    )
    return Reading(dataset, rows, refused)


def _last(lines: list[tuple[int, dict[str, str]]]) -> str:
    """The last day of an endorsement in the file; it is no younger than that."""
    days = (cells["date"].strip() for _, cells in lines)
    return max((day for day in days if re.fullmatch(r"20\d\d-\d\d-\d\d", day)), default="")


FILES = {_NAME: (_WANTED, read)}
