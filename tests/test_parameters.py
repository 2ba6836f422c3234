"""Parameters: a value becomes a term, and takes the place of its `$name`."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from graphs import store_of
from hypothesis import given, settings
from hypothesis import strategies as st

from kg import lexer, query
from kg.errors import EntityError, KgError, UsageError
from kg.query import OxigraphEngine, guard, library, parameters
from kg.query.library import Parameter
from kg.vocabulary import PREFIXES

XSD = PREFIXES["xsd"]
HARBOR = """
    person:ana-rivera a end:Person ; foaf:name "Ana Rivera" .
    person:sam-okafor a end:Person ; foaf:name "Sam Okafor" ; end:birthYear 1970 .
"""
ENGINE = OxigraphEngine(store_of(HARBOR))
NAMED = """\
#+ summary: Who has this name?
#+ parameters:
#+   name: the name, xsd:string
SELECT ?person
WHERE {
  ?person <http://xmlns.com/foaf/0.1/name> $name .  # $name is text here
  FILTER (?person != <https://example.org/$name> && "$name" != '''$name''')
}
ORDER BY ?person
"""
ABOUT = """\
#+ summary: What is said of this person?
#+ parameters:
#+   person: the person, an end:Person
SELECT ?property { $person ?property ?value } ORDER BY ?property ?value
"""
# What has broken out of queries elsewhere, and what could here.
BREAKS = [
    "'",
    '"',
    '"""',
    "'''",
    "\\",
    '\\"',
    '\\\\"',
    '" . ?s ?p ?o . #',
    '" } SERVICE <http://127.0.0.1:9/> { ?s ?p "',
    "' UNION SELECT * { ?s ?p ?o } #",
    '"@en } #',
    '"^^<urn:x> } #',
    "> ?p ?o . <urn:x",
    "<urn:x>",
    "?person",
    "$name",
    "\\u0022",
    "\\u0022 } #",
    "\\\\u0022 } #",
    "\\u005c\\u0022 } #",
    "\\U00000022 } #",
    "\\u000a } #",
    "\n} #",
    "\r\n",
    "#",
    "\t",
    "\0",
    "\x1b[2J",
    "\u2028",
    "{}",
    "person:ana-rivera } #",
    "https://w3id.org/endorsement/id/person/ana-rivera> ?p ?o . <urn:x",
    "_:b",
    "()",
    "Ana Rivera\\",
    "Ana Rivera' OR '1'='1",
]
NASTY = st.text(st.sampled_from("\"'\\\n\r<>{}()#$?.;,@^:un0027 5cAnaRiver\u00e9\U0001f5f3"))
VALUES = st.one_of(st.sampled_from(BREAKS), NASTY, st.text()).filter(lambda text: text.strip())


def filled(text: str, **values: str) -> str:
    """The text of a query with its parameters replaced by *values*."""
    return parameters.fill(
        library.parse(text), values, lambda value, p: query.resolve(ENGINE, value, p)
    )


def words(text: str) -> list[str]:
    """The tokens of *text* as they stand."""
    return [token.text for token in lexer.tokens(text)]


@settings(max_examples=200)
@given(VALUES)
def test_a_value_is_one_token_and_all_others_stay(value):
    """It cannot end its string, start a comment, or call anything."""
    before, after = words(NAMED), words(filled(NAMED, name=value))
    assert len(after) == len(before)
    changed = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    assert [old for old, _ in changed] == ["$name"]
    assert [token.kind for token in lexer.tokens(changed[0][1])] == ["string"]


@settings(max_examples=200)
@given(VALUES)
def test_a_value_changes_no_answer(value):
    """Nobody has such a name, so nobody is found, and nothing else happens."""
    wanted = {"Ana Rivera": ["ana-rivera"], "Sam Okafor": ["sam-okafor"]}.get(value, [])
    rows = query.run(ENGINE, NAMED, name=value)
    assert [row.person.rsplit("/", 1)[-1] for row in rows] == wanted


@settings(max_examples=200)
@given(VALUES)
def test_a_value_comes_back_as_it_went_in(value):
    """Escapes included: what reads them twice would make another value of it."""
    text = "#+ parameters: {text: xsd:string}\nSELECT ?text { BIND ($text AS ?text) }"
    [row] = query.run(ENGINE, text, text=value)
    assert row.text == value


@settings(max_examples=200)
@given(VALUES)
def test_an_entity_is_one_address_or_an_error(value):
    """A name goes through the resolver; only the address it finds is put in."""
    try:
        text = filled(ABOUT, person=value)
    except KgError:
        return
    assert text in {
        ABOUT.replace("$person", f"<{PREFIXES['person']}{slug}>")
        for slug in ("ana-rivera", "sam-okafor")
    }


def test_each_place_is_filled_and_no_other():
    """Strings, comments, addresses and longer names keep their text."""
    text = "$a $ab ?a '$a' <urn:$a> #$a\n$a"
    assert parameters.substitute(text, {"a": "1"}) == "1 $ab ?a '$a' <urn:$a> #$a\n1"


def test_an_optional_parameter_not_given_stays_a_variable():
    """So that the pattern finds all."""
    text = "#+ parameters: {rank: 'xsd:integer, optional'}\nASK { ?s ?p $rank }"
    assert filled(text).endswith("ASK { ?s ?p ?rank }")


def test_a_default_is_put_in():
    """Where the heading has one."""
    text = "#+ parameters: {rank: {type: xsd:integer, default: 1}}\nASK { ?s ?p $rank }"
    assert filled(text).endswith(f'ASK {{ ?s ?p "1"^^<{XSD}integer> }}')


def test_a_given_value_goes_before_the_default():
    """Or it could not be asked otherwise."""
    text = "#+ parameters: {rank: {type: xsd:integer, default: 1}}\nASK { ?s ?p $rank }"
    assert filled(text, rank="2").endswith(f'ASK {{ ?s ?p "2"^^<{XSD}integer> }}')


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({}, "query needs -p name=… (the name, xsd:string)"),
        ({"name": ""}, "query: parameter 'name' is empty; give it a value"),
        ({"name": " \t"}, "query: parameter 'name' is empty; give it a value"),
        ({"name": "Ana", "nam": "x"}, "query has no parameter 'nam'; it takes name"),
        ({"name": "x" * 2_001}, "query: parameter 'name' is over 2000 characters"),
    ],
)
def test_what_is_refused_from_the_heading_alone(values, message):
    """Before any graph is opened: exit code 2."""
    with pytest.raises(UsageError) as caught:
        parameters.check(library.parse(NAMED), values)
    assert str(caught.value) == message
    assert caught.value.exit_code == 2


def test_a_query_without_a_heading_takes_none():
    """It is run as it stands."""
    with pytest.raises(UsageError, match="has no parameter 'name'; it takes none"):
        parameters.check(library.parse("SELECT * {}"), {"name": "Ana"})


@pytest.mark.parametrize(
    ("datatype", "value"),
    [
        ("date", "2020-01-08"),
        ("date", " 2020-01-08 "),
        ("integer", "-5"),
        ("nonNegativeInteger", "0"),
        ("positiveInteger", "1"),
        ("decimal", "22.6"),
        ("decimal", ".5"),
        ("double", "1e-3"),
        ("boolean", "true"),
        ("string", " Ana "),
    ],
)
def test_a_value_of_its_datatype(datatype, value):
    """A string keeps its spaces, all else loses those around it."""
    found = parameters.literal(Parameter("x", f"{XSD}{datatype}"), value)
    assert found.value == (value if datatype == "string" else value.strip())
    assert found.datatype == ox.NamedNode(f"{XSD}{datatype}")


@pytest.mark.parametrize(
    ("datatype", "value"),
    [
        ("date", "8 January 2020"),
        ("date", "2020-1-8"),
        ("date", "2020-02-30"),
        ("date", "20200108"),
        ("date", "2020-01-08T00:00:00"),
        ("date", "\u0662\u0660\u0662\u0660-01-08"),
        ("integer", "5.0"),
        ("integer", "1_000"),
        ("integer", "five"),
        ("integer", "\u0665"),
        ("nonNegativeInteger", "-1"),
        ("positiveInteger", "0"),
        ("decimal", "1e3"),
        ("decimal", "."),
        ("double", "INF INF"),
        ("boolean", "yes"),
        ("boolean", "TRUE"),
        ("integer", '5" } #'),
        ("integer", "5\n#"),
    ],
)
def test_a_value_of_another_datatype(datatype, value):
    """It is refused rather than put in as a string that finds nothing."""
    with pytest.raises(UsageError, match=f"is no {datatype}"):
        parameters.literal(Parameter("x", f"{XSD}{datatype}"), value)


@pytest.mark.parametrize("half", ["\ud800", "Ana \udcff"])
@pytest.mark.parametrize("text", [NAMED, ABOUT])
def test_half_a_character_is_refused(text, half):
    """A terminal in another encoding hands such values over."""
    name = "name" if text is NAMED else "person"
    with pytest.raises((UsageError, EntityError)):
        filled(text, **{name: half})


def test_an_unknown_entity_is_no_misuse():
    """It needs the data to know, so the exit code is 1."""
    with pytest.raises(EntityError) as caught:
        filled(ABOUT, person="Ana Rivers")
    assert caught.value.exit_code == 1
    assert "near: person:ana-rivera (Ana Rivera)" in str(caught.value)


def test_a_filled_text_passes_the_guard_as_it_is():
    """What the guard reads must be what was put in."""
    text = filled(NAMED, name="\\u0041\\")
    assert guard.check(text).text == text
