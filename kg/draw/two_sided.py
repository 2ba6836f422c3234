"""Two sides: endorsers at the left, candidates at the right, lines between.

Turns one contest into what is drawn (nodes and edges for vis-network) and
into the list of the same things for keyboard, screen reader and phone. A node
here is a mark: a union has as many as it made decisions.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from kg.draw import place as counted
from kg.draw import result, say, targets, words
from kg.draw.block import ASIDE, ASIDE_MOST, DAY, NAME, Block, Window, lane_name
from kg.draw.contests import Group
from kg.draw.dossier import Dossier
from kg.draw.drawing import FILLS, SHAPES, Drawing, shape, text
from kg.draw.record import Choice, Contest, Row
from kg.network import layout
from kg.network.metric import fit, width
from kg.vocabulary import curie

_PORT = 18
_BARS = {"noRecommendation": "bar", "freeVote": "bars"}


def draw_contest(drawing: Drawing, contest: Contest, dossier: Dossier) -> None:
    """Add *contest* to *drawing* as a block of its own; *dossier* says when what was known."""
    block = Block(drawing, contest, dossier)
    needs = [
        layout.Need(
            targets.height(group), tuple(map(_slots, group.rows)), level=group.standing is None
        )
        for group in block.groups
    ]
    if block.others:
        lines = 1 + sum(1 + len(standing.voices) for standing in block.others)
        needs.append(layout.Need(lines * layout.ROW, ()))
    places, height = layout.stack(needs)
    head = targets.draw(block, places)
    for group, place in zip(block.groups, places, strict=False):
        _group(block, group, place)
    if block.others:
        targets.draw_others(block, places[-1], head)
    drawing.widths.cover(block.widths)
    drawing.blocks.append(
        {
            "contest": curie(contest.iri),
            "label": contest.label,
            "height": height,
            "arrangements": layout.columns(**asdict(block.widths)),
            "head": head,
            "groups": block.listed,
            "empty": not contest.rows,
            "undrawn": block.undrawn(),
            "last": contest.over.isoformat(),
            "pending": result.pending(contest),
            **block.days(),
            # Beside other contests a single day is a step too.
            "days": block.days(least=1),
        }
    )


def _slots(row: Row) -> int:
    return max(1, len(row.choices), len(row.voices))


def _group(block: Block, group: Group, place: layout.Place) -> None:
    """The rows of a group, and the group on the list."""
    standing = group.standing
    if standing is None:
        lane = block.ids[f"lane {group.lane}"]
        counts = say.counted(block.network, group.rows)
        block.begin(group.hue, None, lane_name(group), counts, lane)
    else:
        status = say.STATUS.get(standing.status or "")
        target = block.ids[standing.person]
        counts = block.counts(standing.person)
        block.begin(group.hue, target, block.label(standing.person), counts, target, status or "")
        for voice in standing.voices:
            block.add(block.ids[f"{target} {voice.iri}"], **block.voice(voice), part="aside")
    for row, ys in zip(group.rows, place.rows, strict=True):
        since = block.after(row)
        _row(block, group.rows, row, ys, Window(since=since))
        before = row.stood() if since else None
        if before is not None:
            # What was replaced looked otherwise, in the same place, until it was.
            rows = [before if one is row else one for one in group.rows]
            block.drawing.hidden = True
            _row(block, rows, before, ys, Window(until=since))
            block.drawing.hidden = False
    block.drawing.data = {}


def _day(block: Block, row: Row) -> str:
    """The day of a row; without its year, where one contest is the heading."""
    start, end = row.first.days
    day = words.short(start, end)
    last = block.contest.last
    if last and not block.drawing.years and (start == end or day.startswith("by ")):
        return day.removesuffix(f" {last.year}")
    return day


def _row(block: Block, rows: list[Row], row: Row, ys: tuple[float, ...], window: Window) -> None:
    """One endorser of *rows*: day, mark and name, then its choices and its voices."""
    first, kind = row.first, block.network.nodes[row.endorser]["kind"]
    plain = row.expected or row.replaced
    hue = "others" if plain else block.hues.get(first.target or "", "others")
    day = _day(block, row)
    name = block.names[block.short(row.endorser)]
    note = f"({say.standing(row)})" if say.standing(row) else ""
    shown = f"{name} {note}" if note else name
    words_of = text(name, -14, 0, NAME, align="right", bold=kind == "union", struck=row.replaced)
    if note:
        words_of["runs"].append([f" {note}", "soft", False])
    own = {"row": window.name(row), "kind": kind}
    block.drawing.data = own
    block.widen("day", day, DAY)
    block.widen("name", shown, NAME, bold=True)
    block.drawing.node("day", ys[0], texts=[text(day, 0, 0, DAY, hue="soft")], about=[], label=day)
    spoken = ", ".join(filter(None, (say.kind(block.network, row.endorser), say.standing(row))))
    mark = block.drawing.node(
        "mark",
        ys[0],
        label=shown,
        glyph={
            "shape": shape(block.network, row.endorser),
            "fill": _fill(row),
            "hue": hue,
        },
        texts=[words_of],
        open=curie(row.endorser),
        about=[curie(row.endorser), *(curie(c.target) for c in row.choices if c.target)],
        say=f"{block.label(row.endorser)}, {spoken}. {counted.of(rows, row)}",
        **({"tip": [block.label(row.endorser), spoken]} if name.endswith("…") else {}),
    )
    block.begin_row(day, hidden=window.until is not None)
    block.add(
        mark,
        name=name,
        note=note,
        part="endorser",
        bold=kind == "union",
        struck=row.replaced,
    )
    for choice, y in zip(row.choices, ys, strict=False):
        block.drawing.data = block.data(row, choice, window)
        _choice(block, choice, row, mark, y, counted.told(rows, row, choice))
    block.drawing.data = own
    if row.voices:
        _voices(block, row, mark, ys, shown)


def _fill(row: Row) -> str:
    """How firmly the mark of an endorser is filled."""
    if row.expected:
        return "dashed"
    if row.replaced:
        return "plain"
    if row.first.kind == "decision":
        return "solid" if row.first.edge["outcome"] in _BARS else "plain"
    return FILLS.get(row.first.edge["form"] or "", "tint")


def _glyph(choice: Choice, row: Row, hue: str) -> tuple[dict[str, Any], str]:
    """The mark on a line, and the word beside it."""
    numeral = {"shape": "numeral", "hue": hue}
    if choice.kind == "expectation":
        numbered = str(choice.rank) if choice.rank and choice.rank > 1 else ""
        return {**numeral, "fill": "dashed", "text": numbered}, say.came_of(row) or open_yet(row)
    if choice.kind == "decision":
        outcome = choice.edge["outcome"]
        word = words.BESIDE.get(outcome, words.BESIDE["outcomeUnknown"])
        if outcome in _BARS:
            return {"shape": _BARS[outcome], "fill": "solid", "hue": hue}, word
        sign = "…" if outcome == "notYetDecided" else "?"
        return {**numeral, "fill": "plain", "text": sign}, word
    fill = "plain" if row.replaced else FILLS.get(choice.edge["form"] or "", "tint")
    return {**numeral, "fill": fill, "text": str(choice.rank or "+")}, ""


def open_yet(row: Row) -> str:
    """What stands beside an expectation until one knows what came of it."""
    return "not yet" if row.undecided else "expected"


# Beside a line there is room for a word or two.
_SHORT = {
    "a choice was made": "has chosen",
    "no such choice known": "none known",
    "nobody was chosen": "chose nobody",
}


def _choice(block: Block, choice: Choice, row: Row, mark: str, y: float, place: str) -> None:
    """The numeral on the line, and the line itself."""
    drawing, edge = block.drawing, choice.edge
    plain = row.expected or row.replaced
    hue = "others" if plain else block.hues.get(choice.target or "", "others")
    glyph, word = _glyph(choice, row, hue)
    word = _SHORT.get(word, word)
    about = [curie(iri) for iri in (choice.endorser, choice.target) if iri]
    came = say.came_of(row) if row.expected else ""
    came = _SHORT.get(came, came)
    settled = block.dossier.settled(block.contest, row) if came else None
    more: dict[str, Any] = {}
    if settled:
        # Until that day nobody could say it.
        more["came"] = [came, open_yet(row), *map(str, settled)]
    box = drawing.node(
        "rank",
        y,
        label=word or glyph["text"],
        glyph=glyph,
        texts=[text(word, 13, 0, DAY, **({"say": "came"} if settled else {}))] if word else [],
        open=curie(choice.key),
        about=about,
        say=f"{say.spoken(block.network, choice, row)}. {place}",
        tip=[
            say.stated(block.network, choice, row),
            words.when(edge["start"], edge["end"], edge.get("words")),
        ],
        **more,
    )
    whom = block.surnames.get(say.label(block.network, choice.target), "")
    block.add(box, name=" ".join(filter(None, (word, whom))), part="choice")
    kind = block.network.nodes[choice.endorser]["kind"]
    more = {"open": curie(choice.key), "about": about}
    if plain:
        more["dashes"] = [3, 3]
    elif choice.kind == "endorsement" and choice.rank != 1:
        more["dashes"] = [6, 4]
    elif kind == "body":
        more["dashes"] = [1, 4]
    thick = 2.0 if kind == "union" else 1.4
    drawing.edge(mark, box, hue, thick, **more)
    drawing.edge(box, _entry(block, choice, row, y), hue, thick, **more)


def _entry(block: Block, choice: Choice, row: Row, y: float) -> str:
    """Where a line meets its candidate: later choices beside the bundle of first ones."""
    target = block.ids[choice.target or f"lane {choice.edge['outcome']}"]
    if choice is row.first or choice.target not in block.bundles:
        return target
    node = block.drawing.nodes[int(target[1:])]
    side = _PORT if y > node["y"] else -_PORT
    key = f"port {target} {side}"
    if key not in block.ids:
        # No choice's own: other lines end there too.
        block.drawing.data = {}
        block.ids[key] = block.drawing.node("target", node["y"] + side, about=node["about"])
    return block.ids[key]


def _voices(block: Block, row: Row, mark: str, ys: tuple[float, ...], name: str) -> None:
    """Who spoke for the endorser and which body decided, each with a line to its name."""
    offset = round(22 + width(name, NAME, bold=True))
    port = block.drawing.node("mark", ys[0], dx=-offset, about=[], aside=True, before=mark)
    for voice, y in zip(row.voices, ys, strict=False):
        words_of = block.voice(voice)
        runs = [[words_of["name"], "ink", False]]
        if words_of["note"]:
            runs.append([f", {words_of['note']}", "soft", False])
        shown = "".join(str(run[0]) for run in runs)
        cut = fit(shown, ASIDE_MOST, ASIDE)
        block.widen("aside", cut, ASIDE, 8)
        line = text(cut, -12, 0, ASIDE, align="right")
        if cut == shown:
            line["runs"] = runs
        block.drawing.data["voice"] = voice.kind
        verb = "decided for" if voice.kind == "body" else "spoke for"
        node = block.drawing.node(
            "aside",
            y,
            label=shown,
            glyph={"shape": SHAPES.get(voice.kind, "triangle"), "fill": "hollow", "hue": "soft"},
            texts=[line],
            open=curie(voice.iri),
            about=[curie(voice.iri), curie(row.endorser)],
            say=f"{shown}, {verb} {block.label(row.endorser)}",
            aside=True,
        )
        block.add(node, **words_of, part="aside")
        about = [curie(voice.iri), curie(row.endorser)]
        block.drawing.edge(node, port, "rule", 1.2, open=curie(voice.key), about=about, aside=True)
