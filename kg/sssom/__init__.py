"""Sssom: sets of mappings as SSSOM TSV, read strictly and written in one form.

A set is a heading of comment lines, which are YAML, and a table. Ids in it are
CURIEs whose prefixes the heading declares. Slots that we do not know are kept.

Source: the SSSOM/TSV serialisation, Simple Standard for Sharing Ontological Mappings.
"""

from __future__ import annotations

from kg.sssom.model import BUILT_IN, MANUAL, NO_TERM, NOT, SUFFIX, MappingSet, Row, joined, values
from kg.sssom.text import parse, read, write

__all__ = [
    "BUILT_IN",
    "MANUAL",
    "NOT",
    "NO_TERM",
    "SUFFIX",
    "MappingSet",
    "Row",
    "joined",
    "parse",
    "read",
    "values",
    "write",
]
