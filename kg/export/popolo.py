"""Popolo: people, organizations, memberships, posts and events as one JSON document.

What Popolo has no word for (who stood, who decided, who endorsed whom) stays out.
A date that is known as a span is the part that its two days share, or left out.

Source: Popolo specification, schemas at popoloproject.com.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from kg import versions
from kg.export.ground import Ground, local
from kg.export.spans import partial
from kg.export.words import word
from kg.link import known
from kg.vocabulary import PREFIXES, curie

if TYPE_CHECKING:
    from kg.query import Engine

_PERSON = f"{PREFIXES['end']}Person"
_PARTY = "party"
# Numbers that came under a share-alike licence cannot stand in a file under ours.
_SHARE_ALIKE = {"democracyclub"}

Thing = dict[str, Any]


def popolo(engine: Engine) -> str:
    """The graph behind *engine* in Popolo JSON; ids are the IRIs of the graph.

    Raises:
        KgError: the graph cannot be asked.
    """
    return json.dumps(_Document(engine).whole(), ensure_ascii=False, indent=1) + "\n"


class _Document:
    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.ground = Ground(engine)
        self.ids = known.ids(engine)
        self.names = self.ground.several("agent-names")
        self.articles = {row.article: row for row in self.ground.ask("articles")}

    def whole(self) -> Thing:
        """The document: each list in the order of its ids."""
        agents = list(self.ground.ask("agents"))
        people = [row for row in agents if row[1] == _PERSON]
        others = [row for row in agents if row[1] != _PERSON]
        return {
            "meta": {
                "title": "Hustings: people, unions and their contests",
                "version": versions.of(self.engine).one_line(),
                "license": "https://creativecommons.org/licenses/by/4.0/",
            },
            "persons": _once(self._agent(row) for row in people),
            "organizations": _once(self._organization(row) for row in others),
            "memberships": [
                *_once(map(self._office, self.ground.ask("offices"))),
                *_once(map(self._affiliation, self.ground.ask("affiliations"))),
                *(self._known_for(row) for row in people if row.party),
            ],
            "posts": _once(map(self._post, self.ground.ask("posts"))),
            "events": [*self._contests(), *_once(map(self._stage, self.ground.ask("stages")))],
        }

    def _agent(self, row: Any) -> Thing:
        schemes = self.ids.get(curie(row.agent), {})
        identifiers = [
            {"scheme": scheme, "identifier": value}
            for scheme, values in sorted(schemes.items())
            if scheme not in _SHARE_ALIKE
            for value in sorted(values)
        ]
        other = (name for name in dict.fromkeys(self.names[row.agent]) if name != row.name)
        return _full(
            id=row.agent,
            name=row.name,
            other_names=[{"name": name} for name in other],
            identifiers=[{"scheme": "hustings", "identifier": curie(row.agent)}, *identifiers],
            sources=self._sources(row.agent),
        )

    def _organization(self, row: Any) -> Thing:
        return self._agent(row) | _full(
            classification=row[1].rpartition("#")[2].lower(),
            parent_id=row.whole,
            founding_date=partial(row.startEarliest, row.startLatest),
        )

    def _office(self, row: Any) -> Thing:
        seat = row.constituency or row.area
        kind = "constituency" if row.constituency else "area"
        return _full(
            id=row.office,
            role=word("role", row.role),
            person_id=row.person,
            organization_id=row.organization,
            area={"name": seat, "classification": kind} if seat else None,
            **_span(row),
            sources=self._sources(row.office),
        )

    def _affiliation(self, row: Any) -> Thing:
        return _full(
            id=row.affiliation,
            label="affiliation",
            member={"@type": "Organization", "id": row.member},
            organization_id=row.organization,
            **_span(row),
            sources=self._sources(row.affiliation),
        )

    def _known_for(self, row: Any) -> Thing:
        """The party a person is known for: a fact about them, with no days and no id of its own."""
        return _full(
            role=_PARTY,
            label="the party the person is known for",
            person_id=row.agent,
            organization_id=row.party,
            sources=self._sources(row.agent),
        )

    def _post(self, row: Any) -> Thing:
        return _full(
            id=row.post,
            label=row.label,
            organization_id=row.organization,
            sources=self._sources(row.post),
        )

    def _contests(self) -> Iterable[Thing]:
        days: dict[str, list[Any]] = defaultdict(list)
        for row in self.ground.ask("stages"):
            days[row.contest].append(row)
        for contest in _once(map(self._contest, self.ground.ask("contests"))):
            # The result is the one day of a contest that its stages always mean.
            ends = [r for r in days[contest["id"]] if local(r.kind) == "resultStage"]
            end = partial(ends[0].earliest, ends[0].latest) if len(ends) == 1 else ""
            yield contest | _full(end_date=end)

    def _contest(self, row: Any) -> Thing:
        return _full(
            id=row.contest,
            name=row.label,
            classification="contest",
            organization_id=row.organization,
            status=word("contest", row.status),
            sources=self._sources(row.contest),
        )

    def _stage(self, row: Any) -> Thing:
        both = partial(row.earliest, row.latest)
        return _full(
            id=row.stage,
            classification=word("stage", row.kind),
            parent_id=row.contest,
            start_date=partial(row.startEarliest, row.startLatest) or both,
            end_date=partial(row.endEarliest, row.endLatest) or both,
            sources=self._sources(row.stage),
        )

    def _sources(self, thing: str) -> list[Thing]:
        """The articles that a thing rests on, as far as they have an address."""
        rows = (self.articles[iri] for iri in sorted(self.ground.sources[thing]))
        return [_full(url=row.url, note=row.headline) for row in rows if row.url]


def _span(row: Any) -> dict[str, str]:
    return {
        "start_date": partial(row.startEarliest, row.startLatest),
        "end_date": partial(row.endEarliest, row.endLatest),
    }


def _full(**fields: Any) -> Thing:
    """The fields that hold anything: Popolo leaves out what is not known."""
    return {name: value for name, value in fields.items() if value not in (None, "", [])}


def _once(things: Iterable[Thing]) -> list[Thing]:
    """The first of each id: a second row is another value of what Popolo has one of."""
    found: dict[str, Thing] = {}
    for thing in things:
        found.setdefault(thing["id"], thing)
    return [found[id_] for id_ in sorted(found)]
