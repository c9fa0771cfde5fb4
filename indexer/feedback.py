"""Matches of any word: those of the other language are ordered by what the best match tells, too.

A pasted headline shares few words with the telling of its event in the other language. The best match, most often a text in the headline's
own language, shares many: so its telling words count there beside those of the query (pseudo relevance feedback, Rocchio 1971, over the
bridge and by one document). They decide the order alone: which documents match, how many, their marks and snippets follow from the query.
"""

from __future__ import annotations

from dataclasses import replace

from indexer.asking import Asked
from indexer.model import And, Everything, Layer, Or, Order, Question, Request, Term, layer_of
from indexer.query import is_of_words
from indexer.similar import telling
from indexer.snapshot import Snapshot

MOST_WORDS = 8
"""Telling words that count, and no more than the query has words: what was typed weighs most (docs/analysis.md has the figures)."""


def led_by_the_best(snapshot: Snapshot, question: Question, asked: Asked) -> Request:
    """The request, ordered by the telling words of its best match in any language too, in texts of the other one.

    It is left alone where the order is not by relevance, or the reader wants no word but those typed, or typed beginnings of words: that is
    no headline, and each of its many words would be looked for twice.
    """
    request = asked.request
    if request.order is not Order.RELEVANCE or question.exact or question.own_language or not is_of_words(asked.parsed.asked):
        return request
    anywhere = tuple(one for one in request.filters if one.facet != "language")
    best = snapshot.engine.search(replace(request, filters=anywhere, offset=0, limit=1, facets=())).hits
    terms = _across(telling(snapshot, best[0].document, min(MOST_WORDS, len(asked.parsed.forms)))) if best else ()
    return replace(request, node=And((request.node, Or((Everything(), *terms))))) if terms else request


def _across(terms: tuple[Term, ...]) -> tuple[Term, ...]:
    """The words as the other language has them."""
    twins = (frozenset(key for key in term.keys if layer_of(key) is Layer.BRIDGE) for term in terms)
    return tuple(Term(keys) for keys in twins if keys)
