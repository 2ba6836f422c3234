"""Mappings: links to outside datasets that cannot be as they say.

All files are looked at together, the shipped ones too: two of ours are never one
record there, whichever files say so. Where two lines differ the later is told.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from kg import linkset, sssom
from kg.check.findings import FAULT, Finding
from kg.sssom import MANUAL, MappingSet, Row, addresses
from kg.vocabulary import BASE, PREFIXES, curie

if TYPE_CHECKING:
    from pyoxigraph import Store

    from kg.graph import File

_EXACT = "skos:exactMatch"
_NEAR = "what is near but not the same is skos:closeMatch"
# Our own ids, with the scheme whose records have them and what stands before.
_IDS = {
    "end:mnisId": ("mnis", ""),
    "end:parlparseId": ("theyworkforyou", "uk.org.publicwhip/person/"),
    "end:wikidataId": ("wikidata", ""),
}
# Source: SSSOM schema, mapping_justification.
_JUSTIFICATIONS = frozenset(
    f"semapv:{name}"
    for name in (
        *("MappingReview", "ManualMappingCuration", "LogicalReasoning", "LexicalMatching"),
        *("CompositeMatching", "UnspecifiedMatching", "SemanticSimilarityThresholdMatching"),
        *("LexicalSimilarityThresholdMatching", "MappingChaining", "MappingInversion"),
        *("StructuralMatching", "InstanceBasedMatching", "BackgroundKnowledgeBasedMatching"),
    )
)
# What is wrong with a row: the rule, the message, what to do.
_Wrong = tuple[str, str, str]


class _Match(NamedTuple):
    """A row that says that two are the same or close, its ids as addresses."""

    file: str
    row: Row
    subject: str
    there: str

    @property
    def place(self) -> str:
        return f"{self.file}, line {self.row.line}"


def findings(store: Store, sources: Iterable[tuple[str, File]]) -> list[Finding]:
    """What is wrong with the files of mappings, each given with its path as shown."""
    sets = [(file, sssom.parse(source.content, source.path)) for file, source in sources]
    known = _Known(store, [match for file, one in sets for match in _matches(file, one)])
    found = []
    for file, mappings in sets:
        gone = linkset.rejected(mappings)
        for row in mappings.rows:
            cells = row.cells
            subject, there = cells.get("subject_id", ""), cells.get("object_id", "")
            wrong = list(_alone(store, mappings, row))
            if linkset.is_match(row) and (subject, there) in gone:
                # A judgement that a later one revises stays as it is: that is no fault.
                wrong += [] if cells["mapping_justification"] in MANUAL else [_REJECTED]
            elif linkset.is_match(row):
                wrong += known.wrong(_match(file, mappings, row))
            found += [
                Finding(FAULT, rule, file, row.line, subject, cells["predicate_id"], there, *text)
                for rule, *text in wrong
            ]
    return found


_REJECTED = (
    "mapping-rejected",
    "A later line says that these are not the same.",
    "Link again with the same -o, or remove the line that was wrong and say why.",
)


def _alone(store: Store, mappings: MappingSet, row: Row) -> Iterator[_Wrong]:
    """What is wrong with a row whatever other rows say."""
    cells = row.cells
    if "subject_id" in cells and not _is_known(store, mappings.expand(cells["subject_id"])):
        yield (
            "mapping-subject",
            "The graph has nothing of that id.", "Write the id as the graph has it.",
        )  # fmt: skip
    if cells["predicate_id"] not in linkset.MATCHES:
        wanted = " or ".join(reversed(linkset.MATCHES))
        yield (
            "mapping-predicate",
            f"{cells['predicate_id'][:60]} makes no link here.",
            f"Write {wanted}; owl:sameAs is never said.",
        )
    if cells["mapping_justification"] not in _JUSTIFICATIONS:
        yield (
            "mapping-justification",
            f"{cells['mapping_justification'][:60]} is no justification of SSSOM.",
            f"Write one of its list, such as {MANUAL[0]}.",
        )


def _matches(file: str, mappings: MappingSet) -> Iterator[_Match]:
    gone = linkset.rejected(mappings)
    for row in mappings.rows:
        pair = (row.cells.get("subject_id", ""), row.cells.get("object_id", ""))
        if linkset.is_match(row) and pair not in gone:
            yield _match(file, mappings, row)


def _match(file: str, mappings: MappingSet, row: Row) -> _Match:
    there = addresses.usual(mappings.expand(row.cells["object_id"]))
    return _Match(file, row, mappings.expand(row.cells["subject_id"]), there)


class _Known:
    """Who is who elsewhere, by the graph's own ids and by the exact matches of all files."""

    def __init__(self, store: Store, matches: Iterable[_Match]) -> None:
        self._ids = _own_ids(store)
        self._owners: dict[str, list[str]] = defaultdict(list)
        for (subject, _), (_, several) in self._ids.items():
            for there in several:
                self._owners[there].append(subject)
        # The first exact match of each record, and of each of ours by file and scheme.
        self._of: dict[str, _Match] = {}
        self._by_file: dict[tuple[str, str], _Match] = {}
        self._by_scheme: dict[tuple[str, str], _Match] = {}
        for match in matches:
            if match.row.cells["predicate_id"] == _EXACT:
                self._of.setdefault(match.there, match)
                self._by_file.setdefault((match.file, match.subject), match)
                if scheme := addresses.scheme(match.there):
                    self._by_scheme.setdefault((match.subject, scheme), match)

    def wrong(self, match: _Match) -> Iterator[_Wrong]:
        """What is wrong with a match beside all that is known."""
        if match.there.startswith(f"{BASE}id/"):
            yield (
                "mapping-own",
                "Both are of this graph, which holds them for two.",
                "Link to records outside; if two of ours are one, say so in an issue.",
            )
            return
        yield from self._twice(match)
        yield from self._shared(match)

    def _twice(self, match: _Match) -> Iterator[_Wrong]:
        """Ours is known to be another record there."""
        scheme = addresses.scheme(match.there)
        own = self._ids.get((match.subject, scheme))
        if own and match.there not in own[1]:
            listed = ", ".join(sorted(one.removeprefix(addresses.SPACES[scheme]) for one in own[1]))
            yield (
                "mapping-clash",
                f"The graph says {own[0]} {listed}.", "Find out which is right; mend the other.",
            )  # fmt: skip
            return
        is_exact = match.row.cells["predicate_id"] == _EXACT
        first = self._by_file.get((match.file, match.subject))
        if is_exact and first and first.there != match.there:
            yield (
                "mapping-twice",
                f"{curie(match.subject)} is already the same as {first.row.cells['object_id']}.",
                f"Keep one; {_NEAR}.",
            )
            return
        first = self._by_scheme.get((match.subject, scheme))
        if first and first.file != match.file and first.there != match.there:
            there = first.row.cells["object_id"]
            yield (
                "mapping-clash",
                f"{curie(match.subject)} is already the same as {there} ({first.place}).",
                "Find out which is right; mend the other.",
            )

    def _shared(self, match: _Match) -> Iterator[_Wrong]:
        """The record is known to be another of ours."""
        fix = "Keep one; two of ours are never one record there."
        owners = [one for one in self._owners.get(match.there, ()) if one != match.subject]
        if owners and match.subject not in self._owners[match.there]:
            listed = ", ".join(map(curie, sorted(owners)))
            yield "mapping-shared", f"The graph has that id for {listed}.", fix
            return
        first = self._of.get(match.there)
        if first and first.subject != match.subject:
            yield (
                "mapping-shared",
                f"It is already the same as {curie(first.subject)} ({first.place}).",
                fix,
            )


def _is_known(store: Store, iri: str) -> bool:
    import pyoxigraph as ox

    kind = ox.NamedNode(f"{PREFIXES['rdf']}type")
    found = store.quads_for_pattern(ox.NamedNode(iri), kind, None, ox.DefaultGraph())
    return next(iter(found), None) is not None


def _own_ids(store: Store) -> dict[tuple[str, str], tuple[str, set[str]]]:
    """The property and the addresses of each of ours in each scheme."""
    import pyoxigraph as ox

    found: dict[tuple[str, str], tuple[str, set[str]]] = {}
    for property_, (scheme, before) in _IDS.items():
        node = ox.NamedNode(PREFIXES["end"] + property_.removeprefix("end:"))
        for quad in store.quads_for_pattern(None, node, None, ox.DefaultGraph()):
            subject = str(getattr(quad.subject, "value", ""))
            local = str(getattr(quad.object, "value", "")).removeprefix(before)
            _, several = found.setdefault((subject, scheme), (property_, set()))
            several.add(f"{addresses.SPACES[scheme]}{local}")
    return found
