"""Snippets and marks. A picture shows a text with its marks in ‹ ›; words are tokens, their folded forms the keys of all three layers."""

from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.analysis import Tokens, forms
from indexer.analysis.words import starts
from indexer.model import Key, Keys, Mark, Snippet, Token
from indexer.snippets import WIDTH, marks, snippet

Wanted = tuple[tuple[frozenset[Key], ...], ...]


def tokens_of(text: str) -> Tokens:
    return Tokens(text, starts(text, forms(text)))


def keys_of(tokens: Iterable[Token]) -> Keys:
    forms = [token.form.lower() for token in tokens]
    return Keys(tuple(f":{form}" for form in forms), tuple(f"={form}" for form in forms), tuple(f"~:{form[:4]}" for form in forms))


def sought(*phrases: str) -> Wanted:
    """Each phrase a sequence; a word without a layer's sign is looked for in the words layer, `посол/консул` is either."""
    return tuple(
        tuple(frozenset(word if word[0] in "=~" else f":{word}" for word in choice.split("/")) for choice in phrase.split())
        for phrase in phrases
    )


def marked(text: str, wanted: Wanted) -> str:
    tokens = tokens_of(text)
    return drawn(text, marks(text, tokens, keys_of(tokens), wanted))


def drawn(text: str, found: tuple[Mark, ...]) -> str:
    for start, end in reversed(found):
        text = f"{text[:start]}‹{text[start:end]}›{text[end:]}"
    return text


def cut(text: str, wanted: Wanted, width: int = WIDTH) -> Snippet:
    tokens = tokens_of(text)
    return snippet(text, tokens, keys_of(tokens), wanted, width)


@pytest.mark.parametrize(
    ("text", "wanted", "expected"),
    [
        ("Посол прибыл. Посол уехал.", sought("посол"), "‹Посол› прибыл. ‹Посол› уехал."),
        ("Посол и консул прибыли.", sought("посол/консул"), "‹Посол› и ‹консул› прибыли."),
        ("Мирный договор подписан.", sought("мирный договор"), "‹Мирный договор› подписан."),
        ("Мирный, договор и мирный: план", sought("мирный договор"), "‹Мирный, договор› и мирный: план"),
        ("Мирный\n\nдоговор", sought("мирный договор"), "‹Мирный\n\nдоговор›"),
        ("Мирный договор подписан.", sought("мирный", "договор"), "‹Мирный› ‹договор› подписан."),
        ("Новый мирный договор подписан.", sought("новый мирный", "мирный договор"), "‹Новый мирный договор› подписан."),
        ("Мирный договор", sought("договор", "мирный договор"), "‹Мирный договор›"),
        ("мир мир мир", sought("мир мир"), "‹мир мир мир›"),
        ("Послы и послам", sought("=послам"), "Послы и ‹послам›"),
        ("Послы и послам", sought("~:посл"), "‹Послы› и ‹послам›"),
        ("Послы мира и послам мира", sought("~:посл =мира/мир"), "‹Послы мира› и ‹послам мира›"),
        ("Мир послам", sought("мир ~:посл"), "‹Мир послам›"),
        ("Мирный", sought("мирный договор"), "Мирный"),
        ("Мирный договор", sought("война"), "Мирный договор"),
        ("Мирный договор", (), "Мирный договор"),
        ("", sought("мир"), ""),
    ],
)
def test_a_text_is_marked_where_a_wanted_sequence_stands(text: str, wanted: Wanted, expected: str) -> None:
    assert marked(text, wanted) == expected


FILLER = "Стороны обсудили вопросы торговли и связи. "
LONG = FILLER * 20


def test_without_a_match_the_snippet_is_the_beginning() -> None:
    found = cut(LONG, sought("саммит"))
    assert (found.start, found.marks, found.matched) == (0, (), 0)
    assert LONG.startswith(found.text)
    assert WIDTH - 15 < len(found.text) <= WIDTH


def test_a_short_text_is_its_own_snippet() -> None:
    found = cut("Посол прибыл.", sought("посол"))
    assert found == Snippet("Посол прибыл.", ((0, 5),), 1, 0)


def test_the_window_with_most_different_words_wins_over_one_word_many_times() -> None:
    text = "Посол, посол, посол и посол. " + LONG + "Посол прибыл в Женеву. " + LONG
    found = cut(text, sought("посол", "женеву"))
    assert drawn(found.text, found.marks).startswith("‹Посол› прибыл в ‹Женеву›. Стороны")
    assert found.matched == 6


def test_of_windows_with_equally_many_different_words_the_denser_wins() -> None:
    text = "Посол прибыл. " + LONG + "Посол встретил посла: посол сказал. " + LONG
    assert len(cut(text, sought("посол")).marks) == 2


def test_of_equal_windows_the_earliest_wins() -> None:
    text = LONG + "Первым прибыл посол. " + LONG + "Вторым прибыл посол. " + LONG
    found = cut(text, sought("посол"))
    assert "Первым прибыл посол." in found.text
    assert found.matched == 2


def test_a_window_begins_with_a_sentence_that_begins_near() -> None:
    found = cut(LONG + "В пятницу в Женеву прибыл посол. " + LONG, sought("посол"))
    assert found.text.startswith(("Стороны обсудили", "В пятницу"))


def test_a_window_begins_with_a_paragraph_and_its_quotation_mark() -> None:
    text = "стороны обсудили вопросы торговли и связи, " * 20 + "\n\n«Встреча прошла хорошо», — сказал посол. " + LONG
    assert cut(text, sought("посол")).text.startswith("«Встреча прошла")


def test_where_no_sentence_begins_near_a_window_begins_with_a_word_before_the_mark() -> None:
    text = "стороны обсудили вопросы торговли и связи, " * 20 + "а посол уехал, " + "и стороны снова обсудили вопросы, " * 20
    found = cut(text, sought("посол"))
    assert 0 < found.marks[0][0] <= WIDTH // 5
    assert text[found.start - 1] == " "
    assert text[found.start + len(found.text) - 1] != " "


def test_an_initial_or_an_abbreviation_ends_no_sentence() -> None:
    text = "стороны обсудили вопросы торговли и связи. " * 20 + "Вчера в г. Сколе прибыл Дж. Смит, посол. " + LONG
    assert cut(text, sought("посол")).text.startswith("Вчера в г. Сколе")


def test_a_match_at_the_end_is_shown_with_what_stands_before_it() -> None:
    text = LONG + "Последним уехал посол."
    found = cut(text, sought("посол"))
    assert found.text.endswith("Последним уехал посол.")
    assert len(found.text) > WIDTH // 2


def test_a_match_at_the_beginning_is_shown_from_the_beginning() -> None:
    assert cut("— Заявление. Прибыл посол. " + LONG, sought("посол")).start == 0


def test_two_words_that_fit_a_window_are_both_shown_however_far_apart() -> None:
    text = "а" * 300 + " посол " + "и так далее " * 18 + "консул " + LONG
    assert len(cut(text, sought("посол", "консул")).marks) == 2


def test_a_phrase_longer_than_the_window_is_marked_to_its_end() -> None:
    text = LONG + "один два три четыре пять шесть. " + LONG
    found = cut(text, sought("один два три четыре пять шесть"), width=15)
    assert (drawn(found.text, found.marks), found.matched) == ("‹один два три›", 1)


def test_a_window_that_begins_within_a_phrase_marks_the_rest_of_it() -> None:
    phrase = "один два три четыре пять шесть семь восемь девять десять"
    found = cut("а " * 99 + phrase + " посол и консул " + "а " * 99, sought(phrase, "посол", "консул"), width=50)
    assert drawn(found.text, found.marks).startswith("‹десять› ‹посол› и ‹консул› а")


def test_a_word_longer_than_the_window_is_cut() -> None:
    assert cut("а" * 500, sought("а" * 500), width=100) == Snippet("а" * 100, ((0, 100),), 1, 0)


WORDS = st.sampled_from(["мир", "договор", "посол", "и", "Женева", "длинноеслово" * 5])
GAPS = st.sampled_from([" ", " ", ", ", ". ", "\n\n", "» — «", " (", "…", "-"])


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(WORDS, GAPS), max_size=60), st.integers(10, 80))
def test_a_snippet_keeps_its_promises(pieces: list[tuple[str, str]], width: int) -> None:
    text = "".join(word + gap for word, gap in pieces)
    wanted = sought("мир", "договор посол", "женева/посол", "мир и мир")
    tokens = tokens_of(text)
    found = cut(text, wanted, width)
    end = found.start + len(found.text)
    whole = marks(text, tokens, keys_of(tokens), wanted)
    assert found.text == text[found.start : end]
    assert len(found.text) <= width
    assert found.matched == len(whole)
    assert bool(found.marks) == bool(whole)
    clipped = [(max(first, found.start), min(last, end)) for first, last in whole if first < end and last > found.start]
    assert [(first + found.start, last + found.start) for first, last in found.marks] == clipped
    assert not any(token.start < found.start < token.end for token in tokens)
    assert not any(token.start < end < token.end and token.start > found.start for token in tokens)
    if all(last - first <= width for first, last in whole) and not _overlapping(tokens):
        most = max((len(shown(text, tokens, wanted, first, width)) for first, _ in whole), default=0)
        assert len(shown(text, tokens, wanted, found.start, width)) >= most


def _overlapping(tokens: Tokens) -> bool:
    """Phrases that share words are one mark, which a window takes whole or not at all; so it may not hold as many as it could."""
    return "мир и мир и мир" in " ".join(token.form.lower() for token in tokens)


def shown(text: str, tokens: Tokens, wanted: Wanted, start: int, width: int) -> set[int]:
    """By hand: which wanted sequences stand whole in the window that begins here."""
    inside = [token.form.lower() for token in tokens if start <= token.start and token.end <= start + width]
    runs = {tuple(inside[at : at + length]) for at in range(len(inside)) for length in (1, 2, 3)}
    return {
        number
        for number, sequence in enumerate(wanted)
        if any(len(run) == len(sequence) and all(f":{form}" in choice for form, choice in zip(run, sequence, strict=True)) for run in runs)
    }
