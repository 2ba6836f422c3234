"""Lanes folds: endorsers of a full lane that stand together as one number.

A lane of more than 40 folds its societies, then the parts of unions, then what is
left, never the unions. Of a lane that is taller than eight rows the days with more
than three decisions fold, and the end of a long row of those without a day. The page
can unfold all of it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from kg.draw import axis, glyphs, words
from kg.draw.chart import Fold, Mark, Span
from kg.draw.lanes import NAME, Lane, Piece, Race, day
from kg.network.metric import width
from kg.vocabulary import curie

# Endorsers in a lane, rows, decisions on one day, and those without a day, that stand unfolded.
MOST, ROWS, SAME, LOOSE = 40, 8, 3, 12
# Pixels from one sign of a fold to the next, and how many there are at most.
STEP, SIGNS = 14.0, 3
_FIRST = ("society", "body")


@dataclass(frozen=True, slots=True)
class Folded:
    """Several pieces of a lane as one mark; *ruled*: their days stand below its words."""

    pieces: tuple[Piece, ...]
    mark: Mark
    signs: tuple[tuple[str, str], ...]
    hue: str
    ruled: bool

    @property
    def name(self) -> str:
        """The words beside the signs."""
        return self.mark.fold.said if self.mark.fold else ""

    @property
    def days(self) -> Span:
        """From the first day on which one can have decided to the last."""
        starts = [first for piece in self.pieces if (first := piece.days[0])]
        ends = [last for piece in self.pieces if (last := piece.days[1])]
        return min(starts, default=None), max(ends, default=None)

    @property
    def shift(self) -> float:
        """How far the words stand from the first sign, beyond the usual."""
        return (len(self.signs) - 1) * STEP

    def wide(self) -> float:
        """The most pixels that its signs and words take, also while some are only perhaps."""
        said = self.mark.fold.widest if self.mark.fold else ""
        return self.shift + width(said, NAME, bold=True)


Part = Piece | Folded


@dataclass(frozen=True, slots=True)
class Kind:
    """Pieces of one kind and state, and the words for one of them and for many."""

    one: str
    many: str
    pieces: list[Piece]


def kinds(race: Race, index: int) -> list[Kind]:
    """What a lane of more than 40 folds, in the order in which it does; else nothing."""
    lane = race.lanes[index]
    left = len(lane.pieces)
    found = []
    for kind in _grouped(race, lane):
        if left <= MOST:
            break
        found.append(kind)
        left -= len(kind.pieces) - 1
    return found


def by_kind(race: Race, index: int) -> list[Part]:
    """The parts of a lane, those of a full one folded by kind: with a day, and without."""
    lane = race.lanes[index]
    taken = kinds(race, index)
    gone = {id(piece) for kind in taken for piece in kind.pieces}
    parts: list[Part] = [piece for piece in lane.pieces if id(piece) not in gone]
    for kind in taken:
        dated = [piece for piece in kind.pieces if race.axis and axis.drawable(piece.days)]
        undated = [piece for piece in kind.pieces if not (race.axis and axis.drawable(piece.days))]
        for some in (dated, undated):
            if len(some) == 1:
                parts += some
            elif some:
                loose = race.axis is not None and some is undated
                named = (kind.one, kind.many)
                parts.append(_fold(race, index, some, *named, loose=loose, ruled=some is dated))
    return parts


def by_day(race: Race, index: int, parts: Iterable[Part]) -> list[Part]:
    """The same, with each day of more than three decisions folded to one mark."""
    same: dict[Span, list[Piece]] = defaultdict(list)
    whole = list(parts)
    for part in whole:
        if isinstance(part, Piece) and _exact(part):
            same[part.days].append(part)
    found: list[Part] = []
    for part in whole:
        held = same[part.days] if isinstance(part, Piece) and _exact(part) else []
        if len(held) <= SAME:
            found.append(part)
        elif part is held[0] and part.days[0]:
            on = f"on {day(part.days[0])}"
            found.append(_fold(race, index, held, on, on, loose=False, ruled=False))
    return found


def ends(race: Race, index: int, loose: list[Part]) -> list[Part]:
    """Those without a day; of a long row the end as one mark, folds of a kind last."""
    pieces = [part for part in loose if isinstance(part, Piece)]
    folds = [part for part in loose if not isinstance(part, Piece)]
    room = LOOSE - len(folds)
    if len(loose) > LOOSE + SAME and len(pieces) > room:
        kept, rest = pieces[: room - 1], pieces[room - 1 :]
        more = _fold(race, index, rest, "more", "more", loose=True, ruled=False)
        return [*kept, more, *folds]
    return [*pieces, *folds]


def _exact(piece: Piece) -> bool:
    """Whether it is a decision that stands, of a day that is known."""
    first, last = piece.days
    return not _state(piece) and first is not None and first == last


def _grouped(race: Race, lane: Lane) -> list[Kind]:
    """Pieces of each kind and state but the unions, those that fold first before others."""
    found: dict[tuple[int, str, str], list[Piece]] = defaultdict(list)
    for piece in lane.pieces:
        kind = _kind(race, piece)
        if kind == "union":
            continue
        order = _FIRST.index(kind) if kind in _FIRST else len(_FIRST)
        found[(order, kind, _state(piece))].append(piece)
    return [
        Kind(_with(words.KINDS[kind][0], state), _with(words.KINDS[kind][1], state), held)
        for (_, kind, state), held in sorted(found.items(), key=lambda item: item[0])
        if len(held) > 1
    ]


def _with(noun: str, state: str) -> str:
    return f"{noun}, {state}" if state else noun


def _kind(race: Race, piece: Piece) -> str:
    kind = str(race.network.nodes[piece.row.endorser]["kind"])
    return kind if kind in words.KINDS else "thing"


def _state(piece: Piece) -> str:
    """What keeps a piece from being a decision that stands."""
    row = piece.row
    if row.expected:
        return "lapsed" if row.lapsed else "expected"
    return "replaced" if row.replaced else ""


def _fold(
    race: Race,
    index: int,
    held: list[Piece],
    one: str,
    many: str,
    *,
    loose: bool,
    ruled: bool,
) -> Folded:
    lane = race.lanes[index]
    standing = lane.group.standing
    whom = f" for {lane.title}" if standing else f", {lane.title[:1].lower()}{lane.title[1:]}"
    mixed = one == many
    marks = tuple(piece.mark for piece in held)
    fold = Fold(marks, one, many, whom, kinds=mixed, press=True, loose=loose)
    days = "loose" if loose else str(held[0].days[0]) if mixed else ""
    key = f"fold:{curie(race.contest.iri)}:{index}:{many}:{days}".removesuffix(":")
    heading = f"{fold.said}{whom}"
    race.dossier.folded(key, heading, race.contest, [piece.row for piece in held])
    said = _counted(race, held) if mixed else ""
    about = [curie(piece.row.endorser) for piece in held]
    mark = Mark(
        key,
        f"{heading}{f': {said}' if said else ''}. Press to unfold.",
        (curie(standing.person), *about) if standing else tuple(about),
        contest=curie(race.contest.iri),
        kind=None if mixed else marks[0].kind,
        group=index,
        fold=fold,
    )
    hue = lane.hue if held[0].row.stands or not _state(held[0]) else "other"
    return Folded(tuple(held), mark, _signs(held), hue, ruled)


def _counted(race: Race, held: list[Piece]) -> str:
    amounts: dict[str, int] = defaultdict(int)
    for piece in held:
        amounts[_kind(race, piece)] += 1
    return ", ".join(words.count(amounts[kind], kind) for kind in words.KINDS if kind in amounts)


def _signs(held: list[Piece]) -> tuple[tuple[str, str], ...]:
    """The shapes that occur, each with its usual fill; of one shape the fills that occur."""
    amounts = Counter((piece.glyph["shape"], piece.glyph["fill"]) for piece in held)
    often = [sign for sign, _ in amounts.most_common()]
    shapes = {shape: (shape, fill) for shape, fill in reversed(often)}
    found = often if len(shapes) == 1 else [shapes[name] for name in glyphs.PATHS if name in shapes]
    return tuple(found[:SIGNS])
