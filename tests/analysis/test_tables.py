"""The counts of a collection and the vote they cast: parts add up to the whole, and nothing depends on the order."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.analysis import Tables, count_forms, make_tables

from .analysed import counted, document

TEXTS = ["Посол прибув до Києва.", "Рік тому посли", "Вода в ріці й роки", "в ріках, рік за роком", "Песков и песок", ""]
PARTS = st.lists(st.tuples(st.sampled_from(TEXTS), st.sampled_from(["uk", "ru", "other"])), max_size=6)


@given(PARTS)
@settings(max_examples=25)
def test_equal_counts_make_equal_tables(parts: list[tuple[str, str]]) -> None:
    one, other = counted(parts), counted(parts[::-1])
    assert make_tables(one).to_bytes() == make_tables(other).to_bytes()


@given(PARTS)
@settings(max_examples=25)
def test_bytes_bring_back_the_same(parts: list[tuple[str, str]]) -> None:
    tables = make_tables(counted(parts))
    assert Tables.from_bytes(tables.to_bytes()) == tables


def test_a_document_is_counted_by_paragraph_with_its_title() -> None:
    counts = count_forms([document(("Рада Європи", "uk"), ("Совет Европы", "ru"), ("Фото", "unknown"), title="Рада")])
    assert counts.of("uk") == Counter({"Рада": 2, "Європи": 1, "Фото": 1})
    assert counts.of("ru") == Counter({"Совет": 1, "Европы": 1})


def test_capital_letters_are_counted_as_they_stand() -> None:
    assert counted([("Мир мир МИР", "ru")]).of("ru") == Counter({"Мир": 1, "мир": 1, "МИР": 1})


def test_forms_that_are_mostly_written_small_are_remembered_where_it_matters() -> None:
    """«Островов» could be a surname; «Договор» could be nothing else than a treaty, however it is written."""
    vote = make_tables(counted([("островов островов Островов договор Договор", "ru")])).of("ru")
    assert vote.lower == {"островов"}
    assert not make_tables(counted([("островов Островов", "ru")])).of("ru").lower


def test_the_vote_counts_a_lemma_by_its_forms() -> None:
    few, many = (make_tables(counted([(text, "uk")])).of("uk").support["посол/N"] for text in ("посла", "посла послу послом"))
    assert 0 < few < many


def test_empty_tables_are_valid() -> None:
    assert Tables.from_bytes(Tables().to_bytes()).of("ru").support == {}
