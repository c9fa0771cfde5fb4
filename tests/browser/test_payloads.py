"""Script payloads in every field of every document, in Chromium, on every page: nothing runs, nothing is fetched, the page stays.

A new page is one more line in `PAGES`. `{id}` is the payload's document, `{other}` another one, `{payload}` the payload itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest
from playwright.sync_api import Browser, Page

from indexer.intake.tags import plain_line
from tests.browser.conftest import ROOT, build, calm, serving
from tests.browser.corpus import write_corpus
from tests.browser.payloads import PAYLOADS, records

pytestmark = pytest.mark.browser

PAGES = (
    "?q={payload}",
    "?source={payload}&tag={payload}",
    "doc?id={id}&q={payload}",
    "doc?id={payload}",
    "compare?a={id}&b={other}",
    "compare?a={payload}",
    "context?q={payload}",
    "events?id={id}",
    "events?id={payload}&view={payload}",
)
LISTS = (
    "",
    f"?q={quote('переговори OR посол')}",
    "about",
    "compare",
    "events?only=all",
    f"context?q={quote('переговори OR посол')}",
    "?q=%00%F0&lang=%3Cscript%3E&from=%22%3E&sort=x&page=-1&ui=%3C",
)
RAN = "window.ranNumbers = []; window.ran = number => window.ranNumbers.push(number);"
DRAWN = ".d-frame"
# what no page of Depesha has of its own
FOREIGN = ", ".join(
    f".stApp {each}"
    for each in ("img", "iframe", "object", "video", "math", "animate", "[autofocus]", "[onerror]", "[onload]", "[ontoggle]")
)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("payloads")
    write_corpus(folder / "corpus", records())
    build(folder / "corpus", folder / "index")
    with serving(folder / "index") as found:
        yield found


@pytest.fixture(scope="module")
def asked() -> list[str]:
    """Every address that the browser asked for."""
    return []


@pytest.fixture(scope="module")
def tab(browser: Browser, asked: list[str]) -> Iterator[Page]:
    """One page for all visits: what a payload left behind would show in the next."""
    context = browser.new_context(locale="uk-UA", viewport={"width": 1280, "height": 900})
    context.add_init_script(RAN)
    context.on("request", lambda request: asked.append(request.url))
    page = context.new_page()
    page.on("dialog", lambda dialog: asked.append(f"dialog {dialog.message}"))
    yield page
    context.close()


def assert_harmless(tab: Page, asked: list[str], address: str, path: str) -> None:
    tab.goto(address + path)
    calm(tab)
    for mark in tab.locator("mark:visible").all()[:3]:
        mark.hover()
    assert tab.evaluate("window.ranNumbers") == [], "a script ran"
    assert [url for url in asked if urlsplit(url).hostname != "127.0.0.1" and not url.startswith(("data:", "blob:"))] == []
    assert tab.locator(DRAWN).is_visible()
    assert tab.locator(FOREIGN).count() == 0, "an element came from a document"
    assert tab.locator('a[href^="javascript" i]').count() == 0


@pytest.mark.parametrize("path", LISTS)
def test_a_page_of_all_payloads_is_harmless(tab: Page, asked: list[str], address: str, path: str) -> None:
    assert_harmless(tab, asked, address, path)


def test_no_page_is_left_out() -> None:
    known = set(re.findall(r'url_path="([a-z]+)"', (ROOT / "ui" / "app.py").read_text(encoding="utf-8"))) - {"search"}
    assert known and known == {path.partition("?")[0] for path in (*PAGES, *LISTS)} - {""}


def visit_all(tab: Page, asked: list[str], address: str, path: str, numbers: range) -> None:
    for number in numbers:
        other = f"payload-{(number + 1) % len(PAYLOADS)}"
        filled = path.format(id=f"payload-{number}", other=other, payload=quote(PAYLOADS[number], safe=""))
        assert_harmless(tab, asked, address, filled)


@pytest.mark.parametrize("path", PAGES)
def test_a_payload_is_harmless_on_every_page(tab: Page, asked: list[str], address: str, path: str) -> None:
    at = PAGES.index(path)
    visit_all(tab, asked, address, path, range(at, len(PAYLOADS), 16))


@pytest.mark.slow
@pytest.mark.parametrize("path", PAGES)
def test_each_of_the_21_payloads_is_harmless_on_every_page(tab: Page, asked: list[str], address: str, path: str) -> None:
    assert len(PAYLOADS) == 21
    visit_all(tab, asked, address, path, range(len(PAYLOADS)))


def test_the_title_says_what_was_written(tab: Page, address: str) -> None:
    for number in (0, 9, 18):
        tab.goto(f"{address}doc?id=payload-{number}")
        calm(tab)
        assert plain_line(PAYLOADS[number]) in tab.inner_text("h1")  # a title loses its tags of style: </span>
        assert PAYLOADS[number] in tab.inner_text("article.d-text")


# --- the server --------------------------------------------------------------------------------


def listening(port: int) -> set[str]:
    """The local addresses, as the kernel writes them, on which somebody listens at this port."""
    rows = [line.split() for name in ("tcp", "tcp6") for line in Path(f"/proc/net/{name}").read_text().splitlines()[1:]]
    return {local.partition(":")[0] for _, local, _, state, *_ in rows if state == "0A" and int(local.partition(":")[2], 16) == port}


@pytest.mark.skipif(not Path("/proc/net/tcp").exists(), reason="only Linux lists its sockets in /proc/net/tcp")
def test_the_server_listens_on_this_machine_alone(address: str) -> None:
    port = urlsplit(address).port
    assert port and listening(port) == {"0100007F"}  # 127.0.0.1, in the order of a little machine's bytes
