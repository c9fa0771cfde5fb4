"""What every engine promises: the same documents, totals, facets and order by date as the judge, and writing that is all or nothing."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indexer.engines import open_engine
from indexer.engines.base import Engine, Versions
from indexer.errors import EngineError, InputError, NoIndexError, QueryError, UnknownDocumentError
from indexer.model import (
    FACETS,
    AnalysedDocument,
    And,
    DateRange,
    Document,
    Everything,
    FacetCount,
    Filter,
    Hits,
    Near,
    Node,
    Not,
    Or,
    Order,
    Phrase,
    Request,
    Scope,
    Term,
)
from tests.engines.conftest import Built
from tests.engines.judge import Judge
from tests.engines.texts import IDS, VERSIONS, corpora, documents, phrase, requests, text, word

DRAWN = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


def ids(hits: Hits | Sequence[Document]) -> list[str]:
    return [hit.document.id for hit in hits.hits] if isinstance(hits, Hits) else [document.id for document in hits]


def found(engine: Engine, node: Node) -> list[str]:
    """The ids that match, in order of id."""
    return sorted(ids(engine.search(Request(node, limit=100, facets=()))))


# --- against the judge -------------------------------------------------------------------------


def assert_agrees(engine: Engine, judge: Judge, request: Request) -> None:
    mine, wanted = engine.search(request), judge.search(request)
    assert (mine.total, mine.facets) == (wanted.total, wanted.facets)
    if request.order is not Order.RELEVANCE:
        assert ids(mine) == ids(wanted)
        assert [hit.document for hit in mine.hits] == [hit.document for hit in wanted.hits]
    everything = [each.id for each in engine.scan(request)]
    assert len(mine.hits) == len(wanted.hits)
    assert sorted(everything) == sorted(each.id for each in judge.scan(request))
    assert everything[request.offset :][: request.limit] == ids(mine)


changes = st.lists(st.tuples(st.booleans(), documents), max_size=6)
some_requests = given(corpus=corpora, asked=st.lists(requests, min_size=10, max_size=20))
some_updates = given(corpus=corpora, updates=st.lists(changes, min_size=1, max_size=4), asked=st.lists(requests, min_size=5, max_size=5))

Changes = list[tuple[bool, AnalysedDocument]]


def answer_as_the_judge_does(built: Built, corpus: list[AnalysedDocument], asked: list[Request]) -> None:
    engine, judge = built(corpus), Judge(corpus)
    for request in asked:
        assert_agrees(engine, judge, request)
    engine.close()


def update_as_the_judge_does(built: Built, corpus: list[AnalysedDocument], updates: list[Changes], asked: list[Request]) -> None:
    engine, there = built(corpus), {each.document.id: each for each in corpus}
    for update in updates:
        with engine.update(VERSIONS) as writer:
            for add, document in update:
                if add:
                    writer.add(document)
                    there[document.document.id] = document
                else:
                    writer.remove(document.document.id)
                    there.pop(document.document.id, None)
    assert engine.stamp.documents == len(there)
    for request in asked:
        assert_agrees(engine, Judge(list(there.values())), request)
    engine.close()


@DRAWN
@some_requests
def test_every_request_is_answered_as_the_judge_answers_it(built: Built, corpus: list[AnalysedDocument], asked: list[Request]) -> None:
    answer_as_the_judge_does(built, corpus, asked)


@DRAWN
@some_updates
def test_updates_end_where_the_judge_does(
    built: Built, corpus: list[AnalysedDocument], updates: list[Changes], asked: list[Request]
) -> None:
    update_as_the_judge_does(built, corpus, updates, asked)


# --- what the tree means, where one can read it ------------------------------------------------

LETTERS = [text("1", "а б в"), text("2", "в б а"), text("3", "а г б"), text("4", "а", title="б"), text("5", "а а")]


@pytest.mark.parametrize(
    ("node", "wanted"),
    [
        (word("а"), "12345"),
        (word("г", "в"), "123"),
        (word("б", scope=Scope.TITLE), "4"),
        (word(), ""),
        (Term(frozenset({"=г", "r:нет"})), "3"),
        (phrase("а б"), "1"),
        (phrase("а|в б"), "12"),
        (phrase("а б|г б|в"), "13"),
        (phrase("а"), "12345"),
        (phrase("а а"), "5"),
        (Phrase(()), ""),
        (Phrase((frozenset({"r:а"}), frozenset())), ""),
        (Near(frozenset({"r:а"}), frozenset({"r:в"}), 0), ""),
        (Near(frozenset({"r:а"}), frozenset({"r:в"}), 1), "12"),
        (Near(frozenset({"r:а"}), frozenset({"r:а"}), 3), "5"),
        (Near(frozenset({"r:а", "r:б"}), frozenset({"r:а", "r:б"}), 0), "125"),
        (Near(frozenset({"r:а"}), frozenset({"r:б"}), 0), "12"),
        (And((word("а"), word("б"))), "1234"),
        (And(()), "12345"),
        (And((Not(word("в")), Not(word("г")))), "45"),
        (Or(()), ""),
        (Or((word("г"), Not(word("б")))), "35"),
        (Not(Or((word("г"), word("в")))), "45"),
        (Not(Not(word("г"))), "3"),
        (Not(Everything()), ""),
        (Not(word()), "12345"),
        (Everything(), "12345"),
    ],
)
def test_a_node_matches(built: Built, node: Node, wanted: str) -> None:
    assert found(built(LETTERS), node) == list(wanted)


def test_a_phrase_does_not_run_from_the_title_into_the_body(built: Built) -> None:
    engine = built([text("1", "мира", title="дом")])
    assert found(engine, phrase("дом мира")) == []
    assert found(engine, Near(frozenset({"r:дом"}), frozenset({"r:мира"}), 9)) == []


def test_a_phrase_of_many_alternatives_is_a_phrase(built: Built) -> None:
    words = [f"с{number}" for number in range(10)]
    engine = built([text("1", " ".join(words)), text("2", " ".join(reversed(words)))])
    alternatives = Phrase(tuple(frozenset(f"r:{each}" for each in (one, f"{one}*", f".{one}", "x|y")) for one in words))
    assert found(engine, alternatives) == ["1"]


def test_a_phrase_of_hundreds_of_forms_is_a_phrase(built: Built) -> None:
    forms = [f"внешнеэкономическая{number}" for number in range(256)]
    engine = built([text(str(number), f"{form} связь {form}") for number, form in enumerate(forms[::64])])
    many = frozenset(f"r:{form}" for form in forms)
    assert found(engine, Phrase((many, frozenset({"r:связь", "r:связи"})))) == ["0", "1", "2", "3"]
    assert found(engine, Phrase((many, many))) == []


def test_a_long_word_is_found(built: Built) -> None:
    long = "рентгеноэлектрокардиографического"
    engine = built([text("1", long), text("2", "слово")])
    assert found(engine, word(long)) == ["1"]
    assert found(engine, phrase(f"{long}|слово")) == ["1", "2"]


def test_a_word_without_end_is_found_and_keeps_nothing_else_out(built: Built) -> None:
    """tantivy leaves out terms of 65,530 bytes without a word."""
    endless = ("саммит" * 15_000, "саммит" * 15_000 + "а", "Ы" * 33_000)
    engine = built([*(text(f"{number}", f"мир {each} дело") for number, each in enumerate(endless)), text("x", "мир дело")])
    assert [ids(engine.search(Request(word(each)))) for each in endless] == [["0"], ["1"], ["2"]]
    assert engine.search(Request(Phrase((frozenset({"r:мир"}), frozenset({"r:дело"}))))).total == 1


def test_thirty_two_words_of_many_keys_are_answered(built: Built) -> None:
    engine = built([text("1", "а б"), text("2", "в")])
    many = tuple(Or((Term(frozenset(f"r:{letter}{number}" for number in range(256))), word("а"))) for letter in "абвгдеёжзи" * 3 + "кл")
    assert found(engine, And(many)) == ["1"]


# --- order -------------------------------------------------------------------------------------


def test_the_title_weighs_more_than_the_body(built: Built) -> None:
    hits = built([text("1", "мир дело", title="а б"), text("2", "а б", title="мир дело")]).search(Request(word("мир")))
    assert ids(hits) == ["2", "1"]
    assert hits.hits[0].score > hits.hits[1].score * 1.15


def test_a_bridged_key_weighs_less_than_an_own_one(built: Built) -> None:
    engine = built([text("1", "мир дело"), text("2", "мир дело", language="uk"), text("3", "дело"), text("4", "дело", language="uk")])
    hits = engine.search(Request(Term(frozenset({"r:мир", "~u:мир"}))))
    assert ids(hits) == ["1", "2"]
    assert hits.hits[1].score < hits.hits[0].score * 0.75


def test_a_twin_is_no_rarer_than_its_word(built: Built) -> None:
    """One text in Ukrainian among many in Russian: rated by itself, its key would be the rarest of all."""
    many = [text(f"r{number}", "мир дело") for number in range(9)]
    engine = built([*many, text("u", "мир дело", language="uk"), *(text(f"x{number}", "вода дело") for number in range(20))])
    hits = engine.search(Request(Term(frozenset({"r:мир", "~u:мир"})), limit=20))
    assert ids(hits)[-1] == "u"
    assert hits.total == 10


def test_a_documents_best_key_counts(built: Built, engine_name: str) -> None:
    """tantivy alone adds them up, since it walks flat unions so much quicker."""
    engine = built([text("1", "а б"), text("2", "в г"), text("3", "д е")])
    one, two = (engine.search(Request(word(*words))).hits[0].score for words in ("а", "аб"))
    assert two == pytest.approx(2 * one if engine_name == "tantivy" else one)


def test_a_key_that_stands_wherever_another_does_changes_no_answer(built: Built) -> None:
    """«дело» has its own key and the one of the bridge at the same places;"""
    engine = built([text("1", "дело", title="мир"), text("2", "мир дело", source="а"), text("3", "вода", source="а")])
    own, bridge = "r:дело", "~r:дело"
    alone = engine.search(Request(Term(frozenset({own}))))
    for scope in Scope:
        plain, paired = (
            engine.search(Request(Term(frozenset({own, bridge}), scope, frozenset(pairs)))) for pairs in ((), ((own, bridge),))
        )
        assert (plain.total, plain.facets) == (paired.total, paired.facets)
        assert sorted(ids(plain)) == sorted(ids(paired))
    assert [hit.score for hit in alone.hits] == pytest.approx(
        [hit.score for hit in engine.search(Request(Term(frozenset({own, bridge}), wider=frozenset({(own, bridge)})))).hits]
    )


def test_order_by_day_has_ties_by_id_and_the_undated_last(built: Built) -> None:
    days = {"b": "2021-12-07", "a": "2021-12-07T20:15", "c": None, "d": "0001", "e": "9999-12-31", "f": "2021", "0": None}
    engine = built([text(id, "мир", date=date) for id, date in days.items()])
    assert ids(engine.search(Request(order=Order.NEWEST))) == ["e", "a", "b", "f", "d", "0", "c"]
    assert ids(engine.search(Request(order=Order.OLDEST))) == ["d", "f", "a", "b", "e", "0", "c"]


@pytest.mark.parametrize("order", Order)
def test_pages_make_up_the_whole(built: Built, order: Order) -> None:
    engine = built([text(f"{number:02}", "мир " * (number % 5 + 1), date=f"20{number % 7:02}") for number in range(23)])
    pages = [ids(engine.search(Request(word("мир"), order=order, offset=offset, limit=5))) for offset in range(0, 30, 5)]
    assert [len(page) for page in pages] == [5, 5, 5, 5, 3, 0]
    assert [id for page in pages for id in page] == ids(list(engine.scan(Request(word("мир"), order=order, offset=7, limit=1))))


# --- facets and dates --------------------------------------------------------------------------


def test_a_facet_ignores_its_own_filters_and_heeds_the_others(built: Built) -> None:
    engine = built([text("1", "м", source="А"), text("2", "м", source="Б", language="uk"), text("3", "м"), text("4", "м", source="А")])
    chosen = (Filter("source", ("А",)), Filter("source", (None,), exclude=True), Filter("language", ("ru",)))
    hits = engine.search(Request(filters=chosen, facets=("source", "language")))
    assert sorted(ids(hits)) == ["1", "4"]
    assert dict(hits.facets) == {"source": (FacetCount("А", 2), FacetCount(None, 1)), "language": (FacetCount("ru", 2),)}


def test_counts_are_ordered_by_number_then_value_and_unknown_comes_last(built: Built) -> None:
    engine = built([text("1", "м", tags=("б", "а")), text("2", "м"), text("3", "м", tags=("в", "в")), text("4", "м", tags=("в",))])
    facet = dict(engine.search(Request()).facets)["tag"]
    assert [(count.value, count.count) for count in facet] == [("в", 2), ("а", 1), ("б", 1), (None, 1)]


def test_a_year_has_no_month_and_an_unknown_language_is_unknown(built: Built) -> None:
    engine = built([text("1", "м", date="2021", language="unknown"), text("2", "м", event_date="2021-12-07")])
    facets = dict(engine.search(Request()).facets)
    assert facets["year"] == (FacetCount("2021", 2),)
    assert facets["month"] == (FacetCount("2021-12", 1), FacetCount(None, 1))
    assert facets["language"] == (FacetCount("ru", 1), FacetCount(None, 1))


@pytest.mark.parametrize(
    ("dates", "wanted"),
    [
        (DateRange("2021-12-07", "2021-12-07"), "day month year"),
        (DateRange("2021-12-08", "2021-12-08"), "month year"),
        (DateRange("2021-11-30", "2021-11-30"), "year"),
        (DateRange("2022-01-01"), "last"),
        (DateRange(last="1600-12-31"), "first old"),
        (DateRange(last="0001-01-01"), "first"),
        (DateRange("9999-12-31"), "last"),
        (DateRange("2022-01-01", undated=True), "last none"),
        (DateRange(undated=True), "none"),
        (DateRange(), "day first last month none old year"),
    ],
)
def test_a_document_passes_when_its_interval_overlaps(built: Built, dates: DateRange, wanted: str) -> None:
    days = {
        "first": "0001-01-01",
        "old": "1600",
        "year": "2021",
        "month": "2021-12",
        "day": "2021-12-07",
        "last": "9999-12-31",
        "none": None,
    }
    engine = built([text(id, "м", date=date) for id, date in days.items()])
    assert sorted(ids(engine.search(Request(dates=dates)))) == wanted.split()


@pytest.mark.parametrize(
    "request_",
    [Request(facets=("colour",)), Request(filters=(Filter("colour", ()),)), Request(offset=-1), Request(dates=DateRange("soon"))],
)
def test_an_impossible_request_is_refused_in_words(built: Built, request_: Request) -> None:
    with pytest.raises(QueryError, match=r"\. |Use|Choose"):
        built(LETTERS).search(request_)


# --- documents ---------------------------------------------------------------------------------


def test_a_document_comes_back_as_it_was_whatever_its_id(built: Built) -> None:
    corpus = [text(id, "мир", title=id, tags=("а",)) for id in IDS]
    engine = built(corpus)
    assert [engine.document(id) for id in IDS] == [each.document for each in corpus]


def test_what_is_kept_of_a_document_comes_with_its_hit(built: Built) -> None:
    corpus = [text(id, "мир") for id in IDS]
    assert {hit.document.id: hit.kept for hit in built(corpus).search(Request(limit=len(IDS))).hits} == {
        each.document.id: each.kept for each in corpus
    }


def test_an_unknown_document_is_said_to_be(built: Built) -> None:
    with pytest.raises(UnknownDocumentError, match="'b'"):
        built([text("b c", "мир")]).document("b")


def test_an_empty_index_answers(built: Built) -> None:
    engine = built([])
    assert engine.search(Request(order=Order.NEWEST)) == Hits(0, (), tuple((facet, ()) for facet in FACETS))
    assert list(engine.scan(Request())) == []


# --- writing -----------------------------------------------------------------------------------


def test_before_anything_is_published_reading_says_so(engine_name: str, folder: Path) -> None:
    engine = open_engine(folder, engine_name)
    for read in (
        lambda: engine.stamp,
        lambda: engine.search(Request()),
        lambda: engine.document("a"),
        lambda: list(engine.scan(Request())),
    ):
        with pytest.raises(NoIndexError, match="run make"):
            read()
    with pytest.raises(NoIndexError), engine.update(VERSIONS):
        pass


def test_the_last_document_of_an_id_counts(built: Built) -> None:
    engine = built([text("1", "старый"), text("2", "другой"), text("1", "новый")])
    assert (found(engine, word("старый")), found(engine, word("новый")), engine.stamp.documents) == ([], ["1"], 2)


def test_a_removed_document_is_gone_and_can_return(built: Built) -> None:
    engine = built([text("1", "мир"), text("2", "мир")])
    with engine.update(VERSIONS) as writer:
        writer.add(text("3", "мир"))
        writer.remove("1")
        writer.remove("3")
        writer.remove("never was")
        writer.add(text("1", "война"))
    assert (found(engine, word("мир")), found(engine, word("война")), engine.stamp.documents) == (["2"], ["1"], 2)


@pytest.mark.parametrize("kind", ["rebuild", "update"])
def test_an_exception_leaves_the_old_index(built: Built, kind: str) -> None:
    engine = built([text("1", "мир")])
    before = engine.stamp
    with pytest.raises(ZeroDivisionError), getattr(engine, kind)(VERSIONS) as writer:
        writer.add(text("2", "мир"))
        writer.remove("1")
        raise ZeroDivisionError
    assert (engine.stamp, found(engine, word("мир"))) == (before, ["1"])


def test_a_reader_keeps_its_index_while_others_publish(built: Built, engine_name: str, tmp_path: Path) -> None:
    writing = built([text("1", "мир")])
    reader = open_engine(tmp_path / "index-0")
    for number in range(5):
        with writing.rebuild(VERSIONS) as writer:
            writer.add(text(f"new {number}", "мир"))
    assert (found(reader, word("мир")), reader.document("1").id) == (["1"], "1")
    assert found(writing, word("мир")) == ["new 4"]
    assert reader.stamp.engine == engine_name
    reader.close()


def test_tables_travel_with_the_generation(built: Built) -> None:
    engine = built([text("1", "мир")])
    with engine.rebuild(VERSIONS) as writer:
        writer.attach("lemmas.tsv", b"one")
        writer.attach("lines.json", b"two")
    with engine.update(VERSIONS) as writer:
        writer.attach("lemmas.tsv", b"three")
    assert (engine.attachment("lemmas.tsv"), engine.attachment("lines.json")) == (b"three", b"two")
    with pytest.raises(EngineError, match="other"):
        engine.attachment("other")
    with pytest.raises(InputError, match="named"):
        engine.attachment("../CURRENT")
    with engine.rebuild(VERSIONS):
        pass
    with pytest.raises(EngineError):
        engine.attachment("lemmas.tsv")


def test_an_update_of_other_versions_is_refused(built: Built) -> None:
    engine = built([text("1", "мир")])
    with pytest.raises(NoIndexError, match="--full"), engine.update(Versions("other", "none")):
        pass
    assert engine.stamp.versions == VERSIONS


def test_an_id_that_is_no_text_is_refused(built: Built) -> None:
    engine = built([])
    with pytest.raises(InputError, match="id"), engine.update(VERSIONS) as writer:
        writer.add(text("bad\udcff", "мир"))


def test_a_body_with_a_lone_surrogate_comes_back(built: Built) -> None:
    document = text("1", "мир")
    odd = replace(document, document=replace(document.document, paragraphs=("a\udcffb",)))
    assert built([odd]).document("1").body == "a\udcffb"


def test_threads_search_while_the_engine_moves_on(built: Built) -> None:
    engine = built([text("1", "мир посол")])
    failures: list[BaseException] = []
    stop = threading.Event()

    def search() -> None:
        try:
            while not stop.is_set():
                hits = engine.search(Request(phrase("мир посол"), order=Order.NEWEST))
                assert hits.total == len(hits.hits) >= 1
        except BaseException as problem:
            failures.append(problem)

    threads = [threading.Thread(target=search) for _ in range(2)]
    for thread in threads:
        thread.start()
    for number in range(4):
        with engine.update(VERSIONS) as writer:
            writer.add(text(f"new {number}", "мир посол"))
    stop.set()
    for thread in threads:
        thread.join()
    assert failures == []
    assert engine.stamp.documents == 5
