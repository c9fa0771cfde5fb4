"""axe-core finds nothing serious in the pages, in light and in dark.

axe-core is taken from `node_modules`, where `npm install --no-save axe-core` puts it; nothing of it is kept in the project.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Literal
from urllib.parse import quote

import pytest
from playwright.sync_api import Page

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
TALKS = quote("переговоры")

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not AXE.exists(), reason="axe-core is not here; to fetch it: npm install --no-save axe-core"),
]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "path",
    [
        f"?q={TALKS}&lang=uk",
        f"?q={quote('щзшщз')}&lang=ru",
        f"doc?id=talks-uk&q={TALKS}",
        "about",
        "compare?a=talks-ru&b=talks-uk",
        "compare?a=talks-ru",
    ],
)
def test_no_serious_violation(visit: Callable[..., Page], path: str, scheme: Literal["light", "dark"]) -> None:
    page = visit(path, scheme=scheme)
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run()")["violations"]
    grave = [(one["id"], [node["html"][:120] for node in one["nodes"]]) for one in found if one["impact"] in ("serious", "critical")]
    assert grave == []
