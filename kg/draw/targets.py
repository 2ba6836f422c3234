"""Targets: the right side of the picture, who could be chosen.

The contest at the top, its candidates on a line below it, a lane for those who
chose nobody, and at the foot the candidates nobody is known to have chosen.
"""

from __future__ import annotations

from typing import Any

from kg.draw import say
from kg.draw.block import ASIDE, NAME, SMALL, TARGET, TARGET_MOST, Block, lane_name
from kg.draw.contests import Group
from kg.draw.drawing import SHAPES, text
from kg.draw.record import Standing, Voice
from kg.network import layout
from kg.network.metric import fit
from kg.vocabulary import curie

_HEAD, _VOICE = 15, 22


def height(group: Group) -> float:
    """Pixels that the words of a group take at the right."""
    if group.standing is None:
        return layout.ROW
    return _names_height(group) + _VOICE * len(group.standing.voices)


def _names_height(group: Group) -> float:
    return 68 if group.rows else 48


def draw(block: Block, places: list[layout.Place]) -> str:
    """Add the right side; the mark of the contest itself is returned."""
    head = _head(block)
    for group, place in zip(block.groups, places, strict=False):
        if group.standing is None:
            _lane(block, group, place)
        else:
            _target(block, group, group.standing, place, head)
    return head


def _head(block: Block) -> str:
    label = fit(block.contest.label, TARGET_MOST, _HEAD, bold=True)
    block.widen("target", label, _HEAD, 16, bold=True)
    return block.drawing.node(
        "target",
        14,
        label=label,
        glyph={"shape": "hexagon", "fill": "solid", "hue": "soft"},
        texts=[text(label, 16, 0, _HEAD, bold=True)],
        open=curie(block.contest.iri),
        about=[curie(block.contest.iri)],
        say=f"{block.contest.label}, contest",
    )


def _lane(block: Block, group: Group, place: layout.Place) -> None:
    name = lane_name(group)
    block.widen("target", name, NAME, 12)
    block.ids[f"lane {group.lane}"] = block.drawing.node(
        "target",
        place.centre,
        label=name,
        glyph={"shape": "post", "fill": "solid", "hue": "others", "height": 24},
        texts=[text(name, 12, 0, NAME, hue="soft")],
        about=[curie(row.endorser) for row in group.rows],
    )


def _target(block: Block, group: Group, standing: Standing, place: layout.Place, head: str) -> None:
    """A candidate's name, with counts, result and voices below it."""
    name = fit(block.label(standing.person), TARGET_MOST, TARGET, bold=True)
    counts = block.counts(standing.person)
    status = say.STATUS.get(standing.status or "", "")
    top = -height(group) / 2
    lines = [
        text(name, 12, top + 14, TARGET, bold=True, hue=group.hue),
        {**text(counts, 12, top + 37, SMALL), "say": "counts"},
    ]
    if group.rows:
        lines.append({**text(status, 12, top + 56, SMALL, hue="soft"), "say": "status"})
    elif status:
        lines[1]["runs"].append([f", {status}", "soft", False])
        lines[1]["say"] = "status"
    block.widen("target", name, TARGET, 12, bold=True)
    block.widen("target", counts if group.rows else f"{counts}, {status}", SMALL, 12)
    node = _candidate(block, standing, place.centre, group.hue, height(group) - 6, lines, head)
    for index, voice in enumerate(standing.voices):
        y = place.centre + top + _names_height(group) + _VOICE * (index + 0.5)
        _voice(block, voice, standing, node, y)


def _candidate(
    block: Block,
    standing: Standing,
    y: float,
    hue: str,
    tall: float,
    lines: list[dict[str, Any]],
    head: str,
) -> str:
    name, status = block.label(standing.person), say.STATUS.get(standing.status or "")
    counts = block.counts(standing.person)
    backers = block.backers.get(standing.person, [])
    node = block.drawing.node(
        "target",
        y,
        label=name,
        glyph={"shape": "post", "fill": "solid", "hue": hue, "height": tall},
        texts=lines,
        open=curie(standing.person),
        about=[curie(iri) for iri in (standing.person, *backers)],
        say=", ".join(filter(None, (name, "candidate", status, counts))),
    )
    block.ids[standing.person] = node
    about, key = [curie(standing.person)], curie(standing.candidacy)
    block.drawing.edge(head, node, "rule", 1.2, smooth=False, open=key, about=about)
    return node


def draw_others(block: Block, place: layout.Place, head: str) -> None:
    """Add the candidates nobody is known to have chosen, as one short list."""
    y = place.top + layout.ROW / 2
    title = "No endorsement found"
    block.drawing.node(
        "target", y, texts=[text(title, 12, 0, SMALL, hue="soft")], about=[], label=title
    )
    block.begin("others", None, title, "")
    for standing in block.others:
        y += layout.ROW
        name = fit(block.label(standing.person), TARGET_MOST, NAME)
        status = say.STATUS.get(standing.status or "", "")
        line = text(name, 12, 0, NAME)
        if status:
            line["runs"].append([f", {status}", "soft", False])
        block.widen("target", f"{name}, {status}", NAME, 12)
        node = _candidate(block, standing, y, "others", 16, [line], head)
        block.begin_row()
        block.add(node, name=name, note=status, part="target")
        for voice in standing.voices:
            y += layout.ROW
            block.add(_voice(block, voice, standing, node, y), **block.voice(voice), part="aside")


def _voice(block: Block, voice: Voice, standing: Standing, target: str, y: float) -> str:
    shown = fit(", ".join(filter(None, block.voice(voice).values())), TARGET_MOST, ASIDE)
    block.widen("target", shown, ASIDE, 32)
    block.drawing.data = {"voice": voice.kind}
    node = block.drawing.node(
        "target",
        y,
        dx=20,
        label=shown,
        glyph={"shape": SHAPES.get(voice.kind, "person"), "fill": "hollow", "hue": "soft"},
        texts=[text(shown, 12, 0, ASIDE)],
        open=curie(voice.iri),
        about=[curie(voice.iri), curie(standing.person)],
        say=f"{shown}, spoke for {block.label(standing.person)}",
    )
    block.drawing.data = {}
    block.ids[f"{target} {voice.iri}"] = node
    return node
