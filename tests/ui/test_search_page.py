"""The search page over the fake door: what it shows, and what each widget writes into the URL."""

from dataclasses import replace

import pytest

from indexer import Notice, Question
from tests.ui.conftest import APP, html
from tests.ui.fake_door import BUILD, DOCUMENTS, TALKS, FakeIndex
from ui import ways_out
from ui.downloads import file_name
from ui.state import State
from ui.wording import Wording


def _pills(at, key):
    return next(pills for pills in at.pills if pills.key == key)


def _press(at, text):
    next(button for button in at.button if text in button.label).click().run()
    assert not at.exception


def test_an_empty_box_browses_newest_first_with_pages(page) -> None:
    at = page()
    assert f"{len(DOCUMENTS)} документів" in html(at)
    assert html(at).index("Посли обговорили") < html(at).index("Зведення номер 14")
    assert 'href="./?page=2"' in html(at)
    assert at.selectbox(key="sort").value == "newest"


@pytest.mark.parametrize("query", ["date:2022", "-мир"])
def test_a_query_of_filters_or_exclusions_alone_is_newest_first_and_labelled_so(page, query: str) -> None:
    at = page(q=query)
    assert at.selectbox(key="sort").value == "newest" and at.selectbox(key="sort").options == ["спершу нові", "спершу давні"]
    assert page(q="зерно").selectbox(key="sort").value == "relevance"


def test_a_query_shows_marks_matches_and_links_that_carry_it(page) -> None:
    at = page(q="переговоры")
    assert "<mark>переговоры</mark>" in html(at) and "<mark>Переговори</mark>" in html(at)
    assert 'href="doc?id=talks-ru.txt&amp;q=%D0' in html(at)
    assert "2 збіги" in html(at) and "1 збіг<" in html(at)
    assert at.text_input(key="q").value == "переговоры"


def test_typing_writes_the_url_and_forgets_the_page(page) -> None:
    at = page(page="2")
    at.text_input(key="q").set_value(" зерно ").run()
    assert at.query_params == {"q": "зерно"}
    assert "<b>1 документ</b>" in html(at)


def test_facets_are_chosen_and_their_counts_ignore_their_own_choice(page) -> None:
    at = page(q="переговори")
    _pills(at, "is:language").select("ru").run()
    assert at.query_params == {"q": "переговори", "lang": "ru"}
    assert _pills(at, "is:language").options == ["українська 4", "російська 2"]
    _pills(at, "is:source").select("Вестник примера").run()
    assert at.query_params["source"] == "Вестник примера"
    assert "<b>2 документи</b>" in html(at)
    assert ":gray[Приклад\\-інформ 0]" in _pills(at, "is:source").options


def test_a_value_can_be_kept_out(page) -> None:
    at = page(q="переговори")
    _pills(at, "not:language").select("ru").run()
    assert at.query_params == {"q": "переговори", "-lang": "ru"}
    assert "О транзите" not in html(at) and "Посли" in html(at)
    _press(at, "не російська")
    assert at.query_params == {"q": "переговори"}


def test_what_can_be_kept_out_is_counted_in_what_was_found(page) -> None:
    at = page(q="переговори")
    assert _pills(at, "not:language").options == ["українська 4", "російська 2"]
    assert _pills(page(q="переговори", minus_lang="ru"), "not:language").options == ["українська 4", "російська 2"]
    assert not [pills.key for pills in page(q="немаєтакого").pills if pills.key.startswith("not:")]
    assert [pills.key for pills in page(q="немаєтакого", minus_lang="ru").pills if pills.key.startswith("not:")] == ["not:language"]


def test_chips_take_back_one_and_all(page) -> None:
    at = page(q="переговори", lang="uk", from_="2021-12-08", undated="1")
    assert [button.label for button in at.button if button.key.startswith("chip:")] == [
        "мова\\: українська ✕",
        "від 08\\.12\\.2021 ✕",
        "без дати ✕",
        "Скинути все",
    ]
    _press(at, "від")
    assert at.query_params == {"q": "переговори", "lang": "uk", "undated": "1"}
    _press(at, "Скинути")
    assert at.query_params == {"q": "переговори"}


def test_years_months_and_bounds_are_one_filter(page) -> None:
    at = page(q="переговори")
    assert at.selectbox(key="year").options == ["2022 · 2", "2021 · 2", "2009 · 1"]
    at.selectbox(key="year").select("2022").run()
    assert (at.query_params["from"], at.query_params["to"]) == ("2022-01-01", "2022-12-31")
    _pills(at, "month").select("2022-07").run()
    assert (at.query_params["from"], at.query_params["to"]) == ("2022-07-01", "2022-07-31")
    assert at.selectbox(key="year").options == ["2022 · 2", "2021 · 2", "2009 · 1"]
    assert at.text_input(key="first").value == "01.07.2022"
    at.text_input(key="first").set_value("2021").run()
    assert (at.query_params["from"], at.query_params["to"]) == ("2021-01-01", "2022-07-31")
    at.text_input(key="first").set_value("учора").run()
    assert at.query_params["from"] == "2021-01-01"


def test_undated_documents_are_counted_and_can_be_chosen(page) -> None:
    at = page(q="переговори")
    assert at.checkbox(key="undated").label == "лише без дати · 1"
    at.checkbox(key="undated").check().run()
    assert at.query_params == {"q": "переговори", "undated": "1"}
    assert "<b>1 документ</b>" in html(at) and "Нотатка" in html(at)


def test_sorting_and_switches(page) -> None:
    at = page(q="переговори")
    at.selectbox(key="sort").select("oldest").run()
    assert at.query_params == {"q": "переговори", "sort": "oldest"}
    assert html(at).index("О транзите") < html(at).index("Посли")
    at.checkbox(key="both").uncheck().run()
    at.segmented_control(key="mode").select("exact").run()
    assert at.query_params == {"q": "переговори", "sort": "oldest", "own": "1", "exact": "1"}


def test_a_bridged_word_can_be_dropped_and_put_back(page) -> None:
    at = page(q="гарантии")
    _press(at, "гарантія ✕")
    assert at.query_params == {"q": "гарантии", "drop": "гарантія"}
    _press(at, "Повернути")
    assert at.query_params == {"q": "гарантии"}


def test_a_changed_url_moves_the_widgets_as_back_and_forward_do(page) -> None:
    at = page(q="переговори", lang="ru")
    at.query_params.clear()
    at.query_params["q"] = "зерно"
    at.run()
    assert at.text_input(key="q").value == "зерно" and _pills(at, "is:language").value == []
    at.query_params["lang"] = ["uk", "ru"]
    at.run()
    assert sorted(_pills(at, "is:language").value) == ["ru", "uk"]


def test_no_results_offer_ways_out_with_their_counts(page) -> None:
    at = page(q="зерно", lang="ru", exact="1")
    ways = [button.label for button in at.button if button.key.startswith("way:")]
    assert ways == ["Прибрати «мова\\: російська» → 1"]
    _press(at, "Прибрати «")
    assert at.query_params == {"q": "зерно", "exact": "1"} and "<b>1 документ</b>" in html(at)


def test_the_other_keyboard_layout_is_a_way_out(page) -> None:
    at = page(q="pthyj")
    _press(at, "зерно → 1")
    assert at.query_params == {"q": "зерно"}


def test_did_you_mean_is_offered_once(page, index: FakeIndex, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = index.search

    def suggest(question):
        found = plain(question)
        return found if found.total else replace(found, notices=(Notice("did-you-mean", ("зерно",)),))

    monkeypatch.setattr(index, "search", suggest)
    at = page(q="pthyj")
    assert [button.label for button in at.button if "зерно" in button.label] == ["Можливо\\, ви мали на увазі\\: зерно → 1"]
    _press(at, "Можливо")
    assert at.query_params == {"q": "зерно"}


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("2014", {"date:2014": State("date:2014")}),
        ("12.2021", {"date:2021-12": State("date:2021-12")}),
        ("зерно 07.12.2021", {"зерно date:2021-12-07": State("зерно date:2021-12-07")}),
        ("E.org", {"source:e.org": State().with_values("source", ["e.org"])}),
        ("Вестник примера", {"source:Вестник примера": State().with_values("source", ["Вестник примера"])}),
        ("зерно e.org", {"source:e.org": State("зерно").with_values("source", ["e.org"])}),
        ("зерно", {}),
    ],
)
def test_a_date_or_an_outlet_among_the_words_is_a_way_out(typed: str, offered: dict[str, State]) -> None:
    found = ways_out.ways(State(typed), ["e.org", "Вестник примера"], Wording("uk"))
    assert {text: changed for text, changed in found if "date:" in text or "source:" in text} == offered


def test_an_outlet_in_the_box_is_offered_with_its_count(page) -> None:
    at = page(q="приклад-інформ")
    _press(at, "source\\:Приклад\\-інформ → 2")
    assert at.query_params == {"source": "Приклад-інформ"}


def test_an_outlet_among_words_that_no_document_has_all_is_offered_beside_the_looser_answer(page) -> None:
    at = page(q="зерно Приклад-інформ")
    assert "Немає документа з усіма словами" in html(at)
    _press(at, "source\\:Приклад\\-інформ → 1")
    assert at.query_params == {"q": "зерно", "source": "Приклад-інформ"}


def test_examples_are_in_the_language_of_the_interface(page) -> None:
    assert "<code>«гарантії безпеки»</code>" in html(page("about")) and "безопасности" not in html(page("about"))
    assert "<code>«гарантии безопасности»</code>" in html(page("about", ui="ru"))


def test_any_word_is_said_and_a_looser_answer_is_no_way_out(page) -> None:
    assert "Немає документа з усіма словами" in html(page(q="зерно транзит"))
    at = page(q="зерно транзит ніколи", lang="other")
    assert not [button for button in at.button if button.key.startswith("way:")]


def test_a_page_that_is_gone_shows_the_last(page) -> None:
    at = page(page="90")
    assert "Нотатка без дати" in html(at) and 'aria-current="page">2<' in html(at)


def test_a_refused_query_names_its_limit(page) -> None:
    at = page(q=" ".join(["мир"] * 40))
    assert "Запит відхилено. Слів забагато: щонайбільше 32." in html(at) and 'role="alert"' in html(at)


def test_three_languages(page) -> None:
    assert "<b>6 документов</b>" in html(page(q="переговори", locale="ru-RU"))
    assert "<b>6 documents</b>" in html(page(q="переговори", locale="fr-FR"))
    at = page(q="переговори", locale="ru-RU", ui="en")
    assert "6 documents" in html(at) and 'lang="ru" hreflang="ru"' in html(at)
    assert "ui=en" in html(at).partition("<ol")[2]


def test_hostile_text_is_text(page) -> None:
    at = page(q="ніщо")
    assert "&lt;img src=x onerror=alert(1)&gt;" in html(at) and "<img" not in html(at)
    assert all("](" not in label for pills in at.pills for label in pills.options)
    assert not at.markdown


def test_a_rebuild_is_picked_up(page, index: FakeIndex) -> None:
    at = page()
    index.documents, index.build = DOCUMENTS[:3], "gen-next"
    at.run()
    assert "<b>3 документи</b>" in html(at) and "збірка gen-next · 3 документи" in html(at)


def test_downloads_name_the_build(page) -> None:
    at = page(q="переговори")
    assert [button.proto.label for button in at.get("download_button")] == ["CSV", "JSON", "BibTeX"]


def test_a_downloaded_file_is_named_by_its_query(index: FakeIndex) -> None:
    assert file_name(index.search(Question("«Гарантії безпеки» -мир_x")), "csv") == f"depesha-гарантії-безпеки-мир-x-{BUILD}.csv"
    assert file_name(index.search(Question("")), "bib") == f"depesha-{BUILD}.bib"
    assert len(file_name(index.search(Question("слово" * 50)), "json")) < 80


def test_the_head_counts_entries_where_events_are_folded(page, index: FakeIndex) -> None:
    assert "на сторінці" not in html(page(q="переговори"))
    index.happened = (TALKS,)
    assert "<b>6 документів</b> · на сторінці 6 у 4 записах · " in html(page(q="переговори"))
    assert "<b>6 documents</b> · 6 on this page, in 4 entries · " in html(page(q="переговори", ui="en"))


def test_a_result_found_by_its_title_alone_says_so(page) -> None:
    assert "збіг лише в заголовку" in html(page(q="нотатка")) and "лише в заголовку" not in html(page(q="переговори")).partition("<ol")[2]


def test_both_languages_cannot_be_chosen_with_exact_words(page) -> None:
    assert page(q="переговори", exact="1").checkbox(key="both").disabled and not page(q="переговори").checkbox(key="both").disabled


def test_dropped_words_and_filters_look_alike(page) -> None:
    at = page(q="гарантии", lang="uk")
    assert at.button(key="also:гарантія").proto.type == at.button(key="chip:0").proto.type


def test_finer_bars_are_counted_from_documents(page) -> None:
    at = page(q="зведення", by="day")
    assert at.segmented_control(key="by").value == "day"
    chart = at.get("arrow_vega_lite_chart") or at.get("vega_lite_chart")
    assert len(chart) == 1


def test_the_one_script_is_the_file_and_nothing_else(page) -> None:
    at = page(q="ніщо")
    scripts = [block.proto.body for block in at.get("html") if "<script" in block.proto.body]
    assert scripts == [f"<script>{(APP.parent / 'page.js').read_text(encoding='utf-8')}</script>"]


def test_what_the_address_cannot_mean_is_said(page) -> None:
    at = page(q="переговори", sort="x", page="abc")
    assert "В адресі не вдалося прочитати: sort=x, page=abc." in html(at)
    assert "не вдалося прочитати" not in html(page(q="переговори"))


def test_a_page_past_the_end_is_the_last_one_and_says_so(page) -> None:
    at = page(page="7", locale="en-US")
    assert "There is no page 7; this is the last one, 2." in html(at)
    assert 'aria-current="page">2<' in html(at) and '<a href="./">To the first</a>' in html(at)
    assert "page=7" not in html(at).partition("d-results")[2], "links go on from the page that is shown"


def test_a_page_far_past_the_end_is_one_sentence(page) -> None:
    at = page(page="99999")
    assert "Сторінки 99\u00a0999 немає; це остання, 2." in html(at) and html(at).count('class="d-notice"') == 1


def test_dates_that_run_backwards_are_swapped_and_said(page) -> None:
    at = page(q="переговори", from_="2022-02", to="2021-12")
    assert "Дати в адресі стояли навпаки" in html(at) and "01.12.2021 – 28.02.2022" in at.button(key="chip:0").label.replace("\\", "")
    assert "навпаки" not in html(page(q="переговори", from_="2021", to="2022"))


def test_dates_that_make_no_chart_are_said_in_words(page, index: FakeIndex) -> None:
    index.documents = tuple(one for one in DOCUMENTS if one.id == "note-uk.txt")
    at = page()
    assert "Жоден документ не має дати." in html(at) and not at.get("arrow_vega_lite_chart") and "year" not in at.session_state
    index.documents = tuple(one for one in DOCUMENTS if one.id in ("note-uk.txt", "grain-uk.txt"))
    assert "07.2022: 1 документ" in html(page())
    assert "22.07.2022: 1 документ" in html(page(by="day"))
    assert "18.07.2022 – 24.07.2022: 1 документ" in html(page(by="week"))


def test_without_results_there_is_nothing_to_sort_and_no_context(page) -> None:
    at = page(q="немаєтакого")
    assert "sort" not in [box.key for box in at.selectbox] and "Контекст</a></p>" not in html(at)
    assert "Контекст</a></p>" in html(page(q="переговори"))


def test_without_results_the_column_has_no_dates(page) -> None:
    at = page(q="немаєтакого")
    assert ">Дата<" not in html(at) and ">Дата<" in html(page(q="переговори"))


def test_where_nothing_helps_the_reader_is_advised(page) -> None:
    at = page(q="немаєтакого", ui="ru")
    assert "Проверьте написание" in html(at) and '<a href="./?ui=ru">Посмотреть все документы</a>' in html(at)


def test_a_person_has_a_name_where_no_result_names_one(page, index: FakeIndex) -> None:
    at = page(person="somebody")
    assert "особа: Хтось" in [button.label.removesuffix(" ✕").replace("\\", "") for button in at.button if button.key == "chip:0"]
    refused = page(q=" ".join(["мир"] * 40), person="somebody", ui="ru")
    assert any("Некто" in button.label for button in refused.button)
    assert any("Хтось" in button.label for button in page("context", q="переговори", person="somebody").button)
