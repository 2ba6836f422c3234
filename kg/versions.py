"""Versions: of the tools, the ontology and the data, as every output names them."""

from __future__ import annotations

import re
from dataclasses import dataclass

import kg
from kg import graph, paths

_ONTOLOGY = re.compile(r"owl:versionInfo\s+\"([^\"]+)\"")


@dataclass(frozen=True, slots=True)
class Versions:
    """The three versions, and the *digest* of the shipped data."""

    tools: str
    ontology: str
    data: str
    digest: str


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


def one_line() -> str:
    """The versions as `kg --version` prints them."""
    found = current()
    return f"kg {found.tools} · ontology {found.ontology} · data {found.data} ({found.digest[:12]})"
