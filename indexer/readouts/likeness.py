"""How alike two sentences are: the concepts that both name, weighed by how rare each is in its document.

    weight of a concept   ln(1 + N/n), N sentences of its document, n of them with the concept
    likeness              cosine of the two weighed sentences, each place answered once: 0 (nothing shared) to 1

The two documents are the whole collection, so a comparison stays what it was when other documents come and go, and what both texts
speak of throughout (a president, a country) tells little about which sentence answers which. Where two concepts are the same in sign,
they count in full; where they only share the root («проиллюстрировал», «ілюстрація») or, within a language, a meaning in the other one
(«розмова», «бесіда»: беседа), they count with RELATED.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import log, sqrt
from typing import TypeAlias

from indexer.readouts.concepts import Concept, Mention

RELATED = 0.6
MOST_MEETINGS = 4_000
"""A concept with more places in the one text times those in the other tells nothing, and would cost the square of a long text."""
_ROOT = 4

Weighed: TypeAlias = Sequence[tuple[Mention, ...]]


@dataclass(frozen=True, slots=True)
class Match:
    """The a-th mention of one sentence answers the b-th of another; `strength` is 1 for the same, RELATED for relatives."""

    a: int
    b: int
    strength: float


@dataclass(frozen=True, slots=True)
class Side:
    """A document's sentences as mentions, with the weight of each mention."""

    mentions: tuple[tuple[Mention, ...], ...]
    weights: tuple[tuple[float, ...], ...]

    def norm(self, number: int, without: frozenset[int] = frozenset()) -> float:
        """The length of a sentence as a vector, some of its mentions left out."""
        return sqrt(sum(weight**2 for place, weight in enumerate(self.weights[number]) if place not in without))


Evidence: TypeAlias = Mapping[tuple[int, int], tuple[Match, ...]]


def sides(a: Weighed, b: Weighed) -> tuple[Side, Side]:
    """Both documents weighed. A phrase that the other one never names is taken as its words."""
    return _side(_dissolved(a, b)), _side(_dissolved(b, a))


def evidence(a: Side, b: Side, same_language: bool) -> Evidence:
    """For each pair of sentences with something in common, which mentions answer which, the weightiest first."""
    often = Counter(mention.concept for mentions in a.mentions for mention in mentions)
    twins = _twins(_concepts(a.mentions), _concepts(b.mentions), same_language)
    places: dict[Concept, list[tuple[int, int]]] = defaultdict(list)
    for number, mentions in enumerate(b.mentions):
        for place, mention in enumerate(mentions):
            places[mention.concept].append((number, place))
    found: dict[tuple[int, int], list[Match]] = defaultdict(list)
    for number, mentions in enumerate(a.mentions):
        for place, mention in enumerate(mentions):
            for twin, strength in twins.get(mention.concept, ()):
                if often[mention.concept] * len(places[twin]) <= MOST_MEETINGS:
                    for other, other_place in places[twin]:
                        found[number, other].append(Match(place, other_place, strength))
    return {pair: _each_once(matches, a.weights[pair[0]], b.weights[pair[1]]) for pair, matches in found.items()}


def shared_weight(matches: Iterable[Match], a: Sequence[float], b: Sequence[float]) -> float:
    """What two sentences share, as the product of their weights: likeness before it is divided by their lengths."""
    return sum(match.strength * a[match.a] * b[match.b] for match in matches)


def things_shared(matches: Iterable[Match], a: Sequence[Mention], b: Sequence[Mention]) -> float:
    """How many things two sentences both name: a name is one, of however many words; light words and relatives count less."""
    return sum(match.strength * a[match.a].concept.weight * min(a[match.a].share, b[match.b].share) ** 2 for match in matches)


# --- weighing ----------------------------------------------------------------------------------


def _dissolved(mine: Weighed, other: Weighed) -> tuple[tuple[Mention, ...], ...]:
    concepts = _concepts(other)
    own = frozenset[str]().union(*(concept.own for concept in concepts))
    reached = frozenset[str]().union(*(concept.reach for concept in concepts))

    def words(mention: Mention) -> tuple[Mention, ...]:
        known = not own.isdisjoint(mention.concept.reach) or not reached.isdisjoint(mention.concept.own)
        return (mention,) if known or not mention.parts else tuple(replace(part, share=mention.share) for part in mention.parts)

    return tuple(tuple(part for mention in mentions for part in words(mention)) for mentions in mine)


def _side(mentions: tuple[tuple[Mention, ...], ...]) -> Side:
    sentences = Counter(concept for here in mentions for concept in {mention.concept for mention in here})

    def weight(mention: Mention) -> float:
        return log(1 + len(mentions) / sentences[mention.concept]) * mention.concept.weight * mention.share

    return Side(mentions, tuple(tuple(map(weight, here)) for here in mentions))


def _concepts(mentions: Weighed) -> tuple[Concept, ...]:
    """Every concept once, in the order of the text."""
    return tuple(dict.fromkeys(mention.concept for here in mentions for mention in here))


# --- the same, or related ----------------------------------------------------------------------


def _twins(a: Iterable[Concept], b: Sequence[Concept], same_language: bool) -> dict[Concept, tuple[tuple[Concept, float], ...]]:
    """For each concept of one document those of the other that are the same or related, with the strength."""
    own = _index((sign, concept) for concept in b for sign in sorted(concept.own))
    reached = _index((sign, concept) for concept in b for sign in sorted(concept.reach))
    roots = _index((concept.stem[:_ROOT], concept) for concept in b if concept.stem)
    found: dict[Concept, tuple[tuple[Concept, float], ...]] = {}
    for concept in a:
        strengths = {twin: RELATED for twin in roots.get(concept.stem[:_ROOT], ()) if _are_relatives(concept.stem, twin.stem)}
        if same_language:
            strengths |= dict.fromkeys(_named(concept.reach, reached), RELATED)
        strengths |= dict.fromkeys((*_named(concept.reach, own), *_named(concept.own, reached)), 1.0)
        found[concept] = tuple(strengths.items())
    return found


def _index(pairs: Iterable[tuple[str, Concept]]) -> dict[str, list[Concept]]:
    found: dict[str, list[Concept]] = defaultdict(list)
    for sign, concept in pairs:
        found[sign].append(concept)
    return dict(found)


def _named(signs: Iterable[str], index: Mapping[str, Sequence[Concept]]) -> Iterator[Concept]:
    return (concept for sign in sorted(signs) for concept in index.get(sign, ()))


def _are_relatives(one: str, other: str) -> bool:
    """Do two stems begin with the same root: five letters and three fifths of the longer, or four and three quarters?"""
    longer = max(len(one), len(other))
    same = next((place for place, (left, right) in enumerate(zip(one, other, strict=False)) if left != right), min(len(one), len(other)))
    return (same > _ROOT and same >= 0.6 * longer) or (same == _ROOT and same >= 0.75 * longer)


def _each_once(matches: Iterable[Match], a: Sequence[float], b: Sequence[float]) -> tuple[Match, ...]:
    """The weightiest matches in which each mention answers once."""
    kept: list[Match] = []
    taken_a: set[int] = set()
    taken_b: set[int] = set()
    for match in sorted(matches, key=lambda match: (-match.strength * a[match.a] * b[match.b], match.a, match.b)):
        if match.a not in taken_a and match.b not in taken_b:
            taken_a.add(match.a)
            taken_b.add(match.b)
            kept.append(match)
    return tuple(kept)
