"""Real words: prefixes, one edit, and what was probably meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.errors import EngineError
from indexer.vocabulary import Vocabulary, retyped

WORDS = {"переговоры": 9, "переговори": 7, "переговорах": 3, "перемирие": 4, "посол": 5, "послы": 2, "п'ятниця": 1, "привет": 2, "g7": 6}


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return Vocabulary.from_bytes(Vocabulary.of(WORDS).to_bytes())


def test_words_and_counts_come_back(vocabulary: Vocabulary) -> None:
    assert len(vocabulary) == len(WORDS)
    assert {vocabulary.word(number): vocabulary.count(vocabulary.word(number)) for number in range(len(vocabulary))} == WORDS
    assert vocabulary.count("посла") == 0


def test_a_prefix_gives_the_most_frequent_words_first(vocabulary: Vocabulary) -> None:
    assert vocabulary.with_prefix("перегов", 10) == (("переговоры", "переговори", "переговорах"), False)
    assert vocabulary.with_prefix("пере", 2) == (("переговоры", "переговори"), True)
    assert vocabulary.with_prefix("ящ", 5) == ((), False)


@pytest.mark.parametrize("typed", ["посол", "псол", "поссол", "пасол", "опсол", "послл"])
def test_one_edit_away(vocabulary: Vocabulary, typed: str) -> None:
    assert "посол" in vocabulary.one_edit(typed, 5)[0]


def test_two_edits_are_too_many(vocabulary: Vocabulary) -> None:
    assert vocabulary.one_edit("песлоо", 5) == ((), False)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ghbdtn", "привет"),
        ("переговры", "переговоры"),
        ("п'ятниц", "п'ятниця"),
        ("посол", None),
        ("щщщщ", None),
        ("п7", "g7"),
        ("осл", None),
    ],
)
def test_what_was_meant(vocabulary: Vocabulary, typed: str, meant: str | None) -> None:
    assert vocabulary.suggest(typed) == meant


def test_a_word_in_the_wrong_layout_is_retyped_both_ways() -> None:
    assert "київ" in retyped("rb]d")
    assert "biden" in retyped("ишвут")


@given(st.dictionaries(st.text(min_size=1, max_size=6), st.integers(1, 99), max_size=30), st.text(min_size=1, max_size=2))
def test_a_prefix_finds_what_begins_so(words: dict[str, int], prefix: str) -> None:
    words = {word: count for word, count in words.items() if not any(0xD800 <= ord(letter) < 0xE000 for letter in word)}
    if any(0xD800 <= ord(letter) < 0xE000 for letter in prefix):
        return
    found, _ = Vocabulary.of(words).with_prefix(prefix, 100)
    assert sorted(found) == sorted(word for word in words if word.startswith(prefix))


@pytest.mark.parametrize("damaged", [b"", b"DVO", b"XXXX" + bytes(8)])
def test_a_damaged_vocabulary_names_the_remedy(damaged: bytes) -> None:
    with pytest.raises(EngineError, match="--full"):
        Vocabulary.from_bytes(damaged)


COUNTS = st.dictionaries(st.text("аб", min_size=1, max_size=3), st.integers(1, 3))
CHANGES = st.dictionaries(st.text("аб", min_size=1, max_size=3), st.integers(-3, 3))


@given(COUNTS, CHANGES)
def test_changed_counts_are_those_of_a_vocabulary_made_anew(before: dict[str, int], changes: dict[str, int]) -> None:
    anew = Vocabulary.of({word: before.get(word, 0) + changes.get(word, 0) for word in before.keys() | changes.keys()})
    assert Vocabulary.of(before).plus(changes).to_bytes() == anew.to_bytes()


def test_words_of_a_beginning_with_their_counts() -> None:
    assert Vocabulary.of({"а": 1, "аб": 2, "абв": 3, "б": 4}).beginning_with("аб") == {"аб": 2, "абв": 3}
