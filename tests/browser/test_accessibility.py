"""axe-core finds nothing serious in the pages, in light and in dark.

axe-core is taken from `node_modules`, where `make axe` puts it; nothing of it is kept in the project. Where DEPESHA_AXE_REQUIRED is set,
as .ci/run does, these tests do not skip.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Literal
from urllib.parse import quote

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import calm

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
TALKS = quote("переговоры")

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not AXE.exists() and "DEPESHA_AXE_REQUIRED" not in os.environ, reason="axe-core is not here: make axe fetches it"),
]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "path",
    [
        f"?q={TALKS}&lang=uk",
        f"?q={quote('щзшщз')}&lang=ru",
        f"doc?id=talks-uk&q={TALKS}",
        f"context?q={TALKS}",
        f"context?q={TALKS}&view=forms",
        f"context?q={TALKS}&view=time",
        "about",
        "events",
        "events?only=all&view=told",
        "compare?a=talks-ru&b=talks-uk",
        "compare?a=talks-ru",
        f"context?q={TALKS}",
    ],
)
def test_no_serious_violation(visit: Callable[..., Page], path: str, scheme: Literal["light", "dark"]) -> None:
    assert _grave(visit(path, scheme=scheme)) == []


def test_a_narrow_page_with_its_filters_open(visit: Callable[..., Page]) -> None:
    page = visit(f"?q={TALKS}", width=390)
    page.locator(".st-key-narrow label").click()
    calm(page)
    assert _grave(page) == []


def test_a_page_with_an_event_unfolded(visit: Callable[..., Page]) -> None:
    page = visit(f"?q={quote('Женева')}")
    page.locator(".d-fold summary").first.click()
    assert page.locator(".d-because").first.is_visible()
    assert _grave(page) == []


BREAKS = {
    "color-contrast": "document.querySelector('.d-facts').style.color = '#ccc'",
    "link-name": "document.querySelector('.d-results h2 a').replaceChildren()",
    "list": "document.querySelector('.d-results').append(document.createElement('div'))",
}


@pytest.mark.parametrize("rule", list(BREAKS))
def test_a_broken_page_is_caught(visit: Callable[..., Page], rule: str) -> None:
    page = visit(f"?q={TALKS}")
    page.evaluate(BREAKS[rule])
    assert rule in [name for name, _ in _grave(page)]


def _grave(page: Page) -> list[tuple[str, list[str]]]:
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run()")["violations"]
    return [(one["id"], [node["html"][:120] for node in one["nodes"]]) for one in found if one["impact"] in ("serious", "critical")]
