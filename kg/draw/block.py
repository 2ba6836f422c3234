"""Block: one contest on its way into a drawing, and what both its sides share."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from kg.draw import say, words
from kg.draw.contests import Group, groups
from kg.draw.dossier import Dossier, decided, rank
from kg.draw.drawing import Drawing, Widths
from kg.draw.ground import steps
from kg.draw.mark import Span, span_text
from kg.draw.record import Choice, Contest, Row, Settled, Voice
from kg.draw.surnames import surnames_of
from kg.network.metric import fit_all, width

NAME, DAY, ASIDE, TARGET, SMALL = 14, 12, 12.5, 21, 13
# Who did not win, once the result is known.
_BEATEN = ("lost", "eliminated", "withdrawn", "notNominated", "notOnBallot")
NAME_MOST, ASIDE_MOST, TARGET_MOST = 220, 270, 330


@dataclass(frozen=True, slots=True)
class Window:
    """From or until which day a row looks as it is drawn: by what was public, and was decided."""

    since: Settled = None
    until: Settled = None

    def name(self, row: Row) -> str:
        """What the marks of a row are told by; before it was replaced they are others."""
        return f"{row.key} before" if self.until else row.key


class Block:
    """The groups of a contest, the marks they got, and the list of them."""

    def __init__(self, drawing: Drawing, contest: Contest, dossier: Dossier) -> None:
        self.dossier = dossier
        self.drawing = drawing
        self.network = drawing.network
        self.contest = contest
        self.groups, self.others = groups(self.network, contest)
        self.widths = Widths()
        self.ids: dict[str, str] = {}
        self.listed: list[dict[str, Any]] = []
        standing = {group.standing.person: group for group in self.groups if group.standing}
        if drawing.years:
            # Over several contests a hue is no person: it says who won, as in the matrix.
            for group in standing.values():
                status = group.standing.status if group.standing else None
                group.hue = {"won": "first", **dict.fromkeys(_BEATEN, "second")}.get(
                    status or "", "others"
                )
        self.hues = {person: group.hue for person, group in standing.items()}
        self.bundles = {person for person, group in standing.items() if group.rows}
        self.surnames = surnames_of(self.network, contest.standings)
        shorts = (self.short(row.endorser) for row in contest.whole)
        self.names = fit_all(shorts, NAME_MOST, NAME, bold=True)
        self.backers: dict[str, list[str]] = defaultdict(list)
        for row in contest.rows:
            for choice in row.choices:
                self.backers[choice.target or ""].append(row.endorser)
        self._first: dict[str, list[Row]] = defaultdict(list)
        for row in contest.whole:
            self._first[row.first.target or ""].append(row)

    def label(self, iri: str) -> str:
        """The label of an entity."""
        return say.label(self.network, iri)

    def short(self, iri: str) -> str:
        """What an entity is called in the picture; the panel has its label."""
        return str(self.network.nodes[iri]["short"])

    def counts(self, person: str) -> str:
        """How many chose a candidate first, also of those that are not drawn."""
        rows = self._first[person]
        none = "no first choice that counts" if rows else "no first choice found"
        return say.counted(self.network, rows) or none

    def voice(self, voice: Voice) -> dict[str, str]:
        """Name and role, short: the panel has the whole label."""
        name = self.label(voice.iri)
        if voice.kind == "speaker":
            name = name.partition(" (")[0].removesuffix(", unnamed")
        elif voice.kind == "body":
            ends = [n for n in self.network.nodes[voice.iri]["names"] if name.endswith(f" {n}")]
            name = max(ends, key=len, default=name)
        return {"name": name, "note": voice.role or ""}

    def widen(self, column: str, text: str, size: float, more: float = 0, **style: bool) -> None:
        """Make room for *text* in a column, and for *more* pixels before it."""
        needed = width(text, size, **style) + more
        setattr(self.widths, column, max(getattr(self.widths, column), needed))

    def after(self, row: Row) -> Settled:
        """By which day it was public, and decided, that a later decision counts."""
        return None if row.after is None else self.dossier.settled(self.contest, row)

    def data(self, row: Row, choice: Choice, window: Window) -> dict[str, str]:
        """What the slider and the filters ask of a choice, and whose count it belongs to."""
        since, until = window.since, window.until or (None, None)
        spans = [(day, day) for day in since] if since else self._spans(choice)
        found = {
            "row": window.name(row),
            "kind": self.network.nodes[row.endorser]["kind"],
            "rank": rank(choice),
            "public": span_text(spans[0], until[0]),
            "decided": span_text(spans[1], until[1]),
        }
        if row.counts and choice is row.first:
            found["counts"] = self.ids[choice.target or f"lane {choice.edge['outcome']}"]
        return found

    def undrawn(self) -> list[dict[str, str]]:
        """What the counts of the drawn candidates hold besides: rows that are not drawn."""
        drawn = {row.key for row in self.contest.rows}
        found = []
        for row in self.contest.whole:
            target = row.first.target or f"lane {row.first.edge['outcome']}"
            if row.key in drawn or row.expected or target not in self.ids:
                continue
            since = self.after(row)
            before = row.stood() if since else None
            found.append(self.data(row, row.first, Window(since=since)))
            if before is not None:
                found.append(self.data(before, before.first, Window(until=since)))
        return [data for data in found if "counts" in data]

    def _spans(self, choice: Choice) -> list[Span]:
        """When a choice became public, and when it was made."""
        return [self.dossier.public(self.contest, choice), decided(choice)]

    def days(self, least: int = 2) -> dict[str, list[str]]:
        """The steps of the slider: days on which something was surely public, or decided.

        Fewer than *least* are none.
        """
        choices = [choice for row in self.contest.rows for choice in row.choices]
        public, made = zip(*map(self._spans, choices), strict=True) if choices else ((), ())
        return {
            name: [day.isoformat() for day in steps(held, [self.contest], least)]
            for name, held in (("public", public), ("decided", made))
        }

    def begin(
        self, hue: str, head: str | None, title: str, note: str, count: str = "", status: str = ""
    ) -> None:
        """Begin a group of the list; *note* is the count of the mark *count*, if that is named."""
        self.listed.append(
            {"hue": hue, "head": head, "title": title, "note": note, "count": count}
            | {"status": status, "rows": []}
        )

    def begin_row(self, day: str = "", *, hidden: bool = False) -> None:
        """Begin a row in the group that was begun last; *hidden* until the script shows it."""
        self.listed[-1]["rows"].append({"day": day, "hidden": hidden, "items": []})

    def add(self, node: str, **item: Any) -> None:
        """Put a mark on the list, in the row that was begun last."""
        if not self.listed[-1]["rows"]:
            self.begin_row()
        self.listed[-1]["rows"][-1]["items"].append({"id": node, **item})


def lane_name(group: Group) -> str:
    """The words over those who chose nobody."""
    return words.LANES.get(group.lane or "", "Outcome unknown")
