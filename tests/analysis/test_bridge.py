"""The key that cognates share. The tables carry an example beside each line, and every pair among them is tried here."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.analysis.bridge import CLUSTERS, LOOSE, bridge_key, rules_digest, strict_key
from indexer.analysis.data_tables import rows
from indexer.analysis.words import fold

# A line a difference between the languages: the words meet.
COGNATES = """
саммит саміт | программа програма | масса маса
политический політичний | публичный публічний | героический героїчний
информационный інформаційний | пенсионный пенсійний | традиционно традиційно
координировать координувати | планировать планувати | подписывать підписувати | ратифицировать ратифікувати
бороться боротися | согласоваться согласуватися
финансирование фінансування | решение рішення | здоровье здоров'я | статья стаття | счастье щастя
договор договір | подход підхід | выбор вибір | война війна | больше більше
сосед сусід | вера віра | река ріка | ценность цінність | осень осінь
нерасширение нерозширення | нездоровый нездоровий
развал розвал | развитый розвитий | преследовать переслідувати | смена зміна | съезд з'їзд
участник учасник | поздний пізній | сердце серце
рождение родження | жюри журі | граница границя
пражский празький | узбекский узбецький | чешский чеський | президентский президентський
полный повний | долгий довгий | охрана охорона | враг ворог | богатый багатий
улица вулиця | острый гострий | защитить захистити
северокорейский північнокорейський | общеевропейский загальноєвропейський
лавров лавров | медведев медведєв | горбачев горбачов | соловьев соловйов | королев корольов
зеленский зеленський | путин путін | мишустин мішустін | новодворская новодворська
киев київ | львов львів | украина україна | берлин берлін | европа європа
"""

# Other classes and other words.
APART = """
друг другий | крайний країна | политика політичний | решение рішити | сосед сусідній | Москва московський | порт порту | рок рік
"""


def pairs(table: str) -> list[tuple[str, str]]:
    cells = [cell for line in table.strip().splitlines() for cell in line.split("|")]
    return [(russian, ukrainian) for russian, ukrainian in (cell.split() for cell in cells)]


def key(word: str, language: str) -> str:
    return bridge_key(fold(word), language)


@pytest.mark.parametrize(("russian", "ukrainian"), pairs(COGNATES))
def test_cognates_meet(russian: str, ukrainian: str) -> None:
    assert key(russian, "ru") == key(ukrainian, "uk")


@pytest.mark.parametrize(("russian", "ukrainian"), pairs(APART))
def test_other_words_stay_apart(russian: str, ukrainian: str) -> None:
    assert key(russian, "ru") != key(ukrainian, "uk")


def test_every_pair_of_the_table_of_endings_meets() -> None:
    tried = [(language, example.split()) for language, *_, example in rows("endings.tsv") if " " in example]
    missed = [words for language, words in tried if key(words[0], language) != key(words[1], "uk" if language == "ru" else "ru")]
    assert len(tried) > 50
    assert missed == []


def test_every_pair_of_the_table_of_roots_meets() -> None:
    tried = [example.split() for *_, example in rows("roots.tsv") if " " in example]
    assert len(tried) > 100
    assert [words for words in tried if key(words[0], "uk") != key(words[1], "ru")] == []


def test_every_pair_beside_a_rule_of_spelling_meets() -> None:
    tried = [rule.example.split() for rule in (*CLUSTERS, *LOOSE) if " " in rule.example]
    assert len(tried) > 15
    assert [words for words in tried if key(words[0], "ru") != key(words[1], "uk")] == []


def test_a_class_stays_on_the_key() -> None:
    assert bridge_key("саммит", "ru") == "самит"
    assert bridge_key("политический", "ru") == "политичн-ий"
    assert bridge_key("решение", "ru") == "ришин-ие"
    assert bridge_key("планировать", "ru") == "план-овать"
    assert bridge_key("бороться", "ru") == "боро-ться"


def test_nouns_that_look_like_verbs_are_no_verbs() -> None:
    assert bridge_key("печать", "ru") == "пичат"
    assert bridge_key("писать", "ru") == "писа-ть"


def test_the_strict_key_parts_what_the_loose_one_merges() -> None:
    assert bridge_key("мэр", "ru") == bridge_key("мир", "uk")
    assert strict_key("мэр", "ru") != strict_key("мир", "uk")
    assert strict_key("мэр", "ru") == strict_key("мер", "uk")


def test_other_scripts_and_languages_come_back_as_they_are() -> None:
    assert bridge_key("nato", "ru") == "nato"
    assert bridge_key("2202", "uk") == "2202"
    assert bridge_key("мир", "other") == "мир"


def test_the_digest_is_of_the_tables_and_stays() -> None:
    assert rules_digest() == rules_digest()
    assert len(rules_digest()) == 64


@given(st.text(alphabet="абвгґдеєжзиіїйклмнопрстуфхцчшщъыьэюя'", min_size=1, max_size=20), st.sampled_from(["ru", "uk"]))
def test_any_lemma_has_a_key_without_spaces(lemma: str, language: str) -> None:
    assert bridge_key(lemma, language) == bridge_key(lemma, language)
    assert " " not in bridge_key(lemma, language)
