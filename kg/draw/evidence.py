"""Evidence: what stands behind a fact in the panel: passages, sources, where they differ."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

from kg import claim
from kg.draw import words
from kg.show import Difference, Fact, SourceLine

Entry = dict[str, Any]

_STATES = {
    claim.EXACT: "exact: the text held here is the one that was read",
    claim.FOUND_AGAIN: "found again in another edition",
    claim.NOT_FOUND: "not found in the text held here",
    claim.NOT_HELD: "text not held here; these words of it are kept",
}
_VOICES = {
    "reporter": "the article itself",
    "document": "a list or document",
    "named speaker": "somebody it names",
    "unnamed speaker": "somebody it does not name",
}
_VERBS = {
    "asserted": "says so",
    "reported": "passes it on from others",
    "expected": "expects it",
    "denied": "denies it",
    "disputed": "disputes it",
}
# Words of a note that tell of a conflict which no claim holds.
_CONFLICT = re.compile(
    r"conflict|differ|disput|contradict|\banother\b|\bother lists\b|\balso given\b"
)


def link(url: str | None) -> str | None:
    """*url*, if it is a web address; anything else is no link."""
    if not url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in {"http", "https"} and parts.netloc else None


def lines(fact: Fact) -> list[SourceLine]:
    """Every source that stands behind a fact, its votes or its differences."""
    found = [*fact.sources, *fact.disputes, *_voted(fact)]
    found += [s for one in fact.differences for version in one.versions for s in version.sources]
    return found


def backing(fact: Fact, *, choice: bool = False) -> Entry:
    """The passages, sources and disputes of a fact (blocks 6 to 8), and its notes.

    Of a *choice* it is said whether the choice itself is disputed, or figures are.
    """
    by_article = _by_article(fact.sources)
    denied = sum(found[0].modality == "denied" for found in by_article)
    said = len(by_article) - denied
    entry: Entry = {
        "notes": list(fact.notes),
        "passages": _passages(fact),
        "said": f"{words.capital(words.number(said))} {'says' if said == 1 else 'say'} so, "
        f"{'none denies it' if not denied else f'{words.number(denied)} denied it'}",
        "sources": [_source(found) for found in by_article],
        "disputes": [_source([line]) for line in fact.disputes],
        "differ": _differ(fact, denied=bool(denied), choice=choice),
    }
    if fact.votes:
        entry["voteSources"] = [_source(found) for found in _by_article(_voted(fact))]
    if fact.differences:
        entry["differences"] = [_versions(one) for one in fact.differences]
    return entry


def differing(fact: Fact) -> str:
    """What sources differ on, in a word or two for a table; nothing if on nothing known."""
    found = [*["the choice"][: len(fact.disputes)], *["figures"][: len(fact.differences)]]
    told = any(_CONFLICT.search(note) for note in fact.notes)
    return words.listed(found) or ("see the note" if told else "")


def _differ(fact: Fact, *, denied: bool, choice: bool) -> str:
    """Whether sources differ, and on what, in a sentence."""
    disputed = denied or bool(fact.disputes)
    if disputed:
        also = "; figures are too" if fact.differences else ""
        return f"The choice itself is disputed{also}." if choice else ""
    if fact.differences:
        return "The choice itself is not disputed; figures are."
    if fact.notes:
        return "Nothing held here as a claim says otherwise; see the note."
    return "Nothing found that says otherwise."


def _versions(difference: Difference) -> Entry:
    return {
        "about": difference.about,
        "versions": [
            {
                "text": version.words,
                "sources": [_source(found) for found in _by_article(version.sources)],
            }
            for version in difference.versions
        ],
    }


def _voted(fact: Fact) -> list[SourceLine]:
    """The sources of the votes of a decision, in the order of the figures."""
    return [s for vote in fact.votes for figure in vote.figures for s in figure.sources]


def _by_article(found: Iterable[SourceLine]) -> list[list[SourceLine]]:
    """The claims of each article, in the order of the articles."""
    grouped: dict[str, list[SourceLine]] = {}
    for line in found:
        grouped.setdefault(line.article, []).append(line)
    return list(grouped.values())


def _publisher(line: SourceLine) -> str:
    return line.publisher or "publisher not known"


def _published(line: SourceLine) -> str:
    return words.day(line.published) if line.published else "no date"


def _passages(fact: Fact) -> list[Entry]:
    """Each passage once: those that say the fact itself, then those on how it came about."""
    found: dict[tuple[str, str], Entry] = {}
    for line in sorted(fact.sources, key=lambda line: fact.iri not in line.about):
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


def _source(found: list[SourceLine]) -> Entry:
    """One article that says it, with our words for what it says."""
    line = found[0]
    return {
        "title": f"{_publisher(line)}: {line.headline or 'untitled'}",
        "url": link(line.url),
        "published": _published(line),
        "how": "; ".join(dict.fromkeys(_how(other) for other in found)),
        "gists": list(dict.fromkeys(other.gist for other in found if other.gist)),
    }


def _how(line: SourceLine) -> str:
    """Who says it in an article, and whether as a fact."""
    who = line.speaker or _VOICES.get(line.voice, "the article")
    return f"{who} {_VERBS.get(line.modality, 'says so')}"
