"""Flow words: what a flow asks, counts and leaves out."""

from __future__ import annotations

from kg.draw import posts, words
from kg.draw.flow_model import KINDS, NO_SECOND, Flow
from kg.draw.record import REPLACED


def title(flow: Flow) -> str:
    """The question that the picture answers."""
    noun = words.KINDS[flow.kind][1]
    first = flow.columns[0].contest
    if flow.second:
        role = posts.role(flow.positions, first, flow.main)
        year = posts.year(flow.positions, first)
        return f"Whom did the {noun} name second for {role}{f', {year}' if year else ''}?"
    roles = {posts.role(flow.positions, c.contest, flow.main) for c in flow.columns}
    what = f" for {min(roles)}" if len(roles) == 1 else ""
    ends = [posts.year(flow.positions, flow.columns[at].contest) for at in (0, -1)]
    span = f", from {ends[0]} to {ends[1]}" if all(ends) else ""
    return f"How did the {noun} move{what}{span}?"


def standfirst(flow: Flow) -> str:
    """Of how many endorsers, in which contests, and what a line is."""
    noun = words.KINDS[flow.kind]
    if not flow.courses:
        return f"No {noun[0]} is known to have decided in two of these contests."
    many = flow.count(flow.courses)
    one = f"Each line is one {noun[0]}."
    if flow.second:
        named = [c for c in flow.courses if c.stops[1].place != NO_SECOND]
        second = words.number(flow.count(named)) if named else "none"
        verb = "is" if flow.count(named) < 2 else "are"
        return (
            f"{flow.columns[0].contest.label}: of {words.number(many)} {noun[many != 1]} with a"
            f" first choice, {second} {verb} known to have named a second. {one}"
        )
    years = words.listed([flow.head(column) for column in flow.columns])
    roles = {posts.role(flow.positions, c.contest, flow.main) for c in flow.columns}
    what = f" for {min(roles)}" if len(roles) == 1 else ""
    return f"First choices of {words.number(many)} {noun[many != 1]}{what} in {years}. {one}"


def leaves_out(flow: Flow) -> list[str]:
    """What a reader may miss, in sentences."""
    noun = words.KINDS[flow.kind]
    said = [f"The size of the {noun[1]}: each line counts once."]
    others = words.KINDS[next(kind for kind in KINDS if kind != flow.kind)][1]
    if not flow.second:
        said.append(f"Second preferences, {others} and parts of unions or other bodies.")
    if any(column.contest.changed for column in flow.columns):
        said.append(REPLACED)
    if flow.left:
        names = words.listed([flow.positions.short(endorser) for endorser in flow.left])
        said.append(f"{words.capital(noun[1])} known in only one of the contests: {names}.")
    if flow.second:
        said.append("“No second choice found” does not say that there was none.")
    else:
        said.append("“No source found” is not “nobody”.")
    return said
