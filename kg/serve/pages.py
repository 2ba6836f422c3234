"""Pages: an entity in a few lines for a frame, all about it, and what a feature means.

What stands in a page is text and never markup; a page asks nothing of any
network, and its policy says so.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Iterable
from html import escape
from typing import TYPE_CHECKING

from kg import query
from kg.names.weights import CONTEXT, NAME, UNION
from kg.serve import kinds
from kg.serve.entities import Entity

if TYPE_CHECKING:
    from kg.query import Engine
    from kg.show import Fact

_STYLE = """
:root{color-scheme:light dark;--ink:#1a1a1a;--quiet:#595959;--paper:#fff;--link:#0b57d0}
@media(prefers-color-scheme:dark){
:root{--ink:#e8e8e8;--quiet:#a8a8a8;--paper:#1b1b1b;--link:#8ab4f8}}
body{margin:.6rem .8rem;font:15px/1.4 system-ui,sans-serif;color:var(--ink);
background:var(--paper);overflow-wrap:anywhere}
h1{font-size:1.1rem;margin:0}p{margin:.1rem 0 .4rem}small,dt{color:var(--quiet)}
dl{display:grid;grid-template-columns:auto 1fr;gap:.1rem .8rem;margin:0}dd{margin:0}
a{color:var(--link)}li{margin-bottom:.5rem}
"""
_HASH = b64encode(hashlib.sha256(_STYLE.encode("utf-8")).digest()).decode("ascii")
# A page may stand in a frame of any client: that is what a preview is for.
POLICY = (
    f"default-src 'none'; style-src 'sha256-{_HASH}'; base-uri 'none'; form-action 'none';"
    " frame-ancestors *"
)
WIDTH, HEIGHT = 430, 300
_SHOWN = ("alias", "party", "seat", "office", "organization", "decided", "winner", "contest")
_MOST = 4
_SOURCES = """
PREFIX end: <https://w3id.org/endorsement/ns#>
SELECT DISTINCT ?article
WHERE {{
  {{ <{iri}> end:supportedBy/end:source ?article }}
  UNION {{ ?claim end:about <{iri}> ; end:source ?article }}
  UNION {{ ?fact ?property <{iri}> ; end:supportedBy/end:source ?article }}
}}
ORDER BY ?article
"""
_OTHERS = {
    "sum": "All that was seen, added up (log-odds)",
    "others": "How many people of this name are expected outside the graph",
    "label.likeness": "How like the name is to the label, 0 to 1",
    "id": "The query is the id of this entity",
    **{f"number.{n}": f"The {n} number given is that of this entity" for n in kinds.NUMBERS},
    **{f"has.{p.id}": f"{p.name}: one of the values asked for" for p in kinds.PROPERTIES},
}


def preview(engine: Engine, entity: Entity) -> str:
    """The page about *entity* for a small frame."""
    return _page(entity.name, fragment(engine, entity))


def fragment(engine: Engine, entity: Entity) -> str:
    """*entity* in a few lines of HTML."""
    # An office of a person says in what it is held.
    told = {"organization"} if kinds.PERSON in entity.types else set()
    rows = "".join(
        f"<dt>{escape(p.name)}</dt><dd>{_values(entity, p.id)}</dd>"
        for p in kinds.PROPERTIES
        if p.id in _SHOWN and p.id not in told and entity.values.get(p.id)
    )
    count = len(query.select(engine, _SOURCES.format(iri=entity.iri)))
    sources = "1 source" if count == 1 else f"{count} sources"
    types = ", ".join(kinds.named(one)["name"] for one in entity.types)
    return (
        f"<h1>{escape(entity.name)}</h1>"
        f"<p>{escape(types)} <small>{sources} · {escape(entity.id)}</small></p><dl>{rows}</dl>"
    )


def _values(entity: Entity, name: str) -> str:
    values = list(dict.fromkeys(value.text for value in entity.values[name]))
    more = f" and {len(values) - _MOST} more" if len(values) > _MOST else ""
    return escape("; ".join(values[:_MOST]) + more)


def view(engine: Engine, entity: Entity, facts: Iterable[Fact]) -> str:
    """The page with all that the graph holds about *entity*."""
    items = "".join(map(_fact, facts))
    return _page(entity.name, f"{fragment(engine, entity)}<ul>{items}</ul>")


def _fact(fact: Fact) -> str:
    said = f"{fact.sentence} ({fact.when})" if fact.when else fact.sentence
    sources = dict.fromkeys(
        (source.publisher or source.headline, source.url or "") for source in fact.sources
    )
    told = ", ".join(_linked(name, url) for name, url in sources)
    return f"<li>{escape(said)}" + (f"<br><small>{told}</small>" if told else "") + "</li>"


def _linked(name: str, url: str) -> str:
    """*name*, as a link if *url* is an address of the web."""
    if not url.startswith(("https://", "http://")):
        return escape(name)
    return f'<a href="{escape(url)}" rel="noreferrer">{escape(name)}</a>'


def feature(name: str) -> str | None:
    """The page about a feature of a candidate; `None` if there is none of that name."""
    weights = NAME | CONTEXT | {f"union.{how}": weight for how, weight in UNION.items()}
    weight = weights.get(name)
    if weight is not None:
        text = f"{weight.words} ({weight.value:+.1f} or less): {weight.reason}"
    elif name in _OTHERS:
        text = _OTHERS[name]
    else:
        return None
    return _page(name, f"<h1>{escape(name)}</h1><p>{escape(text)}</p>")


def missing(what: str) -> str:
    """The page in place of one that is not there."""
    return _page("Not found", f"<h1>Not found</h1><p>{escape(what)}</p>")


def _page(title: str, body: str) -> str:
    return (
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>{_STYLE}</style></head>"
        f"<body>{body}</body></html>"
    )
