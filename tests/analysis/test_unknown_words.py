"""Words that no dictionary holds: their declension is guessed, and without dictionaries every word is such a word."""

from importlib import resources
from itertools import product

import pytest

from indexer.analysis import OFF, fold
from indexer.analysis.guesses import guesses
from indexer.analysis.known import known_names
from indexer.analysis.morphology import dictionary
from indexer.analysis.stems import stemmer, ukrainian_stem

from .analysed import analyser_of, built_in_glossary, crosses, finds

GAZETTEER = resources.files("indexer.readouts") / "data" / "gazetteer.tsv"

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


ONE_CASE = """
ru Байденом Байден Байден
ru Блинкеном Блинкен Блінкен
ru Шольцем Шольц Шольц
ru Олафом Олаф Олаф
ru Вэнсе Вэнс Венс
ru Хегсетом Хегсет Гегсет
ru Питом Пит Піт
ru Кундзелом Кундзел Кундзел
ru Брамсоне Брамсон Брамсон
ru Дарвазой Дарваза Дарваза
uk Байденом Байден Байден
uk Блінкеном Блінкен Блинкен
uk Венсі Венс Вэнс
uk Гегсетом Гегсет Хегсет
uk Кундзелом Кундзел Кундзел
uk Брамсоні Брамсон Брамсон
uk Дарвазою Дарваза Дарваза
"""


@pytest.mark.parametrize("language, form, nominative, twin", [line.split() for line in ONE_CASE.strip().splitlines()])
def test_a_name_that_stands_in_one_case_only_is_found_by_its_nominative(language: str, form: str, nominative: str, twin: str) -> None:
    analyser = analyser_of([(form, language)], built_in_glossary())
    assert finds(analyser, nominative, form, language)
    assert finds(analyser, nominative.lower(), form, language)
    assert crosses(analyser, twin, form, language)


@pytest.mark.parametrize("language, form, nominative", [("uk", "Вандекові", "Вандек"), ("ru", "Трейгелю", "Трейгель")])
def test_a_query_brings_what_its_cases_were_taken_for(language: str, form: str, nominative: str) -> None:
    """The lemma of the only form is another guess; the nominative that is typed looks for that one too."""
    assert finds(analyser_of([(form, language)]), nominative, form, language)


def test_the_people_of_the_gazetteer_are_known() -> None:
    """Every surname that readouts show, and that no dictionary holds, is a name that guesses prefer."""
    listed = [line.split("\t") for line in GAZETTEER.read_text(encoding="utf-8").splitlines() if "\tperson\t" in line]
    missing = [
        name
        for row in listed
        for language, cell in (("uk", row[2]), ("ru", row[3]))
        for name in cell.split("|")[0].split()
        if not any(dictionary(language).readings(fold(part)) or fold(part) in known_names(language) for part in name.split("-"))
    ]
    assert len(listed) > 100
    assert missing == []


def test_without_dictionaries_a_word_brings_no_cases() -> None:
    """Any word might be a name then: «край» would find «края», and a query take seconds."""
    analyser = analyser_of([("слове", "ru")], dictionaries=False)
    assert all(not key.endswith("слове") for key in analyser.own_keys("слов", "ru"))
