"""Contests: the facts of a network, sorted by contest, candidate and endorser.

What a view draws is decided here in terms of the subject; where and how it is
drawn comes after.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from kg.draw import result
from kg.draw.record import Choice, Contest, Row, Standing, Voice
from kg.draw.stages import Stages
from kg.errors import UsageError
from kg.network import scope
from kg.network.build import Network, spans
from kg.network.outcomes import OPEN

_ORDER = ("union", "society", "party", "publisher", "organization", "person")
_LAST = date.max


def gather(network: Network, known: Mapping[str, Stages]) -> list[Contest]:
    """All contests of *network*, the latest first, those without a day last.

    *known* are the stages of each, with its result.
    """
    days = spans(network)
    found: dict[str, Contest] = {}
    for iri, node in network.nodes(data=True):
        if node["kind"] == "contest":
            first, last = days.get(iri, (None, None))
            over = known[iri].result if iri in known else None
            found[iri] = Contest(iri, node["label"], node.get("post"), first, last, over)
    edges = sorted(network.edges(keys=True, data=True), key=lambda edge: (edge[2], edge[0]))
    for source, target, key, edge in edges:
        if edge["kind"] == "candidacy" and target in found:
            share = known[target].last.get(key) if target in known else None
            standing = Standing(source, key, edge["outcome"], share=share)
            found[target].standings[source] = standing
    for contest, rows in _rows(edges).items():
        if contest in found:
            for row in rows:
                node = network.nodes[row.endorser]
                row.part = node["kind"] == "body"
                row.part_of = node.get("part", row.part_of)
            _weigh(rows)
            found[contest].rows = sorted(rows, key=lambda row: _row_order(network, row))
            found[contest].whole = found[contest].rows
    _give_voices(network, found, edges)
    order = sorted(found.values(), key=lambda contest: contest.iri)
    return sorted(order, key=lambda contest: contest.last or date.min, reverse=True)


def _rows(edges: Iterable[Any]) -> dict[str, list[Row]]:
    rows: dict[str, dict[str, Row]] = {}
    replaced: dict[str, str] = {}
    for source, target, key, edge in edges:
        kind = edge["kind"]
        if edge.get("supersedes"):
            replaced.setdefault(edge["supersedes"], edge["decision"])
        if kind not in {"endorsement", "decision", "expectation"}:
            continue
        person = None if target == edge["contest"] else target
        row_key = edge["decision"] if kind != "expectation" else key
        row = rows.setdefault(edge["contest"], {}).setdefault(row_key, Row(row_key, source))
        row.choices.append(Choice(key, kind, source, person, edge))
    for decisions in rows.values():
        for row in decisions.values():
            row.after = replaced.get(row.key)
            row.replaced = row.after is not None
            floor = _floor(row, decisions)
            if floor:
                row.choices = [replace(choice, floor=floor) for choice in row.choices]
            row.choices.sort(key=_choice_order)
    return {contest: list(decisions.values()) for contest, decisions in rows.items()}


def _floor(row: Row, decisions: Mapping[str, Row]) -> date | None:
    """The last of the first days of the decisions that *row* replaced, one after another."""
    found, seen = [], {row.key}
    before: str = row.first.edge.get("supersedes") or ""
    while before in decisions and before not in seen:
        seen.add(before)
        edge = decisions[before].first.edge
        found.append(edge["start"])
        before = edge.get("supersedes") or ""
    return max(filter(None, found), default=None)


def _choice_order(choice: Choice) -> tuple[bool, int]:
    """A decision that chose nobody says so first; what it suggests besides comes after."""
    return (choice.kind != "decision", choice.rank or 99)


def _weigh(rows: list[Row]) -> None:
    """Find the decision of each endorser that counts: the one `end:backs` is made of."""
    last: dict[str, Row] = {}
    for row in sorted(rows, key=_lateness):
        if not row.expected and not row.replaced:
            last[row.endorser] = row
    for row in rows:
        if row.expected:
            row.awaited = row.first.edge["came"] == OPEN and row.endorser not in last
        else:
            row.earlier = not row.replaced and row is not last[row.endorser]
            if row.earlier:
                row.after = last[row.endorser].key


def _lateness(row: Row) -> tuple[int, date, str]:
    """As in the rule `backs`: by round, then last day, then IRI."""
    edge = row.first.edge
    return (edge.get("round") or 0, edge["end"] or edge.get("announced") or date.min, row.key)


def _row_order(network: Network, row: Row) -> tuple[Any, ...]:
    """By earliest day, then latest, unions first, then name; undated last."""
    node, (start, end) = network.nodes[row.endorser], row.first.days
    kind = _ORDER.index(node["kind"]) if node["kind"] in _ORDER else len(_ORDER)
    first, last = start or end or _LAST, end or _LAST
    return (row.expected, first, last, kind, node["label"], row.key)


def _give_voices(network: Network, found: dict[str, Contest], edges: Iterable[Any]) -> None:
    """Hand each speaker and each deciding body to the row it belongs to."""
    whole = {body: target for body, target, _, edge in edges if edge["kind"] == "part"}
    first_row: dict[tuple[str, str], Row] = {}
    by_decision: dict[str, Row] = {}
    for contest in found.values():
        for row in contest.rows:
            by_decision[row.key] = row
        for row in sorted(contest.rows, key=lambda row: not row.stands):
            first_row.setdefault((contest.iri, row.endorser), row)
    for source, target, key, edge in edges:
        if source == target or edge["kind"] not in {"decided", "announced", "statement"}:
            continue
        place: Row | Standing | None = by_decision.get(key)
        for behalf in (target, whole.get(target)):
            place = place or first_row.get((edge["contest"], behalf or ""))
        if place is None and edge["contest"] in found:
            place = found[edge["contest"]].standings.get(target)
        if place is not None and source not in {known.iri for known in place.voices}:
            kind = network.nodes[source]["kind"]
            place.voices.append(Voice(source, key, kind, edge.get("role")))
    for row in by_decision.values():
        row.voices.sort(key=lambda voice: (voice.kind != "body", voice.kind, voice.iri))


def between(
    contests: list[Contest], since: str | None = None, until: str | None = None
) -> list[Contest]:
    """Those of *contests* that may lie between two days; each also a month or a year.

    Raises:
        UsageError: one is no day, month or year, or the last is before the first.
    """
    first = scope.bound("since", since, last=False)
    last = scope.bound("until", until, last=True)
    if first and last and last < first:
        raise UsageError(f"nothing lies between {since} and {until}; give the earlier one as since")
    return [
        contest
        for contest in contests
        if (first is None or contest.last is None or contest.last >= first)
        and (last is None or contest.first is None or contest.first <= last)
    ]


def default(contests: list[Contest]) -> Contest | None:
    """The latest contest with three or more known endorsers, else the one with most."""
    with_rows = [contest for contest in contests if contest.rows]
    for contest in with_rows:
        if endorsers(contest) >= 3:
            return contest
    return max(with_rows, key=endorsers, default=contests[0] if contests else None)


def endorsers(contest: Contest) -> int:
    """How many endorsers are known to have decided."""
    return len({row.endorser for row in contest.decided()})


def around(contests: list[Contest], iri: str) -> list[Contest]:
    """What touches *iri* of each contest: as endorser, candidate, body or voice."""
    kept = []
    for contest in contests:
        if contest.iri == iri:
            kept.append(contest)
            continue
        wanted = {iri}
        for standing in contest.standings.values():
            if any(voice.iri == iri for voice in standing.voices):
                wanted.add(standing.person)
        rows = [row for row in contest.rows if _touches(row, wanted)]
        chosen = wanted | {choice.target or "" for row in rows for choice in row.choices}
        standings = {
            person: standing for person, standing in contest.standings.items() if person in chosen
        }
        if rows or standings:
            kept.append(replace(contest, rows=rows, standings=standings))
    return kept


def _touches(row: Row, wanted: set[str]) -> bool:
    return (
        row.endorser in wanted
        or any(choice.target in wanted for choice in row.choices)
        or any(voice.iri in wanted for voice in row.voices)
    )


@dataclass(slots=True)
class Group:
    """A candidate with those whose first choice it is, or a lane of those who chose nobody."""

    hue: str
    standing: Standing | None = None
    lane: str | None = None
    rows: list[Row] = field(default_factory=list)


_HUES = ("first", "second", "third", "fourth")


def groups(network: Network, contest: Contest) -> tuple[list[Group], list[Standing]]:
    """The groups of *contest* in their order, and the candidates nobody chose.

    Candidates stand in the order of the result, then of first support and name. The
    first four whom anybody chose have a hue of their own.
    """
    chosen: dict[str, list[Row]] = {}
    later: dict[str, int] = {}
    lanes: dict[str, list[Row]] = {}
    for row in contest.rows:
        target = row.first.target
        if target is None:
            lanes.setdefault(row.first.edge["outcome"], []).append(row)
        else:
            chosen.setdefault(target, []).append(row)
        for choice in row.choices[1:]:
            if choice.target:
                later[choice.target] = later.get(choice.target, 0) + 1
    position = {row.key: index for index, row in enumerate(contest.rows)}

    def order(standing: Standing) -> tuple[Any, ...]:
        rows = chosen.get(standing.person, [])
        first = min((position[row.key] for row in rows), default=len(position))
        name = network.nodes[standing.person]["label"]
        return (*result.place(standing), first, name, standing.person)

    found: list[Group] = []
    others: list[Standing] = []
    for standing in sorted(contest.standings.values(), key=order):
        rows = chosen.get(standing.person, [])
        if rows or standing.person in later or standing.status == "won":
            hue = _HUES[len(found)] if len(found) < len(_HUES) else "others"
            found.append(Group(hue, standing, rows=rows))
        else:
            others.append(standing)
    found += [Group("others", lane=lane, rows=lanes[lane]) for lane in sorted(lanes)]
    return found, others
