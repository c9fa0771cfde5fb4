"""The pictures of docs/, made from the running program over the demonstration corpus: python -m tests.browser.screenshots FOLDER."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, NamedTuple

from playwright.sync_api import Browser, ViewportSize, sync_playwright

from tests.browser.conftest import CHROMIUM, DRAWN, PATIENCE, QUIET, ROOT, SKELETON, build, serving
from tests.browser.tour import steps

SETTLED = 1_500  # milliseconds until fonts and the histogram are drawn


class Picture(NamedTuple):
    """A page as a reader of that browser sees it; `at` stands at its foot, or the page is at its top."""

    name: str
    address: str
    width: int = 1280
    scheme: Literal["light", "dark"] = "light"
    locale: str = "uk-UA"
    height: int = 900
    at: str | None = None


PICTURES = (
    Picture("search", "?q=гарантии+безопасности"),
    Picture("search-dark", "?q=гарантии+безопасности", scheme="dark"),
    Picture("search-narrow", "?q=переговоры&ui=ru", width=390, locale="ru-RU"),
    Picture("document", "doc?id=letopis/budapesht-memorandum.txt&q=гарантии&ui=en", locale="en-GB"),
    Picture("compare", "compare?a=letopis/helsinki-peregovory.txt&b=zelenyi-stil/helsinki-pereklad.txt"),
    Picture("events", "events?id=meridian-1994-12-04"),
    Picture("about", "about?ui=en", locale="en-GB"),
)
FOOT = {"tour-document": "h1", "tour-compare": ".d-changes:has-text('мовляв')", "tour-citation": '[data-testid="stCode"]'}


def of_the_tour() -> Iterator[Picture]:
    """The pictures of docs/tour.md, at the addresses of its steps."""
    for step in steps():
        if step.picture:
            yield Picture(step.picture, step.address, locale="en-GB", height=660, at=FOOT.get(step.picture))


def main(folder: Path) -> None:
    """Write every picture into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place, sync_playwright() as machine:
        build(ROOT / "corpus", Path(place, "index"))
        browser = machine.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        with serving(Path(place, "index")) as site:
            for picture in (*PICTURES, *of_the_tour()):
                take(picture, browser, site, folder)
        browser.close()


def take(picture: Picture, browser: Browser, site: str, folder: Path) -> None:
    """Write one picture into the folder."""
    viewport: ViewportSize = {"width": picture.width, "height": picture.height}
    page = browser.new_page(viewport=viewport, color_scheme=picture.scheme, locale=picture.locale)
    page.goto(site + picture.address)
    page.wait_for_selector(DRAWN, timeout=PATIENCE)
    page.wait_for_selector(SKELETON, state="detached", timeout=PATIENCE)
    if picture.at:
        page.locator(picture.at).evaluate("element => element.scrollIntoView({block: 'end'})")
    page.wait_for_timeout(SETTLED)
    page.screenshot(path=folder / f"{picture.name}.png")
    page.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
