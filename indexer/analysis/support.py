"""How much a collection speaks for each lexeme, as a generation keeps it: read at once, and looked up without an object for any."""

from __future__ import annotations

import struct
from array import array
from collections.abc import Iterator, Mapping
from itertools import accumulate, pairwise

from indexer.checksums import SUMS, checksum, places

_HEADER = struct.Struct("<I")
_SHARE = "d"


class Support(Mapping[str, float]):
    """Lexemes with their shares, in the order of their checksums."""

    def __init__(self, sums: array[int], ends: array[int], shares: array[float], block: bytes) -> None:
        self._sums, self._ends, self._shares, self._block = sums, ends, shares, block

    @classmethod
    def of(cls, shares: Mapping[str, float]) -> Support:
        """These lexemes."""
        rows = sorted((checksum(lexeme), lexeme.encode("utf-8", "surrogatepass"), share) for lexeme, share in shares.items())
        sums, lexemes, weights = zip(*rows, strict=True) if rows else ((), (), ())
        return cls(array(SUMS, sums), array(SUMS, accumulate(map(len, lexemes))), array(_SHARE, weights), b"".join(lexemes))

    def __getitem__(self, lexeme: str) -> float:
        place = self._place(lexeme)
        if place is None:
            raise KeyError(lexeme)
        return self._shares[place]

    def __contains__(self, lexeme: object) -> bool:
        return isinstance(lexeme, str) and self._place(lexeme) is not None

    def _place(self, lexeme: str) -> int | None:
        return next((place for place in places(self._sums, lexeme) if self._lexeme(place) == lexeme), None)

    def __iter__(self) -> Iterator[str]:
        return map(self._lexeme, range(len(self)))

    def __len__(self) -> int:
        return len(self._sums)

    def _lexeme(self, place: int) -> str:
        return self._block[self._ends[place - 1] if place else 0 : self._ends[place]].decode("utf-8", "surrogatepass")

    def to_bytes(self) -> bytes:
        """For keeping, in this machine's own byte order: an index does not travel. The same for equal shares."""
        return b"".join((_HEADER.pack(len(self)), self._sums.tobytes(), self._ends.tobytes(), self._shares.tobytes(), self._block))

    @classmethod
    def from_bytes(cls, data: bytes) -> Support:
        """What `to_bytes` gave; ValueError for bytes that cannot be."""
        if len(data) < _HEADER.size:
            raise ValueError("too short")
        (size,) = _HEADER.unpack_from(data)
        bounds = [*accumulate((size * array(kind).itemsize for kind in (SUMS, SUMS, _SHARE)), initial=_HEADER.size)]
        if len(data) < bounds[-1]:
            raise ValueError("too short")
        sums, ends = (array(SUMS, data[first:last]) for first, last in pairwise(bounds[:-1]))
        block = data[bounds[-1] :]
        if len(block) != (ends[-1] if size else 0):
            raise ValueError("another length")
        return cls(sums, ends, array(_SHARE, data[bounds[-2] : bounds[-1]]), block)
