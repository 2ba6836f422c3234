"""Differences: where sources contradict each other about figures next to a decision."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kg.query.engines import Engine
from kg.show.model import Difference, Version
from kg.show.records import Sources, asked, disputes, labels, read, values

# Figures of the endorser or of the body that decided, for the year of the decision, from
# one of its sources: an article of later years may speak of other years too.
_BESIDE = """
PREFIX end: <https://w3id.org/endorsement/ns#>
SELECT DISTINCT ?fact ?claim
WHERE {{
  VALUES ?fact {{ {entities} }}
  ?fact end:endorser|end:decidedBy ?who .
  ?fact end:supportedBy/end:source ?article .
  ?fact end:decision?/end:latest ?decided .
  ?figure end:of ?who ; a end:Observation ; end:supportedBy ?claim ; end:latest ?measured .
  ?claim end:source ?article .
  FILTER (YEAR(?measured) = YEAR(?decided))
  FILTER EXISTS {{ ?claim end:contradicts|^end:contradicts ?other }}
}}
ORDER BY ?fact ?claim
"""


def beside(engine: Engine, decisions: Iterable[str]) -> dict[str, set[str]]:
    """For each decision, the contradicted claims of its own sources about who decided."""
    found: dict[str, set[str]] = {}
    for row in asked(engine, _BESIDE, decisions):
        found.setdefault(row.fact, set()).add(row.claim)
    return found


@dataclass(slots=True)
class Clashes:
    """Claims that contradict each other, followed as far as they lead."""

    against: Mapping[str, set[str]] = field(default_factory=dict)
    about: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def read(cls, engine: Engine, claims: Iterable[str]) -> Clashes:
        """Read whatever contradicts *claims*, and what contradicts that."""
        against: dict[str, set[str]] = {}
        wanted, seen = set(claims), set()
        while wanted:
            seen |= wanted
            for claim, others in disputes(engine, wanted).items():
                against.setdefault(claim, set()).update(others)
                for other in others:
                    against.setdefault(other, set()).add(claim)
            wanted = against.keys() - seen
        return cls(against, _subjects(engine, against))

    def claims(self) -> set[str]:
        """Every claim that contradicts another or is contradicted."""
        return set(self.against)

    def told(self, claims: Iterable[str], sources: Sources) -> tuple[Difference, ...]:
        """The differences that *claims* are part of."""
        left = sorted(claim for claim in claims if claim in self.against)
        found = []
        done: set[str] = set()
        for claim in left:
            if claim not in done:
                group = self._group(claim)
                done |= group
                found.append(self._difference(sorted(group), sources))
        return tuple(sorted(found, key=lambda one: one.about))

    def _group(self, claim: str) -> set[str]:
        group, open_ = set(), {claim}
        while open_:
            group |= open_
            open_ = {other for one in open_ for other in self.against.get(one, ())} - group
        return group

    def _difference(self, group: list[str], sources: Sources) -> Difference:
        versions: dict[str, list[str]] = {}
        for claim in group:
            versions.setdefault(sources.line(claim).gist, []).append(claim)
        told = [
            Version(gist, tuple(sources.line(claim) for claim in claims))
            for gist, claims in versions.items()
        ]
        told.sort(key=lambda version: (-len({s.article for s in version.sources}), version.words))
        about = dict.fromkeys(filter(None, (self.about.get(claim, "") for claim in group)))
        return Difference(" and ".join(sorted(about)), tuple(told))


def _subjects(engine: Engine, claims: Iterable[str]) -> dict[str, str]:
    """What each claim is about, in words; of a figure, what it is a figure of."""
    records = read(engine, claims)
    abouts = {c: [str(v) for v in values(r, "end:about")] for c, r in records.items()}
    things = read(engine, {thing for found in abouts.values() for thing in found})
    whose = {
        thing: str(next(iter(values(record, "end:vote") or values(record, "end:of")), thing))
        for thing, record in things.items()
    }
    names = labels(engine, whose.values())
    return {
        claim: next((names[whose[t]] for t in found if whose.get(t) in names), "")
        for claim, found in abouts.items()
    }
