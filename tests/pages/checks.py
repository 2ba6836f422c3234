"""Checks: what holds of every page, whatever it draws."""

from __future__ import annotations

from typing import Any

from pages.browser import Watched

SIZES: dict[str, dict[str, Any]] = {
    "desktop": {"width": 1200, "height": 900},
    "dark": {"width": 1200, "height": 900, "scheme": "dark"},
    "tablet": {"width": 860, "height": 900},
    "phone": {"width": 400, "height": 800},
    "phone-dark": {"width": 400, "height": 800, "scheme": "dark"},
}
CLEAN = """() => ({
  flag: window.pwned === undefined,
  foreign: document.querySelectorAll('img, iframe, object, embed, base, form, math, video').length,
  handlers: [...document.querySelectorAll('*')].filter((e) => [...e.attributes].some((a) =>
    a.name.startsWith('on'))).length,
  links: [...document.links].filter((a) => !/^https?:/.test(a.href)).length,
})"""


def assert_quiet(watched: Watched, within: str | None = None) -> None:
    """No request but the file, nothing in the console, no serious violation (*within* a part)."""
    assert watched.violations(within) == []
    assert set(watched.requests) == {watched.address}
    assert watched.complaints == []


def assert_clean(watched: Watched, scripts: int) -> None:
    """Nothing ran, nothing was asked, and no markup came of a text."""
    assert watched.page.evaluate("document.scripts.length") == scripts
    assert watched.page.evaluate(CLEAN) == {"flag": True, "foreign": 0, "handlers": 0, "links": 0}
    assert watched.dialogs == []
    assert watched.complaints == []
    assert set(watched.requests) == {watched.address}
