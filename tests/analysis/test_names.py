"""Names in all their cases, typed small against capitals in a text; and pairs of names that must not meet."""

from itertools import product

import pytest

from indexer.analysis import Analyser, Tables
from indexer.analysis.names import surname

from .analysed import analyser_of, finds

PARADIGMS = {
    "ru": """
        Рогозин Рогозина Рогозину Рогозиным Рогозине
        Зубков Зубкова Зубкову Зубковым Зубкове
        Кравцова Кравцовой Кравцову
        Барвинский Барвинского Барвинскому Барвинским Барвинском Барвинская Барвинской Барвинскую
        Маккейн Маккейна Маккейну Маккейном Маккейне
        Кэмпбелл Кэмпбелла Кэмпбеллу Кэмпбеллом
        Галуза Галузы Галузе Галузу Галузой
        Брюссель Брюсселя Брюсселю Брюсселем Брюсселе
        Варшава Варшавы Варшаве Варшаву Варшавой
        Керчь Керчи Керчью
    """,
    "uk": """
        Зубков Зубкова Зубкову Зубковим Зубкові Зубковові
        Барвінський Барвінського Барвінському Барвінським Барвінська Барвінської Барвінській Барвінську
        Маккейн Маккейна Маккейну Маккейном Маккейнові Маккейні
        Галуза Галузи Галузі Галузу Галузою
        Стельмах Стельмаха Стельмаху Стельмахом Стельмахові
        Дорошенко Дорошенка Дорошенку Дорошенком Дорошенкові
        Брюссель Брюсселя Брюсселю Брюсселем Брюсселі
        Чернігів Чернігова Чернігову Черніговом
    """,
}
ROWS = [(language, line.split()) for language, lines in PARADIGMS.items() for line in lines.strip().splitlines()]


@pytest.mark.parametrize("language, paradigm", ROWS, ids=lambda value: value if isinstance(value, str) else value[0])
def test_a_name_is_found_in_every_case(language: str, paradigm: list[str]) -> None:
    analyser = analyser_of([(" ".join(row), spoken) for spoken, row in ROWS])
    missed = [(query, form) for query, form in product(paradigm, repeat=2) if not finds(analyser, query.lower(), form, language)]
    assert missed == []


@pytest.mark.parametrize(
    "language, one, other",
    [
        ("ru", "Зубков", "Зубр"),
        ("ru", "Ермаков", "Ермак"),
        ("ru", "Маккейн", "Маккензи"),
        ("ru", "Рогозин", "Рогозов"),
        ("uk", "Дорошенко", "Дорош"),
        ("uk", "Барвінський", "Барвінок"),
        ("uk", "Чернігів", "Чернівці"),
    ],
)
def test_different_names_keep_apart(language: str, one: str, other: str) -> None:
    analyser = analyser_of([(f"{one} {other}", language)])
    assert not finds(analyser, one.lower(), other, language)
    assert not finds(analyser, other.lower(), one, language)


def test_a_capital_letter_makes_a_name_likelier() -> None:
    analyser = analyser_of([("Песков Пескова Пескову песков песок песка", "ru")])
    assert analyser.keys("Песков", "ru")[0] == "r:песков"
    assert analyser.keys("песков", "ru")[0] == "r:песок"
    assert finds(analyser, "песков", "Пескова", "ru")


def test_a_capital_letter_at_the_head_of_a_sentence_makes_no_name() -> None:
    """The collection writes «вера» small most of the time, so «Веры» that begins a sentence is no Vera; nor is «Островов» a surname."""
    analyser = analyser_of([("островов " * 4 + "острова острову остров Островов", "ru")])
    assert analyser.keys("Островов", "ru")[0] == "r:остров"


@pytest.mark.parametrize("form", ["МИДа", "МИДом", "МИДу", "МИД"])
def test_abbreviations_with_an_ending(form: str) -> None:
    assert analyser_of([("МИД", "ru")]).keys(form, "ru")[0] == "r:мид"


SURNAMES = """
ru рябковым рябков
ru захаровой захаров
ru слуцкому слуцкий
ru вышинская вышинский
uk рябковові рябков
uk захаровій захаров
uk вишинською вишинський
uk хмельницького хмельницький
"""


@pytest.mark.parametrize("language, form, key", [line.split() for line in SURNAMES.strip().splitlines()])
def test_the_key_of_a_surname(language: str, form: str, key: str) -> None:
    assert surname(form, language) == key


@pytest.mark.parametrize("form", ["байденом", "кулеба", "ов", "макрон"])
def test_what_is_not_built_like_a_surname_has_no_key(form: str) -> None:
    assert surname(form, "ru") is None


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("uk", "перемовини країна людина людини причина причини година частини умови слова голова голови"),
        ("ru", "причина причины половина слова основа основы новины вершина величина"),
    ],
)
def test_a_noun_that_begins_a_sentence_is_no_surname(language: str, forms: str) -> None:
    analyser = Analyser(Tables())
    parted = [form for form in forms.split() if analyser.keys(form.capitalize(), language) != analyser.keys(form, language)]
    assert parted == []
