"""Pages: a page of facts as text for a terminal, or as JSON."""

from __future__ import annotations

import io
import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from kg import claim
from kg.cli.terminal import clean
from kg.vocabulary import curie

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from kg.show import Fact, Page, SourceLine
    from kg.versions import Versions

MOST = 100


def as_json(page: Page, versions: Versions) -> bytes:
    """The page with every field under its own name, dates as ISO; and the versions."""
    record = {**asdict(page), "versions": asdict(versions)}
    return (json.dumps(record, ensure_ascii=False, indent=1, default=str) + "\n").encode()


def text(page: Page, versions: Versions, width: int, *, color: bool) -> str:
    """The page as lines of at most *width* (and at most 100) columns; addresses stay whole."""
    from rich.console import Console
    from rich.text import Text

    stream = io.StringIO()
    console = Console(
        file=stream, width=min(width, MOST), force_terminal=color, no_color=not color,
        highlight=False, emoji=False, markup=False, legacy_windows=False,
    )  # fmt: skip
    console.print(Text(_clean(page.label), style="bold"))
    about = " · ".join(part for part in (page.kind, *page.names, curie(page.iri)) if part)
    console.print(Text(_clean(about), style="dim"))
    if page.definition:
        console.print(Text(_clean(page.definition)))
    elif not page.facts:
        console.print("\nNo sourced fact about it in the graph.")
    seen: set[str] = set()
    for fact in page.facts:
        _print_fact(console, fact, seen)
    if any(_lacks_text(fact) for fact in page.facts):
        console.print()
        console.print(
            Text("Phrases between “…” stand in for passages whose text is not held here;"
                 " `kg article add FILE` shows them whole.", style="dim")
        )  # fmt: skip
    console.print()
    console.print(Text(versions.one_line(), style="dim"))
    lines = stream.getvalue().splitlines()
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _lacks_text(fact: Fact) -> bool:
    return any(s.passage is not None and s.passage.state == claim.NOT_HELD for s in fact.sources)


def _print_fact(console: Console, fact: Fact, seen: set[str]) -> None:
    from rich.padding import Padding
    from rich.text import Text

    console.print()
    head = Text()
    head.append(_clean(fact.when) or "day not known", style="cyan")
    head.append("  ")
    head.append(_clean(fact.sentence), style="bold")
    console.print(head)

    def under(line: Text) -> None:
        console.print(Padding(line, (0, 0, 0, 2)))

    details = "; ".join(f"{label}: {value}" for label, value in fact.details)
    under(Text(_clean(" · ".join(part for part in (fact.kind, details) if part)), style="dim"))
    for note in fact.notes:
        under(Text(f"note: {_clean(note)}", style="italic"))
    _print_figures(console, fact)
    for mark, lines in (("", fact.sources), ("! contested: ", fact.disputes)):
        article = ""
        for source in lines:
            if source.article != article:
                article = source.article
                under(_source(source))
                if source.url and article not in seen:
                    # Whole on its line, however long: an address is copied.
                    console.print(Text(f"    {_clean(source.url)}", style="dim"), soft_wrap=True)
                seen.add(article)
            if source.gist == fact.sentence and source.passage is None:
                continue
            console.print(Padding(_claim(source, mark, fact.sentence), (0, 0, 0, 4)))


def _print_figures(console: Console, fact: Fact) -> None:
    """The votes of a decision, and the versions where sources differ about figures."""
    from rich.padding import Padding
    from rich.text import Text

    from kg.show.tally import line

    for vote in fact.votes:
        said = f"vote of {vote.voter}, {vote.when or 'day not known'}: {line(vote)}"
        console.print(Padding(Text(_clean(said)), (0, 0, 0, 2)))
    for difference in fact.differences:
        lead = Text(_clean(f"sources differ: {difference.about}"), style="yellow")
        console.print(Padding(lead, (0, 0, 0, 2)))
        for version in difference.versions:
            who = ", ".join(dict.fromkeys(_publisher(source) for source in version.sources))
            console.print(Padding(Text(_clean(f"· {version.words} ({who})")), (0, 0, 0, 4)))


def _publisher(source: SourceLine) -> str:
    return source.publisher or "publisher not known"


def _source(source: SourceLine) -> Text:
    from rich.text import Text

    published = source.when or "no date"
    return Text(_clean(f"{_publisher(source)}, {published}: {source.headline}"))


def _claim(source: SourceLine, mark: str, sentence: str) -> Text:
    """One claim; what the fact's sentence said already is not said again."""
    from rich.text import Text

    speaker = source.speaker or ""
    said = f"{speaker} says: " if speaker and not source.gist.startswith(speaker) else ""
    modality = "" if source.modality in {"", "asserted"} else f" [{source.modality}]"
    line = Text("· ")
    gist = "" if source.gist == sentence else source.gist
    line.append(_clean(f"{mark}{said}{gist}{modality}"), style="yellow" if mark else "")
    if source.passage is not None:
        line.append(" " if len(line) > 2 else "")
        line.append_text(_passage(source.passage))
    return line


def _passage(passage: claim.Passage) -> Text:
    """The passage with its phrase underlined, or the phrase alone."""
    from rich.text import Text

    phrase = _clean(passage.phrase)
    if not passage.text:
        missing = ", not found in the text held" if passage.state == claim.NOT_FOUND else ""
        return Text(f"“… {phrase} …”{missing}", style="dim")
    line = Text(f"“{_clean(passage.text)}”")
    at = line.plain.find(phrase)
    if phrase and at >= 0:
        line.stylize("underline", at, at + len(phrase))
    again = passage.state == claim.FOUND_AGAIN
    line.append(" (found again in another edition)" if again else " (exact)", style="dim")
    return line


def _clean(value: Any) -> str:
    """Text from anywhere on one line, without what could steer a terminal."""
    return clean(" ".join(str(value).split()))
