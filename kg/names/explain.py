"""Explain: a decision in words and numbers, on one line."""

from __future__ import annotations

from kg.names.context import Seen
from kg.names.decide import LINK, NIL, Decision, Proposal
from kg.names.record import Record
from kg.names.weights import CONTEXT, LINK_AT, NAME, UNION, Weight

_WORDS: dict[str, Weight] = NAME | CONTEXT | {f"union.{k}": v for k, v in UNION.items()}
LONGEST_VALUE = 60
_START = {LINK: "linked to", NIL: "not there; nearest", "REVIEW": "ask a person; best"}


def explain(decision: Decision) -> str:
    """One line that says what was seen, what it is worth, and who the rivals are.

    >>> explain(Decision("NIL", 0.0, (), 0.03, "no name"))
    'not there: no name'
    """
    if not decision.proposals:
        head = "ask a person" if decision.outcome == "REVIEW" else "not there"
        return f"{head}: {decision.note or 'nobody in the target has a name like it'}"
    best, *rivals = decision.proposals
    certainty = f"certainty {best.share:.3f} (link from {LINK_AT:g})"
    parts = [
        f"{_START[decision.outcome]} {named(best.record)}, {certainty}",
        f"{'; '.join(map(said, best.seen))}; sum {best.worth:+.1f}",
        f"others of this name expected outside the target: {_few(decision.others)}",
    ]
    if rivals:
        parts.append(f"rivals: {', '.join(map(_rival, rivals))}")
    else:
        parts.append("no rival")
    if decision.note:
        parts.append(decision.note)
    return ". ".join(parts)


def said(seen: Seen) -> str:
    """An observation as a reader sees it: words, the value compared, the weight."""
    weight = _WORDS[seen.weight]
    what = f" ({_short(seen.what)})" if seen.what else ""
    return f"{weight.words}{what} {seen.value:+.1f}"


def named(record: Record) -> str:
    """A record with its name and id."""
    return f"{_short(record.name)} [{_short(record.id)}]"


def _rival(proposal: Proposal) -> str:
    return f"{named(proposal.record)} {proposal.share:.3f} (sum {proposal.worth:+.1f})"


def _few(number: float) -> str:
    return f"{number:.2f}" if number < 10 else f"{number:.0f}"


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= LONGEST_VALUE else f"{text[: LONGEST_VALUE - 1]}…"
