"""Bands words: what the page of all contests says around its picture."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, Literal

from kg.draw import dossier, ground, say, words
from kg.draw.bands_chart import Band, Box, Cluster
from kg.draw.chart import Mark
from kg.draw.record import REPLACED, Contest

# What stands before those who chose nobody, by what they decided.
LANES = {
    "noRecommendation": "none:",
    "freeVote": "free vote:",
    "notYetDecided": "not yet decided:",
    "choice": "choice not named:",
}
# The sign of a lane of those who chose nobody, by its words.
NOBODY = {"none:": "bar", "free vote:": "bars"}
SQUARE: dict[str, Any] = {"shape": "square", "fill": "solid", "hue": "first", "text": ""}
_CHART, _LIST = {"only": "chart"}, {"only": "list"}
_FIRM, _LESS = "nomination", "recommendation only, or kind not stated"


def boxes(bands: Iterable[Band]) -> list[Mark]:
    """The mark of every box."""
    return [box.mark for band in bands for cluster in band.clusters for box in cluster.boxes]


def days(
    bands: Iterable[Band], which: Literal["public", "decided"], contests: Iterable[Contest]
) -> list[date]:
    """The steps of the slider over every choice, folded or not."""
    clusters = [cluster for band in bands for cluster in band.clusters]
    marks = [box.mark for cluster in clusters for box in cluster.boxes]
    marks += [one for c in clusters for _, _, m in c.folds if m.fold for one in m.fold.marks]
    return ground.days(marks, which, contests)


def title(contests: list[Contest]) -> str:
    """The question that the picture answers."""
    years = sorted({say.year(contest) for contest in contests} - {""})
    return f"Who backed whom, {years[0]} to {years[-1]}?" if len(years) > 1 else "Who backed whom?"


def standfirst(contests: list[Contest], bands: list[Band]) -> str:
    """How many contests and choices, and how they are arranged."""
    clusters = [cluster for band in bands for cluster in band.clusters]
    chose = sum(len(cluster.boxes) for cluster in clusters if cluster.person)
    nobody = len(boxes(bands)) - chose
    rest = ""
    if nobody:
        one = nobody == 1
        rest = (
            f" {words.capital(words.number(nobody))} decision{'' if one else 's'} that named"
            f" nobody stand{'s' if one else ''} at the end of {'its' if one else 'their'} rows."
        ).replace("its rows", "its row")
    many = words.capital(words.number(len(contests)))
    return (
        f"{many} contest{'' if len(contests) == 1 else 's'}, newest first; after each candidate"
        f" the unions that chose them, {chose} choice{'' if chose == 1 else 's'} in all, in the"
        f" order of decision.{rest} Follow an endorser down the page."
    )


def legend(bands: list[Band]) -> list[tuple[dict[str, Any], str]]:
    """The signs that occur."""
    shapes = {fold[0] for band in bands for cluster in band.clusters for fold in cluster.folds}
    clusters = [cluster for band in bands for cluster in band.clusters]
    less = any(not box.firm for c in clusters for box in c.boxes)
    found: list[tuple[dict[str, Any], str]] = [({"box": "ink"} | _CHART, "winner")]
    found.append(({"box": "t1"} | _CHART, _FIRM))
    if less:
        found.append(({"box": "page erule"} | _CHART, _LESS))
    # On a phone, where there are no boxes.
    found.append((SQUARE | _LIST, _FIRM))
    if less:
        found.append((SQUARE | {"fill": "hollow"} | _LIST, _LESS))
    nobody = {sign["shape"] for c in clusters for b in c.boxes if (sign := sign_of(c, b))}
    found += [
        ({"shape": name, "fill": "solid", "hue": "soft"} | _LIST, said)
        for name, said in (("bar", "recommended nobody"), ("bars", "free vote"))
        if name in nobody
    ]
    more = {"circle": "societies, folded: press to open", "triangle": "parties and others, folded"}
    more["person"] = "people, folded"
    found += [
        ({"shape": name, "fill": "hollow", "hue": "soft"}, more[name])
        for name in sorted(shapes & more.keys())
    ]
    found.append(({"line": "lost heavy"} | _CHART, "the endorser you follow"))
    found.append(({"box": "lost"} | _LIST, "the endorser you follow"))
    return found


def sign_of(cluster: Cluster, box: Box) -> dict[str, Any]:
    """The sign before a name on a phone, where no box stands around it."""
    if cluster.person:
        return SQUARE | {"hue": "first", "fill": "solid" if box.firm else "hollow"}
    shape = NOBODY.get(cluster.name)
    text = "?" if shape is None and cluster.name.startswith("choice") else "…"
    return (
        {"shape": shape, "fill": "solid", "hue": "soft", "text": ""}
        if shape
        else {"shape": "numeral", "fill": "plain", "hue": "soft", "text": text}
    )


def folded(shape: str) -> dict[str, Any]:
    """The sign before a number of societies, or of others, on a phone."""
    return {"shape": shape, "fill": "hollow", "hue": "soft", "text": ""}


def leaves_out(held: dossier.Dossier, contests: list[Contest], few: list[Contest]) -> list[str]:
    """What a reader may miss, in sentences."""
    said = dossier.leaves_out(held.network, contests, held.public, REPLACED)
    parts = "parts of unions or other bodies"
    said.append(f"Second preferences, expectations and {parts} are not drawn here.")
    if few:
        said.append(
            f"{words.capital(words.number(len(few)))} contests with one or two known endorsers"
            " stand below the rows."
        )
    return said
