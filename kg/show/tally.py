"""Tally: a vote in one sentence, with what kind of figures they are and how many say so."""

from __future__ import annotations

from collections.abc import Iterable

from kg.show.model import Figure, Vote
from kg.vocabulary import PREFIXES

_VOTES, _CAST = f"{PREFIXES['end']}votes", f"{PREFIXES['end']}votesCast"
# What stands before a figure that is not exact; of a rounded one it is said behind.
_PRECISION = {"approximate": "about", "rounded": ""}
_NUMBERS = ("no source", "one source", "two sources", "three sources", "four sources")


def line(vote: Vote) -> str:
    """The figures of *vote*: each option, how many voted, the kind of figure, the sources.

    Where figures of one measure differ, all are given.
    """
    rounds = list(dict.fromkeys(figure.round for figure in vote.figures if figure.option))
    parts = []
    for number in sorted(rounds, key=lambda number: (number is None, number or 0)):
        lead = f"round {number}: " if number else "last round: " if len(rounds) > 1 else ""
        parts.append(f"{lead}{_options(vote, number)}")
    parts += _whole(vote)
    said = "; ".join(parts)
    return said[:1].upper() + said[1:]


def _options(vote: Vote, number: int | None) -> str:
    """The options of one round, the most votes first."""
    figures = [f for f in vote.figures if f.option and f.round == number]
    by_option: dict[str, list[Figure]] = {}
    # Votes go before shares, which stand in brackets behind them.
    for figure in sorted(figures, key=lambda f: (f.measure != _VOTES, -f.number)):
        by_option.setdefault(figure.option or "", []).append(figure)
    told = ", ".join(f"{option} {_values(of)}" for option, of in by_option.items())
    counted = [f for f in figures if f.measure == _VOTES]
    cast = any(f.measure == _CAST for f in vote.figures)
    single = {f.option for f in counted} == set(by_option) and len(counted) == len(by_option)
    # Only exact figures are added up.
    single = single and not any(f.precision for f in counted)
    total = ""
    if len(counted) > 1 and single and not cast:
        total = f"; {sum(f.number for f in counted):,} in all"
    return f"{told}{total} ({_kind(figures)})"


def _values(figures: list[Figure]) -> str:
    first, *rest = dict.fromkeys(map(_value, figures))
    return f"{first} ({', '.join(rest)})" if rest else first


def _value(figure: Figure) -> str:
    """A figure with how exact it is, where it is not."""
    return " ".join(
        filter(None, (_PRECISION.get(figure.precision, figure.precision), figure.value))
    )


def _whole(vote: Vote) -> list[str]:
    """What is counted of the whole vote: how many were cast, and the turnout."""
    by_measure: dict[str, list[Figure]] = {}
    for figure in vote.figures:
        if figure.option is None:
            by_measure.setdefault(figure.measure, []).append(figure)
    found = []
    for measure, figures in sorted(by_measure.items(), key=lambda item: item[0] != _CAST):
        measured = figures[0].measured
        values = list(dict.fromkeys(map(_value, figures)))
        told = f"{', '.join(values[:-1])} or {values[-1]}" if values[1:] else values[0]
        differ = ", sources differ" if values[1:] else ""
        figured = f"{told} {measured}" if measure == _CAST else f"{measured} {told}"
        found.append(f"{figured} ({_kind(figures)}{differ})")
    return found


def _kind(figures: Iterable[Figure]) -> str:
    """What kind of figures they are, and how many articles give them."""
    found = list(figures)
    words = dict.fromkeys(figure.kind for figure in found)
    words |= {"rounded": None} if any(figure.precision == "rounded" for figure in found) else {}
    sources = {line.article for figure in found for line in figure.sources}
    many = _NUMBERS[len(sources)] if len(sources) < len(_NUMBERS) else f"{len(sources)} sources"
    return ", ".join([*filter(None, words), many])
