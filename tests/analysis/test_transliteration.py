"""Latin spellings of names and the Cyrillic lemmas that they stand for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.analysis.bridge import bridge_key
from indexer.analysis.data_tables import rows
from indexer.analysis.transliteration import from_latin
from indexer.analysis.words import fold


@pytest.mark.parametrize(
    ("latin", "russian", "ukrainian"),
    [
        ("Zelensky", "зеленский", "зеленський"),
        ("Zelenskyy", "зеленский", "зеленський"),
        ("Kyiv", "киев", "київ"),
        ("Kiev", "киев", "київ"),
        ("Biden", "байден", "байден"),
        ("lavrov", "лавров", "лавров"),
        ("Macron", "макрон", "макрон"),
        ("PUTIN", "путин", "путін"),
        ("Wałęsa", "валенса", "валенса"),
        ("NATO", "нато", "нато"),
    ],
)
def test_known_names(latin: str, russian: str, ukrainian: str) -> None:
    assert from_latin(latin) == tuple(dict.fromkeys((russian, ukrainian)))


# Not in the table: letter by letter, as the official Ukrainian and the usual Russian romanisations have it.
@pytest.mark.parametrize(
    ("latin", "name"),
    [
        ("Rybakina", "рыбакина"),
        ("Tikhanovskaya", "тихановская"),
        ("Hrytsenko", "гриценко"),
        ("Zghurskyi", "згурський"),
        ("Shcherbakov", "щербаков"),
        ("Biliakov", "біляков"),
        ("Diana", "диана"),
        ("Yizhak", "їжак"),
        ("Chorny", "чорний"),
        ("Kuz'min", "кузьмин"),
    ],
)
def test_names_are_spelt_letter_by_letter(latin: str, name: str) -> None:
    assert name in from_latin(latin)


def test_every_example_of_the_letters_is_read() -> None:
    def keys(words: tuple[str, ...]) -> set[str]:
        return {bridge_key(word, language) for word in words for language in ("ru", "uk")}

    examples = [example.split() for *_, example in rows("latin_letters.tsv")]
    assert [(latin, name) for latin, name in examples if not keys(from_latin(latin)) & keys((fold(name),))] == []


@pytest.mark.parametrize("word", ["of", "gas", "g7", "covid19", "мир", "", "2202"])
def test_what_is_no_name_stays_latin(word: str) -> None:
    assert from_latin(word) == ()


def test_the_table_has_each_spelling_once() -> None:
    spellings = [latin for row in rows("latin.tsv") for latin in row[0].split(" | ")]
    assert len(spellings) >= 150
    assert len(spellings) == len(set(spellings))
    assert all(latin == fold(latin) for latin in spellings)


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz'", min_size=4, max_size=16))
def test_a_name_has_few_readings_and_no_latin_letter_left(word: str) -> None:
    readings = from_latin(word)
    assert 1 <= len(readings) <= 4
    assert not any("a" <= letter <= "z" for reading in readings for letter in reading)
