"""Frequency: how common a name is, so how many others may bear it.

The target tells most, once the record itself is left out of the count; a short
list of the commonest names stands in where the target is small. Shares are per
10,000 people, rounded, over Britain, Ireland, the United States and, for a few,
their own country. Source: published counts of the statistical offices (common
knowledge to about a third; only the order of size matters).
"""

from __future__ import annotations

_FAMILY = """
90 smith  60 jones johnson  50 williams taylor brown  40 davies  35 wilson evans davis miller
30 thomas martin garcia anderson  25 roberts moore walker white wright thompson robinson jackson
25 rodriguez martinez hernandez lopez gonzalez
20 hughes edwards green lewis wood harris hall clarke
20 lee nguyen kim patel singh khan murphy kelly perez sanchez ramirez
15 clark turner hill cooper scott ward moore morris campbell king allen young baker adams mitchell
15 morgan phillips parker carter collins bell james bailey watson cook richardson cox reed price
15 bennett ross stewart gray rogers murray walsh flores rivera torres ryan byrne silva santos kaur
12 ahmed ali hussain begum shah macdonald obrien osullivan sullivan simpson marshall foster
12 graham howard reid stevens hamilton ellis butler russell barnes fisher henderson chapman
10 mason hunt powell hughes mills dixon harvey palmer rose matthews webb holmes knight lloyd
10 gibson stone ford jenkins perry long brooks sanders fox gordon grant owen reynolds kennedy
10 nelson carr chen wang li zhang muller schmidt schneider fischer weber meyer wagner becker
10 rossi russo ferrari bianchi dubois durand bernard petit leroy moreau fernandez diaz gomez ruiz
10 ivanov petrov nowak kowalski jensen nielsen hansen andersen larsen olsen johansson andersson
10 karlsson nilsson tremblay roy gagnon cruz ortiz morales gutierrez reyes castillo ramos mendoza
8 burns cole west day kay hart lane may french hudson barker gill holland shaw hayes burke
8 kerr craig duncan ferguson cameron johnston black mccarthy doyle lynch dunne quinn moran daly
8 wallace woods kenny griffin jordan howell alexander coleman bryant freeman wells porter
8 hunter hicks crawford henry boyd warren dean davidson morrison sutton berry newman nash
"""
_GIVEN = """
300 john david  250 james michael mary robert william  200 paul peter mark andrew richard thomas
150 susan margaret christopher stephen steven ian alan charles joseph daniel anthony elizabeth
120 sarah jennifer patricia linda karen helen christine kevin brian george kenneth matthew simon
100 philip martin graham gary edward jane anne anna barbara nicholas julie nicola keith colin
100 jonathan stuart neil alexander donald ronald timothy jeffrey eric scott benjamin maria
80 claire emma laura rebecca rachel lisa michelle amanda alison jacqueline deborah sharon catherine
80 samuel adam patrick frank roger raymond gerald dennis douglas henry jack luke ryan jason
60 ruth ann jean joan dorothy sandra carol janet angela pamela judith gillian katherine kathleen
60 hannah charlotte victoria stephanie louise samantha natalie jessica amy kate lucy mohammed
60 geoffrey trevor derek barry malcolm gordon leslie norman roy ralph carl craig sean shaun dean
60 gareth darren lee wayne nigel adrian justin aaron nathan joshua oliver harry arthur albert
40 jose juan luis carlos ali ahmed hans jan pierre jean marco giovanni wei anders lars
40 diana diane joyce shirley sheila maureen theresa wendy yvonne heather fiona joanne tracy
40 howard bruce larry terence joe fred walter harold hugh francis leonard stanley lawrence
40 bob bill tom tim jim mike steve dave pete tony andy nick chris ben dan sam alex matt rob ed
"""

# How heavily the list weighs against the target: as that many people would.
PRIOR_PEOPLE = 3000
UNLISTED_FAMILY = 2e-5
UNLISTED_GIVEN = 1.5e-4


def _read(table: str) -> dict[str, float]:
    shares: dict[str, float] = {}
    share = 0.0
    for word in table.split():
        if word.isdigit():
            share = int(word) / 10_000
        else:
            shares.setdefault(word, share)
    return shares


FAMILY_SHARES = _read(_FAMILY)
GIVEN_SHARES = _read(_GIVEN)


def family_share(name: str, count: int, people: int) -> float:
    """The share of people of that family name, who stands *count* times among *people*."""
    return _share(FAMILY_SHARES.get(name, UNLISTED_FAMILY), count, people)


def given_share(name: str, count: int, people: int) -> float:
    """The share of people of that given name; of all such initials for a single letter."""
    if len(name) == 1:
        return 0.05
    return _share(GIVEN_SHARES.get(name, UNLISTED_GIVEN), count, people)


def _share(listed: float, count: int, people: int) -> float:
    return (max(0, count - 1) + PRIOR_PEOPLE * listed) / (people + PRIOR_PEOPLE)
