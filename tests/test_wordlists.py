"""Word lists carried on by updates are those that a full build makes of the same collection."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.analysis import Analyser, FormCounts, Lexicon, Numbering, Tables
from indexer.formtable import FormTable
from indexer.vocabulary import Vocabulary
from indexer.wordlists import WordLists, carry_on, make_bridges, make_words
from tests.analysis.analysed import counted

ANALYSER = Analyser(Tables())
WORDS = ["посол", "посла", "Посла", "Посол", "київ", "Києва", "договор", "договір", "договору", "nato", "NATO", "2021", "рік", "року"]
TEXTS = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(["ru", "uk", "other"])), max_size=12)


def make_lists(analyser: Analyser, counts: FormCounts) -> WordLists:
    """The lists as a full build makes them."""
    numbering = Numbering()
    forms = [(form, language) for form, language, _ in counts.rows()]
    numbering.take([form for form, _ in forms], [language for _, language in forms])
    lexicon = Lexicon(analyser, numbering)
    return WordLists(make_words(lexicon, counts), make_bridges(lexicon, counts))


def rows(vocabulary: Vocabulary) -> dict[str, int]:
    return vocabulary.counted()


@given(TEXTS, TEXTS)
def test_words_that_come_are_counted_and_shown_as_by_a_full_build(before: list[tuple[str, str]], come: list[tuple[str, str]]) -> None:
    counts = counted(before + come)
    carried = carry_on(make_lists(ANALYSER, counted(before)), ANALYSER, FormTable.of(counts), counted(come), FormCounts())
    full = make_lists(ANALYSER, counts)
    assert rows(carried.words) == rows(full.words)
    assert rows(carried.bridges) == rows(full.bridges)


@given(TEXTS, TEXTS, TEXTS)
@settings(max_examples=60)
def test_what_goes_is_counted_off_and_never_shown_again(
    kept: list[tuple[str, str]], come: list[tuple[str, str]], gone: list[tuple[str, str]]
) -> None:
    counts = counted(kept + come)
    carried = carry_on(make_lists(ANALYSER, counted(kept + gone)), ANALYSER, FormTable.of(counts), counted(come), counted(gone))
    full = make_lists(ANALYSER, counts)
    assert rows(carried.words) == rows(full.words)
    written = {form for form, _, _ in counts.rows()}
    shown = {row.partition("\t")[2] for row in rows(carried.bridges)}
    assert shown <= written
    assert {row.partition("\t")[0] for row in rows(carried.bridges)} <= {row.partition("\t")[0] for row in rows(full.bridges)}


def test_a_key_is_shown_by_its_dictionary_form_where_that_is_written() -> None:
    lists: WordLists = make_lists(ANALYSER, counted([("посла", "uk")] * 5 + [("посол", "uk")]))
    assert [row.partition("\t")[2] for row in rows(lists.bridges)] == ["посол"]
