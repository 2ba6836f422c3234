"""Show: all that the graph holds about one thing, as a person would read it."""

from __future__ import annotations

import datetime

from kg import query
from kg.article import Texts
from kg.errors import EntityError
from kg.query.engines import Engine
from kg.show.facts import facts
from kg.show.model import Fact, Page, SourceLine
from kg.show.records import TYPE, first, labels, read, values
from kg.vocabulary import END, PREFIXES, curie

__all__ = ["Fact", "Page", "SourceLine", "fact", "facts", "page"]

# A thing belongs on the page of X if it says something of X itself, of a part
# of X (a body, a candidacy, a stage), or of a poll or rule of the contest X.
_AROUND = """
PREFIX end: <https://w3id.org/endorsement/ns#>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX schema: <https://schema.org/>
SELECT DISTINCT ?fact
WHERE {{
  {{ VALUES ?about {{ {entity} }} }}
  UNION {{ ?about end:candidate|end:contest|org:unitOf|end:stageOf|end:speaksFor {entity} }}
  {{
    ?fact
      ?property ?about ;
      end:supportedBy ?support .
    FILTER (?property NOT IN (end:supportedBy, end:party, schema:publisher))
  }} UNION {{
    ?fact
      end:about ?about ;
      end:property ?described ;
      end:source ?article .
  }} UNION {{
    ?about end:supportedBy ?support .
    BIND (?about AS ?fact)
  }} UNION {{
    ?fact
      end:source ?about ;
      a end:Claim .
  }} UNION {{
    ?fact schema:publisher ?about .
  }} UNION {{
    ?about a end:Claim .
    BIND (?about AS ?fact)
  }} UNION {{
    ?fact end:evidence ?about .
  }}
}}
ORDER BY ?fact
"""
_NAMES = ("foaf:name", "skos:prefLabel", "skos:altLabel", "end:abbreviation", "rdfs:label")


def fact(engine: Engine, iri: str, texts: Texts) -> Fact:
    """The one fact *iri*.

    Raises:
        EntityError: the graph says nothing of it.
    """
    found = facts(engine, [iri], texts)
    if iri not in found:
        raise EntityError(f"no entity {curie(iri)}")
    return found[iri]


def page(engine: Engine, iri: str, texts: Texts) -> Page:
    """The page about *iri*: its facts by date, those without a date last.

    Raises:
        EntityError: the graph says nothing of it.
    """
    import pyoxigraph

    record = read(engine, [iri]).get(iri)
    if record is None:
        raise EntityError(f"no entity {curie(iri)}")
    rows = query.select(engine, _AROUND.format(entity=pyoxigraph.NamedNode(iri)))
    found = facts(engine, (row.fact for row in rows), texts)
    told = sorted(_untwined(list(found.values()), engine), key=_order)
    classes = [str(c) for c in record.get(TYPE, []) if not str(c).startswith(PREFIXES["owl"])]
    named = labels(engine, [iri, *classes])
    names = [str(name) for kind in _NAMES for name in values(record, kind)]
    return Page(
        iri=iri,
        label=named.get(iri, curie(iri)),
        kind=", ".join(sorted(named.get(c, curie(c)) for c in classes)),
        definition=str(first(record, "skos:definition") or first(record, "rdfs:comment") or ""),
        names=tuple(dict.fromkeys(name for name in names if name != named.get(iri))),
        facts=tuple(told),
    )


def _untwined(found: list[Fact], engine: Engine) -> list[Fact]:
    """The facts without those decisions that their endorsements tell."""
    told = {
        str(decision)
        for record in read(engine, (f.iri for f in found)).values()
        if END.Endorsement in record.get(TYPE, [])
        for decision in values(record, "end:decision")
    }
    return [f for f in found if f.iri not in told]


def _order(found: Fact) -> tuple[bool, datetime.date, datetime.date, str, str]:
    last = datetime.date.max
    return (
        found.earliest is None, found.earliest or last, found.latest or last,
        found.kind, found.iri,
    )  # fmt: skip
