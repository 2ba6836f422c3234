"""Places: countries and areas, as they are compared."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from kg.names.compare import distance
from kg.names.normalise import known

# Source: ISO 3166-1, the names a table of politicians is likely to use.
_COUNTRIES = """
gb:uk:united kingdom:great britain:britain:gbr:england:scotland:wales:northern ireland
us:usa:united states:united states of america:america
ie:ireland:irl:republic of ireland:eire
ca:canada:can
au:australia:aus
nz:new zealand:nzl
de:germany:deu:deutschland
fr:france:fra
es:spain:esp:espana
it:italy:ita:italia
nl:netherlands:nld:the netherlands
be:belgium:bel
at:austria:aut
ch:switzerland:che
se:sweden:swe
no:norway:nor
dk:denmark:dnk
fi:finland:fin
pl:poland:pol
pt:portugal:prt
gr:greece:grc
in:india:ind
za:south africa:zaf
jp:japan:jpn
br:brazil:bra
mx:mexico:mex
ua:ukraine:ukr
"""
_COUNTRY = {
    name: line.split(":")[0] for line in _COUNTRIES.split("\n") for name in line.split(":") if name
}
COUNTRIES = frozenset(_COUNTRY.values())
# Source: United States Postal Service.
_STATES = """
al:alabama ak:alaska az:arizona ar:arkansas ca:california co:colorado ct:connecticut de:delaware
fl:florida ga:georgia hi:hawaii id:idaho il:illinois in:indiana ia:iowa ks:kansas ky:kentucky
la:louisiana me:maine md:maryland ma:massachusetts mi:michigan mn:minnesota ms:mississippi
mo:missouri mt:montana ne:nebraska nv:nevada nh:new_hampshire nj:new_jersey nm:new_mexico
ny:new_york nc:north_carolina nd:north_dakota oh:ohio ok:oklahoma or:oregon pa:pennsylvania
ri:rhode_island sc:south_carolina sd:south_dakota tn:tennessee tx:texas ut:utah vt:vermont
va:virginia wa:washington wv:west_virginia wi:wisconsin wy:wyoming dc:district_of_columbia
pr:puerto_rico gu:guam vi:virgin_islands as:american_samoa mp:northern_mariana_islands
"""
_STATE = {
    entry.split(":")[1].replace("_", " "): entry.split(":")[0].upper() for entry in _STATES.split()
}
# Source: the Associated Press, as newspapers print states behind a name.
_PRESS = """
al:ala az:ariz ar:ark ca:calif co:colo ct:conn de:del fl:fla il:ill in:ind ks:kan ks:kans ma:mass
mi:mich mn:minn ms:miss mt:mont ne:neb ne:nebr nv:nev ok:okla or:ore or:oreg pa:penn pa:penna
tn:tenn tx:tex wa:wash wi:wis wi:wisc wy:wyo wv:w_va wv:wva ny:n_y nj:n_j nh:n_h nm:n_m nc:n_c
nd:n_d ri:r_i sc:s_c sd:s_d dc:d_c
"""
_STATE |= {
    entry.split(":")[1].replace("_", " "): entry.split(":")[0].upper() for entry in _PRESS.split()
}
_POINTED = re.compile(r"(?:[A-Z]\.\s?[A-Z]\.|[A-Z][a-z]\.)")
_CODES = frozenset(_STATE.values())
_CODE = re.compile(r"([A-Za-z]{2})(?:[-\s]0*(\d+|AL|at[- ]large))?")
_IN_STATE = re.compile(r"([a-z ]+?)(?: s)?(?: (\d+)(?:st|nd|rd|th)?| at large)?(?: .*district)?")
# Words that many areas have, and that tell none of them apart alone.
_COMMON = frozenset(
    """
    and of the upon on in under le with north south east west mid central northern southern
    eastern western city county co const boro borough constituency town new valley vale great
    saint st district division
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
_COMPASS = {"n": "north", "s": "south", "e": "east", "w": "west"}
_COMPASS |= {"ne": "north east", "nw": "north west", "se": "south east", "sw": "south west"}
_SIDES = frozenset({"north", "south", "east", "west", "mid", "central", "inner", "outer"})
_LITTLE = frozenset({"and", "of", "the", "upon", "co", "const", "boro", "constituency", "city"})


@lru_cache(maxsize=1024)
def country(value: str) -> str:
    """One word for a country, however it is written; empty for none."""
    name = known(value)
    return _COUNTRY.get(name, name)


class Area(NamedTuple):
    """An area: its key, its words, and for the United States state and district."""

    key: str
    words: frozenset[str]
    state: str = ""
    district: str = ""


@lru_cache(maxsize=1 << 17)
def area(value: str) -> Area:
    """What *value* names: a code such as CA-12, or words in any order.

    >>> area("Lothian East") == area("East Lothian")
    True
    """
    text = value.strip()
    if _POINTED.fullmatch(text):
        text = text.replace(".", "").replace(" ", "").upper()
        text = text if text in _CODES else value.strip()
    code = _CODE.fullmatch(text)
    if code and (code[1].isupper() or code[2]):
        number = (code[2] or "").lower()
        number = "0" if number.startswith(("al", "at")) else number
        state = code[1].upper()
        return Area(f"{state}-{number}".lower(), frozenset(), state, number)
    name = known(text)
    inside = _IN_STATE.fullmatch(name)
    state = _STATE.get(inside[1]) or _STATE.get(inside[1].removesuffix("s")) if inside else None
    if inside and state:
        number = inside[2] or ("0" if "at large" in name else "")
        return Area(f"{state}-{number}".lower(), frozenset(), state, number)
    words = frozenset(" ".join(_COMPASS.get(word, word) for word in name.split()).split())
    words = words - _LITTLE or words
    return Area(" ".join(sorted(words)), words)


def _grown(one: str, other: str) -> bool:
    """Monmouth and Monmouthshire."""
    short, long = sorted((one, other), key=len)
    return len(short) > 5 and short != long and long.startswith(short)


@lru_cache(maxsize=1 << 17)
def areas(one: Area, other: Area) -> str:
    """How two areas stand: same, within, region, near, beside or other.

    Of two that are *near* one may be the other by half its name; two *beside*
    one another are two: Harbor North and Harbor South.
    """
    if one.key == other.key:
        return "same"
    if one.state and one.state == other.state:
        if not one.district or not other.district:
            return "within"
        return "region"
    shared = one.words & other.words
    if not shared:
        shared = frozenset(a for a in one.words for b in other.words if _grown(a, b))
    if not shared - _COMMON:
        return "other"
    mine, theirs = _own(one.words, other.words), _own(other.words, one.words)
    if mine and theirs:
        return "beside" if 2 * len(shared) >= min(len(one.words), len(other.words)) else "other"
    more = mine | theirs
    # Harbor South and Harbor South West are two; Harbor may be either.
    return "beside" if more and more <= _SIDES and shared & _SIDES else "near"


def _own(words: frozenset[str], others: frozenset[str]) -> frozenset[str]:
    """Those of *words* that are not among *others*, not even a slip apart."""
    return frozenset(
        word
        for word in words - others
        if not any(_grown(word, b) or 0 < distance(word, b, 1) < 2 < len(word) for b in others)
    )
