"""Panel: what the page says of a node or an edge when it is opened.

An entry has the nine blocks of the panel in their order; one that has nothing
to show says so in words.
"""

from __future__ import annotations

from collections.abc import Container, Iterable
from typing import Any

from kg import show
from kg.article import Texts
from kg.draw import evidence, node_page, say, words
from kg.draw.evidence import backing, link
from kg.draw.mark import NO_SPAN, Span
from kg.draw.record import Choice, Contest, Row
from kg.network.build import Network
from kg.query import Engine, select
from kg.show import Fact, Page, SourceLine, Vote, tally
from kg.vocabulary import curie

__all__ = ["Entry", "Panels", "backing", "link"]

Entry = dict[str, Any]

_BEFORE = """
PREFIX end: <https://w3id.org/endorsement/ns#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT DISTINCT ?organization ?name
WHERE {
  ?organization end:predecessor+ ?former .
  ?former skos:prefLabel|skos:altLabel|end:abbreviation ?label .
  BIND (STR(?label) AS ?name)
}
ORDER BY ?organization ?name
"""
# Details that the chips and the first rows say already.
_SAID = {"announced", "decided by", "method", "kind", "rank", "outcome", "likelihood", "round"}
# Where a body is named, these say no more than what sort of body it is.
_OF_BODIES = {"committee", "executive", "conference", "editorialBoard"}


class Panels:
    """The entries of one page, made as they are asked for, each once."""

    def __init__(
        self,
        engine: Engine,
        texts: Texts,
        network: Network,
        contests: Iterable[Contest],
        every: Iterable[Contest],
        nodes: Iterable[str],
    ) -> None:
        """Read the pages of *nodes* and the facts of *contests*.

        The choices of *every* contest are named only.
        """
        self.engine, self.texts, self.network = engine, texts, network
        self.entries: dict[str, Entry] = {}
        self.articles: dict[str, SourceLine] = {}
        # The articles that each fact rests on, and all that its entry names.
        self.cited: dict[str, set[str]] = {}
        self.named: dict[str, set[str]] = {}
        self.by_endorser: dict[str, list[tuple[Contest, Row]]] = {}
        for contest in every:
            for row in contest.rows:
                self.by_endorser.setdefault(row.endorser, []).append((contest, row))
        # Each choice, and each decision, by its IRI.
        self.known = {
            key: (contest, row, choice)
            for contest in every
            for row in contest.rows
            for key, choice in ((row.key, row.first), *((c.key, c) for c in row.choices))
        }
        self.before = predecessors(engine)
        self.wholes = {
            part: whole for part, whole, edge in network.edges(data=True) if edge["kind"] == "part"
        }

        keys = (
            choice.key for contest in contests for row in contest.rows for choice in row.choices
        )
        self.pages = show.pages(engine, nodes, texts)
        # What a page tells needs no reading again.
        self.facts = {fact.iri: fact for page in self.pages.values() for fact in page.facts}
        self.facts |= show.facts(engine, [key for key in keys if key not in self.facts], texts)

    def fact(self, iri: str) -> Fact:
        """The fact *iri* as `show` tells it; of one it cannot tell, the name alone."""
        unknown = Fact(iri, "thing", curie(iri), words.UNKNOWN_DAY, None, None, (), (), (), ())
        return self.facts.setdefault(iri, unknown)

    def keep(self, keys: Container[str]) -> None:
        """Drop all other entries, and the articles that only they rest on."""
        self.entries = {key: entry for key, entry in self.entries.items() if key in keys}
        named = {article for key in self.entries for article in self.named.get(key, ())}
        self.articles = {iri: line for iri, line in self.articles.items() if iri in named}

    def choice(
        self, contest: Contest, row: Row, choice: Choice, place: str, public: Span = NO_SPAN
    ) -> None:
        """Add the entry of an edge that says who chose whom; *public* is when it became so."""
        edge = choice.edge
        fact = self.fact(choice.key)
        decided = words.when(edge["start"], edge["end"], edge.get("words"))
        rows = [["Expected" if choice.kind == "expectation" else "Decided", decided]]
        if row.undecided:
            rows = [["Not decided by", decided]]
        if choice.kind != "expectation":
            announced = edge["announced"]
            said = say.made_public(choice, public) or "not known"
            if announced and announced == edge["start"] == edge["end"]:
                said = f"{said}, same day"
            rows.append(["Made public", said])
            rows.append(["Decided by", self._deciders(choice, fact)])
            rows += [_vote(vote, fact) for vote in fact.votes]
        rows += _details(fact)
        self._add(
            choice.key,
            fact,
            heading=say.sentence(self.network, choice),
            sub=contest.label,
            chips=say.chips(choice, row),
            rows=rows,
            around=self._around(contest, row, choice),
            place=place,
        )

    def _deciders(self, choice: Choice, fact: Fact) -> str:
        """Who decided, and how."""
        named = [say.label(self.network, iri) for iri in choice.edge["bodies"]]
        # Else in the record's own words, such as the membership.
        named = named or list(filter(None, [dict(fact.details).get("decided by")]))
        method = choice.edge["method"] or ""
        how = "" if named and method in _OF_BODIES else say.METHODS.get(method, "")
        if not how and any(vote.voter in named for vote in fact.votes):
            how = "by vote"
        return ", ".join(filter(None, (words.listed(named) or "body not known", how)))

    def differ(self, key: str) -> str:
        """What sources differ on about the choice *key*, in a word or two."""
        return evidence.differing(self.fact(key))

    def _around(self, contest: Contest, row: Row, choice: Choice) -> list[Entry]:
        """What else there is to know next to a choice, each with its own entry."""
        found = [
            self._pointer("In the same decision", other, row)
            for other in row.choices
            if other is not choice
        ]
        for there, other_row in self.by_endorser.get(choice.endorser, ()):
            if other_row is not row:
                lead = "In this contest too" if there is contest else there.label
                found.append(self._pointer(lead, other_row.first, other_row))
        for part, whole in self.wholes.items():
            if choice.endorser in (part, whole):
                relative = part if choice.endorser == whole else whole
                for there, other_row in self.by_endorser.get(relative, ()):
                    if there is contest:
                        lead = "A part of it, not counted" if relative == part else "The whole"
                        found.append(self._pointer(lead, other_row.first, other_row))
        found += [
            {"text": f"All about {say.label(self.network, iri)}", "open": curie(iri)}
            for iri in (choice.endorser, choice.target)
            if iri
        ]
        return found

    def _pointer(self, lead: str, choice: Choice, row: Row) -> Entry:
        said = say.stated(self.network, choice, row)
        return {"text": f"{lead}: {said}", "open": curie(choice.key)}

    def nodes(self, iris: Iterable[str]) -> None:
        """Add the entries of nodes: their pages, and every fact on those."""
        wanted = [iri for iri in dict.fromkeys(iris) if curie(iri) not in self.entries]
        unread = [iri for iri in wanted if iri not in self.pages]
        self.pages |= show.pages(self.engine, unread, self.texts) if unread else {}
        for iri in wanted:
            # Of a thing that has no page there is the label alone.
            bare = Page(iri, say.label(self.network, iri), "thing", "", (), ())
            self._node(iri, self.pages.get(iri, bare))

    def _node(self, iri: str, page: Page) -> None:
        node = self.network.nodes[iri]
        names = [
            name for name in dict.fromkeys((*page.names, *node["names"])) if name != page.label
        ]
        self.entries[curie(iri)] = {
            "iri": iri,
            "name": curie(iri),
            "heading": page.label,
            "sub": say.kind(self.network, iri) if node["kind"] != "body" else "body",
            "rows": [
                ["Also called", ", ".join(names) or "no other name known here"],
                *([["Made of", ", ".join(self.before[iri])]] if iri in self.before else []),
            ],
            "sections": node_page.sections(self.network, iri, page, self.known, self.wholes),
        }
        for fact in page.facts:
            self.facts.setdefault(fact.iri, fact)
            if curie(fact.iri) not in self.entries:
                self._add(
                    fact.iri,
                    fact,
                    heading=fact.sentence,
                    sub=fact.kind,
                    rows=[["When", fact.when], *_details(fact, every=True)],
                    around=[{"text": page.label, "open": curie(iri)}],
                )

    def _add(self, iri: str, fact: Fact, **known: Any) -> None:
        """Add an entry with its passages, sources and disputes (blocks 6 to 8)."""
        shown = evidence.lines(fact)
        for line in shown:
            self.articles.setdefault(line.article, line)
        self.named[curie(iri)] = {line.article for line in shown}
        self.cited[curie(iri)] = {line.article for line in (*fact.sources, *fact.disputes)}
        known |= backing(fact, choice="chips" in known)
        self.entries[curie(iri)] = {"iri": iri, "name": curie(iri), **known}


def predecessors(engine: Engine) -> dict[str, list[str]]:
    """What each organization was made of, also through others: their names."""
    found: dict[str, list[str]] = {}
    for row in select(engine, _BEFORE):
        found.setdefault(row.organization, []).append(row.name)
    return found


def _vote(vote: Vote, fact: Fact) -> list[str]:
    """A vote as a row; who voted and when, where that is not the decision's own."""
    decided = dict(fact.details).get("decided by", "")
    who = "" if vote.voter == decided or fact.sentence.startswith(vote.voter) else vote.voter
    when = "" if vote.when == fact.when else vote.when
    lead = ", ".join(filter(None, (who, when)))
    return ["Vote", f"{lead}: {tally.line(vote)}" if lead else tally.line(vote)]


def _details(fact: Fact, *, every: bool = False) -> list[list[str]]:
    """The fact's own details as rows."""
    return [
        [words.capital(label), value]
        for label, value in fact.details
        if every or label not in _SAID
    ]
