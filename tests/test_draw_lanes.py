"""Lanes: spans that the axis does not end, and parts of unions among those that chose nobody."""

from __future__ import annotations

from datetime import date

import pytest
from pages.invented import Invented, every_kind, harbor, iri
from pages.race import CONTEST, replaced

from kg.article import Texts
from kg.draw import axis, contest, lanes_places, stages
from kg.draw.contests import gather
from kg.draw.dossier import Dossier
from kg.draw.lanes import RIGHT, Race
from kg.draw.lanes_places import Spot
from kg.draw.sheet import Sheet
from kg.network import build

D = date


def spanning(last: date) -> Invented:
    """The Pilots choose Rivera between 1 March and *last*; the others by 3 March."""
    made = harbor()
    say = made.say
    say("union:pilots", rdf_type="end:Union", skos_prefLabel='"Pilots')
    say("decision:mayor-2026.pilots", rdf_type="end:Decision", endorser="union:pilots",
        contest="contest:mayor-2026", outcome="end:choice", earliest=D(2026, 3, 1),
        latest=last)  # fmt: skip
    say("endorsement:mayor-2026.pilots.1", rdf_type="end:Endorsement", endorser="union:pilots",
        decision="decision:mayor-2026.pilots", contest="contest:mayor-2026", rank=1,
        candidacy="candidacy:mayor-2026.rivera")  # fmt: skip
    return made


def sheet(made: Invented, tmp_path) -> Sheet:
    """The sheet of the contest of 2026."""
    view = contest.view(made.engine(), Texts(tmp_path))
    return next(one for one in view.sheets if one.key == "contest:mayor-2026")


def race_of(made: Invented, tmp_path, key: str = "contest:mayor-2026") -> Race:
    """A contest before it has a place."""
    engine = made.engine()
    network, known = build(engine), stages.of(engine)
    contests = gather(network, known)
    wanted = next(one for one in contests if one.iri == iri(key))
    return Race(Dossier.of(engine, Texts(tmp_path), network, contests), wanted, known[wanted.iri])


def spot_of(made: Invented, tmp_path) -> tuple[axis.Axis, Spot]:
    """The axis, and where the Pilots stand on it."""
    race = race_of(made, tmp_path)
    assert race.axis
    places, _ = lanes_places.of(race)
    found = [spot for place in places for spot in place.spots if "pilots" in _key(spot)]
    return race.axis, found[0]


def _key(spot: Spot) -> str:
    return spot.piece.mark.key


def test_a_span_that_ends_after_the_axis_runs_out_of_the_lane(tmp_path):
    """The axis ends on 5 March, two days after the last decision; the span on 31 March."""
    scale, spot = spot_of(spanning(D(2026, 3, 31)), tmp_path)
    assert scale.last == D(2026, 3, 5)
    assert spot.beyond
    assert spot.span == (scale.x(D(2026, 3, 1)), RIGHT - 4)


def test_a_span_within_the_axis_ends_on_its_day(tmp_path):
    """3 March stands on the axis, and so does its tick."""
    scale, spot = spot_of(spanning(D(2026, 3, 3)), tmp_path)
    assert not spot.beyond
    assert spot.span == (scale.x(D(2026, 3, 1)), scale.x(D(2026, 3, 3)))


@pytest.mark.parametrize(("last", "arrow"), [(D(2026, 3, 31), True), (D(2026, 3, 3), False)])
def test_the_legend_tells_what_the_dotted_line_is(tmp_path, last, arrow):
    """And what an arrow at its end means, where there is one."""
    [told] = [words for _, words in sheet(spanning(last), tmp_path).legend if "dotted" in words]
    assert told.startswith("dotted line: from the first to the last day possible")
    assert told.endswith("an arrow: later than the axis shows, too") is arrow


def test_without_a_span_no_dotted_line_is_told(tmp_path):
    """Every day of the four is known."""
    assert not [words for _, words in sheet(harbor(), tmp_path).legend if "dotted" in words]


def test_a_part_that_recommends_nobody_is_told_apart(tmp_path):
    """A diamond beside the bar of the union, as in every lane; the legend has both."""
    made = harbor()
    made.say("body:nurses.west", rdf_type="end:Body", skos_prefLabel='"Nurses’ Union West',
             org_unitOf="union:nurses")  # fmt: skip
    made.say("decision:mayor-2026.west", rdf_type="end:Decision", endorser="body:nurses.west",
             contest="contest:mayor-2026", outcome="end:noRecommendation",
             earliest=D(2026, 3, 2), latest=D(2026, 3, 2))  # fmt: skip
    drawn = sheet(made, tmp_path)
    lane = next(group for group in drawn.phone if group.head == "No recommendation")
    shapes = {line.items[0].name: (line.items[0].glyph or {})["shape"] for line in lane.lines}
    assert shapes == {"Nurses’ Union West": "diamond", "Teachers’ Union": "bar"}
    told = [words for _, words in drawn.legend]
    assert "part of a union or other body (not counted)" in told
    assert "recommended nobody" in told


def test_what_lapsed_was_expected_until_then(tmp_path):
    """Nobody could say before 4 March that the Pilots would not back Vance."""
    lanes = race_of(every_kind(), tmp_path).lanes
    piece = next(p for lane in lanes for p in lane.pieces if p.row.lapsed)
    march = D(2026, 3, 4)
    assert (piece.note, piece.mark.public, piece.mark.until) == (
        "lapsed",
        (march,) * 2,
        (None,) * 2,
    )
    assert piece.stood is not None
    assert (piece.stood.note, piece.stood.mark.until) == ("expected", (march, march))
    assert "lapsed" in piece.mark.say
    assert "lapsed" not in piece.stood.mark.say


def test_second_choice_of_a_replaced_decision_is_grey(tmp_path):
    """As its first one is; while it stood it had the colour of its candidate."""
    made = replaced()
    made.say("endorsement:leader2010.u0.s", rdf_type="end:Endorsement", rank=2,
             endorser="union:u0", decision="decision:leader2010.u0", contest=CONTEST,
             candidacy="candidacy:leader2010.birch")  # fmt: skip
    lanes = race_of(made, tmp_path, CONTEST).lanes
    piece = next(p for lane in lanes for p in lane.pieces if p.row.replaced)
    assert [sign for _, sign, _, _ in piece.later] == ["other plain"]
    assert piece.stood is not None
    assert [sign for _, sign, _, _ in piece.stood.later] == ["h2 tint"]
