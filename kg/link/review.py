"""Review: what linking left for a person, and what the person says of it.

A judgement is a new mapping at the end of the file; none is ever edited. Whoever
judges again writes a further line, and the last of a pair stands. The
file is written anew beside itself after each, so that whatever stops a session
leaves all that was judged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from kg import paths, sssom
from kg.errors import InputError, UsageError
from kg.link import judged, tables, writing
from kg.link.datasets import outside
from kg.names.decide import REVIEW
from kg.sssom import MappingSet, Row

ACCEPT, REJECT, NONE = "accept", "reject", "none"
JUDGEMENTS = (ACCEPT, REJECT, NONE)
HEADING = ("mappings", *writing.REPORT)
MANUAL = "semapv:ManualMappingCuration"
# Never quite nothing: what is nearly sure may still hold up much.
LEAST_DOUBT = 0.05
_ORCID = re.compile(r"(?:https?://orcid\.org/|orcid:)?(\d{4}-\d{4}-\d{4}-\d{3}[\dX])")


class Case(NamedTuple):
    """One of ours that nobody could be linked to without a person.

    *mappings* is the file that its judgement goes to; *proposed* are ids of
    the dataset, the best first, without those already rejected, and *labels*
    what each is called, with party and seat.
    """

    mappings: Path
    subject: str
    label: str
    score: float
    claims: int
    proposed: tuple[str, ...]
    object_label: str
    explanation: str
    labels: tuple[str, ...] = ()
    outcome: str = REVIEW

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


def judged_before(files: Sequence[Path]) -> list[Case]:
    """The cases that somebody has judged, to judge again, each with all who were proposed.

    Raises:
        InputError: see `queue`.
    """
    found = []
    for path in files:
        subjects = {row.cells.get("subject_id") for row in judged.of(sssom.read(path)).rows}
        found += [case for case in reported(path) if case.subject in subjects]
    return found


def _cases(path: Path) -> Iterator[Case]:
    cases = reported(path)
    before = judged.of(sssom.read(path))
    for case in cases:
        if case.outcome != REVIEW or case.subject in before.settled:
            continue
        kept = [
            at
            for at, one in enumerate(case.proposed)
            if (case.subject, one) not in before.rejected and one not in before.taken
        ]
        if kept or not case.proposed:
            yield case._replace(
                proposed=tuple(case.proposed[at] for at in kept),
                labels=tuple(case.labels[at] for at in kept),
                object_label=case.object_label if kept[:1] == [0] else "",
            )


def reported(path: Path) -> list[Case]:
    """Every line of the report beside a file of mappings, whatever came of it.

    Raises:
        InputError: the name is of no file of mappings; or the report is missing or malformed.
    """
    if not path.name.endswith(sssom.SUFFIX):
        problem = f"wanted a file of mappings, whose name ends in {sssom.SUFFIX}"
        raise InputError(f"{str(path)!r}: {problem}")
    report = report_of(path)
    if not report.is_file():
        problem = f"no report {report.name!r} beside it; make both with kg link dataset -o"
        raise InputError(f"{str(path)!r}: {problem}")
    # Reports of earlier releases have no labels.
    columns, rows = tables.read(report, [one for one in writing.REPORT if one != writing.LABELS])
    found = []
    for line, row in rows:
        cells = dict(zip(columns, row, strict=True))
        named = tuple(one for one in cells["alternatives"].split("|") if one)
        labels = cells.get(writing.LABELS, "").split("|")
        if len(labels) != len(named):
            labels = [cells["object_label"], *[""] * len(named)][: len(named)]
        found.append(
            Case(
                path,
                cells["subject"],
                cells["label"],
                _number(report, line, cells["score"]),
                int(_number(report, line, cells["claims"])),
                named,
                cells["object_label"] if named else "",
                cells["explanation"],
                tuple(label.strip() for label in labels),
                cells["outcome"],
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
    if judgement == ACCEPT and there in _others_taken(before, case.subject):
        problem = f"{there} was accepted as another; reject one of the two first"
        raise InputError(f"{str(case.mappings)!r}: {problem}")
    rows = [_line(case, REJECT, one, by, day) for one in _withdrawn(before, case, judgement, there)]
    rows.append(_line(case, judgement, there, by, day))
    after = MappingSet(_declared(before), (*before.rows, *rows))
    with paths.replacing(case.mappings) as stream:
        stream.write(sssom.write(after))


def _others_taken(found: MappingSet, subject: str) -> set[str]:
    return {there for here, there in judged.of(found).accepted if here != subject}


def _withdrawn(found: MappingSet, case: Case, judgement: str, there: str) -> list[str]:
    """The records accepted before that are not meant if *there* is, or if nobody is."""
    if judgement == REJECT:
        return []
    accepted = judged.of(found).accepted
    return sorted(
        one
        for subject, one in accepted
        if subject == case.subject and one not in {there, sssom.NO_TERM}
    )


def _line(case: Case, judgement: str, there: str, by: str, day: str) -> Row:
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
    return Row(row)


def _reviewer(by: str) -> dict[str, str]:
    name = outside.plain(by)
    if not name:
        raise UsageError("say who judges: --by with an ORCID or a name")
    orcid = _ORCID.fullmatch(name)
    if orcid is None:
        return {"reviewer_label": sssom.joined([name])}
    if not _is_orcid(orcid[1]):
        raise UsageError(f"--by {orcid[1]}: its last digit does not fit; copy the ORCID again")
    return {"reviewer_id": f"orcid:{orcid[1]}"}


def _is_orcid(text: str) -> bool:
    """Whether the check digit fits.

    Source: ISO 7064, MOD 11-2.
    """
    plain = text.replace("-", "")
    total = 0
    for digit in plain[:-1]:
        total = (total + int(digit)) * 2
    left = (12 - total % 11) % 11
    return plain[-1] == ("X" if left == 10 else str(left))


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
                "|".join(case.labels),
                case.explanation,
                "",
            )
            for case in cases
        ],
    )
