"""Datelines, dates in addresses, and the date of the event that the first lines report."""

from __future__ import annotations

import pytest

from indexer.errors import InputError
from indexer.intake.dates import dateline, event_date, find_dates, resolve, url_date
from indexer.model import Dated, Precision

DATELINES = {
    "2019-03-05 14:30:00": "2019-03-05T14:30",
    "Экономика, 05 мар 2019, 14:30": "2019-03-05T14:30",
    "Внешняя политика • 5 марта 2019 года": "2019-03-05",
    "Опубликовано: 5 марта 2019, 14:30": "2019-03-05T14:30",
    "Дата публікації — 5 березня 2019 року": "2019-03-05",
    "Київ, 5 березня 2019 року": "2019-03-05",
    "5 марта 2019 года 14:30 Москва, Кремль": "2019-03-05T14:30",
    "14:30 | 05.03.2019 | Новини": "2019-03-05T14:30",
    "Від 5 березня 2019 року": "2019-03-05",
    "вівторок, 5 березня 2019": "2019-03-05",
    "5 марта 2019 года, 18:40 (обновлено 6 марта 2019, 09:00)": "2019-03-05T18:40",
    "Опубліковано: 5 березня 2019, оновлено: 6 березня 2019": "2019-03-05",
    "2019-03-05 18:40 +0300": "2019-03-05T18:40",
    "Опубліковано 5 березня 2019 о 10:00": "2019-03-05T10:00",
    "Добавлено: 05.03.2019 в 10:15": "2019-03-05T10:15",
    "Создано 05.03.2019": "2019-03-05",
    "Дата публикации: 5 марта 2019 года, 20:15": "2019-03-05T20:15",
    "**5 марта 2019**": "2019-03-05",
    "Date: 2019-03-05": "2019-03-05",
    "Московская область, Ново-Огарёво, 5 марта 2019 года": "2019-03-05",
    "Г. ЖЕНЕВА 5 МАРТА 2019 Г.": "2019-03-05",
    "Опубликовано: 05.03.2019 12:15. Обновлено: 06.03.2019": "2019-03-05T12:15",
    "2019-03-05 18:40 +03:00": "2019-03-05T18:40",
}

NO_DATELINES = (
    "",
    "© 2019 Вестник",
    "© Вестник, 5 марта 2019",
    "Фото: пресс-служба, 5 марта 2019",
    "Указ от 5 марта 2019 года № 12",
    "План на 5 марта 2019 года",
    "5 марта",
    "Март 2019",
    "с 5 по 7 марта 2019",
    "5 марта 2019 – 7 марта 2019, 9 марта 2019",
    "Саммит состоится 5 марта 2019 года",
    "5 березня 2019 року відбулася зустріч послів",
    "Сообщается, что стороны 5 марта 2019 года продолжили обсуждение",
    "Подать отчёт о доходах надо не позднее 30 апреля 2019 года, напомнили в ведомстве",
    "Дата рождения: 05.03.2019",
    "Фото: 5 марта 2019",
    "Дата обращения: 05.03.2019",
    "Дата доступа: 05.03.2019",
    "Дата вступления в силу: 05.03.2019",
    "Срок подачи: 05.03.2019",
    "Рис. 1. Цех, 5 марта 2019 года",
    "Дата печати: 05.03.2019",
    "Распечатано: 05.03.2019 12:15",
    "Напечатано 05.03.2019",
    "Роздруковано 5 березня 2019",
    "Скачано 5 марта 2019",
    "Збережено 05.03.2019",
    "Просмотрено 05.03.2019 14:00",
    "Комментарий от 05.03.2019 10:00",
    "Василий, 05.03.2019 10:00",
    "Иван Петров, 5 марта 2019",
    "Иван Петров, [05.03.2019 20:15]",
    "Сегодня 5 марта 2019",
    "Сьогодні, 5 березня 2019",
    "Следующее заседание: 05.03.2019",
    "Наступне засідання — 5 березня 2019",
    "Основан 5 марта 1995 года",
    "Дата съёмки: 05.03.2019",
    "PDF создан 05.03.2019",
    "Тел. 12-05-2010",
    "5 марта 2019 в истории",
    "Завод, 5 марта 2019",
    "2019-03-05 " + "очень длинная строка " * 5,
)


@pytest.mark.parametrize(("line", "value"), DATELINES.items())
def test_a_dateline_holds_little_but_a_date(line: str, value: str) -> None:
    found = dateline(line)
    assert found is not None and found.value == value
    assert line[found.start : found.end] == found.text


@pytest.mark.parametrize("line", NO_DATELINES)
def test_other_lines_are_no_datelines(line: str) -> None:
    assert dateline(line) is None


def test_a_date_of_change_is_marked() -> None:
    changed, published = dateline("Оновлено: 6 березня 2019, 09:00"), dateline("Опубліковано: 5 березня 2019, 09:00")
    assert changed is not None and changed.flags == ("updated",)
    assert published is not None and published.flags == ()


ADDRESSES = {
    "https://news.example/2019/03/05/article": "2019-03-05",
    "https://news.example/politics/05/03/2019/5c7e": "2019-03-05",
    "news.example/20190305/155.html": "2019-03-05",
    "https://news.example/1261210/2019-03-05/visit": "2019-03-05",
    "https://news.example/2019-03-05-visit": "2019-03-05",
    "https://news.example/visit_05-03-2019.html": "2019-03-05",
    "https://news.example/2019/03/visit": "2019-03",
    "https://archive.example/web/20220101000000/https://news.example/2019/3/5/": "2019-03-05",
}

UNDATED_ADDRESSES = (
    "",
    "http://kremlin.ru/events/president/news/copy/67315",
    "https://news.example/2019/13/45/",
    "https://news.example/20191345/",
    "https://news.example/?date=2019-03-05",
    "https://2019-03-05.example/news",
    "https://news.example/a#2019/03/05",
    "https://news.example/20190305120000/",
    "https://news.example/1819/03/05/",
    "https://news.example/tel/495-606-3602",
    "https://news.example/201903",
)


@pytest.mark.parametrize(("url", "value"), ADDRESSES.items())
def test_the_path_of_an_address_may_hold_a_date(url: str, value: str) -> None:
    found = url_date(url)
    assert found is not None and found.value == value
    assert url[found.start : found.end] == found.text
    assert found.precision is (Precision.MONTH if len(value) == 7 else Precision.DAY)


@pytest.mark.parametrize("url", UNDATED_ADDRESSES)
def test_other_addresses_have_no_date(url: str) -> None:
    assert url_date(url) is None


# --- events --------------------------------------------------------------------------------------

AMBIGUOUS = "Министры встретились в среду, 15 июня, в Вене."
FILLER = "Стороны обсудили торговлю."


def event(*lines: str, date: str | None = None, text: str = "", years: tuple[int, int] | None = None) -> str | None:
    found = event_date(lines, date, "\n".join([*lines, text]), years)
    return found.value if found else None


def test_a_full_date_in_the_lead_is_the_event() -> None:
    found = event_date([FILLER, "Посол прибыл 5 марта 2019 года в 10:00."], None, "", None, numbers=[4, 7])
    assert found == Dated("2019-03-05", Precision.DAY, "text", "line 7: 5 марта 2019 года в 10:00")


def test_the_fourth_line_is_no_lead() -> None:
    assert event(FILLER, FILLER, FILLER, "Посол прибыл 5 марта 2019 года.") is None


def test_a_day_and_month_need_the_date_of_the_document() -> None:
    assert event("Переговоры прошли 5 марта.") is None
    assert event("Переговоры прошли 5 марта.", date="2019-03-07T10:00") == "2019-03-05"


def test_a_month_a_year_and_yesterday_are_no_day() -> None:
    assert event("В июне 2021 года прошёл саммит.", "Вчера, сьогодні, 2015 год.", date="2021-12-07") is None


def test_a_year_named_in_the_text_settles_a_weekday() -> None:
    assert event(AMBIGUOUS) is None
    assert event(AMBIGUOUS, text="Договор подписан 3 мая 2016 года.") == "2016-06-15"


def test_the_year_next_to_one_named_settles_a_weekday() -> None:
    assert event(AMBIGUOUS, text="Договор подписан 30 декабря 2021 года, старый — в 1997 году.") == "2022-06-15"


def test_years_named_that_leave_two_settle_nothing() -> None:
    assert event(AMBIGUOUS, text="В 2011 году и в 2016 году было иначе.") is None


def test_the_years_of_the_corpus_settle_a_weekday_after_those_of_the_text() -> None:
    assert event(AMBIGUOUS, years=(2018, 2024)) == "2022-06-15"
    assert event(AMBIGUOUS, text="В 2011 году и в 2016 году было иначе.", years=(2014, 2024)) == "2016-06-15"


def test_an_open_lead_is_not_passed_over_for_another_date() -> None:
    assert event(AMBIGUOUS, "Прежний посол уехал 5 марта 2019 года, новый прибыл 7 мая 2011 года, а в 2016 году отозван.") is None


def test_the_date_of_a_paper_is_no_event() -> None:
    assert event("Указ от 5 марта 2019 года отменён.", "Послы встретились 7 марта 2019 года.") == "2019-03-07"


def test_history_is_no_event_of_a_dated_document() -> None:
    assert event("Акт 27 мая 1997 года обсудили 5 марта.", date="2019-03-06") == "2019-03-05"


def test_the_first_day_of_a_range_is_the_day() -> None:
    assert event("Визит длился с 5 по 7 марта 2019 года.") == "2019-03-05"


def test_a_document_date_that_is_none_is_refused() -> None:
    with pytest.raises(InputError):
        event("Переговоры прошли 5 марта.", date="вчера")


def test_a_settled_date_is_left_as_it_is() -> None:
    (found,) = find_dates("5 марта 2019 года")
    assert resolve(found, [1997], (2021, 2022)) == found


@pytest.mark.parametrize(
    "line",
    [
        "Обмен удерживаемыми лицами завершат до 31 декабря.",
        "Заяви приймають не пізніше 20 грудня.",
        "Политическую часть договора подписали ещё 21 марта.",
    ],
)
def test_a_time_limit_or_a_day_months_away_is_no_event(line: str) -> None:
    assert event_date([line], "2019-12-10", line, None) is None


def test_the_event_behind_a_time_limit_is_found() -> None:
    found = event_date(["До 31 декабря ждут ответа на ноту, которую вручили 9 декабря."], "2019-12-10", "", None)
    assert found is not None and found.value == "2019-12-09"


NO_EVENTS = (
    "Договор вступит в силу 1 сентября 2019 года, сообщил министр.",
    "Закон набуде чинності 1 січня 2020 року, повідомив спікер.",
    "Стороны подписали соглашение о прекращении огня с первого сентября 2019 года.",
    "Дороги ремонтують з 1 вересня 2019 року.",
    "Заявки принимаются по 15 марта 2019 года.",
    "Ответ дадут к 1 мая 2019 года.",
    "Прийом заявок: 1.03.2019 – 15.03.2019",
    "Министр родился 5 мая 1965 года в Самаре.",
    "Иван Петров (12 марта 1950 — 5 мая 2018) был директором завода.",
    "После аварии 26 апреля 1986 года завод закрыли.",
    "22 июня 1941 года началась война, её годовщину отметили церемонией.",
    "Договор от 9 мая 1945 года вспомнили и в 2019 году.",
    "22 июня 1941 года началась война. В 2019 году о ней вспомнили.",
    "Сохранено 3 апреля 2019 года из https://site.example/a",
    "Архивное фото, 12.03.2011",
    "На фото: цех, 5 мая 2010 года, до ремонта.",
    "Подписано в печать 12.03.2019",
    "PDF создан 12.03.2019",
    "Иван Петров, 12 марта 2019",
    "По состоянию на 12 марта 2019 г. завод не работал.",
)


@pytest.mark.parametrize("line", NO_EVENTS)
def test_dates_of_periods_births_history_and_pictures_are_no_events(line: str) -> None:
    assert event(line) is None


@pytest.mark.parametrize(
    "line",
    [
        "Министр поздравил посла с юбилеем. 12 марта 2019 года они встретились.",
        "Посол прибыл 12 марта 2019 года на торжества к 80-й годовщине победы.",
        "Договор вступил в силу 12 марта 2019 года.",
        "12 марта 2019 года министр поздравил посла с днём рождения и рассказал о планах до 2036 года.",
        "Заседание прошло 12 марта 2019 года",
    ],
)
def test_such_words_elsewhere_leave_the_event_its_day(line: str) -> None:
    assert event(line + "." * (not line.endswith("."))) == "2019-03-12"


def test_the_beginning_of_a_truce_is_not_the_day_of_its_signing() -> None:
    lead = "Министры подписали соглашение о прекращении огня на границе с первого сентября этого года."
    assert event(lead, date="2019-08-02") is None
    assert event("Второго августа " + lead.lower(), date="2019-08-03") == "2019-08-02"
