"""In which row of a table each text stands: checksums of their ids, ascending, and the rows beside them.

Two ids may share a checksum; who asks looks at the rows that may have the text.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from indexer.checksums import SUMS, checksum, places


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """The sums, and the rows in parallel."""

    sums: array[int] = field(default_factory=lambda: array(SUMS))
    rows: array[int] = field(default_factory=lambda: array(SUMS))

    @classmethod
    def of(cls, texts: Iterable[tuple[str, int]]) -> Whereabouts:
        """Those of ids with their rows."""
        found = sorted((checksum(id), row) for id, row in texts)
        return cls(array(SUMS, (each for each, _ in found)), array(SUMS, (row for _, row in found)))

    def candidates(self, id: str) -> array[int]:
        """The rows that may have a text, the one that has it among them."""
        found = places(self.sums, id)
        return self.rows[found.start : found.stop]

    def moved(self, numbers: NDArray[np.int64], come: Whereabouts) -> Whereabouts:
        """Once each row has its number of `numbers`, or is gone (-1), and others have come."""
        rows = numbers[np.frombuffer(self.rows, np.uintc)]
        stays = rows >= 0
        all_sums = np.concatenate((np.frombuffer(self.sums, np.uintc)[stays], np.frombuffer(come.sums, np.uintc)))
        all_rows = np.concatenate((rows[stays], np.frombuffer(come.rows, np.uintc))).astype(np.uintc)
        order = np.lexsort((all_rows, all_sums))
        return Whereabouts(array(SUMS, all_sums[order].tobytes()), array(SUMS, all_rows[order].tobytes()))

    def to_bytes(self) -> bytes:
        """For keeping, in this machine's own byte order: an index does not travel."""
        return self.sums.tobytes() + self.rows.tobytes()

    @classmethod
    def from_bytes(cls, data: bytes) -> Whereabouts:
        """What `to_bytes` gave; ValueError for bytes that cannot be."""
        if len(data) % (2 * array(SUMS).itemsize):
            raise ValueError("sums and rows of different lengths")
        return cls(array(SUMS, data[: len(data) // 2]), array(SUMS, data[len(data) // 2 :]))
