"""Facts: the record as the twelve tables that a spreadsheet or a script reads."""

from __future__ import annotations

from kg import query
from kg.export import agents, backings, contests, figures
from kg.export.ground import Ground, Table


def tables(engine: query.Engine) -> list[Table]:
    """The tables, in the order in which one leads to the next."""
    ground = Ground(engine)
    counted = figures.figures(ground)
    return [
        agents.sources(ground),
        agents.people(ground),
        agents.unions(ground),
        agents.union_events(ground),
        agents.offices(ground),
        figures.membership(counted),
        figures.rank_claims(ground),
        contests.contests(ground, counted),
        contests.candidacies(ground, counted),
        figures.results(ground, counted),
        backings.endorsements(ground),
        figures.committee_votes(ground, counted),
    ]
