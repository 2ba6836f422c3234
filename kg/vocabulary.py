"""Vocabulary: the namespaces, the prefixes, and the terms that code names.

Terms come from a closed namespace, so a misspelt one stops at once; a test
holds that every term listed here is defined in the ontology. Values are plain
strings, because the engine, rdflib and JSON each have their own term class.
"""

from __future__ import annotations

import re

BASE = "https://w3id.org/endorsement/"
GRAPH = f"{BASE}graph/"
DERIVED_GRAPH = f"{GRAPH}derived"

KINDS = (
    *("affiliation", "article", "body", "candidacy", "claim", "contest", "decision"),
    *("endorsement", "event", "evidence", "expectation", "observation", "office"),
    *("organization", "person", "poll", "position", "post", "requirement", "rule"),
    *("selector", "speaker", "stage", "statement", "ticket", "union", "vote"),
)

PREFIXES = {
    "dataset": f"{BASE}dataset#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "end": f"{BASE}ns#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "spdx": "http://spdx.org/rdf/terms#",
    "void": "http://rdfs.org/ns/void#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    **{kind: f"{BASE}id/{kind}/" for kind in KINDS},
}

_LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.\-]*[A-Za-z0-9_\-])?")


class Namespace:
    """A closed set of terms: an attribute is the term's IRI.

    >>> END = Namespace("https://example.org/", "rank")
    >>> END.rank
    'https://example.org/rank'
    """

    def __init__(self, base: str, terms: str) -> None:
        self.base = base
        self.terms = frozenset(terms.split())

    def __getattr__(self, name: str) -> str:
        """The IRI of the term *name*.

        Raises:
            AttributeError: the namespace has no such term.
        """
        if name not in self.__dict__["terms"]:
            raise AttributeError(f"no term {name!r} in {self.base}")
        return f"{self.base}{name}"


END = Namespace(
    PREFIXES["end"],
    """
    Article Claim Contest Decision Endorsement Evidence Expectation InclusionRule
    Observation Organization Person Post Statement Union
    about contest evidence gist length phrase sha256 source supportedBy
    """,
)


def curie(iri: str) -> str:
    """*iri* with its prefix, or the IRI itself where none of ours fits.

    >>> curie("https://w3id.org/endorsement/id/union/unison")
    'union:unison'
    """
    for prefix, base in PREFIXES.items():
        if iri.startswith(base) and _LOCAL.fullmatch(iri[len(base) :]):
            return f"{prefix}:{iri[len(base) :]}"
    return iri


def expand(name: str) -> str | None:
    """The IRI of a CURIE, or `None` if its prefix is not one of ours.

    >>> expand("union:unison")
    'https://w3id.org/endorsement/id/union/unison'
    """
    prefix, colon, local = name.partition(":")
    if not colon or prefix not in PREFIXES or not _LOCAL.fullmatch(local):
        return None
    return f"{PREFIXES[prefix]}{local}"
