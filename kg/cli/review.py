"""The command ``kg review links``."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.terminal import apart, clean, emit, say
from kg.errors import UsageError

if TYPE_CHECKING:
    from kg.link.review import Case

# A case has at most as many records as there are digits to name them.
_MOST = 9


@click.group("review")
def command() -> None:
    """Judge what the tools left for a person."""


@command.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path), metavar="[FILE.sssom.tsv]…")
@click.option("--by", metavar="WHO", help="Who judges: an ORCID or a name. Needed to judge.")
@click.option("--day", metavar="DAY", help="The day of the judgement (default: today).")
@click.option(
    "--to",
    "output",
    type=click.Path(path_type=Path),
    metavar="FILE.csv",
    help="Write the queue as a table to fill in, and judge nothing.",
)
@click.option(
    "--from",
    "filled",
    type=click.Path(path_type=Path),
    metavar="FILE.csv",
    help="Read judgements (accept, reject or none) back from such a table.",
)
@click.option(
    "--again",
    is_flag=True,
    help="With --to and --from: what was judged before, to judge it again. The last stands.",
)
def links(
    files: tuple[Path, ...],
    by: str | None,
    day: str | None,
    output: Path | None,
    filled: Path | None,
    again: bool,
) -> None:
    """Judge the links that kg link dataset left to a person.

    The files are those that kg link dataset wrote (default: all in this folder).
    First comes what is least certain and holds up most claims. Each judgement is
    written at once, as a new line; none is ever changed.

    \b
    Example:
      kg review links mnis.sssom.tsv --by "Ana Rivera"
    """
    if output is not None and filled is not None:
        raise UsageError("--to writes the queue and --from reads it; give one of them")
    if output is None and not (by or "").strip():
        raise UsageError("say who judges: --by with an ORCID or a name")
    if again and output is None and filled is None:
        raise UsageError("--again goes with --to (the table of what was judged) or --from")
    from kg import sssom
    from kg.cli import importing
    from kg.link import review

    importing.check(None, None, day, None)
    on = day or datetime.datetime.now().astimezone().date().isoformat()
    places = files or tuple(sorted(Path().glob(f"*{sssom.SUFFIX}")))
    if not places:
        raise UsageError(f"no file {sssom.SUFFIX} in this folder; name one")
    if output is not None:
        apart((*places, *map(review.report_of, places)), output)
        cases = review.judged_before(places) if again else review.queue(places)
        emit(review.table(cases), output)
        say(f"kg: {_counted(len(cases))} to judge{' again' if again else ''}")
    elif filled is not None:
        _take(filled, places, by or "", on, again=again)
    else:
        _session(review.queue(places), by or "", on)


def _take(filled: Path, places: Sequence[Path], by: str, day: str, *, again: bool) -> None:
    from kg.link import taking

    done = taking.take(filled, places, by, day, again=again)
    say(f"kg: {done.written} judgement{'' if done.written == 1 else 's'} written")
    for reason, count in sorted(done.passed.items()):
        say(f"kg: {count} row{'' if count == 1 else 's'} passed over: {reason}")
    if done.passed and not again:
        say("kg: to judge them otherwise, give --again; the last judgement stands")


def _session(cases: Sequence[Case], by: str, day: str) -> None:
    from kg.link import review

    count = 0
    for number, case in enumerate(cases, start=1):
        _show(case, number, len(cases))
        judgement, proposed = _asked(case)
        if judgement == "quit":
            break
        if judgement != "skip":
            review.judge(case, judgement, by, day, proposed)
            count += 1
    say(f"kg: {count} of {_counted(len(cases))} judged")


def _counted(count: int) -> str:
    return f"{count} case" if count == 1 else f"{count} cases"


def _show(case: Case, number: int, total: int) -> None:
    lines = [
        "",
        f"{number} of {total} · {case.label} [{case.subject}] · claims that depend: {case.claims}",
        case.explanation,
    ]
    for at, proposed in enumerate(case.proposed, start=1):
        name = case.labels[at - 1] if at <= len(case.labels) else ""
        lines.append(
            f"  {at}  {proposed} {name or (case.object_label if at == 1 else '')}".rstrip()
        )
    for line in lines:
        click.echo(clean(line))


def _keys(count: int) -> str:
    """The keys that there are for a case with so many records."""
    rivals = "2 accepts the other" if count == 2 else f"2 to {min(count, _MOST)} accept a rival"
    keys = ["n none of these", "s skip", "q quit"]
    if count:
        keys = ["a accept", *([rivals] if count > 1 else ()), "r reject", *keys]
    return " · ".join(keys)


def _asked(case: Case) -> tuple[str, str]:
    """The judgement, and which record it is of; ``skip`` and ``quit`` judge nothing."""
    while True:
        key = _key(_keys(len(case.proposed)))
        if key in {"", "q"}:
            return "quit", ""
        if key == "s":
            return "skip", ""
        if key == "n":
            return "none", ""
        if key in {"a", "r"} and case.proposed:
            return ("accept" if key == "a" else "reject"), case.proposed[0]
        if key.isdecimal() and 1 <= int(key) <= len(case.proposed):
            return "accept", case.proposed[int(key) - 1]
        say(_keys(len(case.proposed)))


def _key(keys: str) -> str:
    """One key of a terminal, or the first letter of a line; empty at the end."""
    if sys.stdin.isatty():
        click.echo(keys)
        return click.getchar().casefold()
    line = sys.stdin.readline()
    return line.strip().casefold()[:1] or ("" if not line else "?")
