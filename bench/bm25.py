"""A small BM25 in memory, so that a baseline differs from this build in its keys and in nothing that an engine could hide.

Okapi BM25 (Robertson and others 1994) with k1 = 1.2 and b = .75, and the idf that is never below zero, ln(1 + (N - n + .5) / (n + .5)).
A document is any word's, the words of a query add up, and the keys of one word count as one word.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

K1, B = 1.2, 0.75


class Bm25:
    """Documents as (id, language, keys)."""

    def __init__(self, documents: Iterable[tuple[str, str, Sequence[str]]]) -> None:
        self._languages: dict[str, str] = {}
        self._lengths: dict[str, int] = {}
        self._postings = defaultdict[str, dict[str, int]](dict)
        for id, language, keys in documents:
            self._languages[id], self._lengths[id] = language, len(keys)
            for key, count in Counter(keys).items():
                self._postings[key][id] = count
        self._mean = sum(self._lengths.values()) / max(1, len(self._lengths)) or 1.0

    def search(self, words: Iterable[frozenset[str]], language: str | None, most: int) -> list[str]:
        """The ids of the best documents, of one language or of any; ties by id."""
        scores = defaultdict[str, float](float)
        for keys in words:
            for id, score in self._scores(keys).items():
                scores[id] += score
        fit = [id for id in scores if language in (None, self._languages[id])]
        return sorted(fit, key=lambda id: (-scores[id], id))[:most]

    def _scores(self, keys: frozenset[str]) -> dict[str, float]:
        counts = Counter[str]()
        for key in keys:
            counts.update(self._postings.get(key, {}))
        everywhere = len(self._lengths)
        idf = math.log(1 + (everywhere - len(counts) + 0.5) / (len(counts) + 0.5))
        return {id: idf * self._saturated(id, count) for id, count in counts.items()}

    def _saturated(self, id: str, count: int) -> float:
        return count * (K1 + 1) / (count + K1 * (1 - B + B * self._lengths[id] / self._mean))
