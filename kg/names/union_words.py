"""Union words: which words of a union's name tell it apart, and what else it is called.

Source of the names: common knowledge, as newspapers and the unions' own pages
print them. Kept to unions whose registered name or abbreviation does not show
what they are called.
"""

from __future__ import annotations

from functools import lru_cache

from kg.names.compare import distance

STOP = frozenset({"the", "of", "and", "for", "in", "a", "an", "at", "to", "de", "la", "et", "und"})
# Words that may stand beside any union's name without making it another.
GENERIC = frozenset({"union", "trade", "labor", "labour", "organization", "organisation"})
# Words that many unions have: worth a third of another word.
COMMON = frozenset(
    """
    international national united american america british britain brotherhood federation
    association society worker employee amalgamated general great north staff professional
    council guild institute college royal congress independent industrial allied service
    public association alliance england scotland ireland wales uk us usa
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
COMMON_WORTH = 0.35

# Abbreviations of one union, then what it is called.
_CALLED = """
ibt teamsters: teamsters
iam iamaw machinists: machinists; machinists and aerospace workers
cja ubc ubcja: carpenters; carpenters and joiners
bsoiw: ironworkers; iron workers; bridge structural ornamental and reinforcing iron workers
bbf ibb: boilermakers
pat iupat: painters; painters and allied trades
ppf ua uanet: plumbers; pipefitters; plumbers and pipefitters; steamfitters
bac: bricklayers; bricklayers and allied craftworkers
rwaw uurwaw: roofers; roofers waterproofers and allied workers
opcm opcmia: plasterers; cement masons; plasterers and cement masons
iuec: elevator constructors
hfia hfiaw: insulators; heat and frost insulators
nalc: letter carriers
npmhu: mail handlers; postal mail handlers
rlca nrlca: rural letter carriers
ila: longshoremen
umw umwa: mine workers; mineworkers
uaw: auto workers; autoworkers; automobile aerospace and agricultural implement workers
usw uswa: steelworkers; steel workers
iaff: firefighters; fire fighters
ble blet: locomotive engineers; locomotive engineers and trainmen
bmwe bmwed: maintenance of way employes; maintenance of way employees
smart smwia smw: sheet metal workers; sheet metal air rail and transportation workers
brs: railroad signalmen; signalmen
afa: flight attendants; association of flight attendants
alpa: air line pilots; airline pilots; air line pilots association
bctgm bctgmi: bakery workers; bakery confectionery tobacco workers and grain millers
iatse: stagehands; theatrical stage employees
iuoe: operating engineers
liuna: laborers
seiu: service employees
opeiu: office and professional employees
nage: government employees national association
nffe: federal employees; federation of federal employees
pte ifpte: professional and technical engineers
unithe unitehere: unite here
aflcio afl: afl cio
afm: musicians
aft: teachers federation
nea: national education association
ufcw: food and commercial workers
afscme: state county and municipal employees
afge: government employees
ibew: electrical workers brotherhood
ilwu: longshore and warehouse union; longshore workers
rwdsu: retail wholesale and department store
twu: transport workers
tcu: transportation communications union
utu: transportation union
usdaw: shopworkers
rmt: rail maritime and transport
aslef: train drivers
bfawu bfaw: bakers
napo: probation officers
nasuwt: teachers union nasuwt
tssa: transport salaried staffs
"""


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """*word* in the singular, as far as an English s goes."""
    return word[:-1] if len(word) > 3 and word[-1] == "s" and word[-2] not in "sui" else word


def _read() -> tuple[dict[str, frozenset[str]], dict[str, tuple[tuple[str, ...], ...]]]:
    same: dict[str, frozenset[str]] = {}
    called: dict[str, tuple[tuple[str, ...], ...]] = {}
    for line in _CALLED.strip().splitlines():
        short, names = line.split(":")
        group = frozenset(stem(word) for word in short.split())
        phrases = tuple(
            tuple(stem(word) for word in name.split() if word not in STOP)
            for name in names.split(";")
        )
        for abbreviation in group:
            same[abbreviation] = group
            called[abbreviation] = phrases
    return same, called


_SAME, _NAMES = _read()


def abbreviations(abbreviation: str) -> frozenset[str]:
    """*abbreviation* and others of the same union, as words are compared."""
    return _SAME.get(abbreviation, frozenset({abbreviation}))


def called(abbreviation: str) -> tuple[tuple[str, ...], ...]:
    """The words of what the union of that abbreviation is called, besides its name."""
    return _NAMES.get(abbreviation, ())


@lru_cache(maxsize=1 << 16)
def worth(word: str) -> float:
    """How much of a name *word* is, where 1 is a word that few unions have.

    What is left of a little word, and "union" with a slip in it, is next to nothing.
    """
    if word in COMMON:
        return COMMON_WORTH
    if word in GENERIC or len(word) < 3 or (3 < len(word) < 6 and distance(word, "union", 1) < 2):
        return 0.1
    return 1.0
