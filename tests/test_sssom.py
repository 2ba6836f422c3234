"""SSSOM files: what is read is written again, and what is wrong is named with its line."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import sssom
from kg.errors import SssomError
from kg.sssom import MappingSet, Row

HERE = Path("rivera.sssom.tsv")
HEADING = """\
#curie_map:
#  harbor: https://harbor.example/person/
#  person: https://w3id.org/endorsement/id/person/
#mapping_set_id: https://w3id.org/endorsement/mappings/harbor
#license: https://creativecommons.org/publicdomain/zero/1.0/
"""
COLUMNS = "subject_id\tpredicate_id\tobject_id\tmapping_justification\n"
ROW = "person:ana-rivera\tskos:exactMatch\tharbor:7\tsemapv:ManualMappingCuration\n"

WORDS = st.text(st.characters(blacklist_categories=("Cs", "Cc")), min_size=1, max_size=30)
SLOTS = st.from_regex(r"[a-z_]{3,20}", fullmatch=True).map(lambda name: f"x_{name}")


def parse(text: str | bytes) -> MappingSet:
    return sssom.parse(text.encode() if isinstance(text, str) else text, HERE)


def test_a_set_is_read():
    """Heading, table, and the line of each mapping."""
    found = parse(HEADING + COLUMNS + ROW)
    assert found.metadata["license"] == "https://creativecommons.org/publicdomain/zero/1.0/"
    assert found.rows == (
        Row(
            {
                "subject_id": "person:ana-rivera",
                "predicate_id": "skos:exactMatch",
                "object_id": "harbor:7",
                "mapping_justification": "semapv:ManualMappingCuration",
            },
            7,
        ),
    )
    assert found.expand("harbor:7") == "https://harbor.example/person/7"


def test_a_file_of_a_windows_editor_is_read_and_written_in_our_form():
    """A byte order mark and CRLF mean nothing; what is written has neither."""
    text = HEADING + COLUMNS + ROW
    found = parse(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert found == parse(text)
    assert sssom.write(found) == sssom.write(parse(text))
    assert b"\r" not in sssom.write(found)


def test_our_form_is_kept_to_the_byte():
    """A file in our form, with slots that we do not know, comes out as it went in."""
    text = (
        HEADING.replace("#mapping_set_id", "#mapping_set_id", 1)
        + "#x_unknown: kept\n"
        + "subject_id\tpredicate_id\tobject_id\tmapping_justification\tcomment\tx_more\n"
        + "person:ana-rivera\tskos:exactMatch\tharbor:7\tsemapv:ManualMappingCuration"
        + '\t"a\ttab and ""quotes"""\ta\\|b|c\n'
    )
    assert sssom.write(parse(text)).decode() == text


def test_a_slot_of_the_set_holds_for_each_mapping():
    """The standard lets the heading say what all mappings share."""
    found = parse(f"{HEADING}#mapping_date: 2026-03-14\n{COLUMNS}{ROW}")
    assert found.value(found.rows[0], "mapping_date") == "2026-03-14"


@given(
    st.dictionaries(SLOTS, WORDS, max_size=4),
    st.lists(st.dictionaries(SLOTS, WORDS, max_size=4), max_size=4),
)
def test_a_round_trip_loses_nothing(more: dict[str, str], rows: list[dict[str, str]]):
    """Any text in any slot comes back, and writing twice changes no byte."""
    metadata = {**parse(HEADING + COLUMNS).metadata, **more}
    cells = parse(HEADING + COLUMNS + ROW).rows[0].cells
    made = MappingSet(metadata, tuple(Row({**cells, **row}) for row in rows))
    written = sssom.write(made)
    found = parse(written)
    assert found.metadata == metadata
    assert [row.cells for row in found.rows] == [row.cells for row in made.rows]
    assert sssom.write(found) == written


@given(st.lists(WORDS.filter(lambda word: word.strip("\\")), max_size=5))
def test_values_in_one_cell_come_apart_again(several: list[str]):
    """Bars and backslashes inside a value are escaped."""
    assert sssom.values(sssom.joined(several)) == several


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(content: bytes):
    """Nothing but the one error comes out of a file."""
    with contextlib.suppress(SssomError):
        parse(content)


@given(st.text(max_size=200))
def test_any_heading_is_read_or_refused(text: str):
    """YAML from anywhere is data."""
    lines = "".join(f"#{line}\n" for line in text.split("\n"))
    with contextlib.suppress(SssomError):
        parse(lines + HEADING + COLUMNS + ROW)


WRONG = {
    "Latin-1": ((HEADING + COLUMNS).encode() + b"\xe9\n", 7, "is not UTF-8 text"),
    "carriage return": (HEADING + COLUMNS + ROW.replace("\n", "\r"), 7, "a carriage return"),
    "NUL": (HEADING + "a\0\n", 6, "a NUL byte"),
    "empty": ("", 1, "has no heading"),
    "no heading": (COLUMNS + ROW, 1, "has no heading"),
    "no table": (HEADING, 6, "has no table"),
    "no licence": (HEADING.replace("#license", "#licence") + COLUMNS, 1, "does not say license"),
    "twice": (f"{HEADING}#license: https://a.example/\n{COLUMNS}", 6, "'license' stands twice"),
    "not YAML": (f"{HEADING}#a: b: c\n{COLUMNS}", 6, "the heading is not YAML"),
    "a list": (f"#- a\n{COLUMNS}", 1, "the heading is not YAML with"),
    "alias": (f"#a: &x [b]\n#c: *x\n{HEADING}{COLUMNS}", 2, "nested or repeated parts"),
    "deep": (f"#a: {'[' * 900}\n{HEADING}{COLUMNS}", 1, "nested or repeated parts"),
    "another skos": (
        HEADING.replace("#curie_map:\n", "#curie_map:\n#  skos: https://a.example/\n") + COLUMNS,
        1,
        "a prefix of the standard",
    ),
    "cells": (HEADING + COLUMNS + ROW.replace("\t", " ", 1), 7, "3 cells, wanted 4"),
    "quotes": (f'{HEADING}{COLUMNS}"a"b\t\t\t\n', 7, "the table is malformed"),
    "columns": (HEADING + COLUMNS.replace("object_id", "subject_id"), 6, "stands twice"),
    "no object": (HEADING + COLUMNS + ROW.replace("harbor:7", ""), 7, "object_id is missing"),
    "no predicate": (HEADING + COLUMNS + ROW.replace("skos:exactMatch", ""), 7, "predicate_id is"),
    "undeclared": (HEADING + COLUMNS + ROW.replace("harbor:", "port:"), 7, "'port' is not in"),
    "an address": (
        HEADING + COLUMNS + ROW.replace("harbor:7", "https://harbor.example/7"),
        7,
        "prefix 'https' is not in curie_map",
    ),
    "no CURIE": (HEADING + COLUMNS + ROW.replace("harbor:7", "7"), 7, "'7' is no CURIE"),
    "day": (f"{HEADING}#mapping_date: 14.3.2026\n{COLUMNS}", 1, "is no day"),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_is_wrong_is_told_with_its_line(case: str):
    """One line: the file, the line, what is wrong, what to do."""
    text, line, problem = WRONG[case]
    with pytest.raises(SssomError) as caught:
        parse(text)
    assert (caught.value.line, problem in caught.value.problem) == (line, True), caught.value
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("slot", "cell", "problem"),
    [
        ("confidence", "1.2", "wanted a number from 0 to 1"),
        ("predicate_modifier", "not", "wanted Not or none"),
        ("review_date", "yesterday", "is no day"),
    ],
)
def test_a_slot_with_rules_is_checked(slot: str, cell: str, problem: str):
    """A value that no reader could use is refused."""
    text = HEADING + COLUMNS.replace("\n", f"\t{slot}\n") + ROW.replace("\n", f"\t{cell}\n")
    with pytest.raises(SssomError, match=problem):
        parse(text)
