"""What a sentence names."""

import pytest

from indexer.analysis import tokenise
from indexer.readouts.concepts import Concepts, Mention
from indexer.readouts.sentences import Sentence
from tests.readouts.telling import reader


def named(text: str, language: str) -> dict[str, Mention]:
    mentions = Concepts(reader()).of(Sentence(text, 0, len(text), language), tokenise(text))
    return {text[mention.start : mention.end]: mention for mention in mentions}


def test_function_words_and_hedges_name_nothing_and_light_words_weigh_half() -> None:
    found = named("И он якобы заявил, что порт, который закрыли, мовляв, откроют.", "ru")
    assert {word for word, mention in found.items() if mention.concept.weight == 0.5} == {"заявил", "который"}
    assert {word for word, mention in found.items() if mention.concept.weight == 1} == {"порт", "закрыли", "мовляв", "откроют"}


def test_a_phrase_of_the_glossary_is_one_concept_with_its_words_beside_it() -> None:
    found = named("Министр иностранных дел прибыл в Соединённые Штаты.", "ru")
    assert {"Министр иностранных дел", "Соединённые Штаты", "прибыл"} == set(found)
    assert len(found["Министр иностранных дел"].parts) == 3
    assert named("Прибув у США.", "uk")["США"].concept.own & found["Соединённые Штаты"].concept.reach


def test_the_parts_of_a_name_share_the_weight_of_one() -> None:
    found = named("Там Осло видел Пётр Ковальский.", "ru")
    assert found["Пётр"].share == found["Ковальский"].share == pytest.approx(0.5**0.5)
    assert found["Осло"].share == found["видел"].share == 1


def test_numbers_are_one_in_figures_and_in_words() -> None:
    russian, ukrainian = named("двадцать четыре дома и пять из 24", "ru"), named("двадцять чотири, 5", "uk")
    assert russian["двадцать четыре"].concept.own == russian["24"].concept.own == ukrainian["двадцять чотири"].concept.own == {"#24"}
    assert russian["пять"].concept.own == ukrainian["5"].concept.own == {"#5"}


def test_a_text_of_another_language_is_read_by_its_forms() -> None:
    assert set(named("Peace talks in Oslo", "other")) == {"Peace", "talks", "in", "Oslo"}
