"""Mark: what can be pressed in a picture, wherever it is drawn, and what it stands for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from kg.draw.shapes import clean, number

Span = tuple[date | None, date | None]

NO_SPAN: Span = (None, None)


@dataclass(frozen=True, slots=True)
class Mark:
    """What a mark says and does, wherever it is drawn.

    *key* is the entry of the panel that it opens, *say* its words for a screen
    reader, *about* the CURIEs of the entities that it stands for: those of the
    first one stay when the rest fades. *public* and *decided* are the earliest
    and the latest day on which it can have become public or been decided; a day
    not known is `None`, and the mark then stays whatever the slider says.
    *contest*, *kind* (of endorser) and *rank* are what the filters ask.
    *counts* names the count that it belongs to, if it counts. *outcome* is the
    part of *say* that nobody could say before the day *over*, that of the result; from
    it on a choice without a day has surely been made.
    *held* are the contests behind a fraction, each with + if it is counted above
    the line too; the page counts again with those that are in.
    *tally* is the count that *say* tells, and *tail* the end of *say* that tells it;
    *lists* names the list that the mark is one of. A mark with a *fold* stands for
    many that are not drawn. From the day *until* on, by what was public and by what was
    decided, it is there no more, and neither at rest: a later decision took its place.
    """

    key: str
    say: str
    about: tuple[str, ...] = ()
    public: Span = NO_SPAN
    decided: Span = NO_SPAN
    contest: str | None = None
    kind: str | None = None
    rank: str | None = None
    counts: str | None = None
    group: int = 0
    row: int | None = None
    outcome: str = ""
    over: date | None = None
    held: tuple[str, ...] = ()
    tally: str | None = None
    tail: str = ""
    lists: str | None = None
    fold: Fold | None = None
    until: Span = NO_SPAN

    def attributes(self) -> dict[str, str]:
        """The data attributes that the page's script reads."""
        given = {
            "key": self.key,
            "about": " ".join(self.about),
            "public": span_text(self.public, self.until[0]),
            "decided": span_text(self.decided, self.until[1]),
            "contest": self.contest,
            "kind": self.kind,
            "rank": None if self.rank is None else str(self.rank),
            "counts": self.counts,
            "group": str(self.group),
            "row": None if self.row is None else str(self.row),
        }
        if self.outcome and (self.over or self.held):
            given |= {"outcome": self.outcome, "held": " ".join(self.held)}
            given["over"] = str(self.over) if self.over else None
        elif self.over and self.rank:
            given["over"] = str(self.over)
        if self.tally:
            given |= {"tally": self.tally, "tail": self.tail}
        given["lists"] = self.lists
        if self.fold:
            given["fold"] = "unfold" if self.fold.press else "list"
        return {f"data-{name}": value for name, value in given.items() if value}


@dataclass(frozen=True, slots=True)
class Fold:
    """What a mark says that stands for *marks*: a number, and *one* or *many* of what.

    A screen reader hears *whom* behind it, how many of each kind (*kinds*), and
    that a *press* unfolds it; else the press lists them in the panel. Where no day
    is known (*loose*) none of them is perhaps there.
    """

    marks: tuple[Mark, ...]
    one: str
    many: str
    whom: str = ""
    kinds: bool = False
    press: bool = False
    loose: bool = False

    @property
    def said(self) -> str:
        """The words beside the sign."""
        number = len(self.marks)
        return f"{number} {self.one if number == 1 else self.many}"

    @property
    def widest(self) -> str:
        """The words at a day on which some of them are only perhaps there."""
        spans = [span for mark in self.marks for span in (mark.public, mark.decided)]
        vague = not self.loose and any(first is None or first != last for first, last in spans)
        return f"{len(self.marks)}–{self.said}" if vague else self.said

    def payload(self) -> dict[str, Any]:
        """What the page's script reads, to count again."""
        members = [
            [mark.kind, mark.rank, mark.counts, mark.lists,
             span_text(mark.public), span_text(mark.decided), mark.key]
            for mark in self.marks
        ]  # fmt: skip
        return {
            "one": self.one,
            "many": self.many,
            "whom": self.whom,
            "kinds": self.kinds,
            "press": self.press,
            "loose": self.loose,
            "over": max((str(mark.over) for mark in self.marks if mark.over), default=""),
            "members": members,
        }


@dataclass(frozen=True, slots=True)
class Moved:
    """A row that may stand elsewhere: of whom, at which height, among which others.

    *places* are its places in the orders that the view offers, but the first.
    Rows of one *run* change places with each other.
    """

    about: str
    y: float
    run: str
    places: tuple[int, ...]

    def attributes(self) -> dict[str, str]:
        """The data attributes that the page's script reads."""
        given = {"who": clean(self.about), "y": number(self.y), "run": self.run}
        given["places"] = " ".join(map(str, self.places))
        return {f"data-{name}": value for name, value in given.items()}


def both(one: Span, other: Span) -> date | None:
    """The first day on which two things can both be there; `None` if that is not known."""
    return max(filter(None, (one[0], other[0])), default=None)


def span_text(span: Span, until: date | None = None) -> str:
    """A span as the page's script reads it; nothing if no day of it is known."""
    first, last = span
    if until is not None:
        return f"{first or ''}/{last or ''}/{until}"
    if first is None and last is None:
        return ""
    return f"{first or ''}/{last or ''}"
