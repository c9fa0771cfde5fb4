"""Matches of any word ordered by the best one, over a real index."""

from collections.abc import Iterator

import pytest

from indexer import Filter, Index, Order, Page, Question
from tests.conftest import index_of

TWO_SIDES = {
    "ru.txt": "Зерновой коридор открыт\n\nПослы обсудили экспорт зерна через порты. Коридор для зерна проверят инспекторы. Газета пишет.",
    "uk.txt": "Домовленість у порту\n\nПосли обговорили експорт зерна через порти. Коридор для зерна перевірять інспектори.",
    "press.txt": "Газета про виставку\n\nГазета пише про виставку картин. Музей чекає гостей до весни, інспектори ні до чого.",
    "weather.txt": "Погода\n\nПослы и газета ни при чём: завтра снег, на дорогах гололёд, коридор закрыт. Порты замёрзли.",
}
HEADLINE = "Газета: послы открыли сенсационный коридор"


@pytest.fixture(scope="module", params=["whoosh", "tantivy"])
def index(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    with index_of(tmp_path_factory.mktemp("feedback"), TWO_SIDES, request.param) as opened:
        yield opened


def _ids(page: Page) -> list[str]:
    return [result.document.id for result in page.results]


def _ukrainian(index: Index, **more: object) -> Page:
    return index.search(Question(HEADLINE, (Filter("language", ("uk",)),), **more))  # type: ignore[arg-type]


def test_the_telling_of_the_other_side_comes_before_a_text_that_shares_a_rare_word(index: Index) -> None:
    page = _ukrainian(index)
    assert page.mode == "any"
    assert _ids(page)[0] == "uk.txt"


def test_the_order_alone_is_led(index: Index) -> None:
    led = _ukrainian(index)
    by_day = _ukrainian(index, order=Order.NEWEST)
    assert (led.total, led.facets, set(_ids(led))) == (by_day.total, by_day.facets, set(_ids(by_day)))
    marks = {result.document.id: (result.title_marks, result.snippet.marks) for result in led.results}
    assert marks == {result.document.id: (result.title_marks, result.snippet.marks) for result in by_day.results}


def test_within_the_language_of_the_best_match_nothing_is_moved(index: Index) -> None:
    scores = [result.score for result in index.search(Question(HEADLINE, (Filter("language", ("ru",)),))).results]
    alone = [result.score for result in index.search(Question(HEADLINE, (Filter("language", ("ru",)),), own_language=True)).results]
    assert len(scores) == len(alone) == 2
    assert (scores[0] > scores[1]) == (alone[0] > alone[1])


def test_beginnings_of_words_are_no_headline(index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each would be looked for among all words of the collection once more."""

    def asked(*_: object) -> None:
        raise AssertionError("The best match was asked for its words.")

    monkeypatch.setattr("indexer.feedback.telling", asked)
    assert index.search(Question(f"{HEADLINE} инсп*")).mode == "any"
    with pytest.raises(AssertionError, match="best match"):
        index.search(Question(HEADLINE))
