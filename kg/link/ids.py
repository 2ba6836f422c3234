"""Ids: the IRIs of what a dataset names, none shared with anything else.

Each begins with the id of the dataset; who is who elsewhere is not for it to say.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from kg.link import slugs
from kg.link.incoming import Agent, Backing, Contest, Holding, Reading, Saying, Undecided
from kg.vocabulary import PREFIXES


class Ids:
    """The IRIs of a reading.

    *agents* has everybody named, each with its namesakes; *contests* each
    contest with the first line that speaks of it.
    """

    def __init__(self, reading: Reading) -> None:
        self.begin = reading.dataset.id
        self.article = self.iri("article", self.begin)
        self.agents = _agents(reading)
        self.contests = _contests(reading)
        self.slug = slugs.unique(self.agents, {a: (a.name, a.where, a.sort) for a in self.agents})
        self._contest = slugs.unique(
            self.contests, {c: (c.words, c.label, "") for c in self.contests}
        )

    def iri(self, kind: str, local: str) -> str:
        """The IRI of that kind."""
        return f"{PREFIXES[kind]}{local}"

    def who(self, agent: Agent) -> str:
        """The IRI of a person, organization or body."""
        return self.iri(agent.kind, f"{self.begin}.{self.slug[agent]}")

    def local(self, contest: Contest) -> str:
        """What the ids of all that belongs to a contest begin with."""
        return f"{self.begin}.{self._contest[contest]}"

    def contest(self, contest: Contest) -> str:
        """The IRI of a contest."""
        return self.iri("contest", self.local(contest))

    def candidacy(self, candidate: Agent, contest: Contest) -> str:
        """The IRI of a candidacy."""
        return self.iri("candidacy", f"{self.local(contest)}.{self.slug[candidate]}")

    def claim(self, line: int, part: str = "") -> str:
        """The IRI of the claim of a line, or of a part of what it says."""
        return self.iri("claim", f"{self.begin}.{line}{f'.{part}' if part else ''}")


def publisher(reading: Reading) -> Agent:
    """Who published the dataset."""
    return Agent(reading.dataset.publisher, "Publisher", "publisher of the dataset")


def _agents(reading: Reading) -> dict[Agent, list[Agent]]:
    """Everybody named, each with its namesakes of the same kind."""
    found: dict[Agent, None] = {}
    for agent in _named(reading):
        for one in (agent, agent.party, agent.whole):
            if one is not None:
                found.setdefault(one)
    same: dict[tuple[str, str], list[Agent]] = defaultdict(list)
    for agent in found:
        same[agent.kind, slugs.slug(agent.name)].append(agent)
    return {
        agent: sorted(
            (other for other in same[agent.kind, slugs.slug(agent.name)] if other != agent),
            key=lambda other: (other.where, other.name),
        )
        for agent in found
    }


def _named(reading: Reading) -> Iterator[Agent]:
    yield publisher(reading)
    for row in reading.rows:
        for item in row.items:
            if isinstance(item, Holding):
                yield from (item.person, item.organization)
                continue
            yield item.contest.organization
            if isinstance(item, Backing | Undecided):
                yield item.endorser
            if isinstance(item, Saying):
                yield item.agent
            if not isinstance(item, Undecided) and item.candidate:
                yield item.candidate


def _contests(reading: Reading) -> dict[Contest, int]:
    """Each contest with the first line that speaks of it."""
    found: dict[Contest, int] = {}
    for row in reading.rows:
        for item in row.items:
            if not isinstance(item, Holding):
                found.setdefault(item.contest, row.line)
    return found
