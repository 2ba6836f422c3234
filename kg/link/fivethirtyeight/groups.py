"""Groups: who endorses in the files of party primaries, by the column that says so.

Source: primary-candidates-2018/README.md and primary-project-2022/README.md of
fivethirtyeight/data, which say what a Yes means for each.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.link.incoming import Agent, Term

PUBLISHER = "FiveThirtyEight"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
# Concepts that only this dataset has.
TERMS = "https://w3id.org/endorsement/import/fivethirtyeight#"
POINT = Term(
    "Unit",
    f"{TERMS}point",
    "points",
    "Endorsement points of FiveThirtyEight; which weights made them, the measure says.",
    "10 points for a governor, by the weights 10-5-1.",
)

DEMOCRATS = Agent("Democratic Party", "Party", "United States")
REPUBLICANS = Agent("Republican Party", "Party", "United States")


@dataclass(frozen=True, slots=True)
class Group:
    """An endorser, and the column of the day on which it endorsed, if there is one."""

    agent: Agent
    dated: str = ""


def _society(name: str, short: str = "", note: str = "") -> Group:
    return Group(Agent(name, "Society", "endorser", note, short=short))


def _person(name: str, dated: str = "") -> Group:
    return Group(Agent(name, "Person", "endorser, named in a column of the file"), dated)


def _committees(party: Agent, note: str) -> Group:
    name = f"Campaign committees of the {party.name}"
    return Group(Agent(name, "Body", "endorser", note, whole=party))


_OUR_REVOLUTION = _society("Our Revolution")
_JUSTICE = _society("Justice Democrats")
_PCCC = _society("Progressive Change Campaign Committee", "PCCC")
_INDIVISIBLE = _society("Indivisible")
_EMILY = _society("EMILY's List")
_CLUB = _society("Club for Growth")
_NO_LABELS = _society("No Labels", note="A Yes is spending by a group that belongs to it.")

DEMOCRATS_2018 = {
    "party support?": _committees(
        DEMOCRATS, "A Yes is the Red to Blue list, an endorsement or advertising by DCCC or DSCC."
    ),
    "emily endorsed?": _EMILY,
    "guns sense candidate?": _society(
        "Moms Demand Action", note="A Yes is its Gun Sense Candidate distinction."
    ),
    "biden endorsed?": _person("Joe Biden"),
    "warren endorsed?": _person("Elizabeth Warren"),
    "sanders endorsed?": _person("Bernie Sanders"),
    "our revolution endorsed?": _OUR_REVOLUTION,
    "justice dems endorsed?": _JUSTICE,
    "pccc endorsed?": _PCCC,
    "indivisible endorsed?": _INDIVISIBLE,
    "wfp endorsed?": Group(Agent("Working Families Party", "Party", "United States", short="WFP")),
    "votevets endorsed?": _society("VoteVets"),
    "no labels support?": _NO_LABELS,
}
REPUBLICANS_2018 = {
    "rep party support?": _committees(
        REPUBLICANS, "A Yes is Young Guns, NRSC, RGA or spending by a leadership fund."
    ),
    "trump endorsed?": _person("Donald Trump"),
    "bannon endorsed?": _person("Steve Bannon"),
    "great america endorsed?": _society("Great America Alliance"),
    "nra endorsed?": _society("National Rifle Association", "NRA"),
    "right to life endorsed?": _society(
        "National Right to Life Committee", note="A Yes may be a local affiliate's."
    ),
    "susan b. anthony endorsed?": _society("Susan B. Anthony List"),
    "club for growth endorsed?": _CLUB,
    "koch support?": _society(
        "Koch network", note="A Yes is an endorsement or money of any group of the network."
    ),
    "house freedom support?": _society(
        "House Freedom Fund", note="A Yes is an endorsement, a donation or spending."
    ),
    "tea party endorsed?": _society("Tea Party Express"),
    "main street endorsed?": _society("Republican Main Street Partnership"),
    "chamber endorsed?": _society("U.S. Chamber of Commerce"),
    "no labels support?": _NO_LABELS,
}
DEMOCRATS_2022 = {
    "emily's list": _EMILY,
    "justice dems": _JUSTICE,
    "indivisible": _INDIVISIBLE,
    "pccc": _PCCC,
    "our revolution": _OUR_REVOLUTION,
    "sunrise": _society("Sunrise Movement"),
    "sanders": _person("Bernie Sanders"),
    "aoc": _person("Alexandria Ocasio-Cortez"),
    "party committee": _committees(
        DEMOCRATS, "A Yes is the Red to Blue list, the DSCC, or to be a governor in office."
    ),
}
REPUBLICANS_2022 = {
    "trump": _person("Donald Trump", "trump date"),
    "club for growth": _CLUB,
    "party committee": _committees(
        REPUBLICANS,
        "A Yes is the highest tier of Young Guns, or to be a senator or governor in office.",
    ),
    "renew america": _society(
        "Renew America Movement", note="A Yes is a Renewer of its list, a No a Divider."
    ),
    "e-pac": _society("E-PAC"),
    "view pac": _society("VIEW PAC"),
    "maggie's list": _society("Maggie's List"),
    "winning for women": _society("Winning for Women"),
}
