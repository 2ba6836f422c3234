"""Context: what stands beside a name, compared with what a record says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from kg.names import places, roles
from kg.names.normalise import known as plainly
from kg.names.record import Mention, Record
from kg.names.weights import CONTEXT, MORE_PEOPLE, rarity

_YEAR = re.compile(r"(?<!\d)(1[5-9]\d\d|20\d\d)(?!\d)")
_WORD = re.compile(r"[^\W_](?:[\w'’.-]*[^\W_])?")
LONGEST_PHRASE = 7
LIFETIME = 40
MANY = 50

_AREA_ORDER = ("same", "within", "region", "near", "beside", "other")
_PARTY_ORDER = ("same", "part", "loose", "other")
_OFFICE_ORDER = ("same", "", "related", "other", "union")


class Seen(NamedTuple):
    """One observation: the name of its weight, what it is worth here, and the values."""

    weight: str
    value: float
    what: str


def year(text: str) -> int | None:
    """The first year in *text*, or `None`."""
    found = _YEAR.search(text)
    return int(found[0]) if found else None


class Surroundings:
    """How often each party and area stands in a target: agreement in a rare one tells more."""

    def __init__(self, records: Sequence[Record]) -> None:
        self._people = max(1, len(records))
        # How common a party is, is asked in its country, if the target has many of that.
        self._countries: Counter[str] = Counter()
        self._by_country: Counter[tuple[str, tuple[str, ...]]] = Counter()
        for (land, values), count in Counter((r.country, r.parties) for r in records).items():
            for where in {places.country(land), ""}:
                self._countries[where] += count
                self._by_country[where, values] += count
        self._party_counts: Counter[tuple[str, ...]] = Counter(r.parties for r in records)
        self._area_counts: Counter[tuple[str, ...]] = Counter(r.areas for r in records)
        self._areas: Counter[str] | None = None
        self._phrases: dict[str, tuple[str, str]] | None = None
        self._worth: dict[tuple[str, str], float] = {}

    def compare(self, mention: Mention, record: Record) -> list[Seen]:
        """What the context of *mention* says for and against *record*."""
        seen = []
        if mention.country and record.country:
            same = places.country(mention.country) == places.country(record.country)
            seen.append(_seen("country.same" if same else "country.other", record.country))
        if mention.area and record.areas:
            seen.append(self._compare_area(mention, record))
        if mention.party and record.parties:
            land = places.country(record.country)
            land = land if self._countries[land] >= MANY else ""
            seen.append(self._compare_party(mention.party, record.parties, land))
        if mention.office and record.offices:
            seen += _compare_office(mention, record)
            held = roles.holds(mention.office) and {"party.other", "office.same"}
            if held and held <= {one.weight for one in seen}:
                seen.append(_seen("office.held", mention.office))
        if mention.year is not None:
            seen += _compare_years(mention, record)
        return seen

    def _compare_area(self, mention: Mention, record: Record) -> Seen:
        wanted = places.area(mention.area)
        how, value = _best(
            ((places.areas(wanted, places.area(a)), a) for a in record.areas), _AREA_ORDER
        )
        if how == "within" and mention.office and not _sits(record, roles.office(mention.office)):
            how = "region"  # A senator's state is not the seat of a member for a district in it.
        if how in {"same", "within"}:
            return Seen(f"area.{how}", self._area_worth(how, wanted.key, wanted.state), value)
        if how in {"other", "beside"} and _serves(record, mention.year):
            how = "clash"
        if how in {"near", "beside"}:
            how = (
                "redrawn" if mention.year is not None and not _serves(record, mention.year) else how
            )
        if how == "beside":
            how = "other"
        return _seen(f"area.{how}", value)

    def _area_worth(self, how: str, name: str, state: str) -> float:
        most = CONTEXT[f"area.{how}"].value
        if self._areas is None:
            self._areas = Counter()
            for values, count in self._area_counts.items():
                found = [places.area(value) for value in values]
                self._areas.update(dict.fromkeys({a.key for a in found}, count))
                self._areas.update(dict.fromkeys({f"{a.state}…" for a in found if a.state}, count))
        counted = f"{state}…" if how == "within" else name
        return rarity(most, self._areas[counted] / (self._people + MORE_PEOPLE))

    def _compare_party(self, party: str, parties: tuple[str, ...], land: str) -> Seen:
        how, value = _best(((roles.parties(party, p), p) for p in parties), _PARTY_ORDER)
        if how != "same":
            return _seen(f"party.{how}", value)
        worth = self._worth.get((land, party))
        if worth is None:
            share = sum(
                count
                for (where, values), count in self._by_country.items()
                if where == land and any(roles.parties(party, value) == "same" for value in values)
            )
            worth = rarity(CONTEXT["party.same"].value, share / self._countries[land])
            self._worth[land, party] = worth
        return Seen("party.same", worth, value)

    def read(self, mention: Mention) -> Mention:
        """*mention* with what its free text says in the places it left empty."""
        text = mention.text
        if not text:
            return mention
        found = self._phrases_in(text)
        return mention._replace(
            party=mention.party or found.get("party", ""),
            area=mention.area or found.get("area", ""),
            office=mention.office or (text if roles.office(text) else ""),
            year=mention.year if mention.year is not None else year(text),
        )

    def _phrases_in(self, text: str) -> dict[str, str]:
        """Parties and areas of the target that *text* names, the longest of each."""
        if self._phrases is None:
            self._phrases = {}
            for kind, counts in (("party", self._party_counts), ("area", self._area_counts)):
                for values in sorted(counts):
                    for value in values:
                        self._phrases.setdefault(plainly(value), (kind, value))
        words = _WORD.findall(text)[:200]
        plain = [plainly(word) for word in words]
        found: dict[str, str] = {}
        for length in range(min(LONGEST_PHRASE, len(words)), 0, -1):
            for at in range(len(words) - length + 1):
                if not words[at][0].isupper():
                    continue
                kind, value = self._phrases.get(" ".join(plain[at : at + length]), ("", ""))
                if kind:
                    found.setdefault(kind, value)
        if "party" not in found:
            named = (word for word in words if word[0].isupper() and roles.is_party(word))
            found["party"] = next(named, "")
        return found


def _best(found: Iterable[tuple[str, str]], order: tuple[str, ...]) -> tuple[str, str]:
    return min(found, key=lambda one: order.index(one[0]))


def _seen(weight: str, what: str) -> Seen:
    return Seen(weight, CONTEXT[weight].value, what)


def _serves(record: Record, when: int | None) -> bool:
    """Whether *record* was in office in that year, and not only until then."""
    return (
        when is not None
        and record.start is not None
        and record.start <= when
        and (record.end is None or when < record.end)
    )


def _sits(record: Record, kind: str) -> bool:
    """Whether *record* is of the house *kind*, by its offices or by a seat only that house has."""
    if kind not in {"lower", "upper"}:
        return True
    if any(roles.office(office) == kind for office in record.offices):
        return True
    found = (places.area(value) for value in record.areas)
    return any(one.state and bool(one.district) == (kind == "lower") for one in found)


def _compare_office(mention: Mention, record: Record) -> list[Seen]:
    how, value = _best(
        ((roles.offices(mention.office, office), office) for office in record.offices),
        _OFFICE_ORDER,
    )
    if not how:
        unknown = not roles.office(mention.office) and not roles.stands(mention.office)
        return [_seen("office.unknown", mention.office)] if unknown else []
    if how == "related" and _sits(record, roles.office(mention.office)):
        how = "same"
    seen = [_seen(f"office.{how}", value)]
    if how == "related" and roles.holds(mention.office) and _serves(record, mention.year):
        seen.append(_seen("office.elsewhere", value))
    if how == "other" and roles.holds(mention.office) and _serves(record, mention.year):
        seen.append(_seen("office.during", value))
    return seen


def _compare_years(mention: Mention, record: Record) -> list[Seen]:
    when, start, end = mention.year, record.start, record.end
    if when is None or start is None:
        return []
    last = start if end is None else max(start, end)
    what = f"{start} to {end}" if end is not None else f"from {start}"
    if start <= when <= last or (end is None and start <= when):
        return [_seen("years.inside", what)]
    gap = start - when if when < start else when - last
    if gap > LIFETIME:
        return [_seen("years.far", what)]
    known = {roles.offices(mention.office, o) for o in record.offices}
    # Members go on to the other house; nobody comes from it to a first seat.
    same = "same" in known or ("related" in known and when < start)
    if gap > 1 and same and roles.holds(mention.office):
        held = CONTEXT["years.held"].value + gap * CONTEXT["years.outside"].value
        return [Seen("years.held", held, what)]
    return [Seen("years.outside", gap * CONTEXT["years.outside"].value, what)]
