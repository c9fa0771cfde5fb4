"""In which row of a table each text stands: checksums of their ids, ascending, and the rows beside them.

Two ids may share a checksum; who asks looks at the rows that may have the text.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

_TYPE = "I"
_BYTES = array(_TYPE).itemsize


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """The sums, and the rows in parallel."""

    sums: array[int] = field(default_factory=lambda: array(_TYPE))
    rows: array[int] = field(default_factory=lambda: array(_TYPE))

    @classmethod
    def of(cls, texts: Iterable[tuple[str, int]]) -> Whereabouts:
        """Those of ids with their rows."""
        found = sorted((_sum(id), row) for id, row in texts)
        return cls(array(_TYPE, (each for each, _ in found)), array(_TYPE, (row for _, row in found)))

    def __len__(self) -> int:
        return len(self.sums)

    def candidates(self, id: str) -> Iterator[int]:
        """The rows that may have a text, the one that has it among them."""
        wanted = _sum(id)
        place = bisect_left(self.sums, wanted)
        while place < len(self.sums) and self.sums[place] == wanted:
            yield self.rows[place]
            place += 1

    def moved(self, places: NDArray[np.int64], come: Whereabouts) -> Whereabouts:
        """Once each row stands at its place of `places`, or nowhere (-1), and others have come."""
        rows = places[np.frombuffer(self.rows, np.uintc)]
        stays = rows >= 0
        all_sums = np.concatenate((np.frombuffer(self.sums, np.uintc)[stays], np.frombuffer(come.sums, np.uintc)))
        all_rows = np.concatenate((rows[stays], np.frombuffer(come.rows, np.uintc))).astype(np.uintc)
        order = np.lexsort((all_rows, all_sums))
        return Whereabouts(array(_TYPE, all_sums[order].tobytes()), array(_TYPE, all_rows[order].tobytes()))

    def to_bytes(self) -> bytes:
        """For keeping, in this machine's own byte order: an index does not travel."""
        return self.sums.tobytes() + self.rows.tobytes()

    @classmethod
    def from_bytes(cls, data: bytes) -> Whereabouts:
        """What `to_bytes` gave; ValueError for bytes that cannot be."""
        if len(data) % (2 * _BYTES):
            raise ValueError("sums and rows of different lengths")
        return cls(array(_TYPE, data[: len(data) // 2]), array(_TYPE, data[len(data) // 2 :]))


def _sum(id: str) -> int:
    return crc32(id.encode("utf-8", "surrogatepass"))
