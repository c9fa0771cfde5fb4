"""Arrays that grow: of numbers, and of rows of numbers."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

Number = TypeVar("Number", bound=np.generic)

_ROOM = 1_024


class Growing(Generic[Number]):
    """An array that grows by more than is asked for, so that many small additions cost little."""

    def __init__(self, dtype: np.dtype[Number]) -> None:
        self._room: NDArray[Number] = np.empty(_ROOM, dtype)
        self._size = 0

    def __len__(self) -> int:
        return self._size

    def extend(self, values: NDArray[Number]) -> None:
        """Put values at the end."""
        end = self._size + len(values)
        if end > len(self._room):
            wider = np.empty(max(end, 3 * len(self._room) // 2) if self._size else end, self._room.dtype)
            wider[: self._size] = self.values
            self._room = wider
        self._room[self._size : end] = values
        self._size = end

    @property
    def values(self) -> NDArray[Number]:
        """What is there."""
        return self._room[: self._size]


class Rows(Generic[Number]):
    """Rows of different lengths in one array: a hundred thousand small arrays would take twice the room."""

    def __init__(self, dtype: np.dtype[Number]) -> None:
        self._values = Growing(dtype)
        self._starts = array("q", [0])
        self._dtype = dtype

    def __len__(self) -> int:
        return len(self._starts) - 1

    def __getitem__(self, number: int) -> NDArray[Number]:
        return self.values[self._starts[number] : self._starts[number + 1]]

    def append(self, row: NDArray[Number]) -> None:
        """Put a row at the end."""
        self._values.extend(row)
        self._starts.append(len(self._values))

    @property
    def values(self) -> NDArray[Number]:
        """All rows, one after another."""
        return self._values.values

    @property
    def starts(self) -> NDArray[np.int64]:
        """Where each row begins; at the end, where the last one ends."""
        return np.array(self._starts, np.int64)

    def ordered(self, order: Sequence[int]) -> Rows[Number]:
        """These rows in another order."""
        found = Rows(self._dtype)
        for number in order:
            found.append(self[number])
        return found
