"""Titles, datelines, places and outlets from the first lines of a text."""

from __future__ import annotations

import pytest

from indexer.intake.agencies import agency_lead
from indexer.intake.date_patterns import RULES, Rule
from indexer.intake.dates import find_dates
from indexer.intake.headings import Heading, read_heading
from indexer.intake.joining import rejoin
from indexer.intake.leads import may_name_a_day
from indexer.intake.lines import lines_of
from indexer.intake.places import is_place, is_rubric, is_town
from indexer.intake.sentences import first_sentence_end, lead_title
from indexer.model import Precision

BODY = (
    "Стороны подтвердили готовность продолжать консультации о мерах доверия на границе, сообщило ведомство.\n\n"
    "Следующая встреча пройдёт осенью, её повестку согласуют послы двух стран."
)
OUTLETS = {"ратуша": "Ратуша", "вечірній берег": "Вечірній Берег"}


def outlet_of(name: str) -> str | None:
    return OUTLETS.get(name.casefold())


def heading(text: str, title: str | None = None) -> Heading:
    return read_heading(lines_of(text), title, outlet_of)


def test_the_layout_of_an_office() -> None:
    found = heading(f"Встреча министров\n\n2019-03-12 20:15:00\n\nЖенева\n\n{BODY}")
    assert (found.title, found.title_source, found.place) == ("Встреча министров", "first-line", "Женева")
    assert found.date is not None
    assert (found.date.value, found.date.evidence) == ("2019-03-12T20:15", "line 3: 2019-03-12 20:15:00")
    assert [line.number for line in found.body] == [7, 9]
    assert [(removal.line, removal.reason) for removal in found.removed] == [(3, "dateline"), (5, "place")]


def test_the_layout_of_the_press() -> None:
    found = heading(f"Политика, 12 мар 2019, 10:28\n\nМинистры встретились в Женеве\n\n{BODY}")
    assert found.title == "Министры встретились в Женеве"
    assert found.date is not None and found.date.value == "2019-03-12T10:28"
    assert found.place is None
    assert len(found.body) == 2


def test_a_rubric_and_an_outlet_are_no_titles() -> None:
    found = heading(f"Ратуша\nПолитика\nМинистры встретились в Женеве\n12 марта 2019\n{BODY}")
    assert (found.title, found.outlet) == ("Министры встретились в Женеве", "Ратуша")
    assert len(found.body) == 2


def test_a_place_before_the_title_when_it_is_a_known_town() -> None:
    found = heading(f"Київ\n12 березня 2019 року\nМіністри зустрілися у столиці\n{BODY}")
    assert (found.title, found.place) == ("Міністри зустрілися у столиці", "Київ")


def test_a_place_on_the_line_of_the_date() -> None:
    assert heading(f"Міністри зустрілися\nКиїв, 12 березня 2019 року\n{BODY}").place == "Київ"


def test_a_date_below_the_text() -> None:
    found = heading("Заявление министра\n" + "\n".join(BODY.split("\n\n") * 4) + "\n12 марта 2019 года")
    assert found.date is not None and found.date.value == "2019-03-12"
    assert len(found.body) == 8


def test_a_date_in_a_sentence_is_no_dateline() -> None:
    assert heading("Заявление министра\n12 марта 2019 года стороны подписали договор о границе и мерах доверия.").date is None


def test_without_a_heading_the_lead_gives_the_title() -> None:
    found = heading(BODY)
    assert found.title_source == "lead"
    assert found.title == BODY.split("\n")[0].removesuffix(".")
    assert len(found.body) == 2


def test_a_form_of_address_is_no_title() -> None:
    assert heading(f"Шановні українці!\n{BODY}").title.startswith("Стороны подтвердили готовность")


@pytest.mark.parametrize("line", ["Он пришёл! Она ушла? Мы остались!", "— Кто там, в Женеве?", "посол прибыл"])
def test_speech_is_no_title(line: str) -> None:
    assert heading(f"{line}\n{BODY}").title_source == "lead"


def test_a_given_title_is_not_said_twice() -> None:
    found = heading(f"«Встреча министров»\n{BODY}", "Встреча министров")
    assert (found.title, len(found.body)) == ("Встреча министров", 2)
    assert [removal.reason for removal in found.removed] == ["title-again"]


def test_with_a_given_title_the_first_line_stays() -> None:
    assert len(heading(f"Первый день\n{BODY}", "Встреча министров").body) == 3


def test_a_line_alone_is_title_and_body() -> None:
    found = heading("Встреча министров в Женеве перенесена")
    assert found.title == found.body[0].text == "Встреча министров в Женеве перенесена"


def test_a_long_first_sentence_is_cut_at_a_word() -> None:
    title, source = lead_title(["Стороны " + "обсудили вопросы безопасности и " * 20 + "торговли."])
    assert source == "lead" and title.endswith("…") and 150 < len(title) <= 201
    assert title[:-1].split()[-1] in {"обсудили", "вопросы", "безопасности", "и"}


@pytest.mark.parametrize(
    "picture",
    [
        "Посол прибыл в столицу.| Его встретил министр.",
        "В. В. Петров прибыл в 12 ч. дня.| Потом уехал.",
        'Он сказал: "Мы готовы."| Затем вышел.',
        "Договор подписан в 2019 г. Женевой и Берном.| Он вступил в силу.",
        "Посол прибыл в столицу|",
    ],
)
def test_where_the_first_sentence_ends(picture: str) -> None:
    assert first_sentence_end(picture.replace("|", "")) == picture.index("|")


@pytest.mark.parametrize("line", ["Сочи", "Москва, Кремль", "Московская область, Ново-Огарёво", "г. Женева", "Курская область", "Завидово"])
def test_places(line: str) -> None:
    assert is_place(line)


@pytest.mark.parametrize("line", ["Политика", "Иван Петренко", "Послы встретились в Женеве", "В.Петров:", "НАТО", "Встреча, Женева прошла"])
def test_lines_that_are_no_places(line: str) -> None:
    assert not is_place(line)


def test_towns_and_rubrics() -> None:
    assert is_town("м. Київ") and is_town("Нью-Йорк") and not is_town("Петренко")
    assert is_rubric("Політика") and is_rubric("В мире") and not is_rubric("Политика сдерживания")


def test_the_beginning_of_an_agency() -> None:
    lead = agency_lead("ЖЕНЕВА, 12 марта 2019 года. /Ратуша/. Министр прибыл.", 3, outlet_of)
    assert lead is not None and lead.date is not None
    assert (lead.place, lead.outlet, lead.date.value) == ("Женева", "Ратуша", "2019-03-12")


def test_an_agency_without_a_year_has_no_date() -> None:
    lead = agency_lead("Київ. 12 березня. Вечірній Берег – Міністр прибув.", 1, outlet_of)
    assert lead is not None
    assert (lead.place, lead.outlet, lead.date) == ("Київ", "Вечірній Берег", None)


AGENCIES = {
    "Женева. 12 марта 2019 г. RATUSHA.RU - |Министр прибыл.": ("Женева", "Ратуша", "2019-03-12"),
    "Женева. 12 марта 2019. Ратуша.Ru — |Министр прибыл.": ("Женева", "Ратуша", "2019-03-12"),
    "Ратуша - Женева. 12 марта 2019. |Министр прибыл.": ("Женева", "Ратуша", "2019-03-12"),
    "Ратуша — Женева. |Министр прибыл.": ("Женева", "Ратуша", None),
    "Ратуша, 12 марта. |Министр прибыл.": (None, "Ратуша", None),
    "Женева. 12 марта 2019. |Министр прибыл.": ("Женева", None, "2019-03-12"),
    "ЖЕНЕВА, 12 марта. |«Мы готовы», — сказал министр.": ("Женева", None, None),
}
NO_AGENCIES = (
    "Женева. 12 марта 2019 года министр прибыл.",
    "Петренко. 12 марта. Утро.",
    "Никто, 12 марта. Министр прибыл.",
    "Никто - Женева. Утро.",
)


@pytest.mark.parametrize("picture", AGENCIES)
def test_the_forms_of_an_agency_s_beginning(picture: str) -> None:
    known = {"ратуша": "Ратуша", "ratusha.ru": "Ратуша", "ратуша.ru": "Ратуша"}
    lead = agency_lead(picture.replace("|", ""), 1, lambda name: known.get(name.casefold()))
    assert lead is not None
    assert (lead.place, lead.outlet, lead.date and lead.date.value, lead.end) == (*AGENCIES[picture], picture.index("|"))


@pytest.mark.parametrize("text", NO_AGENCIES)
def test_sentences_that_are_no_beginning_of_an_agency(text: str) -> None:
    assert agency_lead(text, 1, outlet_of) is None


@pytest.mark.parametrize("begin", ["Женева. 16 июня. ", "Ратуша - Женева. ", "Ратуша, 16 июня. "])
def test_the_title_is_the_first_sentence_behind_the_agency(begin: str) -> None:
    assert heading(f"{begin}Министр прибыл.\n{BODY}").title == "Министр прибыл"


def test_an_unknown_agency_is_none() -> None:
    assert agency_lead("ЖЕНЕВА, 12 марта. /Никто/. Министр прибыл.", 1, outlet_of) is None


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_no_day_that_the_grammar_reads_is_passed_over(rule: Rule) -> None:
    days = [date for date in find_dates(rule.example, "2021-12-09") if date.precision in (Precision.DAY, Precision.MINUTE)]
    assert may_name_a_day(rule.example) or not days


@pytest.mark.parametrize(
    "line",
    [
        "Седьмого декабря",
        "ДЕКАБРЯ 7, 2021",
        "09-дек-2021",
        "«07» декабря",
        "7 дeкaбря",
        "2021-12-07",
        "7/12/21",
        "с 7 по 9 декабря",
        "7.XII.2021",
    ],
)
def test_lines_that_may_name_a_day(line: str) -> None:
    assert may_name_a_day(line)


@pytest.mark.parametrize("line", ["В 2021 году прошло 12 встреч", "Верховный представитель в мае сказал: 450 км", "Посол прибыл в 17:00"])
def test_lines_that_name_none(line: str) -> None:
    assert not may_name_a_day(line)


BROKEN = """Министры двух стран договорились провести консультации
по безопасности в начале следующего года, сообщило
ведомство. Стороны подтвердили готовность продол-
жать обмен мнениями.

Посол передал письменное предложение о повестке встречи,
ответ на которое ожидается до конца месяца, и уехал
в столицу, где его ждут с докладом о ходе
переговоров."""


def test_lines_broken_at_a_column_are_joined() -> None:
    paragraphs = [line.text for line in rejoin(lines_of(BROKEN))]
    assert len(paragraphs) == 2
    assert "готовность продолжать обмен" in paragraphs[0] and paragraphs[1].endswith("с докладом о ходе переговоров.")


def test_whole_lines_are_left_alone() -> None:
    lines = lines_of("\n".join(f"Посол номер {number} прибыл в столицу." for number in range(12)))
    assert rejoin(lines) == lines


@pytest.mark.parametrize(
    "line",
    ["Переговоры послов в Женеве, 12 марта 2019 года", "Ганна Коваль та Петро Мельник, 12 березня 2019 року"],
)
def test_what_stands_below_a_picture_is_no_dateline(line: str) -> None:
    found = heading(f"Министры встретились\n\n{BODY}\n\n{line}\n\n{BODY}\n\n{line}")
    assert found.date is None
    assert line in [each.text for each in found.body]


@pytest.mark.parametrize(
    "line", ["Женева, 12 марта 2019 года", "Политика, 12 марта 2019", "Ратуша, 12 марта 2019 г.", "12 марта 2019 года"]
)
def test_a_dateline_may_stand_below_the_text(line: str) -> None:
    found = heading(f"Министры встретились\n\n{BODY}\n\n{line}")
    assert found.date is not None and found.date.value == "2019-03-12"


def test_a_caption_in_the_head_is_no_dateline_when_it_names_people() -> None:
    found = heading(f"Переговоры завершены\nАнна Коваль и Пётр Мельник, 12 марта 2019 года\n\n{BODY}")
    assert found.date is None


@pytest.mark.parametrize("line", ["Дата печати: 12.03.2019", "Иван Петренко, 12 марта 2019", "Следующее заседание — 12 марта 2019"])
@pytest.mark.parametrize("place", ["top", "end"])
def test_a_date_of_something_else_is_no_dateline_and_its_line_stays(line: str, place: str) -> None:
    parts = [line, BODY] if place == "top" else [BODY, line]
    found = heading("Министры встретились\n\n" + "\n\n".join(parts))
    assert found.date is None and found.title == "Министры встретились"
    assert line in [each.text for each in found.body]


@pytest.mark.parametrize("line", ["Распечатано: 03.04.2023 12:15", "Скачано 12 марта 2019", "Иван Петренко, [07.12.2021 20:15]"])
def test_a_note_above_the_title_is_no_title(line: str) -> None:
    found = heading(f"{line}\n\nМинистры встретились\n\n{BODY}")
    assert (found.title, found.date) == ("Министры встретились", None)
    assert found.body[0].text == line


def test_a_title_may_end_with_a_day() -> None:
    assert heading(f"Итоги переговоров министров 7 декабря 2021 года\n\nВ столице\n\n{BODY}").title.startswith("Итоги переговоров")


def test_an_interview_keeps_its_title_with_the_day_in_it() -> None:
    title = "Интервью министра газете «Двор», 12 апреля 2019 года"
    found = heading(f"{title}\n\nВопрос: Когда пройдёт встреча?\n\n{BODY}")
    assert (found.title, found.date and found.date.value) == (title, "2019-04-12")
    assert found.body[0].text.startswith("Вопрос:")


def test_the_beginning_of_an_agency_is_no_part_of_the_title() -> None:
    found = read_heading(lines_of(f"ЖЕНЕВА, 16 июня. /ТАСС/. {BODY} И это всё."), None, {"ТАСС": "ТАСС"}.get)
    assert found.title == BODY.split("\n")[0].removesuffix(".")


def test_the_hour_below_the_day_belongs_to_it_and_the_place_follows() -> None:
    found = heading(f"Встреча с министром\n\n7 декабря 2021 года\n20:15\nСочи\n\n{BODY}")
    assert found.date is not None and (found.date.value, found.place) == ("2021-12-07T20:15", "Сочи")
    assert [line.text for line in found.body] == BODY.split("\n\n")


def test_a_town_in_capitals_beside_the_date() -> None:
    assert heading(f"НОТА\n\nГ. ЖЕНЕВА 16 ИЮНЯ 2021 Г.\n\n{BODY}").place == "Г. ЖЕНЕВА"


@pytest.mark.parametrize("line", ["Источник: Ратуша, 12 марта 2019", "Ратуша, 12 марта 2019 г.", "Ратуша — 12 марта 2019 года"])
def test_an_outlet_and_its_day_on_one_line(line: str) -> None:
    found = heading(f"Министры встретились\n\n{BODY}\n\n{line}")
    assert (found.outlet, found.date and found.date.value) == ("Ратуша", "2019-03-12")


@pytest.mark.parametrize("line", ["Сегодня, 12 марта 2019", "Сегодня\n12 марта 2019"])
def test_today_is_no_outlet_beside_the_date(line: str) -> None:
    found = read_heading(lines_of(f"Министры встретились\n{line}\n\n{BODY}"), None, {"Сегодня": "Сегодня"}.get)
    assert found.outlet is None
