"""The about page over the fake door, and the page without an index."""

import pytest
import streamlit as st

from indexer import EngineError, NoIndexError
from tests.ui.conftest import html
from ui import door


def test_numbers_rejections_versions_examples_and_keys(page) -> None:
    text = html(page("about"))
    assert "20 документів · 1 відхилено" in text
    assert '<a href="./?lang=ru">російська</a>' in text and "width:100%" in text
    assert 'href="./?source=null">невідоме' in text and 'href="./?from=2021-12-01&amp;to=2021-12-31">12.2021' in text
    assert "<code>scan.bin</code></td><td>не текст</td>" in text and "Це не текст: є керівні символи, перший на байті 9." in text
    assert "<kbd>J</kbd>" in text and "Наступний збіг" in text
    assert 'href="./?q=date%3A2014-06"' in text
    assert "<dd>ru 1, uk 1</dd>" in text


@pytest.mark.parametrize("path", ["", "about", "doc"])
def test_without_an_index_every_page_says_run_make(page, monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    def refuse(settings):
        raise NoIndexError("There is no index.")

    monkeypatch.setattr(door, "open_index", refuse)
    st.cache_resource.clear()
    at = page(path, id="x")
    assert "Запустіть «make»" in html(at) and "There is no index." not in html(at)


def test_a_failing_engine_is_one_calm_sentence(page, index, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(question):
        raise EngineError("disk full at /somewhere")

    monkeypatch.setattr(index, "search", fail)
    at = page(q="мир")
    assert "depesha check" in html(at) and "/somewhere" not in html(at)
