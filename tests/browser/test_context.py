"""The page of contexts as a person uses it, in Chromium, over a real index."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import calm

pytestmark = pytest.mark.browser
TALKS = quote("переговоры")
Visit = Callable[..., Page]


def test_from_a_search_to_its_contexts_to_a_hit_and_back(visit: Visit) -> None:
    page = visit(f"?q={TALKS}&lang=ru")
    page.locator(".d-total").get_by_role("link", name="Контекст").click()
    page.wait_for_selector(".d-kwic")
    calm(page)
    assert urlsplit(page.url).path == "/context" and parse_qs(urlsplit(page.url).query) == {"q": ["переговоры"], "lang": ["ru"]}
    assert page.locator(".d-kwic mark").all_inner_texts() == ["переговоры"] * 3
    assert page.locator(".d-kwic .d-line").first.get_attribute("lang") == "ru"
    href = page.locator(".d-kwic a").last.get_attribute("href") or ""
    assert "q" in parse_qs(urlsplit(page.locator(".st-key-context a").get_attribute("href") or "").query)
    page = visit(href)
    assert page.locator("article.d-text mark.here").count() == 1


def test_a_line_opens_its_own_hit(visit: Visit) -> None:
    page = visit(f"context?q={TALKS}&lang=ru&order=oldest")
    href = page.locator(".d-kwic a").nth(2).get_attribute("href") or ""
    assert visit(href).locator("article.d-text mark.here").get_attribute("id") == "hit-3"


def test_sorting_stands_in_the_address(visit: Visit) -> None:
    page = visit(f"context?q={TALKS}&order=left1")
    lefts = [text.split() for text in page.locator(".d-kwic .d-left").all_inner_texts()]
    nearest = [(words[-1:] or [""])[0].strip(",.").lower() for words in lefts]
    nearest = [word for word in nearest if word and word not in "⇄>"]
    assert nearest and nearest == sorted(nearest)


def test_the_file_holds_every_hit_and_states_its_query(visit: Visit) -> None:
    page = visit(f"context?q={TALKS}")
    with page.expect_download() as started:
        page.get_by_role("button", name="CSV", exact=True).click()
    rows = list(csv.DictReader(io.StringIO(Path(started.value.path()).read_text("utf-8-sig"), newline="")))
    assert len(rows) == page.locator(".d-kwic li").count() == int(rows[0]["hits"])
    assert rows[0]["query"] == "переговоры" and not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row.values())


@pytest.mark.parametrize(
    ("locale", "title"), [("uk-UA", "Слова в контексті"), ("ru-RU", "Слова в контексте"), ("en-GB", "Words in context")]
)
def test_three_languages_at_390_pixels_in_the_dark(visit: Visit, locale: str, title: str) -> None:
    for view in ("lines", "forms", "time"):
        page = visit(f"context?q={TALKS}&view={view}", locale, 390, "dark")
        assert page.inner_text("h1.d-page") == title
        assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_hostile_document_runs_nothing(visit: Visit) -> None:
    page = visit(f"context?q={TALKS}&lang=uk")
    assert page.title() != "run" and page.locator("img, iframe, [onerror]").count() == 0
    assert "![знімок]" in page.inner_text(".d-kwic")


def test_over_time_has_a_chart_and_its_numbers(visit: Visit) -> None:
    page = visit(f"context?q={TALKS}&view=time&measure=rate")
    assert page.locator(".d-chart i").count() >= 3 and page.locator(".d-time h2").count() == 2
    page.locator(".d-numbers summary").click()
    assert page.locator(".d-numbers tbody tr").first.is_visible()
