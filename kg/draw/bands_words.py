"""Bands words: what the page of all contests says around its picture."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kg.draw import dossier, say, words
from kg.draw.bands_chart import Band
from kg.draw.chart import Mark
from kg.draw.record import Contest
from kg.network.build import Network


def marks(bands: Iterable[Band]) -> Iterable[Mark]:
    """The mark of every box."""
    return (box.mark for band in bands for cluster in band.clusters for box in cluster.boxes)


def title(contests: list[Contest]) -> str:
    """The question that the picture answers."""
    years = sorted({say.year(contest) for contest in contests} - {""})
    return f"Who backed whom, {years[0]} to {years[-1]}?" if len(years) > 1 else "Who backed whom?"


def standfirst(contests: list[Contest], bands: list[Band]) -> str:
    """How many contests and choices, and how they are arranged."""
    boxes = sum(1 for _ in marks(bands))
    many = words.capital(words.number(len(contests)))
    return (
        f"{many} contest{'' if len(contests) == 1 else 's'}, newest first; after each candidate"
        f" the unions that chose them, {boxes} choices in all, in the order of decision."
        " Follow an endorser down the page."
    )


def legend(bands: list[Band]) -> list[tuple[dict[str, Any], str]]:
    """The signs that occur."""
    shapes = {fold[0] for band in bands for cluster in band.clusters for fold in cluster.folds}
    found: list[tuple[dict[str, Any], str]] = [({"box": "ink"}, "winner")]
    found.append(({"box": "t1"}, "nomination"))
    if any(not box.firm for band in bands for c in band.clusters for box in c.boxes):
        found.append(({"box": "page erule"}, "recommendation only, or kind not stated"))
    more = {"circle": "societies, folded: press to open", "triangle": "parties and others, folded"}
    found += [
        ({"shape": name, "fill": "hollow", "hue": "soft"}, more[name])
        for name in sorted(shapes & more.keys())
    ]
    found.append(({"line": "lost heavy"}, "the endorser you follow"))
    return found


def leaves_out(network: Network, contests: list[Contest], few: list[Contest]) -> list[str]:
    """What a reader may miss, in sentences."""
    said = dossier.leaves_out(network, contests)
    said.append("Second preferences, expectations and parts of unions are not drawn here.")
    if few:
        said.append(
            f"{words.capital(words.number(len(few)))} contests with one or two known endorsers"
            " stand below the rows."
        )
    return said
