"""Taking: the judgements of a filled-in queue, all looked at before one is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from kg import sssom
from kg.errors import InputError
from kg.link import judged, review, tables
from kg.link.review import ACCEPT, JUDGEMENTS, NONE, REJECT, Case
from kg.names.decide import REVIEW

_WANTED = ("mappings", "subject", "object", "judgement")


class Taken(NamedTuple):
    """How many judgements were written, and how many rows were passed over for each reason."""

    written: int
    passed: Counter[str]


class _Meant(NamedTuple):
    line: int
    case: Case
    judgement: str
    there: str


def take(path: Path, files: Sequence[Path], by: str, day: str, *, again: bool = False) -> Taken:
    """Read judgements back from an edited queue and write those that are new.

    A case that somebody has judged is passed over; with *again* what differs is
    written as a further line, which stands over the earlier one.

    Raises:
        InputError: the table is malformed, a judgement is none, a row is of no
            case of *files*, or two rows contradict each other; nothing is written.
    """
    table = _Table(path, files)
    meant, passed = [], Counter[str]()
    for one in table.rows():
        reason = table.before(one, again=again)
        if reason:
            passed[reason] += 1
        else:
            meant.append(one)
    table.agree(meant)
    # First who is freed, then who is taken.
    for one in sorted(meant, key=lambda one: one.judgement != REJECT):
        review.judge(one.case, one.judgement, by, day, "" if one.judgement == NONE else one.there)
    return Taken(len(meant), passed)


class _Table:
    def __init__(self, path: Path, files: Sequence[Path]) -> None:
        self._path = path
        self._cases = {
            (one.resolve(), case.subject): case for one in files for case in review.reported(one)
        }
        self._files = {one.resolve(): sssom.read(one) for one in files}

    def _wrong(self, line: int, problem: str) -> InputError:
        return InputError(f"{str(self._path)!r}, line {line}: {problem}")

    def rows(self) -> list[_Meant]:
        """The rows with a judgement, each with its case; the same row again is one."""
        columns, rows = tables.read(self._path, _WANTED)
        found: dict[tuple[Path, str, str], _Meant] = {}
        for line, row in rows:
            cells = dict(zip(columns, row, strict=True))
            judgement = cells["judgement"].strip().casefold()
            if not judgement:
                continue
            if judgement not in JUDGEMENTS:
                problem = f"judgement {judgement[:40]!r}; wanted {', '.join(JUDGEMENTS)} or nothing"
                raise self._wrong(line, problem)
            case = self._case(line, cells)
            there = sssom.NO_TERM if judgement == NONE else cells["object"].strip()
            if judgement != NONE and there not in case.proposed:
                problem = f"object {there[:60]!r} is not proposed for {case.subject}"
                raise self._wrong(line, problem)
            one = _Meant(line, case, judgement, there)
            first = found.setdefault((case.mappings, case.subject, there), one)
            if first.judgement != judgement:
                problem = f"{judgement} for {case.subject}, but {first.judgement} in line"
                raise self._wrong(line, f"{problem} {first.line}; keep one")
        return list(found.values())

    def _case(self, line: int, cells: dict[str, str]) -> Case:
        file = Path(cells["mappings"]).resolve()
        if file not in self._files:
            problem = f"is of {cells['mappings'][:80]!r}, which was not named; name that file"
            raise self._wrong(line, problem)
        case = self._cases.get((file, cells["subject"]))
        if case is None:
            problem = f"{cells['subject'][:60]!r} is no case of {cells['mappings'][:80]!r}"
            raise self._wrong(line, problem)
        return case

    def before(self, one: _Meant, *, again: bool) -> str:
        """Why a row is passed over: what is said of the case already; empty if it is new."""
        found = judged.of(self._files[one.case.mappings.resolve()])
        said = [row for row in found.rows if row.cells.get("subject_id") == one.case.subject]
        pair = (one.case.subject, one.there)
        stands = pair in (found.rejected if one.judgement == REJECT else found.accepted)
        if one.judgement == NONE:
            stands &= not any(s == pair[0] and o != one.there for s, o in found.accepted)
        is_open = one.case.subject not in found.settled and pair not in found.rejected
        if stands or (said and not is_open and not again):
            at_pair = [row for row in said if row.cells.get("object_id") == one.there]
            return f"judged before by {_who((at_pair or said)[-1].cells)}"
        if one.case.outcome != REVIEW and not again:
            return f"never left to a person: {one.case.outcome}"
        return ""

    def agree(self, meant: Sequence[_Meant]) -> None:
        """Refuse two rows that cannot both be, and a record accepted as another.

        Raises:
            InputError: see above.
        """
        whose: dict[tuple[Path, str], _Meant] = {}
        freed = {(one.case.subject, one.there) for one in meant if one.judgement == REJECT}
        firsts: dict[tuple[Path, str], _Meant] = {}
        for one in meant:
            file = one.case.mappings
            if one.judgement == REJECT:
                continue
            first = firsts.setdefault((file, one.case.subject), one)
            if first is not one:
                problem = f"{one.case.subject} is {_said(one)}, but {_said(first)} in line"
                raise self._wrong(one.line, f"{problem} {first.line}; keep one")
            if one.judgement != ACCEPT:
                continue
            other = whose.setdefault((file, one.there), one)
            if other is not one:
                problem = f"{one.there} is {other.case.subject} in line {other.line}; keep one"
                raise self._wrong(one.line, problem)
            accepted = judged.of(self._files[file.resolve()]).accepted
            taken = [s for s, o in accepted - freed if o == one.there and s != one.case.subject]
            if taken:
                problem = f"{one.there} was accepted as {taken[0]}; reject one of the two first"
                raise self._wrong(one.line, problem)


def _said(one: _Meant) -> str:
    return "nobody" if one.judgement == NONE else one.there


def _who(cells: Mapping[str, str]) -> str:
    who = cells.get("reviewer_id") or ", ".join(sssom.values(cells.get("reviewer_label", "")))
    day = cells.get("review_date", "")
    return f"{who or 'somebody'} on {day}" if day else who or "somebody"
