"""People: who of a target could be meant by a name, found without comparing all.

A record is filed under each word of its family name, beside its given name,
and under its given names alone. A question reads the files of its own words;
only if nobody there fits are files opened whose word looks or sounds alike.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from kg.names import nicknames
from kg.names.alike import Alike, within
from kg.names.compare import given_words, slips, turned_round
from kg.names.person import HONOURS, STYLES, SUFFIXES, Person, parse
from kg.names.record import Record
from kg.names.weights import MOST_ALIKE

# A file of no more than that is read whole, for the sake of unknown nicknames.
SMALL = 40
_SPECIAL = STYLES | HONOURS | SUFFIXES.keys()


class People:
    """The files of a target of persons."""

    def __init__(self, records: Sequence[Record]) -> None:
        self.size = len(records)
        self._families: dict[str, tuple[list[int], list[str]]] = {}
        self._given: dict[str, list[int]] = {}
        self._counts: dict[str, int] = {}
        self._grouped: dict[str, dict[str, list[int]]] = {}
        for number, record in enumerate(records):
            self._file(number, record.name)
            for alias in record.aliases:
                self._file(number, alias)
        self._alike = Alike(self._families)

    def _file(self, number: int, name: str) -> None:
        words = name.split(" ")
        if len(words) == 2 and name.isascii() and words[0].isalpha() and words[1].isalpha():
            given, family = name.lower().split(" ")
            if given not in _SPECIAL and family not in _SPECIAL:
                self._put(number, family, given)
                self._given.setdefault(given, []).append(number)
                return
        person = parse(name)
        self._file_person(number, person)

    def _file_person(self, number: int, person: Person) -> None:
        first = person.given[0] if person.given else ""
        later = (given for given in person.given[1:] if len(given) > 1)
        for given in dict.fromkeys((first, *person.also, *later)):
            if given or not person.given:
                for family in dict.fromkeys((*person.family, "".join(person.family))):
                    self._put(number, family, given)
            if given:
                self._given.setdefault(given, []).append(number)
        for middle in person.given[1:]:
            if len(middle) > 1:
                self._put(number, middle, first)

    def _put(self, number: int, family: str, given: str) -> None:
        filed = self._families.get(family)
        if filed is None:
            self._families[family] = ([number], [given])
        elif filed[0][-1] != number or filed[1][-1] != given:
            filed[0].append(number)
            filed[1].append(given)

    def family_count(self, family: str) -> int:
        """How many records are filed under *family*."""
        count = self._counts.get(family)
        if count is None:
            count = self._counts[family] = len(set(self._families.get(family, ((),))[0]))
        return count

    def given_count(self, given: str) -> int:
        """How often *given* is filed."""
        return len(self._given.get(given, ()))

    def find(self, person: Person) -> tuple[list[int], bool]:
        """The numbers of the records that *person* may be, ascending; whether that is all.

        It is not where more fit than anybody could tell apart.
        """
        found: set[int] = set()
        turned = turned_round(person) if person.given else None
        fits = self._read_all(person, found)
        if not fits and turned:
            fits = self._read_all(turned, found)
        if not fits:
            for one in (person, turned) if turned else (person,):
                for family, given in _readings(one):
                    for alike in self._alike.find(family):
                        self._read(alike, given, found, whole=not person.given)
        whole = len(found) <= MOST_ALIKE
        return sorted(found)[:MOST_ALIKE], whole

    def _read_all(self, person: Person, found: set[int]) -> bool:
        fits = False
        for family, given in _readings(person):
            fits |= self._read(family, given, found)
        return fits

    def _read(
        self, family: str, given: tuple[str, ...], found: set[int], *, whole: bool = True
    ) -> bool:
        """Add who fits from the file of *family*; whether anybody's given name does."""
        if not given:
            here = self._families.get(family, ((), ()))[0] if whole else ()
            found.update(here)
            alone = self._given.get(family, ()) if whole else ()
            found.update(alone)
            return bool(here or alone)
        filed = self._families.get(family)
        if filed is None:
            return False
        if whole and len(filed[0]) <= SMALL:
            fitting = _fitting(given, dict.fromkeys(filed[1]))
            found.update(
                number
                for number, name in zip(*filed, strict=True)
                if name in fitting or not fitting
            )
            return bool(fitting)
        groups = self._grouped.get(family)
        if groups is None:
            groups = self._grouped[family] = {}
            for number, name in zip(*filed, strict=True):
                groups.setdefault(name, []).append(number)
        fit = False
        for name in _fitting(given, groups):
            found.update(groups[name])
            fit = True
        return fit


def _readings(person: Person) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The words to look under, each with the given names to look for there."""
    given = (*person.given[:1], *person.also)
    called = (*given, *(name for name in person.given[1:] if len(name) > 1))
    for family in dict.fromkeys((*person.family, "".join(person.family))):
        if len(family) > 1 or not family.isascii():
            yield family, called
    for middle in person.given[1:]:
        if len(middle) > 1:
            yield middle, given


def _fitting(given: tuple[str, ...], names: Collection[str]) -> set[str]:
    """Those of *names* that one of the *given* names may stand for."""
    fitting: set[str] = set()
    for wanted in given:
        if len(wanted) == 1:
            fitting.update(name for name in names if name.startswith(wanted))
            continue
        fitting.update(name for name in (wanted, wanted[0], *nicknames.of(wanted)) if name in names)
        if len(names) <= SMALL:
            fitting.update(name for name in names if name and given_words(wanted, name) != "other")
            continue
        if wanted in names:
            continue  # Among so many, who is called exactly that comes before slips.
        start = wanted[:3]
        fitting.update(
            name
            for name in names
            if name.startswith(start) and given_words(wanted, name) != "other"
        )
        fitting.update(within(wanted, tuple(names), max(1, slips(wanted))))
    return fitting
