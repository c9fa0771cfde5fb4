"""Places in every case: none is a surname, and each finds its twin in the other language, whatever the case that is typed."""

from itertools import product

import pytest

from indexer.analysis import Analyser, Tables
from indexer.analysis.data_tables import rows

from .analysed import analyser_of, built_in_glossary, crosses, finds

# Stem and endings, "-" for none; Russian, then Ukrainian.
PLACES = """
Украин а ы е у ой           | Україн а и і у ою
Молдов а ы е у ой           | Молдов а и і у ою
Женев а ы е у ой            | Женев а и і у ою
Аргентин а ы е у ой         | Аргентин а и і у ою
Палестин а ы е у ой         | Палестин а и і у ою
Герцеговин а ы е у ой       | Герцеговин а и і у ою
Буковин а ы е у ой          | Буковин а и і у ою
Воеводин а ы е у ой         | Воєводин а и і у ою
Галичин а ы е у ой          | Галичин а и і у ою
Медин а ы е у ой            | Медін а и і у ою
Каролин а ы е у ой          | Каролін а и і у ою
Падов а ы е у ой            | Падов а и і у ою
Мантов а ы е у ой           | Мантов а и і у ою
Верон а ы е у ой            | Верон а и і у ою
Киев - а у ом е             | Ки їв єва єву євом єві
Канев - а у ом е            | Кан ів ева еву евом еві
Львов - а у ом е            | Львів - / Львов а у ом і
Харьков - а у ом е          | Харк ів ова ову овом ові
Чернигов - а у ом е         | Черніг ів ова ову овом ові
Кишинев - а у ом е          | Кишин ів ева еву евом еві
Краков - а у ом е           | Крак ів ова ову овом ові
Псков - а у ом е            | Псков - а у ом і
Ростов - а у ом е           | Ростов - а у ом
Тамбов - а у ом е           | Тамбов - а у ом і
Берлин - а у ом е           | Берлін - а у ом і
Дублин - а у ом е           | Дублін - а у ом і
Люблин - а у ом е           | Люблін - а у ом і
Пекин - а у ом е            | Пекін - а у ом і
Катын ь и ью                | Катин ь і
Хатын ь и ью                | Хатин ь і
"""


def cases(cell: str) -> list[str]:
    """The forms of a cell of the table."""
    stems = [part.split() for part in cell.split("/")]
    return [stem + ending.strip("-") for stem, *endings in stems for ending in endings]


PAIRS = [tuple(cases(cell) for cell in line.split("|")) for line in PLACES.strip().splitlines()]
RULES = Analyser(Tables(), built_in_glossary())
COLLECTION = analyser_of(
    [(" ".join(form for pair in PAIRS for form in pair[side]), language) for side, language in ((0, "ru"), (1, "uk"))], built_in_glossary()
)


@pytest.mark.parametrize("analyser", [RULES, COLLECTION], ids=["no vote", "voted"])
@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: str(pair[0][0]))
def test_a_place_is_found_in_every_case_in_both_languages(analyser: Analyser, pair: tuple[list[str], list[str]]) -> None:
    russian, ukrainian = pair
    missed = [
        (query, form)
        for query, form in product(russian + ukrainian, repeat=2)
        for typed in (query, query.lower())
        if not _found(analyser, typed, query in russian, form, form in russian)
    ]
    assert missed == []


def _found(analyser: Analyser, typed: str, asked_in_russian: bool, form: str, in_russian: bool) -> bool:
    """A form that both languages share counts as either's."""
    language = "ru" if in_russian else "uk"
    return finds(analyser, typed, form, language) if asked_in_russian == in_russian else crosses(analyser, typed, form, language)


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: str(pair[0][0]))
def test_no_place_has_the_key_of_a_surname(pair: tuple[list[str], list[str]]) -> None:
    """The nominative stays whole: Женева is no Женев's wife."""
    for forms, language in zip(pair, ("ru", "uk"), strict=True):
        keys = {COLLECTION.keys(form, language)[0] for form in forms}
        assert keys == {f"{language[0]}:{forms[0].lower()}"}


@pytest.mark.parametrize(
    "language, wife, husband", [("ru", "Захаровой", "Захаров"), ("uk", "Захарової", "Захаров"), ("ru", "Красновой", "Краснов")]
)
def test_a_woman_still_has_the_key_of_her_family(language: str, wife: str, husband: str) -> None:
    assert RULES.keys(wife, language)[0] == RULES.keys(husband, language)[0]


@pytest.mark.parametrize("name", ["Ирина", "Марина", "Полина", "Валентина", "Катерина"])
def test_a_given_name_is_no_surname(name: str) -> None:
    assert RULES.keys(name, "ru")[0] == f"r:{name.lower()}"


def test_every_place_of_the_table_is_its_own_lemma() -> None:
    places = [row[1:3] for row in rows("names.tsv") if row[0] == "place"]
    assert len(places) > 30
    assert [
        place for pair in places for place, language in zip(pair, ("ru", "uk"), strict=True) if _key(place, language) != place.lower()
    ] == []


def _key(place: str, language: str) -> str:
    return RULES.keys(place, language)[0].partition(":")[2]
