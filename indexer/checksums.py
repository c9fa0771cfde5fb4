"""Texts found by their checksums: an ascending array of these is read in no time and searched in a microsecond, without an object a text.

Two texts may share a checksum, so who finds a place looks whether it has the text that was meant.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from zlib import crc32

SUMS = "I"
"""The type of an array of checksums, and of the numbers beside them."""


def checksum(text: str) -> int:
    """The checksum of any text."""
    return crc32(text.encode("utf-8", "surrogatepass"))


def places(sums: array[int], text: str) -> range:
    """Where a text may stand among the texts of these checksums, which ascend."""
    wanted = checksum(text)
    first = bisect_left(sums, wanted)
    return range(first, bisect_right(sums, wanted, first))
