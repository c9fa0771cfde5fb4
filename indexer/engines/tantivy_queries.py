"""A Request as one tantivy query object."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, partial
from itertools import product
from math import prod
from typing import TypeAlias

from tantivy import FieldType, Occur, Query, Schema

from indexer.engines.base import BRIDGE_BOOST, TITLE_BOOST
from indexer.engines.fields import LAST_DAY, UNDATED, bounds, facet_term
from indexer.engines.rarity import BODY, TITLE, Rarities, field_name
from indexer.engines.tantivy_writing import term_of
from indexer.errors import QueryError, Refusal
from indexer.model import And, DateRange, Everything, Filter, Key, Layer, Near, Node, Not, Or, Phrase, Request, Scope, Term, layer_of

WORDS_KEPT, MOST_KEPT = 4_096, 64  # words, and keys of a word: the beginning of a word may stand for ten thousand
PHRASES_AT_MOST = 16  # above that a phrase of alternatives is quicker as one phrase of patterns
PATTERNS_AT_MOST = 256
PATTERN_BYTES = 900  # tantivy refuses patterns of 1,000 states; a byte makes one, or a little less
PATTERN_CHARACTERS = frozenset("\\.+*?()|[]{}^$")


class Compiler:
    """Requests → queries for one generation; words are remembered, since a reader turns pages and narrows what was found."""

    def __init__(self, schema: Schema, rarities: Rarities) -> None:
        self._schema = schema
        self._rated, self._counted = _Words(schema, rarities, _rated), _Words(schema, rarities, _counted)

    def request(self, request: Request) -> Query:
        """The request's node, filters and dates."""
        return self._within(request, compile_node(self._rated, request.node), None)

    def counted(self, request: Request) -> Callable[[str | None], Query]:
        """The same matches, all of one score: for facets, which need none; without the filters of the facet that is named."""
        node = compile_node(self._counted, request.node)
        return lambda without: self._within(request, node, without)

    def _within(self, request: Request, node: Query, without: str | None) -> Query:
        filters = [chosen for chosen in request.filters if chosen.facet != without]
        clauses = [_filter(self._schema, chosen) for chosen in filters]
        if request.dates:
            clauses.append((Occur.Must, _silent(_dates(self._schema, request.dates))))
        return Query.boolean_query([(Occur.Must, node), *clauses]) if clauses else node


Pairs: TypeAlias = frozenset[tuple[Key, Key]]
Word: TypeAlias = Callable[[Schema, Rarities, frozenset[Key], Scope, Pairs], Query]


class _Words:
    """How a word is looked for, any of its keys in its scope, and where."""

    def __init__(self, schema: Schema, rarities: Rarities, word: Word) -> None:
        self.schema, self.rarities = schema, rarities
        self._word = partial(word, schema, rarities)
        self._kept = lru_cache(maxsize=WORDS_KEPT)(self._word)

    def word(self, term: Term) -> Query:
        """The query of a word; equal terms may differ in what is wider."""
        word = self._kept if len(term.keys) <= MOST_KEPT else self._word
        return word(term.keys, term.scope, term.wider)


def compile_node(words: _Words, node: Node) -> Query:
    """What the node matches."""
    match node:
        case Term():
            return words.word(node)
        case Phrase((only,), scope):
            return words.word(Term(only, scope))
        case Phrase(positions, scope):
            return _phrase(words, positions, scope)
        case Near(left, right, distance, scope):
            pairs = [pair for key in left for other in right for pair in _near(words.schema, key, other, distance, scope)]
            return _any(pairs)
        case And(nodes):
            return _conjunction(words, nodes)
        case Or(nodes):
            return _any([compile_node(words, each) for each in nodes])
        case Not(inner):
            # a boolean query of nothing but exclusions matches nothing
            return Query.boolean_query([(Occur.Must, _silent(Query.all_query())), (Occur.MustNot, compile_node(words, inner))])
        case Everything():
            return Query.all_query()


def _conjunction(words: _Words, nodes: tuple[Node, ...]) -> Query:
    """All of the nodes; of an Or with Everything, which matches any document, the rest only scores: tantivy need not walk them all."""
    optional = [node for node in nodes if isinstance(node, Or) and Everything() in node.nodes]
    required = _all([compile_node(words, node) for node in nodes if node not in optional])
    helpful = [compile_node(words, each) for node in optional for each in node.nodes if each != Everything()]
    return Query.boolean_query([(Occur.Must, required), *((Occur.Should, query) for query in helpful)]) if helpful else required


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


def _silent(query: Query) -> Query:
    return Query.const_score_query(query, 0.0)


# --- words and places --------------------------------------------------------------------------


def _rated(schema: Schema, rarities: Rarities, keys: frozenset[Key], scope: Scope, wider: Pairs) -> Query:
    """With its score: each key in titles and in bodies, as rare as its word, all added up in one flat union.

    Other engines take of the keys the best one. Here that would be a union in a union, which tantivy walks at two to three times the cost,
    and keys of one word seldom meet in a document: texts of two languages hold different ones. Of two that always meet, an own key and its
    wider one of the bridge, the own gets what is missing to the weight of an own.
    """
    rarity = rarities.word(keys)
    shared = {own for own, _ in wider}
    weights = {key: 1 - BRIDGE_BOOST if key in shared else _weight(key) for key in keys}

    def scored(field: str, key: Key) -> Query:
        boost = rarities.boost(rarity * weights[key], field, key) * (TITLE_BOOST if field.startswith(TITLE) else 1.0)
        return Query.boost_query(Query.term_query(schema, field, term_of(key), "freq"), boost)

    return _any([scored(field, key) for field, key in _standing(rarities, keys, scope)])


def _counted(schema: Schema, rarities: Rarities, keys: frozenset[Key], scope: Scope, wider: Pairs) -> Query:
    """Without a score: of two keys of which one stands wherever the other does, that one alone."""
    places = _standing(rarities, keys - {own for own, _ in wider}, scope)
    return _any([Query.term_query(schema, field, term_of(key), "basic") for field, key in places])


def _standing(rarities: Rarities, keys: frozenset[Key], scope: Scope) -> list[tuple[str, Key]]:
    """The fields and keys that some document has."""
    parts = (TITLE,) if scope is Scope.TITLE else (TITLE, BODY)
    places = ((field_name(part, layer_of(key)), key) for part in parts for key in sorted(keys))
    return [place for place in places if rarities.frequency(*place)]


def _weight(key: Key) -> float:
    return BRIDGE_BOOST if layer_of(key) is Layer.BRIDGE else 1.0


def _in_parts(scope: Scope, key: Key, query: Callable[[str], Query]) -> Query:
    """The query in titles and bodies, in the field of the key's layer, with the weights of both."""
    layer, weight = layer_of(key), _weight(key)
    titles = Query.boost_query(query(field_name(TITLE, layer)), TITLE_BOOST * weight)
    if scope is Scope.TITLE:
        return titles
    bodies = query(field_name(BODY, layer))
    return _any([titles, bodies if weight == 1.0 else Query.boost_query(bodies, weight)])


def _phrase(words: _Words, positions: tuple[frozenset[Key], ...], scope: Scope) -> Query:
    if not positions or not all(positions):
        return Query.empty_query()
    return _in_parts(scope, next(iter(positions[0])), lambda field: _phrase_in(words, field, positions))


def _phrase_in(words: _Words, field: str, positions: tuple[frozenset[Key], ...]) -> Query:
    """Any of the key sequences that a field may have."""
    standing = [frozenset(key for key in keys if words.rarities.frequency(field, key)) for keys in positions]
    if prod(map(len, standing)) <= PHRASES_AT_MOST:
        return _any([Query.phrase_query(words.schema, field, list(each)) for each in product(*map(sorted, standing))])
    patterns = list(product(*map(_patterns, standing)))
    if len(patterns) > PATTERNS_AT_MOST:
        raise QueryError(
            "A phrase of this query stands for too many forms at once. Write fewer words between the quotation marks.", Refusal.FORMS
        )
    return _any([Query.regex_phrase_query(words.schema, field, list(each)) for each in patterns])


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
    values = _any([Query.term_query(schema, chosen.facet, facet_term(value), "basic") for value in chosen.values])
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
