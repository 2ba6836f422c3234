"""Sheet: what a chart view hands to its page, one sheet a state of the picture.

Most views have one sheet. Where a reader may choose (a contest, an endorser),
each choice is a sheet of its own, and the page shows one at a time.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from kg.draw.chart import Chart, Mark, Span
from kg.vocabulary import curie

Glyph = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Item:
    """One mark in the list that stands in for the chart on a phone.

    *glyph* is `{"shape", "fill", "hue", "text"}` as in the legend, where also
    `{"box": classes}`, `{"line": classes}` and `{"text"}` alone are signs. One that
    stands in the chart only, or in the list only, says so: `"only": "chart"` or `"list"`.
    Where its hue tells the result, that is so from the day *since* on, and *outcome*
    stands behind the note then.
    """

    mark: Mark
    name: str
    note: str = ""
    glyph: Glyph | None = None
    bold: bool = False
    struck: bool = False
    outcome: str = ""
    since: date | None = None

    @property
    def before(self) -> Glyph | None:
        """The glyph before the result."""
        return self.glyph and {**self.glyph, "hue": "other"}


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the list: a day (or another short head) and its marks.

    *outcome* stands behind the head from the day *since*, if that is known. With
    *remark*, a tinted row of words instead, shown *since* a day (by the day things
    became public, then by the day of decision).
    """

    head: str = ""
    items: tuple[Item, ...] = ()
    remark: str = ""
    outcome: str = ""
    since: Span = (None, None)
    folded: bool = False


@dataclass(frozen=True, slots=True)
class Drawer:
    """Rows of the list behind one press, which says how many of *one* or *many* they are."""

    one: str
    many: str
    lines: tuple[Line, ...]


@dataclass(slots=True)
class Group:
    """Rows of the list under a head; *hue* is h1 to h4 or other.

    *mark* makes the head itself a mark. Rows that are *folded* stand behind
    one press, which says *more*; *drawers* are such rows of which the page counts
    how many are there. *counts* names the count that *note* is; a note that the page
    cannot count is *timeless* or not said of an earlier day. *outcome* stands behind
    it from the day *since* on (else from the first).
    """

    head: str
    note: str = ""
    hue: str = "other"
    mark: Mark | None = None
    counts: str | None = None
    timeless: bool = True
    outcome: str = ""
    since: date | None = None
    more: str = ""
    lines: list[Line] = field(default_factory=list)
    drawers: list[Drawer] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Dial:
    """A choice of the page's own that draws nothing new: *name*, *label* and its values.

    A value is what the address keeps, what the control says, and the words that stand
    in the chart where `Chart.told` has put those of *chosen*.
    """

    name: str
    label: str
    values: list[tuple[str, str, str]]
    chosen: str


@dataclass(slots=True)
class Sheet:
    """One state of the picture with its words, its list and its days.

    *days* are the steps of the slider: days on which something became public
    (`public`) or was decided (`decided`); without any there is no slider.
    *counted* are the words behind the slider's value, such as "nominations".
    *title_then* and *standfirst_then* stand there while the slider is not at
    its end; ``{day}``, ``{shown}`` and ``{all}`` are filled in. *sources* is how
    many articles stand behind what it draws; the view counts them, if nobody has.
    Where *chart* folds some marks to counts, *unfolded* draws every one.
    *contests* are key, name and last day of those whose fractions the page counts;
    *in_all* is how the standfirst says their number. *told* are the names of the
    columns of the table that are this picture's, if those are not all.
    """

    key: str
    label: str
    title: str
    standfirst: str
    chart: Chart
    phone: list[Group]
    legend: list[tuple[Glyph, str]]
    leaves_out: list[str]
    how: str
    public: list[date] = field(default_factory=list)
    decided: list[date] = field(default_factory=list)
    counted: str = "decisions"
    title_then: str = ""
    standfirst_then: str = ""
    empty: str = ""
    sources: int | None = None
    contests: list[tuple[str, str, date | None]] = field(default_factory=list)
    in_all: str = ""
    told: list[str] = field(default_factory=list)
    unfolded: Chart | None = None

    def drawn(self) -> list[Mark]:
        """The marks that the page has, in its order: those of the chart, then unfolded."""
        return [*self.chart.marks, *(self.unfolded.marks if self.unfolded else ())]

    def marks(self) -> list[Mark]:
        """Every mark, with those that stand folded to a count."""
        folded = [one for mark in self.chart.marks if mark.fold for one in mark.fold.marks]
        return [*self.drawn(), *folded]


@dataclass(slots=True)
class ChartView:
    """What a view of charts gives to the page.

    *columns* are pairs of a name and a head; each of *rows* is
    `{"open", "contest", "kind", "rank", "public", "decided", "sheet", "who", "cells",
    "csv"}`, where a cell is `{"text", "sort", "name", "known"}` and only *open*,
    *cells* and *csv* must be there. *sheet* names the sheets of which it is a fact,
    with spaces between them, *who* the endorser by whose row it is put in order.
    The column at *link* opens the row's entry.
    """

    name: str
    chose: str
    sheets: list[Sheet]
    opening: str
    entries: dict[str, Any]
    search: list[dict[str, Any]]
    columns: tuple[tuple[str, str], ...]
    csv_columns: tuple[str, ...]
    rows: list[dict[str, Any]]
    sources: int
    chooser: str = ""
    link: int = 1
    landscape: bool = False
    # What the table tells besides its heading, such as that it has no day.
    table_note: str = ""
    # Which filters stand under the legend: contest, kind, rank.
    filters: tuple[str, ...] = ()
    # Which further choices stand beside the filters.
    dials: list[Dial] = field(default_factory=list)
    # Endorsers whose thread can be shown, CURIE and label, and the one shown at first.
    follow: list[tuple[str, str]] = field(default_factory=list)
    followed: str | None = None
    # In which orders a reader may put the rows that can be moved: key, words, and a
    # sentence of the standfirst; the first is the one that is drawn.
    orders: list[tuple[str, str, str]] = field(default_factory=list)
    # Every article behind the page: title, url (or None) and published.
    articles: list[dict[str, Any]] = field(default_factory=list)
    # The articles that each entry rests on, by key.
    cited: Mapping[str, AbstractSet[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Count the articles behind each sheet, where what they rest on is handed over."""
        for sheet in self.sheets:
            if sheet.sources is None and self.cited:
                keys = (mark.key for mark in sheet.marks())
                sheet.sources = len(backing(keys, self.entries, self.cited))

    @property
    def shown(self) -> Sheet:
        """The sheet on which the page opens."""
        return next(sheet for sheet in self.sheets if sheet.key == self.opening)


def still(name: str, chose: str, sheet: Sheet, sources: int) -> ChartView:
    """A view of *sheet* alone, for a picture without a page: no table, no search, no panel."""
    return ChartView(
        name=name,
        chose=chose,
        sheets=[sheet],
        opening=sheet.key,
        entries={},
        search=[],
        columns=(),
        csv_columns=(),
        rows=[],
        sources=sources,
    )


def backing(
    keys: Iterable[str], entries: Mapping[str, Any], cited: Mapping[str, AbstractSet[str]]
) -> set[str]:
    """The articles behind what the marks of these *keys* open.

    An entry of the page's own, such as that of a number, rests on the facts that it
    lists. What is known of a candidate or an endorser besides is not drawn.
    """
    found: set[str] = set()
    for key in keys:
        found |= cited.get(key, set())
        entry = entries.get(key, {})
        if key not in cited and curie(str(entry.get("iri", ""))) != key:
            for section in entry.get("sections", ()):
                for item in section["items"]:
                    found |= cited.get(item["open"], set())
    return found
