"""Comparison as a person uses it, in Chromium, over a real index."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import calm

pytestmark = pytest.mark.browser

Visit = Callable[..., Page]
BOTH = "compare?a=talks-ru&b=talks-uk"


def _parameters(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def test_from_a_result_to_the_choice_to_both_documents_and_back(visit: Visit) -> None:
    page = visit("?q=Женеве")
    page.get_by_role("link", name="Порівняти з… Стороны").click()
    page.wait_for_selector(".d-chosen")
    calm(page)
    assert _parameters(page) == {"a": ["talks-ru"]}
    page.get_by_role("link", name="У Женеві говорили").click()
    page.wait_for_selector(".d-rows")
    calm(page)
    assert urlsplit(page.url).path == "/compare" and _parameters(page) == {"a": ["talks-ru"], "b": ["talks-uk"]}
    assert "↔" in page.title()
    page.go_back()
    page.wait_for_selector(".d-chosen")


def test_the_document_page_leads_here(visit: Visit) -> None:
    page = visit("doc?id=talks-uk&ui=en")
    page.get_by_role("link", name="Compare with").click()
    page.wait_for_selector(".d-chosen")
    assert _parameters(page) == {"a": ["talks-uk"], "ui": ["en"]}


@pytest.mark.parametrize(("ui", "only"), [("uk", "лише в Б"), ("ru", "только в Б"), ("en", "only in B")])
def test_a_link_shows_the_same_in_another_browser(visit: Visit, ui: str, only: str) -> None:
    first = visit(f"{BOTH}&ui={ui}")
    assert only in first.inner_text(".d-rows")
    link = first.get_attribute(".d-permalink", "href") or ""
    second = visit(link, "en-GB")
    assert second.inner_html(".d-rows") == first.inner_html(".d-rows")
    assert second.evaluate("document.documentElement.lang") == ui


def test_sentences_say_their_language(visit: Visit) -> None:
    page = visit(BOTH)
    assert set(page.locator(".d-told p").evaluate_all("all => all.map(one => one.lang)")) == {"ru", "uk"}


def test_differences_alone_and_back(visit: Visit) -> None:
    page = visit("compare?a=digest-01&b=digest-02")
    assert page.locator(".d-rows > li").count() == 3  # the titles, and two sentences; the number is another in the titles and the first
    page.locator(".st-key-only label").click()
    calm(page)
    assert _parameters(page) == {"a": ["digest-01"], "b": ["digest-02"], "only": ["differences"]}
    assert page.locator(".d-rows > li").count() == 2 and "число" in page.inner_text(".d-rows .d-kind")
    page.go_back()
    calm(page)
    assert page.locator(".d-rows > li").count() == 3


def test_keys_go_from_difference_to_difference(visit: Visit) -> None:
    page = visit(BOTH)
    rows = page.locator(".d-rows [data-differs]")
    focused = "[...document.querySelectorAll('.d-rows [data-differs]')].indexOf(document.activeElement)"
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert page.evaluate(focused) == 1
    page.keyboard.press("k")
    page.keyboard.press("k")
    assert page.evaluate(focused) == rows.count() - 1
    page.wait_for_timeout(800)
    box = page.locator("li:focus").bounding_box()
    assert box and -50 < box["y"] < 900


def test_the_file_holds_the_rows(visit: Visit) -> None:
    page = visit(BOTH)
    with page.expect_download() as started:
        page.get_by_role("button", name="CSV", exact=True).click()
    rows = list(csv.DictReader(io.StringIO(Path(started.value.path()).read_text(encoding="utf-8-sig"), newline="")))
    assert len(rows) == page.locator(".d-rows > li").count()
    assert {row["b_id"] for row in rows} == {"talks-uk"} and "compare?a=talks-ru" in rows[0]["address"]


def test_two_columns_are_one_at_390_pixels(visit: Visit) -> None:
    digests = "compare?a=digest-01&b=digest-02"
    wide, narrow = visit(digests), visit(digests, width=390)
    for page, side_by_side in ((wide, True), (narrow, False)):
        a, b = (page.locator(".d-rows > li .d-told").nth(n).bounding_box() for n in (0, 1))
        assert a and b
        assert (b["x"] > a["x"] + 100) == side_by_side and (b["y"] > a["y"] + 10) == (not side_by_side)
    assert narrow.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("path", ["compare?a=hostile&b=talks-uk", "compare?a=note-uk&b=hostile", "compare?a=hostile"])
def test_a_hostile_document_runs_nothing_and_hides_nothing(visit: Visit, path: str) -> None:
    page = visit(path)
    page.wait_for_timeout(300)
    assert page.title() != "run"
    assert page.locator("img, iframe, svg image, [onerror]").count() == 0
    assert page.locator('a[href^="javascript"]').count() == 0
    assert page.locator(".d-frame").is_visible()
    if "b=" in path:
        assert "<script>" in page.inner_text(".d-rows")


def test_an_unknown_document_is_a_calm_sentence(visit: Visit) -> None:
    assert "немає: nothing" in visit("compare?a=nothing&b=talks-uk").inner_text("[role=alert]")
