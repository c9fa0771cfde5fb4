"""The comparison page over the fake door: the choice of two documents, and the two side by side."""

import csv
import io
from urllib.parse import unquote

import pytest

from tests.ui.conftest import html
from tests.ui.fake_door import BUILD, FakeIndex, document
from ui.compare_export import COLUMNS, Stated, as_csv

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
    assert f'class="d-permalink" href="compare?a=readout.txt&amp;b=retelling.txt&amp;build={BUILD}&amp;ui=ru"' in shown


def test_the_link_keeps_the_filter_and_another_build_is_said(page) -> None:
    shown = html(page("compare", a="readout.txt", b="retelling.txt", only="differences"))
    assert f'href="compare?a=readout.txt&amp;b=retelling.txt&amp;only=differences&amp;build={BUILD}"' in shown
    assert "а показано нинішню" not in shown
    assert "а показано нинішню" in html(page("compare", a="readout.txt", b="retelling.txt", build="gen-20200101T100000.000000Z"))
    assert "а показано нинішню" not in html(page("compare", a="readout.txt", b="retelling.txt", build=BUILD))


AFFIRMED = document("yes.txt", "А", "Лавров поїде до Стамбула. Порт відвантажив 12 тисяч тонн. Київ назвав Париж чесним.")
DENIED = document("no.txt", "Б", "Лавров не поїде до Стамбула. Порт відвантажив 21 тисячу тонн. Париж назвав Київ чесним.")


@pytest.mark.parametrize(
    ("locale", "says"),
    [
        ("uk", ("заперечення", "число", "порядок слів")),
        ("ru", ("отрицание", "число", "порядок слов")),
        ("en", ("negation", "number", "word order")),
    ],
)
def test_what_turns_the_sense_is_shown_by_sign_and_word_under_the_filter(
    page, index: FakeIndex, locale: str, says: tuple[str, ...]
) -> None:
    index.documents = (*index.documents, AFFIRMED, DENIED)
    shown = html(page("compare", locale, a="yes.txt", b="no.txt", only="differences"))
    for word in says:
        assert f'<span class="d-turned"><span class="d-sign" aria-hidden="true">≠</span>{word}' in shown
    assert '<mark class="d-negations">не</mark>' in shown and '<mark class="d-numbers">21 тисячу</mark>' in shown


HEADED = document("headed.txt", "Шольц готовий передати танки Києву", "Міністри зустрілися в Осло.")
HEDGED = document("hedged.txt", "Шольц нібито готовий передати танки Києву", "Міністри зустрілися в Осло.")


def test_a_hedge_in_a_headline_stands_above_the_sentences_and_in_the_file(page, index: FakeIndex) -> None:
    index.documents = (*index.documents, HEADED, HEDGED)
    shown = html(page("compare", a="headed.txt", b="hedged.txt", only="differences"))
    assert '<span class="d-turned">заголовки</span>' in shown and '<mark class="d-hedges">нібито</mark>' in shown
    data = as_csv(index.compare("headed.txt", "hedged.txt"), False, Stated("", "", "", "")).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(data, newline="")))
    assert [(row["a_sentences"], row["hedges_added"]) for row in rows] == [("title", "нібито"), ("1", "")]


def test_the_file_says_what_turns_the_sense(index: FakeIndex) -> None:
    index.documents = (*index.documents, AFFIRMED, DENIED)
    data = as_csv(index.compare("yes.txt", "no.txt"), True, Stated("", "", "", "")).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(data, newline="")))
    assert [row["changed"] for row in rows] == ["negation", "number", "order"]
    assert (rows[0]["negations_added"], rows[1]["numbers_dropped"], rows[1]["numbers_added"]) == ("не", "12 тисяч", "21 тисячу")


def test_other_words_are_owned_up_to_where_the_filter_leaves_nothing(page, index: FakeIndex) -> None:
    a = document("ru.txt", "А", "Послы осмотрели старый замок и новый порт.", language="ru")
    index.documents = (*index.documents, a, document("uk.txt", "Б", "Посли оглянули старий замок і новий маяк."))
    shown = html(page("compare", a="ru.txt", b="uk.txt", only="differences"))
    assert "Відмінностей не знайдено" not in shown and "інші слова є" in shown and "1 пара" in shown


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
    stated = Stated("", "gen-1", "2026-11-24T10:00", "http://x/compare?a=1")
    data = as_csv(comparison, False, stated).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(data, newline="")))
    assert [row["kind"] for row in rows][:2] == ["only-b", "verbatim"] and len(rows) == 4
    (hedged,) = [row for row in rows if row["hedges_added"]]
    assert (hedged["hedges_added"], hedged["quotes_added"], hedged["b_sentences"]) == ("нібито", "«флот»", "3")
    assert {row["address"] for row in rows} == {"http://x/compare?a=1"} and {row["a_id"] for row in rows} == {"readout.txt"}
    assert {(row["build"], row["counts"], row["exported"]) for row in rows} == {
        ("gen-1", "verbatim 1; close 1; only-a 1; only-b 1; changed 0", "2026-11-24T10:00")
    }
    assert tuple(rows[0]) == COLUMNS
    assert len(as_csv(comparison, True, stated).decode().splitlines()) == 4


def test_a_file_without_rows_still_says_where_it_comes_from(index: FakeIndex) -> None:
    index.documents = (*index.documents, document("copy.txt", "Копія", *READOUT.paragraphs))
    data = as_csv(index.compare("readout.txt", "copy.txt"), True, Stated("differences", "gen-1", "", "")).decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(data, newline=""))
    assert (row["kind"], row["a_id"], row["build"]) == ("", "readout.txt", "gen-1")


def test_the_file_runs_no_formula(index: FakeIndex) -> None:
    index.documents = (*index.documents, document("sum.txt", "=1+1", "=СУМА(А1) дорівнює нулю."))
    data = as_csv(index.compare("sum.txt", "readout.txt"), False, Stated("", "", "", "")).decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(data, newline="")) for cell in row]
    assert "'=1+1" in cells and not [cell for cell in cells if cell.startswith("=")]
