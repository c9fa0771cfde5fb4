"""A Request as one tantivy query object."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from math import prod

from tantivy import FieldType, Occur, Query, Schema, Searcher

from indexer.engines.base import BRIDGE_BOOST, TITLE_BOOST
from indexer.engines.fields import LAST_DAY, UNDATED, bounds, facet_term
from indexer.engines.rarity import BODY, TITLE, Rarities, field_name
from indexer.errors import QueryError, Refusal
from indexer.model import And, DateRange, Everything, Filter, Key, Layer, Near, Node, Not, Or, Phrase, Request, Scope, Term, layer_of

PHRASES_AT_MOST = 16  # above that a phrase of alternatives is quicker as one phrase of patterns
PATTERNS_AT_MOST = 256
PATTERN_BYTES = 900  # tantivy refuses patterns of 1,000 states; a byte makes one, or a little less
PATTERN_CHARACTERS = frozenset("\\.+*?()|[]{}^$")


def compile_request(schema: Schema, searcher: Searcher, request: Request, without: str | None = None) -> Query:
    """The request's node, filters and dates; `without` leaves out the filters of one facet."""
    filters = [chosen for chosen in request.filters if chosen.facet != without]
    clauses = [_filter(schema, chosen) for chosen in filters]
    if request.dates:
        clauses.append((Occur.Must, _silent(_dates(schema, request.dates))))
    node = compile_node(schema, Rarities(searcher.num_docs, searcher.doc_freq), request.node)
    return Query.boolean_query([(Occur.Must, node), *clauses]) if clauses else node


def compile_node(schema: Schema, rarities: Rarities, node: Node) -> Query:
    """What the node matches."""
    match node:
        case Term(keys, scope):
            rarity = rarities.word(keys)
            return _best([_in_parts(scope, key, _term(schema, rarities, rarity, key)) for key in sorted(keys)])
        case Phrase((only,), scope):
            return compile_node(schema, rarities, Term(only, scope))
        case Phrase(positions, scope):
            return _phrase(schema, positions, scope)
        case Near(left, right, distance, scope):
            pairs = [pair for key in left for other in right for pair in _near(schema, key, other, distance, scope)]
            return _any(pairs)
        case And(nodes):
            return _all([compile_node(schema, rarities, each) for each in nodes])
        case Or(nodes):
            return _any([compile_node(schema, rarities, each) for each in nodes])
        case Not(inner):
            # a boolean query of nothing but exclusions matches nothing
            return Query.boolean_query([(Occur.Must, _silent(Query.all_query())), (Occur.MustNot, compile_node(schema, rarities, inner))])
        case Everything():
            return Query.all_query()


def _all(queries: list[Query]) -> Query:
    match queries:
        case []:
            return _silent(Query.all_query())
        case [query]:
            return query
    return Query.boolean_query([(Occur.Must, query) for query in queries])


def _any(queries: list[Query]) -> Query:
    match queries:
        case []:
            return Query.empty_query()
        case [query]:
            return query
    return Query.boolean_query([(Occur.Should, query) for query in queries])


def _best(queries: list[Query]) -> Query:
    match queries:
        case []:
            return Query.empty_query()
        case [query]:
            return query
    return Query.disjunction_max_query(queries)


def _silent(query: Query) -> Query:
    return Query.const_score_query(query, 0.0)


# --- words and places --------------------------------------------------------------------------


def _term(schema: Schema, rarities: Rarities, rarity: float, key: Key) -> Callable[[str], Query]:
    """The key in a field, as rare as the word that it is a key of."""
    return lambda field: Query.boost_query(Query.term_query(schema, field, key, "freq"), rarities.boost(rarity, field, key))


def _in_parts(scope: Scope, key: Key, query: Callable[[str], Query]) -> Query:
    """The query in titles and bodies, in the field of the key's layer, with the weights of both."""
    layer = layer_of(key)
    weight = BRIDGE_BOOST if layer is Layer.BRIDGE else 1.0
    titles = Query.boost_query(query(field_name(TITLE, layer)), TITLE_BOOST * weight)
    if scope is Scope.TITLE:
        return titles
    bodies = query(field_name(BODY, layer))
    return _any([titles, bodies if weight == 1.0 else Query.boost_query(bodies, weight)])


def _phrase(schema: Schema, positions: tuple[frozenset[Key], ...], scope: Scope) -> Query:
    if not positions or not all(positions):
        return Query.empty_query()
    first = next(iter(positions[0]))
    if prod(len(keys) for keys in positions) > PHRASES_AT_MOST:
        patterns = list(product(*(_patterns(keys) for keys in positions)))
        if len(patterns) > PATTERNS_AT_MOST:
            raise QueryError(
                "A phrase of this query stands for too many forms at once. Write fewer words between the quotation marks.", Refusal.FORMS
            )
        return _in_parts(scope, first, lambda field: _any([Query.regex_phrase_query(schema, field, list(each)) for each in patterns]))
    words = list(product(*map(sorted, positions)))
    return _in_parts(scope, first, lambda field: _any([Query.phrase_query(schema, field, list(each)) for each in words]))


def _patterns(keys: frozenset[Key]) -> list[str]:
    """Patterns that together match the keys, each of a length that tantivy compiles."""
    patterns: list[str] = []
    room = 0
    for key in sorted(keys):
        alternative = f"(?:{''.join(map(_literal, key))})"
        room -= len(key.encode())
        if room < 0:
            patterns.append(alternative)
            room = PATTERN_BYTES - len(key.encode())
        else:
            patterns[-1] += f"|{alternative}"
    return patterns


def _literal(character: str) -> str:
    return f"\\{character}" if character in PATTERN_CHARACTERS else character


def _near(schema: Schema, key: Key, other: Key, distance: int, scope: Scope) -> list[Query]:
    """Slop lets the second word stand up to that many places late, or before the first at a greater cost: hence both orders.

    It also lets one place serve both words when they are the same, so two of the same are looked for at each gap.
    """
    if key == other:
        return [_in_parts(scope, key, _gap(schema, key, gap)) for gap in range(1, distance + 2)]
    return [_in_parts(scope, key, _slop(schema, pair, distance)) for pair in ((key, other), (other, key))]


def _gap(schema: Schema, key: Key, gap: int) -> Callable[[str], Query]:
    return lambda field: Query.phrase_query(schema, field, [(0, key), (gap, key)])


def _slop(schema: Schema, pair: tuple[Key, Key], distance: int) -> Callable[[str], Query]:
    return lambda field: Query.phrase_query(schema, field, list(pair), distance)


# --- filters -----------------------------------------------------------------------------------


def _filter(schema: Schema, chosen: Filter) -> tuple[Occur, Query]:
    values = Query.term_set_query(schema, chosen.facet, [facet_term(value) for value in chosen.values])
    return (Occur.MustNot, values) if chosen.exclude else (Occur.Must, _silent(values))


def _dates(schema: Schema, dates: DateRange) -> Query:
    interval = bounds(dates)
    undated = _days(schema, "first", UNDATED, UNDATED)
    if interval is None:
        return undated if dates.undated else Query.all_query()
    first, last = interval
    inside = _all([_days(schema, "last", first, LAST_DAY), _days(schema, "first", UNDATED + 1, last)])
    return _any([inside, undated]) if dates.undated else inside


def _days(schema: Schema, field: str, first: int, last: int) -> Query:
    return Query.range_query(schema, field, FieldType.Integer, first, last)
