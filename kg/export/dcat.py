"""Description: the dataset in DCAT and VoID, counted from the graph itself.

What cannot be counted (title, licence, whose it is) is in `dataset.ttl`. The
sizes and hashes are those of the tables that `kg export tables` writes, and of
the shipped Turtle files.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from typing import TYPE_CHECKING

from kg import graph, query, sssom, turtle, versions
from kg.export import package, wording
from kg.export.ground import text
from kg.vocabulary import GRAPH, PREFIXES, curie, expand

if TYPE_CHECKING:
    from pyoxigraph import Literal, NamedNode, Triple

_MEDIA = "https://www.iana.org/assignments/media-types/"
_HEADING = "# The dataset, as counted by `kg export description`."
_OTHER = re.compile(r"[^A-Za-z0-9.]+")
# Where the terms of each vocabulary end and their names begin.
_ENDS = ("#", "/")


class Description(list["Triple"]):
    """The triples in the making, about the dataset and its parts."""

    def say(self, subject: str, predicate: str, value: NamedNode | Literal | int) -> None:
        """Add a triple; the names are CURIEs of this module, or IRIs."""
        import pyoxigraph as ox

        term = ox.Literal(value) if isinstance(value, int) else value
        self.append(ox.Triple(node(subject), node(predicate), term))

    def part(self, link: str, name: str, kind: str) -> str:
        """Add a part of the dataset, by the property *link*; its CURIE."""
        part = f"dataset:{name}"
        self.say(wording.DATASET, link, node(part))
        self.say(part, "rdf:type", node(kind))
        return part


def node(name: str) -> NamedNode:
    """The IRI that a CURIE of this module, or an IRI, stands for."""
    import pyoxigraph as ox

    return ox.NamedNode(expand(name) or name)


def english(words: str) -> Literal:
    """A text in English."""
    import pyoxigraph as ox

    return ox.Literal(words, language="en")


def plain(words: str, datatype: str = "xsd:string") -> Literal:
    """A literal that is no text."""
    import pyoxigraph as ox

    return ox.Literal(words, datatype=node(datatype))


def description(engine: query.Engine) -> str:
    """The description as Turtle, the same for the same graph."""
    import pyoxigraph as ox

    told = Description(wording.triples())
    _count(engine, told)
    _partition(engine, told)
    _examples(engine, told)
    _link(engine, told)
    _version(engine, told)
    _distribute(engine, told)
    lines = ox.serialize(told, format=ox.RdfFormat.N_TRIPLES)
    assert lines is not None
    return f"{_HEADING}\n\n{turtle.format_text(lines.decode('utf-8'))}"


def _count(engine: query.Engine, told: Description) -> None:
    (counts,) = query.select(engine, text("counts"))
    told.say(wording.DATASET, "void:triples", counts.triples)
    told.say(wording.DATASET, "void:entities", counts.things)
    told.say(wording.DATASET, "void:distinctSubjects", counts.subjects)
    told.say(wording.DATASET, "void:distinctObjects", counts.objects)
    for row in query.select(engine, text("extent")):
        if row.start and row.end:
            span = told.part("dcterms:temporal", "time", "dcterms:PeriodOfTime")
            told.say(span, "dcat:startDate", plain(str(row.start), "xsd:date"))
            told.say(span, "dcat:endDate", plain(str(row.end), "xsd:date"))


def _partition(engine: query.Engine, told: Description) -> None:
    """Things by class and triples by property, and the vocabularies these are of."""
    vocabularies = set()
    for row in query.select(engine, text("classes")):
        part = told.part("void:classPartition", f"class.{_name(row.type)}", "void:Dataset")
        told.say(part, "void:class", node(row.type))
        told.say(part, "void:entities", row.things)
        vocabularies.add(_vocabulary(row.type))
    for row in query.select(engine, text("properties")):
        name = f"property.{_name(row.property)}"
        part = told.part("void:propertyPartition", name, "void:Dataset")
        told.say(part, "void:property", node(row.property))
        told.say(part, "void:triples", row.triples)
        told.say(part, "void:distinctSubjects", row.things)
        vocabularies.add(_vocabulary(row.property))
    for vocabulary in vocabularies:
        told.say(wording.DATASET, "void:vocabulary", node(vocabulary))


def _name(iri: str) -> str:
    """The CURIE of a term, or its whole IRI, as a part of a name."""
    return _OTHER.sub("-", curie(iri).replace(":", "."))


def _vocabulary(iri: str) -> str:
    """The namespace of a term."""
    at = max(iri.rfind(end) for end in _ENDS)
    # A urn: has neither.
    return iri[: (at if at >= 0 else iri.rfind(":")) + 1]


def _examples(engine: query.Engine, told: Description) -> None:
    for row in query.select(engine, text("examples")):
        for thing in (row.endorsement, row.decision, row.contest, row.endorser):
            told.say(wording.DATASET, "void:exampleResource", node(thing))


def _link(engine: query.Engine, told: Description) -> None:
    """A linkset for each relation and each outside address space."""
    counted = Counter(
        (row.relation, _vocabulary(row.other)) for row in query.select(engine, text("linksets"))
    )
    for number, ((relation, space), links) in enumerate(sorted(counted.items()), start=1):
        part = told.part("void:subset", f"links.{number}", "void:Linkset")
        told.say(part, "void:subjectsTarget", node(wording.DATASET))
        told.say(part, "void:objectsTarget", node(f"dataset:target.{number}"))
        told.say(f"dataset:target.{number}", "rdf:type", node("void:Dataset"))
        told.say(f"dataset:target.{number}", "void:uriSpace", plain(space))
        told.say(part, "void:linkPredicate", node(relation))
        told.say(part, "void:triples", links)


def _version(engine: query.Engine, told: Description) -> None:
    found = versions.of(engine)
    told.say(wording.DATASET, "dcat:version", plain(found.data))
    told.say(wording.DATASET, "dcterms:identifier", plain(f"{found.data}+{found.digest}"))
    told.say(wording.DATASET, "dcterms:conformsTo", node(PREFIXES["end"].rstrip("#")))
    if found.own:
        told.say(wording.DATASET, "rdfs:comment", english("Counted with data of a reader's own."))


def _distribute(engine: query.Engine, told: Description) -> None:
    """The Turtle files as one distribution, and one for each file of tables."""
    data = [file for file in graph.files() if file.name.startswith(f"{GRAPH}data/")]
    shipped = [file for file in data if not graph.is_mappings(file)]
    part = told.part("dcat:distribution", "files.ttl", "dcat:Distribution")
    told.say(part, "dcterms:title", english(f"The data as {len(shipped)} Turtle files"))
    told.say(
        part,
        "dcterms:description",
        english(
            "Made by hand and by this project's tools, a file for each article and contest. The"
            " checksum is of a list of the files, sorted by path below data/, in a line each: the"
            " SHA-256 of the file, two spaces, its path."
        ),
    )
    lines = sorted(
        (file.name.removeprefix(f"{GRAPH}data/"), hashlib.sha256(file.content).hexdigest())
        for file in shipped
    )
    summed = "".join(f"{digest}  {name}.ttl\n" for name, digest in lines)
    _file(told, part, "text/turtle", sum(len(file.content) for file in shipped), summed.encode())
    for file in data:
        if graph.is_mappings(file):
            _mappings(told, file)
    files = package.files(engine)
    descriptor = json.loads(files[package.DESCRIPTOR])
    titles = {resource["path"]: resource["title"] for resource in descriptor["resources"]}
    for path, content in files.items():
        name = path.replace("/", ".")
        part = told.part("dcat:distribution", f"file.{name}", "dcat:Distribution")
        told.say(part, "dcterms:title", english(titles.get(path, "Descriptor of the tables")))
        told.say(part, "dcterms:identifier", plain(path))
        media = "text/csv" if path.endswith(".csv") else "application/json"
        _file(told, part, media, len(content), content)


def _mappings(told: Description, file: graph.File) -> None:
    """A file of mappings, under the licence that it names itself."""
    name = file.name.removeprefix(f"{GRAPH}data/")
    metadata = sssom.parse(file.content, file.path).metadata
    part = told.part("dcat:distribution", f"file.{_OTHER.sub('.', name)}", "dcat:Distribution")
    told.say(part, "dcterms:title", english(f"Mappings: {metadata.get('mapping_set_title', name)}"))
    told.say(part, "dcterms:identifier", plain(f"{name}{sssom.SUFFIX}"))
    media, licence = "text/tab-separated-values", str(metadata["license"])
    _file(told, part, media, len(file.content), file.content, licence)


def _file(
    told: Description, part: str, media: str, size: int, content: bytes, licence: str = ""
) -> None:
    """What a file is: its type, its size in bytes, its SHA-256, its licence if not ours."""
    told.say(part, "dcat:mediaType", node(f"{_MEDIA}{media}"))
    told.say(part, "dcat:byteSize", plain(str(size), "xsd:nonNegativeInteger"))
    told.say(part, "dcterms:license", node(licence or wording.said()["license"]))
    checksum = f"{part}.sha256"
    told.say(part, "spdx:checksum", node(checksum))
    told.say(checksum, "rdf:type", node("spdx:Checksum"))
    told.say(checksum, "spdx:algorithm", node("spdx:checksumAlgorithm_sha256"))
    digest = hashlib.sha256(content).hexdigest()
    told.say(checksum, "spdx:checksumValue", plain(digest, "xsd:hexBinary"))
