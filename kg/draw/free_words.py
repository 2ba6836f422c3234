"""Free words: what the page of a query says of its picture."""

from __future__ import annotations

from kg.draw.free_model import FEW, MOST, View, count
from kg.network.bidi import isolated

# Names written out under a picture.
_NAMED = 30
HOW = "Tied nodes stand near each other; up, down, left and right mean nothing."
HOW_FOLDED = (
    "Each circle is a community: nodes with many ties among them. Circles"
    " with many ties between them stand near each other."
)
UNFOLDS = "A circle unfolds when it is pressed."


def standfirst(view: View, *, still: bool = False) -> str:
    """How many nodes and lines, and how they are arranged; a *still* picture unfolds nothing."""
    tied = len(view.nodes) - view.placed.alone
    counts = f"{count(len(view.nodes), 'node')}, {count(len(view.lines), 'line')}"
    if not tied:
        said = "ties nothing to anything" if not view.lines else "ties each node to itself alone"
        return f"{counts}. The query {said}: its nodes are listed below."
    if view.folded:
        circles = len(view.placed.centres)
        rest = view.placed.rest
        last = f", the last of them {count(rest, 'small one')} together" if rest > 1 else ""
        named = "Names are those of the most tied."
        parts = [HOW_FOLDED, *([] if still else [UNFOLDS]), named]
        return f"{counts}, in {count(circles, 'group')}{last}. {' '.join(parts)}"
    pieces = len(set(view.placed.group.tolist()) - {-1})
    named = " Names stand where there is room." if tied > MOST else ""
    if tied > FEW:
        named = f" Names are those of the {MOST} most tied."
    return f"{counts}, in {count(pieces, 'piece')}. {HOW}{named}"


def leaves_out(view: View) -> list[str]:
    """What the picture does not show, in sentences."""
    told = ["Drawn is what the query says, and nothing that it does not ask for."]
    alone = view.nodes[len(view.nodes) - view.placed.alone :]
    if alone:
        names = ", ".join(short(node.label) for node in alone[:_NAMED])
        more = f" and {len(alone) - _NAMED:,} more" if len(alone) > _NAMED else ""
        lead = "has no line and is" if len(alone) == 1 else "have no line and are"
        told.append(f"{count(len(alone), 'node')} {lead} not drawn: {names}{more}.")
    undated = sum(not line.date for line in view.lines)
    if undated and undated < len(view.lines):
        told.append(f"{count(undated, 'line')} without a date.")
    loops = sum(line.source == line.target for line in view.lines)
    if loops:
        told.append(f"{count(loops, 'line')} from a node to itself: in the table only.")
    return [*told, *view.asked.notes]


def short(label: str) -> str:
    """A label that fits a line, so that it turns no sentence around it."""
    return isolated(label if len(label) <= 60 else f"{label[:59]}…")
