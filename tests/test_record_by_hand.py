"""The library's broad answers against the same worked out from the fact tables."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from record_by_hand import Tables

from kg.query import OxigraphEngine, run

pytestmark = pytest.mark.held


@pytest.fixture(scope="module")
def tables(shared: Path) -> Tables:
    """The tables that the record was made of."""
    return Tables(shared / "facts")


def slug(iri: str | None) -> str:
    """The last part of an IRI, as the tables have it."""
    return iri.rsplit("/", 1)[-1] if iri else ""


def percent(part: Any, whole: Any) -> float:
    """A share as the library rounds it."""
    return pytest.approx(100 * part / whole, abs=0.051)


def test_accuracy_is_that_of_the_tables(engine: OxigraphEngine, tables: Tables):
    """Every endorser, its first choices, those that won and what a guess would get."""
    wanted = tables.accuracy()
    rows = list(run(engine, "endorser-accuracy"))
    assert {slug(r.endorser): (r.contests, r.won) for r in rows} == {
        endorser: (contests, won) for endorser, (contests, won, _) in wanted.items()
    }
    for row in rows:
        contests, won, guessed = wanted[slug(row.endorser)]
        assert float(row.guessed) == pytest.approx(float(guessed), abs=0.0051)
        assert float(row.ratio) == pytest.approx(float(won / guessed), abs=0.0051)
        assert float(row.share) == percent(won, contests)


def test_agreement_is_that_of_the_tables(engine: OxigraphEngine, tables: Tables):
    """Every two endorsers with a contest in common, each pair once."""
    wanted = tables.agreement()
    rows = list(run(engine, "agreement", minimum=1))
    found = {(slug(r.endorser), slug(r.otherEndorser)): (r.contests, r.same) for r in rows}
    assert len(rows) == len(found) == len(wanted) // 2
    assert found == {pair: wanted[pair] for pair in found}
    assert all(float(r.share) == percent(r.same, r.contests) for r in rows)


def test_neutrality_is_that_of_the_tables(engine: OxigraphEngine, tables: Tables):
    """Who recommended nobody, and out of how many decisions."""
    rows = run(engine, "neutrality")
    found = {slug(r.endorser): (r.contests, r.nobody) for r in rows}
    assert found == tables.neutrality()


def test_the_table_has_every_cell_of_the_tables(engine: OxigraphEngine, tables: Tables):
    """Each decided row is a cell, and there is no other."""
    words = {1: "first", 2: "second"}
    found = {
        (slug(r.contest), slug(r.endorser), slug(r.candidate), r.rank, r.round, slug(r.outcome))
        for r in run(engine, "union-candidate-table")
    }
    told = set()
    for contest, endorser, candidate, rank, round_, outcome in found:
        nobody = outcome.endswith("noRecommendation") and not candidate
        word = "none" if nobody else words.get(rank, "supplementary")
        told.add((contest, endorser, candidate, "second" if round_ == 2 else word))
    # A suggestion stands in the place of the row that says "nobody".
    suggested = {cell[:2] for cell in told if cell[3] == "supplementary"}
    wanted = {cell for cell in tables.cells() if cell[3] != "none" or cell[:2] not in suggested}
    assert told == wanted


def test_unity_is_that_of_the_tables(engine: OxigraphEngine, tables: Tables):
    """Every contest: the unions, those behind the most backed, the effective number."""
    rows = list(run(engine, "union-unity"))
    contests = {contest for contest in tables.stands if tables.counts(contest, "union")}
    assert {slug(r.contest) for r in rows} == contests
    for row in rows:
        counts = tables.counts(slug(row.contest), "union")
        assert counts[slug(row.candidate)] == row.backing == max(counts.values())
        assert row.unions == counts.total()
        squares = sum(count**2 for count in counts.values())
        assert float(row.effective) == pytest.approx(counts.total() ** 2 / squares, abs=0.0051)


def test_societies_and_unions_are_those_of_the_tables(engine: OxigraphEngine, tables: Tables):
    """Every contest in which both a union and a society chose."""
    found = {
        (slug(r.contest), slug(r.unionChoice), slug(r.societyChoice), r.unions, r.societies, r.same)
        for r in run(engine, "societies-and-unions")
    }
    wanted = set()
    for contest in tables.stands:
        unions = tables.counts(contest, "union")
        societies = tables.counts(contest, "socialist-society")
        for union_choice, backers in unions.items():
            for choice, others in societies.items():
                if backers == max(unions.values()) and others == max(societies.values()):
                    same = union_choice == choice
                    wanted.add((contest, union_choice, choice, backers, others, same))
    assert found == wanted


def test_switches_are_those_of_the_tables(engine: OxigraphEngine, tables: Tables):
    """Every change from a contest to the next for the same post."""
    found = {
        tuple(map(slug, (r.endorser, r.fromContest, r.fromCandidate, r.toContest, r.toCandidate)))
        for r in run(engine, "switches")
        if r.fromContest != r.toContest
    }
    assert found == tables.switches()


def test_records_of_contests_count_as_the_tables(engine: OxigraphEngine, tables: Tables):
    """Backers by type, and those who recommended nobody, of every contest."""
    for contest in {row["id"] for row in tables.rows["contests"]}:
        unions = tables.counts(contest, "union")
        societies = tables.counts(contest, "socialist-society")
        rows = list(run(engine, "contest-record", contest=f"contest:{contest}"))
        for row in rows:
            if row.candidate:
                backers = (unions[slug(row.candidate)], societies[slug(row.candidate)])
                assert (row.unions, row.societies) == backers
        stands = tables.stands.get(contest, {})
        nobody = sum(choice is None for choice in stands.values())
        told = [r.unions + r.societies + r.bodies + r.others for r in rows if not r.candidate]
        assert told == ([nobody] if nobody else [])
