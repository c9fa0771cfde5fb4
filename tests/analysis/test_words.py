"""Words with their offsets, in pictures: the text, and under it the words with a bar between."""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.analysis.words import APOSTROPHES, INVISIBLE, fold, forms, tokenise

PICTURES = """
Посол прибув до Києва.                  | Посол|прибув|до|Києва
П’ятниця, 5+2 і Росія-НАТО              | П’ятниця|5+2|і|Росія|НАТО
об'єднані ‘сили’ 'світу'                | об'єднані|сили|світу
G7 та G20: 3,5 млн і 2.75 %             | G7|та|G20|3,5|млн|і|2.75
резолюція 2202 від 17.02.2015           | резолюція|2202|від|17|02|2015
о 20:15 в 1990-х, 1,234,567 разів       | о|20|15|в|1990|х|1|234|567|разів
2021,2022 роки                          | 2021|2022|роки
кто-то по-русски, во-первых, из-за них  | кто-то|по-русски|во-первых|из-за|них
что-либо, где-нибудь, хто-небудь        | что-либо|где-нибудь|хто-небудь
будь-який, по-друге, з-під, якась-то    | будь-який|по-друге|з-під|якась-то
военно-политический и экс-посол         | военно|политический|и|экс|посол
С-300, F-16, Нью-Йорк                   | С|300|F|16|Нью|Йорк
топо-карта и дело-то                    | топо|карта|и|дело-то
д'Артаньян, Ukraine's                   | д'Артаньян|Ukraine's
_слово_ и snake_case                    | слово|и|snake|case
... — ! ?                               |
"""
ROWS = [tuple(part.strip() for part in line.split("| ")) for line in PICTURES.strip().splitlines()]


@pytest.mark.parametrize("text, words", [(row[0].removesuffix("|").strip(), row[1] if len(row) > 1 else "") for row in ROWS])
def test_words_of_a_text(text: str, words: str) -> None:
    assert "|".join(forms(text)) == words


FOLDS = """
П’ЯТНИЦЯ п'ятниця
Ёлки елки
Эрдога́н эрдоган
Erdoğan erdogan
об\u00adласть область
Ки\u200bїв київ
ЇЖАК їжак
ґанок ґанок
3,5 3.5
НАТО нато
ўсё ўсе
Pоссия россия
вiйна війна
Украïна україна
HАТО нато
Вiden biden
Т-72Б т-72б
iPhoneом iphoneом
"""


@pytest.mark.parametrize("form, folded", [line.split() for line in FOLDS.strip().splitlines()])
def test_fold(form: str, folded: str) -> None:
    assert fold(form) == folded


@pytest.mark.parametrize("apostrophe", APOSTROPHES)
def test_every_apostrophe_is_the_same(apostrophe: str) -> None:
    assert [fold(form) for form in forms(f"у п{apostrophe}ятницю")] == ["у", "п'ятницю"]


def test_decomposed_letters_are_one_word() -> None:
    text = unicodedata.normalize("NFD", "Київ і Йосип")
    assert [fold(form) for form in forms(text)] == ["київ", "і", "йосип"]


def test_offsets_can_begin_in_a_larger_text() -> None:
    assert [(token.start, token.end) for token in tokenise("два слова", 10)] == [(10, 13), (14, 19)]


LETTERS = st.text(st.sampled_from("абґїйёЁієэяЬq7Z -+.,'’\u0301\u0306\u0308\u00ad\n" + INVISIBLE), max_size=40)


@given(LETTERS | st.text(max_size=40))
def test_offsets_point_at_the_original_text(text: str) -> None:
    tokens = tokenise(text)
    assert [text[token.start : token.end] for token in tokens] == [token.form for token in tokens] == forms(text)
    assert all(one.end <= other.start for one, other in pairwise(tokens))


@given(LETTERS | st.text(max_size=40))
def test_folding_twice_changes_nothing(text: str) -> None:
    for form in forms(text):
        assert fold(fold(form)) == fold(form)


@given(LETTERS)
def test_composed_and_decomposed_text_fold_alike(text: str) -> None:
    composed, decomposed = (unicodedata.normalize(shape, text) for shape in ("NFC", "NFD"))
    assert [fold(form) for form in forms(composed)] == [fold(form) for form in forms(decomposed)]
