"""The library's answers about the whole record, against rows worked out by hand."""

from __future__ import annotations

import pyoxigraph
import pytest
from graphs import cell, comparable_rows, question
from query_cases import CASES
from record_cases import LIVE, RECORD, Record
from record_questions import QUESTIONS

from kg.query import OxigraphEngine, RdflibEngine, library, run

every_case = pytest.mark.parametrize("case", RECORD, ids=[case.name for case in RECORD])
every_question = pytest.mark.parametrize("name", sorted(QUESTIONS))


@pytest.fixture(scope="module")
def rdflib_engine(store: pyoxigraph.Store) -> RdflibEngine:
    """rdflib's own engine over the whole record, filled once."""
    return RdflibEngine.of(store)


def test_every_query_is_asked_of_both_engines():
    """With parameters where it needs them."""
    assert {query for query, _ in QUESTIONS.values()} == set(library.names()) - LIVE


def test_every_query_has_rows_worked_out_by_hand():
    """On the whole record, or on the two articles that it began with."""
    assert {case.query for case in (*CASES, *RECORD)} == set(library.names()) - LIVE


@every_case
def test_rows_are_those_worked_out_by_hand(engine: OxigraphEngine, case: Record):
    """The record answers as the tables do."""
    rows = run(engine, case.query, **case.values)
    at = {name: place for place, name in enumerate(rows.columns)}
    found = [
        tuple(cell(row[at[column]]) for column in case.columns)
        for row in rows.terms()
        if all(cell(row[at[column]]) == value for column, value in case.where.items())
    ]
    assert found == case.rows


@every_question
def test_rows_are_equal_in_rdflib(engine: OxigraphEngine, rdflib_engine: RdflibEngine, name: str):
    """Two engines that share no code agree on all rows."""
    query, values = QUESTIONS[name]
    asked = question(engine, query, **values)
    assert comparable_rows(engine, asked) == comparable_rows(rdflib_engine, asked)
