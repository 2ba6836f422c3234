"""Review: what linking left for a person, and what the person says of it.

A judgement is a new mapping at the end of the file; none is ever edited. The
file is written anew beside itself after each, so that whatever stops a session
leaves all that was judged.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from kg import paths, sssom
from kg.errors import InputError, UsageError
from kg.link import judged, tables, writing
from kg.names.decide import REVIEW
from kg.sssom import MappingSet, Row

ACCEPT, REJECT, NONE = "accept", "reject", "none"
JUDGEMENTS = (ACCEPT, REJECT, NONE)
HEADING = ("mappings", *writing.REPORT)
MANUAL = "semapv:ManualMappingCuration"
# Never quite nothing: what is nearly sure may still hold up much.
LEAST_DOUBT = 0.05
_ORCID = re.compile(r"(?:https://orcid\.org/|orcid:)?(\d{4}-\d{4}-\d{4}-\d{3}[\dX])")


class Case(NamedTuple):
    """One of ours that nobody could be linked to without a person.

    *mappings* is the file that its judgement goes to; *proposed* are ids of
    the dataset, the best first, without those already rejected.
    """

    mappings: Path
    subject: str
    label: str
    score: float
    claims: int
    proposed: tuple[str, ...]
    object_label: str
    explanation: str

    @property
    def weight(self) -> float:
        """Uncertainty times the claims that depend on it."""
        doubt = max(LEAST_DOUBT, 1 - abs(2 * self.score - 1))
        return doubt * max(1, self.claims)


def report_of(mappings: Path) -> Path:
    """Where `kg link dataset` leaves the report of a file of mappings: beside it."""
    return mappings.with_name(f"{mappings.name.removesuffix(sssom.SUFFIX)}.review.csv")


def queue(files: Sequence[Path]) -> list[Case]:
    """The cases of files of mappings that nobody has judged, the weightiest first.

    Raises:
        InputError: a file or its report is missing or malformed.
    """
    found = [case for path in files for case in _cases(path)]
    return sorted(found, key=lambda case: (-case.weight, str(case.mappings), case.subject))


def _cases(path: Path) -> list[Case]:
    if not path.name.endswith(sssom.SUFFIX):
        problem = f"wanted a file of mappings, whose name ends in {sssom.SUFFIX}"
        raise InputError(f"{str(path)!r}: {problem}")
    before = judged.of(sssom.read(path))
    report = report_of(path)
    if not report.is_file():
        problem = f"no report {report.name!r} beside it; make both with kg link dataset -o"
        raise InputError(f"{str(path)!r}: {problem}")
    columns, rows = tables.read(report, writing.REPORT)
    found = []
    for line, row in rows:
        cells = dict(zip(columns, row, strict=True))
        subject = cells["subject"]
        if cells["outcome"] != REVIEW or subject in before.settled:
            continue
        named = [one for one in cells["alternatives"].split("|") if one]
        proposed = [
            one
            for one in named
            if (subject, one) not in before.rejected and one not in before.taken
        ]
        is_best = bool(named) and named[:1] == proposed[:1]
        if not named or proposed:
            found.append(
                Case(
                    path,
                    subject,
                    cells["label"],
                    _number(report, line, cells["score"]),
                    int(_number(report, line, cells["claims"])),
                    tuple(proposed),
                    cells["object_label"] if is_best else "",
                    cells["explanation"],
                )
            )
    return found


def _number(report: Path, line: int, cell: str) -> float:
    try:
        return float(cell)
    except ValueError as error:
        raise InputError(f"{str(report)!r}, line {line}: {cell[:40]!r} is no number") from error


def judge(case: Case, judgement: str, by: str, day: str, proposed: str = "") -> None:
    """Write a judgement to the end of the case's file of mappings.

    *by* is an ORCID or a name; *proposed* is the record meant, if not the best.

    Raises:
        UsageError: *by* is empty, or the judgement or record is not of the case.
        InputError: the file cannot be read or written, or another is that record.
    """
    if judgement not in JUDGEMENTS:
        raise UsageError(f"judgement {judgement[:40]!r}; wanted {', '.join(JUDGEMENTS)}")
    there = sssom.NO_TERM if judgement == NONE else proposed or next(iter(case.proposed), "")
    if judgement != NONE and there not in case.proposed:
        listed = ", ".join(case.proposed) or "nobody"
        raise UsageError(f"{there[:60]!r} is not proposed for {case.subject}; there is {listed}")
    before = sssom.read(case.mappings)
    if judgement == ACCEPT and there in judged.of(before).taken:
        problem = f"{there} was accepted as another; reject one of the two first"
        raise InputError(f"{str(case.mappings)!r}: {problem}")
    row = {
        "subject_id": case.subject,
        "subject_label": " ".join(case.label.split()),
        "predicate_id": judged.EXACT_MATCH,
        "object_id": there,
        "mapping_justification": MANUAL,
        **_reviewer(by),
        "review_date": day,
        "mapping_date": day,
    }
    if judgement == REJECT:
        row["predicate_modifier"] = sssom.NOT
    elif judgement == NONE:
        row["mapping_cardinality"] = "1:0"
    after = MappingSet(_declared(before), (*before.rows, Row(row)))
    with paths.replacing(case.mappings) as stream:
        stream.write(sssom.write(after))


def _reviewer(by: str) -> dict[str, str]:
    name = " ".join(by.split())
    if not name:
        raise UsageError("say who judges: --by with an ORCID or a name")
    orcid = _ORCID.fullmatch(name)
    return {"reviewer_id": f"orcid:{orcid[1]}"} if orcid else {"reviewer_label": name}


def _declared(before: MappingSet) -> dict[str, object]:
    prefixes = {"orcid": "https://orcid.org/", **before.metadata.get("curie_map", {})}
    return {**before.metadata, "curie_map": prefixes}


def table(cases: Sequence[Case]) -> bytes:
    """The queue as CSV to edit: fill in the last column, and the object if another is meant."""
    return tables.write(
        HEADING,
        [
            (
                str(case.mappings),
                case.subject,
                case.label,
                REVIEW,
                f"{case.score:.3f}",
                str(case.claims),
                case.proposed[0] if case.proposed else "",
                case.object_label,
                "|".join(case.proposed),
                case.explanation,
                "",
            )
            for case in cases
        ],
    )


def take(path: Path, files: Sequence[Path], by: str, day: str) -> int:
    """Read judgements back from an edited queue; how many were new.

    All rows are looked at before the first judgement is written. A row whose
    case is no longer in the queue was judged before, and is passed over.

    Raises:
        InputError: the table is malformed, or a judgement is none.
    """
    waiting = {(str(case.mappings), case.subject): case for case in queue(files)}
    columns, rows = tables.read(path, ("mappings", "subject", "object", "judgement"))
    meant = []
    for line, row in rows:
        cells = dict(zip(columns, row, strict=True))
        judgement = cells["judgement"].strip().casefold()
        case = waiting.pop((cells["mappings"], cells["subject"]), None)
        if not judgement or case is None:
            continue
        there = cells["object"].strip()
        if judgement not in JUDGEMENTS:
            problem = f"judgement {judgement[:40]!r}; wanted {', '.join(JUDGEMENTS)} or nothing"
            raise InputError(f"{str(path)!r}, line {line}: {problem}")
        if judgement != NONE and there not in case.proposed:
            problem = f"object {there[:60]!r} is not proposed for {case.subject}"
            raise InputError(f"{str(path)!r}, line {line}: {problem}")
        meant.append((case, judgement, "" if judgement == NONE else there))
    for case, judgement, there in meant:
        judge(case, judgement, by, day, there)
    return len(meant)
