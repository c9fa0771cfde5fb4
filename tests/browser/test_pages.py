"""The page as a person uses it, in Chromium, over a real index."""

from __future__ import annotations

import csv
import io
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import build, calm, serving
from tests.browser.corpus import write_corpus

pytestmark = pytest.mark.browser

TALKS = quote("переговоры")
Visit = Callable[..., Page]


def _parameters(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query, keep_blank_values=True)


def _total(page: Page) -> str:
    return page.inner_text(".d-total b").replace("\u00a0", " ")


def _type(page: Page, text: str) -> None:
    page.fill("input[type=search]", text)
    page.keyboard.press("Enter")
    calm(page)


def test_search_facet_document_marks_and_back(visit: Visit) -> None:
    page = visit()
    assert _total(page) == "16 документів"
    _type(page, "переговоры")
    assert _parameters(page) == {"q": ["переговоры"]}
    assert _total(page) == "4 документи"
    page.get_by_role("button", name="російська").click()
    calm(page)
    assert _parameters(page) == {"q": ["переговоры"], "lang": ["ru"]}
    assert _total(page) == "1 документ"
    assert page.locator(".d-results mark").first.inner_text() == "переговоры"
    page.get_by_role("link", name="Стороны обсудили гарантии безопасности в Женеве", exact=True).click()
    page.wait_for_selector("article.d-text mark.here")
    assert urlsplit(page.url).path == "/doc" and page.title() == "Стороны обсудили гарантии безопасности в Женеве"
    assert page.locator("article.d-text mark").all_inner_texts() == ["переговоры"] * 3
    page.go_back()
    page.wait_for_selector(".d-total")
    calm(page)
    assert _parameters(page) == {"q": ["переговоры"], "lang": ["ru"]} and _total(page) == "1 документ"


def test_back_and_forward_walk_through_the_searches(visit: Visit) -> None:
    page = visit()
    _type(page, "переговоры")
    page.get_by_role("button", name="українська").click()
    calm(page)
    _type(page, "зведення")
    page.go_back()
    calm(page)
    assert _parameters(page) == {"q": ["переговоры"], "lang": ["uk"]}
    assert page.input_value("input[type=search]") == "переговоры"
    page.go_back()
    calm(page)
    assert _parameters(page) == {"q": ["переговоры"]} and _total(page) == "4 документи"
    expect(page.get_by_role("button", name="українська")).to_have_attribute("aria-pressed", "false")
    page.go_forward()
    page.go_forward()
    calm(page)
    assert _parameters(page) == {"q": ["зведення"], "lang": ["uk"]} and _total(page) == "12 документів"


@pytest.mark.parametrize(
    ("locale", "ui", "total"), [("uk-UA", "", "3 документи"), ("ru-RU", "", "3 документа"), ("uk-UA", "en", "3 documents")]
)
def test_a_link_shows_the_same_page_in_another_browser(visit: Visit, locale: str, ui: str, total: str) -> None:
    query = f"?q={TALKS}&lang=ru&lang=uk&-source={quote('Вестник примера')}&from=2021-01-01&undated=1&sort=oldest" + (
        f"&ui={ui}" if ui else ""
    )
    first = visit(query, locale)
    assert _total(first) == total
    link = first.get_attribute(".d-permalink", "href") or ""
    assert parse_qs(urlsplit(link).query) == parse_qs(query[1:])
    second = visit(link.removeprefix("./"), locale)
    assert second.inner_html(".d-results") == first.inner_html(".d-results")
    assert second.evaluate("document.documentElement.lang") == (ui or locale[:2])
    assert second.inner_text(".d-languages [aria-current]") == {"uk-UA": "УКР", "ru-RU": "РУС"}[locale] if not ui else "ENG"


def test_a_value_is_kept_out(visit: Visit) -> None:
    page = visit(f"?q={TALKS}")
    page.get_by_role("button", name="Виключити").click()
    body = page.locator('[data-testid="stPopoverBody"]')
    body.get_by_role("button", name="російська").wait_for()
    assert body.evaluate("body => body.scrollHeight <= body.clientHeight"), "the last group is not below the edge"
    page.locator('[data-testid="stPopoverBody"]').get_by_role("button", name="російська").click()
    calm(page)
    assert _parameters(page) == {"q": ["переговоры"], "-lang": ["ru"]} and _total(page) == "3 документи"
    page.get_by_role("button", name="не російська").click()
    calm(page)
    assert _parameters(page) == {"q": ["переговоры"]}


def test_a_brush_over_the_histogram_becomes_a_filter(visit: Visit) -> None:
    page = visit(f"?q={TALKS}")
    _drag(page, 0.03, 0.3)
    assert _parameters(page)["from"] == ["2021-12-01"] and _parameters(page)["to"] == ["2021-12-31"]
    assert _total(page) == "2 документи"


def _drag(page: Page, begin: float, end: float) -> None:
    """Drag over the chart from one part of its width to another."""
    canvas = page.locator('[data-testid="stVegaLiteChart"] canvas, [data-testid="stVegaLiteChart"] svg').first
    canvas.scroll_into_view_if_needed()
    box = canvas.bounding_box()
    assert box
    middle = box["y"] + box["height"] / 3
    page.mouse.move(box["x"] + begin * box["width"], middle)
    page.mouse.down()
    page.mouse.move(box["x"] + end * box["width"], middle, steps=8)
    page.mouse.up()
    page.wait_for_url("**from=**")
    calm(page)


def test_a_brush_from_the_very_edge_to_the_other_covers_all(visit: Visit) -> None:
    page = visit(f"?q={TALKS}")
    _drag(page, 0.01, 0.99)  # in the margins before the first bar and after the last
    assert _parameters(page)["from"] == ["2021-12-01"] and _parameters(page)["to"] == ["2022-01-31"]
    chart, column = page.locator('[data-testid="stVegaLiteChart"] canvas').bounding_box(), page.locator(".st-key-facets").bounding_box()
    assert chart and column and chart["x"] < column["x"] - 5, "the margins stand out of the column, so that its very edge is inside"


def test_a_brush_over_a_gap_is_that_gap_and_no_document(visit: Visit) -> None:
    page = visit()
    _drag(page, 0.4, 0.6)
    first, last = _parameters(page)["from"][0], _parameters(page)["to"][0]
    assert "2016" < first < "2018" < last < "2020" and _total(page) == "0 документів"
    assert first.endswith("-01") and last[8:] in ("28", "29", "30", "31")


def test_the_chart_has_no_toolbar(visit: Visit) -> None:
    page = visit(f"?q={TALKS}")
    page.hover('[data-testid="stVegaLiteChart"]')
    assert page.locator('.st-key-facets [data-testid="stElementToolbar"] button:visible').count() == 0


def test_hits_by_key_scroll_and_count(visit: Visit) -> None:
    page = visit(f"doc?id=talks-uk&q={TALKS}")
    status, article = page.locator(".d-steps [role=status]"), page.locator("article.d-text")
    total = article.locator("mark").count()
    expect(status).to_have_text(f"1 з {total}")
    assert total > 1
    for number in range(2, total + 1):
        page.keyboard.press("j")
        assert article.get_attribute("data-hit") == str(number)  # at once: no key waits for the server
    expect(status).to_have_text(f"{total} з {total}")
    page.wait_for_timeout(800)
    here = page.locator("mark.here").bounding_box()
    assert here and 0 < here["y"] < 900
    page.keyboard.press("k")
    assert article.get_attribute("data-hit") == str(total - 1)
    page.get_by_role("button", name="Наступний збіг").click()
    assert article.get_attribute("data-hit") == str(total)
    page.keyboard.press("j")
    assert article.get_attribute("data-hit") == "1"


def test_keys_of_a_cyrillic_layout_and_keys_in_quick_succession(visit: Visit) -> None:
    page = visit(f"doc?id=talks-uk&q={TALKS}")
    article = page.locator("article.d-text")
    total = article.locator("mark").count()
    page.evaluate("['о', 'о', 'о', 'л'].forEach(key => document.body.dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true})))")
    assert article.get_attribute("data-hit") == str(2 % total + 1)


def test_a_document_opens_at_its_first_hit(visit: Visit) -> None:
    page = visit(f"doc?id=talks-uk&q={quote('надалі')}")
    page.wait_for_timeout(500)
    here = page.locator("mark.here").bounding_box()
    assert here and 0 < here["y"] < 900


def test_next_result_by_key_keeps_the_search_and_back_returns(visit: Visit) -> None:
    page = visit(f"?q={quote('зведення')}&sort=oldest")
    page.get_by_role("link", name="число 1", exact=False).first.click()
    page.wait_for_selector("article.d-text")
    calm(page)
    page.keyboard.press("n")
    page.wait_for_selector('article[data-document="digest-02"]')
    calm(page)
    assert page.inner_text("h1") == "Щоденне зведення, число 2"
    page.go_back()
    page.wait_for_url("**id=digest-01**")
    calm(page)
    assert page.inner_text("h1") == "Щоденне зведення, число 1"


def test_the_next_document_opens_at_its_own_first_hit(visit: Visit) -> None:
    page = visit(f"doc?id=talks-ru&q={quote('надалі OR январе')}&sort=oldest")
    page.keyboard.press("n")
    page.wait_for_selector('article[data-document="talks-uk"] mark.here')
    page.wait_for_function("() => { const y = document.querySelector('mark.here').getBoundingClientRect().y; return 0 < y && y < 900 }")
    assert page.inner_text("mark.here") == "надалі"


def _download(page: Page, name: str) -> bytes:
    with page.expect_download() as started:
        page.get_by_role("button", name=name, exact=True).click()
    return Path(started.value.path()).read_bytes()


def test_exports_hold_every_result_and_say_where_they_come_from(visit: Visit) -> None:
    page = visit(f"?q={quote('зведення')}&lang=uk")
    rows = list(csv.DictReader(io.StringIO(_download(page, "CSV").decode("utf-8-sig"), newline="")))
    assert len(rows) == 12 and {row["filters"] for row in rows} == {"мова: українська"}
    found = json.loads(_download(page, "JSON"))
    assert found["query"] == "зведення" and found["total"] == 12 == len(found["documents"]) and found["build"]
    assert _download(page, "BibTeX").decode().count("@online{") == 12


def test_by_keyboard_alone(visit: Visit) -> None:
    page = visit()
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.type") == "search"
    page.keyboard.type("переговоры")
    page.keyboard.press("Enter")
    calm(page)
    assert _total(page) == "4 документи"
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('.d-results') !== null"):
            break
    page.keyboard.press("Enter")
    page.wait_for_selector("article.d-text mark.here")


def test_the_first_stop_of_the_tab_key_leads_to_the_results(visit: Visit) -> None:
    page = visit(f"?q={TALKS}")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "До результатів"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.d-results h2') !== null")
    assert _parameters(page) == {"q": ["переговоры"]}
    read = visit("doc?id=talks-uk&ui=en")
    read.keyboard.press("Tab")
    assert read.evaluate("document.activeElement.textContent") == "Skip to the content"
    read.keyboard.press("Enter")
    assert read.evaluate("document.activeElement.className") == "d-text"


@pytest.mark.parametrize(
    ("path", "title"),
    [
        (f"?q={TALKS}", "переговоры — Депеша"),
        ("", "Депеша"),
        ("about", "Про корпус — Депеша"),
        ("doc?id=talks-uk", "У Женеві говорили про гарантії безпеки"),
    ],
)
def test_the_tab_says_what_it_holds(visit: Visit, path: str, title: str) -> None:
    expect(visit(path)).to_have_title(title)


def test_a_file_is_named_by_its_query(visit: Visit) -> None:
    page = visit(f"?q={TALKS}")
    with page.expect_download() as started:
        page.get_by_role("button", name="CSV", exact=True).click()
    assert started.value.suggested_filename.startswith("depesha-переговоры-gen-") and started.value.suggested_filename.endswith(".csv")


def test_390_pixels_have_no_sideways_scroll_and_fold_the_filters(visit: Visit) -> None:
    page = visit(f"?q={TALKS}&lang=uk", width=390)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert not page.locator(".st-key-facets").is_visible()
    page.locator(".st-key-narrow label").click()
    calm(page)
    page.get_by_role("button", name="російська").click()
    calm(page)
    assert sorted(_parameters(page)["lang"]) == ["ru", "uk"]
    for path in (f"doc?id=talks-uk&q={TALKS}", "about", f"doc?id=hostile&q={TALKS}"):
        assert visit(path, width=390).evaluate("document.documentElement.scrollWidth") <= 390


def _contrast(page: Page, selector: str) -> float:
    return page.evaluate(
        """selector => {
          const numbers = text => text.match(/[\\d.]+/g).slice(0, 3).map(Number);
          const light = rgb => rgb.map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
            .reduce((sum, v, n) => sum + v * [0.2126, 0.7152, 0.0722][n], 0);
          const style = getComputedStyle(document.querySelector(selector));
          const [a, b] = [light(numbers(style.color)), light(numbers(style.backgroundColor))].sort((x, y) => y - x);
          return (a + 0.05) / (b + 0.05);
        }""",
        selector,
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_dark_follows_the_system_and_marks_can_be_read(visit: Visit, scheme: str) -> None:
    page = visit(f"?q={TALKS}", scheme=scheme)
    ground = page.evaluate("getComputedStyle(document.querySelector('.stApp')).backgroundColor.match(/\\d+/g).map(Number)[0]")
    assert (ground < 64) == (scheme == "dark")
    assert _contrast(page, ".d-results mark") >= 7


@pytest.mark.parametrize("path", [f"?q={TALKS}", "?lang=uk", "doc?id=hostile&q=" + TALKS, "about"])
def test_a_hostile_document_runs_nothing_and_hides_nothing(visit: Visit, path: str) -> None:
    page = visit(path)
    page.wait_for_timeout(300)
    assert page.title() != "run"
    assert page.locator("img, iframe, svg image, [onerror]").count() == 0
    assert page.locator('a[href^="javascript"]').count() == 0
    assert page.locator(".d-frame").is_visible()
    if path.startswith("doc"):
        assert "<script>" in page.inner_text("article.d-text") and page.locator("article.d-text mark").count() >= 1


def test_a_rebuild_is_seen_without_a_restart(visit: Visit, tmp_path: Path, browser) -> None:
    write_corpus(tmp_path / "corpus")
    build(tmp_path / "corpus", tmp_path / "index")
    with serving(tmp_path / "index") as address:
        page = visit(base=address)
        assert _total(page) == "16 документів"
        write_corpus(tmp_path / "corpus", [{"id": "new", "title": "Новий документ", "text": "Щойно додано.", "language": "uk"}])
        build(tmp_path / "corpus", tmp_path / "index")
        _type(page, "щойно")
        assert _total(page) == "1 документ" and "17 документів" in page.inner_text(".d-footer")


def test_an_index_that_goes_away_is_said_and_comes_back_without_a_restart(visit: Visit, tmp_path: Path, browser) -> None:
    write_corpus(tmp_path / "corpus")
    build(tmp_path / "corpus", tmp_path / "index")
    with serving(tmp_path / "index") as address:
        page, read = visit(base=address), visit("doc?id=talks-uk", base=address)
        shutil.rmtree(tmp_path / "index")
        _type(page, "переговоры")
        assert "Запустіть «make»" in page.inner_text(".d-urgent") and page.locator(".d-total").count() == 0
        for path in ("doc?id=talks-uk", "about", "compare", "events", f"context?q={TALKS}"):
            gone = visit(path, base=address)
            assert "Запустіть «make»" in gone.inner_text(".d-urgent"), path
            assert gone.locator('[data-testid="stException"]').count() == 0
        build(tmp_path / "corpus", tmp_path / "index")
        _type(page, "зведення")
        assert _total(page) == "12 документів" and page.locator(".d-urgent").count() == 0
        read.reload()
        calm(read)
        assert read.locator("article.d-text").count() == 1


def test_an_unknown_document_is_a_calm_sentence(visit: Visit) -> None:
    page = visit("doc?id=nothing")
    assert "Такого документа в індексі немає" in page.inner_text("[role=alert]")
