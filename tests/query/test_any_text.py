"""Any text whatever gives a tree or a QueryError, and what was understood reads as the same query.

hypothesis writes three kinds of text: any characters at all; the signs of the language, thickly; and whole pieces of queries.
"""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from indexer.errors import QueryError
from indexer.model import And, Everything, Near, Node, Not, Or, Phrase, Term
from indexer.query import Parsed, wanted
from indexer.query.tree import relaxed
from tests.query.fakes import read

MOST_NODES = 200
MOST_DEEP = 40

ANY_TEXT = st.text(max_size=320)
SIGNS = st.text(alphabet="аБпс1 '’\"“”„«»()|-–=*~:.,/+&_\u0301\u200b\ud800ОRНЕOR", max_size=40)
PIECES = st.lists(
    st.sampled_from(
        [
            *(
                "посол",
                "НЕ",
                "OR",
                "ИЛИ",
                "АБО",
                "NOT",
                "AND",
                "-",
                "(",
                ")",
                '"',
                "«",
                "»",
                "=",
                "~",
                "~5",
                "*",
                "|",
                "title:",
                ":",
                " ",
                " ",
            ),
            *(
                "слово*",
                "слово~",
                "мир-2",
                "5+2",
                "source:",
                "source:a",
                '"a b"',
                "lang:ru",
                "lang:",
                "date:2021",
                "date:..2021",
                "tag:«б»",
                "“",
            ),
        ]
    ),
    max_size=14,
).map("".join)
SPACED_PIECES = PIECES.map(lambda text: text.replace(")", " ) ").replace(":", ": ") if len(text) % 2 else text)
TEXTS = ANY_TEXT | SIGNS | PIECES | SPACED_PIECES


def understood(text: str) -> Parsed | None:
    """The query, or None when it is refused in words."""
    try:
        return read(text)
    except QueryError as refusal:
        assert len(str(refusal)) > 30
        return None


def size_and_depth(node: Node) -> tuple[int, int]:
    match node:
        case And(nodes) | Or(nodes):
            inner = [size_and_depth(one) for one in nodes]
            assert len(inner) > 1
            return 1 + sum(size for size, _ in inner), 1 + max(depth for _, depth in inner)
        case Not(one):
            size, depth = size_and_depth(one)
            return size + 1, depth + 1
        case Term(keys):
            assert keys
        case Phrase(positions):
            assert len(positions) > 1
        case Near() | Everything():
            pass
    return 1, 1


@settings(max_examples=600, deadline=None)
@given(TEXTS)
@example("\ud800 посол")
@example("title:" * 50)
@example("source:'' a OR b")
def test_any_text_gives_a_bounded_tree_or_a_refusal(text: str) -> None:
    if parsed := understood(text):
        size, depth = size_and_depth(parsed.node)
        assert size <= MOST_NODES
        assert depth <= MOST_DEEP
        parsed.understood.encode()


@settings(max_examples=600, deadline=None)
@given(TEXTS)
@example('source:«a "b»')
@example('tag:"a”b"')
@example("НЕ source:a")
@example(",OR,a")
@example("a-\u0301б*")
def test_what_is_understood_reads_as_the_same_query(text: str) -> None:
    if (first := understood(text)) and first.mode == "all":
        again = read(first.understood)
        assert again == first


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_loosening_keeps_the_keys_and_settles(text: str) -> None:
    if parsed := understood(text):
        looser = relaxed(parsed.node)
        if looser is not None:
            assert looser != parsed.node
            assert relaxed(looser) is None
            assert set(wanted(looser, "title")) == set(wanted(parsed.node, "title"))
            assert set(wanted(looser, "body")) == set(wanted(parsed.node, "body"))


@pytest.mark.parametrize("form", ["source:«{}»", 'tag:"{}"', "source:“{}”"])
@settings(max_examples=150, deadline=None)
@given(value=st.text(alphabet="аб \"«»“”'’.,;:()|*-", min_size=1, max_size=12).filter(lambda value: any(map(str.isalnum, value))))
def test_a_quoted_value_reads_again_as_itself(form: str, value: str) -> None:
    first = understood(form.format(value))
    if first and first.mode == "all":
        assert read(first.understood).filters == first.filters
