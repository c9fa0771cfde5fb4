"""What an answer says of its query, and the marks of a document that it leads to, over a real index."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from indexer import Index, Order, Question, page_json
from indexer.analysis import Analyser
from indexer.building import build
from indexer.errors import EngineError
from indexer.model import FACETS
from indexer.settings import Settings
from tests.conftest import index_of, write_texts

NEWS = {
    "ru.txt": "Встреча прошла\n\nПосол открыл круглый стол о зерне. Министр приехал поздно.",
    "uk.txt": "Зустріч у порту\n\nПосол відкрив круглий стіл про зерно, а міністр не приїхав.",
    "names.txt": "Прогулка\n\nВчера говорили с Джо Байденом о погоде, а Pоссия молчала.",
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


def _offered(index: Index, query: str) -> list[str]:
    return [notice.values[0] for notice in index.search(Question(query)).notices if notice.code == "did-you-mean"]


def test_another_layout_is_repaired_where_only_other_forms_of_the_word_stand(index: Index) -> None:
    assert _offered(index, "jnrhsnm") == ["открыть"]
    assert _offered(index, "vepsrf") == []  # «музыка», of which no document has a form


def test_a_comma_may_be_a_letter_of_another_layout(index: Index) -> None:
    assert _offered(index, ",fqlty") == ["байден"]
    assert _offered(index, "ghjuekrf ,fqlty") == ["прогулка байден"]


def test_a_word_of_two_alphabets_is_found_and_never_offered(index: Index) -> None:
    page = index.search(Question("Росія"))
    assert [result.document.id for result in page.results] == ["names.txt"]
    assert [added.to for added in page.also] == ["Россия"]
    assert index.search(Question("Pоссия")).total == 1


def test_the_facets_that_are_asked_for_are_counted(index: Index) -> None:
    assert [facet for facet, _ in index.search(Question("посол", facets=("year", "language"))).facets] == ["year", "language"]
    assert [facet for facet, _ in index.search(Question("посол")).facets] == list(FACETS)


def test_a_snippet_reads_the_words_that_may_be_marked_and_no_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading all words of ten bodies is most of a page's time: the index keeps where words begin, and signatures of their keys."""
    read: list[str] = []
    work_out = Analyser._work_out

    def noted(analyser: Analyser, language: str, form: str) -> tuple[str, str, str]:
        read.append(form)
        return work_out(analyser, language, form)

    with index_of(tmp_path, NEWS) as opened:
        monkeypatch.setattr(Analyser, "_work_out", noted)
        page = opened.search(Question("картины"))
    assert [result.snippet.text[start:end] for result in page.results for start, end in result.snippet.marks] == ["картины"]
    assert "картины" in read and "Художник" not in read


@pytest.mark.parametrize("table", ["vocabulary", "bridges", "tables", "gazetteer"])
def test_a_damaged_table_is_said_to_be(tmp_path: Path, table: str) -> None:
    settings = Settings(corpus=write_texts(tmp_path / "corpus", NEWS), index=tmp_path / "index", engine="whoosh")
    path = settings.index / build(settings).build / "tables" / table
    path.write_bytes(path.read_bytes()[:-7] + b"\xff\xff")
    with pytest.raises(EngineError, match=r"damaged.*--full"), closing(Index(settings)) as opened:
        opened.search(Question("посол"))
        opened.about()
