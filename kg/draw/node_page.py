"""Node page: what the panel lists of a union, a person, a body or a contest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from kg.draw import words
from kg.draw.record import Choice, Contest, Row
from kg.network.build import Network
from kg.show import Fact, Page
from kg.vocabulary import curie

Entry = dict[str, Any]
# A choice, or a decision with its first choice, with the row and the contest it is of.
Known = Mapping[str, tuple[Contest, Row, Choice]]

# Facts of these kinds first, under these heads; the rest follows.
_CHOICES, _FIGURES = "Choices", "Figures"
_SECTIONS = {
    "decision": _CHOICES,
    "endorsement": _CHOICES,
    "expectation": "Expected",
    "candidacy": "Candidacies",
    "office": "Offices",
    "statement": "Statements, in our words",
    "position": "Positions",
    "affiliation": "Affiliations",
    "rule": "Rules",
    "stage": "Stages",
    "poll": "Polls",
    "vote": "Votes",
    "observation": _FIGURES,
    "ticket": "Tickets",
    "event": "Events",
}
_ELSE = "Described as"
_OF_PARTS = " of its parts"
_CHOSEN, _TAKEN = "Chosen by", "Decisions it took"
_ORDER = (
    *(_CHOICES, _CHOSEN, _TAKEN, f"{_CHOICES}{_OF_PARTS}"),
    *("Expected", f"Expected{_OF_PARTS}"),
    *list(dict.fromkeys(_SECTIONS.values()))[2:],
    _ELSE,
)
# These run from the newest to the oldest, and of figures the first few are shown.
_NEWEST = {*_ORDER[:6], "Statements, in our words", _FIGURES}
_SHOWN = 3


def sections(
    network: Network, iri: str, page: Page, known: Known, wholes: Mapping[str, str]
) -> list[Entry]:
    """The facts of a page under heads; choices of a part apart from those of its whole."""
    found: dict[str, list[Fact]] = {}
    for fact in page.facts:
        found.setdefault(_title(network, iri, fact, known, wholes), []).append(fact)
    return [_section(title, found[title], page, known) for title in _ORDER if title in found]


def _title(network: Network, iri: str, fact: Fact, known: Known, wholes: Mapping[str, str]) -> str:
    """Under which head a fact stands on the page of *iri*."""
    title = _SECTIONS.get(fact.kind.partition(",")[0], _ELSE)
    if title not in {_CHOICES, "Expected"} or fact.iri not in known:
        return title
    choice = known[fact.iri][2]
    if _is_part(choice.endorser, iri, wholes):
        return f"{title}{_OF_PARTS}"
    if title == "Expected" or choice.endorser == iri:
        return title
    if choice.target == iri:
        return _CHOSEN
    return _TAKEN if network.nodes[iri]["kind"] == "body" else title


def _is_part(part: str, whole: str, wholes: Mapping[str, str]) -> bool:
    """Whether one is a part of another, or a part of a part of it."""
    seen = set()
    while part in wholes and part not in seen:
        seen.add(part)
        part = wholes[part]
        if part == whole:
            return True
    return False


def _section(title: str, facts: Iterable[Fact], page: Page, known: Known) -> Entry:
    listed = list(facts)
    if title in _NEWEST:
        listed.sort(key=lambda fact: _day(fact, known), reverse=True)
    section: Entry = {"title": title, "items": [_item(fact, title, page) for fact in listed]}
    if title == _FIGURES:
        section["shown"] = _SHOWN
    return section


def _day(fact: Fact, known: Known) -> date:
    """The day to sort by; of what has none, that of its contest's end."""
    contest = known[fact.iri][0] if fact.iri in known else None
    return fact.latest or fact.earliest or (contest and contest.last) or date.min


def _item(fact: Fact, title: str, page: Page) -> Entry:
    item: Entry = {"text": fact.sentence, "when": fact.when, "open": curie(fact.iri)}
    if title.startswith((_CHOICES, _CHOSEN, _TAKEN)):
        item["when"] = fact.when or words.UNKNOWN_DAY
    if title == _FIGURES:
        item["text"] = words.capital(fact.sentence.removeprefix(f"{page.label}: "))
        item["when"] = fact.when or words.UNKNOWN_DAY
        item["note"] = _sources(fact)
    return item


def _sources(fact: Fact) -> str:
    """How exact a figure is, who says so, and whether another source says otherwise."""
    exact = [value for label, value in fact.details if label in {"precision", "figure kind"}]
    who = dict.fromkeys(line.publisher or "publisher not known" for line in fact.sources)
    differ = ["sources differ"] if fact.disputes else []
    return "; ".join(filter(None, (*exact, ", ".join(who) or "no source held", *differ)))
