"""Parameter values are data: none of them can change a query."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from kg.errors import EntityError, QueryError, UsageError
from kg.query import OxigraphEngine, find, library, parameters, run

VALUES = 200
# Pieces that end a string, an IRI, a group or a line, or begin something new.
PIECES = (
    *('"', "'", '"""', "'''", "\\", "\\u0022", "\\U00000022", "\\n", "\n", "\r", "\t", "\0"),
    *("<", ">", "{", "}", "(", ")", "}}", "} UNION {", "} } UNION { { ?s ?p ?o", "#", "# ", ";"),
    *(".", ",", "?s ?p ?o", "$union", "?union", "a", "SELECT", "SERVICE <http://x.example/>"),
    *("FILTER(true)", "|| true", "^^xsd:date", "@en", "%3E", "union:unison", "union:unison>"),
    *("https://w3id.org/endorsement/id/union/unison", "http://", "_:b", "é", "🜁", "\u202e"),
    *("\u2028", "\ud800", "2020-01-08", "UNISON", " ", "BIND(1 AS ?x)", "LIMIT 0", "INSERT DATA {"),
)
nasty = st.lists(st.sampled_from(PIECES) | st.text(max_size=4), min_size=1, max_size=8).map("".join)
asked_200_times = settings(
    max_examples=VALUES,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)

STRING = """
#+ summary: What is called so?
#+ parameters:
#+   name: a name, an xsd:string
#+ columns:
#+   entity: the thing

PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

SELECT ?entity
WHERE {
  ?entity rdfs:label ?label .
  FILTER (STR(?label) = $name)
}
ORDER BY ?entity
""".lstrip()
HIJACKS = (
    'x" || true || "',
    'x") } UNION { ?entity ?p ?o } #',
    "x' }} # ",
    "\\u0022 || true || \\u0022",
    'x\\" || true || \\"',
    'x"\n|| true || "',
)


def ask(engine: OxigraphEngine, query: str, **values: str) -> tuple[list[Any] | None, str]:
    """The rows, or none and the reason why the question was refused."""
    try:
        return list(run(engine, query, **values)), ""
    except (EntityError, UsageError, QueryError) as error:
        return None, str(error)


@asked_200_times
@given(value=nasty | st.sampled_from(HIJACKS))
def test_a_string_is_compared_and_nothing_else(engine: OxigraphEngine, value: str):
    """Nothing is called by such a name, so nothing is found."""
    known = {"UNISON": ["https://w3id.org/endorsement/id/union/unison"]}
    rows, refusal = ask(engine, STRING, name=value)
    assert rows is not None or len(refusal.splitlines()) == 1
    assert [row.entity for row in rows or ()] == known.get(value, [])


@asked_200_times
@given(value=nasty)
@example(value="union:unison> } UNION { ?union ?p ?o")
@example(value="<https://w3id.org/endorsement/id/union/unison> || true")
def test_an_entity_is_found_or_refused(seed_engine: OxigraphEngine, value: str):
    """Either the value names one union, or the query is not asked at all."""
    rows, refusal = ask(seed_engine, "endorsements-by-union", union=value)
    if rows is None:
        assert len(refusal.splitlines()) == 1
        return
    assert {row.union for row in rows} == {"https://w3id.org/endorsement/id/union/unison"}
    assert len(rows) == 6


@asked_200_times
@given(value=nasty)
@example(value='2020-01-08" || true || "')
@example(value="2020-01-08\n")
def test_a_date_is_a_date_or_refused(seed_engine: OxigraphEngine, value: str):
    """What is not a day is refused before anything is asked."""
    rows, refusal = ask(seed_engine, "public-on", date=value)
    if rows is None:
        assert len(refusal.splitlines()) == 1
        return
    assert value.strip() == "2020-01-08"
    assert len(rows) == 5


@asked_200_times
@given(value=nasty)
def test_a_value_leaves_the_rest_of_the_query_as_it_was(value: str):
    """One literal stands where the parameter stood; all other tokens are untouched."""
    query = find(STRING)
    try:
        text = parameters.fill(query, {"name": value}, lambda given_value, _: given_value)
    except UsageError:
        return
    literal = str(parameters.literal(query.parameters[0], value))
    assert text == STRING.replace("$name", literal)


@pytest.mark.parametrize("name", library.names())
def test_a_surplus_parameter_is_refused(engine: OxigraphEngine, name: str):
    """A misspelt parameter must not give the answer to another question."""
    with pytest.raises(UsageError, match="has no parameter 'nonsense'"):
        run(engine, name, nonsense="1")


@pytest.mark.parametrize(
    ("name", "value"),
    [(q.name, p) for q in map(library.named, library.names()) for p in q.parameters],
    ids=lambda item: item if isinstance(item, str) else item.name,
)
def test_an_empty_parameter_is_refused(engine: OxigraphEngine, name: str, value: library.Parameter):
    """An empty value is a slip, not a wish for everything."""
    with pytest.raises(UsageError, match="is empty"):
        run(engine, name, **{value.name: " "})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        (q.name, p)
        for q in map(library.named, library.names())
        for p in q.parameters
        if not p.optional
    ],
    ids=lambda item: item if isinstance(item, str) else item.name,
)
def test_a_missing_parameter_is_asked_for(
    engine: OxigraphEngine, name: str, value: library.Parameter
):
    """The message names one that is needed."""
    with pytest.raises(UsageError, match=rf"{name} needs -p \w+="):
        run(engine, name)


@pytest.mark.parametrize(
    ("query", "values"),
    [
        ("endorsements-by-union", {"union": "person:keir-starmer"}),
        ("backers-of-candidate", {"person": "union:unison"}),
        ("claims-of-article", {"article": "contest:labour-leadership-2015"}),
        ("no-recommendations", {"contest": "post:labour-party.leader"}),
        ("entities", {"class": "union:unison"}),
    ],
)
def test_an_entity_of_another_class_is_refused(engine, query, values):
    """A person is no union; an empty answer would hide the slip."""
    with pytest.raises(EntityError, match="wanted"):
        run(engine, query, **values)


def test_an_unknown_name_lists_the_near_ones(engine: OxigraphEngine):
    """A typing error is not an empty answer."""
    with pytest.raises(EntityError, match="union:unison"):
        run(engine, "endorsements-by-union", union="Unisson")
