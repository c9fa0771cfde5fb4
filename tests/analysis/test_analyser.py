"""The one analyser: what a build writes, what a snippet sees and what a query looks for are made by one object, and agree."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.analysis import Analyser, Tables, tokenise
from indexer.analysis.analyser import languages_of
from indexer.analysis.signatures import signatures
from indexer.model import PARAGRAPH_BREAK, Document, Layer, layer_of

from .analysed import analyser_of, built_in_glossary, crosses, document

RUSSIAN = "Посол США в Киеве Джон Теффт встретился с министром. Песков (МИД не ответил МИДу) сказал: «5+2», 3,5 млн, по-русски."
UKRAINIAN = "Посол США в Києві Джон Теффт зустрівся з міністром. У п’ятницю Росія-НАТО, військово-політичний, 2202, G7; Зеленський."
ENGLISH = "The ambassador met Erdoğan."
MIXED = document((RUSSIAN, "ru"), (UKRAINIAN, "uk"), (ENGLISH, "other"), ("Фото: МЗС", "unknown"), title="Візит посла", language="uk")


@pytest.fixture(scope="module")
def analyser() -> Analyser:
    return analyser_of([(RUSSIAN, "ru"), (UKRAINIAN, "uk")], built_in_glossary())


def test_each_layer_has_its_own_mark(analyser: Analyser) -> None:
    words, exact, bridge = analyser.keys("Послами", "ru")
    assert (words, exact) == ("r:посол", "=послами")
    assert [layer_of(key) for key in (words, exact, bridge)] == [Layer.WORDS, Layer.EXACT, Layer.BRIDGE]
    assert bridge.startswith("~r:")


def test_keys_name_the_language_of_the_text(analyser: Analyser) -> None:
    assert analyser.keys("посла", "uk")[0] == "u:посол"
    assert analyser.keys("посла", "other") == (":посла", "=посла", "~:посла")
    assert analyser.keys("G7", "ru") == analyser.keys("G7", "uk") == (":g7", "=g7", "~:g7")


def test_tokens_stand_in_the_body(analyser: Analyser) -> None:
    tokens, keys = analyser.document_tokens(MIXED)
    assert [MIXED.body[token.start : token.end] for token in tokens] == [token.form for token in tokens]
    assert len(tokens) == len(keys.words) == len(keys.exact) == len(keys.bridge)


PARAGRAPHS = st.lists(st.text(st.sampled_from("абїйпошq7 -+.,'\u0301\u00ad"), min_size=1, max_size=20), max_size=5)


@given(PARAGRAPHS)
def test_a_paragraph_in_its_body_has_the_words_that_it_has_alone(paragraphs: list[str]) -> None:
    """A word does not run over the end of a paragraph, nor does its beginning heed what stands above."""
    document = Document("d", "", tuple(paragraphs), ("uk",) * len(paragraphs), language="uk")
    tokens, _ = Analyser(Tables()).document_tokens(document)
    alone, start = [], 0
    for paragraph in paragraphs:
        alone += tokenise(paragraph, start)
        start += len(paragraph) + len(PARAGRAPH_BREAK)
    assert list(tokens) == list(tokens[:]) == alone


def test_each_paragraph_is_read_in_its_own_language(analyser: Analyser) -> None:
    _, keys = analyser.document_tokens(MIXED)
    first = {key.partition(":")[0] for key in keys.words}
    assert first == {"r", "u", ""}
    assert keys.words[-1] == "u:мзс"  # a paragraph of unknown language is read in the document's


def test_index_and_snippet_see_the_same_keys(analyser: Analyser) -> None:
    """Fails as soon as the build and the marking of hits take different roads."""
    analysed = analyser.analyse(MIXED)
    assert analysed.body == analyser.document_tokens(MIXED)[1]
    assert analysed.title == analyser.text_keys(MIXED.title, MIXED.language)[1]


@given(PARAGRAPHS, st.integers(0, 9))
def test_what_is_kept_of_a_body_tells_the_same_as_reading_it(paragraphs: list[str], every: int) -> None:
    languages = tuple(("uk", "ru", "other", "unknown")[number % 4] for number in range(len(paragraphs)))
    document = Document("d", "", tuple(paragraphs), languages, language="ru")
    analyser = Analyser(Tables())
    tokens, keys = analyser.document_tokens(document)
    kept_tokens, kept_keys = analyser.kept_tokens(document, analyser.analyse(document).kept)
    assert list(kept_tokens) == list(tokens)
    assert [kept_keys.at(position) for position in range(len(kept_keys))] == [keys.at(position) for position in range(len(keys))]
    wanted = frozenset((*keys.words, *keys.exact, *keys.bridge)[:: every + 1]) | {"r:слово"}
    assert kept_keys.positions(wanted) == keys.positions(wanted)


def test_words_far_apart_are_kept_too(analyser: Analyser) -> None:
    document = Document("d", "", ("посол" + " " * 300 + "міністр", "5" * 70_000, "посла"), ("uk",) * 3, language="uk")
    tokens, keys = analyser.kept_tokens(document, analyser.analyse(document).kept)
    assert [token.start for token in tokens] == [0, 305, 314, 70_316]
    assert keys.positions(frozenset({"u:посол"})) == [0, 3]


def test_a_word_that_bears_the_signature_of_another_is_not_taken_for_it(analyser: Analyser) -> None:
    """Words of the same letters share it: `positions` reads the words to be sure."""
    document = Document("d", "", ("Слово волос",), ("ru",), language="ru")
    _, keys = analyser.kept_tokens(document, analyser.analyse(document).kept)
    assert keys.positions(frozenset({"=слово"})) == [0]
    assert signatures("=слово") == signatures("=волос")


@pytest.mark.parametrize("text, language", [(RUSSIAN, "ru"), (UKRAINIAN, "uk")])
def test_a_query_looks_for_what_the_index_holds(analyser: Analyser, text: str, language: str) -> None:
    """Every word of a text, copied into the search box as it stands or typed small, finds itself."""
    tokens, keys = analyser.text_keys(text, language)
    for token, key in zip(tokens, keys.words, strict=True):
        assert key in analyser.own_keys(token.form, language)
        if not token.form.startswith("МИДу"):
            assert key in analyser.own_keys(token.form.lower(), language)


FORMS = st.text(st.sampled_from("абвгеийклмнопрстуыьяіїєґ'Ё- "), min_size=1, max_size=12)


@given(FORMS, st.sampled_from(["ru", "uk"]))
@settings(max_examples=150)
def test_any_word_finds_itself(form: str, language: str) -> None:
    bare = Analyser(Tables())
    for token in bare.text_keys(form, language)[0]:
        assert bare.keys(token.form, language)[0] in bare.own_keys(token.form, language)


def test_keys_do_not_depend_on_how_letters_are_composed(analyser: Analyser) -> None:
    for form in ("Києві", "п'ятницю", "йому", "ещё"):
        assert analyser.keys(unicodedata.normalize("NFD", form), "uk") == analyser.keys(unicodedata.normalize("NFC", form), "uk")


def test_the_bridge_joins_cognates_and_the_glossary_the_rest(analyser: Analyser) -> None:
    assert crosses(analyser, "министр", "міністром", "uk")
    assert crosses(analyser, "Киеве", "Києва", "uk")
    assert crosses(analyser, "безопасности", "безпеки", "uk")
    assert crosses(analyser, "угоду", "соглашениями", "ru")
    assert not crosses(analyser, "министр", "посла", "uk")


@pytest.mark.parametrize(
    "form, languages",
    [
        ("съезд", ("ru",)),
        ("мы", ("ru",)),
        ("Ёлка", ("ru",)),
        ("безпеці", ("uk",)),
        ("п'ять", ("uk",)),
        ("посол", ("ru", "uk")),
        ("G7", ("ru", "uk")),
    ],
)
def test_only_the_alphabet_decides_on_a_language(form: str, languages: tuple[str, ...]) -> None:
    assert languages_of(form) == languages
    assert languages_of(unicodedata.normalize("NFD", form)) == languages


def test_a_query_word_may_be_of_both_languages(analyser: Analyser) -> None:
    assert analyser.query_keys("посла") == {"ru": {"r:посол"}, "uk": {"u:посол"}}
    assert set(analyser.query_keys("Києва")) == {"uk"}


def test_another_glossary_is_another_version(analyser: Analyser) -> None:
    assert analyser.versions != Analyser(Tables()).versions
    assert analyser.versions == Analyser(Tables(), built_in_glossary()).versions


def test_an_empty_document(analyser: Analyser) -> None:
    empty = Document("e", "", (), ())
    tokens, keys = analyser.document_tokens(empty)
    assert (len(tokens), keys) == (0, analyser.analyse(empty).body)
    assert analyser.analyse(empty).title.words == ()


def test_the_memory_of_forms_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("indexer.analysis.memory.MOST_REMEMBERED", 2)
    bare = Analyser(Tables())
    forms = ("посол", "послы", "послу", "послам")
    first = [bare.keys(form, "ru") for form in forms]
    assert [bare.keys(form, "ru") for form in forms] == first
    assert len(bare._memory("ru")) <= 2
