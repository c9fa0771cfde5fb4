"""Which items share a key with others close to them: an inverted index walked a bounded number of steps ahead."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

_AT_ONCE = 1 << 16
"""Postings whose meetings are held at a time: with 32 steps, some 100 MB at the very worst."""


def meetings(
    keys: NDArray[Any], items: NDArray[np.int32], weights: NDArray[np.float32], places: NDArray[np.int64], ahead: int, reach: int
) -> Iterator[tuple[NDArray[np.int64], NDArray[np.float64]]]:
    """Pairs of items (a row each, the smaller number first) with the sum of their weights' products over the keys they share.

    `keys`, `items` and `weights` are the postings, item by item; keys are numbers of 32 bits, none of them negative, and items are
    numbered in the order of their `places` on a line. A posting meets the next `ahead` postings of its key whose items lie at most
    `reach` further on. So the work is bounded by postings times `ahead`, and a key that all share costs no more than a rare one. Each
    pair comes once.
    """
    order = _by_shared_key(keys)
    by_item = _inverse(order, len(keys))
    keys, items, weights = keys[order], items[order], weights[order]
    del order
    in_order = items[by_item]
    for start in range(0, len(by_item), _AT_ONCE):
        start, end = _whole_items(in_order, start, _AT_ONCE)
        if start < end:
            yield _met(keys, items, places, weights, by_item[start:end], ahead, reach)


def _by_shared_key(keys: NDArray[Any]) -> NDArray[np.int32]:
    """The places of the postings key by key, those of one key as they came; without keys that stand once: most do, and meet nothing.

    Key and place as one number of 64 bits are sorted in place, in a third of the time of np.argsort.
    """
    both = keys.astype(np.uint64)
    both <<= np.uint64(32)
    both |= np.arange(len(keys), dtype=np.uint32)
    both.sort()
    both &= np.uint64(0xFFFFFFFF)
    order = both.astype(np.int32)
    del both
    in_order = keys[order]
    shared = np.zeros(len(order), np.bool_)
    shared[1:] = in_order[1:] == in_order[:-1]
    shared[:-1] |= shared[1:]
    return order[shared]


def _inverse(order: NDArray[np.int32], size: int) -> NDArray[np.int32]:
    """Where in the order each stands that does, from the first to the last."""
    places = np.full(size, -1, np.int32)
    places[order] = np.arange(len(order), dtype=np.int32)
    return places[places >= 0]


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
