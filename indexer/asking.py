"""A question → what an engine is asked: the query parsed by the words of a generation, with the filters chosen beside it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from indexer.analysis import Analyser, ExactWords, QueryWords
from indexer.model import LANGUAGES, DateRange, Node, Order, Question, Request
from indexer.naming import by_id
from indexer.query import Parsed, any_word, parse, wanted
from indexer.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as the engine gets it, and what the reader should hear of it."""

    parsed: Parsed
    request: Request
    mode: str
    words: QueryWords | ExactWords


def ask(snapshot: Snapshot, question: Question) -> Asked:
    """The question with all of its words; QueryError when it is over a limit."""
    words = _words(snapshot.analyser, question)
    parsed = parse(question.text, words, snapshot.vocabulary)
    request = Request(
        parsed.node,
        by_id(snapshot.gazetteer, (*question.filters, *parsed.filters)),
        _both(question.dates, parsed.dates),
        _order(question.order, parsed.node),
        (question.page - 1) * question.size,
        question.size,
        question.facets,
    )
    return Asked(parsed, request, parsed.mode, words)


def loosened(snapshot: Snapshot, asked: Asked) -> Asked | None:
    """The question with any of its words; None when that asks for nothing else."""
    node = any_word(asked.parsed, asked.words, snapshot.vocabulary)
    if node is None:
        return None
    return replace(asked, request=replace(asked.request, node=node), mode="any" if asked.mode == "all" else asked.mode)


def whole_request(snapshot: Snapshot, question: Question) -> Request:
    """The request of everything that a search for the question finds: any of its words where no document has them all."""
    asked = ask(snapshot, question)
    if snapshot.engine.search(replace(asked.request, offset=0, limit=1, facets=())).total:
        return asked.request
    return (loosened(snapshot, asked) or asked).request


def is_ranked(node: Node) -> bool:
    """Whether a tree asks for a word to be relevant to; filters and exclusions alone do not."""
    return bool(wanted(node, "title"))


def _order(chosen: Order, node: Node) -> Order:
    """With nothing to be relevant to, the newest come first."""
    return chosen if chosen is not Order.RELEVANCE or is_ranked(node) else Order.NEWEST


def _words(analyser: Analyser, question: Question) -> QueryWords | ExactWords:
    if question.exact:
        return ExactWords(analyser)
    return QueryWords(analyser, LANGUAGES, question.own_language, question.dropped)


def _both(one: DateRange | None, other: DateRange | None) -> DateRange | None:
    if one is None or other is None:
        return one or other
    first = max(filter(None, (one.first, other.first)), default=None)
    last = min(filter(None, (one.last, other.last)), default=None)
    return DateRange(first, last, one.undated and other.undated)
