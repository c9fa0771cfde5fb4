"""A Request as the body of an OpenSearch search: plain JSON values, so that no vendor type is needed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any, TypeAlias

from indexer.engines.base import BRIDGE_WEIGHT, TITLE_BOOST
from indexer.engines.fields import UNDATED, bounds
from indexer.model import And, DateRange, Everything, Filter, Key, Layer, Near, Node, Not, Or, Order, Phrase, Request, Scope, Term, layer_of

Json: TypeAlias = dict[str, Any]

TITLE, BODY = "title", "body"
UNKNOWN_VALUE, KNOWN_VALUE = "?", "="
LONGEST_KEY = 120  # Lucene's whitespace tokeniser cuts words at 255 UTF-16 units
CLAUSES = 1000  # OpenSearch refuses a query with more than 1,024 words, all alternatives counted
KEYS_SCORED = 8  # of a term, in a query that would have more clauses
FACET_VALUES = 10_000  # five facets stay under OpenSearch's limit of 65,535 buckets
SEARCH_TIME = "20s"

NOTHING: Json = {"match_none": {}}
SORTS: dict[Order, list[Json]] = {
    Order.RELEVANCE: [{"_score": "desc"}, {"id": "asc"}],
    Order.NEWEST: [{"first": "desc"}, {"id": "asc"}],
    Order.OLDEST: [{"oldest": "asc"}, {"id": "asc"}],
}


def field_name(part: str, layer: Layer) -> str:
    """The field of a layer in the titles or the bodies."""
    return f"{part}_{layer}"


def facet_term(value: str | None) -> str:
    """A facet's value as it is indexed: no value can be taken for the unknown one."""
    return UNKNOWN_VALUE if value is None else KNOWN_VALUE + value


def facet_value(term: str) -> str | None:
    """The value that `facet_term` was given."""
    return None if term == UNKNOWN_VALUE else term[len(KNOWN_VALUE) :]


def word_of(key: Key) -> str:
    """The key as a word of the index: itself, or its beginning and a digest when it is too long for the tokeniser."""
    if len(key) <= LONGEST_KEY:
        return key
    return key[: LONGEST_KEY // 2] + hashlib.sha256(key.encode()).hexdigest()


def compile_search(request: Request) -> Json:
    """The whole body: a facet ignores its own filters, so filters stand after the facets and again within those of the others.

    Filters on what is not counted stand in the query.
    """
    counted = [chosen for chosen in request.filters if chosen.facet in request.facets]
    body = compile_scan(request, [chosen for chosen in request.filters if chosen not in counted])
    body |= {"from": request.offset, "size": request.limit, "track_total_hits": True}
    if counted:
        body["post_filter"] = _filters(counted)
    if request.facets:
        body["aggs"] = {facet: _facet(facet, counted) for facet in request.facets}
    return body


def compile_scan(request: Request, filters: Iterable[Filter]) -> Json:
    """Query and order alone, with these filters."""
    clauses = [_filters(filters)]
    if request.dates:
        clauses.append(_dates(request.dates))
    query = {"bool": {"must": compile_node(request.node), "filter": clauses}}
    return {"query": query, "sort": SORTS[request.order], "timeout": SEARCH_TIME}


def compile_node(node: Node) -> Json:
    """What the node matches. Past OpenSearch's limit of clauses, terms of many keys are not scored key by key."""
    return _compile(node, KEYS_SCORED if _clauses(node) > CLAUSES else CLAUSES)


def _clauses(node: Node) -> int:
    match node:
        case Term(keys, _):
            return 2 * len(keys)
        case Phrase(positions, _):
            return 2 * sum(map(len, positions))
        case Near(left, right, _, _):
            return 4 * (len(left) + len(right))
        case And(nodes) | Or(nodes):
            return sum(map(_clauses, nodes))
        case Not(inner):
            return _clauses(inner)
        case Everything():
            return 1


def _compile(node: Node, scored: int) -> Json:
    match node:
        case Term(keys, scope):
            return _term(keys, scope) if len(keys) <= scored else _any_key(keys, scope)
        case Phrase((only,), scope):
            return _compile(Term(only, scope), scored)
        case Phrase(positions, scope):
            return _in_parts(scope, positions, lambda field: _phrase(field, positions)) if positions and all(positions) else NOTHING
        case Near(left, right, distance, scope):
            return _in_parts(scope, (left, right), lambda field: _near(field, left, right, distance)) if left and right else NOTHING
        case And(nodes):
            return {"bool": {"must": [_compile(each, scored) for each in nodes]}} if nodes else _silent({"match_all": {}})
        case Or(nodes):
            return _any([_compile(each, scored) for each in nodes])
        case Not(inner):
            return {"bool": {"must_not": _compile(inner, scored)}} | {}
        case Everything():
            return {"match_all": {}}


def _any(queries: list[Json]) -> Json:
    return {"bool": {"should": queries, "minimum_should_match": 1}} if queries else NOTHING


def _silent(query: Json) -> Json:
    return {"constant_score": {"filter": query, "boost": 0.0}}
