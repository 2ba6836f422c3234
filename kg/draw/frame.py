"""Frame: the file around charts, the same for every view of them."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree as ET

from markupsafe import Markup

from kg.draw import filters, held, shell, theme, words
from kg.draw.chart import Chart, Mark
from kg.draw.sheet import ChartView, Sheet
from kg.versions import Versions

SCRIPTS = (
    *("base.js", "packed.js", "chart.js", "time.js", "filters.js", "chart-time.js", "folds.js"),
    *("agreement.js", "panel.js", "search.js", "order.js"),
    *("table.js", "keys.js", "chart-start.js"),
)


def render(view: ChartView, versions: Versions) -> str:
    """The page of *view* as HTML; the same view gives the same text."""
    opening = view.shown
    return shell.fill(
        "chart.html.j2",
        ("palette.css", "page.css", "time.css", "chart.css"),
        [shell.together(SCRIPTS)],
        _payload(view),
        held=held.of(view.entries, view.search, view.rows),
        style=theme.of_page() + _page_rule(view),
        title=opening.title,
        standfirst=opening.standfirst,
        leaves_out=opening.leaves_out,
        svgs=[_svgs(sheet, index) for index, sheet in enumerate(view.sheets)],
        cited=opening.sources,
        twins=[_twins(sheet) for sheet in view.sheets],
        timed=any(sheet.public or sheet.decided for sheet in view.sheets),
        filter_words=filters.NAMES,
        filter_values=_filter_values(view),
        versions=versions,
        **{name: getattr(view, name) for name in _OF_VIEW},
    )


_OF_VIEW = (
    *("sheets", "opening", "columns", "rows", "sources", "chooser", "link"),
    *("landscape", "table_note", "filters", "dials", "follow", "orders", "articles"),
)


def _page_rule(view: ChartView) -> str:
    return "\n@page{size:A4 landscape;margin:12mm}" if view.landscape else ""


def _svgs(sheet: Sheet, index: int) -> list[Markup]:
    """The chart of a sheet, and what it is unfolded."""
    found = [_svg(sheet.chart, f"c{index}", index)]
    if sheet.unfolded is not None:
        found.append(_svg(sheet.unfolded, f"u{index}", index))
    return found


def _svg(chart: Chart, name: str, index: int) -> Markup:
    """A chart with its text escaped by ElementTree."""
    element = chart.svg(name)
    element.set("class", "chart")
    element.set("role", "graphics-document")
    element.set("aria-labelledby", "title")
    element.set("aria-describedby", f"standfirst how-{index + 1}")
    text = ET.tostring(element, encoding="unicode", short_empty_elements=False)
    return Markup(text)  # noqa: S704  # ElementTree has escaped it


def _twins(sheet: Sheet) -> dict[Mark, int]:
    """Where the chart has each mark, so that the list need not tell it again."""
    places: dict[Mark, int] = {}
    for at, mark in enumerate(sheet.drawn()):
        places.setdefault(mark, at)
    return places


def _filter_values(view: ChartView) -> dict[str, list[tuple[str, str]]]:
    """What each filter offers: only what occurs, in the order of the subject."""
    marks = [mark for sheet in view.sheets for mark in sheet.marks()]
    contests = {mark.contest for mark in marks if mark.contest}
    names = {
        row["contest"]: next(c["text"] for c in row["cells"] if c["name"] == "Contest")
        for row in view.rows
        if row.get("contest") in contests and any(c["name"] == "Contest" for c in row["cells"])
    }
    for sheet in view.sheets:
        names |= {key: name for key, name, _ in sheet.contests}
    return {
        "kind": filters.kinds(mark.kind for mark in marks),
        "rank": filters.ranks(mark.rank for mark in marks),
        "contest": list(names.items()),
    }


def _payload(view: ChartView) -> dict[str, Any]:
    return {
        "name": view.name,
        "opening": view.opening,
        "sheets": [
            {
                "key": sheet.key,
                "title": sheet.title,
                "standfirst": sheet.standfirst,
                "leavesOut": sheet.leaves_out,
                "titleThen": sheet.title_then,
                "standfirstThen": sheet.standfirst_then,
                "public": [day.isoformat() for day in sheet.public],
                "decided": [day.isoformat() for day in sheet.decided],
                "counted": sheet.counted,
                "contests": [[key, name, str(end or "")] for key, name, end in sheet.contests],
                "inAll": sheet.in_all,
                "told": sheet.told,
                "sources": sheet.sources,
                "folds": {m.key: m.fold.payload() for m in sheet.chart.marks if m.fold},
            }
            for sheet in view.sheets
        ],
        "kinds": [[kind, *both] for kind, both in words.KINDS.items()],
        "follow": [list(pair) for pair in view.follow],
        "followed": view.followed,
        "orders": [list(one) for one in view.orders],
        "dials": {dial.name: dial.chosen for dial in view.dials},
        "columns": [name for name, _ in view.columns],
        "csvColumns": list(view.csv_columns),
        "ids": held.IDS,
        "sources": view.sources,
    }
