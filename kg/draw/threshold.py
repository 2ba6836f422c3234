"""Threshold: from which day a candidate surely had the nominations a rule asks for.

An endorsement without a day may have been the first of all or the last, so
there are two days: from the one on the rule was perhaps met, from the other
surely. Neither is claimed earlier than the record bears.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from kg.draw import words
from kg.draw.chart import Span
from kg.draw.record import Row
from kg.draw.stages import Need, Rule, Stages, Way
from kg.network.build import Network

_NOUNS = {"affiliate": ("affiliate", "affiliates"), "tradeUnion": ("union", "unions")}
_KINDS = {"affiliate": {"union", "society"}, "tradeUnion": {"union"}}


@dataclass(frozen=True, slots=True)
class Met:
    """The days from which a rule was perhaps and surely met; `None`: not by this record.

    *perhaps* is `date.min` where endorsements without a day alone are enough. *way*
    is the way through that was surely met first, else the one that perhaps was.
    """

    perhaps: date
    surely: date | None
    way: int = 0


def counted(network: Network, stages: Stages, rows: Iterable[Row]) -> list[Row]:
    """The rows that a rule counts: nominations that stand, of affiliates of the time."""
    return [
        row
        for row in rows
        if row.counts
        and row.first.rank == 1
        and (row.first.edge.get("form") or "nomination") == "nomination"
        and network.nodes[row.endorser]["kind"] in _KINDS["affiliate"]
        and stages.affiliated(row.endorser, *row.first.days)
    ]


def met(network: Network, rule: Rule, rows: Sequence[tuple[Row, Span]]) -> Met | None:
    """When *rule* was met by *rows*, each with the span in which it came about.

    Any of its ways is enough.
    """
    first = [(row, span[0] or date.min) for row, span in rows]
    last = [(row, span[1]) for row, span in rows if span[1]]
    perhaps = _first(_day(network, way.needs, first) for way in rule.ways)
    surely = _first(_day(network, way.needs, last) for way in rule.ways)
    if perhaps is None:
        return None
    return Met(perhaps[0], surely[0], surely[1]) if surely else Met(perhaps[0], None, perhaps[1])


def _first(days: Iterable[date | None]) -> tuple[date, int] | None:
    """The first of the days of the ways, and which way that is."""
    return min(((day, way) for way, day in enumerate(days) if day is not None), default=None)


def _day(
    network: Network, needs: Iterable[Need], rows: Iterable[tuple[Row, date | None]]
) -> date | None:
    """The first day on which every need is met, each row counting from its day on."""
    dated = [(day, network.nodes[row.endorser]["kind"]) for row, day in rows if day is not None]
    found = date.min
    for need in needs:
        days = sorted(day for day, kind in dated if kind in _KINDS[need.nominator])
        if len(days) < need.least:
            return None
        found = max(found, days[need.least - 1])
    return found


def asked(rule: Rule) -> str:
    """What the countable part asks for, in words: three affiliates, two of them unions.

    Of several ways: four affiliates or two unions.
    """
    said = [_whole(way) for way in rule.ways]
    return ("; or " if any("," in way for way in said) else " or ").join(said)


def _whole(way: Way) -> str:
    first, *rest = way.needs
    return ", ".join([_amount(first), *(_of_them(need) for need in rest)])


def _of_them(need: Need) -> str:
    noun = _NOUNS[need.nominator][1] if need.least != 1 else f"a {_NOUNS[need.nominator][0]}"
    return f"{words.number(need.least)} of them {noun}"


def _amount(need: Need) -> str:
    return f"{words.number(need.least)} {_NOUNS[need.nominator][need.least != 1]}"


def note(rule: Rule, when: Met) -> str:
    """The note in the lane: three affiliates on 20 Jan, or by 29 Jan at the latest."""
    said = _amount(rule.ways[when.way].needs[0])
    if when.surely is None:
        return f"{said} perhaps"
    day = words.short(when.surely, when.surely).removesuffix(f" {when.surely.year}")
    exact = when.perhaps == when.surely
    return f"{said} on {day}" if exact else f"{said} by {day} at the latest"
