"""The networks: what is a node, what an edge, and what each carries."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import networkx
import pytest
from pages.invented import every_kind, harbor, iri

from kg.errors import EntityError, UsageError
from kg.network import build
from kg.network.build import spans
from kg.network.layout import Need, columns, stack, stretch
from kg.network.metric import fit, fit_all, width
from kg.query import OxigraphEngine

CONTRACT = {"kind", "rank", "outcome", "contest", "start", "end", "sources"}


@pytest.fixture(scope="module")
def engine() -> OxigraphEngine:
    return harbor().engine()


@pytest.fixture(scope="module")
def network(engine: OxigraphEngine) -> networkx.MultiDiGraph:
    return build(engine)


def edges_of(network: networkx.MultiDiGraph, kind: str) -> set[tuple[str, str]]:
    """The ends of all edges of a kind, by the last part of their IRIs."""
    return {
        (source.rsplit("/", 1)[-1], target.rsplit("/", 1)[-1])
        for source, target, found in network.edges(data="kind")
        if found == kind
    }


def test_node_has_label_and_kind(network):
    """A node's id is its IRI; a reader needs its label and its kind beside it."""
    node = network.nodes[iri("union:dockers")]
    assert (node["label"], node["kind"]) == ("Dockers’ Union", "union")


def test_node_has_its_other_names(network):
    """Search finds by alias."""
    assert network.nodes[iri("union:dockers")]["names"] == ("Dockers of Harbor City",)


def test_every_edge_carries_the_contract(network):
    """Scripts outside rely on these seven attributes."""
    assert all(edge.keys() >= CONTRACT for _, _, edge in network.edges(data=True))


def test_endorsement_is_an_edge_to_the_person(network):
    """Endorser to candidate, each choice of a decision one edge."""
    assert edges_of(network, "endorsement") == {
        ("dockers", "rivera"),
        ("dockers", "okafor"),
        ("nurses", "okafor"),
        ("dockers.east", "okafor"),
    }


def test_endorsement_says_rank_day_and_source(network):
    """What an edge states can be counted without asking the graph again."""
    key = iri("endorsement:mayor-2026.dockers.2")
    edge = network.edges[iri("union:dockers"), iri("person:okafor"), key]
    assert {name: edge[name] for name in CONTRACT} == {
        "kind": "endorsement",
        "rank": 2,
        "outcome": "choice",
        "contest": iri("contest:mayor-2026"),
        "start": date(2026, 3, 1),
        "end": date(2026, 3, 1),
        "sources": (iri("article:herald"),),
    }


def test_no_recommendation_is_an_edge_to_the_contest(network):
    """To choose nobody is a decision, and must not vanish."""
    assert edges_of(network, "decision") == {("teachers", "mayor-2026")}


def test_expectation_is_no_endorsement(network):
    """What somebody expected is never counted as done."""
    assert edges_of(network, "expectation") == {("nurses", "rivera")}


def test_announcer_is_the_holder_of_the_office(network):
    """A decision announced by an office was announced by a person."""
    assert edges_of(network, "announced") == {("may-lin", "dockers")}


def test_contest_filter_keeps_that_contest_alone(engine):
    """A contest may be given by its name."""
    network = build(engine, contest="Mayor 2022")
    assert {contest for _, _, contest in network.edges(data="contest")} == {
        iri("contest:mayor-2022")
    }


@pytest.mark.parametrize(
    ("params", "wanted"),
    [
        ({"candidate": "person:okafor"}, {("dockers", "okafor"), ("nurses", "okafor")}),
        ({"endorser": "union:nurses"}, {("nurses", "okafor")}),
        ({"endorser": "union:dockers", "candidate": "person:rivera"}, {("dockers", "rivera")}),
        ({"until": "2026-02"}, {("nurses", "okafor")}),
        ({"since": "2026-03-01"}, {("dockers", "okafor"), ("dockers", "rivera")}),
        ({"contest": ["Mayor 2022", "Mayor 2026"], "until": "2026-02"}, {("nurses", "okafor")}),
        ({"contest": "Mayor 2022"}, set()),
        ({"post": "post:mayor", "since": "2027"}, set()),
    ],
)
def test_parameters_narrow_endorsements(engine, params, wanted):
    """By ends, days, contests and posts; of the unions alone here."""
    assert edges_of(build(engine, kind="union", **params), "endorsement") == wanted


def test_what_a_body_decides_is_found_by_its_kind(engine):
    """The branch of the Dockers is a body, and an endorser of its own."""
    found = build(engine, kind="body", contest="Mayor 2026")
    assert edges_of(found, "endorsement") == {("dockers.east", "okafor")}


def test_office_without_a_known_end_may_go_on(engine):
    """A fact of one day is past; an office lasts, as far as is known."""
    found = build(engine, since="2030")
    assert {edge["kind"] for _, _, edge in found.edges(data=True)} == {"office", "part"}


def test_narrowed_network_has_no_lonely_node(engine):
    """What has no edge left is not shown."""
    found = build(engine, endorser="union:nurses", candidate="person:okafor")
    assert set(found) == {iri("union:nurses"), iri("person:okafor")}


def test_weight_is_that_of_a_first_choice():
    """1 where end:backs has it; a second, replaced or suggested one weighs nothing."""
    found = build(every_kind().engine())
    weights = {
        (source.rsplit("/", 1)[-1], target.rsplit("/", 1)[-1])
        for source, target, edge in found.edges(data=True)
        if edge["kind"] == "endorsement" and edge["weight"]
    }
    assert weights == {
        ("dockers", "rivera"),
        ("nurses", "rivera"),
        ("dockers.east", "okafor"),
        ("cooks", "okafor"),
        ("may-lin", "okafor"),
    }


def test_unknown_network_is_refused(engine):
    """A misspelt name stops at once."""
    with pytest.raises(UsageError, match="no network 'endorsement'"):
        build(engine, "endorsement")


def test_unknown_parameter_is_refused(engine):
    """A misspelt parameter is never ignored."""
    with pytest.raises(UsageError, match="no parameter 'year'"):
        build(engine, year="2015")


def test_unknown_contest_is_refused(engine):
    """An empty network would look like an answer."""
    with pytest.raises(EntityError):
        build(engine, contest="contest:nowhere")


def test_contest_without_stages_spans_its_decisions(network):
    """The order of contests needs a day for each."""
    assert spans(network) == {
        iri("contest:mayor-2026"): (date(2026, 2, 1), date(2026, 3, 3)),
        iri("contest:mayor-2022"): (date(2022, 5, 1), date(2022, 5, 1)),
    }


def test_groups_never_overlap():
    """Rows and the words beside them need room, whichever are taller."""
    places, height = stack([Need(200, (1, 2)), Need(10, (3, 1)), Need(50, ())])
    assert all(one.bottom < two.top for one, two in pairwise(places))
    assert places[-1].bottom < height


def test_slots_of_a_group_stand_a_row_apart():
    """A target is at least 24 pixels high."""
    places, _ = stack([Need(0, (2, 1, 3))])
    slots = [y for row in places[0].rows for y in row]
    assert all(two - one >= 24 for one, two in pairwise(slots))


def test_columns_stand_from_left_to_right():
    """Whatever the widths of the texts, no column meets the next."""
    for narrow in columns(day=80, aside=200, name=150, target=220):
        for page in (0, 900, 1144):
            found = stretch(narrow, page)
            order = [found.day, found.aside or 1, found.mark - 150, found.rank, found.target]
            assert order == sorted(order)
            assert found.target + 220 <= found.width


def test_a_cut_name_from_right_to_left_is_still_isolated():
    """An isolate that is not ended would turn the rest of the sentence."""
    cut = fit("\u2068" + "הסתדרות העובדים הכללית" + "\u2069", 100, 14)
    assert cut.startswith("\u2068ה")
    assert cut.endswith("…\u2069")
    assert cut.count("\u2069") == 1


def test_names_that_would_look_alike_keep_their_ends():
    """At 150 pixels all three are "United Workers L…"; a name of its own is cut as ever."""
    locals_ = [f"United Workers Local {number}" for number in (1, 2, 12)]
    long = "The Amalgamated Society of Lighthouse Keepers"
    found = fit_all([*locals_, long, "GMB"], 150, 14, bold=True)
    assert [found[name].partition("… ")[2] for name in locals_] == [
        "Local 1",
        "Local 2",
        "Local 12",
    ]
    assert all(found[name].startswith("United") for name in locals_)
    assert all(width(cut, 14, bold=True) <= 150 for cut in found.values())
    assert found[long] == fit(long, 150, 14, bold=True)
    assert found["GMB"] == "GMB"


def test_cut_text_fits():
    """A name too long for its column ends in an ellipsis."""
    cut = fit("The Amalgamated Society of Lighthouse Keepers", 150, 14)
    assert cut.endswith("…")
    assert width(cut, 14) <= 150


def test_wide_letters_count_as_wide():
    """A name in Chinese is twice as wide as one in Latin letters."""
    assert width("港口城市", 10) >= 40


def test_same_rows_make_the_same_network(engine):
    """Order of nodes and edges comes from the graph, not from a hash."""
    one, two = build(engine), build(engine)
    assert list(one.nodes(data=True)) == list(two.nodes(data=True))
    assert list(one.edges(keys=True, data=True)) == list(two.edges(keys=True, data=True))
