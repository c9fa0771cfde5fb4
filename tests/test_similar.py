"""Documents like a given one, over a real index."""

from collections.abc import Iterator

import pytest

from indexer import Index, UnknownDocumentError
from tests.conftest import index_of

ALIKE = {
    "ru.txt": "Зерновой коридор открыт\n\nПослы обсудили экспорт зерна через порты. Коридор для зерна проверят инспекторы.",
    "uk.txt": "Зерновий коридор відкрито\n\nПосли обговорили експорт зерна через порти. Коридор для зерна перевірять інспектори.",
    "later.txt": "Інспектори в порту\n\nІнспектори перевірили зерно в порту, коридор працює.",
    "other.txt": "Выставка открыта\n\nПосол открыл выставку картин. Музей ждёт гостей до весны.",
    "port.txt": "Ремонт набережной\n\nРабочие чинят набережную. Порт закрыт на зиму, суда стоят у причала.",
    "alone.txt": "Кометы\n\nАстрономы наблюдали хвостатые светила.",
}


@pytest.fixture(scope="module", params=["whoosh", "tantivy"])
def index(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    with index_of(tmp_path_factory.mktemp("similar"), ALIKE, request.param) as opened:
        yield opened


def _ids(index: Index, id: str, most: int = 5) -> list[str]:
    return [document.id for document in index.similar(id, most)]


def test_twins_in_both_languages_are_found_and_the_document_itself_never(index: Index) -> None:
    assert _ids(index, "ru.txt") == ["uk.txt", "later.txt"]
    assert set(_ids(index, "uk.txt")) == {"ru.txt", "later.txt"}
    assert _ids(index, "ru.txt", 1) == ["uk.txt"]


def test_what_shares_a_common_word_only_is_not_alike(index: Index) -> None:
    assert "other.txt" not in _ids(index, "ru.txt")
    assert _ids(index, "alone.txt") == []


def test_one_telling_word_in_common_is_too_little(index: Index) -> None:
    """«Порт» stands in both, and is searched for from either; of the long document it is a small part."""
    assert "port.txt" not in _ids(index, "ru.txt")
    assert "ru.txt" in _ids(index, "port.txt")


def test_an_unknown_document_is_named(index: Index) -> None:
    with pytest.raises(UnknownDocumentError, match=r"none\.txt"):
        index.similar("none.txt")
