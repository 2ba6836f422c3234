"""Outcomes: what came of each expectation, by hand and as the library answers it."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

import pytest
from graphs import store_of
from harbor import CONTEST, HARBOR, article, decision, endorsement
from pages.invented import every_kind, harbor

from kg import network, query
from kg.article import Texts
from kg.draw import contest as lanes
from kg.draw import say, stages
from kg.draw.contests import gather
from kg.network import outcomes
from kg.query import OxigraphEngine
from kg.vocabulary import curie

# The dockers choose Ana first and name nobody second.
CHOSE = (
    article("herald", "2026-03-10")
    + decision("dockers", "union:dockers")
    + endorsement("dockers", "union:dockers")
)
NOBODY = article("herald", "2026-03-10") + decision(
    "dockers", "union:dockers", more="end:outcome end:noRecommendation ;"
)
ANA, LEE = "end:candidacy candidacy:ana ;", "end:candidacy candidacy:lee ;"
SECOND = "end:rank 2 ;"
NOBODY_EXPECTED = "end:expectedOutcome end:noRecommendation ;"
WAITING, SOMEBODY = "end:expectedOutcome end:notYetDecided ;", "end:expectedOutcome end:choice ;"


def expected(of: str) -> str:
    """An expectation of the dockers; the record says that their decision settled it."""
    return f"""
    expectation:one a end:Expectation ; end:endorser union:dockers ; end:contest {CONTEST} ;
        {of} end:realisedBy decision:dockers ; end:supportedBy claim:herald .
    """


@pytest.mark.parametrize(
    ("graph", "of", "came"),
    [
        (CHOSE, ANA, outcomes.SAME),
        (CHOSE, LEE, outcomes.ANOTHER),
        (CHOSE, SECOND + LEE, outcomes.NO_SUCH),
        (CHOSE, SECOND + ANA, outcomes.NO_SUCH),
        (CHOSE, SOMEBODY, outcomes.A_CHOICE),
        (CHOSE, WAITING, None),
        (NOBODY, ANA, outcomes.NOBODY),
        (NOBODY, SOMEBODY, outcomes.NOBODY),
        ("claim:herald a end:Claim .", ANA, outcomes.OPEN),
    ],
)
def test_what_came_of_it(graph, of, came):
    """A decision that settled an expectation need not be the one that was expected."""
    engine = OxigraphEngine(store_of(HARBOR + graph + expected(of)))
    edges = network.build(engine).edges(data=True)
    assert [edge["came"] for _, _, edge in edges if edge["kind"] == "expectation"] == [came]
    library = {row.became for row in query.run(engine, "expected-then")}
    assert came is None or library <= {came}


def test_a_second_choice_is_held_against_the_second():
    """Lee was expected second and named second; Ana was named first."""
    second = endorsement("dockers", "union:dockers", "lee", rank=2)
    graph = HARBOR + CHOSE + second + expected(SECOND + LEE)
    edges = network.build(OxigraphEngine(store_of(graph))).edges(data=True)
    assert [e["came"] for _, _, e in edges if e["kind"] == "expectation"] == [outcomes.SAME]


def test_pages_say_what_came_of_it():
    """Of one without a decision nothing; the pilots' lapsed, though they left a free vote."""
    engine = every_kind().engine()
    found = network.build(engine)
    contests = gather(found, stages.of(engine))
    rows = {row.key: row for contest in contests for row in contest.rows if row.expected}
    said = {curie(key): say.came_of(row) for key, row in rows.items()}
    assert said == {
        "expectation:mayor-2022.nurses.1": "",
        "expectation:mayor-2026.dockers.1": "came true",
        "expectation:mayor-2026.pilots.1": "lapsed",
    }


@pytest.mark.parametrize(
    ("of", "said"), [(SOMEBODY, "it did"), (NOBODY_EXPECTED, "a choice instead")]
)
def test_a_choice_is_said_by_what_was_expected(of, said):
    """That of somebody came about; of nobody it did not."""
    engine = OxigraphEngine(store_of(HARBOR + CHOSE + expected(of)))
    found = network.build(engine)
    contests = gather(found, stages.of(engine))
    rows = [row for contest in contests for row in contest.rows if row.expected]
    assert [say.came_of(row) for row in rows] == [said]


def test_who_had_not_decided_was_not_expected_to_put_it_off():
    """The day is that of the article, and nothing came true."""
    made = harbor()
    made.say(
        "expectation:mayor-2026.nurses.1", rdf_type="end:Expectation", endorser="union:nurses",
        contest="contest:mayor-2026", expectedOutcome="end:notYetDecided",
        earliest=date(2026, 1, 19), latest=date(2026, 1, 19),
        realisedBy="decision:mayor-2026.nurses",
    )  # fmt: skip
    engine = made.engine()
    found = network.build(engine)
    row = next(
        row
        for contest in gather(found, stages.of(engine))
        for row in contest.rows
        if curie(row.key) == "expectation:mayor-2026.nurses.1"
    )
    assert say.spoken(found, row.first, row) == (
        "Nurses’ Union had not decided on 19 January 2026, 0 sources"
    )
    assert [chip["text"] for chip in say.chips(row.first, row)] == ["not yet decided"]


# The record ###########################################################################


def test_record_has_of_each_expectation_what_the_library_answers(engine):
    """By the same rule; what was only reported is no expectation and not drawn."""
    library = defaultdict(set)
    for row in query.run(engine, "expected-then"):
        library[row.expected].add(row.became)
    edges = network.build(engine).edges(keys=True, data=True)
    came = {key: edge["came"] for _, _, key, edge in edges if edge["kind"] == "expectation"}
    assert len(came) == 14
    for key, what in came.items():
        assert what is None or library[key] == {what}
    slugs = {key.rpartition("/")[2] for key, what in came.items() if what is None}
    assert slugs == {
        f"labour-deputy-leadership-2025.{union}.2" for union in ("gmb", "unison", "unite")
    }


def test_record_does_not_let_a_false_expectation_come_true(engine, tmp_path):
    """The mineworkers chose Nandy; of Unite no second choice is known."""
    found = lanes.view(engine, Texts(tmp_path), "Labour leadership 2020")
    ranks = {row["open"]: row["cells"][4]["text"] for row in found.rows}
    leader = "expectation:labour-leadership-2020"
    assert ranks[f"{leader}.num.2"] == "expected; another choice"
    assert ranks[f"{leader}.unite.3"] == "expected as second choice; no such choice known"
    assert ranks[f"{leader}.unite.2"] == "expected; came true"
    heading = found.entries[f"{leader}.unite.3"]["heading"]
    assert heading == "Unite the Union was expected to name Lisa Nandy as its second choice"
