"""Trees: put together, loosened to any of their words, and read for what a text is marked with."""

import pytest

from indexer.model import And, Everything, Near, Not, Or, Phrase, Scope, Term
from indexer.query import any_word, wanted
from indexer.query.tree import all_of, any_of, relaxed
from tests.query.fakes import FakeReader, FakeWords, picture, read


def term(word: str) -> Term:
    return Term(frozenset((f":{word}",)))


A, B, C = term("a"), term("b"), term("c")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("посол консул", "посол | консул"),
        ("посол консул посол", "посол | консул"),
        ("посол", None),
        ("посол OR консул", None),
        ('"посол прибыл"', None),
        ("посол -консул", None),
        ("-посол -консул", None),
        ("", None),
        ("посол консул -атташе", "(посол | консул) & !атташе"),
        ("посол консул -(атташе Вена)", "(посол | консул) & !(атташе & вена)"),
        ('посол "прибыл сегодня" =утром', 'посол | "прибыл сегодня" | =утром'),
        ("посол (Женева OR Вена)", "посол | женева | вена"),
        ("посол Женева OR консул Вена", "посол | женева | консул | вена"),
        ("посол Женева OR консул -Вена", "посол | женева | (консул & !вена)"),
        ("title:(посол прибыл) Женева", "title:посол | title:прибыл | женева"),
        ("посол Женева-2", 'посол | "женева 2"'),
    ],
)
def test_a_query_of_all_words_loosens_to_any(query: str, expected: str | None) -> None:
    looser = relaxed(read(query).node)
    assert (None if looser is None else picture(looser)) == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("посол консул", "посол | консул"),
        ('посол "прибыл сегодня"', 'посол | "прибыл сегодня" | прибыл | сегодня'),
        ('посол "прибыл в Киев"', 'посол | "прибыл в киев" | прибыл | киев'),
        ('посол ="прибыл сегодня"', 'посол | ="прибыл сегодня"'),
        ('посол -"прибыл сегодня" консул', '(посол | консул) & !"прибыл сегодня"'),
        ('title:"посол прибыл" Женева', 'title:"посол прибыл" | title:посол | title:прибыл | женева'),
        ("посол Эль-Сальвадор", 'посол | "эль сальвадор" | эль | сальвадор'),
        ("посол 17:30", 'посол | "17 30"'),
        ('"прибыл сегодня"', None),
        ("посол", None),
    ],
)
def test_with_any_word_a_quotation_among_others_counts_by_its_words_too(query: str, expected: str | None) -> None:
    looser = any_word(read(query), FakeReader(), FakeWords())
    assert (None if looser is None else picture(looser)) == expected


def test_conjunctions_are_flat_and_lose_what_asks_for_nothing() -> None:
    assert all_of([And((A, B)), Everything(), C]) == And((A, B, C))
    assert all_of([Everything(), A]) == A
    assert all_of([]) == Everything()


def test_disjunctions_are_flat_and_hold_nothing_twice() -> None:
    assert any_of([Or((A, B)), C, A]) == Or((A, B, C))
    assert any_of([A, A]) == A


def keys(*words: str) -> frozenset[str]:
    return frozenset(f":{word}" for word in words)


TREE = And(
    (
        Term(keys("посол")),
        Or((Phrase((keys("холодная"), keys("война"))), Term(keys("мир"), Scope.TITLE))),
        Near(keys("саммит"), keys("женева"), 5),
        Phrase((keys("новая"), keys("эра")), Scope.TITLE),
        Not(And((Term(keys("консул")), Term(keys("атташе"))))),
        Term(keys("посол")),
        Everything(),
    )
)


def test_a_body_wants_what_is_asked_anywhere_in_order_and_once() -> None:
    assert wanted(TREE, "body") == (
        (keys("посол"),),
        (keys("холодная"), keys("война")),
        (keys("саммит"),),
        (keys("женева"),),
    )


def test_a_title_wants_besides_what_is_asked_of_titles() -> None:
    assert wanted(TREE, "title") == (
        (keys("посол"),),
        (keys("холодная"), keys("война")),
        (keys("мир"),),
        (keys("саммит"),),
        (keys("женева"),),
        (keys("новая"), keys("эра")),
    )


def test_nothing_is_wanted_of_everything_and_of_exclusions() -> None:
    assert wanted(Everything(), "body") == wanted(Not(A), "title") == ()
