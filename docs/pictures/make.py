"""Make the pictures that the README shows, from the page that `kg draw` writes.

    python docs/pictures/make.py

No text of an article is held while they are made, so none is in them.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from kg import draw, graph
from kg.article import Texts
from kg.query import OxigraphEngine

HERE = Path(__file__).parent
WIDTH, HEIGHT = 1200, 700
PICTURES = {"network-2015": "light", "network-2015-dark": "dark"}


def main() -> None:
    """Draw the default picture, and photograph it in both themes."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        page_file = Path(folder) / "network.html"
        draw.draw(OxigraphEngine(graph.load(graph.files())), Texts(None), page_file)
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        for name, scheme in PICTURES.items():
            page = browser.new_page(
                viewport={"width": WIDTH, "height": HEIGHT},
                color_scheme=scheme,  # type: ignore[arg-type]  # light or dark
                device_scale_factor=1.1,
            )
            page.goto(page_file.as_uri())
            bottom = page.evaluate("document.querySelector('#leaves-out').offsetTop")
            clip = {"x": 0, "y": 0, "width": WIDTH, "height": bottom}
            page.screenshot(path=HERE / f"{name}.png", clip=clip, full_page=True)
        browser.close()


if __name__ == "__main__":
    main()
