"""Words that analysers lose: longer than twenty letters, written in two code points a letter, with any apostrophe."""

from __future__ import annotations

import unicodedata
from contextlib import closing
from pathlib import Path

import pytest

from indexer import Question, Settings, open_index
from indexer.building import build
from tests.conftest import write_texts

STEMS = ("внутрішньоекономічно", "внешнеполитическо")
LONG = [(STEMS[0] + "незбалансованостями")[:size] + "ї" for size in range(19, 40)] + [
    (STEMS[1] + "противодействующего" * 2)[:size] for size in range(20, 41)
]
APOSTROPHES = ("'", "’", "ʼ", "`", "′", "‘", "＇")
DECOMPOSED = ("перехідний", "Йосипівський", "їхній", "ёмкость", "йодований")


@pytest.fixture
def found_by(engine: str, tmp_path: Path):
    """From texts to a function that gives the ids of a query, over an index of these texts."""
    texts = {f"long{number}.txt": f"Заява номер {number}\n\nДокумент містить слово {word} посередині." for number, word in enumerate(LONG)}
    texts |= {
        f"mark{number}.txt": f"Про п{mark}ятницю числа {number}\n\nЗустріч об{mark}єднання." for number, mark in enumerate(APOSTROPHES)
    }
    texts |= {f"nfd{number}.txt": unicodedata.normalize("NFD", f"Нотатка {word}") for number, word in enumerate(DECOMPOSED)}
    settings = Settings(corpus=write_texts(tmp_path / "corpus", texts), index=tmp_path / "index", engine=engine)
    build(settings)
    with closing(open_index(settings)) as index:
        yield lambda query: {result.document.id for result in index.search(Question(query, size=100)).results}


def test_every_long_word_finds_its_document(found_by) -> None:
    assert {len(word) for word in LONG} == set(range(20, 41))
    for number, word in enumerate(LONG):
        for query in (word, f'"{word}"', f"={word}", word.upper(), unicodedata.normalize("NFD", word), f"{word[:17]}*"):
            assert f"long{number}.txt" in found_by(query), (number, query)


def test_every_apostrophe_finds_every_other(found_by) -> None:
    everyone = {f"mark{number}.txt" for number in range(len(APOSTROPHES))}
    for mark in APOSTROPHES:
        assert found_by(f"об{mark}єднання") == everyone
        assert found_by(f"=п{mark}ятницю") == everyone


def test_composed_and_decomposed_letters_are_the_same(found_by) -> None:
    for number, word in enumerate(DECOMPOSED):
        for form in ("NFC", "NFD"):
            assert f"nfd{number}.txt" in found_by(unicodedata.normalize(form, word))
            assert f"nfd{number}.txt" in found_by("=" + unicodedata.normalize(form, word))
