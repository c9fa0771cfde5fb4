"""What is worked out once and remembered, up to a bound, so that memory does not grow with a collection."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

MOST_REMEMBERED = 300_000  # forms a language: some 500 bytes each
Known = TypeVar("Known")
Found = TypeVar("Found")


class Memory(dict[Known, Found], Generic[Known, Found]):
    """What is known → what is worked out of it; a dict of its own, so that a warm look-up costs nothing but itself.

    What comes once it is full is worked out anew each time.
    """

    def __init__(self, work_out: Callable[[Known], Found]) -> None:
        super().__init__()
        self._work_out = work_out

    def __missing__(self, known: Known) -> Found:
        found = self._work_out(known)
        if len(self) < MOST_REMEMBERED:
            self[known] = found
        return found
