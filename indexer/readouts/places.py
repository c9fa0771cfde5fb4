"""Where in a text the words of a query stand: one place for a word, a phrase, or two words near each other.

Places are found by the keys of the words, as the engine found the document. What shares a word is one place, so that no word is counted
twice; what the query excludes has none.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from indexer.model import And, Key, Keys, Layer, Near, Node, Or, Phrase, Scope, Term, layer_of

Leaf: TypeAlias = Term | Phrase | Near
Spots: TypeAlias = dict[int, bool]  # position → whether only a key of the bridge stands there


@dataclass(frozen=True, slots=True)
class Place:
    """The positions of the words that matched, in order; `bridged` when every one did so as a word of the other language."""

    words: tuple[int, ...]
    bridged: bool


@dataclass(frozen=True, slots=True)
class Sought:
    """The words, phrases and pairs of a query, with all of their keys."""

    leaves: tuple[Leaf, ...]
    keys: frozenset[Key]


def sought(node: Node, part: str) -> Sought:
    """What a query looks for in a "title" or a "body"."""
    leaves = tuple(dict.fromkeys(leaf for leaf in _leaves(node) if part == "title" or leaf.scope is Scope.ANYWHERE))
    return Sought(leaves, frozenset(key for leaf in leaves for keys in _sets(leaf) for key in keys))


def _leaves(node: Node) -> Iterator[Leaf]:
    match node:
        case And(nodes) | Or(nodes):
            for one in nodes:
                yield from _leaves(one)
        case Term() | Phrase() | Near():
            yield node


def _sets(leaf: Leaf) -> tuple[frozenset[Key], ...]:
    match leaf:
        case Term(keys):
            return (keys,)
        case Phrase(positions):
            return positions
        case Near(left, right):
            return (left, right)


def places(keys: Keys, wanted: Sought) -> tuple[Place, ...]:
    """Every place of a text with these keys, in order."""
    standing: dict[Key, list[int]] = {}
    for layer in (keys.words, keys.exact, keys.bridge):
        for at, key in enumerate(layer):
            if key in wanted.keys:
                standing.setdefault(key, []).append(at)
    if not standing:
        return ()
    return _apart(place for leaf in wanted.leaves for place in _matches(leaf, standing))


def _matches(leaf: Leaf, standing: dict[Key, list[int]]) -> Iterator[Place]:
    spots = [_spots(keys, standing) for keys in _sets(leaf)]
    match leaf:
        case Near(_, _, distance):
            yield from _pairs(spots[0], spots[1], distance)
        case _:
            for start in spots[0]:
                if all(start + offset in there for offset, there in enumerate(spots)):
                    bridged = all(there[start + offset] for offset, there in enumerate(spots))
                    yield Place(tuple(range(start, start + len(spots))), bridged)


def _spots(keys: frozenset[Key], standing: dict[Key, list[int]]) -> Spots:
    spots: Spots = {}
    for key in keys & standing.keys():
        is_bridge = layer_of(key) is Layer.BRIDGE
        for at in standing[key]:
            spots[at] = spots.get(at, True) and is_bridge
    return spots


def _pairs(left: Spots, right: Spots, distance: int) -> Iterator[Place]:
    """Each word of the left side with the nearest of the right that has at most `distance` words between."""
    rights = sorted(right)
    for at in sorted(left):
        after = bisect_left(rights, at + 1)
        before = bisect_left(rights, at) - 1
        near = [rights[number] for number in (after, before) if 0 <= number < len(rights) and abs(rights[number] - at) <= distance + 1]
        if near:
            other = min(near, key=lambda found: abs(found - at))
            yield Place(tuple(sorted((at, other))), left[at] and right[other])


def _apart(found: Iterable[Place]) -> tuple[Place, ...]:
    """Places that share a word made one."""
    groups: dict[int, Place] = {}  # word → the place that has it
    for place in found:
        touching = {id(groups[word]): groups[word] for word in place.words if word in groups}
        words = sorted({*place.words, *(word for other in touching.values() for word in other.words)})
        whole = Place(tuple(words), place.bridged and all(other.bridged for other in touching.values()))
        groups |= dict.fromkeys(words, whole)
    ordered = [groups[word] for word in sorted(groups)]
    return tuple(sorted({id(place): place for place in ordered}.values(), key=lambda place: place.words))
