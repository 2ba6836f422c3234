"""Apart: the network that pictures are made of, in which no two who take part are called alike.

Two people of one name have the year of their birth behind it, or a number; two
organizations with one abbreviation have their full names. A name that runs from
right to left stands between isolates, so that no sentence around it is turned.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from kg import network
from kg.draw import words
from kg.network import rows
from kg.network.bidi import isolated
from kg.network.build import Network
from kg.query import Engine, select
from kg.vocabulary import PREFIXES

# What makes a node take part; who only spoke or held an office has a role beside the name.
_PART = frozenset({"endorsement", "decision", "expectation", "candidacy"})
_PEOPLE = f"""
PREFIX end: <{PREFIXES["end"]}>
PREFIX foaf: <{PREFIXES["foaf"]}>
PREFIX schema: <{PREFIXES["schema"]}>
SELECT DISTINCT ?person ?born ?family
WHERE {{
  ?person a end:Person .
  OPTIONAL {{ ?person end:birthYear ?born }}
  OPTIONAL {{ ?person foaf:familyName|foaf:lastName|schema:familyName ?family }}
  FILTER(BOUND(?born) || BOUND(?family))
}}
ORDER BY ?person ?born ?family
"""
_BY_MEMBERS = f"""
PREFIX end: <{PREFIXES["end"]}>
SELECT DISTINCT ?contest
WHERE {{
  ?contest a end:Contest .
  ?stage end:stageOf ?contest ; end:stageKind end:mpNominations .
}}
ORDER BY ?contest
"""


def build(engine: Engine) -> Network:
    """The network of endorsements, with what pictures ask besides of a node.

    *family* is the surname that the graph states; *part* says of a body what it
    is a part of; *sections* of a contest, whether members of parliament and
    affiliates have their own say in the organization.
    """
    built: Network = network.build(engine)
    born: dict[str, str] = {}
    for row in select(engine, _PEOPLE):
        if row.person in built:
            if row.born is not None:
                born.setdefault(row.person, str(row.born))
            if row.family is not None:
                built.nodes[row.person].setdefault("family", str(row.family))
    ends = (
        iri
        for source, target, edge in built.edges(data=True)
        if edge["kind"] in _PART
        for iri in (source, target)
    )
    tell(built, ends, born)
    _tell_bodies(built)
    _tell_contests(engine, built)
    for _, node in built.nodes(data=True):
        for name in ("label", "short", "post"):
            if node.get(name):
                node[name] = isolated(node[name])
    return built


def tell(built: Network, taking_part: Iterable[str], born: dict[str, str]) -> None:
    """Change label and short name of those that would be called alike.

    *born* has years of birth, as far as they are known.
    """
    nodes = built.nodes
    parts = sorted({iri for iri in taking_part if nodes[iri]["kind"] != "contest"})
    by_label: dict[str, list[str]] = defaultdict(list)
    for iri in parts:
        by_label[nodes[iri]["label"]].append(iri)
    for label, alike in by_label.items():
        years = Counter(born.get(iri) for iri in alike)
        for number, iri in enumerate(alike if len(alike) > 1 else (), 1):
            year = born.get(iri)
            tag = f"born {year}" if year and years[year] == 1 else str(number)
            nodes[iri]["label"] = f"{label} ({tag})"
            if nodes[iri]["short"] == label:
                nodes[iri]["short"] = nodes[iri]["label"]
    shorts = Counter(nodes[iri]["short"] for iri in parts)
    for iri in parts:
        if shorts[nodes[iri]["short"]] > 1:
            nodes[iri]["short"] = nodes[iri]["label"]


def _tell_bodies(built: Network) -> None:
    """Give every body its *part*: of a union, or of anything else."""
    wholes = {part: whole for part, whole, edge in built.edges(data=True) if edge["kind"] == "part"}
    for iri, node in built.nodes(data=True):
        if node["kind"] == "body":
            whole, seen = iri, {iri}
            while whole in wholes and wholes[whole] not in seen:
                whole = wholes[whole]
                seen.add(whole)
            union = whole == iri or built.nodes[whole]["kind"] == "union"
            node["part"] = words.KINDS["body"][0] if union else "part of an organization"


def _tell_contests(engine: Engine, built: Network) -> None:
    """Give every contest its *sections*."""
    contests = rows.contests(engine)
    whose = {row.organization for row in rows.ask(engine, "affiliations")}
    whose |= {contests[row.contest].organization for row in select(engine, _BY_MEMBERS)}
    for iri, contest in contests.items():
        if iri in built:
            built.nodes[iri]["sections"] = contest.organization in whose
