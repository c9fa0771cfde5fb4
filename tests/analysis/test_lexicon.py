"""Keys by number are the keys that the analyser gives, for any document, however the forms came to their numbers."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.analysis import Analyser, FormCounts, Lexicon, Numbering, Words, count_forms, make_tables
from indexer.model import OTHER, RUSSIAN, UKRAINIAN, UNKNOWN, Document, Layer

LANGUAGES = (RUSSIAN, UKRAINIAN, OTHER, UNKNOWN)
TEXTS = st.text(alphabet="Аабвийіїєё'’-+ ,.5n\U0001f600\ud800\u0301\n", max_size=40)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    paragraphs = tuple(draw(st.lists(TEXTS, max_size=4)))
    languages = tuple(draw(st.sampled_from(LANGUAGES)) for _ in paragraphs)
    return Document(draw(st.uuids()).hex, draw(TEXTS), paragraphs, languages, draw(st.sampled_from(LANGUAGES)))


@pytest.fixture(scope="module")
def analyser() -> Analyser:
    counts = FormCounts()
    counts.add("Посол прибув до Києва і Києву", UKRAINIAN)
    counts.add("Посол прибыл в Киев", RUSSIAN)
    return Analyser(make_tables(counts))


@given(st.lists(documents(), min_size=1, max_size=4), st.booleans())
@settings(deadline=None)
def test_a_document_has_the_keys_that_the_analyser_gives(analyser: Analyser, texts: list[Document], beforehand: bool) -> None:
    numbering = Numbering()
    numbered = [numbering.words(document) for document in texts]
    known = {language: analyser.keys_of(numbering.of(language), language) for language in (RUSSIAN, UKRAINIAN)} if beforehand else None
    lexicon = Lexicon(analyser, numbering, known)
    for document, words in zip(texts, numbered, strict=True):
        assert lexicon.analyse(document, words) == analyser.analyse(document)
    late = Document("late", "Новый посол", ("прибув \U0001f600 сюди",), (UKRAINIAN,), RUSSIAN)
    assert lexicon.analyse(late, lexicon.words(late)) == analyser.analyse(late)


@given(documents(), st.data())
def test_words_lose_paragraphs_and_travel(document: Document, data: st.DataObject) -> None:
    numbering = Numbering()
    gone = [data.draw(st.booleans()) for _ in document.paragraphs]
    stays = [number for number, is_gone in enumerate(gone) if not is_gone]
    paragraphs, languages = (tuple(each[number] for number in stays) for each in (document.paragraphs, document.paragraph_languages))
    rest = Document(document.id, document.title, paragraphs, languages, document.language)
    words = Words.from_bytes(numbering.words(document).to_bytes())
    left, expected = words.without(gone), numbering.words(rest)
    for mine, theirs in ((left.lengths, expected.lengths), (left.numbers, expected.numbers), (left.starts, expected.starts)):
        np.testing.assert_array_equal(mine, theirs)


@given(st.lists(documents(), max_size=4))
def test_numbers_count_forms(texts: list[Document]) -> None:
    numbering = Numbering()
    numbers = np.concatenate([np.zeros(0, np.uint32), *(numbering.words(document).numbers for document in texts)])
    counts = np.bincount(numbers, minlength=len(numbering))
    counted = FormCounts.of_numbers(numbering, counts.tolist())
    assert {language: dict(forms) for language, forms in counted.counts.items()} == {
        language: dict(forms) for language, forms in count_forms(texts).counts.items() if forms
    }


def test_forms_of_another_numbering_are_taken_over() -> None:
    one, other = Numbering(), Numbering()
    one.words(Document("1", "Рада Європи", (), (), UKRAINIAN))
    words = other.words(Document("2", "Європи Совет", (), (), UKRAINIAN))
    numbers = one.take(other.forms, other.languages)
    assert [one.forms[number] for number in words.renumbered(numbers).numbers] == ["Європи", "Совет"]
    assert len(one) == 3


def test_a_column_has_the_value_of_each_form_also_of_late_ones(analyser: Analyser) -> None:
    lexicon = Lexicon(analyser, Numbering())
    lengths = lexicon.column(len, np.dtype(np.uint32), Layer.EXACT)
    words = lexicon.words(Document("1", "Рада Європи", ("Рада",), (UKRAINIAN,), UKRAINIAN))
    assert lengths.of(words.numbers).tolist() == [5, 7, 5]
