"""Tokens: enough to tell names from strings, comments and IRIs."""

from __future__ import annotations

import time

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import lexer
from kg.query import OxigraphEngine, RdflibEngine, guard

# Whatever opens, closes, escapes or comments in either language.
NASTY = st.text(st.sampled_from("\"'\\\n\r#<>$?@:.;,()[]{}^|%ab1_- \u00e9\u00b7\u0301\U0001f5f3"))
LONG_TEXTS = {
    "letters-and-dots": "a." * 100_000,
    "escaped-quotes": '"\\' * 100_000,
    "long-quotes": '"""\n' + '\\"""\n' * 30_000,
    "opened-addresses": "<a" * 100_000,
    "colons": "a:.-" * 50_000,
}


def kinds(text: str) -> list[str]:
    """The kinds of the tokens that are neither space nor comment."""
    return [t.kind for t in lexer.tokens(text) if t.kind not in {"space", "comment"}]


def the_object(turtle: str) -> object:
    """The object of the one triple that the store's parser reads, if it does."""
    try:
        quads = list(pyoxigraph.parse(turtle, format=pyoxigraph.RdfFormat.TURTLE))
    except SyntaxError:
        return None
    return quads[0].object if len(quads) == 1 else None


@given(st.one_of(st.text(), NASTY))
def test_tokens_joined_are_the_text(text):
    """Parameters are put in by joining tokens again: none may be lost."""
    assert "".join(token.text for token in lexer.tokens(text)) == text


@given(NASTY)
def test_tokens_say_where_they_stand(text):
    """A finding's line and a blanked clause are counted from these places."""
    assert all(text[t.start : t.end] == t.text for t in lexer.tokens(text))


@given(NASTY, st.sampled_from(['"', "'", '"""', "'''"]))
def test_what_the_parser_reads_as_a_string_is_one_token(inside, quote):
    """A `$name` in a string is text, so both must agree where a string ends."""
    written = f"{quote}{inside}{quote}"
    read = the_object(f"<a:s> <a:p> {written}\n.")
    if isinstance(read, pyoxigraph.Literal) and str(read) == str(pyoxigraph.Literal(read.value)):
        assert kinds(written) == ["string"]


@given(st.text(), st.sampled_from(['"', "'", '"""', "'''"]))
def test_a_written_string_is_one_token(value, quote):
    """Whatever a string holds, its escapes keep it one token."""
    inside = str(pyoxigraph.Literal(value))[1:-1].replace("'", "\\'")
    assert kinds(f"{quote}{inside}{quote}") == ["string"]


@given(NASTY)
def test_what_the_parser_reads_as_an_iri_is_one_token(inside):
    """A `$name` or a `#` in an address is part of it."""
    if isinstance(the_object(f"<a:s> <a:p> <{inside}>\n."), pyoxigraph.NamedNode):
        assert kinds(f"<{inside}>") == ["iri"]


@given(NASTY)
def test_what_the_parser_reads_as_a_name_is_one_token(local):
    """A `SERVICE` or `a` in a local name is part of it."""
    prefix = "PREFIX ab: <a:>\n"
    if isinstance(the_object(f"{prefix}<a:s> <a:p> ab:{local}\n."), pyoxigraph.NamedNode):
        name, *signs = kinds(f"ab:{local}")
        assert name == "curie"
        assert set(signs) <= {"other"}


@given(st.lists(st.text(st.characters(exclude_characters="\n\r", codec="utf-8"))))
def test_comments_are_those_the_parser_skips(comments):
    """A comment holds anything up to its line's end, quotes and brackets too."""
    text = "".join(f"<a:s> <a:p> 'o#o' . #{comment}\n" for comment in comments)
    list(pyoxigraph.parse(text, format=pyoxigraph.RdfFormat.TURTLE))
    found = [token.text[1:] for token in lexer.tokens(text) if token.kind == "comment"]
    assert found == comments


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("?candidacy", ["variable"]),
        ("$person", ["variable"]),
        ("$person\u00b7b", ["variable"]),
        ("$", ["other"]),
        ("@prefix", ["language"]),
        ("'Ana'@en-GB", ["string", "language"]),
        ("person:ana-rivera.", ["curie", "other"]),
        ("claim:herald.1", ["curie"]),
        (":", ["curie"]),
        ("_:b0", ["curie"]),
        ("ab:c%20d\\-e", ["curie"]),
        ("ab:c#d", ["curie"]),
        ("SELECT*", ["word", "other"]),
        ("1.5e3", ["number"]),
        ("1SERVICE", ["number", "word"]),
        ("?a < ?b", ["variable", "other", "variable"]),
        ("<a:caf\\u00e9#x>", ["iri"]),
        ("'Ana", ["unclosed"]),
        ("'''Ana'' ?x\n?y", ["unclosed"]),
    ],
)
def test_kinds(text, wanted):
    """The grammar's own edges, one by one."""
    assert kinds(text) == wanted


@pytest.mark.parametrize("text", LONG_TEXTS.values(), ids=LONG_TEXTS)
def test_time_grows_with_the_text(text):
    """A text from anywhere must not hold the reader up before it is refused."""
    started = time.perf_counter()
    for _ in lexer.tokens(text):
        pass
    assert time.perf_counter() - started < 3


def test_lines_count_from_one():
    """As editors count, so that a reader finds the place."""
    assert [lexer.line_of("a\nb\nc", position) for position in (0, 1, 2, 4)] == [1, 1, 2, 3]


@given(st.text(alphabet=st.sampled_from("#a:é·\u0301\"'\n\r\t <>?$_-.")))
def test_a_comment_beyond_ascii_changes_no_token(text):
    """Texts with small classes are cut as with the whole of Unicode."""
    full = lexer._pattern(ascii_only=False)
    wanted = [(match.lastgroup, match.group()) for match in full.finditer(text)]
    assert [(token.kind, token.text) for token in lexer.tokens(text)] == wanted


@pytest.mark.parametrize("name", ["b", "b.c", "b.c.d", "b.c.d.1", "b..c", "b.c.d-e.f"])
def test_a_name_with_dots_is_one_name_to_both_engines(name):
    """pyoxigraph's parser knows one dot in a name; ids of ours have up to three."""
    store = pyoxigraph.Store()
    place = pyoxigraph.NamedNode(f"https://a.example/{name}")
    store.add(pyoxigraph.Quad(place, place, place))
    asked = guard.check(f"PREFIX a: <https://a.example/> ASK {{ a:{name} ?p ?o }}")
    assert OxigraphEngine(store).answer(asked)
    assert RdflibEngine.of(store).answer(asked)
