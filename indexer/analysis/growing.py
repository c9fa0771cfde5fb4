"""An array that grows."""

from __future__ import annotations

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
            wider = np.empty(max(end, 2 * len(self._room)) if self._size else end, self._room.dtype)
            wider[: self._size] = self.values
            self._room = wider
        self._room[self._size : end] = values
        self._size = end

    @property
    def values(self) -> NDArray[Number]:
        """What is there."""
        return self._room[: self._size]
