"""The comparison page over the fake door: the choice of two documents, and the two side by side."""

import csv
import io
from urllib.parse import unquote

import pytest

from tests.ui.conftest import html
from tests.ui.fake_door import FakeIndex, document
from ui.compare_export import COLUMNS, as_csv

READOUT = document(
    "readout.txt",
    "Читання А",
    "Міністри зустрілися в Осло. Посол підкреслив, що флот покине затоку. Погода була ясна.",
    date="2020-05-01",
)
RETELLING = document(
    "retelling.txt",
    "Переказ Б",
    "Журналістів не пустили. Міністри зустрілися в Осло. Посол стверджує, що «флот» нібито покине затоку.",
    date="2020-05-02",
)


@pytest.fixture
def index(index: FakeIndex) -> FakeIndex:
    index.documents = (*index.documents, READOUT, RETELLING)
    return index


def test_two_documents_side_by_side(page) -> None:
    at = page("compare", a="readout.txt", b="retelling.txt")
    shown = html(at)
    assert "= дослівно 1" in shown and "лише в А 1" in shown and "лише в Б 1" in shown
    assert 'href="doc?id=readout.txt"' in shown and 'href="doc?id=retelling.txt"' in shown
    assert '<p lang="uk">Погода була ясна.</p>' in shown
    order = [shown.index(f">{text}") for text in ("Журналістів не", "Міністри зустрілися", "Погода")]
    assert order == sorted(order)


def test_hedges_and_frames_are_named_in_words_and_marked(page) -> None:
    shown = html(page("compare", a="readout.txt", b="retelling.txt"))
    assert '<mark class="d-hedges">нібито</mark>' in shown and '<mark class="d-quotes">«флот»</mark>' in shown
    assert '<li class="d-added">Застереження — <b>додано</b>: <q>нібито</q></li>' in shown
    assert "Лапки — <b>додано</b>: <q>«флот»</q>" in shown


def test_a_mark_stands_in_its_own_sentence_of_a_pair(page, index: FakeIndex) -> None:
    parts = ("Міністри зустрілися в палаці Осло.", "Міністри нібито оглянули порт і маяк.")
    whole = document("whole.txt", "А", "Міністри зустрілися в палаці Осло й оглянули порт і маяк.")
    index.documents = (*index.documents, whole, document("parts.txt", "Б", *parts))
    shown = html(page("compare", a="whole.txt", b="parts.txt"))
    assert shown.count('<mark class="d-hedges">') == 1 and '<mark class="d-hedges">нібито</mark>' in shown


def test_only_differences_leaves_out_what_is_the_same_and_stays_in_the_url(page) -> None:
    at = page("compare", a="readout.txt", b="retelling.txt")
    at.toggle(key="only").set_value(True).run()
    assert at.query_params == {"a": "readout.txt", "b": "retelling.txt", "only": "differences"}
    assert "Міністри зустрілися" not in html(at) and "нібито" in html(at)
    at.toggle(key="only").set_value(False).run()
    assert at.query_params == {"a": "readout.txt", "b": "retelling.txt"}
    assert "Міністри зустрілися" in html(at)


def test_nothing_different_is_said(page, index: FakeIndex) -> None:
    index.documents = (*index.documents, document("copy.txt", "Копія", *READOUT.paragraphs))
    assert "Відмінностей не знайдено" in html(page("compare", a="readout.txt", b="copy.txt", only="differences"))


def test_a_document_without_sentences_is_said(page, index: FakeIndex) -> None:
    index.documents = (*index.documents, document("empty.txt", "Порожній"))
    assert "немає речень" in html(page("compare", a="readout.txt", b="empty.txt"))


def test_a_document_too_long_is_said(page, index: FakeIndex) -> None:
    index.documents = (*index.documents, document("long.txt", "Довгий", "Так. " * 1_001))
    assert "задовгий для порівняння" in html(page("compare", a="readout.txt", b="long.txt"))


def test_links_swap_choose_anew_and_stay(page) -> None:
    shown = html(page("compare", a="readout.txt", b="retelling.txt", ui="ru"))
    assert 'href="compare?a=retelling.txt&amp;b=readout.txt&amp;ui=ru">Поменять местами' in shown
    assert 'href="compare?a=readout.txt&amp;ui=ru">Выбрать другой документ' in shown
    assert 'class="d-permalink" href="compare?a=readout.txt&amp;b=retelling.txt&amp;ui=ru"' in shown


def test_both_documents_are_cited(page) -> None:
    at = page("compare", a="readout.txt", b="retelling.txt")
    assert "Читання А" in at.code[0].value and "Переказ Б" in at.code[0].value


@pytest.mark.parametrize(("locale", "says"), [("uk", "лише в А"), ("ru", "только в А"), ("en", "only in A")])
def test_kinds_are_said_in_the_readers_language(page, locale: str, says: str) -> None:
    assert says in html(page("compare", locale, a="readout.txt", b="retelling.txt"))


# --- choosing ----------------------------------------------------------------------------------


def test_with_one_document_likely_partners_are_offered(page) -> None:
    shown = html(page("compare", a="talks-ru.txt", ui="en"))
    assert "Compare with what?" in shown and "Probably about the same" in shown
    assert 'href="compare?a=talks-ru.txt&amp;b=talks-uk.txt&amp;ui=en"' in shown
    assert "energy-ru.txt" not in shown and "b=talks-ru.txt" not in shown


def test_a_partner_is_searched_by_words(page) -> None:
    at = page("compare", a="talks-ru.txt")
    at.text_input(key="q").set_value("зерна").run()
    assert at.query_params == {"a": "talks-ru.txt", "q": "зерна"}
    assert 'href="compare?a=talks-ru.txt&amp;b=grain-uk.txt"' in html(at)
    at.text_input(key="q").set_value("нічого-такого").run()
    assert "Нічого не знайдено" in html(at)


def test_without_a_document_the_first_one_is_chosen_by_search(page) -> None:
    at = page("compare")
    assert "Виберіть перший документ" in html(at) and "Найновіші" in html(at)
    assert 'href="compare?a=grain-uk.txt"' in html(at) and 'href="compare?a=series-01.txt"' not in html(at)
    at.text_input(key="q").set_value("зерна").run()
    assert 'href="compare?a=grain-uk.txt"' in html(at) and "Найновіші" not in html(at)


def test_with_b_alone_the_choice_is_a(page) -> None:
    assert 'href="compare?a=talks-ru.txt&amp;b=talks-uk.txt"' in html(page("compare", b="talks-uk.txt"))


@pytest.mark.parametrize(
    ("ids", "says"),
    [
        ({"a": "talks-ru.txt", "b": "talks-ru.txt"}, "той самий документ двічі"),
        ({"a": "talks-ru.txt", "b": "<b>none"}, "Документа Б в індексі немає: &lt;b&gt;none"),
        ({"a": "none", "b": "talks-ru.txt"}, "Документа А в індексі немає: none"),
        ({"a": "none", "b": "none too"}, "Документа Б в індексі немає: none too"),
    ],
)
def test_what_cannot_be_compared_gets_a_sentence_and_a_choice(page, ids: dict[str, str], says: str) -> None:
    at = page("compare", **ids)
    assert says in html(at)
    assert at.text_input(key="q") is not None


def test_results_and_documents_lead_here(page) -> None:
    assert 'href="compare?a=grain-uk.txt"' in html(page(q="зерна"))
    assert 'href="compare?a=grain-uk.txt"' in html(page("doc", id="grain-uk.txt"))
    assert 'href="compare">Порівняння</a>' in html(page())


# --- hostile, and the file ---------------------------------------------------------------------


@pytest.mark.parametrize("other", ["talks-uk.txt", "note-uk.txt"])
def test_a_hostile_document_is_text(page, other: str) -> None:
    shown = html(page("compare", a="hostile.txt", b=other)) + html(page("compare", a=other, b="hostile.txt"))
    assert "<script" not in shown and "<img" not in shown and 'href="javascript' not in shown
    assert "&lt;script&gt;" in shown and "&lt;img" in shown


def test_a_link_keeps_an_odd_id(page, index: FakeIndex) -> None:
    odd = 'тека/ім’я & "x"?#<b>.txt'
    index.documents = (*index.documents, document(odd, "Дивна назва", "Міністри зустрілися в Осло."))
    shown = html(page("compare", a=odd, b="readout.txt"))
    link = shown.partition('class="d-permalink" href="compare?a=')[2].partition("&amp;b=")[0]
    assert unquote(link) == odd


def test_the_file_holds_every_row_with_its_changes(index: FakeIndex) -> None:
    comparison = index.compare("readout.txt", "retelling.txt")
    data = as_csv(comparison, False, "2026-11-24T10:00", "http://x/compare?a=1").decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(data, newline="")))
    assert [row["kind"] for row in rows][:2] == ["only-b", "verbatim"] and len(rows) == 4
    (hedged,) = [row for row in rows if row["hedges_added"]]
    assert (hedged["hedges_added"], hedged["quotes_added"], hedged["b_sentences"]) == ("нібито", "«флот»", "3")
    assert {row["address"] for row in rows} == {"http://x/compare?a=1"} and {row["a_id"] for row in rows} == {"readout.txt"}
    assert tuple(rows[0]) == COLUMNS
    assert len(as_csv(comparison, True, "", "").decode().splitlines()) == 4


def test_the_file_runs_no_formula(index: FakeIndex) -> None:
    index.documents = (*index.documents, document("sum.txt", "=1+1", "=СУМА(А1) дорівнює нулю."))
    data = as_csv(index.compare("sum.txt", "readout.txt"), False, "", "").decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(data, newline="")) for cell in row]
    assert "'=1+1" in cells and not [cell for cell in cells if cell.startswith("=")]
