"""An invented article with one claim, whole enough to pass every check."""

from __future__ import annotations

import hashlib

from graphs import HEAD

from kg.article import Article

URL = "https://herald.example/rivera"
TEXT = "Harbor votes in May. The Herald has met Ana Rivera, who would lead it. More inside.\n"
PASSAGE = "The Herald has met Ana Rivera, who would lead it."
PHRASE = "met Ana Rivera"
START = TEXT.index(PASSAGE)
END = START + len(PASSAGE)
ARTICLE = Article(TEXT, url=URL, title="Rivera would lead")


def sha256(text: str) -> str:
    """The hash of *text* as the graph keeps it."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


HERALD = f"""
organization:harbor-herald
    a end:Publisher ;
    skos:prefLabel "Harbor Herald"@en ;
.
person:ana-rivera
    a end:Person ;
    foaf:name "Ana Rivera" ;
.
article:herald-rivera
    a end:Article ;
    end:earliest "2026-03-14"^^xsd:date ;
    end:latest "2026-03-14"^^xsd:date ;
    end:length {len(TEXT)} ;
    end:sha256 "{sha256(TEXT)}" ;
    schema:datePublished "2026-03-14"^^xsd:date ;
    schema:headline "Rivera would lead" ;
    schema:publisher organization:harbor-herald ;
    schema:url <{URL}> ;
.
claim:herald-rivera.1
    a end:Claim ;
    end:about person:ana-rivera ;
    end:evidence evidence:herald-rivera.1 ;
    end:gist "Ana Rivera wants to be mayor"@en ;
    end:modality end:asserted ;
    end:property end:described ;
    end:source article:herald-rivera ;
    end:value "future mayor"@en ;
    end:voice end:reporter ;
.
evidence:herald-rivera.1
    a end:Evidence ;
    end:phrase "{PHRASE}"@en ;
    end:sha256 "{sha256(PASSAGE)}" ;
    oa:hasSelector selector:herald-rivera.1 ;
    oa:hasSource article:herald-rivera ;
.
selector:herald-rivera.1
    a oa:TextPositionSelector ;
    oa:end {END} ;
    oa:start {START} ;
.
"""


def turtle(changes: dict[str, str] | None = None, more: str = "") -> str:
    """The article with parts of its text changed, and with *more*, prefixes and all."""
    text = HERALD
    for old, new in (changes or {}).items():
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return HEAD + text + more
