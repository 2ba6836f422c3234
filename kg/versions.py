"""Versions: of the tools, the ontology and the data, as every output names them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

import kg
from kg import graph, paths, query
from kg.query.engines import Engine
from kg.vocabulary import GRAPH

_OWN = f"""
ASK {{
  GRAPH ?graph {{ ?subject ?property ?value }}
  FILTER (STRSTARTS(STR(?graph), "{GRAPH}reader/"))
}}
"""
_ONTOLOGY = re.compile(r"owl:versionInfo\s+\"([^\"]+)\"")


@dataclass(frozen=True, slots=True)
class Versions:
    """The three versions, and the *digest* of the shipped data.

    *own* says that data of the reader's own stands beside it.
    """

    tools: str
    ontology: str
    data: str
    digest: str
    own: bool = False

    def one_line(self) -> str:
        """The versions as `kg --version` and every page name them."""
        own = " and data of the reader's own" if self.own else ""
        return (
            f"kg {self.tools} · ontology {self.ontology}"
            f" · data {self.data} ({self.digest[:12]}){own}"
        )


def current() -> Versions:
    """The versions of what is installed here."""
    ontology = (paths.shared("ontology") / "endorsement.ttl").read_text(encoding="utf-8")
    found = _ONTOLOGY.search(ontology)
    return Versions(
        tools=kg.__version__,
        ontology=found.group(1) if found else "unknown",
        data=(paths.shared("data") / "VERSION").read_text(encoding="ascii").strip(),
        digest=graph.digest(graph.files()),
    )


def of(engine: Engine) -> Versions:
    """The versions behind what *engine* answers."""
    return replace(current(), own=query.ask(engine, _OWN))
