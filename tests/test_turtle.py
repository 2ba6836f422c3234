"""Turtle: how a data file is read, and the one form in which it is written."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import graph, paths, turtle
from kg.errors import InputError, TurtleError
from kg.vocabulary import PREFIXES

XSD = PREFIXES["xsd"]
HERE = Path("herald.ttl")


def iri_fits(iri: str) -> bool:
    """Whether the store's library takes *iri*."""
    try:
        ox.NamedNode(iri)
    except ValueError:
        return False
    return True


IRIS = st.one_of(
    st.sampled_from(["https://example.org/#", "urn:x:y", f"{PREFIXES['person']}ana-rivera"]),
    st.text(st.sampled_from("ab1-._~:/?#@!$&'()*+,;=%\u00e9")).map(PREFIXES["person"].__add__),
).filter(iri_fits)
NASTY = st.one_of(st.text(), st.text(st.sampled_from("\"'\\\n\r\t#<>@^.;a\x00\x07\x7f")))
TYPES = ("string", "date", "integer", "decimal", "double", "boolean", "anyURI")
NUMBERS = st.sampled_from(
    ["5", "05", "-0", "5.", "5.0", ".5", "1e3", "1.50E-3", "INF", "NaN", "9" * 400, "true", "1"]
)
LITERALS = st.one_of(
    NASTY.map(ox.Literal),
    st.builds(
        lambda text, language: ox.Literal(text, language=language),
        NASTY,
        st.sampled_from(["en", "en-gb", "cy"]),
    ),
    st.builds(
        lambda text, name: ox.Literal(text, datatype=ox.NamedNode(f"{XSD}{name}")),
        st.one_of(NASTY, NUMBERS),
        st.sampled_from(TYPES),
    ),
)
NODES = IRIS.map(ox.NamedNode)
TRIPLES = st.lists(
    st.builds(ox.Triple, NODES, NODES, st.one_of(NODES, LITERALS)), min_size=1, max_size=6
)


def written(triples: list[ox.Triple]) -> str:
    """The triples as any tool might write them."""
    return ox.serialize(triples, format=ox.RdfFormat.TURTLE).decode("utf-8")


@given(TRIPLES)
def test_formatting_keeps_every_triple(triples):
    """To the letter: no digit, blank or escape of a value may change."""
    formatted = turtle.format_text(written(triples))
    assert set(turtle.parse(formatted.encode(), HERE)) == set(triples)


@given(TRIPLES)
def test_formatting_twice_changes_nothing(triples):
    """Or every run of `kg format` would be a change to review."""
    once = turtle.format_text(written(triples))
    assert turtle.format_text(once) == once


@given(TRIPLES, st.randoms())
def test_the_order_of_the_file_does_not_matter(triples, random):
    """Two people who write the same facts get the same file."""
    shuffled = random.sample(triples, len(triples))
    assert turtle.format_text(written(shuffled)) == turtle.format_text(written(triples))


TURTLE = [source for source in graph.files() if not graph.is_mappings(source)]


@pytest.mark.parametrize("source", TURTLE, ids=lambda source: source.path.name)
def test_shipped_file_is_turtle(source):
    """What ships must parse, with at least one triple."""
    assert turtle.parse(source.content, source.path)


@pytest.mark.parametrize("path", turtle.listed(paths.shared("data")), ids=lambda path: path.name)
def test_shipped_data_is_in_the_one_form(path):
    """`kg format` has nothing to do; run it where this fails."""
    text = path.read_text(encoding="utf-8")
    assert turtle.format_text(text, path) == text


def test_the_one_form():
    """Prefixes used, blocks and properties sorted, label second, one value a line."""
    given = """
        @prefix p: <https://w3id.org/endorsement/id/person/> .
        @prefix end: <https://w3id.org/endorsement/ns#> .
        @prefix unused: <https://example.org/> .
        p:rivera end:birthYear 10, 9 ; <http://www.w3.org/2000/01/rdf-schema#label> "Ana"@en ;
            a end:Person .
        p:okafor a end:Person .
    """
    assert (
        turtle.format_text(given)
        == """\
PREFIX end: <https://w3id.org/endorsement/ns#>
PREFIX person: <https://w3id.org/endorsement/id/person/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

person:okafor
    a end:Person ;
.

person:rivera
    a end:Person ;
    rdfs:label "Ana"@en ;
    end:birthYear
        9 ,
        10 ;
.
"""
    )


def test_a_graph_without_our_prefixes_is_written_in_full():
    """No prefix is invented."""
    assert turtle.format_text("<a:s> <a:p> <a:o> .") == "<a:s>\n    <a:p> <a:o> ;\n.\n"


def test_heading_comments_stay():
    """They say what the file holds and how to add to it."""
    text = "# Endorsements.\n#\n# One block each.\n\n<a:s>\n    <a:p> <a:o> ;\n.\n"
    assert turtle.format_text(text) == text


def test_a_sign_in_an_address_is_no_comment():
    """Escaped letters before it change nothing."""
    assert turtle.heading("<a:s> <a:caf\\u00e9#p> <a:o> .", HERE) == ""


def test_a_comment_below_the_heading_is_refused_with_its_line():
    """Formatting would lose it without a word."""
    with pytest.raises(TurtleError, match=r"herald\.ttl:2: a comment below the heading"):
        turtle.format_text("<a:s> <a:p> <a:o> .\n# why", HERE)


@pytest.mark.parametrize("node", ["[]", "_:b", "( 1 )", "[ <a:p> 1 ]"])
def test_blank_nodes_are_refused(node):
    """What has no name cannot be cited."""
    with pytest.raises(TurtleError, match="give it an IRI"):
        turtle.format_text(f"<a:s> <a:p> {node} .", HERE)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "herald.ttl: holds no triple; wanted a Turtle file with data"),
        (b"# nothing yet\n", "herald.ttl: holds no triple; wanted a Turtle file with data"),
        (b"<a:s>\n<a:p> \xff .", "herald.ttl:2: not UTF-8 text; save the file as UTF-8"),
        (b"<a:s>\n\n\0", "herald.ttl:3: holds a NUL byte: a binary file, not Turtle"),
    ],
)
def test_a_file_that_is_no_turtle(content, message):
    """Empty and binary files are told apart from faulty ones."""
    with pytest.raises(TurtleError) as caught:
        turtle.parse(content, HERE)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (b"<a:s> <a:p> <a:o> .\n<a:s> <a:p>", 2),
        (b"<a:s> <a:p> 'cut", 1),
        (b"\n\nperson:rivera a <a:Person> .", 3),
        (b"<a:s> <a:p> <a:o> .\n<s> <a:p> <a:o> .", 2),
    ],
)
def test_a_syntax_error_has_its_line(content, line):
    """So that an editor can go there."""
    with pytest.raises(TurtleError) as caught:
        turtle.parse(content, HERE)
    assert (caught.value.path, caught.value.line) == ("herald.ttl", line)
    assert "\n" not in str(caught.value)


def test_a_byte_order_mark_is_no_text():
    """Some editors write one; it is not the author's doing."""
    content = b"\xef\xbb\xbf<a:s> <a:p> <a:o> ."
    assert len(turtle.parse(content, HERE)) == 1
    assert turtle.format_text(turtle.decode(content, HERE)).startswith("<a:s>")


def test_a_file_that_does_not_parse_stays_as_it_is(tmp_path):
    """Nothing is lost by formatting too early."""
    path = tmp_path / "herald.ttl"
    path.write_text("person:rivera a", encoding="utf-8")
    with pytest.raises(TurtleError):
        turtle.format_file(path)
    assert path.read_text(encoding="utf-8") == "person:rivera a"
    assert list(tmp_path.iterdir()) == [path]


def test_a_formatted_file_is_left_alone(tmp_path):
    """Its time of change tells builds and editors that nothing happened."""
    path = tmp_path / "herald.ttl"
    path.write_text("<a:s> <a:p> <a:o> .", encoding="utf-8")
    assert turtle.format_file(path) is True
    assert turtle.format_file(path) is False


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("absent", "no such file or folder"),
        ("empty", "no .ttl file in this folder"),
    ],
)
def test_a_place_without_turtle(tmp_path, name, message):
    """A mistyped folder must not read as an empty one."""
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError, match=message):
        turtle.listed(tmp_path / name)


def test_a_folder_is_no_file(tmp_path):
    """It is said so, in one line."""
    with pytest.raises(InputError, match="cannot be read: Is a directory"):
        turtle.read(tmp_path)
