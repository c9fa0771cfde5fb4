"""A Request as the body of an OpenSearch search: plain JSON values, so no vendor type is needed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from typing import Any, TypeAlias

from indexer.engines.base import BRIDGE_BOOST, TITLE_BOOST
from indexer.engines.fields import UNDATED, bounds
from indexer.engines.rarity import BODY, TITLE, UNRATED, Rarities, field_name
from indexer.model import And, DateRange, Everything, Filter, Key, Layer, Near, Node, Not, Or, Order, Phrase, Request, Scope, Term, layer_of

Json: TypeAlias = dict[str, Any]

UNKNOWN_VALUE, KNOWN_VALUE = "?", "="
LONGEST_KEY = 120  # Lucene's whitespace tokeniser cuts words at 255 UTF-16 units
CLAUSES = 1000  # OpenSearch refuses a query of more than 1,024 words, all alternatives counted
KEYS_SCORED = 8  # of a term, in a query that would have more clauses
FACET_VALUES = 10_000  # five facets of these stay under OpenSearch's limit of 65,535 buckets
SEARCH_TIME = "20s"

NOTHING: Json = {"match_none": {}}
SORTS: dict[Order, list[Json]] = {
    Order.RELEVANCE: [{"_score": "desc"}, {"id": "asc"}],
    Order.NEWEST: [{"first": "desc"}, {"id": "asc"}],
    Order.OLDEST: [{"oldest": "asc"}, {"id": "asc"}],
}


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


def search_body(request: Request, rarities: Rarities = UNRATED) -> Json:
    """A page with its facets.

    A facet ignores its own filters, so the filters of counted facets act after the counting (post_filter), and each facet is counted
    within those of the others. Filters on what is not counted act at once.
    """
    counted = [chosen for chosen in request.filters if chosen.facet in request.facets]
    body = scan_body(request, [chosen for chosen in request.filters if chosen.facet not in request.facets], rarities)
    body |= {"from": request.offset, "size": request.limit, "track_total_hits": True}
    if counted:
        body["post_filter"] = _filtered(counted)
    if request.facets:
        body["aggs"] = {facet: _facet(facet, [chosen for chosen in counted if chosen.facet != facet]) for facet in request.facets}
    return body


def scan_body(request: Request, filters: Iterable[Filter], rarities: Rarities = UNRATED) -> Json:
    """What matches the request with these filters, in its order."""
    clauses = [*map(_filter, filters), *([_dates(request.dates)] if request.dates else [])]
    query = {"bool": {"must": [compile_node(request.node, rarities)], "filter": clauses}}
    return {"query": query, "sort": SORTS[request.order], "timeout": SEARCH_TIME}


def compile_node(node: Node, rarities: Rarities = UNRATED) -> Json:
    """What the node matches. Past OpenSearch's limit of clauses, terms of many keys are not scored key by key."""
    return _compile(node, _keys_scored(node), rarities)


def frequency_body(node: Node) -> tuple[list[tuple[str, Key]], Json]:
    """Fields and keys whose rarity counts, and the search that tells, in this order, in how many documents each stands."""
    wanted = sorted({(field_name(part, layer_of(key)), key) for key in _rated(node, _keys_scored(node)) for part in (TITLE, BODY)})
    filters = [{"term": {field: word_of(key)}} for field, key in wanted]
    return wanted, {"size": 0, "track_total_hits": False, "aggs": {"keys": {"filters": {"filters": filters}}}}


def _keys_scored(node: Node) -> int:
    return KEYS_SCORED if _clauses(node) > CLAUSES else CLAUSES


def _rated(node: Node, scored: int) -> frozenset[Key]:
    """The keys of terms that are scored key by key."""
    match node:
        case Term(keys, _) | Phrase((keys,), _):
            return keys if len(keys) <= scored else frozenset()
        case And(nodes) | Or(nodes):
            return frozenset().union(*(_rated(each, scored) for each in nodes))
        case Not(inner):
            return _rated(inner, scored)
    return frozenset()


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


def _compile(node: Node, scored: int, rarities: Rarities) -> Json:
    match node:
        case Term(keys, scope):
            return _term(keys, scope, rarities) if len(keys) <= scored else _unscored_term(keys, scope)
        case Phrase((only,), scope):
            return _compile(Term(only, scope), scored, rarities)
        case Phrase(positions, scope):
            return _placed(positions, scope, _phrase)
        case Near(left, right, distance, scope):
            return _placed((left, right), scope, lambda field, pair: _near(field, pair, distance))
        case And(nodes):
            return {"bool": {"must": [_compile(each, scored, rarities) for each in nodes]}} if nodes else _constant({"match_all": {}}, 0.0)
        case Or(nodes):
            return _any([_compile(each, scored, rarities) for each in nodes])
        case Not(inner):
            return {"bool": {"must_not": [_compile(inner, scored, rarities)]}}
        case Everything():
            return {"match_all": {}}


def _any(queries: list[Json]) -> Json:
    """Scores add up."""
    return {"bool": {"should": queries, "minimum_should_match": 1}} if queries else NOTHING


def _best(queries: list[Json]) -> Json:
    return {"dis_max": {"queries": queries}} if queries else NOTHING


def _constant(query: Json, score: float) -> Json:
    return {"constant_score": {"filter": query, "boost": score}}


# --- words and places --------------------------------------------------------------------------


def _in_parts(scope: Scope, layer: Layer, query: Callable[[str, float], Json]) -> Json:
    """The query in titles and bodies, given a field of the layer and its weight."""
    weight = BRIDGE_BOOST if layer is Layer.BRIDGE else 1.0
    titles = query(field_name(TITLE, layer), TITLE_BOOST * weight)
    return titles if scope is Scope.TITLE else _any([titles, query(field_name(BODY, layer), weight)])


def _term(keys: frozenset[Key], scope: Scope, rarities: Rarities) -> Json:
    rarity = rarities.word(keys)
    return _best([_in_parts(scope, layer_of(key), _rated_word(key, rarity, rarities)) for key in sorted(keys)])


def _rated_word(key: Key, rarity: float, rarities: Rarities) -> Callable[[str, float], Json]:
    """The key in a field, as rare as the word that it is a key of."""
    return lambda field, weight: _word(field, key, weight * rarities.boost(rarity, field, key))


def _word(field: str, key: Key, weight: float) -> Json:
    return {"term": {field: {"value": word_of(key), "boost": weight}}}


def _unscored_term(keys: frozenset[Key], scope: Scope) -> Json:
    """One set of words a field, all with the same score, which is what Lucene gives to a prefix."""
    layers = {layer: sorted(word_of(key) for key in keys if layer_of(key) is layer) for layer in Layer}
    return _best(
        [
            _in_parts(scope, layer, lambda field, weight, words=words: _constant({"terms": {field: words}}, weight))  # type: ignore[misc]
            for layer, words in layers.items()
            if words
        ]
    )


def _placed(sets: tuple[frozenset[Key], ...], scope: Scope, query: Callable[[str, tuple[frozenset[Key], ...]], Json]) -> Json:
    """A query of places, whose keys are all of one layer."""
    if not sets or not all(sets):
        return NOTHING
    layer = layer_of(next(iter(sets[0])))
    return _in_parts(scope, layer, lambda field, weight: {"bool": {"must": [query(field, sets)], "boost": weight}})


def _phrase(field: str, positions: tuple[frozenset[Key], ...]) -> Json:
    if all(len(keys) == 1 for keys in positions):
        return {"match_phrase": {field: " ".join(word_of(key) for keys in positions for key in keys)}}
    return _in_turn(field, positions, 0)


def _near(field: str, pair: tuple[frozenset[Key], ...], distance: int) -> Json:
    """Once in each order: an unordered span would let one place serve both sides."""
    return _best([_in_turn(field, pair, distance), _in_turn(field, pair[::-1], distance)])


def _in_turn(field: str, sets: tuple[frozenset[Key], ...], between: int) -> Json:
    clauses = [{"span_or": {"clauses": [{"span_term": {field: word_of(key)}} for key in sorted(keys)]}} for keys in sets]
    return {"span_near": {"clauses": clauses, "slop": between, "in_order": True}}


# --- filters and facets ------------------------------------------------------------------------


def _filtered(filters: Iterable[Filter]) -> Json:
    clauses = [_filter(chosen) for chosen in filters]
    return {"bool": {"filter": clauses}} if clauses else {"match_all": {}}


def _filter(chosen: Filter) -> Json:
    values = {"terms": {chosen.facet: [facet_term(value) for value in chosen.values]}}
    return {"bool": {"must_not": [values]}} if chosen.exclude else values


def _dates(dates: DateRange) -> Json:
    interval = bounds(dates)
    undated = {"term": {"first": UNDATED}}
    if interval is None:
        return undated if dates.undated else {"match_all": {}}
    first, last = interval
    inside = {"bool": {"filter": [{"range": {"last": {"gte": first}}}, {"range": {"first": {"gt": UNDATED, "lte": last}}}]}}
    return _any([inside, undated]) if dates.undated else inside


def _facet(facet: str, others: Iterable[Filter]) -> Json:
    return {"filter": _filtered(others), "aggs": {"values": {"terms": {"field": facet, "size": FACET_VALUES}}}}
