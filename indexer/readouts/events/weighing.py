"""Profiles → weighed vectors, and how alike two of them are.

weight of a term    (1 + ln n) · ln(1 + N/d), n its count in the text, N texts in all, d of them with the term
similarity          cosine: 0 (nothing in common) to 1
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from indexer.readouts.events.profiles import Profile


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

    def heaviest(self, most: int) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.float32]]:
        """Texts, terms and weights, in parallel: of each text the `most` heaviest terms that another has too, the heaviest first."""
        places = [np.zeros(0, dtype=np.int64), *(self._heaviest(number, most) for number in range(len(self)))]
        texts = np.repeat(np.arange(-1, len(self), dtype=np.int32), [len(found) for found in places])
        taken = np.concatenate(places)
        return texts, self.terms[taken], self.weights[taken]

    def _heaviest(self, number: int, most: int) -> NDArray[np.int64]:
        first, row = self.starts[number], self.row(number)
        shared = np.flatnonzero(self.frequencies[row.terms] > 1)
        heaviest: NDArray[np.int64] = first + shared[np.argsort(-row.weights[shared], kind="stable")[:most]]
        return heaviest


def weigh(profiles: Sequence[Profile]) -> Vectors:
    """The profiles weighed, in their order. Text by text, so that nothing of the size of the collection is held but what comes out."""
    starts = np.zeros(len(profiles) + 1, dtype=np.int64)
    np.cumsum([len(profile.terms) for profile in profiles], out=starts[1:])
    known = np.unique(np.concatenate([np.zeros(0, dtype=np.uint32), *(profile.terms for profile in profiles)]))
    vectors = Vectors(starts, np.zeros(starts[-1], np.int32), np.zeros(starts[-1], np.float32), np.zeros(len(known), np.int64))
    for number, profile in enumerate(profiles):
        row = vectors.row(number)
        row.terms[:] = np.searchsorted(known, profile.terms)
        vectors.frequencies[row.terms] += 1
    rarities = np.log1p(len(profiles) / np.maximum(vectors.frequencies, 1)).astype(np.float32)
    for number, profile in enumerate(profiles):
        row = vectors.row(number)
        row.weights[:] = (1 + np.log(profile.counts, dtype=np.float32)) * rarities[row.terms]
        row.weights[:] /= np.linalg.norm(row.weights) or 1
    return vectors
