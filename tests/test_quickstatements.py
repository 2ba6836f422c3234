"""Quickstatements: ids for Wikidata, worked out by hand; nothing else, and nothing live."""

from __future__ import annotations

import re
from typing import Any

import pytest
from graphs import store_of
from harbor import HARBOR

from kg import cli
from kg.export.quickstatements import Statements, quickstatements
from kg.query import OxigraphEngine

ARTICLE = """
article:list a end:Article ; schema:url <https://list.example/people> .
article:news a end:Article ; schema:url <https://news.example/1> .
claim:list.1 a end:Claim ; end:source article:list ; end:voice end:document .
claim:news.1 a end:Claim ; end:source article:news ; end:voice end:reporter .
"""
ANA = """
person:ana end:wikidataId "Q1000017" ; end:mnisId "17" ;
    end:parlparseId "uk.org.publicwhip/person/99" ; end:supportedBy claim:list.1 , claim:news.1 .
"""
SHAPE = re.compile(r'Q[1-9]\d*\tP\d+\t"[^"\t\n]+"\tS854\t"https?://[^"\t\n|]+"')


def statements(turtle: str) -> Statements:
    return quickstatements(OxigraphEngine(store_of(HARBOR + ARTICLE + turtle)))


def test_ids_come_with_the_address_of_a_data_set():
    """P10428 is the MNIS number, P2171 that of TheyWorkForYou; news is no reference for them."""
    assert statements(ANA).text() == (
        'Q1000017\tP10428\t"17"\tS854\t"https://list.example/people"\n'
        'Q1000017\tP2171\t"99"\tS854\t"https://list.example/people"\n'
    )


def test_who_is_no_item_there_gets_no_command():
    """An item is never made up, and a near match is none."""
    near = """
    person:ana end:mnisId "17" ; end:supportedBy claim:list.1 ;
        skos:closeMatch <http://www.wikidata.org/entity/Q1000017> .
    """
    assert statements(near) == Statements((), 0, 0)


def test_an_exact_match_is_an_item():
    """The build makes one only after an id crosswalk or a review."""
    exact = """
    person:ana end:mnisId "17" ; end:supportedBy claim:list.1 ;
        skos:exactMatch <http://www.wikidata.org/entity/Q1000017> .
    """
    assert [line.split("\t")[:3] for line in statements(exact).lines] == [
        ["Q1000017", "P10428", '"17"']
    ]


def test_what_came_under_a_share_alike_licence_stays_out():
    """Wikidata is CC0: a number of Democracy Club is not ours to give."""
    club = "person:ana skos:exactMatch <https://candidates.democracyclub.org.uk/person/4711> ."
    assert statements(ANA + club) == statements(ANA)


def test_two_items_or_two_numbers_are_left_out():
    """Which is right is for a person to say."""
    items = "person:ana skos:exactMatch <http://www.wikidata.org/entity/Q2> ."
    assert statements(ANA + items) == Statements((), 1, 0)
    numbers = "person:ana skos:exactMatch <https://members.parliament.uk/member/18> ."
    found = statements(ANA + numbers)
    assert (len(found.lines), found.clashes) == (1, 1)
    assert "P10428" not in found.text()


def test_an_id_without_a_data_set_is_left_out():
    """Wikidata wants to know who says so."""
    bare = 'person:ana end:wikidataId "Q1000017" ; end:mnisId "17" ; end:supportedBy claim:news.1 .'
    assert statements(bare) == Statements((), 0, 1)


@pytest.mark.parametrize(
    "value",
    ['17\\"\\tP31\\t\\"x', "17\\nQ1\\tP31\\tQ5", "17\\t", "", "17|Q1", "17 || CREATE", "一七"],
)
def test_no_id_can_become_a_command(value: str):
    """What could end a string, a cell or a line is no id."""
    turtle = ANA.replace('"17"', f'"{value}"').replace(
        'end:parlparseId "uk.org.publicwhip/person/99" ;', ""
    )
    assert statements(turtle).lines == ()


def test_no_item_can_become_a_command():
    """The same of the item."""
    assert statements(ANA.replace("Q1000017", "LAST")).lines == ()
    assert statements(ANA.replace("Q1000017", "Q1\\tP31\\tQ5 Q1")).lines == ()


def test_the_shipped_data_give_ids_and_nothing_else(engine: OxigraphEngine):
    """Every line is an id with a reference; each statement once."""
    lines = quickstatements(engine).lines
    assert lines
    assert all(SHAPE.fullmatch(line) for line in lines)
    assert {line.split("\t")[1] for line in lines} <= {"P1157", "P2171", "P10428"}
    assert len({tuple(line.split("\t")[:3]) for line in lines}) == len(lines)


@pytest.mark.seeded
def test_the_command_says_how_many(
    tmp_path: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    """The two articles' people have no ids."""
    path = tmp_path / "out.tsv"
    monkeypatch.setattr("sys.argv", ["kg", "export", "quickstatements", "-o", str(path)])
    with pytest.raises(SystemExit) as stop:
        cli.main()
    assert (stop.value.code, path.read_bytes()) == (0, b"")
    assert f"kg: wrote 0 commands to {path}" in capsys.readouterr().err
