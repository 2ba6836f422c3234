"""Congress: members of the United States Congress, with their ids, as YAML or CSV.

Source: unitedstates/congress-legislators, CC0 1.0.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kg.errors import InputError
from kg.link.datasets import Told, reading
from kg.link.datasets.given import Given
from kg.link.datasets.outside import Dataset, Gathered, Held
from kg.sssom.addresses import SPACES, is_id

WANTED = "legislators-….yaml or its CSV, of unitedstates/congress-legislators"
LICENCE = "https://creativecommons.org/publicdomain/zero/1.0/"
_HOUSES = {"rep": ("U.S. Representative", "House"), "sen": ("U.S. Senator", "Senate")}


def read(given: Given, told: Told) -> Dataset:
    """The members of the file.

    Raises:
        InputError: it is none of its files.
    """
    start = given.content.lstrip(b"\xef\xbb\xbf \r\n\t")
    is_table = b"," in start.partition(b"\n")[0] and not start.startswith((b"-", b"#", b"{"))
    gathered = list(_table(given) if is_table else _yaml(given))
    return Dataset(
        "congress",
        "United States legislators",
        "the @unitedstates project",
        told.licence or LICENCE,
        "",
        tuple(one.outside() for one in gathered),
        {"bioguide": SPACES["bioguide"]},
    )


def _table(given: Given) -> Iterator[Gathered]:
    for line, row in reading.rows(given, ("type", "state", "party"), WANTED):
        get = row.get
        identity = get("bioguide", "") or get("bioguide_id", "")
        if not is_id("bioguide", identity):
            if line == 2:
                raise reading.wrong(given, WANTED)
            problem = f"{identity[:40]!r} is no Bioguide id"
            raise InputError(f"{given.name!r}, line {line}: {problem}")
        parts = [get(name, "") or get(f"{name}_name", "") for name in ("first", "middle", "last")]
        full = get("official_full", "") or get("full_name", "") or f"{parts[0]} {parts[2]}"
        one = Gathered("bioguide", identity, full, "US")
        one.names += [f"{parts[0]} {parts[2]}", " ".join(part for part in parts if part)]
        if get("nickname", ""):
            one.names.append(f"{row['nickname']} {parts[2]}")
        one.identify("wikidata", get("wikidata", "") or get("wikidata_id", ""))
        _hold(one, {**row, "start": get("first_term_start", ""), "end": ""})
        yield one


def _yaml(given: Given) -> Iterator[Gathered]:
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    text = reading.text(given)
    if reading.look(given.content) and "bioguide" not in text[:4000]:
        raise reading.wrong(given, WANTED)
    try:
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(text, loader)):
            raise reading.wrong(given, WANTED)
        found = yaml.load(text, loader)  # noqa: S506  # both are safe loaders
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise reading.wrong(given, WANTED) from error
    if not isinstance(found, list) or not found:
        raise reading.wrong(given, WANTED)
    for entry in found:
        try:
            yield _entry(entry)
        except (KeyError, TypeError, AttributeError) as error:
            raise reading.wrong(given, WANTED) from error


def _entry(entry: dict[str, Any]) -> Gathered:
    names, ids = entry["name"], entry["id"]
    first, last = str(names["first"]), str(names["last"])
    one = Gathered("bioguide", ids["bioguide"], names.get("official_full", f"{first} {last}"), "US")
    one.names += [f"{first} {last}", f"{first} {names.get('middle', '')} {last}"]
    if names.get("nickname"):
        one.names.append(f"{names['nickname']} {last}")
    one.names += [
        f"{other.get('first', first)} {other['last']}"
        for other in entry.get("other_names", ())
        if "last" in other
    ]
    one.identify("wikidata", str(ids.get("wikidata", "")))
    for term in entry.get("terms", ()):
        _hold(one, {key: str(value) for key, value in term.items()})
    return one


def _hold(one: Gathered, term: dict[str, str]) -> None:
    role, house = _HOUSES.get(term["type"], (term["type"], ""))
    district = term.get("district", "")
    area = f"{term['state']}-{district}" if district not in {"", "0"} else term["state"]
    held = Held(role, house, area, term.get("party", ""), term["start"], term.get("end", ""))
    one.hold(role, held)
