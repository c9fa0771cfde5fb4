"""Words as numbers: worked out once, remembered, and forgotten before the memory grows too large."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

_MOST_REMEMBERED = 300_000
Word = TypeVar("Word")


class Numbering(dict[Word, int], Generic[Word]):
    """Word → its number; a dict of its own, so that a warm look-up costs nothing but itself."""

    def __init__(self, work_out: Callable[[Word], int]) -> None:
        super().__init__()
        self._work_out = work_out

    def __missing__(self, word: Word) -> int:
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        number = self[word] = self._work_out(word)
        return number


def distinct(numbers: NDArray[np.uint32]) -> tuple[NDArray[np.uint32], NDArray[np.int64]]:
    """The distinct numbers, ascending, and how often each is there: np.unique for a few hundred, without what that spends on choices."""
    ordered = np.sort(numbers)
    firsts = np.flatnonzero(np.concatenate((np.ones(min(len(ordered), 1), dtype=bool), ordered[1:] != ordered[:-1])))
    return ordered[firsts], np.diff(firsts, append=len(ordered))
