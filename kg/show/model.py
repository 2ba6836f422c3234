"""Model: a page about an entity, as it is on its way to a reader."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from decimal import Decimal

from kg.claim import Passage

Day = datetime.date | None


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One claim behind a fact: who says it, when, in whose voice, and where.

    *article* and *claim* are IRIs. *url*, *publisher*, *published* and
    *speaker* are `None` where the graph has none; *when* puts the time of
    publication in words, vague ones too. *passage* is `None` for a claim that
    points at no text. *about* are the IRIs of what the claim speaks of.
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
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a vote: for an *option*, or of the whole vote where that is `None`.

    *measure* is an IRI, *measured* its label; *value* is written out with its
    unit; *kind* says whether it is official, leaked or reported, *precision* is
    empty for an exact one.
    """

    iri: str
    option: str | None
    measure: str
    measured: str
    value: str
    number: Decimal
    round: int | None
    kind: str
    precision: str
    sources: tuple[SourceLine, ...]


@dataclass(frozen=True, slots=True)
class Vote:
    """A vote that belongs to a decision, with its figures, those with most votes first.

    *voter* is who voted: a body, or the organization whose members did.
    """

    iri: str
    label: str
    voter: str
    when: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Version:
    """What some sources say that others contradict; *words* are our paraphrase."""

    words: str
    sources: tuple[SourceLine, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """Versions of one matter that cannot all be true; *about* names the things in question."""

    about: str
    versions: tuple[Version, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """What the graph holds to be so, or what a source says of something.

    *iri* names it, *kind* is its class as a word, *sentence* says it, *when*
    puts its dates in words; *details* are pairs of a property's label and its
    values; *notes* the editors' remarks. *disputes* are the claims that contest
    or contradict one of its *sources*. A decision has its *votes*, and the
    *differences* between sources about figures: of a vote, or, where a source of
    the decision gives them, of who decided.
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
    votes: tuple[Vote, ...] = ()
    differences: tuple[Difference, ...] = ()


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
