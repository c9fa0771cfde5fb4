"""What turns the sense of a pair: a negation, a number, who does what to whom; and what does not."""

import pytest

from indexer.analysis import tokenise
from indexer.readouts.judging import Pair
from indexer.readouts.negations import find_negations
from indexer.readouts.numbers import Numbers
from tests.readouts.telling import bare_reader, reader, side_by_side, telling

LONG = (
    "Министр иностранных дел Сергей Лавров на встрече с министром Дмитрием Кулебой в турецкой Анталье в понедельник вечером после долгих "
    "переговоров {}подписал соглашение о прекращении огня на всей линии фронта."
)


def the_pair(a: str, b: str, languages: str = "ru ru") -> Pair:
    first, second = languages.split()
    (pair,) = side_by_side(telling(first, a, id="a"), telling(second, b, id="b")).pairs
    return pair


# sentence of A, sentence of B, their languages, what is changed
CHANGED = [
    ("Лавров поедет в Стамбул.", "Лавров не поедет в Стамбул.", "ru ru", ("negation",)),
    ("Лавров поедет в Стамбул.", "Лавров не поїде до Стамбула.", "ru uk", ("negation",)),
    ("Київ визнав кордони 1991 року.", "Киев не признал границы 1991 года.", "uk ru", ("negation",)),
    ("У послов есть согласие.", "У послов нет согласия.", "ru ru", ("negation",)),
    ("Стороны подписали договор о порте с оговорками.", "Стороны подписали договор о порте без оговорок.", "ru ru", ("negation",)),
    ("Можна підписати договір про порт.", "Нельзя подписать договор о порте.", "uk ru", ("negation",)),
    ("Посол не признал договор, но закрыл порт.", "Посол признал договор, но не закрыл порт.", "ru ru", ("negation", "order")),
    ("Россия вывезет из порта Одессы 12 миллионов тонн.", "Россия вывезет из порта Одессы 21 миллион тонн.", "ru ru", ("number",)),
    ("Домой вернулись 24 моряка и посол.", "Додому повернулися двадцять п’ять моряків і посол.", "ru uk", ("number",)),
    ("Послы двух держав встретились в порту Одессы.", "Послы двух держав встретились в порту Одессы 7 декабря.", "ru ru", ("number",)),
    ("Порт отгрузил 12 тысяч тонн зерна.", "Порт отгрузил 12 миллионов тонн зерна.", "ru ru", ("number",)),
    ("Франция передаст Украине ракеты.", "Украина передаст Франции ракеты.", "ru ru", ("roles",)),
    ("Франция передаст Украине ракеты.", "Україна передасть Франції ракети.", "ru uk", ("roles",)),
    ("Кулеба обвинил Венгрию в шантаже.", "Венгрия обвинила Кулебу в шантаже.", "ru ru", ("roles",)),
    ("Киев назвал Париж честным.", "Париж назвал Киев честным.", "ru ru", ("order",)),
]


@pytest.mark.parametrize(("a", "b", "languages", "wanted"), CHANGED)
def test_what_turns_the_sense_is_said_and_never_verbatim_nor_hidden(a: str, b: str, languages: str, wanted: tuple[str, ...]) -> None:
    pair = the_pair(a, b, languages)
    assert pair.changed == wanted
    assert pair.differs and pair.kind != "verbatim"


# sentence of A, sentence of B, their languages: the sense is the same
SAME = [
    ("Лавров не поедет в Стамбул.", "Лавров не поїде до Стамбула.", "ru uk"),
    ("Нельзя подписать договор о порте.", "Не можна підписати договір про порт.", "ru uk"),
    ("У послов нет согласия.", "У послів немає згоди.", "ru uk"),
    ("Посол не подписал ни договора, ни письма о порте.", "Посол не підписав ні договору, ні листа про порт.", "ru uk"),
    ("Домой вернулись 24 моряка и посол.", "Додому повернулися двадцять чотири моряки і посол.", "ru uk"),
    ("Порт отгрузил 12 000 тонн зерна.", "Порт відвантажив 12 тис. тонн зерна.", "ru uk"),
    ("Порт откроют 21 сентября у моря.", "Порт відкриють двадцять першого вересня біля моря.", "ru uk"),
    ("Послы встретились 07.12.2021 в порту.", "Посли зустрілися 7 грудня 2021 року в порту.", "ru uk"),
    ("Послы двух держав встретились в порту Одессы.", "Посли двох держав зустрілися в порту Одеси 7 грудня 2021 року.", "ru uk"),
    ("Обмен прошёл по формуле «35 на 35» в порту.", "Обмін пройшов у порту: тридцять п’ять моряків.", "ru uk"),
    ("Решать вопрос силой стороны не станут.", "Розв’язувати питання силою сторони не будуть.", "ru uk"),
    ("Оба посла осмотрели замок и порт.", "Посли оглянули замок і порт.", "ru uk"),
    ("Порт не только открыли, но и расширили.", "Порт відкрили й розширили.", "ru uk"),
    ("Кулеба обвинил Венгрию в шантаже.", "Венгрия обвинена Кулебой в шантаже.", "ru ru"),
    ("Санду імовірно приїде до Львова.", "Санду приедет во Львов.", "uk ru"),
    ("Франция и Украина подписали договор.", "Договор подписан Францией и Украиной.", "ru ru"),
]


@pytest.mark.parametrize(("a", "b", "languages"), SAME)
def test_another_wording_turns_nothing(a: str, b: str, languages: str) -> None:
    assert the_pair(a, b, languages).changed == ()


def test_a_negation_in_a_long_reprint_makes_it_close_and_is_marked() -> None:
    pair = the_pair(LONG.format(""), LONG.format("не "))
    assert (pair.kind, pair.changed) == ("close", ("negation",))
    assert [mark.written for mark in pair.negations.added] == ["не"] and not pair.negations.dropped


def test_numbers_of_both_sides_are_marked() -> None:
    pair = the_pair("Порт отгрузил 12 тысяч тонн зерна.", "Порт отгрузил 1,5 тысячи тонн зерна.")
    assert [mark.written for mark in pair.numbers.dropped] == ["12 тысяч"]
    assert [mark.written for mark in pair.numbers.added] == ["1,5 тысячи"]


def test_of_a_part_only_what_both_speak_of_is_said() -> None:
    first = "Стороны не открыли порты для зерна 5 мая, обменялись 12 пленными моряками, починили старый маяк и построили новую верфь."
    whole = telling("ru", first.replace("и построили", "построили")[:-1] + ", осмотрели древний замок.", "Погода была ясная.")
    (pair,) = side_by_side(whole, telling("uk", "Сторони обмінялися 13 полоненими моряками.")).pairs
    assert pair.changed == ("number",)
    assert [mark.written for mark in (*pair.numbers.dropped, *pair.numbers.added)] == ["12", "13"]


NEGATIONS = [
    ("Он не едет, и нельзя ему.", "ru", ["не", "нельзя"]),
    ("Ни посол, ни министр.", "ru", ["ни"]),
    ("Не подписал ни одного договора.", "ru", ["не"]),
    ("Не только порт, тем не менее и маяк.", "ru", []),
    ("Немає згоди, і без порту не можна.", "uk", ["немає", "без", "не"]),
    ("Небо над Невой безоблачно.", "ru", []),
    ("не", "other", []),
]


@pytest.mark.parametrize(("text", "language", "wanted"), NEGATIONS)
def test_negations_are_whole_words_apart_from_set_phrases(text: str, language: str, wanted: list[str]) -> None:
    assert [mark.written for mark in find_negations(text, tokenise(text), language)] == wanted


NUMBERS = [
    ("12 000 тонн, 1,5 млн, 3 тис. тонн", "uk", ["12000", "1500000", "3000"]),
    ("сто двадцять п'ять моряків", "uk", ["125"]),
    ("G7, С-300 и 10-й", "ru", ["300", "10"]),
    ("ни одного", "ru", []),
    ("07.12.2021", "ru", ["7", "2021"]),
    ("٣ порта", "ru", []),
]


@pytest.mark.parametrize(("text", "language", "wanted"), NUMBERS)
def test_numbers_by_their_value(text: str, language: str, wanted: list[str]) -> None:
    assert [mark.kind for mark in Numbers(reader()).find(text, tokenise(text), language)] == wanted


def test_without_dictionaries_numbers_are_read_all_the_same() -> None:
    text = "12 млн тонн и сто моряков"
    assert [mark.kind for mark in Numbers(bare_reader()).find(text, tokenise(text), "ru")] == ["12000000", "100"]
