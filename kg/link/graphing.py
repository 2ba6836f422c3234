"""Graphing: what the rows of a dataset say becomes graph data.

Each row is one claim of the dataset's article, with the number of its line; all
that a row says rests on its claim. Every id begins with that of the dataset, so
nothing is taken for what the shipped graph already holds: who is who is for
`kg link` to say.
"""

from __future__ import annotations

from collections import defaultdict

from kg.link import slugs
from kg.link.ids import Ids, publisher
from kg.link.incoming import (
    Agent,
    Backing,
    Contest,
    Figure,
    Holding,
    Item,
    Reading,
    Row,
    Saying,
    Span,
    Standing,
    Term,
    Undecided,
    whole,
)
from kg.link.triples import Triples
from kg.vocabulary import PREFIXES

_UNRANKED = {"supplementaryNomination", "suggestion"}
_BALLOT = 1


def turtle(reading: Reading) -> str:
    """The Turtle of all rows that come in, the same bytes for the same rows."""
    return _Graphing(reading).turtle()


class _Graphing:
    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._out = Triples()
        self._ids = Ids(reading)
        self._terms: set[Term] = set()
        self._decisions: dict[tuple[Contest, Agent, int], list[tuple[int, Backing | Undecided]]] = (
            defaultdict(list)
        )

    def turtle(self) -> str:
        self._article()
        for row in self._reading.rows:
            self._row(row)
        for contest in self._ids.contests:
            self._write_contest(contest)
        for key in self._decisions:
            self._decide(*key)
        for agent in self._ids.agents:
            self._agent(agent)
        for term in self._terms:
            self._write_term(term)
        dataset = self._reading.dataset
        made = f"{dataset.title}.\n\nMade by `kg import` from the file; one claim a row, with the"
        made += " number of its line.\nDo not edit: import the file again.\nLicence: "
        return self._out.turtle(made + (dataset.licence or "not stated; ask before you publish it"))

    def _rests(self, fact: str, line: int) -> None:
        """Say that *fact* rests on the claim of *line*, and the claim speaks of it."""
        self._out.link(fact, "end:supportedBy", self._ids.claim(line))
        self._out.link(self._ids.claim(line), "end:about", fact)

    def _term(self, term: str | Term) -> str:
        if isinstance(term, Term):
            self._terms.add(term)
            return term.iri
        return f"end:{term}"

    def _article(self) -> None:
        dataset, out = self._reading.dataset, self._out
        article, by = self._ids.article, publisher(self._reading)
        out.link(article, "rdf:type", "end:Article")
        out.text(article, "schema:headline", dataset.title, language="")
        out.link(article, "schema:publisher", self._ids.who(by))
        if dataset.url:
            out.link(article, "schema:url", dataset.url)
        if dataset.licence:
            out.link(article, "dcterms:license", dataset.licence)
        out.text(article, "dcterms:bibliographicCitation", dataset.credit)
        out.text(article, "skos:editorialNote", dataset.version)
        if dataset.day:
            out.day(article, "schema:datePublished", dataset.day)
            out.span(article, Span(dataset.day, dataset.day))

    def _row(self, row: Row) -> None:
        out, claim = self._out, self._ids.claim(row.line)
        self._say(claim, row.gist)
        if row.address:
            out.link(claim, "dcterms:source", row.address)
        out.text(claim, "skos:editorialNote", row.note)
        for item in row.items:
            self._item(row.line, item)
            # Where no fact holds what a row says, its claim speaks of who is in it.
            if isinstance(item, Saying) and all(isinstance(one, Saying) for one in row.items):
                out.link(claim, "end:about", self._ids.who(item.agent))

    def _say(self, claim: str, gist: str, modality: str = "asserted") -> None:
        out = self._out
        out.link(claim, "rdf:type", "end:Claim")
        out.link(claim, "end:source", self._ids.article)
        out.link(claim, "end:modality", f"end:{modality}")
        out.link(claim, "end:voice", "end:document")
        out.text(claim, "end:gist", gist)

    def _item(self, line: int, item: Item) -> None:
        if isinstance(item, Standing):
            self._stand(line, item)
        elif isinstance(item, Figure):
            self._figure(line, item)
        elif isinstance(item, Holding):
            self._hold(line, item)
        elif isinstance(item, Saying):
            self._saying(line, item)
        else:
            rounds = item.round if isinstance(item, Backing) and item.round else _BALLOT
            self._decisions[item.contest, item.endorser, rounds].append((line, item))

    def _stand(self, line: int, item: Standing) -> None:
        candidacy = self._ids.candidacy(item.candidate, item.contest)
        self._out.link(candidacy, "rdf:type", "end:Candidacy")
        self._out.link(candidacy, "end:candidate", self._ids.who(item.candidate))
        self._out.link(candidacy, "end:contest", self._ids.contest(item.contest))
        if item.status:
            self._out.link(candidacy, "end:status", f"end:{item.status}")
        self._rests(candidacy, line)

    def _figure(self, line: int, item: Figure) -> None:
        out, of = self._out, self._ids.candidacy(item.candidate, item.contest)
        local = of.removeprefix(PREFIXES["candidacy"])
        figure = self._ids.iri("observation", f"{local}.{item.name}")
        out.link(figure, "rdf:type", "end:Observation")
        out.link(figure, "end:of", of)
        out.link(figure, "end:contest", self._ids.contest(item.contest))
        out.link(figure, "end:measure", self._term(item.measure))
        out.link(figure, "end:unit", self._term(item.unit))
        out.link(figure, "end:precision", f"end:{item.precision}")
        out.number(figure, "end:value", item.value)
        out.span(figure, item.span)
        out.text(figure, "skos:editorialNote", item.note)
        if item.round:
            out.number(figure, "end:round", item.round)
        if item.section:
            out.link(figure, "end:section", f"end:{item.section}")
        self._rests(figure, line)

    def _hold(self, line: int, item: Holding) -> None:
        role = slugs.exact(item.role.label)
        local = f"{self._ids.slug[item.person]}.{role}.{self._ids.slug[item.organization]}"
        office, out = self._ids.iri("office", f"{self._ids.begin}.{local}"), self._out
        out.link(office, "rdf:type", "end:Office")
        out.link(office, "org:member", self._ids.who(item.person))
        out.link(office, "org:role", self._term(item.role))
        out.link(office, "org:organization", self._ids.who(item.organization))
        out.text(office, "end:area", item.area)
        out.text(office, "end:constituency", item.constituency)
        out.day(office, "end:endLatest", item.until)
        self._rests(office, line)

    def _saying(self, line: int, item: Saying) -> None:
        out, claim = self._out, self._ids.claim(line, item.part)
        self._say(claim, item.gist, item.modality)
        out.link(claim, "end:about", self._ids.who(item.agent))
        out.link(claim, "end:contest", self._ids.contest(item.contest))
        if item.candidate:
            candidacy = self._ids.candidacy(item.candidate, item.contest)
            out.link(claim, "end:candidacy", candidacy)
            out.link(claim, "end:about", candidacy)
        if item.property:
            out.link(claim, "end:property", self._term(item.property))
            if isinstance(item.value, int):
                out.number(claim, "end:value", item.value)
            else:
                out.text(claim, "end:value", item.value)
        if item.unit:
            out.link(claim, "end:unit", self._term(item.unit))
        if item.round:
            out.number(claim, "end:round", item.round)
        out.span(claim, item.span)

    def _decide(self, contest: Contest, endorser: Agent, rounds: int) -> None:
        out, said = self._out, self._decisions[contest, endorser, rounds]
        local = f"{self._ids.local(contest)}.{self._ids.slug[endorser]}"
        local += f".{rounds}" if rounds > _BALLOT else ""
        decision = self._ids.iri("decision", local)
        outcomes = {item.outcome for _, item in said if isinstance(item, Undecided)} or {"choice"}
        out.link(decision, "rdf:type", "end:Decision")
        out.link(decision, "end:contest", self._ids.contest(contest))
        out.link(decision, "end:endorser", self._ids.who(endorser))
        out.link(decision, "end:outcome", f"end:{min(outcomes)}")
        if rounds > _BALLOT:
            out.number(decision, "end:round", rounds)
        announced = {item.announced for _, item in said if item.announced}
        if len(announced) == 1:
            out.day(decision, "end:announced", min(announced))
        out.span(decision, whole([item.span for _, item in said if item.span]))
        for line, item in said:
            self._rests(decision, line)
            if isinstance(item, Undecided):
                out.text(decision, "skos:editorialNote", item.note)
        self._endorse(decision, local, [(n, item) for n, item in said if isinstance(item, Backing)])

    def _endorse(self, decision: str, local: str, backings: list[tuple[int, Backing]]) -> None:
        """The endorsements of a decision; of one candidate alone it is the first choice.

        Of several without ranks nobody says which is first: they have none.
        """
        out, several = self._out, {item.candidate for _, item in backings}
        ranks = {item.candidate: item.rank for _, item in backings if item.rank}
        if len(several) == 1 and not ranks and backings[0][1].kind not in _UNRANKED:
            ranks = dict.fromkeys(several, 1)
        loose = sorted((c for c in several if c not in ranks), key=lambda c: self._ids.slug[c])
        for line, item in backings:
            rank = ranks.get(item.candidate)
            part = str(rank) if rank else f"s{loose.index(item.candidate) + 1}"
            endorsement = self._ids.iri("endorsement", f"{local}.{part}")
            contest = self._ids.contest(item.contest)
            out.link(endorsement, "rdf:type", "end:Endorsement")
            out.link(endorsement, "end:decision", decision)
            out.link(endorsement, "end:endorser", self._ids.who(item.endorser))
            out.link(endorsement, "end:contest", contest)
            out.link(
                endorsement, "end:candidacy", self._ids.candidacy(item.candidate, item.contest)
            )
            if rank:
                out.number(endorsement, "end:rank", rank)
            if item.kind:
                out.link(endorsement, "end:kind", f"end:{item.kind}")
            out.text(endorsement, "skos:editorialNote", item.note)
            self._rests(endorsement, line)

    def _write_contest(self, contest: Contest) -> None:
        out, local = self._out, self._ids.local(contest)
        iri, post = self._ids.iri("contest", local), self._ids.iri("post", local)
        out.link(iri, "rdf:type", "end:Contest")
        out.text(iri, "rdfs:label", contest.label)
        for other in contest.also:
            out.text(iri, "skos:altLabel", other)
        out.link(iri, "end:post", post)
        out.link(iri, "end:organization", self._ids.who(contest.organization))
        out.link(post, "rdf:type", "end:Post")
        out.text(post, "rdfs:label", contest.post)
        out.link(post, "end:organization", self._ids.who(contest.organization))
        if contest.ballot:
            stage = self._ids.iri("stage", f"{local}.ballot")
            out.link(stage, "rdf:type", "end:Stage")
            out.text(stage, "rdfs:label", f"{contest.label}: ballot")
            out.link(stage, "end:stageOf", iri)
            out.link(stage, "end:stageKind", "end:ballotStage")
            out.number(stage, "end:stageOrder", 1)
            out.span(stage, contest.ballot)
            self._rests(stage, self._ids.contests[contest])

    def _agent(self, agent: Agent) -> None:
        out, iri = self._out, self._ids.who(agent)
        out.link(iri, "rdf:type", f"end:{agent.sort}")
        if agent.sort == "Person":
            out.text(iri, "foaf:name", agent.name, language="")
            if agent.party:
                out.link(iri, "end:party", self._ids.who(agent.party))
        else:
            out.text(iri, "skos:prefLabel", agent.name)
            out.text(iri, "end:abbreviation", agent.short, language="")
        for other in agent.also:
            out.text(iri, "skos:altLabel", other, language="" if agent.sort == "Person" else "en")
        if agent.whole:
            out.link(iri, "org:unitOf", self._ids.who(agent.whole))
        out.text(iri, "skos:editorialNote", agent.note)
        others = self._ids.agents[agent]
        if others:
            listed = "; ".join(other.where or "nothing said of them" for other in others)
            out.text(
                iri,
                "skos:editorialNote",
                f"The file has this name again ({listed}); whether they are one is not known.",
            )

    def _write_term(self, term: Term) -> None:
        out, scheme = self._out, f"end:{term.sort[0].lower()}{term.sort[1:]}Scheme"
        out.link(term.iri, "rdf:type", "skos:Concept", f"end:{term.sort}")
        out.text(term.iri, "skos:prefLabel", term.label)
        out.text(term.iri, "skos:definition", term.definition)
        out.text(term.iri, "skos:example", term.example)
        out.link(term.iri, "skos:inScheme", scheme)
