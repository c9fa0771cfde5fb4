"""docs/tour.md on the demonstration corpus: each step's page shows what the tour says, and each step leads to the next.

Queries, addresses and figures are read from the tour. What stands in bold there has to be among what a function of SEEN reads from the
page, counted from its elements where it is a number; a figure outside of bold, code and the names of steps is refused.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import ROOT, SKELETON, build, calm, serving
from tests.browser.tour import Step, place, steps

pytestmark = pytest.mark.browser

STEPS = {step.number: step for step in steps()}
ENGLISH = "en-GB"
REFERENCE = re.compile(r"\bstep \d+")
Visit = Callable[..., Page]


@pytest.fixture(scope="module")
def demonstration(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server over the corpus that a clone brings along."""
    index: Path = tmp_path_factory.mktemp("tour") / "index"
    build(ROOT / "corpus", index)
    with serving(index) as address:
        yield address


@pytest.fixture
def opened(visit: Visit, demonstration: str) -> Callable[[str], Page]:
    """Opens an address of the tour in an English browser, and waits for the widgets that come after the page."""

    def open_page(address: str) -> Page:
        page: Page = visit(address, ENGLISH, base=demonstration)
        page.wait_for_selector(SKELETON, state="detached")
        return page

    return open_page


def _texts(page: Page, selector: str) -> set[str]:
    return {" ".join(text.split()) for text in page.locator(selector).all_inner_texts()}


def _found(page: Page) -> set[str]:
    """The total, the facets, the chips, the marks and the titles outside of folds, of which the first is the best."""
    total = _texts(page, ".d-total b")
    chips = {text.removesuffix(" ✕") for text in _texts(page, ".st-key-also button")}
    facets = _texts(page, ".st-key-facets [data-testid=stButtonGroup] button")
    languages = {facet.rpartition(" ")[0] for facet in facets}
    return total | chips | facets | languages | _texts(page, ".d-results mark") | _texts(page, ".d-results > li > article h2 a")


def _document(page: Page) -> set[str]:
    hits = page.locator("article.d-text mark").count()
    assert page.locator("article.d-text mark.here").get_attribute("id") == "hit-1"
    return {f"{hits} hits"} | _texts(page, ".d-known dd summary") | {fact.partition(" from ")[0] for fact in _texts(page, ".d-known dd")}


def _compared(page: Page) -> set[str]:
    title = page.locator(".d-side h2 a").first.inner_text()
    sentences = page.locator(".d-rows > li").filter(has_not_text=title)
    rows = {kind: sentences.and_(page.locator(f".d-{kind}")).count() for kind in ("close", "only-a", "only-b")}
    assert sum(rows.values()) == sentences.count(), "there are rows of another kind"
    hedges = page.locator(".d-changes > li").filter(has_text="Hedge")
    assert hedges.count() == hedges.and_(page.locator(".d-added")).count(), "there are other hedges than added ones"
    alone = {f"{rows['only-a']} Russian sentences", f"{rows['only-b']} Ukrainian sentences"}
    return {f"{rows['close']} pairs"} | alone | set(hedges.locator("q").all_inner_texts()) | _texts(page, ".d-side h2 a")


def _event(page: Page) -> set[str]:
    texts, languages = page.locator(".d-when a").count(), len(_texts(page, ".d-when .d-badge"))
    parts = {part: page.locator(f".d-{part} a").count() for part in ("before", "on", "after", "undated")}
    assert parts == dict.fromkeys(parts, 1)
    assert page.locator(".d-undated a").inner_text() == _retelling()
    return _texts(page, ".d-event .d-facts b") | {f"{texts} texts", f"{languages} languages"}


def _contexts(page: Page) -> set[str]:
    lines, ukrainian = page.locator(".d-kwic > li").count(), page.locator(".d-kwic .d-line[lang=uk]").count()
    documents = {place(link.get_attribute("href") or "")[1]["id"][0] for link in page.locator(".d-kwic .d-right a").all()}
    assert page.locator(".d-kwic .d-right").first.inner_text().split()[1].startswith("безопасности")
    return {f"{lines} lines", f"{len(documents)} documents", f"{ukrainian} lines are Ukrainian"}


def _cited(page: Page) -> set[str]:
    citation = re.sub(r"http://127\.0\.0\.1:\d+", "…", page.inner_text("[data-testid=stCode]").strip())
    assert re.sub(r"urldate = {[\d-]+}", "urldate = {…}", citation) == STEPS[9].block
    style = page.get_by_role("combobox", name="Citation")
    assert style.input_value() == STEPS[9].shown[0]
    style.click()
    page.wait_for_selector("[role=option]")
    return _texts(page, "[role=option]")


SEEN: dict[int, Callable[[Page], set[str]]] = {
    1: _found, 2: _found, 3: _found, 4: _found, 5: _document, 6: _compared, 7: _event, 8: _contexts, 9: _cited,
}  # fmt: skip


def test_every_step_is_looked_at_and_every_figure_stands_in_bold() -> None:
    assert list(STEPS) == list(SEEN) == list(range(1, len(SEEN) + 1))
    for step in STEPS.values():
        assert step.shown, f"step {step.number} shows nothing"
        assert not re.findall(r"\d+", REFERENCE.sub("", step.told)), f"step {step.number} has a figure that no test reads"


@pytest.mark.parametrize("step", STEPS.values(), ids=lambda step: f"{step.number}-{step.name}")
def test_a_page_shows_what_the_tour_says(opened: Callable[[str], Page], step: Step) -> None:
    page = opened(step.address)
    assert set(step.shown) - SEEN[step.number](page) == set()


def test_each_step_leads_to_the_next(opened: Callable[[str], Page]) -> None:
    page = opened(STEPS[1].address)
    _type(page, STEPS[2].typed)
    _arrived(page, 2)
    best = page.locator(".d-results h2 a").first.inner_text()
    assert best in STEPS[2].shown

    page.locator(".st-key-facets").get_by_role("button", name=_said(3, "Ukrainian")).click()
    _arrived(page, 3)
    page.locator(".st-key-facets").get_by_role("button", name="Ukrainian").click()
    _arrived(page, 2)

    _type(page, STEPS[4].typed)
    _arrived(page, 4)
    answer = page.locator(".d-results h2 a").inner_text()
    assert answer in STEPS[4].shown
    page.get_by_text(_said(4, "Both languages")).click()
    expect(page.get_by_role("link", name=answer, exact=True)).to_have_count(0)

    page.go_back()
    _arrived(page, 4)
    page.go_back()
    _arrived(page, 2)
    page.get_by_role("link", name=best, exact=True).click()
    _arrived(page, 5)
    page.keyboard.press("j")
    expect(page.locator("article.d-text")).to_have_attribute("data-hit", "2")

    page.get_by_role("link", name=_said(6, "Compare with")).first.click()
    page.wait_for_selector(".d-chosen")
    calm(page)
    page.get_by_role("link", name=_retelling(), exact=True).click()
    _arrived(page, 6)

    page.get_by_role("link", name=best, exact=True).click()
    _arrived(page, 9)
    page.locator(".d-known a.d-whole").click()
    _arrived(page, 7)

    page.get_by_role("link", name=_said(8, "Context"), exact=True).click()
    page.wait_for_url("**/context*")
    calm(page)
    _type(page, STEPS[8].typed)
    _arrived(page, 8)


def _arrived(page: Page, number: int) -> None:
    page.wait_for_url(lambda url: place(url) == place(STEPS[number].address))
    calm(page)


def _said(number: int, label: str) -> str:
    """The label of something to click, if the step tells the reader of it."""
    assert label in STEPS[number].text
    return label


def _retelling() -> str:
    """The title that is met in step 3 and chosen in step 6."""
    (title,) = set(STEPS[3].shown) & set(STEPS[6].shown)
    return title


def _type(page: Page, text: str) -> None:
    page.fill("input[type=search]", text)
    page.keyboard.press("Enter")
    calm(page)
