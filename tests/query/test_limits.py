"""What is at a limit is searched, what is over it is refused with the limit and the remedy."""

import pytest

from indexer.errors import QueryError
from indexer.query.limits import MOST_BETWEEN, MOST_CHARACTERS, MOST_DEPTH, MOST_WILDCARDS, MOST_WORDS
from tests.query.fakes import read


def nested(depth: int) -> str:
    return "(посол OR " * depth + "консул" + ")" * depth


AT_LIMIT = [
    "а" * MOST_CHARACTERS,
    "е\u0308" * MOST_CHARACTERS,
    "да " * MOST_WORDS,
    nested(MOST_DEPTH),
    "слово* " * MOST_WILDCARDS,
    f'"посол прибыл"~{MOST_BETWEEN}',
    "слово " * MOST_WORDS + 'source:"раз два три"',
]
OVER_LIMIT = [
    ("а" * (MOST_CHARACTERS + 1), "301 characters; at most 300", "Shorten"),
    ("посол " * 10_000, "60,000 characters; at most 300", "Shorten"),
    ("да " * (MOST_WORDS + 1), "33 words; at most 32", "Keep"),
    ("да-" * MOST_WORDS + "да", "33 words; at most 32", "Keep"),
    ('"' + "да " * (MOST_WORDS + 1) + '"', "33 words; at most 32", "Keep"),
    ("«" + "да " * (MOST_WORDS + 1), "33 words; at most 32", "Keep"),
    (nested(MOST_DEPTH + 1), "at most 8 deep", "Take some away"),
    ("(" * 150 + "посол" + ")" * 145, "at most 8 deep", "Take some away"),
    ("слово~ " * (MOST_WILDCARDS + 1), "9 words with * or ~; at most 8", "Write some of them out"),
    ("сл*", "at least 3 letters", "as in"),
    ("сло~", "at least 4 letters", "has at least"),
    ("слово~3", "one letter away", "Leave the number out"),
    (f'"посол прибыл"~{MOST_BETWEEN + 1}', "at most 50", "smaller number"),
    ("|".join(["а" * 17] * 16) + "|" + "б" * 10, "written out, has 346 characters; at most 300", "Leave some words out"),
]


@pytest.mark.parametrize("query", AT_LIMIT)
def test_a_query_at_the_limit_is_read_as_a_query(query: str) -> None:
    assert read(query).mode == "all"


@pytest.mark.parametrize(("query", "limit", "remedy"), OVER_LIMIT)
def test_a_query_over_the_limit_hears_the_limit_and_the_remedy(query: str, limit: str, remedy: str) -> None:
    with pytest.raises(QueryError) as refused:
        read(query)
    assert limit in str(refused.value)
    assert remedy in str(refused.value)


def test_a_prefix_of_more_words_than_are_taken_says_so() -> None:
    parsed = read("Слово* посол слово~")
    assert [(notice.code, notice.values) for notice in parsed.notices] == [("more-words", ("Слово*", "256"))]
