"""What the words of a query look for: which nodes, in which layer, in whose text."""

import pytest

from indexer.analysis import Analyser, ExactWords, Glossary, QueryWords, Tables, describe
from indexer.model import LANGUAGES, And, Everything, Key, Layer, Near, Node, Not, Or, Phrase, Scope, Term, layer_of

from .analysed import analyser_of, built_in_glossary, crosses

ANYWHERE = Scope.ANYWHERE
OWN = "general\tпробный шар = ПШ\tпробна куля = ПК\tboth\t\ngeneral\tвидимость\tпозір\tboth\t\ngeneral\tсвязка\tпара слів\tboth\t\n"


@pytest.fixture(scope="module")
def analyser() -> Analyser:
    texts = [
        ("посол послы переговоры гарантии безопасность Росія НАТО", "ru"),
        ("посол посли переговори гарантії безпека Росія НАТО", "uk"),
    ]
    return analyser_of(texts, Glossary.from_bytes(OWN.encode()))


@pytest.fixture(scope="module")
def glossed() -> Analyser:
    """The built-in glossary over a collection of nothing."""
    return Analyser(Tables(), built_in_glossary())


@pytest.fixture
def words(analyser: Analyser) -> QueryWords:
    return QueryWords(analyser, LANGUAGES)


def keys_of(node: Node) -> set[Key]:
    match node:
        case Term(keys):
            return set(keys)
        case Phrase(positions):
            return set().union(*positions)
        case And(nodes) | Or(nodes):
            return set().union(*map(keys_of, nodes))
    return set()


def layers_of(node: Node) -> set[Layer]:
    return {layer_of(key) for key in keys_of(node)}


def others(node: Node) -> tuple[Node, ...]:
    """The other names of a word or phrase of the glossary."""
    assert isinstance(node, Or)
    own, besides = node.nodes
    assert isinstance(besides, And)
    assert besides.nodes[1] == Not(own)
    return besides.nodes[0].nodes if isinstance(besides.nodes[0], Or) else besides.nodes[:1]


def test_a_word_brings_its_lemmas_and_its_twins(words: QueryWords) -> None:
    node = words.words(["послами"], ANYWHERE)
    assert isinstance(node, Term)
    assert {"r:посол", "u:посол", ":послами"} <= node.keys
    assert layers_of(node) == {Layer.WORDS, Layer.BRIDGE}


def test_words_are_all_wanted(words: QueryWords) -> None:
    node = words.words(["посол", "переговоры"], Scope.TITLE)
    assert isinstance(node, And)
    assert len(node.nodes) == 2
    assert all(isinstance(part, Term) and part.scope is Scope.TITLE for part in node.nodes)


@pytest.mark.parametrize("written", [["переговоры", "в"], ["и", "переговоры"], ["та", "переговоры", "з"], ["переговоры"]])
def test_function_words_are_not_required(words: QueryWords, written: list[str]) -> None:
    assert words.words(written, ANYWHERE) == words.words(["переговоры"], ANYWHERE)


def test_function_words_alone_are_looked_for(words: QueryWords) -> None:
    node = words.words(["не", "и"], ANYWHERE)
    assert isinstance(node, And)
    assert len(node.nodes) == 2


def test_no_words_ask_for_nothing(words: QueryWords) -> None:
    assert words.words([], ANYWHERE) == Everything()
    assert words.phrase("...", ANYWHERE) == Everything()


def test_a_phrase_stays_in_its_own_language(words: QueryWords) -> None:
    node = words.phrase("гарантиями безопасности", ANYWHERE)
    assert isinstance(node, Phrase)
    assert "r:гарантия" in node.positions[0]
    assert "r:безопасность" in node.positions[1]
    assert layers_of(node) == {Layer.WORDS}


def test_a_phrase_counts_its_function_words(words: QueryWords) -> None:
    node = words.phrase("посол в Женеве", ANYWHERE)
    assert isinstance(node, Phrase)
    assert len(node.positions) == 3


def test_a_phrase_of_one_word_is_a_term(words: QueryWords) -> None:
    assert isinstance(words.phrase("послами", ANYWHERE), Term)


def test_a_hyphenated_word_is_a_phrase_of_its_parts(words: QueryWords) -> None:
    node = words.words(["Посол-НАТО"], ANYWHERE)
    assert isinstance(node, Or)
    assert [layers_of(part) for part in node.nodes] == [{Layer.WORDS}, {Layer.BRIDGE}]
    assert all(isinstance(part, Phrase) and len(part.positions) == 2 for part in node.nodes)


def test_exact_words_and_phrases(words: QueryWords) -> None:
    assert words.exact_word("Послами", ANYWHERE) == Term(frozenset({"=послами"}))
    assert words.exact_phrase("Послами НАТО", ANYWHERE) == Phrase((frozenset({"=послами"}), frozenset({"=нато"})))


def test_near_takes_any_forms_of_both(words: QueryWords) -> None:
    node = words.near("послом", "переговоров", 5, ANYWHERE)
    assert isinstance(node, Near)
    assert ("r:посол" in node.left, "r:переговоры" in node.right, node.distance) == (True, True, 5)
    assert {layer_of(key) for key in node.left | node.right} == {Layer.WORDS}


def test_expanded_words_stand_as_they_are(words: QueryWords) -> None:
    assert words.one_of(["посол", "Посольство"], ANYWHERE) == Term(frozenset({"=посол", "=посольство"}))


def test_the_bridge_can_be_left_out(analyser: Analyser) -> None:
    words = QueryWords(analyser, LANGUAGES, own_language=True)
    assert layers_of(words.words(["безопасность", "США"], ANYWHERE)) == {Layer.WORDS}
    assert words.bridged() == words.bridged_phrases() == ()


def test_only_text_of_the_chosen_language_is_looked_in(analyser: Analyser) -> None:
    node = QueryWords(analyser, ("uk",)).words(["безопасность"], ANYWHERE)
    assert {key.removeprefix("~")[:2] for key in keys_of(node)} <= {"u:", ":б"}
    assert any(key.startswith("~u:") for key in keys_of(node))


def test_what_was_added_is_told(words: QueryWords) -> None:
    words.words(["безопасность"], ANYWHERE)
    ((word, keys),) = words.bridged()
    assert word == "безопасность"
    assert {layer_of(key) for key in keys} == {Layer.BRIDGE}


def test_a_bridged_word_can_be_dropped(analyser: Analyser) -> None:
    twin = analyser.keys("безпека", "uk")[2]
    assert twin in keys_of(QueryWords(analyser, LANGUAGES).words(["безопасность"], ANYWHERE))
    dropping = QueryWords(analyser, LANGUAGES, dropped=("безпека",))
    assert twin not in keys_of(dropping.words(["безопасность"], ANYWHERE))
    assert twin not in {key for _, keys in dropping.bridged() for key in keys}


def test_an_abbreviation_meets_its_long_form(words: QueryWords) -> None:
    node = words.words(["ПШ"], ANYWHERE)
    assert isinstance(node, Or)
    phrases = [part for part in others(node) if isinstance(part, Phrase)]
    assert any("r:пробный" in phrase.positions[0] and "r:шар" in phrase.positions[1] for phrase in phrases)
    assert any(layers_of(phrase) == {Layer.BRIDGE} for phrase in phrases)


def test_a_phrase_of_the_glossary_meets_its_abbreviations_in_any_case(words: QueryWords, analyser: Analyser) -> None:
    node = words.words(["пробным", "шаром"], ANYWHERE)
    assert isinstance(node, Or)
    assert isinstance(node.nodes[0], And)
    assert {analyser.keys("ПШ", "ru")[0], analyser.keys("ПК", "uk")[2]} <= set().union(*map(keys_of, others(node)))


def test_a_phrase_is_told_as_it_is_written_and_can_be_dropped(analyser: Analyser) -> None:
    words = QueryWords(analyser, LANGUAGES)
    words.words(["связка"], ANYWHERE)
    assert words.bridged_phrases() == (("связка", "пара слів"),)
    dropping = QueryWords(analyser, LANGUAGES, dropped=("пара слів",))
    assert isinstance(dropping.words(["связка"], ANYWHERE), Term)
    assert dropping.bridged_phrases() == ()


def test_a_sentence_brings_other_names_of_phrases_only(words: QueryWords) -> None:
    sentence = ["посол", "начал", "переговоры", "запустив", "пробный", "шар", "ПШ"]
    node = words.words(sentence, ANYWHERE)
    assert isinstance(node, And)
    assert [type(part) for part in node.nodes] == [Term, Term, Term, Term, Or, Term]


def test_words_around_a_phrase_stay(words: QueryWords) -> None:
    node = words.words(["посол", "пробный", "шар", "переговоры"], ANYWHERE)
    assert isinstance(node, And)
    assert [type(part) for part in node.nodes] == [Term, Or, Term]


def test_latin_spellings_of_names(analyser: Analyser) -> None:
    node = QueryWords(analyser, LANGUAGES).words(["Zelenskyy"], ANYWHERE)
    assert {":zelenskyy", "r:зеленский", "u:зеленський"} <= keys_of(node)


def test_an_entry_of_the_readers_own_works_both_ways(words: QueryWords, analyser: Analyser) -> None:
    assert analyser.keys("видимостью", "ru")[2] in keys_of(words.words(["позір"], ANYWHERE))
    assert analyser.keys("позором", "ru")[2] not in keys_of(words.words(["видимость"], ANYWHERE))


def test_exact_search_takes_every_word_as_it_stands(analyser: Analyser) -> None:
    words = ExactWords(analyser)
    assert layers_of(words.words(["послами", "Росія-НАТО"], ANYWHERE)) == {Layer.EXACT}
    assert layers_of(words.phrase("послами", ANYWHERE)) == {Layer.EXACT}
    assert words.near("посол", "НАТО", 2, ANYWHERE) == Near(frozenset({"=посол"}), frozenset({"=нато"}), 2)
    assert words.bridged() == ()


def test_terms_describe_what_is_written_and_looked_for(analyser: Analyser) -> None:
    terms = describe(analyser, "Послами")
    assert dict(terms.index) == {language: analyser.keys("Послами", language) for language in LANGUAGES}
    assert {language: set(keys) - {":послами"} for language, keys in terms.own} == {"ru": {"r:посол"}, "uk": {"u:посол"}}
    assert set(terms.both) > {key for _, keys in terms.own for key in keys}


def test_terms_of_a_hyphenated_word_list_every_part() -> None:
    """As the contract says: the keys that the word looks for, all of them, though only the phrase finds a text."""
    terms = describe(Analyser(Tables()), "переговорник-посол")
    sought = dict(terms.own)["ru"]
    assert {"r:переговорник", "r:посол"} <= set(sought)
    assert set(dict(terms.index)["ru"]) >= {"r:переговорник", "r:посол"}


def test_words_need_no_glossary() -> None:
    node = QueryWords(Analyser(Tables()), LANGUAGES).words(["МИД", "министерство"], ANYWHERE)
    assert isinstance(node, And)
    assert built_in_glossary().equals("мид", "ru")


def test_a_hyphenated_word_is_a_word_of_a_phrase(glossed: Analyser) -> None:
    """As it is written in most texts, not only without the hyphen."""
    for typed, shown in (
        ("военно-техническое сотрудничество", "військово-технічне співробітництво"),
        ("военно-морскими силами", "військово-морські сили"),
        ("вице-премьер", "віце-прем'єр"),
    ):
        words = QueryWords(glossed, LANGUAGES)
        words.words(typed.split(), ANYWHERE)
        assert shown in [phrase for _, phrase in words.bridged_phrases()]


def test_a_hyphenated_word_brings_the_single_word_that_it_is_called(glossed: Analyser) -> None:
    for typed, called in (("пресс-секретаря", "прессекретар"), ("экс-президенту", "експрезидент"), ("вице-премьером", "віцепрем'єр")):
        assert glossed.keys(called, "uk")[2] in keys_of(QueryWords(glossed, LANGUAGES).words([typed], ANYWHERE))


def test_a_phrase_ends_where_a_written_word_ends(glossed: Analyser) -> None:
    """«круглый стол-книжка» is a piece of furniture."""
    words = QueryWords(glossed, LANGUAGES)
    words.words(["круглый", "стол-книжка"], ANYWHERE)
    assert words.bridged_phrases() == ()


@pytest.mark.parametrize("query, form, language", [("военно", "військово", "uk"), ("військово", "военно", "ru")])
def test_first_parts_of_compounds_meet(glossed: Analyser, query: str, form: str, language: str) -> None:
    assert crosses(glossed, query, form, language)


def test_the_parts_of_a_hyphenated_word_are_told_apart(glossed: Analyser) -> None:
    """So that a reader is not told of «Нур» and «Султан» for «Нур-Султан»: each part is looked for by itself anyway."""
    words = QueryWords(glossed, LANGUAGES)
    words.words(["Нур-Султан"], ANYWHERE)
    assert {source for source, _ in words.bridged()} <= {"Нур", "Султан"}


def test_a_single_word_is_meant_as_its_dictionary_form(glossed: Analyser) -> None:
    """«мер» is a mayor; in a query of several words it may be a genitive of «мера» too."""
    measure = glossed.keys("захід", "uk")[2]
    assert measure not in keys_of(QueryWords(glossed, LANGUAGES).words(["мер"], ANYWHERE))
    assert measure in keys_of(QueryWords(glossed, LANGUAGES).words(["мера"], ANYWHERE))
    assert measure in keys_of(QueryWords(glossed, LANGUAGES).words(["комплекс", "мер"], ANYWHERE))


@pytest.mark.parametrize("latin, russian, ukrainian", [("Umerov", "Умеровым", "Умєрова"), ("Tikhanovskaya", "Тихановской", "Тихановською")])
def test_a_latin_name_crosses_the_bridge(glossed: Analyser, latin: str, russian: str, ukrainian: str) -> None:
    keys = keys_of(QueryWords(glossed, LANGUAGES).words([latin], ANYWHERE))
    assert keys & set(glossed.keys(russian, "ru"))
    assert keys & set(glossed.keys(ukrainian, "uk"))


def test_words_of_two_letters_cross_by_the_glossary_alone(glossed: Analyser) -> None:
    assert not crosses(glossed, "ИИ", "її", "uk")
    words = QueryWords(glossed, LANGUAGES)
    words.words(["ИИ"], ANYWHERE)
    assert "штучний інтелект" in [phrase for _, phrase in words.bridged_phrases()]


def test_a_given_name_leads_to_its_own_twin(glossed: Analyser) -> None:
    assert crosses(glossed, "Георгий", "Георгій", "uk")
    assert not crosses(glossed, "Георгий", "Юрій", "uk")
