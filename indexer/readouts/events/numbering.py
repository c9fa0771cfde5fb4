"""Words as numbers: worked out once, remembered, and forgotten before the memory grows too large."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

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
