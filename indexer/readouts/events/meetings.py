"""Which items share a key with others close to them: an inverted index walked a bounded number of steps ahead."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

_AT_ONCE = 1 << 16
"""Postings whose meetings are held at a time: with 32 steps, some 100 MB at the very worst."""


def meetings(
    keys: NDArray[Any], items: NDArray[np.int32], places: NDArray[np.int64], weights: NDArray[np.float32], ahead: int, reach: int
) -> Iterator[tuple[NDArray[np.int64], NDArray[np.float64]]]:
    """Pairs of items (a row each, the smaller number first) with the sum of their weights' products over the keys they share.

    `keys`, `items` and `weights` are the postings; items are numbered in the order of their `places` on a line. A posting meets the
    next `ahead` postings of its key whose items lie at most `reach` further on. So the work is bounded by postings times `ahead`,
    and a key that all share costs no more than a rare one. Each pair comes once.
    """
    order = _ordered(keys, items)
    keys, items, weights = keys[order], items[order], weights[order]
    by_item = _ordered(items, np.arange(len(items)))
    in_order = items[by_item]
    for start in range(0, len(by_item), _AT_ONCE):
        start, end = _whole_items(in_order, start, _AT_ONCE)
        if start < end:
            yield _met(keys, items, places, weights, by_item[start:end], ahead, reach)


def _ordered(first: NDArray[Any], then: NDArray[Any]) -> NDArray[np.int32]:
    """The order by two numbers of 32 bits, neither negative: as one of 64 bits they are sorted in half the time of np.lexsort."""
    return np.argsort(first.astype(np.uint64) << np.uint64(32) | then.astype(np.uint64)).astype(np.int32)


def _whole_items(items: NDArray[np.int32], start: int, size: int) -> tuple[int, int]:
    """The slice with both its ends moved on to where the next item begins, so that no item is cut in two."""

    def moved(place: int) -> int:
        return 0 if place == 0 else int(np.searchsorted(items, items[place - 1], side="right"))

    return moved(start), moved(min(start + size, len(items)))


def _met(
    keys: NDArray[Any],
    items: NDArray[np.int32],
    places: NDArray[np.int64],
    weights: NDArray[np.float32],
    left: NDArray[np.int32],
    ahead: int,
    reach: int,
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    pairs, products = [], []
    for step in range(1, ahead + 1):
        left = left[left + step < len(keys)]
        right = left + step
        near = (keys[left] == keys[right]) & (places[items[right]] - places[items[left]] <= reach)
        left, right = left[near], right[near]
        if not len(left):
            break
        pairs.append(items[left].astype(np.int64) * len(places) + items[right])
        products.append(weights[left] * weights[right])
    if not pairs:
        return np.zeros((0, 2), dtype=np.int64), np.zeros(0)
    found, numbers = np.unique(np.concatenate(pairs), return_inverse=True)
    sums = np.bincount(numbers, np.concatenate(products)).astype(np.float64)
    return np.stack(np.divmod(found, len(places)), axis=1), sums
