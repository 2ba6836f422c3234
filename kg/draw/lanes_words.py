"""Lanes words: the legend of a race, and what of the rule of nomination is not tested."""

from __future__ import annotations

from kg.draw import axis, threshold, words
from kg.draw.chart import Chart
from kg.draw.lanes import Race
from kg.draw.legend import LEGEND, keys

_FILLS = ("solid", "hollow", "tint", "dashed")


def legend(race: Race) -> list[tuple[dict[str, object], str]]:
    """The signs that occur, and the ground of a rule that was met."""
    pieces = [piece for lane in race.lanes for piece in lane.pieces]
    nodes = [{"glyph": piece.glyph} for piece in pieces]
    nodes += [
        {"glyph": {"shape": "numeral", "fill": sign.split()[1], "text": text}}
        for piece in pieces
        for text, sign, _, _ in piece.later
    ]
    wanted = set(keys(nodes)) | {n["glyph"]["fill"] for n in nodes if n["glyph"]["fill"] in _FILLS}
    found: list[tuple[dict[str, object], str]] = [
        (sign, meaning) for key, sign, meaning in LEGEND if key in wanted and key != "rank 1"
    ]
    if any(lane.met for lane in race.lanes) and race.axis and race.stages.rule:
        asked = threshold.asked(race.stages.rule)
        found.append(({"box": "t1"}, f"tinted ground: {asked}; hatched: perhaps"))
    spans = [piece.days for piece in pieces if axis.drawable(piece.days)] if race.axis else []
    if race.axis and any(first != last for first, last in spans):
        later = race.axis.last
        beyond = any(last and last > later for _, last in spans)
        arrow = "; an arrow: later than the axis shows, too" if beyond else ""
        sign: dict[str, object] = {"text": "···›" if beyond else "├···┤", "only": "chart"}
        found.append((sign, f"dotted line: from the first to the last day possible{arrow}"))
    return found


def folds(race: Race, chart: Chart) -> list[tuple[dict[str, object], str]]:
    """What a number beside several signs is, if the chart has one."""
    if not any(mark.fold for mark in chart.marks):
        return []
    ruled = race.axis and any(mark.fold and not mark.fold.kinds for mark in chart.marks)
    strokes = "; short strokes below: their days" if ruled else ""
    return [({"text": "9", "only": "chart"}, f"a number: so many, folded{strokes}")]


def folded(chart: Chart) -> list[str]:
    """How many stand folded, in a sentence."""
    many = sum(len(mark.fold.marks) for mark in chart.marks if mark.fold)
    if not many:
        return []
    return [
        f"{many} endorsers stand folded to numbers at first; the page unfolds them and names each."
    ]


def untested(race: Race) -> list[str]:
    """What of the rule of nomination the chart cannot test."""
    rule = race.stages.rule
    if rule is None or not any(lane.met for lane in race.lanes):
        return []
    asked = threshold.asked(rule)
    comma = "," if "," in asked else ""
    shading = (
        f"Shading shows from when {asked}{comma} had surely (hatched: perhaps) chosen somebody."
    )
    said = [shading, "One whose day is not known may have been the first or the last."]
    if race.contest.changed:
        said.append("Only decisions that stand at the end are counted for it.")
    if rule.untested:
        said.append(f"Not tested here: {words.listed(rule.untested)}.")
    if rule.others:
        said.append(f"Nor is another way through: {' or '.join(rule.others)}.")
    return said
