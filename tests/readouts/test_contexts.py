"""Hits in their contexts: what is one hit, what a line shows, in which order lines stand."""

import pytest

from indexer.model import Document, Near, Node, Or, Phrase, Scope, Term
from indexer.readouts.alphabet import collated
from indexer.readouts.contexts import ORDERS, Line, Reader
from tests.analysis.analysed import analyser_of

RU = "ru"


def term(*keys: str, scope: Scope = Scope.ANYWHERE) -> Term:
    return Term(frozenset(keys), scope)


def lines(node: Node, *paragraphs: str, title: str = "", width: int = 60, language: str = RU) -> list[Line]:
    document = Document("a", title, paragraphs, (language,) * len(paragraphs), language)
    return list(Reader(analyser_of([]), node, width).lines(document))


def shown(found: list[Line]) -> list[str]:
    return [f"{line.left}[{line.hit}]{line.right}" for line in found]


MIR, WAR = term("=мир"), term("=война")


def test_every_hit_is_a_line_whose_pieces_are_the_text() -> None:
    found = lines(MIR, "Мир, и снова мир.")
    assert shown(found) == ["[Мир], и снова мир.", "Мир, и снова [мир]."]
    assert [line.offset for line in found] == [0, 13]


def test_a_phrase_is_one_hit_and_so_are_two_words_near_each_other() -> None:
    phrase = Phrase((frozenset({"=мир"}), frozenset({"=да"})))
    assert [line.hit for line in lines(phrase, "Мир да лад, мир да война, лад да мир.")] == ["Мир да", "мир да"]
    near = Near(frozenset({"=мир"}), frozenset({"=война"}), 1)
    assert [line.hit for line in lines(near, "Война и мир. Мир потом долго и война.")] == ["Война и мир"]


def test_words_within_a_pair_are_hits_of_their_own_and_shared_words_are_one() -> None:
    node = Or((Near(frozenset({"=мир"}), frozenset({"=война"}), 2), term("=лад"), WAR))
    assert [line.hit for line in lines(node, "мир и лад война")] == ["мир и лад война", "лад"]


def test_a_line_ends_with_its_paragraph_and_has_no_break() -> None:
    found = lines(MIR, "Первый абзац.", "Это\nмир\nнаш.", "Третий абзац.")
    assert shown(found) == ["Это [мир] наш."]
    assert found[0].lefts == ("Это",) and found[0].rights == ("наш",)
    assert found[0].offset == len("Первый абзац.\n\nЭто\n")


def test_contexts_are_cut_between_words_within_their_width() -> None:
    (line,) = lines(MIR, "раз два три четыре мир пять шесть семь", width=10)
    assert (line.left, line.right) == ("четыре ", " пять")
    (line,) = lines(MIR, "а" * 40 + " мир " + "б" * 40, width=10)
    assert (line.left, line.right) == ("а" * 9 + " ", " " + "б" * 9)


def test_titles_are_read_too_and_a_word_sought_in_titles_has_no_hit_in_the_body() -> None:
    assert [(line.part, line.offset) for line in lines(MIR, "мир", title="О, мир")] == [("title", 3), ("body", 0)]
    assert [line.part for line in lines(term("=мир", scope=Scope.TITLE), "мир", title="мир")] == ["title"]


def test_a_word_of_the_other_language_is_marked_as_added() -> None:
    analysed = analyser_of([])
    node = Term(analysed.own_keys("переговоры", "ru") | analysed.across("переговоры", "ru"))
    russian, ukrainian = lines(node, "переговоры"), lines(node, "переговори", language="uk")
    assert [line.bridged for line in (*russian, *ukrainian)] == [False, True]


@pytest.mark.parametrize(
    "alphabet", ["г ґ д е є ж з и і ї й к ш щ ь ю я", "г д е ж з и й щ ъ ы ь э ю я", "7 a z а ю"], ids=["Ukrainian", "Russian", "before"]
)
def test_words_stand_in_the_order_of_their_alphabet(alphabet: str) -> None:
    letters = alphabet.split()
    backwards = letters[::-1]
    assert sorted(backwards, key=collated) == letters


def test_yo_is_ye_until_nothing_else_differs() -> None:
    assert sorted(["все", "ель", "всё", "ёлка", "Еда"], key=collated) == ["все", "всё", "Еда", "ёлка", "ель"]


def test_orders_by_the_neighbours() -> None:
    found = lines(MIR, "ґанок мир щит", "гора мир ель", "мир жук", "їжа дом мир ёж")
    by = {order: [line.offset for line in sorted(found, key=ORDERS[order])] for order in ORDERS}
    at = {line.rights[0]: line.offset for line in found}
    assert by["right1"] == [at["ёж"], at["ель"], at["жук"], at["щит"]]
    assert by["left1"] == [at["жук"], at["ель"], at["щит"], at["ёж"]]
    assert by["left2"][-1] == at["ёж"]


def test_orders_by_date_put_the_undated_last_and_are_the_same_every_time() -> None:
    (line,) = lines(MIR, "мир")
    days = [None, "2021", "2021-12-07", "2022-01", "2021-12-07T10:00"]
    found = [Line(str(n), *line_fields(line, day)) for n, day in enumerate(days)]
    assert [one.date for one in sorted(found, key=ORDERS["newest"])] == ["2022-01", "2021-12-07T10:00", "2021-12-07", "2021", None]
    assert [one.date for one in sorted(found, key=ORDERS["oldest"])] == ["2021", "2021-12-07", "2021-12-07T10:00", "2022-01", None]
    backwards = found[::-1]
    assert sorted(found, key=ORDERS["source"]) == sorted(backwards, key=ORDERS["source"])


def line_fields(line: Line, day: str | None) -> tuple:
    names = [name for name in Line.__slots__ if name != "id"]
    return tuple(day if name == "date" else getattr(line, name) for name in names)
