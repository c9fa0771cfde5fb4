"""A real browser on a real server over a real index: Debian's Chromium, 127.0.0.1, a corpus written for these tests.

`site` is the address of a server over a fresh index of CORPUS, one for all tests of a run; `corpus_of` builds others.
`browser` is one Chromium for the run; `visit` opens a page in a context of its own and waits until it is drawn; `calm` waits again.
`strangers` lists the requests that left the machine: no test may make any.
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

import pytest

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: run make test, which installs it")

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright  # noqa: E402

from tests.browser.corpus import write_corpus  # noqa: E402

CHROMIUM = shutil.which("chromium")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
ROOT = Path(__file__).parents[2]
DRAWN = '[data-testid="stApp"][data-test-script-state="notRunning"]'
SKELETON = '[data-testid="stSkeleton"]'  # widgets whose code a busy machine has not fetched yet
PATIENCE = 30_000  # milliseconds


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("no Chromium; on Debian or Ubuntu: apt-get install chromium")
    with sync_playwright() as machine:
        chromium = machine.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield chromium
        chromium.close()


def build(corpus: Path, index: Path) -> None:
    """Index a folder as `make` does."""
    command = [sys.executable, "-m", "indexer", "index", "--corpus", str(corpus), "--index", str(index), "--engine", "whoosh"]
    subprocess.run(command, check=True, cwd=ROOT, capture_output=True, timeout=120)


@contextmanager
def serving(index: Path) -> Iterator[str]:
    """A server of the page over an index, on a free port; it is stopped by its own process id."""
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "indexer", "serve", "--index", str(index), "--port", str(port)]
    server = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    try:
        _wait_for(f"http://127.0.0.1:{port}/_stcore/health", server)
        yield f"http://127.0.0.1:{port}/"
    finally:
        _stop(server)


def _stop(server: subprocess.Popen[bytes]) -> None:
    os.killpg(server.pid, signal.SIGTERM)  # `serve` runs Streamlit as its child: both are in the session that it leads
    server.wait(timeout=20)


def _wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        assert server.poll() is None, "the server ended before it answered"
        try:
            urllib.request.urlopen(address, timeout=2).close()
            return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise AssertionError("the server did not answer within a minute")


@pytest.fixture(scope="session")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("browser")
    write_corpus(folder / "corpus")
    build(folder / "corpus", folder / "index")
    return folder / "index"


@pytest.fixture(scope="session")
def site(index: Path, browser: Browser) -> Iterator[str]:
    with serving(index) as address:
        yield address


@pytest.fixture
def strangers() -> Iterator[list[str]]:
    found: list[str] = []
    yield found
    assert found == [], "the page asked another machine"


@pytest.fixture(scope="session")
def contexts(browser: Browser) -> Iterator[dict[tuple[str, int, str], BrowserContext]]:
    """One context for each kind of reader, so that Streamlit's own files are fetched once."""
    found: dict[tuple[str, int, str], BrowserContext] = {}
    yield found
    for context in found.values():
        context.close()


@pytest.fixture
def visit(
    site: str, browser: Browser, contexts: dict[tuple[str, int, str], BrowserContext], strangers: list[str]
) -> Iterator[Callable[..., Page]]:
    pages: list[Page] = []

    def open_page(
        path: str = "", locale: str = "uk-UA", width: int = 1280, scheme: Literal["light", "dark"] = "light", base: str = site
    ) -> Page:
        reader = (locale, width, scheme)
        if reader not in contexts:
            contexts[reader] = browser.new_context(locale=locale, color_scheme=scheme, viewport={"width": width, "height": 900})
        page = contexts[reader].new_page()
        pages.append(page)
        page.set_default_timeout(PATIENCE)
        page.on("request", lambda request: strangers.append(request.url) if _is_strange(request.url) else None)
        page.goto(base + path)
        calm(page)
        return page

    yield open_page
    for page in pages:
        page.close()


def _is_strange(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme in ("http", "https", "ws", "wss") and parts.hostname != "127.0.0.1"


def calm(page: Page) -> None:
    """Wait until the script has run and the page is drawn: not running, and nothing has changed on the page for a moment."""
    page.wait_for_selector(".d-frame")
    page.wait_for_timeout(100)  # a click reaches the server and the state turns to running
    page.wait_for_selector(DRAWN)
    page.evaluate(QUIET_FOR, 150)


# resolves when the script is not running and the page has not changed for so many milliseconds
QUIET_FOR = """quiet => new Promise(done => {
  let timer;
  const running = () => document.querySelector('[data-testid="stApp"]').dataset.testScriptState !== 'notRunning';
  const wait = () => { clearTimeout(timer); timer = setTimeout(() => running() ? wait() : (observer.disconnect(), done()), quiet); };
  const observer = new MutationObserver(wait);
  observer.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
  wait();
})"""
