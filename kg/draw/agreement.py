"""Agreement: the view of unions by how often they chose alike.

A pair's cell says in how many contests both made the same first choice, of
those where both named one; the panel lists them.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Any

from kg.article import Texts
from kg.draw import agreement_chart, say, words
from kg.draw import agreement_model as agreed
from kg.draw.agreement_chart import held, key, names, often, outcome, over
from kg.draw.agreement_model import Agreement, Pair
from kg.draw.chart import Mark
from kg.draw.contests import between
from kg.draw.ground import Ground, nothing
from kg.draw.positions import Position
from kg.draw.sheet import ChartView, Dial, Group, Item, Line, Sheet
from kg.errors import UsageError
from kg.query import Engine
from kg.vocabulary import curie

PARAMETERS = ("at_least", "share", "since", "until", "kind")
COLUMNS = (
    ("endorser", "Endorser"),
    ("other", "Other endorser"),
    ("same", "Same choice"),
    ("both", "Both chose"),
    ("share", "Share"),
    ("contests", "Contests, those with the same choice first"),
)
CSV_COLUMNS = (*(name for name, _ in COLUMNS), "endorser_iri", "other_iri", "contest_iris")
_KINDS = ("union", "society")
_THEN = "Counted are the contests that were over by then, for the same rows in the same order."
# How often and over how many contests two must agree to be tied, as a page offers it.
_SHARES = tuple(map(Fraction, ("1/2", "3/5", "2/3", "3/4", "4/5", "1")))
_HOW = (
    "Each row is an endorser; its cells compare it with those above, which stand in the same"
    " order. Those near each other chose alike."
)


def view(
    engine: Engine,
    texts: Texts,
    at_least: str | int = agreed.AT_LEAST,
    kind: str = agreed.KIND,
    share: str | Fraction = agreed.SHARE,
    since: str | None = None,
    until: str | None = None,
) -> ChartView:
    """The agreement of all endorsers of a *kind*: union or society.

    Two are tied in the small network if their *share* of the same choices, such
    as ``3/5`` or ``0.6``, is as large or larger, over *at_least* contests. Only
    contests that touch the days from *since* to *until* are counted, each a year
    or a day.

    Raises:
        UsageError: there is no such kind, *at_least* is no number from 1 up, *share*
            is none from 0 to 1, or a bound of time is no date.
    """
    if kind not in _KINDS:
        raise UsageError(f"parameter 'kind' wants {' or '.join(_KINDS)}, not {kind!r}")
    text = str(at_least)
    if not (text.isascii() and text.isdigit() and 0 < int(text) < 10_000):
        raise UsageError(f"parameter 'at_least' wants a number from 1, not {at_least!r}")
    asked = _share(share)
    ground = Ground.of(engine, texts)
    counted = between(ground.contests, since, until)
    given = ground.view()
    kinds = (kind, *(other for other in _KINDS if other != kind))
    every = [agreed.model(ground.positions, one, int(text), asked, counted) for one in kinds]
    shown = [one for one in every if len(one.endorsers) > 1 and one.contests()]
    sheets = [_sheet(one) for one in shown]
    if every[0] not in shown:
        sheets.insert(0, nothing(agreed.title(every[0]), agreed.standfirst(every[0])))
    for one in shown:
        given["entries"] |= {key(pair): _entry(one, pair) for pair in one.shown()}
    return ChartView(
        name="agreement",
        chose=_chose(every[0]) if every[0] in shown else "agreement: nothing to draw",
        sheets=sheets,
        opening=sheets[0].key,
        columns=COLUMNS,
        csv_columns=CSV_COLUMNS,
        rows=[_row(one, pair) for one in shown for pair in one.shown()],
        chooser="Show",
        link=0,
        landscape=True,
        filters=("contest",) if shown else (),
        dials=_dials(shown, asked, int(text)) if shown else [],
        **given,
    )


def _share(given: str | Fraction) -> Fraction:
    text = str(given)
    wanted = f"parameter 'share' wants a share such as 3/5 or 0.6, not {text!r}"
    if not re.fullmatch(r"[0-9]{1,4}(/0*[1-9][0-9]{0,3}|\.[0-9]{1,4})?", text):
        raise UsageError(wanted)
    found = Fraction(text)
    if not 0 < found <= 1:
        raise UsageError(wanted)
    return found


def _dials(shown: list[Agreement], share: Fraction, at_least: int) -> list[Dial]:
    """The controls of the network: how often, and over how many contests."""
    most = max((pair.both for one in shown for pair in one.shown()), default=1)
    leasts = sorted({*range(1, most + 1), at_least})
    return [
        Dial(
            "share",
            "Tied from",
            [(str(one), _fraction(one), often(one)) for one in sorted({*_SHARES, share})],
            str(share),
        ),
        Dial(
            "least",
            "over at least",
            [(str(one), _contests(one), over(one)) for one in leasts],
            str(at_least),
        ),
    ]


def _fraction(share: Fraction) -> str:
    return "every time" if share == 1 else f"{share.numerator} in {share.denominator}"


def _contests(number: int) -> str:
    return f"{number} contest{'' if number == 1 else 's'}"


def _chose(shown: Agreement) -> str:
    noun = words.KINDS[shown.kind][1]
    return (
        f"agreement: {len(shown.endorsers)} {noun}, {len(shown.shown())} pairs over"
        f" {len(shown.contests())} contests"
    )


def _sheet(shown: Agreement) -> Sheet:
    ends = sorted({contest.last for contest in shown.contests() if contest.last})
    steps = ends if len(ends) > 1 else []
    return Sheet(
        key=shown.kind,
        label=words.capital(words.KINDS[shown.kind][1]),
        title=agreed.title(shown),
        standfirst=agreed.standfirst(shown),
        chart=agreement_chart.draw(shown),
        phone=_phone(shown),
        legend=_legend(),
        leaves_out=agreed.leaves_out(shown),
        how=_HOW,
        public=steps,
        decided=steps,
        title_then=f"As of {{day}}: which {words.KINDS[shown.kind][1]} chose alike?",
        standfirst_then=_THEN,
        in_all=agreed.in_all(shown),
        contests=[(curie(c.iri), shown.name(c), c.last) for c in shown.contests()],
    )


def _legend() -> list[tuple[dict[str, str], str]]:
    steps = ("less than 1 in 5", "from 1 in 5", "from 2 in 5", "from 3 in 5", "4 in 5 or more")
    found = [
        ({"box": f"r{step}", "only": "chart"}, said) for step, said in enumerate(steps, start=1)
    ]
    return [
        ({"text": "3/5"}, "same choice in 3 of the 5 contests where both chose"),
        *found,
        ({"box": "page ehair", "only": "chart"}, "fewer than 3 contests, no colour"),
    ]


def _phone(shown: Agreement) -> list[Group]:
    """One endorser after the other; the others by share, with the fraction."""
    positions = shown.positions
    found = []
    for endorser in sorted(shown.endorsers, key=lambda e: positions.short(e).casefold()):
        others = [other for other in shown.endorsers if other != endorser]
        pairs = [(other, shown.pair(endorser, other)) for other in others]
        pairs = [(other, pair) for other, pair in pairs if pair.both]
        pairs.sort(key=lambda item: (-item[1].same / item[1].both, -item[1].both, item[0]))
        mark = Mark(curie(endorser), say.label(positions.network, endorser), (curie(endorser),))
        group = Group(positions.short(endorser), words.count(len(pairs), shown.kind), mark=mark)
        for number, (other, pair) in enumerate(pairs):
            about = (curie(other), curie(endorser))
            item = Item(
                Mark(
                    key(pair),
                    names(shown, pair) + outcome(pair),
                    about,
                    outcome=outcome(pair),
                    held=held(pair),
                ),
                positions.short(other),
                bold=True,
            )
            group.lines.append(Line(pair.said, (item,), folded=number >= 5))
        if len(group.lines) > 5:
            group.more = f"{len(group.lines) - 5} more"
        found.append(group)
    return found


def _row(shown: Agreement, pair: Pair) -> dict[str, Any]:
    network = shown.positions.network
    share = f"{pair.same / pair.both:.2f}" if pair.both else "no contest in common"
    parts = [(curie(both[0].contest.iri), _said(shown, *both)) for both in _ordered(pair)]
    cells = {
        "endorser": say.label(network, pair.one),
        "other": say.label(network, pair.other),
        "same": str(pair.same),
        "both": str(pair.both),
        "share": share,
        "contests": "; ".join(said for _, said in parts) or "none",
    }
    return {
        "open": key(pair),
        "sheet": shown.kind,
        "cells": [
            {
                "text": cells[name],
                "sort": f"{pair.same / pair.both if pair.both else -1:.4f}"
                if name == "share"
                else cells[name],
                "name": head,
                "known": pair.both > 0 or name not in {"share", "contests"},
                "parts": parts if name == "contests" else [],
            }
            for name, head in COLUMNS
        ],
        "csv": [pair.one, pair.other, " ".join(one.contest.iri for one, _ in _ordered(pair))],
    }


def _ordered(pair: Pair) -> list[tuple[Position, Position]]:
    """The contests with the same choice first, each part in time."""
    return sorted(pair.held, key=lambda both: not agreed.alike(*both))


def _said(shown: Agreement, one: Position, other: Position) -> str:
    """One contest of a pair in words."""
    positions = shown.positions
    names = [positions.surname(p.first.target) for p in (one, other) if p.first]
    choice = f"both {names[0]}" if agreed.alike(one, other) else " and ".join(names)
    return f"{shown.name(one.contest)}: {choice}"


def _item(shown: Agreement, position: Position) -> dict[str, str]:
    """One choice behind a fraction, which can be opened."""
    assert position.first is not None
    who, whom = shown.positions.short(position.endorser), position.first.target
    said = f"{shown.name(position.contest)}: {who} chose {shown.positions.surname(whom)}"
    return {"text": said, "when": "", "open": curie(position.first.key)}


def _entry(shown: Agreement, pair: Pair) -> dict[str, Any]:
    """What the panel says of a pair: the contests, each with both choices behind it."""
    network = shown.positions.network
    one, other = say.label(network, pair.one), say.label(network, pair.other)
    sections = []
    for title, same in (("The same choice", True), ("Different choices", False)):
        items = []
        for a, b in pair.held:
            if agreed.alike(a, b) is not same or a.first is None or b.first is None:
                continue
            items += [_item(shown, a), _item(shown, b)]
        if items:
            sections.append({"title": title, "items": items})
    few = "" if pair.step else ", too few to colour" if pair.both else ""
    return {
        "iri": f"{pair.one} {pair.other}",
        "name": key(pair),
        "heading": f"{one} and {other}",
        "sub": f"the same first choice in {pair.same} of {pair.both}{few}",
        "rows": [["Counted", "all contests drawn in which both named a first choice"]],
        "sections": sections,
        "around": [
            {"text": f"All about {say.label(network, iri)}", "open": curie(iri)}
            for iri in (pair.one, pair.other)
        ],
    }
