"""Versions: of the tools, the ontology and the data, as every output names them."""

from __future__ import annotations

import re

import kg
from kg import graph, paths, versions


def test_tools_have_the_version_of_the_package():
    """What `pip` installed."""
    assert versions.current().tools == kg.__version__
    assert re.fullmatch(r"\d+\.\d+\.\d+", kg.__version__)


def test_the_ontology_says_its_version():
    """In its own file, where `owl:versionIRI` ends with it."""
    found = versions.current().ontology
    text = (paths.shared("ontology") / "endorsement.ttl").read_text(encoding="utf-8")
    assert re.fullmatch(r"\d+\.\d+\.\d+", found)
    assert re.search(rf"owl:versionIRI\s+<[^>]*{re.escape(found)}[^>]*>", text)


def test_data_have_year_month_and_number():
    """So that two states can be told apart, and the later one seen."""
    assert re.fullmatch(r"\d{4}\.\d{2}\.\d+", versions.current().data)


def test_the_digest_is_that_of_the_shipped_data():
    """Whoever cites it can build the same store."""
    assert versions.current().digest == graph.digest(graph.files())
