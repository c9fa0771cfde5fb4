"""Trees of nodes: put together in one shape, loosened to any of their words, and read for the keys that a text is marked with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, TypeAlias

from indexer.model import And, Everything, Key, Near, Node, Not, Or, Phrase, Scope, Term

Part: TypeAlias = Literal["title", "body"]
KeySequence: TypeAlias = tuple[frozenset[Key], ...]


def all_of(nodes: Iterable[Node]) -> Node:
    """All of the nodes, in one level; a node that asks for nothing adds nothing."""
    flat: list[Node] = []
    for node in nodes:
        flat += node.nodes if isinstance(node, And) else () if isinstance(node, Everything) else (node,)
    return Everything() if not flat else flat[0] if len(flat) == 1 else And(tuple(flat))


def any_of(nodes: Iterable[Node]) -> Node:
    """At least one of one node or more, in one level, none of them twice."""
    flat: list[Node] = []
    for node in nodes:
        flat += node.nodes if isinstance(node, Or) else (node,)
    flat = list(dict.fromkeys(flat))
    return flat[0] if len(flat) == 1 else Or(tuple(flat))


def relaxed(node: Node) -> Node | None:
    """The tree with any of the words where it asked for all of them, its exclusions kept; None when that changes nothing."""
    looser = _loosened(node)
    return None if looser == node else looser


def _loosened(node: Node) -> Node:
    match node:
        case And(nodes):
            asked = [_loosened(one) for one in nodes if not isinstance(one, Not)]
            excluded = [one for one in nodes if isinstance(one, Not)]
            return all_of([*([any_of(asked)] if asked else ()), *excluded])
        case Or(nodes):
            return any_of(map(_loosened, nodes))
    return node


def wanted(node: Node, part: Part) -> tuple[KeySequence, ...]:
    """What a title or a body is marked with: sequences of key sets, one set a position, in the order of the query, none twice.

    A term is a sequence of one position, a phrase of several; of a Near each side is a sequence, so its words are marked wherever they
    stand. What the query excludes is not wanted, nor in a body what it looks for in titles.
    """
    return tuple(dict.fromkeys(_sequences(node, part)))


def _sequences(node: Node, part: Part) -> Iterator[KeySequence]:
    match node:
        case And(nodes) | Or(nodes):
            for one in nodes:
                yield from _sequences(one, part)
        case Term() | Phrase() | Near() if node.scope is Scope.ANYWHERE or part == "title":
            yield from _own_sequences(node)


def _own_sequences(node: Term | Phrase | Near) -> tuple[KeySequence, ...]:
    match node:
        case Term(keys):
            return ((keys,),)
        case Phrase(positions):
            return (positions,)
        case Near(left, right):
            return ((left,), (right,))
