"""False friends: words that look alike across the languages and mean different things.

A bridge key that false friends share is *crowded*. All words that have it are told apart by the strict rules of the bridge, which leaves
мир and мир together and parts мэр from мир; where even the strict keys agree (час, час), the two false friends carry their language.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from indexer.analysis.bridge import bridge_key, strict_key
from indexer.model import RUSSIAN, UKRAINIAN


@dataclass(frozen=True, slots=True)
class FalseFriends:
    """The pairs (Russian lemma, Ukrainian lemma); the keys that they crowd; the words that carry their language."""

    pairs: frozenset[tuple[str, str]]
    crowded: frozenset[str]
    marked: frozenset[tuple[str, str]]

    def bridge_key(self, lemma: str, language: str) -> str:
        """`bridge.bridge_key`, but no false friends share one."""
        key = bridge_key(lemma, language)
        if key not in self.crowded:
            return key
        if (language, lemma) in self.marked:
            return f"{lemma}!{language}"
        return f"{strict_key(lemma, language)}!"


def false_friends(pairs: Iterable[tuple[str, str]]) -> FalseFriends:
    """The list of these pairs of a Russian and a Ukrainian lemma."""
    listed = frozenset(pairs)
    meeting = {pair for pair in listed if bridge_key(pair[0], RUSSIAN) == bridge_key(pair[1], UKRAINIAN)}
    alike = {pair for pair in meeting if strict_key(pair[0], RUSSIAN) == strict_key(pair[1], UKRAINIAN)}
    marked = {word for russian, ukrainian in alike for word in ((RUSSIAN, russian), (UKRAINIAN, ukrainian))}
    return FalseFriends(listed, frozenset(bridge_key(russian, RUSSIAN) for russian, _ in meeting), frozenset(marked))
