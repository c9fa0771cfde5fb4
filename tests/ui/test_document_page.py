"""The document page over the fake door."""

from tests.ui.conftest import html


def _button(at, key):
    return next(button for button in at.button if button.key == key)


def test_text_with_marks_facts_and_what_was_removed(page) -> None:
    at = page("doc", id="talks-ru.txt", q="гарантии")
    assert '<mark id="hit-1" class="here" aria-current="true">гарантии</mark>' in html(at)
    assert '<mark id="hit-2">Гарантии</mark>' in html(at) and 'data-hit="1" lang="ru"' in html(at)
    assert "07.12.2021 20:15" in html(at) and "рядок 2: 2021-12-07T20:15" in html(at) and "з рядка дати" in html(at)
    assert 'href="https://vestnik.example/2021/12/07/talks" rel="noopener noreferrer nofollow"' in html(at)
    assert "Вилучено під час очищення: 2 уривки" in html(at)
    assert "рядок 9 · кнопки поширення" in html(at) and "рядок 1 · print-page" in html(at)
    assert "&lt;b&gt;ссылка&lt;/b&gt;" in html(at)


def test_the_steps_between_hits_stand_above_the_text(page) -> None:
    at = page("doc", id="talks-ru.txt", q="гарантии")
    assert 'data-step="-1">↑ <span>Попередній збіг</span> <kbd>K</kbd></button>' in html(
        at
    ) and 'data-step="1">↓ <span>Наступний збіг' in html(at)
    assert '<span class="d-hit">1</span> з 2' in html(at)
    assert "data-step" not in html(page("doc", id="talks-ru.txt"))


def test_marks_can_be_switched_off(page) -> None:
    at = page("doc", id="talks-ru.txt", q="гарантии")
    at.toggle(key="marks").set_value(False).run()
    assert '<article class="d-text" data-document="talks-ru.txt" data-hit="0"' in html(at) and 'id="hit-1"' not in html(at)
    assert "data-step" not in html(at)


def test_results_before_and_after_keep_the_search(page) -> None:
    at = page("doc", id="talks-uk.txt", q="переговори", sort="oldest")
    _button(at, "result.next").click().run()
    assert at.query_params == {"id": "hostile.txt", "q": "переговори", "sort": "oldest"}
    _button(at, "result.previous").click().run()
    _button(at, "result.previous").click().run()
    assert at.query_params["id"] == "talks-ru.txt"
    assert 'href="./?q=%D0%BF%D0%B5%D1%80%D0%B5%D0%B3%D0%BE%D0%B2%D0%BE%D1%80%D0%B8&amp;sort=oldest"' in html(at)


def test_the_next_result_may_be_on_the_next_page(page) -> None:
    at = page("doc", id="series-10.txt", q="зведення", sort="oldest")
    _button(at, "result.next").click().run()
    assert at.query_params == {"id": "series-11.txt", "q": "зведення", "sort": "oldest", "page": "2"}
    _button(at, "result.previous").click().run()
    assert at.query_params == {"id": "series-10.txt", "q": "зведення", "sort": "oldest"}


def test_an_address_without_a_document_says_so(page) -> None:
    at = page("doc", q="зерно")
    assert "В адресі не названо документа." in html(at) and 'href="./?q=' in html(at) and "вилучили" not in html(at)


def test_without_a_list_there_is_no_next(page) -> None:
    at = page("doc", id="series-14.txt", q="зерно")
    assert _button(at, "result.next").disabled and _button(at, "result.previous").disabled
    assert "У тексті збігів немає" in html(at)


def test_a_hostile_document_is_text(page) -> None:
    at = page("doc", id="hostile.txt", q="переговори")
    assert "&lt;script&gt;alert(&quot;" in html(at) and "<img" not in html(at)
    assert 'href="javascript' not in html(at)
    assert "<script" not in html(at)


def test_citations(page) -> None:
    at = page("doc", id="talks-ru.txt")
    assert "(дата звернення:" in at.code[0].value and "http://127.0.0.1:8501/doc?id=talks-ru.txt" in at.code[0].value
    at.selectbox(key="style").select("bibtex").run()
    assert at.code[0].value.startswith("@online{")


def test_a_document_that_is_not_there(page) -> None:
    assert "Такого документа в індексі немає" in html(page("doc", id="nothing.txt"))
    assert "no such document" in html(page("doc", id="nothing.txt", locale="en"))


def test_similar_documents_lead_to_themselves_and_to_a_comparison(page) -> None:
    text = html(page("doc", id="talks-ru.txt", q="переговоры"))
    assert "Схожі документи" in text and 'href="doc?id=talks-uk.txt"' in text and "Приклад-інформ" in text and "08.12.2021" in text
    assert 'href="compare?a=talks-ru.txt&amp;b=talks-uk.txt"' in text and 'href="doc?id=talks-ru.txt"' not in text
    assert "&lt;img src=x" in text and "<img" not in text


def test_a_document_like_no_other_has_no_heading_for_them(page) -> None:
    assert "Схожі документи" not in html(page("doc", id="energy-ru.txt"))
