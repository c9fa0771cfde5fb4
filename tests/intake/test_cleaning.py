"""What goes and what stays: the examples beside the rules, and the ones that taught them."""

from __future__ import annotations

import pytest

from indexer.intake.cleaning import clean
from indexer.intake.furniture import RULES, furniture_name
from indexer.intake.joints import first_joint
from indexer.intake.lines import lines_of
from indexer.intake.notes import credit_of, cue_of, url_of
from indexer.intake.related import cut_related

RELATED = {
    "Сторони домовилися. Читайте такожПутін і Байден поговорилиДалі сторони обговорили Донбас.": (
        "Сторони домовилися. Далі сторони обговорили Донбас."
    ),
    "Он предложил читать также документы ООН.": "Он предложил читать также документы ООН.",
    "Читать такжеЗеленский встретился с ПутинымВ Киеве это подтвердили.": "В Киеве это подтвердили.",
    'Читать такжеГлава YouTube-канала "Дождь" уволенОб этом пишет РБК.': "Об этом пишет РБК.",
    'Читать такжеЧто заявил МИД РФ"Мы не видим угрозы", - сказал он.': '"Мы не видим угрозы", - сказал он.',
    "Читати також: Росія стягує війська.": "",
    "ЧИТАЙТЕ ТАКЖЕ: Послы вернулись": "",
    "Смотрите также: Посол вернулся. Он привёз письмо с ответом на ноту от второго марта.": (
        "Он привёз письмо с ответом на ноту от второго марта."
    ),
    "Стороны встретились. Читайте также: Посол прибыл в Женеву. Переговоры продолжатся завтра.": (
        "Стороны встретились. Переговоры продолжатся завтра."
    ),
    "Читать также полезно и протоколы.": "Читать также полезно и протоколы.",
    "Рубрика «Читайте также» закрыта.": "Рубрика «Читайте также» закрыта.",
    "Рада зібралась.Читайте такожПосол повернувсяЗасідання триває. Читайте також: Що далі": "Рада зібралась. Засідання триває.",
    "Смотрите также Посол вернулся": "",
    "Смотрите также Все новости о поездке Посол сказал: мы готовы.": "Смотрите также Все новости о поездке Посол сказал: мы готовы.",
    "Читайте также: Посол вернулся с новым предложением в столицу страны Глава ведомства заверил, что все бумаги получены вовремя и в "
    "полном порядке. Их изучают юристы обоих министерств, а ответ дадут к весне.": (
        "Читайте также: Посол вернулся с новым предложением в столицу страны Глава ведомства заверил, что все бумаги получены вовремя и в "
        "полном порядке. Их изучают юристы обоих министерств, а ответ дадут к весне."
    ),
    "По теме: Послы вернулись": "",
    "По теме Кипра говорили час.": "По теме Кипра говорили час.",
}

JOINTS = {
    "поговорили|Далі сторони": True,
    "уволен|Об этом": True,
    "США и РФ|Также известно": True,
    "бойцы ЧВК|Вагнера ушли": True,
    'МИД РФ|"Мы не видим': True,
    'канал "Дождь"|Об этом': True,
    "Что дальше?|В Киеве": True,
    "пишет Bloomberg|Об этом": True,
    "в 2014|Об этом": True,
    "ПриватБанк оголосив": False,
    "глава МИДа и сотрудники ВСУшного": False,
    "телеканал «Дождь» закрыт": False,
    "газета.Ру сообщила": False,
}

URLS = {
    "Адрес страницы: https://ratusha.example/a": "https://ratusha.example/a",
    "http://example.org/a/1": "http://example.org/a/1",
    "Источник: https://example.org/a": "https://example.org/a",
    "https://web.archive.org/web/20230405101112/https://example.org/a": "https://example.org/a",
    "www.example.org/news": "http://www.example.org/news",
    "Сайт https://example.org закрыт.": None,
    "Ведомство": None,
}

CREDITS = {
    "(Фото: Иван Петренко / Вестник)": "Иван Петренко / Вестник",
    "Фото: пресс-служба ведомства": "пресс-служба ведомства",
    "Світлина — Марія Коваль": "Марія Коваль",
    "© Ратуша / Пётр Сидоров": "Ратуша / Пётр Сидоров",
    "Фото: из архива ведомства": "из архива ведомства",
    "Фото: встреча прошла в закрытом режиме, снимать её запретили, и это вызвало протест.": None,
    "Фото: Послы прошли в закрытый зал, снимать их запретили, и это вызвало протест.": None,
    "Фото участников встречи не публиковали.": None,
    "© 2026 Ратуша": None,
}

CUES = {
    "Ратуша рекомендует:": "Ратуша",
    "Джерело: Вечірній Берег": "Вечірній Берег",
    "Он рекомендует подождать.": None,
    "Источник: собеседник в правительстве": None,
    "Подписывайтесь на наш канал в Telegram": None,
    "Посол рекомендует: не спешить.": None,
    "Джерело: Міністр у Twitter": None,
    "По материалам «Вестника».": None,
}


@pytest.mark.parametrize(("text", "left"), RELATED.items())
def test_links_to_other_articles_end_at_the_next_joint(text: str, left: str) -> None:
    assert cut_related(text)[0] == left


def test_what_was_cut_is_kept_word_for_word() -> None:
    assert cut_related("Рада зібралась.Читайте такожПосол повернувсяЗасідання триває.")[1] == ("Читайте такожПосол повернувся",)


@pytest.mark.parametrize(("picture", "is_joint"), JOINTS.items())
def test_a_joint_is_where_two_texts_were_glued(picture: str, is_joint: bool) -> None:
    text = picture.replace("|", "")
    assert first_joint(text) == (picture.index("|") if is_joint else None)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_each_rule_of_furniture_keeps_to_its_examples(rule) -> None:  # type: ignore[no-untyped-def]
    assert [line for line in rule.goes if not rule.matches(line.lower())] == []
    assert [line for line in rule.stays if furniture_name(line)] == []


@pytest.mark.parametrize(("line", "url"), URLS.items())
def test_an_address_alone_on_its_line(line: str, url: str | None) -> None:
    assert url_of(line) == url


@pytest.mark.parametrize(("line", "credit"), CREDITS.items())
def test_a_photo_credit_names_who_took_it(line: str, credit: str | None) -> None:
    assert credit_of(line) == credit


@pytest.mark.parametrize(("line", "name"), CUES.items())
def test_an_outlet_names_itself_in_a_cue_line(line: str, name: str | None) -> None:
    assert cue_of(line) == name


def left(text: str) -> list[str]:
    return [line.text for line in clean(lines_of(text)).lines]


def test_a_label_three_times_announces_promotion() -> None:
    promotion = "\n".join(f"Pro\nЧто будет с рынком в {year}" for year in ("мае", "июне", "июле"))
    assert left(f"Послы встретились вчера вечером.\n{promotion}") == ["Послы встретились вчера вечером."]


def test_a_label_twice_stays() -> None:
    assert len(left("Pro\nЧто будет с рынком\nPro\nЧто будет с валютой")) == 4


def test_two_labels_that_take_turns_are_a_comparison() -> None:
    sides = "\n".join(f"Запад\nЗа новый договор в {place}\nВосток\nПротив договора в {place}" for place in ("Риге", "Бонне", "Вене"))
    assert len(left(sides)) == 12


def test_speakers_before_their_sentences_are_no_labels() -> None:
    talk = "\n".join(f"И. Коваль\nЯ сказал это в {hour} часа." for hour in ("два", "три", "четыре"))
    assert len(left(talk)) == 6


def test_one_label_in_prose_stays() -> None:
    assert left("Раздел Pro закрыт.\nPro остаётся.") == ["Раздел Pro закрыт.", "Pro остаётся."]


def test_headlines_after_a_label_of_links_go_and_sentences_stay() -> None:
    text = "Посол прибыл в столицу.\nЧитайте также:\nЧто везёт посол\nКто его встретил\nПереговоры начнутся завтра."
    assert left(text) == ["Посол прибыл в столицу.", "Переговоры начнутся завтра."]


def test_every_removal_has_its_line_and_reason() -> None:
    text = "Посол прибыл. Читать такжеКто едетМинистр ждёт.\n\nВерсия для печати\nФото: Ратуша\nРатуша рекомендует:\nhttp://example.org/1"
    cleaned = clean(lines_of(text))
    assert [(removal.line, removal.reason) for removal in cleaned.removed] == [
        (1, "related-link"),
        (3, "full-version"),
        (4, "photo-credit"),
        (5, "outlet"),
        (6, "url"),
    ]
    assert [(note.kind, note.value) for note in cleaned.notes] == [
        ("photo-credit", "Ратуша"),
        ("outlet", "Ратуша"),
        ("url", "http://example.org/1"),
    ]


def test_what_an_office_recommends_stays() -> None:
    text = "Послы встретились.\nМинздрав рекомендует:\nносить маски и мыть руки.\nВстреча продолжится завтра."
    cleaned = clean(lines_of(text))
    assert [line.text for line in cleaned.lines] == text.split("\n")
    assert cleaned.notes == ()


@pytest.mark.parametrize("links", ["", "\nКто встретил посла\nЧто будет завтра", "\nhttp://example.org/1"])
def test_an_outlet_recommends_below_the_text(links: str) -> None:
    assert left(f"Послы встретились.\nРатуша рекомендует:{links}") == ["Послы встретились."]


def test_a_known_outlet_may_recommend_between_the_lines() -> None:
    text = "Послы встретились.\nРатуша рекомендует:\nКто встретил посла\nВстреча продолжится завтра."
    assert [line.text for line in clean(lines_of(text), {"Ратуша"}.__contains__).lines] == [
        "Послы встретились.",
        "Встреча продолжится завтра.",
    ]
