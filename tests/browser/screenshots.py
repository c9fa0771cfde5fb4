"""The pictures of docs/, made from the running program over the demonstration corpus: python -m tests.browser.screenshots FOLDER."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.conftest import CHROMIUM, DRAWN, PATIENCE, QUIET, ROOT, build, serving

SETTLED = 1_500  # milliseconds until fonts and the histogram are drawn
SKELETON = '[data-testid="stSkeleton"]'  # widgets whose code a busy machine has not fetched yet

# name, address, width, colour scheme, locale
PICTURES = (
    ("search", "?q=гарантии+безопасности", 1280, "light", "uk-UA"),
    ("search-dark", "?q=гарантии+безопасности", 1280, "dark", "uk-UA"),
    ("search-narrow", "?q=переговоры&ui=ru", 390, "light", "ru-RU"),
    ("document", "doc?id=letopis/budapesht-memorandum.txt&q=гарантии&ui=en", 1280, "light", "en-GB"),
    ("compare", "compare?a=letopis/helsinki-peregovory.txt&b=zelenyi-stil/helsinki-pereklad.txt", 1280, "light", "uk-UA"),
    ("events", "events?id=meridian-1994-12-04", 1280, "light", "uk-UA"),
    ("about", "about?ui=en", 1280, "light", "en-GB"),
)


def main(folder: Path) -> None:
    """Write every picture into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place, sync_playwright() as machine:
        build(ROOT / "corpus", Path(place, "index"))
        browser = machine.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        with serving(Path(place, "index")) as site:
            for name, address, width, scheme, locale in PICTURES:
                page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme, locale=locale)  # type: ignore[arg-type]
                page.goto(site + address)
                page.wait_for_selector(DRAWN, timeout=PATIENCE)
                page.wait_for_selector(SKELETON, state="detached", timeout=PATIENCE)
                page.wait_for_timeout(SETTLED)
                page.screenshot(path=folder / f"{name}.png")
                page.close()
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
