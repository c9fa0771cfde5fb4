"""Words that no dictionary holds: their declension is guessed, and without dictionaries every word is such a word."""

from itertools import product

import pytest

from indexer.analysis import OFF
from indexer.analysis.guesses import guesses
from indexer.analysis.stems import stemmer, ukrainian_stem

from .analysed import analyser_of, finds

GUESSES = """
ru Маккейном маккейн
ru Галузой галуза
ru Тарвидзе тарвидзе
ru Мирзояне мирзоян
ru Вандалией вандалия
ru Шоберея шоберей
uk Маккейнові маккейн
uk Галузою галуза
uk Зварчука зварчук
uk Борщенком борщенко
"""


@pytest.mark.parametrize("language, form, lemma", [line.split() for line in GUESSES.strip().splitlines()])
def test_the_dictionary_form_is_among_the_guesses(language: str, form: str, lemma: str) -> None:
    assert lemma in dict(guesses(form.lower(), language))


@pytest.mark.parametrize("language", ["ru", "uk"])
@pytest.mark.parametrize("form", ["а", "ж", "ю", "маккейн", "нато", "кот", "яя"])
def test_a_form_is_always_a_guess_of_its_own(language: str, form: str) -> None:
    assert form in dict(guesses(form, language))


STEMS = """
підписання підписанн
дипломатичного дипломатич
домовлялися домовля
міністерствами міністерств
рік рік
"""


@pytest.mark.parametrize("form, stem", [line.split() for line in STEMS.strip().splitlines()])
def test_the_ukrainian_stemmer(form: str, stem: str) -> None:
    assert ukrainian_stem(form) == stem


def test_both_snowballs_agree(monkeypatch: pytest.MonkeyPatch) -> None:
    """With or without PyStemmer the keys are the same: an index made with it can be read without."""
    fast = stemmer("ru")
    monkeypatch.setattr("indexer.analysis.stems.util.find_spec", lambda name: None)
    stemmer.cache_clear()
    plain = stemmer("ru")
    stemmer.cache_clear()
    assert plain is not fast
    assert [plain(form) for form in ("договорённости", "послами", "красивейшего")] == [
        fast(form) for form in ("договорённости", "послами", "красивейшего")
    ]


FAMILIES = {
    "ru": ["министр министра министру министром", "переговоры переговоров переговорам", "Маккейн Маккейна Маккейну"],
    "uk": ["міністр міністра міністру міністром", "угода угоди угоду угодою", "Маккейн Маккейна Маккейнові"],
}


@pytest.mark.parametrize("language, family", [(language, line.split()) for language, lines in FAMILIES.items() for line in lines])
def test_without_dictionaries_families_meet_by_their_endings(language: str, family: list[str]) -> None:
    analyser = analyser_of([(" ".join(family), language)], dictionaries=False)
    met = [(query, form) for query, form in product(family, repeat=2) if finds(analyser, query.lower(), form, language)]
    assert len(met) == len(family) ** 2


def test_a_word_of_the_other_language_is_not_stemmed() -> None:
    """«гений» is no Ukrainian word; stemmed by Ukrainian rules it would be one with «ген»."""
    analyser = analyser_of([("гений", "uk"), ("ген гена", "uk")])
    assert not finds(analyser, "гений", "гена", "uk")
    assert finds(analyser, "гений", "гений", "uk")


def test_without_dictionaries_the_version_says_so() -> None:
    assert analyser_of([], dictionaries=False).versions.dictionaries == OFF
    assert analyser_of([]).versions.dictionaries.startswith("ru 2.")


def test_a_language_whose_package_is_missing_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    from indexer.analysis import morphology

    morphology.dictionary.cache_clear()
    found = morphology.util.find_spec
    monkeypatch.setattr(morphology.util, "find_spec", lambda name: None if name == "pymorphy3_dicts_uk" else found(name))
    analyser = analyser_of([("посол послом", "uk"), ("посол послом", "ru")])
    version, key = analyser.dictionary_versions(), analyser.keys("послами", "ru")[0]
    morphology.dictionary.cache_clear()
    assert version.endswith("uk stems")
    assert key == "r:посол"
