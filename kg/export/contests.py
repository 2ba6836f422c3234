"""Contests: the tables of contests and of those who stood in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from kg.export.figures import Figure, gathered
from kg.export.ground import Ground, Table, ids, local, things
from kg.export.spans import partial
from kg.export.words import word

# The columns of a stage: when it began, when it ended, and what it asked.
_STAGES = {
    "mpNominations": ("nominations_open", "mp_nominations_close", "mp_threshold"),
    "affiliateNominations": (
        "affiliate_nominations_open",
        "affiliate_nominations_close",
        "affiliate_rule",
    ),
    "ballotStage": ("ballot_open", "ballot_close", ""),
}
_TURNOUT = {
    "votesCast": "turnout_votes",
    "turnoutShare": "turnout_percent",
    "electorate": "electorate",
}
_NOMINATIONS = {
    "mpSection": "mp_nominations",
    "mpMepSection": "mp_nominations",
    "localPartySection": "clp_nominations",
    "affiliateSection": "affiliate_nominations",
}


def contests(ground: Ground, found: Iterable[Figure]) -> Table:
    """A row for each contest, with the days of its stages and its turnout."""
    cells: dict[str, dict[str, str]] = {}
    made: dict[str, set[str]] = defaultdict(set)
    for row in ground.ask("contests"):
        cells[row.contest] = {
            "id": local(row.contest),
            "name": row.name or row.label,
            "organisation": local(row.organization),
            "post": _post(row.post),
            "trigger": row.trigger or "",
            "status": word("contest", row.status),
            "system": row.system or "",
            "notes": ground.notes(row.contest),
            "source": ground.source(row.contest),
        }
        made[row.contest].add(row.contest)
    for row in ground.ask("stages"):
        if row.contest in cells:
            cells[row.contest].update(_stage(row))
            made[row.contest].add(row.stage)
    for row in ground.ask("candidacies"):
        if local(row.status) == "won" and row.contest in cells:
            cells[row.contest]["winner"] = local(row.person)
    for figure in found:
        contest = figure.row.of
        is_kept = not figure.row.article and not figure.row.vote
        if contest in cells and figure.measure in _TURNOUT and is_kept:
            cells[contest][_TURNOUT[figure.measure]] = figure.number
            made[contest].update(figure.things)
    rows = ({**row, "things": things(made[contest])} for contest, row in cells.items())
    return Table.of("contests", rows)


def _post(post: str | None) -> str:
    """The word for a post; the tables leave out whose mayor it is."""
    name = local(post).rpartition(".")[2]
    return "mayoral-candidate" if name.startswith("mayoral-candidate") else name


def _stage(row: Any) -> dict[str, str]:
    """The cells that a stage fills, but for those it leaves empty."""
    kind = local(row.kind)
    if kind == "resultStage":
        return {"result_date": partial(row.earliest, row.latest)}
    if kind not in _STAGES:
        return {}
    opened, closed, rule = _STAGES[kind]
    filled = {
        opened: partial(row.startEarliest, row.startLatest),
        closed: partial(row.endEarliest, row.endLatest),
        rule: row.rule or "",
    }
    return {column: cell for column, cell in filled.items() if cell}


def candidacies(ground: Ground, found: Iterable[Figure]) -> Table:
    """A row for each candidacy, and one for each other version of its nominations."""
    rows: list[dict[str, str]] = []
    standing: dict[str, dict[str, str]] = {}
    made: dict[str, set[str]] = defaultdict(set)
    for row in ground.ask("candidacies"):
        standing[row.candidacy] = {
            "contest": local(row.contest),
            "person": local(row.person),
            "status": word("candidacy", row.status),
        }
        made[row.candidacy].add(row.candidacy)
    counts = [
        figure
        for figure in found
        if figure.measure == "nominations"
        and figure.row.of in standing
        and local(figure.row.section) in _NOMINATIONS
    ]
    kept: dict[str, dict[str, str]] = defaultdict(dict)
    for figure in counts:
        if not figure.row.article:
            column = _NOMINATIONS[local(figure.row.section)]
            kept[figure.row.of][column] = figure.number
            made[figure.row.of].update(figure.things)
    for candidacy, cells in standing.items():
        rows.append(
            cells
            | kept[candidacy]
            | {
                "notes": ground.notes(candidacy),
                "source": ground.source(candidacy),
                "things": things(made[candidacy]),
            }
        )
    columns = {"nominations": "nominations"}
    claimed = [figure for figure in counts if figure.row.article]
    for group in gathered(claimed, columns, lambda row: (row.of, local(row.section))):
        figure = group["nominations"]
        rows.append(
            standing[figure.row.of]
            | {
                _NOMINATIONS[local(figure.row.section)]: figure.number,
                "notes": figure.note,
                "source": ids(figure.articles),
                "things": things(figure.things),
            }
        )
    return Table.of("candidacies", rows)
