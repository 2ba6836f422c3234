"""Timeline words: what the page of one endorser says above and below its picture."""

from __future__ import annotations

from kg.draw import say, words
from kg.draw.positions import CHOICE
from kg.draw.record import REPLACED
from kg.draw.timeline_model import Timeline


def title(timeline: Timeline) -> str:
    """The question that the picture answers."""
    name = timeline.positions.short(timeline.endorser)
    return f"Whom has {name} backed{_span(timeline)}?"


def _span(timeline: Timeline) -> str:
    known = [year for year in timeline.years if year.isdigit()]
    if not known:
        return ""
    return f", {known[0]}" if len(known) == 1 else f", {known[0]} to {known[-1]}"


def standfirst(timeline: Timeline) -> str:
    """How many choices, how many of winners, and what a column is."""
    positions = timeline.positions
    name = positions.short(timeline.endorser)
    held_ = [box.position for box in timeline.boxes()]
    decided = [position for position in held_ if position.decided]
    if not decided:
        return f"No decision of {name} is known here."
    chosen = [position for position in decided if position.what == CHOICE]
    judged = [position for position in chosen if position.won is not None]
    won = sum(bool(position.won) for position in judged)
    contests = words.number(len(decided))
    said = (
        f"{name} is known to have decided in {contests} contest{'' if len(decided) == 1 else 's'}"
    )
    if judged:
        said += f", and {words.named_winner(won, len(judged), len(decided))}"
    return f"{said}. Columns are years with a contest, not equal spans of time."


def leaves_out(timeline: Timeline) -> list[str]:
    """What a reader may miss, in sentences."""
    name = timeline.positions.short(timeline.endorser)
    said = []
    if timeline.unknown:
        by_role: dict[str, list[str]] = {}
        for contest in timeline.unknown:
            by_role.setdefault(timeline.role(contest), []).append(say.year(contest) or "undated")
        parts = "; ".join(
            f"{role} in {words.listed(sorted(by_role[role]))}" for role in sorted(by_role)
        )
        said.append(f"Contests for which no source on {name} was found: {parts}.")
    said.append("Choices of its parts, such as regions and branches, which are not its own.")
    if any(box.contest.changed for box in timeline.boxes()):
        said.append(REPLACED)
    without = [year for year in timeline.years if timeline.bodies(year) == ""]
    if without:
        said.append(f"The deciding body is not known for {words.listed(without)}.")
    if any(not box.position.decided for box in timeline.boxes()):
        said.append("A dashed box is no decision: what was expected or said stands in it.")
    return said
