"""What an index keeps of the words of a body, so that a snippet need not read all of it: where each begins, and its keys' signatures.

A signature is 16 bits that follow from a key. A key that is looked for stands at positions which bear its signature, and with one in
65,536 of the others; so only those few words are read, to be sure (a signature file, Faloutsos and Christodoulakis 1984).

    1 byte                  how many bytes a place has, 2 or 4
    2 or 4 a word           where the words begin, in code points
    2 a word, three times   the signatures of their keys: all of the words layer, then exact, then bridge

Numbers are in this machine's own byte order: an index does not travel.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from indexer.model import Key

_LAYERS = 3
_NARROW, _WIDE = np.dtype("u2"), np.dtype("u4")
_SIGNATURE = np.dtype("u2")
_SPACE = 32
_FIRST, _SECOND = np.uint32(0x9E3779B1), np.uint32(0x85EBCA77)  # odd, so that no letter is lost (Knuth's multiplicative hashing)


def sign(starts: Sequence[int] | NDArray[np.uint32], signed: NDArray[np.uint16]) -> bytes:
    """What is kept of words that begin at these places, ascending code points; `signed` are the signatures of their keys, by layer."""
    place = _NARROW if not len(starts) or starts[-1] <= np.iinfo(_NARROW).max else _WIDE
    return b"".join((bytes((place.itemsize,)), np.asarray(starts, place).tobytes(), signed.tobytes()))


def signatures(keys: str) -> NDArray[np.uint16]:
    """The signatures of keys with spaces between: of each the sum of its letters, each mixed first, which other words share by chance."""
    if not keys:
        return np.zeros(0, _SIGNATURE)
    letters = np.frombuffer(keys.encode("utf-32-le", "surrogatepass"), "<u4")
    mixed = letters * _FIRST
    mixed ^= mixed >> np.uint32(15)
    mixed *= _SECOND
    mixed >>= np.uint32(16)
    spaces = letters == _SPACE
    mixed[spaces] = 0
    return np.add.reduceat(mixed, np.append(0, np.flatnonzero(spaces) + 1)).astype(_SIGNATURE)


class Signed:
    """What `sign` kept, read back: `starts`, and the positions that some keys may stand at."""

    __slots__ = ("_signatures", "starts")

    def __init__(self, kept: bytes) -> None:
        place = kept[0]
        length = (len(kept) - 1) // (place + _LAYERS * _SIGNATURE.itemsize)
        end = 1 + place * length
        self.starts: Sequence[int] = memoryview(kept)[1:end].cast("H" if place == _NARROW.itemsize else "I")
        self._signatures = np.frombuffer(kept, _SIGNATURE, offset=end)

    def candidates(self, keys: frozenset[Key]) -> list[int]:
        """The positions, ascending, that may have one of the keys, and all that have."""
        length = len(self.starts)
        return sorted({place % length for place in _bearing(keys).take(self._signatures).nonzero()[0].tolist()})


@lru_cache(maxsize=64)
def _bearing(keys: frozenset[Key]) -> NDArray[np.bool_]:
    """For each signature whether one of the keys has it: made once for all documents of a page."""
    table = np.zeros(np.iinfo(_SIGNATURE).max + 1, np.bool_)
    table[signatures(" ".join(keys))] = True
    return table
