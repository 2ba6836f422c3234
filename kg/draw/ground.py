"""Ground: what the views of many contests stand on, gathered once for a page."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from kg.article import Texts
from kg.draw import axis, result, stages, words
from kg.draw.apart import build
from kg.draw.chart import Chart, Mark, Span
from kg.draw.contests import gather
from kg.draw.dossier import Dossier
from kg.draw.positions import ABSENT, Position, Positions
from kg.draw.record import Contest
from kg.draw.sheet import Sheet
from kg.network.build import Network
from kg.query import Engine
from kg.vocabulary import curie

# What opens nothing in a reader's table.
NOT_FOUND = "no source found"


@dataclass(slots=True)
class Ground:
    """The network, its contests, who held what, and what the page says of each."""

    network: Network
    contests: list[Contest]
    positions: Positions
    dossier: Dossier

    @classmethod
    def of(
        cls, engine: Engine, texts: Texts, more: Iterable[str] = (), about: str | None = None
    ) -> Ground:
        """Everything about every contest, or about those that touch the endorser *about*.

        *more* are IRIs of nodes that have a mark too.
        """
        network = build(engine)
        contests = gather(network, stages.of(engine))
        wanted = [iri for iri in more if iri in network]
        shown = contests if about is None else _touching(network, contests, about)
        dossier = Dossier.of(engine, texts, network, shown, wanted, every=contests)
        positions = Positions(engine, network, contests)
        for contest in shown:
            for row in contest.rows:
                for choice in row.choices:
                    positions.spans[choice.key] = dossier.public(contest, choice)
        return cls(network, contests, positions, dossier)

    def contest(self, iri: str) -> Contest | None:
        """The contest of an IRI, if it is one."""
        return next((contest for contest in self.contests if contest.iri == iri), None)

    def rows(self, wanted: Callable[[dict[str, Any]], bool]) -> list[dict[str, Any]]:
        """The rows of the table that a view wants."""
        return [row for row in self.dossier.rows if wanted(row)]

    def view(self) -> dict[str, Any]:
        """What every view hands over in the same way."""
        return {
            "entries": self.dossier.panels.entries,
            "search": self.dossier.search(),
            "sources": len(self.dossier.panels.articles),
            "articles": self.dossier.articles(),
            "cited": self.dossier.panels.cited,
        }


def _touching(network: Network, contests: list[Contest], endorser: str) -> list[Contest]:
    """The contests in which an endorser decided, or somebody spoke on its behalf."""
    known = network.in_edges(endorser, data=True) if endorser in network else ()
    said = {edge["contest"] for _, _, edge in known}
    return [
        contest
        for contest in contests
        if contest.iri in said or any(row.endorser == endorser for row in contest.rows)
    ]


def days(
    marks: Iterable[Mark], which: Literal["public", "decided"], contests: Iterable[Contest]
) -> list[date]:
    """The steps of the slider over what is drawn of some contests; see `steps`."""
    return steps((getattr(mark, which) for mark in marks), contests)


def steps(spans: Iterable[Span], contests: Iterable[Contest], least: int = 2) -> list[date]:
    """The days by which a mark is surely public, or decided; and those of the results.

    The end of a span that is too long to be drawn is no such day; fewer than *least*
    are none.
    The last step means everything, so it bears the last day of both. Where a contest
    ended on a day that is not known, a step follows that is no day (`date.max`):
    before it the picture does not say how that ended.
    """
    found = {s[1] for s in spans if s[1] and s[1] != date.max and axis.dated(s)}
    if len(found) < least:
        return []
    return sorted(found | {contest.over for contest in contests if result.ended(contest)})


def missing(
    positions: Positions, position: Position, columns: Iterable[tuple[str, str]]
) -> dict[str, Any]:
    """A row of the table for a position of which no decision is known, written out."""
    network = positions.network
    contest, endorser = position.contest, position.endorser
    why = position.reason if position.what == ABSENT else NOT_FOUND
    cells = {
        "contest": contest.label,
        "endorser": str(network.nodes[endorser]["label"]),
        "kind": words.KINDS.get(network.nodes[endorser]["kind"], words.KINDS["thing"])[0],
        "candidate": why,
    }
    sort = {"contest": f"{contest.last or ''} {contest.label}"}
    return {
        "open": curie(endorser),
        "contest": curie(contest.iri),
        "public": positions.public(position),
        "decided": positions.over(position),
        "kind": network.nodes[endorser]["kind"],
        "cells": [
            {
                "text": cells.get(name, "not known"),
                "sort": sort.get(name, cells.get(name, "")),
                "name": head,
                "known": name in cells,
            }
            for name, head in columns
        ],
        "csv": ["", contest.iri, endorser, "", why, "", "no", "", "", ""],
    }


def nothing(title: str, what: str) -> Sheet:
    """A page that says that there is nothing to draw."""
    return Sheet(
        "none", "Nothing", title, what, Chart(1144, 1), [], [], [],
        "There is nothing to move through.", empty=what,
    )  # fmt: skip
