"""The language of texts: sentences of this project's own, by what decides about them; and that the answer never changes."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.intake.language import Languages, Verdict, judge, judge_paragraphs

RUSSIAN = (
    "Стороны обсудили выполнение договорённостей.",
    "Это был длинный разговор.",
    "Он не ответил на вопрос.",  # from here on without ы э ё
    "Лидеры двух стран договорились продолжить консультации.",
    "Президент прибыл в Сочи и провел переговоры.",
    "Посол передал письмо министру.",
    "Но уже после встречи все изменилось.",
    "Министерство опубликовало заявление",
    "Политика двух государств",
    "Конечно, нужно еще время.",
    "«Коммерсантъ» сообщил о встрече министров.",
    "Глава МИД РФ Лавров и госсекретарь Блинкен",
)

UKRAINIAN = (
    "Сторони домовилися про припинення вогню на сході країни.",
    "Зустріч відбулася у Відні.",
    "П'ять послів прибули вранці.",  # the apostrophe alone speaks
    "М'яч на полі",
    "Вона не знала, що буде далі.",  # from here on without і ї є ґ
    "Це дуже погано.",
    "Президенти домовилися та обговорили безпеку.",
    "Але про це ще треба говорити.",
    "Ми чекали на вас, та ви не приїхали",
    "Обговорення питання завершилося.",
    "Вони будуть працювати разом.",
    "Шановний пане Голово, дякую за спільний успіх",
)

OTHER = {
    "script": (
        "The presidents spoke for two hours.",
        "Prezydenci rozmawiali przez dwie godziny.",
        "Οι πρόεδροι μίλησαν για δύο ώρες.",
        "两国总统进行了会谈。",
    ),
    "alphabet": (
        "Гэта ўжо трэці раз за тыдзень.",  # Belarusian
        "Яны сказалі, што не ведаюць пра гэтыя перамовы.",
        "Гэта добры дзень",
        "Трамп сустрэўся з паслом і сказаў пра план",
        "Казахстан пен Ресей келіссөздер жүргізді, әңгіме ұзақ болды.",  # Kazakh
        "Президентлар ике ил арасындагы мөнәсәбәтләрне тикшерде",  # Tatar
        "Претседателите разговараа два часа за односите меѓу земјите.",  # Macedonian
        "Председници су разговарали о будућности региона и сарадњи.",  # Serbian
        "Президентът обсъди въпроса със съюзниците.",  # Bulgarian
    ),
    "function-words": (
        "Той не каза какво ще се случи след това.",
        "Но тя беше вече там и ги чакаше.",
        "Тоа не се случи како што треба.",
    ),
    "statistics": (
        "Двамата лидери разговаряха за отношенията между страните и посочиха плановете за общи проекти в енергетиката и транспорта",
        "Претседателот и министерот разговараа за соработката на двете соседни држави и за отворените теми во регионот",
    ),
}

NOTHING = ("", " ", "123", "2021-12-07 20:15:00", "— … !", "США", "http://kremlin.ru/events/president/news/copy/67315", "press@example.org")


@pytest.mark.parametrize("text", RUSSIAN)
def test_russian(text: str) -> None:
    assert judge(text).language == "ru"


@pytest.mark.parametrize("text", UKRAINIAN)
def test_ukrainian(text: str) -> None:
    assert judge(text).language == "uk"


@pytest.mark.parametrize(("basis", "text"), [(basis, text) for basis, texts in OTHER.items() for text in texts])
def test_other_languages_are_not_taken_for_ours(basis: str, text: str) -> None:
    verdict = judge(text)
    assert (verdict.language, verdict.basis) == ("other", basis)


@pytest.mark.parametrize("text", NOTHING)
def test_what_tells_nothing_is_unknown(text: str) -> None:
    assert judge(text) == Verdict("unknown", 0.0, "none")


BASES = {
    "The presidents spoke for two hours.": "script",
    "Зустріч відбулася у Відні.": "alphabet",
    "Это был длинный разговор.": "alphabet",
    "Це дуже погано.": "function-words",
    "Политика двух государств": "statistics",
    "123": "none",
}


@pytest.mark.parametrize(("text", "basis"), BASES.items())
def test_the_basis_names_what_decided(text: str, basis: str) -> None:
    assert judge(text).basis == basis


def test_the_alphabet_is_surer_than_statistics() -> None:
    assert judge("Зустріч відбулася у Відні.").strength > 0.8 > judge("Политика двух государств").strength


def test_composed_and_decomposed_letters_are_one() -> None:
    text = "Її країна — Україна, йдеться про її майбутнє"
    assert judge("".join({"ї": "і\u0308", "й": "и\u0306", "Ї": "І\u0308"}.get(char, char) for char in text)) == judge(text)


def test_capitals_and_marks_change_nothing() -> None:
    assert judge("ЗУСТРІЧ ВІДБУЛАСЯ У ВІДНІ") == judge("зустріч відбулася у відні")


def test_a_name_in_another_alphabet_does_not_turn_a_text() -> None:
    russian = "Президент подчеркнул, что стороны продолжат консультации по вопросам безопасности и сотрудничества. " * 2
    assert judge(russian + "Об этом пишет «Українська правда».").language == "ru"
    assert judge(russian + "Об этом пишет The Washington Post.").language == "ru"
    assert judge(russian + "Слово взял Александр Лукашэнка, «Наша Ніва» и Љубомир.").language == "ru"


# --- documents -----------------------------------------------------------------------------------

LONG_RU = "Стороны обсудили выполнение достигнутых договорённостей и условились продолжить консультации на уровне министров."
LONG_UK = "Сторони обговорили виконання досягнутих домовленостей і погодилися продовжити консультації на рівні міністрів."
LONG_EN = "The two sides discussed how to carry out what had been agreed and decided to go on with talks between their ministers."


def test_short_weak_paragraphs_speak_the_language_of_the_document() -> None:
    found = judge_paragraphs([LONG_UK, "США", "Joe Biden", "Сочи", "Москва"])
    assert found == Languages("uk", ("uk",), ("uk",) * 5)


def test_short_sure_paragraphs_keep_their_own() -> None:
    found = judge_paragraphs([LONG_RU, LONG_RU, "Зустріч відбулася у Відні."])
    assert found == Languages("ru", ("ru",), ("ru", "ru", "uk"))


def test_languages_of_fifteen_per_cent_are_listed_most_first() -> None:
    found = judge_paragraphs([LONG_UK, LONG_RU, LONG_UK, LONG_EN])
    assert found == Languages("uk", ("uk", "other", "ru"), ("uk", "ru", "uk", "other"))
    assert judge_paragraphs([LONG_UK] * 7 + [LONG_RU]).languages == ("uk",)


def test_the_majority_is_by_characters_and_not_by_paragraphs() -> None:
    assert judge_paragraphs([LONG_RU * 3, "Зустріч відбулася у Відні.", "Її провів міністр."]).language == "ru"


def test_paragraphs_that_are_all_weak_are_judged_together() -> None:
    found = judge_paragraphs(["Политика", "двух", "государств"])
    assert found == Languages("ru", ("ru",), ("ru", "ru", "ru"))


def test_a_document_without_words_is_unknown() -> None:
    assert judge_paragraphs([]) == Languages("unknown", (), ())
    assert judge_paragraphs(["123", ""]) == Languages("unknown", (), ("unknown", "unknown"))


# --- the same answer every time ------------------------------------------------------------------

STATISTICAL = (
    "Политика двух государств",
    "Министр Макрон Байден",
    "Посол передал пакет",
    *OTHER["statistics"],
    "Вершина башти",
    "Добра справа",
)

COLD_START = """
import sys
from concurrent.futures import ThreadPoolExecutor
from indexer.intake.language import judge
texts = sys.stdin.read().splitlines()
with ThreadPoolExecutor(8) as pool:
    print(list(pool.map(judge, texts * 8)) == [judge(text) for text in texts] * 8, [judge(text) for text in texts])
"""


def test_a_verdict_is_the_same_when_asked_again() -> None:
    assert len({tuple(judge(text) for text in STATISTICAL) for _ in range(5)}) == 1


def test_a_verdict_is_the_same_in_every_thread() -> None:
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(judge, STATISTICAL * 8)) == [judge(text) for text in STATISTICAL] * 8


def test_a_verdict_is_the_same_in_a_fresh_process_whose_threads_start_cold() -> None:
    command = [sys.executable, "-W", "ignore", "-c", COLD_START]
    fresh = subprocess.run(command, input="\n".join(STATISTICAL), capture_output=True, text=True, check=True, encoding="utf-8")
    assert fresh.stdout.strip() == f"True {[judge(text) for text in STATISTICAL]}"


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet=st.one_of(st.sampled_from("абвгґдеєжзиіїйъыэёьюяўјљәһ' .,«»'’"), st.characters()), max_size=80))
def test_any_text_gets_a_verdict(text: str) -> None:
    verdict = judge(text)
    assert verdict.language in ("ru", "uk", "other", "unknown") and 0 <= verdict.strength <= 1
    assert (verdict.language == "unknown") == (verdict.basis == "none")


UKRAINIAN_WITHOUT_ITS_LETTERS = (
    "Голова держави заявив про готову угоду та подякував партнерам за допомогу.",
    "Президент обговорював угоду про торгову допомогу.",
    "Посол передав ноту та поставив умову.",
    "Президент заявив про перемогу.",
)
RUSSIAN_LIKE_THEM = (
    "Заявив протест, посол поставил вопрос о составе нового устава.",
    "Глава государства заявил о готовом договоре и поблагодарил партнеров за помощь.",
    "Он уехал, отказав в помощи.",
    "Актив и коллектив.",
)
BULGARIAN_WITHOUT_ITS_LETTERS = (
    "Правительството прие мерки и ще представи план до края на месеца.",
    "Правителството прие мерки и ще представи план до края на месеца.",
    "Министерството обяви нови санкции срещу компанията.",
)


@pytest.mark.parametrize("text", UKRAINIAN_WITHOUT_ITS_LETTERS)
def test_verbs_and_words_of_the_news_tell_ukrainian(text: str) -> None:
    assert judge(text).language == "uk"


@pytest.mark.parametrize("text", RUSSIAN_LIKE_THEM)
def test_russian_words_with_such_endings_stay_russian(text: str) -> None:
    assert judge(text).language == "ru"


@pytest.mark.parametrize("text", BULGARIAN_WITHOUT_ITS_LETTERS)
def test_articles_behind_the_noun_tell_bulgarian(text: str) -> None:
    assert judge(text).language == "other"
