"""Model: a page about an entity, as it is on its way to a reader."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from kg.claim import Passage

Day = datetime.date | None


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One claim behind a fact: who says it, when, in whose voice, and where.

    *article* and *claim* are IRIs. *url*, *publisher*, *published* and
    *speaker* are `None` where the graph has none; *when* puts the time of
    publication in words, vague ones too. *passage* is `None` for a claim that
    points at no text.
    """

    claim: str
    article: str
    headline: str
    publisher: str | None
    url: str | None
    published: Day
    when: str
    modality: str
    voice: str
    speaker: str | None
    gist: str
    passage: Passage | None


@dataclass(frozen=True, slots=True)
class Fact:
    """What the graph holds to be so, or what a source says of something.

    *iri* names it, *kind* is its class as a word, *sentence* says it, *when*
    puts its dates in words; *details* are pairs of a property's label and its
    values; *notes* the editors' remarks. *disputes* are the claims that contest
    or contradict one of its *sources*.
    """

    iri: str
    kind: str
    sentence: str
    when: str
    earliest: Day
    latest: Day
    details: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]
    sources: tuple[SourceLine, ...]
    disputes: tuple[SourceLine, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """All that the graph holds about one entity, by date; undated facts last.

    *definition* is what a term of the ontology means, empty for other things.
    """

    iri: str
    label: str
    kind: str
    definition: str
    names: tuple[str, ...]
    facts: tuple[Fact, ...]
