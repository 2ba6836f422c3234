"""Weights: what each observation is worth, and why, in one table.

Values are natural logarithms of a likelihood ratio: how much more often one
sees this when the two are the same than when a stranger happens to bear the
name. 0 says nothing, +2.3 is ten times as likely, -2.3 a tenth. They add up.
"""

from __future__ import annotations

from typing import NamedTuple


class Weight(NamedTuple):
    """A value in log-odds, the words that say it to a reader, and the reason."""

    value: float
    words: str
    reason: str


# What a name says. A common name is not penalised here: see `OTHERS`.
NAME = {
    "family.same": Weight(0.0, "family name the same", "the ground that the rest is measured from"),
    "family.variant": Weight(-0.7, "family name spelt otherwise", "Mueller for Müller, or misread"),
    "family.part": Weight(-1.6, "part of a double family name", "people marry, or print half"),
    "family.typo": Weight(-2.6, "family name a slip apart", "a slip, or another family"),
    "family.other": Weight(-9.0, "family name another", "nobody is called so by chance"),
    "given.same": Weight(0.0, "given name the same", "the ground that the rest is measured from"),
    "given.nickname": Weight(-0.4, "given name a short form", "print uses both"),
    "given.variant": Weight(
        -0.7, "given name spelt otherwise", "Catherine and Katherine may be two"
    ),
    "given.initial": Weight(-0.3, "given name an initial", "how common it is counts under others"),
    "given.prefix": Weight(-1.2, "given name cut short", "Nus for Nusrat; or another name"),
    "given.middle": Weight(-1.3, "called by a middle name", "some are; some are somebody else"),
    "given.typo": Weight(-2.2, "given name a slip apart", "Mari is not Mark"),
    "given.absent": Weight(0.0, "no given name", "how common it is counts under others"),
    "given.alone": Weight(-0.3, "given name alone", "how common it is counts under others"),
    "given.cognate": Weight(
        -2.0, "given name in another language", "Juan for John; seldom in print"
    ),
    "given.other": Weight(-9.0, "given name another", "siblings and successors share the rest"),
    "middle.same": Weight(1.0, "middle name agrees", "few share it by chance"),
    "middle.other": Weight(-2.5, "middle name another", "two people of one name are told apart so"),
    "suffix.other": Weight(-3.0, "Jr, Sr or III differs", "father and son"),
    "order.turned": Weight(-0.5, "names in the other order", "lists and other countries do"),
}

# What stands beside the name. Agreement of party and area is worth what its
# rarity in the target gives (see `rarity`); the value here is the most.
CONTEXT = {
    "area.same": Weight(6.5, "area the same", "one person at a time holds a seat"),
    "area.within": Weight(3.0, "area within the other", "a state and its district"),
    "area.near": Weight(0.5, "area shares words", "neighbours share them too"),
    "area.redrawn": Weight(1.5, "area shares words, at another time", "seats are redrawn, renamed"),
    "area.region": Weight(0.8, "another district of the same state", "districts are redrawn"),
    "area.other": Weight(-1.6, "another area", "people move to another seat"),
    "area.clash": Weight(
        -5.0, "another area while in office", "nobody stands in two seats at once"
    ),
    "party.same": Weight(3.0, "party the same", "worth more the smaller the party"),
    "party.part": Weight(0.5, "party shares its name", "wings and sister parties"),
    "party.loose": Weight(-1.0, "independent on one side", "members lose or leave the whip"),
    "party.other": Weight(-2.8, "another party", "few change party"),
    "office.same": Weight(0.4, "office the same", "most of the target holds it"),
    "office.related": Weight(-0.5, "a related office", "members go from one house to another"),
    "office.other": Weight(-2.2, "another kind of office", "careers cross, seldom"),
    "office.union": Weight(
        -4.5, "a union's officer, not a member", "no sitting member leads a union"
    ),
    "office.during": Weight(-1.5, "at a time in office elsewhere", "few hold both at once"),
    "office.elsewhere": Weight(
        -3.0, "in the other house at that time", "nobody sits in two houses at once"
    ),
    "office.held": Weight(0.0, "held, not sought", "who sits may change party"),
    "office.unknown": Weight(
        -0.3, "an office that is not known here", "it may be that of another person"
    ),
    "years.inside": Weight(0.2, "in the years of service", "weak: many serve then"),
    "years.outside": Weight(
        -0.1, "outside the years of service", "for each year: people stand before and after"
    ),
    "years.held": Weight(
        -1.8,
        "holds office outside the years of service",
        "the record may end early; and as much for each year as above",
    ),
    "years.far": Weight(-20.0, "a lifetime apart", "a name lives on, a person does not"),
    "country.same": Weight(0.3, "country the same", "the target is mostly of one country"),
    "country.other": Weight(-6.0, "another country", "few hold office in two"),
}

# Names of unions and the like.
UNION = {
    "name.same": Weight(0.0, "name the same", "the ground that the rest is measured from"),
    "name.generic": Weight(
        -0.2, "name the same but for common words", "Unite union, Unite the Union"
    ),
    "name.abbreviation": Weight(-0.1, "abbreviation the same", "unions are called by it"),
    "name.alias": Weight(-0.2, "a name this union is called by", "Teamsters for the IBT"),
    "name.described": Weight(-0.3, "name with a description", "the shopworkers' union Usdaw"),
    "name.acronym": Weight(-1.6, "initials of the words agree", "two unions may share initials"),
    "name.most": Weight(-1.0, "most of the words agree", "one word left out or turned round"),
    "name.turned": Weight(
        -1.5, "the same words in another order", "predecessors and rivals turn a name round"
    ),
    "name.part": Weight(-1.8, "part of the name", "Steelworkers for United Steelworkers"),
    "name.little": Weight(-4.5, "a small part of the name", "Education for Art and Design"),
    "name.typo": Weight(-0.6, "one letter amiss in a name of several words", "a slip of the pen"),
    "name.typos": Weight(-1.8, "words spelt otherwise", "two slips, or another union"),
    "name.slip": Weight(-3.5, "the one word of it is a slip apart", "Unity is not Unite"),
    "name.more": Weight(-8.0, "the name goes on with other words", "Prospect Park Zoo, Unite Here"),
    "name.other": Weight(-9.0, "another name", "nothing in common but common words"),
    "name.rival": Weight(-2.5, "another is called exactly that", "who has a name is called by it"),
    "number.same": Weight(2.5, "number of the local the same", "a branch is its number"),
    "number.other": Weight(-9.0, "another local", "numbers are compared exactly"),
    "number.absent": Weight(-8.0, "one names a local, the other none", "a branch is not its union"),
    "country.same": Weight(0.3, "country the same", "the target is mostly of one country"),
    "country.other": Weight(-6.0, "another country", "namesakes abroad are other unions"),
}

# A target of few people does not make its seats common: it counts as that many more.
MORE_PEOPLE = 200

# What else could be meant: those who are not in the target.
POOL = 12_000
POOL_REASON = "people who are named in the same breath as those of a target and are not in it"
FLOOR = 0.03
FLOOR_REASON = "a name nobody else is known to bear has been borne by another all the same"
UNION_FLOOR = 0.05

# Three outcomes.
LINK_AT = 0.9
LINK_REASON = "a wrong link states an act of the wrong person: nine in ten is the least"
NIL_AT = 0.05
NIL_REASON = "below one in twenty there is nothing to ask a person about"
AGAINST = -1.5
AGAINST_REASON = "and something must speak against the best: a bare common name is a question"
# A name with none of these beside it is linked only if it is exactly the record's and that rare.
SEAT = frozenset({"area.same", "area.near", "area.redrawn"})
STATE = frozenset({"area.within", "party.same"})
# A party that so many of a country belong to agrees by chance.
TELLING_PARTY = 1.5
# What else is said of a person, so that only a seat shows who is meant.
ANOTHER_LIFE = frozenset({"office.union", "office.other", "office.unknown", "office.elsewhere"})
EXACT = frozenset({"family.same", "given.same", "middle.same"})
ALONE_OTHERS = 0.1
ALONE_REASON = "namesakes who stand for parliament were linked by rarer names than one thinks"
MOST_ALIKE = 2000
MOST_ALIKE_REASON = "where more than this many fit the name, nobody can be singled out"


def rarity(most: float, share: float) -> float:
    """What agreement in a value is worth that *share* of the target has, up to *most*.

    >>> round(rarity(6.5, 0.001), 1), round(rarity(3.0, 0.4), 1)
    (6.5, 0.8)
    """
    from math import log

    return max(0.1, min(most, log(0.9 / max(share, 1e-9))))
