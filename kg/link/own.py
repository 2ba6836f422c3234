"""Own: the mappings that the ids in the graph itself amount to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.link import dataset, known
from kg.link.dataset import Linked
from kg.link.datasets import mnis, parlparse, wikidata
from kg.link.datasets.outside import PERSON, Dataset, Outside, curie
from kg.link.judged import Judged
from kg.names.record import Record
from kg.sssom.addresses import SPACES

if TYPE_CHECKING:
    from kg.query import Engine

_SAID = {
    "mnis": ("Members' Names Information Service", "UK Parliament", mnis.LICENCE),
    "theyworkforyou": ("TheyWorkForYou", "mySociety", parlparse.LICENCE),
    "wikidata": ("Wikidata", "Wikidata", wikidata.LICENCE),
}
SCHEMES = tuple(_SAID)


def link(engine: Engine, scheme: str, version: str) -> Linked:
    """Our people and their records in *scheme*, by our own ids and nothing else.

    *version* is the day on which the ids were collected.

    Raises:
        KgError: the graph cannot be asked.
    """
    values = {value for ids in known.ids(engine).values() for value in ids.get(scheme, ())}
    title, publisher, licence = _SAID[scheme]
    records = tuple(
        Outside(
            Record(curie(scheme, value), ""), {scheme: value}, PERSON, f"{SPACES[scheme]}{value}"
        )
        for value in sorted(values)
    )
    whole = Dataset(scheme, title, publisher, licence, version, records, {scheme: SPACES[scheme]})
    return dataset.link(engine, whole, Judged(), names=False)
