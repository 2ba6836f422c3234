"""Pages of names without a blank: nothing makes a reader scroll sideways."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from pages.browser import opened
from pages.invented import Invented

from kg import draw
from kg.article import Texts
from kg.draw import query
from kg.query import OxigraphEngine, library

pytestmark = pytest.mark.pages

LONG = "Z" * 200
WIDTHS = (390, 1024, 1280)
VIEWS = {
    "bands": ("network", {"contest": "all"}),
    **{view: (view, {}) for view in draw.VIEWS},
    "candidates": ("matrix", {"contest": "contest:leader2020"}),
}
TIES = """
PREFIX end: <https://w3id.org/endorsement/ns#>
SELECT ?source ?target {
  ?e a end:Endorsement ; end:endorser ?source ; end:candidacy/end:candidate ?target
}"""


@pytest.fixture(scope="module")
def long() -> OxigraphEngine:
    """Two contests of four unions, in which every name is a word of 200 letters."""
    made = Invented()
    party = made.say("organization:p", rdf_type="end:Party", skos_prefLabel=f'"P{LONG}')
    made.say("post:p.leader", rdf_type="end:Post", rdfs_label=f'"L{LONG}', organization=party)
    for slug in "ab":
        made.say(f"person:{slug}", rdf_type="end:Person", foaf_name=f'"{slug}{LONG}')
    for year in (2016, 2020):
        contest = made.say(
            f"contest:leader{year}",
            rdf_type="end:Contest",
            rdfs_label=f'"C{year}{LONG}',
            post="post:p.leader",
            organization=party,
        )
        made.say(
            f"stage:leader{year}",
            rdf_type="end:Stage",
            rdfs_label=f'"S{LONG}',
            stageOf=contest,
            stageKind="end:resultStage",
            earliest=date(year, 6, 30),
            latest=date(year, 6, 30),
        )
        for slug in "ab":
            made.say(
                f"candidacy:leader{year}.{slug}",
                rdf_type="end:Candidacy",
                candidate=f"person:{slug}",
                contest=contest,
                status="end:won" if slug == "a" else "end:lost",
            )
        for number, slug in enumerate("uvwx", 1):
            union = made.say(f"union:{slug}", rdf_type="end:Union", skos_prefLabel=f'"{slug}{LONG}')
            decision = made.say(
                f"decision:leader{year}.{slug}",
                rdf_type="end:Decision",
                endorser=union,
                contest=contest,
                outcome="end:choice",
                earliest=date(year, 6, number),
                latest=date(year, 6, number),
            )
            made.say(
                f"endorsement:leader{year}.{slug}",
                rdf_type="end:Endorsement",
                decision=decision,
                endorser=union,
                contest=contest,
                candidacy=f"candidacy:leader{year}.{'ab'[number % 2]}",
                rank=1,
            )
    return made.engine()


@pytest.mark.parametrize("name", [*VIEWS, "query"])
def test_long_names_never_scroll_the_page(browser, long, tmp_path: Path, name: str):
    """At a phone's width and at two of a desk: what is too long breaks, or is cut."""
    path = tmp_path / "page.html"
    if name == "query":
        query.draw(long, Texts(tmp_path), path, library.parse(TIES), {}, "html")
    else:
        view, params = VIEWS[name]
        draw.draw(long, Texts(tmp_path), path, view, **params)
    with opened(browser, path) as watched:
        page = watched.page
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate("document.readyState") == "complete"
            wide = page.evaluate(WIDEST)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (width, wide)


# What reaches furthest to the right, for the message of a failure.
WIDEST = """() => [...document.querySelectorAll("body *")].filter((one) => {
  const box = one.getBoundingClientRect();
  return box.right > innerWidth + 1 && !one.closest(".frame, svg, #canvas, .unseen");
}).slice(-6).map((one) => `${one.tagName}#${one.id}.${one.className}`)"""
