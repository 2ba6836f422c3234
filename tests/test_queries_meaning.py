"""What the library's questions mean, one fact a test, on an invented contest."""

from __future__ import annotations

from graphs import rows_of
from harbor import CONTEST, HARBOR, RULE, article, backing, date, decision, endorsement

HERALD = HARBOR + article("herald", "2026-03-14")
BOTH = HERALD + article("gazette", "2026-03-15")
DOCKERS_BACK_ANA = HERALD + backing("dockers", "union:dockers")
DOCKERS_CHANGE_TO_LEE = DOCKERS_BACK_ANA + backing(
    "dockers.2", "union:dockers", "lee", on="2026-04-02", more="end:supersedes decision:dockers ;"
)
RECOMMENDS_NOBODY = "end:outcome end:noRecommendation ;"
SUGGESTS_ANA = (
    HERALD
    + decision("dockers", "union:dockers", more=RECOMMENDS_NOBODY)
    + endorsement("dockers", "union:dockers", rank=None, more="end:kind end:suggestion ;")
)


# endorsements-by-union, backers-of-candidate #########################################


def test_a_superseded_endorsement_does_not_stand():
    """After a change of mind the union backs the new candidate alone."""
    rows = rows_of(DOCKERS_CHANGE_TO_LEE, "endorsements-by-union", "candidate")
    assert rows == [("person:lee",)]


def test_a_superseded_endorsement_is_no_backing():
    """The candidate who was dropped has no backer left."""
    assert rows_of(DOCKERS_CHANGE_TO_LEE, "backers-of-candidate", person="person:ana") == []


def test_history_keeps_what_was_superseded():
    """A change of mind removes nothing from the record."""
    rows = rows_of(DOCKERS_CHANGE_TO_LEE, "decision-history", "decision", "supersededBy")
    assert rows == [("decision:dockers", "decision:dockers.2"), ("decision:dockers.2", "")]


def test_a_suggestion_is_listed_without_rank():
    """A name put forward is shown, and cannot be taken for a first choice."""
    rows = rows_of(SUGGESTS_ANA, "endorsements-by-union", "candidate", "rank", "kind")
    assert rows == [("person:ana", "", "end:suggestion")]


def test_a_suggestion_is_no_backing():
    """Who recommends nobody backs nobody."""
    assert rows_of(SUGGESTS_ANA, "backers-of-candidate", person="person:ana") == []


def test_a_supplementary_nomination_is_a_backing_without_rank():
    """It counts, but stands in no order."""
    graph = (
        HERALD
        + decision("dockers", "union:dockers")
        + endorsement(
            "dockers", "union:dockers", rank=None, more="end:kind end:supplementaryNomination ;"
        )
    )
    rows = rows_of(graph, "backers-of-candidate", "endorser", "rank", person="person:ana")
    assert rows == [("union:dockers", "")]


def test_a_part_of_a_union_is_not_the_union():
    """A branch may back whom its union does not."""
    graph = HERALD + backing("east", "body:dockers.east")
    assert rows_of(graph, "endorsements-by-union") == []


def test_a_part_of_a_union_is_a_backer():
    """It is an endorser in its own name."""
    graph = HERALD + backing("east", "body:dockers.east")
    rows = rows_of(graph, "backers-of-candidate", "endorser", person="person:ana")
    assert rows == [("body:dockers.east",)]


def test_two_articles_give_two_rows():
    """A source is a column, so that every source can be followed."""
    graph = (
        BOTH
        + decision("dockers", "union:dockers")
        + endorsement("dockers", "union:dockers", "ana", "herald", "gazette")
    )
    rows = rows_of(graph, "endorsements-by-union", "candidate", "source")
    assert rows == [("person:ana", "article:gazette"), ("person:ana", "article:herald")]


def test_a_source_of_the_first_choice_is_none_of_the_second():
    """An article that names the first choice alone says nothing of the second."""
    graph = (
        BOTH
        + decision("dockers", "union:dockers", "herald", "gazette")
        + endorsement("dockers", "union:dockers", "ana", "herald", "gazette")
        + endorsement("dockers", "union:dockers", "lee", "herald", rank=2)
    )
    rows = rows_of(graph, "endorsements-by-union", "rank", "source")
    assert rows == [
        ("1", "article:gazette"),
        ("1", "article:herald"),
        ("2", "article:herald"),
    ]


# no-recommendations, decisions-by-body ###############################################


def test_recommending_nobody_is_an_answer():
    """A decision to stay out is a decision."""
    rows = rows_of(SUGGESTS_ANA, "no-recommendations", "endorser", "contest")
    assert rows == [("union:dockers", CONTEST)]


def test_a_free_vote_is_another_outcome():
    """Leaving the choice to the members is not recommending nobody."""
    graph = HERALD + decision("dockers", "union:dockers", more="end:outcome end:freeVote ;")
    assert rows_of(graph, "no-recommendations") == []


def test_recommending_nobody_may_be_superseded():
    """A union that first stayed out and then chose no longer stays out."""
    graph = SUGGESTS_ANA + backing(
        "dockers.2", "union:dockers", on="2026-04-02", more="end:supersedes decision:dockers ;"
    )
    assert rows_of(graph, "no-recommendations") == []


def test_a_decision_of_two_bodies_is_a_row_for_each():
    """A committee may propose and an executive confirm."""
    bodies = "end:decidedBy body:dockers.committee , body:dockers.east ;"
    graph = HERALD + backing("dockers", "union:dockers", more=bodies)
    rows = rows_of(graph, "decisions-by-body", "decision", "body")
    assert rows == [
        ("decision:dockers", "body:dockers.committee"),
        ("decision:dockers", "body:dockers.east"),
    ]


def test_a_superseded_decision_of_a_body_does_not_stand():
    """The body's later word counts."""
    body = "end:decidedBy body:dockers.committee ;"
    graph = (
        HERALD
        + backing("dockers", "union:dockers", more=body)
        + backing("dockers.2", "union:dockers", more=f"{body} end:supersedes decision:dockers ;")
    )
    assert rows_of(graph, "decisions-by-body", "decision") == [("decision:dockers.2",)]


# contradictions, disputes ############################################################


def claims(relation: str) -> str:
    """Two claims of two articles about which union is the largest."""
    return f"""
    {BOTH}
    claim:gazette.2 a end:Claim ; end:gist "Dockers are the largest"@en ;
        end:source article:gazette ; end:about union:dockers .
    claim:herald.2 a end:Claim ; end:gist "Masons are the largest"@en ;
        end:source article:herald ; end:about union:masons .
    {relation}
    """


PAIR = ("claim:gazette.2", "claim:herald.2", "union:dockers", "article:gazette", "article:herald")


def test_a_contradiction_said_once_is_one_row():
    """Whichever claim names the other, the pair stands in one order."""
    graph = claims("claim:herald.2 end:contradicts claim:gazette.2 .")
    assert rows_of(graph, "contradictions") == [PAIR]


def test_a_contradiction_said_both_ways_is_one_row():
    """The relation is symmetric; a reader counts pairs."""
    graph = claims(
        "claim:gazette.2 end:contradicts claim:herald.2 ."
        "claim:herald.2 end:contradicts claim:gazette.2 ."
    )
    assert rows_of(graph, "contradictions") == [PAIR]


def test_a_dispute_is_no_contradiction():
    """That a speaker contests a claim does not make it false."""
    graph = claims("claim:herald.2 end:disputes claim:gazette.2 .")
    assert rows_of(graph, "contradictions") == []


def test_an_article_itself_may_dispute():
    """A dispute without a speaker is the reporter's own."""
    graph = claims("claim:herald.2 end:disputes claim:gazette.2 .")
    rows = rows_of(graph, "disputes", "claim", "speaker", "disputed")
    assert rows == [("claim:herald.2", "", "claim:gazette.2")]


# expectations ########################################################################


def expected(more: str) -> str:
    """The dockers are expected to decide."""
    return f"""
    {DOCKERS_BACK_ANA}
    expectation:dockers a end:Expectation ; end:endorser union:dockers ;
        end:contest contest:harbor-2026 ; {more} end:supportedBy claim:herald .
    """


def test_an_expectation_that_came_true_says_how():
    """The result is the decision, so that one can look it up."""
    graph = expected("end:candidacy candidacy:ana ; end:realisedBy decision:dockers ;")
    rows = rows_of(graph, "expectations", "candidate", "result")
    assert rows == [("person:ana", "decision:dockers")]


def test_an_expectation_that_lapsed_says_so():
    """It can no longer come true."""
    graph = expected(f"end:candidacy candidacy:lee ; end:lapsed {date('2026-05-20')} ;")
    assert rows_of(graph, "expectations", "candidate", "result") == [("person:lee", "lapsed")]


def test_an_expectation_may_name_no_candidate():
    """Somebody may expect that nobody is recommended."""
    graph = expected("end:expectedOutcome end:noRecommendation ;")
    assert rows_of(graph, "expectations", "candidate", "result") == [("", "")]


# statements, figures, descriptions, rules, sources ##################################


def test_a_statement_about_two_things_is_two_rows():
    """Whoever asks about either thing finds it."""
    graph = f"""
    {HERALD}
    statement:1 a end:Statement ; end:speaker union:dockers ; end:gist "Both will do"@en ;
        end:about person:ana , person:lee ; end:supportedBy claim:herald .
    """
    rows = rows_of(graph, "statements-by-speaker", "speaker", "about")
    assert rows == [("union:dockers", "person:ana"), ("union:dockers", "person:lee")]


def test_a_poll_figure_may_be_nobodys():
    """The undecided are a figure of the contest, and are not hidden."""
    graph = f"""
    {HERALD}
    poll:1 a end:Poll ; rdfs:label "Poll"@en ; end:contest contest:harbor-2026 .
    observation:1 a end:Observation ; end:of contest:harbor-2026 ; end:poll poll:1 ;
        end:measure end:firstPreferenceShare ; end:value 12.5 ; end:unit end:percent ;
        end:precision end:exact ; end:supportedBy claim:herald .
    """
    assert rows_of(graph, "poll-figures", "candidate", "value") == [("", "12.5")]


def test_a_person_is_described_as_a_candidate_too():
    """Who asks about a person wants what is said of the candidacy."""
    graph = f"""
    {HERALD}
    claim:herald.2 a end:Claim ; end:gist "Ana leads"@en ; end:source article:herald ;
        end:about candidacy:ana ; end:property end:frontrunner ; end:value true .
    """
    rows = rows_of(graph, "described-as", "subject", "value", entity="person:ana")
    assert rows == [("candidacy:ana", "true")]


def test_the_members_of_a_branch_are_not_the_unions():
    """A figure of a part is none of the whole."""
    graph = f"""
    {HERALD}
    observation:1 a end:Observation ; end:of body:dockers.east ; end:measure end:members ;
        end:value 300 ; end:unit end:people ; end:precision end:exact ;
        end:supportedBy claim:herald .
    """
    assert rows_of(graph, "membership-figures") == []


def test_a_requirement_without_claims_rests_on_those_of_its_rule():
    """Otherwise half of a rule would be missing from the answer."""
    graph = BOTH + article("rule") + RULE
    rows = rows_of(graph, "nomination-rules", "nominator", "including", "source")
    assert rows == [
        ("end:affiliate", "requirement:unions", "article:rule"),
        ("end:localParty", "", "article:rule"),
    ]


def test_a_requirement_with_claims_rests_on_them_alone():
    """An article about the rule need not say each of its numbers."""
    graph = BOTH + article("rule") + RULE + "requirement:branches end:supportedBy claim:gazette ."
    rows = rows_of(graph, "nomination-rules", "nominator", "source")
    assert rows == [
        ("end:affiliate", "article:rule"),
        ("end:localParty", "article:gazette"),
    ]


def test_two_claims_of_one_article_are_one_source():
    """Saying it twice makes no second witness."""
    graph = f"""
    {HERALD}
    claim:herald.2 a end:Claim ; end:gist "Once more"@en ; end:source article:herald ;
        end:about contest:harbor-2026 .
    {decision("dockers", "union:dockers", "herald", "herald.2")}
    """
    rows = rows_of(graph, "single-source-facts", "fact", "source")
    assert rows == [("decision:dockers", "article:herald")]


def test_a_fact_of_two_articles_has_two_witnesses():
    """It is no single-source fact."""
    graph = BOTH + decision("dockers", "union:dockers", "herald", "gazette")
    assert rows_of(graph, "single-source-facts") == []


def test_a_losing_choice_did_not_win():
    """Whose first choice won is told from whose did not."""
    graph = f"""
    {DOCKERS_BACK_ANA}
    candidacy:ana end:status end:lost .
    candidacy:lee end:status end:won .
    """
    assert rows_of(graph, "winning-choices", "candidate", "won") == [("person:ana", "false")]
