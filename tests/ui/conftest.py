"""The page without a server: `page` draws one in-process over the fake door, `index` is what that door opens.

Use `page("/", q="…")` for a page in Ukrainian, `page("doc", id="…", locale="en-US")` for others
(`minus_source` is `-source`, `from_` is `from`). Answers are read with `html(at)`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from tests.ui.fake_door import FakeIndex
from ui import door

# AppTest switches to files only, and the pages are functions: all but the first are drawn without the frame.
MODULES = {"doc": "document_page", "about": "about_page", "compare": "compare_page", "events": "events_page", "context": "context_page"}
PAGES = {name: f"from ui import {module}\n{module}.show()" for name, module in MODULES.items()}
APP = Path(__file__).parents[2] / "ui" / "app.py"


@pytest.fixture
def index(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeIndex]:
    fake = FakeIndex()
    monkeypatch.setattr(door, "open_index", lambda settings: fake)
    st.cache_resource.clear()
    st.cache_data.clear()
    yield fake
    st.cache_resource.clear()
    st.cache_data.clear()


@pytest.fixture
def page(index: FakeIndex) -> Callable[..., AppTest]:
    def draw(path: str = "", locale: str = "uk-UA", **parameters: str | list[str]) -> AppTest:
        at = AppTest.from_string(PAGES[path], default_timeout=20) if path else AppTest.from_file(APP, default_timeout=20)
        at.context = {"locale": locale, "url": f"http://127.0.0.1:8501/{path}"}
        at.query_params |= {name.replace("minus_", "-").removesuffix("_"): value for name, value in parameters.items()}
        at.run()
        assert not at.exception, at.exception
        return at

    return draw


def html(at: AppTest) -> str:
    """All of the page's own HTML, one block a line."""
    return "\n".join(block.proto.body for block in at.get("html"))
