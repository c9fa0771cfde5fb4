"""Texts of the same days and how alike they are, without comparing all with all.

Each text meets others of its days by its heaviest terms; the most alike by these are compared in full.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from indexer.readouts.events.meetings import meetings
from indexer.readouts.events.weighing import Vectors

DAYS = 2
"""So far apart may two days be that are about one event."""
LAST_DAY = date.max.toordinal()
MOST_TERMS, MOST_AHEAD, MOST_COMPARED = 64, 32, 24
_AT_ONCE = 4_096  # pairs whose cosines are worked out together


@dataclass(frozen=True, slots=True)
class Likeness:
    """Texts a and b, by number, a < b, and the cosine of the two."""

    a: int
    b: int
    similarity: float


def near_in_time(vectors: Vectors, days: Sequence[Sequence[int]], least: float) -> tuple[Likeness, ...]:
    """The pairs of texts with days at most DAYS apart that are alike by `least` and more, the most alike first.

    A text is compared with the MOST_COMPARED others that look most like it, and with those that it looks most like to.
    """
    pairs, sums = _met(vectors, days)
    chosen = np.unique(pairs[_promising(pairs, sums)], axis=0)
    found = (one for one in _compared(vectors, chosen) if one.similarity >= least)
    return tuple(sorted(found, key=lambda one: (-one.similarity, one.a, one.b)))


def _met(vectors: Vectors, days: Sequence[Sequence[int]]) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """The most promising pairs of texts that share heavy terms, with what these add to their likeness.

    A text of two days stands at both. Each batch keeps what promises most in it, so the pairs do not pile up.
    """
    stands = sorted((day, number) for number, each in enumerate(days) for day in each)
    texts = np.array([number for _, number in stands], dtype=np.int64)
    places = np.array([day for day, _ in stands], dtype=np.int64)
    pairs, sums = [np.zeros((0, 2), dtype=np.int64)], [np.zeros(0)]
    for found, shared in meetings(*_postings(vectors, texts), places, MOST_AHEAD, DAYS):
        named = np.sort(texts[found], axis=1)
        kept = _promising(named, shared)
        pairs.append(named[kept])
        sums.append(shared[kept])
    return np.concatenate(pairs), np.concatenate(sums)


def _postings(vectors: Vectors, texts: NDArray[np.int64]) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.float32]]:
    """The heaviest terms of these texts, the numbers of the texts among them, and the weights of the terms, in parallel."""
    owners, terms, weights = vectors.heaviest(MOST_TERMS)
    firsts = np.searchsorted(owners, texts)
    sizes = np.searchsorted(owners, texts, side="right") - firsts
    taken = np.repeat((firsts - np.cumsum(sizes) + sizes).astype(np.int32), sizes) + np.arange(sizes.sum(), dtype=np.int32)
    return terms[taken], np.repeat(np.arange(len(texts), dtype=np.int32), sizes), weights[taken]


def _promising(pairs: NDArray[np.int64], sums: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Which of the pairs are of two texts and promise most to one of them."""
    kept = np.zeros(len(pairs), dtype=bool)
    for side in (0, 1):
        order = np.lexsort((pairs[:, 1 - side], -sums, pairs[:, side]))
        own = pairs[order, side]
        kept[order[np.arange(len(own)) - np.searchsorted(own, own) < MOST_COMPARED]] = True
    return kept & (pairs[:, 0] < pairs[:, 1])


def _compared(vectors: Vectors, pairs: NDArray[np.int64]) -> Iterator[Likeness]:
    """The cosine of each pair; pairs of one first text come together."""
    spread = np.zeros(len(vectors.frequencies), dtype=np.float32)
    for start in range(0, len(pairs), _AT_ONCE):
        part = pairs[start : start + _AT_ONCE]
        for (a, b), similarity in zip(part.tolist(), _cosines(vectors, part, spread).tolist(), strict=True):
            yield Likeness(a, b, similarity)


def _cosines(vectors: Vectors, pairs: NDArray[np.int64], spread: NDArray[np.float32]) -> NDArray[np.float64]:
    """The cosine of each pair. `spread` has a zero for each term, and again in the end.

    A first text is spread over it, and all its second ones look their terms up there.
    """
    theirs, lengths = vectors.places(pairs[:, 1])
    terms, products = vectors.terms[theirs], np.empty(len(theirs), np.float32)
    firsts, begins = np.unique(pairs[:, 0], return_index=True)
    ends = np.append(0, np.cumsum(lengths))[np.append(begins, len(pairs))].tolist()
    for first, (begin, end) in zip(firsts.tolist(), pairwise(ends), strict=True):
        row = vectors.row(first)
        spread[row.terms] = row.weights
        spread.take(terms[begin:end], out=products[begin:end], mode="clip")
        spread[row.terms] = 0
    products *= vectors.weights[theirs]
    return np.bincount(np.repeat(np.arange(len(pairs)), lengths), products, len(pairs)).astype(np.float64)
