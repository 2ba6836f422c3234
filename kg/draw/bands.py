"""Bands: all contests, a row each, with a thread for the endorser that is chosen.

A box is a decision; the thread through an endorser's boxes is its identity.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from kg.article import Texts
from kg.draw import bands_words, posts, say, stages, words
from kg.draw.apart import build
from kg.draw.bands_chart import BOXED, BOXED_MOST, Band, Bands, Box, Cluster, draw
from kg.draw.chart import Fold, Mark
from kg.draw.contests import Group as Chosen
from kg.draw.contests import between, gather, groups
from kg.draw.dossier import Dossier, decided, rank
from kg.draw.drawing import shape
from kg.draw.positions import Positions
from kg.draw.record import Contest, Row
from kg.draw.sheet import ChartView, Group, Item, Line, Sheet
from kg.draw.surnames import surnames_of
from kg.draw.table import COLUMNS, CSV_COLUMNS
from kg.network.build import Network
from kg.network.metric import fit_all
from kg.query import Engine
from kg.vocabulary import curie

LEAST = 3
_HOW = (
    "Each row is a contest, newest first; after each candidate stand those who chose them,"
    " the winner first."
)


def view(
    engine: Engine, texts: Texts, since: str | None = None, until: str | None = None
) -> ChartView:
    """All contests of the graph as bands, or those between two days, months or years.

    Raises:
        UsageError: one of these is none.
    """
    network = build(engine)
    known = stages.of(engine)
    contests = [one for one in between(gather(network, known), since, until) if one.rows]
    dossier = Dossier.of(engine, texts, network, contests)
    maker = _Maker(dossier, Positions(engine, network, contests), contests)
    shown = [contest for contest in contests if len(contest.decided()) >= LEAST]
    few = [contest for contest in contests if contest not in shown]
    bands = [maker.band(contest, contest.over) for contest in shown]
    whole = Bands(
        [band for band in bands if band.main],
        [band for band in bands if not band.main],
        [maker.named(contest) for contest in few],
    )
    follow = maker.follow(bands)
    sheet = Sheet(
        key="all",
        label="All contests",
        title=bands_words.title(shown),
        standfirst=bands_words.standfirst(shown, bands),
        chart=draw(whole),
        phone=_phone(bands),
        legend=bands_words.legend(bands),
        leaves_out=bands_words.leaves_out(dossier, contests, few),
        how=_HOW,
        public=bands_words.days(bands, "public", shown),
        decided=bands_words.days(bands, "decided", shown),
        title_then="Who had backed whom by {day}?",
        standfirst_then="By then {shown} of {all} dated decisions {by}.",
        empty="" if shown else "No contest has three known endorsers.",
    )
    return ChartView(
        name="network",
        chose=f"network: all {len(contests)} contests with a known endorser, as bands",
        sheets=[sheet],
        opening="all",
        entries=dossier.panels.entries,
        search=dossier.search(),
        columns=COLUMNS,
        csv_columns=CSV_COLUMNS,
        rows=dossier.rows,
        sources=len(dossier.panels.articles),
        filters=("contest", "kind"),
        follow=follow,
        articles=dossier.articles(),
        cited=dossier.panels.cited,
    )


@dataclass
class _Maker:
    """Contests on their way to bands."""

    dossier: Dossier
    positions: Positions
    contests: list[Contest]

    @property
    def network(self) -> Network:
        return self.dossier.network

    @cached_property
    def shown(self) -> dict[str, str]:
        """The short name of each endorser as it fits into a box."""
        endorsers = {row.endorser for contest in self.contests for row in contest.rows}
        shorts = sorted(self.positions.short(endorser) for endorser in endorsers)
        return fit_all(shorts, BOXED_MOST, BOXED, bold=True)

    @property
    def whose(self) -> str | None:
        """The organization with most contests: its rows come first."""
        return posts.main(self.positions, self.contests)

    def named(self, contest: Contest) -> tuple[str, Mark]:
        """A contest that has too few boxes for a row, as a mark."""
        label = posts.name(self.positions, contest, self.whose)
        return label, self._contest(contest, -1)

    def band(self, contest: Contest, result: Any) -> Band:
        """One contest as a row."""
        found, _ = groups(self.network, contest)
        surnames = surnames_of(self.network, contest.standings)
        index = self.contests.index(contest)
        clusters: list[Cluster] = []
        ordered = sorted(found, key=lambda g: (g.lane is not None, not _won(g), -_counted(g)))
        for group in ordered:
            rows = [row for row in group.rows if row.counts]
            if not rows and not _won(group):
                continue
            # A count of its own, and part of the contest's.
            counts = f"{index} {len(clusters)}"
            clusters.append(self._cluster(contest, group, rows, surnames, index, counts))
        return Band(
            year=say.year(contest),
            post=posts.role(self.positions, contest, self.whose),
            label=contest.label,
            mark=self._contest(contest, index),
            clusters=clusters,
            main=posts.national(self.positions, contest, self.whose),
            result=result,
        )

    def _contest(self, contest: Contest, index: int) -> Mark:
        known = len(contest.decided())
        tail = f", {words.number(known)} known endorser{'' if known == 1 else 's'}"
        key = curie(contest.iri)
        said = f"{contest.label}, contest{tail}"
        # A contest that has no row has no marks that could be counted.
        tally = str(index) if index >= 0 else None
        return Mark(key, said, (key,), contest=key, group=index, tally=tally, tail=tail)

    def _cluster(
        self,
        contest: Contest,
        group: Chosen,
        rows: list[Row],
        surnames: dict[str, str],
        index: int,
        counts: str,
    ) -> Cluster:
        standing = group.standing
        whom = say.label(self.network, standing.person) if standing else ""
        since = self._since(contest, rows)
        head = None
        if standing:
            status = say.STATUS.get(standing.status or "", "")
            said = say.counted(self.network, rows) or "no endorser found"
            spoken = ", ".join(filter(None, (whom, status, said)))
            about = (curie(standing.person), *(curie(row.endorser) for row in rows))
            head = Mark(
                curie(standing.person),
                spoken,
                about,
                (since, None),
                (since, None),
                curie(contest.iri),
                group=index,
                outcome=f", {status}" if status else "",
                over=contest.over,
                tally=counts if rows else None,
                tail=f", {said}" if rows else "",
            )
        place = {row.key: f"{at + 1} of {len(rows)}" for at, row in enumerate(rows)}
        unions = [row for row in rows if self.network.nodes[row.endorser]["kind"] == "union"]
        boxes = [self._box(contest, row, place[row.key], index, counts) for row in unions]
        rest: dict[str, list[Row]] = defaultdict(list)
        for row in rows:
            if row not in unions:
                rest[self.network.nodes[row.endorser]["kind"]].append(row)
        folds = [
            self._fold(contest, group, kind, held, index, counts)
            for kind, held in sorted(rest.items())
        ]
        name = (
            surnames.get(whom, "")
            if standing
            else bands_words.LANES.get(group.lane or "", "unknown")
        )
        return Cluster(name, _won(group), standing is not None, head, boxes, folds, since)

    def _since(self, contest: Contest, rows: list[Row]) -> date | None:
        """The first day of a contest, or of a choice in it: before it no name stands there."""
        days = [contest.first, *(decided(row.first)[0] for row in rows)]
        return min(filter(None, days), default=None)

    def _box(self, contest: Contest, row: Row, place: str, index: int, counts: str) -> Box:
        choice = row.first
        form = choice.edge.get("form") or ""
        firm = choice.kind == "decision" or form in {"nomination", "supplementaryNomination"}
        short = self.positions.short(row.endorser)
        return Box(
            short,
            self.shown[short],
            curie(row.endorser),
            firm,
            self._mark(contest, row, f". {place}", index, counts),
        )

    def _mark(self, contest: Contest, row: Row, place: str, index: int, counts: str) -> Mark:
        """One endorser's choice, drawn as a box or folded."""
        choice = row.first
        return Mark(
            curie(choice.key),
            f"{say.spoken(self.network, choice, row)}{place}",
            tuple(curie(iri) for iri in (choice.endorser, choice.target) if iri),
            self.positions.bounded(contest, self.dossier.public(contest, choice)),
            self.positions.bounded(contest, decided(choice)),
            curie(contest.iri),
            self.network.nodes[row.endorser]["kind"],
            rank(choice),
            counts,
            index,
            over=contest.over,
        )

    def _fold(
        self,
        contest: Contest,
        group: Chosen,
        kind: str,
        rows: list[Row],
        index: int,
        counts: str,
    ) -> tuple[str, str, Mark]:
        """Societies and others as a count; the panel lists them."""
        standing = group.standing
        whom = say.label(self.network, standing.person) if standing else "nobody"
        key = (
            f"fold:{curie(contest.iri)}:{curie(standing.person) if standing else group.lane}:{kind}"
        )
        marks = tuple(self._mark(contest, row, "", index, counts) for row in rows)
        fold = Fold(marks, *words.KINDS.get(kind, words.KINDS["thing"]), f" for {whom}")
        heading = f"{fold.said}{fold.whom}"
        self.dossier.folded(key, heading, contest, rows)
        about = tuple(curie(row.endorser) for row in rows)
        mark = Mark(key, heading, about, contest=curie(contest.iri), kind=kind, group=index,
                    fold=fold)  # fmt: skip
        return shape(self.network, rows[0].endorser), fold.said, mark

    def follow(self, bands: list[Band]) -> list[tuple[str, str]]:
        """Every endorser with two boxes or more, by name."""
        counts = Counter(box.endorser for band in bands for c in band.clusters for box in c.boxes)
        labels = {curie(iri): node["label"] for iri, node in self.network.nodes(data=True)}
        kept = [(key, labels[key]) for key, count in counts.items() if count > 1]
        return sorted(kept, key=lambda pair: (pair[1], pair[0]))


def _won(group: Chosen) -> bool:
    return group.standing is not None and group.standing.status == "won"


def _counted(group: Chosen) -> int:
    return sum(row.counts for row in group.rows)


def _phone(bands: list[Band]) -> list[Group]:
    found = []
    for band in bands:
        group = Group(f"{band.year} {band.post}".strip(), "", "other", band.mark)
        for cluster in band.clusters:
            items = [
                Item(box.mark, box.name, "", bands_words.sign_of(cluster, box), bold=True)
                for box in cluster.boxes
            ]
            items += [
                Item(mark, said, "", bands_words.folded(name)) for name, said, mark in cluster.folds
            ]
            if cluster.head and not items:
                items = [Item(cluster.head, "no endorser found")]
            won = "(won)" if cluster.won else ""
            since = (band.result, band.result)
            group.lines.append(Line(cluster.name, tuple(items), outcome=won, since=since))
        found.append(group)
    return found
