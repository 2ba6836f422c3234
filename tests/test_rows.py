"""Rows: an answer as Python values."""

from __future__ import annotations

import datetime
import math
from decimal import Decimal

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import query
from kg.query import OxigraphEngine
from kg.query.rows import Rows
from kg.vocabulary import PREFIXES

XSD = PREFIXES["xsd"]
NASTY = st.one_of(st.text(), st.text(st.sampled_from("\"'\\\t\n\r\v\f\x00\x1e\x85\u2028<>@^_eE.1")))
CELLS = st.one_of(
    st.none(),
    NASTY.map(ox.Literal),
    NASTY.map(lambda text: ox.Literal(text, language="en-gb")),
    NASTY.map(lambda text: ox.Literal(text, datatype=ox.NamedNode("urn:x:type"))),
    st.sampled_from(["urn:x:a", "https://herald.example/caf\u00e9?a=1&b='2'"]).map(ox.NamedNode),
)


def rows(text: str) -> Rows:
    """The rows of *text* over nothing."""
    return query.run(OxigraphEngine(ox.Store()), text)


def value(written: str) -> object:
    """The value of a literal as SPARQL writes it, with xsd: known."""
    [row] = rows(f"PREFIX xsd: <{XSD}> SELECT ({written} AS ?value) {{}}")
    return row.value


@given(st.lists(st.tuples(CELLS, CELLS), max_size=4))
def test_values_come_back_to_the_letter(table):
    """Whatever a string holds, it stays in its cell; unbound is None."""
    written = " ".join(f"({' '.join(str(c) if c else 'UNDEF' for c in row)})" for row in table)
    found = rows(f"SELECT ?a ?b {{ VALUES (?a ?b) {{ {written} }} }}")
    assert found == [tuple(c.value if c else None for c in row) for row in table]
    assert found.terms() == table


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("'Ana'", "Ana"),
        ("'Ana'@en", "Ana"),
        ("<https://herald.example/>", "https://herald.example/"),
        ("42", 42),
        ("'05'^^xsd:integer", 5),
        ("'7'^^xsd:nonNegativeInteger", 7),
        ("22.60", Decimal("22.60")),
        ("1e3", 1000.0),
        ("'INF'^^xsd:double", math.inf),
        ("true", True),
        ("'0'^^xsd:boolean", False),
        ("'2026-03-14'^^xsd:date", datetime.date(2026, 3, 14)),
        ("'2026-03-14T10:00:00'^^xsd:dateTime", "2026-03-14T10:00:00"),
    ],
)
def test_value(written, wanted):
    """The types that the contract names; all else is its text."""
    found = value(written)
    assert found == wanted
    assert type(found) is type(wanted)


@pytest.mark.parametrize(
    "written",
    [
        "'1_000'^^xsd:integer",
        "'\u0661\u0662'^^xsd:integer",
        "'many'^^xsd:integer",
        "'1_0.5'^^xsd:decimal",
        "'nan'^^xsd:decimal",
        "'1_0'^^xsd:double",
        "'yes'^^xsd:boolean",
        "'20260314'^^xsd:date",
        "'2026-W11-6'^^xsd:date",
        "'2026-02-30'^^xsd:date",
        "'2026-03-14Z'^^xsd:date",
    ],
)
def test_a_malformed_literal_stays_its_text(written):
    """It is not guessed at, and no other value is made of it."""
    assert value(written) == written.split("'")[1]


@pytest.mark.parametrize(
    ("columns", "fields"),
    [
        ("?candidate ?rank", ("candidate", "rank")),
        ("?class ?rank", ("_0", "rank")),
        ("?1 ?rank", ("_0", "rank")),
        ("?_hidden ?rank", ("_0", "rank")),
        ("?caf\u00e9 ?index", ("caf\u00e9", "index")),
    ],
)
def test_fields(columns, fields):
    """A column that Python cannot name is counted; `.columns` keeps its name."""
    [row] = rows(f"SELECT {columns} {{ VALUES (?rank) {{ (1) }} }}")
    assert row._fields == fields
    assert rows(f"SELECT {columns} {{}}").columns == tuple(columns.replace("?", "").split())


def test_no_rows():
    """Nothing found is no error, and the columns are known."""
    found = rows("SELECT ?a ?b { FILTER (false) }")
    assert (list(found), found.terms(), len(found), bool(found)) == ([], [], 0, False)
    assert found.columns == ("a", "b")


def test_rows_without_columns_are_counted():
    """An empty pattern has one solution."""
    assert list(rows("SELECT * {}")) == [()]


def test_one_empty_column():
    """A row whose only cell is unbound is still a row."""
    assert list(rows("SELECT ?a {}")) == [(None,)]


def test_rows_are_a_sequence():
    """They can be counted, cut and compared like a list."""
    found = rows("SELECT ?n { VALUES ?n { 1 2 3 } }")
    assert (len(found), found[0].n, [row.n for row in found[1:]]) == (3, 1, [2, 3])
    assert found == [(1,), (2,), (3,)]
    assert repr(found) == "<Rows n: 3>"


def test_terms_keep_language_and_datatype():
    """For those who need more than the value."""
    [(name, number)] = rows("SELECT ('Ana'@en AS ?a) (22.60 AS ?b) {}").terms()
    assert name == ox.Literal("Ana", language="en")
    assert number.datatype == ox.NamedNode(f"{XSD}decimal")
