"""Hostile queries: nothing escapes but a QueryError, and what is read is cheap to search."""

import pytest

from indexer.errors import QueryError
from indexer.model import And, Near, Node, Not, Or, Phrase, Term
from indexer.query.limits import MOST_EXPANSIONS, MOST_WILDCARDS, MOST_WORDS
from tests.query.fakes import read
from tests.query.hostile import HOSTILE

CASES = [(outcome, query) for outcome, queries in HOSTILE.values() for query in queries]


def outcome_of(query: str) -> str:
    try:
        return read(query).mode
    except QueryError:
        return "refused"


def postings(node: Node) -> int:
    """How many lists of postings an engine opens."""
    match node:
        case And(nodes) | Or(nodes):
            return sum(map(postings, nodes))
        case Not(inner):
            return postings(inner)
        case Term(keys):
            return len(keys)
        case Phrase(positions):
            return sum(map(len, positions))
        case Near(left, right):
            return len(left) + len(right)
    return 0


@pytest.mark.parametrize(("outcome", "query"), CASES, ids=[f"{number}-{query[:12]!a}" for number, (_, query) in enumerate(CASES)])
def test_a_hostile_query_comes_to_what_it_must(outcome: str, query: str) -> None:
    assert outcome_of(query) == outcome


@pytest.mark.parametrize("query", [query for outcome, query in CASES if outcome != "refused"], ids=ascii)
def test_a_hostile_query_that_is_read_is_cheap(query: str) -> None:
    assert postings(read(query).node) <= MOST_WORDS + MOST_WILDCARDS * MOST_EXPANSIONS


def test_there_are_more_of_them_than_were_measured_on_the_raw_engines() -> None:
    assert len(set(CASES)) > 131
