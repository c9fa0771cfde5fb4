"""Events as a person meets them, in Chromium, over a real index: folded in the results, on their page, beside a document."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import calm

pytestmark = pytest.mark.browser
Visit = Callable[..., Page]
GENEVA = quote("Женева")


def test_from_a_fold_to_its_event_to_a_text(visit: Visit) -> None:
    page = visit(f"?q={GENEVA}")
    fold = page.locator(".d-fold").first
    assert not fold.locator(".d-because").is_visible()
    fold.locator("summary").click()
    assert fold.locator(".d-because").is_visible() and fold.locator(".d-results h2").count() >= 1
    texts = page.locator(".d-results h2").count()
    assert page.locator(".d-total b").inner_text().split()[0] == str(texts), "totals count documents"
    fold.locator("a.d-whole").click()
    page.wait_for_selector(".d-event")
    calm(page)
    assert urlsplit(page.url).path == "/events"
    page.locator(".d-when a").first.click()
    page.wait_for_selector("article.d-text")
    calm(page)
    assert page.locator(".d-known a.d-whole").count() == 1


def test_a_choice_stands_in_the_address_and_goes_back(visit: Visit) -> None:
    page = visit("events")
    several = page.locator(".d-event").count()
    page.get_by_role("radio", name="усі").click()
    calm(page)
    assert parse_qs(urlsplit(page.url).query) == {"only": ["all"]}
    assert page.locator(".d-event").count() >= several
    page.go_back()
    calm(page)
    assert page.locator(".d-event").count() == several


@pytest.mark.parametrize(("locale", "title"), [("uk-UA", "Події"), ("ru-RU", "События"), ("en-GB", "Events")])
def test_three_languages_at_390_pixels_in_the_dark(visit: Visit, locale: str, title: str) -> None:
    page = visit("events?only=all", locale, 390, "dark")
    assert page.inner_text("h1.d-page") == title
    assert page.locator(".d-event").count() >= 1
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_hostile_document_runs_nothing(visit: Visit) -> None:
    page = visit("events?id=hostile")
    assert page.title() != "run" and page.locator("img, iframe, [onerror]").count() == 0
