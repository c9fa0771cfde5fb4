"""What an answer says of its query, and the marks of a document that it leads to, over a real index."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from indexer import Index, Order, Question, page_json
from tests.conftest import index_of

NEWS = {
    "ru.txt": "Встреча прошла\n\nПосол открыл круглый стол о зерне. Министр приехал поздно.",
    "uk.txt": "Зустріч у порту\n\nПосол відкрив круглий стіл про зерно, а міністр не приїхав.",
    "other.txt": "Выставка\n\nХудожник показал картины в музее, ф. 12.",
}
DAYS = {"a": "01.02.2022", "b": "05.03.2022", "c": "02.03.2022"}


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    with index_of(tmp_path_factory.mktemp("search"), NEWS) as opened:
        yield opened


def _marked(index: Index, id: str, query: str) -> list[str]:
    reading = index.read(id, Question(query))
    return [reading.document.body[start:end] for start, end in reading.marks]


def test_a_document_has_the_marks_of_the_search_that_leads_to_it(index: Index) -> None:
    assert _marked(index, "other.txt", "картины музей") == ["картины", "музее"]
    loose = "«министр приехал рано» картины"  # no document has all of it: the words of the quotation count too
    assert index.search(Question(loose)).mode == "any"
    assert {"Министр", "приехал"} <= set(_marked(index, "ru.txt", loose))


def test_phrases_that_the_bridge_added_are_shown_and_can_be_dropped(index: Index) -> None:
    page = index.search(Question("круглый стол"))
    assert ("круглый стол", "круглий стіл") in [(added.source, added.to) for added in page.also]
    dropped = index.search(Question("круглый стол", dropped=("круглий стіл",)))
    assert "круглий стіл" not in [added.to for added in dropped.also]


def test_a_phrase_that_no_document_has_is_not_shown(index: Index) -> None:
    assert index.search(Question("дорожная карта")).also == ()


def test_nothing_silly_is_offered_for_single_letters(index: Index) -> None:
    assert not [notice for notice in index.search(Question("a:b")).notices if notice.code == "did-you-mean"]


@pytest.mark.parametrize("query", ["", "lang:uk OR lang:ru", "date:2022", "-картины", "lang:uk -картины"])
def test_with_nothing_to_rank_by_the_newest_come_first(tmp_path: Path, query: str) -> None:
    texts = {f"{name}.txt": f"Про зерно\n\n{day}\n\nПосол відкрив круглий стіл про зерно." for name, day in DAYS.items()}
    with index_of(tmp_path, texts) as opened:
        page = opened.search(Question(query))
    assert [result.document.id for result in page.results] == ["b.txt", "c.txt", "a.txt"]
    assert (page.order, page.ranked, page_json(page)["sort"]) == (Order.NEWEST, False, "newest")


def test_a_word_is_ranked_by_and_a_chosen_order_holds(index: Index) -> None:
    assert index.search(Question("посол lang:uk")).order is Order.RELEVANCE and index.search(Question("title:зустріч")).ranked
    assert index.search(Question("lang:uk", order=Order.OLDEST)).order is Order.OLDEST


def test_only_the_word_itself_is_replaced_in_what_was_meant(index: Index) -> None:
    page = index.search(Question("музе музейщик"))
    offers = [notice.values for notice in page.notices if notice.code == "did-you-mean"]
    assert all("музейщик" in offer[0] for offer in offers)
    assert offers
