"""The page of contexts over the fake door: its views, what is written into the URL, and what is said."""

import pytest

from indexer import EngineError
from tests.ui.conftest import html
from tests.ui.fake_door import FakeIndex


def test_without_a_word_it_says_what_to_do(page) -> None:
    assert "Впишіть слово" in html(page("context"))


def test_lines_lead_to_their_place_and_can_be_saved(page) -> None:
    at = page("context", q="переговори")
    shown = html(at)
    assert shown.count('<p class="d-line"') == 8
    assert "8 збігів, 6 документів" in shown
    assert "doc?id=grain-uk.txt&amp;at=0" in shown
    assert {button.label for button in at.get("download_button")} == {"CSV", "JSON"}


def test_a_document_in_a_line_runs_nothing(page) -> None:
    shown = html(page("context", q="переговори", source="![x](http://127.0.0.1:9/evil.png)"))
    assert "&lt;script&gt;" in shown and "<script>alert" not in shown and "&lt;b&gt;ніщо" in shown


@pytest.mark.parametrize(("view", "sign"), [("forms", "d-forms"), ("time", "d-times")])
def test_other_views_stand_in_the_url(page, view: str, sign: str) -> None:
    at = page("context", q="переговори", view=view)
    assert sign in html(at) and "d-kwic" not in html(at)
    assert at.button_group(key="context.view").value == view


def test_a_choice_is_written_into_the_url(page) -> None:
    at = page("context", q="переговори")
    at.button_group(key="context.view").set_value("forms").run()
    assert at.query_params == {"view": "forms", "q": "переговори"}


def test_an_order_is_written_into_the_url(page) -> None:
    at = page("context", q="переговори")
    at.selectbox(key="context.order").select("left1").run()
    assert at.query_params["order"] in ("left1", ["left1"])


def test_a_looser_search_is_said(page) -> None:
    assert "d-notice" not in html(page("context", q="переговори"))
    shown = html(page("context", q="переговори верблюд"))
    assert "d-notice" in shown and "d-kwic" in shown


def test_no_hits_are_said(page) -> None:
    assert "d-nothing" in html(page("context", q="верблюд"))


def test_a_refusal_is_explained(page, index: FakeIndex) -> None:
    assert "d-notice" in html(page("context", q=" ".join(["слово"] * 40)))


def test_a_failure_is_explained(page, index: FakeIndex, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise EngineError("Broken.")

    monkeypatch.setattr(index, "search", fails)
    assert "d-notice" in html(page("context", q="слово"))
