"""Browser: the Chromium that the page tests drive, and what it must not do."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright


def chromium() -> str | None:
    """The path of the browser that page tests drive, if there is one."""
    named = os.environ.get("CHROMIUM")
    return named or shutil.which("chromium") or shutil.which("chromium-browser")


@cache
def axe_source() -> str:
    """The accessibility checker's script."""
    import axe_playwright_python

    return (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")


@contextmanager
def launched() -> Iterator[Browser]:
    """A running browser; inside a container its own sandbox cannot start."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium(), args=["--no-sandbox", "--disable-gpu"]
        )
        try:
            yield browser
        finally:
            browser.close()


@dataclass
class Watched:
    """A page, and everything that it should not have done."""

    page: Page
    address: str
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)

    def violations(self, within: str | None = None) -> list[str]:
        """Serious and critical violations that axe finds, with their places.

        Those of the whole page, or *within* a part of it that a selector names.
        """
        if not self.page.evaluate("() => 'axe' in window"):
            self.page.evaluate(axe_source())
        found = self.page.evaluate(
            "(within) => axe.run(within || document, { resultTypes: ['violations'] })", within
        )
        return [
            f"{violation['id']}: {node['target']} {node['failureSummary']}"
            for violation in found["violations"]
            if violation["impact"] in {"serious", "critical"}
            for node in violation["nodes"]
        ]


@contextmanager
def opened(
    browser: Browser,
    path: Path,
    *,
    fragment: str = "",
    width: int = 1200,
    height: int = 900,
    scheme: str = "light",
    script: bool = True,
) -> Iterator[Watched]:
    """The file *path* as a reader opens it, watched from before it loads."""
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme=scheme,  # type: ignore[arg-type]  # light or dark
        java_script_enabled=script,
        accept_downloads=True,
    )
    page = context.new_page()
    address = path.resolve().as_uri()
    watched = Watched(page, address)
    page.on("request", lambda request: watched.requests.append(request.url.partition("#")[0]))
    page.on("console", lambda message: watched.complaints.append(message.text))
    page.on("pageerror", lambda error: watched.complaints.append(str(error)))

    def dismiss(dialog: object) -> None:
        watched.dialogs.append(str(dialog))
        dialog.dismiss()  # type: ignore[attr-defined]

    page.on("dialog", dismiss)
    try:
        page.goto(address + fragment)
        yield watched
    finally:
        context.close()
