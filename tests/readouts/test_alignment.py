"""Likeness and alignment in a toy language: a sentence is a word, each letter a concept, and every letter is found in its twin."""

from __future__ import annotations

from math import log

import pytest

from indexer.readouts.alignment import align
from indexer.readouts.concepts import Concept, Mention
from indexer.readouts.likeness import Match, evidence, sides

LETTERS = {letter: Concept(frozenset(letter), frozenset(letter)) for letter in "abcdefghijklmnopqrstuvwxyz"}


def told(*sentences: str) -> list[tuple[Mention, ...]]:
    return [tuple(Mention(LETTERS[letter], place, place + 1) for place, letter in enumerate(sentence)) for sentence in sentences]


def pairs(a: list[tuple[Mention, ...]], b: list[tuple[Mention, ...]]) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    weighed = sides(a, b)
    return [(pair.a, pair.b) for pair in align(*weighed, evidence(*weighed, same_language=False))]


def test_the_most_alike_go_first_and_one_to_one() -> None:
    assert pairs(told("abcd", "abxy"), told("abxz", "abcd")) == [((0,), (1,)), ((1,), (0,))]


def test_little_likeness_holds_only_with_a_margin_to_the_runner_up() -> None:
    assert pairs(told("abcdefgh"), told("abijklmn")) == [((0,), (0,))]
    assert pairs(told("abcdefgh"), told("abijklmn", "cdopqrst")) == []


def test_too_little_likeness_never_holds() -> None:
    assert pairs(told("abcdefgh"), told("aijklmno")) == []


def test_what_is_rare_in_its_document_weighs_more_than_what_is_everywhere() -> None:
    side, _ = sides(told("ab", "ac", "ad", "a"), told("a"))
    assert side.weights == ((log(2), log(5)), (log(2), log(5)), (log(2), log(5)), (log(2),))


def test_of_two_alike_the_one_that_stands_in_the_same_place_is_taken() -> None:
    found = pairs(told("efgh", "ijkl", "mnop", "abcd"), told("abcd", "qrst", "uvwx", "abcd"))
    assert found == [((3,), (3,))]


def test_a_sentence_may_be_told_by_several_and_a_star_has_one_middle() -> None:
    assert pairs(told("abcdefgh"), told("abcd", "efgh")) == [((0,), (0, 1))]
    assert pairs(told("abcd", "efgh"), told("abcdefgh")) == [((0, 1), (0,))]
    assert pairs(told("abcdefgh", "ij"), told("abcdeij", "fgh")) == [((0,), (0, 1))]


def test_what_is_answered_already_joins_nothing() -> None:
    assert pairs(told("abcd"), told("abcd", "abxy")) == [((0,), (0,))]


def test_similarity_is_of_the_sentences_taken_together() -> None:
    weighed = sides(told("abcdefgh"), told("abcd", "efgh"))
    (pair,) = align(*weighed, evidence(*weighed, same_language=False))
    assert pair.similarity == pytest.approx(1.0)


def test_sentences_that_name_nothing_answer_nothing() -> None:
    assert pairs(told("", "abcd"), told("", "abcd")) == [((1,), (1,))]
    assert pairs([], told("abcd")) == []


# --- what answers what -------------------------------------------------------------------------


def one(concept: Concept) -> list[tuple[Mention, ...]]:
    return [(Mention(concept, 0, 1),)]


def met(a: Concept, b: Concept, same_language: bool = False) -> tuple[Match, ...]:
    return evidence(*sides(one(a), one(b)), same_language=same_language).get((0, 0), ())


def concept(own: str, reach: str = "", stem: str = "") -> Concept:
    return Concept(frozenset(own), frozenset(own + reach), stem)


def test_the_same_counts_in_full_and_relatives_in_part() -> None:
    assert (
        met(concept("a"), concept("a"))
        == met(concept("a", "b"), concept("b"))
        == met(concept("a"), concept("b", "a"))
        == (Match(0, 0, 1.0),)
    )
    assert met(concept("a", stem="безопас"), concept("b", stem="безопасн")) == (Match(0, 0, 0.6),)
    assert met(concept("a", stem="безопас"), concept("b", stem="бездна")) == ()


def test_a_shared_meaning_in_the_other_language_relates_words_of_one_language_only() -> None:
    assert met(concept("a", "x"), concept("b", "x"), same_language=True) == (Match(0, 0, 0.6),)
    assert met(concept("a", "x"), concept("b", "x")) == ()


def test_a_phrase_that_the_other_text_never_names_is_taken_as_its_words() -> None:
    parts = (Mention(LETTERS["a"], 0, 1), Mention(LETTERS["b"], 1, 2))
    phrase = [(Mention(concept("p", "q"), 0, 2, parts=parts),)]
    assert [len(sentence) for sentence in sides(phrase, told("bc"))[0].mentions] == [2]
    assert [len(sentence) for sentence in sides(phrase, one(concept("q")))[0].mentions] == [1]


def test_what_meets_itself_everywhere_is_passed_over() -> None:
    often = told(*["a"] * 70)
    assert evidence(*sides(often, often), same_language=False) == {}
