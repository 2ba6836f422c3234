"""Invented: small graphs for the pictures, and texts that try to break out of a page."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pyoxigraph as ox

from kg import graph
from kg.article import Article, add
from kg.query import OxigraphEngine
from kg.vocabulary import PREFIXES, expand

ONTOLOGY = Path(__file__).parents[2] / "ontology"


def iri(name: str) -> str:
    """The IRI of a CURIE; anything else is an IRI already."""
    return expand(name) or name


@dataclass
class Invented:
    """A graph in the making: the ontology, and what the test says."""

    store: ox.Store = field(default_factory=ox.Store)
    derived: bool = False

    def __post_init__(self) -> None:
        for name in ("endorsement", "concepts"):
            self.store.load(path=ONTOLOGY / f"{name}.ttl")

    def say(self, subject: str, **properties: object) -> str:
        """State properties of *subject*: ``end:`` names, or ``prefix_name``.

        A date is a date, a number an integer, a CURIE or ``<iri>`` a thing, a
        string after ``"`` a text.
        """
        for name, values in properties.items():
            prefix, _, local = name.rpartition("_")
            predicate = ox.NamedNode(f"{PREFIXES[prefix or 'end']}{local}")
            for value in values if isinstance(values, list) else [values]:
                triple = (ox.NamedNode(iri(subject)), predicate, _term(value))
                self.store.add(ox.Quad(*triple))
        return subject

    def engine(self) -> OxigraphEngine:
        """The graph, with its derived layer, to be asked."""
        if not self.derived:
            graph.derive(self.store)
            self.derived = True
        return OxigraphEngine(self.store)


def _term(value: object) -> ox.NamedNode | ox.Literal:
    if isinstance(value, date):
        return ox.Literal(value.isoformat(), datatype=ox.NamedNode(f"{PREFIXES['xsd']}date"))
    if isinstance(value, int):
        return ox.Literal(value)
    text = str(value)
    if text.startswith('"'):
        return ox.Literal(text[1:], language="en")
    return ox.NamedNode(text[1:-1] if text.startswith("<") else iri(text))


def harbor() -> Invented:
    """Two contests: one of four endorsers, one earlier of an expectation alone.

    The Dockers choose Rivera, then Okafor; the Nurses choose Okafor; a branch
    of the Dockers chooses Okafor; the Teachers recommend nobody.
    """
    made = Invented()
    say = made.say
    say("post:mayor", rdf_type="end:Post", rdfs_label='"Mayor of Harbor City')
    for year in (2022, 2026):
        say(
            f"contest:mayor-{year}",
            rdf_type="end:Contest",
            rdfs_label=f'"Mayor {year}',
            post="post:mayor",
        )
    people = {"rivera": "Ana Rivera", "okafor": "Ben Okafor", "vance": "Cy Vance"}
    for slug, name in people.items():
        say(f"person:{slug}", rdf_type="end:Person", foaf_name=f'"{name}')
        say(
            f"candidacy:mayor-2026.{slug}",
            rdf_type="end:Candidacy",
            candidate=f"person:{slug}",
            contest="contest:mayor-2026",
            status="end:won" if slug == "okafor" else "end:lost",
        )
    say("person:may-lin", rdf_type="end:Person", foaf_name='"May Lin')
    say(
        "candidacy:mayor-2022.rivera",
        rdf_type="end:Candidacy",
        candidate="person:rivera",
        contest="contest:mayor-2022",
    )
    for slug, name in {"dockers": "Dockers", "nurses": "Nurses", "teachers": "Teachers"}.items():
        say(
            f"union:{slug}",
            rdf_type="end:Union",
            skos_prefLabel=f'"{name}’ Union',
            skos_altLabel=f'"{name} of Harbor City',
        )
    say(
        "body:dockers.east",
        rdf_type="end:Body",
        skos_prefLabel='"Dockers’ Union East',
        org_unitOf="union:dockers",
    )
    say(
        "office:may-lin.secretary.dockers",
        rdf_type="end:Office",
        org_member="person:may-lin",
        org_organization="union:dockers",
        org_role="end:generalSecretary",
    )
    _article(made, "herald", date(2026, 3, 14))
    _decide(made, "dockers", "end:choice", date(2026, 3, 1), ["rivera", "okafor"])
    say("decision:mayor-2026.dockers", announcedBy="office:may-lin.secretary.dockers")
    _decide(made, "nurses", "end:choice", date(2026, 2, 1), ["okafor"], "end:nomination")
    _decide(made, "dockers.east", "end:choice", date(2026, 3, 2), ["okafor"], kind="body")
    _decide(made, "teachers", "end:noRecommendation", date(2026, 3, 3), [])
    say(
        "expectation:mayor-2022.nurses.1",
        rdf_type="end:Expectation",
        endorser="union:nurses",
        contest="contest:mayor-2022",
        candidacy="candidacy:mayor-2022.rivera",
        likelihood='"likely',
        earliest=date(2022, 5, 1),
        latest=date(2022, 5, 1),
        supportedBy=_claim(made, "herald", 90, "The nurses may choose Rivera."),
    )
    return made


def every_kind() -> Invented:
    """The contests of `harbor`, and in 2026 every other kind of decision.

    The Teachers suggest Vance besides; the Cooks put off their choice of Vance
    and replace it; the Pilots leave a free vote, the Weavers have not decided;
    the Nurses choose Rivera in round 2; May Lin chooses Okafor. One expectation
    came true, one lapsed.
    """
    made = harbor()
    say = made.say
    for slug in ("cooks", "pilots", "weavers"):
        say(f"union:{slug}", rdf_type="end:Union", skos_prefLabel=f'"{slug.title()}')
    contest = "contest:mayor-2026"
    say(
        "endorsement:mayor-2026.teachers.s1",
        rdf_type="end:Endorsement",
        decision="decision:mayor-2026.teachers",
        endorser="union:teachers",
        contest=contest,
        candidacy="candidacy:mayor-2026.vance",
        kind="end:suggestion",
    )
    _decide(made, "cooks", "end:choice", date(2026, 1, 5), ["vance"])
    _decide(made, "pilots", "end:freeVote", date(2026, 3, 4), [])
    _decide(made, "weavers", "end:notYetDecided", date(2026, 3, 5), [])
    _decide(made, "may-lin", "end:choice", date(2026, 3, 6), ["okafor"], kind="person")
    for endorser, mark, candidate in (
        ("cooks", {"supersedes": "decision:mayor-2026.cooks"}, "okafor"),
        ("nurses", {"round": 2}, "rivera"),
    ):
        later = say(
            f"decision:mayor-2026.{endorser}.2",
            rdf_type="end:Decision",
            endorser=f"union:{endorser}",
            contest=contest,
            outcome="end:choice",
            announced=date(2026, 3, 8),
            **mark,
        )
        say(
            f"endorsement:mayor-2026.{endorser}.2.1",
            rdf_type="end:Endorsement",
            decision=later,
            endorser=f"union:{endorser}",
            contest=contest,
            candidacy=f"candidacy:mayor-2026.{candidate}",
            rank=1,
        )
    for endorser, candidate, came in (
        ("dockers", "rivera", {"realisedBy": "decision:mayor-2026.dockers"}),
        ("pilots", "vance", {"lapsed": date(2026, 3, 4)}),
    ):
        say(
            f"expectation:mayor-2026.{endorser}.1",
            rdf_type="end:Expectation",
            endorser=f"union:{endorser}",
            contest=contest,
            candidacy=f"candidacy:mayor-2026.{candidate}",
            **came,
        )
    return made


def _article(made: Invented, slug: str, day: date) -> None:
    made.say(
        f"article:{slug}",
        rdf_type="end:Article",
        rdfs_label=f'"A story in the {slug}',
        schema_url=f"<https://example.org/{slug}>",
        schema_datePublished=day,
    )


def _claim(made: Invented, article: str, number: int, gist: str) -> str:
    return made.say(
        f"claim:{article}.{number}",
        rdf_type="end:Claim",
        source=f"article:{article}",
        gist=f'"{gist}',
        modality="end:asserted",
        voice="end:reporter",
    )


def _decide(
    made: Invented,
    slug: str,
    outcome: str,
    day: date,
    choices: list[str],
    form: str | None = None,
    *,
    kind: str = "union",
) -> None:
    number = len(list(made.store.quads_for_pattern(None, None, None, None)))
    claim = _claim(made, "herald", number, f"What {slug} decided.")
    decision = made.say(
        f"decision:mayor-2026.{slug}",
        rdf_type="end:Decision",
        endorser=f"{kind}:{slug}",
        contest="contest:mayor-2026",
        outcome=outcome,
        earliest=day,
        latest=day,
        supportedBy=claim,
    )
    for rank, person in enumerate(choices, 1):
        made.say(
            f"endorsement:mayor-2026.{slug}.{rank}",
            rdf_type="end:Endorsement",
            decision=decision,
            endorser=f"{kind}:{slug}",
            contest="contest:mayor-2026",
            candidacy=f"candidacy:mayor-2026.{person}",
            rank=rank,
            supportedBy=claim,
            **({"kind": form} if form else {}),
        )


PAYLOADS = (
    "<script>window.pwned=1</script>",
    "</script><script>window.pwned=1</script>",
    "</SCRIPT ><svg/onload=window.pwned=1>",
    "<!--<script>window.pwned=1",
    "--><script>window.pwned=1</script>",
    "<![CDATA[<script>window.pwned=1</script>]]>",
    "<img src=x onerror=window.pwned=1>",
    "<svg onload=window.pwned=1>",
    "<svg><script>window.pwned=1</script></svg>",
    "<body onload=window.pwned=1>",
    "<iframe src=javascript:parent.pwned=1></iframe>",
    "<iframe srcdoc='<script>parent.pwned=1</script>'></iframe>",
    "<a href=javascript:window.pwned=1>x</a>",
    "<math><mtext></mtext><script>window.pwned=1</script></math>",
    "<details open ontoggle=window.pwned=1>",
    "<input autofocus onfocus=window.pwned=1>",
    "<style>@import 'javascript:window.pwned=1'</style>",
    "<style>*{background:url(https://example.org/x)}</style>",
    "<link rel=stylesheet href=https://example.org/x.css>",
    "<meta http-equiv=refresh content='0;url=javascript:window.pwned=1'>",
    "<base href=https://example.org/>",
    "<object data=javascript:window.pwned=1></object>",
    "<template><script>window.pwned=1</script></template>",
    "<noscript><p title='</noscript><img src=x onerror=window.pwned=1>'>",
    "<title></title><script>window.pwned=1</script>",
    "<textarea></textarea><script>window.pwned=1</script>",
    '"><script>window.pwned=1</script>',
    "'><script>window.pwned=1</script>",
    '" onmouseover="window.pwned=1" autofocus onfocus="window.pwned=1',
    "' onclick='window.pwned=1",
    "`-window.pwned=1-`",
    "';window.pwned=1;//",
    '";window.pwned=1;//',
    "\\';window.pwned=1;//",
    "\\u003cscript\\u003ewindow.pwned=1\\u003c/script\\u003e",
    "&lt;script&gt;window.pwned=1&lt;/script&gt;",
    "&#60;script&#62;window.pwned=1&#60;/script&#62;",
    "{{ 7*7 }}{{ cycler.__init__.__globals__ }}",
    "{% raw %}<script>window.pwned=1</script>{% endraw %}",
    "{# comment #}${window.pwned=1}",
    "\u2028window.pwned=1\u2029",
    "javascript:window.pwned=1",
    "JaVaScRiPt:window.pwned=1//",
    "data:text/html,<script>window.pwned=1</script>",
    "vbscript:window.pwned=1",
    "\u202e<script>window.pwned=1</script>",
    "=cmd|' /C calc'!A0",
    "@SUM(1+1)*window.pwned",
    "__proto__",
    "constructor",
)
# What an address may hold of the same kind; brackets and blanks are no IRI.
HOSTILE_IRIS = (
    "javascript:window.pwned=1",
    "JAVASCRIPT:window.pwned=1",
    "data:text/html,window.pwned=1",
    "https://example.org/');window.pwned=1;//",
    "https://example.org/&quot;onload=window.pwned=1",
    "https://example.org/${window.pwned=1}".replace("{", "(").replace("}", ")"),
    "urn:x:__proto__",
)


def hostile(folder: Path) -> Invented:
    """One contest a payload; the payload stands wherever the page shows a text."""
    made = Invented()
    say = made.say
    for number, payload in enumerate(PAYLOADS):
        bad = HOSTILE_IRIS[number % len(HOSTILE_IRIS)]
        slug, text = f"p{number}", f'"{payload}'
        held = f"Before {payload} after, {number}."
        begin, end = len("Before "), len(f"Before {payload}")
        article = Article(held, f"https://example.org/{number}", payload, payload, None)
        add(article, folder)
        say(f"post:{slug}", rdf_type="end:Post", rdfs_label=text)
        say(
            f"contest:{slug}",
            rdf_type="end:Contest",
            rdfs_label=text,
            skos_altLabel=text,
            post=f"post:{slug}",
        )
        person = f"<{bad}#{number}>"[1:-1]
        say(person, rdf_type="end:Person", foaf_name=text, skos_altLabel=text)
        say(
            f"candidacy:{slug}",
            rdf_type="end:Candidacy",
            candidate=f"<{person}>",
            contest=f"contest:{slug}",
        )
        say(f"union:{slug}", rdf_type="end:Union", skos_prefLabel=text, abbreviation=text)
        say(f"body:{slug}", rdf_type="end:Body", skos_prefLabel=text, org_unitOf=f"union:{slug}")
        say(f"speaker:{slug}", rdf_type="end:UnnamedSpeaker", rdfs_label=text)
        say(f"organization:{slug}", rdf_type="end:Publisher", skos_prefLabel=text)
        say(
            f"article:{slug}",
            rdf_type="end:Article",
            schema_headline=text,
            rdfs_label=text,
            schema_publisher=f"organization:{slug}",
            schema_url=f"<{bad}>",
            sha256=f'"{article.sha256}',
            length=len(held),
        )
        say(
            f"selector:{slug}",
            rdf_type="oa:TextPositionSelector",
            oa_start=begin,
            oa_end=end,
        )
        say(
            f"evidence:{slug}",
            rdf_type="end:Evidence",
            oa_hasSource=f"article:{slug}",
            oa_hasSelector=f"selector:{slug}",
            sha256=f'"{hashlib.sha256(payload.encode()).hexdigest()}',
            phrase=text,
        )
        for mark in ("1", "2"):
            say(
                f"claim:{slug}.{mark}",
                rdf_type="end:Claim",
                source=f"article:{slug}",
                gist=text,
                scope=text,
                modality="end:asserted",
                voice="end:unnamedSpeaker",
                speaker=f"speaker:{slug}",
                evidence=f"evidence:{slug}",
            )
        say(f"claim:{slug}.2", disputes=f"claim:{slug}.1")
        claim = f"claim:{slug}.1"
        say(
            f"statement:{slug}",
            rdf_type="end:Statement",
            speaker=f"speaker:{slug}",
            onBehalfOf=f"union:{slug}",
            about=f"contest:{slug}",
            gist=text,
            supportedBy=claim,
        )
        say(
            f"decision:{slug}",
            rdf_type="end:Decision",
            endorser=f"union:{slug}",
            contest=f"contest:{slug}",
            outcome="end:choice",
            decidedBy=f"body:{slug}",
            dateText=text,
            earliest=date(2020, 1, 1),
            latest=date(2020, 2, 1),
            skos_editorialNote=text,
            supportedBy=claim,
        )
        say(
            f"endorsement:{slug}",
            rdf_type="end:Endorsement",
            decision=f"decision:{slug}",
            endorser=f"union:{slug}",
            contest=f"contest:{slug}",
            candidacy=f"candidacy:{slug}",
            rank=1,
            supportedBy=claim,
        )
        say(
            f"expectation:{slug}",
            rdf_type="end:Expectation",
            endorser=f"body:{slug}",
            contest=f"contest:{slug}",
            candidacy=f"candidacy:{slug}",
            likelihood=text,
            supportedBy=claim,
        )
    return made
