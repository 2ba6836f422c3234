"""The library's answers about the two articles, against rows worked out by hand.

The whole record has cases of its own, in test_record.
"""

from __future__ import annotations

import pyoxigraph
import pytest
from graphs import cell, comparable_rows, question
from query_cases import CASES, WORDED, Case

from kg.query import OxigraphEngine, RdflibEngine, guard, library, parameters, run
from kg.vocabulary import BASE, PREFIXES

SOMETHING = f"{BASE}id/contest/nobody-knows"
CONTRACT = {
    "endorsements-by-union": (
        "union? | union contest candidate rank kind earliest latest body source"
    ),
    "backers-of-candidate": "person | endorser contest rank earliest latest source",
    "no-recommendations": "contest? | endorser contest earliest latest body source",
    "decisions-by-body": "body? | decision endorser contest outcome body source",
    "statements-by-speaker": "person? | statement speaker office onBehalfOf about gist article",
    "claims-of-article": "article | claim subject modality voice phrase start end",
    "contradictions": "| claim otherClaim about source otherSource",
    "expectations": "| expectation endorser candidate contest likelihood result",
    "poll-figures": "| poll round candidate value unit source",
    "described-as": "entity? | claim subject property value scope earliest latest source",
    "nomination-rules": (
        "contest? | rule contest stage nominator minCount minShare including source"
    ),
    "membership-figures": "union? | union measure value precision earliest latest source",
    "nomination-status": "contest date | candidacy requirement met missing",
    "public-on": "date contest? | decision endorser candidate decided published certainty",
    "single-source-facts": "| fact source",
}

every_case = pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])


@pytest.fixture(scope="module")
def store(seed_store: pyoxigraph.Store) -> pyoxigraph.Store:
    """The graph of the two articles, in place of the shipped one."""
    return seed_store


@pytest.fixture(scope="module")
def engine(seed_engine: OxigraphEngine) -> OxigraphEngine:
    """The embedded engine over the two articles."""
    return seed_engine


@pytest.fixture(scope="module")
def rdflib_engine(store: pyoxigraph.Store) -> RdflibEngine:
    """rdflib's own engine over the two articles."""
    return RdflibEngine.of(store)


def texts(store: pyoxigraph.Store, iri: str) -> set[str]:
    """The gist of a statement, or the phrases of a claim's passages."""
    end = PREFIXES["end"]
    subject = pyoxigraph.NamedNode(iri)
    gists = store.quads_for_pattern(subject, pyoxigraph.NamedNode(f"{end}gist"), None)
    passages = store.quads_for_pattern(subject, pyoxigraph.NamedNode(f"{end}evidence"), None)
    phrases = (
        phrase
        for passage in passages
        for phrase in store.quads_for_pattern(
            passage.object, pyoxigraph.NamedNode(f"{end}phrase"), None
        )
    )
    return {quad.object.value for quad in (*gists, *phrases)}


def worded(
    store: pyoxigraph.Store, terms: tuple[object, ...], wanted: tuple[str, ...]
) -> list[str]:
    """A row as words, with `WORDED` for what the data's own words have to fill."""
    found = [cell(term) for term in terms[: len(wanted)]]
    entities = [t.value for t in terms if isinstance(t, pyoxigraph.NamedNode)]
    known = {text for iri in entities for text in texts(store, iri)}
    return [
        WORDED if want == WORDED and word in known else word
        for word, want in zip(found, wanted, strict=True)
    ]


@pytest.mark.parametrize("name", CONTRACT)
def test_a_required_query_has_its_parameters_and_columns(name):
    """Scripts outside this repository rely on them, and on their order."""
    query = library.named(name)
    parameters, columns = CONTRACT[name].split("|")
    assert [f"{p.name}{'?' * p.optional}" for p in query.parameters] == parameters.split()
    assert list(query.columns or ()) == columns.split()


@every_case
def test_rows_are_those_worked_out_by_hand(store: pyoxigraph.Store, case: Case):
    """The graph answers as the articles do."""
    rows = run(OxigraphEngine(store), case.query, **case.values)
    assert rows.columns[: len(case.columns)] == case.columns
    blank = ("",) * len(case.columns)
    terms = rows.terms()
    found = [
        worded(store, row, case.rows[at] if at < len(case.rows) else blank)
        for at, row in enumerate(terms)
    ]
    assert found == [list(row) for row in case.rows]


@every_case
def test_rows_are_equal_in_rdflib(engine: OxigraphEngine, rdflib_engine: RdflibEngine, case: Case):
    """Two engines that share no code agree on columns, rows and their order."""
    asked = question(engine, case.query, **case.values)
    assert comparable_rows(engine, asked) == comparable_rows(rdflib_engine, asked)


@every_case
def test_each_entity_stands_with_its_label(store: pyoxigraph.Store, case: Case):
    """A column of entities has a label column, which holds their one label."""
    rows = run(OxigraphEngine(store), case.query, **case.values)
    label = pyoxigraph.NamedNode(f"{PREFIXES['rdfs']}label")
    for row in rows.terms():
        terms = dict(zip(rows.columns, row, strict=True))
        for column in case.columns:
            term = terms[column]
            if isinstance(term, pyoxigraph.NamedNode) and term.value.startswith(BASE):
                found = [q.object for q in store.quads_for_pattern(term, label, None, None)]
                assert terms[f"{column}Label"] in found, (column, term)
            elif term is None and f"{column}Label" in terms:
                assert terms[f"{column}Label"] is None


@every_case
def test_an_empty_graph_has_empty_answers(case: Case):
    """Engines differ on sums over nothing; ours never show it."""
    entities = {name: SOMETHING if name != "date" else value for name, value in case.values.items()}
    text = parameters.fill(library.named(case.query), entities, lambda value, _: value)
    asked = guard.check(text)
    empty = pyoxigraph.Store()
    assert comparable_rows(OxigraphEngine(empty), asked)[1:] == ()
    assert comparable_rows(RdflibEngine.of(empty), asked)[1:] == ()
