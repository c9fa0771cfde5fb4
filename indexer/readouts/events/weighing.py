"""Profiles → weighed vectors, and how alike two of them are.

weight of a term    (1 + ln n) · ln(1 + N/d), n its count in the text, N texts in all, d of them with the term
similarity          cosine: 0 (nothing in common) to 1
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from indexer.analysis.growing import Rows

_AT_ONCE, _TEXTS_AT_ONCE = 1 << 20, 1_000
_ALL_BITS = 0xFFFFFFFF
_BY_COUNT = np.array([0, *(1 + np.log(np.arange(1, 256)))], np.float32)


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """A text of length 1; terms ascend, weights in parallel."""

    terms: NDArray[np.int32]
    weights: NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Vectors:
    """All texts, row after row: that of number n is `[starts[n]:starts[n + 1]]`. `frequencies` says how many texts have each term."""

    starts: NDArray[np.int64]
    terms: NDArray[np.int32]
    weights: NDArray[np.float32]
    frequencies: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.starts) - 1

    def row(self, number: int) -> Row:
        """One text."""
        place = slice(self.starts[number], self.starts[number + 1])
        return Row(self.terms[place], self.weights[place])

    def places(self, numbers: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Where the terms of some texts stand, text after text, and how many each has."""
        first, lengths = self.starts[numbers], self.starts[numbers + 1] - self.starts[numbers]
        ends = np.cumsum(lengths)
        return np.repeat(first - ends + lengths, lengths) + np.arange(lengths.sum()), lengths

    def heaviest(self, most: int) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.float32]]:
        """Texts, terms and weights, in parallel: of each text the `most` heaviest terms that another has too, the heaviest first."""
        places = [np.zeros(0, np.uint32), *(self._heaviest(number, most) for number in range(len(self)))]
        texts = np.repeat(np.arange(-1, len(self), dtype=np.int32), [len(found) for found in places])
        taken = np.concatenate(places)
        return texts, self.terms[taken], self.weights[taken]

    def _heaviest(self, number: int, most: int) -> NDArray[np.uint32]:
        first, row = self.starts[number], self.row(number)
        shared = np.flatnonzero(self.frequencies[row.terms] > 1)
        # weights are positive, so their bits ascend with them; as whole numbers, each once, they are sorted several times as fast
        bits = np.uint64(_ALL_BITS) - row.weights[shared].view(np.uint32)
        ordered = np.sort(bits << np.uint64(32) | shared.astype(np.uint64))[:most] & np.uint64(_ALL_BITS)
        return (np.uint64(first) + ordered).astype(np.uint32)  # below 4 billion: 17 million texts


def weigh(terms: Rows[np.uint32], counts: Rows[np.uint8]) -> Vectors:
    """Texts by their terms and how often each has these. Part by part, so that little of the size of the collection is held at once."""
    known = _distinct(terms.values)
    numbers = np.empty(len(terms.values), np.int32)
    frequencies = np.zeros(len(known), np.int64)
    for first in range(0, len(numbers), _AT_ONCE):
        part = slice(first, first + _AT_ONCE)
        numbers[part] = np.searchsorted(known, terms.values[part])
        frequencies += np.bincount(numbers[part], minlength=len(known))
    rarities = np.log1p(len(terms) / np.maximum(frequencies, 1)).astype(np.float32)
    weights = np.empty(len(numbers), np.float32)
    for first in range(0, len(terms), _TEXTS_AT_ONCE):
        starts = terms.starts[first : first + _TEXTS_AT_ONCE + 1]
        part = slice(starts[0], starts[-1])
        raw = _BY_COUNT[counts.values[part]] * rarities[numbers[part]]
        texts = np.repeat(np.arange(len(starts) - 1), np.diff(starts))
        weights[part] = raw / np.sqrt(np.bincount(texts, np.square(raw, dtype=np.float64)))[texts]
    return Vectors(terms.starts, numbers, weights, frequencies)


def _distinct(numbers: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """The distinct numbers, ascending: np.unique holds several times as much."""
    ordered = np.sort(numbers)
    found: NDArray[np.uint32] = ordered[np.concatenate((np.ones(min(len(ordered), 1), np.bool_), ordered[1:] != ordered[:-1]))]
    return found
