"""The page as text: what it says, what it holds, and that it asks nobody for anything."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from base64 import b64encode
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from pages.invented import PAYLOADS, Invented, every_kind, harbor, hostile, iri
from pages.packed import payload

from kg import draw
from kg.article import Texts
from kg.draw import say, words
from kg.draw.panel import link
from kg.draw.record import Contest
from kg.errors import EntityError, KgError, UsageError

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def picture(tmp_path_factory: pytest.TempPathFactory) -> draw.Picture:
    return draw.render(harbor().engine(), Texts(tmp_path_factory.mktemp("none")))


@pytest.fixture(scope="module")
def kinds(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the page of every kind of decision hands to its script."""
    drawn = draw.render(every_kind().engine(), Texts(tmp_path_factory.mktemp("none")))
    return payload(drawn.html)


def mark_of(data: dict[str, Any], key: str) -> dict[str, Any]:
    """The first mark that opens *key*."""
    mark: dict[str, Any] = next(node for node in data["nodes"] if node.get("open") == key)
    return mark


def row_of(data: dict[str, Any], key: str) -> dict[str, str]:
    """The row of the download about *key*."""
    rows = [
        dict(zip(data["csv"]["columns"][-len(row) :], row, strict=True))
        for row in data["csv"]["rows"]
    ]
    return next(row for row in rows if row["fact_iri"] == iri(key))


class Elements(HTMLParser):
    """The elements of a page, each with its attributes and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[int, str] = {}
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        self.found.append(("/" + tag, {}))

    def handle_data(self, data: str) -> None:
        self.texts[len(self.found) - 1] = self.texts.get(len(self.found) - 1, "") + data

    def all(self, tag: str) -> list[tuple[dict[str, str | None], str]]:
        """Attributes and text of every element *tag*."""
        return [
            (attributes, self.texts.get(index, ""))
            for index, (name, attributes) in enumerate(self.found)
            if name == tag
        ]


def test_title_is_a_question(picture):
    """A program asks; only a person may state a finding."""
    titles = [text for _, text in Elements(picture.html).all("h1")]
    assert titles == ["Who backed whom for mayor of Harbor City, 2026?"]


@pytest.mark.parametrize(
    ("post", "asked"),
    [
        ("Leader of the Labour Party", "leader of the Labour Party"),
        ("Deputy leader of the Labour Party", "deputy leader of the Labour Party"),
        ("Labour candidate for Mayor of London", "Labour candidate for Mayor of London"),
        ("First Minister of Wales", "First Minister of Wales"),
        ("MP for Ely", "MP for Ely"),
        ("Mayor", "mayor"),
    ],
)
def test_question_keeps_names_and_lowers_roles(post, asked):
    """A role begins in lower case inside a sentence; a party or a title does not."""
    contest = Contest("contest:x", "The contest", post, None, None)
    assert say.question(contest) == f"Who backed whom for {asked}?"


def test_standfirst_is_counted(picture):
    """Parts of unions are drawn and not counted."""
    assert payload(picture.html)["blocks"][0]["standfirst"] == (
        "Of the three unions known here, one chose Ana Rivera, one chose Ben Okafor and "
        "one recommended nobody. Each list runs in the order of the first known day."
    )


def test_opens_on_the_latest_contest_with_three_endorsers(picture):
    """And says that it did so."""
    assert picture.chose == (
        "network: Mayor 2026 (three known endorsers, the latest contest with three or more)"
    )


def test_contest_can_be_chosen(tmp_path):
    """By name, CURIE or IRI."""
    drawn = draw.render(harbor().engine(), Texts(tmp_path), contest="Mayor 2022")
    assert payload(drawn.html)["opening"] == "contest:mayor-2022"


def test_file_holds_the_facts_of_all_contests(picture):
    """The filter works offline."""
    assert [block["contest"] for block in payload(picture.html)["blocks"]] == [
        "contest:mayor-2026",
        "contest:mayor-2022",
    ]


def test_around_a_union_asks_about_the_union(tmp_path):
    """Its contests stand in place of groups, the newest first."""
    drawn = draw.render(harbor().engine(), Texts(tmp_path), around="Nurses’ Union")
    data = payload(drawn.html)
    assert data["every"]["title"] == "Whom has Nurses’ Union backed?"
    assert data["opening"] == "all"


def test_around_leaves_others_out(tmp_path):
    """Only decisions that touch the entity are drawn."""
    drawn = draw.render(harbor().engine(), Texts(tmp_path), around="union:teachers")
    names = {node.get("label") for node in payload(drawn.html)["nodes"]}
    assert "Teachers’ Union" in names
    assert "Nurses’ Union" not in names


def test_around_counts_those_not_drawn(tmp_path):
    """A part of the picture must not look like the whole."""
    drawn = draw.render(harbor().engine(), Texts(tmp_path), around="union:dockers")
    notes = [block for block in payload(drawn.html)["nodes"] if block.get("label") == "Ben Okafor"]
    assert "1 union" in notes[0]["say"]


def test_standfirst_tells_every_outcome_apart(kinds):
    """A free vote is no recommendation of nobody; each endorser counts once."""
    assert kinds["blocks"][0]["standfirst"] == (
        "Of the seven endorsers known here, two chose Ana Rivera, two chose Ben Okafor, one "
        "recommended nobody, one left a free vote and one had not decided. What was expected of "
        "Pilots lapsed. Each list runs in the order of the first known day."
    )


def test_suggestion_follows_the_decision_that_chose_nobody(kinds):
    """It is drawn as a suggestion, dashed, and never counted as backing."""
    key = "endorsement:mayor-2026.teachers.s1"
    mark = mark_of(kinds, key)
    lines = [edge for edge in kinds["edges"] if edge.get("open") == key]
    vance = mark_of(kinds, "person:vance")
    assert mark["glyph"]["text"] == "+"
    assert mark["say"].startswith("Teachers’ Union also suggested Cy Vance")
    assert all(edge["dashes"] for edge in lines)
    assert "no first choice that counts" in vance["say"]
    assert row_of(kinds, key)["counts"] == "no"


@pytest.mark.parametrize("around", ["union:teachers", "person:vance"])
def test_suggestion_is_drawn_around_either_end(tmp_path, around):
    """The lane of those who chose nobody is there for it."""
    drawn = draw.render(every_kind().engine(), Texts(tmp_path), around=around)
    labels = [node.get("label") for node in payload(drawn.html)["nodes"]]
    assert "No recommendation" in labels


def test_replaced_decision_does_not_look_standing(kinds):
    """Its name is struck, its line grey and dashed, and all lists say why."""
    key = "endorsement:mayor-2026.cooks.1"
    choice = mark_of(kinds, key)
    name = next(node for node in kinds["nodes"] if node.get("label") == "Cooks (replaced)")
    assert name["texts"][0]["struck"]
    assert choice["glyph"]["hue"] == "others"
    assert "Cooks backed Cy Vance, replaced" in choice["say"]
    assert row_of(kinds, key)["counts"] == "no"
    assert "Decisions replaced since are struck and not counted." in kinds["blocks"][0]["leavesOut"]


def test_last_round_counts(kinds):
    """As in the derived layer: one endorser backs one candidate a contest."""
    first, last = "endorsement:mayor-2026.nurses.1", "endorsement:mayor-2026.nurses.2.1"
    assert (row_of(kinds, first)["counts"], row_of(kinds, last)["counts"]) == ("no", "yes")
    assert row_of(kinds, last)["round"] == "2"
    assert "Nurses’ Union (round 2)" in {node.get("label") for node in kinds["nodes"]}


def test_announced_day_stands_for_an_unknown_one(kinds):
    """A day that is known is shown."""
    assert "8 Mar" in {node.get("label") for node in kinds["nodes"]}


def test_undecided_has_a_mark_of_its_own(kinds):
    """Whoever has not decided has not recommended nobody."""
    glyphs = {
        name: mark_of(kinds, f"decision:mayor-2026.{name}")["glyph"]
        for name in ("teachers", "pilots", "weavers")
    }
    assert [glyph["shape"] for glyph in glyphs.values()] == ["bar", "bars", "numeral"]
    assert "rank …" in kinds["blocks"][0]["legend"]


def test_expectation_says_what_came_of_it(kinds):
    """And is counted only while no decision is known."""
    labels = {
        name: mark_of(kinds, f"expectation:mayor-2026.{name}.1")["label"]
        for name in ("dockers", "pilots")
    }
    assert labels == {"dockers": "came true", "pilots": "lapsed"}
    assert "expected" not in mark_of(kinds, "person:rivera")["say"]


def test_days_have_their_year_across_contests(tmp_path):
    """Eight January of which year, a reader could not tell."""
    drawn = draw.render(harbor().engine(), Texts(tmp_path), around="union:nurses")
    days = [node["label"] for node in payload(drawn.html)["nodes"] if node["column"] == "day"]
    assert days == ["1 Feb 2026", "1 May 2022"]


def test_days_of_one_contest_leave_out_its_year(picture):
    """Its heading has it."""
    days = {node["label"] for node in payload(picture.html)["nodes"] if node["column"] == "day"}
    assert "1 Mar" in days


def test_around_tells_what_is_no_standing_decision(tmp_path):
    """In the standfirst, each kind apart."""
    drawn = draw.render(every_kind().engine(), Texts(tmp_path), around="person:vance")
    assert payload(drawn.html)["every"]["standfirst"] == (
        "One contest: one decision, one decision replaced since and one expectation that lapsed."
    )


@pytest.mark.parametrize(
    ("said", "options"),
    [
        ("cannot write svg into a file that ends in .png", ["--format", "svg", "-o", "x.PNG"]),
        ("cannot write html into a file that ends in .svg", ["--format", "html", "-o", "x.svg"]),
        ("cannot write png into a file that ends in .html", ["--format", "png", "-o", "x.html"]),
        ("'pdf' is not one of", ["--format", "pdf", "-o", "x.pdf"]),
        ("cannot write a .pdf file; there is: html, svg", ["-o", "x.pdf"]),
        ("cannot write a .jpeg file; there is: html", ["matrix", "-o", "x.JPEG"]),
        ("cannot write html into a file that ends in .pdf", ["--format", "html", "-o", "x.pdf"]),
        ("cannot write a .csv file", ["--query", "no-such-query.rq", "-o", "x.csv"]),
    ],
)
def test_file_of_another_kind_is_refused(tmp_path, said, options):
    """HTML in a .png would be a file that nothing opens."""
    done = subprocess.run(
        [sys.executable, "-m", "kg", "draw", *options],
        check=False,
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert done.returncode == 2
    assert said in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "form", "expected"),
    [
        ("page", None, "html"),
        ("page.HTM", None, "html"),
        ("page.htm", "html", "html"),
        ("page.svg", None, "svg"),
        ("page", "png", "png"),
    ],
)
def test_a_name_says_the_format(name, form, expected):
    """A name without an ending is a page, unless another format is asked for."""
    assert draw.form_of(Path(name), form) == expected


def test_unknown_entity_is_refused(tmp_path):
    """With the near names, as everywhere."""
    with pytest.raises(EntityError):
        draw.render(harbor().engine(), Texts(tmp_path), around="Nobody Inparticular")


def test_entity_without_part_in_the_contest_is_refused(tmp_path):
    """An empty picture would look like an answer."""
    with pytest.raises(EntityError, match="has no part in the contest"):
        draw.render(
            harbor().engine(), Texts(tmp_path), around="union:teachers", contest="Mayor 2022"
        )


def test_unknown_view_is_refused(tmp_path):
    """Before any data is read."""
    with pytest.raises(UsageError, match="no view 'pie'"):
        draw.render(harbor().engine(), Texts(tmp_path), "pie")


def test_unknown_parameter_is_refused(tmp_path):
    """A misspelt parameter is never ignored."""
    with pytest.raises(UsageError, match="no parameter 'year'"):
        draw.render(harbor().engine(), Texts(tmp_path), year="2026")


def test_unwritable_file_is_an_error(tmp_path):
    """And one line, not a traceback."""
    with pytest.raises(KgError, match="cannot write"):
        draw.draw(harbor().engine(), Texts(tmp_path), tmp_path / "no" / "such" / "page.html")


def test_empty_graph_makes_a_page_that_says_so(tmp_path):
    """Never a blank one."""
    drawn = draw.render(Invented().engine(), Texts(tmp_path))
    assert drawn.chose == "network: nothing to draw"
    assert "There is no endorsement to list." in drawn.html


def test_contest_without_endorsement_says_so(tmp_path):
    """A sentence stands in place of the picture."""
    made = Invented()
    made.say("contest:quiet", rdf_type="end:Contest", rdfs_label='"Quiet contest 2020')
    html = draw.render(made.engine(), Texts(tmp_path)).html
    assert "No endorsement in this contest is known here." in html


def test_marks_have_the_days_and_the_filters_ask_them(picture):
    """A choice is shown from its day on; the count it belongs to is its candidate's."""
    data = payload(picture.html)
    first = mark_of(data, "endorsement:mayor-2026.dockers.1")["data"]
    second = mark_of(data, "endorsement:mayor-2026.dockers.2")["data"]
    assert first["decided"] == second["decided"] == "2026-03-01/2026-03-01"
    assert (first["rank"], second["rank"], first["kind"]) == ("1", "2", "union")
    assert first["counts"] == mark_of(data, "person:rivera")["id"]
    assert "counts" not in second
    assert first["row"] == second["row"] == mark_of(data, "union:dockers")["data"]["row"]


@pytest.mark.parametrize(
    ("show", "voices"), [("all", {"person"}), ("people", {"person"}), ("bodies", set())]
)
def test_who_stands_beside_can_be_asked_for(show, voices, tmp_path):
    """Officers and spokespeople, deciding bodies, or nobody."""
    data = payload(draw.render(harbor().engine(), Texts(tmp_path), show=show).html)
    found = {node["data"]["voice"] for node in data["nodes"] if "voice" in node.get("data", {})}
    assert found == voices


def test_who_stands_beside_is_one_of_four(tmp_path):
    """And of all contests there is nobody."""
    with pytest.raises(UsageError, match="all, bodies, people, none"):
        draw.render(harbor().engine(), Texts(tmp_path), show="friends")
    with pytest.raises(UsageError, match="no voices"):
        draw.render(harbor().engine(), Texts(tmp_path), contest="all", show="people")


def test_slider_steps_are_the_days_something_was_decided(picture):
    """Of one contest its own; where all are shown, of all."""
    data = payload(picture.html)
    days = ["2026-02-01", "2026-03-01", "2026-03-02", "2026-03-03"]
    # How it ended is known, and not when: a step that is no day says it.
    days.append("9999-12-31")
    assert data["blocks"][0]["decided"] == days
    # That of the mayor in 2022, a single day, too.
    assert data["every"]["decided"] == ["2022-05-01", *days]


def test_every_choice_is_a_row_of_the_table(picture):
    """The table has the facts of the picture, no more and no fewer."""
    rows = [attributes for attributes, _ in Elements(picture.html).all("tr")]
    drawn = [key for key in payload(picture.html)["entries"] if key.startswith("endorsement:")]
    assert len([row for row in rows if "data-contest" in row]) == len(drawn) + 2


def test_every_entry_named_by_the_page_exists(picture):
    """A press always opens something."""
    data = payload(picture.html)
    named = {item["open"] for item in data["nodes"] + data["edges"] if item.get("open")}
    links = {item["open"] for entry in data["entries"].values() for item in entry.get("around", ())}
    drawn = {key for key in named if not key.startswith("candidacy:")}
    assert drawn | links <= data["entries"].keys() | {"decision:mayor-2026.dockers"}


def test_page_asks_nobody_for_anything(picture):
    """No element names a resource; the policy would refuse it."""
    elements = Elements(picture.html)
    fetching = {"src", "srcset", "data", "action", "poster", "background"}
    named = [(tag, name) for tag, given in elements.found for name in given if name in fetching]
    links = [attributes["href"] for attributes, _ in elements.all("link")]
    assert (named, links) == ([], ["data:,"])


def test_policy_names_every_script_and_style(picture):
    """What is not in the list of hashes does not run."""
    elements = Elements(picture.html)
    policy = next(a["content"] for a, _ in elements.all("meta") if "http-equiv" in a) or ""
    parts = [text for attributes, text in elements.all("script") if not attributes]
    parts += [text for _, text in elements.all("style")]
    assert len(parts) == 3
    for part in parts:
        digest = b64encode(hashlib.sha256(part.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy
    assert "default-src 'none'" in policy


def test_pyvis_network_holds_the_picture(picture):
    """Positions are ours and nothing moves."""
    data = payload(picture.html)
    assert data["options"]["physics"] == {"enabled": False}
    assert all({"id", "x", "y", "shape"} <= node.keys() for node in data["nodes"])


def test_versions_stand_on_the_page(picture):
    """A picture says which data it was drawn from."""
    version = (ROOT / "data" / "VERSION").read_text("ascii").strip()
    assert f"Data {version}" in picture.html


@pytest.mark.parametrize("text", PAYLOADS)
def test_payload_ends_no_element(text, tmp_path):
    """Neither the template nor the JSON lets a text become markup."""
    made = harbor()
    made.say("person:bad", rdf_type="end:Person", foaf_name=f'"{text}')
    made.say(
        "candidacy:mayor-2026.bad",
        rdf_type="end:Candidacy",
        candidate="person:bad",
        contest="contest:mayor-2026",
    )
    plain = Elements(draw.render(harbor().engine(), Texts(tmp_path)).html)
    with_bad = Elements(draw.render(made.engine(), Texts(tmp_path)).html)
    harmless = {"button", "span", "li", "svg", "path", "ul", "div"}
    assert sorted({tag for tag, _ in with_bad.found} - harmless) == sorted(
        {tag for tag, _ in plain.found} - harmless
    )
    assert len(with_bad.all("script")) == len(plain.all("script")) == 4


def test_hostile_texts_come_out_as_they_went_in(tmp_path):
    """Escaping changes what a browser does, never what a reader reads."""
    data = payload(draw.render(hostile(tmp_path).engine(), Texts(tmp_path)).html)
    shown = {entry["heading"] for entry in data["entries"].values()}
    assert {text for text in PAYLOADS if text not in shown} == set()


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "data:text/html,x", "//example.org", "ftp://example.org/x", "http://["],
)
def test_only_web_addresses_become_links(url):
    """Anything else stands as text."""
    assert link(url) is None


def test_web_address_is_a_link():
    """A source is one press away."""
    assert link("https://example.org/story") == "https://example.org/story"


@pytest.mark.parametrize(
    ("first", "last", "said", "expected"),
    [
        (date(2020, 1, 8), date(2020, 1, 8), "Wednesday", "8 January 2020"),
        (date(2015, 7, 1), date(2015, 7, 31), None, "July 2015"),
        (date(2015, 1, 1), date(2015, 12, 31), "2015", "2015"),
        (date(2015, 1, 1), date(2015, 7, 29), None, "1 January to 29 July 2015"),
        (date(2015, 12, 30), date(2016, 1, 2), None, "30 December 2015 to 2 January 2016"),
        (None, date(2016, 1, 2), None, "by 2 January 2016"),
        (None, None, None, "day not known"),
    ],
)
def test_days_in_words(first, last, said, expected):
    """A vague day is as vague in words as in the data."""
    assert words.when(first, last, said) == expected


DRAW = """
import hashlib, sys
from pathlib import Path
sys.path[:0] = [sys.argv[1]]
from pages.invented import harbor
from kg import draw
from kg.article import Texts
html = draw.render(harbor().engine(), Texts(Path(sys.argv[2]))).html
print(hashlib.sha256(html.encode()).hexdigest())
"""


def test_same_graph_makes_the_same_bytes(tmp_path):
    """On two hash seeds: a picture can be cited and compared."""
    digests = {
        subprocess.run(
            [sys.executable, "-c", DRAW, str(Path(__file__).parent), str(tmp_path)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(digests) == 1


def test_importing_draw_loads_nothing_heavy():
    """pyvis brings half of IPython with it; only a picture needs it."""
    heavy = ("pyvis", "networkx", "jinja2")
    code = f"import sys, kg.draw; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True, cwd=ROOT
    )
    assert done.stdout.strip() == "[]"


def test_assets_have_no_way_to_run_text():
    """What comes from data goes into text nodes."""
    scripts = "\n".join(path.read_text("utf-8") for path in (ROOT / "kg/draw/assets").glob("*.js"))
    forbidden = r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function"
    assert not re.search(forbidden, scripts)
