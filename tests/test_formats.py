"""Formats: an answer as bytes for machines, or as cells for people."""

from __future__ import annotations

import csv
import io
import json

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import QueryError, UsageError
from kg.query import formats, library
from kg.vocabulary import PREFIXES

PERSON = PREFIXES["person"]
NASTY = st.text(st.sampled_from("\"',;\n\r\t\\|`*_<>[]\x1b\u202e\u00e9\U0001f5f3a "))
STORE = ox.Store()


def answered(text: str) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
    """The store's own answer over nothing."""
    return STORE.query(text)


def values(*cells: str) -> ox.QuerySolutions:
    """One column of strings, one a row."""
    return answered(
        f"SELECT ?a {{ VALUES ?a {{ {' '.join(str(ox.Literal(c)) for c in cells)} }} }}"
    )


@given(st.lists(NASTY, min_size=1, max_size=4))
def test_csv_gives_every_value_back(cells):
    """Python's own reader is the judge; spreadsheets read alike."""
    written = formats.machine(values(*cells), "csv").decode("utf-8")
    assert list(csv.reader(io.StringIO(written, newline=""))) == [
        ["a"],
        *([cell] if cell else [] for cell in cells),
    ]


@given(st.lists(NASTY, min_size=1, max_size=4))
def test_json_gives_every_value_back(cells):
    """The W3C form: a term has a type and a value."""
    record = json.loads(formats.machine(values(*cells), "json"))
    assert record["head"] == {"vars": ["a"]}
    assert record["results"]["bindings"] == [{"a": {"type": "literal", "value": c}} for c in cells]


@given(st.lists(NASTY, min_size=1, max_size=4))
def test_tsv_has_a_line_a_row(cells):
    """What would break a line is escaped."""
    written = formats.machine(values(*cells), "tsv").decode("utf-8")
    assert written.count("\n") == len(cells) + 1


@pytest.mark.parametrize(
    ("text", "name", "wanted"),
    [
        ("SELECT (<a:b> AS ?a) (1 AS ?b) {}", "csv", "a,b\r\na:b,1\r\n"),
        ("SELECT (<a:b> AS ?a) ('x'@en AS ?b) {}", "tsv", '?a\t?b\n<a:b>\t"x"@en\n'),
        ("SELECT ?a ?b {}", "csv", "a,b\r\n,\r\n"),
        ("SELECT ?a { FILTER (false) }", "csv", "a\r\n"),
        ("ASK {}", "csv", "true\n"),
        ("ASK { FILTER (false) }", "tsv", "false\n"),
        ("ASK {}", "json", '{"head":{},"boolean":true}'),
        ("CONSTRUCT { <a:s> <a:p> 2 , 1 } {}", "nt", None),
        ("CONSTRUCT {} {}", "nt", ""),
        ("CONSTRUCT {} {}", "ttl", ""),
    ],
)
def test_machine(text, name, wanted):
    """The whole answer, to the byte."""
    integer = f"^^<{PREFIXES['xsd']}integer>"
    if wanted is None:
        wanted = f'<a:s> <a:p> "1"{integer} .\n<a:s> <a:p> "2"{integer} .\n'
    assert formats.machine(answered(text), name).decode("utf-8") == wanted


def test_turtle_uses_our_prefixes():
    """And only those that it needs."""
    text = f"CONSTRUCT {{ <{PERSON}ana> <a:p> 1 }} {{}}"
    written = formats.machine(answered(text), "ttl").decode("utf-8")
    assert f"@prefix person: <{PERSON}> ." in written
    assert "person:ana <a:p> 1 ." in written
    assert "union:" not in written


def test_what_fails_on_the_way_is_an_error_of_the_query():
    """Rows are made as they are written."""
    found = answered("SELECT * { SERVICE <http://127.0.0.1:9/> {} }")
    with pytest.raises(QueryError, match="query failed"):
        formats.machine(found, "csv")


@pytest.mark.parametrize("form", ["SELECT", "ASK", "CONSTRUCT", "DESCRIBE"])
@pytest.mark.parametrize("name", ["table", "csv", "tsv", "json", "xml", "md", "ttl", "nt"])
def test_rows_and_triples_have_formats_of_their_own(form, name):
    """Which is seen from the query's form alone."""
    fits = (name in {"ttl", "nt"}) == (form in {"CONSTRUCT", "DESCRIBE"}) or name == "table"
    if fits:
        formats.fit(form, name)
    else:
        with pytest.raises(UsageError, match=f"format {name} does not fit {form}; wanted"):
            formats.fit(form, name)


def test_a_label_stands_for_its_thing():
    """And the column of labels is not shown again."""
    ana = ox.NamedNode(f"{PERSON}ana")
    columns = ["person", "onBehalfOf", "personLabel", "rank"]
    rows = [(ana, ana, ox.Literal("Ana", language="en"), ox.Literal(1)), (ana, None, None, None)]
    assert formats.cells(columns, rows) == (
        ["person", "on behalf of", "rank"],
        [["Ana", "person:ana", "1"], ["person:ana", "", ""]],
    )


@given(NASTY)
def test_cells_are_printable(text):
    """No cell steers a terminal or breaks a line."""
    _, [[cell]] = formats.cells(["a"], [(ox.Literal(text),)])
    assert cell.isprintable()
    assert len(cell) == len(text)


@given(st.lists(NASTY, min_size=1, max_size=3))
def test_markdown_has_a_line_a_row_and_no_mark_of_its_own(cells):
    """What Markdown or HTML would read is escaped."""
    heads, lines = formats.cells(["a"], [(ox.Literal(cell),) for cell in cells])
    written = formats.markdown(heads, lines).splitlines()
    assert written[:2] == ["| a |", "| --- |"]
    assert len(written) == len(cells) + 2
    for line in written[2:]:
        bare = line[2:-2].replace("\\\\", "")
        for sign in "|`*_<>[]":
            assert bare.count(sign) == bare.count(f"\\{sign}")


HEADED = """\
#+ summary: Who backs
#+   Ana?
#+ parameters:
#+   person: the person, an end:Person, optional
#+   day: {type: xsd:date, default: 2020-01-08, meaning: as of}
#+ columns:
#+   endorser: who backs
SELECT ?endorser { $person ?day $day } ORDER BY ?endorser
"""


def test_a_heading_is_read():
    """Either way to write a parameter."""
    query = library.parse(HEADED, "backers")
    assert (query.name, query.summary, query.headed) == ("backers", "Who backs Ana?", True)
    assert query.columns == {"endorser": "who backs"}
    person, day = query.parameters
    assert (person.name, person.type, person.optional) == (
        "person",
        f"{PREFIXES['end']}Person",
        True,
    )
    assert (day.name, day.default, day.optional, day.meaning) == (
        "day",
        "2020-01-08",
        True,
        "as of",
    )
    assert [p.is_literal for p in query.parameters] == [False, True]


def test_a_text_without_a_heading_is_a_query():
    """It runs as it stands."""
    query = library.parse("SELECT * {}")
    assert (query.headed, query.parameters) == (False, ())


@pytest.mark.parametrize(
    ("heading", "message"),
    [
        ("why", "has no `summary:`"),
        ("- a", "has no `summary:`"),
        ("a: [", "is not YAML"),
        ("parameters: 3", "`parameters:` is neither a mapping nor a list"),
        ("parameters: {a b: x}", "'a b' cannot name a parameter; use letters"),
        ("parameters: {a: {type: ab:c}}", "type 'ab:c' of $a is not a known name"),
    ],
)
def test_a_heading_that_does_not_do(heading, message):
    """The query is named, and what is wrong with it."""
    with pytest.raises(QueryError) as caught:
        library.parse(f"#+ {heading}\nSELECT * {{}}", "who")
    assert message in str(caught.value)
    assert str(caught.value).startswith("who: ")


def test_a_heading_makes_strings_only():
    """A query file from anywhere must not make objects of this program."""
    query = library.parse("#+ summary: !!python/object/apply:os.getcwd []\nSELECT * {}")
    assert query.summary == ""
