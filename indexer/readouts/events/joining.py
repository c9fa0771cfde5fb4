"""Texts without a day and the event that they are about: by text and names, and only where no other event comes near."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from indexer.readouts.events.clusters import Cluster, Clusters
from indexer.readouts.events.neighbours import MOST_TERMS
from indexer.readouts.events.profiles import Profile
from indexer.readouts.events.weighing import Vectors

MARGIN = 1.25
"""So much more alike than the next best event must the text be to its own."""
MOST_WITH_TERM, MOST_COMPARED = 100, 24


def join_undated(clusters: Clusters, profiles: Sequence[Profile], vectors: Vectors) -> None:
    """Join each group without a day to the dated one that it is clearly most alike to. All are judged before any is joined."""
    undated = [root for root in clusters.roots() if clusters.of(root).days is None]
    if undated:
        nearby = _Nearby(clusters, vectors)
        judged = [(root, _home(clusters, profiles, root, nearby.roots(root))) for root in undated]
        for root, home in judged:
            if home is not None:
                clusters.join(home, root)


def _home(clusters: Clusters, profiles: Sequence[Profile], root: int, nearby: Sequence[int]) -> int | None:
    """The dated group that the text belongs to; None when none is alike enough, or two are."""
    here = clusters.of(root)
    ranked = sorted((-here.likeness(clusters.of(other)), other) for other in nearby)
    if not ranked or (len(ranked) > 1 and ranked[0][0] > MARGIN * ranked[1][0]):
        return None
    home = ranked[0][1]
    return home if here.is_like(clusters.of(home)) and _may_belong(here, clusters.of(home), profiles) else None


def _may_belong(here: Cluster, home: Cluster, profiles: Sequence[Profile]) -> bool:
    """Do they name somebody in common, unless one of them names nobody, and is the event in the month or year that the text knows?"""
    mine, theirs = ({name for text in each.texts for name in profiles[text].names} for each in (here, home))
    within = {profiles[text].within for text in here.texts}
    days = [date.fromordinal(day).isoformat() for day in home.days or ()]
    return not (mine and theirs and mine.isdisjoint(theirs)) and all(any(day.startswith(period) for day in days) for period in within)


class _Nearby:
    """Dated groups by the terms of their texts; terms that many texts have find none."""

    def __init__(self, clusters: Clusters, vectors: Vectors) -> None:
        self._clusters = clusters
        owners, terms, weights = vectors.heaviest(MOST_TERMS)
        self._own = np.searchsorted(owners, np.arange(len(vectors) + 1))
        self._terms, self._weights = terms, weights
        dated = np.array([clusters.of(text).days is not None for text in range(len(vectors))], dtype=bool)[owners]
        order = np.argsort(terms[dated], kind="stable")
        self._texts = owners[dated][order]
        self._starts = np.searchsorted(terms[dated][order], np.arange(len(vectors.frequencies) + 1))
        self._theirs = weights[dated][order]

    def roots(self, text: int) -> list[int]:
        """The groups of the texts that share most with this one."""
        found = list(self._postings(text))
        if not found:
            return []
        texts, numbers = np.unique(np.concatenate([texts for texts, _ in found]), return_inverse=True)
        shared = np.bincount(numbers, np.concatenate([weights for _, weights in found]))
        best = texts[np.lexsort((texts, -shared))[:MOST_COMPARED]]
        return sorted({self._clusters.root(other) for other in best.tolist()})

    def _postings(self, text: int) -> Iterator[tuple[NDArray[np.int64], NDArray[np.float32]]]:
        for place in range(self._own[text], self._own[text + 1]):
            first, last = self._starts[self._terms[place]], self._starts[self._terms[place] + 1]
            if 0 < last - first <= MOST_WITH_TERM:
                yield self._texts[first:last], self._theirs[first:last] * self._weights[place]
