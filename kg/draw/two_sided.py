"""Two sides: endorsers at the left, candidates at the right, lines between.

Turns one contest into what is drawn (nodes and edges for vis-network) and
into the list of the same things for keyboard, screen reader and phone. A node
here is a mark: a union has as many as it made decisions.
"""

from __future__ import annotations

from typing import Any

from kg.draw import say, words
from kg.draw.contests import Choice, Contest, Group, Row, Standing, Voice, groups
from kg.draw.drawing import FILLS, SHAPES, Drawing, shape, text
from kg.network import layout
from kg.network.metric import fit, width
from kg.vocabulary import curie

NAME, DAY, ASIDE, TARGET, SMALL = 14, 12, 12.5, 21, 13
_NAME_MOST, _ASIDE_MOST, _TARGET_MOST = 260, 270, 330
_PORT = 18
_VOICE = 22


def draw_contest(drawing: Drawing, contest: Contest) -> None:
    """Add *contest* to *drawing* as a block of its own."""
    _Block(drawing, contest).draw()


class _Block:
    """One contest on its way into a drawing."""

    def __init__(self, drawing: Drawing, contest: Contest) -> None:
        self.drawing = drawing
        self.network = drawing.network
        self.contest = contest
        self.groups, self.others = groups(self.network, contest)
        self.ids: dict[str, str] = {}
        self.listed: list[dict[str, Any]] = []
        self.hues = {g.standing.person: g.hue for g in self.groups if g.standing}
        people = [self.drawing.label(person) for person in contest.standings]
        self.surnames = words.surnames(people)

    def draw(self) -> None:
        needs = [
            layout.Need(
                self._text_height(group),
                tuple(map(_slots, group.rows)),
                level=group.standing is None,
            )
            for group in self.groups
        ]
        if self.others:
            lines = 1 + sum(1 + len(standing.voices) for standing in self.others)
            needs.append(layout.Need(lines * layout.ROW, ()))
        places, height = layout.stack(needs)
        head = self._head()
        for group, place in zip(self.groups, places, strict=False):
            self._target(group, place, head)
        for group, place in zip(self.groups, places, strict=False):
            self._rows(group, place)
        if self.others:
            self._others(places[-1], head)
        self.drawing.blocks.append(
            {
                "contest": curie(self.contest.iri),
                "label": self.contest.label,
                "height": height,
                "head": head,
                "groups": self.listed,
                "empty": not self.contest.rows,
            }
        )

    def _head(self) -> str:
        label = self.contest.label
        head = self.drawing.node(
            "target",
            14,
            label=label,
            glyph={"shape": "hexagon", "fill": "solid", "hue": "soft"},
            texts=[text(label, 16, 0, 15, bold=True)],
            open=curie(self.contest.iri),
            about=[curie(self.contest.iri)],
            say=f"{label}, contest",
        )
        self._widen("target", width(label, 15, bold=True) + 16)
        return head

    def _widen(self, column: str, needed: float) -> None:
        widths = self.drawing.widths
        setattr(widths, column, max(getattr(widths, column), needed))

    @staticmethod
    def _text_height(group: Group) -> float:
        if group.standing is None:
            return layout.ROW
        return _names_height(group) + _VOICE * len(group.standing.voices)

    def _target(self, group: Group, place: layout.Place, head: str) -> None:
        """The candidate's name with what stands below it, or a lane's label."""
        standing = group.standing
        if standing is None:
            name = words.LANES.get(group.lane or "", "Outcome unknown")
            node = self.drawing.node(
                "target",
                place.centre,
                label=name,
                glyph={"shape": "post", "fill": "solid", "hue": "others", "height": 24},
                texts=[text(name, 12, 0, NAME, hue="soft")],
                about=[curie(row.endorser) for row in group.rows],
            )
            self.ids[f"lane {group.lane}"] = node
            return
        name = fit(self.drawing.label(standing.person), _TARGET_MOST, TARGET, bold=True)
        counts = say.counted(self.network, group.rows) or "no first choice found"
        status = say.STATUS.get(standing.status or "", "")
        height = _names_height(group)
        top = place.centre - self._text_height(group) / 2
        lines = [text(name, 12, 14, TARGET, bold=True, hue=group.hue), text(counts, 12, 37, SMALL)]
        if group.rows:
            lines.append(text(status, 12, 56, SMALL, hue="soft"))
        elif status:
            lines[1]["runs"].append([f", {status}", "soft", False])
        for line in lines:
            line["dy"] += top - place.centre
        self._widen("target", width(name, TARGET, bold=True) + 12)
        self._widen("target", width(f"{counts}, {status}", SMALL) + 12)
        node = self._candidate(standing, place.centre, group.hue, height - 6, lines, head, counts)
        for index, voice in enumerate(standing.voices):
            y = top + height + _VOICE * (index + 0.5)
            self._voice_of_candidate(voice, standing, node, y)

    def _candidate(
        self,
        standing: Standing,
        y: float,
        hue: str,
        height: float,
        lines: list[dict[str, Any]],
        head: str,
        counts: str,
    ) -> str:
        name, status = self.drawing.label(standing.person), say.STATUS.get(standing.status or "")
        backers = [
            r.endorser for r in self.contest.rows for c in r.choices if c.target == standing.person
        ]
        node = self.drawing.node(
            "target",
            y,
            label=name,
            glyph={"shape": "post", "fill": "solid", "hue": hue, "height": height},
            texts=lines,
            open=curie(standing.person),
            about=[curie(iri) for iri in (standing.person, *backers)],
            say=", ".join(filter(None, (name, "candidate", status, counts))),
        )
        self.ids[standing.person] = node
        self.drawing.edge(
            head,
            node,
            "rule",
            1.2,
            smooth=False,
            open=curie(standing.candidacy),
            about=[curie(standing.person)],
        )
        return node

    def _others(self, place: layout.Place, head: str) -> None:
        """The candidates nobody is known to have chosen, in one short list."""
        y = place.top + layout.ROW / 2
        title = "No endorsement found"
        self.drawing.node(
            "target", y, texts=[text(title, 12, 0, SMALL, hue="soft")], about=[], label=title
        )
        self._list(Group("others"), None, title, "")
        for standing in self.others:
            y += layout.ROW
            name = fit(self.drawing.label(standing.person), _TARGET_MOST, NAME)
            status = say.STATUS.get(standing.status or "", "")
            line = text(name, 12, 0, NAME)
            if status:
                line["runs"].append([f"  {status}", "soft", False])
            self._widen("target", width(f"{name}  {status}", NAME) + 12)
            node = self._candidate(standing, y, "others", 16, [line], head, "no endorsement found")
            self._add(node, name=name, note=status, part="target")
            for voice in standing.voices:
                y += layout.ROW
                self._voice_of_candidate(voice, standing, node, y, add=True)

    def _rows(self, group: Group, place: layout.Place) -> None:
        if group.standing is not None:
            name = self.drawing.label(group.standing.person)
            status = say.STATUS.get(group.standing.status or "")
            counts = say.counted(self.network, group.rows) or "no first choice found"
            note = ", ".join(filter(None, (counts, status)))
            self._list(group, self.ids[group.standing.person], name, note)
            for voice in group.standing.voices:
                self._add(self.ids[voice.iri], **self._voice_words(voice), part="aside")
        else:
            name = words.LANES.get(group.lane or "", "Outcome unknown")
            self._list(group, None, name, say.counted(self.network, group.rows))
        for index, (row, ys) in enumerate(zip(group.rows, place.rows, strict=True)):
            self._row(row, ys, f"{index + 1} of {len(group.rows)}")

    def _row(self, row: Row, ys: tuple[float, ...], place: str) -> None:
        drawing, first, edge = self.drawing, row.first, row.first.edge
        kind = self.network.nodes[row.endorser]["kind"]
        hue = self.hues.get(first.target or "", "others")
        expected = first.kind == "expectation"
        hue = "others" if expected or row.replaced else hue
        start, end = first.days
        day = words.short(start, end)
        if self.contest.last and (start == end or day.startswith("by ")):
            day = day.removesuffix(f" {self.contest.last.year}")
        drawing.node("day", ys[0], texts=[text(day, 0, 0, DAY, hue="soft")], about=[], label=day)
        name = fit(drawing.label(row.endorser), _NAME_MOST, NAME, bold=True)
        shown = f"{name} (replaced)" if row.replaced else name
        self._widen("day", width(day, DAY))
        self._widen("name", width(shown, NAME, bold=True))
        fill = "dashed" if expected or row.replaced else FILLS.get(edge.get("form"), "solid")
        about = [curie(row.endorser), *(curie(c.target) for c in row.choices if c.target)]
        mark = drawing.node(
            "mark",
            ys[0],
            label=shown,
            glyph={
                "shape": shape(self.network, row.endorser),
                "fill": "solid" if first.kind == "decision" else fill,
                "hue": hue,
            },
            texts=[text(shown, -14, 0, NAME, align="right", bold=kind == "union")],
            open=curie(row.endorser),
            about=about,
            say=f"{shown}, {say.kind(self.network, row.endorser)}. {place}",
        )
        self.listed[-1]["rows"].append({"day": day, "items": []})
        self._add(mark, name=shown, note="", part="endorser", bold=kind == "union")
        for choice, y in zip(row.choices, ys, strict=False):
            self._choice(choice, row, mark, y, kind, place)
        self._voices(row, mark, ys, width(shown, NAME, bold=kind == "union"))

    def _choice(self, choice: Choice, row: Row, mark: str, y: float, kind: str, place: str) -> None:
        """The numeral on the line, and the line."""
        drawing, edge = self.drawing, choice.edge
        expected = choice.kind == "expectation"
        plain = expected or row.replaced
        hue = "others" if plain else self.hues.get(choice.target or "", "others")
        glyph: dict[str, Any] = {"shape": "numeral", "fill": "dashed", "hue": hue, "text": ""}
        word = ""
        if choice.kind == "decision":
            glyph, word = (
                {"shape": "bar", "fill": "solid", "hue": hue},
                words.OUTCOMES[edge["outcome"]],
            )
        elif expected:
            word = "expected"
        else:
            glyph |= {"text": str(choice.rank or "+"), "fill": FILLS.get(edge["form"], "hollow")}
        about = [curie(choice.endorser), *([curie(choice.target)] if choice.target else [])]
        box = drawing.node(
            "rank",
            y,
            label=word or glyph["text"],
            glyph=glyph,
            texts=[text(word, 13, 0, DAY, halo=True)] if word else [],
            open=curie(choice.key),
            about=about,
            say=f"{say.spoken(self.network, choice)}. {place}",
            tip=[
                say.sentence(self.network, choice),
                words.when(edge["start"], edge["end"], edge.get("words")),
            ],
        )
        surname = self.surnames.get(say.label(self.network, choice.target), word)
        self._add(box, name=word or surname, note="", part="choice")
        thick = 2.0 if kind == "union" else 1.4
        more: dict[str, Any] = {"open": curie(choice.key), "about": about}
        if plain:
            more["dashes"] = [3, 3]
        elif (choice.rank or 1) > 1:
            more["dashes"] = [6, 4]
        elif kind == "body":
            more["dashes"] = [1, 4]
        drawing.edge(mark, box, hue, thick, **more)
        target = self.ids[choice.target if choice.target else f"lane {edge['outcome']}"]
        drawing.edge(box, self._entry(choice, row, target, y), hue, thick, **more)

    def _entry(self, choice: Choice, row: Row, target: str, y: float) -> str:
        """Where a line meets its candidate: later choices beside the bundle of first ones."""
        node = self.drawing.nodes[int(target[1:])]
        bundle = any(
            group.standing and group.standing.person == choice.target and group.rows
            for group in self.groups
        )
        if choice is row.first or not bundle:
            return target
        side = _PORT if y > node["y"] else -_PORT
        key = f"port {target} {side}"
        if key not in self.ids:
            self.ids[key] = self.drawing.node("target", node["y"] + side, about=node["about"])
        return self.ids[key]

    def _voices(self, row: Row, mark: str, ys: tuple[float, ...], name_width: float) -> None:
        if not row.voices:
            return
        port = self.drawing.node(
            "mark", ys[0], dx=-round(22 + name_width), about=[], aside=True, before=mark
        )
        for voice, y in zip(row.voices, ys, strict=False):
            label = self._voice_words(voice)
            runs = [[label["name"], "ink", False]]
            if label["note"]:
                runs.append([f", {label['note']}", "soft", False])
            shown = "".join(run[0] for run in runs)
            if width(shown, ASIDE) > _ASIDE_MOST:
                runs = [[fit(shown, _ASIDE_MOST, ASIDE), "ink", False]]
            self._widen("aside", min(_ASIDE_MOST, width(shown, ASIDE)) + 8)
            about = [curie(voice.iri), curie(row.endorser)]
            node = self.drawing.node(
                "aside",
                y,
                label=shown,
                glyph={"shape": SHAPES.get(voice.kind, "person"), "fill": "hollow", "hue": "soft"},
                texts=[{"runs": runs, "dx": -12, "dy": 0, "size": ASIDE, "align": "right"}],
                open=curie(voice.iri),
                about=about,
                say=f"{shown}, {self._part(voice)} {self.drawing.label(row.endorser)}",
                aside=True,
            )
            self._add(node, **label, part="aside")
            self.drawing.edge(
                node, port, "rule", 1.2, open=curie(voice.key), about=about, aside=True
            )

    def _part(self, voice: Voice) -> str:
        return "decided for" if voice.kind == "body" else "spoke for"

    def _voice_words(self, voice: Voice) -> dict[str, str]:
        """Name and role; who is unnamed has the source in the label, which the panel shows."""
        name = self.drawing.label(voice.iri)
        if voice.kind == "speaker":
            name = name.partition(" (")[0].removesuffix(", unnamed")
        return {"name": name, "note": voice.role or ""}

    def _voice_of_candidate(
        self, voice: Voice, standing: Standing, target: str, y: float, *, add: bool = False
    ) -> None:
        label = self._voice_words(voice)
        shown = fit(", ".join(filter(None, label.values())), _TARGET_MOST, ASIDE)
        self._widen("target", width(shown, ASIDE) + 36)
        about = [curie(voice.iri), curie(standing.person)]
        node = self.drawing.node(
            "target",
            y,
            dx=20,
            label=shown,
            glyph={"shape": SHAPES.get(voice.kind, "person"), "fill": "hollow", "hue": "soft"},
            texts=[text(shown, 12, 0, ASIDE)],
            open=curie(voice.iri),
            about=about,
            say=f"{shown}, spoke for {self.drawing.label(standing.person)}",
        )
        self.ids[voice.iri] = node
        if add:
            self._add(node, **label, part="aside")

    def _list(self, group: Group, head: str | None, title: str, note: str) -> None:
        self.listed.append(
            {"hue": group.hue, "head": head, "title": title, "note": note, "rows": []}
        )

    def _add(self, node: str, **item: Any) -> None:
        """Put a mark on the list, in the row that was begun last."""
        if not self.listed[-1]["rows"]:
            self.listed[-1]["rows"].append({"day": "", "items": []})
        self.listed[-1]["rows"][-1]["items"].append({"id": node, **item})


def _names_height(group: Group) -> float:
    """Pixels for a candidate's name and the lines that belong to it."""
    return 68 if group.rows else 48


def _slots(row: Row) -> int:
    return max(1, len(row.choices), len(row.voices))
