"""What records, counts, switches and flows mean, one fact a test, on an invented party."""

from __future__ import annotations

from graphs import rows_of
from harbor import CONTEST, HARBOR, article, backing, date, decision, endorsement

NOBODY = "end:outcome end:noRecommendation ;"
FACTS = HARBOR + article("herald", "2026-03-14")
ANA_WON = """
candidacy:ana end:status end:won .
candidacy:lee end:status end:lost .
"""
# Two years later Lee stands for the same post, Ana does not.
NEXT = """
contest:harbor-2028 a end:Contest ; rdfs:label "Harbor leader 2028"@en ;
    end:post post:harbor.leader ; end:organization organization:harbor-party .
stage:harbor-2028.result a end:Stage ; rdfs:label "Result"@en ;
    end:stageOf contest:harbor-2028 ; end:stageKind end:resultStage ; end:stageOrder 3 ;
    end:earliest "2028-05-20"^^xsd:date ; end:latest "2028-05-20"^^xsd:date .
person:kim a end:Person ; foaf:name "Kim Doe" .
candidacy:kim a end:Candidacy ; end:candidate person:kim ; end:contest contest:harbor-2028 .
candidacy:lee-2028
    a end:Candidacy ; end:candidate person:lee ; end:contest contest:harbor-2028 .
"""


def later(name: str, endorser: str, candidacy: str) -> str:
    """A choice in the contest of 2028."""
    return backing(name, endorser, candidacy, on="2028-03-10").replace(
        CONTEST, "contest:harbor-2028"
    )


CHANGE = backing("dockers", "union:dockers") + backing(
    "dockers.2", "union:dockers", "lee", on="2026-04-02", more="end:supersedes decision:dockers ;"
)


# endorser-accuracy, methods-and-winners ##############################################


def test_a_guess_between_two_is_right_half_the_time():
    """One contest of two, won: twice as good as a guess."""
    rows = rows_of(FACTS + ANA_WON + backing("dockers", "union:dockers"), "endorser-accuracy")
    assert rows == [("union:dockers", "end:Union", "1", "1", "100", "0.5", "2")]


def test_without_a_winner_nothing_is_counted():
    """An outcome that is not known is neither won nor lost."""
    assert rows_of(FACTS + backing("dockers", "union:dockers"), "endorser-accuracy") == []


def test_who_is_unopposed_is_not_guessed():
    """Where one alone is on the ballot there is nothing to choose."""
    graph = FACTS + "candidacy:ana end:status end:won ." + backing("dockers", "union:dockers")
    assert rows_of(graph, "endorser-accuracy") == []


def test_a_choice_who_never_reached_the_ballot_did_not_win():
    """It counts as a choice, and the guess is among those on the ballot."""
    graph = (
        FACTS
        + ANA_WON
        + "person:kim a end:Person ; foaf:name 'Kim Doe' . candidacy:kim a end:Candidacy ; "
        + f"end:candidate person:kim ; end:contest {CONTEST} ; end:status end:notNominated ."
        + backing("dockers", "union:dockers", "kim")
    )
    rows = rows_of(graph, "endorser-accuracy", "contests", "won", "guessed")
    assert rows == [("1", "0", "0.5")]


def test_the_last_word_of_an_endorser_is_the_one_that_is_judged():
    """Who changed to the loser has lost."""
    rows = rows_of(FACTS + ANA_WON + CHANGE, "endorser-accuracy", "contests", "won")
    assert rows == [("1", "0")]


def test_a_way_of_deciding_that_no_source_tells_stays_unknown():
    """Its row has no method."""
    graph = (
        FACTS
        + ANA_WON
        + backing("dockers", "union:dockers", more="end:method end:conference ;")
        + backing("masons", "union:masons", "lee")
    )
    rows = rows_of(graph, "methods-and-winners", "method", "choices", "won")
    assert rows == [("", "1", "0"), ("end:conference", "1", "1")]


# agreement, union-unity, neutrality, societies-and-unions ############################


def test_who_recommended_nobody_neither_agrees_nor_disagrees():
    """It takes two choices to agree."""
    graph = (
        FACTS
        + backing("dockers", "union:dockers")
        + decision("masons", "union:masons", more=NOBODY)
    )
    assert rows_of(graph, "agreement", minimum="1") == []


def test_a_pair_stands_once_and_in_one_order():
    """Whichever of the two is asked about."""
    graph = FACTS + backing("dockers", "union:dockers") + backing("masons", "union:masons", "lee")
    for endorser in ("union:dockers", "union:masons"):
        rows = rows_of(graph, "agreement", minimum="1", endorser=endorser)
        assert rows == [("union:dockers", "union:masons", "1", "0", "0")]


def test_two_contests_are_asked_unless_told():
    """One contest in common says little."""
    graph = FACTS + backing("dockers", "union:dockers") + backing("masons", "union:masons")
    assert rows_of(graph, "agreement") == []


def test_a_part_of_a_union_is_not_counted_among_the_unions():
    """A branch, however large, is none of them."""
    graph = (
        FACTS + backing("dockers", "union:dockers") + backing("east", "body:dockers.east", "lee")
    )
    rows = rows_of(graph, "union-unity", "candidate", "unions", "backing", "effective")
    assert rows == [("person:ana", "1", "1", "1")]


def test_a_tie_gives_both():
    """Two choices of one union each: two effective choices."""
    graph = (
        FACTS
        + backing("dockers", "union:dockers")
        + backing("masons", "union:masons", "lee")
        + decision("pilots", "union:pilots", more=NOBODY)
    )
    rows = rows_of(graph, "union-unity", "candidate", "share", "effective", "nobody")
    assert rows == [("person:ana", "50", "2", "1"), ("person:lee", "50", "2", "1")]


def test_recommending_nobody_and_then_somebody_is_not_neutral():
    """Only the decision that stands counts."""
    graph = (
        FACTS
        + decision("dockers", "union:dockers", more=NOBODY)
        + backing("dockers.2", "union:dockers", more="end:supersedes decision:dockers ;")
    )
    assert rows_of(graph, "neutrality") == []


def test_a_society_without_a_union_is_not_compared():
    """There is nothing to compare it with."""
    assert (
        rows_of(FACTS + backing("teachers", "organization:teachers"), "societies-and-unions") == []
    )


# switches, contest-flows #############################################################


def test_a_change_within_a_contest_is_a_switch():
    """From the decision that was replaced to the one that replaced it."""
    rows = rows_of(FACTS + CHANGE, "switches")
    assert rows == [("union:dockers", CONTEST, "person:ana", CONTEST, "person:lee", "")]


def test_to_leave_a_candidate_who_stands_again_is_told_apart():
    """Lee stood again and was dropped; Ana did not stand."""
    graph = (
        FACTS
        + NEXT
        + backing("dockers", "union:dockers")
        + later("dockers-2028", "union:dockers", "kim")
        + backing("masons", "union:masons", "lee")
        + later("masons-2028", "union:masons", "kim")
    )
    rows = rows_of(graph, "switches", "endorser", "fromCandidate", "toCandidate", "stoodAgain")
    assert rows == [
        ("union:dockers", "person:ana", "person:kim", "false"),
        ("union:masons", "person:lee", "person:kim", "true"),
    ]


def test_to_stay_with_a_person_is_no_switch():
    """Another candidacy, the same candidate."""
    graph = (
        FACTS
        + NEXT
        + backing("masons", "union:masons", "lee")
        + later("masons-2028", "union:masons", "lee-2028")
    )
    assert rows_of(graph, "switches") == []


def test_who_is_silent_in_one_contest_does_not_flow():
    """No decision known is not the same as recommending nobody."""
    graph = (
        FACTS
        + NEXT
        + backing("dockers", "union:dockers")
        + decision("masons", "union:masons", more=NOBODY)
        + later("masons-2028", "union:masons", "lee-2028")
    )
    values = {"from": CONTEST, "to": "contest:harbor-2028"}
    assert rows_of(graph, "contest-flows", **values) == [("", "person:lee", "union:masons")]


# first-movers, first-union-to-back ###################################################


def test_a_day_that_is_not_known_may_come_before_any():
    """So nobody is surely the first, and nobody surely follows."""
    graph = FACTS + backing("dockers", "union:dockers") + backing("masons", "union:masons", on=None)
    rows = rows_of(graph, "first-union-to-back", "union", "certainty")
    assert rows == [("union:dockers", "perhaps"), ("union:masons", "perhaps")]
    movers = rows_of(
        graph, "first-movers", "endorser", "before", "perhapsBefore", "follows", contest=CONTEST
    )
    assert movers == [("union:dockers", "0", "1", ""), ("union:masons", "0", "1", "")]


def test_the_only_one_known_is_not_surely_the_first_without_a_day():
    """Others may have chosen the same person; the record does not know when this one did."""
    graph = FACTS + backing("dockers", "union:dockers", on=None)
    assert rows_of(graph, "first-union-to-back", "union", "certainty") == [
        ("union:dockers", "perhaps")
    ]


def test_two_of_one_day_share_the_place():
    """Neither came before the other by a day."""
    graph = FACTS + backing("dockers", "union:dockers") + backing("masons", "union:masons")
    rows = rows_of(graph, "first-union-to-back", "union", "certainty")
    assert rows == [("union:dockers", "surely"), ("union:masons", "surely")]


def test_a_later_choice_of_the_same_person_follows():
    """A later choice of another does not."""
    graph = (
        FACTS
        + backing("dockers", "union:dockers")
        + backing("masons", "union:masons", on="2026-03-12")
        + backing("pilots", "union:pilots", "lee", on="2026-03-13")
    )
    rows = rows_of(graph, "first-movers", "endorser", "before", "follows", contest=CONTEST)
    assert rows == [
        ("union:dockers", "0", "false"),
        ("union:masons", "1", "true"),
        ("union:pilots", "2", "false"),
    ]


# records #############################################################################


def test_a_record_of_a_contest_counts_those_who_recommended_nobody_apart():
    """They are a row without candidate, not a zero."""
    graph = (
        FACTS
        + backing("dockers", "union:dockers")
        + backing("east", "body:dockers.east", "lee")
        + decision("teachers", "organization:teachers", more=NOBODY)
    )
    rows = rows_of(
        graph, "contest-record", "candidate", "unions", "societies", "bodies", contest=CONTEST
    )
    assert rows == [
        ("person:ana", "1", "0", "0"),
        ("person:lee", "0", "0", "1"),
        ("", "0", "1", "0"),
    ]


def test_a_record_of_a_union_does_not_know_of_unknown_winners():
    """Won stays unbound until somebody has won."""
    graph = FACTS + backing("dockers", "union:dockers")
    columns = ("candidate", "won", "sources")
    assert rows_of(graph, "union-record", *columns, union="union:dockers") == [
        ("person:ana", "", "1")
    ]
    won = rows_of(graph + ANA_WON, "union-record", *columns, union="union:dockers")
    assert won == [("person:ana", "true", "1")]


def test_a_part_that_agrees_with_its_union_is_not_against_it():
    """Only the one that differs is listed, and one that recommends nobody differs."""
    graph = (
        FACTS
        + backing("dockers", "union:dockers")
        + backing("east", "body:dockers.east")
        + decision("committee", "body:dockers.committee", more=NOBODY)
    )
    rows = rows_of(graph, "bodies-against-their-union", "body", "bodyChoice", "unionChoice")
    assert rows == [("body:dockers.committee", "", "person:ana")]


def test_who_named_no_second_choice_is_counted():
    """Or the flow from first to second choices would look like all of it."""
    graph = (
        FACTS
        + backing("masons", "union:masons")
        + backing("dockers", "union:dockers")
        + endorsement("dockers", "union:dockers", "lee", rank=2)
    )
    rows = rows_of(graph, "preference-flows", "firstChoice", "secondChoice", "unions")
    assert rows == [("person:ana", "", "1"), ("person:ana", "person:lee", "1")]


def test_members_who_voted_otherwise_are_shown():
    """Their vote is compared with the choice of their union."""
    figure = f"""
    vote:dockers a end:Vote ; end:organization union:dockers ; end:contest {CONTEST} ;
        end:earliest {date("2026-03-05")} ; end:latest {date("2026-03-05")} ;
        end:supportedBy claim:herald .
    observation:ana a end:Observation ; end:of candidacy:ana ; end:vote vote:dockers ;
        end:measure end:votes ; end:value 40 ; end:supportedBy claim:herald .
    observation:lee a end:Observation ; end:of candidacy:lee ; end:vote vote:dockers ;
        end:measure end:votes ; end:value 60 ; end:supportedBy claim:herald .
    """
    graph = FACTS + backing("dockers", "union:dockers") + figure
    columns = ("choice", "membersFirst", "votes", "share", "same")
    rows = rows_of(graph, "members-and-endorser", *columns)
    assert rows == [("person:ana", "person:lee", "60", "", "false")]
