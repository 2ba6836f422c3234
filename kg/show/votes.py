"""Votes: which vote belongs to which decision, and what figures are held of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from kg.query.engines import Engine
from kg.show import days
from kg.show.model import Figure, Vote
from kg.show.records import Record, Sources, asked, day, first, labels, read, values
from kg.vocabulary import PREFIXES

# A vote belongs to a decision about the same contest if the endorser voted, or the
# body that decided, or a body of the endorser that decided nothing else there. Of
# several decisions of one endorser it is the first on or after the day of the vote.
# Who voted is found from the votes, which are few; a FILTER over every decision and
# vote of a contest took twenty times as long.
_VOTES = """
PREFIX end: <https://w3id.org/endorsement/ns#>
PREFIX org: <http://www.w3.org/ns/org#>
SELECT DISTINCT ?decision ?vote ?voter
WHERE {{
  VALUES ?decision {{ {entities} }}
  {{
    SELECT DISTINCT ?decision ?contest ?endorser ?vote ?voter
    WHERE {{
      ?vote a end:Vote ; end:contest ?contest ; end:body|end:organization ?voter .
      ?decision a end:Decision ; end:contest ?contest ; end:endorser ?endorser .
      {{ ?decision end:endorser|end:decidedBy ?voter . }}
      UNION {{
        ?voter org:unitOf ?endorser .
        ?vote end:contest ?contest ; end:body|end:organization ?voter .
        FILTER NOT EXISTS {{
          ?other end:contest ?contest ; a end:Decision ; end:endorser|end:decidedBy ?voter .
        }}
      }}
    }}
  }}
  OPTIONAL {{ ?decision end:latest ?decided }}
  OPTIONAL {{ ?vote end:earliest ?from }}
  OPTIONAL {{ ?vote end:latest ?voted }}
  FILTER (!BOUND(?decided) || !BOUND(?from) || ?from <= ?decided)
  FILTER NOT EXISTS {{
    ?between end:contest ?contest ; a end:Decision ; end:endorser ?endorser ; end:latest ?day .
    FILTER (?between != ?decision && ?day >= ?voted && ?day < ?decided)
  }}
}}
ORDER BY ?decision ?vote ?voter
"""
_FIGURES = """
PREFIX end: <https://w3id.org/endorsement/ns#>
SELECT ?vote ?figure
WHERE {{
  VALUES ?vote {{ {entities} }}
  ?figure end:vote ?vote ; a end:Observation .
}}
ORDER BY ?vote ?figure
"""
_UNITS = {f"{PREFIXES['end']}percent": "%", f"{PREFIXES['end']}percentagePoint": " points"}
_EXACT = f"{PREFIXES['end']}exact"


@dataclass(slots=True)
class Votes:
    """The votes of some decisions, as the graph has them."""

    of: dict[str, list[str]] = field(default_factory=dict)
    records: Mapping[str, Record] = field(default_factory=dict)
    figures: dict[str, list[str]] = field(default_factory=dict)
    _voters: dict[str, str] = field(default_factory=dict)
    _candidates: Mapping[str, Record] = field(default_factory=dict)
    _names: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def read(cls, engine: Engine, decisions: Iterable[str]) -> Votes:
        """Read the votes that belong to *decisions*."""
        made = cls()
        for row in asked(engine, _VOTES, decisions):
            made.of.setdefault(row.decision, []).append(row.vote)
            made._voters[row.vote] = row.voter
        for row in asked(engine, _FIGURES, made._voters):
            made.figures.setdefault(row.vote, []).append(row.figure)
        figures = {iri for found in made.figures.values() for iri in found}
        made.records = read(engine, {*made._voters, *figures})

        def targets(name: str) -> set[str]:
            return {str(v) for record in made.records.values() for v in values(record, name)}

        made._candidates = read(engine, targets("end:of"))
        people = {
            str(v) for record in made._candidates.values() for v in values(record, "end:candidate")
        }
        named = people.union(*map(targets, ("end:option", "end:measure", "end:figureKind")))
        named |= {*made._voters, *made._voters.values(), *targets("end:precision")}
        made._names = labels(engine, named)
        return made

    def claims(self, decision: str) -> set[str]:
        """The claims behind the votes of a decision and their figures."""
        things = [
            thing
            for vote in self.of.get(decision, ())
            for thing in (vote, *self.figures.get(vote, ()))
        ]
        return {
            str(claim)
            for thing in things
            for claim in values(self.records.get(thing, {}), "end:supportedBy")
        }

    def told(self, decision: str, sources: Sources) -> tuple[Vote, ...]:
        """The votes of a decision, each with its figures."""
        return tuple(
            Vote(
                iri=vote,
                label=self._names.get(vote, vote),
                voter=self._names.get(self._voters[vote], self._voters[vote]),
                when=_when(self.records.get(vote, {})),
                figures=tuple(
                    sorted(
                        filter(
                            None, (self._figure(f, sources) for f in self.figures.get(vote, ()))
                        ),
                        key=_order,
                    )
                ),
            )
            for vote in dict.fromkeys(self.of.get(decision, ()))
        )

    def _figure(self, iri: str, sources: Sources) -> Figure | None:
        record = self.records.get(iri, {})
        value = first(record, "end:value")
        if isinstance(value, bool) or not isinstance(value, int | Decimal | float):
            return None
        candidacy = self._candidates.get(str(first(record, "end:of")), {})
        option = first(record, "end:option") or first(candidacy, "end:candidate")
        precision = first(record, "end:precision")
        round_ = first(record, "end:round")
        return Figure(
            iri=iri,
            option=None if option is None else self._name(option),
            measure=str(first(record, "end:measure") or ""),
            measured=self._name(first(record, "end:measure")),
            value=f"{value:,}{_UNITS.get(str(first(record, 'end:unit')), '')}",
            number=Decimal(str(value)),
            round=round_ if isinstance(round_, int) else None,
            kind=self._name(first(record, "end:figureKind")),
            precision="" if precision in {None, _EXACT} else self._name(precision),
            sources=tuple(sources.line(str(c)) for c in values(record, "end:supportedBy")),
        )

    def _name(self, iri: Any) -> str:
        return "" if iri is None else self._names.get(str(iri), str(iri))


def _when(record: Record) -> str:
    return days.when(
        day(record, "end:earliest"), day(record, "end:latest"), first(record, "end:dateText")
    )


def _order(figure: Figure) -> tuple[Any, ...]:
    """By round; those for an option first, the most votes before fewer."""
    return (figure.round or 0, figure.option is None, figure.measure, -figure.number, figure.iri)
