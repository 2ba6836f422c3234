"""The lint of query files: over all of them, and over one slip of each kind."""

from __future__ import annotations

import re
from pathlib import Path

import pyoxigraph
import pytest
import query_bound
import query_lint as lint
import yaml
from rdflib.plugins.sparql import prepareQuery
from record_cases import LIVE

from kg import paths
from kg.query import guard, library, parameters

QUERIES = paths.shared("queries")
LIBRARY = sorted(QUERIES.glob("*.rq"))
FILES = sorted(QUERIES.rglob("*.rq"))
MOST_COLUMNS = 11
# A query that joins with a service is given this address, where nobody listens.
NOBODY = "http://127.0.0.1:9/sparql"

# What only looks as if it could be unbound: a part of a text that is there, the
# least of days of which there is one, and a choice between two ways to one thing.
NEVER_UNBOUND = {
    "kind-of-another-class": ["kind"],
    "switches": ["endorser", "fromContest", "toDay"],
}

every_file = pytest.mark.parametrize("path", FILES, ids=[p.stem for p in FILES])
every_query = pytest.mark.parametrize("path", LIBRARY, ids=[p.stem for p in LIBRARY])


@pytest.fixture(scope="module")
def defined() -> set[str]:
    """The terms that the ontology defines, as the query files write them."""
    files = [QUERIES.parent / "ontology" / f"{name}.ttl" for name in ("endorsement", "concepts")]
    return {
        line.strip()
        for file in files
        for line in file.read_text(encoding="utf-8").splitlines()
        if re.fullmatch(r"end:\w+", line.strip())
    }


@every_file
def test_a_query_file_is_laid_out_as_all_are(path: Path):
    """Two spaces, one property a line, a name in kebab-case."""
    assert list(lint.layout(path.read_text(encoding="utf-8"))) == []
    assert library.NAME.fullmatch(path.stem)


@every_file
def test_a_query_file_has_a_heading_that_fits_it(path: Path):
    """What a reader is told of columns and parameters is so."""
    assert list(lint.heading(path.stem, path.read_text(encoding="utf-8"))) == []


@every_file
def test_a_query_file_keeps_to_what_all_engines_answer_alike(path: Path):
    """No division, sum or string of a number that engines differ on."""
    text = path.read_text(encoding="utf-8")
    assert [*lint.select_clause(text), *lint.arithmetic(text), *lint.aggregates(text)] == []


@every_file
def test_a_query_file_has_an_order_that_is_total(path: Path):
    """Rows come in one order, whichever engine is asked."""
    assert list(lint.ordering(path.stem, path.read_text(encoding="utf-8"))) == []


@every_file
def test_a_query_file_names_what_there_is(path: Path, defined: set[str]):
    """A term that the ontology lacks would be an empty answer."""
    assert list(lint.names(path.read_text(encoding="utf-8"), defined)) == []


@every_query
def test_a_library_query_asks_a_question(path: Path):
    """The list of queries is a list of questions, each column explained."""
    query = library.read(path)
    assert query.summary.endswith("?")
    assert query.columns
    assert all(query.columns.values())
    assert all(parameter.meaning for parameter in query.parameters)
    assert len(query.columns) <= MOST_COLUMNS


@every_query
def test_a_heading_is_yaml(path: Path):
    """The quick reader of plain headings and a YAML parser read the same."""
    text = path.read_text(encoding="utf-8")
    lines = [line[2:] for line in text.splitlines() if line.startswith("#+")]
    heading = yaml.load("\n".join(lines), Loader=yaml.BaseLoader)
    query = library.read(path)
    assert heading["summary"] == query.summary
    assert heading["columns"] == query.columns
    assert list(heading.get("parameters", {})) == [p.name for p in query.parameters]
    assert library._plain(lines) is not None


def example(parameter: library.Parameter) -> str:
    """A value that the parameter takes."""
    if parameter.is_address:
        return NOBODY
    return "2020-01-08" if parameter.is_literal else parameter.type


@every_query
def test_a_query_parses_in_both_engines_without_its_optional_parameters(path: Path):
    """A parameter not given stays a variable."""
    query = library.read(path)
    given = {p.name: example(p) for p in query.parameters}
    wanted = {p.name for p in query.parameters if not p.optional}
    values = {name: value for name, value in given.items() if name in wanted}
    text = parameters.fill(query, values, lambda value, _: value)
    assert guard.check(text, [NOBODY]).form == "SELECT"
    pyoxigraph.Store().query(text)
    prepareQuery(text)


SLIPS = {
    "layout": (
        "SELECT ?a\nWHERE {\n   ?a ?b ?c .\n}\n",
        "SELECT ?a\nWHERE {\n\t?a ?b ?c .\n}\n",
        "SELECT ?a \nWHERE { ?a ?b ?c }\n",
        "SELECT ?a\nWHERE { ?a ?b ?c }",
        "SELECT ?a\nWHERE {\n  ?a end:rank 1 ; end:kind ?c .\n}\n",
        f"SELECT ?a\nWHERE {{ ?a ?b '{'x' * 100}' }}\n",
    ),
    "select_clause": (
        "SELECT $a WHERE { ?a ?b ?c }",
        "SELECT ?a ?aLabel ?b WHERE { ?a ?b ?c }",
        "SELECT ?a ?b ?bLabel ?aLabel WHERE { ?a ?b ?c }",
    ),
    "arithmetic": (
        "SELECT ?a WHERE { ?a end:rank ?r BIND (?r / 2 AS ?b) }",
        "SELECT ?a WHERE { ?a end:rank ?r BIND (ROUND(?r) / 2 AS ?b) }",
        "SELECT ?a WHERE { ?a end:rank ?r BIND (STR(?r) AS ?b) }",
    ),
    "aggregates": (
        "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c }",
        "SELECT (GROUP_CONCAT(?a) AS ?n) WHERE { ?a ?b ?c } GROUP BY ?b",
        "SELECT (MAX(?n) AS ?m) WHERE { { SELECT (COUNT(*) AS ?n) { ?a ?b ?c } GROUP BY ?b } }",
    ),
}
FINE = (
    "SELECT ?a WHERE { ?a end:candidacy/end:candidate ?b }\n",
    "SELECT ?a WHERE { ?a end:rank ?r BIND (ROUND(100 * ?r / 3) AS ?b) }\n",
    "SELECT ?a ?b ?aLabel WHERE { ?a ?b ?c FILTER (STR(?a) < STR(?b)) }\n",
    "SELECT ?b (COUNT(*) AS ?n) WHERE { ?a ?b ?c } GROUP BY ?b\n",
)


@pytest.mark.parametrize(
    ("rule", "text"), [(rule, text) for rule, texts in SLIPS.items() for text in texts]
)
def test_a_slip_is_found(rule: str, text: str):
    """A lint that finds nothing proves nothing."""
    assert len(list(getattr(lint, rule)(text))) == 1


@pytest.mark.parametrize("text", FINE)
def test_what_is_fine_is_let_pass(text: str):
    """Paths are no divisions, and an IRI may become a string."""
    found = [problem for rule in SLIPS for problem in getattr(lint, rule)(text)]
    assert found == []


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("SELECT ?a WHERE { ?a ?b ?c }", "ORDER BY without a"),
        ("SELECT ?a ?b WHERE { ?a ?b ?c } ORDER BY ?a", "ORDER BY without b"),
        ("SELECT ?a ?aLabel WHERE { ?a ?b ?aLabel } ORDER BY ?aLabel", "ORDER BY without a"),
    ],
)
def test_an_order_that_is_not_total_is_found(text: str, problem: str):
    """Two rows that tie come in any order."""
    assert list(lint.ordering("query", text)) == [problem]


@pytest.mark.parametrize(
    "text",
    [
        "#+ description: no summary\nSELECT ?a { ?a ?b ?c }",
        "#+ summary: no sentence\nSELECT ?a { ?a ?b ?c }",
        "#+ summary: Who?\n#+ columns:\n#+   b: it\nSELECT ?a { ?a ?b ?c }",
        "#+ summary: Who?\n#+ parameters:\n#+   b: it\nSELECT ?a { ?a ?b ?c }",
    ],
)
def test_a_heading_that_does_not_fit_is_found(text: str):
    """No summary, no sentence, another column, an unused parameter."""
    assert list(lint.heading("query", text))


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("PREFIX end: <https://w3id.org/endorsement/ns#>\nASK { ?a end:rnak 1 }", "end:rnak"),
        ("ASK { ?a end:rank 1 }", "prefixes"),
        ("PREFIX end: <https://w3id.org/endorsement/ns#>\nASK { ?a ?b 1 }", "prefixes"),
        (
            "PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>\nASK { ?a ?b '2015'^^xsd:gYear }",
            "xsd:gYear",
        ),
    ],
)
def test_a_name_that_is_wrong_is_found(text: str, problem: str, defined: set[str]):
    """A misspelt term, and a prefix too many or too few."""
    (found,) = lint.names(text, defined)
    assert problem in found


@pytest.mark.parametrize("path", [p for p in FILES if p.stem not in LIVE], ids=lambda p: p.stem)
def test_a_query_joins_on_nothing_that_may_be_unbound(path: Path):
    """It would join with everything there is."""
    text = path.read_text(encoding="utf-8")
    for parameter in library.named(path.stem).parameters if path.parent == QUERIES else ():
        # One that is not given reads as a variable.
        given = f"?{parameter.name}" if parameter.optional else "<https://example.org/given>"
        text = re.sub(rf"\$({parameter.name})\b", given, text)
    assert query_bound.loose(text) == NEVER_UNBOUND.get(path.stem, [])


HEAD = "PREFIX e: <https://example.org/> SELECT * WHERE "


@pytest.mark.parametrize(
    ("pattern", "variables"),
    [
        ("{ ?a e:b ?c OPTIONAL { ?c e:d ?f } OPTIONAL { ?f e:label ?g } }", ["f"]),
        ("{ { ?a e:b ?c } UNION { ?a e:d ?f } OPTIONAL { ?c e:label ?g } }", ["c"]),
        ("{ ?a e:b ?c OPTIONAL { ?c e:d ?f } ?f e:label ?g }", ["f"]),
        ("{ ?a e:b ?c OPTIONAL { ?c e:d ?f . ?f e:label ?g } }", []),
        ("{ { ?a e:b ?c OPTIONAL { ?c e:d ?f } FILTER (BOUND(?f)) } ?f e:label ?g }", []),
        ("{ ?a e:b ?c OPTIONAL { ?c e:d ?f } BIND (COALESCE(?f, ?c) AS ?g) ?g e:label ?h }", []),
        ("{ ?a e:b ?c BIND (STR(?c) AS ?d) ?f e:label ?d }", ["d"]),
        ("{ ?a e:b ?c { SELECT ?c (COUNT(?x) AS ?n) WHERE { ?c e:x ?x } GROUP BY ?c } }", []),
        ("{ ?a e:b ?m { SELECT (MAX(?x) AS ?m) WHERE { ?c e:x ?x } } }", ["m"]),
        ("{ VALUES ?a { e:a e:b } ?a e:b ?c }", []),
        ("{ VALUES (?a ?c) { (e:a e:b) (e:a UNDEF) } ?a e:b ?c }", ["c"]),
    ],
)
def test_what_may_be_unbound_is_found(pattern: str, variables: list[str]):
    """One slip of each kind, and its mended form."""
    assert query_bound.loose(HEAD + pattern) == variables
