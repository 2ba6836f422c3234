"""Panel: what the page says of a node or an edge when it is opened.

An entry has the nine blocks of the panel in their order; one that has nothing
to show says so in words.
"""

from __future__ import annotations

from collections.abc import Container, Iterable
from typing import Any
from urllib.parse import urlsplit

from kg import claim, show
from kg.article import Texts
from kg.draw import say, words
from kg.draw.record import Choice, Contest, Row
from kg.network.build import Network
from kg.query import Engine
from kg.show import Fact, Page, SourceLine
from kg.vocabulary import curie

Entry = dict[str, Any]

# Node pages: facts of these kinds first, under these heads; the rest follows.
SECTIONS = {
    "decision": "Decisions",
    "endorsement": "Choices",
    "expectation": "Expected of it",
    "candidacy": "Candidacies",
    "office": "Offices",
    "statement": "Statements",
    "position": "Positions",
    "affiliation": "Affiliations",
    "rule": "Rules",
    "stage": "Stages",
    "poll": "Polls",
    "observation": "Figures",
    "ticket": "Tickets",
}
_ELSE = "Described as"
_STATES = {
    claim.EXACT: "exact: the text held here is the one that was read",
    claim.FOUND_AGAIN: "found again in another edition",
    claim.NOT_FOUND: "not found in the text held here",
    claim.NOT_HELD: "text not held here; these words of it are kept",
}
# Details that the chips and the first rows say already.
_SAID = {"announced", "decided by", "method", "kind", "rank", "outcome", "likelihood", "round"}


def link(url: str | None) -> str | None:
    """*url*, if it is a web address; anything else is no link."""
    if not url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in {"http", "https"} and parts.netloc else None


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
        # The articles that each entry rests on.
        self.cited: dict[str, set[str]] = {}
        self.by_endorser: dict[str, list[tuple[Contest, Row]]] = {}
        for contest in every:
            for row in contest.rows:
                self.by_endorser.setdefault(row.endorser, []).append((contest, row))
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
        cited = {article for key in self.entries for article in self.cited.get(key, ())}
        self.articles = {iri: line for iri, line in self.articles.items() if iri in cited}

    def choice(self, contest: Contest, row: Row, choice: Choice, place: str) -> None:
        """Add the entry of an edge that says who chose whom."""
        edge = choice.edge
        fact = self.fact(choice.key)
        decided = words.when(edge["start"], edge["end"], edge.get("words"))
        rows = [["Expected" if choice.kind == "expectation" else "Decided", decided]]
        if choice.kind != "expectation":
            announced = edge["announced"]
            public = words.day(announced) if announced else "not known"
            if announced and announced == edge["start"] == edge["end"]:
                public = f"{public}, same day"
            rows.append(["Made public", public])
            body = words.listed([say.label(self.network, iri) for iri in edge["bodies"]])
            method = say.METHODS.get(edge["method"] or "", "")
            rows.append(["Decided by", ", ".join(filter(None, (body or "body not known", method)))])
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
        lines: dict[str, list[Entry]] = {}
        for fact in page.facts:
            title = SECTIONS.get(fact.kind, _ELSE)
            lines.setdefault(title, []).append(
                {"text": fact.sentence, "when": fact.when, "open": curie(fact.iri)}
            )
        order = [*SECTIONS.values(), _ELSE]
        names = [
            name for name in dict.fromkeys((*page.names, *node["names"])) if name != page.label
        ]
        self.entries[curie(iri)] = {
            "iri": iri,
            "name": curie(iri),
            "heading": page.label,
            "sub": say.kind(self.network, iri) if node["kind"] != "body" else "body",
            "rows": [["Also called", ", ".join(names) or "no other name known here"]],
            "sections": [
                {"title": title, "items": lines[title]} for title in order if title in lines
            ],
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
        for line in (*fact.sources, *fact.disputes):
            self.articles.setdefault(line.article, line)
            self.cited.setdefault(curie(iri), set()).add(line.article)
        self.entries[curie(iri)] = {"iri": iri, "name": curie(iri), **known, **backing(fact)}


def backing(fact: Fact) -> Entry:
    """The passages, sources and disputes of a fact (blocks 6 to 8), and its notes."""
    by_article: dict[str, list[SourceLine]] = {}
    for line in fact.sources:
        by_article.setdefault(line.article, []).append(line)
    denied = sum(lines[0].modality == "denied" for lines in by_article.values())
    said = len(by_article) - denied
    return {
        "notes": list(fact.notes),
        "passages": _passages(fact.sources),
        "said": f"{words.capital(words.number(said))} {'says' if said == 1 else 'say'} so, "
        f"{'none denies it' if not denied else f'{words.number(denied)} denied it'}",
        "sources": [_source(lines) for lines in by_article.values()],
        "disputes": [_source([line]) for line in fact.disputes],
    }


def _details(fact: Fact, *, every: bool = False) -> list[list[str]]:
    """The fact's own details as rows."""
    return [
        [words.capital(label), value]
        for label, value in fact.details
        if every or label not in _SAID
    ]


def _publisher(line: SourceLine) -> str:
    return line.publisher or "publisher not known"


def _published(line: SourceLine) -> str:
    return words.day(line.published) if line.published else "no date"


def _passages(lines: Iterable[SourceLine]) -> list[Entry]:
    """Each passage once, in the order of the sources."""
    found: dict[tuple[str, str], Entry] = {}
    for line in lines:
        passage = line.passage
        if passage is None:
            continue
        shown = {
            "state": _STATES.get(passage.state, passage.state),
            "phrase": passage.phrase,
            "before": passage.before,
            "text": passage.text,
            "after": passage.after,
            "from": f"{_publisher(line)}, {_published(line)}",
        }
        found.setdefault((line.article, passage.phrase), shown)
    return list(found.values())


def _source(lines: list[SourceLine]) -> Entry:
    """One article that says it, with our words for what it says."""
    line = lines[0]
    voices = []
    for other in lines:
        by = f"by {other.speaker}" if other.speaker else f"in the {other.voice}’s words"
        voices.append(f"{other.modality} {by}")
    return {
        "title": f"{_publisher(line)}: {line.headline or 'untitled'}",
        "url": link(line.url),
        "published": _published(line),
        "how": "; ".join(dict.fromkeys(voices)),
        "gists": list(dict.fromkeys(other.gist for other in lines if other.gist)),
    }
