"""Guard: what no engine may see, in whatever spelling."""

from __future__ import annotations

from contextlib import suppress

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import QueryError
from kg.query import guard
from kg.vocabulary import GRAPH

# Port 9 is refused by the store's own client, before any connection is made.
NOWHERE = "http://127.0.0.1:9/"
PREFIXES = f"PREFIX : <{NOWHERE}> PREFIX ab: <{NOWHERE}> "

SPACES = st.sampled_from([" ", "\n", "\t", "\r\n", "# no {\n", " # '\n ", ""])
TARGETS = st.sampled_from([f"<{NOWHERE}>", ":x", "ab:x", "?where", "<a:b>"])
BEFORE = st.sampled_from(
    [
        "",
        "?s ?p true",
        "?s ?p 1",
        "?s ?p 'o'@en ",
        "?s ?p ?o .",
        "{} UNION {} ",
        "OPTIONAL{}",
        "FILTER(?o<?p)",
        "FILTER(?o<ab:p)",
        "VALUES ?o{1}",
        "BIND(1 AS ?one)",
        "GRAPH ?g {}",
        "?s ?p '''# ''' . # '''\n",
    ]
)


@st.composite
def service(draw: st.DrawFn) -> str:
    """The word SERVICE, each letter in either case or as a codepoint escape."""
    forms = [
        st.sampled_from([c, c.lower(), f"\\u{ord(c):04x}", f"\\U{ord(c):08X}"]) for c in "SERVICE"
    ]
    return "".join(draw(form) for form in forms)


@given(
    service(), SPACES, st.sampled_from(["", "SILENT", "silent"]), SPACES, TARGETS, BEFORE, SPACES
)
def test_service_in_any_spelling_is_refused(word, gap, silent, other_gap, target, before, last_gap):
    """A query from anywhere must not make this machine ask another."""
    text = f"{PREFIXES}SELECT * {{ {before}{gap}{word}{silent}{other_gap}{target}{last_gap}{{}} }}"
    with pytest.raises(QueryError):
        guard.check(text)


FRAGMENTS = st.sampled_from(
    [
        *("SERVICE", "service", "{", "}", "(", ")", "<", ">", "#", "\n", " ", ".", "'", '"'),
        *("?x", "ab:x", ":x", "ab:", "true", "1", "\\u0053", "FILTER", "FILTER(?x<?x)", "a"),
        *(f"<{NOWHERE}>", f"SERVICE <{NOWHERE}> {{}}", "#>\n", "&&", "'''", "\\", "VALUES"),
    ]
)


@pytest.mark.parametrize(
    "hidden",
    [
        f"FILTER(?o<?p)SERVICE#>\n<{NOWHERE}>{{}}",
        f"FILTER(?o<ab:p)SERVICE#>\n<{NOWHERE}>{{}}",
        f"FILTER(1<ab:p&&2>1)SERVICE#>\n<{NOWHERE}>{{}}",
        f"FILTER(?o IN (?o<?p))SERVICE#>\n<{NOWHERE}>{{}} FILTER(true)",
        "SERVICE:x{}",
        "SERVICEab:x{}",
        "SERVICESILENT:x{}",
        "?s ?p trueSERVICE:x {}",
        f"SERVICESILENT<{NOWHERE}>{{}}",
        f"?s ?p falseservice<{NOWHERE}>{{}}",
        f'?s ?p "\\\\u0022 \\u0022 SERVICE <{NOWHERE}> {{}} # "',
    ],
)
def test_service_glued_to_its_neighbours_is_refused(hidden):
    """The store's parser has no tokeniser, and reads these as service calls."""
    text = f"{PREFIXES}SELECT * {{ {hidden} }}"
    with pytest.raises(QueryError):
        guard.check(text)
    with pytest.raises(QueryError):
        guard.check_calls(text)


ONE_TRIPLE = pyoxigraph.Store()
ONE_TRIPLE.add(pyoxigraph.Quad(*[pyoxigraph.NamedNode("a:b")] * 3))


@given(st.lists(FRAGMENTS, max_size=12))
def test_what_passes_asks_nobody(fragments):
    """The store itself is the judge: it would name the port it may not ask."""
    text = f"{PREFIXES}SELECT * {{ {''.join(fragments)} }}"
    with suppress(QueryError, SyntaxError, RuntimeError):
        list(ONE_TRIPLE.query(guard.check(text).text))


@pytest.mark.parametrize(
    "innocent",
    [
        "?s ?p 'SERVICE <a:b> {}'",
        '?s ?p """SERVICE <a:b> {}"""',
        "# SERVICE <a:b> {}\n",
        "?s ?p <https://example.org/service#SERVICE>",
        "?s ab:service ab:SERVICE",
        "?service ?p $SERVICE",
        "?s ?p 'o'@en-service",
        "_:service ?p ?o",
        "?s ?p '\\\\u0053ERVICE'",
        "FILTER (?a < 1 && 2 > ?b)",
        "?s (<a:a>|<a:b>)/<a:c> (<a:b> <http://example.org/>)",
        "FILTER(?a IN (<a:b>, <a:c>))",
        "VALUES (?a ?b) { (<a:a> <a:b>) (<a:c> 'from') }",
    ],
)
def test_the_word_where_it_is_no_keyword_passes(innocent):
    """Strings, comments, addresses and names may say what they like."""
    assert guard.check(f"{PREFIXES}SELECT * {{ {innocent} }}").form == "SELECT"


def test_a_comparison_that_reads_as_an_address_is_refused_with_the_remedy():
    """By the grammar this is an address; the store compares. Neither is guessed at."""
    with pytest.raises(QueryError, match="write spaces around < and >"):
        guard.check("SELECT * { FILTER(1<2&&3>2) }")


def test_a_prefix_named_service_passes():
    """Only before a brace could such a name be read as the clause."""
    text = "PREFIX service: <a:> PREFIX from: <a:> SELECT * { ?s from:x service:y }"
    assert guard.check(text).form == "SELECT"


def test_an_allowed_service_passes():
    """Whoever runs the command may name the address."""
    text = f"SELECT * {{ SERVICE SILENT <{NOWHERE}> {{ ?s ?p ?o }} }}"
    assert guard.check(text, [NOWHERE]).form == "SELECT"


def test_another_service_than_the_allowed_is_refused():
    """One address is allowed, not the clause."""
    with pytest.raises(QueryError, match=r"SERVICE http://127\.0\.0\.1:9/ refused"):
        guard.check(f"SELECT * {{ SERVICE <{NOWHERE}> {{}} }}", ["https://example.org/sparql"])


def test_a_service_inside_an_allowed_one_is_refused():
    """The allowed address would be made to ask the other."""
    text = f"SELECT * {{ SERVICE <a:b> {{ SERVICE <{NOWHERE}> {{}} }} }}"
    with pytest.raises(QueryError, match="127"):
        guard.check(text, ["a:b"])


@pytest.mark.parametrize(
    "clause",
    [
        "FROM <https://example.org/data.ttl>",
        "FROM NAMED <https://example.org/data.ttl>",
        "from<https://example.org/data.ttl>",
        "FROM <data.ttl>",
        "FROM :x",
        "FROM:x",
        "FROMNAMED:x",
        "FROMNAMED<https://example.org/data.ttl>",
        "\\u0046ROM <https://example.org/data.ttl>",
        "FROM # <https://w3id.org/endorsement/graph/derived>\n <https://example.org/data.ttl>",
    ],
)
def test_from_elsewhere_is_refused(clause):
    """rdflib would fetch the address from the web."""
    with pytest.raises(QueryError):
        guard.check(f"{PREFIXES}SELECT * {clause} {{ ?s ?p ?o }}")


def test_graphs_of_the_store_are_found():
    """An engine that would fetch them is given the text without the clauses."""
    text = f"SELECT * FROM <{GRAPH}derived> FROM NAMED <{GRAPH}data/people> {{ ?s ?p ?o }}"
    guarded = guard.check(text)
    assert guarded.default_graphs == (f"{GRAPH}derived",)
    assert guarded.named_graphs == (f"{GRAPH}data/people",)
    assert guarded.body.split() == ["SELECT", "*", "{", "?s", "?p", "?o", "}"]


@pytest.mark.parametrize(
    "update",
    [
        "INSERT DATA { <a:s> <a:p> <a:o> }",
        "DELETE WHERE { ?s ?p ?o }",
        "PREFIX ab: <a:> DROP ALL",
        "BASE <a:> CLEAR DEFAULT",
        "LOAD <https://example.org/>",
        "WITH <a:g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
        "\\u0049NSERT DATA { <a:s> <a:p> <a:o> }",
        "# SELECT * {}\nINSERT DATA { <a:s> <a:p> <a:o> }",
    ],
)
def test_updates_are_refused(update):
    """The graph is read; its files are where it is changed."""
    with pytest.raises(QueryError, match="updates are refused"):
        guard.check(update)


@pytest.mark.parametrize("text", ["PREFIX ab: <a:>", "# nothing", "BASE <a:b>"])
def test_a_text_without_a_query_is_refused(text):
    """And it is told what was wanted."""
    with pytest.raises(QueryError, match="wanted SELECT, ASK, CONSTRUCT or DESCRIBE"):
        guard.check(text)


@pytest.mark.parametrize("form", ["SELECT", "ASK", "CONSTRUCT", "DESCRIBE"])
def test_forms(form):
    """The form is the first word after the prologue, in any case."""
    assert guard.check(f"# ASK\n{PREFIXES}{form.lower()} {{ ?s ?p ?o }}").form == form
    assert guard.form(f"BASE <a:b> {form} {{") == form


def test_escapes_are_read_once():
    """The language reads them before all else, so the guard must too."""
    assert guard.check("SELECT ('\\u0041' AS ?a) {}").text == "SELECT ('A' AS ?a) {}"


def test_an_escaped_backslash_starts_no_escape():
    """A value that holds a backslash and a u must come back as it was."""
    text = "SELECT ('\\\\u0041' AS ?a) {}"
    assert guard.check(text).text == text


@pytest.mark.parametrize("escape", ["\\uD800", "\\U00110000", "\\u005Cu0041"])
def test_escapes_that_spell_no_character_are_refused(escape):
    """Half a character, none, or another escape: engines differ on each."""
    with pytest.raises(QueryError):
        guard.check(f"SELECT * {{ ?s ?p '{escape}' }}")


def test_a_string_without_its_end_is_refused_with_its_line():
    """What follows could be read either way."""
    with pytest.raises(QueryError, match="line 2: a string without its end"):
        guard.check("SELECT *\n{ ?s ?p 'Ana }")


def test_over_a_megabyte_is_refused():
    """Before anything reads it."""
    with pytest.raises(QueryError, match="over 1 MB"):
        guard.check(f"SELECT * {{}} #{'x' * 1_000_000}")


def test_half_a_character_is_refused():
    """No engine could be sent it."""
    with pytest.raises(QueryError, match="half a character"):
        guard.check("SELECT * { ?s ?p '\ud800' }")


@pytest.mark.parametrize("bracket", ["()", "[]", "{}"])
def test_deep_brackets_are_refused(bracket):
    """The store's parser overflows its stack on 20,000: the process dies."""
    text = f"SELECT * {{ {bracket[0] * 201}{bracket[1] * 201} }}"
    with pytest.raises(QueryError, match="deeper than 200"):
        guard.check(text)


LONG = {
    "sums": "SELECT (1" + "+1" * 8_000 + " AS ?n) {}",
    "alternatives": "SELECT * { FILTER(1=1" + "||1=1" * 10_000 + ") }",
    "negations": "SELECT (" + "!" * 10_000 + "true AS ?b) {}",
    "steps": "SELECT * { ?s <a:a>" + "/<a:a>" * 900 + " ?o }",
    "binds": "SELECT * {" + "BIND(1 AS ?one)" * 3_000 + "}",
    "minus": "SELECT * {" + "MINUS{}" * 3_000 + "}",
    "sums-in-a-list": "SELECT * { FILTER(1 IN (1" + "+1" * 8_000 + ")) }",
    "negations-in-a-list": "SELECT * { FILTER(1 IN (" + "!" * 10_000 + "true)) }",
    "hidden-brackets": "SELECT * { FILTER(1<" + "(" * 20_000 + "2" + ")" * 20_000 + "&&2>1) }",
    "hidden-negations": "SELECT * { FILTER(1<" + "!" * 20_000 + "2&&2>1) }",
}


@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_long_chains_are_refused(text):
    """The store's optimizer overflows its stack on each: the process dies."""
    with pytest.raises(QueryError):
        guard.check(text)


def test_long_lists_pass():
    """Terms side by side, as a program would write them."""
    terms = ", ".join(f"<a:{n}>" for n in range(5_000))
    assert guard.check(f"SELECT * {{ ?s ?p ?o FILTER (?s IN ({terms})) }}").form == "SELECT"


def test_long_values_pass():
    """Rows are data, and no engine recurses over them."""
    rows = "".join(f"(<a:{n}> {n})" for n in range(5_000))
    assert guard.check(f"SELECT * {{ VALUES (?a ?n) {{ {rows} }} }}").form == "SELECT"


def test_a_long_list_of_terms_passes():
    """A scientist pastes five thousand ids behind IN; that is no chain of calls."""
    listed = ", ".join(f"<https://example.org/{n}>" for n in range(5000))
    assert guard.check(f"SELECT * {{ ?s ?p ?o FILTER (?o NOT IN ({listed})) }}").form == "SELECT"


def test_a_list_hides_no_call():
    """What is no plain term behind IN is looked at like all else."""
    for text in (
        "SELECT * { ?s ?p ?o FILTER (?o IN (1, EXISTS { SERVICE <http://x.example/> {} })) }",
        "SELECT * { ?s ?p ?o FILTER (?o IN (?a<?b&&EXISTS{SERVICE:x{}}&&?c>?d)) }",
    ):
        with pytest.raises(QueryError):
            guard.check(text)
