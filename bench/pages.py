"""How long a reader waits, in a real browser on a running server: python -m bench.pages INDEX.

From Enter to a drawn page: the time until the answer of the new query stands in the page and nothing runs. The rerun alone: the time for
which Streamlit says that its script runs. Both are wall time; the same rerun without a browser is CPU time, for a busy machine.
The first two queries warm up and are not counted, and the server is given WARMING seconds to learn the words of the collection.
"""

from __future__ import annotations

import os
import statistics
import sys
import time
from collections import deque
from pathlib import Path

from playwright.sync_api import Page, sync_playwright
from streamlit.testing.v1 import AppTest

from tests.browser.conftest import CHROMIUM, QUIET, ROOT, calm, serving
from ui import door

WARMING = 25
QUERIES = (
    *("президент", "встреча", "уряд", "безопасность", "переговори", "закон", "победа", "історія", "школа", "медицина", "война"),
    *("міністр закордонних справ", "новые выборы", "«сьогодні вранці»", "книга OR фільм", "москва -київ", "народ*"),
)

# Resolves when the script has run for the new query and the page is painted: the time from now, and that of the script.
CLOCK = """query => new Promise(done => {
  const app = document.querySelector('[data-testid="stApp"]');
  const entered = performance.now();
  let begun = 0;
  const observer = new MutationObserver(() => {
    const running = app.dataset.testScriptState !== 'notRunning';
    if (running) begun = begun || performance.now();
    else if (begun && new URL(location).searchParams.get('q') === query) {
      observer.disconnect();
      const ended = performance.now();
      requestAnimationFrame(() => setTimeout(() => done([performance.now() - entered, ended - begun])));
    }
  });
  observer.observe(app, { attributes: true, attributeFilter: ['data-test-script-state'] });
  document.querySelector('input[type=search]').dispatchEvent(
    new KeyboardEvent('keydown', { key: 'Enter', code: 'Enter', keyCode: 13, which: 13, bubbles: true })
  );
})"""


def waits(page: Page, query: str) -> tuple[float, float]:
    """Milliseconds from Enter to the drawn page, and those of the rerun."""
    page.fill("input[type=search]", query)
    whole, rerun = page.evaluate(CLOCK, query)
    calm(page)
    return whole, rerun


def reruns(index: Path) -> list[float]:
    """Milliseconds of CPU that the page takes for each query, drawn in this process."""
    os.environ["DEPESHA_INDEX"] = str(index)
    deque(door.index().warm(), maxlen=0)
    page = AppTest.from_file(ROOT / "ui" / "app.py", default_timeout=60)
    found = []
    for query in QUERIES:
        page.query_params["q"] = query
        before = time.process_time()
        page.run()
        found.append((time.process_time() - before) * 1000)
    return found[2:]


def main(index: Path) -> None:
    """Print the figures."""
    with sync_playwright() as machine, serving(index) as site:
        browser = machine.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        page = browser.new_page(viewport={"width": 1280, "height": 900}, locale="uk-UA")
        page.goto(site)
        calm(page)
        time.sleep(WARMING)
        found = [waits(page, query) for query in QUERIES][2:]
        browser.close()
    entered, ran = zip(*found, strict=True)
    for name, times in (("from Enter to a drawn page", entered), ("the rerun alone", ran), ("the rerun alone, CPU", reruns(index))):
        print(f"{name}: median {statistics.median(times):.0f} ms, longest {max(times):.0f} ms, {len(times)} queries")


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
