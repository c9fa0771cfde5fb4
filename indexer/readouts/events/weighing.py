"""Profiles → weighed vectors, and how alike two of them are.

weight of a term    (1 + ln n) · ln(1 + N/d), n its count in the text, N texts in all, d of them with the term
similarity          cosine: 0 (nothing in common) to 1
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from indexer.readouts.events.profiles import Profile


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """A text of length 1; terms ascend, weights in parallel."""

    terms: NDArray[np.int64]
    weights: NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Vectors:
    """All texts, row after row: that of number n is `[starts[n]:starts[n + 1]]`. `frequencies` says how many texts have each term."""

    starts: NDArray[np.int64]
    terms: NDArray[np.int64]
    weights: NDArray[np.float32]
    frequencies: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.starts) - 1

    def row(self, number: int) -> Row:
        """One text."""
        place = slice(self.starts[number], self.starts[number + 1])
        return Row(self.terms[place], self.weights[place])

    def heaviest(self, most: int) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float32]]:
        """Texts, terms and weights, in parallel: of each text the `most` heaviest terms that another has too."""
        texts = np.repeat(np.arange(len(self)), np.diff(self.starts))
        shared = self.frequencies[self.terms] > 1
        texts, terms, weights = texts[shared], self.terms[shared], self.weights[shared]
        order = np.argsort(texts - weights.astype(np.float64) / 2, kind="stable")  # by text, then weight; a weight is 1 at most
        texts, terms, weights = texts[order], terms[order], weights[order]
        rank = np.arange(len(texts)) - np.searchsorted(texts, texts)
        kept = rank < most
        return texts[kept], terms[kept], weights[kept]


def weigh(profiles: Sequence[Profile]) -> Vectors:
    """The profiles weighed, in their order."""
    starts = np.zeros(len(profiles) + 1, dtype=np.int64)
    np.cumsum([len(profile.terms) for profile in profiles], out=starts[1:])
    known, terms = np.unique(_joined([profile.terms for profile in profiles], np.uint32), return_inverse=True)
    frequencies = np.bincount(terms, minlength=len(known))
    rarities = np.log1p(len(profiles) / np.maximum(frequencies, 1))
    counts = _joined([profile.counts for profile in profiles], np.uint8)
    weights = ((1 + np.log(counts, dtype=np.float32)) * rarities[terms]).astype(np.float32)
    lengths = np.sqrt(np.add.reduceat(np.append(weights, np.float32(0)) ** 2, starts[:-1])) if len(profiles) else np.zeros(0)
    return Vectors(starts, terms, weights / np.repeat(np.where(lengths > 0, lengths, 1), np.diff(starts)), frequencies)


def _joined(parts: Sequence[NDArray[Any]], kind: type[np.generic]) -> NDArray[Any]:
    return np.concatenate(parts) if parts else np.zeros(0, dtype=kind)
